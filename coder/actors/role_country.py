"""The country of a role noun that no owner gives one: of the same noun before, of the scene, of who was named last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from coder.actors.code_builder import CodeBuilder
from coder.actors.discourse import Discourse
from coder.actors.items import Item, RecognizedSentence
from coder.core.actor_code import country_part
from coder.core.model import Phrase
from coder.dictionary.actor_codes import ARMED, OPPOSED
from coder.dictionary.actor_kinds import ActorKind
from coder.dictionary.word_lists import word_set

KNOWN_OPENERS = word_set("actors.known_openers")
ADVERSARIES = ARMED | OPPOSED


class FoundCountry(NamedTuple):
    """A country, or the whole code of a body, and the rule that found it; both are "" where none did."""

    code: str
    rule: str


class RoleCountries:
    """Finds the countries of the role nouns of one sentence."""

    def __init__(self, sentence: RecognizedSentence, builder: CodeBuilder, discourse: Discourse) -> None:
        self._sentence, self._builder, self._discourse = sentence, builder, discourse

    def find(self, phrase: Phrase, items: Sequence[Item]) -> FoundCountry:
        """Return the country of a role whose phrase names none."""
        at = (self._sentence.index, phrase.first)
        agent = items[-1].agent if items else None
        before = self._discourse.by_noun(agent.id, at) if agent is not None else ()
        if before:
            return FoundCountry(before[0].country or "", "resolve.again")
        if any(self._builder.is_sent(item) for item in items):
            return FoundCountry("", "")
        scene = self._sentence.scene()
        if scene:
            return FoundCountry(scene, "resolve.place")
        last = self._discourse.country(at)
        if last:
            return FoundCountry(last, "resolve.dateline" if self._discourse.place else "resolve.country_before")
        return FoundCountry(self._only(phrase, items), "resolve.only_country")

    def _only(self, phrase: Phrase, items: Sequence[Item]) -> str:
        """Return the only country that the sentence names at all.

        For a people, and for somebody whom the reader knows already, it must be that of another organ.
        """
        known = self._sentence.word(phrase.first) in KNOWN_OPENERS and not any(
            item.code in ADVERSARIES for item in items
        )
        if known or any(item.kind is ActorKind.PEOPLE for item in items):
            return self._discourse.organ_of((self._sentence.index, phrase.first))
        countries = {country_part(item.code) for item in self._sentence.items if item.is_place or item.is_person}
        return countries.pop() if len(countries) == 1 else ""
