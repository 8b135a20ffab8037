"""Codes again what other dictionaries can touch in a stored article, from there on until all is as it was."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from coder.actors.discourse import Discourse
from coder.actors.quotations import LONGEST, MARKS, opens_quotation
from coder.analysis.corpus.states import (
    Recorder,
    Row,
    advance,
    advance_beside,
    asks_for,
    differing,
    passing,
    plays_in,
    setting,
    unpacked_rows,
)
from coder.analysis.corpus.store import Stored
from coder.coding.extractor import Extracted
from coder.coding.story_times import REACH
from coder.core.syntax import Parse
from coder.pipeline import Coded, Parsed, Pipeline


class Recoded(NamedTuple):
    """What was coded again of an article, and which sentences these are."""

    coded: Coded
    sentences: frozenset[int]


def recoded(
    coder: Pipeline,
    stored: Stored,
    touched: Collection[int] | None,
    names: bool = False,
    parse: Callable[[int], Parse] | None = None,
) -> Recoded:
    """Return the events of the touched sentences, and of those that these change by what they leave behind.

    ``touched`` are sentences that the dictionaries of the coder may read otherwise than those by which the store was
    coded; None stands for all, also where the states of the store are those of other dictionaries. ``names`` says
    that names may mean others, so that the whole text may play elsewhere. ``parse`` returns the parse of a sentence,
    where one has read some of them before. Links of cause to events of other sentences are not made anew.
    """
    if touched is not None and not touched and not names:
        return Recoded(Coded(stored.article(), (), (), (), len(stored.sentences)), frozenset())
    reading = _Reading(coder, stored, parse or cache(stored.parse))
    sentences = reading.anew() if touched is None else reading.again(sorted(touched), names)
    parsed = Parsed(stored.article(), stored.layout(), ())
    return Recoded(coder.read_extracted(parsed, sentences), frozenset(reading.read))


class Lag:
    """Where a discourse stands in an article, and in what it differs from what the store's rows say of that place."""

    def __init__(self, rows: Sequence[Row], touched: Collection[int]) -> None:
        """``touched`` are the sentences that are read again in any case."""
        self._rows = rows
        self._touched = touched
        self._at = 0
        self._differs_for_good = False
        self._names: list[set[str]] = []
        """What passes and differs, by kind; nothing where all is the same."""

    def compare(self, row: Row) -> None:
        """Go behind the present sentence, which was read again; ``row`` says what came of it."""
        lasting, passing, *_ = self._rows[self._at]
        self._at += 1
        self._differs_for_good = self._differs_for_good or row[0] != lasting
        self._passes(row[1], passing)

    def is_to_be_read(self) -> bool:
        """Whether the present sentence may be read otherwise than the store has it."""
        return (
            self._at in self._touched
            or self._at < len(self._rows)
            and (self._differs_for_good or bool(self._names) and asks_for(self._rows[self._at], self._names))
        )

    def next_to_read(self, discourse: Discourse) -> int | None:
        """Bring a discourse before the next sentence that is to be read again; none where there is no such one."""
        while not self.is_to_be_read():
            if not self._names:
                return self._next_touched(discourse)
            if self._at == len(self._rows):
                return None
            row = self._rows[self._at]
            advance_beside(discourse, row)
            self._passes(passing(discourse, self._at), row[1])
            self._at += 1
        return self._at

    def _next_touched(self, discourse: Discourse) -> int | None:
        touched = min((at for at in self._touched if at >= self._at), default=None)
        if touched is not None:
            advance(discourse, self._rows[self._at : touched])
            self._at = touched
        return touched

    def _passes(self, now: Row, stored: Row) -> None:
        names = differing(now, stored) if now != stored else []
        self._names = names if any(names) else []


class _Reading:
    """Reads sentences of one stored article, and notes which."""

    def __init__(self, coder: Pipeline, stored: Stored, parse: Callable[[int], Parse]) -> None:
        self.read: set[int] = set()
        self._coder = coder
        self._stored = stored
        self._parse = parse
        self._article = stored.article()
        self._discourse = coder.begun(self._article, stored.layout())

    def anew(self) -> Iterator[Extracted]:
        """Yield all sentences."""
        self.read.update(range(len(self._stored.sentences)))
        return self._from(0)

    def again(self, touched: list[int], names: bool) -> Iterator[Extracted]:
        """Yield the touched sentences, and those behind them until the discourse is as it was."""
        rows = unpacked_rows(self._stored.states)
        if names and rows and plays_in(rows) != setting(self._discourse):
            touched = [0]  # and all behind it: the setting of the first row stays another one
        lag = Lag(rows, self._with_openings(touched))
        while (first := lag.next_to_read(self._discourse)) is not None:
            recorder = Recorder(self._discourse if first else Discourse())
            for one in self._from(first):
                self.read.add(one.parse.sentence.index)
                lag.compare(recorder.row(self._discourse, one.parse.sentence.index))
                yield one
                if not lag.is_to_be_read():
                    break

    def _with_openings(self, touched: list[int]) -> list[int]:
        """Return the touched sentences with those before them that open a quotation, whose speaker they may tell."""
        near = {at for one in touched for at in range(max(one - LONGEST, 0), one)}
        text, places = self._article.text, self._stored.sentences
        opening = [at for at in near.difference(touched) if text[places[at][0]] in MARKS]
        return sorted({*touched, *(at for at in opening if opens_quotation(self._parse(at).sentence.tokens))})

    def _from(self, first: int) -> Iterator[Extracted]:
        before, parses = range(max(first - REACH, 0), first), range(first, len(self._stored.sentences))
        parse = self._parse
        return self._coder.resumed(self._article, self._discourse, map(parse, before), map(parse, parses))
