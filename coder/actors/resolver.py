"""Resolves noun phrases to actors: what a phrase names, else what it takes up from before, else what it hangs on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.actors.coreference import Descriptions
from coder.actors.discourse import Discourse
from coder.actors.examples import examples, gives_examples
from coder.actors.items import NAME_TAGS, Item, MarkedSpan
from coder.actors.neighbours import (
    after_bracket,
    explaining,
    in_same_office,
    named_apposition,
    names_list,
    of_same_state,
    of_state_fought,
    shared_noun,
    with_shared_owner,
)
from coder.actors.one_person import without_family
from coder.actors.phrase_codes import PhraseCodes
from coder.actors.pronouns import PRONOUNS
from coder.actors.reach import Reach, owning, owns_from_behind, stands_for_owner
from coder.actors.recognized import RecognizedSentence
from coder.actors.reference import APPOSITION, resolved
from coder.actors.same_person import further_titles
from coder.actors.several import COUNTRY_NOUNS, DEFINITE_OR_BOTH, RECIPROCALS
from coder.actors.titles import without_shared_title
from coder.core.actor_code import country_part
from coder.core.basis import Basis
from coder.core.model import ActorMatch, Actors, ActorSpan, Reason
from coder.core.syntax import Clause, Phrase, Span
from coder.core.values import replace
from coder.dictionary.actor_codes import INTERNATIONAL
from coder.dictionary.actor_kinds import ActorKind
from coder.dictionary.word_lists import word_set

PLACES: Final = word_set("actors.place_prepositions")
BRANCHES: Final = word_set("actors.branch_nouns")
BODIES: Final = frozenset((ActorKind.GROUP, ActorKind.PARTY, ActorKind.ORGANISATION))
"""The kinds of those that have branches in several places."""
INHABITED: Final = frozenset((ActorKind.PEOPLE, ActorKind.CITY, ActorKind.REGION))
"""The kinds of names that say who lives somewhere, or where: "Chad's Arab minority", "Chad's Abeche hospital"."""
OF_PEOPLE: Final = ("adjective", "people")
"""The forms of the names of states that may name a people elsewhere: "Chad's ethnic Libyan minority"."""
BRACKETS: Final = ("(", "-LRB-", "[")
PRONOUN: Final = "PRP"
COMMON_NOUNS: Final = ("NN", "NNS")
PERSON: Final = "person"
"""The class of nouns for persons."""
PERSONS: Final = "agent"
"""The union of classes of nouns for persons and groups."""
POINTING: Final = DEFINITE_OR_BOTH | PRONOUNS | {words.split(" ")[0] for words in RECIPROCALS}
"""The first words of phrases that take up somebody named elsewhere: "the minister", "it", "its army", "each other"."""

PhraseKey = tuple[int, int, int, int]
"""First and last token of a phrase, how much is attached to it, and how far it reaches (``Reach``)."""
_HEAD: Final = int(Reach.HEAD)


class SentenceActors(PhraseCodes):
    """The actors of the phrases of one sentence; each phrase is resolved once."""

    __slots__ = ("_answers", "_descriptions", "_points_elsewhere", "clauses", "date", "dictionary", "given", "items")

    def __init__(
        self,
        sentence: RecognizedSentence,
        discourse: Discourse,
        clauses: Sequence[Clause] = (),
        given: Sequence[MarkedSpan] = (),
    ) -> None:
        super().__init__(sentence, discourse, clauses)
        self.dictionary = sentence.dictionary
        self.date = sentence.date
        self.items = sentence.items
        self.clauses = clauses
        self.given = given
        self._descriptions = Descriptions(sentence, self.builder, discourse, self.pronouns)
        self._answers: dict[PhraseKey, Actors] = {}
        """The actors of phrases that are known already."""
        self._points_elsewhere = bool(given) or gives_examples(sentence)
        """Whether what stands around a phrase may say who it is: the marks of the caller, examples."""

    # -- what callers ask --------------------------------------------------------------------------------------------

    def actors(self, phrase: Phrase, reach: Reach = Reach.ANY) -> Actors:
        """Return the actors that a phrase with its conjuncts stands for.

        ``reach`` says what may stand for those who merely modify it ("Israel's decision").
        """
        if not phrase.conjuncts:
            return self._one(phrase, reach)
        found: Actors = ()
        listed = names_list(self.sentence, phrase)
        members = phrase.conjuncts if listed else without_family(phrase, self.sentence.tokens, self.dictionary)
        members = with_shared_owner(self.sentence, without_shared_title(self.sentence, members))
        further = further_titles(self.sentence, members)
        titles: Actors = ()
        for at, member in enumerate(members):
            shared = shared_noun(self.sentence, member, phrase.conjuncts[-1])
            actors = (self._composed(shared, member) if shared else ()) or self._one(member, reach)
            if found:
                actors = tuple([of_same_state(self.sentence, found[0], member, actor) for actor in actors])
                actors = tuple([in_same_office(self.sentence, found[0], member, actor) for actor in actors])
            new = tuple(actor for actor in actors if actor not in found)
            found += new
            titles += new if at in further else ()
        if 0 < len(titles) < len(found):
            found = tuple(actor for actor in found if actor not in titles)
            placed = tuple(actor for actor in titles if actor.country is not None)
            found = placed[:1] if placed and all(actor.country is None for actor in found) else found
        return of_state_fought(self.dictionary, found) if found else ()

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
        if self._names_nobody(phrase):
            return ()
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

    def _names_nobody(self, phrase: Phrase) -> bool:
        """Whether nothing in a phrase and nothing that hangs on it can say whom it means: "schools", "a new law"."""
        hangs = phrase.attached or phrase.clauses or phrase.appositions or phrase.possessor is not None
        if hangs or self._points_elsewhere or self.sentence.lowers[phrase.first] in POINTING:
            return False
        return not self.sentence.within(phrase)

    def _named(self, phrase: Phrase) -> Actors:
        """Return the actors of the first reading of a phrase that has any; the readings are in order of trust."""
        return (
            self._marked_head(phrase)
            or self._glossed(phrase)
            or self.pronouns.actors(phrase)
            or self._descriptions.mutual(phrase)
            or self._descriptions.several(phrase)
            or self._descriptions.counted(phrase)
            or self._descriptions.neighbour(phrase)
            or self._descriptions.called(phrase)
            or self._descriptions.by_last_word(phrase)
            or self._by_examples(phrase)
            or self._by_items(phrase)
            or self._by_apposition(phrase)
            or self._inside(phrase)
        )

    def _glossed(self, phrase: Phrase) -> Actors:
        """Return who is meant by a pronoun that a bracket explains: "they (the Islamists) threatened us"."""
        tokens = self.sentence.tokens
        opened = phrase.stop < len(tokens) and tokens[phrase.stop].text in BRACKETS
        if not opened or not phrase.appositions or tokens[phrase.head].tag != PRONOUN:
            return ()
        return self._by_apposition(phrase)

    def _by_items(self, phrase: Phrase) -> Actors:
        """Return the actors of a phrase with items of its own."""
        items = self.sentence.within(phrase)
        if not items:
            return ()
        return (
            self._by_counterpart(phrase)
            or self._branch_of(phrase, items)
            or self._composed(after_bracket(self.sentence, phrase), phrase)
            or self._by_named_apposition(phrase)
            or self._by_description(phrase)
            or self._descriptions.predicated(phrase)
            or self._state_there(phrase, items)
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
        owners = self._told_owners(phrase, reach) if self._is_theme(items, phrase) else ()
        if owners and all(actor.country for actor in owners):
            return owners  # "Chad's EU membership", "his Iraq policy"
        found = self._composed(owning(items, self.sentence, phrase, reach), phrase)
        if found:
            return found
        owners = owners or self._told_owners(phrase, reach)
        if owners and items and items[-1].agent is not None and ActorKind.STATE in items[-1].agent.takes_up:
            return tuple([self.sentence.country_of(actor) for actor in owners])  # "his country"
        if owners:
            return owners
        behind = (
            other for other in phrase.attached if crosses or owns_from_behind(self.sentence, phrase, other, reach)
        )
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

    def _state_there(self, phrase: Phrase, items: Sequence[Item]) -> Actors:
        """Return the state that is named behind the part of the world where it lies: "the Arab country of Tunisia"."""
        land = self.sentence.tokens[phrase.head].lemma.lower() in COUNTRY_NOUNS
        if not land or not items[0].is_named or self.dictionary.state(country_part(items[0].code)) is not None:
            return ()
        return next((self.actors(other, Reach.HEAD) for other in phrase.attached if other.prep == "of"), ())

    def _branch_of(self, phrase: Phrase, items: Sequence[Item]) -> Actors:
        """Return the body of which a branch somewhere is a part: "the Yemeni branch of al-Qaida"."""
        if self.sentence.tokens[phrase.head].lemma.lower() not in BRANCHES or not all(item.is_place for item in items):
            return ()
        of = next((other for other in phrase.attached if other.prep == "of"), None)
        whole = self.sentence.within(of) if of is not None else ()
        bodies = of is not None and bool(whole) and whole[-1].kind in BODIES
        return self.actors(of, Reach.HEAD) if of is not None and bodies else ()

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

    def _by_examples(self, phrase: Phrase) -> Actors:
        """Return those whom the text names of many: "several countries, including Chad and Niger"."""
        listed = examples(self.sentence, phrase)
        if not listed:
            return ()
        reason = Reason("resolution", "resolve.example", words=self.sentence.words(phrase))
        return tuple(
            replace(actor, trace=(*actor.trace, reason))
            for example in listed
            for actor in self._one(example, Reach.HEAD)
            if actor.country
        )

    def _by_named_apposition(self, phrase: Phrase) -> Actors:
        """Return the person or body that the apposition of a role noun names: "the president, Idriss Deby"."""
        for other in named_apposition(self.sentence, phrase):
            inner = self.sentence.within(other)
            code = self.code(inner, other).code
            if code in self.dictionary.countries:  # he has no office of his own: "the union leader, Ali Demir"
                titled = self.code(self.sentence.within(phrase), replace(phrase, appositions=())).code or ""
                code = titled if country_part(titled) == code else code
            if code:
                match = self.sentence.match(phrase, code, (*self.sentence.within(phrase), *inner))
                return resolved((match,), APPOSITION, match.name if inner[-1].actor is not None else "", match)
        return ()

    def _by_apposition(self, phrase: Phrase) -> Actors:
        """Return whom the first apposition or relative clause that has a country says a phrase to be."""
        named = self.sentence.tokens[phrase.head].tag in NAME_TAGS
        for other in explaining(phrase, self.clauses):
            found = self._own(other) or (self._of_person(other) if named else ())
            if found and found[0].country:
                return resolved(found, APPOSITION, found[0].span.text, self.sentence.bare(phrase))
        return ()

    def _of_person(self, phrase: Phrase) -> Actors:
        """Return of whom a person is one, or whose he is, where his role is unknown.

        "Head of the Red Cross", "one of the rebels", "Kenya's master of ceremonies".
        """
        head, classes = self.sentence.tokens[phrase.head], self.dictionary.noun_classes
        if head.tag != "CD" and not classes.among(classes.of(head.lemma.lower()), PERSONS):
            return ()
        found = self._inside(phrase)
        if not found and phrase.possessor is not None:
            found = tuple([self.sentence.country_of(actor) for actor in self.actors(phrase.possessor, Reach.HEAD)[:1]])
        return found

    def _told_owners(self, phrase: Phrase, reach: Reach) -> Actors:
        """Return whose a phrase says that something is: "Chad's", "his"."""
        return self.actors(phrase.possessor, reach) if phrase.possessor else self.pronouns.other_owner(phrase)

    def _is_theme(self, items: Sequence[Item], phrase: Phrase) -> bool:
        """Whether the names before a noun that is none for persons say what it is about: "EU membership"."""
        if not items or not all(item.is_named and not _is_of_people(item) for item in items):
            return False
        head = self.sentence.tokens[phrase.head]
        return head.tag not in COMMON_NOUNS or PERSON not in self.dictionary.noun_classes.of(head.lemma.lower())

    def _inside(self, phrase: Phrase) -> Actors:
        """Return those of whom a phrase is a part or number: "members of Hamas", "dozens of protesters"."""
        for other in phrase.attached:
            if other.prep == "of" and not any(item.actor or item.code for item in self.sentence.within(phrase)):
                found = self.actors(other, Reach.HEAD)
                if found:
                    return self._of_possessor(phrase, found)
        return ()

    def _of_possessor(self, phrase: Phrase, found: Actors) -> Actors:
        """Return of whom somebody is one; they are of the body whose he is: "NATO's head of mission"."""
        if phrase.possessor is None or found[0].basis is Basis.NAMED:
            return found
        owner = self.actors(phrase.possessor, Reach.HEAD)[:1]
        return owner if owner and owner[0].country in INTERNATIONAL else found


def _is_of_people(item: Item) -> bool:
    """Whether a name before a noun says who lives somewhere, or where, rather than what it is about."""
    return item.kind in INHABITED or item.form in OF_PEOPLE
