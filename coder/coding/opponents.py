"""At whom an act without a target is aimed: at the other side of a dispute that the text tells of.

"The miners accused the government and threatened to strike", "Chad accused Sudan of lying. Sudan denied it", "Police
fired on students, who threw stones", "Rebels hurled a bomb and fired at the mayor".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from coder.actors.dealings import BODY, partner, party_of
from coder.actors.discourse import Discourse
from coder.actors.identity import as_state
from coder.actors.mention import Challenge
from coder.coding.candidate import (
    COERCION,
    CONSULT,
    THREATS,
    VIOLENT_ROOTS,
    EventCandidate,
    code_of,
    is_hostile,
    rests_on,
    root_of,
)
from coder.coding.deeds import AGAINST, note_deeds
from coder.coding.sides import STATE_ROLES
from coder.core.basis import Basis
from coder.core.model import ActorMatch, Actors, Reason
from coder.core.syntax import Clause
from coder.core.values import replace
from coder.dictionary.actor_codes import BEARERS, ORGANS, RULERS, STATE
from coder.dictionary.frames import Frame
from coder.dictionary.tables import Dictionary

RENEWED: Final = frozenset((Frame.THREATEN, Frame.DEMAND))
"""Frames that go on with a quarrel."""
CHARGES: Final = frozenset((Frame.ACCUSE, Frame.CRITICISE, Frame.COMPLAIN))
"""Frames that a denial answers."""
REQUESTS: Final = frozenset((Frame.APPEAL, Frame.DEMAND, Frame.THREATEN, Frame.OFFER))
"""Frames that a refusal answers, beside charges."""
DENIAL, PROTEST = "016", "14"
BREAKING: Final = "16"
"""The root of what somebody breaks off with another with whom he quarrels."""
FORCIBLE: Final = VIOLENT_ROOTS | {PROTEST}
"""Roots of what may be done in answer to force."""
FORCE: Final = VIOLENT_ROOTS | {COERCION}
"""Roots of what is done to somebody by force, so that he may strike back."""
SEARCH: Final = "INVESTIGATE"
"""The action of those who search houses."""
ANSWERS: Final = ("026", "03", "10", "114", "12", THREATS, BREAKING)
"""How codes begin of what a state says or does to another in answer, or seeks with it."""
REPLIES: Final = (Frame.DEMAND, Frame.REJECT, Frame.COMPLAIN)
TO_NOBODY: Final = ("01", "033", "107")
"""How codes begin of what is said to nobody in particular: comments, pledges of aid, demands for settlements."""
MODAL: Final = "modal."
"""How the rules begin that lay a duty on whomever: "this must stop", "all should talk"."""
DONE: Final = (None, Frame.THREATEN, Frame.INTEND)
"""The frames of what is done to somebody or threatened."""
AT_HOME: Final = "+"
"""The mark behind the country of somebody who is charged by others of his own country."""
MEMORY: Final = 2
"""So many sentences after a charge or request it may be refused."""
LONG_MEMORY: Final = 12
"""So many sentences after a charge it may be denied: a story tells who accuses whom once."""
OPPONENT: Final = Reason("resolution", "resolve.opponent")


class Opponents:
    """Finds the opponents in one sentence, and notes for the next ones who has been charged or asked by whom."""

    __slots__ = ("_accused", "_dictionary", "_discourse", "_sentence")

    def __init__(self, discourse: Discourse, dictionary: Dictionary, sentence: int) -> None:
        self._discourse, self._dictionary, self._sentence = discourse, dictionary, sentence
        self._accused: dict[int, Actors] = {}

    def renewed(self, clause: Clause, candidate: EventCandidate) -> EventCandidate:
        """A threat or demand without a target goes to the one whom the same subject has just accused or attacked.

        So does a call for sanctions and the like: "condemned the Iranian test and called for sanctions".
        """
        if clause.subject is None or candidate.blocked:
            return candidate
        if candidate.target:
            if candidate.frame in AGAINST:
                self._accused[clause.subject.first] = candidate.target
            return candidate
        rallies = candidate.frame is Frame.APPEAL and is_hostile(candidate, self._dictionary)
        if not rallies and candidate.frame not in RENEWED or clause.subject_rule != "shared":
            return candidate
        return replace(candidate, target=self._accused.get(clause.subject.first, ()))

    def answered(self, candidates: list[EventCandidate]) -> list[EventCandidate]:
        """The candidates, with those for targets whom they answer or strike back at."""
        told = [one for one in candidates if one.source and not one.blocked]
        aimed = [one for one in told if one.target]
        out = [self._aimed(one, aimed) if self._may_answer(one) else one for one in candidates]
        note_deeds(self._discourse, self._sentence, told, self._dictionary)
        for one in aimed:
            if one.frame in CHARGES or one.frame in REQUESTS or self._is_offer_of_talks(one):
                self._note(one)
        return out

    def _may_answer(self, candidate: EventCandidate) -> bool:
        """Whether those may be its target whom it answers: where it has none, or tells only what somebody denies."""
        told = bool(candidate.source) and not candidate.blocked
        return told and (not candidate.target or candidate.frame is Frame.DENY)

    def _aimed(self, candidate: EventCandidate, aimed: Sequence[EventCandidate]) -> EventCandidate:
        """A candidate with the one at whom its source aims for its target, where the text tells that."""
        root = root_of(candidate, self._dictionary)
        target: Actors = ()
        if candidate.frame is Frame.REJECT or self._is_denial(candidate):
            answers = [one for one in aimed if self._answers(candidate, one.frame, one.action)]
            target = next(_against(candidate, answers), ()) or self._challenger(candidate)
        elif candidate.frame is Frame.INTEND and not candidate.target:
            target = self._challenger(candidate)  # "Chile asked Britain to hand him over. London agreed"
        elif candidate.frame is None and root in FORCIBLE and self._may_be_alone(candidate):
            forceful = [one for one in aimed if one.frame is None and root_of(one, self._dictionary) in FORCE]
            struck_first = _against(candidate, forceful)
            alike = (one.target for one in forceful if one.source == candidate.source)
            target = next(struck_first if root == PROTEST else alike, ())
        elif candidate.frame is None and root == BREAKING:
            quarrels = [one for one in aimed if one.frame in CHARGES or root_of(one, self._dictionary) == BREAKING]
            target = next(_by_same(candidate, quarrels), ()) or self._challenger(candidate)
        forced = candidate.frame in DONE and self._is_forced(candidate) or _is_armed_search(candidate)
        if not target and not candidate.target and forced:
            target = next(_by_same(candidate, [one for one in aimed if self._is_forced(one)]), ())
        if not target and not candidate.target:
            vague = root == THREATS and candidate.frame is None
            told = vague and any(_by_same(candidate, aimed))  # "retaliated by arresting two of its envoys"
            target = self._partner(candidate) if not told else ()
        return replace(candidate, target=target).because(OPPONENT) if target else candidate

    def _partner(self, candidate: EventCandidate) -> Actors:
        """Whom a state or body answers that demands, refuses or blames a break: the one it has just dealt with.

        "Turkey shot down a Russian jet. Moscow demanded an apology".
        """
        code, states = code_of(candidate, self._dictionary) or "", self._dictionary.countries
        parties = {
            party_of(actor, states) if actor.role in STATE_ROLES or actor.country == BODY else ""
            for actor in candidate.source
        }
        if len(parties) != 1 or "" in parties:
            return ()
        blames = candidate.frame is Frame.CRITICISE and root_of(candidate, self._dictionary) in (BREAKING, COERCION)
        answers = blames or candidate.frame in REPLIES or code.startswith(ANSWERS)
        if not answers or code.startswith(TO_NOBODY) or rests_on(candidate, MODAL):
            return ()
        if candidate.frame is Frame.APPEAL and not rests_on(candidate, Frame.APPEAL.word):
            return ()  # "all countries should hold talks"
        found = partner(self._discourse, self._sentence, parties.pop(), states)
        return tuple([self._state_of(other) for other in found])

    def _state_of(self, actor: ActorMatch) -> ActorMatch:
        """The state of an actor; who rules speaks for it himself."""
        state = self._dictionary.state(actor.country or "") if actor.role not in (None, RULERS) else None
        return replace(as_state(actor, state), basis=Basis.SETTING) if state is not None else actor

    def _is_forced(self, candidate: EventCandidate) -> bool:
        """Whether it tells of force that one side alone uses: "police arrested two men and confiscated their boats"."""
        action = self._dictionary.actions.get(candidate.action)
        return action is not None and action.root in FORCE and not action.reciprocal

    def _answers(self, candidate: EventCandidate, frame: Frame | None, action: str) -> bool:
        """Whether a refusal or denial answers such a charge or request: a refusal of the same action, or of it all."""
        same = candidate.action in ("", action) or self._are_talks(candidate.action) and self._are_talks(action)
        if candidate.frame is Frame.INTEND:
            return frame in (Frame.APPEAL, Frame.DEMAND) and same
        if candidate.frame is not Frame.REJECT:
            return frame in CHARGES
        return frame in CHARGES or (frame in REQUESTS or frame is Frame.INTEND) and same

    def _is_offer_of_talks(self, candidate: EventCandidate) -> bool:
        """Whether somebody offers or means to meet another, who may turn it down: "Mali ruled out talks"."""
        return candidate.frame is Frame.INTEND and self._are_talks(candidate.action)

    def _are_talks(self, action: str) -> bool:
        """Whether an action is one of talks or meetings."""
        found = self._dictionary.actions.get(action)
        return found is not None and found.root == CONSULT

    def _challenger(self, candidate: EventCandidate) -> Actors:
        """Who has charged or asked the source in the sentences before."""
        at_once = candidate.frame in (Frame.REJECT, Frame.INTEND) or root_of(candidate, self._dictionary) == BREAKING
        memory, homes = (MEMORY, ("",)) if at_once else (LONG_MEMORY, ("", AT_HOME))
        for actor in candidate.source:
            for home in homes if actor.country else ():
                challenge = self._discourse.challenges.get(f"{actor.country}{home}")
                if challenge is None or self._sentence - challenge.sentence > memory:
                    continue
                if self._answers(candidate, challenge.frame, challenge.action) and _may_be(actor, challenge):
                    return challenge.source
        return ()

    def _note(self, candidate: EventCandidate) -> None:
        """Remember who has charged or asked whom."""
        assert candidate.frame is not None
        own = {actor.country for actor in candidate.source}
        codes = {actor.code for actor in candidate.source}
        for actor in candidate.target:
            if actor.country is not None and actor.code not in codes:
                key = f"{actor.country}{AT_HOME}" if actor.country in own else actor.country
                challenge = Challenge(self._sentence, candidate.frame, candidate.action, candidate.source, actor)
                self._discourse.challenges.put(key, challenge)

    def _is_denial(self, candidate: EventCandidate) -> bool:
        action = self._dictionary.actions.get(candidate.action)
        denies = candidate.frame is None and action is not None and action.done == DENIAL
        return denies or candidate.frame is Frame.DENY

    def _may_be_alone(self, candidate: EventCandidate) -> bool:
        """Whether it is an event of one doer; otherwise it may be but another word for what else was done."""
        action = self._dictionary.actions.get(candidate.action)
        return action is not None and action.optional and len(candidate.source) == 1


def _is_armed_search(candidate: EventCandidate) -> bool:
    """Whether police or soldiers search what those have whom they use force on: "seized two men and combed homes"."""
    searched = candidate.frame is None and candidate.action == SEARCH
    return searched and all(actor.role in BEARERS for actor in candidate.source)


def _against(
    candidate: EventCandidate, others: Sequence[EventCandidate] | Iterator[EventCandidate]
) -> Iterator[Actors]:
    """Who does something to the source of a candidate in the same sentence."""
    codes = {actor.code for actor in candidate.source if actor.code}
    for other in others:
        if any(actor.code in codes for actor in other.target) and not any(one.code in codes for one in other.source):
            yield other.source


def _by_same(candidate: EventCandidate, others: Sequence[EventCandidate]) -> Iterator[Actors]:
    """To whom the source of a candidate does something else in the same sentence; nobody does it to his own country."""
    codes, own = {actor.code for actor in candidate.source}, {actor.country for actor in candidate.source}
    return (
        other.target
        for other in others
        if {actor.code for actor in other.source} == codes and own.isdisjoint(actor.code for actor in other.target)
    )


def _may_be(actor: ActorMatch, challenge: Challenge) -> bool:
    """Whether an actor is the one of his country who was charged, or answers for him.

    At home a government answers for police and army, but nobody for the government.
    """
    charged = challenge.target
    if actor.role == charged.role:
        return True
    if any(one.country == actor.country for one in challenge.source):
        return actor.role in STATE and charged.role in ORGANS
    return actor.role in STATE or charged.role in STATE
