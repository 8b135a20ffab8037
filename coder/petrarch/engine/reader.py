"""Reads a sentence with a dictionary that stands alone: verb by verb, with the pattern, the source and the target of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from coder.core.model import ActorMatch, Parse, Reason
from coder.petrarch.engine.clauses import after, before, clause_of, left_out, own_clauses, reach
from coder.petrarch.engine.codes import actors_of, place
from coder.petrarch.engine.hits import Choice, Chooser, Hit, find_hits, names
from coder.petrarch.engine.roles import Roles
from coder.petrarch.engine.tables import NULL, Tables
from coder.petrarch.engine.transforms import INNER, Transform, bind, fits
from coder.petrarch.engine.units import lay_out


class Coding(NamedTuple):
    """One code between two actors, before it is made an event; a null actor is not known."""

    code: str
    source: ActorMatch | None
    target: ActorMatch | None
    trigger: tuple[int, int]
    trace: tuple[Reason, ...]


class Said(NamedTuple):
    """What a verb says between two units, and where the words end that it governs."""

    hit: Hit
    choice: Choice
    source: int | None
    target: int | None
    reasons: tuple[Reason, ...]
    end: int


GENERAL = {"020": "appeal", "030": "intend", "100": "demand", "120": "reject", "130": "threaten"}
"""CAMEO's general codes for what is said about an action, which an action that the verb governs makes more specific."""
Combined = Mapping[tuple[str, str], str]
"""The code for a frame over an action, by the frame and the action's own code."""


class PatternReader:
    """Reads one sentence."""

    def __init__(self, parse: Parse, tables: Tables, date: str, combined: Combined | None = None) -> None:
        self._parse, self._tables = parse, tables
        self._combined = combined or {}
        self._layout = lay_out(parse, tables)
        self._chooser = Chooser(self._layout, parse, tables)
        self._gone, self._commas = left_out(self._layout, parse, tables.options)
        actors = [actors_of(unit, tables, parse.sentence, date) for unit in self._layout.units]
        self._roles = Roles(parse, self._layout, actors, tables.options)

    def codings(self) -> Iterator[Coding]:
        """The codings of the sentence. What a coded verb governs is coded again only under the option ``nested``."""
        governed: set[int] = set()
        hits = [hit for hit in find_hits(self._parse, self._layout, self._tables) if hit.first not in self._gone]
        for hit in hits:
            if hit.first in governed:
                continue
            said = self._said(hit)
            found = list(self._transformed(said, hits)) if said else []
            whole = bool(found)
            if said and not found and said.choice.code not in (NULL, ""):
                code, reasons = self._specific(said, hits)
                found = list(
                    self._pairs(code, said.source, said.target, hit, (said.choice.reason, *reasons, *said.reasons))
                )
            yield from found
            if said and found:
                governed |= set(range(hit.stop, said.end))
                if self._tables.options.nested and not whole:
                    governed -= own_clauses(hit.stop, said.end, self._parse)

    def _said(self, hit: Hit) -> Said | None:
        end = max(reach(hit.stop - 1, self._parse), hit.stop)
        upper = before(hit.first, self._start(hit), self._layout, self._gone)
        lower = after(hit.stop, end, self._layout, self._gone)
        choice = self._chooser.choose(hit, upper, lower)
        if choice is None:
            return None
        return Said(hit, choice, *self._roles.sides(hit, choice, upper, lower), end)

    def _start(self, hit: Hit) -> int:
        """Where the words before a verb begin: after the last comma.

        With the subject of the clause where no noun group stands after the comma ("Ruritania, long an ally, left"), and under the option ``nested``.
        """
        comma = max((comma + 1 for comma in self._commas if comma < hit.first), default=0)
        clause = clause_of(hit.stop - 1, self._parse.clauses)
        bare = all(unit < 0 for unit in self._layout.unit_at[comma : hit.first])
        if (bare or self._tables.options.nested) and clause and clause.subject and clause.subject.first < hit.first:
            return clause.subject.first
        return comma

    def _pairs(
        self, code: str, source: int | None, target: int | None, hit: Hit, trace: tuple[Reason, ...]
    ) -> Iterator[Coding]:
        """Every source with every target; of a pair of codes the second the other way round."""
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

    def _transformed(self, said: Said, hits: list[Hit]) -> Iterator[Coding]:
        """What a transformation makes of a verb over the verbs that it governs."""
        called = names(said.hit, self._tables)
        rules = [row for row in self._tables.transforms if fits(row[4].verb, called, said.choice.code)]
        for inner in hits if rules else ():
            below = self._said(inner) if said.hit.stop <= inner.first < said.end else None
            for id_, where, was, text, rule in rules if below and below.choice.code != NULL else ():
                assert below is not None
                units = self._bound(rule, said, below)
                if units:
                    code = below.choice.code if rule.code == INNER else rule.code
                    found = list(
                        self._pairs(
                            code,
                            *units,
                            said.hit,
                            (Reason("transform", id_, place(where, was), text), below.choice.reason),
                        )
                    )
                    yield from found
                    if found:
                        return

    def _bound(self, rule: Transform, said: Said, below: Said) -> tuple[int, int] | None:
        """The units of a rule for a verb and one that it governs, which shares its subject unless it has one of its own."""
        if not fits(rule.inner, names(below.hit, self._tables), below.choice.code.partition(":")[0]):
            return None
        clause = clause_of(below.hit.stop - 1, self._parse.clauses)
        shared = clause is not None and clause.subject_rule != "own"
        return bind(rule, said.source, said.source if shared else below.source, below.target)

    def _specific(self, said: Said, hits: list[Hit]) -> tuple[str, tuple[Reason, ...]]:
        """The code of a verb, of a general one with the action in its infinitive: "refused (120) to provide aid (070)" is 122."""
        frame = GENERAL.get(said.choice.code) if self._tables.options.nested else None
        for inner in hits if frame else ():
            clause = clause_of(inner.stop - 1, self._parse.clauses)
            if not said.hit.stop <= inner.first < said.end or clause is None or clause.subject_rule == "own":
                continue
            below = self._said(inner)
            code = self._combined.get((frame or "", below.choice.code.partition(":")[0])) if below else None
            if below and code:
                return code, (Reason("combination", f"{said.choice.code}+{below.choice.code}"), below.choice.reason)
        return said.choice.code, ()
