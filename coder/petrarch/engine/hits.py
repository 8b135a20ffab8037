"""Verbs of the dictionary in a sentence, and what each of them says there: the pattern that fits, or the verb's own code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from coder.core.model import Parse, Reason
from coder.petrarch.engine.codes import place
from coder.petrarch.engine.match import Side, match
from coder.petrarch.engine.tables import NULL, Tables
from coder.petrarch.engine.units import Layout

VERB_TAGS = frozenset(("VB", "VBD", "VBZ", "VBP", "VBG", "VBN", "MD"))


class Hit(NamedTuple):
    """A verb of the dictionary in the sentence: token positions, half open, and the numbers of its entries."""

    first: int
    stop: int
    rows: tuple[int, ...]
    modal: bool
    """A modal is coded by its patterns only."""


class Choice(NamedTuple):
    """What a verb was found to say: the code, the units that the actor marks of a pattern found, and why."""

    code: str
    bound: dict[str, int]
    compound_before: bool
    """The pattern has ``%`` before the verb."""
    reason: Reason


def find_hits(parse: Parse, layout: Layout, tables: Tables) -> Iterator[Hit]:
    """The verbs of the sentence that the dictionary lists, the longest form at each."""
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
                yield Hit(
                    first,
                    stop,
                    tuple(row for one, other, row in fits if (one, other) == (first, stop)),
                    tokens[at].tag == "MD",
                )


def names(hit: Hit, tables: Tables) -> frozenset[str]:
    """What transformations may call a verb: its block, or the first of its forms."""
    rows = [tables.verb_rows[number] for number in hit.rows]
    return frozenset(name.upper().replace(" ", "_") for row in rows for name in (row[4], row[5]))


class Chooser:
    """Chooses for the verbs of one sentence; what a pattern needs is looked for in the words of the sentence before it is matched."""

    def __init__(self, layout: Layout, parse: Parse, tables: Tables) -> None:
        self._layout, self._parse, self._tables = layout, parse, tables
        self._present = frozenset(layout.words)
        self._sets: dict[str, bool] = {}

    def choose(self, hit: Hit, upper: Sequence[int], lower: Sequence[int]) -> Choice | None:
        """The first pattern that fits the words before and after a verb, the longest first, else the code of the verb itself."""
        tables = self._tables
        rows = [tables.verb_rows[number] for number in hit.rows]
        blocks = dict.fromkeys(row[4] for row in rows)
        patterns = [pattern for block in blocks for pattern in tables.patterns.get(block, ()) if self._may_fit(pattern)]
        if len(blocks) > 1:
            patterns.sort(key=lambda row: -len(row[5]) - len(row[6]))
        for id_, where, was, code, text, ahead, behind in patterns:
            one = match(ahead, Side(self._layout, upper, True), tables.sets)
            other = match(behind, Side(self._layout, lower, False), tables.sets) if one is not None else None
            if one is not None and other is not None:
                return Choice(
                    code,
                    dict((*one, *other)),
                    any(kind == "%" for kind, _ in one),
                    Reason("pattern", id_, place(where, was), text),
                )
        if hit.modal:
            return None
        coded = next((row for row in reversed(rows) if row[3] != NULL), rows[0])
        words = " ".join(token.text for token in self._parse.sentence.tokens[hit.first : hit.stop])
        return Choice(coded[3], {}, False, Reason("verb", coded[0], place(coded[1], coded[2]), words))

    def _may_fit(self, pattern: Sequence[Any]) -> bool:
        return all(
            value in self._present if kind == "word" else kind != "set" or self._has_member(value)
            for side in pattern[5:7]
            for kind, value, _ in side
        )

    def _has_member(self, name: str) -> bool:
        if name not in self._sets:
            self._sets[name] = any(self._present.issuperset(phrase) for phrase in self._tables.sets[name])
        return self._sets[name]
