"""The tables of a folder that stands alone, ready for use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from coder.dictionary.name_table import fold
from coder.petrarch.engine.options import PatternOptions, pattern_options
from coder.petrarch.engine.transforms import Transform

NULL = "---"
Words = tuple[str, ...]
Names = Mapping[str, tuple[tuple[Words, tuple[bool, ...], int], ...]]


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
    actor_rows: tuple[tuple[str, str, str, tuple[tuple[str, str, str], ...]], ...]
    agents: Names
    agent_rows: tuple[tuple[str, str, str, str], ...]
    sets: Mapping[str, tuple[Words, ...]]
    verbs: Mapping[str, tuple[tuple[Words, Words, int], ...]]
    verb_rows: tuple[tuple[str, str, str, str, str, str], ...]
    """Id, place, old place, code, block and first form."""
    patterns: Mapping[str, tuple[tuple[Any, ...], ...]]
    transforms: tuple[tuple[str, str, str, str, Transform], ...]
    discards: Names
    discard_rows: tuple[tuple[str, str, str, str], ...]
    issues: Names
    issue_rows: tuple[tuple[str, str, str, str], ...]
    ontology: Mapping[str, tuple[str, str, str, str]]

    def counts(self) -> dict[str, int]:
        """How many entries of each kind there are."""
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
        """The codes of an actor at a date: those of the first dates that fit, else the undated; none where only other dates have one."""
        for code, first, last in self.actor_rows[number][3]:
            dated = (first, last) != ("0000", "9999")
            if not dated or (date and first <= date <= last):
                return tuple(part for part in code.split("/") if part and part != NULL)
        return ()


def load(plain: Mapping[str, Any]) -> Tables:
    """Tables made of plain values."""
    values = {key: plain[key] for key in Tables._fields}
    values["options"] = pattern_options(plain["options"])
    values["transforms"] = tuple((*row[:4], Transform(*row[4])) for row in plain["transforms"])
    return Tables(**values)


def search(names: Names, words: Sequence[str], first: int, stop: int, groups: Sequence[int]) -> list[PhraseMatch]:
    """All names between two positions, from the left, the longest at each, none overlapping another; one may run beyond ``stop``."""
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
    for parts, gaps, number in names.get(words[at], ()):
        end = _end(parts, gaps, words, at, groups)
        if end:
            return PhraseMatch(at, end, number)
    return None


def _end(parts: Words, gaps: tuple[bool, ...], words: Sequence[str], at: int, groups: Sequence[int]) -> int:
    """Where a name that begins at a position ends, 0 if it does not stand there; other words and marks come between only in one noun group."""
    spot = at + 1
    for part, gap in zip(parts[1:], gaps[1:], strict=True):
        if spot + 1 < len(words) and not words[spot] and groups[spot] == groups[at]:
            spot += 1
        while gap and spot < len(words) and words[spot] != part and groups[spot] == groups[at]:
            spot += 1
        if spot >= len(words) or words[spot] != part:
            return 0
        spot += 1
    return spot


def capitals(texts: Sequence[str]) -> list[str]:
    """Words as the old dictionaries write them: capitals without accents; marks are empty.

    >>> capitals(["São", "Tomé", "’s", ","])
    ['SAO', 'TOME', "'S", '']
    """
    return [
        full_initials(fold(text).upper()) if text[0].isalnum() or any(map(str.isalnum, text)) else "" for text in texts
    ]


def full_initials(word: str) -> str:
    """Initials with their last period, which a sentence may have taken.

    >>> full_initials("U.S.S.R"), full_initials("U.S."), full_initials("PLO")
    ('U.S.S.R.', 'U.S.', 'PLO')
    """
    return (
        word + "."
        if len(word) > 2 and word[1] == "." and word[-1] != "." and not word.replace(".", "").isdigit()
        else word
    )
