"""Whom a judgement is about: who has done what is judged, and nobody to whom it was done."""

from __future__ import annotations

from typing import Final

from coder.actors.identity import as_state
from coder.coding.candidate import VIOLENT_ROOTS, EventCandidate, is_hostile, root_of
from coder.coding.framing import ARREST, Framing
from coder.coding.home_government import AT_WAR_ABROAD
from coder.coding.sides import STATE_ROLES, other_actors, share_state
from coder.core.basis import Basis
from coder.core.model import Actors
from coder.core.values import replace
from coder.dictionary.actor_codes import HOLDERS, RULERS, STATE
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
            as_state(actor, state)
            for actor in victims[:1]
            if len(states) == 1 and (state := states[actor.country]) is not None
        ]
    )


def freed_by_holder(candidate: EventCandidate, framing: Framing) -> EventCandidate:
    """A release of people of one's own country that one asks for, with whoever holds them for its target, not these.

    Citizens ask it of their state ("the opposition demanded the release of its leader"); who holds the people of those
    who rule, or of rebels who fight another state, is not told.
    """
    own = {actor.country for actor in framing.subject if actor.country}
    action, dictionary = framing.action_of(candidate), framing.dictionary
    releases = action is not None and action.codes.get("done") == RELEASED and not candidate.frame
    if not releases or len(own) != 1 or {actor.country for actor in candidate.target} != own:
        return candidate
    one, country = framing.subject[0], framing.subject[0].country or ""
    state = dictionary.state(country)
    abroad = country in AT_WAR_ABROAD or any(actor.role in STATE_ROLES for actor in framing.subject)
    holder = (replace(as_state(one, state), basis=Basis.SETTING),) if state is not None and not abroad else ()
    return replace(candidate, target=holder, lone=framing.frame.word)


def state_sheltering(candidate: EventCandidate, framing: Framing) -> Actors:
    """The state whose people another wants arrested, where nobody else is told to: "demanded the arrest of rebels".

    Whoever is no state asks the world for it, as do those who want the rulers of the other arrested.
    """
    own, dictionary = {actor.country for actor in framing.subject}, framing.dictionary
    states = all(actor.role in STATE and actor.country in dictionary.countries for actor in framing.subject)
    wanted = {actor.country for actor in candidate.target}
    if candidate.action != ARREST or not states or candidate.frame or len(wanted) != 1 or not own.isdisjoint(wanted):
        return ()
    one = candidate.target[0]
    state = dictionary.state(one.country or "")
    if state is None or any(actor.role == RULERS for actor in candidate.target):
        return ()
    return (as_state(one, state),)


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
