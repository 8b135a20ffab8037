"""The reasons why a candidate is no event."""

from __future__ import annotations

from enum import StrEnum


class RejectReason(StrEnum):
    """Why a candidate is no event, by the name that the output has; ``explanation`` says it in words.

    >>> RejectReason("no_source").explanation
    'no actor as source'
    """

    NEGATED = "negated", "the clause is negated"
    HYPOTHETICAL = "hypothetical", "the clause is conditional or hypothetical"
    POSSIBLE = "possible", "it may or could happen"
    OBLIGATION = "obligation", "it should or must happen, and nobody is quoted as asking for it"
    PURPOSE = "purpose", "it is an aim and has not happened"
    HISTORY = "history", "it happened long before, or says what somebody is known for"
    FAILED = "failed", "it failed or was prevented"
    STOPPED = "stopped", "something was stopped that has no code"
    ALLOWED = "allowed", "something was allowed that has no code"
    ATTEMPTED = "attempted", "an attempt that has no code"
    NO_CODE = "no_code", "CAMEO has no code for the action under this frame"
    NO_SOURCE = "no_source", "no actor as source"
    NO_TARGET = "no_target", "no actor as target"
    SAME_ACTOR = "same_actor", "source and target are the same"
    SENTENCE_DISCARD = "sentence_discard", "the sentence holds a phrase that discards it"
    STORY_DISCARD = "story_discard", "the story holds a phrase that discards it"

    explanation: str

    def __new__(cls, name: str, explanation: str) -> RejectReason:
        """A member that is the string ``name``."""
        member = str.__new__(cls, name)
        member._value_ = name
        member.explanation = explanation
        return member
