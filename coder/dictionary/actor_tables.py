"""Dictionary entries of actors and role nouns, compiled: rows of plain values, and the names that lead to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from coder.core.actor_code import NO_COUNTRY, SEVERAL, country_part
from coder.core.entry import Entry
from coder.dictionary.actor_entries import ALWAYS, ActorEntry, ActorRow, AgentEntry, AgentRow, Term
from coder.dictionary.actor_kinds import ActorKind, kind_of_file
from coder.dictionary.inflection import regular_plural
from coder.dictionary.name_table import (
    NameTableBuilder,
    NounTable,
    PlainName,
    PlainNameTable,
    PlainNounTable,
    fold,
    plain_name,
    words,
)
from coder.dictionary.schema import STATE_PARTS, fail
from coder.dictionary.word_lists import word_set

FAMILY_FIRST: Final = frozenset(("CHN", "TWN", "HKG", "KOR", "PRK", "VNM", "KHM"))
"""Countries where the family name stands first: "Xi Jinping ... Xi"."""
BY_LAST_NAME: Final = frozenset(("VNM", "KHM"))
"""Of these the countries whose persons go by the last of their given names too: "Nguyen Minh Triet ... Triet"."""
BY_GIVEN_NAME: Final = frozenset(("THA", "ETH", "ERI", "MYS", "LAO"))
"""Countries where persons go by the given name, which stands first: "Surin Pitsuwan ... Foreign Minister Surin"."""
SUFFIXES: Final = word_set("actors.name_suffixes")
CROWNS: Final = word_set("actors.crowns")
"""Offices whose holders go by their first name."""


class CompiledActors(NamedTuple):
    """The actors as rows, the names that lead to them, and the codes of the states."""

    rows: tuple[ActorRow, ...]
    names: PlainNameTable
    countries: dict[str, int]
    """The number of each state by its code."""
    office_holders: dict[str, tuple[int, ...]]
    """The persons who held offices, by each folded family name."""


class CompiledAgents(NamedTuple):
    """The role nouns as rows, the nouns that lead to them, and the words that change a role, by the numbers of rows."""

    rows: tuple[AgentRow, ...]
    names: PlainNounTable
    modifiers: dict[str, int]


class Piece(NamedTuple):
    """What the tables take of one entry of an actor or a state, as plain values: it does not depend on the others."""

    row: ActorRow
    names: tuple[PlainName, ...]
    country: str
    """The code of a state; "" for any other actor."""
    holder: tuple[str, ...]
    """The family names of one who held an office."""
    persons: tuple[tuple[str, str], ...]
    """The given name and the family name in each full name of a person."""


class Pieces:
    """The pieces of entries; those of entries that were compiled before are taken from there.

    >>> entry = Entry("actors/armed_groups.yaml", 1, {"id": "x", "names": ["Blue Front"], "codes": ["TURREB"]})
    >>> made = Pieces().actor(entry)
    >>> made.names
    (('blue front', False, '', 'name'),)
    >>> Pieces([entry], [made._replace(country="known")]).actor(entry).country
    'known'
    """

    def __init__(self, entries: Iterable[Entry] = (), pieces: Iterable[Sequence[Any]] = ()) -> None:
        self._known = {entry.where: (entry, piece) for entry, piece in zip(entries, pieces, strict=True)}

    def actor(self, entry: Entry) -> Piece:
        """Return the piece of an actor that is no state."""
        return self._before(entry) or _actor_piece(entry)

    def state(self, entry: Entry) -> Piece:
        """Return the piece of a state."""
        return self._before(entry) or _state_piece(entry)

    def _before(self, entry: Entry) -> Piece | None:
        """The piece of the very same entry; one that is extended since has its place, but is another one."""
        found = self._known.get(entry.where)
        return Piece(*found[1]) if found is not None and found[0] is entry else None


def compile_actors(pieces: Iterable[Piece]) -> CompiledActors:
    """Compile the pieces of states and of all other actors, the states first."""
    rows: list[ActorRow] = []
    names = NameTableBuilder()
    countries: dict[str, int] = {}
    holders: dict[str, list[int]] = {}
    for number, piece in enumerate(pieces):
        rows.append(piece.row)
        if piece.country:
            countries.setdefault(piece.country, number)
        for name in piece.names:
            names.put(name, number)
        for family_name in piece.holder:
            holders.setdefault(family_name, []).append(number)
    by_name = {name: tuple(numbers) for name, numbers in sorted(holders.items())}
    return CompiledActors(tuple(rows), names.plain(), dict(sorted(countries.items())), by_name)


def _state_piece(entry: Entry) -> Piece:
    state = _state(entry)
    return Piece(state.row(), tuple(_state_names(entry)), country_part(state.terms[0].code), (), ())


def _actor_piece(entry: Entry) -> Piece:
    actor = _actor(entry)
    named = (("names", "name"), ("bare", "bare"))
    names = [plain_name(name, "", form) for key, form in named for name in entry.texts(key)]
    is_person = actor.kind is ActorKind.PERSON
    holder = family_names_of(entry, actor.terms) if is_person and any(term.office for term in actor.terms) else []
    persons = _full_names(entry) if is_person else []
    return Piece(actor.row(), tuple(filter(None, names)), "", tuple(holder), tuple(persons))


def family_names_of(entry: Entry, terms: Sequence[Term]) -> list[str]:
    """Return the short forms, folded, under which a person may stand after a title.

    These are the last word of each name, also without "al-", the last two words and the last three of a longer one,
    the first word where it is the one that persons go by and of monarchs, and the short names of the entry.
    """
    found: dict[str, None] = {}
    country = country_part(terms[0].code)
    by_first = country in FAMILY_FIRST | BY_GIVEN_NAME or any(term.office in CROWNS for term in terms)
    for name in entry.texts("names"):
        parts = [fold(word) for word in words(name) if word.rstrip(".") not in SUFFIXES]
        if len(parts) > 1:
            found.update(dict.fromkeys((parts[-1], " ".join(parts[-2:]), parts[-1].partition("-")[2])))
            if len(parts) > 3:
                found[" ".join(parts[-3:])] = None
            if by_first:
                found.update(dict.fromkeys((parts[0], " ".join(parts[:2]))))
        found[" ".join(parts)] = None
    found.update(dict.fromkeys(" ".join([fold(word) for word in words(name)]) for name in entry.texts("bare")))
    return [name for name in found if len(name) > 1]


def compile_agents(entries: Iterable[Entry]) -> CompiledAgents:
    """Compile the entries of role nouns and of words that change a role."""
    rows: list[AgentRow] = []
    names = NameTableBuilder()
    modifiers: dict[str, int] = {}
    own: set[str] = set()
    for number, entry in enumerate(entries):
        rows.append(_agent(entry).row())
        for word in entry.texts("modifier"):
            if word.lower() not in own:
                modifiers[word.lower()] = number
            own |= {word.lower()} if entry.own else set()
        for name in entry.texts("names"):
            names.add(name.lower(), number, "", "one")
            names.add(regular_plural(name.lower()), number, "", "many")
        for name in entry.texts("plural"):
            names.add(name.lower(), number, "", "many")
    return CompiledAgents(tuple(rows), (*names.plain(), names.firsts()), modifiers)


def person_names(pieces: Iterable[Piece], agents: NounTable) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the given names and the family names of all persons, without titles."""
    full = {names for piece in pieces for names in piece.persons}
    return (
        tuple(sorted({given for given, _ in full if not agents.start(given).readings})),
        tuple(sorted({family for _, family in full})),
    )


def _full_names(entry: Entry) -> list[tuple[str, str]]:
    """The first and the last word of the names of a person that have several."""
    names = [[fold(word) for word in words(name)] for name in entry.texts("names")]
    return [(name[0], name[-1]) for name in names if len(name) > 1 and len(name[0]) > 2]


def parse_term(text: str, entry: Entry) -> Term:
    """Parse one item of ``codes``: ``CODE [office] [FROM..UNTIL]``.

    >>> parse_term("RUSGOV foreign minister 2004-03-09..", Entry("f", 1, {}))
    Term(code='RUSGOV', office='foreign minister', first='2004-03-09', last='9999')
    """
    code, *rest = text.split() or [""]
    first, last = ALWAYS
    if rest and ".." in rest[-1]:
        first, _, last = rest.pop().partition("..")
        first, last = first or ALWAYS[0], last or ALWAYS[1]
        for value in (first, last):
            if not _is_date(value):
                raise fail(entry, f"'{value}' is not a date", "write YYYY, YYYY-MM or YYYY-MM-DD")
        if first[: len(last)] > last[: len(first)]:
            raise fail(entry, f"the dates {first}..{last} run backwards", "put the earlier one first")
    number = next((word for word in rest if not word[0].isalpha()), None)
    if number is not None:
        raise fail(entry, f"'{number}' is no word of an office", "write dates as FROM..UNTIL, such as 2010..2012")
    if not all(_is_code(part) for part in code.split(SEVERAL)):
        raise fail(entry, f"'{code}' is not an actor code", "write capitals, three letters a part")
    return Term(code, " ".join(rest), first, last)


def _actor(entry: Entry) -> ActorEntry:
    terms = tuple(parse_term(text, entry) for text in entry.texts("codes"))
    name = next(iter(entry.texts("names")), "")
    context = tuple(fold(word) for word in entry.texts("context"))
    return ActorEntry(
        entry.text("id"), entry.where, _kind(entry), entry.text("gender"), terms, name, context, entry.own
    )


def _kind(entry: Entry) -> ActorKind:
    kind = entry.text("kind")
    return ActorKind(kind) if kind else kind_of_file(entry.file)


def _state(entry: Entry) -> ActorEntry:
    terms = tuple(parse_term(text, entry) for text in entry.texts("codes") or [entry.text("state")])
    name, capital = entry.texts("names")[0], next(iter(entry.texts("capital")), "")
    return ActorEntry(entry.text("id"), entry.where, ActorKind.STATE, "", terms, name, own=entry.own, capital=capital)


def _state_names(entry: Entry) -> Iterator[PlainName]:
    keys = [
        ("names", "", "name"),
        ("adjectives", "", "adjective"),
        ("people", "", "people"),
        ("capital", "", "capital"),
    ]
    for key, role, form in (*keys, *((key, role, "organ") for key, role in STATE_PARTS.items())):
        for name in entry.texts(key):
            if made := plain_name(name, role, form):
                yield made


def _agent(entry: Entry) -> AgentEntry:
    return AgentEntry(
        entry.text("id"),
        entry.where,
        entry.text("role"),
        entry.text("code"),
        tuple(entry.texts("takes_up")),
        entry.text("generic") == "yes",
        next(iter(entry.texts("names")), ""),
    )


def _is_code(code: str) -> bool:
    """Whether a string is made of parts of three capitals or digits; a part may be ``---``.

    >>> _is_code("USAGOV"), _is_code("---GOV"), _is_code("usagov"), _is_code("USAGV")
    (True, True, False, False)
    """
    return code.replace(NO_COUNTRY[0], "").isalnum() and code == code.upper() and len(code) % 3 == 0


def _is_date(value: str) -> bool:
    parts = value.split("-")
    return (
        len(parts) <= 3
        and all(part.isdigit() for part in parts)
        and len(parts[0]) == 4
        and all(len(part) == 2 and 1 <= int(part) <= top for part, top in zip(parts[1:], (12, 31), strict=False))
    )
