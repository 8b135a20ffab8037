"""Who reports what: "..., officials said", "according to the ministry", "Israeli PM: ..."."""

from __future__ import annotations

from coder.core.model import ClauseKind
from coder.language.clauses.drafts import Draft
from coder.language.clauses.groups import Group
from coder.language.clauses.sentence_draft import SentenceDraft


def reports(sentence: SentenceDraft) -> None:
    """'..., officials said': the clauses before are what is reported."""
    main: Draft | None = None
    report: Draft | None = None
    for draft in sentence.clauses:
        if draft.kind is not ClauseKind.MAIN:
            continue
        if report is not None and draft.quoted and not report.quoted:
            # the quotation goes on after "..., he said"
            draft.reporter = report.subject
            draft.hang(ClauseKind.COMPLEMENT, report)
            continue
        if main is not None and _is_report(sentence, draft):
            report = draft
            reported: Draft | None = main
            while reported is not None and reported.parent is None and reported is not draft:
                reported.reporter = draft.subject
                reported.hang(ClauseKind.COMPLEMENT, draft)
                reported = reported.coordinate
        main = draft


def _is_report(sentence: SentenceDraft, draft: Draft) -> bool:
    """Does a clause with a verb of saying end what it reports?"""
    if (
        draft.subject is None
        or draft.coordinate is not None
        or draft.complements
        or not sentence.words.has("report", draft.verb.lemma)
    ):
        return False
    if draft.objects and draft.subject_rule != "inverted" and not sentence.words.has("two", draft.verb.lemma):
        return False
    first = min(draft.verb.first, draft.subject.first)
    return first > 0 and sentence.tokens[first - 1].tag in (",", "''", '"', ".", ":")


def according(sentence: SentenceDraft) -> None:
    """'according to the ministry': a reporter without a verb."""
    mains = [draft for draft in sentence.clauses if draft.kind is ClauseKind.MAIN]
    fronts = [group for segment in sentence.segments for group in segment.front]
    found = next((group for group in fronts if group.kind == "P" and group.prep == REPORTING and group.word), None)
    found = found or _headlined(sentence)
    if found is not None and mains:
        mains[0].reporter = mains[0].reporter or found
    main = mains[0] if mains else None
    for draft in sentence.clauses:
        if draft.kind is ClauseKind.MAIN:
            main = draft
        cited = next((group for group in draft.preps if group.prep == REPORTING and group.word), None)
        if cited is not None and main is not None:
            main.reporter = main.reporter or cited
            draft.preps = [group for group in draft.preps if group is not cited]


def _headlined(sentence: SentenceDraft) -> Group | None:
    """'Israeli PM: Iran must halt enrichment', 'Iran must halt enrichment - Israeli PM': who says it in a headline."""
    if not sentence.segments:
        return None
    front, tail = sentence.segments[0].front, sentence.segments[-1].tail
    if (
        len(front) > 2
        and front[0].kind == "N"
        and front[1].kind == "COLON"
        and sentence.tokens[front[1].first].text == ":"
        and front[0].first == 0
    ):
        return front[0]
    ends = len(tail) > 1 and tail[-1].kind == "N" and tail[-2].kind == "COLON" and tail[-1].stop == len(sentence.tokens)
    return tail[-1] if ends else None


REPORTING = "according to"
