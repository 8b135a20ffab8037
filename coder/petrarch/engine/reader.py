"""Reads a sentence with a dictionary that stands alone: finds the pattern, the source and the target of each verb."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from coder.core.model import ActorMatch, Reason
from coder.core.syntax import Parse, clause_of_verb
from coder.petrarch.engine.clauses import (
    comma_clauses,
    governed_end,
    own_clauses,
    words_after,
    words_before,
)
from coder.petrarch.engine.codes import actors_of
from coder.petrarch.engine.hits import Choice, PatternChooser, VerbHit, find_hits, transform_names
from coder.petrarch.engine.roles import Roles
from coder.petrarch.engine.rows import reason
from coder.petrarch.engine.tables import DISCARDS, NULL, Tables
from coder.petrarch.engine.transforms import INNER, Transform, bind, fits
from coder.petrarch.engine.units import lay_out


class Coding(NamedTuple):
    """A code between two actors, before it becomes an event; an actor that is None is not known."""

    code: str
    source: ActorMatch | None
    target: ActorMatch | None
    trigger: tuple[int, int]
    trace: tuple[Reason, ...]


class VerbReading(NamedTuple):
    """The choice for a verb, its source and target as units, and the end of the words that it governs."""

    hit: VerbHit
    choice: Choice
    source: int | None
    target: int | None
    reasons: tuple[Reason, ...]
    end: int


GENERAL_CODES = {"020": "appeal", "030": "intend", "100": "demand", "120": "reject", "130": "threaten"}
"""CAMEO's general codes for frames; the action that the verb governs makes them more specific."""
Combined = Mapping[tuple[str, str], str]
"""The code for a frame over an action, by the frame and the action's own code."""


class PatternReader:
    """Finds the codings of one sentence."""

    def __init__(self, parse: Parse, tables: Tables, date: str, combined: Combined | None = None) -> None:
        self._parse, self._tables = parse, tables
        self._combined = combined or {}
        self._layout = lay_out(parse, tables)
        self._chooser = PatternChooser(self._layout, parse, tables)
        self._skipped, self._commas = comma_clauses(self._layout, parse, tables.options)
        actors = [actors_of(unit, tables, parse.sentence, date) for unit in self._layout.units]
        self._roles = Roles(parse, self._layout, actors, tables.options)

    def codings(self) -> Iterator[Coding]:
        """Return the codings; what a coded verb governs is coded again only under the option ``nested``."""
        governed: set[int] = set()
        hits = [hit for hit in find_hits(self._parse, self._layout, self._tables) if hit.first not in self._skipped]
        for hit in hits:
            reading = self._read(hit) if hit.first not in governed else None
            if reading is None:
                continue
            if reading.choice.code in DISCARDS:
                yield Coding(reading.choice.code, None, None, (hit.first, hit.stop), (reading.choice.reason,))
                continue
            found = list(self._transformed(reading, hits))
            whole = bool(found)
            if not found and reading.choice.code not in (NULL, ""):
                code, reasons = self._specific(reading, hits)
                trace = (reading.choice.reason, *reasons, *reading.reasons)
                found = list(self._pairs(code, reading.source, reading.target, hit, trace))
            yield from found
            if found:
                governed |= set(range(hit.stop, reading.end))
                if self._tables.options.nested and not whole:
                    governed -= own_clauses(hit.stop, reading.end, self._parse)

    def _read(self, hit: VerbHit) -> VerbReading | None:
        """Return the reading of a verb, if the dictionary has a code for it here."""
        end = max(governed_end(hit.at, self._parse), hit.stop)
        before = words_before(hit.first, self._start(hit), self._layout, self._skipped)
        after = words_after(hit.stop, end, self._layout, self._skipped)
        choice = self._chooser.choose(hit, before, after)
        if choice is None:
            return None
        return VerbReading(hit, choice, *self._roles.sides(hit, choice, before, after), end)

    def _start(self, hit: VerbHit) -> int:
        """Return where the words before a verb begin: after the last comma.

        They begin with the subject of the clause if no noun group stands after the comma ("Ruritania, long an ally,
        left"), and under the option ``nested``.
        """
        comma = max((comma + 1 for comma in self._commas if comma < hit.first), default=0)
        clause = clause_of_verb(self._parse.clauses, hit.at)
        bare = all(unit < 0 for unit in self._layout.unit_at[comma : hit.first])
        if (bare or self._tables.options.nested) and clause and clause.subject and clause.subject.first < hit.first:
            return clause.subject.first
        return comma

    def _pairs(
        self, code: str, source: int | None, target: int | None, hit: VerbHit, trace: tuple[Reason, ...]
    ) -> Iterator[Coding]:
        """Return codings of every source with every target; the second code of a pair goes from target to source."""
        if source is None or target is None:
            return
        forth, _, back = code.partition(":")
        seen = set()
        for one in self._roles.who(source):
            for other in self._roles.who(target):
                for part, agent, patient in ((forth, one, other), (back, other, one)):
                    key = part, agent and agent.code, patient and patient.code
                    if part and key not in seen and self._roles.keeps(agent, patient):
                        seen.add(key)
                        yield Coding(part, agent, patient, (hit.first, hit.stop), trace)

    def _transformed(self, reading: VerbReading, hits: list[VerbHit]) -> Iterator[Coding]:
        """Return what the first transformation that fits makes of a verb over a verb that it governs."""
        names = transform_names(reading.hit, self._tables)
        rows = [row for row in self._tables.transforms if fits(row.rule.verb, names, reading.choice.code)]
        for inner in hits if rows else ():
            below = self._read(inner) if reading.hit.stop <= inner.first < reading.end else None
            if below is None or below.choice.code == NULL:
                continue
            for row in rows:
                units = self._bound(row.rule, reading, below)
                if units is None:
                    continue
                code = below.choice.code if row.rule.code == INNER else row.rule.code
                trace = (reason("transform", row, row.text), below.choice.reason)
                found = list(self._pairs(code, *units, reading.hit, trace))
                yield from found
                if found:
                    return

    def _bound(self, rule: Transform, reading: VerbReading, below: VerbReading) -> tuple[int, int] | None:
        """Return the units of a rule for a verb and a verb that it governs.

        The governed verb shares the subject of the other, unless it has a subject of its own.
        """
        if not fits(rule.inner, transform_names(below.hit, self._tables), below.choice.code.partition(":")[0]):
            return None
        clause = clause_of_verb(self._parse.clauses, below.hit.at)
        shared = clause is not None and clause.subject_rule != "own"
        return bind(rule, reading.source, reading.source if shared else below.source, below.target)

    def _specific(self, reading: VerbReading, hits: list[VerbHit]) -> tuple[str, tuple[Reason, ...]]:
        """Return the code of a verb; a general code is combined with the code of an action in its infinitive.

        "Refused (120) to provide aid (070)" is 122.
        """
        code = reading.choice.code
        frame = GENERAL_CODES.get(code, "") if self._tables.options.nested else ""
        for inner in hits if frame else ():
            clause = clause_of_verb(self._parse.clauses, inner.at)
            if not reading.hit.stop <= inner.first < reading.end or clause is None or clause.subject_rule == "own":
                continue
            below = self._read(inner)
            combined = self._combined.get((frame, below.choice.code.partition(":")[0])) if below else None
            if below and combined:
                return combined, (Reason("combination", f"{code}+{below.choice.code}"), below.choice.reason)
        return code, ()
