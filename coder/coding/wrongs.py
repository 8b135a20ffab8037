"""Wrongs that one says others do, which are accusations: "Cuba says Peru spies on its navy"."""

from __future__ import annotations

from typing import Final

from coder.coding.candidate import EventCandidate
from coder.coding.framing import Framing, share_actor
from coder.dictionary.tables import Action

PRESS: Final = "MED"
"""The role of those who report a wrong and accuse nobody."""
PRIVATE: Final = ("CVL", "CRM", "UAF")
"""The roles of those of whose wrongs one tells without accusing a political actor."""


def is_wrong_of_others(candidate: EventCandidate, framing: Framing) -> bool:
    """Whether somebody says that others do a wrong that has a code only as an accusation: "Cuba says Peru spies"."""
    action = framing.action_of(candidate)
    if action is None or candidate.frame or candidate.blocked or not _is_only_accused(action):
        return False
    subject, doer = framing.subject, candidate.source
    if not subject or not doer or share_actor(doer, subject):
        return False
    return all(one.role != PRESS for one in subject) and all(one.role not in PRIVATE for one in doer)


def _is_only_accused(action: Action) -> bool:
    """Whether an action has a code where somebody is accused of it, and none where it is done or intended."""
    return "accuse" in action.codes and "done" not in action.codes and "intend" not in action.codes
