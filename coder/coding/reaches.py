"""How far the source and target of an entry reach: what it does decides which nouns stand for their owners."""

from __future__ import annotations

from typing import Final

from coder.actors.reach import Reach
from coder.coding.candidate import CONSULT, POSTURE, SPEECH_ROOTS, STATEMENTS
from coder.dictionary.frames import Frame, Trait
from coder.dictionary.tables import Dictionary
from coder.dictionary.verb_tables import VerbEntry
from coder.dictionary.word_lists import word_set

SCENES: Final = word_set("coding.scenes")

SAID: Final = SPEECH_ROOTS | {"02", "09"}
"""Roots of what a statement, letter or report can do for its author."""
FORCEFUL: Final = frozenset(("06", "07", "15", "17", "18", "19", "20"))
"""Roots of what vehicles, weapons and operations do for those whose they are."""
JUDGED: Final = frozenset((Frame.CRITICISE.word, Frame.APPROVE.word, Frame.DEFEND.word))
"""The frames with codes of their own over faults and merits, which also laws and plans have."""
ATTACKED: Final = frozenset(("18", "19", "20"))
POSSESSED: Final = frozenset(("06", "07", "08", "17"))
"""Roots of what is done to somebody by way of what he has: money, newspapers, homes."""


def source_reach(entry: VerbEntry, dictionary: Dictionary) -> Reach:
    """What may stand for the source of an entry; anything where the entry looks elsewhere."""
    if entry.source and entry.source[0] != "subject" or not SCENES.isdisjoint(entry.source):
        return Reach.ANY
    action = dictionary.actions.get(entry.name)
    if entry.frame is not None and Trait.TRANSFORMS in entry.frame.traits:
        return Reach.FORCE
    if entry.frame is not None or action is None or action.root in SAID:
        return Reach.VOICE
    if not JUDGED.isdisjoint(action.codes):
        return Reach.CONCERN
    return Reach.FORCE if action.root in FORCEFUL else Reach.DOER


def target_reach(entry: VerbEntry, dictionary: Dictionary) -> Reach:
    """What may stand for the target of an entry."""
    action = dictionary.actions.get(entry.name)
    if entry.frame is not None or action is None:
        return Reach.CONCERN
    if action.root in ATTACKED:
        return Reach.VICTIM
    if action.root == POSTURE:
        return Reach.FRONT
    if action.root == CONSULT or action.reciprocal and action.root != STATEMENTS:
        return Reach.PARTNER
    return Reach.ANY if action.root in POSSESSED else Reach.CONCERN
