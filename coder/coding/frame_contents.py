"""What frames are about: complement clauses, event nouns, what somebody is stopped from doing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from coder.coding.aims import is_task
from coder.coding.arguments import with_parties
from coder.coding.candidate import EventCandidate
from coder.coding.fits import Fit
from coder.coding.modality import is_met_there, may_be_fulfilled
from coder.coding.noun_extractor import NounExtractor
from coder.core.model import Actors
from coder.core.rejections import RejectReason
from coder.core.syntax import Clause, Phrase
from coder.core.values import Record
from coder.dictionary.frames import Frame, FrameRule, Trait
from coder.dictionary.word_lists import word_set

CLARIFYING: Final = word_set("coding.clarifying_verbs")
POINTING: Final = word_set("coding.pointing_verbs")
NEAR: Final = word_set("coding.near_links")
ONGOING: Final = frozenset((Frame.EXPECT, Frame.RESUME))
"""The frames whose verb may only say of a noun that it will do something."""
OCCURRENCE: Final = word_set("coding.occurrence_verbs")
FAILING: Final = (Frame.FAIL, Frame.NEGLECT)
WANTED: Final = "for"
"""The word after a verb before what is asked for, and not who is asked."""
ASKED: Final = "on"
"""The word after a verb before who is asked: "called on the meeting to address the crisis"."""
WANTING: Final = word_set("coding.wanting_verbs")
QUESTIONS: Final = word_set("coding.question_links")
SETTLED: Final = word_set("coding.settled_nouns")
TEXT: Final = "communication"
"""The class of nouns for what is said or written."""


class Content(Record):
    """What a frame is laid over, and the phrase that names it where no clause does."""

    __slots__ = ("candidates", "phrase")

    def __init__(self, candidates: Sequence[EventCandidate] = (), phrase: Phrase | None = None) -> None:
        self.candidates = candidates
        self.phrase = phrase


class FrameContents(NounExtractor):
    """Finds what the frames of one sentence are about."""

    def content(self, fit: Fit, frame: Frame, clause: Clause, subject: Actors, depth: int) -> Content:
        """What a frame is about: a complement clause, else an event noun as object, else one after a preposition.

        Last come clauses of the object ("a plan to attack") and the subject ("talks were suspended").
        """
        doer = subject if Trait.SUBJECT_ACTS in frame.traits else ()
        if Trait.CHANGES_OBJECT in frame.traits and fit.arguments.object is not None:
            found = self._event_noun(self.matcher.heads(fit.arguments.object), fit, doer, depth)
            return found if found.candidates else Content(self._prevented(fit.arguments.object, clause, depth))
        if frame is Frame.ORDER and fit.matched is not None:
            found = self._event_noun(self.matcher.heads(fit.matched), fit, doer, depth)
            if any(candidate.target for candidate in found.candidates) or found.candidates and not clause.complements:
                return found
        acting = self._acting(clause) if Trait.ASKS in frame.traits else set()
        if fit.entry.particle.endswith(WANTED) and acting:  # "called for talks to end the war"
            wanted = (phrase for phrase in self.content_phrases(fit.arguments) if phrase.head in acting)
            found = self._event_noun(wanted, fit, doer, depth)
            if found.candidates:
                return found
        candidates = self._of_complements(fit, frame, clause, depth)
        if candidates:
            said = set(clause.complements)
            self.taken_nouns.update(thing.head for thing in clause.objects if not said.isdisjoint(thing.clauses))
            return Content(candidates)
        told = Trait.REPORTS in frame.traits and (clause.complements or clause.verb.lemma in CLARIFYING)
        if told or frame in ONGOING and self._does_more(clause):
            return Content()
        phrases: Iterable[Phrase] = self.content_phrases(fit.arguments)
        if frame is Frame.RESUME and self._is_text(fit.arguments.object):
            phrases = self.matcher.heads(fit.arguments.object) if fit.arguments.object else ()
        if frame is Frame.REJECT and self._is_settled(fit.arguments.object):
            self.taken_nouns.update(phrase.head for phrase in fit.arguments.around)
            phrases = self.matcher.heads(fit.arguments.object) if fit.arguments.object else ()
        if Trait.NAMED_BY_OBJECT in frame.traits:
            phrases = (phrase for phrase in phrases if phrase is not fit.matched)
        elif frame.rule is FrameRule.JUDGE and fit.matched is not None and fit.entry.with_:
            matched = fit.matched  # "expressed concern about the arrest": what is judged is the arrest
            phrases = sorted(phrases, key=lambda phrase: phrase is matched)
        if fit.entry.particle.endswith(ASKED) or fit.entry.word in WANTING:
            phrases = (phrase for phrase in phrases if phrase.head not in acting)
        found = self._event_noun(phrases, fit, doer, depth)
        if found.candidates:
            return found
        if fit.matched is not None and fit.matched.clauses:
            candidates = [candidate for index in fit.matched.clauses for candidate in self.of_clause(index, depth + 1)]
            self.taken_clauses.update(fit.matched.clauses)
            if candidates:
                return Content(candidates)
        return self._of_subject(fit, frame, clause, depth)

    def _acting(self, clause: Clause) -> set[int]:
        """The heads of the nouns that are to do what an infinitive says."""
        inner = [self.parse.clauses[index] for index in clause.complements]
        infinitives = [other for other in inner if other.verb.form == "infinitive" and not other.verb.passive]
        return {other.subject.head for other in infinitives if other.subject is not None}

    def _does_more(self, clause: Clause) -> bool:
        """Whether an infinitive says what a noun does: "is expected to grow", but not "are expected to begin"."""
        inner = [self.parse.clauses[index].verb for index in clause.complements]
        return any(verb.form == "infinitive" and verb.lemma not in OCCURRENCE and not verb.passive for verb in inner)

    def _is_text(self, object: Phrase | None) -> bool:
        """Whether an object is a speech or text, whose subject nobody carries out: "gave a speech on tax reform"."""
        classes = self.dictionary.noun_classes
        return object is not None and TEXT in classes.of(self.tokens[object.head].lemma.lower())

    def _is_settled(self, object: Phrase | None) -> bool:
        """Whether what is refused is a view or finding, and no step: "rejected the findings on the arrests"."""
        return object is not None and self.tokens[object.head].lemma.lower() in SETTLED

    def _prevented(self, object: Phrase, clause: Clause, depth: int) -> list[EventCandidate]:
        """What somebody was stopped from doing, which has not happened: "Libya stopped Chad from attacking Niger"."""
        inner = [self.parse.clauses[index] for index in clause.complements]
        return [
            candidate.block(RejectReason.STOPPED)
            for other in inner
            if other.subject is not None and other.subject.first == object.first
            for candidate in self.of_clause(other.index, depth + 1)
        ]

    def _of_complements(self, fit: Fit, frame: Frame, clause: Clause, depth: int) -> list[EventCandidate]:
        """The content in the complement clauses; blocked candidates only where there are no others.

        A frame that may stand alone takes no mere aim for its content.
        """
        asked = Trait.LOOKS_AHEAD in frame.traits and frame is not Frame.CONSIDER
        inner = [index for index in clause.complements if not (asked and self._is_question(index))]
        candidates = [
            self.unless_aim(index, candidate) if Trait.REPORTS in frame.traits else candidate
            for index in inner
            for candidate in self.of_clause(index, depth + 1)
        ]
        candidates = [candidate for candidate in candidates if not candidate.blocked] or candidates
        aims = all(candidate.blocked is RejectReason.PURPOSE for candidate in candidates)
        return [] if fit.entry.alone and aims else candidates

    def _is_question(self, index: int) -> bool:
        """Whether a clause says what somebody wants to know of what has been: "promised a probe into how it fell"."""
        clause = self.parse.clauses[index]
        return clause.link in QUESTIONS and clause.verb.form not in ("infinitive", "gerund")

    def _of_subject(self, fit: Fit, frame: Frame, clause: Clause, depth: int) -> Content:
        """The content that the subject names: "talks are out of the question", "the fighting stopped"."""
        changed = (frame in FAILING or Trait.CHANGES_OBJECT in frame.traits) and fit.arguments.object is None
        if clause.subject is None or not (fit.entry.kind == "adjective" or fit.entry.word == "be" or changed):
            return Content()
        candidates = self.of_carried_noun(with_parties(clause.subject, clause), (), depth)
        return Content(candidates, clause.subject) if candidates else Content()

    def of_crowds(self, content: Content, phrase: Phrase, fit: Fit) -> Content:
        """What goes on, with the people of the place as those who do it: "riots continued in Lima"."""
        return Content([self.with_implied_source(phrase, one, fit.arguments) for one in content.candidates], phrase)

    def _event_noun(self, phrases: Iterable[Phrase], fit: Fit, subject: Actors, depth: int) -> Content:
        """The first of the phrases that is an event noun."""
        for phrase in phrases:
            candidates = self.of_noun(phrase, subject, depth, beside=fit.arguments.preps)
            if candidates:
                return Content(candidates, phrase)
        return Content()

    def unless_aim(self, index: int, candidate: EventCandidate) -> EventCandidate:
        """A candidate of a complement; an infinitive is an aim, unless it says what is expressed.

        So is what somebody is only close to doing or has as a task.
        """
        clause = self.parse.clauses[index]
        if clause.verb.form == "gerund" and (clause.link in NEAR or is_task(clause, self.parse)):
            return candidate.block(RejectReason.PURPOSE)
        pending = not candidate.frame or not may_be_fulfilled(clause, self.parse)
        aim = clause.verb.form == "infinitive" and not clause.verb.perfect and pending
        if clause.verb.lemma in POINTING:
            return candidate
        if not aim or is_met_there(clause, candidate, self.parse, self.dictionary):
            return candidate
        return candidate.block(RejectReason.PURPOSE)
