"""Candidates to events: their codes, reciprocal and mirrored pairs, and the reasons why a candidate is no event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date
from typing import Final, Protocol

from coder.actors.reference import is_mutual, marked
from coder.coding.armed_deeds import bears_arms
from coder.coding.by_parties import of_pair
from coder.coding.candidate import AID, STATEMENTS, VIOLENT_ROOTS, EventCandidate, code_of, is_lone
from coder.coding.judgements import BLAMING
from coder.coding.meeting_places import MET_ABROAD, is_meeting_abroad
from coder.coding.members import MUTUAL_CODES, are_members
from coder.coding.relevance import Standing, apart, is_at_home, is_relevant, standing
from coder.coding.sides import is_among_themselves, is_elsewhere, parties_of, without_own_list, without_own_side
from coder.coding.subjects import Subject, Subjects
from coder.core.basis import ASSURED, JOINT, Basis
from coder.core.circumstances import Circumstances
from coder.core.event_ids import EventIds
from coder.core.event_status import STATUS_OF
from coder.core.model import ActorMatch, Article, Event, Reason, Rejected
from coder.core.rejections import RejectReason
from coder.core.syntax import Sentence, Span
from coder.core.values import replace
from coder.dictionary.actions import Code
from coder.dictionary.frames import Frame, Trait
from coder.dictionary.tables import Dictionary
from coder.language.dates.spans import Precision

INTERNAL_ROOTS: Final = frozenset(("14", "15", "17", "18", "19", "20"))
"""Roots whose events may have one country on both sides."""
RESTRICTED_AT_HOME: Final = frozenset(("14", "17"))
"""Roots of what may be threatened to everybody in a country."""
JOINT_ROOTS: Final = frozenset(("04", "05", "06", "08"))
"""Roots of what several may plan together."""
Pair = tuple[ActorMatch | None, ActorMatch | None, str]
"""Source and target of an event, and its code."""
CodedPair = tuple[Code, ActorMatch | None, ActorMatch | None]


class CircumstancesOf(Protocol):
    """Reads off a sentence where, how many and in which manner."""

    def of(
        self, code: Code, trigger: tuple[int, int], source: ActorMatch | None, target: ActorMatch | None
    ) -> tuple[Circumstances, tuple[Reason, ...]]:
        """Return the circumstances of an event, and the steps of its trace that say how each was found."""

    def cause(self, effect: tuple[int, int], cause: tuple[int, int]) -> Reason | None:
        """Return the step of the trace by which one trigger is the cause of another; None where it is none."""


@dataclass(frozen=True, slots=True)
class Options:
    """Which events are kept: by default those with a source and, where the action takes one, a target."""

    half_dyads: bool = False
    dyads: bool = False
    all_stories: bool = False
    """Keep what companies, athletes or private persons do to each other in stories that are not about politics."""
    all_statuses: bool = False
    """Keep what is historical, conditional, negated or habitual, with its status."""


class EventMaker:
    """Makes the events of one article."""

    __slots__ = ("_article", "_dictionary", "_ids", "_options")

    def __init__(self, dictionary: Dictionary, article: Article, options: Options) -> None:
        self._dictionary = dictionary
        self._article = article
        self._options = options
        self._ids = EventIds(article)

    def events(
        self,
        sentence: Sentence,
        candidates: list[EventCandidate],
        circumstances: CircumstancesOf,
        subjects: Subjects,
    ) -> Iterator[Event | Rejected]:
        """The events of a sentence, each pair of actors and code once, and what was rejected.

        ``circumstances`` tells where, how many and in which manner; ``subjects`` what the passage around it is about.
        """
        seen: set[tuple[str, str, str]] = set()
        made: list[tuple[tuple[int, int], Event]] = []
        for candidate in candidates:
            code = code_of(candidate, self._dictionary)
            if not code or (candidate.blocked and not self._keeps(candidate)):
                yield self._rejected(sentence, candidate, candidate.blocked or RejectReason.NO_CODE)
                continue
            for source, target, pair_code in self._pairs(candidate, code):
                reason = self._fault(candidate, code, source, target)
                alone = reason is RejectReason.SAME_ACTOR and len(candidate.target) == 1
                if alone and self._may_lack_target(candidate, code, source):
                    target, reason = None, None
                if reason is None and not self._options.all_stories:
                    passage = subjects.at(sentence.index)
                    if not is_relevant(passage, code[:2], source, target):
                        reason, candidate = RejectReason.OFF_SUBJECT, candidate.because(passage.reason())
                if reason:
                    yield self._rejected(sentence, candidate, reason)
                    continue
                key = (pair_code, _key(source), _key(target))
                if key not in seen:
                    seen.add(key)
                    pair = self._dictionary.codes[pair_code], source, target
                    subject = subjects.at(sentence.index).subject
                    made.append((candidate.trigger, self._event(sentence, candidate, pair, circumstances, subject)))
        yield from _with_causes(made, circumstances)

    def _pairs(self, candidate: EventCandidate, code: str) -> Iterator[Pair]:
        """Every source with every target; mutual and mirrored actions in both directions."""
        frame, action = candidate.frame, self._dictionary.actions.get(candidate.action)
        reciprocal = action is not None and action.reciprocal
        asked = frame is not None and Trait.ASKS in frame.traits
        mutual = code.startswith(MUTUAL_CODES) and not is_lone(candidate, code, self._dictionary)
        shared = reciprocal and not asked or self._is_shared_plan(candidate) or mutual
        sources: tuple[ActorMatch | None, ...] = candidate.source or (None,)
        if shared and is_among_themselves(candidate, self._dictionary):
            candidate = replace(candidate, target=())
        told = candidate.target if shared else without_own_list(candidate.source, candidate.target)
        targets: tuple[ActorMatch | None, ...] = told or (None,)
        if shared and len(candidate.source) > 1 and not candidate.target:
            for one, other in apart(candidate, parties_of(candidate.source)):
                yield one, other, of_pair(candidate, code, one, self._dictionary)
            return
        back = code
        if action is not None and action.mirror and frame is None:
            back = self._dictionary.actions[action.mirror].codes["done"]
        both_ways = back != code or (reciprocal and frame is None)
        for source in sources:
            for target in without_own_side(source, targets):
                if source is target and len(targets) > 1:
                    continue
                if source is not None and target is not None and source.code == target.code and is_mutual(target):
                    continue  # each of them with the others, which the other pairs say
                if is_elsewhere(source, candidate.source, target):
                    continue
                yield source, target, of_pair(candidate, code, source, self._dictionary)
                if both_ways and target is not None:
                    yield target, source, of_pair(candidate, back, target, self._dictionary)

    def _is_shared_plan(self, candidate: EventCandidate) -> bool:
        """Whether several agree with each other on what they plan; none does so who sends aid, threatens or refuses."""
        action = self._dictionary.actions.get(candidate.action)
        joint = action is None or action.root in JOINT_ROOTS
        return candidate.frame is not None and Trait.SHARED in candidate.frame.traits and joint

    def _fault(
        self, candidate: EventCandidate, code: str, source: ActorMatch | None, target: ActorMatch | None
    ) -> RejectReason | None:
        """Why a pair is no event; None where it is one."""
        if (
            source is not None
            and target is not None
            and (_is_same(source, target, code) or is_at_home(source, target, code))
        ):
            return RejectReason.SAME_ACTOR
        if source is None and (target is None or not self._options.half_dyads):
            return RejectReason.NO_SOURCE
        if target is None and not self._options.half_dyads and not self._may_lack_target(candidate, code, source):
            return RejectReason.NO_TARGET
        return None

    def _keeps(self, candidate: EventCandidate) -> bool:
        """Whether a candidate that has not happened is kept for its status."""
        return self._options.all_statuses and candidate.blocked in STATUS_OF

    def _may_lack_target(self, candidate: EventCandidate, code: str, source: ActorMatch | None) -> bool:
        """Whether the event needs no target: a statement, or an action and a frame that need none.

        A state may appeal to the world at large for aid; an attack by unknown men may be condemned or investigated;
        protests, a curfew or a state of emergency may be threatened without a word on whom they are against. Some
        entries let states and those in office call for something or condemn it without a word on who is meant.
        """
        if self._options.dyads:
            return False
        if code.startswith(STATEMENTS):  # such may be said to nobody
            return True
        action, frame = self._dictionary.actions.get(candidate.action), candidate.frame
        if is_lone(candidate, code, self._dictionary) and (
            standing(source) >= Standing.STATE or code[:2] in VIOLENT_ROOTS
        ):
            return True
        if action is None:
            return False
        if frame is None:
            return action.optional
        if frame is Frame.REJECT:
            return action.refusable
        if frame in BLAMING:
            return action.root in VIOLENT_ROOTS
        if frame is Frame.THREATEN:
            return action.optional and action.root in RESTRICTED_AT_HOME
        if frame is Frame.APPEAL:
            return action.root == AID and source is not None and source.basis is Basis.NAMED and not source.role
        return action.plannable and Trait.TARGETLESS in frame.traits

    def _rejected(self, sentence: Sentence, candidate: EventCandidate, reason: RejectReason) -> Rejected:
        return Rejected(sentence.index, reason, self._span(sentence, candidate), candidate.trace)

    def _event(
        self,
        sentence: Sentence,
        candidate: EventCandidate,
        pair: CodedPair,
        circumstances: CircumstancesOf,
        subject: Subject,
    ) -> Event:
        code, source, target = pair
        trigger, when = self._span(sentence, candidate), candidate.when
        found, steps = circumstances.of(code, candidate.trigger, source, target)
        if is_meeting_abroad(candidate, found.place, source, target, self._dictionary):
            code = self._dictionary.codes[MET_ABROAD]
        return Event(
            self._ids.event_id(sentence.index, code.code, _key(source), _key(target), trigger.start),
            self._article.id,
            self._article.date,
            sentence.index,
            code.name,
            code.code,
            code.root,
            code.quad,
            code.goldstein,
            code.plover,
            source,
            target,
            trigger,
            sentence.text,
            (*candidate.trace, *steps),
            when.date if when is not None else self._article.date,
            when.precision if when is not None else _precision(self._article.date),
            candidate.status,
            subject.value,
            found,
            event_key=self._ids.event_key(trigger.start, source, target),
        )

    def _span(self, sentence: Sentence, candidate: EventCandidate) -> Span:
        first, stop = candidate.trigger
        start, end = sentence.tokens[first].start, sentence.tokens[max(first, stop - 1)].end
        return Span(start, end, sentence.text[start - sentence.start : end - sentence.start])


def _with_causes(made: Sequence[tuple[tuple[int, int], Event]], circumstances: CircumstancesOf) -> Iterator[Event]:
    """The events of a sentence, each with the id of the one that the text names as its cause."""
    for trigger, event in made:
        others = [(place, other) for place, other in made if place != trigger]
        found = ((other, step) for place, other in others if (step := circumstances.cause(trigger, place)) is not None)
        cause = next(found, None)
        yield event if cause is None else replace(event, because_of=cause[0].event_id, trace=(*event.trace, cause[1]))


def _precision(date: Date | None) -> Precision:
    return Precision.DAY if date is not None else Precision.UNKNOWN


def _is_same(source: ActorMatch, target: ActorMatch, code: str) -> bool:
    """Whether source and target are one actor.

    One phrase is one actor, unless its codes tell two apart; one code is one actor, unless the caller marked both or
    both are, or belong to, persons or bodies with different entries. But a country can be in conflict with itself.
    """
    if are_members(target) or are_members(source):
        return False
    if source.span == target.span and (source.code == target.code or marked(source)):
        return True
    if source.code is None or source.code != target.code or (marked(source) and marked(target)):
        return False
    if len(source.code) > 3 and _are_different(source, target):
        return False
    refers_back = any(reason.part == "resolution" for reason in (*source.trace, *target.trace))
    return len(source.code) > 3 or refers_back or code[:2] not in INTERNAL_ROOTS


def _are_different(source: ActorMatch, target: ActorMatch) -> bool:
    """Whether two actors of one code are different persons or bodies: "Ahrar al-Sham", "Free Syrian Army".

    So are unarmed ones in politics whom different words name or take up: "the minister" and "the court". A rebel
    group may be spoken of in many words.
    """
    one, other = source.id.partition(JOINT)[0], target.id.partition(JOINT)[0]
    if source.basis in ASSURED and target.basis in ASSURED:
        return one != other and "." in one and "." in other
    if (one == other and "." in one) or Basis.UNKNOWN in (source.basis, target.basis):
        return False
    if standing(source) < Standing.OFFICIAL or bears_arms(source.code):
        return False
    own, others = source.id.split(JOINT)[1:] or [one], target.id.split(JOINT)[1:] or [other]
    return set(own).isdisjoint(others)


def _key(actor: ActorMatch | None) -> str:
    """What tells one actor from another in a sentence: its code, or its place where it has none."""
    if actor is None:
        return ""
    return actor.code if actor.code and not marked(actor) else f"{actor.span.start}-{actor.span.end}"
