"""What becomes of an act that is stopped, resumed, attempted, doubted, or that fails."""

from __future__ import annotations

from typing import Final

from coder.coding.candidate import COOPERATIVE_ROOTS, VIOLENT_ROOTS, EventCandidate, is_hostile, is_resumed, root_of
from coder.coding.framing import Framing, filled, is_laid_over
from coder.core.rejections import RejectReason
from coder.core.values import replace
from coder.dictionary.frames import Frame

HELD: Final = ("OCCUPY", "BLOCKADE", "MOBILIZE_FORCES", "STATION_FORCES")
"""The actions of who holds a land or has his troops there."""
ENDEAVOURED_ROOTS: Final = COOPERATIVE_ROOTS - {"08"}
"""The roots of what is friendly and nothing yielded: whoever works for it intends it."""


def stop(candidate: EventCandidate, framing: Framing) -> EventCandidate:
    """To stop an action is the action that ``stop`` names; to stop a friendly plan is to reject it."""
    action = framing.action_of(candidate)
    if candidate.frame is Frame.INTEND and not is_hostile(candidate, framing.dictionary):
        return filled(candidate, framing, frame=Frame.REJECT)
    if candidate.frame or action is None or not action.stop or _is_of_another_state(candidate, framing):
        return replace(candidate, blocked=RejectReason.STOPPED)
    return replace(
        candidate,
        action=action.stop,
        source=framing.subject or candidate.source,
        target=candidate.target or framing.addressee,
        topic="",
    )


def _is_of_another_state(candidate: EventCandidate, framing: Framing) -> bool:
    """Whether a state keeps its hold on a land or its troops somewhere, which nobody else can give up for it.

    "Rebels aimed to end Norway's occupation of the islands".
    """
    action = framing.action_of(candidate)
    if action is None or candidate.action not in HELD or not framing.subject:
        return False
    own = {actor.country for actor in framing.subject}
    return bool(candidate.source) and all(actor.country and actor.country not in own for actor in candidate.source)


def resume(candidate: EventCandidate, framing: Framing) -> EventCandidate:
    """To resume or continue an action is to do it."""
    return filled(candidate, framing)


def attempt(candidate: EventCandidate, framing: Framing) -> EventCandidate:
    """An attempt is the action that ``attempt`` names; attempted violence is violence; the rest has no code."""
    action = framing.action_of(candidate)
    if action is None or candidate.frame:
        return replace(candidate, blocked=RejectReason.ATTEMPTED)
    if action.attempt:
        return replace(candidate, action=action.attempt, source=candidate.source or framing.subject)
    if action.root in VIOLENT_ROOTS:
        return replace(candidate, source=candidate.source or framing.subject)
    return replace(candidate, blocked=RejectReason.ATTEMPTED)


def endeavour(candidate: EventCandidate, framing: Framing) -> EventCandidate:
    """Whoever works for what is friendly intends it, as do efforts at it; anything else is an attempt."""
    friendly = root_of(candidate, framing.dictionary) in ENDEAVOURED_ROOTS
    attempted = attempt(candidate, framing)
    if friendly and not candidate.frame and attempted.blocked is RejectReason.ATTEMPTED:
        return filled(replace(candidate, blocked=None), framing, frame=Frame.INTEND)
    return attempted


def fail(candidate: EventCandidate, framing: Framing) -> EventCandidate:
    """To fail to agree to something is to reject it; any other failure is no event.

    But a failed attempt has been made, and to fail to reach an agreement is to halt negotiations (codebook, 164);
    to fail to carry one out is not.
    """
    if framing.frame is Frame.PERSUADE:
        return replace(candidate, blocked=RejectReason.FAILED)
    action = framing.action_of(candidate)
    only_told = is_laid_over(candidate, Frame.SAY)
    if candidate.frame is Frame.INTEND and not only_told:
        return filled(candidate, framing, frame=Frame.REJECT)
    ties = action is not None and not candidate.frame and action.reciprocal and action.root == "05"
    if ties and not _attempt_of(candidate, framing) and not is_resumed(candidate):
        return filled(candidate, framing, action="HALT_NEGOTIATIONS")
    return _failed(candidate, framing)


def foil(candidate: EventCandidate, framing: Framing) -> EventCandidate:
    """What somebody foils is no deed of his; an attempt that counts as one is that of those who made it."""
    doers = tuple([actor for actor in candidate.source if actor not in framing.subject])
    return _failed(replace(candidate, source=doers), replace(framing, subject=()))


def _failed(candidate: EventCandidate, framing: Framing) -> EventCandidate:
    """What has failed: the attempt at it, if that has a code, else no event."""
    attempted = _attempt_of(candidate, framing)
    if attempted:
        return filled(candidate, framing, action=attempted)
    return replace(candidate, blocked=RejectReason.FAILED)


def _attempt_of(candidate: EventCandidate, framing: Framing) -> str:
    """The action of having attempted what a candidate tells, or of an attempt that it is; "" where that has none."""
    action = framing.action_of(candidate)
    if action is None or candidate.frame:
        return ""
    is_one = any(other.attempt == candidate.action for other in framing.dictionary.actions.values())
    return action.attempt or (candidate.action if is_one else "")


def doubt(candidate: EventCandidate, _: Framing) -> EventCandidate:
    """What is doubted or unlikely is no event."""
    return candidate.block(RejectReason.HYPOTHETICAL)
