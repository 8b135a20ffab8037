"""The trace of a coded article as a tree: what was read and decided, by which rule, and where that stands in the text.

sentence -> tags, chunks, clauses; events and rejections -> reasons, actors -> reasons; clauses without any
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from coder.core.model import ActorMatch, Event, Reason, Rejected
from coder.core.records import record
from coder.core.rejections import EXPLANATIONS
from coder.core.syntax import Clause, Parse, Phrase, Sentence
from coder.diagnostics.attempts import Attempt
from coder.diagnostics.why_not import Eventless
from coder.pipeline import Coded, Pipeline

Place = tuple[int, int]
"""Character offsets into the text of the article."""


@record
class Step:
    """One step of a trace with those below it."""

    kind: str
    """sentence, tag, chunks, chunk, clause, event, rejected, eventless, reason, actor or near."""
    text: str
    places: tuple[Place, ...] = ()
    """Where the text has what the step is about."""
    rule: str = ""
    where: str = ""
    """The place of the entry that decided it, as ``file:line``."""
    steps: tuple[Step, ...] = ()
    quad_class: int | None = None
    """Of an event with a CAMEO code."""


_NO_CLAUSE = "it has no clause, and no noun for what one actor did to another"


def trace(coded: Coded, tagged_by: Pipeline | None = None, silent: Sequence[Eventless] = ()) -> Iterator[Step]:
    """Yield a tree for each sentence; with the coder that read it there are steps for the tag of each word, too.

    ``silent`` are the clauses that gave nothing, as ``eventless`` finds them.

    >>> from coder.core.model import Article
    >>> coded = Pipeline().read(Article("a", "Russia attacked Georgia."))
    >>> [step.kind for sentence in trace(coded) for step in sentence.steps]
    ['chunks', 'clause', 'event']
    """
    for parse in coded.parses:
        sentence = parse.sentence
        place = (sentence.start, sentence.end)
        found = (
            *(event_step(parse, event) for event in coded.events if event.sentence == sentence.index),
            *(rejected_step(parse, item) for item in coded.rejected if item.sentence == sentence.index),
            *(eventless_step(item) for item in silent if item.sentence == sentence.index),
        )
        nothing = () if found or parse.clauses else (Step("eventless", f"no event: {_NO_CLAUSE}", (place,)),)
        yield Step(
            "sentence",
            f"sentence {sentence.index}: {sentence.text}",
            (place,),
            steps=(
                *(_tags(parse, tagged_by) if tagged_by is not None else ()),
                *reading(parse),
                *found,
                *nothing,
            ),
        )


def reading(parse: Parse) -> tuple[Step, ...]:
    """Return the chunks and clauses of a sentence."""
    chunks = tuple(
        Step(
            "chunk", f"[{chunk.kind} {_words(parse, chunk.first, chunk.stop)}]", _tokens(parse, chunk.first, chunk.stop)
        )
        for chunk in parse.chunks
    )
    return (
        Step("chunks", "chunks: " + " ".join(chunk.text for chunk in chunks), steps=chunks),
        *(_clause(parse, clause) for clause in parse.clauses),
    )


def event_step(parse: Parse, event: Event) -> Step:
    """Return the reasons of an event and of its two actors."""
    return Step(
        "event",
        f"event {event.code} {event.event}: {_code(event.source)} -> {_code(event.target)}",
        ((event.trigger.start, event.trigger.end),),
        steps=(
            *(_reason(parse, reason, event.trigger.start) for reason in event.trace),
            *(
                _actor(parse, side, actor)
                for side, actor in (("source", event.source), ("target", event.target))
                if actor is not None
            ),
        ),
        quad_class=event.quad_class,
    )


def rejected_step(parse: Parse, rejected: Rejected) -> Step:
    """Return why something is no event."""
    span = rejected.span
    return Step(
        "rejected",
        f'no event at "{span.text}": {EXPLANATIONS[rejected.reason]}',
        ((span.start, span.end),),
        steps=tuple(_reason(parse, reason, span.start) for reason in rejected.trace),
    )


def eventless_step(found: Eventless) -> Step:
    """Return why a clause gave nothing, with the nearest entries if all were tried in vain."""
    return Step(
        "eventless",
        f'no event at "{found.at.text}": {found.reason}',
        ((found.at.start, found.at.end),),
        steps=tuple(map(_near, found.near)) if found.in_vain else (),
    )


def _near(attempt: Attempt) -> Step:
    text = f"near: {attempt.named}, {attempt.gives}: {attempt.reason}"
    return Step("near", text, tuple((span.start, span.end) for span in attempt.found), attempt.entry, attempt.where)


def _tags(parse: Parse, coder: Pipeline) -> Iterator[Step]:
    for token, rule in zip(parse.sentence.tokens, coder.tag_rules(parse.sentence), strict=True):
        decided = f"  by {rule.name} ({rule.where})" if rule else ""
        name, where = (rule.name, rule.where) if rule else ("", "")
        text = f"  {token.text}/{token.tag} {token.lemma}{decided}"
        yield Step("tag", text, ((token.start, token.end),), name, where)


def _words(parse: Parse, first: int, stop: int) -> str:
    return " ".join(token.text for token in parse.sentence.tokens[first:stop])


def _tokens(parse: Parse, first: int, stop: int) -> tuple[Place, ...]:
    tokens = parse.sentence.tokens
    return ((tokens[first].start, tokens[stop - 1].end),) if first < stop else ()


def _clause(parse: Parse, clause: Clause) -> Step:
    def words(phrase: Phrase) -> str:
        return _words(parse, phrase.first, phrase.stop)

    subject = words(clause.subject) if clause.subject else "-"
    objects = ", ".join(map(words, clause.objects)) or "-"
    preps = ", ".join(f"{phrase.prep} {words(phrase)}" for phrase in clause.preps)
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
    rule = clause.rule or clause.subject_rule
    line = f"clause {clause.index} {clause.kind} ({rule}): {subject} | {verb} | {objects}"
    line += (f" | {preps}" if preps else "") + (f" [{', '.join(marks)}]" if marks else "")
    parts = [clause.subject, clause.verb, *clause.objects, *clause.preps]
    places = [place for part in parts if part is not None for place in _tokens(parse, part.first, part.stop)]
    return Step("clause", line, tuple(sorted(places)), rule)


def _actor(parse: Parse, side: str, actor: ActorMatch) -> Step:
    reasons = tuple(_reason(parse, reason, actor.span.start) for reason in actor.trace)
    return Step(
        "actor", f'{side} {_code(actor)} "{actor.span.text}"', ((actor.span.start, actor.span.end),), steps=reasons
    )


def _reason(parse: Parse, reason: Reason, near: int) -> Step:
    text = f"{reason.part} by {reason.rule}"
    text += (f" ({reason.where})" if reason.where else "") + (f': "{reason.words}"' if reason.words else "")
    return Step("reason", text, places_of(parse.sentence, reason.words, near), reason.rule, reason.where)


def _code(actor: ActorMatch | None) -> str:
    return (actor.code or "?") if actor else "-"


def places_of(sentence: Sentence, words: str, near: int) -> tuple[Place, ...]:
    """Return where a sentence has words: the place next to an offset, or the parts if they don't stand together.

    >>> sentence = Sentence(0, 10, 40, "Iran met Iraq, and Iran left.")
    >>> places_of(sentence, "Iran", 29), places_of(sentence, "met and left", 10)
    (((29, 33),), ((15, 18), (25, 28), (34, 38)))
    """
    if not words:
        return ()
    text = sentence.text
    starts = [found.start() for found in re.finditer(re.escape(words), text)]
    if starts:
        best = min(starts, key=lambda at: abs(sentence.start + at - near))
        return ((sentence.start + best, sentence.start + best + len(words)),)
    parts: list[Place] = []
    at = 0
    for word in words.split():
        at = text.find(word, at)
        if at < 0:
            break
        parts.append((sentence.start + at, sentence.start + at + len(word)))
        at += len(word)
    return tuple(parts)
