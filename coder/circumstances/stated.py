"""Counts that words for a state tell: "nine dead", "30 people were wounded", "the number of injured at 844"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, NamedTuple

from coder.circumstances.phrases import Found, Phrases
from coder.circumstances.quantities import Quantity, total
from coder.core.circumstances import Toll
from coder.core.syntax import Clause, Token
from coder.dictionary.word_lists import word_set

STATES: Final = Phrases("circumstances.of_state")
AUXILIARIES: Final = word_set("circumstances.state_auxiliaries")
NUMBER_LINKS: Final = word_set("circumstances.number_links")
MEMBERS: Final = word_set("circumstances.member_prepositions")
DEFINITE: Final = word_set("circumstances.definite")
JOINTS: Final = word_set("circumstances.between_joints")
NO_STATE: Final = "-"
"""Stands with phrases that only look like a state: "sentenced to death"."""
FARTHEST: Final = 6
"""So many words may stand between a number and the state that it counts: "12 people were reported killed"."""
OPENS_OBJECT: Final = frozenset(("DT", "PRP", "PRP$", "CD", "NN", "NNS", "NNP", "NNPS", "JJ"))
"""Tags of the words that open the object of a verb."""


class Stated(NamedTuple):
    """A state and how many are in it; no bounds where the words beside it do not tell."""

    at: int
    """The first word of the state."""
    behind: int
    """The word behind the state."""
    toll: Toll
    number: Quantity | None

    @property
    def before(self) -> bool:
        """Whether its number stands before it."""
        return self.number is not None and self.number.first < self.at


class StatedCounts:
    """The states that a sentence tells, in their order."""

    __slots__ = ("_ats", "_firsts", "_numbers", "_of_states", "_states", "_tokens")

    def __init__(self, tokens: Sequence[Token], numbers: Sequence[Quantity]) -> None:
        self._tokens = tokens
        self._numbers = numbers
        self._firsts = [number.first for number in numbers]
        found = list(STATES.find([token.lemma.lower() for token in tokens], [token.text.lower() for token in tokens]))
        self._of_states = {at for state in found for at in range(state.first, state.stop)}
        self._states = [self._stated(state) for state in found if state.value != NO_STATE]
        self._ats = [state.at for state in self._states]

    def within(self, first: int, stop: int) -> Sequence[Stated]:
        """Return the states that begin in a range of words."""
        return self._states[bisect_left(self._ats, first) : bisect_left(self._ats, stop)]

    def tells(self, clause: Clause) -> bool:
        """Whether a clause tells by its verb, or a passive one by its subject, how many are in a state.

        "They left nine dead", "the bodies of 28 men were found".
        """
        verb, subject = clause.verb, clause.subject
        if any(state.before or verb.passive for state in self.within(verb.first, verb.stop + 1)):
            return True
        named = self.within(subject.head, subject.head + 1) if verb.passive and subject is not None else ()
        return any(state.number is not None for state in named)

    def _stated(self, state: Found) -> Stated:
        number = self._before(state.first, state.stop) or self._after(state.stop)
        return Stated(state.first, state.stop, Toll(state.value), number)

    def _before(self, at: int, stop: int) -> Quantity | None:
        """The quantity before a state, with those whom it counts and auxiliaries in between."""
        near = bisect_left(self._firsts, at) - 1
        if near < 0 or self._acts_on_another(at, stop):
            return None
        number = self._numbers[near]
        between = range(number.stop, at)
        if len(between) > FARTHEST or not all(self._is_counted(place, AUXILIARIES) for place in between):
            return None
        told_before = number.first > 0 and self._tokens[number.first - 1].lemma.lower() in DEFINITE
        of_them = bool(between) and self._tokens[at - 1].text.lower() in DEFINITE
        return None if of_them or (told_before and self._tokens[stop - 1].tag[0] == "N") else self._joined(near)

    def _after(self, at: int) -> Quantity | None:
        """The quantity right behind a state, or behind it and words such as "at", "rose to" and "stood at"."""
        place = at
        while place < len(self._tokens) and self._tokens[place].lemma.lower() in NUMBER_LINKS:
            place += 1
        near = bisect_left(self._firsts, at)
        found = near < len(self._numbers) and self._numbers[near].first <= place < self._numbers[near].stop
        return self._numbers[near] if found else None

    def _acts_on_another(self, at: int, stop: int) -> bool:
        """Whether a state is an active verb with an object: "12 gunmen killed the mayor"."""
        if self._tokens[stop - 1].tag not in ("VBD", "VBN", "VBG") or stop == len(self._tokens):
            return False
        passive = at > 0 and self._tokens[at - 1].lemma in AUXILIARIES
        return not passive and self._tokens[stop].tag in OPENS_OBJECT

    def _joined(self, near: int) -> Quantity:
        """A quantity with the one that is joined to it: "one marine and seven Panamanians"."""
        number = self._numbers[near]
        if near == 0 or self._tokens[number.first - 1].text.lower() not in JOINTS:
            return number
        other = self._numbers[near - 1]
        between = range(other.stop, number.first - 1)
        if not 0 < len(between) <= FARTHEST or not all(self._is_counted(place, MEMBERS) for place in between):
            return number
        return Quantity(other.first, number.stop, total((other.bounds, number.bounds)))

    def _is_counted(self, at: int, besides: frozenset[str] = frozenset()) -> bool:
        """Whether a word may belong to those who are counted."""
        token = self._tokens[at]
        plain = token.tag[0] in "NJ" or token.tag in ("DT", "PRP$") or token.lemma.lower() in besides
        return plain and at not in self._of_states
