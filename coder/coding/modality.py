"""What the form of a clause makes of the candidate in it: negated, hypothetical, possible, intended, an aim, history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from coder.coding.frames import DUTY, EventCandidate, framed, is_hostile
from coder.core.model import Actors, Clause, ClauseKind, Reason, Token
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_set

FUTURE = word_set("coding.future_modals")
WILL = word_set("coding.will_modals")
POSSIBLE = word_set("coding.possible_modals")
EXPRESSIONS = ("01", "051", "052", "055", "056", "10", "11", "12", "13", "14")
"""Beginnings of the codes of what is done by expressing it."""
UNSPOKEN = frozenset(("STATEMENT", "SUPPORT_POLICY"))
"""Actions under these codes that a purpose may also mean as a candidate to come: "to support refugees"."""
AIMS = word_set("coding.aim_nouns")
PAST_TIMES = word_set("coding.past_times")
LONG_AGO, LONG_REACH = 15, 8
"""Years before the article from which on a candidate is history, and how many words behind the verb the year may stand."""
PAST_REACH = 6
"""How many words after a verb may hold the time that makes it history."""


def modal(
    clause: Clause, candidate: EventCandidate, dictionary: Dictionary, tokens: Sequence[Token], year: int
) -> EventCandidate:
    """A candidate as negation, modals, hypothetical links and years long gone leave it; ``year`` is that of the article, 0 where it is not known."""
    verb = clause.verb
    if _is_long_ago(clause, tokens, year):
        return replace(candidate, blocked=candidate.blocked or "history")
    if (
        verb.negated
        and verb.modal in WILL
        and not clause.hypothetical
        and not verb.perfect
        and _is_favour(candidate, dictionary)
    ):
        return framed(candidate, "reject", candidate.source, (), dictionary).because(
            Reason("modality", "modal.will_not", words=verb.modal)
        )
    if verb.negated and candidate.frame == "reject" and is_hostile(candidate, dictionary):
        return replace(candidate, frame="threaten").because(Reason("modality", "modal.not_ruled_out"))
    if verb.negated or clause.link == "without":
        return replace(candidate, blocked=candidate.blocked or "negated")
    if clause.hypothetical or (verb.modal == "would" and verb.perfect):
        return replace(candidate, blocked=candidate.blocked or "hypothetical")
    if verb.modal in POSSIBLE:
        return replace(candidate, blocked=candidate.blocked or "possible")
    if verb.modal in DUTY:
        return (
            replace(candidate, frame=verb.modal, blocked="obligation")
            if candidate.frame in ("", "intend")
            else candidate
        )
    if verb.modal in FUTURE and not candidate.frame:
        return framed(candidate, "intend", candidate.source, (), dictionary).because(
            Reason("modality", "modal.future", words=verb.modal)
        )
    return candidate


def unframed(
    clause: Clause, candidate: EventCandidate, reporter: Actors, tokens: Sequence[Token], dictionary: Dictionary
) -> EventCandidate:
    """A candidate in a clause that no frame governs: an infinitive of purpose has not happened, what a noun is known for is history."""
    if clause.kind is ClauseKind.RELATIVE and _is_past(clause, tokens):
        return replace(candidate, blocked=candidate.blocked or "history")
    if (
        clause.verb.form == "gerund"
        and clause.link in ("of", "to")
        and tokens[clause.verb.first - 2].lemma in AIMS
        and not candidate.frame
    ):
        return replace(candidate, blocked=candidate.blocked or "purpose")
    if (
        clause.verb.form == "infinitive"
        and not candidate.frame
        and clause.kind is not ClauseKind.MAIN
        and not _is_expression(candidate, dictionary)
    ):
        return replace(candidate, blocked=candidate.blocked or "purpose")
    return framed(candidate, "say", reporter, (), dictionary) if candidate.frame in DUTY and reporter else candidate


def _is_expression(candidate: EventCandidate, dictionary: Dictionary) -> bool:
    """Who acts in order to protest or complain does so by the act: "marched to protest at", "summoned the envoy to complain"."""
    action = dictionary.actions.get(candidate.action)
    return action is not None and action.done.startswith(EXPRESSIONS) and candidate.action not in UNSPOKEN


def _is_past(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Past perfect, or with a time that lies well before the article: "rebels arrested last year", "who had fled in 1998"."""
    if clause.verb.perfect and clause.verb.tense == "past":
        return True
    after = [token.text.lower() for token in tokens[clause.verb.stop : clause.verb.stop + PAST_REACH]]
    return not PAST_TIMES.isdisjoint(after) or any(
        len(word) == 4 and word.isdigit() and word[:2] in ("19", "20") for word in after
    )


def _is_long_ago(clause: Clause, tokens: Sequence[Token], year: int) -> bool:
    """A year that lies far before the article stands behind the verb or opens the sentence: "invaded Poland in 1939"."""
    near = [*tokens[:3], *tokens[clause.verb.stop : clause.verb.stop + LONG_REACH]]
    return any(len(word.text) == 4 and word.text.isdigit() and 1000 < int(word.text) < year - LONG_AGO for word in near)


def _is_favour(candidate: EventCandidate, dictionary: Dictionary) -> bool:
    """Not to do this is a refusal: neither a hostile act nor one that is in doubt already."""
    return (
        bool(candidate.source)
        and not candidate.blocked
        and candidate.frame in ("", "intend")
        and not is_hostile(candidate, dictionary)
    )
