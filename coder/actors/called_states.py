"""Descriptions of states: "the country", "its neighbour", "the West African nation", "the former Soviet republic"."""

from __future__ import annotations

from typing import Final

from coder.actors.dealings import partner, party_of
from coder.actors.discourse import LONG_REACH
from coder.actors.mention import Mention
from coder.actors.several import DEFINITE, SeveralDescriptions
from coder.core.actor_code import country_part
from coder.core.basis import Basis
from coder.core.model import ActorMatch, Actors
from coder.core.syntax import Phrase
from coder.core.values import replace
from coder.dictionary.actor_kinds import ActorKind
from coder.dictionary.word_lists import word_set, word_values

NEIGHBOURS: Final = word_set("actors.neighbour_nouns")
CALLED: Final = {epithet: frozenset(codes.split()) for epithet, codes in word_values("actors.called_states").items()}
"""The states of which something is said that tells them from others, by its words."""
LAST_WORDS: Final = frozenset([epithet.rpartition(" ")[2] for epithet in CALLED])
CALLED_NOUNS: Final = word_set("actors.called_state_nouns")
OWNED: Final = word_set("actors.called_with_possessor")
NEAR: Final = 3
"""So many sentences back are the states that may be a neighbour of which nothing else is told."""
LATEST: Final = 4
"""So many mentions back is the state of "the country" where none has been told of."""


class StateDescriptions(SeveralDescriptions):
    """Resolves the descriptions of one state in one sentence against what the article named before them."""

    __slots__ = ()

    def called(self, phrase: Phrase) -> Actors:
        """Return the state that a phrase tells from others by what it is: "the Gulf emirate", "the NATO member".

        It is the last of these that the article has named; of a single one it need not have been.
        """
        states = self._called(phrase)
        if not states:
            return ()
        others = states - {actor.country for actor in self._pronouns.subject_over(phrase)}
        told = states if len(states) == 1 else others & {self._discourse.place}
        found = self._last_of(phrase, others, LONG_REACH) or self._of_setting(phrase, next(iter(told), None))
        return self._resolved(tuple(map(self._sentence.country_of, found)), "resolve.called", phrase)

    def _of_setting(self, phrase: Phrase, country: str | None) -> Actors:
        """Return a state that the setting tells at the place of a phrase; nobody where it tells none."""
        return (replace(self._sentence.bare(phrase), code=country, basis=Basis.SETTING),) if country else ()

    def _called(self, phrase: Phrase) -> frozenset[str]:
        """Return the states that the words before a noun tell from others; none where they say nothing."""
        sentence = self._sentence
        last = phrase.head - 1
        if sentence.word(phrase.head) not in CALLED_NOUNS or sentence.word(last) not in LAST_WORDS:
            return frozenset()
        if sentence.word(phrase.first) not in DEFINITE and phrase.possessor is None:
            return frozenset()
        for first in range(phrase.first, last + 1):
            words = " ".join([sentence.word(at) for at in range(first, last + 1)])
            if words in CALLED:
                of_owner = phrase.possessor is not None and first >= phrase.possessor.stop
                return frozenset() if of_owner and words not in OWNED else CALLED[words]
        return frozenset()

    def _last_of(self, phrase: Phrase, states: frozenset[str], reach: int) -> Actors:
        """Return the last actor of one of these states that the article named before a phrase."""

        def fits(mention: Mention) -> bool:
            return len(mention.actors) == 1 and mention.actors[0].country in states

        return self._discourse.last(self._at(phrase), fits, reach=reach)

    def neighbour(self, phrase: Phrase) -> Actors:
        """Return the state with which another has just dealt, of which it is told as "its neighbour".

        Where it has dealt with none it is the only other state that has just been named.
        """
        if self._sentence.word(phrase.head) not in NEIGHBOURS or self._sentence.within(phrase):
            return ()
        states = self._sentence.dictionary.countries
        owners = {party_of(owner, states) for owner in self._pronouns.owner(phrase)}
        if len(owners) != 1:
            return ()
        owner = owners.pop()
        found = partner(self._discourse, self._sentence.index, owner, states) or self._only_other(owner)
        return self._resolved(tuple(map(self._sentence.country_of, found)), "resolve.counterpart", phrase)

    def _only_other(self, owner: str) -> Actors:
        """Return the actor of the only state besides another that the sentences right before have named."""
        others: dict[str, ActorMatch] = {}
        for mention in self._discourse.before((self._sentence.index, 0)):
            if mention.at[0] < self._sentence.index - NEAR:
                break
            for actor in mention.actors:
                country = actor.country or ""
                if country in self._sentence.dictionary.countries and country != owner:
                    others.setdefault(country, actor)
        return tuple(others.values()) if len(others) == 1 else ()

    def _state_meant(self, phrase: Phrase, others: Actors) -> Actors:
        """Return the state of "the country" where no state has been told of: that of an actor, a place or the dateline.

        A state that acts on it is not meant, as long as there is another: "France suspended aid to the country".
        """
        acting = {actor.country for actor in others}
        before = self._state_before(phrase)
        if acting and (before in acting or not before and self._discourse.place in acting):
            states = frozenset(self._sentence.dictionary.countries) - acting
            found = self._last_of(phrase, states, LATEST)
            if found:
                return found
        return self._of_setting(phrase, before or self._discourse.place)

    def _state_before(self, phrase: Phrase) -> str:
        """Return the code of the last state that the sentence names before a phrase; "" where there is none."""
        before = [item for item in self._sentence.items if item.stop <= phrase.first]
        states = [item.code for item in before if item.kind is ActorKind.STATE and item.form == "name"]
        return country_part(states[-1]) if states else ""
