"""Reads what BBC Monitoring translates: the line above a report names its source, the line below it also the date.

Text of report by Russian news agency Interfax / text / Source: Interfax, Moscow, in English 0830 gmt 5 Mar 14
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from coder.dictionary.word_lists import alternatives
from coder.formats.archives.header_dates import names_date
from coder.formats.archives.lines import Document, Line, blocks, body, joined
from coder.formats.archives.story import NO_TEXT, Story, Unsplit, dated

_KINDS = alternatives("archives.monitored")
LEAD = rf"[\[(]?(?:{alternatives('archives.monitoring_leads')})\b.{{0,120}}?\b{_KINDS}\b.*"
"""The line above a report."""
END = (
    r"Sources?: .{3,200}?(?:\b\d{4} ?(?:gmt|GMT|utc|UTC)\b"
    r"|\bin [A-Z][a-z]{2,20}\b.{0,40}?\b\d{1,2} [A-Z][a-z]{2} \d\d\b).*"
)
"""The line below a report."""
_LEAD = re.compile(LEAD, re.IGNORECASE)
_END = re.compile(END)
_SIGNATURE = re.compile(r"(?:BBC Mon|BBCM|BBC Monitoring)\b.{0,80}")
_NOTE = re.compile(rf"\[(?:{alternatives('archives.monitoring_notes')})\b[^\[\]]{{0,300}}\]:?", re.IGNORECASE)
_LONGEST_LEAD = 400
_LONGEST_HEADLINE = 150


def split_monitoring(document: Document) -> Iterator[Story | Unsplit]:
    """Yield the reports of a file; each ends with its source."""
    held: list[list[Line]] = []
    for block in blocks(document.lines, document.wrapped):
        if not held and _SIGNATURE.fullmatch(joined(block)):
            continue
        held.append(block)
        if _END.match(joined(block)):
            yield _story(held, document.wrapped)
            held = []
    if held:
        yield Unsplit(held[0][0].number, 'has no line "Source: ... gmt" below it: the export is cut off')


def _story(parts: Sequence[list[Line]], wrapped: bool) -> Story | Unsplit:
    """Return a report from its blocks, of which the last is the source."""
    lead = next((at for at, part in enumerate(parts) if is_lead(joined(part))), None)
    begin = lead + 1 if lead is not None else int(_is_headline(parts))
    above = [joined(part) for part in parts[: begin if lead is None else lead]]
    ended = joined(parts[-1])
    lines = [line for part in parts[begin:-1] for line in (*part, Line("", 0))]
    text = without_notes(body(lines, wrapped))
    number = parts[0][0].number
    date = next((line for line in above if names_date(line)), None)
    title = next((line for line in above if line != date), "")
    if not text:
        return Unsplit(number, NO_TEXT, title)
    fields = {"title": title, "source": ended.partition(":")[2].split(",")[0].strip(), "publisher": "BBC Monitoring"}
    return Story(number, text, fields, dated([("date line", date), ("Source", ended)]))


def _is_headline(parts: Sequence[list[Line]]) -> bool:
    """Return whether the first block of a report without a line above it is its headline."""
    first = joined(parts[0])
    return len(parts) > 2 and len(first) < _LONGEST_HEADLINE and first[-1] not in '.!?:"'


def is_lead(text: str) -> bool:
    """Return whether a paragraph is the line above a report.

    >>> is_lead("Text of report by Russian news agency Interfax"), is_lead("Text of the treaty was published.")
    (True, False)
    """
    return len(text) < _LONGEST_LEAD and bool(_LEAD.fullmatch(text))


def without_notes(text: str) -> str:
    """Return a text without the notes of its editors in square brackets; names that they add stay.

    >>> without_notes("He [Putin] left. [passage omitted: background] They [as received] met.")
    'He [Putin] left. They met.'
    """
    return "\n\n".join(filter(None, (" ".join(_NOTE.sub("", part).split()) for part in text.split("\n\n"))))


def cleaned(text: str) -> str:
    """Return the text of a report that another archive delivers, without the lines around it and the notes in it.

    >>> cleaned("Text of report by Interfax\\n\\nThey left. [sic]\\n\\nSource: Interfax, Moscow 0830 gmt 5 Mar 14")
    'They left.'
    """
    parts = text.split("\n\n")
    if not (is_lead(parts[0]) or _END.match(parts[-1])):
        return text
    kept = [part for part in parts if not (is_lead(part) or _END.match(part) or _SIGNATURE.fullmatch(part))]
    return without_notes("\n\n".join(kept)) or text
