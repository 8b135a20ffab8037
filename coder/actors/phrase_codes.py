"""The codes of phrases: what the items of a phrase make together, with what says whose their role is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Final

from coder.actors.antecedents import antecedent
from coder.actors.built_codes import NOBODY, BuiltCode, roles_of
from coder.actors.code_builder import COUNTERPART, CodeBuilder
from coder.actors.discourse import Discourse
from coder.actors.items import Item
from coder.actors.neighbours import by_owner
from coder.actors.owners import Owner, Owners
from coder.actors.pronouns import Pronouns
from coder.actors.reach import Reach
from coder.actors.recognized import RecognizedSentence
from coder.actors.role_country import FoundCountry, RoleCountries, state_of_soldiers
from coder.actors.titles import as_head_of_body
from coder.actors.unknown_bodies import is_unknown_body, is_unknown_name
from coder.core.actor_code import after_country, country_part
from coder.core.model import ActorMatch, Actors, Reason
from coder.core.syntax import Clause, Phrase
from coder.dictionary.actor_codes import INTERNATIONAL
from coder.dictionary.actor_kinds import ActorKind
from coder.dictionary.word_lists import word_set

NEUTRAL_POSSESSIVES: Final = word_set("actors.neutral_possessives")


class PhraseCodes(ABC):
    """Composes the codes of the phrases of one sentence; the class above it says which phrases stand for whom."""

    __slots__ = ("_countries", "_owners", "builder", "discourse", "pronouns", "sentence")

    def __init__(self, sentence: RecognizedSentence, discourse: Discourse, clauses: Sequence[Clause]) -> None:
        self.sentence = sentence
        self.discourse = discourse
        self.pronouns = Pronouns(sentence, discourse, clauses)
        self.builder = CodeBuilder(sentence)
        self._owners = Owners(sentence, self.builder, self.pronouns, clauses)
        self._countries = RoleCountries(sentence, self.builder, discourse)

    @abstractmethod
    def actors(self, phrase: Phrase, reach: Reach = Reach.ANY) -> Actors:
        """Return the actors that a phrase with its conjuncts stands for."""

    def _composed(self, items: Sequence[Item], phrase: Phrase) -> Actors:
        """Return the actors that items make together, one for each of several nations."""
        if not items:
            return ()
        several = self._owners.of_each(items, phrase, self.actors)
        if several:
            return several
        found = []
        for owned in by_owner(items, phrase):
            for each in self.builder.by_nation(items):
                actor = self.actor(each, owned, phrase)
                if actor is not None:
                    found.append(actor)
        return tuple(found)

    def actor(self, items: Sequence[Item], phrase: Phrase, place: Phrase | None = None) -> ActorMatch | None:
        """Return the one actor that items make together, at the place of the phrase or another."""
        if not items:
            return None
        built = self.code(items, phrase)
        if not built.code:
            return None
        return self.sentence.match(place or phrase, built.code, items, built.steps, built.owner)

    def code(self, items: Sequence[Item], phrase: Phrase) -> BuiltCode:
        """Return the code that the items of a phrase make together, with what says whose their role is."""
        builder = self.builder
        items = as_head_of_body(self.sentence, self._without_post(items, phrase), phrase)
        parts, modifiers = builder.parts(items), builder.modifiers(items, phrase)
        named = builder.named(items, parts, modifiers)
        if named is not None:
            return named
        body = self._owners.body(items, phrase, self.actors)
        if body.code:
            if builder.is_former(items, phrase):
                return builder.joined(parts, modifiers, "", country_part(body.code), None, body.identity)
            step = Reason("resolution", "resolve.body_of", words=self.sentence.words(phrase))
            return BuiltCode(body.code, (step,), body.identity)
        if is_unknown_body(self.sentence, items, phrase):
            return NOBODY
        role = builder.role(items, parts, modifiers, phrase)
        if role == COUNTERPART:
            role = self._partner_role(phrase)
        country = parts.country or country_part(parts.person)
        if country or not (role or parts.ethnic or roles_of(modifiers)):
            return builder.joined(parts, modifiers, role, country, None)
        owner = self._owners.home(phrase, self.actors) if parts.ethnic else self._owners.owner(phrase, self.actors)
        if not owner.code and is_unknown_name(self.sentence, items, phrase):
            return builder.unknown_body(role)
        if not owner.code and parts.all_sides and items[-1].stop - items[-1].first == 1:
            return NOBODY  # "urged all parties": those of talks or of a conflict
        found = self._of_owner(owner, role, items) if owner.code else self._countries.find(phrase, items, role)
        if owner.kind is ActorKind.COMPANY and role == "GOV":
            role = ""  # "representatives of Toyota" govern nothing
        reason = Reason("resolution", found.rule, words=self.sentence.words(phrase)) if found.code else None
        return builder.joined(parts, modifiers, role, found.code, reason, found.owner)

    def _of_owner(self, owner: Owner, role: str, items: Sequence[Item]) -> FoundCountry:
        """Return the country or body of those whose owner or place a phrase names: "soldiers in Goma"."""
        noun = items[-1].agent.id if items and items[-1].agent is not None else ""
        state = state_of_soldiers(owner.code, noun)
        if state != owner.code:
            return FoundCountry(state, "resolve.owner")
        code = self.builder.member(owner.code, (owner.kind,), role, items)
        return FoundCountry(code, "resolve.owner", owner.identity)

    def _without_post(self, items: Sequence[Item], phrase: Phrase) -> Sequence[Item]:
        """Return the items without the body at which the envoy of a state works: "Chad's UN ambassador"."""
        if len(items) < 2 or phrase.possessor is None or not any(self.builder.is_sent(item) for item in items):
            return items
        rest = [item for item in items if item.actor is None or country_part(item.code) not in INTERNATIONAL]
        if len(rest) == len(items):
            return items
        sender = self.actors(phrase.possessor, Reach.HEAD)
        return rest if sender and sender[0].country in self.sentence.dictionary.countries else items

    def _partner_role(self, phrase: Phrase) -> str:
        """Return the role of a counterpart: "his Ukrainian counterpart" holds the office of the other."""
        partner = self._partner(phrase)
        return after_country(partner[0].code or "") if partner else ""

    def _partner(self, phrase: Phrase) -> Actors:
        """Return whose counterpart a phrase is."""
        if phrase.possessor is not None:
            return self.actors(phrase.possessor)
        first = self.sentence.word(phrase.first)
        pronoun = first if first in NEUTRAL_POSSESSIVES else "his"
        return antecedent(self.discourse, pronoun, (self.sentence.index, phrase.first))[0]
