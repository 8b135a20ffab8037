"""A frame as a verb or noun puts it, and what the rules of frames share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.coding.candidate import (
    COERCION,
    COOPERATIVE_ROOTS,
    POSTURE,
    THREATS,
    VIOLENT_ROOTS,
    EventCandidate,
    is_hostile,
    root_of,
)
from coder.coding.sides import share_actor
from coder.core.actor_code import code_parts
from coder.core.model import ActorMatch, Actors
from coder.core.rejections import RejectReason
from coder.core.values import Record, replace
from coder.dictionary.actions import Action
from coder.dictionary.actor_codes import ASSEMBLY, FIGHTERS, OPPOSED, ORGANS, RULERS, SOLDIERS, STATE
from coder.dictionary.frames import Frame
from coder.dictionary.tables import Dictionary

AIMED_AT: Final = (RejectReason.OBLIGATION, RejectReason.PURPOSE, RejectReason.ATTEMPTED)
"""Why a candidate is no event by itself, though somebody may ask for it, promise or refuse it."""
OFFERED: Final = (None, Frame.INTEND, Frame.OFFER)
"""The frames of what others may accept of somebody, who offers it or is to do it."""
PUNISHING_ROOTS: Final = frozenset(("11", "12", "14", "16", "17"))
"""Roots of what others are asked to do to an opponent: blame, protest, sanctions, arrests."""
INFORMANTS: Final = frozenset(("MED", "UNK", "EDU"))
"""Roles of those who tell what others say and accuse nobody."""
POWERS: Final = frozenset((*STATE, *ORGANS, ASSEMBLY))
"""The roles of those who share the power of a state."""
PROMISES: Final = (Frame.INTEND, Frame.OFFER)
"""The frames of what somebody gives his word for."""
OWNED_UP: Final = "ACKNOWLEDGE_RESPONSIBILITY"
OUST: Final = "NEW_LEADERS"
"""The action of who dismisses or appoints leaders."""
ARREST: Final = "ARREST"
ASSAULT: Final = "18"
"""The root of terror and abductions."""
LET_IN: Final = ("1224", "1245", "126")
"""The codes of refusing peacekeepers, inspectors and mediators."""


class Framing(Record):
    """A frame as a verb or noun puts it: who holds it, and to whom it is addressed."""

    __slots__ = ("addressee", "dictionary", "frame", "subject")

    def __init__(self, frame: Frame, subject: Actors, addressee: Actors, dictionary: Dictionary) -> None:
        self.frame = frame
        self.subject = subject
        self.addressee = addressee
        self.dictionary = dictionary

    def action_of(self, candidate: EventCandidate) -> Action | None:
        """The action of a candidate as ``frames.yaml`` defines it."""
        return self.dictionary.actions.get(candidate.action)


def as_asked(candidate: EventCandidate, framing: Framing) -> EventCandidate:
    """What is asked for: a duty or aim as it stands; for "not to attack" the action that ends attacking.

    What is merely possible stays blocked.
    """
    action = framing.action_of(candidate)
    if candidate.blocked is RejectReason.NEGATED and action is not None and not candidate.frame:
        return replace(candidate, action=action.stop, blocked=None)
    meant = candidate.blocked in AIMED_AT
    return replace(candidate, blocked=None) if meant else candidate


def is_against_others(candidate: EventCandidate, framing: Framing) -> bool:
    """Whether an addressee is asked to punish or blame somebody else, and not to fight or to send troops."""
    punishes = root_of(candidate, framing.dictionary) in PUNISHING_ROOTS and not _is_home_matter(candidate, framing)
    return punishes and bool(candidate.target) and not share_actor(candidate.target, framing.addressee)


def _is_home_matter(candidate: EventCandidate, framing: Framing) -> bool:
    """Whether another state is asked to act against people of its own: "told Chad to crack down on militants"."""
    own = {actor.country for actor in framing.subject}
    asked = {actor.country for actor in framing.addressee}
    if root_of(candidate, framing.dictionary) != COERCION or not own.isdisjoint(asked) or not own:
        return False
    states = all(country in framing.dictionary.countries for country in asked)
    return states and all(one.country is None or one.country in asked for one in candidate.target)


def as_any_act(candidate: EventCandidate, framing: Framing) -> EventCandidate:
    """What is asked for where it has no code of its own under the frame: something or other."""
    action = framing.action_of(candidate)
    known = action is not None and framing.frame.word in action.codes
    return candidate if known else replace(candidate, action="", frame=None)


def is_renounced(candidate: EventCandidate, framing: Framing) -> bool:
    """Whether somebody promises or decides not to do what is friendly: "decided not to join the talks"."""
    if candidate.blocked is not RejectReason.NEGATED or candidate.frame or framing.frame is Frame.EXPECT:
        return False
    return root_of(candidate, framing.dictionary) in COOPERATIVE_ROOTS


def is_bid_for_power(candidate: EventCandidate, framing: Framing) -> bool:
    """Whether the opposition or rebels mean to oust those who rule: "rebels seeking to topple the president"."""
    if candidate.action != OUST or candidate.frame or not framing.subject:
        return False
    ruled = {actor.country for actor in candidate.target if actor.role == RULERS}
    return all(actor.role in OPPOSED and actor.country in ruled for actor in framing.subject)


def is_of_own_forces(candidate: EventCandidate, framing: Framing) -> bool:
    """Whether those who rule promise what their forces will do: "the premier promised a pullout of Italian troops"."""
    if framing.frame not in PROMISES or candidate.frame or len(framing.subject) != 1:
        return False
    ruler = framing.subject[0]
    forces = candidate.source
    return ruler.role in (None, RULERS) and bool(forces) and all(is_soldier_of(ruler, actor) for actor in forces)


def is_soldier_of(ruler: ActorMatch, actor: ActorMatch) -> bool:
    """Whether an actor is the army of a state for which another speaks."""
    return actor.role == SOLDIERS and actor.country is not None and actor.country == ruler.country


def is_empowered(candidate: EventCandidate, framing: Framing) -> bool:
    """Whether one organ of a state lets another act: "parliament authorised the cabinet to raise a loan"."""
    let = framing.addressee or candidate.source
    states = {actor.country for actor in framing.subject if actor.role in POWERS and actor.country}
    return bool(let) and all(actor.role in POWERS and actor.country in states for actor in let)


def guest_forces(candidate: EventCandidate, framing: Framing) -> Actors:
    """The other state that somebody lets use violence: "allowed the United States to launch raids from its bases"."""
    own = {actor.country for actor in framing.subject}
    let = framing.addressee or candidate.source
    foreign = [actor for actor in let if actor.country in framing.dictionary.countries and actor.country not in own]
    return tuple([actor for actor in foreign if actor.role in POWERS])


def is_laid_over(candidate: EventCandidate, frame: Frame) -> bool:
    """Whether an entry of this frame has decided about a candidate last."""
    return bool(candidate.trace) and candidate.trace[-1].rule.startswith(frame.word)


def is_own_meeting(candidate: EventCandidate, framing: Framing) -> bool:
    """ "Mexico proposed talks with Cuba": who wants to meet a state asks nobody else to meet (codebook, 026, 036)."""
    subject, addressee = framing.subject, framing.addressee
    action = framing.action_of(candidate)
    meets = action is not None and not candidate.frame and action.root == "04" and action.reciprocal
    others = addressee or candidate.target
    among_others = bool(addressee and candidate.target) and not share_actor(addressee, candidate.target)
    one_state = len(others) == 1 and others[0].country in framing.dictionary.countries and others[0].role != ASSEMBLY
    return meets and one_state and not among_others and (not candidate.source or share_actor(candidate.source, subject))


def as_help(candidate: EventCandidate, framing: Framing) -> EventCandidate:
    """The sending of troops as help, which it is to those who ask for them or are offered them."""
    action = framing.action_of(candidate)
    sent = action is not None and action.root == POSTURE and candidate.frame in (None, Frame.INTEND)
    return replace(candidate, action="PROVIDE_MILITARY_AID") if sent else candidate


def is_help_wanted(candidate: EventCandidate, framing: Framing) -> bool:
    """Whether somebody asks for troops that are to come to himself: "asked France to send soldiers"."""
    action = framing.action_of(candidate)
    if action is None or action.root != POSTURE or framing.frame.word in action.codes:
        return False
    return not candidate.target or share_actor(candidate.target, framing.subject)


def is_justice_abroad(candidate: EventCandidate, framing: Framing) -> bool:
    """Whether another state is asked to arrest somebody, as it does for those who ask: "told Chad to jail rebels"."""
    own = {actor.country for actor in framing.subject}
    asked = framing.addressee or candidate.source
    if candidate.action != ARREST or candidate.frame or not own or not asked:
        return False
    return all(one.country in framing.dictionary.countries and one.country not in own for one in asked)


def is_mediation_by_others(candidate: EventCandidate) -> bool:
    """Whether others are to mediate, which one may accept: "agreed to mediation by Oman", "accepted an offer by it"."""
    return candidate.action == "MEDIATE" and candidate.frame in OFFERED and bool(candidate.source)


def not_ruled_out(candidate: EventCandidate, framing: Framing) -> EventCandidate:
    """To refuse to rule out a hostile act is to threaten it; of any other action it says nothing."""
    if is_hostile(candidate, framing.dictionary):
        return replace(candidate, frame=Frame.THREATEN, source=framing.subject, blocked=None)
    return replace(candidate, blocked=RejectReason.NEGATED)


def stance_on(opposed: Sequence[EventCandidate], subject: Actors, dictionary: Dictionary) -> Frame:
    """What somebody does who opposes something: he criticises what others do to others, and rejects the rest.

    "Mali opposed the withdrawal of French troops", but "Mali opposed talks with Niger", "a visit by UN inspectors".
    """
    of_others = bool(opposed) and all(_is_of_others(one, subject, dictionary) for one in opposed)
    return Frame.CRITICISE if of_others else Frame.REJECT


def view_of(deeds: Sequence[EventCandidate], dictionary: Dictionary) -> Frame:
    """What somebody does who finds a deed unacceptable: he criticises violence, and rejects talks and the like."""
    violent = [one.frame is None and root_of(one, dictionary) in VIOLENT_ROOTS for one in deeds]
    return Frame.CRITICISE if violent and all(violent) else Frame.REJECT


def _is_of_others(candidate: EventCandidate, subject: Actors, dictionary: Dictionary) -> bool:
    """Whether a noun tells what others do to others, and not only propose, and no state is asked to let it in."""
    action = dictionary.actions.get(candidate.action)
    named = [reason.part for reason in candidate.trace] == ["noun"]
    if action is None or action.reciprocal or candidate.frame is not None or not named:
        return False
    let_in = action.codes.get(Frame.REJECT.word, "") in LET_IN
    others = bool(candidate.source) and not share_actor(candidate.source, subject)
    return others and not let_in and not share_actor(candidate.target, subject)


def filled(
    candidate: EventCandidate, framing: Framing, action: str | None = None, frame: Frame | None = None
) -> EventCandidate:
    """A candidate whose empty sides the subject and the addressee fill, perhaps with another action or frame."""
    return replace(
        candidate,
        action=candidate.action if action is None else action,
        frame=frame or candidate.frame,
        source=candidate.source or framing.subject,
        target=candidate.target or framing.addressee,
    )


def denied_to(candidate: EventCandidate, speaker: Actors) -> EventCandidate:
    """A denial that somebody of another country tells of is one to him: "Turkey denies it, the Greek envoy said"."""
    own = {actor.country for actor in candidate.source}
    accusers = tuple(
        actor for actor in speaker if actor.country and actor.country not in own and actor.role not in INFORMANTS
    )
    return replace(candidate, target=accusers)


def told_by(candidate: EventCandidate, framing: Framing) -> EventCandidate:
    """What somebody tells is his where it has no other source; who threatens means whom he tells, and not himself.

    "Peru told Chile that it would face sanctions". Armed men who call themselves responsible own up to the deed.
    """
    told = replace(candidate, source=framing.subject)
    if candidate.frame is Frame.ACCUSE and _own_up(candidate.target, framing.subject):
        return replace(told, action=OWNED_UP, frame=None, target=(), blocked=None)
    if root_of(candidate, framing.dictionary) != THREATS or not share_actor(candidate.target, framing.subject):
        return told
    return replace(told, target=framing.addressee or candidate.target)


def _own_up(blamed: Actors, speaker: Actors) -> bool:
    """Whether those who fight a state count themselves among the ones they blame."""
    codes = {actor.code for actor in speaker if _fights(actor) or actor.role == SOLDIERS}
    return any(actor.code in codes for actor in blamed)


def is_danger(candidate: EventCandidate, framing: Framing) -> bool:
    """Whether those who bear no arms against their state warn of what others may do: "warned that rebels may attack".

    No state threatens with terror; what somebody would answer is no danger: "would respond if it was attacked".
    """
    root = root_of(candidate, framing.dictionary)
    if candidate.blocked is RejectReason.HYPOTHETICAL:
        return False
    if root not in VIOLENT_ROOTS or any(_fights(actor) for actor in framing.subject):
        return False
    if not candidate.source:
        return root == ASSAULT
    others = not share_actor(candidate.source, (*framing.subject, *framing.addressee))
    return others and all(_fights(actor) for actor in candidate.source)


def _fights(actor: ActorMatch) -> bool:
    """Whether somebody fights outside the forces of a state."""
    return not FIGHTERS.isdisjoint(code_parts(actor.code or ""))
