"""Segments to clauses: from left to right, each verb finds its subject, its kind, and the clause it belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from coder.core.syntax import Token
from coder.core.values import replace
from coder.dictionary.verb_classes import ClauseWords
from coder.language.clauses.coordination import coordinate_finite, coordinate_nonfinite, is_listed
from coder.language.clauses.drafts import ClauseDraft
from coder.language.clauses.finite import finite
from coder.language.clauses.groups import CONJUNCTIONS, Group
from coder.language.clauses.headlines import announces, supply_copula, told_in_headline
from coder.language.clauses.infinitives import infinitive
from coder.language.clauses.participles import gerund, participle
from coder.language.clauses.reanalysis import promote_participles
from coder.language.clauses.segments import Segment
from coder.language.clauses.state import FINITE, GERUND, INFINITIVE, BuilderState
from coder.language.clauses.subordination import is_inverted_condition, open_clause, open_condition
from coder.language.clauses.verb_forms import (
    goes_on,
    is_bracketed,
    is_finite,
    is_in_apposition,
    is_in_aside,
    is_in_naming,
)


def build_clauses(segments: Sequence[Segment], tokens: Sequence[Token], words: ClauseWords) -> list[ClauseDraft]:
    """Return the clauses of a sentence in the order of their verbs, each with its subject and its parent."""
    state = BuilderState(tokens, words)
    state.announced = announces(segments, tokens, words)
    for at, segment in enumerate(segments):
        _read(state, segment, segments[at + 1] if at + 1 < len(segments) else None)
    if not state.drafts:
        supply_copula(state)
    promote_participles(state)
    return state.drafts


def _read(state: BuilderState, segment: Segment, following: Segment | None) -> None:
    """Take in one segment: first what opens it and stands before its verb, then the verb."""
    coordinated = bool(segment.opener) and segment.opener[0].kind in CONJUNCTIONS
    if is_inverted_condition(state, segment):
        open_condition(state, segment)
    elif not segment.opener:
        if state.preceding is None or not segment.inverted:
            state.recent.extend(segment.front)
    elif not coordinated:
        open_clause(state, segment)
    if segment.verb is not None:
        draft = state.new_draft(segment)
        if coordinated:
            _coordinate(state, draft, segment)
        else:
            _place_verb(state, draft, segment, following)
        state.preceding = draft
        state.recent = draft.tail = segment.tail
    elif coordinated:
        chunk = segment.opener[0]
        state.recent.append(Group(chunk.kind, chunk.first, chunk.stop, chunk.head, state.text(chunk)))


def _coordinate(state: BuilderState, draft: ClauseDraft, segment: Segment) -> None:
    """Coordinate a verb after "and", "or", "nor" with an earlier one."""
    if segment.opener[0].kind == "NEG_CC":
        draft.verb = replace(draft.verb, negated=True)
    if draft.chunk in FINITE:
        coordinate_finite(state, draft)
    else:
        coordinate_nonfinite(state, draft)


def _place_verb(state: BuilderState, draft: ClauseDraft, segment: Segment, following: Segment | None) -> None:
    """Give a verb its subject and its place, by its form."""
    aside = is_in_aside(state, draft, segment) or is_in_apposition(state, draft, segment, following)
    if aside or is_bracketed(state, draft) or is_in_naming(state, draft, segment):
        draft.chunk, draft.verb = "VEN", replace(draft.verb, passive=True, form="participle")
        participle(state, draft, segment)
    elif (state.announced and draft.index == 0) or told_in_headline(state, draft, segment):
        draft.chunk, draft.verb = "VFIN", replace(draft.verb, form="finite", modal="to be")
        finite(state, draft, segment)
    elif goes_on(state, draft, segment):
        draft.chunk, draft.verb = "VFIN", replace(draft.verb, form="finite", tense="present")
        finite(state, draft, segment)
    elif is_finite(state, segment):
        if draft.chunk == "VEN":
            draft.chunk, draft.verb = "VFIN", replace(draft.verb, passive=False, form="finite")
        finite(state, draft, segment)
    elif draft.chunk in INFINITIVE:
        infinitive(state, draft, segment)
    elif draft.chunk in GERUND:
        gerund(state, draft, segment)
    elif is_listed(state, draft, following):
        coordinate_nonfinite(state, draft)
    else:
        participle(state, draft, segment)
