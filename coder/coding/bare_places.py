"""Actors whom only a place names: "marched in Lagos", "a truce in Tripoli"."""

from __future__ import annotations

from typing import Final

from coder.actors.resolver import SentenceActors
from coder.core.model import ActorMatch
from coder.dictionary.word_lists import word_set

PLACES: Final = word_set("coding.protest_scenes")
FRONTS: Final = word_set("coding.protest_fronts")
NEAR: Final = 4
"""So near before its place is a building that protesters face: "outside the palace in Rome"."""


def is_scene(actor: ActorMatch, actors: SentenceActors) -> bool:
    """Whether an actor is only the place of a deed: "marched in Lagos", not "outside the palace in Rome"."""
    found = actors.sentence
    if actor.role or not any(item.is_place and lies_in(item.first, actor, actors) for item in found.items):
        return False
    before = word_before(actor, actors)
    faces = any(found.word(at) in FRONTS for at in range(max(before - NEAR, 0), before))
    return found.word(before) in PLACES and not faces


def word_before(actor: ActorMatch, actors: SentenceActors) -> int:
    """Return the token before the words of an actor."""
    tokens = enumerate(actors.sentence.tokens)
    return max(next((at for at, token in tokens if token.start >= actor.span.start), 0) - 1, 0)


def lies_in(at: int, actor: ActorMatch, actors: SentenceActors) -> bool:
    """Whether a token is one of the words of an actor."""
    return actor.span.start <= actors.sentence.tokens[at].start < actor.span.end
