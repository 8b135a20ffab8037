"""Resolves noun phrases to actors: what a phrase names, else what it takes up from before, else what it hangs on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coder.actors.code_builder import COUNTERPART, NOBODY, BuiltCode, CodeBuilder, are_generic, roles_of, side_of
from coder.actors.coreference import Descriptions
from coder.actors.discourse import Discourse, resolved
from coder.actors.items import Item, MarkedSpan, RecognizedSentence
from coder.actors.neighbours import after_bracket, by_owner, named_apposition, of_same_state, shared_noun
from coder.actors.pronouns import Pronouns
from coder.actors.role_country import FoundCountry, RoleCountries
from coder.core.actor_code import after_country, country_part
from coder.core.model import ActorMatch, Actors, ActorSpan, Clause, Phrase, Reason, Span
from coder.dictionary.word_lists import word_set

PLACE_PREPOSITIONS = word_set("actors.place_prepositions")
OWNER_PREPOSITIONS = word_set("actors.owner_prepositions")
SENDER_PREPOSITIONS = word_set("actors.sender_prepositions")
BODY_PREPOSITIONS = word_set("actors.body_prepositions")
NEUTRAL_POSSESSIVES = word_set("actors.neutral_possessives")

PhraseKey = tuple[int, int, int, bool]
"""First and last token of a phrase, how much is attached to it, and whether what merely modifies its head counts."""


class SentenceActors:
    """The actors of the phrases of one sentence; each phrase is resolved once."""

    def __init__(
        self,
        sentence: RecognizedSentence,
        discourse: Discourse,
        clauses: Sequence[Clause] = (),
        given: Sequence[MarkedSpan] = (),
        answers: Mapping[PhraseKey, Actors] | None = None,
    ) -> None:
        """``answers`` are the actors of phrases that are known already."""
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
        self._countries = RoleCountries(sentence, self.builder, discourse)
        self._answers = dict(answers or {})

    # -- what callers ask --------------------------------------------------------------------------------------------

    def actors(self, phrase: Phrase, loose: bool = True) -> Actors:
        """Return the actors that a phrase with its conjuncts stands for.

        With ``loose`` also those that merely modify its head ("Israel's decision").
        """
        if not phrase.conjuncts:
            return self._one(phrase, loose)
        found: Actors = ()
        for member in (phrase, *phrase.conjuncts):
            shared = shared_noun(self.sentence, member, phrase.conjuncts[-1])
            actors = (self._composed(shared, member) if shared else ()) or self._one(member, loose)
            if found:
                actors = tuple(of_same_state(found[0], actor) for actor in actors)
            found += tuple(actor for actor in actors if actor not in found)
        return found

    def marked(self) -> list[tuple[int, int, ActorMatch]]:
        """Return the spans that the caller marked, as token positions and actors."""
        return [(first, stop, self._marked(span, Phrase(first, stop, stop - 1))) for first, stop, span in self.given]

    def is_marked(self, phrase: Phrase) -> bool:
        """Whether the head of a phrase lies in a span that the caller marked."""
        return any(first <= phrase.head < stop for first, stop, _ in self.given)

    def settled(self) -> dict[PhraseKey, Actors]:
        """Return the answers that no later mention changes: those in which each actor has a country."""
        return {
            key: actors for key, actors in self._answers.items() if actors and all(actor.country for actor in actors)
        }

    # -- one phrase --------------------------------------------------------------------------------------------------

    def _one(self, phrase: Phrase, loose: bool) -> Actors:
        """Return the actors of a phrase without its conjuncts."""
        key = (phrase.first, phrase.stop, len(phrase.attached), False)
        found = self._answers.get(key)
        if found is None:
            found = self._answers[key] = self._named(phrase)
        if found or not loose:
            return found
        key = (phrase.first, phrase.stop, len(phrase.attached), True)
        found = self._answers.get(key)
        if found is None:
            found = self._answers[key] = self._modifying(phrase)
        return found

    def _named(self, phrase: Phrase) -> Actors:
        """Return the actors of the first reading of a phrase that has any; the readings are in order of trust."""
        return (
            self._marked_head(phrase)
            or self.pronouns.actors(phrase)
            or self._descriptions.mutual(phrase)
            or self._descriptions.several(phrase)
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
            or self._own(phrase)
        )

    def _modifying(self, phrase: Phrase) -> Actors:
        """Return whose a thing is: "rebel positions in Aleppo", "Israel's decision", "its army"."""
        for first, stop, span in self.given:
            if phrase.first <= first and stop <= phrase.stop:
                return (self._marked(span, Phrase(first, stop, stop - 1)),)
        items = [item for item in self.sentence.within(phrase) if item.agent is not None or item.code]
        found = self._composed(items, phrase)
        if found:
            return found
        found = self.actors(phrase.possessor) if phrase.possessor else self.pronouns.other_owner(phrase)
        if found:
            return found
        for other in phrase.attached:
            if other.prep in PLACE_PREPOSITIONS:
                found = self.actors(other)
                if found:
                    return found
        return ()

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
            return ActorMatch(span.code, place, (Reason("actor", "given.code", words=text),))
        known = self._own(phrase) or self._by_apposition(phrase)
        reason = Reason("actor", "given.span", words=text)
        return (
            ActorMatch(known[0].code, place, (reason, *known[0].trace)) if known else ActorMatch(None, place, (reason,))
        )

    # -- readings of a phrase ----------------------------------------------------------------------------------------

    def _own(self, phrase: Phrase) -> Actors:
        """Return the actor that the head of a phrase names, composed with what stands before it."""
        items = self.sentence.within(phrase)
        if not items or not self.sentence.covers_head(items[-1], phrase):
            return ()
        return self._descriptions.national(phrase, items[-1]) or self._composed(items, phrase)

    def _by_counterpart(self, phrase: Phrase) -> Actors:
        """Return the counterpart of somebody, where the phrase has no country of its own."""
        if not self._descriptions.is_counterpart(phrase) or self._owner(phrase):
            return ()
        return self._descriptions.counterpart(phrase, self._partner(phrase))

    def _by_description(self, phrase: Phrase) -> Actors:
        """Return who was named before by the noun of a phrase that says of nobody whose it is."""
        if not self._descriptions.is_description(phrase) or self._owner(phrase):
            return ()
        return self._descriptions.definite(phrase)

    def _by_named_apposition(self, phrase: Phrase) -> Actors:
        """Return the person or body that the apposition of a role noun names: "the president, Idriss Deby"."""
        for other in named_apposition(self.sentence, phrase):
            inner = self.sentence.within(other)
            code = self.code(inner, other).code
            if code:
                match = self.sentence.match(phrase, code, (*self.sentence.within(phrase), *inner))
                name = inner[-1].actor.name if inner[-1].actor is not None else ""
                return resolved((match,), "resolve.apposition", name, match)
        return ()

    def _by_apposition(self, phrase: Phrase) -> Actors:
        """Return the first apposition that has a country."""
        for other in phrase.appositions:
            found = self._own(other)
            if found and found[0].country:
                return resolved(found, "resolve.apposition", found[0].span.text, self.sentence.bare(phrase))
        return ()

    def _inside(self, phrase: Phrase) -> Actors:
        """Return those of whom a phrase is a part or number: "members of Hamas", "dozens of protesters"."""
        for other in phrase.attached:
            if other.prep == "of" and not any(item.actor or item.code for item in self.sentence.within(phrase)):
                found = self.actors(other, loose=False)
                if found:
                    return found
        return ()

    # -- codes -------------------------------------------------------------------------------------------------------

    def _composed(self, items: Sequence[Item], phrase: Phrase) -> Actors:
        """Return the actors that items make together, one for each of several nations."""
        if not items:
            return ()
        found = []
        for owned in by_owner(items, phrase):
            for each in self.builder.by_nation(items):
                code, steps = self.code(each, owned)
                if code:
                    found.append(self.sentence.match(phrase, code, each, steps))
        return tuple(found)

    def code(self, items: Sequence[Item], phrase: Phrase) -> BuiltCode:
        """Return the code that the items of a phrase make together, with what says whose their role is."""
        builder = self.builder
        parts, modifiers = builder.parts(items), builder.modifiers(items, phrase)
        named = builder.named(items, parts, modifiers)
        if named is not None:
            return named
        body = self._body(items, phrase)
        if body:
            return BuiltCode(body, (Reason("resolution", "resolve.body_of", words=self.sentence.words(phrase)),))
        if builder.is_unknown_body(items, phrase):
            return NOBODY
        role = builder.role(items, parts, modifiers, phrase)
        if role == COUNTERPART:
            role = self._partner_role(phrase)
        country = parts.country or country_part(parts.person)
        if country or not (role or roles_of(modifiers)):
            return builder.joined(parts, modifiers, role, country, None)
        owner = self._owner(phrase)
        if not owner and builder.is_unknown_name(items, phrase):
            return builder.unknown_body(role)
        country, rule = FoundCountry(owner, "resolve.owner") if owner else self._countries.find(phrase, items)
        reason = Reason("resolution", rule, words=self.sentence.words(phrase)) if country else None
        return builder.joined(parts, modifiers, role, country, reason)

    def _body(self, items: Sequence[Item], phrase: Phrase) -> str:
        """Return the code of the body that a generic noun belongs to: "a spokesman for the Turkish army"."""
        if not are_generic(items):
            return ""
        for other in phrase.attached:
            roles = [item for item in self.sentence.within(other) if item.agent is not None and item.agent.role]
            if other.prep in BODY_PREPOSITIONS and not are_generic(roles):
                found = self.actors(other)
                if found and found[0].country and found[0].role:
                    return found[0].code or ""
        return ""

    def _owner(self, phrase: Phrase) -> str:
        """Return whose a role is by its possessor, pronoun, "of" phrase or apposition: "the president of Chad".

        A counterpart is not of those whose counterpart he is.
        """
        items = self.sentence.within(phrase)
        other_side = any(item.code == COUNTERPART for item in items)
        if phrase.possessor is not None and not other_side:
            found = self.actors(phrase.possessor)
            if found and found[0].code:
                return side_of(found[0].code, self.sentence.within(phrase.possessor))
        if not other_side:
            found = self.pronouns.owner(phrase)
            if found and found[0].code:
                return side_of(found[0].code, ())
        sent = any(self.builder.is_sent(item) for item in items)
        prepositions = SENDER_PREPOSITIONS if sent else OWNER_PREPOSITIONS
        for other in (*phrase.attached, *phrase.appositions):
            if other.prep in prepositions or not other.prep:
                item = self.sentence.first_name(other)
                if item is not None and item.code:
                    return side_of(item.code, (item,))
        return ""

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
        return self.discourse.pronoun(pronoun, (self.sentence.index, phrase.first))[0]
