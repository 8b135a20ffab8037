"""Picks the source and the target of a verb among the units of its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coder.core.model import ActorMatch, Reason
from coder.core.syntax import Parse, clause_of_verb
from coder.dictionary.word_lists import word_set
from coder.petrarch.engine.codes import known, new_actor
from coder.petrarch.engine.hits import Choice, VerbHit
from coder.petrarch.engine.options import PatternOptions
from coder.petrarch.engine.units import Layout

MUTUAL = word_set("petrarch.mutual_prepositions")
PLACING = word_set("petrarch.placing_prepositions")
Sides = tuple[int | None, int | None, tuple[Reason, ...]]
"""The units of source and target, and the steps of the trace that decided them."""


@dataclass(frozen=True, slots=True)
class Roles:
    """The units of a sentence with their actors, and the rules that pick source and target from them."""

    parse: Parse
    layout: Layout
    actors: Sequence[tuple[ActorMatch, ...]]
    options: PatternOptions

    def sides(self, hit: VerbHit, choice: Choice, before: Sequence[int], after: Sequence[int]) -> Sides:
        """Return source and target: what the pattern names, else the first actors before and after the verb.

        A passive with "by" turns them round.
        """
        bound = choice.bound
        if "%" in bound:
            return (*self._compound(bound["%"], choice, before, after), ())
        if not bound and self._is_passive(hit, after):
            return self._by(after), self._best(sorted(before)), (Reason("voice", "passive"),)
        source, target = bound.get("$"), bound.get("+")
        if source is None:
            source = self._best(sorted(before), target)
        if source is None and target is not None:
            source = self._best(after, target, coded=True)
        if (
            target is None
            and ":" in choice.code
            and source is not None
            and self._is_pair(source)
            and self._best(after, source, coded=True) is None
        ):
            return source, source, (Reason("target", "pair"),)
        return source, self._target(source, before, after) if target is None else target, ()

    def who(self, number: int) -> tuple[ActorMatch | None, ...]:
        """Return the actors of a unit; an unknown one stands for itself if the options say so, else it is None."""
        found = self.actors[number]
        if found:
            return found
        unit, longest = self.layout.units[number], self.options.new_actor_length
        return (new_actor(unit, self._with_of(unit.stop), self.parse.sentence, longest) if longest else None,)

    def keeps(self, source: ActorMatch | None, target: ActorMatch | None) -> bool:
        """Return whether the options keep an event between two actors; nobody acts on himself."""
        if source is None or target is None:
            return not self.options.require_dyad and source is not target
        return source.code != target.code

    def _compound(self, unit: int, choice: Choice, before: Sequence[int], after: Sequence[int]) -> tuple[int, int]:
        """Return source and target where a pattern has ``%``.

        After the verb it is the target, and the source too where it says between whom something is. Before the verb
        it is the source, and the target too if the code is a pair or no other actor is known but as a place.
        """
        if not choice.compound_before:
            source = None if self._stands_after(unit, MUTUAL) else self._best(sorted(before), unit)
            return unit if source is None else source, unit
        others = [at for at in after if not self._stands_after(self.layout.unit_at[at], PLACING)]
        target = None if ":" in choice.code else self._best(others, unit, coded=True)
        return unit, unit if target is None else target

    def _stands_after(self, unit: int, words: frozenset[str]) -> bool:
        """Return whether the word before a unit is one of a list."""
        first = self.layout.units[unit].first if unit >= 0 else 0
        return first > 0 and self.layout.words[first - 1].lower() in words

    def _is_pair(self, unit: int) -> bool:
        """Return whether a unit is several known actors, who may act on each other: "Ruritania and Graustark met"."""
        return self.layout.units[unit].compound and len(self.actors[unit]) > 1

    def _target(self, source: int | None, before: Sequence[int], after: Sequence[int]) -> int | None:
        """Return the best unit after the verb other than the source, else the best one before the verb."""
        for spots in (after, before):
            found = self._best(spots, source)
            if found is not None:
                return found
        return source if source is not None and self.layout.units[source].compound else None

    def _best(self, spots: Sequence[int], other: int | None = None, coded: bool = False) -> int | None:
        """Return the first unit with a known actor, else with bare agents, else any; never ``other`` or its like."""
        units = dict.fromkeys(unit for at in spots if (unit := self.layout.unit_at[at]) >= 0 and unit != other)
        ranked = [(known(self.actors[unit]), unit) for unit in units if not self._same(unit, other)]
        for rank in (2, 1) if coded else (2, 1, 0):
            for found, unit in ranked:
                if found == rank:
                    return unit
        return None

    def _same(self, unit: int, other: int | None) -> bool:
        """Return whether two units are one actor: both have the same codes, and neither is a compound."""
        if other is None or self.layout.units[unit].compound or self.layout.units[other].compound:
            return False
        return bool(self.actors[unit]) and [item.code for item in self.actors[unit]] == [
            item.code for item in self.actors[other]
        ]

    def _is_passive(self, hit: VerbHit, after: Sequence[int]) -> bool:
        """Return whether a verb is a passive with an agent after "by"."""
        clause = clause_of_verb(self.parse.clauses, hit.at)
        return clause is not None and clause.verb.passive and self._by(after) is not None

    def _by(self, after: Sequence[int]) -> int | None:
        """Return the unit after "by"."""
        words, unit_at = self.layout.words, self.layout.unit_at
        for number, at in enumerate(after[:-1]):
            if words[at] == "BY" and unit_at[at] < 0 and unit_at[after[number + 1]] >= 0:
                return self._best(after[number + 1 :])
        return None

    def _with_of(self, stop: int) -> int:
        """Return the end of a noun group with its "of" phrase: "the Ministry of Magic"."""
        words, unit_at = self.layout.words, self.layout.unit_at
        while stop + 1 < len(words) and words[stop] == "OF" and unit_at[stop + 1] >= 0:
            stop = self.layout.units[unit_at[stop + 1]].stop
        return stop
