"""Dictionary entries of actors and role nouns, compiled: rows of plain values, and the names that lead to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from coder.core.actor_code import NO_COUNTRY, SEVERAL, country_part
from coder.core.yaml_entries import Entry
from coder.dictionary.actor_entries import ALWAYS, ActorEntry, ActorRow, AgentEntry, AgentRow, Term
from coder.dictionary.actor_kinds import ActorKind, kind_of_file
from coder.dictionary.inflection import regular_plural
from coder.dictionary.name_table import NameTable, NameTableBuilder, fold, words
from coder.dictionary.schema import STATE_PARTS, fail
from coder.dictionary.word_lists import word_set

FAMILY_FIRST: Final = frozenset(("CHN", "TWN", "HKG", "KOR", "PRK", "VNM", "KHM"))
"""Countries where the family name stands first: "Xi Jinping ... Xi"."""
BY_GIVEN_NAME: Final = frozenset(("THA", "ETH", "ERI", "MYS", "LAO"))
"""Countries where persons go by the given name, which stands first: "Surin Pitsuwan ... Foreign Minister Surin"."""
SUFFIXES: Final = word_set("actors.name_suffixes")
CROWNS: Final = word_set("actors.crowns")
"""Offices whose holders go by their first name."""


class CompiledActors(NamedTuple):
    """The actors as rows, the names that lead to them, and the codes of the states."""

    rows: tuple[ActorRow, ...]
    names: NameTable
    countries: dict[str, int]
    """The number of each state by its code."""
    office_holders: dict[str, tuple[int, ...]]
    """The persons who held offices, by each folded family name."""


class CompiledAgents(NamedTuple):
    """The role nouns as rows, the nouns that lead to them, and the words that change a role, by the numbers of rows."""

    rows: tuple[AgentRow, ...]
    names: NameTable
    modifiers: dict[str, int]


def compile_actors(entries: Iterable[Entry], states: Iterable[Entry]) -> CompiledActors:
    """Compile the entries of states and of all other actors."""
    rows: list[ActorRow] = []
    names = NameTableBuilder()
    countries: dict[str, int] = {}
    holders: dict[str, list[int]] = {}
    for entry in states:
        state = _state(entry)
        countries.setdefault(country_part(state.terms[0].code), len(rows))
        _add_state_names(entry, len(rows), names)
        rows.append(state.row())
    for entry in entries:
        for form, key in (("name", "names"), ("bare", "bare")):
            for name in entry.texts(key):
                names.add(name, len(rows), "", form)
        actor = _actor(entry)
        if actor.kind is ActorKind.PERSON and any(term.office for term in actor.terms):
            for name in family_names_of(entry, actor.terms):
                holders.setdefault(name, []).append(len(rows))
        rows.append(actor.row())
    by_name = {name: tuple(numbers) for name, numbers in sorted(holders.items())}
    return CompiledActors(tuple(rows), names.build(), dict(sorted(countries.items())), by_name)


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
    return CompiledAgents(tuple(rows), names.build(), modifiers)


def person_names(entries: Iterable[Entry], agent_names: NameTable) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the given names and the family names of all persons, without titles."""
    names = [
        [fold(word) for word in words(name)]
        for entry in entries
        if _kind(entry) is ActorKind.PERSON
        for name in entry.texts("names")
    ]
    full = [name for name in names if len(name) > 1 and len(name[0]) > 2]
    return (
        tuple(sorted({name[0] for name in full if name[0] not in agent_names.folded})),
        tuple(sorted({name[-1] for name in full})),
    )


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
    return ActorEntry(entry.text("id"), entry.where, ActorKind.STATE, "", terms, entry.texts("names")[0], own=entry.own)


def _add_state_names(entry: Entry, number: int, names: NameTableBuilder) -> None:
    for key, form in (("names", "name"), ("adjectives", "adjective"), ("people", "people"), ("capital", "capital")):
        for name in entry.texts(key):
            names.add(name, number, "", form)
    for key, role in STATE_PARTS.items():
        for name in entry.texts(key):
            names.add(name, number, role, "organ")


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
