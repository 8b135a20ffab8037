"""The passes over the clauses of a sentence, in the order of ``PASSES``: each one settles one thing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from coder.drafts import Draft
from coder.model import Chunk, ClauseKind, Token
from coder.nominals import arrange
from coder.phrases import Group, Segment
from coder.words import ClauseWords


@dataclass(slots=True)
class Work:
    """One sentence on its way through the passes."""

    tokens: Sequence[Token]
    chunks: Sequence[Chunk]
    segments: Sequence[Segment]
    clauses: list[Draft]
    words: ClauseWords
    phrases: list[Group] = field(default_factory=list)


def arguments(work: Work) -> None:
    """What follows a verb becomes its objects, prepositional phrases, predicate and particle."""
    for draft in work.clauses:
        found = arrange(draft.tail)
        draft.preps = found.preps
        if found.particle is not None and not draft.verb.particle:
            draft.verb = replace(draft.verb, particle=found.particle.word)
        if draft.chunk == "VCOP" or (draft.verb.lemma == "be" and not draft.verb.passive):
            draft.predicate = found.nouns[0] if found.nouns else found.adjective
            if found.adjective is not None and found.nouns and found.adjective.first < found.nouns[0].first:
                draft.predicate = found.adjective
        else:
            draft.objects = found.nouns[:2]


def gaps(work: Work) -> None:
    """'the man whom police arrested': the antecedent is the object of the relative clause."""
    for draft in work.clauses:
        if draft.gap and draft.antecedent is not None and not draft.objects and draft.chunk == "VFIN":
            draft.objects = [draft.antecedent]


def fronted(work: Work) -> None:
    """'Asked about it, X said': what comes before the main clause has the subject of the main clause."""
    waiting: list[Draft] = []
    for draft in work.clauses:
        if draft.kind is ClauseKind.ADVERBIAL and draft.parent is None and draft.subject is None and draft.source is None:
            waiting.append(draft)
        elif waiting and draft.chunk in ("VFIN", "VFIN_PASS", "VCOP") and draft.kind is ClauseKind.MAIN:
            for other in waiting:
                other.parent = draft
                other.share(draft, "participle" if other.link != "to" else "control")
            waiting = []


def subjects(work: Work) -> None:
    """Shared and controlled subjects are those of the clause that they are shared with."""
    for draft in work.clauses:
        source, steps = draft, 0
        while source.subject is None and source.source is not None and steps < 20:
            source, steps = source.source, steps + 1
        if draft.subject is None:
            draft.subject = source.subject


def reports(work: Work) -> None:
    """'..., officials said': the clause before is what is reported."""
    for i, draft in enumerate(work.clauses):
        if i == 0 or draft.kind is not ClauseKind.MAIN or draft.subject is None or draft.coordinate is not None:
            continue
        if not work.words.has("report", draft.verb.lemma) or draft.complements or (draft.objects and draft.subject_rule != "inverted"):
            continue
        main = next((other for other in reversed(work.clauses[:i]) if other.kind is ClauseKind.MAIN and other.parent is None), None)
        if main is None or not _after_comma(work, draft):
            continue
        main.reporter = draft.subject
        main.hang(ClauseKind.COMPLEMENT, draft)


def _after_comma(work: Work, draft: Draft) -> bool:
    first = draft.verb.first if draft.subject is None else min(draft.verb.first, draft.subject.first)
    return first > 0 and work.tokens[first - 1].tag in (",", "''", '"', ".")


def according(work: Work) -> None:
    """'according to the ministry': a reporter without a verb."""
    mains = [draft for draft in work.clauses if draft.kind is ClauseKind.MAIN]
    if not mains:
        return
    groups = [(None, group) for segment in work.segments for group in segment.front if group.kind == "P"]
    found = next((group for _, group in groups if group.prep == "according to"), None)
    for draft in work.clauses:
        cited = next((group for group in draft.tail if group.prep == "according to" and group.word), found)
        if cited is not None:
            target = next((main for main in reversed(mains) if main.index <= draft.index), mains[0])
            target.reporter = target.reporter or cited
            draft.preps = [group for group in draft.preps if group is not cited]


def quotes(work: Work) -> None:
    """Clauses whose verb stands between quotation marks."""
    spans: list[tuple[int, int]] = []
    start = -1
    for chunk in work.chunks:
        if chunk.kind == "LQ":
            start = chunk.first
        elif chunk.kind == "RQ":
            spans.append((start if start >= 0 else 0, chunk.first))
            start = -1
    if start >= 0:
        spans.append((start, len(work.tokens)))
    for draft in work.clauses:
        draft.quoted = any(first <= draft.verb.head < last for first, last in spans)


def negation(work: Work) -> None:
    """'no one left', 'nothing happened', 'signed no deal', 'neither A nor B left': negative nouns negate the verb."""
    for draft in work.clauses:
        if draft.verb.negated:
            continue
        nouns = [draft.subject] if draft.subject is not None and draft.subject_rule in ("own", "inverted") else []
        if any(_negative(work, group) for group in nouns + draft.objects):
            draft.verb = replace(draft.verb, negated=True)


def _negative(work: Work, group: Group) -> bool:
    first = work.tokens[group.first].text.lower()
    before = work.tokens[group.first - 1].text.lower() if group.first else ""
    return work.words.has("negative", first) or before == "neither" or (before == "not" and group.kind == "N")


def hypotheticals(work: Work) -> None:
    """'if', 'unless', 'whether': the clause and what it governs did not (yet) happen."""
    for draft in work.clauses:
        if work.words.has("hypothetical", draft.link) or draft.parent is not None and draft.parent.hypothetical and draft.parent.index < draft.index or draft.coordinate is not None and draft.coordinate.hypothetical:
            draft.hypothetical = True


def phrases(work: Work) -> None:
    """Every noun group outside other groups, in order of place."""
    inside: set[int] = set()
    every = [group for segment in work.segments for group in (*segment.front, *segment.tail) if group.kind in ("N", "P") and group.word]
    for group in every:
        inside.update(id(other) for other in (*group.attached, *group.appositions, *group.conjuncts))
    work.phrases = [group for group in every if id(group) not in inside]


PASSES: tuple[Callable[[Work], None], ...] = (
    arguments,
    gaps,
    fronted,
    subjects,
    reports,
    according,
    quotes,
    negation,
    hypotheticals,
    phrases,
)
"""All passes, in the order in which they run."""
