"""Whom a judgement is about: who has done what is judged, and nobody to whom it was done."""

from __future__ import annotations

from typing import Final

from coder.coding.candidate import VIOLENT_ROOTS, EventCandidate, is_hostile, root_of
from coder.coding.framing import Framing
from coder.coding.sides import other_actors, share_state
from coder.core.model import Actors
from coder.core.values import replace
from coder.dictionary.frames import Frame

BLAMING: Final = (Frame.CRITICISE, Frame.INVESTIGATE)
"""What one can do about an act of unknown doers."""
CREDIT: Final = (Frame.APPROVE, Frame.DEFEND)
"""The judgements that speak for who has done something, and turn into blame where that is denied."""


def judged(candidate: EventCandidate, framing: Framing) -> Actors:
    """Whom a judgement is about that is addressed to nobody.

    Blame goes to the doer also at home: "senators condemned US strikes in Yemen". The victim of a hostile deed is
    neither praised nor defended ("welcomed the sanctions on Iran"), nor blamed for violence.
    """
    doers = other_actors(replace(candidate, target=()), framing.subject)
    if framing.frame not in CREDIT:
        if doers and not share_state(doers, framing.subject):
            return doers
        unknown = root_of(candidate, framing.dictionary) in VIOLENT_ROOTS and not candidate.source
        return () if unknown and framing.frame in BLAMING else other_actors(candidate, framing.subject)
    if not is_hostile(candidate, framing.dictionary):
        return other_actors(candidate, framing.subject)
    return doers
