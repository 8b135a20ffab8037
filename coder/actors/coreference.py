"""Descriptions of somebody named before: "his counterpart", "the group", "the minister", "the country"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.actors.called_states import StateDescriptions
from coder.actors.code_builder import COUNTERPART
from coder.actors.discourse import LONG_REACH
from coder.actors.items import Item
from coder.actors.mention import Position, last_of_name
from coder.actors.neighbours import rule_nations
from coder.actors.several import ANY_PERSON, DEFINITE, OF_STATES, PEOPLE
from coder.core.actor_code import code_parts, country_part
from coder.core.model import Actors
from coder.core.syntax import Phrase
from coder.dictionary.actor_codes import ELITE, FIGHTERS, RULERS
from coder.dictionary.actor_kinds import ActorKind
from coder.dictionary.word_lists import word_set

ARTICLES: Final = word_set("actors.indefinite_articles")
DOCUMENTS: Final = word_set("actors.document_nouns")
ANY_DOCUMENT: Final = word_set("actors.general_document_nouns")
NAME_HEADS: Final = word_set("actors.name_heads")
MEMBERS: Final = word_set("actors.counted_members")
CIVILIANS: Final = "CVL"
OF_PARTIES: Final = frozenset(("GOV", "OPP"))
"""Roles that words before a party tell: "the ruling party", "the opposition party"."""
OF_LEADERS: Final = frozenset(("OPP",))
"""Roles that words before a leader tell: "the opposition leader"."""
CROWDS: Final = frozenset(("COP", "MIL", "REB", "SEP", "INS", "UAF", "CRM", "OPP", "LAB", "REF", "EDU", "GOV", "LEG"))
"""Roles of which a plural noun takes up another: "Chadian troops ... the soldiers"."""
ARMED_EPITHETS: Final = word_set("actors.armed_epithets")
ARMED_PARTS: Final = frozenset(("REB", "SEP", "INS", "RAD", "ALQ"))
"""Parts of the codes of those who belong to armed groups."""
OF: Final = "of"
THINGS: Final = word_set("actors.classes_of_things")
"""The classes of nouns for what only lies together: "the network of tunnels"."""
MEMORY: Final = 12
"""So many sentences after a document was issued "the statement" takes it up."""


class Descriptions(StateDescriptions):
    """Resolves all descriptions of one sentence against what the article named before them."""

    __slots__ = ()

    def is_counterpart(self, phrase: Phrase) -> bool:
        """Whether a phrase is "his counterpart" without a country of its own."""
        items = self._sentence.within(phrase)
        return bool(items) and items[-1].code == COUNTERPART and not any(item.actor is not None for item in items)

    def counterpart(self, phrase: Phrase, partner: Actors) -> Actors:
        """Return the last person of another country in the role of the partner."""
        if not partner or partner[0].country is None:
            return ()
        actors = self._discourse.other_person(partner[0].country, partner[0].role or "", self._at(phrase))
        return self._resolved(actors, "resolve.counterpart", phrase)

    def national(self, phrase: Phrase, last: Item) -> Actors:
        """Return the last person of a country whose part the noun may name: "the Russian", "the Russian diplomat"."""
        if self._sentence.word(phrase.first) not in DEFINITE or self._tokens[last.stop - 1].tag not in ("NN", "NNP"):
            return ()
        nation = next((item for item in self._sentence.within(phrase) if item.is_place), None)
        if nation is None or last.form == "many":
            return ()
        role = ""
        if last.agent is None:
            if last.kind is not ActorKind.STATE or last.form not in ("people", "adjective"):
                return ()
        elif ActorKind.PERSON not in last.agent.takes_up:
            role = last.code
            if not role and not last.agent.takes_up:
                return ()
        country, at = country_part(nation.code), self._at(phrase)
        actors = self._discourse.by_country(country, role, at)
        if last.code == RULERS and any(actor.role in (None, CIVILIANS) for actor in actors):
            actors = self._discourse.by_country(country, RULERS, at)  # "the Cuban leader" is no child
        return self._resolved(actors, "resolve.nationality", phrase)

    def predicated(self, phrase: Phrase) -> Actors:
        """Return who a noun without a name is said to be: "ETA is a group that has killed dozens"."""
        if self._sentence.word(phrase.first) not in ARTICLES or phrase.possessor is not None:
            return ()
        if self._sentence.first_name(phrase) is not None:
            return ()
        return self._resolved(self._pronouns.subject_of_predicate(phrase), "resolve.predicate", phrase)

    def by_last_word(self, phrase: Phrase) -> Actors:
        """Return the last body in whose name a noun is the last word: "the Security Council ... the council".

        Nothing but the number of its members may stand before it: "the 15-member council".
        """
        word = self._sentence.word(phrase.head)
        between = [self._sentence.word(at).rpartition("-")[2] for at in range(phrase.first + 1, phrase.head)]
        alone = self._sentence.word(phrase.first) in DEFINITE and all(part in MEMBERS for part in between)
        if not alone or word not in NAME_HEADS or phrase.possessor is not None:
            return ()
        return self._resolved(self._discourse.by_noun(last_of_name(word), self._at(phrase)), "resolve.again", phrase)

    def issuers(self, phrase: Phrase) -> Actors:
        """Return who issued the document that a definite phrase takes up: "the statement", "the document"."""
        noun = self._sentence.word(phrase.head)
        if noun not in DOCUMENTS or phrase.possessor is not None or self._sentence.word(phrase.first) not in DEFINITE:
            return ()
        issued = self._discourse.documents.get("" if noun in ANY_DOCUMENT else noun)
        if issued is None or self._sentence.index - issued.sentence > MEMORY:
            return ()
        return self._resolved(issued.actors, "resolve.document", phrase)

    def is_description(self, phrase: Phrase) -> bool:
        """Whether a phrase is a definite role noun without a name: "the minister", "the country"."""
        items = self._sentence.within(phrase)
        last = items[-1] if items else None
        if last is None or last.agent is None or self._sentence.word(phrase.first) not in DEFINITE:
            return False
        if last.form == "many" and rule_nations(self._sentence, phrase):
            return False
        if ActorKind.GROUP in last.agent.takes_up and self._is_of_things(phrase):
            return False
        land = ActorKind.STATE in last.agent.takes_up
        return not any(item.is_named and not (land and item.kind is ActorKind.REGION) for item in items)

    def _is_of_things(self, phrase: Phrase) -> bool:
        """Whether a noun for a body only gathers things or places: "the network of tunnels", "the group of islands"."""
        classes = self._sentence.dictionary.noun_classes
        of = (self._tokens[other.head].lemma.lower() for other in phrase.attached if other.prep == OF)
        return any(not THINGS.isdisjoint(found) and PEOPLE.isdisjoint(found) for found in map(classes.of, of))

    def definite(self, phrase: Phrase) -> Actors:
        """Return who was named before by the noun of a description, else by the kind that the noun takes up."""
        items = self._sentence.within(phrase)
        last = items[-1]
        assert last.agent is not None
        many, at = last.form == "many", self._at(phrase)
        if last.code == ELITE or self._builder.is_former(items, phrase):
            return self._resolved(self._former(at) if last.form == "one" else (), "resolve.former", phrase)
        noun = self._tokens[last.stop - 1].lemma.lower()
        own = self._of_teller(last, noun, phrase) if not many else ()
        actors = own or self._discourse.by_noun(noun, at, many) or self._discourse.by_noun(last.agent.id, at, many)
        if not self._agree(actors, items, phrase) or self._is_of_another_capital(actors, phrase):
            return ()
        if not actors and not many and noun in ANY_PERSON:
            actors = self._private_person(at)
        if not actors and not many and noun in ARMED_EPITHETS:
            actors = self._armed_person(at)
        if not actors and many:
            actors = self._crowd(country_part(last.code), at)
        if actors:
            return self._resolved(actors, "resolve.again", phrase)
        if not last.agent.takes_up or (many and ActorKind.PERSON in last.agent.takes_up):
            return ()
        return self._resolved(self._of_kind(last.agent.takes_up, phrase, many), "resolve.kind", phrase)

    def _of_teller(self, last: Item, noun: str, phrase: Phrase) -> Actors:
        """Return who tells of a body that is his own: "a Chadian army spokesman said the army".

        So it is in "Renamo said the party", but of persons he may tell of another: "the minister's aide said the
        minister".
        """
        assert last.agent is not None
        kinds = last.agent.takes_up
        if not {ActorKind.PERSON, ActorKind.STATE}.isdisjoint(
            kinds
        ) or "person" in self._sentence.dictionary.noun_classes.of(noun):
            return ()
        teller, actors = self._pronouns.teller(phrase)
        if teller is None or len(actors) != 1 or actors[0].country is None:
            return ()
        if actors[0].role in FIGHTERS and ActorKind.GROUP in kinds:
            return actors
        parts = (teller, *teller.attached)
        kinds = (*kinds, ActorKind.GROUP) if ActorKind.PARTY in kinds else kinds  # "Hamas said the party"
        named = any(item.kind in kinds for part in parts for item in self._sentence.within(part) if item.actor)
        said = (self._tokens[at].lemma.lower() for part in parts for at in range(part.first, part.stop))
        return actors if named or noun in said else ()

    def _agree(self, actors: Actors, items: Sequence[Item], phrase: Phrase) -> bool:
        """Whether those named before may be called so: an opposition party is not "the ruling party"."""
        roles = {modifier.entry.role for modifier in self._builder.modifiers(items, phrase)}
        told = {items[-1].code} if items[-1].stop - items[-1].first > 1 else set()
        if self._tokens[items[-1].stop - 1].lemma.lower() == ActorKind.PARTY:
            roles |= told
        roles = roles & OF_PARTIES | told & OF_LEADERS
        return not roles or any(not roles.isdisjoint(code_parts(actor.code or "")) for actor in actors)

    def _is_of_another_capital(self, actors: Actors, phrase: Phrase) -> bool:
        """Whether an organ has its seat elsewhere than those named before: "In Paris, the foreign ministry"."""
        seat = self._sentence.seat(phrase) if self._sentence.items else ""
        return (
            bool(seat)
            and any(actor.country in self._sentence.dictionary.countries for actor in actors)
            and all(actor.country != seat for actor in actors)
        )

    def _former(self, at: Position) -> Actors:
        """Return the last person of the elite."""
        return self._discourse.last(
            at, lambda mention: mention.kind == "person" and mention.actors[0].role == ELITE, reach=LONG_REACH
        )

    def _private_person(self, at: Position) -> Actors:
        """Return the last person who holds no office: "a Kenyan journalist was held ... the man"."""
        return self._discourse.last(
            at,
            lambda mention: (
                mention.kind == "person"
                and len(mention.actors) == 1
                and mention.actors[0].country is not None
                and mention.actors[0].role not in OF_STATES
            ),
        )

    def _armed_person(self, at: Position) -> Actors:
        """Return the last person of an armed group: "Abu Nidal ... the militant"."""
        return self._discourse.last(
            at,
            lambda mention: (
                mention.kind == "person"
                and len(mention.actors) == 1
                and not ARMED_PARTS.isdisjoint(code_parts(mention.actors[0].code or ""))
            ),
        )

    def _crowd(self, role: str, at: Position) -> Actors:
        """Return the last group in a role of crowds."""
        if role not in CROWDS:
            return ()
        return self._discourse.last(
            at,
            lambda mention: (
                mention.kind == "group" and mention.actors[0].country is not None and mention.actors[0].role == role
            ),
        )

    def _of_kind(self, kinds: Sequence[str], phrase: Phrase, many: bool) -> Actors:
        """Return the last actor of one of the kinds; for "the country" the country alone.

        Where none has been told of, it is the state that the sentence names before, or that of the dateline.
        """
        others = () if many else self._pronouns.subject_over(phrase)
        actors = self._discourse.by_kind(kinds, self._at(phrase), many, others)
        if ActorKind.STATE not in kinds:
            return actors
        return tuple(map(self._sentence.country_of, actors or self._state_meant(phrase, others)))
