"""Why: which event of a sentence the text names as the cause or occasion of another."""

from __future__ import annotations

from typing import Final

from coder.circumstances.reach import Reach
from coder.core.model import Reason
from coder.core.syntax import Clause, Parse, Phrase
from coder.dictionary.word_lists import word_set

LINKS: Final = word_set("circumstances.cause_links")
AIMS: Final = word_set("circumstances.aims")
LONG_UNITS: Final = word_set("circumstances.long_units")
PREPOSITIONS: Final = word_set("circumstances.cause_prepositions")


def cause_step(effect: Reach, cause: int, parse: Parse) -> Reason | None:
    """Return the step of the trace by which the event at a token is the cause of another; None where it is none.

    ``cause`` stands in an adverbial clause of the effect with a link such as "after", or in a phrase of the effect
    with a preposition such as "over" or "in response to". "Ten weeks after" names no cause.
    """
    own = effect.own
    if own is None:
        return None
    for clause in parse.clauses:
        linked = clause.parent == own.index and clause.link in LINKS and clause.verb.first <= cause < clause.verb.stop
        if linked and not _is_long_after(clause, parse):
            return Reason("cause", "cause.clause", words=clause.link)
    attached = (inner for phrase in own.objects for inner in phrase.attached)
    phrases = [*own.preps, *(phrase for phrase in attached if phrase.prep not in AIMS)]
    if effect.noun is not None:
        phrases += effect.noun.attached
    for phrase in phrases:
        if phrase.prep in PREPOSITIONS and _holds(phrase, cause):
            return Reason("cause", "cause.phrase", words=phrase.prep)
    return None


def _is_long_after(clause: Clause, parse: Parse) -> bool:
    """Whether a clause only tells from when weeks or more are counted: "was freed ten weeks after he was jailed"."""
    tokens = parse.sentence.tokens
    first = clause.subject.first if clause.subject is not None and clause.subject_rule == "own" else clause.verb.first
    before = [token.lemma.lower() for token in tokens[max(0, first - 2) : first]]
    return len(before) > 1 and before[1] == clause.link and before[0] in LONG_UNITS


def _holds(phrase: Phrase, at: int) -> bool:
    """Whether the event noun at a token heads a phrase or a member of it."""
    return any(inner.head == at for inner in (phrase, *phrase.conjuncts))
