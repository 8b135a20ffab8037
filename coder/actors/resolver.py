"""Resolves noun phrases to actors: what a phrase names, else what it takes up from before, else what it hangs on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.actors.antecedents import antecedent
from coder.actors.built_codes import NOBODY, BuiltCode, roles_of
from coder.actors.code_builder import COUNTERPART, CodeBuilder
from coder.actors.coreference import Descriptions
from coder.actors.discourse import APPOSITION, Discourse, resolved
from coder.actors.items import Item, MarkedSpan
from coder.actors.neighbours import (
    after_bracket,
    by_owner,
    named_apposition,
    names_list,
    of_same_state,
    shared_noun,
)
from coder.actors.owners import Owners
from coder.actors.pronouns import Pronouns
from coder.actors.reach import Reach, owning, owns_from_behind, stands_for_owner
from coder.actors.recognized import RecognizedSentence
from coder.actors.role_country import FoundCountry, RoleCountries
from coder.actors.unknown_bodies import is_unknown_body, is_unknown_name
from coder.core.actor_code import after_country, country_part
from coder.core.basis import Basis
from coder.core.model import ActorMatch, Actors, ActorSpan, Clause, Phrase, Reason, Span
from coder.core.values import replace
from coder.dictionary.actor_kinds import ActorKind
from coder.dictionary.word_lists import word_set

PLACES: Final = word_set("actors.place_prepositions")
NEUTRAL_POSSESSIVES: Final = word_set("actors.neutral_possessives")

PhraseKey = tuple[int, int, int, int]
"""First and last token of a phrase, how much is attached to it, and how far it reaches (``Reach``)."""
_HEAD: Final = int(Reach.HEAD)


class SentenceActors:
    """The actors of the phrases of one sentence; each phrase is resolved once."""

    __slots__ = (
        "_answers", "_countries", "_descriptions", "_owners", "builder", "clauses", "date", "dictionary", "discourse",
        "given", "items", "pronouns", "sentence",
    )  # fmt: skip

    def __init__(
        self,
        sentence: RecognizedSentence,
        discourse: Discourse,
        clauses: Sequence[Clause] = (),
        given: Sequence[MarkedSpan] = (),
    ) -> None:
        self.sentence = sentence
        self.dictionary = sentence.dictionary
        self.date = sentence.date
        self.items = sentence.items
        self.discourse = discourse
        self.clauses = clauses
        self.given = given
        self.pronouns = Pronouns(sentence, discourse, clauses)
        self.builder = CodeBuilder(sentence)
        self._descriptions = Descriptions(sentence, self.builder, discourse, self.pronouns)
        self._owners = Owners(sentence, self.builder, self.pronouns)
        self._countries = RoleCountries(sentence, self.builder, discourse)
        self._answers: dict[PhraseKey, Actors] = {}
        """The actors of phrases that are known already."""

    # -- what callers ask --------------------------------------------------------------------------------------------

    def actors(self, phrase: Phrase, reach: Reach = Reach.ANY) -> Actors:
        """Return the actors that a phrase with its conjuncts stands for.

        ``reach`` says what may stand for those who merely modify it ("Israel's decision").
        """
        if not phrase.conjuncts:
            return self._one(phrase, reach)
        found: Actors = ()
        members = phrase.conjuncts if names_list(self.sentence, phrase) else (phrase, *phrase.conjuncts)
        for member in members:
            shared = shared_noun(self.sentence, member, phrase.conjuncts[-1])
            actors = (self._composed(shared, member) if shared else ()) or self._one(member, reach)
            if found:
                actors = tuple([of_same_state(self.sentence, found[0], member, actor) for actor in actors])
            found += tuple(actor for actor in actors if actor not in found)
        return found

    def marked(self) -> list[tuple[int, int, ActorMatch]]:
        """Return the spans that the caller marked, as token positions and actors."""
        return [(first, stop, self._marked(span, Phrase(first, stop, stop - 1))) for first, stop, span in self.given]

    def is_marked(self, phrase: Phrase) -> bool:
        """Whether the head of a phrase lies in a span that the caller marked."""
        return any(first <= phrase.head < stop for first, stop, _ in self.given)

    def settle(self) -> None:
        """Forget the answers that a later mention may change: those in which not each actor has a country."""
        self._answers = {
            key: actors for key, actors in self._answers.items() if actors and all(actor.country for actor in actors)
        }

    # -- one phrase --------------------------------------------------------------------------------------------------

    def _one(self, phrase: Phrase, reach: Reach) -> Actors:
        """Return the actors of a phrase without its conjuncts."""
        key = (phrase.first, phrase.stop, len(phrase.attached), _HEAD)
        found = self._answers.get(key)
        if found is None:
            found = self._answers[key] = self._named(phrase)
        if found or reach is Reach.HEAD:
            return found
        key = (phrase.first, phrase.stop, len(phrase.attached), int(reach))
        found = self._answers.get(key)
        if found is None:
            found = self._answers[key] = self._modifying(phrase, reach)
        return found

    def _named(self, phrase: Phrase) -> Actors:
        """Return the actors of the first reading of a phrase that has any; the readings are in order of trust."""
        return (
            self._marked_head(phrase)
            or self.pronouns.actors(phrase)
            or self._descriptions.mutual(phrase)
            or self._descriptions.several(phrase)
            or self._descriptions.counted(phrase)
            or self._descriptions.by_last_word(phrase)
            or self._by_items(phrase)
            or self._by_apposition(phrase)
            or self._inside(phrase)
        )

    def _by_items(self, phrase: Phrase) -> Actors:
        """Return the actors of a phrase with items of its own."""
        items = self.sentence.within(phrase)
        if not items:
            return ()
        return (
            self._by_counterpart(phrase)
            or self._composed(after_bracket(self.sentence, phrase), phrase)
            or self._by_named_apposition(phrase)
            or self._by_description(phrase)
            or self._descriptions.predicated(phrase)
            or self._own(phrase)
        )

    def _modifying(self, phrase: Phrase, reach: Reach) -> Actors:
        """Return whose a thing is: "rebel positions in Aleppo", "Israel's decision", "its army"."""
        for first, stop, span in self.given:
            if phrase.first <= first and stop <= phrase.stop:
                return (self._marked(span, Phrase(first, stop, stop - 1)),)
        if not stands_for_owner(self.sentence, phrase, reach):
            return ()
        crosses = reach.crosses_places or stands_for_owner(self.sentence, phrase, Reach.DOER)
        items = [item for item in self.sentence.within(phrase) if item.agent is not None or item.code]
        found = self._composed(owning(items, self.sentence, phrase, reach), phrase)
        if found:
            return found
        found = self.actors(phrase.possessor, reach) if phrase.possessor else self.pronouns.other_owner(phrase)
        if found:
            return found
        behind = (other for other in phrase.attached if crosses or owns_from_behind(self.sentence, other, reach))
        found = next((found for other in behind if other.prep in PLACES and (found := self.actors(other, reach))), ())
        return found or self._descriptions.issuers(phrase)

    # -- what the caller marked --------------------------------------------------------------------------------------

    def _marked_head(self, phrase: Phrase) -> Actors:
        """Return the marked actor in whose span the head of a phrase lies."""
        for first, stop, span in self.given:
            if first <= phrase.head < stop:
                return (self._marked(span, phrase),)
        return ()

    def _marked(self, span: ActorSpan, phrase: Phrase) -> ActorMatch:
        """Return a marked actor, with the code that the caller gave it or the one that its phrase names."""
        sentence = self.sentence
        text = sentence.text[max(span.start - sentence.start, 0) : span.end - sentence.start]
        place = Span(span.start, span.end, text)
        if span.code:
            given = (Reason("actor", "given.code", words=text),)
            return ActorMatch(span.code, place, given, name=text, basis=Basis.NAMED)
        known = self._own(phrase) or self._by_apposition(phrase)
        reason = Reason("actor", "given.span", words=text)
        if not known:
            return ActorMatch(None, place, (reason,), name=text)
        return replace(known[0], span=place, trace=(reason, *known[0].trace))

    # -- readings of a phrase ----------------------------------------------------------------------------------------

    def _own(self, phrase: Phrase) -> Actors:
        """Return the actor that the head of a phrase names, composed with what stands before it."""
        items = self.sentence.within(phrase)
        if not items or not self.sentence.covers_head(items[-1], phrase):
            return ()
        return self._descriptions.national(phrase, items[-1]) or self._composed(items, phrase)

    def _by_counterpart(self, phrase: Phrase) -> Actors:
        """Return the counterpart of somebody, where the phrase has no country of its own."""
        if not self._descriptions.is_counterpart(phrase) or self._owners.owner(phrase, self.actors).code:
            return ()
        return self._descriptions.counterpart(phrase, self._partner(phrase))

    def _by_description(self, phrase: Phrase) -> Actors:
        """Return who was named before by the noun of a phrase that says of nobody whose it is."""
        if not self._descriptions.is_description(phrase) or self._owners.owner(phrase, self.actors).code:
            return ()
        return self._descriptions.definite(phrase)

    def _by_named_apposition(self, phrase: Phrase) -> Actors:
        """Return the person or body that the apposition of a role noun names: "the president, Idriss Deby"."""
        for other in named_apposition(self.sentence, phrase):
            inner = self.sentence.within(other)
            code = self.code(inner, other).code
            if code:
                match = self.sentence.match(phrase, code, (*self.sentence.within(phrase), *inner))
                return resolved((match,), APPOSITION, match.name if inner[-1].actor is not None else "", match)
        return ()

    def _by_apposition(self, phrase: Phrase) -> Actors:
        """Return the first apposition that has a country."""
        for other in phrase.appositions:
            found = self._own(other)
            if found and found[0].country:
                return resolved(found, APPOSITION, found[0].span.text, self.sentence.bare(phrase))
        return ()

    def _inside(self, phrase: Phrase) -> Actors:
        """Return those of whom a phrase is a part or number: "members of Hamas", "dozens of protesters"."""
        for other in phrase.attached:
            if other.prep == "of" and not any(item.actor or item.code for item in self.sentence.within(phrase)):
                found = self.actors(other, Reach.HEAD)
                if found:
                    return found
        return ()

    # -- codes -------------------------------------------------------------------------------------------------------

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
        found = (
            FoundCountry(builder.member(owner.code, (owner.kind,), role, items), "resolve.owner", owner.identity)
            if owner.code
            else self._countries.find(phrase, items, role)
        )
        if owner.kind is ActorKind.COMPANY and role == "GOV":
            role = ""  # "representatives of Toyota" govern nothing
        reason = Reason("resolution", found.rule, words=self.sentence.words(phrase)) if found.code else None
        return builder.joined(parts, modifiers, role, found.code, reason, found.owner)

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
