"""Event candidates: an action under at most one frame, with its participants and its code.

A candidate is not yet an event: it may lack actors, and a frame around it may still change what it means.
"""

from __future__ import annotations

from typing import Final

from coder.core.event_status import Status
from coder.core.model import Actors, Reason
from coder.core.rejections import RejectReason
from coder.core.values import Record, replace
from coder.dictionary.actions import Action
from coder.dictionary.frames import Frame, Trait
from coder.dictionary.tables import Dictionary
from coder.language.dates.resolution import When

SPEECH_ROOTS: Final = frozenset(("01", "10", "11", "12", "13"))
"""Roots of what is done by saying it."""
VIOLENT_ROOTS: Final = frozenset(("18", "19", "20"))
HOSTILE_ROOTS: Final = frozenset(("13", "14", "15", "16", "17", "18", "19", "20"))
CONSULT, STATEMENTS, AID, YIELDING, THREATS, POSTURE, COERCION = "04", "01", "07", "08", "13", "15", "17"
"""The roots of meeting, of what is merely said, of giving aid, of yielding, of threats, of what is done with forces,
and of what a state does to people by force."""
GATHERING: Final = "CONFER"
"""The action of those who attend a meeting, which others may hold."""
COOPERATIVE_ROOTS: Final = frozenset(("04", "05", "06", "07", "08"))


class EventCandidate(Record):
    """An action under at most one frame, with its participants."""

    __slots__ = (
        "action", "blocked", "frame", "lone", "partner", "source", "status", "target", "topic", "trace", "trigger",
        "when",
    )  # fmt: skip

    def __init__(
        self,
        action: str,
        frame: Frame | None = None,
        source: Actors = (),
        target: Actors = (),
        trigger: tuple[int, int] = (0, 0),
        trace: tuple[Reason, ...] = (),
        topic: str = "",
        blocked: RejectReason | None = None,
        partner: Actors = (),
        when: When | None = None,
        status: Status = Status.HAPPENED,
        lone: str = "",
    ) -> None:
        self.action = action
        """The name of an action of ``frames.yaml``, or empty under a frame whose content is unknown."""
        self.frame = frame
        """The outermost frame; none where the action is reported as done."""
        self.source = source
        self.target = target
        self.trigger = trigger
        """Token positions of the word that decided."""
        self.trace = trace
        self.topic = topic
        """For a protest the digit of what it is about."""
        self.blocked = blocked
        """Why it is no event after all."""
        self.partner = partner
        """With whom or to whom the action would be done, where a frame has put its addressee in place of the target."""
        self.when = when
        """When it happens, once that is known."""
        self.status = status
        self.lone = lone
        """The name of the action or frame that its entry lets stand without a target."""

    def because(self, *reasons: Reason) -> EventCandidate:
        """The same candidate with more reasons in its trace."""
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
            self.when,
            self.status,
            self.lone,
        )

    def block(self, reason: RejectReason) -> EventCandidate:
        """The same candidate as no event for this reason, unless it is none for another one already."""
        return self if self.blocked else replace(self, blocked=reason)


def code_of(candidate: EventCandidate, dictionary: Dictionary) -> str | None:
    """The CAMEO code of a candidate; none where CAMEO has no code for the action under this frame."""
    action = dictionary.actions.get(candidate.action)
    frame = candidate.frame
    if action is None:
        return dictionary.defaults.get(frame.word) if frame is not None else None
    if frame is not None:
        return _code_under(frame, action, dictionary)
    done = action.codes.get("done")
    return done + candidate.topic if done and done + candidate.topic in dictionary.codes else done


def _code_under(frame: Frame, action: Action, dictionary: Dictionary) -> str | None:
    """The code of an action under a frame: its own, else one that its kind decides, else the default of the frame."""
    own = action.codes.get(frame.word)
    if own is not None:
        return own
    if frame is Frame.INTEND:
        threatened = action.codes.get(Frame.THREATEN.word)
        if threatened is not None:
            return threatened
        return dictionary.defaults.get(frame.word) if action.root in COOPERATIVE_ROOTS else None
    if Trait.ASKS in frame.traits and action.root in HOSTILE_ROOTS and action.root != POSTURE:
        return dictionary.defaults.get(Frame.OPPOSE.word)
    return dictionary.defaults.get(frame.word)


def is_lone(candidate: EventCandidate, code: str, dictionary: Dictionary) -> bool:
    """Whether the entry of an action or of the outermost frame lets it stand without a target.

    What is asked for is not to be an act of conflict, which is coded as against its victim.
    """
    frame = candidate.frame
    if not candidate.lone or candidate.lone != (frame.word if frame is not None else candidate.action):
        return False
    return frame is None or code[:2] == dictionary.defaults[frame.word][:2]


def is_resumed(candidate: EventCandidate) -> bool:
    """Whether somebody resumes, continues or carries out the action, and does not begin it."""
    return rests_on(candidate, Frame.RESUME.word)


def rests_on(candidate: EventCandidate, rules: str) -> bool:
    """Whether a rule or entry whose id begins so has had a part in a candidate."""
    return any(reason.rule.startswith(rules) for reason in candidate.trace)


def root_of(candidate: EventCandidate, dictionary: Dictionary) -> str:
    """The root of the action of a candidate where it is done; "" where it has none."""
    action = dictionary.actions.get(candidate.action)
    return action.root if action is not None else ""


def is_hostile(candidate: EventCandidate, dictionary: Dictionary) -> bool:
    """Whether the action, when done, is an act of conflict."""
    return root_of(candidate, dictionary) in HOSTILE_ROOTS


def is_violent(candidate: EventCandidate, dictionary: Dictionary) -> bool:
    """Whether a candidate is an act of violence that is reported as done."""
    return not candidate.frame and not candidate.blocked and root_of(candidate, dictionary) in VIOLENT_ROOTS


def is_speech_act(candidate: EventCandidate, dictionary: Dictionary) -> bool:
    """Whether the source does it by saying it: accusations, refusals, and all that stands under a frame."""
    action = dictionary.actions.get(candidate.action)
    return candidate.frame is not None or action is None or action.root in SPEECH_ROOTS
