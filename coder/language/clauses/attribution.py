"""Passes that find who reports what: "..., officials said", "according to the ministry", "Israeli PM: ..."."""

from __future__ import annotations

from typing import Final

from coder.core.syntax import ClauseKind
from coder.core.values import replace
from coder.dictionary.word_lists import word_set
from coder.language.clauses.drafts import ClauseDraft
from coder.language.clauses.groups import Group
from coder.language.clauses.sentence_draft import SentenceDraft

ACCORDING_TO: Final = "according to"
HORTATIVES: Final = word_set("clauses.hortatives")
BEFORE_REPORT_TAGS: Final = frozenset((",", "''", '"', ".", ":"))
"""Tags of the marks between what is reported and the report after it."""


def attribute_to_reports(sentence: SentenceDraft) -> None:
    """'..., officials said': make the clauses before a report what it reports."""
    main: ClauseDraft | None = None
    report: ClauseDraft | None = None
    for draft in sentence.clauses:
        if draft.kind is not ClauseKind.MAIN:
            continue
        if report is not None and draft.quoted and not report.quoted:
            # the quotation goes on after "..., he said"
            draft.reporter = report.subject
            draft.place(ClauseKind.COMPLEMENT, report)
            continue
        if main is not None and _is_report(sentence, draft):
            report = draft
            _report(sentence, main, draft)
        main = draft


def _report(sentence: SentenceDraft, reported: ClauseDraft | None, report: ClauseDraft) -> None:
    """Put a main clause, and those with which it is coordinated, under the report after it."""
    while reported is not None and reported.parent is None and reported is not report:
        reported.reporter = report.subject
        reported.place(ClauseKind.COMPLEMENT, report)
        _read_as_order(sentence, reported, report)
        reported = reported.coordinate


def _read_as_order(sentence: SentenceDraft, order: ClauseDraft, report: ClauseDraft) -> None:
    """'Stop the war, he told them': what is ordered is a duty of those addressed; "let us hope" orders nothing."""
    verb = order.verb
    if order.subject is not None or order.chunk != "VBARE" or verb.stop == len(sentence.tokens):
        return
    if f"{verb.lemma} {sentence.tokens[verb.stop].text.lower()}" in HORTATIVES:
        return
    order.verb = replace(verb, form="finite", modal="must")
    if report.objects:
        order.set_subject(report.objects[0], "addressed")


def _is_report(sentence: SentenceDraft, draft: ClauseDraft) -> bool:
    """Is it a verb of saying after a mark, without a complement of its own, whose object can only be who is told?"""
    if draft.subject is None or draft.coordinate is not None or draft.complements:
        return False
    if not sentence.words.has("report", draft.verb.lemma):
        return False
    tells = sentence.words.has("two", draft.verb.lemma) or sentence.words.has("object", draft.verb.lemma)
    if draft.objects and draft.subject_rule != "inverted" and not tells:
        return False
    first = min(draft.verb.first, draft.subject.first)
    return first > 0 and sentence.tokens[first - 1].tag in BEFORE_REPORT_TAGS


def attribute_to_sources(sentence: SentenceDraft) -> None:
    """'according to the ministry', 'Israeli PM: ...': find a reporter without a verb."""
    mains = [draft for draft in sentence.clauses if draft.kind is ClauseKind.MAIN]
    main = mains[0] if mains else None
    source = _fronted_source(sentence) or _headline_source(sentence)
    if source is not None and main is not None:
        main.reporter = main.reporter or source
    for draft in sentence.clauses:
        if draft.kind is ClauseKind.MAIN:
            main = draft
        cited = next((group for group in draft.preps if group.prep == ACCORDING_TO and group.word), None)
        if cited is not None and main is not None:
            main.reporter = main.reporter or cited
            draft.preps = [group for group in draft.preps if group is not cited]


def _fronted_source(sentence: SentenceDraft) -> Group | None:
    """Return the noun of "according to" before a verb."""
    for segment in sentence.segments:
        for group in segment.front:
            if group.kind == "P" and group.prep == ACCORDING_TO and group.word:
                return group
    return None


def _headline_source(sentence: SentenceDraft) -> Group | None:
    """'Israeli PM: Iran must ...', 'Iran must ... - Israeli PM': return the one who says it in a headline."""
    if not sentence.segments:
        return None
    front, tail = sentence.segments[0].front, sentence.segments[-1].tail
    begins = len(front) > 2 and front[0].kind == "N" and front[1].kind == "COLON" and front[0].first == 0
    if begins and sentence.tokens[front[1].first].text == ":":
        return front[0]
    ends = len(tail) > 1 and tail[-1].kind == "N" and tail[-2].kind == "COLON" and tail[-1].stop == len(sentence.tokens)
    return tail[-1] if ends else None
