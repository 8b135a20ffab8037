"""Reads verb dictionaries: blocks of verbs, synonym sets, patterns, and the transformations of PETRARCH2."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from coder.core.errors import GrammarError
from coder.petrarch.convert.names import has_letters
from coder.petrarch.convert.records import OldDictionaries, OldMember, OldPattern, OldSet, OldTransform, OldVerb
from coder.petrarch.convert.report import Line, Report
from coder.petrarch.convert.verb_forms import verb_forms
from coder.petrarch.engine.notation import parse_side, split_pattern
from coder.petrarch.engine.transforms import parse_transform

_CODE = re.compile(r"\[([^\[\]]*+)\]")
_FORMS = re.compile(r"\{([^{}]*+)\}")
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9]+")
_MARKS = re.compile(r"[\[\]{}()*=<>&]")
_CHOICE = re.compile(r"[{(]([^{}()|]*+\|[^{}()]*+)[)}]")
MOST_ALTERNATIVES = 64
"""Patterns that one line may stand for."""
NULL = "---"


@dataclass(slots=True)
class _VerbFile:
    """What is open while a file is read: the block and its head, and the synonym set."""

    block: str = ""
    code: str = NULL
    head: Line | None = None
    taken: set[str] = field(default_factory=set)
    synonyms: list[OldMember] | None = None
    """The members of the open set."""


def read_verbs(lines: Iterable[Line], old: OldDictionaries, report: Report) -> None:
    """Add the sets, verbs, patterns and transformations of a file to ``old``."""
    current = _VerbFile(taken={verb.block for verb in old.verbs} | {one.block for one in old.patterns})
    for line in lines:
        text = line.text.strip()
        if text.startswith("&"):
            _open_set(text, line, old, current, report)
        elif text.startswith("+") and current.synonyms is not None:
            _add_member(text, line, current.synonyms, report)
        elif text.startswith("---"):
            _open_block(text, line, current, report)
        elif text.startswith("-"):
            _add_pattern(text, line, old, current, report)
        elif text.startswith("~"):
            _add_transform(text, line, old, report)
        else:
            _add_verb(text, line, old, current, report)
    _close_block(current, report)


def _open_set(text: str, line: Line, old: OldDictionaries, current: _VerbFile, report: Report) -> None:
    words = text[1:].split()
    name = words[0].rstrip("_") if words else ""
    if not has_letters(name) or _MARKS.search(name):
        name = f"UNNAMED{line.number}"
        report.change(line, f"a synonym set has no name: it is called &{name}", "write &NAME")
    first = next((item for item in old.sets if item.name == name), None)
    if first:
        report.change(
            line, f"the set &{name} is also at {first.was}: the members of both are in it", "rename one if they differ"
        )
    else:
        first = OldSet(name, [], line.where)
        old.sets.append(first)
        report.use(line)
    if words[1:]:
        report.change(line, f"what follows the name of the set was left out: '{' '.join(words[1:])}'", "write +MEMBER")
    current.synonyms = first.members


def _add_member(text: str, line: Line, members: list[OldMember], report: Report) -> None:
    word = text[1:].strip().rstrip("_")
    if not has_letters(word) or _CODE.search(word):
        report.drop(line, "is not a word of a synonym set and was left out", "write +WORD")
        return
    members.append(OldMember(word, line.where))
    report.use(line)


def _open_block(text: str, line: Line, current: _VerbFile, report: Report) -> None:
    """Open the block of a head ``--- NAME [code] ---``, whose dashes may be too few or missing at its end."""
    _close_block(current, report)
    current.synonyms = None
    body = text.strip("- \t")
    codes = [code.strip() for code in _CODE.findall(body) if code.strip()]
    name = _NOT_IN_NAMES.sub("_", _CODE.sub(" ", body)).strip("_").lower() or "block"
    if len(codes) > 1:
        report.note(line, f"a block has one code: [{codes[0]}] was kept, [{codes[1]}] left out", "keep one of them")
    if body and not text.endswith("---") and text.endswith("-"):
        report.note(line, "the head of this block ends with too few dashes", "write --- NAME [code] ---")
    current.block = name if name not in current.taken else f"{name}_{line.number}"
    current.taken.add(current.block)
    current.code = codes[0] if codes else NULL
    current.head = line


def _close_block(current: _VerbFile, report: Report) -> None:
    """Report the head of a block that no verb, pattern or set follows."""
    if current.head:
        report.drop(current.head, "the block has no verb and no pattern and was left out", "write its verbs under it")
        current.head = None


def _in_block(current: _VerbFile, report: Report) -> None:
    """Note that the head of the block is used."""
    current.synonyms = None
    if current.head:
        report.use(current.head)
        current.head = None


def _add_verb(text: str, line: Line, old: OldDictionaries, current: _VerbFile, report: Report) -> None:
    """Add a verb with the code of its block or its own, and with its forms in braces or the regular ones.

    In TABARI's files, which have no blocks, it opens a block itself.
    """
    codes, listed = [code.strip() for code in _CODE.findall(text) if code.strip()], _FORMS.search(text)
    verb = _FORMS.sub(" ", _CODE.sub(" ", text)).strip()
    if _MARKS.search(verb) or not has_letters(verb):
        report.drop(line, "is not a verb, pattern, set or block; it was left out", "write VERB {FORMS} [code]")
        return
    if not current.block or current.block.startswith("tabari_"):
        if not codes:
            report.note(line, "this verb has no code: only its patterns are coded", "write its code as [code]")
        name = "tabari_" + _NOT_IN_NAMES.sub("_", verb).strip("_").lower()
        current.block = f"{name}_{line.number}" if name in current.taken else name
        current.taken.add(current.block)
        current.code = codes[0] if codes else NULL
    _in_block(current, report)
    if codes[1:]:
        report.note(line, f"a verb has one code: [{codes[0]}] was kept, [{codes[1]}] left out", "keep one of them")
    forms = _listed_forms(verb, listed[1]) if listed else verb_forms(verb)
    code = codes[0] if codes else current.code
    old.verbs.append(OldVerb(current.block, tuple(dict.fromkeys(forms)), code, line.where))
    report.use(line)


def _listed_forms(verb: str, listed: str) -> list[str]:
    forms = [form for form in listed.replace(",", " ").split() if has_letters(form)]
    return [" ".join(form.replace("_", " ").split()) for form in (verb, *forms)]


def _add_pattern(text: str, line: Line, old: OldDictionaries, current: _VerbFile, report: Report) -> None:
    pattern, opened, rest = text[1:].partition("[")
    pattern = " ".join(pattern.split())
    code, _, rest = rest.partition("]")
    code = "".join(code.split())
    if not opened or not code or "*" not in pattern:
        report.drop(line, "is not a pattern '- words * words [code]' and was left out", "write - words * words [code]")
        return
    if not current.block:
        report.drop(line, "a pattern before any verb was left out", "put it under its verb")
        return
    try:
        patterns = _alternatives(pattern)
        for one in patterns:
            for at, side in enumerate(split_pattern(one)):
                parse_side(side, at == 0)
    except GrammarError as error:
        report.drop(line, f"{error.message}; the pattern was left out", error.remedy)
        return
    _in_block(current, report)
    report.use(line)
    if rest.strip():
        report.change(line, f"what follows the code was left out: '{rest.strip()}'", "keep one code")
    old.patterns += [OldPattern(current.block, one, code, line.where) for one in patterns]


def _alternatives(pattern: str) -> list[str]:
    """Return the patterns that one with alternatives stands for.

    >>> _alternatives("* {TIES | RELATIONS} WITH +")
    ['* TIES WITH +', '* RELATIONS WITH +']
    """
    done: list[str] = []
    waiting = [pattern]
    while waiting:
        one = waiting.pop()
        match = _CHOICE.search(one)
        if match is None:
            done.append(one)
        else:
            waiting += [one[: match.start()] + part.strip() + one[match.end() :] for part in match[1].split("|")[::-1]]
        if len(done) + len(waiting) > MOST_ALTERNATIVES:
            raise GrammarError(f"it has more than {MOST_ALTERNATIVES} alternatives", remedy="use a set, &NAME")
    return done


def _add_transform(text: str, line: Line, old: OldDictionaries, report: Report) -> None:
    rule = " ".join(text[1:].split())
    try:
        parse_transform(rule)
    except GrammarError as error:
        report.drop(line, "is not a transformation and was left out", error.remedy)
        return
    old.transforms.append(OldTransform(rule, line.where))
    report.use(line)
