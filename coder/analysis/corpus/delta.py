"""What differs between two sets of dictionaries, and which words a text must have for that to matter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from coder.analysis.corpus.store import Slots
from coder.analysis.corpus.word_index import parts_of, verb_term
from coder.core.packed import PackedRows, PackedTable, PlainPacked
from coder.dictionary.name_table import NameTable
from coder.dictionary.tables import Dictionary, Plain
from coder.dictionary.verb_tables import WORD_KINDS, VerbEntry

PLACE = 1
"""Where a row has the file and line of its entry, which decide nothing."""
VERB = "verb"
OVER_ALL = ("actions", "defaults", "codes", "countries")
"""The tables of which any change may change any event."""
_WHO = ("actors", "names", "office_holders", "persons", "agents", "agent_names", "modifiers")
"""The tables of who is who."""


class Need(NamedTuple):
    """The words that a sentence must have for a changed entry to matter in it."""

    entry: str
    slots: Slots
    is_verb: bool = False
    """Whether the entry decides only where it fits the verb of a clause."""


@dataclass(frozen=True, slots=True)
class Delta:
    """What differs between two sets of dictionaries."""

    entries: frozenset[str] = frozenset()
    """The ids of the entries that differ."""
    needs: tuple[Need, ...] = ()
    """Where they can decide anything; what that changes for later sentences, their states tell."""
    names: tuple[Need, ...] = ()
    """Those of them that are names, by which a whole text may play elsewhere."""
    over_all: str = ""
    """The table by which any event may be another one; "" where there is none."""

    @property
    def has_verbs(self) -> bool:
        """Whether entries of verbs differ."""
        return any(need.is_verb for need in self.needs)

    def without_verbs(self) -> Delta:
        """Return it without what decides only where it fits the verb of a clause."""
        return replace(self, needs=tuple([need for need in self.needs if not need.is_verb]))


def delta(old: Plain, new: Plain, old_dictionary: Dictionary, new_dictionary: Dictionary) -> Delta:
    """Return what differs between two compiled sets of dictionaries.

    >>> from coder.compiled import compiled_dictionaries
    >>> from coder.dictionary.tables import load_tables
    >>> tables = compiled_dictionaries()
    >>> delta(tables, tables, load_tables(tables), load_tables(tables)) == Delta()
    True
    """
    over_all = next((name for name in OVER_ALL if _plain(old, name) != _plain(new, name)), "")
    verbs = _verbs(old, new, old_dictionary, new_dictionary)
    names = tuple(dict.fromkeys(_actors(old, new)))
    needs = tuple(dict.fromkeys((*verbs, *_sets(old_dictionary, new_dictionary), *names)))
    return Delta(frozenset(need.entry for need in needs if need.entry), needs, names, over_all)


def _plain(tables: Plain, name: str) -> Any:
    """A table without the places of its entries."""
    if name == "countries":
        actors = PackedRows[Any](tables["actors"])
        return {code: _said(actors[number]) for code, number in tables[name].items()}
    return [_said(row) for row in tables[name]] if name == "actions" else tables[name]


def _said(row: Sequence[Any]) -> tuple[Any, ...]:
    """What an entry says, wherever it stands."""
    return (*row[:PLACE], *row[PLACE + 1 :])


def _verbs(old: Plain, new: Plain, old_dictionary: Dictionary, new_dictionary: Dictionary) -> Iterator[Need]:
    """The changed entries of verbs, nouns and adjectives; also where only their order has changed."""
    rows = Rows.of(*_unpacked(old["entries"], new["entries"], _rows))
    for kind, old_made, new_made in zip(WORD_KINDS, old_dictionary.tables, new_dictionary.tables, strict=True):
        before, after = old[f"{kind}s"], new[f"{kind}s"]
        for word in rows.differing(before, after):
            one, other = _written(before, word, rows.old), _written(after, word, rows.new)
            changed = Counter(map(repr, one))
            changed.subtract(map(repr, other))
            moved = not any(changed.values())
            is_new = kind == "noun" and not (one and other)  # whether a noun has entries at all is asked, too
            for said, made in (*zip(one, old_made.of(word), strict=True), *zip(other, new_made.of(word), strict=True)):
                if moved or changed[repr(said)]:
                    yield Need(made.id, _slots([word]) if is_new else _slots_of(made, word), kind == VERB)


def _written(
    table: Mapping[str, Sequence[tuple[int, str]]], word: str, rows: Sequence[Any]
) -> list[tuple[str, tuple[Any, ...]]]:
    """The entries of a word: the word as each writes it, and what the entry says."""
    return [(written, _said(rows[number])) for number, written in table.get(word, ())]


def _slots_of(entry: VerbEntry, word: str) -> Slots:
    """The words without which an entry can't fit."""
    term = frozenset((verb_term(word),))
    slots = (term, *_slots(entry.parts)) if entry.kind == VERB else _slots([word, *entry.parts])
    for pattern in (entry.object, entry.subject, *(pattern for _, pattern in entry.with_)):
        if pattern is not None and pattern.lasts is not None:
            any_of = frozenset(max(parts, key=len) for last in pattern.lasts if (parts := parts_of([last])))
            slots = (*slots, any_of) if any_of else slots
    return slots


def _slots(words: Iterable[str]) -> Slots:
    """All parts of words, each of which must be there."""
    return tuple(frozenset((part,)) for part in sorted(parts_of(words)))


def _sets(old: Dictionary, new: Dictionary) -> Iterator[Need]:
    """The words and phrases that came into a synonym set or left it."""
    for name in old.sets.keys() | new.sets.keys():
        before, after = (
            {*found.single, *(" ".join(phrase) for phrases in found.phrases.values() for phrase in phrases)}
            if (found := made.sets.get(name))
            else set[str]()
            for made in (old, new)
        )
        yield from (Need(f"&{name}", _slots([phrase])) for phrase in before ^ after)


def _actors(old: Plain, new: Plain) -> Iterator[Need]:
    """The names and role nouns that mean somebody else, or came or went."""
    if all(old[name] == new[name] for name in _WHO):
        return
    actors = Rows.of(*_unpacked(old["actors"], new["actors"], _rows))
    agents = Rows.of(old["agents"], new["agents"])
    for names, rows in (("names", actors), ("agent_names", agents)):
        yield from _readings(
            *_unpacked(old[names], new[names], lambda table: dict(NameTable(*table[:2]).items())), rows
        )
    holders = _unpacked(old["office_holders"], new["office_holders"], lambda table: dict(PackedTable(table).items()))
    yield from _readings(*holders, actors)
    before, after = ({word: (row,) for word, row in tables["modifiers"].items()} for tables in (old, new))
    yield from _readings(before, after, agents)
    for one, other in zip(old["persons"], new["persons"], strict=True):
        yield from (Need("", _slots([word])) for word in set(one) ^ set(other))


def _rows(packed: PlainPacked) -> tuple[Any, ...]:
    return tuple(PackedRows(packed))


def _unpacked(old: Any, new: Any, unpack: Callable[[Any], Any]) -> tuple[Any, Any]:
    """Two tables as they were before they were packed; one object where they are the same."""
    first = unpack(old)
    return first, first if new == old else unpack(new)


class Rows(NamedTuple):
    """The entries of two sets of dictionaries, most of which say the same, if under another number."""

    old: Sequence[Any]
    new: Sequence[Any]
    numbers: list[int]
    """Of each old entry the number of the new one that says the same; -1 for none."""

    @classmethod
    def of(cls, old: Sequence[Any], new: Sequence[Any]) -> Rows:
        """Join those that say the same, which mostly stand in one block before what has changed and one behind it."""
        least = min(len(old), len(new))
        first = next((at for at in range(least) if not _is_same(old[at], new[at])), least)
        last = next((at for at in range(least - first) if not _is_same(old[-1 - at], new[-1 - at])), least - first)
        behind = len(new) - len(old)
        between = {_text(new[at]): at for at in range(first, len(new) - last)}
        changed = [between.get(_text(old[at]), -1) for at in range(first, len(old) - last)]
        return cls(old, new, [*range(first), *changed, *range(len(old) - last + behind, len(new))])

    def differing(self, old: Mapping[str, Sequence[Any]], new: Mapping[str, Sequence[Any]]) -> list[str]:
        """Return the names whose readings differ; one is the number of an entry, alone or first of several values."""
        numbers = self.numbers
        if numbers != list(range(len(numbers))):
            old = {
                name: tuple([(numbers[one[0]], *one[1:]) if type(one) is tuple else numbers[one] for one in readings])
                for name, readings in old.items()
            }
        changed = [name for name, readings in new.items() if old.get(name) != readings]
        return sorted([*changed, *(old.keys() - new.keys())])


def _is_same(one: Sequence[Any], other: Sequence[Any]) -> bool:
    return one == other or _said(one) == _said(other)


def _text(row: Sequence[Any]) -> str:
    return repr(_said(row))


def _readings(old: Mapping[str, Sequence[Any]], new: Mapping[str, Sequence[Any]], rows: Rows) -> Iterator[Need]:
    """The names whose entries differ."""

    def said(readings: Sequence[Any], entries: Sequence[Any]) -> list[tuple[Any, ...]]:
        numbered = [reading if isinstance(reading, tuple) else (reading,) for reading in readings]
        return [(_said(entries[number]), *rest) for number, *rest in numbered]

    for name in rows.differing(old, new):
        before, after = said(old.get(name, ()), rows.old), said(new.get(name, ()), rows.new)
        differ = [one for one in (*before, *after) if (one in before) != (one in after)] or before
        yield from (Need(id, _slots([name])) for id in sorted({row[0] for row, *_ in differ}))
