"""Descriptions of several who were named before: "the two leaders", "both sides", "each other", "the six"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.actors import parties
from coder.actors.code_builder import CodeBuilder
from coder.actors.discourse import UNCOUNTED, Discourse
from coder.actors.items import Item
from coder.actors.mention import Position
from coder.actors.neighbours import COUNTS
from coder.actors.pronouns import Pronouns
from coder.actors.recognized import RecognizedSentence
from coder.actors.reference import MUTUAL, resolved
from coder.core.actor_code import country_part
from coder.core.model import Actors
from coder.core.syntax import Phrase
from coder.dictionary.actor_codes import INTERNATIONAL
from coder.dictionary.actor_kinds import ActorKind
from coder.dictionary.word_lists import word_set

DEFINITE: Final = word_set("actors.definite_words")
DEFINITE_OR_BOTH: Final = DEFINITE | {"both"}
COUNTRY_NOUNS: Final = word_set("actors.country_nouns")
PERSON_NOUNS: Final = word_set("actors.person_nouns")
RECIPROCALS: Final = word_set("actors.reciprocals")
SIDES: Final = word_set("actors.side_nouns")
OPPOSING: Final = word_set("actors.opposing_words")
OF_STATES: Final = frozenset(("", "GOV", "MIL", "LEG"))
"""Roles that each of several states has, so that "the two armies" may stand for the states."""
PEOPLE: Final = frozenset(("person", "group"))
"""The classes of nouns for people."""
ANY_PERSON: Final = word_set("actors.any_person")
PAIRS: Final = word_set("actors.pair_nouns")
HOSTILE: Final = word_set("actors.hostile_nouns")


class SeveralDescriptions:
    """Resolves the descriptions of several in one sentence against what the article named before them."""

    __slots__ = ("_builder", "_discourse", "_pronouns", "_sentence", "_tokens")

    def __init__(
        self, sentence: RecognizedSentence, builder: CodeBuilder, discourse: Discourse, pronouns: Pronouns
    ) -> None:
        self._sentence, self._builder, self._discourse, self._pronouns = sentence, builder, discourse, pronouns
        self._tokens = sentence.tokens

    def mutual(self, phrase: Phrase) -> Actors:
        """Return all who do something to each other; the event pairs each of them with the others."""
        part = phrase.possessor or phrase
        if part.stop - part.first != 2 or self._sentence.words(part).lower() not in RECIPROCALS:
            return ()
        subject = self._pronouns.subject_over(phrase)
        return resolved(subject, MUTUAL, self._sentence.words(part), self._sentence.bare(phrase))

    def several(self, phrase: Phrase) -> Actors:
        """Return the last actors of different countries: "the two leaders", "both sides", "the three countries".

        Of nouns that stand for countries the countries alone; two sides may also be those of a conflict inside one.
        """
        if self._sentence.word(phrase.first) not in DEFINITE_OR_BOTH or phrase.possessor is not None:
            return ()
        lemmas = [token.lemma.lower() for token in self._tokens[phrase.first : phrase.stop]]
        noun = lemmas[-1]
        sides = noun in SIDES and self._are_unlike(phrase)
        opposed = sides and not OPPOSING.isdisjoint(lemmas[:-1])
        count = next((COUNTS[lemma] for lemma in lemmas if lemma in COUNTS), 2 if opposed else 0)
        is_plural = self._tokens[phrase.stop - 1].tag in ("NNS", "NNPS") or noun in COUNTS
        if not (count and is_plural):
            return ()
        items = [item for item in self._sentence.within(phrase) if noun not in COUNTRY_NOUNS or not self._is_bloc(item)]
        if any(item.is_named for item in items) or not self._may_stand_for_several(noun, items, phrase):
            return ()
        subject = self._pronouns.subject_over(phrase)
        hostile = parties.opposed(self._discourse, self._at(phrase)) if noun in HOSTILE and count == 2 else ()
        actors = hostile or parties.several(self._discourse, count, self._at(phrase), noun in PERSON_NOUNS, subject)
        if sides and count == 2 and not hostile and (not actors or parties.only_mediates(self._discourse, actors)):
            actors = parties.opposed(self._discourse, self._at(phrase), parties.WAR_SENTENCES) or actors
        if noun in HOSTILE and any(actor.country in INTERNATIONAL for actor in actors):
            return ()
        role = items[-1].code if items and not sides and noun not in PERSON_NOUNS else ""
        of_persons = "person" in self._sentence.dictionary.noun_classes.of(noun)
        if (of_persons or role not in OF_STATES) and role and any(actor.role != role for actor in actors):
            return ()
        if not actors and noun in COUNTRY_NOUNS:
            actors = self._states_before(phrase, count)
        if noun in COUNTRY_NOUNS and len({actor.country for actor in actors}) > 1:
            actors = tuple(self._sentence.country_of(actor) for actor in actors)
        return self._resolved(actors, "resolve.pair" if count == 2 else "resolve.several", phrase)

    def _may_stand_for_several(self, noun: str, items: Sequence[Item], phrase: Phrase) -> bool:
        """Whether a plural noun stands for states, sides or people, and no name before it says of whom they are.

        Not so "both shores", "the two Democratic leaders".
        """
        states = noun in COUNTRY_NOUNS  # "the two NATO allies"
        if not states and any(self._tokens[at].text[:1].isupper() for at in range(phrase.first + 1, phrase.stop)):
            return False
        listed = noun in SIDES or states or noun in PERSON_NOUNS or noun in COUNTS
        return listed or bool(items) or not PEOPLE.isdisjoint(self._sentence.dictionary.noun_classes.of(noun))

    def _is_bloc(self, item: Item) -> bool:
        """Whether a name only says of which bloc or part of the world states are: "the two NATO allies"."""
        return item.is_named and self._sentence.dictionary.state(country_part(item.code)) is None

    def _states_before(self, phrase: Phrase, count: int) -> Actors:
        """Return the states that the sentence names before a phrase, in whatever form, if they are so many."""
        before = [item for item in self._sentence.items if item.stop <= phrase.first]
        states = {item.code: item for item in before if item.kind is ActorKind.STATE and item.form != "pair"}
        if len(states) != count:
            return ()
        bare = self._sentence.bare(phrase)
        return tuple([self._sentence.country_of(item.match(bare.span)) for item in states.values()])

    def _are_unlike(self, phrase: Phrase) -> bool:
        """Whether parties may stand on two sides: "the two parties", but not "the two opposition parties"."""
        return not any(item.first < phrase.stop - 1 for item in self._sentence.within(phrase))

    def counted(self, phrase: Phrase) -> Actors:
        """Return the last group for a number alone, or one of people: "the six", "both men", "the pair"."""
        if self._sentence.word(phrase.first) not in DEFINITE_OR_BOTH or not self._is_number(phrase):
            return ()
        actors = self._discourse.last(
            self._at(phrase), lambda mention: mention.kind == "group" and UNCOUNTED.isdisjoint(mention.nouns)
        )
        return self._resolved(actors, "resolve.counted", phrase)

    def _is_number(self, phrase: Phrase) -> bool:
        """Whether a phrase says only how many people are meant."""
        between, head = phrase.stop - phrase.first - 2, self._tokens[phrase.head]
        if between == 0 and (head.tag == "CD" or head.lemma.lower() in PAIRS):
            return True
        counted = any(self._sentence.word(at) in COUNTS for at in range(phrase.first, phrase.head))
        return counted and between <= 1 and head.lemma.lower() in ANY_PERSON

    def _at(self, phrase: Phrase) -> Position:
        return self._sentence.index, phrase.first

    def _resolved(self, actors: Actors, rule: str, phrase: Phrase) -> Actors:
        if not actors:
            return ()
        return resolved(actors, rule, self._sentence.words(phrase), self._sentence.bare(phrase))
