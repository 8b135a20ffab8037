"""How many a noun group names: its number, one person, or the sum of its members."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from coder.circumstances.no_persons import NO_COUNTS
from coder.circumstances.quantities import Quantity, total
from coder.circumstances.tellings import members
from coder.core.circumstances import Count, Toll
from coder.core.syntax import Phrase, Token
from coder.dictionary.word_lists import word_set

OF: Final = "of"
COMMA: Final = ","
NOBODY: Final = word_set("circumstances.nobody")
ARTICLES: Final = word_set("actors.indefinite_articles")
SINGULAR_VERBS: Final = word_set("circumstances.singular_verbs")
DETERMINED: Final = frozenset(("DT", "PRP$", "CD"))
"""Tags of the words that open another noun group: "a judge and his son"."""
ONE: Final = word_set("circumstances.single_pronouns")
COLLECTIVES: Final = word_set("circumstances.collectives")
SINGULAR: Final = ("NN", "NNP")
ANYBODY: Final = word_set("circumstances.anybody")
PARTS_BEHIND: Final = frozenset(("-", "--", "\u2013", "\u2014", ":"))
"""Dashes and the colon: behind one stands who belongs to those that were counted."""
MANY: Final = frozenset((Toll.DISPLACED, Toll.PARTICIPANTS))
"""What only a number counts, never a single person or thing."""
FARTHEST: Final = 4
"""So many words before a noun group its hedge may begin."""


class NounGroups:
    """The noun groups of one sentence with the quantities in them."""

    __slots__ = ("_firsts", "_quantities", "_tokens")

    def __init__(self, tokens: Sequence[Token], quantities: Sequence[Quantity]) -> None:
        self._tokens = tokens
        self._quantities = quantities
        self._firsts = [quantity.first for quantity in quantities]

    def count(self, phrase: Phrase, verb: int, toll: Toll, many: bool = False) -> Count | None:
        """How many a phrase names: the sum of its members, of which the first may count all ("30 men and women")."""
        others = () if self._is_one_person(phrase, verb) else self._further(phrase)
        group = (phrase, *(other for other in others if not self._is_age(other)))
        numbers = [self._number(member, many, toll) for member in group]
        known = [count for count in numbers if count is not None]
        shared = numbers[0] is not None and all(member.first == member.head for member in group[len(known) :])
        if not known or not (len(known) == len(numbers) or toll is Toll.PARTICIPANTS or shared):
            return None
        sum_of_all = known[0] if self._names_parts(group, known) else total(known)
        return sum_of_all if sum_of_all.best is not None else None

    def _names_parts(self, group: Sequence[Phrase], known: Sequence[Count]) -> bool:
        """Whether the members behind the first only say who all are: "three people, a judge and two clerks"."""
        if len(group) == 1 or self._tokens[group[0].head].lemma.lower() not in ANYBODY:
            return False
        parts = sum([count.best or 0 for count in known[1:]])
        return self._word(group[1].first - 1) == COMMA and known[0].best == parts

    def _further(self, phrase: Phrase) -> Sequence[Phrase]:
        """The members behind the first, without those that a dash or a colon calls its parts."""
        return [
            other
            for other in members(phrase)[1:]
            if not sum(token.text in PARTS_BEHIND for token in self._tokens[phrase.head : other.first]) % 2
        ]

    def within(self, phrase: Phrase) -> Quantity | None:
        """The first quantity in a noun group before or at its head; its hedge may begin before it."""
        at = bisect_left(self._firsts, phrase.first - FARTHEST)
        for quantity in self._quantities[at:]:
            if quantity.first > phrase.head:
                return None
            if quantity.stop > phrase.first:
                return quantity
        return None

    def _is_one_person(self, phrase: Phrase, verb: int) -> bool:
        """Whether two nouns name one person: "a judge and poet", "the founder and leader was"."""
        near = {self._word(verb - 2), self._word(verb - 1), self._word(verb)}
        singular = verb > phrase.stop and near & SINGULAR_VERBS
        if len(phrase.conjuncts) != 1 or self.within(phrase) is not None:
            return bool(singular) and self._tokens[phrase.head].tag == "NNP" and len(phrase.conjuncts) > 1
        first, head = self._tokens[phrase.first], self._tokens[phrase.head]
        other, last = self._tokens[phrase.conjuncts[0].first], self._tokens[phrase.conjuncts[0].head]
        if head.tag != "NN" or other.tag in DETERMINED or not other.text.islower():
            return False
        if last.tag == "NNP":
            return first.tag not in DETERMINED
        told = phrase.stop <= verb < len(self._tokens) and self._word(verb) in SINGULAR_VERBS
        return last.tag == "NN" and (told or first.text.lower() in ARTICLES)

    def _is_age(self, phrase: Phrase) -> bool:
        """Whether a bare number in a list is the age of the one before: "a prosecutor, 47, and his son"."""
        return self._tokens[phrase.head].tag == "CD" and self.within(phrase) is None

    def _number(self, phrase: Phrase, many: bool, toll: Toll) -> Count | None:
        """How many one noun group names: its number, else one if it is a single person; ``many`` wants a number."""
        quantity, head = self.within(phrase), self._tokens[phrase.head]
        if quantity is not None:
            return None if toll in MANY and quantity.bounds.high == 1 else quantity.bounds
        if head.lemma.lower() in NO_COUNTS:
            return None
        if head.lemma.lower() in COLLECTIVES:
            crew = next((inner for inner in phrase.attached if inner.prep == OF), None)
            quantity = self.within(crew) if crew is not None else None
            return quantity.bounds if quantity is not None else None
        first = self._word(phrase.first)
        single = ((head.tag in SINGULAR or first in ARTICLES) and not many) or head.text.lower() in ONE
        return Count(1, 1) if single and toll not in MANY and first not in NOBODY else None

    def _word(self, at: int) -> str:
        return self._tokens[at].text.lower() if at < len(self._tokens) else ""
