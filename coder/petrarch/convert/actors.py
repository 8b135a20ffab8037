"""Reads actor dictionaries: names, synonyms with ``+``, and codes that may hold for some dates only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from coder.petrarch.convert.agents import MARKER_DEFINITION, read_agents
from coder.petrarch.convert.dates import dated_code
from coder.petrarch.convert.names import clean_name, has_letters
from coder.petrarch.convert.records import OldActor, OldDictionaries, OldDiscard
from coder.petrarch.convert.report import Line, Report
from coder.petrarch.engine.tables import DISCARDS, STORY

_CODE = re.compile(r"\[([^\[\]]*+)\]")


@dataclass(slots=True)
class _Group:
    """The lines of one actor: each with the name and the codes on it."""

    lines: list[tuple[Line, str, list[str]]] = field(default_factory=list)

    @property
    def codes(self) -> list[str]:
        return [code for _, _, codes in self.lines for code in codes]


def read_actors(lines: Iterable[Line], old: OldDictionaries, report: Report) -> None:
    """Add the actors of a file; a name begins an actor, and lines with ``+`` and lines of codes continue it.

    Entries whose code has ``~`` are agents, and those with a discard code are discards.
    """
    markers: list[Line] = []
    agents: list[Line] = []
    for group in _groups(lines, markers, report):
        if any("~" in code for code in group.codes):
            agents += _agent_lines(group, report)
        else:
            _add_actor(group, old, report)
    read_agents([*markers, *agents], old, report)


def _groups(lines: Iterable[Line], markers: list[Line], report: Report) -> Iterator[_Group]:
    """Return the lines of each entry together; definitions of markers go to ``markers``."""
    group = _Group()
    for line in lines:
        text = line.text.strip()
        if MARKER_DEFINITION.fullmatch(text):
            markers.append(line)
            continue
        codes = _CODE.findall(text)
        name = " ".join(_CODE.sub(" ", text).removeprefix("+").split())
        if text[0] not in "+[" and has_letters(name):
            yield from [group] if group.lines else []
            group = _Group()
        elif not group.lines:
            report.drop(line, "comes before any name and was left out", "put it under a name")
            continue
        group.lines.append((line, name, codes))
    yield from [group] if group.lines else []


def _agent_lines(group: _Group, report: Report) -> Iterator[Line]:
    """Return the names of a group of agents as lines of an agent dictionary."""
    codes = "".join(f" [{code}]" for code in dict.fromkeys(group.codes))
    for line, name, _ in group.lines:
        if has_letters(name):
            yield line._replace(text=f"{name}{codes}")
        else:
            report.use(line)


def _add_actor(group: _Group, old: OldDictionaries, report: Report) -> None:
    """Add the actor of a group, or report its lines."""
    first = group.lines[0][0]
    if not group.codes:
        report.drop(first, "has no code and was left out", "write its code in brackets after it")
        rest = [line for line, _, _ in group.lines[1:]]
        report.drop_all(rest, f"belongs to '{group.lines[0][1]}', which has no code; it was left out", "give it a code")
        return
    names: dict[str, None] = {}
    codes: dict[str, None] = {}
    discards: set[str] = set()
    for line, text, found in group.lines:
        name = clean_name(text)
        report.use(line)
        if has_letters(name):
            names[name] = None
            old.closed.update([name] if text.endswith("_") else ())
        elif not found:
            report.drop(line, "has neither a name nor a code and was left out", "delete the line")
        for code in found:
            if code.strip() in DISCARDS:
                discards.add(DISCARDS[code.strip()])
            else:
                codes.update(dict.fromkeys(_code(line, code, report)))
    for scope in sorted(discards):
        old.discards += [OldDiscard(name, scope == STORY, first.where) for name in names]
    if codes:
        dated_first = sorted(codes, key=lambda code: ".." not in code)
        old.actors.append(OldActor(tuple(names), tuple(dated_first), first.where))
    elif not discards:
        report.drop_all(
            [line for line, _, _ in group.lines], "has no code that can be read; it was left out", "correct"
        )


def _code(line: Line, text: str, report: Report) -> list[str]:
    """Return a code in our notation, or report what it lacks."""
    dated = dated_code(text)
    if dated is None:
        report.note(
            line, f"the code '[{text}]' can't be read and was left out", "write [CODE], [CODE >date] or the like"
        )
        return []
    if dated.fault:
        report.note(line, dated.fault, "correct the date" if ".." in dated.code else "correct the code and its date")
    return [dated.code]
