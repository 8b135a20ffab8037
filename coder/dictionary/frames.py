"""The frames: what can be said, decided or done about an action. One row each; to add a frame, add a row.

The code of a frame stands in ``dictionaries/frames.yaml``, the words that put it in ``dictionaries/verbs``.
"""

from __future__ import annotations

from enum import Enum, auto, unique
from typing import Final


class FrameRule(Enum):
    """How a frame changes what it is laid over; ``coder.coding.frame_rules`` has a function for each."""

    INTEND = auto()
    EXPECT = auto()
    """It is to come, whoever has decided it: elections at their time are no promise of elections."""
    OFFER = auto()
    ASK = auto()
    REJECT = auto()
    THREATEN = auto()
    JUDGE = auto()
    """The subject holds a view of what somebody has done: accusations, investigations, praise and blame."""
    DENY = auto()
    CONSIDER = auto()
    """It is only thought of, and has neither happened nor been decided."""
    ADDRESS = auto()
    """The frame replaces the one below it; without an addressee it concerns the other actors of its content."""
    STOP = auto()
    RESUME = auto()
    ALLOW = auto()
    ORDER = auto()
    DECIDE = auto()
    """Who decides to do something friendly means to do it; what is yielded or hostile is ordered."""
    ATTEMPT = auto()
    ENDEAVOUR = auto()
    """Who works for something friendly means to do it; anything else is an attempt."""
    FAIL = auto()
    FOIL = auto()
    """Others have tried it, and the subject brings it to nothing."""
    DOUBT = auto()
    SAY = auto()


class Trait:
    """What is peculiar to a frame beside its rule: plain words, since an enumeration takes ten times as long to ask."""

    ASKS: Final = "asks"
    """It asks somebody for the action; asking for an act of conflict is opposing its victim."""
    CHANGES_OBJECT: Final = "changes_object"
    """Its content is its object, if it has one, and no clause: "lifted the ban on condition that ..."."""
    LOOKS_AHEAD: Final = "looks_ahead"
    """It is about an action to come: approval or a discussion under it is an action ("asked for support")."""
    MODAL: Final = "modal"
    """A modal verb puts it, never an entry."""
    NAMED_BY_OBJECT: Final = "named_by_object"
    """The object that its entry matches names the frame and is no content: "lodged a complaint"."""
    OPENS_QUOTATION: Final = "opens_quotation"
    """Its subject is the speaker of the quotations that follow."""
    PRESUPPOSES: Final = "presupposes"
    """Its content has happened: if nobody is said to hold the view, the content itself is the event."""
    PRESUPPOSES_SPEECH: Final = "presupposes_speech"
    """The same, if all of its content was done by saying it: "the demand was rejected"."""
    REPORTS: Final = "reports"
    """It only reports its content, which keeps its meaning."""
    SHARED: Final = "shared"
    """Several sources without a target do it with each other: "Iran and Iraq agreed to meet"."""
    SILENCED: Final = "silenced"
    """It is no event over something that an entry knows to be none: "refused to praise the film"."""
    SUBJECT_ACTS: Final = "subject_acts"
    """Its subject does what the noun under it says: "resumed a police raid"."""
    TARGETLESS: Final = "targetless"
    """It needs no target over an action that needs none."""
    TRANSFORMS: Final = "transforms"
    """It changes or blocks the action and leaves no frame over it, so that it has no code of its own."""
    VOICES_PROTEST: Final = "voices_protest"
    """In a clause under a protest it says what the protesters want: "marched to demand that ..."."""


@unique
class Frame(Enum):
    """The table of frames: the word of each, its rule, and its traits.

    >>> Frame.PERSUADE.word, Frame.PERSUADE.rule.name, Trait.TRANSFORMS in Frame.PERSUADE.traits
    ('persuade', 'FAIL', True)
    """

    INTEND = "intend", FrameRule.INTEND, Trait.LOOKS_AHEAD, Trait.SHARED, Trait.SILENCED, Trait.TARGETLESS
    EXPECT = "expect", FrameRule.EXPECT, Trait.LOOKS_AHEAD, Trait.SHARED, Trait.SILENCED, Trait.TRANSFORMS
    OFFER = "offer", FrameRule.OFFER, Trait.LOOKS_AHEAD
    APPEAL = "appeal", FrameRule.ASK, Trait.ASKS, Trait.LOOKS_AHEAD, Trait.SILENCED, Trait.VOICES_PROTEST
    DEMAND = "demand", FrameRule.ASK, Trait.ASKS, Trait.LOOKS_AHEAD, Trait.VOICES_PROTEST
    REJECT = (
        "reject",
        FrameRule.REJECT,
        Trait.LOOKS_AHEAD,
        Trait.PRESUPPOSES_SPEECH,
        Trait.SILENCED,
        Trait.TARGETLESS,
        Trait.VOICES_PROTEST,
    )
    THREATEN = "threaten", FrameRule.THREATEN
    ACCUSE = "accuse", FrameRule.JUDGE
    DENY = "deny", FrameRule.DENY, Trait.TARGETLESS
    INVESTIGATE = "investigate", FrameRule.JUDGE
    APPROVE = "approve", FrameRule.JUDGE, Trait.PRESUPPOSES, Trait.VOICES_PROTEST
    CRITICISE = "criticise", FrameRule.JUDGE, Trait.PRESUPPOSES, Trait.VOICES_PROTEST
    DEFEND = "defend", FrameRule.JUDGE, Trait.PRESUPPOSES
    CONSIDER = "consider", FrameRule.CONSIDER, Trait.LOOKS_AHEAD, Trait.SILENCED, Trait.TARGETLESS
    DISCUSS = "discuss", FrameRule.ADDRESS, Trait.OPENS_QUOTATION
    RALLY = "rally", FrameRule.ADDRESS, Trait.VOICES_PROTEST
    OPPOSE = "oppose", FrameRule.ADDRESS, Trait.VOICES_PROTEST
    COMPLAIN = "complain", FrameRule.ADDRESS, Trait.NAMED_BY_OBJECT, Trait.VOICES_PROTEST
    STOP = "stop", FrameRule.STOP, Trait.CHANGES_OBJECT, Trait.TRANSFORMS
    RESUME = "resume", FrameRule.RESUME, Trait.CHANGES_OBJECT, Trait.SUBJECT_ACTS, Trait.TRANSFORMS
    ALLOW = "allow", FrameRule.ALLOW, Trait.TRANSFORMS
    ORDER = "order", FrameRule.ORDER, Trait.SUBJECT_ACTS, Trait.TRANSFORMS
    DECIDE = "decide", FrameRule.DECIDE, Trait.SUBJECT_ACTS, Trait.TRANSFORMS
    ATTEMPT = "attempt", FrameRule.ATTEMPT, Trait.SUBJECT_ACTS, Trait.TRANSFORMS
    ENDEAVOUR = "endeavour", FrameRule.ENDEAVOUR, Trait.SUBJECT_ACTS, Trait.TRANSFORMS
    FAIL = "fail", FrameRule.FAIL, Trait.TRANSFORMS
    FOIL = "foil", FrameRule.FOIL, Trait.TRANSFORMS
    """What others attempted and its subject brings to nothing."""
    NEGLECT = "neglect", FrameRule.FAIL, Trait.TRANSFORMS
    """A failure to do what one ought to, which others find bad."""
    PERSUADE = "persuade", FrameRule.FAIL, Trait.TRANSFORMS
    DOUBT = "doubt", FrameRule.DOUBT, Trait.TRANSFORMS
    SAY = "say", FrameRule.SAY, Trait.OPENS_QUOTATION, Trait.REPORTS, Trait.TRANSFORMS
    MUST = "must", FrameRule.ADDRESS, Trait.MODAL
    SHOULD = "should", FrameRule.ADDRESS, Trait.MODAL

    def __init__(self, word: str, rule: FrameRule, *traits: str) -> None:
        self.word = word
        """The word that entries and ``frames.yaml`` use."""
        self.rule = rule
        """How the frame changes the candidate under it."""
        self.traits = frozenset(traits)
        """What is peculiar to the frame beside its rule."""

    __hash__ = object.__hash__


FRAMES = {frame.word: frame for frame in Frame if Trait.MODAL not in frame.traits}
"""The frames that an entry may put, by the word that entries and ``frames.yaml`` use."""
CODED_FRAMES = frozenset(word for word, frame in FRAMES.items() if Trait.TRANSFORMS not in frame.traits)
"""The frames that stay over an action: each has a default code in ``frames.yaml``."""
MODAL_FRAMES = {frame.word: frame for frame in Frame if Trait.MODAL in frame.traits}
"""The frames that a modal verb puts, by the verb: somebody must or should do something."""
