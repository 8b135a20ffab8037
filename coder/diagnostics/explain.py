"""The trace of a coded article as lines of text."""

from __future__ import annotations

from collections.abc import Iterator

from coder.core.model import ActorMatch, Clause, Event, Parse, Reason, Rejected
from coder.core.rejections import EXPLANATIONS
from coder.pipeline import Coded, Coder


def explain(coded: Coded, tagged_by: Coder | None = None) -> Iterator[str]:
    """Return lines on the chunks, clauses, events and rejections of each sentence, with the reasons.

    With the coder that read it there are lines on the tag of each word and its rule, too.
    """
    for parse in coded.parses:
        sentence = parse.sentence
        yield f"sentence {sentence.index}: {sentence.text}"
        if tagged_by is not None:
            yield from _tags(parse, tagged_by)
        yield "  chunks: " + " ".join(
            f"[{chunk.kind} {_words(parse, chunk.first, chunk.stop)}]" for chunk in parse.chunks
        )
        for clause in parse.clauses:
            yield "  " + _clause(parse, clause)
        for event in coded.events:
            if event.sentence == sentence.index:
                yield from _event(event)
        for rejected in coded.rejected:
            if rejected.sentence == sentence.index:
                yield from _rejected(rejected)


def _tags(parse: Parse, coder: Coder) -> Iterator[str]:
    for token, rule in zip(parse.sentence.tokens, coder.tag_rules(parse.sentence), strict=True):
        decided = f"  by {rule.name} ({rule.where})" if rule else ""
        yield f"    {token.text}/{token.tag} {token.lemma}{decided}"


def _words(parse: Parse, first: int, stop: int) -> str:
    return " ".join(token.text for token in parse.sentence.tokens[first:stop])


def _clause(parse: Parse, clause: Clause) -> str:
    subject = _words(parse, clause.subject.first, clause.subject.stop) if clause.subject else "-"
    objects = ", ".join(_words(parse, phrase.first, phrase.stop) for phrase in clause.objects) or "-"
    preps = ", ".join(f"{phrase.prep} {_words(parse, phrase.first, phrase.stop)}" for phrase in clause.preps)
    marks = [
        mark
        for mark, on in (
            ("passive", clause.verb.passive),
            ("negated", clause.verb.negated),
            ("hypothetical", clause.hypothetical),
            ("quoted", clause.quoted),
        )
        if on
    ]
    verb = _words(parse, clause.verb.first, clause.verb.stop)
    line = f"clause {clause.index} {clause.kind} ({clause.rule or clause.subject_rule}): {subject} | {verb} | {objects}"
    return line + (f" | {preps}" if preps else "") + (f" [{', '.join(marks)}]" if marks else "")


def _event(event: Event) -> Iterator[str]:
    yield f"  event {event.code} {event.event}: {_code(event.source)} -> {_code(event.target)}"
    yield from (f"    {_reason(reason)}" for reason in event.trace)
    for side, actor in (("source", event.source), ("target", event.target)):
        if actor is not None:
            yield f'    {side} {_code(actor)} "{actor.span.text}"'
            yield from (f"      {_reason(reason)}" for reason in actor.trace)


def _rejected(rejected: Rejected) -> Iterator[str]:
    yield f'  no event at "{rejected.span.text}": {EXPLANATIONS[rejected.reason]}'
    yield from (f"    {_reason(reason)}" for reason in rejected.trace)


def _reason(reason: Reason) -> str:
    return (
        f"{reason.part} by {reason.rule}"
        + (f" ({reason.where})" if reason.where else "")
        + (f': "{reason.words}"' if reason.words else "")
    )


def _code(actor: ActorMatch | None) -> str:
    return (actor.code or "?") if actor else "-"
