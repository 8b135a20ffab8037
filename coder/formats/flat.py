"""The flat record of an event: the same columns in every format."""

from __future__ import annotations

from coder.model import ActorMatch, Event

SIDE = ("", "_country", "_role", "_text", "_start", "_end")
COLUMNS = ("event_id", "article_id", "date", "sentence", "event", "code", "root", "quad_class", "goldstein", "plover",
           *(f"source{part}" for part in SIDE), *(f"target{part}" for part in SIDE), "trigger", "trigger_start", "trigger_end", "text", "rule")

Cell = str | int | float | None


def flat(event: Event) -> dict[str, Cell]:
    """An event as one row; offsets are characters in the text of the article, missing values are null."""
    row: dict[str, Cell] = {
        "event_id": event.event_id, "article_id": event.article_id, "date": event.date.isoformat() if event.date else None,
        "sentence": event.sentence, "event": event.event, "code": event.code, "root": event.root, "quad_class": event.quad_class,
        "goldstein": event.goldstein, "plover": event.plover,
    }
    row |= _side("source", event.source) | _side("target", event.target)
    rules = list(dict.fromkeys(reason.rule for reason in event.trace))
    return row | {"trigger": event.trigger.text, "trigger_start": event.trigger.start, "trigger_end": event.trigger.end,
                  "text": event.text, "rule": " ".join(rules)}


def _side(name: str, actor: ActorMatch | None) -> dict[str, Cell]:
    if actor is None:
        return {f"{name}{part}": None for part in SIDE}
    values = (actor.code, actor.country, actor.role, actor.span.text, actor.span.start, actor.span.end)
    return {f"{name}{part}": value for part, value in zip(SIDE, values, strict=True)}
