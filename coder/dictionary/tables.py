"""Compiled dictionaries: folders of YAML in layers, checked against each other, as plain tables that load fast.

The tables hold only dicts, tuples and strings, so that they can be kept in a cache that runs no code when it is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from coder.core.errors import gathered
from coder.core.packed import PackedRows, PackedTable, pack_rows, pack_table
from coder.core.paths import dictionaries_dir
from coder.core.values import Record
from coder.dictionary.actions import Action, Code, build_action, compile_code
from coder.dictionary.actor_entries import ActorEntry, ActorTable, AgentEntry
from coder.dictionary.actor_tables import Pieces, compile_actors, compile_agents, person_names
from coder.dictionary.entry_tables import EntryTable, PackedEntries
from coder.dictionary.layered import Layered
from coder.dictionary.name_table import NameTable, NounTable
from coder.dictionary.noun_classes import NounClasses
from coder.dictionary.patterns import PatternTable, Terms, Vocabulary
from coder.dictionary.synonyms import SynonymSet, build_sets
from coder.dictionary.verb_tables import WORD_KINDS, VerbEntry, by_word, compile_entry, needs_of


class Dictionary(Record):
    """All dictionaries, ready for use; immutable."""

    __slots__ = (
        "actions", "actors", "adjectives", "agent_names", "agents", "codes", "countries", "defaults", "family_names",
        "given_names", "modifiers", "names", "noun_classes", "nouns", "office_holders", "sets", "verbs",
    )  # fmt: skip

    def __init__(
        self,
        actors: ActorTable,
        names: NameTable,
        agents: tuple[AgentEntry, ...],
        agent_names: NounTable,
        modifiers: Mapping[str, AgentEntry],
        verbs: EntryTable,
        nouns: EntryTable,
        adjectives: EntryTable,
        actions: Mapping[str, Action],
        defaults: Mapping[str, str],
        codes: Mapping[str, Code],
        sets: Mapping[str, SynonymSet],
        countries: Mapping[str, int],
        given_names: frozenset[str],
        family_names: frozenset[str],
        office_holders: PackedTable[tuple[int, ...]],
        noun_classes: NounClasses,
    ) -> None:
        self.actors = actors
        self.names = names
        self.agents = agents
        self.agent_names = agent_names
        self.modifiers = modifiers
        self.verbs = verbs
        self.nouns = nouns
        self.adjectives = adjectives
        self.actions = actions
        self.defaults = defaults
        self.codes = codes
        self.sets = sets
        self.countries = countries
        """The numbers of all states by their codes."""
        self.given_names = given_names
        """The first words of persons' names, folded."""
        self.family_names = family_names
        self.office_holders = office_holders
        """The numbers of the persons who held offices, by family name, folded."""
        self.noun_classes = noun_classes

    def state(self, code: str) -> ActorEntry | None:
        """Return the state that has a code."""
        number = self.countries.get(code)
        return self.actors[number] if number is not None else None

    @property
    def tables(self) -> tuple[EntryTable, ...]:
        """The tables of verbs, event nouns and predicates."""
        return self.verbs, self.nouns, self.adjectives

    def entries(self) -> Iterator[VerbEntry]:
        """Every entry of these tables, once for each of its words."""
        for table in self.tables:
            for entries in table.values():
                yield from entries


Plain = dict[str, Any]


def compile_tables(layered: Layered) -> Plain:
    """Compile all tables to plain values; raises ``DictionaryError`` at the first entry that does not fit."""
    return compile_actor_tables(layered) | compile_event_tables(layered)


def compile_actor_tables(layered: Layered, known: Pieces | None = None) -> Plain:
    """Compile what says who is who; ``known`` has the pieces of entries that need not be read again."""
    made = known or Pieces()
    pieces = [*map(made.state, layered.entries["state"]), *map(made.actor, layered.entries["actor"])]
    actors = compile_actors(pieces)
    agents = compile_agents(layered.entries["agent"])
    return {
        "actors": pack_rows(actors.rows),
        "names": actors.names,
        "countries": actors.countries,
        "office_holders": pack_table(actors.office_holders),
        "persons": person_names(pieces, NounTable(*agents.names)),
        "agents": agents.rows,
        "agent_names": agents.names,
        "modifiers": agents.modifiers,
    }


def compile_event_tables(layered: Layered, known: Mapping[str, Terms] | None = None) -> Plain:
    """Compile what says what happens; ``known`` are the ``terms`` of patterns that need not be parsed again."""
    terms = dict(known or {})
    sets = {entry.text("id"): tuple(entry.texts("words")) for entry in layered.entries["set"]}
    classes = NounClasses.load(dictionaries_dir()).names()
    rows = gathered(lambda entry: compile_entry(entry, sets, classes, terms), layered.entries["verb"])
    return {
        "sets": sets,
        "entries": pack_rows(rows),
        "needs": pack_rows(map(needs_of, rows)),
        **{f"{kind}s": by_word(layered.entries["verb"], kind) for kind in WORD_KINDS},
        "actions": tuple((name, entry.where, dict(entry.values)) for name, entry in layered.actions.items()),
        "defaults": dict(layered.defaults),
        "codes": tuple(compile_code(entry) for entry in layered.entries["code"]),
        "terms": pack_rows([terms]),
    }


def known_terms(plain: Plain) -> Mapping[str, Terms]:
    """Return the patterns that tables were compiled of, with their terms."""
    terms: Mapping[str, Terms] = PackedRows[Mapping[str, Terms]](plain["terms"])[0]
    return terms


def load_tables(plain: Plain) -> Dictionary:
    """Make the dictionary of plain tables."""
    sets = build_sets(plain["sets"])
    classes = NounClasses.load(dictionaries_dir())
    patterns = PatternTable(Vocabulary(sets, classes))
    packed = PackedEntries(PackedRows(plain["entries"]), PackedRows(plain["needs"]), patterns)
    verbs, nouns, adjectives = (EntryTable(kind, plain[f"{kind}s"], packed) for kind in WORD_KINDS)
    agents = tuple(AgentEntry(*row) for row in plain["agents"])
    given_names, family_names = plain["persons"]
    return Dictionary(
        actors=ActorTable(PackedRows(plain["actors"])),
        names=NameTable(*plain["names"]),
        agents=agents,
        agent_names=NounTable(*plain["agent_names"]),
        modifiers={word: agents[number] for word, number in plain["modifiers"].items()},
        verbs=verbs,
        nouns=nouns,
        adjectives=adjectives,
        actions={name: build_action(name, where, values) for name, where, values in plain["actions"]},
        defaults=plain["defaults"],
        codes={row[0]: Code(*row) for row in plain["codes"]},
        sets=sets,
        countries=plain["countries"],
        given_names=frozenset(given_names),
        family_names=frozenset(family_names),
        office_holders=PackedTable(plain["office_holders"]),
        noun_classes=classes,
    )
