"""Which two states a story is about: those of which it has told most often that they deal with each other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from coder.actors.discourse import Discourse
from coder.actors.mention import Dealing
from coder.core.model import Actors

MEMORY: Final = 2
"""So many sentences after two states have dealt with each other one may answer the other."""
STORY: Final = ""
"""Under this name a discourse keeps what each two states have had to do with each other."""


def note_dealings(
    discourse: Discourse, sentence: int, events: Sequence[tuple[Actors, Actors]], states: Collection[str]
) -> None:
    """Count for each two of the ``states`` of the world that a sentence tells of dealings between them."""
    pairs = {
        tuple(sorted((actor.country or "", other.country or ""))): (actor, other)
        for source, target in events
        for actor in source
        for other in target
        if actor.country in states and other.country in states and actor.country != other.country
    }
    if pairs:
        told = {dealing.states: dealing for dealing in discourse.dealings.get(STORY) or ()}
        for pair, actors in sorted(pairs.items(), key=lambda item: item[0]):
            before = told.get(pair)
            told[pair] = Dealing(pair, 1 + (before.times if before is not None else 0), actors, sentence)
        discourse.dealings.put(STORY, tuple(told.values()))


def main_pair(discourse: Discourse, without: Collection[str | None], near: Collection[str]) -> Actors:
    """Return the actors of the two states that deal with each other most often, if no others do as often.

    Nobody where one of those ``without`` is of them, or where the states named ``near`` deal with each other too.
    """
    told = sorted(discourse.dealings.get(STORY) or (), key=lambda dealing: -dealing.times)
    if not told or len(told) > 1 and told[0].times == told[1].times:
        return ()
    states = tuple(sorted(near))
    if any(dealing.states == states for dealing in told) or any(state in without for state in told[0].states):
        return ()
    return tuple([discourse.latest.get(actor.country or "", actor) for actor in told[0].actors])


def partner(discourse: Discourse, sentence: int, state: str) -> Actors:
    """Return the actor of the only other state with which one has dealt in the sentences right before."""
    told = [
        dealing
        for dealing in discourse.dealings.get(STORY) or ()
        if state in dealing.states and 0 < sentence - dealing.sentence <= MEMORY
    ]
    if len(told) != 1:
        return ()
    return tuple([actor for actor in told[0].actors if actor.country != state])
