"""What clauses tell beside their own deeds: words that their subjects face, and nouns that sum up what these did."""

from __future__ import annotations

from typing import Final

from coder.actors.reach import Reach
from coder.actors.resolver import SentenceActors
from coder.coding.arguments import arguments_of
from coder.coding.candidate import EventCandidate
from coder.coding.deeds import DECISION_NOUNS
from coder.coding.protest_topics import TOPIC_PREPOSITIONS
from coder.coding.sides import share_actor
from coder.core.model import Actors
from coder.core.syntax import Clause, ClauseKind, Parse, Phrase
from coder.core.values import replace
from coder.dictionary.frames import Frame
from coder.dictionary.word_lists import word_set

ACCOMPANYING: Final = word_set("coding.accompanying_prepositions")
OCCASIONS: Final = ACCOMPANYING - TOPIC_PREPOSITIONS
"""After a noun "on" says what it is about."""
OCCASION: Final = word_set("coding.occasion_prepositions")
PARTIES: Final = word_set("coding.party_prepositions")
ADDRESSING: Final = word_set("coding.addressing_verbs")
BESIDE: Final = word_set("coding.companion_prepositions")
PHASES: Final = word_set("coding.phase_nouns")
TELLING: Final = word_set("coding.telling_verbs")
THEIR, GERUND = "their", "gerund"
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


def is_occasion(phrase: Phrase, part: Phrase, parse: Parse) -> bool:
    """Whether a part of a phrase beside a clause is where this takes place: "at the start of talks with Chad"."""
    if part is phrase or phrase.prep in BESIDE:
        return part.prep in ACCOMPANYING
    phase = part.prep == "of" and phrase.prep in ACCOMPANYING
    return part.prep in OCCASIONS or (phase and parse.sentence.tokens[phrase.head].lemma.lower() in PHASES)


def others_present(clause: Clause, phrase: Phrase, parse: Parse, actors: SentenceActors) -> Actors:
    """With whom the subject of a clause is at a meeting, or at the start of one, that names no party."""
    tokens = parse.sentence.tokens
    phases = phrase.attached if tokens[phrase.head].lemma.lower() in PHASES else ()
    meeting = next((other for other in phases if other.prep == "of"), phrase)
    if any(other.prep in PARTIES for other in meeting.attached):
        return ()
    found = _addressed(clause, phrase, actors) or _companions(clause, actors)
    return found or _subject_above(clause, meeting, parse, actors)


def _addressed(clause: Clause, phrase: Phrase, actors: SentenceActors) -> Actors:
    """To whom the subject speaks: "told Peru during talks in Lima"."""
    if phrase.prep not in OCCASION or clause.verb.lemma not in ADDRESSING:
        return ()
    object = arguments_of(clause).object
    return actors.actors(object, Reach.HEAD) if object is not None else ()


def _companions(clause: Clause, actors: SentenceActors) -> Actors:
    """Who sits, stands or walks with the subject: "sat next to Lavrov during a meeting"."""
    beside = next((other for other in clause.preps if other.prep in BESIDE), None)
    nearest = beside is not None and beside is min(clause.preps, key=lambda other: other.first)
    return actors.actors(beside, Reach.HEAD) if beside is not None and nearest and not clause.objects else ()


def _subject_above(clause: Clause, phrase: Phrase, parse: Parse, actors: SentenceActors) -> Actors:
    """Who listens to the subject after the talks of both: "Kerry looked on as Lavrov spoke after their talks"."""
    if parse.sentence.tokens[phrase.first].text.lower() != THEIR or clause.parent is None:
        return ()
    above = parse.clauses[clause.parent].subject
    return actors.actors(above, Reach.HEAD) if above is not None else ()


def summed_up(phrase: Phrase, parse: Parse, actors: SentenceActors) -> Actors:
    """Who did what a noun behind a clause sums up: "France closed its border, a move that Italy condemned"."""
    tokens, first = parse.sentence.tokens, phrase.first
    if tokens[phrase.head].lemma.lower() not in DECISION_NOUNS or first < 2:
        return ()
    if tokens[first - 1].text != "," or tokens[first].text.lower() not in INDEFINITE:
        return ()
    told = [one for one in parse.clauses if one.verb.stop < first and one.subject is not None and _is_told(one)]
    last = max(told, key=lambda one: one.verb.stop, default=None)
    return actors.actors(last.subject, Reach.DOER) if last is not None and last.subject is not None else ()


def _is_told(clause: Clause) -> bool:
    """Whether a clause tells more than something of a noun: not "affected by the ban", "who backed the plan"."""
    return clause.kind is not ClauseKind.RELATIVE


def teller(clause: Clause, parse: Parse, actors: SentenceActors) -> Actors:
    """Who says what a participle adds to what is told: "Mali said the raid was a crime, accusing Chad of murder"."""
    if clause.kind is not ClauseKind.ADVERBIAL or clause.verb.form != GERUND or clause.link or clause.parent is None:
        return ()
    told = parse.clauses[clause.parent]
    if told.kind is not ClauseKind.COMPLEMENT or told.parent is None:
        return ()
    above = parse.clauses[told.parent]
    if above.subject is None or above.verb.passive or above.verb.lemma not in TELLING:
        return ()
    return actors.actors(above.subject, Reach.DOER)


def is_done_with_noun(clause: Clause, phrase: Phrase) -> bool:
    """Whether a relative clause tells what is done with its noun: "a plan rejected by Peru", "a charge it denies"."""
    acted_on = clause.verb.passive or any(other.head == phrase.head for other in clause.objects)
    return clause.kind is ClauseKind.RELATIVE and acted_on
