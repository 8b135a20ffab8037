"""Event nouns to candidates: "the attack on", "held talks with", "his refusal to meet"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Final

from coder.actors.reach import Reach
from coder.coding import by_parties
from coder.coding.actuality import is_question
from coder.coding.arguments import TRANSPARENT, Arguments, aimed_at, attached, with_parties
from coder.coding.beside import is_done_with_noun, is_occasion, others_present, said_to_subject
from coder.coding.candidate import CONSULT, VIOLENT_ROOTS, EventCandidate, root_of
from coder.coding.captors import captors, frees
from coder.coding.doubted_nouns import (
    CIRCUMSTANCES,
    doubt_of_noun,
    doubt_of_object,
    is_given,
    is_relation,
    was_uttered,
)
from coder.coding.extraction import MAX_DEPTH, NEGATIVE_DETERMINERS, Extraction
from coder.coding.fields import in_field
from coder.coding.fits import Fit
from coder.coding.frame_rules import framed
from coder.coding.insiders import insiders
from coder.coding.makers import AGENT
from coder.coding.members import with_each_other, with_those_met
from coder.coding.modality import POSSIBLE, apply_modality, is_scheduled
from coder.coding.noun_owners import sides_of_owned
from coder.coding.protest_topics import TOPIC_PREPOSITIONS
from coder.coding.protests import with_topic
from coder.core.model import Actors, Reason
from coder.core.rejections import RejectReason
from coder.core.syntax import Clause, Phrase
from coder.core.values import replace
from coder.dictionary.frames import Frame
from coder.dictionary.word_lists import word_set

OWNED: Final = "PRP$"
"""The tag before a noun of a word that says whose it is: "its"."""
PROTESTS: Final = word_set("coding.protest_nouns")
PROVOKED: Final = word_set("coding.provoked_prepositions")
AWAITING: Final = word_set("coding.awaiting_prepositions")
OWN_AIMS: Final = (Frame.INTEND, Frame.OFFER, Frame.REJECT, Frame.THREATEN, Frame.ATTEMPT)
"""The frames of nouns whose owner is to do what they are about: plans, offers, refusals, threats."""
SAID_SOMEWHERE: Final = (*OWN_AIMS, Frame.APPEAL, Frame.DEMAND)
"""The frames of nouns for what is said at a meeting and is not about it."""
VENUE: Final = "at"
DURING: Final = "during"
OF: Final = "of"
CONFLICT_ROOTS: Final = VIOLENT_ROOTS | {"14", "15", "17"}
"""The roots of deeds that others answer, and that have been done where they do."""
PROPER, COMMON = ("NNP", "NNPS"), ("NN", "NNS", "VBD")
PRONOUNS: Final = ("PRP", "PRP$")
WILL: Final = "will"
MERE_SUBJECTS: Final = word_set("coding.mere_subjects")
ASKING: Final = frozenset((Frame.APPEAL, Frame.DEMAND))
"""The frames of nouns that say behind "for" who is to do what."""
FOR: Final = "for"
EXISTENTIAL: Final = "EX"
"""The tag of "there" in "there will be talks"."""


class NounExtractor(Extraction):
    """Reads the event nouns of a sentence: those that a verb leads to, and those that stand free."""

    def of_noun(
        self,
        phrase: Phrase,
        subject: Actors,
        depth: int,
        light: Arguments | None = None,
        beside: Sequence[Phrase] = (),
    ) -> list[EventCandidate]:
        """The candidates of an event noun; none where the noun has no entry that fits.

        ``subject`` is the source that a verb gives it, ``light`` the arguments that a light verb shares with it;
        ``beside`` are the phrases of a frame above it ("demanded the release of X by Y").
        """
        doers = [one for one in (phrase.possessor, light.subject if light else None) if one is not None]
        sideless: list[EventCandidate] = []
        for fit in self.matcher.noun_fits(phrase):
            self.taken_nouns.add(phrase.head)
            if any(self.matcher.excludes(fit.entry, AGENT, doer) for doer in doers):
                continue  # "tourists paid a visit" as "a visit by tourists"
            if fit.entry.result == "none":
                return sideless
            trigger = (phrase.head, phrase.head + 1)
            arguments = self._arguments_of_noun(phrase, light)
            source, target = self.participants.of_noun(fit, phrase, arguments, subject)
            source, target = sides_of_owned(phrase, arguments, source, target, self.actors)
            source, target = self.participants.beside(fit, phrase, beside, source, target)
            source = self.implied.unknown_doers(fit.entry.name, source, arguments)
            if not source and frees(fit.entry.name, self.dictionary):
                source = captors(phrase, self, depth)
            if not target and source and fit.entry.frame is None and self._is_violent(fit.entry.name):
                target = insiders(arguments, phrase, source, self.parse, self.actors)
            target = target or self.implied.host(fit.entry, arguments, source, trigger)
            reason = self.reason("noun", fit.entry, trigger)
            if fit.entry.frame is None:
                name = in_field(fit.entry.name, arguments, None, self)
                name = by_parties.of_noun(name, self.tokens[phrase.head].lemma, source, target, subject)
                done = EventCandidate(name, None, source, target, trigger, (reason,))
                found = [with_topic(with_each_other(phrase, done, self.dictionary), arguments, None, self)]
                if source or target or sideless:
                    return sideless or found
                sideless = found  # "the collapse of talks between": a frame may know the sides by its content
                continue
            candidates = self._under_noun(fit, fit.entry.frame, phrase, source, target, depth, reason)
            if candidates and (not sideless or any(one.source for one in candidates)):
                return candidates
        return sideless

    def _is_violent(self, name: str) -> bool:
        action = self.dictionary.actions.get(name)
        return action is not None and action.root in VIOLENT_ROOTS

    def of_carried_noun(
        self, phrase: Phrase, subject: Actors, depth: int, light: Arguments | None = None
    ) -> list[EventCandidate]:
        """The candidates of an event noun of whose deed a verb tells no more than that it is done, begins or ends."""
        found = self.of_noun(phrase, subject, depth, light)
        return with_those_met(phrase, found, self.tokens, self.dictionary)

    def _under_noun(
        self, fit: Fit, frame: Frame, phrase: Phrase, source: Actors, target: Actors, depth: int, reason: Reason
    ) -> list[EventCandidate]:
        """The content of a noun under its frame; without a known content the frame alone, if its entry allows that."""
        content = self._content_of_noun(phrase, frame, depth)
        if source and frame in OWN_AIMS:
            content = [self._as_own_aim(one, phrase, source) for one in content]
        if content:
            return [framed(one, frame, source, target, self.dictionary).because(reason) for one in content]
        if not fit.entry.alone:
            return []
        if not target and not fit.entry.takes_no_target:
            target = self.concerns.concerned(phrase.clauses, source)
        return [EventCandidate("", frame, source, target, (phrase.head, phrase.head + 1), (reason,))]

    def _as_own_aim(self, candidate: EventCandidate, phrase: Phrase, owner: Actors) -> EventCandidate:
        """What an infinitive after an offer or plan says is done by its owner: "rejected a Greek offer to mediate"."""
        aims = [self.parse.clauses[index].verb for index in phrase.clauses]
        own = any((verb.first, verb.stop) == candidate.trigger and verb.form == "infinitive" for verb in aims)
        return replace(candidate, source=owner) if own else candidate

    def _content_of_noun(self, phrase: Phrase, frame: Frame, depth: int) -> list[EventCandidate]:
        """The content of a frame that a noun puts: its clauses, else the first event noun that hangs on it.

        What is done with the noun itself is no content of it: "a plan rejected by Chad".
        """
        clauses = [index for index in phrase.clauses if not is_done_with_noun(self.parse.clauses[index], phrase)]
        if frame in ASKING:
            clauses += [clause.index for clause in self.parse.clauses if _is_wish(clause, phrase)]
        self.taken_clauses.update(clauses)
        if depth >= MAX_DEPTH:
            return []
        inner = [
            candidate.block(RejectReason.HYPOTHETICAL) if self.parse.clauses[index].hypothetical else candidate
            for index in clauses
            for candidate in self.of_clause(index, depth + 1)
        ]
        if inner:
            return inner
        hung = self._contained(phrase, frame)
        below = (*hung, *(other for first in hung for other in self._contained(first, frame)))
        return next((candidates for other in below if (candidates := self.of_noun(other, (), depth + 1))), [])

    def _contained(self, phrase: Phrase, frame: Frame) -> list[Phrase]:
        """What hangs on a phrase and is no occasion of it: "a promise of talks", but not "a promise at the talks"."""
        venue = VENUE if frame in SAID_SOMEWHERE else ""
        hung = [other for other in phrase.attached if other.prep not in CIRCUMSTANCES and other.prep != venue]
        return [other for other in hung if not self.is_denied(other)]

    def free_nouns_of(self, clause: Clause) -> list[EventCandidate]:
        """Events in the noun phrases of a clause that its verb has not taken in."""
        blocked = None
        if clause.hypothetical or is_question(clause, self.parse):
            blocked = RejectReason.HYPOTHETICAL
        elif clause.verb.negated:
            blocked = RejectReason.NEGATED
        elif clause.verb.modal in POSSIBLE:
            blocked = RejectReason.POSSIBLE
        out: list[EventCandidate] = []
        if clause.subject is not None:
            out += self.free_nouns_in(with_parties(clause.subject, clause), blocked)
        for phrase in (*clause.objects, *clause.preps, clause.predicate):
            if phrase is not None:
                found = self.free_nouns_in(phrase, blocked, clause)
                if phrase is clause.predicate and self._says_there_is(clause):
                    found = self._as_existing(clause, phrase, found)
                out += [self._as_object(clause, phrase, candidate) for candidate in found]
        return out

    def _says_there_is(self, clause: Clause) -> bool:
        """Whether a clause says that something is or will be: "there will be talks", "it will be his first visit"."""
        if clause.subject is None:
            return False
        mere = clause.verb.modal == WILL and self.tokens[clause.subject.head].text.lower() in MERE_SUBJECTS
        return mere or self.tokens[clause.subject.head].tag == EXISTENTIAL

    def _as_existing(self, clause: Clause, phrase: Phrase, candidates: list[EventCandidate]) -> list[EventCandidate]:
        """What there will be is to come, and what there will not be is refused: "there will be no withdrawal"."""
        if self.tokens[phrase.first].lemma.lower() in NEGATIVE_DETERMINERS:
            clause = replace(clause, verb=replace(clause.verb, negated=True))
        return [apply_modality(clause, candidate, self.dictionary) for candidate in candidates]

    def free_nouns_in(
        self, phrase: Phrase, blocked: RejectReason | None, clause: Clause | None = None, above: str = ""
    ) -> list[EventCandidate]:
        """Events in nouns that no verb has taken in: only where the noun itself names both sides.

        Beside a clause its subject may be one: "After talks with Chad, Mali closed the border". ``above`` is the
        preposition of the phrase that an "of" hangs on.
        """
        out: list[EventCandidate] = []
        possessor = (phrase.possessor,) if phrase.possessor else ()
        to_come = clause is not None and is_scheduled(clause, self.parse)
        for part in (phrase, *phrase.attached, *phrase.conjuncts, *phrase.appositions, *possessor):
            free = part.head in self.matcher.event_nouns and part.head not in self.taken_nouns
            if free and not self._is_in_name(part):
                joined = part in phrase.conjuncts and part.possessor is None and part.first == part.head
                owned = replace(part, possessor=phrase.possessor) if joined else part  # "ETA's abduction and murder of"
                found = self.of_noun(owned, (), 0)
                if part is phrase or phrase.head not in self.matcher.event_nouns or part in phrase.conjuncts:
                    found = [self._owned(part, phrase, candidate) for candidate in found]
                if clause is not None and (is_occasion(phrase, part, self.parse) or self._is_venue(phrase, part)):
                    found = [self._accompanying(clause, part, candidate) for candidate in found]
                if clause is not None and part.prep in PROVOKED:
                    found = [said_to_subject(clause, candidate, self.actors) for candidate in found]
                if clause is None and part is phrase and not part.prep:
                    found = with_those_met(part, found, self.tokens, self.dictionary)
                judged = clause is not None and phrase in clause.objects
                found = [self.with_implied_source(part, candidate, judged=judged) for candidate in found]
                found = [self._with_victims(part, candidate) for candidate in found]
                given = blocked is not None and is_given(
                    part, above if part is phrase else phrase.prep, clause, blocked, self.parse
                )
                out += [
                    self._as_free(part, candidate, blocked, to_come and part.prep == DURING, given)
                    for candidate in found
                    if candidate.source
                    and (candidate.target or len(candidate.source) > 1 or self._is_march(part, candidate))
                ]
            if part is not phrase:
                for inner in part.attached:
                    out += self.free_nouns_in(inner, blocked, clause, part.prep if inner.prep == OF else "")
        return out

    def _arguments_of_noun(self, phrase: Phrase, light: Arguments | None) -> Arguments:
        """The arguments of an event noun, with those that a light verb shares with it.

        Its doer may stand behind what it is done to: "the attack on a convoy by rebels".
        """
        indirect, preps = (light.indirect, light.preps) if light is not None else (None, ())
        doers = tuple(
            [
                inner
                for other in phrase.attached
                if other.attached and other.prep not in TRANSPARENT and other.head not in self.matcher.event_nouns
                for inner in other.attached
                if inner.prep == AGENT
            ]
        )
        return Arguments(
            phrase.possessor, phrase, indirect, (*attached(phrase), *doers, *aimed_at(phrase, self.parse), *preps)
        )

    def _owned(self, part: Phrase, phrase: Phrase, candidate: EventCandidate) -> EventCandidate:
        """A consultation, or force against a victim, whose doer a possessive pronoun names.

        "Said his visit to Peru was useful", "its abduction and murder of a councillor".
        """
        action = self.dictionary.actions.get(candidate.action)
        forceful = action is not None and action.root in VIOLENT_ROOTS and bool(candidate.target)
        if candidate.source or candidate.frame is not None or not (forceful or self._consults(candidate)):
            return candidate
        owner = self.actors.pronouns.owner(phrase if part in phrase.conjuncts else part)
        victims = {actor.code for actor in candidate.target}
        return replace(candidate, source=tuple([actor for actor in owner if actor.code not in victims]))

    def _accompanying(self, clause: Clause, phrase: Phrase, candidate: EventCandidate) -> EventCandidate:
        """A consultation beside what a clause tells: who does the one has taken part in the other.

        "Mali closed the border after talks with Chad", "In a meeting with Chad, Mali promised help". But talks during
        a visit to the same state are one event.
        """
        verb = clause.verb
        if not self._consults(candidate) or candidate.source or verb.passive or verb.modal or clause.subject is None:
            return candidate
        if all(actor.role is None for actor in candidate.target) and self._is_mutual(candidate):
            present = others_present(clause, phrase, self.parse, self.actors)
            candidate = replace(candidate, target=present or candidate.target)
        if phrase.possessor is not None and self.tokens[phrase.possessor.head].tag not in PRONOUNS:
            return candidate
        hosts = {actor.country for actor in candidate.target}
        if any(
            self._consults(told) and not hosts.isdisjoint(actor.country for actor in told.target)
            for told in self.of_clause(clause.index, 0)
        ):
            return candidate
        visitor = self.actors.pronouns.owner(phrase) or self.actors.actors(clause.subject, Reach.DOER)
        return replace(candidate, source=visitor)

    def _is_mutual(self, candidate: EventCandidate) -> bool:
        """Whether a candidate is a meeting, talk or call, in which both sides do the same, and no visit."""
        action = self.dictionary.actions.get(candidate.action)
        return action is not None and action.reciprocal

    def with_implied_source(
        self, phrase: Phrase, candidate: EventCandidate, light: Arguments | None = None, judged: bool = False
    ) -> EventCandidate:
        """A candidate of a noun with the doer that it implies: police of an arrest, people of a protest.

        ``light`` are the arguments of a verb that only says how it goes: "riots continued in Lima". A murder that is
        ``judged`` or spoken of is no news: "protested the murder", "met over the murder".
        """
        action = self.dictionary.actions.get(candidate.action)
        if candidate.source or action is None or (action.protest and not self._is_march(phrase, candidate)):
            return candidate
        if action.root in VIOLENT_ROOTS and (judged or phrase.prep in TOPIC_PREPOSITIONS):
            return candidate
        arguments = self._arguments_of_noun(phrase, light)
        owned = self.tokens[phrase.first].tag == OWNED
        at_home = light is not None and not owned  # "its protests went on"
        source = self.implied.source_of_noun(candidate, action, arguments, at_home)
        return replace(candidate, source=source) if source else candidate

    def _with_victims(self, phrase: Phrase, candidate: EventCandidate) -> EventCandidate:
        """A deed of violence with its victim, whom no dictionary knows: "the police shooting of Otto Lund in Oslo"."""
        action = self.dictionary.actions.get(candidate.action)
        known = any(actor.role for actor in candidate.target)
        if known or not candidate.source or candidate.frame is not None or action is None:
            return candidate
        victims = self.implied.strangers(action, candidate.source, phrase)
        return replace(candidate, target=victims) if victims else candidate

    def _is_march(self, phrase: Phrase, candidate: EventCandidate) -> bool:
        """Whether a noun tells of a protest that needs no target; a rally or strike may be one of athletes or shares.

        What is done "in protest" is told by the clause; "a ban on protests" or "calls for a protest" tell of none.
        """
        if candidate.frame is not None or self.tokens[phrase.head].lemma.lower() not in PROTESTS:
            return False
        bare = phrase.prep == "in" and phrase.first == phrase.head
        return not bare and phrase.prep not in TOPIC_PREPOSITIONS

    def _is_venue(self, phrase: Phrase, part: Phrase) -> bool:
        """Whether a part of a phrase says where what the phrase names was said: "made the offer at talks with Chad"."""
        said = any(fit.entry.frame in SAID_SOMEWHERE for fit in self.matcher.noun_fits(phrase))
        return part in phrase.attached and part.prep == VENUE and said

    def _is_in_name(self, phrase: Phrase) -> bool:
        """Whether a noun is part of a name: "the National Conference of State Legislatures"; not so in a headline."""
        tags = [token.tag for token in self.tokens[phrase.head - 1 : phrase.head + 1]]
        return len(tags) == 2 and all(tag in PROPER for tag in tags) and not self._is_headline

    @cached_property
    def _is_headline(self) -> bool:
        """Whether all nouns and verbs of the sentence may have a capital, as in a headline."""
        return not any(token.tag in COMMON and token.text[:1].islower() for token in self.tokens)

    def _consults(self, candidate: EventCandidate) -> bool:
        """Whether a candidate is a meeting, visit or talk that is told as done."""
        action = self.dictionary.actions.get(candidate.action)
        return action is not None and action.root == CONSULT and candidate.frame is None

    def _as_free(
        self, phrase: Phrase, candidate: EventCandidate, blocked: RejectReason | None, to_come: bool, given: bool
    ) -> EventCandidate:
        """A candidate of a free noun, as no event where the clause, the noun above it or its own words say so.

        What other things come "ahead of" is still to come, and so is the visit "during" which something is to be done.
        A deed of conflict that is ``given`` as a ground is a fact, whatever the clause makes of the rest.
        """
        if given and candidate.frame is None and root_of(candidate, self.dictionary) in CONFLICT_ROOTS:
            blocked = None
        if (phrase.prep in AWAITING or to_come and self._consults(candidate)) and not candidate.frame:
            reason = Reason("modality", "modal.awaited", words=phrase.prep)
            candidate = framed(candidate, Frame.EXPECT, candidate.source, (), self.dictionary).because(reason)
        if blocked is RejectReason.POSSIBLE and was_uttered(phrase, candidate):
            blocked = None
        doubt = blocked or doubt_of_noun(phrase, candidate, self.parse, self.dictionary)
        if doubt is None and is_relation(candidate, self.dictionary):
            doubt = RejectReason.HABITUAL
        return candidate.block(doubt) if doubt else candidate

    def _as_object(self, clause: Clause, phrase: Phrase, candidate: EventCandidate) -> EventCandidate:
        """A candidate of a free noun after a verb, as no event where the verb says that it has not happened."""
        doubt = doubt_of_object(clause, phrase, candidate, self.dictionary)
        return candidate.block(doubt) if doubt else candidate


def _is_wish(clause: Clause, phrase: Phrase) -> bool:
    """Whether an infinitive says what a noun asks for: "a call for Mali to free the pilots"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb.form != "infinitive" or subject.stop > verb.first:
        return False
    asked = (part for hung in phrase.attached for part in hung.nested() if part.prep == FOR)
    return any(part.head == subject.head for part in asked)
