"""The actors at the positions that an entry names: subject, object, behind a preposition."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.actors.reach import Reach
from coder.actors.resolver import SentenceActors
from coder.coding.arguments import Arguments
from coder.coding.matcher import QUANTITY
from coder.core.model import Actors
from coder.core.syntax import Parse, Phrase, Span
from coder.core.values import replace
from coder.dictionary.verb_tables import ITSELF
from coder.dictionary.word_lists import word_set

AFFILIATING: Final = word_set("clauses.affiliating_prepositions")
NOBODY: Final[frozenset[Span]] = frozenset()
"""The places of no actors."""


class PositionSearch:
    """Finds the actors of one sentence at the positions that entries name."""

    __slots__ = ("_actors", "_parse")

    def __init__(self, parse: Parse, actors: SentenceActors) -> None:
        self._parse = parse
        self._actors = actors

    def at(
        self,
        positions: Sequence[str],
        arguments: Arguments,
        others: Actors = (),
        skip: Phrase | None = None,
        reach: Reach = Reach.ANY,
    ) -> Actors:
        """The actors at the first position that has any besides ``others``; what belongs to ``skip`` does not count."""
        return self.search(positions, arguments, others, skip, None, reach)

    def search(
        self,
        positions: Sequence[str],
        arguments: Arguments,
        others: Actors,
        skip: Phrase | None,
        strict: Phrase | None,
        reach: Reach,
    ) -> Actors:
        """The actors at the first position that has any; the ``strict`` phrase counts only if its head is an actor."""
        taken = {actor.span for actor in others} if others else NOBODY
        places = arguments.places
        for position in positions:
            itself = position.endswith(ITSELF)  # the phrase itself must be the actor
            for phrase in places.get(position.removesuffix(ITSELF), ()):
                if skip is not None and skip.first <= phrase.first < _end(skip):
                    continue
                alone = itself and phrase.attached and not self._is_quantity(phrase)
                part = replace(phrase, attached=()) if alone else phrase
                far = Reach.HEAD if phrase is strict or itself else reach
                found = self._actors.actors(part, far)
                if alone and found:
                    found = self._of_whole(phrase, found)
                if taken:
                    found = tuple([actor for actor in found if actor.span not in taken])
                if found:
                    return found
        return ()

    def _of_whole(self, phrase: Phrase, itself: Actors) -> Actors:
        """Those whom the noun of a phrase stands for, as the whole phrase tells them: "ministers from Chad"."""
        owners = tuple([other for other in phrase.attached if other.prep in AFFILIATING])
        whole = self._actors.actors(replace(phrase, attached=owners), Reach.HEAD) if owners else itself
        same = [one.role for one in whole] == [one.role for one in itself]
        return whole if same and itself[0].role else itself

    def _is_quantity(self, phrase: Phrase) -> bool:
        """Whether the "of" phrase says who is meant: "dozens of", "members of"."""
        words = self._actors.dictionary.sets.get(QUANTITY)
        return words is not None and self._parse.sentence.tokens[phrase.head].lemma.lower() in words.single

    def marked(self, phrase: Phrase | None) -> Actors:
        """The actor that the caller has marked on the head of a phrase."""
        return tuple(
            actor for first, stop, actor in self._actors.marked() if phrase is not None and first <= phrase.head < stop
        )

    def names_any(self, phrase: Phrase) -> bool:
        """Whether a phrase names anybody or anything that an entry knows."""
        return bool(self._actors.sentence.within(phrase))


def _end(phrase: Phrase) -> int:
    """Where a phrase ends together with all that is attached to it."""
    return max([phrase.stop, *(_end(other) for other in (*phrase.attached, *phrase.conjuncts))])
