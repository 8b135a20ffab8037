"""What a frame makes of the candidate under it: one function for each rule of ``coder.dictionary.frames``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from coder.coding import outcomes
from coder.coding.candidate import (
    AID,
    COOPERATIVE_ROOTS,
    POSTURE,
    VIOLENT_ROOTS,
    YIELDING,
    EventCandidate,
    is_hostile,
    root_of,
)
from coder.coding.duties import VOICED_DUTY, voice_duty
from coder.coding.framing import (
    OFFERED,
    Framing,
    as_any_act,
    as_asked,
    as_help,
    denied_to,
    filled,
    guest_forces,
    is_against_others,
    is_bid_for_power,
    is_danger,
    is_empowered,
    is_help_wanted,
    is_justice_abroad,
    is_laid_over,
    is_mediation_by_others,
    is_of_own_forces,
    is_own_meeting,
    is_renounced,
    not_ruled_out,
    told_by,
)
from coder.coding.judgements import freed_by_holder, judged, state_holding, state_sheltering
from coder.coding.sides import other_actors, share_actor
from coder.coding.wrongs import as_attempted_wrong, as_judged, is_fault, is_only_judged
from coder.core.model import Actors
from coder.core.rejections import RejectReason
from coder.core.values import replace
from coder.dictionary.frames import Frame, FrameRule, Trait
from coder.dictionary.tables import Dictionary

AS_ACTION: Final = {Frame.APPROVE: "SUPPORT_POLICY", Frame.DISCUSS: "MEET", Frame.INVESTIGATE: "INVESTIGATE"}
"""What a frame without known content means as an action to come: "asked for support"."""
ASKED_OR_INTENDED: Final = (Frame.APPEAL, Frame.DEMAND, Frame.INTEND)
UTTERED: Final = frozenset(
    (Frame.ACCUSE, Frame.APPEAL, Frame.APPROVE, Frame.COMPLAIN, Frame.CRITICISE, Frame.DEFEND, Frame.DEMAND, Frame.DENY)
)
"""The frames of what somebody says, and has not said while it is only expected of him."""
COMMENT: Final = "STATEMENT"
"""The action of whoever comments, for which mostly the press asks."""
EXTRADITE: Final = "JUDICIAL_COOPERATION"
"""The action of a state that arrests those whom another wants."""
FORCE: Final = VIOLENT_ROOTS | {POSTURE}
"""The roots of what an army is sent to do."""
HELPED: Final = "COOPERATE_MILITARILY"
"""The action of who lets the forces of another state fight from his land."""
STANCE_DECIDES: Final = (RejectReason.HABITUAL, RejectReason.SCHEDULED)
"""Why a candidate is no event by itself, though it is one to promise, ask for or condemn it."""

RuleFunction = Callable[[EventCandidate, Framing], EventCandidate]


def framed(
    candidate: EventCandidate, frame: Frame, subject: Actors, addressee: Actors, dictionary: Dictionary
) -> EventCandidate:
    """A candidate under one more frame."""
    if not candidate.action and candidate.frame in AS_ACTION and Trait.LOOKS_AHEAD in frame.traits:
        candidate = replace(candidate, action=AS_ACTION[candidate.frame], frame=None)
    if candidate.blocked in STANCE_DECIDES and Trait.TRANSFORMS not in frame.traits:
        candidate = replace(candidate, blocked=None)
    return RULE_OF[frame](candidate, Framing(frame, subject, addressee, dictionary))


def _intend(candidate: EventCandidate, framing: Framing) -> EventCandidate:
    """To agree to what another asks for is to intend it; what both sides do is intended with the other.

    To promise not to attack is to intend to end attacking, not to meet a refusal; a promise to try is a promise. Who
    agrees that others should do something asks it of them, and who means to oust his rulers demands that they go.
    """
    subject, addressee = framing.subject, framing.addressee
    if candidate.frame in VOICED_DUTY:
        of_others = candidate.source and not share_actor(candidate.source, subject)
        return voice_duty(candidate, framing) if of_others else candidate.block(RejectReason.OBLIGATION)
    if is_renounced(candidate, framing):
        return _reject(replace(candidate, blocked=None), framing)
    if is_bid_for_power(candidate, framing):
        return replace(candidate, frame=Frame.DEMAND, source=subject)
    if candidate.blocked is RejectReason.ATTEMPTED:
        candidate = replace(candidate, blocked=None)
    elif framing.frame is not Frame.EXPECT and not _is_only_told(candidate):
        candidate = as_asked(candidate, framing)
    foreign = not share_actor(candidate.source, subject)
    if foreign and is_mediation_by_others(candidate):
        return replace(candidate, action="ACCEPT_MEDIATION", frame=None, source=subject, target=candidate.source)
    if candidate.frame in (Frame.APPEAL, Frame.DEMAND) and foreign:
        target = candidate.source or addressee or candidate.partner or candidate.target
        if not target and len(subject) > 1:
            return candidate.block(RejectReason.NO_TARGET)  # they do not ask it of each other
        return replace(candidate, frame=Frame.INTEND, source=subject, target=target)
    action = framing.action_of(candidate)
    mutual = action is not None and action.reciprocal and candidate.frame in OFFERED
    if mutual and subject and candidate.source and foreign:
        return replace(candidate, frame=Frame.INTEND, source=subject, target=addressee or candidate.source)
    if is_of_own_forces(candidate, framing):
        candidate = replace(candidate, source=subject)
    return filled(candidate, framing, frame=candidate.frame or Frame.INTEND)


def _is_only_told(candidate: EventCandidate) -> bool:
    """Whether it is a duty, or what somebody means to say was not done: "wants to make clear that it has not"."""
    untrue = candidate.blocked is RejectReason.NEGATED and is_laid_over(candidate, Frame.SAY)
    return untrue or candidate.blocked is RejectReason.OBLIGATION


def _expect(candidate: EventCandidate, framing: Framing) -> EventCandidate:
    """What is to come is intended; but what takes place at its time anyway is decided by nobody here.

    Nor has anybody said yet what he is expected to say.
    """
    if candidate.frame in UTTERED:
        return candidate.block(RejectReason.SCHEDULED)
    action = framing.action_of(candidate)
    if action is not None and action.scheduled and candidate.frame in (None, Frame.INTEND):
        return candidate.block(RejectReason.SCHEDULED)
    return _intend(candidate, framing)


def _offer(candidate: EventCandidate, framing: Framing) -> EventCandidate:
    """To offer troops is to offer help, where to announce them is to threaten."""
    return _intend(as_help(candidate, framing), framing)


def _ask(candidate: EventCandidate, framing: Framing) -> EventCandidate:
    """An appeal or demand goes to its addressee, else to who should act; for an act of conflict to its victim.

    To ask for a comment is no appeal, nor does anybody ask for a fault: "urged Mali to see the threat posed by Niger".
    """
    subject, addressee = framing.subject, framing.addressee
    faulty = candidate.blocked is None and is_fault(candidate, framing.dictionary)
    if (candidate.action == COMMENT or faulty) and not candidate.frame:
        return candidate.block(RejectReason.POSSIBLE)
    insists = framing.frame is Frame.DEMAND and candidate.frame is Frame.REJECT
    own = insists and share_actor(candidate.source, subject)
    if own or candidate.frame is Frame.THREATEN and not addressee:
        return _say(candidate, framing)  # "insisted that it would not talk to Mali"
    if candidate.blocked is RejectReason.POSSIBLE and framing.frame is Frame.APPEAL and not candidate.frame:
        candidate = replace(candidate, blocked=None)  # "hoped that Chad could free the men"
    candidate = as_asked(candidate, framing)
    if is_justice_abroad(candidate, framing):
        candidate = replace(candidate, action=EXTRADITE, target=())
    elif not addressee and not candidate.source and (shelter := state_sheltering(candidate, framing)):
        return replace(candidate, action=EXTRADITE, frame=framing.frame, source=subject, target=shelter)
    if framing.frame is Frame.APPEAL and is_own_meeting(candidate, framing):
        return _intend(replace(candidate, source=subject, target=addressee or candidate.target), framing)
    if addressee and is_help_wanted(candidate, framing):
        candidate = as_help(candidate, framing)
    third = candidate.target and not share_actor(candidate.target, (*subject, *addressee))
    if candidate.frame is Frame.CRITICISE and third:
        return replace(candidate, action="", frame=Frame.OPPOSE, source=subject)  # "urged the UN to condemn Mali"
    hostile = is_hostile(candidate, framing.dictionary)
    if hostile and addressee and not is_against_others(candidate, framing):
        candidate, target = as_any_act(candidate, framing), addressee
    elif addressee and not (hostile and candidate.target):
        target = addressee
    elif hostile and candidate.target:
        target = candidate.target
    else:
        doers = tuple(actor for actor in candidate.source if actor not in subject)
        candidate = freed_by_holder(candidate, framing)
        target = doers or state_holding(candidate, framing) or candidate.target
    if root_of(candidate, framing.dictionary) == AID and share_actor(target, subject):
        target = ()  # who needs the aid himself
    return replace(candidate, frame=framing.frame, source=subject, target=target, partner=candidate.target)


def _reject(candidate: EventCandidate, framing: Framing) -> EventCandidate:
    """A refusal goes to who has asked, else to the addressee, else to whom the action would have been done.

    To refuse to deny something says nothing.
    """
    subject = framing.subject
    candidate = as_asked(candidate, framing)
    if candidate.frame is Frame.REJECT:
        return not_ruled_out(candidate, framing)
    if candidate.frame is Frame.DENY:
        return candidate.block(RejectReason.NEGATED)
    action = framing.action_of(candidate)
    asked: Actors = ()
    if candidate.frame in ASKED_OR_INTENDED and candidate.source != subject:
        partner = candidate.partner if action is not None and action.reciprocal else ()
        asked = partner or candidate.source
    choices = (asked, framing.addressee, candidate.target, candidate.partner, other_actors(candidate, subject))
    target = next(
        (actors for actors in choices if actors and not share_actor(actors, subject)),
        next((actors for actors in choices if actors), ()),
    )
    return replace(candidate, frame=Frame.REJECT, source=subject, target=target)


def _threaten(candidate: EventCandidate, framing: Framing) -> EventCandidate:
    """A threat goes to its addressee, else to the target of what is threatened; a duty is not what is threatened.

    To warn of the faults of others is to find fault with them, but not to warn them against what they may do; to warn
    of the violence of armed men is neither. The threats of others are told as they are.
    """
    own = (*framing.subject, *framing.addressee)
    if is_danger(candidate, framing):
        return candidate.block(RejectReason.POSSIBLE)
    only_judged = is_only_judged(candidate, framing.dictionary)
    threatened = candidate.frame is Frame.THREATEN and bool(candidate.source)
    if (only_judged or threatened) and not share_actor(candidate.source, own):
        return _say(candidate, framing)
    target = framing.addressee or other_actors(replace(candidate, source=()), framing.subject) or candidate.target
    action = "" if only_judged or candidate.frame in VOICED_DUTY else candidate.action
    return replace(candidate, action=action, frame=Frame.THREATEN, source=framing.subject, target=target, blocked=None)


def _judge(candidate: EventCandidate, framing: Framing) -> EventCandidate:
    """A view of what somebody has done goes to the one who has done it, however doubtful the act is."""
    target = framing.addressee or judged(candidate, framing)
    return replace(candidate, frame=framing.frame, source=framing.subject, target=target, blocked=None)


def _deny(candidate: EventCandidate, framing: Framing) -> EventCandidate:
    """A denial concerns the others in what is denied, but nobody of one's own country."""
    target = framing.addressee or other_actors(candidate, framing.subject, own=False)
    return replace(candidate, frame=framing.frame, source=framing.subject, target=target)


def _consider(candidate: EventCandidate, framing: Framing) -> EventCandidate:
    """What is only thought of concerns whom it would be done to, whether or not it is done in the end."""
    return replace(_address(candidate, framing), blocked=None)


def _address(candidate: EventCandidate, framing: Framing) -> EventCandidate:
    """The frame replaces the one below it and concerns its addressee, else the others in its content."""
    target = framing.addressee or other_actors(candidate, framing.subject)
    return replace(candidate, frame=framing.frame, source=framing.subject, target=target)


def _order(candidate: EventCandidate, framing: Framing) -> EventCandidate:
    """To order one's own people to do something is to do it; to order another country is to demand it.

    Who decides not to do what is friendly refuses it.
    """
    subject = framing.subject
    if is_renounced(candidate, framing):
        return _reject(replace(candidate, blocked=None), framing)
    if candidate.frame:
        return candidate
    countries = {actor.country for actor in subject}
    foreign = all(actor.country and actor.country not in countries for actor in candidate.source)
    if candidate.source and subject and not share_actor(candidate.source, subject) and foreign:
        return _ask(candidate, replace(framing, frame=Frame.DEMAND, addressee=framing.addressee or candidate.source))
    return replace(candidate, source=subject or candidate.source)


def _decide(candidate: EventCandidate, framing: Framing) -> EventCandidate:
    """Who decides to do something friendly means to do it; to decide to yield or on conflict is to do it.

    "decided to cooperate with Chad", but "decided to lift the curfew", "decided to impose sanctions".
    """
    root = root_of(candidate, framing.dictionary)
    friendly = not candidate.frame and root in COOPERATIVE_ROOTS and root != YIELDING
    renounced = candidate.blocked is RejectReason.NEGATED
    return (_intend if friendly and not renounced else _order)(candidate, framing)


def _allow(candidate: EventCandidate, framing: Framing) -> EventCandidate:
    """To allow a concession is to make it; to allow anything else is to yield, or the action that ``allow`` names.

    Who lets others do violence yields nothing to them, but works with the forces of another state, nor does one organ
    of a state that empowers another, as it may do to use force.
    """
    action = framing.action_of(candidate)
    target = framing.addressee or other_actors(candidate, framing.subject)
    blocked = None if candidate.blocked is RejectReason.PURPOSE else candidate.blocked
    if action is None or candidate.frame:
        return replace(candidate, blocked=RejectReason.ALLOWED)
    if action.root == "08":
        return replace(candidate, source=framing.subject, target=target, blocked=blocked)
    if not action.allow and is_empowered(candidate, framing):
        forceful = action.root in FORCE and not share_actor(candidate.target, framing.subject)
        reason = blocked if forceful and candidate.target else RejectReason.ALLOWED
        return replace(candidate, frame=Frame.INTEND, source=framing.subject, blocked=reason)
    if not action.allow and action.root in VIOLENT_ROOTS:
        guests = guest_forces(candidate, framing)
        reason = blocked if guests else RejectReason.ALLOWED
        return replace(candidate, action=HELPED, source=framing.subject, target=guests, blocked=reason)
    return replace(candidate, action=action.allow or "YIELD", source=framing.subject, target=target, blocked=blocked)


def _endeavour(candidate: EventCandidate, framing: Framing) -> EventCandidate:
    """To try to persuade somebody of something is to ask him for it."""
    if candidate.blocked is RejectReason.FAILED and is_laid_over(candidate, Frame.PERSUADE):
        return _ask(replace(candidate, blocked=None), replace(framing, frame=Frame.APPEAL))
    return outcomes.endeavour(candidate, framing)


def _say(candidate: EventCandidate, framing: Framing) -> EventCandidate:
    """What is said keeps its meaning; the speaker asks for a duty or demands it, and is the source that is missing."""
    if candidate.frame in VOICED_DUTY:
        return voice_duty(candidate, framing)
    judged = as_judged(candidate, framing) or as_attempted_wrong(candidate, framing)
    if judged is not None:
        frame, candidate = judged
        return _judge(candidate, replace(framing, frame=frame, addressee=candidate.source))
    if not candidate.source:
        violent = not candidate.frame and root_of(candidate, framing.dictionary) in VIOLENT_ROOTS
        return candidate if violent else told_by(candidate, framing)
    return (
        denied_to(candidate, framing.subject) if candidate.frame is Frame.DENY and not candidate.target else candidate
    )


RULES: Final[Mapping[FrameRule, RuleFunction]] = {
    FrameRule.INTEND: _intend,
    FrameRule.EXPECT: _expect,
    FrameRule.OFFER: _offer,
    FrameRule.ASK: _ask,
    FrameRule.REJECT: _reject,
    FrameRule.THREATEN: _threaten,
    FrameRule.JUDGE: _judge,
    FrameRule.DENY: _deny,
    FrameRule.CONSIDER: _consider,
    FrameRule.ADDRESS: _address,
    FrameRule.STOP: outcomes.stop,
    FrameRule.RESUME: outcomes.resume,
    FrameRule.ALLOW: _allow,
    FrameRule.ORDER: _order,
    FrameRule.DECIDE: _decide,
    FrameRule.ATTEMPT: outcomes.attempt,
    FrameRule.ENDEAVOUR: _endeavour,
    FrameRule.FAIL: outcomes.fail,
    FrameRule.FOIL: outcomes.foil,
    FrameRule.DOUBT: outcomes.doubt,
    FrameRule.SAY: _say,
}


def rules_of(frames: Iterable[Frame], rules: Mapping[FrameRule, RuleFunction]) -> dict[Frame, RuleFunction]:
    """The function of each frame; raises ``NotImplementedError`` for a frame whose rule has none."""
    missing = [frame for frame in frames if frame.rule not in rules]
    if missing:
        raise NotImplementedError(f"the frame '{missing[0].word}' has no rule: give {missing[0].rule} a function")
    return {frame: rules[frame.rule] for frame in frames}


RULE_OF: Final = rules_of(Frame, RULES)
"""The function of each frame, complete since the module would not load otherwise."""
