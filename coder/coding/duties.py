"""Duties that somebody tells of: "Malta said that Cyprus must free the sailors"."""

from __future__ import annotations

from typing import Final

from coder.coding.candidate import EventCandidate, is_hostile
from coder.coding.framing import INFORMANTS, Framing
from coder.core.rejections import RejectReason
from coder.core.values import replace
from coder.dictionary.frames import Frame

VOICED_DUTY: Final = {Frame.MUST: Frame.DEMAND, Frame.SHOULD: Frame.APPEAL}
"""What a speaker does who says that somebody must or should do something."""


def voice_duty(candidate: EventCandidate, framing: Framing) -> EventCandidate:
    """A duty that somebody tells of is asked of those who have it, else of those who are told.

    As with an appeal, a duty to act against somebody concerns him; such a duty of one's own is no demand.
    """
    subject, frame = framing.subject, VOICED_DUTY.get(candidate.frame) if candidate.frame else None
    own = {actor.country for actor in subject}
    asked = tuple(actor for actor in candidate.source if actor not in subject and actor.code not in own)
    hostile = is_hostile(candidate, framing.dictionary)
    if hostile and candidate.source and not asked:
        return candidate.block(RejectReason.OBLIGATION)
    told = tuple(actor for actor in framing.addressee if actor.role not in INFORMANTS)
    target = (candidate.target if hostile else ()) or asked or candidate.target or (told if candidate.action else ())
    return replace(candidate, frame=frame, source=subject, target=target, blocked=None)
