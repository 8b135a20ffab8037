"""What the page shows of an article: its sentences with their events, what was rejected, and the trace of each.

The page, ``coder explain --html`` and notebooks show the same views.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date as Date
from typing import Any

from coder.core.model import ActorMatch, Event, Rejected
from coder.core.records import record
from coder.core.rejections import EXPLANATIONS
from coder.core.syntax import Parse
from coder.diagnostics.trace import Step, event_step, eventless_step, reading, rejected_step
from coder.diagnostics.why_not import Eventless
from coder.dictionary.actions import Code
from coder.pipeline import Coded


@record
class ActorView:
    """The actor on one side of an event."""

    code: str
    text: str
    start: int
    end: int
    name: str


@record
class PlaceView:
    """Where an event happened; the coordinates are null where they are not known."""

    name: str
    country: str | None
    latitude: float | None
    longitude: float | None


@record
class EventView:
    """An event with all that the page says of it."""

    id: str
    code: str
    name: str
    title: str
    quad: int | None
    goldstein: float | None
    date: Date | None
    precision: str
    status: str
    place: PlaceView | None
    source: ActorView | None
    target: ActorView | None
    start: int
    end: int
    text: str
    trace: Step


@record
class RejectedView:
    """A clause or noun that gave no event."""

    reason: str
    explanation: str
    start: int
    end: int
    text: str
    trace: Step


@record
class SentenceView:
    """A sentence; all offsets are characters of the article's text."""

    index: int
    start: int
    text: str
    reading: tuple[Step, ...]
    events: tuple[EventView, ...]
    rejected: tuple[RejectedView, ...]


@record
class ArticleView:
    """An article as it was read and coded."""

    id: str
    date: Date | None
    sentences: tuple[SentenceView, ...]
    left_out: int = 0
    """How many characters at its end were not read."""


def article_view(
    coded: Coded, codes: Mapping[str, Code], left_out: int = 0, silent: Iterable[Eventless] = ()
) -> ArticleView:
    """Return the view of a coded article; ``codes`` give each code its title.

    ``silent`` are the clauses that gave neither an event nor a rejection, where they were asked for.

    >>> from coder.core.model import Article
    >>> from coder.pipeline import Pipeline
    >>> coder = Pipeline()
    >>> view = article_view(coder.read(Article("a", "Russia attacked Georgia.")), coder.dictionary.codes)
    >>> [(event.source.code, event.code, event.title) for event in view.sentences[0].events]
    [('RUS', '190', 'Use conventional military force')]
    """
    events: dict[int, list[Event]] = {}
    for event in coded.events:
        events.setdefault(event.sentence, []).append(event)
    rejected: dict[int, list[Rejected | Eventless]] = {}
    none: list[Rejected | Eventless] = [*coded.rejected, *silent]
    for item in none:
        rejected.setdefault(item.sentence, []).append(item)
    return ArticleView(
        coded.article.id,
        coded.article.date,
        tuple(
            SentenceView(
                parse.sentence.index,
                parse.sentence.start,
                parse.sentence.text,
                reading(parse),
                tuple(event_view(parse, event, codes) for event in events.get(parse.sentence.index, ())),
                tuple(_rejected(parse, item) for item in rejected.get(parse.sentence.index, ())),
            )
            for parse in coded.parses
        ),
        left_out,
    )


def event_view(parse: Parse, event: Event, codes: Mapping[str, Code]) -> EventView:
    """Return the view of an event of a sentence."""
    known = codes.get(event.code)
    place = event.circumstances.place
    return EventView(
        event.event_id,
        event.code,
        event.event,
        known.title if known else "",
        event.quad_class,
        event.goldstein,
        event.event_date,
        event.event_date_precision,
        event.status,
        PlaceView(place.name, place.country, place.latitude, place.longitude) if place else None,
        _actor(event.source),
        _actor(event.target),
        event.trigger.start,
        event.trigger.end,
        event.trigger.text,
        event_step(parse, event),
    )


def _actor(actor: ActorMatch | None) -> ActorView | None:
    span = actor.span if actor else None
    return ActorView(actor.code or "?", span.text, span.start, span.end, actor.name) if actor and span else None


def _rejected(parse: Parse, item: Rejected | Eventless) -> RejectedView:
    if isinstance(item, Eventless):
        at = item.at
        return RejectedView("eventless", item.reason, at.start, at.end, at.text, eventless_step(item))
    span, explanation = item.span, EXPLANATIONS[item.reason]
    return RejectedView(item.reason.value, explanation, span.start, span.end, span.text, rejected_step(parse, item))


def to_json(view: object) -> str:
    """Return a view as JSON that is plain ASCII, whatever the text holds; records become objects, dates texts.

    >>> to_json([ActorView("RUS", "Russia", 0, 6, "Russia"), Date(2014, 3, 5)])
    '[{"code":"RUS","text":"Russia","start":0,"end":6,"name":"Russia"},"2014-03-05"]'
    """
    return json.dumps(view, default=_plain, separators=(",", ":"))


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, Date):
        return value.isoformat()
    if isinstance(value, Iterable):
        return list(value)
    raise TypeError(f"{type(value).__name__} has no place in a view")
