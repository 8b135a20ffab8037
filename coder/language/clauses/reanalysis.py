"""Reanalysis: clauses that turn out, at a later verb, to be something else than they seemed."""

from __future__ import annotations

from typing import Final

from coder.core.syntax import ClauseKind
from coder.core.values import replace
from coder.dictionary.word_lists import word_set
from coder.language.clauses.drafts import ClauseDraft, OpenClause
from coder.language.clauses.groups import CONJUNCTIONS, Group
from coder.language.clauses.state import BuilderState
from coder.language.clauses.subjects import before_parenthesis, cut_subject, take_subject

LATE_LINKS: Final = word_set("clauses.late_links")


# --- a preposition that opens a clause -----------------------------------------------------------
def late_link(state: BuilderState, at: int) -> int:
    """Return the index of a prepositional phrase whose noun is the subject of the coming verb; -1 if there is none.

    "left | after the camp | was bombed", "left | after the camp, near Goma, | was bombed"
    """
    recent = state.recent
    i = before_parenthesis(recent) - 1
    while i > at and recent[i].kind in ("RQ", "ADVP", "P") and not _is_link(recent[i]):
        i -= 1
    return i if i > at and recent[i].kind == "P" and recent[i].word else -1


def _is_link(group: Group) -> bool:
    """Is it a prepositional phrase whose preposition may open a clause?"""
    return group.kind == "P" and group.prep in LATE_LINKS


def open_late_clause(state: BuilderState, draft: ClauseDraft, at: int) -> None:
    """Make the noun of a prepositional phrase the subject, and its preposition the link."""
    group = state.recent[at]
    clause = OpenClause(ClauseKind.ADVERBIAL, state.preceding, group.prep)
    group.kind, group.prep = "N", ""
    draft.subject = take_subject(state.recent, at)
    cut_subject(state.recent, at)
    state.open(clause)
    state.fill(clause, draft)


def late_link_before(state: BuilderState) -> int:
    """Return the index of such a phrase in the groups before a participle; -1 if there is none.

    "left | after the rebels, | backed by Chad, | bombed the camp"
    """
    participle, recent = state.preceding, state.recent
    if participle is None or not participle.index or participle.chunk != "VEN":
        return -1
    if not recent or recent[-1].kind != "COMMA" or any(group.kind in CONJUNCTIONS for group in recent):
        return -1
    tail = state.drafts[participle.index - 1].tail
    at = len(tail) - 2
    closed = at >= 0 and tail[-1].kind == "COMMA"
    return at if closed and _is_link(tail[at]) and tail[at].word else -1


def open_link_before(state: BuilderState, draft: ClauseDraft, at: int) -> None:
    """Make the noun of a prepositional phrase the subject; the participle in between modifies it."""
    participle = state.preceding
    assert participle is not None
    above = state.drafts[participle.index - 1]
    group = above.tail[at]
    clause = OpenClause(ClauseKind.ADVERBIAL, above, group.prep)
    group.kind, group.prep = "N", ""
    draft.subject = group
    participle.place(ClauseKind.RELATIVE, draft)
    participle.share_subject(None, "participle")
    participle.set_subject(group, "participle")
    participle.modify(group)
    del above.tail[at:]
    state.open(clause)
    state.fill(clause, draft)


# --- a clause that modifies the subject ----------------------------------------------------------
def make_contact_clause(state: BuilderState, draft: ClauseDraft) -> None:
    """'The man | police arrested | is ...': let the preceding clause modify the subject of the new verb."""
    clause = state.open_clauses[-1]
    relative, noun = clause.draft, clause.contact_noun
    assert relative is not None and noun is not None
    relative.place(ClauseKind.RELATIVE, draft)
    relative.modify(noun)
    relative.gap = True
    draft.subject, clause.contact_noun = noun, None
    state.fill(clause, draft)


def is_reduced_relative(state: BuilderState) -> bool:
    """'The gas | released from the tank | has ...': is the preceding verb, which seemed a simple past, a participle?"""
    first = state.preceding
    if first is None or first.chunk != "VFIN" or first.complements:
        return False
    if first.subject is None or first.subject_rule != "own":
        return False
    simple_past = first.verb.stop - first.verb.first == 1 and state.tokens[first.verb.head].tag == "VBD"
    recent = state.recent
    return simple_past and bool(recent) and all(group.kind in ("P", "PT", "T", "ADVP") for group in recent)


def make_participle(state: BuilderState, draft: ClauseDraft) -> None:
    """Turn the preceding verb into a participle that modifies its subject, which the new verb takes over."""
    first = state.preceding
    assert first is not None and first.subject is not None
    clause = next((clause for clause in reversed(state.open_clauses) if clause.draft is first), state.open_clauses[-1])
    draft.subject = first.subject
    state.fill(clause, draft)
    if first.parent is not None and first.index in first.parent.complements:
        first.parent.complements.remove(first.index)
    first.place(ClauseKind.RELATIVE, draft)
    first.chunk, first.subject_rule = "VEN", "participle"
    first.verb = replace(first.verb, passive=True, form="participle", tense="")
    first.modify(first.subject)


# --- a participle that is the verb of a clause ---------------------------------------------------
def promote_participles(state: BuilderState) -> None:
    """Make a participle after the subject the verb of a clause without one: "Two men charged"."""
    for clause in state.opened:
        if clause.draft is not None or clause.object_place is not None:
            continue
        draft = _participle_after_subject(state, clause)
        if draft is not None and not draft.link and draft.coordinate is None:
            _promote(state, clause, draft)


def _participle_after_subject(state: BuilderState, clause: OpenClause) -> ClauseDraft | None:
    """Return the first participle that modifies the subject of a clause."""
    if clause.pending_subject is None:
        return None
    modifiers = [state.drafts[index] for index in clause.pending_subject.clauses]
    return next((draft for draft in modifiers if draft.chunk == "VEN"), None)


def _promote(state: BuilderState, clause: OpenClause, draft: ClauseDraft) -> None:
    """Make a participle the finite verb of a clause; in a relative clause, or with an object, it is active."""
    assert clause.pending_subject is not None
    following = state.drafts[draft.index + 1 : draft.index + 2]
    active = (
        clause.kind is ClauseKind.RELATIVE
        or any(group.kind == "N" for group in draft.tail[:1])
        or any(other.link == "that" and other.parent is draft for other in following)
    )
    clause.pending_subject.clauses.remove(draft.index)
    state.fill(clause, draft)
    draft.chunk, draft.subject_rule = "VFIN", "own"
    draft.gap = clause.antecedent is not None and not clause.no_gap
    draft.verb = replace(draft.verb, passive=draft.verb.passive and not active, form="finite")
