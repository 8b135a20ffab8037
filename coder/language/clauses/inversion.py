"""Subjects that stand after their verb."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.dictionary.word_lists import word_set
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
MEANWHILE: Final = word_set("clauses.meanwhile_prepositions")
AT_OCCASIONS: Final = word_set("clauses.at_occasions")
OCCASIONS: Final = word_set("clauses.spoken_occasions")


def inverted_report(state: BuilderState, draft: ClauseDraft, segment: Segment) -> bool:
    """'..., said the minister': give the verb of a report the subject after it; say whether there is one."""
    tail, recent = segment.tail, state.recent
    if not _looks_inverted(state, draft, segment):
        return False
    if state.preceding is None:
        before = _before_closing_quote(recent)
        at = subject_at_end(before, joined=True)
        if not any(group.kind == "COMMA" for group in tail) or at < 0 or _is_apposition(before, at):
            return False
        state.open_clauses[-1].pending_subject = take_subject(before, at)
    elif _subject_waits(state, draft):
        return False
    else:
        state.close_inside(0)
    take_inverted(draft, tail, next((i for i, group in enumerate(tail) if _ends_reporter(group)), len(tail)))
    return True


def _is_apposition(groups: Sequence[Group], at: int) -> bool:
    """'Hamas, a militant group, claimed responsibility, ...': does a noun only explain the one before it?"""
    return at > 1 and groups[at - 1].kind == "COMMA" and subject_at_end(groups[: at - 1], joined=True) >= 0


def _subject_waits(state: BuilderState, draft: ClauseDraft) -> bool:
    """Does a subject wait for this verb? An object, as it may be, with a gerund does not for a verb without one."""
    at = state.innermost_pending()
    if at < 0:
        return False
    return state.open_clauses[at].modifier is None or not state.words.has("clause_only", draft.verb.lemma)


def _ends_reporter(group: Group) -> bool:
    """Does a group go with the verb, and not with the reporter before it: "on Monday", "after talks with Peru"?"""
    if group.kind != "P":
        return group.kind in AFTER_REPORTER
    return group.prep in MEANWHILE or group.prep in AT_OCCASIONS and group.word in OCCASIONS


def _looks_inverted(state: BuilderState, draft: ClauseDraft, segment: Segment) -> bool:
    """Does a verb of saying stand between a mark and a noun?

    The noun after a verb that needs one who is told is that one: "..., the envoy, a Dane, told reporters"; so is the
    one between a verb and the preposition that it needs: "..., accused Chad of theft".
    """
    tail, recent, verb = segment.tail, state.recent, draft.verb
    if not state.words.has("report", verb.lemma) or verb.passive or segment.opener or segment.inverted:
        return False
    if state.words.has("addressed", verb.lemma) or _is_governed(state, draft, tail):
        return False
    return bool(recent) and bool(tail) and tail[0].kind == "N" and recent[-1].kind in BEFORE_REPORT


def _is_governed(state: BuilderState, draft: ClauseDraft, tail: Sequence[Group]) -> bool:
    """'accused Chad of theft': is the noun behind the verb its object, by the preposition behind that?"""
    if len(tail) < 2 or tail[1].kind != "P" or state.takes_clause(draft):
        return False
    return state.words.has_pair("gerund", draft.verb.lemma, tail[1].prep)


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
