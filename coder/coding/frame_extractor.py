"""Verbs and predicates that put a frame: they look for their content and lay the frame over it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.actors.reach import Reach
from coder.coding.addressees import (
    asks_addressee,
    asks_somebody_unnamed,
    disputes_a_fact,
    foresees,
    holds_true,
    hoped_of,
    is_agentless,
    promises,
    tells_a_fact,
    threat_told,
    wants_subjunctive,
)
from coder.coding.beside import summed_up, teller
from coder.coding.candidate import EventCandidate, is_speech_act
from coder.coding.deeds import ASSENTS, JUDGEMENTS, doer_before
from coder.coding.doubted_nouns import doubt_of_noun, was_uttered
from coder.coding.fields import in_field
from coder.coding.fits import Fit, judged_in
from coder.coding.frame_contents import FAILING, Content, FrameContents
from coder.coding.frame_rules import AS_ACTION, framed
from coder.coding.framing import stance_on, view_of
from coder.coding.makers import AGENT, ORIGIN
from coder.coding.sides import is_own_side, share_actor
from coder.core.model import Actors, Reason
from coder.core.syntax import Clause, ClauseKind, Phrase
from coder.core.values import replace
from coder.dictionary.frames import Frame, FrameRule, Trait
from coder.dictionary.word_lists import word_set

REFUSING: Final = word_set("coding.refusing_verbs")
REFUSALS: Final = word_set("coding.refusals")
DESPITE: Final = word_set("coding.despite_prepositions")
PRESSURE: Final = word_set("coding.pressing_nouns")
PROPOSING: Final = (Frame.APPEAL, Frame.DEMAND)
DOUBTED: Final = frozenset((Frame.SAY, Frame.STOP, Frame.RESUME, Frame.EXPECT))
"""The frames that leave it open whether the noun under them has happened: "described a possible attack"."""
OPPOSING: Final = word_set("coding.opposing_verbs")
JUDGING: Final = frozenset((FrameRule.JUDGE, FrameRule.REJECT))
"""The rules of frames that concern whoever has done or made what they are about."""
CONDITIONAL: Final = frozenset((Frame.THREATEN, Frame.INTEND, Frame.OFFER))
"""Frames of what depends on what another does: "threatened to strike unless Chad pays"."""
COMMON_NOUNS: Final = ("NN", "NNS")
PRONOUN: Final = "PRP"
POLICE: Final = "COP"
VOICE: Final = "voice"
"""The nouns that can ask for something: persons, groups, texts."""


class FrameExtractor(FrameContents):
    """Reads the verbs and predicates of a sentence that put a frame."""

    def under_verb(self, fit: Fit, frame: Frame, clause: Clause, depth: int) -> list[EventCandidate]:
        """The candidates of a clause whose verb puts a frame."""
        participants, trigger = self.participants, (clause.verb.first, clause.verb.stop)
        told = (Trait.ASKS in frame.traits or frame is Frame.OFFER) and tells_a_fact(clause, self.parse)
        if told or holds_true(frame, clause, self.parse):
            frame = Frame.SAY
        subject = participants.subject(fit, clause) or self._speaker(frame, clause)
        if frame is Frame.REJECT and disputes_a_fact(clause, subject, self.parse):
            frame = Frame.DENY
        content = self.content(fit, frame, clause, subject, depth)
        if frame is Frame.DENY and clause.verb.lemma in REFUSING and self._is_proposal(content, subject):
            frame = Frame.REJECT
        if frame is Frame.REJECT and clause.verb.lemma in OPPOSING:
            frame = stance_on(content.candidates, subject, self.dictionary)
        if frame is Frame.REJECT and content.phrase is not None and content.phrase is clause.subject:
            frame = view_of(content.candidates, self.dictionary)
        addressee = (
            self._responsible(fit, frame, clause, content, subject)
            or self._addressee(fit, content, subject)
            or self._doer_before(fit, frame, content, subject)
        )
        if frame is Frame.DENY and (sides := self._sides_of_charge(clause, subject, depth)) is not None:
            subject, addressee = sides
        if content.phrase is not None and content.phrase is clause.subject and not clause.verb.passive:
            subject = participants.reporter(clause)
            if frame is Frame.CRITICISE and not subject:
                subject = self._who_finds(clause)
            if frame is Frame.RESUME:
                content = self.of_crowds(content, content.phrase, fit)
        if frame is Frame.ORDER and clause.verb.passive and not subject:
            content = Content([self._by_police(one, fit) for one in content.candidates], content.phrase)
        reason = self.reason("frame", fit.entry, trigger)
        self.taken_clauses.update(clause.complements)
        if frame is Frame.DENY and fit.arguments.object is not None:
            self.taken_nouns.update(head.head for head in self.matcher.heads(fit.arguments.object))
        if Trait.OPENS_QUOTATION in frame.traits and subject and not clause.quoted:
            self.actors.discourse.speakers.put("", subject)
        if not content.candidates:
            return self._without_content(fit, frame, clause, subject, addressee, reason)
        if not subject and self._stands_alone(frame, content.candidates):
            return [candidate.because(reason) for candidate in content.candidates]
        if frame is Frame.DOUBT and clause.complements and content.phrase is clause.subject is not None:
            uttered = [one for one in content.candidates if was_uttered(clause.subject, one)]
            if uttered:
                return [candidate.because(reason) for candidate in uttered]  # "Mali's offer is unlikely to"
        if asks_somebody_unnamed(fit, clause, addressee, self.parse):
            aimed = [one if content.phrase else replace(one, source=()) for one in content.candidates]
            content = Content([replace(one, target=()) for one in aimed], content.phrase)
        if Trait.REPORTS in frame.traits and asks_addressee(clause, addressee, self.parse):
            frame = Frame.DEMAND
        if frame is Frame.REJECT and clause.verb.lemma in REFUSALS:
            addressee = self._pressing(clause, subject) or addressee
        candidates = [
            self._lay(frame, candidate, content.phrase, subject, addressee, trigger).because(reason)
            for candidate in content.candidates
        ]
        if fit.entry.takes_no_target:
            return [replace(candidate, target=()) for candidate in candidates]
        if frame is Frame.FOIL or frame in FAILING and content.phrase is clause.subject:
            return [one if one.source else self._of_plotters(one, fit) for one in candidates]
        if Trait.REPORTS in frame.traits:
            return [threat_told(candidate, clause, subject, addressee, self.dictionary) for candidate in candidates]
        return self._with_those_asked(frame, clause, candidates)

    def _pressing(self, clause: Clause, subject: Actors) -> Actors:
        """Who has asked for what somebody refuses in spite of it: "refused to resign despite pressure from Chad"."""
        for inner in (clause, *[self.parse.clauses[index] for index in clause.complements]):
            for phrase in inner.preps:
                if phrase.prep in DESPITE and self.tokens[phrase.head].lemma in PRESSURE:
                    makers = [other for other in phrase.attached if other.prep in (AGENT, ORIGIN)]
                    named = (phrase.possessor, *makers) if phrase.possessor is not None else makers
                    found = next(filter(None, (self.actors.actors(one, Reach.DOER) for one in named if one)), ())
                    return () if share_actor(found, subject) else found
        return ()

    def _by_police(self, candidate: EventCandidate, fit: Fit) -> EventCandidate:
        """What something is used for by nobody that is named, with the police of the place where it is their deed."""
        action = self.dictionary.actions.get(candidate.action)
        if candidate.source or action is None or action.implied != POLICE:
            return candidate
        return replace(candidate, source=self.implied.source_of_noun(candidate, action, fit.arguments))

    def _of_plotters(self, candidate: EventCandidate, fit: Fit) -> EventCandidate:
        """A deed that failed, with those who tried it where nobody is named."""
        return replace(candidate, source=self.implied.plotters(fit.arguments))

    def _who_finds(self, clause: Clause) -> Actors:
        """Who says or thinks what a clause tells: "Peru said the raid was unacceptable"."""
        if clause.kind is not ClauseKind.COMPLEMENT or clause.parent is None:
            return ()
        above = self.parse.clauses[clause.parent].subject
        return self.actors.actors(above, Reach.VOICE) if above is not None else ()

    def _sides_of_charge(self, clause: Clause, subject: Actors, depth: int) -> tuple[Actors, Actors] | None:
        """The accused, who denies it, and the accuser: "the party blames Chad for the murder, a charge it denies"."""
        if clause.kind is not ClauseKind.RELATIVE or not self._opens_with_pronoun(clause):
            return None
        codes, above = {one.code for one in subject}, clause.parent
        while above is not None:
            for told in self.of_clause(above, depth + 1):
                if told.frame is Frame.ACCUSE and told.target and codes == {one.code for one in told.source}:
                    return told.target, told.source
            above = self.parse.clauses[above].parent
        return None

    def _with_those_asked(self, frame: Frame, clause: Clause, candidates: list[EventCandidate]) -> list[EventCandidate]:
        """Candidates of a threat or promise without a target, with who is asked for something in its condition."""
        if frame not in CONDITIONAL or all(candidate.target for candidate in candidates):
            return candidates
        asked = [self.concerns.of_condition(clause, candidate.source) for candidate in candidates]
        return [
            candidate if candidate.target or not found else replace(candidate, target=found)
            for candidate, found in zip(candidates, asked, strict=True)
        ]

    def _speaker(self, frame: Frame, clause: Clause) -> Actors:
        """Who reports a clause without an actor as its subject; no thing asks for what a speaker only tells of.

        "The accord encouraged donors to increase aid, he said" is no appeal of his.
        """
        subject, told = clause.subject, teller(clause, self.parse, self.actors)
        if told:
            return told
        if subject is not None and Trait.ASKS in frame.traits and not clause.verb.passive:
            head = self.tokens[subject.head]
            classes = self.dictionary.noun_classes
            found = classes.of(head.lemma.lower()) if head.tag in COMMON_NOUNS else ()
            if found and not classes.among(found, VOICE):
                return ()
        return self.participants.reporter(clause)

    def _lay(
        self,
        frame: Frame,
        candidate: EventCandidate,
        phrase: Phrase | None,
        subject: Actors,
        addressee: Actors,
        trigger: tuple[int, int],
    ) -> EventCandidate:
        """A candidate under the frame of a verb; what a clause only reports of somebody unknown stays as it is.

        The words that say the deed are the trigger: those of a report leave it to what is reported.
        """
        reports = Trait.REPORTS in frame.traits
        if reports and phrase is None and is_agentless(candidate, self.parse, self.dictionary):
            return candidate
        if phrase is not None and frame in DOUBTED:
            doubt = doubt_of_noun(phrase, candidate, self.parse, self.dictionary)
            candidate = candidate.block(doubt) if doubt else candidate
        laid = framed(candidate, frame, subject, addressee, self.dictionary)
        return laid if reports and candidate.trigger[1] else replace(laid, trigger=trigger)

    def _without_content(
        self, fit: Fit, frame: Frame, clause: Clause, subject: Actors, addressee: Actors, reason: Reason
    ) -> list[EventCandidate]:
        """The frame alone, where its entry allows that and nothing says that its content is no event."""
        trigger = (clause.verb.first, clause.verb.stop)
        if Trait.REPORTS in frame.traits and self._is_ordered_abroad(clause, subject, addressee):
            return [EventCandidate("", Frame.DEMAND, subject, addressee, trigger, (reason,))]
        silenced = Trait.SILENCED in frame.traits and self.eventless_clauses.intersection(clause.complements)
        stands = fit.entry.alone or wants_subjunctive(frame, clause, self.parse) or promises(frame, clause, self.parse)
        hoped = hoped_of(frame, clause, self.parse) if not stands else None
        if hoped is not None:
            own = {actor.country for actor in subject}
            found = self.actors.actors(hoped, Reach.VOICE)
            addressee = tuple(actor for actor in found if actor.country and actor.country not in own)
            stands = bool(addressee)
        if silenced or not stands or foresees(frame, clause, self.parse):
            return []
        if not addressee and not fit.entry.takes_no_target:
            addressee = self._addressed(frame, clause, subject)
        alone = EventCandidate("", frame, subject, addressee, trigger, (reason,))
        field = in_field(AS_ACTION[frame], fit.arguments, clause, self) if frame is Frame.INVESTIGATE else ""
        if field and (addressee or field != AS_ACTION[frame]):
            alone = replace(alone, action=field, frame=None)
        return self._with_those_asked(frame, clause, [alone])

    def _is_proposal(self, content: Content, subject: Actors) -> bool:
        """Whether what is dismissed is something that others ask for: "dismissed a report that urged cuts"."""
        asked = [one for one in content.candidates if one.frame in PROPOSING and not one.blocked]
        return bool(asked) and content.phrase is not None and not any(share_actor(one.source, subject) for one in asked)

    def _addressed(self, frame: Frame, clause: Clause, subject: Actors) -> Actors:
        """Whom the complements of a frame concern; a denial nobody of the own country, nor "he", who is oneself."""
        if frame is Frame.INTEND and len(subject) > 1:
            return ()  # several agree with each other
        if frame is not Frame.DENY:
            return self.concerns.concerned(clause.complements, subject)
        own = {actor.country for actor in subject}
        others = [index for index in clause.complements if not self._opens_with_pronoun(self.parse.clauses[index])]
        return tuple([actor for actor in self.concerns.concerned(others, subject) if actor.country not in own])

    def _opens_with_pronoun(self, clause: Clause) -> bool:
        return clause.subject is not None and self.tokens[clause.subject.head].tag == PRONOUN

    def _is_ordered_abroad(self, clause: Clause, subject: Actors, addressee: Actors) -> bool:
        """Whether one country tells another to do something: "Beijing told Washington to stay clear"."""
        countries = {actor.country for actor in subject}
        foreign = addressee and all(actor.country and actor.country not in countries for actor in addressee)
        return bool(subject and foreign) and asks_addressee(clause, addressee, self.parse)

    def _stands_alone(self, frame: Frame, content: Sequence[EventCandidate]) -> bool:
        """Whether the content of a frame that nobody is said to hold is the event: "the attack was condemned"."""
        presupposed = Trait.PRESUPPOSES in frame.traits or (
            Trait.PRESUPPOSES_SPEECH in frame.traits
            and all(is_speech_act(candidate, self.dictionary) for candidate in content)
        )
        return presupposed and all(candidate.source and candidate.target for candidate in content)

    def _addressee(self, fit: Fit, content: Content, subject: Actors) -> Actors:
        """Whom a frame is addressed to; where its content has no actors, also an actor in the phrase that names it."""
        participants, phrase = self.participants, content.phrase
        addressee = participants.addressee(fit, phrase, subject)
        if phrase is None or addressee or any(one.source or one.target for one in content.candidates):
            return addressee
        return participants.addressee(fit, replace(phrase, attached=()), subject) or participants.marked(phrase)

    def _responsible(self, fit: Fit, frame: Frame, clause: Clause, content: Content, subject: Actors) -> Actors:
        """Who made what somebody judges, where the text says it: "condemned a law passed by Chad", "plans by Chad".

        What else is said of a thing that the clause itself hangs on does not tell: "a law backed by Chad but rejected".
        """
        made = content.phrase or fit.arguments.object
        if frame.rule not in JUDGING or made is None or clause.index in made.clauses:
            return ()
        taken = {actor.span for actor in subject}
        return tuple(actor for actor in self.participants.maker(made) if actor.span not in taken)

    def _doer_before(self, fit: Fit, frame: Frame, content: Content, subject: Actors) -> Actors:
        """Who did the deed that somebody judges, where only a sentence before names him: "condemned the attack"."""
        takes_up = frame in JUDGEMENTS or fit.entry.word in ASSENTS
        if not takes_up or any(one.source for one in content.candidates):
            return ()
        judged = (content.phrase,) if content.phrase is not None else judged_in(fit)
        return next(filter(None, (self.doer_of(one, content.candidates, subject) for one in judged)), ())

    def doer_of(self, judged: Phrase, candidates: Sequence[EventCandidate], subject: Actors) -> Actors:
        """Who did what a phrase takes up from before, or whose it is: "rejected their demands".

        Nobody of the state of those who judge it is meant, but perhaps others of their country.
        """
        index, own = self.parse.sentence.index, {actor.country for actor in subject}
        summed = summed_up(judged, self.parse, self.actors)
        if summed:
            return tuple([actor for actor in summed if actor.country not in own])
        found = doer_before(self.actors.discourse, index, judged, candidates, self.tokens, self.dictionary)
        if not found and any(one.frame is not None for one in candidates):
            found = self.actors.pronouns.owner(judged, subject)
        return tuple([actor for actor in found if not is_own_side(actor, subject)])
