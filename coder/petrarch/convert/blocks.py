"""Reads actors in XML-like blocks, as CountryInfo and ICEWS give them: ``<Country>``, then an element a property."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from coder.dictionary.word_lists import word_set, word_values
from coder.petrarch.convert.actors import read_actors
from coder.petrarch.convert.bundled import Bundled
from coder.petrarch.convert.entries import Entries
from coder.petrarch.convert.names import clean_name, has_letters, plain_name
from coder.petrarch.convert.records import OldActor, OldDictionaries
from coder.petrarch.convert.report import Line, Report

NAMES = word_set("petrarch.block_names")
VALUES = word_values("petrarch.block_values")
PEOPLE = word_set("petrarch.block_people")
_TAG = re.compile(r"<\s*+(/?)\s*+([A-Za-z][\w-]*+)[^<>]*+>")
_CODED = re.compile(r"\[\s*+([^\[\]]*+)\]")
BLOCKS = frozenset(("country", "actor", "agent"))
ROLE = "GOV"
"""The role of the people of a country whose role is not given."""


@dataclass(slots=True)
class _Block:
    """What is open while a file is read: the block, the element in it, and what it has said so far."""

    kind: str = ""
    element: str = ""
    values: dict[str, str] = field(default_factory=dict)
    names: list[Line] = field(default_factory=list)
    people: list[Line] = field(default_factory=list)


def is_block(text: str) -> bool:
    """Return whether a line begins a block.

    >>> is_block("<Country>"), is_block('<ISSUE CATEGORY="X">')
    (True, False)
    """
    match = _TAG.match(text.strip())
    return match is not None and not match[1] and match[2].lower() in BLOCKS


def read_blocks(lines: Iterable[Line], old: OldDictionaries, report: Report, known: Bundled) -> None:
    """Add the actors of a file: each block names one, and the people in it with their dates."""
    block = _Block()
    for line in lines:
        texts = _TAG.split(line.text)
        report.use(line)
        _add_text(texts[0], line, block, report)
        for closed, tag, text in zip(texts[1::3], texts[2::3], texts[3::3], strict=True):
            name = tag.lower().replace("-", "").replace("_", "")
            if name in BLOCKS and (not block.kind or name == block.kind):
                _finish(block, old, report, known)
                block = _Block(kind="" if closed else name)
            else:
                block.element = "" if closed else name
            _add_text(text, line, block, report)
    _finish(block, old, report, known)


def _add_text(text: str, line: Line, block: _Block, report: Report) -> None:
    """Add the text of an element to what its block says."""
    text, element = text.strip(), block.element
    if not text:
        return
    one = line._replace(text=text)
    if not block.kind:
        report.drop(line, "stands outside of any block and was left out", "put it into <Country> or <Actor>")
    elif element in VALUES:
        block.values[VALUES[element]] = text
    elif element in NAMES:
        block.names.append(one)
    elif element in PEOPLE:
        block.people.append(one)
    else:
        report.drop(one, f"the element <{element or block.kind}> has no counterpart; it was left out", "none is needed")


def _finish(block: _Block, old: OldDictionaries, report: Report, known: Bundled) -> None:
    """Add what a block has said; without a name or code its lines are left out."""
    if not block.names and not block.people:
        return
    code = block.values.get("code", "").strip()
    if block.kind != "country" and block.names:
        entries = Entries(known, report)
        aliases = "|".join(line.text for line in block.names[1:])
        values = block.values | {"name": block.names[0].text, "aliases": aliases}
        entries.add(block.names[0], values, block.kind == "agent")
        entries.into(old)
        return
    code = code or known.country(block.names[0].text.replace("_", " ") if block.names else "")
    if not code:
        report.drop_all([*block.names, *block.people], "its block has no code; it was left out", "write <CountryCode>")
        return
    plain = [line for line in block.names if "[" not in line.text]
    names = [clean_name(part) for line in plain for part in re.split("[,;]", line.text.lstrip("+"))]
    names = [name for name in dict.fromkeys(names) if has_letters(name)]
    if names:
        old.actors.append(OldActor(tuple(names), (code,), plain[0].where))
    coded = [line for line in block.names if "[" in line.text]
    read_actors([_coded(line, code) for line in (*coded, *block.people)], old, report)


def _coded(line: Line, country: str) -> Line:
    """Return the line of a person with the code of the country in its brackets.

    >>> _coded(Line("x", 1, "KARL_OBEN [031101-040630]"), "URA").text, _coded(Line("x", 1, "PIA [MIL]"), "URA").text
    ('KARL_OBEN [URAGOV 031101-040630]', 'PIA [URAMIL]')
    """

    def whole(match: re.Match[str]) -> str:
        inside = match[1].strip()
        if inside[:1].isdigit() or inside[:1] in "<>" or not inside:
            return f"[{country}{ROLE} {inside}]"
        return f"[{inside}]" if inside.upper().startswith((country, "-", "#", "+")) else f"[{country}{inside}]"

    text = _CODED.sub(whole, line.text)
    if "[" not in text and text[0] not in "+[":
        text = f"{plain_name(text).replace(' ', '_')} [{country}{ROLE}]"
    return line._replace(text=text)
