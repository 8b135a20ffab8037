"""Subjects that do not stand right before their verb, and subjects in headlines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.language.clauses.attachment import arrange
from coder.language.clauses.drafts import ClauseDraft
from coder.language.clauses.groups import Group
from coder.language.clauses.segments import Segment
from coder.language.clauses.state import BuilderState
from coder.language.clauses.subjects import extent, subject_at_end, take_subject

BEFORE_REPORT: Final = frozenset(("COMMA", "RQ", "STOP", "COLON"))
"""Kinds of marks between what is reported and the report after it."""
AFTER_REPORTER: Final = frozenset(("T", "PT", "STOP", "LQ", "ADVP", "RQ"))
"""Kinds of groups that end the name of a reporter after the verb."""


def inverted_report(state: BuilderState, draft: ClauseDraft, segment: Segment) -> bool:
    """'..., said the minister': give the verb of a report the subject after it; say whether there is one."""
    tail, recent = segment.tail, state.recent
    if not _looks_inverted(state, draft, segment):
        return False
    if state.preceding is None:
        before = _before_closing_quote(recent)
        at = subject_at_end(before, joined=True)
        if not any(group.kind == "COMMA" for group in tail) or at < 0:
            return False
        state.open_clauses[-1].pending_subject = take_subject(before, at)
    elif state.innermost_pending() >= 0:
        return False
    else:
        state.close_inside(0)
    take_inverted(draft, tail, next((i for i, group in enumerate(tail) if group.kind in AFTER_REPORTER), len(tail)))
    return True


def _looks_inverted(state: BuilderState, draft: ClauseDraft, segment: Segment) -> bool:
    """Does a verb of saying stand between a mark and a noun?"""
    tail, recent = segment.tail, state.recent
    if not state.words.has("report", draft.verb.lemma) or draft.verb.passive or segment.opener or segment.inverted:
        return False
    return bool(recent) and bool(tail) and tail[0].kind == "N" and recent[-1].kind in BEFORE_REPORT


def _before_closing_quote(groups: Sequence[Group]) -> Sequence[Group]:
    """Return the groups without the mark at their end, or without the comma and the quotation mark."""
    quoted = len(groups) > 2 and groups[-1].kind == "RQ" and groups[-2].kind == "COMMA"
    return groups[:-2] if quoted else groups[:-1]


def take_inverted(draft: ClauseDraft, tail: list[Group], stop: int = 0) -> None:
    """Make the noun after the verb its subject: all groups up to ``stop``, or those that belong to the noun."""
    stop = stop or extent(tail)
    draft.set_subject(tail[0], "inverted")
    arrange(tail[:stop])
    del tail[:stop]


def after_headline(state: BuilderState) -> bool:
    """'Clashes in Cairo as police fire tear gas': does a headline without a verb come before an "as" clause?"""
    recent, tokens = state.recent, state.tokens
    if state.preceding is not None or len(recent) < 2 or any(group.kind not in ("N", "P") for group in recent):
        return False
    first, last = recent[0], recent[-1]
    headed = first.kind == "N" and first.first == 0 and first.head == 0 and tokens[first.head].tag == "NNS"
    return headed and last.prep == "as" and tokens[last.head].tag in ("NNS", "NNP", "NNPS")


def headline_pair(state: BuilderState, draft: ClauseDraft, at: int) -> Group | None:
    """'Putin, Merkel discuss Syria': return the first of two names that a comma joins in a headline."""
    recent, tokens = state.recent, state.tokens
    if at != 2 or recent[0].kind != "N" or recent[1].kind != "COMMA":
        return None
    first, second = recent[0], recent[2]
    if tokens[draft.verb.first].tag not in ("VBP", "VB"):
        return None
    if not _are_paired(state, draft, first, second):
        return None
    first.conjuncts.append(second)
    return first


def _are_paired(state: BuilderState, draft: ClauseDraft, first: Group, second: Group) -> bool:
    """Are both names, or one of them a name and the other a bare noun at the beginning ("Chad army, rebels clash")?"""
    tokens = state.tokens
    if tokens[first.head].tag.startswith("NNP") and tokens[second.head].tag.startswith("NNP"):
        return True
    bare = first.first == 0 and all(tokens[group.first].tag not in ("DT", "PRP$", "CD") for group in (first, second))
    named = any(tokens[group.first].tag in ("NNP", "NNPS", "JJ") for group in (first, second))
    plural = tokens[second.head].tag in ("NNS", "NNPS", "NNP")
    return bare and named and plural and not state.words.has("report", draft.verb.lemma)
