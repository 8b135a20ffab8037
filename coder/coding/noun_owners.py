"""Whose deed a noun tells, by its owner, or to whom it was done: "its attack", but "his release".

Whoever is arrested, freed or murdered is the owner of the noun, unless he is a state or one of those who use force:
"Chad's arrest of two bishops", "the army's killing of a bishop".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.actors.reach import Reach
from coder.actors.resolver import SentenceActors
from coder.coding.arguments import Arguments
from coder.core.model import Actors
from coder.core.syntax import Phrase, Token
from coder.dictionary.actor_codes import BEARERS, ORGANS
from coder.dictionary.word_lists import word_set

SUFFERED: Final = word_set("coding.suffered_nouns")
OF: Final = "of"


def sides_of_owned(
    noun: Phrase, arguments: Arguments, source: Actors, target: Actors, actors: SentenceActors
) -> tuple[Actors, Actors]:
    """Source and target of an event noun, with its owner as the one who did or suffered it."""
    suffers = _is_suffered(noun, arguments, actors.sentence.tokens)
    if noun.possessor is None:
        if source and (target or not suffers):
            return source, target
        owner = actors.pronouns.other_owner(noun)
        if not suffers:
            return source or owner, target
        if owner and _use_force(owner):  # "police seized two priests and denied their arrest"
            owner = actors.pronouns.owner(noun, owner)
        return source, target or owner
    if not suffers:
        return source, target
    owner = actors.actors(noun.possessor, Reach.HEAD)
    if not owner or _use_force(owner):
        return source, target
    spans = {actor.span for actor in owner}
    return tuple([actor for actor in source if actor.span not in spans]), target or owner


def _is_suffered(noun: Phrase, arguments: Arguments, tokens: Sequence[Token]) -> bool:
    """Whether a noun is one for what is done to its owner, and does not tell of whom else it is done."""
    return tokens[noun.head].lemma.lower() in SUFFERED and not arguments.at(OF)


def _use_force(owner: Actors) -> bool:
    """Whether some of these are a state or such as arrest and fight others."""
    return any(actor.role is None or actor.role in BEARERS or actor.role in ORGANS for actor in owner)
