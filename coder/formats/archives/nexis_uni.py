"""Splits exports of Nexis Uni, Lexis Advance and Nexis Newsdesk: each document ends with "End of Document".

cover page and list of documents / headline / publication / date / copyright / Section: / Length: / Byline: /
Body / text / Classification / Language: / Load-Date: / End of Document
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from coder.dictionary.word_lists import alternatives, word_set
from coder.formats.archives.header_dates import names_date
from coder.formats.archives.labels import Labelled, Labels, values
from coder.formats.archives.lines import Document, Line, body, is_furniture, is_notice
from coder.formats.archives.story import NO_TEXT, Story, Unsplit, dated

END = rf"(?i:{alternatives('archives.nexis_ends')})"
"""The line below a document."""
_END = re.compile(END)
_HEAD = Labels("archives.nexis_head")
_TAIL = Labels("archives.nexis_tail")
_BODY = word_set("archives.nexis_body_lines")
_BELOW = word_set("archives.nexis_lines_below")
_COVER = re.compile(
    rf"(?:{alternatives('archives.nexis_cover')})\s*:.*|(?:documents?|total documents) ?[(:] ?\d+\)?|\d{{1,4}}\. .*"
    rf"|(?:{alternatives('archives.nexis_cover_lines')})\b.*",
    re.IGNORECASE,
)
_SURE_COVER = re.compile(rf"(?:{alternatives('archives.nexis_sure_cover')})\s*:.*|documents? ?\(\d+\)", re.IGNORECASE)
_FIRST_LINES = 40
_LISTED = re.compile(r"\s*Documents? ?\((\d{1,4})\)\s*")
_ITEM = re.compile(r"(\d{1,4})\.\s+(.+)")
_MOST_HEADINGS = 8
_FIELDS_BELOW = ("load date", "language", "type", "graphic")
"""Fields that stand below the text where no other line ends it."""


def split_nexis_uni(document: Document) -> Iterator[Story | Unsplit]:
    """Yield the stories of an export; the cover page and the list of documents are none."""
    held: list[Line] = []
    found, listed = 0, _listed(document.lines)
    for line in document.lines:
        if not _END.fullmatch(line.text):
            held.append(line)
            continue
        if any(line.text for line in held):  # two such lines, one in another language, are one end
            yield _story(_without_cover(held) if not found else held, document.wrapped)
            found += 1
        held = []
    if any(line.text.lower() in _BODY for line in held):
        yield Unsplit(held[0].number, 'has no line "End of Document": the export is cut off')
        found += 1
    if found < listed:
        yield Unsplit(1, f"lists {listed:,} documents on its cover page and has {found:,}")


def _listed(lines: Sequence[Line]) -> int:
    """Return how many documents the cover page counts; 0 where there is none."""
    return next((int(match[1]) for line in lines[:200] if (match := _LISTED.fullmatch(line.text))), 0)


def _without_cover(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines of the first document behind the cover page and the list of documents, if there are any.

    The first title of the list tells where it begins, or else the last line of the cover does.
    """
    if not any(_SURE_COVER.fullmatch(line.text) for line in lines[:_FIRST_LINES]):
        return lines
    end = next((at for at, line in enumerate(lines) if line.text.lower() in _BODY), len(lines))
    covers = [at for at, line in enumerate(lines[:end]) if _COVER.fullmatch(line.text) and not _HEAD.split(line)]
    title = next((match[2] for at in covers if (match := _ITEM.fullmatch(lines[at].text)) and match[1] == "1"), None)
    begin = next((at for at, line in enumerate(lines[:end]) if line.text == title), max(covers, default=-1) + 1)
    return lines[begin:]


def _story(lines: Sequence[Line], wrapped: bool) -> Story | Unsplit:
    number = next((line.number for line in lines if line.text), 1)
    begin, stop = _head_end(lines, wrapped)
    head = _HEAD.blocks(lines[:begin], wrapped)
    end = next((at for at in range(stop, len(lines)) if _ends_text(lines[at])), len(lines))
    title, source, date = _headings([part for part in head if not part.label and not is_furniture(part.lines)])
    text = body((line for line in lines[stop:end] if line.text != title), wrapped)
    if not text:
        return Unsplit(number, NO_TEXT, title)
    said = values(head) | values(_TAIL.blocks(lines[end:], wrapped))
    dates = (("date line", date), ("Load-Date", said.get("load date")))
    return Story(number, text, {"title": title, "source": source} | said, dated(dates))


def _head_end(lines: Sequence[Line], wrapped: bool) -> tuple[int, int]:
    """Return where the head ends and where the text begins: around the line "Body", or behind the labels."""
    at = next((at for at, line in enumerate(lines) if line.text.lower() in _BODY), None)
    if at is not None:
        return at, at + 1
    parts = _HEAD.blocks(lines, wrapped)
    first = next((at for at, part in enumerate(parts[:_MOST_HEADINGS]) if part.label), 2)
    text = next((part for part in parts[first:] if not part.label or part.field == "text"), None)
    at = next((at for at, line in enumerate(lines) if text and line.number == text.number), len(lines))
    return at, at


def _ends_text(line: Line) -> bool:
    named = _TAIL.split(line)
    return line.text.lower() in _BELOW or (named is not None and named[1] in _FIELDS_BELOW)


def _headings(head: Sequence[Labelled]) -> tuple[str, str, str]:
    """Return the headline, the publication and the date, which stand in this order."""
    lines = list(dict.fromkeys(line.text for part in head for line in part.lines if not is_notice(line.text)))
    at = next((at for at in range(len(lines) - 1, 0, -1) if names_date(lines[at])), None)
    if at is None:
        return lines[0] if lines else "", lines[1] if len(lines) > 1 else "", ""
    if at == 1:
        return lines[0], "", lines[1]
    return " ".join(lines[: at - 1]), lines[at - 1], lines[at]
