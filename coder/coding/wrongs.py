"""Deeds that count only where somebody says them of others: wrongs, faults and merits ("Cuba says Peru spies")."""

from __future__ import annotations

from typing import Final

from coder.coding.candidate import VIOLENT_ROOTS, EventCandidate, is_hostile
from coder.coding.framing import Framing, is_laid_over
from coder.coding.sides import share_actor
from coder.core.model import ActorMatch, Actors
from coder.core.rejections import RejectReason
from coder.core.values import replace
from coder.dictionary.actions import Action
from coder.dictionary.actor_codes import ORGANS, STATE
from coder.dictionary.frames import Frame
from coder.dictionary.tables import Dictionary

PRESS: Final = "MED"
"""The role of those who report a wrong and accuse nobody."""
PRIVATE: Final = ("CVL", "CRM", "UAF")
"""The roles of those of whose wrongs one tells without accusing a political actor."""
JUDGED_AS: Final = (Frame.ACCUSE, Frame.CRITICISE, Frame.APPROVE, Frame.DEFEND)
"""What a speaker does who tells of a wrong, a fault, a merit or a right."""
FAULT: Final = "FAULT"
"""The action of those who fail in a duty."""
VICTIMLESS: Final = VIOLENT_ROOTS | {"12"}
"""Roots of wrongs that are told of without their victim: violence, broken truces, breaches of the law."""
BULLYING: Final = "COERCE"
"""The action of those who bully or harass others."""
WITNESSES: Final = ("COP", PRESS)
"""The roles of those who report violence and complain of nobody."""
OWN_SIDE: Final = frozenset((*STATE, *ORGANS))
"""The roles that answer for one another: a state and its organs."""
MENTIONED: Final = "modal.attribute"
"""The rule of what a bare participle only mentions: "the risks posed by rebels"."""
TOLD: Final = (None, Frame.INTEND)
"""The frames of what others do or will do."""


def is_only_judged(candidate: EventCandidate, dictionary: Dictionary) -> bool:
    """Whether what a candidate tells of has a code only as what somebody says of others."""
    return is_named_only_judged(candidate.action, dictionary)


def is_named_only_judged(action: str, dictionary: Dictionary) -> bool:
    """Whether an action has a code only as what somebody says of others."""
    return _judgement(dictionary.actions.get(action)) is not None


def is_fault(candidate: EventCandidate, dictionary: Dictionary) -> bool:
    """Whether it is what somebody finds bad in others."""
    return _judgement(dictionary.actions.get(candidate.action)) is Frame.CRITICISE


def as_judged(candidate: EventCandidate, framing: Framing) -> tuple[Frame, EventCandidate] | None:
    """The judgement of who says that others do a wrong, and the candidate as he means it: "Cuba says Peru spies".

    To deny others a merit is to find a fault in them ("have not done enough", "did not respect the treaty"); so is to
    say that they failed to do something.
    """
    if candidate.blocked is RejectReason.FAILED and is_laid_over(candidate, Frame.NEGLECT):
        candidate = replace(candidate, action=FAULT, frame=None, target=(), blocked=None)
    action = framing.action_of(candidate)
    if candidate.blocked is RejectReason.NEGATED and action is not None and action.stop == FAULT:
        candidate = replace(candidate, action=FAULT, blocked=None)
        action = framing.action_of(candidate)
    frame = Frame.ACCUSE if _is_wrong_without_victim(candidate, framing) else _judgement(action)
    if frame is None or candidate.frame not in TOLD or candidate.blocked not in (None, RejectReason.HABITUAL):
        return None
    if candidate.trace[-1].rule == MENTIONED:
        return None
    return (frame, candidate) if _are_others(candidate.source, framing.subject) else None


def as_attempted_wrong(candidate: EventCandidate, framing: Framing) -> tuple[Frame, EventCandidate] | None:
    """The accusation of who says that others try to do a wrong: "Chad said Sudan was trying to wreck the talks"."""
    wrong = is_hostile(candidate, framing.dictionary) or is_fault(candidate, framing.dictionary)
    if candidate.blocked is not RejectReason.ATTEMPTED or candidate.frame or not wrong:
        return None
    own = _share_organs(candidate.source, framing.subject)
    return (Frame.ACCUSE, candidate) if not own and _are_others(candidate.source, framing.subject) else None


def _is_wrong_without_victim(candidate: EventCandidate, framing: Framing) -> bool:
    """Whether it is a wrong done to nobody who is named: who tells of it complains of the doer.

    "Chad said Sudan had broken the truce" is no event of Sudan and an unknown party, but an accusation; "Rebels seized
    the town, police said" is what a witness reports.
    """
    action = framing.action_of(candidate)
    victimless = action is not None and (action.root in VICTIMLESS or candidate.action == BULLYING)
    if candidate.target or candidate.frame or action is None or not victimless:
        return False
    if action.root in VIOLENT_ROOTS and all(_is_witness(one, candidate.source) for one in framing.subject):
        return False
    return Frame.ACCUSE.word in action.codes and not _share_organs(candidate.source, framing.subject)


def _is_witness(speaker: ActorMatch, doer: Actors) -> bool:
    """Whether somebody tells of violence as who has seen it or has to look after it, not as the side that suffers it.

    People of another country than the doers' are such a side.
    """
    at_home = speaker.role == "CVL" and all(one.country == speaker.country for one in doer)
    return speaker.country is None or speaker.role in WITNESSES or at_home


def _share_organs(doer: Actors, speaker: Actors) -> bool:
    """Whether both are organs of one state: a minister tells what his police did, and accuses it of nothing."""
    states = {actor.country for actor in speaker if actor.role in OWN_SIDE}
    return any(actor.role in OWN_SIDE and actor.country in states for actor in doer)


def _judgement(action: Action | None) -> Frame | None:
    """The judgement as which an action has a code that has none where it is done or intended."""
    if action is None or "done" in action.codes or "intend" in action.codes and action.stop != FAULT:
        return None
    return next((frame for frame in JUDGED_AS if frame.word in action.codes), None)


def _are_others(doer: Actors, speaker: Actors) -> bool:
    """Whether those who do it are a political side other than the speaker's own; the press speaks for nobody."""
    if not speaker or not doer or share_actor(doer, speaker):
        return False
    own = {actor.country: actor.role for actor in speaker}
    if any(actor.country in own and (actor.role is None or actor.role == own[actor.country]) for actor in doer):
        return False
    return all(one.role != PRESS for one in speaker) and all(one.role not in PRIVATE for one in doer)
