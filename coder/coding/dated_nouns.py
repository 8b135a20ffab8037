"""The nouns that expressions of time date: those right behind them, and some right before them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import Final

from coder.coding.clauses_by_verb import ClausesByVerb
from coder.core.syntax import Chunk, Parse, Token
from coder.dictionary.word_lists import word_set
from coder.language.dates.resolution import Expression
from coder.language.dates.words import NUMBERS
from coder.language.dates.words import WORDS as TIME_WORDS

AHEAD: Final = word_set("dates.ahead")
CAUSES: Final = word_set("dates.causes")
SPOKEN_DAYS: Final = frozenset(("weekday", "day_word"))
"""Rules of the days of news: they date the main verb wherever they stand."""
COUNTED: Final = "after_then"
"""The rule of times that count from another one and so name no day: "two days later, on May 5"."""
BACK_OR_ON: Final = frozenset(("THEN", "EARLIER"))
"""Terminals of those that date a verb alone."""
OFFSET: Final = "after_it"
"""The rule of times that what follows lies before or after: "two days after the attack"."""
OWNED: Final = "NP_POSS"
"""The kind of noun groups behind their owner: "Monday | 's attack"."""
TIME_GROUP: Final = "NP_TIME"
"""The kind of noun groups that are nothing but times: "on May 5, two days after the attack"."""
NOUN_GROUP: Final = "NP"
NAME: Final = "NNP"
TIME: Final = "TIME"
"""What the word "time" is in an expression of time: "Monday night local time"."""
PREPOSITION: Final = "PP"
OF: Final = "of"
OPENING: Final = ("DT", "CD", "PRP$")
"""Tags of words that open a noun group."""
OF_DAY: Final = frozenset(("IN", "TO"))
"""Tags of the prepositions before a time."""


class NounGroups:
    """The noun groups of a sentence by the places of their words."""

    __slots__ = ("_chunks", "_firsts", "_tokens", "_verbs")

    def __init__(self, parse: Parse, verbs: ClausesByVerb) -> None:
        self._chunks: Sequence[Chunk] = parse.chunks
        self._tokens: Sequence[Token] = parse.sentence.tokens
        self._verbs = verbs
        self._firsts = [chunk.first for chunk in parse.chunks]

    def dated_behind(self, expression: Expression) -> int | None:
        """The noun that an expression stands before: in its group, as its possessor, or as a part of its name.

        "Two days later" dates a verb alone, whatever stands behind it; "Monday night local time" is one time.
        """
        if expression.rule == COUNTED and not BACK_OR_ON.isdisjoint(expression.words):
            return None
        if self._opens_group(expression):
            return None
        chunk = self._chunks[bisect_right(self._firsts, expression.first) - 1]
        if chunk.head >= expression.stop and chunk.kind != TIME_GROUP:
            return chunk.head if TIME_WORDS.get(self._tokens[chunk.head].text.lower()) != TIME else None
        at = bisect_left(self._firsts, expression.stop)
        if at == len(self._chunks) or self._firsts[at] != expression.stop:
            return None
        chunk = self._chunks[at]
        named = chunk.kind == NOUN_GROUP and expression.rule == "year"
        named = named and self._verbs.opened_at(expression.stop) is None
        return chunk.head if chunk.kind == OWNED or named else None

    def _opens_group(self, expression: Expression) -> bool:
        """Whether what stands behind a time opens a noun group: "last year several editors were held"."""
        if expression.stop >= len(self._tokens):
            return False
        behind = self._tokens[expression.stop]
        return behind.tag in OPENING or behind.text.lower() in NUMBERS

    def dated_before(self, expression: Expression, before: int, dated: Mapping[int, Expression]) -> int | None:
        """The noun right before an expression that it dates alone, and not the verb.

        What something is counted from ("two days before the vote on Sunday"), what is to come ("ahead of talks on
        Friday"), and what long ago was the cause ("condemned Niger over the killing of a priest in May").
        """
        if before < 0:
            return None
        at = bisect_right(self._firsts, before) - 1
        at -= self._chunks[at].kind == PREPOSITION and self._tokens[before].tag in OF_DAY
        if at < 0 or self._chunks[at].kind != NOUN_GROUP or self._is_time(self._chunks[at].head):
            return None
        while True:
            head = self._chunks[at].head
            if head in dated and dated[head].rule == OFFSET:
                return head
            link = self._words(at - 1)
            if link != OF or at < 2 or self._chunks[at - 2].kind != NOUN_GROUP:
                break
            at -= 2
        named = self._tokens[head].tag[:3] == NAME  # "broke ties over the Falklands in 1982"
        cause = link in CAUSES and expression.rule not in SPOKEN_DAYS and not named
        return head if link in AHEAD or cause else None

    def _is_time(self, head: int) -> bool:
        """Whether a noun is a word of times itself: "before dawn on Monday"."""
        return self._tokens[head].text.lower() in TIME_WORDS

    def _words(self, at: int) -> str:
        """The words of a preposition, "" where a group is none."""
        if at < 0 or self._chunks[at].kind != PREPOSITION:
            return ""
        chunk = self._chunks[at]
        return " ".join([token.text.lower() for token in self._tokens[chunk.first : chunk.stop]])
