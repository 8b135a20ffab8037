"""Meetings on the ground of a third country, which have a code of their own."""

from __future__ import annotations

from typing import Final

from coder.coding.candidate import EventCandidate
from coder.core.circumstances import Place
from coder.core.model import ActorMatch
from coder.dictionary.tables import Dictionary

MEETING: Final = "MEET"
"""The action of those who meet face to face, of whom no more is told."""
MET_ABROAD: Final = "044"
"""The code of a meeting at a third place."""
TOLD_OF_IT: Final = frozenset(("noun", "clause"))
"""The bases of a place that is told of the meeting itself."""


def is_meeting_abroad(
    candidate: EventCandidate,
    place: Place | None,
    source: ActorMatch | None,
    target: ActorMatch | None,
    dictionary: Dictionary,
) -> bool:
    """Whether two states meet in a third one: "the presidents of Peru and Chile met in Madrid"."""
    if candidate.action != MEETING or candidate.frame or place is None or place.basis not in TOLD_OF_IT:
        return False
    homes = {actor.country for actor in (source, target) if actor is not None and actor.country in dictionary.countries}
    return len(homes) == 2 and place.country in dictionary.countries and place.country not in homes
