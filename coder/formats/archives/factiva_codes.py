"""Splits exports of Factiva with codes of fields: ``HD`` headline, ``PD`` date, ``LP`` and ``TD`` the text.

HD   Talks fail / BY By Ana Ruiz / WC 532 words / PD 5 March 2014 / SN publisher / LP ... / TD ... / AN Document ...
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coder.dictionary.word_lists import word_set, word_values
from coder.formats.archives.factiva import accession_date
from coder.formats.archives.lines import Document, Line, body, joined
from coder.formats.archives.story import NO_TEXT, Story, Unsplit, dated

_FIELDS = word_values("archives.factiva_codes")
_FIRST = word_set("archives.factiva_first_codes")
_NAMES = "|".join(_FIELDS)
_WIDE = re.compile(rf"({_NAMES})(?:\t\s*|\s{{2,}}|$)(.*)")
"""A code that stands apart from what follows it."""
_NARROW = re.compile(rf"({_NAMES})\s(.*)")
"""A code before a single blank: only above the text, where no sentence begins with "IN"."""
FIRST_CODE = rf"(?:{'|'.join(sorted(_FIRST))})(?:[ \t].*)?"
TEXT_CODE = r"(?:LP|TD)(?:[ \t].*)?"
DATE_CODE = r"PD(?:[ \t].*)?"
"""Lines that an export has."""
_TEXT = ("LP", "TD")


class _Field(NamedTuple):
    code: str
    lines: list[Line]


def split_factiva_codes(document: Document) -> Iterator[Story | Unsplit]:
    """Yield the articles of an export: each begins with the first of its codes that can stand first."""
    held: list[_Field] = []
    for line in document.lines:
        text_begun = any(field.code in _TEXT for field in held)
        code, rest = _code(line, text_begun)
        if code in _FIRST and any(field.code not in _FIRST or field.code == code for field in held):
            yield _story(held, document.wrapped)
            held = []
        if code:
            held.append(_Field(code, [rest] if rest.text else []))
        elif held:
            held[-1].lines.append(line)
        if held and held[-1].code == "AN" and any(line.text for line in held[-1].lines):
            yield _story(held, document.wrapped)
            held = []
    if held:
        yield _story(held, document.wrapped)


def _code(line: Line, text_begun: bool) -> tuple[str, Line]:
    """Return the code of a line and the rest of the line; nothing for a line without one."""
    match = _WIDE.fullmatch(line.text) or (None if text_begun and line.text[:3] != "AN " else _NARROW.match(line.text))
    return (match[1], line._replace(text=match[2].strip(), indent=0)) if match else ("", line)


def _story(fields: Sequence[_Field], wrapped: bool) -> Story | Unsplit:
    number = next((line.number for field in fields for line in field.lines), 1)
    said: dict[str, str] = {}
    for field in fields:
        name = _FIELDS[field.code]
        if field.code not in _TEXT and name != "other":
            said.setdefault(name, joined(field.lines))
    text = "\n\n".join(filter(None, (body(field.lines, wrapped) for field in fields if field.code in _TEXT)))
    if not text:
        return Unsplit(number, NO_TEXT, said.get("title", ""))
    said["id"] = said.get("id", "").removeprefix("Document").strip()
    return Story(number, text, said, dated((("PD", said.pop("date", None)), ("AN", accession_date(said["id"])))))
