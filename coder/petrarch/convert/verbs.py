"""Reads verb dictionaries: blocks of verbs, synonym sets, patterns, and the transformations of PETRARCH2."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from coder.core.errors import GrammarError
from coder.petrarch.convert.records import OldDictionaries, OldPattern, OldSet, OldTransform, OldVerb
from coder.petrarch.convert.source import Line, Report
from coder.petrarch.convert.verb_forms import verb_forms
from coder.petrarch.engine.notation import parse_side, split_pattern
from coder.petrarch.engine.transforms import parse_transform

_HEADER = re.compile(r"^---\s*(?P<name>.*?)\s*(?:(?P<codes>(?:\[[^\[\]]*\]\s*)+))?(?:---)?\s*$")
_CODE = re.compile(r"\[([^\[\]]*)\]")
_FORMS = re.compile(r"\{([^{}]*)\}")
_PATTERN = re.compile(r"^-\s*(?P<pattern>.*\*.*?)\s*\[(?P<code>[^\[\]]*)\]\s*(?P<rest>.*)$")
_TRANSFORM = re.compile(r"^~\s*(?P<rule>\S.*=.*\S)\s*$")
NULL = "---"


@dataclass(slots=True)
class _VerbFile:
    """What is open while a file is read: the block, and the synonym set."""

    block: str = ""
    code: str = NULL
    taken: dict[str, str] = field(default_factory=dict)
    synonyms: list[str] | None = None
    names: set[str] = field(default_factory=set)


def read_verbs(lines: Iterable[Line], old: OldDictionaries, report: Report) -> None:
    """Add the sets, verbs, patterns and transformations of a file to ``old``."""
    current = _VerbFile()
    for line in lines:
        text = line.text.strip()
        if text.startswith("&"):
            current.synonyms = []
            _open_set(text, line, old, current, report)
        elif text.startswith("+") and current.synonyms is not None:
            word = text[1:].strip().rstrip("_")
            current.synonyms.append(word)
            old.sets[-1] = old.sets[-1]._replace(words=tuple(current.synonyms))
        elif text.startswith("---"):
            _open_block(text, line, current, report)
        elif text.startswith("-"):
            _add_pattern(text, line, old, current, report)
        elif text.startswith("~"):
            _add_transform(text, line, old, report)
        else:
            current.synonyms = None
            _add_verb(text, line, old, current, report)


def _open_set(text: str, line: Line, old: OldDictionaries, current: _VerbFile, report: Report) -> None:
    name = text[1:].split()[0].rstrip("_") if text[1:].split() else ""
    if not name:
        report.add(line, "a synonym set without a name was left out")
        name = f"UNNAMED{line.number}"
    if name in current.names:
        report.add(line, f"the set &{name} is defined twice; the later definition holds")
        old.sets[:] = [item for item in old.sets if item.name != name]
    current.names.add(name)
    old.sets.append(OldSet(name, (), line.where))


def _open_block(text: str, line: Line, current: _VerbFile, report: Report) -> None:
    current.synonyms = None
    match = _HEADER.match(text)
    codes = _CODE.findall(match["codes"] or "") if match else []
    name = re.sub(r"[^A-Za-z0-9]+", "_", (match["name"] if match else text).split("[")[0]).strip("_").lower() or "block"
    if match is None:
        report.add(line, "the head of this block can't be read; the block has no code")
    elif len(codes) > 1:
        report.add(line, f"a block has one code: [{codes[0]}] was kept, [{codes[1]}] left out")
    current.block = name if name not in current.taken else f"{name}_{line.number}"
    current.taken[current.block] = line.where
    current.code = codes[0].strip() if codes else NULL


def _add_verb(text: str, line: Line, old: OldDictionaries, current: _VerbFile, report: Report) -> None:
    """Add a verb with the code of its block or its own, and with its forms in braces or the regular ones.

    In TABARI's files, which have no blocks, it opens a block itself.
    """
    codes, listed = _CODE.findall(text), _FORMS.search(text)
    verb = _FORMS.sub(" ", _CODE.sub(" ", text)).strip()
    if any(mark in verb for mark in "[]{}*=<>&") or not re.search(r"\w", verb.replace("_", "")):
        report.add(line, "is not a verb, pattern, set or block; it was left out")
        return
    if not current.block or current.block.startswith("tabari_"):
        current.block = "tabari_" + re.sub(r"[^a-z0-9]+", "_", verb.lower()).strip("_")
        current.block += f"_{line.number}" if current.block in current.taken else ""
        current.taken[current.block] = line.where
        current.code = codes[0].strip() if codes else NULL
    forms = (
        [form.replace("_", " ") for form in (verb, *listed[1].replace(",", " ").split())]
        if listed
        else verb_forms(verb)
    )
    old.verbs.append(
        OldVerb(
            current.block,
            tuple(dict.fromkeys(" ".join(form.split()) for form in forms)),
            codes[0].strip() if codes else current.code,
            line.where,
        )
    )


def _add_pattern(text: str, line: Line, old: OldDictionaries, current: _VerbFile, report: Report) -> None:
    current.synonyms = None
    match = _PATTERN.match(text)
    if match is None or not current.block:
        report.add(
            line,
            "is not a pattern '- words * words [code]' and was left out"
            if current.block
            else "a pattern before any block was left out",
        )
        return
    pattern = " ".join(match["pattern"].split())
    try:
        before, after = split_pattern(pattern)
        parse_side(before, True)
        parse_side(after, False)
    except GrammarError as error:
        report.add(line, f"{error.message}; the pattern was left out")
        return
    if match["rest"].strip():
        report.add(line, f"what follows the code was left out: '{match['rest'].strip()}'")
    old.patterns.append(OldPattern(current.block, pattern, match["code"].strip(), line.where))


def _add_transform(text: str, line: Line, old: OldDictionaries, report: Report) -> None:
    match = _TRANSFORM.match(text)
    rule = " ".join(match["rule"].split()) if match else text
    try:
        parse_transform(rule)
    except GrammarError:
        report.add(line, "is not a transformation '~ a (b . X) SAY = a b CODE' and was left out")
        return
    old.transforms.append(OldTransform(rule, line.where))
