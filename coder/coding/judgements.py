"""Whom a judgement is about: who has done what is judged, and nobody to whom it was done."""

from __future__ import annotations

from typing import Final

from coder.coding.candidate import VIOLENT_ROOTS, EventCandidate, is_hostile, root_of
from coder.coding.framing import Framing
from coder.coding.sides import other_actors, share_state
from coder.core.model import Actors
from coder.core.values import replace
from coder.dictionary.actor_codes import HOLDERS
from coder.dictionary.frames import Frame

BLAMING: Final = (Frame.CRITICISE, Frame.INVESTIGATE)
"""What one can do about an act of unknown doers."""
POLITICAL: Final = frozenset("OPP PTY ELI MED HRI LEG EDU JUD LAB".split())
"""Roles of those whom mostly their own state arrests and tries."""
RELEASED: Final = "0841"
"""The code of setting persons free."""
CREDIT: Final = (Frame.APPROVE, Frame.DEFEND)
"""The judgements that speak for who has done something, and turn into blame where that is denied."""


def state_holding(candidate: EventCandidate, framing: Framing) -> Actors:
    """The other state that holds those whose arrest, trial or release one speaks of, where nobody else is told to.

    "Condemned the arrest of two Kenyan editors", "demanded the release of the Kenyan opposition leader".
    """
    action, dictionary = framing.action_of(candidate), framing.dictionary
    held = action is not None and (action.implied in HOLDERS or action.codes.get("done") == RELEASED)
    if candidate.source or candidate.frame or not held:
        return ()
    own = {actor.country for actor in framing.subject}
    victims = [actor for actor in candidate.target if actor.role in POLITICAL and actor.country not in own]
    states = {actor.country: dictionary.state(actor.country or "") for actor in victims}
    return tuple(
        [
            replace(actor, code=actor.country, id=state.id, name=state.name)
            for actor in victims[:1]
            if len(states) == 1 and (state := states[actor.country]) is not None
        ]
    )


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
        if unknown and framing.frame in BLAMING:
            return ()
        return state_holding(candidate, framing) or other_actors(candidate, framing.subject)
    if not is_hostile(candidate, framing.dictionary):
        return state_holding(candidate, framing) or other_actors(candidate, framing.subject)
    return doers
