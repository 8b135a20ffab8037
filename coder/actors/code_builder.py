"""The code of a phrase from the items in it: nationality, organisation, role noun and what changes the role."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import NamedTuple

from coder.actors.discourse import Discourse, Position
from coder.actors.recognizer import PLACES, Item
from coder.core.model import Actors, Phrase, Reason, Token
from coder.dictionary.actor_codes import INTERNATIONAL, OPPOSED, join_code
from coder.dictionary.actor_entries import AgentEntry
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_set

OWNER_PREPOSITIONS = word_set("actors.owner_prepositions")
SENDER_PREPOSITIONS = word_set("actors.sender_prepositions")
BODY_PREPOSITIONS = word_set("actors.body_prepositions")
KNOWN_OPENERS = word_set("actors.known_openers")
NEUTRAL_POSSESSIVES = word_set("actors.neutral_possessives")
JOINTS = word_set("actors.joints")
SENT_NOUNS = word_set("actors.sent_nouns")
FIGHTERS = OPPOSED | {"UAF", "CRM"}
MATTER = "matter"
"""The synonym set of things that a role noun before them only describes."""
MEMBERS = frozenset(("organisation", "party", "group", "company", "media"))
"""Kinds of actors whose people carry the code of the whole."""


class ActorContext(NamedTuple):
    """What composition asks of the rest of the article."""

    actors: Callable[[Phrase], Actors]
    pronoun: Callable[[Phrase], Actors]
    """The actors of the possessive pronoun that opens a phrase."""
    discourse: Discourse
    place: Callable[[], str | None]
    sentence: int


class Composer:
    """Composes the code of one phrase after another of a sentence."""

    def __init__(
        self, tokens: Sequence[Token], dictionary: Dictionary, items: list[Item], context: ActorContext
    ) -> None:
        self._tokens, self._dictionary, self._items, self._context = tokens, dictionary, items, context
        self._within: dict[tuple[int, int], list[Item]] = {}
        self._firsts: list[int] = []
        self.renew()
        words = [token.text.lower() for token in tokens]
        self._modifiers = [(at, word) for at, word in enumerate(words) if word in dictionary.modifiers]
        """The words that change a role, with their places."""

    def renew(self) -> None:
        """Begin anew with the items as they are."""
        self._within.clear()
        self._firsts = [item.first for item in self._items]

    def within(self, phrase: Phrase) -> list[Item]:
        """The items of the phrase itself without its possessor; a name may run past its end ("Secretary of State")."""
        first, stop = phrase.first, phrase.stop
        if phrase.possessor is not None:
            first = max(first, phrase.possessor.stop)
        found = self._within.get((first, stop))
        if found is None:
            found = self._within[first, stop] = self._items[
                bisect_left(self._firsts, first) : bisect_left(self._firsts, stop)
            ]
        return found

    def code(self, items: Sequence[Item], phrase: Phrase) -> str | None:
        """The code that the items of a phrase make together; none where they name nobody."""
        return self.explained(items, phrase)[0]

    def explained(self, items: Sequence[Item], phrase: Phrase) -> tuple[str | None, tuple[Reason, ...]]:
        """The code that the items of a phrase make together, with the words that changed its role and the rule that gave its country."""
        parts = self._parts(items)
        changes = self._changes(items, phrase)
        roles = [entry.role for _, entry in changes]
        steps = tuple(Reason("modifier", entry.id, entry.where, word) for word, entry in changes)
        if parts.person and (items[-1].agent is None or not parts.role):
            past = (
                "ELI" in roles
                and parts.person[:3] != "---"
                and not any(item.dated for item in items if item.kind == "person")
            )
            return (parts.person[:3] + "ELI", steps) if past else (parts.person, ())
        if parts.fixed and not parts.person:
            return parts.fixed, ()
        if parts.body and not (parts.country and parts.role and parts.body[:3] == parts.country):
            return parts.body, ()
        whole = self._whole(items, phrase)
        if whole:
            return whole, (Reason("resolution", "resolve.body_of", words=self._words(phrase)),)
        if self._is_of_unknown(items, phrase):
            return None, ()
        role = (
            self._counterpart_role(phrase)
            if parts.role == "="
            else ""
            if "-" in roles or self._is_matter(items, phrase)
            else parts.role
        )
        roles = [other for other in roles if other != "-"]
        country, rule = parts.country or parts.person[:3], ""
        if not country and (role or roles):
            country, rule = self.country(phrase, items)
        steps += (Reason("resolution", rule, words=self._words(phrase)),) if country and rule else ()
        return (country if len(country) > 3 else join_code(country, [*roles, role], parts.ethnic) or None), steps

    def _words(self, phrase: Phrase) -> str:
        return " ".join([token.text for token in self._tokens[phrase.first : phrase.stop]])

    def _whole(self, items: Sequence[Item], phrase: Phrase) -> str:
        """The code of the body that a generic noun belongs to: "a spokesman for the Turkish army" is of the army."""
        if not all(item.agent and item.agent.generic for item in items):
            return ""
        for other in phrase.attached:
            if other.prep in BODY_PREPOSITIONS:
                inner = self.within(other)
                found = (
                    self._context.actors(other)
                    if any(item.agent and item.agent.role and not item.agent.generic for item in inner)
                    else ()
                )
                if found and found[0].country and found[0].role:
                    return found[0].code or ""
        return ""

    def _is_of_unknown(self, items: Sequence[Item], phrase: Phrase) -> bool:
        """ "A spokesman for the Front": of a body that no entry knows he has no role at all."""
        if not items or not all(item.agent and item.agent.generic for item in items):
            return False
        named = [
            other for other in phrase.attached if other.prep == "for" and self._tokens[other.head].tag.startswith("NNP")
        ]
        return any(self._first_name(other) is None for other in named)

    def _is_matter(self, items: Sequence[Item], phrase: Phrase) -> bool:
        """ "French military aid", "Russian troop build-up": a role noun before a thing of this kind does not make a person of it."""
        agent, head = items[-1].agent if items else None, self._tokens[phrase.head]
        things = self._dictionary.sets.get(MATTER)
        return (
            agent is not None
            and items[-1].stop <= phrase.head
            and things is not None
            and head.lemma.lower() in things.single
        )

    def each(self, items: Sequence[Item]) -> list[list[Item]]:
        """The items once for each of several nations that share a noun: "French and German officials", "the Kerry-Lavrov talks"."""
        pair = next((item for item in items if item.form == "pair"), None)
        if pair:
            return [
                [item._replace(form="name", code=code) if item is pair else item for item in items]
                for code in pair.code.split("+")
            ]
        run = [item for item in items if item.kind in PLACES]
        joined = len(run) > 1 and all(
            self._is_joint(before, after) for before, after in zip(run, run[1:], strict=False)
        )
        if not joined:
            return [list(items)]
        return [[item for item in items if item is one or item not in run] for one in run]

    def _is_joint(self, before: Item, after: Item) -> bool:
        between = [token.text.lower() for token in self._tokens[before.stop : after.first]]
        return bool(between) and all(word in JOINTS for word in between)

    def country(self, phrase: Phrase, items: Sequence[Item]) -> tuple[str, str]:
        """The country of a role without one, and by which rule: of its owner (the whole code where it has members), of the same role before, of the place."""
        owner = self.owner(phrase)
        if owner:
            return owner, "resolve.owner"
        at = (self._context.sentence, phrase.first)
        agent = items[-1].agent if items else None
        before = self._context.discourse.by_noun(agent.id, at) if agent else ()
        if before:
            return before[0].country or "", "resolve.again"
        if any(self._is_sent(item) for item in items):
            return "", ""
        place = self._context.place()
        if place:
            return place, "resolve.place"
        last = self._context.discourse.country(at)
        if last:
            return last, "resolve.dateline" if self._context.discourse.place else "resolve.country_before"
        return self._only(phrase, items), "resolve.only_country"

    def _only(self, phrase: Phrase, items: Sequence[Item]) -> str:
        """The only country that the sentence names at all; of a people, and of whom the reader should know already, only that of another organ."""
        known = self._tokens[phrase.first].text.lower() in KNOWN_OPENERS and not any(
            item.code in FIGHTERS for item in items
        )
        if known or any(item.kind == "people" for item in items):
            return self._context.discourse.organ_of((self._context.sentence, phrase.first))
        countries = {item.code[:3] for item in self._items if item.kind in PLACES or item.kind == "person"}
        return countries.pop() if len(countries) == 1 else ""

    def owner(self, phrase: Phrase) -> str:
        """Whose a role is by its possessor, its "of" phrase or its apposition: "Chad's president", "the president of Chad".

        A counterpart is not of those whose counterpart he is.
        """
        other_side = any(item.code == "=" for item in self.within(phrase))
        if phrase.possessor and not other_side:
            found = self._context.actors(phrase.possessor)
            if found and found[0].code:
                return self._side(found[0].code, self.within(phrase.possessor))
        if self._tokens[phrase.first].tag == "PRP$" and not other_side and phrase.stop - phrase.first > 1:
            found = self._context.pronoun(phrase)
            if found and found[0].code:
                return self._side(found[0].code, [])
        sent = any(self._is_sent(item) for item in self.within(phrase))
        for other in (*phrase.attached, *phrase.appositions):
            if other.prep in (SENDER_PREPOSITIONS if sent else OWNER_PREPOSITIONS) or not other.prep:
                item = self._first_name(other)
                if item and item.code:
                    return self._side(item.code, [item])
        return ""

    def _is_sent(self, item: Item) -> bool:
        return item.agent is not None and self._tokens[item.stop - 1].lemma.lower() in SENT_NOUNS

    def _side(self, code: str, items: Sequence[Item]) -> str:
        """The country of an owner, or its whole code where its members carry it."""
        whole = (
            code[:3] in INTERNATIONAL
            or code[3:6] in OPPOSED
            or any(item.kind in MEMBERS or item.form == "acronym" for item in items)
        )
        return code if whole else code[:3]

    def _first_name(self, phrase: Phrase) -> Item | None:
        named = next((item for item in self.within(phrase) if item.actor or item.known), None)
        if named:
            return named
        if phrase.possessor:
            return self._first_name(phrase.possessor)
        return next((item for other in phrase.attached if (item := self._first_name(other))), None)

    def _parts(self, items: Sequence[Item]) -> Parts:
        country, ethnic, person, body, fixed, role = "", "", "", "", "", ""
        for item in items:
            if item.agent:
                fixed = item.agent.code or fixed
                role = role if item.agent.generic and role else item.agent.role or role
            elif item.form == "surname":
                person = item.code
            elif item.form == "acronym":
                country, body = (item.code, body) if item.code in self._dictionary.countries else (country, item.code)
            elif item.actor is None:
                country = country or item.code
            elif item.kind == "person":
                person = item.code
            elif item.kind == "people":
                named = item.code[:3] in self._dictionary.countries
                country, ethnic = (country or item.code[:3], item.code[3:]) if named else (country, item.code)
            elif item.kind in PLACES:
                body = item.code if item.form == "organ" else body
                country = country if country in self._dictionary.countries else item.code[:3]
            else:
                body = item.code
        return Parts(country, ethnic, person, body, fixed, role)

    def modifiers(self, items: Sequence[Item], phrase: Phrase) -> list[str]:
        """Roles by words that change that of the noun after them: "former minister", "rebel commander"; none without such a noun."""
        return [entry.role for _, entry in self._changes(items, phrase)]

    def _changes(self, items: Sequence[Item], phrase: Phrase) -> list[tuple[str, AgentEntry]]:
        heads = [item for item in items if item.agent or item.kind == "person"] if self._modifiers else []
        if not heads:
            return []
        first = max(phrase.first, phrase.possessor.stop) if phrase.possessor else phrase.first
        long = {at for item in heads if item.stop - item.first > 1 for at in range(item.first, item.stop)}
        return [
            (word, self._dictionary.modifiers[word])
            for at, word in self._modifiers
            if first <= at < heads[-1].stop and at not in long
        ]

    def _counterpart_role(self, phrase: Phrase) -> str:
        """ "His Ukrainian counterpart" holds the office of the one whose counterpart it is."""
        owner = self.partner(phrase)
        return (owner[0].code or "")[3:] if owner else ""

    def partner(self, phrase: Phrase) -> Actors:
        """Whose counterpart a phrase is."""
        if phrase.possessor is not None:
            return self._context.actors(phrase.possessor)
        at: Position = (self._context.sentence, phrase.first)
        first = self._tokens[phrase.first].text.lower()
        return self._context.discourse.pronoun(first if first in NEUTRAL_POSSESSIVES else "his", at)[0]


class Parts(NamedTuple):
    """What the items of a phrase say, each part a code or part of one."""

    country: str
    ethnic: str
    person: str
    body: str
    fixed: str
    role: str
