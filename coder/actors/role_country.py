"""The country of a role noun that no owner gives one: of the same noun before, or of the setting; else it has none.

A role is never given the country of the other side, nor the one that happened to be named last.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.actors.code_builder import ETHNIC, CodeBuilder
from coder.actors.discourse import Discourse
from coder.actors.home import ground_of, home_before, home_of, home_of_organs
from coder.actors.identity import NOBODY as STRANGER
from coder.actors.identity import Identity
from coder.actors.items import Item
from coder.actors.mention import SENT, Position, last_of_name
from coder.actors.neighbours import SETTING, rule_nations
from coder.actors.recognized import RecognizedSentence
from coder.core.basis import Basis, taken_up
from coder.core.model import Actors
from coder.core.syntax import Phrase
from coder.core.values import Record
from coder.dictionary.actor_codes import FIGHTERS, INTERNATIONAL
from coder.dictionary.actor_kinds import ActorKind
from coder.dictionary.word_lists import word_list, word_set, word_values

BACKED_ENDINGS: Final = word_list("actors.backed_endings")
INDEFINITE_OPENERS: Final = word_set("actors.indefinite_openers")
ARMIES: Final = word_set("actors.armies")
OCCUPIERS: Final = word_values("actors.occupiers")
INTRUDERS: Final = word_set("actors.intruders")
SOLDIERY: Final = word_list("actors.soldiery")
SENT_MEMORY: Final = 2
"""So many sentences after soldiers were sent "the troops" are these."""
NAME_HEADS: Final = word_set("actors.name_heads")
ARMED_HEADS: Final = word_set("actors.armed_heads")
OPPONENTS: Final = "OPP"
AT_HOME: Final = frozenset(("REB", "SEP", "INS", OPPONENTS))
"""Those who fight the government of their own country."""
ROOTLESS: Final = word_set("actors.rootless_nouns")
LOCAL: Final = word_set("actors.local_words")
SPREAD_PEOPLES: Final = word_set("actors.spread_peoples")
THE: Final = word_set("actors.definite_words")
TOWN: Final = ("city",)
"""The kind of entry of a town."""
SINGLE_OFFICES: Final = word_set("actors.single_offices")
MEMBERS_RULERS: Final = word_set("actors.members_rulers")
DOMESTIC_ROLES: Final = frozenset("COP JUD OPP CVL LAB EDU HLH AGR PTY MED BUS CHR MOS JEW HIN BUD ENV HRI ELI".split())
"""Roles of those who act in their own country, where a story tells of no other."""
PEOPLE: Final = frozenset(("CVL", "UAF"))
"""Those who may be where foreign troops fight."""
STATE_ROLES: Final = frozenset("GOV LEG MIL SPY".split())
"""Roles of a state's organs: they are of the only country of a story that tells of its organs or comes from there."""

NO_BODIES: Final = frozenset((ActorKind.STATE, ActorKind.PERSON))

FLEEING_ROLES: Final = frozenset(("REF",))
"""Roles of those who are of the place that they are told to have left: "refugees fleeing the war in Liberia"."""


class FoundCountry(Record):
    """A country, or the whole code of a body, the rule that found it, and whose it is; "" where none did."""

    __slots__ = ("code", "owner", "rule")

    def __init__(self, code: str, rule: str, owner: Identity = STRANGER) -> None:
        self.code = code
        self.rule = rule
        self.owner = owner


NOWHERE: Final = FoundCountry("", "")


class RoleCountries:
    """Finds the countries of the role nouns of one sentence."""

    __slots__ = ("_builder", "_discourse", "_sentence")

    def __init__(self, sentence: RecognizedSentence, builder: CodeBuilder, discourse: Discourse) -> None:
        self._sentence, self._builder, self._discourse = sentence, builder, discourse

    def find(self, phrase: Phrase, items: Sequence[Item], role: str) -> FoundCountry:
        """Return the country of a phrase with a role or a people that names none."""
        while items and items[-1].is_stranger:
            items = items[:-1]  # "parliament speaker Luka Banda"
        agent = items[-1].agent if items else None
        if agent is None:
            return self._of_people(phrase, items)
        at = (self._sentence.index, phrase.first)
        if self._is_local(phrase):
            return self._setting(self._sentence.scene() or self._town_before(at) or home_of(self._discourse))
        if any(self._builder.is_sent(item) for item in items) or self._are_of_several(items, phrase):
            return NOWHERE
        if self._sentence.tokens[items[-1].stop - 1].lemma.lower() in ROOTLESS:
            return NOWHERE
        if agent.role[:3] in STATE_ROLES and (seat := self._sentence.seat(phrase)):
            return self._setting(seat, agent.id)
        body = self._of_body(items, phrase)
        if body.code:
            return body
        opener = self._sentence.word(phrase.first)
        if opener not in INDEFINITE_OPENERS:
            before = self._discourse.by_noun(agent.id, at) or self._soldiers_before(agent.id, at)
            before = before or (self._senders(agent.id) if opener in THE else ())
            if before:
                country = before[0].country or ""
                return FoundCountry(country, "resolve.again", self._state(country, taken_up(before[0].basis)))
            if agent.id in self._discourse.foreign:
                return NOWHERE
        if agent.id in ARMIES and (held := self._held_place(phrase, agent.id)):
            return self._setting(held, agent.id)
        kind = (role or agent.role)[:3]
        if kind in DOMESTIC_ROLES and not self._is_armed(kind, phrase):
            there = kind in PEOPLE and self._sentence.is_plural(phrase)
            return self._setting(
                self._sentence.scene(near=phrase.first)
                or (ground_of(self._discourse) if there else home_of(self._discourse)),
                agent.id,
            )
        if kind in FLEEING_ROLES and phrase.clauses:
            return self._setting(self._sentence.scene())
        if kind in FIGHTERS or kind in DOMESTIC_ROLES or self._is_backed(phrase):
            return self._setting(
                self._sentence.scene(near=phrase.first)
                or home_of_organs(self._discourse, at_ground=kind in PEOPLE)
                or self._home_at_town(kind),
                agent.id,
            )
        if kind in STATE_ROLES:
            if self._are_of_members(items[-1], phrase):
                return NOWHERE
            known = home_before(self._discourse) if opener not in INDEFINITE_OPENERS else ""
            return self._setting(home_of_organs(self._discourse) or known, agent.id)
        return NOWHERE

    def _held_place(self, phrase: Phrase, noun: str) -> str:
        """Return the place held by another state where soldiers are, or of which a story with its settlers tells."""
        scene = self._sentence.scene(near=phrase.first)
        if scene:
            return scene if scene in OCCUPIERS else ""
        return next((place for place in OCCUPIERS if self._discourse.countries[place]), "") if noun in INTRUDERS else ""

    def _soldiers_before(self, noun: str, at: Position) -> Actors:
        """Return the soldiers told of before by another noun for them: "Israeli troops ... soldiers"."""
        if noun not in SOLDIERY:
            return ()
        others = (self._discourse.by_noun(other, at) for other in SOLDIERY if other != noun)
        return next((found for found in others if found), ())

    def _senders(self, noun: str) -> Actors:
        """Return who has just sent the soldiers of whom a text speaks on: "Chad sent soldiers ... the troops"."""
        sent = self._discourse.deeds.get(SENT) if noun in SOLDIERY else None
        near = sent is not None and self._sentence.index - sent.sentence <= SENT_MEMORY
        return sent.source[:1] if sent is not None and near and sent.source[0].country else ()

    def _of_body(self, items: Sequence[Item], phrase: Phrase) -> FoundCountry:
        """Return the country of the body named before of which a noun before another is: "ministry officials".

        Of a body of several states it is the whole code: "council members".
        """
        last = items[-1]
        at_body = last.stop - 2 if last.stop - last.first > 1 else last.first - 1
        if at_body < phrase.first or self._sentence.tokens[at_body].tag[:2] != "NN":
            return NOWHERE
        noun, head = self._sentence.tokens[at_body].lemma.lower(), self._sentence.tokens[last.stop - 1]
        at = (self._sentence.index, phrase.first)
        found = self._discourse.by_noun(noun, at)
        if not found and "person" in self._sentence.dictionary.noun_classes.of(head.lemma.lower()):
            found = self._discourse.by_noun(noun, at, many=True)  # "a student leader"
        if not found and noun in NAME_HEADS:
            found = self._discourse.by_noun(last_of_name(noun), at)
        if not found and len(items) > 1 and items[-2].stop == last.first:
            found = self._group(items[-2], at)
        if not found or found[0].role is None:
            return NOWHERE
        country = found[0].country or ""
        whole = country in INTERNATIONAL or not items[0].code
        code = (found[0].code or "") if whole else country
        return FoundCountry(code, "resolve.body_before", self._state(country, taken_up(found[0].basis)))

    def _group(self, noun: Item, at: Position) -> Actors:
        """Return the body that a noun without a role takes up, no state and no person: "a group spokesman"."""
        kinds = noun.agent.takes_up if noun.agent is not None and not noun.code else ()
        return self._discourse.by_kind(kinds, at) if kinds and NO_BODIES.isdisjoint(kinds) else ()

    def _of_people(self, phrase: Phrase, items: Sequence[Item]) -> FoundCountry:
        """Return the country of people of whom only faith or descent is told: "Buddhists", in a story of Thailand."""
        last = items[-1] if items else None
        if last is None or not self._sentence.covers_head(last, phrase):
            return NOWHERE
        ethnic = last.is_place and self._sentence.word(last.first - 1) in ETHNIC
        if not ethnic and last.kind is not ActorKind.PEOPLE:
            return NOWHERE
        persons = self._sentence.is_plural(phrase) or self._sentence.word(phrase.first) in INDEFINITE_OPENERS
        country = self._sentence.scene()
        if not country and (ethnic or last.code[:3] in DOMESTIC_ROLES):
            country = home_of(self._discourse)  # but Kurds are those of several states
        if ethnic and country == last.code:
            return NOWHERE
        return self._setting(country) if persons else NOWHERE

    def _is_local(self, phrase: Phrase) -> bool:
        """Whether those of a phrase are of the place of the story: "local traders", "elders of the town"."""
        if any(self._sentence.word(at) in LOCAL for at in range(phrase.first, phrase.head)):
            return True
        return any(
            other.prep == "of" and self._sentence.word(other.head) in LOCAL and self._sentence.word(other.first) in THE
            for other in phrase.attached
        )

    def _are_of_several(self, items: Sequence[Item], phrase: Phrase) -> bool:
        """Whether those of a phrase come from abroad, or hold an office of which each state has one: "presidents"."""
        agent, many = items[-1].agent, items[-1].form == "many"
        holders = many and (agent is not None and agent.name in SINGLE_OFFICES or rule_nations(self._sentence, phrase))
        return holders or self._rule_a_people(items) or self._builder.is_foreign(items, phrase)

    def _are_of_members(self, last: Item, phrase: Phrase) -> bool:
        """Whether those of a phrase rule the members of a body of states of which the story tells: "EU. Leaders"."""
        if last.form != "many" or self._sentence.tokens[last.stop - 1].lemma.lower() not in MEMBERS_RULERS:
            return False
        home, at = home_of_organs(self._discourse), (self._sentence.index, phrase.first)
        told = self._discourse.last(at, lambda one: any(_is_of(actor.country, home) for actor in one.actors))
        return any(actor.country in INTERNATIONAL for actor in told)

    def _rule_a_people(self, items: Sequence[Item]) -> bool:
        """Whether those of several states rule: "Arab leaders"."""
        agent = items[-1].agent
        if agent is None or agent.role[:3] != "GOV" or items[-1].form != "many":
            return False
        return any(item.code in SPREAD_PEOPLES for item in items)

    def _town_before(self, at: Position) -> str:
        """Return the country of the town named last before a position; "" where there is none."""
        found = self._discourse.by_kind(TOWN, at)
        return found[0].country or "" if found else ""

    def _is_armed(self, kind: str, phrase: Phrase) -> bool:
        """Whether those who oppose a government fight it: "opposition forces" are of the place where they fight."""
        head = self._sentence.tokens[phrase.head]
        return kind == OPPONENTS and head.tag == "NNS" and head.lemma.lower() in ARMED_HEADS

    def _is_backed(self, phrase: Phrase) -> bool:
        """Whether somebody helps those who fight: "Saudi-backed forces" are of the place where they fight."""
        words = range(phrase.first, phrase.stop)
        return any(self._sentence.word(at).endswith(BACKED_ENDINGS) for at in words)

    def _home_at_town(self, kind: str) -> str:
        """Return the country of a town of the sentence: "rebels took Aleppo"; armed men may come from elsewhere.

        They do where the story tells of another country.
        """
        town = self._sentence.town()
        return town if not town or kind in AT_HOME else home_of(self._discourse, town)

    def _setting(self, country: str, noun: str = "") -> FoundCountry:
        """Return a state as the one of the setting; a continent is none."""
        country = state_of_soldiers(country, noun)
        if country not in self._sentence.dictionary.countries:
            return NOWHERE
        return FoundCountry(country, SETTING, self._state(country, Basis.SETTING))

    def _state(self, country: str, basis: Basis) -> Identity:
        """Return a state as the owner of a role."""
        state = self._sentence.dictionary.state(country)
        return Identity(state.id, state.name, basis) if state is not None else Identity("", "", basis)


def state_of_soldiers(country: str, noun: str) -> str:
    """Return whose soldiers are in a country: a place without an army of its own has those of its occupier."""
    return OCCUPIERS.get(country, country) if noun in ARMIES else country


def _is_of(country: str | None, home: str) -> bool:
    """Whether a country is the one at home, or a body of states."""
    return country is not None and (country == home or country in INTERNATIONAL)
