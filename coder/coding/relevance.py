"""Which events are news of politics: decided by who acts on whom, and by what the passage is about.

A passage about sport, companies, the arts, science, accidents or private crime gives an event only on strong evidence:
a political actor who does something to another, an organ of a state that acts in its office, a protest.
"""

from __future__ import annotations

from enum import IntEnum

from coder.coding.subjects import Passage, Subject
from coder.core.actor_code import code_parts
from coder.core.basis import Basis
from coder.core.model import ActorMatch

OFFICIAL_ROLES = frozenset("GOV MIL COP JUD LEG SPY OPP PTY REB SEP INS UAF RAD".split())
"""Roles of those who act in politics by their office or their aim (CAMEO codebook, ch. 4)."""
OFFICIAL_BODIES = frozenset(("IGO", "IMG"))
PRIVATE_BODIES = frozenset(("MNC", "BUS"))
UNIDENTIFIED = "UAF"
"""The role of armed men, who may be robbers where only the setting names them."""
PROTEST = "14"
VIOLENCE = frozenset(("18", "19", "20"))
STATEMENT = "01"
LAWLESS_SUBJECTS = frozenset((Subject.CRIME, Subject.ACCIDENT, Subject.SPORT))
"""Subjects in which violence among private persons is no news of politics."""
PLAYED_SUBJECTS = frozenset((Subject.SPORT, Subject.CULTURE))
"""Subjects in which the name of a state stands for a team, a festival or a show."""


class Standing(IntEnum):
    """How far an actor is a political one."""

    NOBODY = 0
    PRIVATE = 1
    """Companies, media, universities, civilians."""
    STATE = 2
    """The name of a state, or somebody of whom only the state is known."""
    OFFICIAL = 3
    """Organs of states, parties, armed groups, bodies of states."""


def standing(actor: ActorMatch | None) -> Standing:
    """How far an actor is a political one.

    >>> from coder.core.model import Span
    >>> [standing(ActorMatch(code, Span(0, 1, "x"))).name for code in ("RUSGOV", "RUS", "RUSBUS", "IGOUNO", None)]
    ['OFFICIAL', 'STATE', 'PRIVATE', 'OFFICIAL', 'STATE']
    """
    if actor is None:
        return Standing.NOBODY
    parts = code_parts(actor.code or "")
    if actor.basis is Basis.SETTING and actor.role == UNIDENTIFIED:
        return Standing.PRIVATE
    if parts and (parts[0] in OFFICIAL_BODIES or not OFFICIAL_ROLES.isdisjoint(parts)):
        return Standing.OFFICIAL
    if parts and parts[0] in PRIVATE_BODIES:
        return Standing.PRIVATE
    return Standing.STATE if len(parts) < 2 else Standing.PRIVATE


def is_relevant(passage: Passage, root: str, source: ActorMatch | None, target: ActorMatch | None) -> bool:
    """Whether an event of this root between these two is news of politics in such a passage."""
    if passage.subject is Subject.POLITICS:
        return True
    doer, other = standing(source), standing(target)
    if passage.subject in PLAYED_SUBJECTS and max(doer, other) < Standing.OFFICIAL:
        return root == PROTEST
    if doer >= Standing.STATE and other >= Standing.STATE:
        return True
    if root == PROTEST:
        return True
    if max(doer, other) <= Standing.PRIVATE:
        return root in VIOLENCE and passage.subject not in LAWLESS_SUBJECTS
    if doer == Standing.OFFICIAL:
        return True
    if doer == Standing.STATE:
        return root != STATEMENT
    return root in VIOLENCE
