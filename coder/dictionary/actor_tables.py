"""The tables of actors and role nouns, made of dictionary entries: rows of plain values and the names that lead to them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from coder.core.yaml_entries import Entry
from coder.dictionary.name_table import NameTable, NameTableBuilder, fold, words
from coder.dictionary.schema import STATE_PARTS, fail

ALWAYS = ("0000", "9999")


class Term(NamedTuple):
    """A code with the dates for which it holds, both included, as ISO strings; ``office`` is what the person was then."""

    code: str
    office: str
    first: str
    last: str


def parse_term(text: str, entry: Entry) -> Term:
    """One item of ``codes``: ``CODE [office] [FROM..UNTIL]``.

    >>> parse_term("RUSGOV foreign minister 2004-03-09..", Entry("f", 1, {}))
    Term(code='RUSGOV', office='foreign minister', first='2004-03-09', last='9999')
    """
    code, *rest = text.split()
    first, last = ALWAYS
    if rest and ".." in rest[-1]:
        first, _, last = rest.pop().partition("..")
        first, last = first or ALWAYS[0], last or ALWAYS[1]
        for value in (first, last):
            if not _is_date(value):
                raise fail(entry, f"'{value}' is not a date", "write YYYY, YYYY-MM or YYYY-MM-DD")
        if first[: len(last)] > last[: len(first)]:
            raise fail(entry, f"the dates {first}..{last} run backwards", "put the earlier one first")
    if not (
        code.replace("-", "").replace("+", "").isalnum()
        and code == code.upper()
        and all(len(part) % 3 == 0 for part in code.split("+"))
    ):
        raise fail(entry, f"'{code}' is not an actor code", "write capitals, three letters a part")
    return Term(code, " ".join(rest), first, last)


def _is_date(value: str) -> bool:
    parts = value.split("-")
    return (
        len(parts) <= 3
        and all(part.isdigit() for part in parts)
        and len(parts[0]) == 4
        and all(len(part) == 2 and 1 <= int(part) <= top for part, top in zip(parts[1:], (12, 31), strict=False))
    )


def compile_actors(entries: Iterable[Entry], states: Iterable[Entry]) -> tuple[tuple[tuple[Any, ...], ...], NameTable]:
    rows: list[tuple[Any, ...]] = []
    table = NameTableBuilder()
    for entry in states:
        _add_state(entry, rows, table)
    for entry in entries:
        terms = tuple(tuple(parse_term(text, entry)) for text in entry.texts("codes"))
        kind = entry.text("kind") or _default_kind(entry.file)
        names = entry.texts("names")
        rows.append(
            (
                entry.text("id"),
                entry.where,
                kind,
                entry.text("gender"),
                terms,
                names[0] if names else "",
                tuple(fold(word) for word in entry.texts("context")),
            )
        )
        for form, listed in (("name", names), ("bare", entry.texts("bare"))):
            for name in listed:
                table.add(name, len(rows) - 1, "", form)
    return tuple(rows), table.build()


def _add_state(entry: Entry, rows: list[tuple[Any, ...]], table: NameTableBuilder) -> None:
    codes = entry.texts("codes") or [entry.text("state")]
    terms = tuple(tuple(parse_term(text, entry)) for text in codes)
    rows.append((entry.text("id"), entry.where, "state", "", terms, entry.texts("names")[0]))
    number = len(rows) - 1
    for key, form in (("names", "name"), ("adjectives", "adjective"), ("people", "people"), ("capital", "capital")):
        for name in entry.texts(key):
            table.add(name, number, "", form)
    for key, role in STATE_PARTS.items():
        for name in entry.texts(key):
            table.add(name, number, role, "organ")


def persons(entries: Iterable[Entry], agent_names: NameTable) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The given and the family names of all persons, titles left out."""
    names = [
        [fold(word) for word in words(name)]
        for entry in entries
        if (entry.text("kind") or _default_kind(entry.file)) == "person"
        for name in entry.texts("names")
    ]
    full = [name for name in names if len(name) > 1 and len(name[0]) > 2]
    return (
        tuple(sorted({name[0] for name in full if name[0] not in agent_names.folded})),
        tuple(sorted({name[-1] for name in full})),
    )


def _default_kind(file: str) -> str:
    if "/people/" in file or file.endswith("people.yaml"):
        return "person"
    kinds = {
        "armed_groups": "group",
        "parties": "party",
        "peoples": "people",
        "cities": "city",
        "regions": "region",
        "companies": "company",
        "media": "media",
    }
    return kinds.get(file.rsplit("/", 1)[-1].removesuffix(".yaml"), "organisation")


def compile_agents(entries: Iterable[Entry]) -> tuple[tuple[tuple[Any, ...], ...], NameTable, dict[str, int]]:
    rows: list[tuple[Any, ...]] = []
    table = NameTableBuilder()
    modifiers: dict[str, int] = {}
    for entry in entries:
        rows.append(
            (
                entry.text("id"),
                entry.where,
                entry.text("role"),
                entry.text("code"),
                tuple(entry.texts("takes_up")),
                entry.text("generic") == "yes",
            )
        )
        number = len(rows) - 1
        for word in entry.texts("modifier"):
            modifiers[word.lower()] = number
        for name in entry.texts("names"):
            table.add(name.lower(), number, "", "one")
            table.add(plural(name.lower()), number, "", "many")
        for name in entry.texts("plural"):
            table.add(name.lower(), number, "", "many")
    return tuple(rows), table.build(), modifiers


def plural(noun: str) -> str:
    """The regular plural of a noun; of "attorney general" and the like the dictionary lists it.

    >>> plural("policeman"), plural("embassy"), plural("boss")
    ('policemen', 'embassies', 'bosses')
    """
    if noun.endswith("man") and noun != "human":
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")
