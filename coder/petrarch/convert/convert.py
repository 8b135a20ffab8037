"""Converts files of old dictionaries into one dictionary folder."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from coder.core.errors import InputError, UsageError
from coder.petrarch.convert.actors import read_actors
from coder.petrarch.convert.agents import read_agents
from coder.petrarch.convert.checks import drop_undefined_sets, rename_sets, report_dead_patterns, report_doubles
from coder.petrarch.convert.config import read_config
from coder.petrarch.convert.discards import read_discards, read_issues
from coder.petrarch.convert.records import OldDictionaries
from coder.petrarch.convert.source import Finding, Line, Report, read_lines
from coder.petrarch.convert.verbs import read_verbs
from coder.petrarch.convert.writer import write_folder
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
"""If CAMEO has this share of the codes, the codes count as CAMEO's."""
_AGENT = re.compile(r"\[\s*(?:~[^\[\]]*|[^\[\]]*~\s*)\]")
PETRARCH2 = {"nested": "1", "comma_max": "0", "comma_bmax": "0", "comma_emax": "0"}
"""Options of PETRARCH2, which codes clauses inside clauses and skips none between commas."""


class Converted(NamedTuple):
    """The result of a conversion."""

    files: tuple[Path, ...]
    findings: tuple[Finding, ...]
    counts: Mapping[str, int]
    codes: str
    """``cameo`` or ``own``."""


def convert(
    files: Iterable[Path], folder: Path, cameo: frozenset[str], kinds: Mapping[Path, str] | None = None
) -> Converted:
    """Convert dictionary files into ``folder``; ``cameo`` are the codes of the bundled ontology.

    The name of a file says its kind, or else its lines do; ``kinds`` overrides both.
    """
    if folder.exists() and any(folder.iterdir()):
        raise UsageError("the output folder is not empty", file=folder, remedy="name a new folder")
    old, report = OldDictionaries(), Report()
    for path in files:
        if path.is_dir():
            raise InputError("is a folder", file=path, remedy="name the files in it")
        if not path.is_file():
            raise InputError("no such file", file=path, remedy="check the name")
        lines = list(read_lines(path, report))
        _READERS[(kinds or {}).get(path) or kind_of(path, lines)](lines, old, report)
    counts = old.counts()
    if not counts:
        remedy = "check the file, and say its kind as KIND:FILE"
        raise InputError("has no entry of an old dictionary", file=next(iter(files), folder), remedy=remedy)
    codes = _system(old, cameo)
    rename_sets(old)
    drop_undefined_sets(old, report)
    report_doubles(old, report)
    report_dead_patterns(old, report)
    options = DEFAULTS | (PETRARCH2 if _is_petrarch2(old) else {}) | old.options
    written = write_folder(old, folder, codes, options)
    return Converted(tuple(written), tuple(report.findings), counts, codes)


def kind_of(path: Path, lines: Iterable[Line] = ()) -> str:
    """Return the kind of entries in a file, by its name or else by its lines.

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


def _system(old: OldDictionaries, cameo: frozenset[str]) -> str:
    """Return whose codes the dictionaries use: ``cameo`` or ``own``."""
    listed = [item.code for item in old.verbs] + [item.code for item in old.patterns]
    codes = {part for code in listed for part in code.split(":") if part[:1].isdigit()}
    known = sum(code in cameo or code + "0" in cameo for code in codes)
    return "cameo" if known >= CAMEO_SHARE * len(codes) else "own"


def _is_petrarch2(old: OldDictionaries) -> bool:
    """Return whether the dictionaries have what only PETRARCH2's have: transformations, or patterns with brackets."""
    return bool(old.transforms) or any(mark in pattern.pattern for pattern in old.patterns for mark in "{(")


def _actors(lines: list[Line], old: OldDictionaries, report: Report) -> None:
    """Add the actors of a file, and its agents, which have ``~`` in their codes."""
    agents = [line for line in lines if _AGENT.search(line.text) and line.text.lstrip()[0] not in "+["]
    numbers = {line.number for line in agents}
    old.actors += read_actors((line for line in lines if line.number not in numbers), report)
    old.agents += read_agents(agents, report)


def _agents(lines: list[Line], old: OldDictionaries, report: Report) -> None:
    old.agents += read_agents(lines, report)


def _discards(lines: list[Line], old: OldDictionaries, report: Report) -> None:
    old.discards += read_discards(lines, report)


def _issues(lines: list[Line], old: OldDictionaries, report: Report) -> None:
    old.issues += read_issues(lines, report)


_READERS: dict[str, Callable[[list[Line], OldDictionaries, Report], None]] = {
    "actors": _actors,
    "agents": _agents,
    "verbs": read_verbs,
    "discards": _discards,
    "issues": _issues,
    "config": read_config,
}
