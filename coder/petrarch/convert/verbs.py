"""Reads verb dictionaries: blocks of verbs with their forms, synonym sets, patterns, and the transformations of PETRARCH2."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from coder.core.errors import GrammarError
from coder.petrarch.convert.records import Old, OldPattern, OldSet, OldTransform, OldVerb
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
class _State:
    """Where the reader stands: the block, and the synonym set being listed."""

    block: str = ""
    code: str = NULL
    taken: dict[str, str] = field(default_factory=dict)
    synonyms: list[str] | None = None
    names: set[str] = field(default_factory=set)


def read_verbs(lines: Iterable[Line], old: Old, report: Report) -> None:
    """Add the sets, verbs, patterns and transformations of a file to ``old``."""
    state = _State()
    for line in lines:
        text = line.text.strip()
        if text.startswith("&"):
            state.synonyms = []
            _open_set(text, line, old, state, report)
        elif text.startswith("+") and state.synonyms is not None:
            word = text[1:].strip().rstrip("_")
            state.synonyms.append(word)
            old.sets[-1] = old.sets[-1]._replace(words=tuple(state.synonyms))
        elif text.startswith("---"):
            _open_block(text, line, state, report)
        elif text.startswith("-"):
            _add_pattern(text, line, old, state, report)
        elif text.startswith("~"):
            _add_transform(text, line, old, report)
        else:
            state.synonyms = None
            _add_verb(text, line, old, state, report)


def _open_set(text: str, line: Line, old: Old, state: _State, report: Report) -> None:
    name = text[1:].split()[0].rstrip("_") if text[1:].split() else ""
    if not name:
        report.add(line, "a synonym set without a name was left out")
        name = f"UNNAMED{line.number}"
    if name in state.names:
        report.add(line, f"the set &{name} is defined twice; the later definition holds")
        old.sets[:] = [item for item in old.sets if item.name != name]
    state.names.add(name)
    old.sets.append(OldSet(name, (), line.where))


def _open_block(text: str, line: Line, state: _State, report: Report) -> None:
    state.synonyms = None
    match = _HEADER.match(text)
    codes = _CODE.findall(match["codes"] or "") if match else []
    name = re.sub(r"[^A-Za-z0-9]+", "_", (match["name"] if match else text).split("[")[0]).strip("_").lower() or "block"
    if match is None:
        report.add(line, "the head of this block can't be read; its code is taken as null")
    elif len(codes) > 1:
        report.add(line, f"a block has one code: [{codes[0]}] was kept, [{codes[1]}] left out")
    state.block = name if name not in state.taken else f"{name}_{line.number}"
    state.taken[state.block] = line.where
    state.code = codes[0].strip() if codes else NULL


def _add_verb(text: str, line: Line, old: Old, state: _State, report: Report) -> None:
    """A verb of the block: with a code of its own, or with forms in braces; in TABARI's files it opens a block itself."""
    codes, listed = _CODE.findall(text), _FORMS.search(text)
    verb = _FORMS.sub(" ", _CODE.sub(" ", text)).strip()
    if any(mark in verb for mark in "[]{}*=<>&") or not re.search(r"\w", verb.replace("_", "")):
        report.add(line, "is no verb, pattern, set or block; it was left out")
        return
    if not state.block or state.block.startswith("tabari_"):
        state.block = "tabari_" + re.sub(r"[^a-z0-9]+", "_", verb.lower()).strip("_")
        state.block += f"_{line.number}" if state.block in state.taken else ""
        state.taken[state.block] = line.where
        state.code = codes[0].strip() if codes else NULL
    forms = (
        [form.replace("_", " ") for form in (verb, *listed[1].replace(",", " ").split())]
        if listed
        else verb_forms(verb)
    )
    old.verbs.append(
        OldVerb(
            state.block,
            tuple(dict.fromkeys(" ".join(form.split()) for form in forms)),
            codes[0].strip() if codes else state.code,
            line.where,
        )
    )


def _add_pattern(text: str, line: Line, old: Old, state: _State, report: Report) -> None:
    state.synonyms = None
    match = _PATTERN.match(text)
    if match is None or not state.block:
        report.add(
            line,
            "is no pattern '- words * words [code]' and was left out"
            if state.block
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
    old.patterns.append(OldPattern(state.block, pattern, match["code"].strip(), line.where))


def _add_transform(text: str, line: Line, old: Old, report: Report) -> None:
    match = _TRANSFORM.match(text)
    rule = " ".join(match["rule"].split()) if match else text
    try:
        parse_transform(rule)
    except GrammarError:
        report.add(line, "is no transformation '~ a (b . X) SAY = a b CODE' and was left out")
        return
    old.transforms.append(OldTransform(rule, line.where))
