"""Candidates: what a clause or noun says was done, and the algebra of frames over them.

A candidate is not yet an event: it may lack its actors, and a frame around it may still change what it means.
"""

from __future__ import annotations

from dataclasses import replace

from coder.actors.discourse import is_mutual
from coder.core.model import Actors, Reason, record
from coder.dictionary.tables import Action, Dictionary

DUTY = {"must": "demand", "should": "appeal"}
"""What a speaker does who says that somebody must or should do something."""


SPOKEN_ROOTS = frozenset(("01", "10", "11", "12", "13"))
"""Roots of what is done by saying it."""
VIOLENT_ROOTS = frozenset(("18", "19", "20"))
HOSTILE_ROOTS = frozenset(("13", "14", "15", "16", "17", "18", "19", "20"))


AS_ACTION = {"approve": "SUPPORT_POLICY", "discuss": "MEET", "investigate": "INVESTIGATE"}
"""What a frame without known content means as a thing that is promised or asked for: "asked for support"."""


@record
class EventCandidate:
    """An action under at most one frame, with its actors."""

    action: str
    """The name of an action of ``frames.yaml``, or empty under a frame whose content is unknown."""
    frame: str = ""
    """The outermost frame, or empty where the action is reported as done."""
    source: Actors = ()
    target: Actors = ()
    trigger: tuple[int, int] = (0, 0)
    """Token positions of the word that decided."""
    trace: tuple[Reason, ...] = ()
    topic: str = ""
    """Of a protest the digit of what it is about."""
    blocked: str = ""
    """Why it is no event after all: negated, hypothetical, possible, failed ..."""
    partner: Actors = ()
    """With whom or to whom the action would be done, where a frame has put its addressee in the place of the target."""

    def because(self, *reasons: Reason) -> EventCandidate:
        """The same candidate with more of a trace."""
        return EventCandidate(
            self.action,
            self.frame,
            self.source,
            self.target,
            self.trigger,
            (*self.trace, *reasons),
            self.topic,
            self.blocked,
            self.partner,
        )


def code_of(candidate: EventCandidate, dictionary: Dictionary) -> str | None:
    """The CAMEO code of a candidate; none where CAMEO has no code for the action under this frame."""
    action = dictionary.actions.get(candidate.action)
    if action is None:
        return dictionary.defaults.get(candidate.frame)
    if not candidate.frame:
        done = action.codes.get("done")
        return done + candidate.topic if done and done + candidate.topic in dictionary.codes else done
    return _framed(action, candidate.frame, dictionary)


def _framed(action: Action, frame: str, dictionary: Dictionary) -> str | None:
    if frame in action.codes:
        return action.codes[frame]
    root = action.root
    if frame == "intend":
        if "threaten" in action.codes:
            return action.codes["threaten"]
        return dictionary.defaults.get("intend") if root in ("04", "05", "06", "07", "08") else None
    if frame in ("appeal", "demand") and root in HOSTILE_ROOTS:
        return dictionary.defaults.get("oppose")
    return dictionary.defaults.get(frame)


def is_hostile(candidate: EventCandidate, dictionary: Dictionary) -> bool:
    """Whether the action, when done, is an act of conflict."""
    action = dictionary.actions.get(candidate.action)
    return action is not None and action.root in HOSTILE_ROOTS


def is_violent(candidate: EventCandidate, dictionary: Dictionary) -> bool:
    """Whether a candidate is an act of violence that is reported as done."""
    action = dictionary.actions.get(candidate.action)
    return action is not None and not candidate.frame and not candidate.blocked and action.root in VIOLENT_ROOTS


def is_spoken(candidate: EventCandidate, dictionary: Dictionary) -> bool:
    """Whether who says it does it by that: accusations, refusals, and all under a frame."""
    action = dictionary.actions.get(candidate.action)
    return bool(candidate.frame) or action is None or action.root in SPOKEN_ROOTS


def framed(
    candidate: EventCandidate, frame: str, subject: Actors, addressee: Actors, dictionary: Dictionary
) -> EventCandidate:
    """A candidate under one more frame; the frames that need no rule of their own replace the one that was there."""
    if (
        not candidate.action
        and candidate.frame in AS_ACTION
        and frame in ("intend", "offer", "appeal", "demand", "reject")
    ):
        candidate = replace(candidate, action=AS_ACTION[candidate.frame], frame="")
    rule = _RULES.get(frame)
    if rule is not None:
        return rule(candidate, subject, addressee, dictionary)
    return replace(
        candidate, frame=frame, source=subject, target=addressee or _others(candidate, subject, own=frame != "deny")
    )


def _others(candidate: EventCandidate, subject: Actors, own: bool = True) -> Actors:
    """The actors of a candidate that are not the subject, by this or another name: its source first, then its target; rather of another country.

    With ``own`` false nobody of the subject's country counts: who denies what his own troops have done denies nothing to them.
    """
    mutual = tuple(actor for actor in (*candidate.source, *candidate.target) if is_mutual(actor))
    if mutual:
        return mutual
    spans, codes = {actor.span for actor in subject}, {actor.code for actor in subject if actor.code}
    countries = {actor.country for actor in subject if actor.country}
    sides = [
        tuple(actor for actor in side if actor.span not in spans and actor.code not in codes)
        for side in (candidate.source, candidate.target)
    ]
    foreign = [tuple(actor for actor in side if actor.country not in countries) for side in sides]
    return next((side for side in (*foreign, *(sides if own else ())) if side), ())


def _asked(candidate: EventCandidate, dictionary: Dictionary) -> EventCandidate:
    """What is asked for: a duty or aim is meant as it stands, "not to attack" means to stop (or,
    where that has no code, something unnamed); what is merely possible stays blocked."""
    action = dictionary.actions.get(candidate.action)
    if candidate.blocked == "negated" and action is not None and not candidate.frame:
        return replace(candidate, action=action.stop, blocked="")
    return replace(candidate, blocked="") if candidate.blocked in ("obligation", "purpose") else candidate


def _intend(candidate: EventCandidate, subject: Actors, addressee: Actors, dictionary: Dictionary) -> EventCandidate:
    if candidate.frame in DUTY:
        return replace(candidate, blocked=candidate.blocked or "obligation")
    if candidate.frame in ("appeal", "demand") and not _shared(candidate.source, subject):
        return replace(
            candidate,
            frame="intend",
            source=subject,
            target=candidate.source or addressee or candidate.partner or candidate.target,
        )
    action = dictionary.actions.get(candidate.action)
    if (
        action is not None
        and action.reciprocal
        and not candidate.frame
        and subject
        and candidate.source
        and not _shared(candidate.source, subject)
    ):
        return replace(candidate, frame="intend", source=subject, target=addressee or candidate.source)
    return replace(
        candidate,
        frame=candidate.frame or "intend",
        source=candidate.source or subject,
        target=candidate.target or addressee,
    )


def _offer(candidate: EventCandidate, subject: Actors, addressee: Actors, dictionary: Dictionary) -> EventCandidate:
    """To offer troops is to offer help, where to announce them is to threaten."""
    action = dictionary.actions.get(candidate.action)
    sent = action is not None and action.root == "15" and candidate.frame in ("", "intend")
    return _intend(
        replace(candidate, action="PROVIDE_MILITARY_AID") if sent else candidate, subject, addressee, dictionary
    )


def _shared(one: Actors, other: Actors) -> bool:
    """Is there an actor in both?"""
    codes = {actor.code for actor in other if actor.code}
    return any(actor in other or actor.code in codes for actor in one)


def _appeal(
    frame: str, candidate: EventCandidate, subject: Actors, addressee: Actors, dictionary: Dictionary
) -> EventCandidate:
    if candidate.frame == "threaten" and not addressee:
        return _say(candidate, subject, addressee, dictionary)
    candidate = _asked(candidate, dictionary)
    if frame == "appeal" and _is_own_meeting(candidate, subject, addressee, dictionary):
        return _intend(
            replace(candidate, source=subject, target=addressee or candidate.target), subject, addressee, dictionary
        )
    if addressee and not (is_hostile(candidate, dictionary) and candidate.target):
        return replace(candidate, frame=frame, source=subject, target=addressee, partner=candidate.target)
    outsiders = tuple(actor for actor in candidate.source if actor not in subject)
    target = (
        candidate.target if is_hostile(candidate, dictionary) and candidate.target else outsiders or candidate.target
    )
    return replace(candidate, frame=frame, source=subject, target=target, partner=candidate.target)


def _is_own_meeting(candidate: EventCandidate, subject: Actors, addressee: Actors, dictionary: Dictionary) -> bool:
    """ "Mexico proposed talks with Cuba": who wants to meet somebody himself does not appeal to others to meet (codebook, 026 and 036)."""
    action = dictionary.actions.get(candidate.action)
    meets = action is not None and not candidate.frame and action.root == "04" and action.reciprocal
    others = addressee or candidate.target
    among_others = bool(addressee and candidate.target) and not _shared(addressee, candidate.target)
    states = len(others) == 1 and others[0].country in dictionary.countries
    return meets and states and not among_others and (not candidate.source or _shared(candidate.source, subject))


def _reject(candidate: EventCandidate, subject: Actors, addressee: Actors, dictionary: Dictionary) -> EventCandidate:
    candidate = _asked(candidate, dictionary)
    action = dictionary.actions.get(candidate.action)
    partner = candidate.partner if action is not None and action.reciprocal else ()
    asked = (
        partner or candidate.source
        if candidate.frame in ("appeal", "demand", "intend") and candidate.source != subject
        else ()
    )
    if candidate.frame == "reject":
        return _not_ruled_out(candidate, subject, dictionary)
    choices = (asked, addressee, candidate.target, candidate.partner, _others(candidate, subject))
    target = next(
        (actors for actors in choices if actors and not _shared(actors, subject)),
        next((actors for actors in choices if actors), ()),
    )
    return replace(candidate, frame="reject", source=subject, target=target)


def _not_ruled_out(candidate: EventCandidate, subject: Actors, dictionary: Dictionary) -> EventCandidate:
    """To refuse to rule out a hostile act is to threaten it; of any other it says nothing."""
    return (
        replace(candidate, frame="threaten", source=subject, blocked="")
        if is_hostile(candidate, dictionary)
        else replace(candidate, blocked="negated")
    )


def _accuse(
    frame: str, candidate: EventCandidate, subject: Actors, addressee: Actors, dictionary: Dictionary
) -> EventCandidate:
    return replace(candidate, frame=frame, source=subject, target=addressee or _others(candidate, subject), blocked="")


def _threaten(candidate: EventCandidate, subject: Actors, addressee: Actors, dictionary: Dictionary) -> EventCandidate:
    return replace(
        candidate,
        frame="threaten",
        source=subject,
        target=addressee or _others(replace(candidate, source=()), subject),
        blocked="",
    )


def _stop(candidate: EventCandidate, subject: Actors, addressee: Actors, dictionary: Dictionary) -> EventCandidate:
    action = dictionary.actions.get(candidate.action)
    if candidate.frame == "intend" and not is_hostile(candidate, dictionary):
        return replace(
            candidate, frame="reject", source=candidate.source or subject, target=candidate.target or addressee
        )
    if candidate.frame or action is None or not action.stop:
        return replace(candidate, blocked="stopped")
    return replace(
        candidate,
        action=action.stop,
        source=subject or candidate.source,
        target=candidate.target or addressee,
        topic="",
    )


def _resume(candidate: EventCandidate, subject: Actors, addressee: Actors, dictionary: Dictionary) -> EventCandidate:
    return replace(candidate, source=candidate.source or subject, target=candidate.target or addressee)


def _order(candidate: EventCandidate, subject: Actors, addressee: Actors, dictionary: Dictionary) -> EventCandidate:
    """To order one's own is to do it; to order another country is to demand it."""
    if candidate.frame:
        return candidate
    countries = {actor.country for actor in subject}
    if (
        candidate.source
        and subject
        and not _shared(candidate.source, subject)
        and all(actor.country not in countries for actor in candidate.source)
    ):
        return _appeal("demand", candidate, subject, addressee or candidate.source, dictionary)
    return replace(candidate, source=subject or candidate.source)


def _allow(candidate: EventCandidate, subject: Actors, addressee: Actors, dictionary: Dictionary) -> EventCandidate:
    action = dictionary.actions.get(candidate.action)
    target = addressee or _others(candidate, subject)
    blocked = "" if candidate.blocked == "purpose" else candidate.blocked
    if action is None or candidate.frame:
        return replace(candidate, blocked="allowed")
    if action.root == "08":
        return replace(candidate, source=subject, target=target, blocked=blocked)
    yielded = "EASE_POLITICAL_RESTRICTIONS" if action.protest else "YIELD"
    return replace(candidate, action=yielded, source=subject, target=target, blocked=blocked)


def _attempt(candidate: EventCandidate, subject: Actors, addressee: Actors, dictionary: Dictionary) -> EventCandidate:
    action = dictionary.actions.get(candidate.action)
    if action is None or candidate.frame:
        return replace(candidate, blocked="attempted")
    if action.attempt:
        return replace(candidate, action=action.attempt, source=candidate.source or subject)
    if action.root in VIOLENT_ROOTS:
        return replace(candidate, source=candidate.source or subject)
    return replace(candidate, blocked="attempted")


def _fail(candidate: EventCandidate, subject: Actors, addressee: Actors, dictionary: Dictionary) -> EventCandidate:
    """To fail to agree to something is to reject it, to fail to reach an agreement is to halt negotiations (codebook, 164).

    A failed attempt has been made; any other failure is no event.
    """
    action = dictionary.actions.get(candidate.action)
    if (
        action is not None
        and not candidate.frame
        and (action.attempt or any(other.attempt == candidate.action for other in dictionary.actions.values()))
    ):
        return replace(
            candidate,
            action=action.attempt or candidate.action,
            source=candidate.source or subject,
            target=candidate.target or addressee,
        )
    if candidate.frame == "intend":
        return replace(
            candidate, frame="reject", source=candidate.source or subject, target=candidate.target or addressee
        )
    if action is not None and not candidate.frame and action.reciprocal and action.root == "05":
        return replace(
            candidate,
            action="HALT_NEGOTIATIONS",
            source=candidate.source or subject,
            target=candidate.target or addressee,
        )
    return replace(candidate, blocked="failed")


def _doubt(candidate: EventCandidate, subject: Actors, addressee: Actors, dictionary: Dictionary) -> EventCandidate:
    return replace(candidate, blocked=candidate.blocked or "hypothetical")


def _say(candidate: EventCandidate, subject: Actors, addressee: Actors, dictionary: Dictionary) -> EventCandidate:
    """What is said keeps its meaning; a duty becomes a demand or appeal of the speaker, a missing party is the speaker."""
    if candidate.frame in DUTY:
        own = {actor.country for actor in subject}
        asked = tuple(actor for actor in candidate.source if actor not in subject and actor.code not in own)
        return replace(
            candidate, frame=DUTY[candidate.frame], source=subject, target=asked or candidate.target, blocked=""
        )
    return candidate if candidate.source else replace(candidate, source=subject)


_RULES = {
    "intend": _intend,
    "offer": _offer,
    "reject": _reject,
    "threaten": _threaten,
    "stop": _stop,
    "resume": _resume,
    "order": _order,
    "allow": _allow,
    "attempt": _attempt,
    "fail": _fail,
    "doubt": _doubt,
    "say": _say,
    "persuade": _fail,
    "appeal": lambda *parts: _appeal("appeal", *parts),
    "demand": lambda *parts: _appeal("demand", *parts),
    "accuse": lambda *parts: _accuse("accuse", *parts),
    "criticise": lambda *parts: _accuse("criticise", *parts),
    "approve": lambda *parts: _accuse("approve", *parts),
    "defend": lambda *parts: _accuse("defend", *parts),
    "investigate": lambda *parts: _accuse("investigate", *parts),
}
