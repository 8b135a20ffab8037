"""Splits exports of LexisNexis in their old form: each document begins with "2 of 9 DOCUMENTS".

2 of 9 DOCUMENTS / publication / date / headline / BYLINE: / SECTION: / LENGTH: / text / LOAD-DATE: / copyright
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from coder.dictionary.word_lists import alternatives
from coder.formats.archives.header_dates import names_date
from coder.formats.archives.labels import Labelled, Labels, lines_from, values
from coder.formats.archives.lines import Document, Line, body, is_furniture, is_notice
from coder.formats.archives.story import NO_TEXT, Story, Unsplit, dated

_WORD, _OF = alternatives("archives.document_words"), alternatives("archives.count_links")
COUNT = rf"(?:{_WORD} +\d+ +{_OF} +\d+|\d+ +{_OF} +\d+ +{_WORD})"
"""The line above a document."""
_COUNT = re.compile(COUNT, re.IGNORECASE)
_HEAD = Labels("archives.nexis_head", capitals=True)
_TAIL = Labels("archives.nexis_tail", capitals=True)
_KEY_WORDS = re.compile(r"\(\d\d%\)")
"""How well a key word fits a story."""
_EDITION = re.compile(rf"\b(?:{alternatives('archives.editions')})\b|\d:\d\d", re.IGNORECASE)
_SUPPLIER = re.compile(rf"(?<!\s)\s*\b(?:{alternatives('archives.suppliers')}) .*", re.IGNORECASE)
_LONGEST_EDITION = 60
_COLUMNS = re.compile(r"\t|\s{4,}")
_MOST_HEADINGS = 8
"""Blocks above the first label."""
_NO_COUNT = "has a document without the line that counts it"
_CENTRED = 8
"""A line that is indented so far stands alone."""


class _Headings(NamedTuple):
    """What stands above the labels."""

    source: str
    date: str
    title: str


def split_nexis(document: Document) -> Iterator[Story | Unsplit]:
    """Yield the stories of an export; what stands above the first is its cover page."""
    lines = document.lines
    marks = [at for at, line in enumerate(lines) if _COUNT.fullmatch(line.text)]
    yield from _uncounted(lines[: marks[0] if marks else 0], True)
    for begin, end in pairwise([*marks, len(lines)]):
        yield _story(lines[begin].number, lines[begin + 1 : end], document.wrapped)
        yield from _uncounted(lines[begin + 1 : end], False)


def _uncounted(lines: Sequence[Line], on_cover: bool) -> Iterator[Unsplit]:
    """Yield the documents that no count announces: on the cover page, or behind the end of another."""
    lengths = ends = int(on_cover)
    for line in lines:
        lengths += _is_labelled(_HEAD, line, "length")
        ends += _is_labelled(_TAIL, line, "load date")
        if lengths > 1 and ends:
            yield Unsplit(line.number, _NO_COUNT)
            lengths, ends = 1, 0


def _is_labelled(labels: Labels, line: Line, field: str) -> bool:
    named = labels.split(line)
    return named is not None and named[1] == field


def _story(number: int, lines: Sequence[Line], wrapped: bool) -> Story | Unsplit:
    lines = [line for line in lines if line.indent < _CENTRED or not is_notice(line.text)]
    blocks = [block for block in _HEAD.blocks(lines, wrapped) if block.label or not is_furniture(block.lines)]
    head = blocks[: _head_length(blocks)]
    source, date, title = _headings(head)
    if len(head) == len(blocks):
        return Unsplit(number, NO_TEXT, title)
    rest = lines_from(lines, blocks[len(head)])
    below = _TAIL.blocks(rest, wrapped)
    end = next((block.number for block in below if _ends_text(block)), None)
    text = body((line for line in rest if end is None or line.number < end), wrapped)
    if not text:
        return Unsplit(number, NO_TEXT, title)
    said = values(head) | values(block for block in below if end is not None and block.number >= end)
    fields = {"source": source, "title": title} | said
    dates = (("date line", date), ("PUBLICATION-DATE", said.get("date")), ("LOAD-DATE", said.get("load date")))
    return Story(number, text, fields, dated(dates))


def _head_length(blocks: Sequence[Labelled]) -> int:
    """Return how many blocks stand above the text: it begins at its label, or below the other labels."""
    first = next((at for at, block in enumerate(blocks[:_MOST_HEADINGS]) if block.label), None)
    if first is not None:
        begin = next((at for at, block in enumerate(blocks) if block.field == "text"), None)
        if begin is None:
            begin = next((at for at in range(first, len(blocks)) if not blocks[at].label), len(blocks))
        return begin
    date = next((at for at, block in enumerate(blocks[:4]) if names_date(block.value)), 0)
    title = date + 1
    if title + 1 < len(blocks) and _is_edition(blocks[title].value):
        title += 1
    return title + 1


def _ends_text(block: Labelled) -> bool:
    """Return whether a block is the first below the text; of words that texts have too ("NOTE:") none is."""
    return bool(block.label) and (block.field != "other" or bool(_KEY_WORDS.search(block.value)))


def _headings(head: Sequence[Labelled]) -> _Headings:
    """Return the publication, the date and the headline, which stand in this order."""
    cells = [cell for block in head if not block.label for cell in _cells(block)]
    at = next((at for at, cell in enumerate(cells) if names_date(cell)), None)
    if at is None:
        return _Headings(cells[0] if cells else "", "", " ".join(cells[1:]))
    behind = cells[at + 1 :]
    while len(behind) > 1 and _is_edition(behind[0]):
        del behind[0]
    source = _SUPPLIER.sub("", " ".join(cells[:at]))
    return _Headings(source, cells[at], " ".join(behind))


def _cells(block: Labelled) -> list[str]:
    """Return what a block says: centred lines and columns each alone, other lines as one."""
    if any(line.indent >= _CENTRED for line in block.lines):
        return [cell for line in block.lines for cell in _COLUMNS.split(line.text)]
    return _COLUMNS.split(block.lines[0].text) if len(block.lines) == 1 else [block.value]


def _is_edition(text: str) -> bool:
    return len(text) < _LONGEST_EDITION and bool(_EDITION.search(text))
