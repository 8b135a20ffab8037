"""Finds the entries of the dictionaries for a word, and those that lead to a code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coder.dictionary.tables import Dictionary
from coder.dictionary.verb_tables import VerbEntry

FIRST_WORDS = 8
"""How many words of an entry are listed where all entries that lead to a code are."""


def code_lines(dictionary: Dictionary, code: str) -> Iterator[str]:
    """Return lines on the name and meaning of a code, the actions and frames with this code, and their entries."""
    known = dictionary.codes[code]
    scores = f"Goldstein {known.goldstein}, quad class {known.quad}, PLOVER {known.plover}"
    yield f"{known.code} {known.name}: {known.title} ({scores})"
    for action in dictionary.actions.values():
        frames = [frame for frame, given in action.by_frame() if given == code]
        if frames:
            yield f"  {action.name} ({action.where}): {', '.join(frames)}"
            yield from entry_lines(
                dictionary,
                (entry for entry in dictionary.entries() if (entry.result, entry.name) == ("action", action.name)),
                most=FIRST_WORDS,
            )
    for frame in sorted(_frames_to(dictionary, code)):
        yield f"  frame {frame}"
        yield from entry_lines(
            dictionary,
            (entry for entry in dictionary.entries() if (entry.result, entry.name) == ("frame", frame)),
            most=FIRST_WORDS,
        )


def word_lines(dictionary: Dictionary, lemmas: Iterable[str]) -> Iterator[str]:
    """Return lines on the entries for verbs, event nouns and predicates with these lemmas, and on their sets."""
    phrase = tuple(lemmas)
    yield from entry_lines(
        dictionary,
        (entry for lemma in dict.fromkeys(phrase) for table in dictionary.tables for entry in table.of(lemma)),
        "  ",
    )
    for name, held in dictionary.sets.items():
        if held.ends_at(phrase, len(phrase)) == len(phrase):
            yield f"  in the set &{name}"


def words_of(entry: VerbEntry) -> str:
    """Return the words of an entry with its adverb and particle."""
    return f"{entry.adverb} {entry.word} {entry.particle}".strip()


def entry_lines(
    dictionary: Dictionary, entries: Iterable[VerbEntry], indent: str = "    ", most: int | None = None
) -> Iterator[str]:
    """Return a line for each entry, with all its words or the first of them."""
    grouped: dict[tuple[str, str], list[VerbEntry]] = {}
    for entry in entries:
        grouped.setdefault((entry.id, entry.kind), []).append(entry)
    for (name, kind), found in grouped.items():
        words = list(dict.fromkeys(words_of(entry) for entry in found))
        more = f" and {len(words) - most} more" if most is not None and len(words) > most else ""
        listed = f"{', '.join(words[:most])}{more}"
        yield f"{indent}{kind} {listed}: {name} ({found[0].where}), {result_of(dictionary, found[0])}"


def result_of(dictionary: Dictionary, entry: VerbEntry) -> str:
    """Return what an entry leads to: an action with its code, a frame, an event noun, or no event."""
    if entry.result == "action":
        done = dictionary.actions[entry.name].done
        return f"{entry.name} {done}" if done else entry.name
    return {"frame": f"frame {entry.name}", "light": "carries an event noun", "none": "no event"}[entry.result]


def _frames_to(dictionary: Dictionary, code: str) -> set[str]:
    """Return the frames that give a code to some action, or by default to all others."""
    by_action = {
        frame
        for action in dictionary.actions.values()
        for frame, given in action.codes.items()
        if given == code and frame != "done"
    }
    return by_action | {frame for frame, given in dictionary.defaults.items() if given == code}
