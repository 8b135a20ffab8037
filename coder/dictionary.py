"""Dictionaries, compiled: folders of YAML in layers, checked against each other, made into plain tables that load fast.

The tables hold only dicts, tuples and strings, so that they can be kept in a cache that runs no code when it is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from coder.actor_tables import compile_actors, compile_agents, persons
from coder.layers import Layered
from coder.names import NameTable
from coder.patterns import Pattern, PatternTable, Terms, WordSet, parse_pattern, word_set
from coder.schema import fail
from coder.yamlfiles import Entry

VERBS_IN_LY = frozenset(("ally", "apply", "bully", "comply", "dally", "fly", "imply", "multiply", "rally", "rely", "reply", "sully", "supply", "tally"))
"""Verbs that end like adverbs."""


class ActorEntry(NamedTuple):
    """An actor of the dictionaries."""

    id: str
    where: str
    kind: str
    gender: str
    terms: tuple[tuple[str, str, str, str], ...]
    name: str
    context: tuple[str, ...] = ()
    """Words of which the article must have one, if this reading of the name is to count."""


class AgentEntry(NamedTuple):
    """A role noun: it appends ``role`` to a country or organisation, or is ``code`` by itself."""

    id: str
    where: str
    role: str
    code: str
    takes_up: tuple[str, ...] = ()
    """The kinds of named actors that "the" with this noun may stand for."""
    generic: bool = False
    """The noun says no more than "person of": a role noun before it decides ("police official")."""


class VerbEntry(NamedTuple):
    """What a verb, noun or predicate says (``word``), with the patterns of its arguments."""

    id: str
    where: str
    kind: str
    """verb, noun or adjective."""
    word: str
    particle: str
    adverb: str
    """An adverb that must stand in the verb group: "sexually" of "sexually assault"."""
    object: Pattern | None
    subject: Pattern | None
    with_: tuple[tuple[tuple[str, ...], Pattern], ...]
    without: tuple[tuple[tuple[str, ...], Pattern], ...]
    source: tuple[str, ...]
    target: tuple[str, ...]
    result: str
    """action, frame, light or none."""
    name: str
    """The action or the frame."""
    alone: bool


class Action(NamedTuple):
    """An action of ``frames.yaml``: its code under each frame, and how it is coded."""

    name: str
    where: str
    codes: Mapping[str, str]
    stop: str
    mirror: str
    attempt: str
    reciprocal: bool
    optional: bool
    topic: str
    protest: bool


class Code(NamedTuple):
    """A code of the ontology."""

    code: str
    name: str
    root: str
    goldstein: float
    quad: int
    plover: str
    title: str


class Dictionary(NamedTuple):
    """All dictionaries, ready for use; immutable."""

    actors: tuple[tuple[Any, ...], ...]
    names: NameTable
    agents: tuple[AgentEntry, ...]
    agent_names: NameTable
    modifiers: Mapping[str, AgentEntry]
    verbs: Mapping[str, tuple[VerbEntry, ...]]
    nouns: Mapping[str, tuple[VerbEntry, ...]]
    adjectives: Mapping[str, tuple[VerbEntry, ...]]
    actions: Mapping[str, Action]
    defaults: Mapping[str, str]
    codes: Mapping[str, Code]
    sets: Mapping[str, WordSet]
    countries: frozenset[str]
    """The codes of all states."""
    given_names: frozenset[str]
    """The first words of persons' names, folded."""
    family_names: frozenset[str]

    def actor(self, number: int) -> ActorEntry:
        """The actor entry with this number in the name table."""
        return ActorEntry(*self.actors[number])


Plain = dict[str, Any]


def compile_tables(layered: Layered) -> Plain:
    """All tables as plain values; raises ``DictionaryError`` at the first entry that does not fit."""
    actors, names = compile_actors(layered.entries["actor"], layered.entries["state"])
    agents, agent_names, modifiers = compile_agents(layered.entries["agent"])
    sets = {entry.text("id"): tuple(entry.texts("words")) for entry in layered.entries["set"]}
    return {
        "actors": actors, "names": tuple(names), "persons": persons(layered.entries["actor"], agent_names), "agents": agents, "agent_names": tuple(agent_names), "modifiers": modifiers,
        "verbs": tuple(_compile_verb(entry) for entry in layered.entries["verb"]), "sets": sets,
        "actions": tuple((name, entry.where, dict(entry.values)) for name, entry in layered.actions.items()),
        "defaults": dict(layered.defaults), "codes": tuple(_compile_code(entry) for entry in layered.entries["code"]),
    }


def load_tables(plain: Plain) -> Dictionary:
    """The dictionary made of plain tables."""
    sets = _build_sets(plain["sets"])
    table = PatternTable(sets)
    entries = [entry for row in plain["verbs"] for entry in _build_verb(row, table)]
    agents = tuple(AgentEntry(*row) for row in plain["agents"])
    return Dictionary(
        plain["actors"], NameTable(*plain["names"]), agents, NameTable(*plain["agent_names"]),
        {word: agents[number] for word, number in plain["modifiers"].items()},
        _by_word(entries, "verb"), _by_word(entries, "noun"), _by_word(entries, "adjective"),
        {name: _build_action(name, where, values) for name, where, values in plain["actions"]},
        plain["defaults"], {row[0]: Code(*row) for row in plain["codes"]}, sets,
        frozenset(row[4][0][0][:3] for row in plain["actors"] if row[2] == "state"), *map(frozenset, plain["persons"]))


def _compile_verb(entry: Entry) -> tuple[Any, ...]:
    def pattern(text: str) -> Terms | None:
        return parse_pattern(text) if text else None

    def prepositions(key: str) -> tuple[tuple[tuple[str, ...], Terms], ...]:
        value = entry.values.get(key, {})
        assert isinstance(value, dict)
        return tuple((tuple(part.strip() for part in preps.split("|")), parse_pattern(str(text))) for preps, text in value.items())

    result = next(key for key in ("action", "frame", "light", "event") if key in entry.values)
    name = entry.text(result)
    listed = tuple((kind, word) for kind in ("verb", "noun", "adjective") for word in entry.texts(kind))
    return (entry.text("id"), entry.where, listed, pattern(entry.text("object")), pattern(entry.text("subject")), prepositions("with"),
            prepositions("without"), tuple(entry.texts("source")), tuple(entry.texts("target")), "none" if result == "event" else result,
            name, entry.text("alone") == "yes")


def _build_verb(row: tuple[Any, ...], table: PatternTable) -> list[VerbEntry]:
    id_, where, words_, object_, subject, with_, without, source, target, result, name, alone = row

    def build(terms: Terms | None) -> Pattern | None:
        return None if terms is None else table.build(terms)

    def prepositions(items: Iterable[tuple[tuple[str, ...], Terms]]) -> tuple[tuple[tuple[str, ...], Pattern], ...]:
        return tuple((preps, table.build(terms)) for preps, terms in items)

    try:
        shared = (build(object_), build(subject), prepositions(with_), prepositions(without))
    except KeyError as error:
        raise _at(where, f"the set &{error.args[0]} is not defined", "add it to nouns.yaml or correct its name") from error
    out = []
    for kind, word in words_:
        adverb, head, particle = _verb_words(word) if kind == "verb" else ("", word, "")
        out.append(VerbEntry(id_, where, kind, head, particle, adverb, *shared, source, target, result, name, alone))
    return out


def _verb_words(words: str) -> tuple[str, str, str]:
    """Adverb, verb and particles of what stands under ``verb``.

    >>> _verb_words("call off"), _verb_words("sexually assault"), _verb_words("rally to")
    (('', 'call', 'off'), ('sexually', 'assault', ''), ('', 'rally', 'to'))
    """
    first, _, rest = words.partition(" ")
    if not (rest and first.endswith("ly")) or first in VERBS_IN_LY:
        return "", first, rest
    verb, _, particle = rest.partition(" ")
    return first, verb, particle


def _at(where: str, message: str, remedy: str) -> Exception:
    file, _, line = where.rpartition(":")
    return fail(Entry(file, int(line), {}), message, remedy)


def _by_word(entries: Iterable[VerbEntry], kind: str) -> dict[str, tuple[VerbEntry, ...]]:
    table: dict[str, list[VerbEntry]] = {}
    for entry in entries:
        if entry.kind != kind:
            continue
        table.setdefault(entry.word.split(" ")[-1] if entry.kind == "noun" else entry.word, []).append(entry)
    return {word: tuple(found) for word, found in table.items()}


def _build_sets(listed: Mapping[str, Iterable[str]]) -> dict[str, WordSet]:
    """Synonym sets with the sets that they name filled in."""
    done: dict[str, set[str]] = {}

    def words(name: str, path: tuple[str, ...]) -> set[str]:
        if name in done or name in path:
            return done.get(name, set())
        found: set[str] = set()
        for word in listed[name]:
            if word.startswith("&"):
                found |= words(word[1:], (*path, name))
            else:
                found.add(word.lower())
        done[name] = found
        return found

    return {name: word_set(sorted(words(name, ()))) for name in listed}


def _build_action(name: str, where: str, values: Mapping[str, str]) -> Action:
    codes = {key: value for key, value in values.items() if value.isdigit() and key != "topic"}
    attempt = values.get("attempt", "")
    return Action(name, where, codes, values.get("stop", ""), values.get("mirror", ""), attempt if not attempt.isdigit() else "",
                  values.get("reciprocal") == "yes", values.get("target") == "optional", values.get("topic", ""),
                  values.get("protest") == "yes")


def _compile_code(entry: Entry) -> tuple[Any, ...]:
    code = entry.text("code")
    return (code, entry.text("name"), code[:2], float(entry.text("goldstein")), int(entry.text("quad")), entry.text("plover"), entry.text("title"))


