"""Reads documents: exports of archives with many articles, or files that are one article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date as Date

from coder.core.errors import CoderError, InputError
from coder.formats.archives.containers import (
    Container,
    Opened,
    Unreadable,
    container_of,
    open_document,
    open_text,
)
from coder.formats.archives.header_dates import HeaderDates
from coder.formats.archives.monitoring import cleaned
from coder.formats.archives.services import form_of
from coder.formats.archives.single import single_story
from coder.formats.archives.story import Story, Unsplit
from coder.formats.archives.web_page import read_page
from coder.formats.input.format import OpenSource
from coder.formats.input.openers import decoded
from coder.formats.input.plain_text import plain_record
from coder.formats.input.records import Dating, Item, RawRecord

LONGEST_FILE = 32 << 20
"""Bytes of a file; no export of a service has as many."""
NAMES = tuple("id date title source byline section length language publisher type url subject text".split())
"""The fields that every story has, if they are only empty."""
_CREATED = "file property 'created'"
_SHOWN = 60
_SURROGATE = re.compile("[\udc80-\udcff]")
"""A byte that the encoding does not know."""


def read(service: str | None, opened: OpenSource) -> Iterator[Item]:
    """Return the articles of a document; a plain text that no service made is one."""
    source = opened.source
    data = opened.stream.read(LONGEST_FILE + 1)
    if len(data) > LONGEST_FILE:
        yield InputError(f"is longer than {LONGEST_FILE >> 20} MB", file=source.path, remedy="export it in parts")
        return
    if not data.strip():
        return
    try:
        yield from _items(opened, data, service)
    except Unreadable as error:
        yield InputError(str(error), file=source.path, remedy="check the file, or export it anew in parts")
    except (CoderError, OSError, UnicodeError):
        raise
    except Exception as error:  # no file may end a run of millions
        message = f"can't be split: {type(error).__name__}: {error}"
        yield InputError(message, file=source.path, remedy="leave the file out, and report it")


def _items(opened: OpenSource, data: bytes, service: str | None) -> Iterator[Item]:
    """Return the articles of a document by what its content is."""
    container = container_of(data)
    if container is not Container.TEXT:
        yield from _of_document(opened, data, open_document(data, container), service)
        return
    text = decoded(data, opened.encoding)
    form = form_of(text, service)
    if form is not None:
        yield from _records(opened, list(form.split(open_text(_legible(text, data)))))
    elif service:
        yield _not_of(service, opened.source.path)
    else:
        yield plain_record(opened, data)


def _of_document(opened: OpenSource, data: bytes, found: Opened, service: str | None) -> Iterator[Item]:
    """Return the articles of a file that is no plain text: those of an export, or else the one that it is."""
    form = form_of("\n".join(line.text for line in found.document.lines), service)
    if form is not None:
        yield from _records(opened, list(form.split(found.document)))
    elif service:
        yield _not_of(service, opened.source.path)
    else:
        yield from _records(opened, [_single(data, found)], found.created, opened.source.name)


def _single(data: bytes, found: Opened) -> Story | Unsplit:
    """Return the one article of a document."""
    if found.container is Container.HTML:
        return read_page(data)
    story = single_story(found.document)
    if isinstance(story, Story) and not story.fields.get("title"):
        return replace(story, fields={**story.fields, "title": found.title})
    return story


def _records(
    opened: OpenSource, stories: Sequence[Story | Unsplit], created: Date | None = None, name: str = ""
) -> Iterator[Item]:
    """Return the records of stories, and an error in the place of each document that could not be split.

    ``created`` dates what no header and no option does; ``name`` is the id of a file that is one article.
    """
    source = opened.source
    dates = HeaderDates(_date_texts(stories), opened.fields.date_format)
    own = opened.fields.of_file(NAMES)
    for number, story in enumerate(stories, 1):
        if isinstance(story, Unsplit):
            reason = f"{story.reason} (title: {story.title[:_SHOWN]})" if story.title else story.reason
            remedy = f"look at line {story.line} of its text, and give the article in a file of its own"
            yield InputError(reason, file=source.path, line=number, unit="document", remedy=remedy)
            continue
        date, dating = _dated(dates, story)
        if date is None and created and not source.date:
            date, dating = created, Dating(_CREATED)
        row = {**dict.fromkeys(NAMES), **story.fields, "text": cleaned(story.text), "date": date}
        default = name or f"{source.path}:{number}"
        yield RawRecord(source.path, "document", number, row, source.date, default, own, dating)


def _date_texts(stories: Sequence[Story | Unsplit]) -> list[str]:
    return [header.text for story in stories if isinstance(story, Story) for header in story.dates]


def _dated(dates: HeaderDates, story: Story) -> tuple[Date | None, Dating]:
    """Return the date of a story, and the header that gives it, or that gives none."""
    for header in story.dates:
        if (date := dates.read(header.text)) is not None:
            return date, Dating(header.name)
    first = next(iter(story.dates), None)
    return None, Dating(first.name, first.text[:_SHOWN]) if first else Dating()


def _not_of(service: str, path: str) -> InputError:
    remedy = "leave --input-format out, or check how the file was exported"
    return InputError(f"has no document in a form of {service}", file=path, remedy=remedy)


def _legible(text: str, data: bytes) -> str:
    """Return a text whose bytes are not all UTF-8 in the old encoding of Western Europe, in which archives exported."""
    return data.decode("cp1252", "replace") if _SURROGATE.search(text) else text


def columns(service: str | None, opened: OpenSource) -> tuple[str, ...]:
    """Return the fields of the stories of a document; none for a plain text."""
    data = opened.stream.read(LONGEST_FILE + 1)
    is_text = (
        service is None and container_of(data) is Container.TEXT and form_of(decoded(data, opened.encoding)) is None
    )
    return () if is_text else NAMES
