"""Codes again what other dictionaries can touch in a stored article, from there on until all is as it was."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from coder.actors.discourse import Discourse
from coder.actors.quotations import LONGEST, MARKS, opens_quotation
from coder.analysis.corpus.states import Recorder, advance, plays_in, setting, unpacked_rows
from coder.analysis.corpus.store import Stored
from coder.coding.extractor import Extracted
from coder.coding.story_times import REACH
from coder.pipeline import Coded, Parsed, Pipeline


class Recoded(NamedTuple):
    """What was coded again of an article, and which sentences these are."""

    coded: Coded
    sentences: frozenset[int]


def recoded(coder: Pipeline, stored: Stored, touched: Collection[int] | None, names: bool = False) -> Recoded:
    """Return the events of the touched sentences, and of those that these change by what they leave behind.

    ``touched`` are sentences that the dictionaries of the coder may read otherwise than those by which the store was
    coded; None stands for all, also where the states of the store are those of other dictionaries. ``names`` says
    that names may mean others, so that the whole text may play elsewhere.
    """
    if touched is not None and not touched and not names:
        return Recoded(Coded(stored.article(), (), (), (), len(stored.sentences)), frozenset())
    reading = _Reading(coder, stored)
    sentences = reading.anew() if touched is None else reading.again(sorted(touched), names)
    parsed = Parsed(stored.article(), stored.layout(), ())
    return Recoded(coder.read_extracted(parsed, sentences), frozenset(reading.read))


class _Reading:
    """Reads sentences of one stored article, and notes which."""

    def __init__(self, coder: Pipeline, stored: Stored) -> None:
        self.read: set[int] = set()
        self._coder = coder
        self._stored = stored
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
        waiting = iter(self._with_openings(touched))
        at, first = 0, next(waiting, None)
        while first is not None:
            for row in rows[at:first]:
                advance(self._discourse, row)
            recorder = Recorder(self._discourse if first else Discourse())
            is_same = True
            for one in self._from(first):
                at = one.parse.sentence.index + 1
                self.read.add(at - 1)
                lasting, passing = recorder.row(self._discourse, at - 1)
                yield one
                is_same = is_same and lasting == rows[at - 1][0]
                first = next(waiting, None) if first == at - 1 else first
                if is_same and passing == rows[at - 1][1] and first != at:
                    yield from self._behind(one, at)
                    break
            else:
                return

    def _with_openings(self, touched: list[int]) -> list[int]:
        """Return the touched sentences with those before them that open a quotation, whose speaker they may tell."""
        near = {at for one in touched for at in range(max(one - LONGEST, 0), one)}
        text, places = self._article.text, self._stored.sentences
        opening = [at for at in near.difference(touched) if text[places[at][0]] in MARKS]
        return sorted({*touched, *(at for at in opening if opens_quotation(self._stored.parse(at).sentence.tokens))})

    def _from(self, first: int) -> Iterator[Extracted]:
        before, parses = range(max(first - REACH, 0), first), range(first, len(self._stored.sentences))
        parse = self._stored.parse
        return self._coder.resumed(self._article, self._discourse, map(parse, before), map(parse, parses))

    def _behind(self, last: Extracted, at: int) -> Iterator[Extracted]:
        """Yield the sentence behind the last one without its events: what it says may belong to theirs."""
        if at < len(self._stored.sentences):
            yield last._replace(parse=self._stored.parse(at), candidates=[])
