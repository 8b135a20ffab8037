"""The explanation of an article, one of its events, or one entry, as steps and as lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from coder.core.model import Article
from coder.diagnostics.trace import Step, trace
from coder.diagnostics.why_not import eventless, why_not
from coder.pipeline import Pipeline


def explain(coder: Pipeline, article: Article, tags: bool = False, event_id: str = "") -> Iterator[Step]:
    """Yield a tree for each sentence of an article: how it was read, and why each clause gave an event or none.

    With ``event_id`` it is that of one event; nothing for an article that has no such event.

    >>> steps = explain(Pipeline(), Article("a", "Syria protested."))
    >>> print(next(lines(steps)), "...")
    sentence 0: Syria protested. ...
    """
    coded = coder.read(article)
    silent = list(eventless(coder, coded)) if not coder.patterns and not event_id else []
    if event_id:
        events = tuple(event for event in coded.events if event.event_id == event_id)
        places = {event.sentence for event in events}
        parses = tuple(parse for parse in coded.parses if parse.sentence.index in places)
        coded = replace(coded, parses=parses, events=events, rejected=())
    yield from trace(coded, coder if tags else None, silent)


def explain_entry(coder: Pipeline, article: Article, entry: str) -> Iterator[Step]:
    """Yield what became of one entry wherever an article has one of its words.

    >>> steps = explain_entry(Pipeline(), Article("a", "France snubbed talks with Libya."), "boycott.vote")
    >>> print(list(lines(steps))[1][:66])
      "snubbed" in sentence 0: the object "talks" is not &election|ref
    """
    found = why_not(coder, article, entry)
    steps = tuple(
        Step(
            attempt.outcome.value,
            f'"{attempt.at.text}" in sentence {attempt.sentence}: {attempt.reason}',
            ((attempt.at.start, attempt.at.end), *((span.start, span.end) for span in attempt.found)),
        )
        for attempt in found.attempts
    )
    absent = Step("missed", f"none of its words is a verb, event noun or predicate here: {', '.join(found.words)}")
    yield Step(
        "entry",
        f"{found.entry} ({found.where}), {found.gives}",
        rule=found.entry,
        where=found.where,
        steps=steps or (absent,),
    )


def lines(steps: Iterable[Step]) -> Iterator[str]:
    """Yield the line of each step and those of the steps below it."""
    for step, depth in flat(steps):
        yield "  " * depth + step.text


def flat(steps: Iterable[Step], depth: int = 0) -> Iterator[tuple[Step, int]]:
    """Yield steps with their depth, each before those below it; all chunks stand on one line."""
    for step in steps:
        yield step, depth
        if step.kind != "chunks":
            yield from flat(step.steps, depth + 1)
