"""Events drawn one after the other to be judged, and the precision that the judgements come to."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from coder.analysis.judgements import Judgement, JudgementFile, Part, judgement_of
from coder.analysis.precision import precision_by_stratum
from coder.core.errors import UsageError
from coder.core.records import record
from coder.workbench.desk import Desk
from coder.workbench.index import Filter
from coder.workbench.views import EventView, SentenceView, article_view

_DRAWN = 20
"""How many events are drawn at once."""


@record
class Card:
    """An event to be judged, with its sentence and those around it."""

    mark: str
    """Its place in the order of drawing."""
    number: int
    article: str
    event: EventView
    sentences: tuple[SentenceView, ...]


@record
class Tally:
    """The precision of one part of the events that were judged, with its Wilson interval at 95 per cent."""

    part: str
    right: int
    judged: int
    precision: float | None
    low: float | None
    high: float | None


class Judging:
    """A judge at work: what he says goes into a file that ``coder evaluate`` reads."""

    def __init__(self, desk: Desk, file: Path | None, judge: str) -> None:
        self._desk = desk
        self._path = file
        self._file = JudgementFile(file) if file is not None else None
        self._judge = judge

    def next(self, wanted: Filter, after: str = "") -> Card | None:
        """Return the next event that he has not judged, by an order that has nothing to do with the corpus."""
        done = {said.event_id for said in self._mine()}
        gone = 0
        while drawn := self._desk.index.draw(wanted, after, _DRAWN):
            for mark, number, event_id in drawn:
                if event_id in done:
                    continue
                if card := self._card(mark, number, event_id):
                    return card
                gone += 1
            after = drawn[-1][0]
            if gone >= _DRAWN:
                raise UsageError(
                    "the events of the list are no longer coded", remedy="start coder workbench again to code it anew"
                )
        return None

    def say(self, number: int, event_id: str, wrong: Iterable[str], unsure: Iterable[str]) -> tuple[Tally, ...]:
        """Keep what he says of an event: all parts that are not named are right."""
        event = next((one for one in self._desk.coded(number).events if one.event_id == event_id), None)
        if event is None:
            raise UsageError("the event is no longer coded", remedy="go on to the next one")
        row = {
            "event_id": event.event_id,
            "article_id": event.article_id,
            "code": event.code,
            "source": event.source.code if event.source else None,
            "target": event.target.code if event.target else None,
        }
        self._open().add(judgement_of(row, self._judge, wrong, unsure))
        return self.tally()

    def undo(self) -> tuple[Tally, ...]:
        """Take back what he said last."""
        if self._open().undo(self._judge) is None:
            raise UsageError("there is no judgement to take back")
        return self.tally()

    def tally(self) -> tuple[Tally, ...]:
        """Return the precision of events, codes, sources and targets, and of all of them at once."""
        said = self._mine()
        return *(_tally(part.value, said, part) for part in Part), _tally("all", said, None)

    def _mine(self) -> list[Judgement]:
        return [said for said in self._file.standing() if said.judge == self._judge] if self._file else []

    def _open(self) -> JudgementFile:
        if self._file is None or self._path is None:
            remedy = "start coder workbench with --dictionaries FOLDER or --judgements FILE"
            raise UsageError("no file for judgements is named", remedy=remedy)
        self._path.parent.mkdir(parents=True, exist_ok=True)  # the user's folder need not exist yet
        return self._file

    def _card(self, mark: str, number: int, event_id: str) -> Card | None:
        """Return an event with the sentence before and after it, if it is still coded."""
        view = article_view(self._desk.coded(number), self._desk.coder.dictionary.codes)
        for at, sentence in enumerate(view.sentences):
            for event in sentence.events:
                if event.id == event_id:
                    return Card(mark, number, view.id, event, view.sentences[max(0, at - 1) : at + 2])
        return None


def _tally(name: str, said: Iterable[Judgement], part: Part | None) -> Tally:
    _, found = precision_by_stratum(said, part)
    low, high = found.interval or (None, None)
    return Tally(name, found.right, found.judged, found.precision, low, high)
