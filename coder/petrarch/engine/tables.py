"""The tables of a folder that stands alone, and the search for its names in the words of a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from coder.dictionary.name_table import fold
from coder.petrarch.engine.options import PatternOptions, pattern_options
from coder.petrarch.engine.rows import (
    ActorRow,
    AgentRow,
    DiscardRow,
    IssueRow,
    PatternRow,
    TransformRow,
    VerbRow,
    Words,
)
from coder.petrarch.engine.transforms import Transform

NULL = "---"
SENTENCE, STORY = "sentence", "story"
DISCARDS = {"###": SENTENCE, "+++": STORY}
"""TABARI's codes that keep the sentence or the whole story from being coded."""
STEM = "*"
"""Ends a word of a name that stands for all words that begin so."""
STEM_KEY = 3
"""Letters under which a name that begins with a stem is found."""
ALWAYS = ("0000", "9999")
"""The first and the last day of a code without dates."""
Names = Mapping[str, tuple[tuple[Words, tuple[bool, ...], int], ...]]
"""By the first word of a name: its words, before which of them others may come, and the number of its entry."""


class PhraseMatch(NamedTuple):
    """A name or phrase in a sentence: token positions, half open, and the number of its entry."""

    first: int
    stop: int
    number: int


class Tables(NamedTuple):
    """A dictionary that stands alone."""

    codes: str
    """``cameo``: names and weights of codes are looked up in the bundled ontology; ``own``: only in the folder's."""
    options: PatternOptions
    actors: Names
    actor_rows: tuple[ActorRow, ...]
    agents: Names
    agent_rows: tuple[AgentRow, ...]
    sets: Mapping[str, tuple[Words, ...]]
    verbs: Mapping[str, tuple[tuple[Words, Words, int], ...]]
    """By the verb: the words before it and after it in a form, and the number of its entry."""
    verb_rows: tuple[VerbRow, ...]
    patterns: Mapping[str, tuple[PatternRow, ...]]
    """By the name of the block, the longest first."""
    transforms: tuple[TransformRow, ...]
    discards: Names
    discard_rows: tuple[DiscardRow, ...]
    issues: Names
    issue_rows: tuple[IssueRow, ...]
    ontology: Mapping[str, tuple[str, str, str, str]]

    def counts(self) -> dict[str, int]:
        """Return how many entries of each kind there are."""
        return {
            "actors": len(self.actor_rows),
            "agents": len(self.agent_rows),
            "sets": len(self.sets),
            "verbs": len(self.verb_rows),
            "patterns": sum(map(len, self.patterns.values())),
            "transformations": len(self.transforms),
            "discards": len(self.discard_rows),
            "issues": len(self.issue_rows),
        }

    def code_at(self, number: int, date: str) -> tuple[str, ...]:
        """Return the codes of an actor at a date: of the first dates that fit, else those without dates, else none."""
        for code, first, last in self.actor_rows[number].codes:
            if (first, last) == ALWAYS or (date and first <= date <= last):
                return tuple(part for part in code.split("/") if part and part != NULL)
        return ()


def load(plain: Mapping[str, Any]) -> Tables:
    """Return the tables that plain values, as the cache keeps them, stand for."""
    values = {key: plain[key] for key in Tables._fields}
    values["options"] = pattern_options(plain["options"])
    values["actor_rows"] = tuple(map(ActorRow._make, plain["actor_rows"]))
    values["agent_rows"] = tuple(map(AgentRow._make, plain["agent_rows"]))
    values["verb_rows"] = tuple(map(VerbRow._make, plain["verb_rows"]))
    values["patterns"] = {block: tuple(map(PatternRow._make, rows)) for block, rows in plain["patterns"].items()}
    values["transforms"] = tuple(TransformRow._make((*row[:4], Transform(*row[4]))) for row in plain["transforms"])
    values["discard_rows"] = tuple(map(DiscardRow._make, plain["discard_rows"]))
    values["issue_rows"] = tuple(map(IssueRow._make, plain["issue_rows"]))
    return Tables(**values)


def search(names: Names, words: Sequence[str], first: int, stop: int, groups: Sequence[int]) -> list[PhraseMatch]:
    """Return the names that begin between two positions, from the left, the longest at each, without overlaps.

    The last one may run beyond ``stop``.
    """
    found = []
    at = first
    while at < stop:
        match = _longest(names, words, at, groups)
        if match is None:
            at += 1
        else:
            found.append(match)
            at = match.stop
    return found


def _longest(names: Names, words: Sequence[str], at: int, groups: Sequence[int]) -> PhraseMatch | None:
    """Return the longest name that begins at a position."""
    found = names.get(words[at], ())
    stems = names.get(words[at][:STEM_KEY] + STEM, ())
    if stems:
        fitting = (name for name in stems if _is(words[at], name[0][0]))
        found = tuple(sorted((*found, *fitting), key=lambda name: -len(name[0])))
    for parts, gaps, number in found:
        end = _end(parts, gaps, words, at, groups)
        if end:
            return PhraseMatch(at, end, number)
    return None


def _end(parts: Words, gaps: tuple[bool, ...], words: Sequence[str], at: int, groups: Sequence[int]) -> int:
    """Return where a name that begins at a position ends, 0 if it does not stand there.

    Other words and marks come between its words only inside one noun group.
    """
    spot = at + 1
    for part, gap in zip(parts[1:], gaps[1:], strict=True):
        if spot + 1 < len(words) and not words[spot] and groups[spot] == groups[at]:
            spot += 1
        while gap and spot < len(words) and not _is(words[spot], part) and groups[spot] == groups[at]:
            spot += 1
        if spot >= len(words) or not _is(words[spot], part):
            return 0
        spot += 1
    return spot


def _is(word: str, part: str) -> bool:
    """Return whether a word is a part of a name, or begins with its stem.

    >>> _is("MINISTRY", "MINIST*"), _is("MINIS", "MINIST*")
    (True, False)
    """
    return word == part or (part[-1] == STEM and word.startswith(part[:-1]))


def capitals(texts: Sequence[str]) -> list[str]:
    """Return words as the old dictionaries write them: capitals without accents; marks are empty.

    >>> capitals(["São", "Tomé", "’s", ","])
    ['SAO', 'TOME', "'S", '']
    """
    return [
        full_initials(fold(text).upper()) if text[0].isalnum() or any(map(str.isalnum, text)) else "" for text in texts
    ]


def cut_words(text: str) -> list[str]:
    """Return the words of a name or phrase in capitals, with possessive endings apart as the tokenizer cuts them.

    >>> cut_words("Graustark's U.N.")
    ['GRAUSTARK', "'S", 'U.N.']
    """
    out: list[str] = []
    for word in fold(text).upper().replace("_", " ").split():
        if word.endswith(("'S", "N'T")) and len(word) > 3 and not word.startswith(("N'T", "'")):
            cut = len(word) - (3 if word.endswith("N'T") else 2)
            out += [word[:cut], word[cut:]]
        else:
            out.append(full_initials(word.rstrip("'") or word))
    return out


def full_initials(word: str) -> str:
    """Return initials with their last full stop, which the end of a sentence may have taken.

    >>> full_initials("U.S.S.R"), full_initials("U.S."), full_initials("PLO")
    ('U.S.S.R.', 'U.S.', 'PLO')
    """
    return (
        word + "."
        if len(word) > 2 and word[1] == "." and word[-1] != "." and not word.replace(".", "").isdigit()
        else word
    )
