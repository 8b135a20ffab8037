"""The reasons why a candidate is no event."""

from __future__ import annotations

from enum import StrEnum, unique
from typing import Final


@unique
class RejectReason(StrEnum):
    """Why a candidate is no event, by the name that the output has."""

    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"
    POSSIBLE = "possible"
    OBLIGATION = "obligation"
    PURPOSE = "purpose"
    HISTORY = "history"
    HABITUAL = "habitual"
    SCHEDULED = "scheduled"
    FAILED = "failed"
    STOPPED = "stopped"
    ALLOWED = "allowed"
    ATTEMPTED = "attempted"
    NO_CODE = "no_code"
    NO_SOURCE = "no_source"
    NO_TARGET = "no_target"
    SAME_ACTOR = "same_actor"
    SENTENCE_DISCARD = "sentence_discard"
    STORY_DISCARD = "story_discard"
    OFF_SUBJECT = "off_subject"


EXPLANATIONS: Final = {
    RejectReason.NEGATED: "the clause is negated",
    RejectReason.HYPOTHETICAL: "the clause is conditional or hypothetical",
    RejectReason.POSSIBLE: "it may or could happen",
    RejectReason.OBLIGATION: "it should or must happen, and nobody is quoted as asking for it",
    RejectReason.PURPOSE: "it is an aim and has not happened",
    RejectReason.HISTORY: "it happened long before, or says what somebody is known for",
    RejectReason.HABITUAL: "it is a habit, a rule or a state that lasts",
    RejectReason.SCHEDULED: "it takes place at its time, and nobody has promised, asked for or refused it",
    RejectReason.FAILED: "it failed or was prevented",
    RejectReason.STOPPED: "something was stopped that has no code",
    RejectReason.ALLOWED: "something was allowed that has no code",
    RejectReason.ATTEMPTED: "an attempt that has no code",
    RejectReason.NO_CODE: "CAMEO has no code for the action under this frame",
    RejectReason.NO_SOURCE: "no actor as source",
    RejectReason.NO_TARGET: "no actor as target",
    RejectReason.SAME_ACTOR: "source and target are the same",
    RejectReason.OFF_SUBJECT: "the passage is not about politics, and no political actor acts on another",
    RejectReason.SENTENCE_DISCARD: "the sentence holds a phrase that discards it",
    RejectReason.STORY_DISCARD: "the story holds a phrase that discards it",
}
"""Each reason in words."""
