"""Reads a document that is one article: what stands above its text are headline, author and date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coder.dictionary.word_lists import alternatives
from coder.formats.archives.header_dates import names_date
from coder.formats.archives.labels import Labels
from coder.formats.archives.lines import Document, Line, blocks, body, joined
from coder.formats.archives.story import NO_TEXT, Story, Unsplit, dated

_LABELS = Labels("archives.labels")
_BYLINE = re.compile(rf"(?:{alternatives('archives.byline_words')})\b.*", re.IGNORECASE)
_MOST_HEADINGS = 12
_LONGEST_HEADING = 200
_MOST_WORDS = 9
"""Words of a byline, or of a line that is a date."""
_STOPS = (".", "!", ".\u201d", '."')


def single_story(document: Document, titled: bool = False) -> Story | Unsplit:
    """Return the article that a document is; with ``titled`` its headline is known, and the text has none.

    >>> texts = ("Talks fail", "By Ana Ruiz", "5 March 2014", "Turkey left.")
    >>> story = single_story(Document([Line(text, at) for at, text in enumerate(texts)], wrapped=False))
    >>> story.text, story.fields, story.dates[0].text
    ('Turkey left.', {'title': 'Talks fail', 'byline': 'By Ana Ruiz'}, '5 March 2014')
    """
    parts = blocks(document.lines, document.wrapped)
    fields: dict[str, str] = {}
    kept: list[list[Line]] = []
    for at, part in enumerate(parts):
        named = _heading(part, fields, titled) if at < _MOST_HEADINGS else None
        if named is None:
            kept = parts[at:]
            break
        fields.setdefault(*named)
    text = body((line for part in kept for line in (*part, Line("", 0))), document.wrapped)
    if not text and parts:
        text, fields = body(document.lines, document.wrapped), {}
    if not text:
        return Unsplit(1, NO_TEXT)
    dates = (("Date", fields.pop("date", None)), ("date line", fields.pop("date line", None)))
    return Story(1, text, {name: value for name, value in fields.items() if name != "other"}, dated(dates))


def _heading(part: Sequence[Line], known: dict[str, str], titled: bool) -> tuple[str, str] | None:
    """Return the field that a block above the text gives, and what it says; None for the first block of the text."""
    text = joined(part)
    if (row := _row(part[0])) is not None:
        return row
    if len(text) > _LONGEST_HEADING:
        return None
    few = len(text.split()) <= _MOST_WORDS
    if few and names_date(text) and not text.endswith(_STOPS):
        return "date line", text
    if few and _BYLINE.fullmatch(text) and not text.endswith(_STOPS):
        return "byline", text
    if not titled and "title" not in known and not text.endswith(_STOPS):
        return "title", text
    return None


def _row(line: Line) -> tuple[str, str] | None:
    """Return what a line "Date: 5 March 2014" or a row "Date", "5 March 2014" of a table says."""
    name, tab, value = line.text.partition("\t")
    named = _LABELS.split(Line(f"{name.rstrip(':')}: {value}", line.number) if tab else line)
    return (named[1], named[2].text) if named is not None else None
