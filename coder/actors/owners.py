"""Whose a role is by its phrase: possessor, pronoun, "of" phrase, apposition, or the body that a noun belongs to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from coder.actors.built_codes import side_of
from coder.actors.code_builder import COUNTERPART, CodeBuilder
from coder.actors.identity import NOBODY as STRANGER
from coder.actors.identity import Identity, identity_in, identity_of
from coder.actors.items import Item
from coder.actors.neighbours import HEADING, is_part_of_world, moved
from coder.actors.pronouns import Pronouns
from coder.actors.reach import GATHERING
from coder.actors.recognized import SCENE_PREPOSITIONS, RecognizedSentence
from coder.actors.unknown_bodies import are_generic
from coder.core.actor_code import after_country, country_part, role_part
from coder.core.basis import Basis
from coder.core.model import ActorMatch, Actors, Reason
from coder.core.syntax import Clause, Phrase
from coder.core.values import Record, replace
from coder.dictionary.actor_codes import INTERNATIONAL, OFFICIAL, OPPOSED, SOLDIERS
from coder.dictionary.actor_kinds import BODIES, ActorKind
from coder.dictionary.word_lists import word_set

OWNER_PREPOSITIONS: Final = word_set("actors.owner_prepositions")
SENDER_PREPOSITIONS: Final = word_set("actors.sender_prepositions")
BODY_PREPOSITIONS: Final = word_set("actors.body_prepositions")
EMPLOYER_PREPOSITIONS: Final = word_set("actors.employer_prepositions")
OF_ALONE: Final = frozenset(("of",))
LOYAL: Final = word_set("actors.loyal_adjectives")
TO: Final = "to"
FOR: Final = "for"
ORGANS: Final = frozenset(("LEG", "MIL", "COP"))
"""Roles of organs of which what stands after "for" tells what they are asked for or sent to."""
FOLLOWED_REACH: Final = 8
"""So many words after "loyal to" the name of who is followed may stand."""
DOCUMENTS: Final = word_set("actors.document_nouns")
FIELD_NOUNS: Final = word_set("actors.field_nouns")
AIDES: Final = word_set("actors.lawmaker_aides")
ARTICLES: Final = word_set("actors.indefinite_articles")
DEFINITE_OR_BOTH: Final = word_set("actors.definite_words") | {"both"}
PUBLISHERS: Final = frozenset((ActorKind.COMPANY, ActorKind.MEDIA))
"""The kinds of those in whose pages something is told."""
OF_SIDES: Final = OPPOSED | OFFICIAL | {""}
"""Roles of those whom a description after "of" may stand for: "fighters of the group", not "heads of the company"."""


class Owner(Record):
    """Whose a role is: the country, or the whole code of a body, and who that is; "" where nobody is named."""

    __slots__ = ("code", "identity", "kind")

    def __init__(self, code: str, identity: Identity = STRANGER, kind: ActorKind | None = None) -> None:
        self.code = code
        self.identity = identity
        self.kind = kind
        """The kind of its entry, where the owner is one name."""


NO_OWNER: Final = Owner("")


Resolve = Callable[[Phrase], Actors]
"""What resolves a phrase to its actors."""


class Owners:
    """Finds the owners of the roles of one sentence."""

    __slots__ = ("_builder", "_clauses", "_pronouns", "_sentence")

    def __init__(
        self, sentence: RecognizedSentence, builder: CodeBuilder, pronouns: Pronouns, clauses: Sequence[Clause]
    ) -> None:
        self._sentence, self._builder, self._pronouns, self._clauses = sentence, builder, pronouns, clauses

    def owner(self, phrase: Phrase, actors: Resolve) -> Owner:
        """Return whose a role is by its possessor, pronoun, "of" phrase or apposition: "the president of Chad".

        A counterpart is not of those whose counterpart he is.
        """
        items = self._sentence.within(phrase)
        other_side = any(item.code == COUNTERPART for item in items)
        foreign = self._builder.is_foreign(items, phrase)
        if phrase.possessor is not None and not other_side and not foreign:
            found = actors(phrase.possessor)
            if found and found[0].code:
                names = self._sentence.within(phrase.possessor)
                return replace(self._of_actor(found[0], names), kind=names[-1].kind if names else None)
        if not other_side and not foreign:
            found = self._pronouns.owner(phrase)
            if found and found[0].code:
                return self._of_actor(found[0], ())
        elsewhere = foreign or any(self._builder.is_sent(item) for item in items)
        prepositions = SENDER_PREPOSITIONS if elsewhere else OWNER_PREPOSITIONS
        joined = self._sentence.tokens[max(phrase.first - 1, 0)].tag == "CC"
        if foreign and items[-1].code[:3] == SOLDIERS and (phrase.prep == "of" or joined):
            prepositions = OF_ALONE  # "the withdrawal of foreign troops from Chad"
        for other in (*phrase.attached, *phrase.appositions):
            if other.prep == FOR and self._is_organ(items) or self._is_field(other):
                continue
            if other.prep in prepositions or not other.prep or self._employs(other, phrase):
                item = self._name_in(other, elsewhere)
                if item is not None and is_part_of_world(self._sentence.dictionary, item):
                    item = self._state_named(other) or item
                if item is not None and is_part_of_world(self._sentence.dictionary, item):
                    described = self._described(other, actors)  # "the government of the African country"
                    if described.code:
                        return described
                if item is not None and item.code:
                    if not other.prep and self._belongs_to(item, items):
                        item = replace(item, code=country_part(item.code))
                    return replace(self._of_item(item), kind=item.kind)
                described = self._described(other, actors) if item is None else NO_OWNER
                if described.code:
                    return described
        return NO_OWNER if other_side or foreign else self._followed(phrase) or self._leader(phrase, actors)

    def _is_organ(self, items: Sequence[Item]) -> bool:
        """Whether a role noun names an organ of a state and no person: "asked Congress for money for Chad"."""
        if not items or items[-1].agent is None or items[-1].code[:3] not in ORGANS:
            return False
        classes = self._sentence.dictionary.noun_classes
        return "person" not in classes.of(self._sentence.tokens[items[-1].stop - 1].lemma.lower())

    def _is_field(self, other: Phrase) -> bool:
        """Whether a phrase tells what somebody deals with, not whose he is: "a secretary for African affairs"."""
        return self._sentence.tokens[other.head].lemma.lower() in FIELD_NOUNS and other.possessor is None

    def _followed(self, phrase: Phrase) -> Owner | None:
        """Return the state of those whom somebody follows: "forces loyal to the Libyan leader"."""
        start = phrase.stop
        if start + 1 >= len(self._sentence.tokens) or self._sentence.word(start) not in LOYAL:
            return None
        if self._sentence.word(start + 1) != TO:
            return None
        reached = range(start + 2, start + 2 + FOLLOWED_REACH)
        item = next((item for item in self._sentence.items if item.first in reached and item.is_named), None)
        country = country_part(item.code) if item is not None else ""
        if item is None or country not in self._sentence.dictionary.countries:
            return None
        return replace(self._of_item(item), code=country)

    def _leader(self, phrase: Phrase, actors: Resolve) -> Owner:
        """Return the state of who leads a body: "a delegation headed by the Omani foreign minister"."""
        for index in phrase.clauses:
            clause = self._clauses[index]
            if not clause.verb.passive or clause.verb.negated or clause.verb.lemma not in HEADING:
                continue
            found = next((actors(other) for other in clause.preps if other.prep == "by"), ())
            if len(found) == 1 and found[0].country in self._sentence.dictionary.countries:
                return self._of(found[0].code or "", found[0].country or "", identity_in(found[0]))
        return NO_OWNER

    def _belongs_to(self, party: Item, items: Sequence[Item]) -> bool:
        """Whether an apposition only tells the party of somebody with a role: "the senator, a Liberal"."""
        return party.kind is ActorKind.PARTY and bool(items) and not are_generic(items)

    def home(self, phrase: Phrase, actors: Resolve) -> Owner:
        """Return the state in which a people lives: "Muslims in Kenya"; a people has no other owner."""
        owner = self.owner(phrase, actors)
        return owner if country_part(owner.code) in self._sentence.dictionary.countries else NO_OWNER

    def _name_in(self, phrase: Phrase, elsewhere: bool) -> Item | None:
        """Return the name in the phrase of an owner.

        The town where people meet is not their own ("ministers at the Paris meeting"), nor that of what they issue
        there ("the ministers in their Paris declaration"), nor is what lies beyond the place where those from elsewhere
        are ("foreign workers from a rig off Angola"), nor who publishes what is told of them ("denounced the rebels in
        a message on Twitter").
        """
        if elsewhere:
            return next((item for item in self._sentence.within(phrase) if item.is_named), None)
        if phrase.prep in SCENE_PREPOSITIONS:
            classes = self._sentence.dictionary.noun_classes
            noun = self._sentence.tokens[phrase.head].lemma.lower()
            if noun in DOCUMENTS or classes.among(classes.of(noun), GATHERING):
                return None
        name = self._sentence.first_name(phrase)
        told_there = name is not None and phrase.prep in SCENE_PREPOSITIONS and name.kind in PUBLISHERS
        return None if told_there else name

    def _state_named(self, phrase: Phrase) -> Item | None:
        """Return the state that a phrase calls one of a part of the world: "in the east European state of Latvia"."""
        of = next((other for other in phrase.attached if other.prep == "of"), None)
        items = self._sentence.within(of) if of is not None else ()
        return next(
            (item for item in items if item.is_place and not is_part_of_world(self._sentence.dictionary, item)), None
        )

    def _employs(self, other: Phrase, phrase: Phrase) -> bool:
        """Whether somebody who is new works with a body: "a lawyer with Amnesty International"."""
        if other.prep not in EMPLOYER_PREPOSITIONS or self._sentence.word(phrase.first) not in ARTICLES:
            return False
        items = self._sentence.within(other)
        return bool(items) and (items[-1].kind in BODIES or items[-1].form == "organ" or items[-1].agent is not None)

    def _described(self, other: Phrase, actors: Resolve) -> Owner:
        """Return the state or body that a description stands for: "leaders of the bloc"."""
        found = actors(other) if self._is_description(other) else ()
        code = found[0].code if len(found) == 1 else None
        if not code or (role_part(code) not in OF_SIDES and country_part(code) not in INTERNATIONAL):
            return NO_OWNER
        return self._of_actor(found[0], ())

    def of_each(self, items: Sequence[Item], phrase: Phrase, actors: Resolve) -> Actors:
        """Return those in a role of each of several states: "the presidents of both countries", "their presidents"."""
        owners = self._several(items, phrase, actors)
        if not owners:
            return ()
        builder = self._builder
        parts, modifiers = builder.parts(items), builder.modifiers(items, phrase)
        role = builder.joined(parts, modifiers, builder.role(items, parts, modifiers, phrase), "", None).code
        if not role:
            return ()
        one, reason = self._sentence.match(phrase, role, items), Reason("resolution", "resolve.owner")
        dictionary = self._sentence.dictionary
        return tuple(moved(one, owner.country or "", reason, Basis.REFERENCE, dictionary) for owner in owners)

    def _several(self, items: Sequence[Item], phrase: Phrase, actors: Resolve) -> Actors:
        """Return the states that a description stands for of which there are roles in a phrase."""
        if items[-1].form != "many" or any(item.is_named for item in items):
            return ()
        if phrase.possessor is not None and self._is_description(phrase.possessor):
            found = actors(phrase.possessor)
            return found if len(found) > 1 and all(actor.country for actor in found) else ()
        found = self._pronouns.other_owner(phrase)
        if len(found) > 1:
            return found if all(actor.country for actor in found) else ()
        for other in phrase.attached:
            if other.prep in SENDER_PREPOSITIONS and self._is_description(other):
                found = actors(other)
                return found if len(found) > 1 and all(actor.country for actor in found) else ()
        return ()

    def _is_description(self, phrase: Phrase) -> bool:
        """Whether a phrase takes up a state or body that was named before."""
        items = self._sentence.within(phrase)
        agent = items[-1].agent if items else None
        definite = self._sentence.word(phrase.first) in DEFINITE_OR_BOTH
        return definite and agent is not None and self._sentence.tokens[items[-1].first].text.islower()

    def body(self, items: Sequence[Item], phrase: Phrase, actors: Resolve) -> Owner:
        """Return the body that a generic noun belongs to: "a spokesman for the Turkish army", "a senator's aides"."""
        if not are_generic(items):
            return NO_OWNER
        helps = self._sentence.tokens[phrase.head].lemma.lower() in AIDES
        if helps and phrase.possessor is not None:
            found = actors(phrase.possessor)
            if found and found[0].country and found[0].role:
                return Owner(found[0].code or "", identity_in(found[0]))
        for other in phrase.attached:
            roles = [item for item in self._sentence.within(other) if item.agent is not None and item.agent.role]
            if (other.prep in BODY_PREPOSITIONS or other.prep == "to" and helps) and not are_generic(roles):
                found = actors(other)
                if found and found[0].country and found[0].role:
                    return self._of_possessor(phrase, found[0], actors)
        return NO_OWNER

    def _of_possessor(self, phrase: Phrase, body: ActorMatch, actors: Resolve) -> Owner:
        """Return a body as an owner; one whose country is guessed is the possessor's: "Chad's head of police"."""
        found = actors(phrase.possessor) if phrase.possessor is not None and body.basis is Basis.SETTING else ()
        if not found or found[0].country is None:
            return Owner(body.code or "", identity_in(body))
        several = found[0].country in INTERNATIONAL
        code = (found[0].code or "") if several else f"{found[0].country}{after_country(body.code or '')}"
        return Owner(code, identity_in(found[0]))

    def _of_actor(self, actor: ActorMatch, items: Sequence[Item]) -> Owner:
        """Return an actor as an owner: his country, or himself where his code is that of all who belong to him."""
        return self._of(actor.code or "", side_of(actor.code or "", items), identity_in(actor))

    def _of_item(self, item: Item) -> Owner:
        """Return a name as an owner."""
        return self._of(
            item.code,
            side_of(item.code, (item,)),
            identity_of((item,), (), item.code, STRANGER, self._sentence.dictionary),
        )

    def _of(self, whole: str, side: str, identity: Identity) -> Owner:
        state = self._sentence.dictionary.state(side) if side == country_part(whole) else None
        if state is not None:
            identity = replace(identity, id=state.id, name=state.name)
        elif not identity.id:
            identity = replace(identity, basis=Basis.UNKNOWN)
        return Owner(side, identity)
