"""The events of a sample, one after the other, and what a judge says of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date as Date
from pathlib import Path

from coder.analysis.event_files import Source, open_events
from coder.analysis.judgements import Judgement, JudgementFile, judgement_of
from coder.core.errors import UsageError

_MOST = 100_000
"""So many events nobody judges."""
_COLUMNS = (
    "event_id", "article_id", "date", "event_date", "code", "text", "trigger", "trigger_start",
    "source", "source_name", "source_text", "source_start", "target", "target_name", "target_text", "target_start",
)  # fmt: skip
_OF_SAMPLES = ("stratum", "stratum_size")


@dataclass(frozen=True, slots=True)
class SampledEvent:
    """An event as it is shown to a judge; what the file lacks is None."""

    event_id: str
    article_id: str | None
    date: Date | None
    event_date: Date | None
    code: str | None
    text: str | None
    """The sentence."""
    trigger: str | None
    trigger_start: int | None
    source: str | None
    source_name: str | None
    source_text: str | None
    source_start: int | None
    target: str | None
    target_name: str | None
    target_text: str | None
    target_start: int | None
    stratum: str | None = None
    stratum_size: int | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Where the words of a part stand in the sentence."""

    part: str
    start: int
    end: int


def read_sample(source: Source, table: str = "events") -> tuple[SampledEvent, ...]:
    """Return the events of a sample, or of any other file of events, in the order of the file.

    Raises ``UsageError`` if there are too many to be judged.
    """
    with open_events(source, ("event_id", "code"), table=table, purpose="judging") as events:
        if (number := events.count()) > _MOST:
            raise UsageError(f"{number:,} events are too many to judge", file=events.name, remedy=_DRAW)
        extra = [column for column in _OF_SAMPLES if column in events.columns]
        query = f"SELECT {', '.join((*_COLUMNS, *extra))} FROM events WHERE event_id IS NOT NULL"
        return tuple(_event(row, extra) for row in events.execute(query).fetchall())


_DRAW = "draw some of them with coder sample"


def _event(row: tuple[object, ...], extra: list[str]) -> SampledEvent:
    """The event of a row; sizes of strata may come as text."""
    fields = dict(zip((*_COLUMNS, *extra), row, strict=True))
    size = fields.get("stratum_size")
    fields["stratum_size"] = int(str(size)) if size not in (None, "") else None
    return SampledEvent(**fields)  # type: ignore[arg-type]


def spans_of(event: SampledEvent) -> list[Span]:
    """Return where the words of the source, the event and the target stand in the sentence, as far as it has them.

    >>> nothing = dict.fromkeys(SampledEvent.__dataclass_fields__)
    >>> event = SampledEvent(**{**nothing, "text": "Russia attacked Georgia.", "trigger": "attacked",
    ...     "trigger_start": 107, "source_text": "Russia", "source_start": 100})
    >>> spans_of(event)
    [Span(part='source', start=0, end=6), Span(part='trigger', start=7, end=15)]
    """
    text = event.text or ""
    words = [
        ("source", event.source_text, event.source_start),
        ("trigger", event.trigger, event.trigger_start),
        ("target", event.target_text, event.target_start),
    ]
    known = [(part, word, start) for part, word, start in words if word]
    shifts = {
        start - at
        for _, word, start in known
        if start is not None
        for at in range(len(text))
        if text.startswith(word, at)
    }
    best = max(sorted(shifts), key=lambda shift: sum(_stands(text, known, shift)), default=0)
    return [
        Span(part, start - best, start - best + len(word))
        for (part, word, start), stands in zip(known, _stands(text, known, best), strict=True)
        if stands and start is not None
    ]


def _stands(text: str, known: list[tuple[str, str, int | None]], shift: int) -> list[bool]:
    """Whether each word stands where it should if the sentence begins at a place of the article."""
    return [start is not None and start >= shift and text.startswith(word, start - shift) for _, word, start in known]


class Queue:
    """A judge before the events of a sample: he begins with the first that he has not judged yet.

    What he says is on the disk at once, so that a session that is killed goes on where it stopped.
    """

    def __init__(self, events: Iterable[SampledEvent], file: JudgementFile, judge: str) -> None:
        self.events = tuple(events)
        self.judge = judge
        self._file = file
        self._said = {said.event_id: said for said in file.standing() if said.judge == judge}
        self.at = 0
        self._go_on()

    @property
    def path(self) -> Path:
        """The file of the judgements."""
        return self._file.path

    @property
    def current(self) -> SampledEvent | None:
        """The event that he looks at; None at the end."""
        return self.events[self.at] if self.at < len(self.events) else None

    @property
    def judged(self) -> int:
        """How many events of the sample he has judged."""
        return sum(event.event_id in self._said for event in self.events)

    def said(self) -> Judgement | None:
        """Return what he has said of the event that he looks at."""
        return self._said.get(self.current.event_id) if self.current else None

    def say(self, wrong: Iterable[str] = (), unsure: Iterable[str] = (), note: str = "") -> None:
        """Keep what he says of the current event, all other parts being right, and go on to the next.

        Raises ``OSError`` or ``OutputError`` if it can't be kept; the event then stays the current one.
        """
        if self.current is None:
            return
        judgement = judgement_of(asdict(self.current), self.judge, wrong, unsure, note)
        self._file.add(judgement)
        self._said[judgement.event_id] = judgement
        self._go_on()

    def undo(self) -> bool:
        """Take back what he said last and go to its event; return whether there was anything."""
        last = self._file.undo(self.judge)
        if last is None:
            return False
        self._said.pop(last.event_id, None)
        places = [at for at, event in enumerate(self.events) if event.event_id == last.event_id]
        self.at = places[0] if places else self.at
        return True

    def move(self, step: int) -> None:
        """Look at another event, by so many steps."""
        self.at = max(0, min(len(self.events), self.at + step))

    def _go_on(self) -> None:
        """Go to the next event that he has not judged, from the beginning once more if there is none."""
        places = [*range(self.at, len(self.events)), *range(min(self.at, len(self.events)))]
        left = (at for at in places if self.events[at].event_id not in self._said)
        self.at = next(left, len(self.events))
