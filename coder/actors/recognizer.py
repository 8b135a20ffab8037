"""Finds the names and role nouns of a sentence, and the entry that each means at the date and in the context."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from coder.actors.capitals import proper_names
from coder.actors.compounds import Compounds
from coder.actors.discourse import Discourse
from coder.actors.items import Item
from coder.actors.namesakes import Namesakes
from coder.actors.office_holders import OfficeHolders
from coder.actors.personal_names import TITLES, NameNeighbours
from coder.actors.story_evidence import StoryEvidence
from coder.actors.towns import located, with_parts_of_world
from coder.core.actor_code import SEVERAL, country_part, role_part
from coder.core.model import ActorMatch, Reason
from coder.core.syntax import Token
from coder.core.values import replace
from coder.dictionary.actor_codes import DATED, OUTSIDE, SOLDIERS, UNDATED, code_at, join_code
from coder.dictionary.actor_entries import ActorEntry
from coder.dictionary.actor_kinds import PLACES, ActorKind
from coder.dictionary.name_table import NameMatch
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_set

POLICE_RANKS: Final = word_set("actors.police_ranks")
OFFICER: Final = "police officer"
POLICE: Final = "COP"
FORCES: Final = frozenset((POLICE, SOLDIERS))
PLACE_OPENERS: Final = word_set("actors.place_openers")
ADJECTIVAL: Final = word_set("actors.adjectival_roles")
MARTIAL: Final = word_set("actors.martial_adjectives")
MEANS: Final = word_set("actors.means_nouns")
FORCE: Final = word_set("actors.force_nouns")
USES: Final = word_set("actors.uses_of_force")
USING: Final = word_set("actors.using_force")
COMMON_NOUNS: Final = ("NN", "NNS")
MONEY: Final = word_set("actors.money_units")
KINDS: Final = frozenset(ActorKind)
NEAR, BEFORE, NOWHERE, COUNTRY = "+", "&", "-", "="
"""Marks of a context word: within two words of the name, right before it, nowhere in the article; a country of it."""


class Recognizer:
    """Finds the items of one sentence."""

    __slots__ = (
        "_date", "_dictionary", "_discourse", "_evidence", "_folds", "_neighbours", "_starts", "_texts", "_tokens",
    )  # fmt: skip

    def __init__(self, tokens: Sequence[Token], dictionary: Dictionary, discourse: Discourse, date: str) -> None:
        self._tokens, self._dictionary, self._discourse, self._date = tokens, dictionary, discourse, date
        self._texts = [token.text for token in tokens]
        self._starts = dictionary.names.starts(self._texts)
        self._folds = [start.folded for start in self._starts]
        self._evidence = StoryEvidence(dictionary, discourse, date)
        self._neighbours = NameNeighbours(tokens, self._texts, self._folds, dictionary)

    def note_words(self) -> None:
        """Add the capitalised words of the sentence to those of the article."""
        self._discourse.seen.update([start.folded for start in self._starts if start.is_capital])

    def find(self) -> list[Item]:
        """Return the items from left to right.

        Names go before role nouns, and what the article introduced goes before both.
        """
        introduced = {item.first: item for item in self._introduced()}
        matches = proper_names(self._dictionary.names.find(self._starts, self._folds), self._tokens)
        matches = with_parts_of_world(matches, self._texts, self._dictionary)
        self._note_states(matches)
        names = [item for match in matches for item in self._name(match, introduced)]
        names += introduced.values()
        names = self._with_compounds(list(located(names, self._texts, self._dictionary)))
        names = [item for item in names if not self._is_of_money(item)]
        free = self._folds.copy()
        for item in names:
            free[item.first : item.stop] = [""] * (item.stop - item.first)
        matches = self._dictionary.agent_names.find_in_any_case(self._texts, free)
        matches = [match for match in matches if not self._is_adjective(match) and not self._is_surname(match)]
        roles = self._with_ranks([self._role(match) for match in matches], names)
        holders = OfficeHolders(self._tokens, self._folds, self._dictionary, self._date, self._discourse.lands)
        for holder in list(holders.find(names, roles)):
            names = [*_outside(names, holder), holder]
        namesakes = Namesakes(self._tokens, self._folds, self._dictionary, self._evidence)
        return sorted([*namesakes.told_apart(names, roles), *roles], key=lambda item: item.first)

    def _is_of_money(self, item: Item) -> bool:
        """Whether a name says only of which state money is: "50 million US dollars"."""
        return item.is_place and item.stop < len(self._folds) and self._folds[item.stop] in MONEY

    def places(self) -> Iterator[Item]:
        """Yield the places that the words name, whoever else bears such a name ("LAGOS")."""
        for match in self._dictionary.names.find(self._starts, self._folds):
            item = self._reading(match, PLACES)
            if item is not None:
                yield item

    def _note_states(self, matches: Sequence[NameMatch]) -> None:
        """Tell the discourse which states, towns and regions the sentence names."""
        for match in matches:
            entry = self._noted(match)
            if entry is None or entry.kind not in PLACES:
                continue
            code, _ = code_at(entry, self._date)
            states = [country_part(state) for state in code.split(SEVERAL)]
            self._discourse.scenes.update(states)
            if entry.kind is ActorKind.STATE:
                self._discourse.lands.add(code)
                self._discourse.countries.update(states)

    def _noted(self, match: NameMatch) -> ActorEntry | None:
        """Return the first reading of a name in whose context it stands; one that asks for a state is no evidence."""
        for number, _, _ in match.readings:
            entry = self._dictionary.actors[number]
            if not entry.context:
                return entry
            if all(word[0] != COUNTRY for word in entry.context) and self._is_in_context(entry, match):
                return entry
        return None

    # -- what the article introduced -------------------------------------------------------------------------------

    def _introduced(self) -> Iterator[Item]:
        """Yield the acronyms and the short names of persons that the article has introduced."""
        openings, stop = self._discourse.openings, 0
        for at, text in enumerate(self._texts):
            if at < stop or text not in openings:
                continue
            item = self._short_name(at, 2) or self._acronym(at) or self._short_name(at, 1) or self._given_name_alone(at)
            if item is not None:
                yield item
                stop = item.stop

    def _acronym(self, at: int) -> Item | None:
        actor = self._discourse.acronyms.get(self._texts[at])
        return self._introduced_item(at, 1, actor, "acronym") if actor is not None else None

    def _short_name(self, at: int, length: int) -> Item | None:
        if not self._tokens[at].tag.startswith("NN") or at + length > len(self._texts):
            return None
        before = self._folds[at - 1] if at else ""
        given = self._texts[at - 1] if at and self._neighbours.is_unknown(at - 1) else ""
        word = " ".join(self._texts[at : at + length])
        actor = self._discourse.surname(word, TITLES.get(before, ""), given) if not word.islower() else None
        return self._introduced_item(at, length, actor, "surname") if actor is not None else None

    def _given_name_alone(self, at: int) -> Item | None:
        """Return the person who goes by a given name: "Susilo said"; beside another name it is anybody's."""
        actor = self._discourse.given_names.get(self._texts[at])
        beside = self._tokens[max(at - 1, 0) : at + 2]
        if actor is None or self._tokens[at].tag != "NNP" or sum(token.tag[:3] == "NNP" for token in beside) > 1:
            return None
        return self._introduced_item(at, 1, actor, "surname")

    def _introduced_item(self, at: int, length: int, actor: ActorMatch, form: str) -> Item:
        words = " ".join(self._texts[at : at + length])
        trace = (*actor.trace, Reason("resolution", f"resolve.{form}", words=words))
        known = replace(actor, trace=trace)
        return Item(at, at + length, None, None, form, actor.code or "", known)

    # -- names -----------------------------------------------------------------------------------------------------

    def _name(self, match: NameMatch, introduced: dict[int, Item]) -> Iterator[Item]:
        """Yield the item of a name.

        A longer name replaces what the article introduced inside it; that goes before a bare surname.
        """
        inside = [at for at in range(match.first, match.stop) if at in introduced]
        item = self._reading(match)
        if item is None:
            return
        if inside and match.stop - match.first == 1:
            return
        for at in inside:
            del introduced[at]
        yield Item(item.first, item.stop, None, None, "stranger", "") if self._is_stranger(item) else item

    def _is_stranger(self, item: Item) -> bool:
        """Whether a name of one word belongs to a person whom no entry knows.

        That is so too where the story tells of a stranger of this surname, and nothing of the state of the other.
        """
        if item.stop - item.first != 1:
            return False
        if item.form == "bare":
            surname, strangers = self._folds[item.first], self._discourse.strangers
            if self._neighbours.has_other_given_name(item):
                strangers.add(surname)
            unlikely = self._evidence.speaks_against(country_part(item.code))
            return self._neighbours.is_other_person(item) or (
                unlikely and (surname in strangers or self._neighbours.is_in_name(item))
            )
        if item.is_town and self._neighbours.is_given_name(item.first):
            return True
        return item.is_place and self._neighbours.is_surname(item.first)

    def _reading(self, match: NameMatch, kinds: Collection[ActorKind] = KINDS) -> Item | None:
        """Return the reading that the context asks for, else that of the date, else the first.

        After "the", "in" or "at" a place goes before a surname ("The Hague", "in Lagos").
        """
        after_the = match.first > 0 and self._folds[match.first - 1] in PLACE_OPENERS
        best_rank: tuple[bool, bool, bool, int, bool, bool, int] | None = None
        best: Item | None = None
        for order, (number, role, form) in enumerate(match.readings):
            entry = self._dictionary.actors[number]
            code, fit = code_at(entry, self._date)
            bare = form == "bare"
            if form == "capital" and fit == UNDATED and not entry.terms[0].is_undated and self._date:
                fit = OUTSIDE  # the capital of a state of other times
            if entry.kind not in kinds:
                continue
            if fit == OUTSIDE and (bare or entry.context):
                continue
            if entry.context and not self._is_in_context(entry, match):
                continue
            if self._evidence.excludes(entry, self._texts[match.first : match.stop], code):
                continue
            lands = self._discourse.lands
            rank = (
                entry.own and fit != OUTSIDE,
                bool(entry.context),
                after_the and not bare,
                fit,
                not bare,
                bare and country_part(code) in lands,
                -order,
            )
            if best_rank is None or rank > best_rank:
                code = join_code(code, [role], "") if role else code
                dated = fit == DATED and bool(self._date)
                form = "pair" if SEVERAL in code else form
                best_rank, best = rank, Item(match.first, match.stop, entry, None, form, code, None, dated)
        return best

    def _is_in_context(self, entry: ActorEntry, match: NameMatch) -> bool:
        """Whether the article has one of the words of an entry's context and none of those that it excludes.

        A party or body that goes by a common word ("Labor") is not a part of a longer name ("International Labor
        Office").
        """
        beside = [at for at in (match.first - 1, match.stop) if 0 <= at < len(self._texts)]
        if entry.kind not in PLACES and any(self._neighbours.is_unknown(at) for at in beside):
            return False
        before = self._folds[match.first - 1] if match.first else ""
        near = self._folds[max(match.first - 2, 0) : match.stop + 2]
        wanted = []
        for word in entry.context:
            if word[0] == BEFORE:
                if before != word[1:]:
                    return False
            elif word[0] == NOWHERE:
                if self._is_said(word[1:]):
                    return False
            elif word[0] == COUNTRY:
                if not self._evidence.speaks_of(word[1:].upper()):
                    return False
            else:
                wanted.append(word)
        return not wanted or any(word[1:] in near if word[0] == NEAR else self._is_said(word) for word in wanted)

    def _is_said(self, word: str) -> bool:
        return word in self._discourse.seen or word in self._folds

    # -- names of several words --------------------------------------------------------------------------------------

    def _with_compounds(self, names: list[Item]) -> list[Item]:
        """Return names with the compounds; one that longer names begin or end in goes before what it covers."""
        if "-" not in "".join(self._texts):
            return names
        for compound in Compounds(self._texts, self._folds, self._dictionary).find(self._reading, self._person):
            if any(item.first <= compound.first and compound.stop <= item.stop - 1 for item in names):
                continue
            free = _outside(names, compound)
            if len(free) == len(names) or compound.stop - compound.first > 1 or compound.parts[0].form == "combining":
                names = [*free, compound]
        return names

    # -- role nouns ----------------------------------------------------------------------------------

    def _is_surname(self, match: NameMatch) -> bool:
        """Whether a role noun ends the name of a person: "Rodney King", "police chief Mushtaq Shah"."""
        at = match.first
        if not at or match.stop - at > 1 or self._folds[at] not in self._dictionary.family_names:
            return False
        if self._tokens[at].tag != "NNP" or self._tokens[at - 1].tag != "NNP":
            return False
        if self._folds[at - 1] in self._dictionary.given_names:
            return True
        titled = at > 1 and bool(self._dictionary.agent_names.start(self._folds[at - 2]).readings)
        return titled and self._neighbours.is_unknown(at - 1)

    def _role(self, match: NameMatch) -> Item:
        number, _, form = match.readings[0]
        agent = self._dictionary.agents[number]
        return Item(match.first, match.stop, None, agent, form, agent.role)

    def _is_adjective(self, match: NameMatch) -> bool:
        """Whether a role noun only says of what kind the noun after it is: "an official reaction"."""
        if match.stop - match.first != 1:
            return False
        if self._is_means(match.first):
            return True
        if self._folds[match.first] not in ADJECTIVAL:
            return False
        following = self._tokens[match.stop].tag if match.stop < len(self._tokens) else ""
        return self._tokens[match.first].tag.startswith("JJ") or following in COMMON_NOUNS

    def _is_means(self, at: int) -> bool:
        """Whether a word for an armed force says only by what means: "the military option", "the use of force"."""
        following = self._folds[at + 1] if at + 1 < len(self._folds) else ""
        if self._folds[at] in MARTIAL:
            return following in MEANS
        if not at or self._folds[at] not in FORCE:
            return False
        before = self._folds[at - 1]
        return before in USING or (at > 1 and before == "of" and self._folds[at - 2] in USES)

    def _with_ranks(self, roles: list[Item], names: Sequence[Item]) -> list[Item]:
        """Return roles; where the story tells of police and of no soldiers an officer is of the police."""
        forces, armed = self._discourse.forces, [item for item in roles if item.code in FORCES]
        officers = [item for item in armed if " ".join(self._folds[item.first : item.stop]) in POLICE_RANKS]
        forces.update([item.code for item in armed if item not in officers])
        forces.update([role for item in names if (role := role_part(item.code)) in FORCES])
        if forces != {POLICE} or not officers:
            return roles
        officer = self._dictionary.agents[self._dictionary.agent_names.readings(OFFICER)[0].entry]
        return [
            replace(item, agent=officer, code=officer.role) if item.code == SOLDIERS and item in officers else item
            for item in roles
        ]

    def _person(self, word: str) -> Item | None:
        """Return the person whom the article introduced by a short name."""
        known = self._discourse.surname(word)
        return Item(0, 1, None, None, "surname", known.code, known) if known is not None and known.code else None


def _outside(names: Sequence[Item], other: Item) -> list[Item]:
    """Return the names that share no word with another item."""
    return [item for item in names if item.stop <= other.first or item.first >= other.stop]
