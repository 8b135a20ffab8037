"""Which two states a story is about: those of which it has told most often that they deal with each other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from coder.actors.discourse import Discourse
from coder.actors.mention import Dealing
from coder.core.model import ActorMatch, Actors

MEMORY: Final = 2
"""So many sentences after two states have dealt with each other one may answer the other."""
STORY: Final = ""
"""Under this name a discourse keeps what each two states or international bodies have had to do with each other."""
BODY: Final = "IGO"
"""The country of international bodies, of which each is a party of its own."""
NAME_LENGTH: Final = 6
"""So many letters of its code name a body; its agencies and troops follow."""


def party_of(actor: ActorMatch, states: Collection[str]) -> str:
    """Return the state or international body for which an actor stands; "" where it is neither."""
    country, code = actor.country or "", actor.code or ""
    if country == BODY:
        return code[:NAME_LENGTH] if code != BODY else ""
    return country if country in states else ""


def note_dealings(
    discourse: Discourse, sentence: int, events: Sequence[tuple[Actors, Actors]], states: Collection[str]
) -> None:
    """Count for each two of the ``states`` of the world, or bodies, that a sentence tells of dealings between them."""
    pairs = {
        (min(one, another), max(one, another)): (actor, other)
        for source, target in events
        for actor in source
        for other in target
        if (one := party_of(actor, states)) and (another := party_of(other, states)) and one != another
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
    of_states = [one for one in discourse.dealings.get(STORY) or () if not any(map(_is_body, one.states))]
    told = sorted(of_states, key=lambda dealing: -dealing.times)
    if not told or len(told) > 1 and told[0].times == told[1].times:
        return ()
    states = tuple(sorted(near))
    if any(dealing.states == states for dealing in told) or any(state in without for state in told[0].states):
        return ()
    return tuple([discourse.latest.get(actor.country or "", actor) for actor in told[0].actors])


def partner(discourse: Discourse, sentence: int, party: str, states: Collection[str]) -> Actors:
    """Return the actor of the only other party with which a state or body has dealt in the sentences right before."""
    told = [
        dealing
        for dealing in discourse.dealings.get(STORY) or ()
        if party in dealing.states and 0 < sentence - dealing.sentence <= MEMORY
    ]
    if len(told) != 1:
        return ()
    return tuple([actor for actor in told[0].actors if party_of(actor, states) != party])


def _is_body(party: str) -> bool:
    """Whether a party is an international body, and no state."""
    return party.startswith(BODY)
