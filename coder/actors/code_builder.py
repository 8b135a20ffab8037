"""Builds the code of a phrase from its items: nationality, organisation, role noun and what changes the role."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from coder.actors.built_codes import NO_ROLE, NOBODY, BuiltCode, Parts, roles_of, steps_of
from coder.actors.compounds import BORN
from coder.actors.discourse import SENT_NOUNS
from coder.actors.identity import NOBODY as STRANGER
from coder.actors.identity import Identity
from coder.actors.items import Item, Modifier
from coder.actors.recognized import RecognizedSentence
from coder.actors.titles import role_of_title
from coder.actors.unknown_bodies import names_unknown_party
from coder.core.actor_code import NO_COUNTRY, SEVERAL, after_country, country_part, role_part
from coder.core.model import Reason
from coder.core.syntax import Phrase
from coder.core.values import replace
from coder.dictionary.actor_codes import (
    ASSEMBLY,
    ELITE,
    FIGHTERS,
    INTERNATIONAL,
    OFFICIAL,
    ORGANS,
    RULERS,
    SOLDIERS,
    join_code,
)
from coder.dictionary.actor_kinds import ActorKind
from coder.dictionary.word_lists import word_set

JOINTS: Final = word_set("actors.joints")
FOLLOWERS: Final = word_set("actors.follower_nouns")
ONE_PARTY_STATES: Final = word_set("actors.one_party_states")
HEADS: Final = word_set("actors.heads")
OF_ALL_SIDES: Final = word_set("actors.all_sides")
ETHNIC: Final = word_set("actors.ethnic_words")
ASSOCIATIONS: Final = word_set("actors.association_nouns")
MATTER: Final = "matter"
"""The synonym set of things that a role noun before them only describes."""
COUNTERPART: Final = "="
"""The role of a noun whose holder has the role of another ("counterpart")."""
MOVEMENTS: Final = frozenset((ActorKind.PARTY, ActorKind.GROUP))
"""Kinds of bodies that have followers and fighters."""
OFFICES: Final = frozenset((RULERS, ASSEMBLY, *ORGANS))
"""The roles of those who serve a state, wherever they were born."""
PARTY, OPPOSITION = "PTY", "OPP"
MEMBERS: Final = frozenset(("LAB", "BUS", "EDU", "AGR", "PTY", "CVL"))
"""Roles of those who have others speak for them at home."""
WORKERS: Final = "LAB"
FAITHS: Final = frozenset(("CHR", "MOS", "JEW", "HIN", "BUD"))
UNKNOWN_FORCE: Final = "UAF"
"""The role of armed forces whose side nobody knows (CAMEO codebook, chapter 4)."""


class CodeBuilder:
    """Builds the codes of the phrases of one sentence from their items alone.

    What other phrases say (whose a role is) comes from the caller.
    """

    __slots__ = ("_sentence",)

    def __init__(self, sentence: RecognizedSentence) -> None:
        self._sentence = sentence

    def parts(self, items: Sequence[Item]) -> Parts:
        """Return what the items of a phrase say."""
        country, birth, ethnic, person, body, fixed, role = "", "", "", "", "", "", ""
        countries = self._sentence.dictionary.countries
        for item in items:
            if item.agent is not None:
                fixed = item.agent.code or fixed
                role = self._role_after(role, item)
            elif item.form == "surname" or item.is_person:
                person = item.code
            elif item.parts and item.form != "pair" and item.parts[0].kind is ActorKind.PARTY:
                country = country or country_part(item.code)  # "a Labour-led council" is no party
            elif item.form == BORN:
                birth = country_part(item.code)
            elif item.form == "acronym":
                country, body = (item.code, body) if item.code in countries else (country, item.code)
            elif item.actor is None:
                country = country or item.code
            elif item.is_place and (self._sentence.word(item.first - 1) in ETHNIC or _are_of_other(country, item)):
                ethnic = item.code  # "ethnic Albanians in Macedonia", "Kosovo Serbs"
            elif item.kind is ActorKind.PEOPLE:
                of_state = country_part(item.code) in countries
                country = country or country_part(item.code) if of_state else country
                ethnic = after_country(item.code) if of_state else item.code
            elif item.is_place:
                body = item.code if item.form == "organ" else body
                country = country if country in countries else country_part(item.code)
            else:
                body = item.code
        if role[:3] not in OFFICES and not body:
            country = country or birth
        return Parts(country, ethnic, person, body, fixed, role, bool(items) and self._are_parties(items[-1]))

    def _role_after(self, before: str, item: Item) -> str:
        """The role of a noun behind another: "ruling party candidates" rule, "police officials" are police.

        A "teachers association" is of teachers.
        """
        agent = item.agent
        assert agent is not None
        if before and (agent.generic or agent.role == PARTY and before in (RULERS, OPPOSITION)):
            return before
        joins = bool(before) and self._sentence.tokens[item.stop - 1].lemma.lower() in ASSOCIATIONS
        return before if joins else agent.role or before

    def modifiers(self, items: Sequence[Item], phrase: Phrase) -> list[Modifier]:
        """Return the modifiers of a phrase that stand before a role noun or the name of a person."""
        if not self._sentence.modifiers:
            return []
        heads = [item for item in items if item.agent is not None or item.is_person]
        if not heads:
            return []
        first = max(phrase.first, phrase.possessor.stop) if phrase.possessor else phrase.first
        long = {at for item in heads if item.stop - item.first > 1 for at in item.positions}
        return [
            modifier for at, modifier in self._sentence.modifiers if first <= at < heads[-1].stop and at not in long
        ]

    def is_former(self, items: Sequence[Item], phrase: Phrase) -> bool:
        """Whether a modifier says that an office is a thing of the past."""
        return any(modifier.entry.role == ELITE for modifier in self.modifiers(items, phrase))

    def named(self, items: Sequence[Item], parts: Parts, modifiers: Sequence[Modifier]) -> BuiltCode | None:
        """Return the code of the person or body that the items name; None where it depends on a role."""
        if parts.person and (items[-1].agent is None or not parts.role):
            if parts.body and not any(item.dated for item in items if item.is_person):
                return BuiltCode(parts.body)  # "U.N. mediator Diego Cordovez", whatever he was at other times
            country = country_part(parts.person)
            past = any(modifier.entry.role == ELITE for modifier in modifiers) and country != NO_COUNTRY
            if past and not any(item.dated for item in items if item.is_person):
                return BuiltCode(country + ELITE, steps_of(modifiers))
            states = self._sentence.dictionary.countries
            if (
                parts.role[:3] == RULERS
                and parts.person in states
                and not modifiers
                or self._is_in_office(items, parts)
            ):
                return BuiltCode(join_code(country, [*roles_of(modifiers), parts.role], ""), steps_of(modifiers))
            return BuiltCode(parts.person)
        if parts.fixed and not parts.person:
            return BuiltCode(parts.fixed)
        of_state = parts.country and parts.role and country_part(parts.body) == parts.country
        if parts.body and not of_state and not self._work_abroad(parts, items):
            return BuiltCode(self.member(parts.body, [item.kind for item in items], parts.role, items))
        return None

    def _is_in_office(self, items: Sequence[Item], parts: Parts) -> bool:
        """Whether the title right before a name tells of an office that its entry does not: "envoy Igor Ivanov".

        Former heads of state and government keep their title ("President Carter").
        """
        person, title = items[-1], items[-2] if len(items) > 1 else items[-1]
        if role_part(parts.person) != ELITE or parts.role[:3] not in OFFICIAL or person.actor is None or person.dated:
            return False
        if title.agent is None or title.stop != person.first or title.form != "one":
            return False
        return not any(term.office in HEADS for term in person.actor.terms)

    def _work_abroad(self, parts: Parts, items: Sequence[Item]) -> bool:
        """Whether those are workers of a company of many countries: they are at home where the story is."""
        of_company = any(item.kind is ActorKind.COMPANY for item in items)
        return of_company and parts.role == WORKERS and country_part(parts.body) in INTERNATIONAL

    def member(self, body: str, kinds: Collection[ActorKind | None], role: str, items: Sequence[Item]) -> str:
        """Return the code of those who belong to a body; the followers of a ruling party do not rule.

        Its militants fight, and its supporters are of the party; the workers of a company are no company.
        """
        last = items[-1] if items else None
        if role == WORKERS and ActorKind.COMPANY in kinds:
            return country_part(body) + WORKERS
        if last is None or last.agent is None or role_part(body) not in OFFICIAL or MOVEMENTS.isdisjoint(kinds):
            return body
        state, rest = country_part(body), after_country(after_country(body))
        if role[:3] in FIGHTERS:
            return _fighting_code(items) or state + role[:3] + rest
        follows = self._sentence.tokens[last.stop - 1].lemma.lower() in FOLLOWERS
        return state + RULERS + PARTY + rest if follows else body

    def role(self, items: Sequence[Item], parts: Parts, modifiers: Sequence[Modifier], phrase: Phrase) -> str:
        """Return the role of a phrase; "" where a modifier or a thing at its head takes it away."""
        if parts.role == COUNTERPART:
            return COUNTERPART
        taken = any(modifier.entry.role == NO_ROLE for modifier in modifiers)
        if taken or self._is_matter(items, phrase):
            return ""
        of_people = parts.ethnic and not parts.country
        if parts.role == SOLDIERS and of_people:
            return UNKNOWN_FORCE
        agent = items[-1].agent if of_people and parts.ethnic[:3] in FAITHS else None
        if parts.role == RULERS and agent is not None and agent.generic:
            return parts.ethnic[:3]  # "Buddhist leaders" rule no state
        if parts.role == PARTY and not modifiers and names_unknown_party(self._sentence, items[-1], phrase):
            return OPPOSITION
        return role_of_title(self._sentence, items, phrase, parts.role)

    def joined(
        self,
        parts: Parts,
        modifiers: Sequence[Modifier],
        role: str,
        country: str,
        reason: Reason | None,
        owner: Identity = STRANGER,
    ) -> BuiltCode:
        """Join country, modifiers and role to a code; ``reason`` says how a country was found that no item names."""
        steps = steps_of(modifiers) if reason is None else (*steps_of(modifiers), reason)
        if len(country) > 3:
            return BuiltCode(country, steps, owner)
        if role == PARTY and not roles_of(modifiers) and not parts.all_sides:
            role = RULERS if country in ONE_PARTY_STATES else OPPOSITION
        return BuiltCode(join_code(country, [*roles_of(modifiers), role], parts.ethnic) or None, steps, owner)

    def _are_parties(self, item: Item) -> bool:
        last = self._sentence.tokens[item.stop - 1]
        of_party = item.agent is not None and item.agent.role == PARTY
        return of_party and last.tag == "NNS" and last.lemma in OF_ALL_SIDES

    def by_nation(self, items: Sequence[Item]) -> list[list[Item]]:
        """Return the items once for each of several nations that share a noun.

        "French and German officials" are two, and so are those of "the Kerry-Lavrov talks".
        """
        pair = next((item for item in items if item.form == "pair"), None)
        if pair is not None:
            return [
                [self._one_of(pair, at, code) if item is pair else item for item in items]
                for at, code in enumerate(pair.code.split(SEVERAL))
            ]
        places = [item for item in items if item.is_place]
        if len(places) < 2 or not all(map(self._are_joined, places, places[1:])):
            return [list(items)]
        return [[item for item in items if item is place or item not in places] for place in places]

    def _one_of(self, pair: Item, at: int, code: str) -> Item:
        """Return one of the actors that a name stands for."""
        if pair.parts:
            return replace(pair, form="name", code=code, parts=pair.parts[at : at + 1])
        state = self._sentence.dictionary.state(code)
        return replace(pair, form="name", code=code, actor=state or pair.actor)

    def is_sent(self, item: Item) -> bool:
        """Whether a role noun is that of people who work for one side with another ("envoy").

        The representatives of a union speak for workers at home.
        """
        if item.agent is None or item.agent.role in MEMBERS and item.stop - item.first > 1:
            return False
        return self._sentence.tokens[item.stop - 1].lemma.lower() in SENT_NOUNS

    def is_foreign(self, items: Sequence[Item], phrase: Phrase) -> bool:
        """Whether a phrase is for people from abroad: "foreign teachers", but not "the foreign minister"."""
        first = max(phrase.first, phrase.possessor.stop) if phrase.possessor else phrase.first
        found = [at for at in self._sentence.foreign if first <= at < phrase.stop]
        rulers = [item for item in items if item.agent is not None and item.agent.role[:3] == RULERS] if found else []
        return any(all(at not in item.positions for item in rulers) for at in found)

    def unknown_body(self, role: str) -> BuiltCode:
        """Return the code of a body of which only the name is known: an armed force of unknown side, else nobody."""
        armed = role[:3] in FIGHTERS or role[:3] == SOLDIERS
        return (
            BuiltCode(NO_COUNTRY + UNKNOWN_FORCE, (Reason("resolution", "resolve.unknown_force"),)) if armed else NOBODY
        )

    def _is_matter(self, items: Sequence[Item], phrase: Phrase) -> bool:
        """Whether a role noun only describes a thing: "French military aid", "Russian troop build-up"."""
        if not items or items[-1].agent is None or items[-1].stop > phrase.head:
            return False
        things = self._sentence.dictionary.sets.get(MATTER)
        return things is not None and self._sentence.tokens[phrase.head].lemma.lower() in things.single

    def _are_joined(self, before: Item, after: Item) -> bool:
        between = self._sentence.tokens[before.stop : after.first]
        return bool(between) and all(token.text.lower() in JOINTS for token in between)


def _fighting_code(items: Sequence[Item]) -> str:
    """Return the code that an armed group has when it does not rule; "" without one: "Hamas militants"."""
    groups = (item.actor for item in items if item.actor is not None and item.kind is ActorKind.GROUP)
    codes = (term.code for group in groups for term in group.terms)
    return next((code for code in codes if role_part(code) in FIGHTERS), "")


def _are_of_other(country: str, people: Item) -> bool:
    """Whether those who are called by one state live in another: "Kosovo Serbs"."""
    return people.form == "people" and bool(country) and country_part(people.code) != country
