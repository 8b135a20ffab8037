"""Segments to clauses: from left to right, each verb finds its subject, its kind, and the clause it hangs on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from coder.core.model import ClauseKind, Token
from coder.dictionary.verb_classes import ClauseWords
from coder.language.clauses.drafts import Draft, OpenClause
from coder.language.clauses.finite import coordinate_finite, finite
from coder.language.clauses.groups import Group
from coder.language.clauses.nonfinite import coordinate, gerund, infinitive, is_finite, participle
from coder.language.clauses.segments import Segment
from coder.language.clauses.state import FINITE, GERUND, INFINITIVE, State
from coder.language.clauses.subordination import open_clause


def attach(segments: Sequence[Segment], tokens: Sequence[Token], words: ClauseWords) -> list[Draft]:
    """Return the clauses of a sentence in the order of their verbs, with their subjects and what they hang on."""
    state = State(tokens, words)
    for segment in segments:
        _read(state, segment)
    _promote(state)
    return state.clauses


def _read(state: State, segment: Segment) -> None:
    """Take in one segment."""
    joined = bool(segment.opener) and segment.opener[0].kind in ("CC", "NEG_CC")
    if _condition(state, segment):
        frame = OpenClause(ClauseKind.ADVERBIAL, state.owner, "if")
        frame.front = segment.front
        state.push(frame)
        state.region, state.owner = frame.front, None
    elif not segment.opener:
        if state.owner is None or not segment.torn:
            state.region.extend(segment.front)
    elif not joined:
        open_clause(state, segment)
    if segment.verb is None:
        if joined:
            state.region.append(_mark(state, segment))
        return
    draft = state.draft(segment)
    if joined:
        if segment.opener[0].kind == "NEG_CC":
            draft.verb = replace(draft.verb, negated=True)
        (coordinate_finite if draft.chunk in FINITE else coordinate)(state, draft)
    elif _bracketed(state, draft):
        draft.chunk, draft.verb = "VEN", replace(draft.verb, passive=True, form="participle")
        participle(state, draft, segment)
    elif is_finite(state, segment):
        if draft.chunk == "VEN":
            draft.chunk, draft.verb = "VFIN", replace(draft.verb, passive=False, form="finite")
        finite(state, draft, segment)
    elif draft.chunk in INFINITIVE:
        infinitive(state, draft, segment)
    elif draft.chunk in GERUND:
        gerund(state, draft, segment)
    else:
        participle(state, draft, segment)
    state.owner = draft
    state.region = draft.tail = segment.tail


def _mark(state: State, segment: Segment) -> Group:
    chunk = segment.opener[0]
    return Group(chunk.kind, chunk.first, chunk.stop, chunk.head, state.text(chunk))


def _condition(state: State, segment: Segment) -> bool:
    """'Should the talks fail, ...': an "if" without the word."""
    if not segment.torn or segment.opener or segment.verb is None:
        return False
    first = state.tokens[segment.verb.first]
    return first.text in ("Should", "Had", "Were") and not any(token.text == "?" for token in state.tokens[-3:])


def _bracketed(state: State, draft: Draft) -> bool:
    """'the rebels (backed by Libya)': what looks like a past tense right after a bracket is a participle."""
    return (
        draft.chunk == "VFIN"
        and bool(state.region)
        and state.region[-1].kind == "LB"
        and state.tokens[draft.verb.head].tag == "VBD"
    )


def _promote(state: State) -> None:
    """A clause without a verb: a participle after its first noun is one ("Two men charged", "the man whom police held")."""
    for frame in state.opened:
        if frame.verb is not None or frame.pending is None or frame.held is not None:
            continue
        draft = next(
            (state.clauses[index] for index in frame.pending.clauses if state.clauses[index].chunk == "VEN"), None
        )
        if draft is None or draft.link or draft.coordinate is not None:
            continue
        active = frame.kind is ClauseKind.RELATIVE or any(group.kind == "N" for group in draft.tail[:1])
        active = active or any(
            other.link == "that" and other.parent is draft for other in state.clauses[draft.index + 1 : draft.index + 2]
        )
        frame.pending.clauses.remove(draft.index)
        state.fill(draft, frame)
        draft.chunk, draft.subject_rule = "VFIN", "own"
        draft.gap = frame.antecedent is not None and not frame.no_gap
        draft.verb = replace(draft.verb, passive=draft.verb.passive and not active, form="finite")
