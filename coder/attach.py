"""Segments to clauses: from left to right, each verb finds its subject, its kind, and the clause it hangs on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from coder.clause_state import FINITE, GERUND, INFINITIVE, State
from coder.drafts import Draft
from coder.finite import coordinate_finite, finite
from coder.model import Token
from coder.nonfinite import coordinate, gerund, infinitive, is_finite, participle
from coder.openers import open_clause
from coder.phrases import Group
from coder.segments import Segment
from coder.words import ClauseWords


def attach(segments: Sequence[Segment], tokens: Sequence[Token], words: ClauseWords) -> list[Draft]:
    """Return the clauses of a sentence in the order of their verbs, with their subjects and what they hang on."""
    state = State(tokens, words)
    for segment in segments:
        _read(state, segment)
    return state.clauses


def _read(state: State, segment: Segment) -> None:
    """Take in one segment."""
    joined = bool(segment.opener) and segment.opener[0].kind in ("CC", "NEG_CC")
    if not segment.opener:
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
    elif is_finite(segment):
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
