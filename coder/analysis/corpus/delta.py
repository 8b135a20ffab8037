"""What differs between two sets of dictionaries, and which words a text must have for that to matter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from coder.analysis.corpus.store import Slots
from coder.analysis.corpus.word_index import parts_of
from coder.dictionary.tables import Dictionary, Plain
from coder.dictionary.verb_tables import WORD_KINDS, VerbEntry

PLACE = 1
"""Where a row has the file and line of its entry, which decide nothing."""
OVER_ALL = ("actions", "defaults", "codes", "countries")
"""The tables of which any change may change any event."""


class Need(NamedTuple):
    """The words that a sentence, or an article, must have for a changed entry to matter."""

    entry: str
    slots: Slots


@dataclass(frozen=True, slots=True)
class Delta:
    """What differs between two sets of dictionaries."""

    entries: frozenset[str] = frozenset()
    """The ids of the entries that differ."""
    in_sentences: tuple[Need, ...] = ()
    """Entries of verbs, nouns and adjectives: they decide in their own sentence, and a few sentences behind it."""
    in_articles: tuple[Need, ...] = ()
    """Names, role nouns, synonym sets and who speaks: whom a text means depends on all that it says."""
    over_all: str = ""
    """The table by which any event may be another one; "" where there is none."""


def delta(old: Plain, new: Plain, old_dictionary: Dictionary, new_dictionary: Dictionary) -> Delta:
    """Return what differs between two compiled sets of dictionaries.

    >>> from coder.compiled import compiled_dictionaries
    >>> from coder.dictionary.tables import load_tables
    >>> tables = compiled_dictionaries()
    >>> delta(tables, tables, load_tables(tables), load_tables(tables)) == Delta()
    True
    """
    over_all = next((name for name in OVER_ALL if _plain(old, name) != _plain(new, name)), "")
    verbs = dict.fromkeys(_verbs(old, new, old_dictionary, new_dictionary))
    sentences = tuple(need for need, speaks in verbs if not speaks)
    spoken = (need for need, speaks in verbs if speaks)
    articles = tuple(dict.fromkeys((*spoken, *_sets(old_dictionary, new_dictionary), *_actors(old, new))))
    ids = frozenset(need.entry for need in (*sentences, *articles) if need.entry)
    return Delta(ids, sentences, articles, over_all)


def _plain(tables: Plain, name: str) -> Any:
    """A table without the places of its entries."""
    if name == "countries":
        return {code: _said(tables["actors"][number]) for code, number in tables[name].items()}
    return [_said(row) for row in tables[name]] if name == "actions" else tables[name]


def _said(row: Sequence[Any]) -> tuple[Any, ...]:
    """What an entry says, wherever it stands."""
    return (*row[:PLACE], *row[PLACE + 1 :])


def _verbs(
    old: Plain, new: Plain, old_dictionary: Dictionary, new_dictionary: Dictionary
) -> Iterator[tuple[Need, bool]]:
    """The changed entries of verbs, nouns and adjectives; also where only their order has changed.

    With each goes whether its word can put a frame, so that who speaks may depend on it.
    """
    for kind, old_made, new_made in zip(WORD_KINDS, old_dictionary.tables, new_dictionary.tables, strict=True):
        before, after = _by_word(old, kind), _by_word(new, kind)
        for word in before.keys() | after.keys():
            one, other = before.get(word, []), after.get(word, [])
            if one == other:
                continue
            changed = Counter(map(repr, one))
            changed.subtract(map(repr, other))
            moved = not any(changed.values())
            is_new = kind == "noun" and not (one and other)  # whether a noun has entries at all is asked, too
            speaks = any(entry.frame for entry in (*old_made.of(word), *new_made.of(word)))
            for said, made in (*zip(one, old_made.of(word), strict=True), *zip(other, new_made.of(word), strict=True)):
                if moved or changed[repr(said)]:
                    yield Need(made.id, _slots([word]) if is_new else _slots_of(made, word)), speaks


def _by_word(tables: Plain, kind: str) -> dict[str, list[tuple[str, tuple[Any, ...]]]]:
    rows = tables["entries"]
    return {
        word: [(written, _said(rows[number])) for number, written in found]
        for word, found in tables[f"{kind}s"].items()
    }


def _slots_of(entry: VerbEntry, word: str) -> Slots:
    """The words without which an entry can't fit."""
    slots = _slots([word, *entry.parts])
    lasts = entry.object.lasts if entry.object is not None else None
    if lasts is None:
        return slots
    any_of = frozenset(max(parts, key=len) for last in lasts if (parts := parts_of([last])))
    return (*slots, any_of) if any_of else slots


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
    for names, rows in (("names", "actors"), ("agent_names", "agents")):
        for table in (0, 1):
            yield from _readings(old[names][table], new[names][table], old[rows], new[rows])
    yield from _readings(old["office_holders"], new["office_holders"], old["actors"], new["actors"])
    before, after = ({word: (row,) for word, row in tables["modifiers"].items()} for tables in (old, new))
    yield from _readings(before, after, old["agents"], new["agents"])
    for one, other in zip(old["persons"], new["persons"], strict=True):
        yield from (Need("", _slots([word])) for word in set(one) ^ set(other))


def _readings(
    old: Mapping[str, Sequence[Any]],
    new: Mapping[str, Sequence[Any]],
    old_rows: Sequence[Sequence[Any]],
    new_rows: Sequence[Sequence[Any]],
) -> Iterator[Need]:
    """The names whose entries differ; a reading is the number of an entry, alone or first of several values."""

    def said(readings: Sequence[Any], rows: Sequence[Sequence[Any]]) -> list[tuple[Any, ...]]:
        numbered = [reading if isinstance(reading, tuple) else (reading,) for reading in readings]
        return [(_said(rows[number]), *rest) for number, *rest in numbered]

    for name in old.keys() | new.keys():
        before, after = said(old.get(name, ()), old_rows), said(new.get(name, ()), new_rows)
        if before != after:
            changed = [one for one in (*before, *after) if (one in before) != (one in after)] or before
            yield from (Need(id, _slots([name])) for id in sorted({row[0] for row, *_ in changed}))
