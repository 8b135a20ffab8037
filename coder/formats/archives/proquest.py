"""Splits exports of ProQuest as text: a rule of underscores parts the documents.

________ / Document 1 of 3 / headline / Author: / Publication info: / Abstract: / Full text: / Publication date: ...
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from coder.dictionary.word_lists import alternatives
from coder.formats.archives.labels import Labelled, Labels, values
from coder.formats.archives.lines import Document, Line, body, joined
from coder.formats.archives.story import NO_TEXT, Story, Unsplit, dated

RULE = r"_{20,}"
"""The line between two documents."""
SIGN = r"(?:ProQuest document ID|Publication info|Document URL): .*"
"""A line that a document of ProQuest has."""
_RULE = re.compile(RULE)
_LABELS = Labels("archives.proquest_labels")
_COUNT = re.compile(r"Document \d+ of \d+", re.IGNORECASE)
_COVER = re.compile(alternatives("archives.proquest_covers"), re.IGNORECASE)
_NONE = re.compile(rf"(?:{alternatives('archives.no_full_text')})\b.*", re.IGNORECASE)
_LINK = re.compile(r"https?://\S+")


def split_proquest(document: Document) -> Iterator[Story | Unsplit]:
    """Yield the documents of an export; its cover, bibliography and notices are none."""
    held: list[Line] = []
    for line in (*document.lines, Line("_" * 20, 0)):
        if not _RULE.fullmatch(line.text):
            held.append(line)
            continue
        found = _part(held, document.wrapped) if any(line.text for line in held) else None
        if found is not None:
            yield found
        held = []


def _part(lines: Sequence[Line], wrapped: bool) -> Story | Unsplit | None:
    """Return the document between two rules; None for what is none."""
    parts = _LABELS.blocks(lines, wrapped)
    counted = next((at for at, part in enumerate(parts) if _COUNT.fullmatch(part.value)), None)
    if counted is None and (_COVER.match(parts[0].lines[0].text if parts[0].lines else parts[0].label)):
        return None
    labelled = [part for part in parts if part.label]
    if counted is None and not labelled:
        return None
    said = values(parts)
    number = parts[0].number
    full, short = _section(lines, "text"), _section(lines, "abstract")
    text = body(full, wrapped) if full and not _NONE.match(joined(full[:3])) else ""
    text = text or body(short, wrapped)
    heading = _heading(parts[(counted if counted is not None else -1) + 1 :])
    if not text:
        return Unsplit(number, NO_TEXT, heading)
    info = said.pop("info", "")
    fields = {"title": heading, "source": info.split(";")[0].strip()} | said
    dates = (("Publication date", said.get("date")), ("Publication info", info))
    return Story(number, text, {name: value for name, value in fields.items() if name != "text"}, dated(dates))


def _section(lines: Sequence[Line], field: str) -> list[Line]:
    """Return the lines below the first label of a field, up to the next label."""
    found: list[Line] = []
    inside = False
    for line in lines:
        named = _LABELS.split(line)
        if named is None:
            found += [line] * inside
        elif inside:
            break
        elif named[1] == field:
            inside = True
            found += [named[2]] if named[2].text else []
    return found


def _heading(parts: Sequence[Labelled]) -> str:
    """Return the headline above the labels."""
    first = next((part for part in parts if not _LINK.fullmatch(part.value)), None)
    return first.value if first is not None and not first.label else ""
