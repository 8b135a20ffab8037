"""Finds the dictionary's verbs in a sentence, and chooses for each the pattern that fits, else the verb's own code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coder.core.model import Reason
from coder.core.syntax import Parse
from coder.petrarch.engine.match import Side, match
from coder.petrarch.engine.rows import PatternRow, VerbRow, reason
from coder.petrarch.engine.tables import NULL, Tables
from coder.petrarch.engine.units import Layout

VERB_TAGS = frozenset(("VB", "VBD", "VBZ", "VBP", "VBG", "VBN", "MD"))


class VerbHit(NamedTuple):
    """A verb of the dictionary in a sentence: token positions, half open, and the numbers of its entries."""

    first: int
    stop: int
    at: int
    """The verb itself, which words of its form may precede or follow: "sealed" of "sealed off"."""
    rows: tuple[int, ...]
    modal: bool
    """Whether it is a modal, which only its patterns code."""


class Choice(NamedTuple):
    """The code that was chosen for a verb, the units that the actor marks of its pattern found, and why."""

    code: str
    bound: dict[str, int]
    compound_before: bool
    """Whether the pattern has ``%`` before the verb."""
    reason: Reason


def find_hits(parse: Parse, layout: Layout, tables: Tables) -> Iterator[VerbHit]:
    """Return the verbs of a sentence that the dictionary lists, each in its longest form."""
    words, tokens = layout.words, parse.sentence.tokens

    def stands(phrase: Sequence[str], at: int) -> bool:
        return not phrase or (at >= 0 and tuple(words[at : at + len(phrase)]) == tuple(phrase))

    for chunk in parse.chunks:
        for at in range(chunk.first, chunk.stop) if chunk.kind.startswith("V") else ():
            if tokens[at].tag not in VERB_TAGS:
                continue
            fits = [
                (at - len(ahead), at + 1 + len(behind), row)
                for ahead, behind, row in tables.verbs.get(words[at], ())
                if stands(ahead, at - len(ahead)) and stands(behind, at + 1)
            ]
            if fits:
                first, stop = fits[0][:2]
                rows = tuple(row for one, other, row in fits if (one, other) == (first, stop))
                yield VerbHit(first, stop, at, rows, tokens[at].tag == "MD")


def transform_names(hit: VerbHit, tables: Tables) -> frozenset[str]:
    """Return what transformations may call a verb: its block, or the first of its forms."""
    rows = [tables.verb_rows[number] for number in hit.rows]
    return frozenset(name.upper().replace(" ", "_") for row in rows for name in (row.block, row.form))


class PatternChooser:
    """Chooses codes for the verbs of one sentence.

    It matches only patterns whose words all stand somewhere in the sentence.
    """

    def __init__(self, layout: Layout, parse: Parse, tables: Tables) -> None:
        self._layout, self._parse, self._tables = layout, parse, tables
        self._present = frozenset(layout.words)
        self._sets: dict[str, bool] = {}

    def choose(self, hit: VerbHit, before: Sequence[int], after: Sequence[int]) -> Choice | None:
        """Return the longest pattern that fits the words before and after a verb, else the verb's own code."""
        rows = [self._tables.verb_rows[number] for number in hit.rows]
        sets = self._tables.sets
        for pattern in self._patterns(rows):
            one = match(pattern.before, Side(self._layout, before, True), sets)
            other = match(pattern.after, Side(self._layout, after, False), sets) if one is not None else None
            if one is not None and other is not None:
                compound = any(kind == "%" for kind, _ in one)
                return Choice(pattern.code, dict((*one, *other)), compound, reason("pattern", pattern, pattern.text))
        if hit.modal:
            return None
        coded = next((row for row in reversed(rows) if row.code != NULL), rows[0])
        words = " ".join(token.text for token in self._parse.sentence.tokens[hit.first : hit.stop])
        return Choice(coded.code, {}, False, reason("verb", coded, words))

    def _patterns(self, rows: Sequence[VerbRow]) -> list[PatternRow]:
        """Return the patterns of a verb that may fit, the longest first."""
        table = self._tables.patterns
        blocks = dict.fromkeys(row.block for row in rows)
        patterns = [pattern for block in blocks for pattern in table.get(block, ()) if self._may_fit(pattern)]
        if len(blocks) > 1:
            patterns.sort(key=lambda pattern: -pattern.length)
        return patterns

    def _may_fit(self, pattern: PatternRow) -> bool:
        """Return whether the sentence has all words of a pattern and a member of each of its sets."""
        return all(
            value in self._present if kind == "word" else kind != "set" or self._has_member(value)
            for side in (pattern.before, pattern.after)
            for kind, value, _ in side
        )

    def _has_member(self, name: str) -> bool:
        """Return whether the sentence has all words of a member of a set."""
        if name not in self._sets:
            self._sets[name] = any(self._present.issuperset(phrase) for phrase in self._tables.sets[name])
        return self._sets[name]
