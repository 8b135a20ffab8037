"""Why: which event of a sentence the text names as the cause or occasion of another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.circumstances.reach import Reach
from coder.core.model import Reason
from coder.core.syntax import Clause, Phrase
from coder.dictionary.word_lists import word_set

LINKS: Final = word_set("circumstances.cause_links")
PREPOSITIONS: Final = word_set("circumstances.cause_prepositions")


def cause_step(effect: Reach, cause: int, clauses: Sequence[Clause]) -> Reason | None:
    """Return the step of the trace by which the event at a token is the cause of another; None where it is none.

    ``cause`` stands in an adverbial clause of the effect with a link such as "after", or in a phrase of the effect
    with a preposition such as "over" or "in response to".
    """
    own = effect.own
    if own is None:
        return None
    for clause in clauses:
        if clause.parent == own.index and clause.link in LINKS and clause.verb.first <= cause < clause.verb.stop:
            return Reason("cause", "cause.clause", words=clause.link)
    phrases = [*own.preps, *(inner for phrase in own.objects for inner in phrase.attached)]
    if effect.noun is not None:
        phrases += effect.noun.attached
    for phrase in phrases:
        if phrase.prep in PREPOSITIONS and _holds(phrase, cause):
            return Reason("cause", "cause.phrase", words=phrase.prep)
    return None


def _holds(phrase: Phrase, at: int) -> bool:
    """Whether the event noun at a token heads a phrase or a member of it."""
    return any(inner.head == at for inner in (phrase, *phrase.conjuncts))
