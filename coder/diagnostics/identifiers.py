"""What codes and ids mean that the output and the traces have: of actors, events, entries, rules and sets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache

from coder.actors.identity import ORGANS
from coder.core.actor_code import NO_COUNTRY, SEVERAL, code_parts
from coder.core.paths import dictionaries_dir
from coder.core.yaml_entries import read_entries
from coder.diagnostics.entries import FIRST_WORDS, code_lines, entry_lines
from coder.dictionary.actor_codes import code_at
from coder.dictionary.actor_entries import ActorEntry
from coder.dictionary.name_table import fold
from coder.dictionary.tables import Dictionary

JOINT = "+"
"""Joins the ids of the parts of an actor: ``tur+agent.police``."""
SHOWN = 10
"""How many entries with a code are listed."""
NEAR, SAME_LENGTH = 4, 2
"""How many near names are listed, and by how many letters they may be longer or shorter."""
LEAST_BEGINNING = 5
"""Letters by which an id is told that was not typed to its end."""


def identifier_lines(dictionary: Dictionary, word: str, date: str) -> Iterator[str]:
    """Yield lines on a code or id that the coder prints; nothing where it is none.

    >>> from coder.pipeline import Pipeline
    >>> print(next(identifier_lines(Pipeline().dictionary, "RUSGOV", "2014-03-05")))
    RUSGOV: Russia, government
    """
    yield from _event_lines(dictionary, word)
    yield from _actor_code_lines(dictionary, word, date)
    for part in word.split(JOINT) if JOINT in word else (word,):
        yield from _entry_lines(dictionary, part, date)
    yield from _rule_lines(word)
    if word.startswith("&") and word[1:] in dictionary.sets:
        held = dictionary.sets[word[1:]]
        words = sorted({*held.single, *(" ".join(phrase) for phrases in held.phrases.values() for phrase in phrases)})
        yield f"{word}, a set of {len(words)} words: {', '.join(words)}"


def near_names(dictionary: Dictionary, word: str) -> list[str]:
    """Return names, ids and codes that look like a word or go on behind it, the most similar first.

    >>> from coder.pipeline import Pipeline
    >>> near_names(Pipeline().dictionary, "Tukey")[0]
    'turkey'
    """
    folded = fold(word)
    names = [*_names_of(dictionary), *dictionary.verbs]
    ids = [*_ids(dictionary), *(code.name for code in dictionary.codes.values()), *dictionary.codes]
    found = [
        near
        for given, known in ((folded, names), (word, ids))
        for near in get_close_matches(given, [name for name in known if _may_be_near(name, given)], NEAR, 0.75)
    ]
    longer = [name for name in ids if len(word) >= LEAST_BEGINNING and name.startswith(word)]
    return list(dict.fromkeys([*longer[:NEAR], *found]))[:NEAR]


def _may_be_near(name: str, word: str) -> bool:
    return abs(len(name) - len(word)) <= SAME_LENGTH and (name[:1] == word[:1] or name[-2:] == word[-2:])


def _event_lines(dictionary: Dictionary, word: str) -> Iterator[str]:
    """Yield lines on a code, the name of a code, or an action."""
    codes = [code.code for code in dictionary.codes.values() if word in (code.code, code.name)]
    for code in codes:
        yield from code_lines(dictionary, code)
    action = dictionary.actions.get(word)
    if action is None or codes:
        return
    given = ", ".join(f"{frame} {code}" for frame, code in action.by_frame())
    yield f"{action.name} ({action.where}), an action: {given}"
    entries = (entry for entry in dictionary.entries() if (entry.result, entry.name) == ("action", word))
    yield from entry_lines(dictionary, entries, most=FIRST_WORDS)


def _actor_code_lines(dictionary: Dictionary, word: str, date: str) -> Iterator[str]:
    """Yield lines on a code of actors: what each part means, and the entries with this code."""
    if not word.isupper() and not word.startswith(NO_COUNTRY):
        return
    for code in word.split(SEVERAL):
        meanings = [_part(dictionary, part, at) for at, part in enumerate(code_parts(code))]
        named = [entry for entry in _actors(dictionary) if any(term.code == code for term in entry.terms)]
        if not named and not all(meanings):
            continue
        yield f"{code}: {', '.join(meaning or part for meaning, part in zip(meanings, code_parts(code), strict=True))}"
        now = [entry for entry in named if code_at(entry, date)[0] == code]
        yield from (f"  {entry.name}: {entry.id} ({entry.where})" for entry in now[:SHOWN])
        yield from (
            f"  role of {agent.name or agent.id}: {agent.id} ({agent.where})"
            for agent in [one for one in dictionary.agents if code in (one.role, one.code)][:SHOWN]
        )
        if len(now) > SHOWN:
            yield f"  and {len(now) - SHOWN} more"


def _part(dictionary: Dictionary, part: str, at: int) -> str:
    """Return what a part of a code means, the first as a country or type; empty if nothing is known."""
    if part == NO_COUNTRY:
        return "no country is known"
    state = dictionary.state(part) if at == 0 else None
    if state is not None or part in _code_names():
        return state.name if state is not None else _code_names()[part]
    return next((actor.name for actor in _actors(dictionary) if any(term.code == part for term in actor.terms)), "")


def _organ_lines(dictionary: Dictionary, id: str) -> Iterator[str]:
    """Yield a line on an organ of a state: "gbr.legislature"."""
    owner, _, organ = id.partition(".")
    role = next((role for role, name in ORGANS.items() if name.replace(" ", "_") == organ), "")
    for state in (actor for actor in _actors(dictionary) if role and actor.id == owner):
        yield f"{id} ({state.where}), an organ of {state.name}: {ORGANS[role]}, {state.terms[-1].code}{role}"


def _entry_lines(dictionary: Dictionary, id: str, date: str) -> Iterator[str]:
    """Yield lines on the entries with an id: actors, role nouns, verbs and nouns."""
    for actor in (entry for entry in _actors(dictionary) if entry.id == id):
        terms = "; ".join(
            f"{term.code} {term.office}".strip() + ("" if term.is_undated else f" {term.first}..{term.last}")
            for term in actor.terms
        )
        yield f"{id} ({actor.where}), {actor.kind}: {actor.name}, {code_at(actor, date)[0]}"
        yield f"  {terms}"
    for agent in (entry for entry in dictionary.agents if entry.id == id):
        yield f"{id} ({agent.where}), a role noun: {agent.name}, {agent.code or agent.role}"
    yield from _organ_lines(dictionary, id)
    found = [entry for entry in dictionary.entries() if entry.id == id]
    if found:
        yield from entry_lines(dictionary, found, "")


def _rule_lines(name: str) -> Iterator[str]:
    """Yield a line on a rule of the program."""
    named, families = _rules()
    family = next((begin for begin in families if name.startswith(begin) and len(name) > len(begin)), "")
    said = named.get(name) or families.get(family)
    if said:
        yield f"{name}, a rule of the program: {said}"


def _names_of(dictionary: Dictionary) -> Iterator[str]:
    for table in (dictionary.names, dictionary.agent_names):
        yield from (name for name, _ in table.items() if not name.isupper())


def _actors(dictionary: Dictionary) -> Iterator[ActorEntry]:
    return (ActorEntry.of_row(row) for row in dictionary.actors.rows)


def _ids(dictionary: Dictionary) -> Iterator[str]:
    yield from (row[0] for row in dictionary.actors.rows)
    yield from (agent.id for agent in dictionary.agents)
    yield from dict.fromkeys(entry.id for entry in dictionary.entries())


@cache
def _code_names() -> Mapping[str, str]:
    return {part: name for names in ontology_names("code_names.yaml") for part, name in names.items()}


@cache
def _rules() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The rules by their names, and the families by how their names begin."""
    named, families, _ = ontology_names("rules.yaml")
    return named, families


def ontology_names(file: str) -> list[dict[str, str]]:
    """Return what each entry of a file of the ontology says of some names."""
    entries = read_entries(dictionaries_dir() / "ontology" / file, f"ontology/{file}")
    values = (entry.values["names"] for entry in entries)
    return [{str(key): str(value) for key, value in names.items()} for names in values if isinstance(names, dict)]
