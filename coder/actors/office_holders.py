"""Persons who are named by an office and a family name: "Prime Minister Wilson" is the one who held it at that date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from coder.actors.items import Item
from coder.core.actor_code import country_part
from coder.core.model import Token
from coder.dictionary.actor_entries import ActorEntry, Term
from coder.dictionary.name_table import fold
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_set, word_values

OFFICES = word_values("actors.offices")
"""For each title the end of the offices that it names; "" for a title that goes with any office."""
PARTICLES = word_set("actors.leading_particles")
HEADS = word_set("actors.heads")
"""Offices of heads of state and government, which the news of other countries mixes up."""
ANY_MINISTER = "minister"
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
            if stop == role.stop or (known is not None and known.is_settled and known.stop >= stop):
                continue
            nation = nations.get(role.first)
            item = self._holder(role.stop, stop, OFFICES[title], country_part(nation.code) if nation else "")
            if item is not None:
                yield item

    def _end_of_name(self, first: int) -> int:
        """Return where the capitalised words after a title end."""
        stop = first
        if stop < len(self._folds) and self._folds[stop] in PARTICLES:
            stop += 1
        while stop < min(len(self._tokens), first + LONGEST_NAME) and self._tokens[stop].tag in ("NNP", "NNPS"):
            stop += 1
        return stop

    def _holder(self, first: int, stop: int, office: str, nation: str) -> Item | None:
        """Return the only person of that name who held such an office at the date; None where it is none or several."""
        for begin, found in self._bearers(first, stop):
            terms = [
                (entry, term)
                for entry in map(self._dictionary.actors.__getitem__, found)
                for term in entry.terms
                if term.office
                and (not self._date or term.holds_at(self._date))
                and (not nation or country_part(term.code) == nation)
            ]
            held = [pair for pair in terms if _is_office(pair[1].office, office)]
            if not held and office in HEADS:
                held = [pair for pair in terms if pair[1].office in HEADS]
            held = self._narrowed(held, first, begin)
            if held and len({entry.id for entry, _ in held}) == 1:
                entry, term = held[0]
                return Item(first, stop, entry, None, "office", term.code, None, True)
        return None

    def _bearers(self, first: int, stop: int) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Yield where a family name begins and who bears it: the longest first, then the first word of several.

        "Jagan Cheddi" is Cheddi Jagan: whoever is found by the first word must bear the others too.
        """
        holders = self._dictionary.office_holders
        for begin in range(first, stop):
            found = holders.get(" ".join(self._folds[begin:stop]))
            if found is not None:
                yield begin, found
        for end in range(stop - 1, first, -1):
            others = set(self._folds[end:stop])
            found = holders.get(" ".join(self._folds[first:end]), ())
            bearers = [number for number in found if others <= set(fold(self._dictionary.actors[number].name).split())]
            if bearers:
                yield first, tuple(bearers)

    def _narrowed(self, held: list[tuple[ActorEntry, Term]], first: int, begin: int) -> list[tuple[ActorEntry, Term]]:
        """Of several rather those whose given name stands there, then those of a country that the article has named."""
        given = self._folds[first] if begin > first else ""
        if given:
            held = [pair for pair in held if pair[0].name[:1].lower() == given[:1]]
        if len({entry.id for entry, _ in held}) > 1:
            near = [pair for pair in held if country_part(pair[1].code) in self._lands]
            held = near or held
        return held


def _is_office(held: str, wanted: str) -> bool:
    """Whether an office is the one that a title names; a title without an office goes with any."""
    return not wanted or held == wanted or (wanted == ANY_MINISTER and held.endswith(f" {ANY_MINISTER}"))
