"""Persons who are named by an office and a family name: "Prime Minister Wilson" is the one who held it at that date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from coder.actors.items import Item
from coder.core.actor_code import country_part
from coder.core.model import Token
from coder.dictionary.actor_entries import ActorEntry, Term
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_values

OFFICES = word_values("actors.offices")
"""For each title the end of the offices that it names; "" for a title that goes with any office."""
LONGEST_NAME = 5
"""So many words of a name at most stand after a title."""


class OfficeHolders:
    """Finds the holders of offices in one sentence."""

    def __init__(
        self, tokens: Sequence[Token], folds: Sequence[str], dictionary: Dictionary, date: str, lands: Iterable[str]
    ) -> None:
        self._tokens, self._folds, self._dictionary, self._date = tokens, folds, dictionary, date
        self._lands = lands

    def find(self, names: Sequence[Item], roles: Sequence[Item]) -> Iterator[Item]:
        """Yield the persons whom a title and a name that no entry knows as a whole stand for."""
        begun = {item.first: item for item in names}
        nations = {item.stop: item for item in names if item.is_place}
        for role in roles:
            title = " ".join(self._folds[role.first : role.stop])
            if role.form != "one" or title not in OFFICES:
                continue
            stop = self._end_of_name(role.stop)
            known = begun.get(role.stop)
            if stop == role.stop or (known is not None and known.is_person and known.dated and known.stop >= stop):
                continue
            nation = nations.get(role.first)
            item = self._holder(role.stop, stop, OFFICES[title], country_part(nation.code) if nation else "")
            if item is not None:
                yield item

    def _end_of_name(self, first: int) -> int:
        """Return where the capitalised words after a title end."""
        stop = first
        while stop < min(len(self._tokens), first + LONGEST_NAME) and self._tokens[stop].tag in ("NNP", "NNPS"):
            stop += 1
        return stop

    def _holder(self, first: int, stop: int, office: str, nation: str) -> Item | None:
        """Return the only person of that name who held such an office at the date; None where it is none or several."""
        for begin in range(first, stop):
            found = self._dictionary.office_holders.get(" ".join(self._folds[begin:stop]))
            if found is None:
                continue
            held = [
                (entry, term)
                for entry in map(self._dictionary.actors.__getitem__, found)
                for term in entry.terms
                if self._is_in_office(term, office) and (not nation or country_part(term.code) == nation)
            ]
            held = self._narrowed(held, first, begin)
            if held and len({entry.id for entry, _ in held}) == 1:
                entry, term = held[0]
                return Item(first, stop, entry, None, "office", term.code, None, True)
        return None

    def _is_in_office(self, term: Term, office: str) -> bool:
        if not term.office or (self._date and not term.holds_at(self._date)):
            return False
        return term.office == office or term.office.endswith(f" {office}") and office == "minister" or not office

    def _narrowed(self, held: list[tuple[ActorEntry, Term]], first: int, begin: int) -> list[tuple[ActorEntry, Term]]:
        """Of several rather those whose given name stands there, then those of a country that the article has named."""
        given = self._folds[first] if begin > first else ""
        if given:
            held = [pair for pair in held if pair[0].name[:1].lower() == given[:1]]
        if len({entry.id for entry, _ in held}) > 1:
            near = [pair for pair in held if country_part(pair[1].code) in self._lands]
            held = near or held
        return held
