"""Files of old dictionaries to one folder of ours."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from coder.core.errors import InputError, UsageError
from coder.petrarch.convert.actors import read_actors
from coder.petrarch.convert.agents import read_agents
from coder.petrarch.convert.config import read_config
from coder.petrarch.convert.discards import read_discards, read_issues
from coder.petrarch.convert.records import Old, OldActor, OldPattern, OldVerb
from coder.petrarch.convert.source import Finding, Line, Report, read_lines
from coder.petrarch.convert.verbs import read_verbs
from coder.petrarch.convert.writer import write_folder
from coder.petrarch.engine.notation import parse_side, split_pattern
from coder.petrarch.engine.options import DEFAULTS

KINDS = ("verbs", "actors", "agents", "discards", "issues", "config")
_NAMES = (
    ("config", "config"),
    ("issue", "issues"),
    ("discard", "discards"),
    ("agent", "agents"),
    ("actor", "actors"),
    ("verb", "verbs"),
    ("cameo", "verbs"),
)
CAMEO_SHARE = 0.9
"""If this share of the codes is in CAMEO, the codes are taken to be CAMEO's."""


_AGENT = re.compile(r"\[\s*(?:~[^\[\]]*|[^\[\]]*~\s*)\]")
PETRARCH2 = {"nested": "1", "comma_max": "0", "comma_bmax": "0", "comma_emax": "0"}
"""Options of PETRARCH2, which codes clauses inside clauses and leaves none out."""


class Converted(NamedTuple):
    """What a conversion gave."""

    files: tuple[Path, ...]
    findings: tuple[Finding, ...]
    counts: Mapping[str, int]
    codes: str
    """cameo or own."""


def convert(
    files: Iterable[Path], folder: Path, cameo: frozenset[str], kinds: Mapping[Path, str] | None = None
) -> Converted:
    """Convert dictionary files into ``folder``; ``cameo`` are the codes of the bundled ontology.

    A file's kind is told by its name or, where that says nothing, by its lines; ``kinds`` overrides both.
    """
    if folder.exists() and any(folder.iterdir()):
        raise UsageError("the output folder is not empty", file=folder, remedy="name a new folder")
    old, report = Old(), Report()
    for path in files:
        if not path.is_file():
            raise InputError(
                "is a folder" if path.is_dir() else "no such file",
                file=path,
                remedy="name the files in it" if path.is_dir() else "check the name",
            )
        lines = list(read_lines(path, report))
        _READERS[(kinds or {}).get(path) or kind_of(path, lines)](lines, old, report)
    counts = {name: len(getattr(old, name)) for name in Old.__slots__ if getattr(old, name)}
    if not counts:
        raise InputError(
            "holds no entry of an old dictionary",
            file=next(iter(files), folder),
            remedy="check the file, and say its kind as KIND:FILE",
        )
    codes = _system(old, cameo)
    _rename_sets(old)
    _check_sets(old, report)
    _check_doubles(old, report)
    _check_blocks(old, report)
    options = DEFAULTS | (PETRARCH2 if _is_petrarch2(old) else {}) | old.options
    written = write_folder(old, folder, codes, options)
    return Converted(tuple(written), tuple(report.findings), counts, codes)


def kind_of(path: Path, lines: Iterable[Line] = ()) -> str:
    """What a file holds, by its name, else by its lines.

    >>> kind_of(Path("Phoenix.Countries.actors.txt")), kind_of(Path("CAMEO.2.0.txt"))
    ('actors', 'verbs')
    """
    name = path.name.lower()
    for part, kind in _NAMES:
        if part in name:
            return kind
    texts = [line.text.strip() for line in lines]
    if any(text.startswith("---") or (text.startswith("- ") and "*" in text) for text in texts):
        return "verbs"
    if any("[~" in text or "~]" in text for text in texts):
        return "agents"
    if any(text.upper().startswith(("<ISSUE", "<IGNORE")) for text in texts):
        return "issues"
    return "actors" if any("[" in text for text in texts) else "discards"


def _system(old: Old, cameo: frozenset[str]) -> str:
    listed = [item.code for item in old.verbs] + [item.code for item in old.patterns]
    codes = {part for code in listed for part in code.split(":") if part[:1].isdigit()}
    known = sum(code in cameo or code + "0" in cameo for code in codes)
    return "cameo" if known >= CAMEO_SHARE * len(codes) else "own"


def _is_petrarch2(old: Old) -> bool:
    """PETRARCH2's dictionaries have transformations, or patterns with brackets."""
    return bool(old.transforms) or any(mark in pattern.pattern for pattern in old.patterns for mark in "{(")


def _check_doubles(old: Old, report: Report) -> None:
    """A name or verb that is listed twice with different codes: the first name and the last verb that is not null hold."""
    names: dict[str, OldActor] = {}
    for actor in old.actors:
        for name in actor.names:
            first = names.setdefault(name, actor)
            if first.codes != actor.codes:
                report.add(
                    _line(actor.was, f"{name} [{', '.join(actor.codes)}]"),
                    f"the name has another code at {first.was}, which holds",
                )
    forms: dict[str, OldVerb] = {}
    for verb in old.verbs:
        before = forms.setdefault(verb.forms[0], verb)
        if before.code != verb.code:
            report.add(
                _line(verb.was, f"{verb.forms[0]} [{verb.code}]"),
                f"the verb has another code at {before.was}; the last that is not null holds",
            )


def _check_blocks(old: Old, report: Report) -> None:
    """Patterns that can never match: of a block without a verb, or after the same pattern with another code."""
    blocks = {verb.block for verb in old.verbs}
    seen: dict[tuple[str, str], OldPattern] = {}
    for pattern in old.patterns:
        first = seen.setdefault((pattern.block, pattern.pattern), pattern)
        line = _line(pattern.was, f"- {pattern.pattern} [{pattern.code}]")
        if pattern.block not in blocks:
            report.add(line, f"the block '{pattern.block}' has no verb: the pattern never matches")
        elif first.code != pattern.code:
            report.add(line, f"the pattern has another code at {first.was}, which holds")


def _rename_sets(old: Old) -> None:
    """In a pattern ``_`` joins words, so that names of sets go without it: ``&MILITARY_AID`` becomes ``&MILITARYAID``."""
    names = sorted((item.name for item in old.sets if "_" in item.name), key=len, reverse=True)

    def renamed(text: str) -> str:
        for name in names:
            text = re.sub(rf"&{re.escape(name)}(?![A-Za-z0-9])", "&" + name.replace("_", ""), text)
        return text

    if names:
        old.sets[:] = [
            item._replace(name=item.name.replace("_", ""), words=tuple(map(renamed, item.words))) for item in old.sets
        ]
        old.patterns[:] = [item._replace(pattern=renamed(item.pattern)) for item in old.patterns]


def _check_sets(old: Old, report: Report) -> None:
    """What names a set that no file defines is left out, with a finding."""
    names = {item.name for item in old.sets}
    kept = []
    for pattern in old.patterns:
        sides = split_pattern(pattern.pattern)
        unknown = [
            item.value
            for side in sides
            for item in parse_side(side, False)
            if item.kind == "set" and item.value not in names
        ]
        if unknown:
            report.add(
                _line(pattern.was, f"- {pattern.pattern} [{pattern.code}]"),
                f"the set &{unknown[0]} is not defined; the pattern was left out",
            )
        else:
            kept.append(pattern)
    old.patterns[:] = kept
    for at, item in enumerate(old.sets):
        missing = [word for word in item.words if word.startswith("&") and word[1:] not in names]
        if missing:
            report.add(
                _line(item.was, "&" + item.name), f"the set {missing[0]} is not defined; that member was left out"
            )
            old.sets[at] = item._replace(words=tuple(word for word in item.words if word not in missing))


def _line(was: str, text: str) -> Line:
    file, _, number = was.rpartition(":")
    return Line(file, int(number), text)


def _actors(lines: list[Line], old: Old, report: Report) -> None:
    """Old files of actors may hold agents too, known by the ``~`` in their codes."""
    agents = [line for line in lines if _AGENT.search(line.text) and line.text.lstrip()[0] not in "+["]
    numbers = {line.number for line in agents}
    old.actors += read_actors((line for line in lines if line.number not in numbers), report)
    old.agents += read_agents(agents, report)


def _agents(lines: list[Line], old: Old, report: Report) -> None:
    old.agents += read_agents(lines, report)


def _discards(lines: list[Line], old: Old, report: Report) -> None:
    old.discards += read_discards(lines, report)


def _issues(lines: list[Line], old: Old, report: Report) -> None:
    old.issues += read_issues(lines, report)


_READERS: dict[str, Callable[[list[Line], Old, Report], None]] = {
    "actors": _actors,
    "agents": _agents,
    "verbs": read_verbs,
    "discards": _discards,
    "issues": _issues,
    "config": read_config,
}
