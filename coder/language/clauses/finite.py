"""Finite verbs: where the subject stands, and how the clause relates to the preceding one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.core.syntax import ClauseKind
from coder.dictionary.word_lists import word_set
from coder.language.clauses.coordination import coordinate_finite
from coder.language.clauses.drafts import ClauseDraft, OpenClause
from coder.language.clauses.groups import Group
from coder.language.clauses.headlines import after_headline, joined_names
from coder.language.clauses.inversion import inverted_report, take_inverted
from coder.language.clauses.reanalysis import (
    is_reduced_relative,
    late_link,
    late_link_before,
    make_contact_clause,
    make_participle,
    open_late_clause,
    open_link_before,
)
from coder.language.clauses.segments import Segment
from coder.language.clauses.state import BuilderState
from coder.language.clauses.subjects import cut_subject, marks_before, subject_at_end, take_subject

PLACE_PREPOSITIONS: Final = word_set("clauses.place_prepositions")
OFFICES: Final = word_set("clauses.offices")
INVERTING_CONJUNCTIONS: Final = word_set("clauses.inverting_conjunctions")
UNLINKED: Final = ("", "that")
"""The links of clauses whose subject may be a time."""
TIMES: Final = frozenset(("ADVP", "PT", "T"))
"""Kinds of groups before a verb of which the last, a time, may be the subject."""


def finite(state: BuilderState, draft: ClauseDraft, segment: Segment) -> None:
    """Give a finite verb its subject and its place among the clauses."""
    if inverted_report(state, draft, segment):
        return
    if segment.inverted or segment.opener or state.preceding is None:
        if segment.inverted and not segment.opener:
            state.recent = segment.front
        _own_subject(state, draft, segment)
    else:
        _after_verb(state, draft, segment, state.preceding)


# --- the subject before its verb -----------------------------------------------------------------
def _own_subject(state: BuilderState, draft: ClauseDraft, segment: Segment) -> None:
    """Take the subject from the groups before the verb; that of a relative clause may be its antecedent."""
    clause = state.open_clauses[-1]
    at = subject_at_end(state.recent, joined=True)
    if after_headline(state):
        open_late_clause(state, draft, len(state.recent) - 1)
        return
    if at >= 0:
        draft.subject = joined_names(state, draft, at) or take_subject(state.recent, at)
        draft.gap = clause.antecedent is not None and not clause.no_gap
        if _is_parenthetical(state, segment, at):
            return
        described = state.described_by_name(at)
        if described < at and draft.subject is state.recent[at]:
            draft.subject = take_subject(state.recent, described)
        _note_contact_noun(state, clause, described)
    elif clause.kind is ClauseKind.RELATIVE and not clause.no_gap:
        draft.set_subject(clause.antecedent, "relative")
    elif clause.pending_subject is not None:
        draft.subject = clause.pending_subject
    elif (noun := _behind_place(state)) is not None:
        draft.subject = noun
    elif _noun_follows(segment) and any(group.kind == "P" for group in state.recent):
        take_inverted(draft, segment.tail)
    elif clause.link in UNLINKED and _is_time(state.recent) and _noun_follows(segment):
        draft.subject = state.recent[-1]
    state.fill(_clause_of_verb(state, clause, at), draft)


def _is_time(groups: Sequence[Group]) -> bool:
    """'This year | marks a victory': do only times stand before the verb, the last without a preposition?"""
    return bool(groups) and groups[-1].kind == "T" and all(group.kind in TIMES for group in groups)


def _behind_place(state: BuilderState) -> Group | None:
    """'In Moscow | police rounded up': part the subject from the place that opens the sentence without a comma."""
    groups = [group for group in state.recent if group.kind not in ("ADVP", "T", "PT")]
    tokens = state.tokens
    if len(groups) != 1 or groups[0].kind != "P" or groups[0].first != 1 or groups[0].prep not in PLACE_PREPOSITIONS:
        return None
    place = groups[0]
    at = place.first
    while at < place.stop and tokens[at].tag == "NNP" and tokens[at].text.lower() not in OFFICES:
        at += 1
    if at in (place.first, place.stop):
        return None
    noun = Group("N", at, place.stop, place.head, place.word)
    place.stop, place.head, place.word = at, at - 1, tokens[at - 1].text.lower()
    return noun


def _noun_follows(segment: Segment) -> bool:
    """Does a noun group stand right after the verb?"""
    return bool(segment.tail) and segment.tail[0].kind == "N"


def _clause_of_verb(state: BuilderState, clause: OpenClause, at: int) -> OpenClause:
    """'While in Moscow, the envoy said': an opener without a verb leaves this one to the clause around it."""
    clauses = state.open_clauses
    verbless = clause.kind is ClauseKind.ADVERBIAL and at > 1 and state.recent[0].kind != "COMMA"
    comma = verbless and any(group.kind == "COMMA" for group in state.recent[:at])
    if comma and len(clauses) > 1 and clauses[-2].draft is None:
        clauses.pop()
        return clauses[-1]
    return clause


def _is_parenthetical(state: BuilderState, segment: Segment, at: int) -> bool:
    """'The envoy, officials said, left': is the verb that of a remark? Then the first noun still waits for its own."""
    recent = state.recent
    if at < 2 or recent[at - 1].kind != "COMMA" or not segment.tail or segment.tail[-1].kind != "COMMA":
        return False
    if segment.verb is None or not state.words.has("report", state.tokens[segment.verb.head].lemma):
        return False
    before = subject_at_end(recent[: at - 1], joined=True)
    if before < 0:
        return False
    state.open_clauses[-1].pending_subject = take_subject(recent[: at - 1], before)
    return True


def _note_contact_noun(state: BuilderState, clause: OpenClause, at: int) -> None:
    """'The man | police arrested ...': remember a noun right before the subject, which the clause may modify."""
    recent = state.recent
    before = at - 1
    while before >= 0 and recent[before].kind == "P":
        before -= 1
    if before >= 0 and recent[before].kind == "N" and clause.antecedent is None:
        clause.contact_noun = take_subject(recent[:at], before)


# --- the subject after another verb --------------------------------------------------------------
def _after_verb(state: BuilderState, draft: ClauseDraft, segment: Segment, preceding: ClauseDraft) -> None:
    """Find the subject of a verb after another clause: in the groups between the verbs, or further back."""
    tail = state.recent
    at = subject_at_end(tail, joined=state.words.has("clause_only", preceding.verb.lemma), after_verb=True)
    marks = marks_before(tail, at) if at >= 0 else ""
    pending = state.innermost_pending()
    governed = at >= 0 and _governs_directly(state, preceding, tail[:at], pending)
    link = late_link(state, at) if pending < 0 and not governed else -1
    if link >= 0:
        open_late_clause(state, draft, link)
    elif pending >= 0 and not governed and _resumes(state, state.open_clauses[pending], marks):
        state.resume(pending, draft)
    elif at < 0 or (not marks and _is_clausal_subject(state, preceding)):
        _without_subject(state, draft, segment)
    elif not marks and _in_clausal_subject(state, preceding):
        draft.place(ClauseKind.COMPLEMENT, preceding.parent)
        preceding.share_subject(None, "own")
    else:
        draft.subject = take_subject(tail, at)
        cut_subject(tail, at)
        _place(state, draft, preceding, marks)


def _resumes(state: BuilderState, clause: OpenClause, marks: str) -> bool:
    """May a subject that waits be that of this verb? If it may be an object, no other noun is parted from the verb.

    A gerund that goes with it ends with a comma: "and Chad, fearing a raid, | left".
    """
    if clause.object_place is None:
        return True
    return not marks and (clause.modifier is None or state.after_boundary())


def _governs_directly(state: BuilderState, preceding: ClauseDraft, before: Sequence[Group], pending: int) -> bool:
    """'said | troops left': may the preceding verb govern a clause without "that", with no comma between?

    Where another subject waits for its verb, the preceding verb must have an object, or be one that hardly ever has.
    """
    if not state.takes_clause(preceding) or preceding.verb.passive:
        return False
    if any(group.kind == "COMMA" for group in state.recent):
        return False
    if pending < 0 or state.words.has("clause_only", preceding.verb.lemma):
        return True
    return any(group.kind == "N" for group in before)


def _is_clausal_subject(state: BuilderState, preceding: ClauseDraft) -> bool:
    """'Attacking them would be wrong': is the preceding clause the subject?"""
    return (
        preceding.verb.form in ("gerund", "infinitive")
        and not state.takes_clause(preceding)
        and preceding.parent is None
        and state.innermost_empty() >= 0
    )


def _in_clausal_subject(state: BuilderState, preceding: ClauseDraft) -> bool:
    """'They say [adding troops] would be wrong': is the preceding clause the subject of a governed clause?"""
    governor = preceding.parent.verb.lemma if preceding.parent else ""
    return preceding.verb.form == "gerund" and not preceding.link and state.words.has("clause_only", governor)


def _place(state: BuilderState, draft: ClauseDraft, preceding: ClauseDraft, marks: str) -> None:
    """Decide how a clause with a subject of its own relates to the preceding clause."""
    empty = state.innermost_empty()
    announced = ("COLON" in marks or "LQ" in marks) and "CC" not in marks and state.takes_clause(preceding)
    if not marks or announced:
        _govern(state, draft, preceding, marks)
    elif empty >= 0:
        state.fill(state.close_inside(empty), draft)
    elif "CC" in marks:
        _join(state, draft, comma="COMMA" in marks)
    else:
        state.close_inside(0).draft = draft
        draft.place(ClauseKind.MAIN, None)


def _govern(state: BuilderState, draft: ClauseDraft, preceding: ClauseDraft, marks: str) -> None:
    """'said | troops left': make it a complement; 'met the man | police sought': let it modify the noun before it."""
    last = state.recent[-1] if state.recent else None
    if last is not None and not marks and last.kind in ("N", "P") and last.word and not state.takes_clause(preceding):
        draft.place(ClauseKind.RELATIVE, preceding)
        draft.modify(last)
        draft.gap = True
    else:
        draft.place(ClauseKind.COMPLEMENT, preceding)
    clause = OpenClause(draft.kind, preceding)
    clause.draft = draft
    state.open(clause)


def _join(state: BuilderState, draft: ClauseDraft, *, comma: bool) -> None:
    """Coordinate a clause with a subject of its own; after a comma it is joined to the main clause."""
    clauses = state.open_clauses
    while len(clauses) > 1 and (clauses[-1].kind is ClauseKind.RELATIVE or comma or clauses[-1].draft is None):
        clauses.pop()
    clause = clauses[-1]
    draft.coordinate = clause.draft
    clause.draft = draft
    draft.place(clause.kind, clause.parent, clause.link)


def _without_subject(state: BuilderState, draft: ClauseDraft, segment: Segment) -> None:
    """Place a verb that has no noun before it.

    Its subject is a clause, stands after it, or is that of an earlier verb.
    """
    empty = state.innermost_empty()
    if empty >= 0:
        state.fill(state.close_inside(empty), draft)
    elif _noun_follows(segment) and state.recent and state.recent[-1].word in INVERTING_CONJUNCTIONS:
        take_inverted(draft, segment.tail)
    elif state.open_clauses[-1].contact_noun is not None:
        make_contact_clause(state, draft)
    elif (at := late_link_before(state)) >= 0 and state.innermost_pending() < 0:
        open_link_before(state, draft, at)
    elif is_reduced_relative(state):
        make_participle(state, draft)
    else:
        coordinate_finite(state, draft)
