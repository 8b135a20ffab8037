"""Persons who are named by an office and a family name: "Prime Minister Wilson" is the one who held it at that date."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from coder.actors.items import NAME_TAGS, Item
from coder.actors.nations import before_titles, is_owned
from coder.core.actor_code import country_part
from coder.core.syntax import Token
from coder.dictionary.actor_codes import INTERNATIONAL
from coder.dictionary.actor_entries import ActorEntry, Term
from coder.dictionary.name_table import fold
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_set, word_values

OFFICES: Final = word_values("actors.offices")
"""For each title the end of the offices that it names; "" for a title that goes with any office."""
PARTICLES: Final = word_set("actors.leading_particles")
SUFFIXES: Final = frozenset(map(fold, word_set("actors.name_suffixes")))
ARABIC_ARTICLES: Final = word_set("actors.arabic_articles")
ACTING: Final = word_set("actors.acting_words")
HEADS: Final = word_set("actors.heads")
"""Offices of heads of state and government, which the news of other countries mixes up."""
ANY_MINISTER: Final = "minister"
LONGEST_NAME: Final = 5
"""So many words of a name at most stand after a title."""

Held = tuple[ActorEntry, Term]
"""A person and a term of office."""


class OfficeHolders:
    """Finds the holders of offices in one sentence."""

    __slots__ = ("_date", "_dictionary", "_folds", "_lands", "_tokens")

    def __init__(
        self, tokens: Sequence[Token], folds: Sequence[str], dictionary: Dictionary, date: str, lands: Iterable[str]
    ) -> None:
        self._tokens, self._folds, self._dictionary, self._date = tokens, folds, dictionary, date
        self._lands = lands

    def find(self, names: Sequence[Item], roles: Sequence[Item]) -> Iterator[Item]:
        """Yield the persons whom a title and a name that no entry knows as a whole stand for."""
        begun = {item.first: item for item in names}
        ends = {item.stop: item for item in names}
        titles = {item.stop: item for item in roles}
        nations = {item.stop: item for item in names if item.is_place}
        for role in roles:
            title = " ".join(self._folds[role.first : role.stop])
            if role.form != "one" or title not in OFFICES:
                continue
            stop = self._end_of_name(role.stop)
            if stop == role.stop:
                continue
            known = begun.get(role.stop)
            settled = known is not None and known.is_settled and known.stop >= stop
            if known is not None and settled and self._holds(known, OFFICES[title]):
                continue
            at = before_titles(role.stop, self._tokens, titles, ends)
            nation = nations.get(at - 1 if is_owned(at, self._folds) else at)
            item = self._holder(role.stop, stop, OFFICES[title], country_part(nation.code) if nation else "", settled)
            if item is not None:
                yield item

    def _end_of_name(self, first: int) -> int:
        """Return where the capitalised words after a title end, with the particles before and among them."""
        stop = at = first
        while at < min(len(self._tokens), first + LONGEST_NAME):
            if self._tokens[at].tag in NAME_TAGS:
                stop = at + 1
            elif self._folds[at] not in PARTICLES:
                break
            at += 1
        return stop

    def _holds(self, known: Item, office: str) -> bool:
        """Whether nobody else can be meant by a title before a name that an entry knows.

        It is more than a surname, or its bearer holds that very office at the date.
        """
        assert known.actor is not None
        held = (term for term in known.actor.terms if term.office and term.holds_at(self._date))
        return known.form != "bare" or known.actor.own or any(_is_office(term.office, office) for term in held)

    def _holder(self, first: int, stop: int, office: str, nation: str, exact: bool) -> Item | None:
        """Return the only person of that name who held such an office at the date; None where it is none or several.

        Unless it is to be ``exact``, one head of state or government may be called by the title of another.
        """
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
            if not held and office in HEADS and not exact:
                held = [pair for pair in terms if _untimed(pair[1].office) in HEADS]
            held = self._narrowed(held, self._folds[first] if begin > first else "")
            if held and len({entry.id for entry, _ in held}) == 1:
                entry, term = held[0]
                return Item(first, stop, entry, None, "office", term.code, None, True)
        return None

    def _bearers(self, first: int, stop: int) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Yield where a family name begins and who bears it: the longest first, then the first word of several.

        "Jagan Cheddi" and "Jagan C." are Cheddi Jagan: whoever is found by the first word must bear the others too.
        """
        holders = self._dictionary.office_holders
        last = stop - 1
        while last > first and self._folds[last].rstrip(".") in SUFFIXES:
            last -= 1
        for begin in range(first, last + 1):
            found = holders.find(" ".join(self._folds[begin : last + 1]))
            if found is not None:
                yield begin, found
        word = self._folds[last]
        initial, _, family = word.rpartition(".")
        if len(initial) == 1:
            yield last, self._with_given(initial, holders.get(family, ()))
        article, _, family = word.partition("-")
        if article in ARABIC_ARTICLES:
            yield last, holders.get(family, ())
        for end in range(last, first, -1):
            found = holders.get(" ".join(self._folds[first:end]), ())
            bearers = tuple([number for number in found if self._bears(number, self._folds[end : last + 1])])
            if bearers:
                yield first, bearers

    def _bears(self, number: int, words: Collection[str]) -> bool:
        """Whether all words, or initials, are parts of a person's name."""
        name = fold(self._dictionary.actors[number].name).split()
        initials = {word[0] for word in name}
        return all(word in name or (word[1:] == "." and word[0] in initials) for word in words)

    def _with_given(self, initial: str, found: tuple[int, ...]) -> tuple[int, ...]:
        """Return those whose given name has an initial."""
        return tuple([number for number in found if fold(self._dictionary.actors[number].name)[0] == initial])

    def _narrowed(self, held: list[Held], given: str) -> list[Held]:
        """Of several rather those whose given name stands there, then of a country named before, then of a state."""
        if given:
            held = [pair for pair in held if pair[0].name[:1].lower() == given[:1]]
        for likelier in (self._is_near, _is_of_state):
            if len({entry.id for entry, _ in held}) > 1:
                held = [pair for pair in held if likelier(pair[1])] or held
        return held

    def _is_near(self, term: Term) -> bool:
        """Whether the article has named the country of an office."""
        return country_part(term.code) in self._lands


def _is_of_state(term: Term) -> bool:
    """Whether an office is one of a state and not of an international body."""
    return country_part(term.code) not in INTERNATIONAL


def _untimed(office: str) -> str:
    """Return an office without the word that says that somebody holds it for a time: "acting president"."""
    word, _, rest = office.partition(" ")
    return rest if rest and word in ACTING else office


def _is_office(held: str, wanted: str) -> bool:
    """Whether an office is the one that a title names; a title without an office goes with any."""
    return not wanted or _untimed(held) == wanted or (wanted == ANY_MINISTER and held.endswith(f" {ANY_MINISTER}"))
