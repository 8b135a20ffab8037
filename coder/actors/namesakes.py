"""Names of an entry that the words beside them give to somebody else: "Kenya's foreign minister Ali Hassan"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from coder.actors.items import Item
from coder.actors.nations import before_titles, is_owned
from coder.actors.story_evidence import StoryEvidence
from coder.core.actor_code import country_part, role_part
from coder.core.syntax import Token
from coder.core.values import replace
from coder.dictionary.actor_codes import join_code
from coder.dictionary.actor_kinds import ActorKind
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_set

ARTICLES: Final = word_set("actors.indefinite_articles")
QUALIFYING: Final = ("adjective", "people")
"""The forms of a state or people right before a title or a name: "Kenyan"."""
ORGAN: Final = "organ"
TOLD_APART: Final = ("name", "bare", ORGAN)
"""The forms of names that a state before them may give to another actor."""
NATIONAL: Final = frozenset((ActorKind.PERSON, ActorKind.PARTY, ActorKind.ORGANISATION))
"""Kinds of actors of whom each state may have one of the same name."""
OPPOSITION: Final = "opposition party"
"""The role noun for a party of which only the country is known."""


class Namesakes:
    """Tells the actors of entries from others of the same name in one sentence."""

    __slots__ = ("_dictionary", "_evidence", "_folds", "_tokens")

    def __init__(
        self, tokens: Sequence[Token], folds: Sequence[str], dictionary: Dictionary, evidence: StoryEvidence
    ) -> None:
        self._tokens, self._folds, self._dictionary, self._evidence = tokens, folds, dictionary, evidence

    def told_apart(self, names: Sequence[Item], roles: Sequence[Item]) -> Iterator[Item]:
        """Yield names; one that is another's by the words beside it is a stranger's, or that of the body meant."""
        titles = {item.stop: item for item in roles}
        ends = {item.stop: item for item in names}
        for item in names:
            if self._is_other_man(item, titles, names, roles):
                item = Item(item.first, item.stop, None, None, "stranger", "")
            elif item.form in TOLD_APART:
                nation = self._nation_before(item, titles, ends)
                if nation is not None and self._is_of_other_state(item, nation):
                    item = self._of_state(item, nation)
            yield item

    def _is_other_man(self, item: Item, titles: dict[int, Item], names: Sequence[Item], roles: Sequence[Item]) -> bool:
        """Whether a title or an apposition with an indefinite article makes a person of an entry another man."""
        if not item.is_person or item.dated or item.form != "name" or item.stop - item.first == 1:
            return False
        first, stop = self._apposition(item)
        explained = [other for other in (*names, *roles) if first <= other.first < stop]
        return self._evidence.is_namesake(item, titles.get(item.first), explained, self._folds[first:stop])

    def _apposition(self, name: Item) -> tuple[int, int]:
        """Return where the apposition with an indefinite article behind a name stands: ", a former adviser,"."""
        at = name.stop + 1
        if at >= len(self._folds) or self._folds[name.stop] != "," or self._folds[at] not in ARTICLES:
            return 0, 0
        return at, next((end for end in range(at, len(self._folds)) if self._folds[end] == ","), len(self._folds))

    def _nation_before(self, item: Item, titles: dict[int, Item], ends: dict[int, Item]) -> Item | None:
        """Return the state before a name or its titles: "Kenyan minister Ali Hassan", "Canada's Commons".

        Adjectives may stand between it and the title of a person: "Kenya's young and popular minister Ali Hassan".
        """
        at = item.first
        if at in titles:
            at = before_titles(at, self._tokens, titles, ends)
        elif item.is_person:
            return None
        owns = is_owned(at, self._folds)
        nation = ends.get(at - 1 if owns else at)
        if nation is None or nation.kind not in (ActorKind.STATE, ActorKind.PEOPLE):
            return None
        qualifies = nation.kind is ActorKind.PEOPLE or nation.form in QUALIFYING
        return nation if (nation.form == "name" if owns else qualifies) else None

    def _is_of_other_state(self, item: Item, nation: Item) -> bool:
        """Whether a name is that of a party, an organ or a man of one state, and the state before it is another one.

        He is himself who holds an office now: "Palestinian president Mahmoud Abbas".
        """
        if item.actor is None or item.is_person and item.dated:
            return False
        if item.form != ORGAN and item.kind not in NATIONAL:
            return False
        states = country_part(item.code), country_part(nation.code)
        return states[0] != states[1] and all(state in self._dictionary.countries for state in states)

    def _of_state(self, item: Item, nation: Item) -> Item:
        """Return an organ or a party as that of another state, and a person as a stranger."""
        if item.form == ORGAN or item.kind is ActorKind.ORGANISATION:
            code = join_code(country_part(nation.code), [role_part(item.code)], "")
            return replace(item, actor=nation.actor, form=ORGAN, code=code)
        if item.kind is ActorKind.PARTY:
            party = self._dictionary.agents[self._dictionary.agent_names.readings(OPPOSITION)[0].entry]
            return Item(item.first, item.stop, None, party, "one", party.role)
        return Item(item.first, item.stop, None, None, "stranger", "")
