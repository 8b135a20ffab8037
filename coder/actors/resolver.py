"""Noun phrases to actors: what a phrase names itself, else what it takes up from before, else what it hangs on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from coder.actors.code_builder import ActorContext, Composer
from coder.actors.coreference import Descriptions
from coder.actors.discourse import Discourse, resolved
from coder.actors.introductions import Mentions
from coder.actors.recognizer import PLACES, Item, ItemFinder
from coder.core.model import ActorMatch, Actors, ActorSpan, Clause, Phrase, Reason, Sentence, Span
from coder.dictionary.actor_codes import INTERNATIONAL, OPPOSED
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_set

PLACE_PREPOSITIONS = word_set("actors.place_prepositions")
SCENE_PREPOSITIONS = word_set("actors.scene_prepositions")
PARTNERS = word_set("actors.partner_prepositions")
"""Prepositions after which somebody acts or is acted on, not only a place named."""
GUESSES = frozenset(("resolve.country_before", "resolve.only_country", "resolve.dateline", "resolve.place"))
"""Rules by which a role gets a country that nothing in its phrase names."""
ORGANS = frozenset(("GOV", "MIL", "COP", "LEG"))
"""Roles of those who act for their state."""
ATTRIBUTIVE = word_set("actors.attributive_names")
"""Short names that stand before a noun like adjectives."""


@dataclass(slots=True)
class SentenceActors:
    """The actors of one sentence."""

    sentence: Sentence
    dictionary: Dictionary
    discourse: Discourse
    date: str
    given: Sequence[tuple[int, int, ActorSpan]] = ()
    """Spans marked by the caller, as token positions."""
    clauses: Sequence[Clause] = ()
    items: list[Item] = field(default_factory=list)
    _known: dict[tuple[int, int, int, bool], Actors] = field(default_factory=dict)
    _composer: Composer = field(init=False)
    _descriptions: Descriptions = field(init=False)
    _mentions: Mentions = field(init=False)

    def __post_init__(self) -> None:
        tokens = self.sentence.tokens
        finder = ItemFinder(tokens, self.dictionary, self.discourse, self.date)
        finder.note_words()
        self.items = finder.find()
        context = ActorContext(
            self.actors,
            lambda phrase: self._descriptions.owner(phrase),
            self.discourse,
            self.place,
            self.sentence.index,
        )
        self._composer = Composer(tokens, self.dictionary, self.items, context)
        self._descriptions = Descriptions(self.sentence, self.discourse, self._composer, self.clauses, self._bare)
        self._mentions = Mentions(self.sentence, self.discourse, self._composer, self.date, self._match)
        if self._mentions.define():
            self.items[:] = finder.find()
            self._composer.renew()
        for item in self.items:
            self._mentions.introduce(item, self.items)

    # -- what the caller asks ------------------------------------------------------------------------------------

    def actors(self, phrase: Phrase, loose: bool = True) -> Actors:
        """The actors that a phrase stands for, its conjuncts included; with ``loose`` also by what merely modifies its head."""
        if not phrase.conjuncts:
            return self._one(phrase, loose)
        found: Actors = ()
        for member in (phrase, *phrase.conjuncts):
            actors = self._shared(member, phrase.conjuncts[-1]) or self._one(member, loose)
            if found:
                actors = tuple(_of_same_state(found[0], actor) for actor in actors)
            found += tuple(actor for actor in actors if actor not in found)
        return found

    def note_clauses(self) -> None:
        """Tell the discourse who speaks in a quotation, and of all subjects and objects of the sentence, from left to right."""
        reporter = next(
            (clause.reporter for clause in self.clauses if clause.quoted and clause.reporter is not None), None
        )
        if reporter is not None:
            self.discourse.speaker = self.actors(reporter, loose=False)
        parts = [
            (clause.subject, clause.subject_rule in ("own", "shared", "inverted"))
            for clause in self.clauses
            if clause.subject is not None
        ]
        parts += [(phrase, False) for clause in self.clauses for phrase in clause.objects]
        parts += [(phrase, False) for clause in self.clauses for phrase in clause.preps if phrase.prep in PARTNERS]
        for phrase, subject in sorted(parts, key=lambda part: (part[0].first, not part[1])):
            self.note(phrase, subject)
        for key in [
            key for key, actors in self._known.items() if not all(actor.country for actor in actors) or not actors
        ]:
            del self._known[key]  # who speaks, comes first after a pronoun or shares its country is known only now

    def note(self, phrase: Phrase, subject: bool) -> None:
        """Tell the discourse of the actors of a phrase."""
        actors = self.actors(phrase, loose=False)
        if not actors or self._descriptions.is_pronoun(phrase):
            return
        self._mentions.note(phrase, actors, subject, bool(self._given_head(phrase)))

    def marked(self) -> list[tuple[int, int, ActorMatch]]:
        """The spans that the caller marked, as token positions and actors."""
        return [(first, stop, self._given(span, Phrase(first, stop, stop - 1))) for first, stop, span in self.given]

    def close(self) -> None:
        """Drop the parts that refer back to this object: without a circle it is gone at once, and the collector need not look for it."""
        del self._composer, self._descriptions, self._mentions

    def place(self) -> str | None:
        """The country of a place that the sentence names after "in", "at" or "near"."""
        tokens = self.sentence.tokens
        for item in self.items:
            named = item.first and item.kind in PLACES and item.form in ("name", "capital")
            if named and tokens[item.first - 1].lemma in SCENE_PREPOSITIONS:
                return item.code[:3]
        return None

    # -- one phrase ------------------------------------------------------------------------------------------------

    def _one(self, phrase: Phrase, loose: bool) -> Actors:
        """The actors of a phrase without its conjuncts, looked up once; with what is attached to it and without are two questions."""
        place = phrase.first, phrase.stop, len(phrase.attached)
        found = self._once((*place, False), self._find, phrase)
        return found or (self._once((*place, True), self._modifiers, phrase) if loose else ())

    def _once(self, key: tuple[int, int, int, bool], find: Callable[[Phrase], Actors], phrase: Phrase) -> Actors:
        found = self._known.get(key)
        if found is None:
            self._known[key] = ()
            found = self._known[key] = find(phrase)
        return found

    def _shared(self, member: Phrase, last: Phrase) -> Actors:
        """ "French and German officials" are of both: a bare nationality shares the noun of the last member."""
        if member is last or member.stop > last.first:
            return ()
        nation, shared = self._composer.within(member), self._composer.within(last)
        bare = (
            len(nation) == 1
            and nation[0].stop == member.stop
            and member.first >= nation[0].first - 1
            and not member.attached
        )
        text = self.sentence.tokens[member.head].text
        if not bare or not (
            nation[0].form in ("adjective", "people")
            and self.sentence.tokens[member.head].tag in ("JJ", "NNP")
            or text in ATTRIBUTIVE
        ):
            return ()
        role = [item for item in shared if item.agent and item.agent.role]
        if not role or not shared[0].actor or shared[0].first != last.first or role[-1].stop <= last.head:
            return ()
        return self._composed([*nation, *role], member)

    def _find(self, phrase: Phrase) -> Actors:
        """The readings of a phrase in order of trust; the first that names an actor counts."""
        described = self._descriptions
        found = (
            self._given_head(phrase)
            or described.pronoun(phrase)
            or described.mutual(phrase)
            or described.several(phrase)
        )
        if not found and self._composer.within(phrase):
            found = (
                described.counterpart(phrase)
                or self._after_bracket(phrase)
                or self._renamed(phrase)
                or described.definite(phrase)
                or self._own(phrase)
            )
        return found or self._apposition(phrase) or self._inside_of(phrase)

    def _given_head(self, phrase: Phrase) -> Actors:
        for first, stop, span in self.given:
            if first <= phrase.head < stop:
                return (self._given(span, phrase),)
        return ()

    def _given(self, span: ActorSpan, phrase: Phrase) -> ActorMatch:
        start, end = span.start - self.sentence.start, span.end - self.sentence.start
        place = Span(span.start, span.end, self.sentence.text[max(start, 0) : end])
        if span.code:
            return ActorMatch(span.code, place, (Reason("actor", "given.code", words=place.text),))
        looked_up = self._own(phrase) or self._apposition(phrase)
        code = looked_up[0].code if looked_up else None
        return ActorMatch(
            code, place, (Reason("actor", "given.span", words=place.text), *(looked_up[0].trace if looked_up else ()))
        )

    def _own(self, phrase: Phrase) -> Actors:
        """The actor that the head of the phrase names, composed with what stands before it."""
        items = self._composer.within(phrase)
        if not items or not self._covers_head(items[-1], phrase):
            return ()
        last = items[-1]
        person = self._descriptions.national(phrase, last)
        if person:
            return person
        return self._composed(items, phrase)

    def _composed(self, items: Sequence[Item], phrase: Phrase) -> Actors:
        """The actors that items make together, one for each of several nations."""
        found = []
        for owned in self._owned(items, phrase):
            for each in self._composer.each(items):
                code, steps = self._composer.explained(each, owned)
                if code:
                    found.append(self._match(phrase, code, each, steps))
        return tuple(found)

    def _owned(self, items: Sequence[Item], phrase: Phrase) -> list[Phrase]:
        """ "The presidents of Peru and Chile" are of both."""
        owner = next((other for other in phrase.attached if other.prep == "of" and other.conjuncts), None)
        if owner is None or items[-1].form != "many" or any(item.actor for item in items):
            return [phrase]
        return [
            replace(phrase, attached=(replace(member, prep="of", conjuncts=()),))
            for member in (owner, *owner.conjuncts)
        ]

    def _after_bracket(self, phrase: Phrase) -> Actors:
        """ "The Palestinian Authority (PA) officials" are of what the bracket names."""
        items = self._composer.within(phrase)
        before = [item for item in self.items if item.stop == phrase.first - 1 and item.form in ("acronym", "name")]
        closed = phrase.first > 2 and self.sentence.tokens[phrase.first - 1].text == ")" and before
        if (
            not closed
            or not items
            or self.sentence.tokens[before[0].first - 1].text != "("
            or any(item.actor or item.known for item in items)
        ):
            return ()
        return self._composed([*before, *items], phrase)

    def _renamed(self, phrase: Phrase) -> Actors:
        """A role noun without a country whose apposition names the person or body: "the president, Idriss Deby"."""
        items = self._composer.within(phrase)
        if not items or items[-1].agent is None or any(item.actor or item.known for item in items):
            return ()
        for other in phrase.appositions:
            inner = self._composer.within(other)
            if inner and self._covers_head(inner[-1], other) and inner[-1].kind not in ("", "state", "city", "region"):
                code = self._composer.code(inner, other)
                if code:
                    return resolved(
                        (self._match(phrase, code, (*items, *inner)),),
                        "resolve.apposition",
                        inner[-1].actor.name if inner[-1].actor else "",
                        self._bare(phrase),
                    )
        return ()

    def _apposition(self, phrase: Phrase) -> Actors:
        for other in phrase.appositions:
            found = self._own(other)
            if found and found[0].country:
                return resolved(found, "resolve.apposition", found[0].span.text, self._bare(phrase))
        return ()

    def _inside_of(self, phrase: Phrase) -> Actors:
        """ "Parts of Ukraine", "members of Hamas", "dozens of protesters"."""
        for other in phrase.attached:
            if other.prep == "of" and not any(item.actor or item.code for item in self._composer.within(phrase)):
                found = self.actors(other, loose=False)
                if found:
                    return found
        return ()

    def _modifiers(self, phrase: Phrase) -> Actors:
        """What is no head but says whose: "rebel positions in Aleppo", "Israel's decision", "its army"."""
        items = [item for item in self._composer.within(phrase) if item.agent or item.code]
        for first, stop, span in self.given:
            if phrase.first <= first and stop <= phrase.stop:
                return (self._given(span, Phrase(first, stop, stop - 1)),)
        composed = self._composed(items, phrase) if items else ()
        if composed:
            return composed
        found = self.actors(phrase.possessor) if phrase.possessor else self._descriptions.other_owner(phrase)
        if found:
            return found
        for other in phrase.attached:
            if other.prep in PLACE_PREPOSITIONS:
                found = self.actors(other)
                if found:
                    return found
        return ()

    def _covers_head(self, item: Item, phrase: Phrase) -> bool:
        """The last item names the head, or is the title of an unknown name that ends the phrase."""
        if item.stop > phrase.head:
            return True
        tail = self.sentence.tokens[item.stop : phrase.stop]
        return item.agent is not None and all(token.tag in ("NNP", "NNPS") for token in tail)

    # -- records -----------------------------------------------------------------------------------------------

    def _match(
        self, phrase: Phrase, code: str | None, items: Sequence[Item], steps: Sequence[Reason] = ()
    ) -> ActorMatch:
        tokens = self.sentence.tokens
        trace: list[Reason] = []
        for item in items:
            entry = item.actor or item.agent
            if entry:
                trace.append(
                    Reason(
                        "actor" if item.actor else "agent",
                        entry.id,
                        entry.where,
                        " ".join([token.text for token in tokens[item.first : item.stop]]),
                    )
                )
            elif item.known:
                trace += item.known.trace
        return ActorMatch(code, self._span(phrase), (*trace, *steps))

    def _bare(self, phrase: Phrase) -> ActorMatch:
        return ActorMatch(None, self._span(phrase))

    def _span(self, phrase: Phrase) -> Span:
        tokens = self.sentence.tokens
        start, end = tokens[phrase.first].start, tokens[phrase.stop - 1].end
        return Span(start, end, self.sentence.text[start - self.sentence.start : end - self.sentence.start])


def _of_same_state(first: ActorMatch, actor: ActorMatch) -> ActorMatch:
    """ "Mali's government and rebels": rebels and opponents beside an organ of a state are of that state, if their country is but a guess."""
    guessed = any(reason.rule in GUESSES for reason in actor.trace)
    at_home = (
        first.role in ORGANS
        and actor.role in OPPOSED
        and first.country is not None
        and first.country not in INTERNATIONAL | {actor.country}
    )
    if not guessed or not at_home or not actor.code:
        return actor
    return replace(
        actor,
        code=f"{first.country}{actor.code[3:]}",
        trace=(*actor.trace, Reason("resolution", "resolve.beside", words=first.span.text)),
    )
