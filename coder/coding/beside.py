"""What clauses tell beside their own deeds: words that their subjects face, and nouns that sum up what these did."""

from __future__ import annotations

from typing import Final

from coder.actors.reach import Reach
from coder.actors.resolver import SentenceActors
from coder.coding.candidate import EventCandidate
from coder.coding.deeds import DECISION_NOUNS
from coder.coding.framing import share_actor
from coder.core.model import Actors, Clause, ClauseKind, Parse, Phrase
from coder.core.values import replace
from coder.dictionary.frames import Frame
from coder.dictionary.word_lists import word_set

INDEFINITE: Final = word_set("actors.indefinite_openers")
SPOKEN_TO: Final = (Frame.THREATEN, Frame.DEMAND, Frame.APPEAL, Frame.CRITICISE, Frame.ACCUSE, Frame.COMPLAIN)
"""The frames of what is said to somebody who acts in the face of it."""


def said_to_subject(clause: Clause, candidate: EventCandidate, actors: SentenceActors) -> EventCandidate:
    """A threat, a request or blame that a clause mentions beside what its subject does in the face of it.

    "Mali closed the border despite warnings from Chad".
    """
    told = candidate.frame in SPOKEN_TO and bool(candidate.source) and not candidate.target
    if not told or clause.verb.passive or clause.subject is None:
        return candidate
    subject = actors.actors(clause.subject, Reach.DOER)
    return candidate if share_actor(subject, candidate.source) else replace(candidate, target=subject)


def summed_up(phrase: Phrase, parse: Parse, actors: SentenceActors) -> Actors:
    """Who did what a noun behind a clause sums up: "France closed its border, a move that Italy condemned"."""
    tokens, first = parse.sentence.tokens, phrase.first
    if tokens[phrase.head].lemma.lower() not in DECISION_NOUNS or first < 2:
        return ()
    if tokens[first - 1].text != "," or tokens[first].text.lower() not in INDEFINITE:
        return ()
    told = [one for one in parse.clauses if one.verb.stop < first and one.subject is not None]
    last = max(told, key=lambda one: one.verb.stop, default=None)
    return actors.actors(last.subject, Reach.DOER) if last is not None and last.subject is not None else ()


def is_done_with_noun(clause: Clause) -> bool:
    """Whether a clause tells in the passive what somebody does with the noun that it hangs on: "a plan rejected by"."""
    return clause.kind is ClauseKind.RELATIVE and clause.verb.passive
