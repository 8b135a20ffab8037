"""With whom somebody deals in a sentence who also asks, offers or agrees to something there without saying with whom.

"Met Turkish leaders and appealed for help", "on a visit to Kenya he urged restraint", "in talks with Chad it offered".
"""

from __future__ import annotations

from typing import Final

from coder.coding.candidate import AID, CONSULT, COOPERATIVE_ROOTS, EventCandidate, root_of
from coder.coding.sides import share_actor
from coder.core.model import Actors, Reason
from coder.core.values import replace
from coder.dictionary.frames import Frame, Trait
from coder.dictionary.tables import Dictionary

MET: Final = (None, Frame.INTEND, Frame.EXPECT)
"""The frames of meetings, visits and calls that take place or will, and of help that will be given."""
COMPANY: Final = Reason("resolution", "resolve.company")
CALL: Final = "TELEPHONE"
"""The action of those who speak by telephone, and so do not meet."""


def with_company(candidates: list[EventCandidate], dictionary: Dictionary) -> list[EventCandidate]:
    """The candidates of a sentence; what lacks a target is said to, or done with, whom its source meets there."""
    meetings = [one for one in candidates if one.target and _is_meeting(one, dictionary)]
    if not meetings:
        return candidates
    return [
        one if one.target or not _wants_company(one, dictionary) else _in_company(one, meetings) for one in candidates
    ]


def _in_company(candidate: EventCandidate, meetings: list[EventCandidate]) -> EventCandidate:
    """A candidate with those as its target whom its source meets, the last named before it first."""
    found: Actors = ()
    for meeting in meetings:
        if share_actor(candidate.source, meeting.source) and not share_actor(candidate.source, meeting.target):
            if found and meeting.trigger > candidate.trigger:
                break
            found = meeting.target
    return replace(candidate, target=found).because(COMPANY) if found else candidate


def _is_meeting(candidate: EventCandidate, dictionary: Dictionary) -> bool:
    """Whether somebody meets, visits or calls another, or will."""
    told = not candidate.blocked and candidate.frame in MET and bool(candidate.source)
    return told and root_of(candidate, dictionary) == CONSULT


def _wants_company(candidate: EventCandidate, dictionary: Dictionary) -> bool:
    """Whether a candidate is an appeal, a demand or an offer of help, or is done together with another."""
    if candidate.blocked or len(candidate.source) != 1:
        return False
    frame, action = candidate.frame, dictionary.actions.get(candidate.action)
    if frame is not None and Trait.ASKS in frame.traits:
        return True
    if action is None or frame not in MET:
        return False
    if action.reciprocal:
        return action.root in COOPERATIVE_ROOTS and candidate.action != CALL
    return action.root == AID and frame is not None
