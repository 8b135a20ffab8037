"""Finds entries that can never fire, since an earlier entry of the same word with the same patterns always wins."""

from __future__ import annotations

from collections.abc import Iterator

from coder.core.errors import DictionaryError
from coder.dictionary.tables import Dictionary
from coder.dictionary.verb_tables import VerbEntry


def unreachable_entries(dictionary: Dictionary) -> Iterator[DictionaryError]:
    """Return an error for each entry that an earlier one hides.

    Of entries that fit equally well the first wins. A frame that needs its content, and a light verb, give way to
    the next entry if they find none, so that they hide only entries with the same result.
    """
    for table in dictionary.tables:
        for word, entries in table.items():
            first: dict[tuple[object, ...], VerbEntry] = {}
            for entry in entries:
                other = first.setdefault(_patterns(entry), entry)
                if other is not entry and (_decides(other) or _same_result(other, entry)):
                    file, _, line = entry.where.rpartition(":")
                    name, winner = f"'{_name(word, entry)}' of {entry.id}", f"{other.id} ({other.where})"
                    yield DictionaryError(
                        f"{name} never fires: {winner} has the same patterns",
                        file=file,
                        line=int(line),
                        remedy="take the word out of one of the two, or give one a pattern",
                    )


def _patterns(entry: VerbEntry) -> tuple[object, ...]:
    """Return the word and its patterns; patterns that are written alike are one object."""
    prepositional = [tuple((preps, id(pattern)) for preps, pattern in side) for side in (entry.with_, entry.without)]
    return entry.word, entry.particle, entry.adverb, id(entry.object), id(entry.subject), *prepositional


def _decides(entry: VerbEntry) -> bool:
    return entry.result in ("action", "none") or (entry.result == "frame" and entry.alone)


def _same_result(one: VerbEntry, other: VerbEntry) -> bool:
    return (one.result, one.name) == (other.result, other.name)


def _name(word: str, entry: VerbEntry) -> str:
    return f"{entry.adverb} {entry.word} {entry.particle}".strip() if entry.kind == "verb" else entry.word or word
