"""Whether a story supports the reading of a name that many bear: an acronym, a surname, a person of former times."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from coder.actors.discourse import Discourse
from coder.actors.items import PERSON, Item
from coder.core.actor_code import after_country, country_part
from coder.dictionary.actor_entries import ActorEntry
from coder.dictionary.actor_kinds import ActorKind
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_set

FAMOUS_ACRONYMS: Final = word_set("actors.famous_acronyms")
COMMON_WORDS: Final = {
    ActorKind.PARTY: word_set("actors.party_words"),
    ActorKind.GROUP: word_set("actors.group_words"),
}
"""Of which words the names of parties and armed groups consist that many countries have."""
HEADS: Final = word_set("actors.heads")
SHARED_KINDS: Final = frozenset((ActorKind.GROUP, ActorKind.PARTY, ActorKind.ORGANISATION))
"""Kinds of bodies whose acronyms stand for others elsewhere."""
POLICE: Final = "COP"
"""The role of police: its nouns before a name are ranks."""
REMEMBERED, HEAD_REMEMBERED = 15, 40
"""So many years after his last office somebody is named without his country, and a head of state or government."""


class StoryEvidence:
    """Tells which countries the sentences so far speak of."""

    __slots__ = ("_date", "_dictionary", "_discourse")

    def __init__(self, dictionary: Dictionary, discourse: Discourse, date: str) -> None:
        self._dictionary, self._discourse, self._date = dictionary, discourse, date

    def speaks_against(self, country: str) -> bool:
        """Whether the story names states or towns, and none of this state."""
        if country not in self._dictionary.countries:
            return False
        said = self._discourse
        return bool(said.scenes or said.countries or said.place) and not self.speaks_of(country)

    def speaks_of(self, country: str) -> bool:
        """Whether the story names a state, a town or an actor of it, or comes from there."""
        said = self._discourse
        return country in said.scenes or country in said.countries or country == said.place

    def excludes(self, entry: ActorEntry, words: Sequence[str], code: str) -> bool:
        """Whether a name stands for somebody whom no entry knows.

        It is an acronym of a body of another country or a name that parties or armed groups of many countries have, or
        that of a person whose time was long ago.
        """
        if entry.kind is PERSON:
            return len(words) > 1 and self._is_forgotten(entry) and self.speaks_against(country_part(code))
        acronym = len(words) == 1 and words[0].isupper() and entry.kind in SHARED_KINDS
        common = acronym and words[0] not in FAMOUS_ACRONYMS or is_common(words, entry.kind)
        return common and self.speaks_against(country_part(code))

    def is_namesake(self, person: Item, title: Item | None, explained: Sequence[Item], words: Collection[str]) -> bool:
        """Whether the words beside a full name tell of another man than its entry, who holds no office now.

        ``title`` is the role noun before it, ``explained`` and ``words`` are those of an apposition that begins with
        "a".
        """
        assert person.actor is not None
        terms, country = person.actor.terms, country_part(person.code)
        if title is not None and title.code == POLICE:
            return not any(POLICE in after_country(term.code) for term in terms)
        nations = [country_part(item.code) for item in explained if item.is_place]
        if country in nations:
            return False
        if nations and nations[0] in self._dictionary.countries:
            return any(item.agent is not None and item.agent.role for item in explained)
        offices = {word for term in terms for word in term.office.split()}
        return any(item.agent is not None and item.agent.role for item in explained) and offices.isdisjoint(words)

    def _is_forgotten(self, entry: ActorEntry) -> bool:
        """Whether somebody held his last office long before the date of the article."""
        last = max(entry.terms, key=lambda term: term.last)
        head = any(term.office in HEADS for term in entry.terms)
        years = HEAD_REMEMBERED if head else REMEMBERED
        return bool(self._date) and int(self._date[:4]) > int(last.last[:4]) + years


def is_common(words: Sequence[str], kind: ActorKind) -> bool:
    """Whether parties or armed groups of many countries have a name.

    >>> is_common(["Social", "Democratic", "Party"], ActorKind.PARTY), is_common(["Likud", "Party"], ActorKind.PARTY)
    (True, False)
    >>> is_common(["National", "Liberation", "Army"], ActorKind.GROUP)
    True
    """
    common = COMMON_WORDS.get(kind)
    return common is not None and all(word.lower() in common for word in words)
