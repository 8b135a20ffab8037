"""Clauses to candidates: the entry for the verb that fits best decides; without one, what the complements say."""

from __future__ import annotations

from typing import Final

from coder.actors.reach import Reach
from coder.actors.resolver import SentenceActors
from coder.coding.actuality import unless_unreal
from coder.coding.addressees import QUESTION_OPENERS, asks_question
from coder.coding.aims import is_harmless
from coder.coding.arguments import arguments_of
from coder.coding.arrangements import is_arranged
from coder.coding.beside import summed_up, teller
from coder.coding.by_parties import by_parties, parts_others
from coder.coding.candidate import AID, COERCION, HOSTILE_ROOTS, SPEECH_ROOTS, VIOLENT_ROOTS, EventCandidate, root_of
from coder.coding.captors import captors, frees
from coder.coding.concerns import COMPLAINT
from coder.coding.confronted import confronted
from coder.coding.deeds import JUDGEMENTS
from coder.coding.doubted_nouns import CIRCUMSTANCES
from coder.coding.extraction import MAX_DEPTH
from coder.coding.fields import in_field
from coder.coding.fits import Fit, judged_in
from coder.coding.insiders import insiders
from coder.coding.judgements import CREDIT
from coder.coding.modality import apply_modality, as_meant
from coder.coding.more_harmed import more_harmed
from coder.coding.protests import with_topic
from coder.coding.relevance import Standing, standing
from coder.coding.shared_phrases import with_shared_phrases
from coder.coding.violent_results import ViolentResults
from coder.coding.wrongs import is_named_only_judged
from coder.core.model import Actors, Reason
from coder.core.rejections import RejectReason
from coder.core.syntax import Clause, ClauseKind, Parse, Phrase
from coder.core.values import replace
from coder.dictionary.actions import Action
from coder.dictionary.frames import MODAL_FRAMES, Frame, Trait
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_set

MENTAL_DUTIES: Final = word_set("coding.mental_duties")
ALLEGED_LINKS: Final = word_set("coding.alleged_links")
EASING, OWNING = word_set("coding.easing_verbs"), word_set("coding.owning_verbs")
OWNERS: Final = ("by", "to")
"""The words before an owner: "run by", "belonging to"."""
BLAME, REFUSAL = "11", "12"
"""The roots of blame and refusals, which go to who made what is blamed or refused: "snubbed talks offered by Peru"."""
PRAISE, THREAT, BREAKING = "05", "13", "16"
JUDGED: Final = (PRAISE, BLAME, REFUSAL)
"""The roots of praise, blame and refusals, which go to who did what is judged: "welcomed the move"."""
SPOKEN: Final = JUDGEMENTS - {Frame.REJECT}
"""The frames of judgements that are about whoever is spoken of under them."""
HELP: Final = (AID, "033")
"""Beginnings of the codes of help that is given, or promised in so many words."""
COMING: Final = "will"
"""The modal that a present stands for in which a journey is announced."""
PLANNED: Final = (None, Frame.INTEND, Frame.OFFER)
"""The frames of help that is given or to be given."""
SANCTIONS: Final = "16"
"""The root of sanctions, which are laid on somebody for what he does."""
TAKING: Final = "19"
"""The root of fights, in which places are taken."""
TIED: Final = ("04", "05", "06")
"""Roots of what two sides have with each other: talks, ties, co-operation."""
HELPING: Final = "HELP"
"""The action of help to do something that has no code of its own."""
AIM_NOUNS: Final = word_set("coding.aim_nouns")
ARRANGED: Final = "to be"
"""The modal of what somebody is to do."""
COMMENTS: Final = ("01", "")
"""The roots of statements, and of comments that count only where they are refused."""
STATEMENT: Final = "010"
"""The code of statements, whose entries name whom they are about or made to."""
SUBJECT, GOVERNMENT = "subject", "GOV"


class ClauseExtractor(ViolentResults):
    """Reads the clauses of a sentence, each once."""

    def __init__(self, dictionary: Dictionary, parse: Parse, actors: SentenceActors) -> None:
        super().__init__(dictionary, parse, actors)
        self._known: dict[int, tuple[EventCandidate, ...]] = {}

    def of_clause(self, index: int, depth: int) -> tuple[EventCandidate, ...]:
        """What a clause says was done, in the form in which its modality leaves it."""
        if index not in self._known:
            self._known[index] = ()
            self._known[index] = self._read(self.parse.clauses[index], depth) if depth < MAX_DEPTH else ()
        return self._known[index]

    def _read(self, clause: Clause, depth: int) -> tuple[EventCandidate, ...]:
        """The candidates of the first entry for the verb that gives any."""
        clause = with_shared_phrases(clause, self.parse)
        if asks_question(clause, self.parse):
            return ()
        for fit in self.matcher.verb_fits(clause):
            if fit.entry.result == "none":
                self._take_nouns(fit)
                self.eventless_clauses.add(clause.index)
                return ()
            candidates = [
                with_topic(candidate, fit.arguments, clause, self) for candidate in self._by_result(fit, clause, depth)
            ]
            if candidates:
                told = as_meant(clause, fit.entry, self.dictionary)
                return tuple(self._modal(told, candidate) for candidate in self.with_results(clause, candidates))
        return self._unknown_verb(clause, depth)

    def _take_nouns(self, fit: Fit) -> None:
        """Leave no event in the nouns of a clause that an entry knows to be none, but in those that only date it.

        "Residents fled after a Russian raid on Idlib".
        """
        arguments, named = fit.arguments, fit.entry.with_
        for phrase in (arguments.subject, arguments.object, *arguments.preps):
            if phrase is None or phrase.prep in CIRCUMSTANCES and not any(phrase.prep in preps for preps, _ in named):
                continue
            self.taken_nouns.add(phrase.head)

    def _unknown_verb(self, clause: Clause, depth: int) -> tuple[EventCandidate, ...]:
        """What the complements of a verb without an entry say.

        Where they say nothing, "must" or "should" still lays a duty on the subject.
        """
        inner = [
            self.unless_aim(index, candidate)
            for index in clause.complements
            for candidate in self.of_clause(index, depth + 1)
        ]
        self.taken_clauses.update(clause.complements)
        verb = clause.verb
        asks = verb.modal in MODAL_FRAMES and verb.lemma not in MENTAL_DUTIES
        known = clause.kind is ClauseKind.COMPLEMENT and clause.link in QUESTION_OPENERS  # "knows what Chad should do"
        if not inner and asks and clause.subject is not None and not verb.negated and not known:
            doer = self.actors.actors(clause.subject, Reach.HEAD)
            reason = Reason("modality", "modal.duty", words=verb.modal)
            duty = EventCandidate("", MODAL_FRAMES[verb.modal], doer, (), (verb.first, verb.stop), (reason,))
            return (duty.block(RejectReason.OBLIGATION),)
        return tuple(self._modal(clause, candidate) if verb.negated else candidate for candidate in inner)

    def _modal(self, clause: Clause, candidate: EventCandidate) -> EventCandidate:
        """A candidate as the modals and times of its clause leave it; a ban on an act is a duty to end it."""
        verb, action = clause.verb, self.dictionary.actions.get(candidate.action)
        banned = verb.negated and verb.modal in MODAL_FRAMES and not candidate.frame
        if banned and action is not None and action.stop:
            clause = replace(clause, verb=replace(verb, negated=False))
            candidate = replace(candidate, action=action.stop)
        if not candidate.frame and is_arranged(clause, self.parse):
            clause = replace(clause, verb=replace(verb, modal=COMING))
        told = apply_modality(clause, candidate, self.dictionary)
        return unless_unreal(clause, told, self.parse, self.dictionary, self.actors.discourse.told_in_past)

    def _by_result(self, fit: Fit, clause: Clause, depth: int) -> list[EventCandidate]:
        """What an entry makes of a clause: a frame over its content, the event noun of a light verb, or an action."""
        if fit.entry.frame is not None:
            framed = self.under_verb(fit, fit.entry.frame, clause, depth)
            if Trait.REPORTS in fit.entry.frame.traits:
                return framed
            return [self._lone(fit, self._with_matter(fit, clause, candidate)) for candidate in framed]
        if fit.entry.result == "light":
            carried = self._event_noun_of_light_verb(fit, clause, depth)
            return [self._with_matter(fit, clause, candidate) for candidate in carried]
        candidate = self._action(fit, clause)
        if is_harmless(root_of(candidate, self.dictionary), clause, self.parse):
            return [candidate.block(RejectReason.OFF_SUBJECT)]
        if candidate.target or not fit.entry.target:
            return [candidate]
        return [] if fit.entry.wants_actor else [self._lone(fit, candidate)]

    def _lone(self, fit: Fit, candidate: EventCandidate) -> EventCandidate:
        """A candidate that may stand without a target, where its entry says so."""
        lone = fit.entry.may_lack_target and not candidate.target
        return replace(candidate, lone=fit.entry.name) if lone else candidate

    def _with_matter(self, fit: Fit, clause: Clause, candidate: EventCandidate) -> EventCandidate:
        """A judgement, or help that is planned, without a target: it is about those whom its matter concerns."""
        entry = fit.entry
        settled = candidate.target or candidate.blocked or not candidate.source or entry.takes_no_target
        if settled or entry.source and entry.source[0] != SUBJECT:
            return candidate
        root = root_of(candidate, self.dictionary)
        deeds = HOSTILE_ROOTS if candidate.frame in CREDIT else VIOLENT_ROOTS
        if candidate.frame in SPOKEN and root not in deeds and root != AID:
            target = self.concerns.judged(clause, candidate.source, entry.result != "light")
            return replace(candidate, target=target)
        if root == AID and candidate.frame in PLANNED and entry.frame is not None:
            return replace(candidate, target=self.concerns.helped(clause, candidate.source, fit.matched))
        return candidate

    def _event_noun_of_light_verb(self, fit: Fit, clause: Clause, depth: int) -> list[EventCandidate]:
        """The event nouns that a light verb carries: "held talks", "launched an attack"."""
        subject = self.participants.subject(fit, clause)
        candidates: list[EventCandidate] = []
        carrying = () if fit.arguments.object is not None else [prep for preps, _ in fit.entry.with_ for prep in preps]
        for phrase in self.content_phrases(fit.arguments):
            if carrying and phrase.prep not in carrying:
                continue  # "reacted with silence to an offer"
            if (not candidates or not phrase.prep) and not self.hangs_on_adjective(phrase):
                candidates += self.of_carried_noun(phrase, subject, depth, light=fit.arguments)
        reason = self.reason("verb", fit.entry, (clause.verb.first, clause.verb.stop))
        return [candidate.because(reason) for candidate in candidates]

    def _action(self, fit: Fit, clause: Clause) -> EventCandidate:
        """The action of an entry, with its source and target."""
        trigger = (clause.verb.first, clause.verb.stop)
        named = (
            self.participants.subject(fit, clause, self.implied.attackers(fit, clause))
            or self._shared_agent(clause)
            or self._parties(fit, clause)
            or self._told_by(fit, clause)
            or self._behind_noun(fit, clause)
            or (captors(fit.arguments.object, self, 0) if frees(fit.entry.name, self.dictionary) else ())
        )
        source = self.implied.unknown_doers(fit.entry.name, named, fit.arguments) or self.implied.source(fit, clause)
        hit = more_harmed(fit, clause, self) or self.participants.target(fit, source)
        target = (
            self.implied.counted(fit, source, hit)
            or hit
            or self.implied.host(fit.entry, fit.arguments, source, trigger)
            or self._concerned(fit, clause, source)
        )
        source = source or self.implied.giver(clause, self.dictionary.actions.get(fit.entry.name), target)
        if not source and fit.arguments.subject is not None and is_named_only_judged(fit.entry.name, self.dictionary):
            source = self.doer_of(fit.arguments.subject, (), ())
        if not named and source and target and source[0].code == target[0].code:
            source = self.implied.source(fit, clause, GOVERNMENT)
        clauses = self.parse.clauses
        self.taken_clauses.update(index for index in clause.complements if clauses[index].link in ALLEGED_LINKS)
        if fit.matched is not None and not parts_others(fit, clause):
            self.taken_nouns.add(fit.matched.head)
        reason = self.reason("verb", fit.entry, trigger)
        name = by_parties(fit, clause, source, target, self) or self._eased(fit, clause)
        name = name or in_field(fit.entry.name, fit.arguments, clause, self)
        return EventCandidate(name, None, source, target, trigger, (reason,))

    def _eased(self, fit: Fit, clause: Clause) -> str:
        """The action that ends a coercion, where what is imposed is to allow something: "introduced rules to allow"."""
        action = self.dictionary.actions.get(fit.entry.name)
        if action is None or action.root != COERCION or not action.stop or fit.matched is None:
            return ""
        for other in self.parse.clauses:
            below = other.parent == clause.index and other.link == "to" or other.index in fit.matched.clauses
            if below and other.verb.lemma in EASING and not other.verb.negated:
                return action.stop
        return ""

    def _shared_agent(self, clause: Clause) -> Actors:
        """The agent of the passive joined to one without an agent: "was seized and killed by rebels".

        Not where both stand complete: "was hurt in the raid and was then arrested by police".
        """
        if not clause.verb.passive or clause.subject is None:
            return ()
        after = self.parse.clauses[clause.index + 1 : clause.index + 2]
        if not after or after[0].subject is None or not after[0].verb.passive:
            return ()
        if clause.preps and self.parse.sentence.tokens[after[0].verb.first].lemma == "be":
            return ()
        joined = after[0].kind is clause.kind and after[0].subject.head == clause.subject.head
        return self.participants.at(("subject",), arguments_of(after[0]), reach=Reach.DOER) if joined else ()

    def _parties(self, fit: Fit, clause: Clause) -> Actors:
        """Those between whom the thing is that a passive tells of: "the Chad-Niger accord was signed"."""
        action = self.dictionary.actions.get(fit.entry.name)
        if action is None or not action.reciprocal or not clause.verb.passive or fit.matched is None:
            return ()
        return self.participants.named_together(fit.matched)

    def _told_by(self, fit: Fit, clause: Clause) -> Actors:
        """Who does by saying it what a participle adds to what he tells: "said the raid was a crime, faulting Chad"."""
        action = self.dictionary.actions.get(fit.entry.name)
        return teller(clause, self.parse, self.actors) if action is not None and action.root in SPEECH_ROOTS else ()

    def _behind_noun(self, fit: Fit, clause: Clause) -> Actors:
        """Who did what the subject sums up, or whose aim it is: "a move that ended the talks", "Mali's aim is to"."""
        subject = clause.subject
        if subject is None or fit.entry.source and fit.entry.source[0] != SUBJECT or clause.verb.passive:
            return ()
        if clause.verb.modal == ARRANGED and self.tokens[subject.head].lemma.lower() in AIM_NOUNS:
            return self.actors.actors(subject, Reach.ANY)
        return summed_up(subject, self.parse, self.actors) if clause.kind is ClauseKind.RELATIVE else ()

    def _deed(self, thing: Phrase, fit: Fit) -> list[EventCandidate]:
        """The deed that draws blame: "the raid drew condemnation from Peru"."""
        if thing is not fit.arguments.subject or thing.head not in self.matcher.event_nouns:
            return []
        taken = thing.head in self.taken_nouns
        found = self.of_noun(thing, (), 0)
        if not taken:
            self.taken_nouns.discard(thing.head)
        return found

    def _left(self, fit: Fit, source: Actors) -> Actors:
        """With whom somebody breaks off what a noun names by its sides: "quit the Chad-Sudan talks"."""
        thing = fit.arguments.object
        if thing is None:
            return ()
        return self.participants.other_side(thing, source) or self.participants.named_together(thing)

    def _owner(self, thing: Phrase, action: Action) -> Actors:
        """Whose the thing is that somebody closes or takes, by a clause of it: "shut the offices run by Hamas"."""
        if action.root != COERCION:
            return ()
        clauses = [self.parse.clauses[index] for index in thing.clauses]
        owning = [clause for clause in clauses if clause.verb.lemma in OWNING]
        owners = [phrase for clause in owning for phrase in clause.preps if phrase.prep in OWNERS]
        return next(filter(None, (self.actors.actors(owner, Reach.DOER) for owner in owners)), ())

    def _concerned(self, fit: Fit, clause: Clause, source: Actors) -> Actors:
        """The target of an action that names none: whom the purpose of a hostile act, or its object, concerns.

        A comment has those of whom it speaks for its target; several who do something together have each other, and one
        of them the other of the two whom its object names.
        """
        action = self.dictionary.actions.get(fit.entry.name)
        if action is None or (action.reciprocal and len(source) > 1):
            return ()
        tied = action.reciprocal and source and fit.matched is not None and action.root in TIED
        if tied and fit.matched is not None and (other := self.participants.other_side(fit.matched, source)):
            return other
        if fit.entry.name == HELPING:
            political = bool(source) and standing(source[0]) >= Standing.STATE
            return self.concerns.served(clause, source) if political else ()
        if action.root in COMMENTS:
            fixed = action.done == STATEMENT or action.reciprocal or fit.entry.takes_no_target or fit.entry.wants_actor
            return self.participants.makers(fit.arguments) if fixed else self.concerns.spoken_of(clause, source)
        target: Actors = ()
        helps = action.done.startswith(HELP) and not action.mirror and bool(source)
        if action.root in JUDGED and not action.reciprocal:
            judged = judged_in(fit)
            target = next(filter(None, (self.doer_of(thing, self._deed(thing, fit), source) for thing in judged)), ())
            if action.root == PRAISE:
                target = target or next(filter(None, map(self.participants.maker, judged)), ())
        if action.root == REFUSAL and not target and fit.matched is not None:
            target = self.participants.maker(fit.matched)
        if action.root in VIOLENT_ROOTS:
            target = self.participants.attackers_of(fit.arguments.object, source)
            target = target or insiders(fit.arguments, fit.matched, source, self.parse, self.actors)
        if action.root == THREAT:
            target = self.attackers_answered(fit, source)
        if action.done == COMPLAINT and not target:
            target = self.concerns.complained_of(clause, source)
        if not target and (action.root in HOSTILE_ROOTS or helps):
            links = ("to", "for") if action.root == SANCTIONS else ("to",)
            purposes = [
                other.index for other in self.parse.clauses if other.parent == clause.index and other.link in links
            ]
            found = self.concerns.concerned(purposes, source, fit.matched)
            own = {actor.country for actor in source} if action.root == SANCTIONS else set()
            target = tuple([actor for actor in found if actor.country not in own])
        if not target and not fit.entry.takes_no_target and fit.matched is not None:
            whole = fit.matched.clauses if not action.optional else ()
            target = self.concerns.concerned(whole, source) or self._owner(fit.matched, action)
        if not target and source and action.root == TAKING and not action.optional:
            target = self.implied.place_hit(fit, source)
        if not target and helps and not fit.entry.takes_no_target and not fit.entry.wants_actor:
            target = self.concerns.helped(clause, source, fit.matched)
        target = target or confronted(fit, clause, source, self)
        if not target and action.root == BREAKING and source:
            target = self._left(fit, source)
        result = clause.kind is ClauseKind.COMPLEMENT and clause.verb.form == "gerund"  # of a deed that is told already
        return target if target or result else self.implied.target(fit, action, source)
