"""Which form a verb has where its tag does not tell: finite, infinitive or participle."""

from __future__ import annotations

from typing import Final

from coder.core.syntax import ClauseKind
from coder.language.clauses.drafts import ClauseDraft
from coder.language.clauses.segments import Segment
from coder.language.clauses.state import FINITE, NAMES, BuilderState, host_of
from coder.language.clauses.subjects import before_aside, subject_at_end

STOPS: Final = frozenset((".", "''"))
"""Tags at the end of an ordinary sentence, which a headline lacks."""
PLAIN: Final = ("VBP", "VB")
"""Tags of the present of which several are the subject."""
TELLING_SUBJECTS: Final = ("NNS", "NNP", "NNPS")
"""Tags of the heads of the subjects of what is told without "that"."""


def is_finite(state: BuilderState, segment: Segment) -> bool:
    """Is the verb finite, or a bare infinitive with a subject of its own ("demand that he leave")?"""
    assert segment.verb is not None
    kind = segment.verb.kind
    if kind in FINITE:
        return True
    opener = segment.opener[0].kind if segment.opener else ""
    if kind == "VEN":
        return (opener == "WHNP" and segment.has_subject()) or _resumes(state, segment) or _is_told(state, segment)
    if kind == "VBARE":
        return opener in ("THAT", "SUB", "WHNP") if opener else _needs_subject(state)
    return False


def goes_on(state: BuilderState, draft: ClauseDraft, segment: Segment) -> bool:
    """'Rebels attack camp, | kill soldiers': is a bare verb after a comma the next verb of a headline?"""
    preceding, recent = state.preceding, state.recent
    if draft.chunk != "VBARE" or segment.opener or preceding is None or not recent or recent[-1].kind != "COMMA":
        return False
    if state.tokens[-1].tag in STOPS:
        return False
    last = state.tokens[preceding.verb.stop - 1]
    plain = preceding.chunk == "VFIN" and last.tag in PLAIN and preceding.verb.stop - preceding.verb.first == 1
    return plain and preceding.kind is ClauseKind.MAIN and state.innermost_pending() < 0


def _is_told(state: BuilderState, segment: Segment) -> bool:
    """'Papers showed agents | tortured prisoners': is it what is told without "that", with an object?"""
    verb, preceding, recent = segment.verb, state.preceding, state.recent
    assert verb is not None
    if segment.opener or preceding is None or preceding.chunk != "VFIN" or preceding.verb.passive:
        return False
    if not state.words.has("report", preceding.verb.lemma) or not state.takes_clause(preceding):
        return False
    if len(recent) != 1 or recent[0].kind != "N" or not segment.tail or segment.tail[0].kind != "N":
        return False
    past, head = state.tokens[verb.head], state.tokens[recent[0].head]
    ambiguous = verb.stop - verb.first == 1 and past.text.endswith("ed") and not state.words.has("naming", past.lemma)
    return ambiguous and head.tag in TELLING_SUBJECTS


def is_bracketed(state: BuilderState, draft: ClauseDraft) -> bool:
    """'the rebels (backed by Libya)': is it a past tense right after a bracket, and so a participle?"""
    return (
        draft.chunk == "VFIN"
        and bool(state.recent)
        and state.recent[-1].kind == "LB"
        and state.tokens[draft.verb.head].tag == "VBD"
    )


def is_in_aside(state: BuilderState, draft: ClauseDraft, segment: Segment) -> bool:
    """'Chad, at talks held in Oslo, signed': is it a past tense without a subject in an aside, and so a participle?"""
    tail, recent = segment.tail, state.recent
    if draft.chunk != "VFIN" or state.preceding is not None or segment.opener or len(recent) < 3:
        return False
    if state.tokens[draft.verb.head].tag != "VBD" or not tail or tail[0].kind == "N" or tail[-1].kind != "COMMA":
        return False
    if recent[-1].kind != "P" or state.words.has("report", draft.verb.lemma):
        return False
    return subject_at_end(recent[: before_aside(recent, len(recent))], joined=True) >= 0


def is_in_naming(state: BuilderState, draft: ClauseDraft, segment: Segment) -> bool:
    """'Chad began a raid, dubbed Arrow, into Mali': is it a past tense that only names the noun before the comma?"""
    recent, tail = state.recent, segment.tail
    if draft.chunk != "VFIN" or segment.opener or state.preceding is None or len(recent) < 2 or not tail:
        return False
    past = draft.verb.stop - draft.verb.first == 1 and state.tokens[draft.verb.head].tag == "VBD"
    naming = state.words.has("naming", draft.verb.lemma) and tail[0].kind in ("N", "LQ")
    return past and naming and recent[-1].kind == "COMMA" and any(group.kind == "COMMA" for group in tail[1:])


def is_in_apposition(state: BuilderState, draft: ClauseDraft, segment: Segment, following: Segment | None) -> bool:
    """'Fatah, a group linked to Libya, fled': is it a past tense in what is said of a noun, and so a participle?

    Behind it, after a comma, the noun has its verb.
    """
    tail = segment.tail
    if draft.chunk != "VFIN" or segment.opener or following is None or following.opener or following.verb is None:
        return False
    if draft.verb.stop - draft.verb.first > 1 or state.tokens[draft.verb.head].tag != "VBD":
        return False
    if not tail or tail[0].kind not in ("P", "PT", "ADVP") or tail[-1].kind != "COMMA":
        return False
    if following.verb.kind not in FINITE or following.front or state.words.has("report", draft.verb.lemma):
        return False
    return _ends_with_apposition(state)


def _ends_with_apposition(state: BuilderState) -> bool:
    """Is a noun with an article, said of the noun before the comma, the last of the recent groups?"""
    recent = state.recent
    at = len(recent) - 1
    while at > 1 and recent[at].kind in ("P", "ADVP"):
        at -= 1
    host = host_of(recent, at)
    if host < 0 or recent[at].kind != "N" or state.tokens[recent[at].first].tag != "DT":
        return False
    return state.tokens[recent[host].head].tag in NAMES


def _needs_subject(state: BuilderState) -> bool:
    """Has a bare infinitive a subject and nothing that governs it, so that it must be finite?

    "The rebels now | control ...", "'They,' he said, '| have left'"
    """
    preceding = state.preceding
    if preceding is None:
        return state.open_clauses[-1].draft is None and subject_at_end(state.recent, joined=True) >= 0
    last = state.last_group()
    resumed = last is None and preceding.subject_rule == "inverted"
    noun_before = last is not None and last.kind in ("N", "P", "COMMA")
    if not noun_before and not resumed:
        return False
    return state.innermost_pending() >= 0 and not state.words.has("bare", preceding.verb.lemma)


def _resumes(state: BuilderState, segment: Segment) -> bool:
    """'Israel, which builds rockets, | shared technology': is it the verb of a subject that waits?

    It is where a comma closes a relative clause, and an object follows a form in "-ed".
    """
    verb = segment.verb
    assert verb is not None
    if not _after_closed_relative(state) or segment.opener or not segment.tail or segment.tail[0].kind != "N":
        return False
    following = state.tokens[verb.stop].text if verb.stop < len(state.tokens) else ""
    ambiguous = verb.stop - verb.first == 1 and state.tokens[verb.head].text.endswith("ed")
    return ambiguous and following != "by" and state.innermost_pending() >= 0


def _after_closed_relative(state: BuilderState) -> bool:
    """Does a comma end a relative clause here?"""
    last = state.last_group()
    relative = state.preceding is not None and state.preceding.kind is ClauseKind.RELATIVE
    return relative and last is not None and last.kind == "COMMA"
