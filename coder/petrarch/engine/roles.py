"""Who stands where: the source and the target of a verb among the units of its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coder.core.model import ActorMatch, Parse, Reason
from coder.petrarch.engine.clauses import clause_of
from coder.petrarch.engine.codes import known, new_actor
from coder.petrarch.engine.hits import Choice, Hit
from coder.petrarch.engine.options import PatternOptions
from coder.petrarch.engine.units import Layout

Sides = tuple[int | None, int | None, tuple[Reason, ...]]
"""The units of source and target, and the reasons."""


@dataclass(frozen=True, slots=True)
class Roles:
    """The units of a sentence with their actors, and the rules that pick source and target from them."""

    parse: Parse
    layout: Layout
    actors: Sequence[tuple[ActorMatch, ...]]
    options: PatternOptions

    def sides(self, hit: Hit, choice: Choice, upper: Sequence[int], lower: Sequence[int]) -> Sides:
        """As the pattern says, else the first actor before the verb and the first after it; of a passive with "by" the other way round."""
        bound = choice.bound
        if "%" in bound:
            return (*self._compound(bound["%"], choice, upper, lower), ())
        if not bound and self._is_passive(hit, lower):
            return self._by(lower), self._best(sorted(upper)), (Reason("voice", "passive"),)
        source, target = bound.get("$"), bound.get("+")
        if source is None:
            source = self._best(sorted(upper), target)
        if source is None and target is not None:
            source = self._best(lower, target, coded=True)
        if (
            target is None
            and ":" in choice.code
            and source is not None
            and self._is_pair(source)
            and self._best(lower, source, coded=True) is None
        ):
            return source, source, (Reason("target", "pair"),)
        return source, self._target(source, upper, lower) if target is None else target, ()

    def who(self, number: int) -> tuple[ActorMatch | None, ...]:
        """The actors of a unit; an unknown one stands for itself where the options ask for it, else it is null."""
        found = self.actors[number]
        if found:
            return found
        unit, longest = self.layout.units[number], self.options.new_actor_length
        return (new_actor(unit, self._with_of(unit.stop), self.parse.sentence, longest) if longest else None,)

    def keeps(self, source: ActorMatch | None, target: ActorMatch | None) -> bool:
        """Whether the options let an event between two actors stand; nobody acts on himself."""
        if source is None or target is None:
            return not self.options.require_dyad and source is not target
        return source.code != target.code

    def _compound(self, unit: int, choice: Choice, upper: Sequence[int], lower: Sequence[int]) -> tuple[int, int]:
        """``%`` after the verb is the target; before it the source, and of a pair of codes or where no other is known the target too."""
        if not choice.compound_before:
            source = self._best(sorted(upper), unit)
            return unit if source is None else source, unit
        target = None if ":" in choice.code else self._best(lower, unit, coded=True)
        return unit, unit if target is None else target

    def _is_pair(self, unit: int) -> bool:
        """Several known actors, who may do to each other what a pair of codes says: "Ruritania and Graustark met"."""
        return self.layout.units[unit].compound and len(self.actors[unit]) > 1

    def _target(self, source: int | None, upper: Sequence[int], lower: Sequence[int]) -> int | None:
        """The first known actor after the verb other than the source, else an unknown one there, else one before the verb."""
        for spots in (lower, upper):
            found = self._best(spots, source)
            if found is not None:
                return found
        return source if source is not None and self.layout.units[source].compound else None

    def _best(self, spots: Sequence[int], other: int | None = None, coded: bool = False) -> int | None:
        """The first unit with a known actor, else with bare agents, else any; never ``other`` or one of the same code."""
        units = dict.fromkeys(unit for at in spots if (unit := self.layout.unit_at[at]) >= 0 and unit != other)
        ranked = [(known(self.actors[unit]), unit) for unit in units if not self._same(unit, other)]
        for rank in (2, 1) if coded else (2, 1, 0):
            for found, unit in ranked:
                if found == rank:
                    return unit
        return None

    def _same(self, unit: int, other: int | None) -> bool:
        if other is None or self.layout.units[unit].compound or self.layout.units[other].compound:
            return False
        return bool(self.actors[unit]) and [item.code for item in self.actors[unit]] == [
            item.code for item in self.actors[other]
        ]

    def _is_passive(self, hit: Hit, lower: Sequence[int]) -> bool:
        clause = clause_of(hit.stop - 1, self.parse.clauses)
        return clause is not None and clause.verb.passive and self._by(lower) is not None

    def _by(self, lower: Sequence[int]) -> int | None:
        """The unit after "by"."""
        words, unit_at = self.layout.words, self.layout.unit_at
        for number, at in enumerate(lower[:-1]):
            if words[at] == "BY" and unit_at[at] < 0 and unit_at[lower[number + 1]] >= 0:
                return self._best(lower[number + 1 :])
        return None

    def _with_of(self, stop: int) -> int:
        """The end of a noun group with its "of" phrase: "the Ministry of Magic"."""
        words, unit_at = self.layout.words, self.layout.unit_at
        while stop + 1 < len(words) and words[stop] == "OF" and unit_at[stop + 1] >= 0:
            stop = self.layout.units[unit_at[stop + 1]].stop
        return stop
