"""Deeds: what a clause or noun says was done, and the algebra of frames over them.

A deed is not yet an event: it may lack its actors, and a frame around it may still change what it means.
"""

from __future__ import annotations

from dataclasses import replace

from coder.dictionary import Action, Dictionary
from coder.discourse import is_mutual
from coder.model import Actors, Reason, record

DUTY = {"must": "demand", "should": "appeal"}
"""What a speaker does who says that somebody must or should do something."""


SPOKEN_ROOTS = frozenset(("01", "10", "11", "12", "13"))
"""Roots of what is done by saying it."""
VIOLENT_ROOTS = frozenset(("18", "19", "20"))
HOSTILE_ROOTS = frozenset(("13", "14", "15", "16", "17", "18", "19", "20"))


AS_ACTION = {"approve": "SUPPORT_POLICY", "discuss": "MEET", "investigate": "INVESTIGATE"}
"""What a frame without known content means as a thing that is promised or asked for: "asked for support"."""


@record
class Deed:
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

    def because(self, *reasons: Reason) -> Deed:
        """The same deed with more of a trace."""
        return Deed(self.action, self.frame, self.source, self.target, self.trigger, (*self.trace, *reasons), self.topic, self.blocked, self.partner)


def code_of(deed: Deed, dictionary: Dictionary) -> str | None:
    """The CAMEO code of a deed; none where CAMEO has no code for the action under this frame."""
    action = dictionary.actions.get(deed.action)
    if action is None:
        return dictionary.defaults.get(deed.frame)
    if not deed.frame:
        done = action.codes.get("done")
        return done + deed.topic if done and done + deed.topic in dictionary.codes else done
    return _framed(action, deed.frame, dictionary)


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


def is_hostile(deed: Deed, dictionary: Dictionary) -> bool:
    """Whether the action, when done, is an act of conflict."""
    action = dictionary.actions.get(deed.action)
    return action is not None and action.root in HOSTILE_ROOTS


def is_violent(deed: Deed, dictionary: Dictionary) -> bool:
    """Whether a deed is an act of violence that is reported as done."""
    action = dictionary.actions.get(deed.action)
    return action is not None and not deed.frame and not deed.blocked and action.root in VIOLENT_ROOTS


def is_spoken(deed: Deed, dictionary: Dictionary) -> bool:
    """Whether who says it does it by that: accusations, refusals, and all under a frame."""
    action = dictionary.actions.get(deed.action)
    return bool(deed.frame) or action is None or action.root in SPOKEN_ROOTS


def framed(deed: Deed, frame: str, subject: Actors, addressee: Actors, dictionary: Dictionary) -> Deed:
    """A deed under one more frame; the frames that need no rule of their own replace the one that was there."""
    if not deed.action and deed.frame in AS_ACTION and frame in ("intend", "offer", "appeal", "demand", "reject"):
        deed = replace(deed, action=AS_ACTION[deed.frame], frame="")
    rule = _RULES.get(frame)
    if rule is not None:
        return rule(deed, subject, addressee, dictionary)
    return replace(deed, frame=frame, source=subject, target=addressee or _others(deed, subject, own=frame != "deny"))


def _others(deed: Deed, subject: Actors, own: bool = True) -> Actors:
    """The actors of a deed that are not the subject, by this or another name: its source first, then its target; rather of another country.

    With ``own`` false nobody of the subject's country counts: who denies what his own troops have done denies nothing to them.
    """
    mutual = tuple(actor for actor in (*deed.source, *deed.target) if is_mutual(actor))
    if mutual:
        return mutual
    spans, codes = {actor.span for actor in subject}, {actor.code for actor in subject if actor.code}
    countries = {actor.country for actor in subject if actor.country}
    sides = [tuple(actor for actor in side if actor.span not in spans and actor.code not in codes) for side in (deed.source, deed.target)]
    foreign = [tuple(actor for actor in side if actor.country not in countries) for side in sides]
    return next((side for side in (*foreign, *(sides if own else ())) if side), ())


def _asked(deed: Deed, dictionary: Dictionary) -> Deed:
    """What is asked for: a duty or aim is meant as it stands, "not to attack" means to stop (or,
    where that has no code, something unnamed); what is merely possible stays blocked."""
    action = dictionary.actions.get(deed.action)
    if deed.blocked == "negated" and action is not None and not deed.frame:
        return replace(deed, action=action.stop, blocked="")
    return replace(deed, blocked="") if deed.blocked in ("obligation", "purpose") else deed


def _intend(deed: Deed, subject: Actors, addressee: Actors, dictionary: Dictionary) -> Deed:
    if deed.frame in DUTY:
        return replace(deed, blocked=deed.blocked or "obligation")
    if deed.frame in ("appeal", "demand") and not _shared(deed.source, subject):
        return replace(deed, frame="intend", source=subject, target=deed.source or addressee or deed.partner or deed.target)
    action = dictionary.actions.get(deed.action)
    if action is not None and action.reciprocal and not deed.frame and subject and deed.source and not _shared(deed.source, subject):
        return replace(deed, frame="intend", source=subject, target=addressee or deed.source)
    return replace(deed, frame=deed.frame or "intend", source=deed.source or subject, target=deed.target or addressee)


def _offer(deed: Deed, subject: Actors, addressee: Actors, dictionary: Dictionary) -> Deed:
    """To offer troops is to offer help, where to announce them is to threaten."""
    action = dictionary.actions.get(deed.action)
    sent = action is not None and action.root == "15" and deed.frame in ("", "intend")
    return _intend(replace(deed, action="PROVIDE_MILITARY_AID") if sent else deed, subject, addressee, dictionary)


def _shared(one: Actors, other: Actors) -> bool:
    """Is there an actor in both?"""
    codes = {actor.code for actor in other if actor.code}
    return any(actor in other or actor.code in codes for actor in one)


def _appeal(frame: str, deed: Deed, subject: Actors, addressee: Actors, dictionary: Dictionary) -> Deed:
    if deed.frame == "threaten" and not addressee:
        return _say(deed, subject, addressee, dictionary)
    deed = _asked(deed, dictionary)
    if frame == "appeal" and _is_own_meeting(deed, subject, addressee, dictionary):
        return _intend(replace(deed, source=subject, target=addressee or deed.target), subject, addressee, dictionary)
    if addressee and not (is_hostile(deed, dictionary) and deed.target):
        return replace(deed, frame=frame, source=subject, target=addressee, partner=deed.target)
    outsiders = tuple(actor for actor in deed.source if actor not in subject)
    target = deed.target if is_hostile(deed, dictionary) and deed.target else outsiders or deed.target
    return replace(deed, frame=frame, source=subject, target=target, partner=deed.target)


def _is_own_meeting(deed: Deed, subject: Actors, addressee: Actors, dictionary: Dictionary) -> bool:
    """"Mexico proposed talks with Cuba": who wants to meet somebody himself does not appeal to others to meet (codebook, 026 and 036)."""
    action = dictionary.actions.get(deed.action)
    meets = action is not None and not deed.frame and action.root == "04" and action.reciprocal
    others = addressee or deed.target
    among_others = bool(addressee and deed.target) and not _shared(addressee, deed.target)
    states = len(others) == 1 and others[0].country in dictionary.countries
    return meets and states and not among_others and (not deed.source or _shared(deed.source, subject))


def _reject(deed: Deed, subject: Actors, addressee: Actors, dictionary: Dictionary) -> Deed:
    deed = _asked(deed, dictionary)
    action = dictionary.actions.get(deed.action)
    partner = deed.partner if action is not None and action.reciprocal else ()
    asked = partner or deed.source if deed.frame in ("appeal", "demand", "intend") and deed.source != subject else ()
    if deed.frame == "reject":
        return _not_ruled_out(deed, subject, dictionary)
    choices = (asked, addressee, deed.target, deed.partner, _others(deed, subject))
    target = next((actors for actors in choices if actors and not _shared(actors, subject)), next((actors for actors in choices if actors), ()))
    return replace(deed, frame="reject", source=subject, target=target)


def _not_ruled_out(deed: Deed, subject: Actors, dictionary: Dictionary) -> Deed:
    """To refuse to rule out a hostile act is to threaten it; of any other it says nothing."""
    return replace(deed, frame="threaten", source=subject, blocked="") if is_hostile(deed, dictionary) else replace(deed, blocked="negated")


def _accuse(frame: str, deed: Deed, subject: Actors, addressee: Actors, dictionary: Dictionary) -> Deed:
    return replace(deed, frame=frame, source=subject, target=addressee or _others(deed, subject), blocked="")


def _threaten(deed: Deed, subject: Actors, addressee: Actors, dictionary: Dictionary) -> Deed:
    return replace(deed, frame="threaten", source=subject, target=addressee or _others(replace(deed, source=()), subject), blocked="")


def _stop(deed: Deed, subject: Actors, addressee: Actors, dictionary: Dictionary) -> Deed:
    action = dictionary.actions.get(deed.action)
    if deed.frame == "intend" and not is_hostile(deed, dictionary):
        return replace(deed, frame="reject", source=deed.source or subject, target=deed.target or addressee)
    if deed.frame or action is None or not action.stop:
        return replace(deed, blocked="stopped")
    return replace(deed, action=action.stop, source=subject or deed.source, target=deed.target or addressee, topic="")


def _resume(deed: Deed, subject: Actors, addressee: Actors, dictionary: Dictionary) -> Deed:
    return replace(deed, source=deed.source or subject, target=deed.target or addressee)


def _order(deed: Deed, subject: Actors, addressee: Actors, dictionary: Dictionary) -> Deed:
    """To order one's own is to do it; to order another country is to demand it."""
    if deed.frame:
        return deed
    countries = {actor.country for actor in subject}
    if deed.source and subject and not _shared(deed.source, subject) and all(actor.country not in countries for actor in deed.source):
        return _appeal("demand", deed, subject, addressee or deed.source, dictionary)
    return replace(deed, source=subject or deed.source)


def _allow(deed: Deed, subject: Actors, addressee: Actors, dictionary: Dictionary) -> Deed:
    action = dictionary.actions.get(deed.action)
    target = addressee or _others(deed, subject)
    blocked = "" if deed.blocked == "purpose" else deed.blocked
    if action is None or deed.frame:
        return replace(deed, blocked="allowed")
    if action.root == "08":
        return replace(deed, source=subject, target=target, blocked=blocked)
    yielded = "EASE_POLITICAL_RESTRICTIONS" if action.protest else "YIELD"
    return replace(deed, action=yielded, source=subject, target=target, blocked=blocked)


def _attempt(deed: Deed, subject: Actors, addressee: Actors, dictionary: Dictionary) -> Deed:
    action = dictionary.actions.get(deed.action)
    if action is None or deed.frame:
        return replace(deed, blocked="attempted")
    if action.attempt:
        return replace(deed, action=action.attempt, source=deed.source or subject)
    if action.root in VIOLENT_ROOTS:
        return replace(deed, source=deed.source or subject)
    return replace(deed, blocked="attempted")


def _fail(deed: Deed, subject: Actors, addressee: Actors, dictionary: Dictionary) -> Deed:
    """To fail to agree to something is to reject it, to fail to reach an agreement is to halt negotiations (codebook, 164).

    A failed attempt has been made; any other failure is no event.
    """
    action = dictionary.actions.get(deed.action)
    if action is not None and not deed.frame and (action.attempt or any(other.attempt == deed.action for other in dictionary.actions.values())):
        return replace(deed, action=action.attempt or deed.action, source=deed.source or subject, target=deed.target or addressee)
    if deed.frame == "intend":
        return replace(deed, frame="reject", source=deed.source or subject, target=deed.target or addressee)
    if action is not None and not deed.frame and action.reciprocal and action.root == "05":
        return replace(deed, action="HALT_NEGOTIATIONS", source=deed.source or subject, target=deed.target or addressee)
    return replace(deed, blocked="failed")


def _doubt(deed: Deed, subject: Actors, addressee: Actors, dictionary: Dictionary) -> Deed:
    return replace(deed, blocked=deed.blocked or "hypothetical")


def _say(deed: Deed, subject: Actors, addressee: Actors, dictionary: Dictionary) -> Deed:
    """What is said keeps its meaning; a duty becomes a demand or appeal of the speaker, a missing party is the speaker."""
    if deed.frame in DUTY:
        own = {actor.country for actor in subject}
        asked = tuple(actor for actor in deed.source if actor not in subject and actor.code not in own)
        return replace(deed, frame=DUTY[deed.frame], source=subject, target=asked or deed.target, blocked="")
    return deed if deed.source else replace(deed, source=subject)


_RULES = {
    "intend": _intend, "offer": _offer, "reject": _reject, "threaten": _threaten, "stop": _stop, "resume": _resume, "order": _order, "allow": _allow,
    "attempt": _attempt, "fail": _fail, "doubt": _doubt, "say": _say, "persuade": _fail,
    "appeal": lambda *parts: _appeal("appeal", *parts), "demand": lambda *parts: _appeal("demand", *parts),
    "accuse": lambda *parts: _accuse("accuse", *parts), "criticise": lambda *parts: _accuse("criticise", *parts),
    "approve": lambda *parts: _accuse("approve", *parts), "defend": lambda *parts: _accuse("defend", *parts),
    "investigate": lambda *parts: _accuse("investigate", *parts),
}
