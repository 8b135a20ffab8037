"""Whom a pronoun takes up from what an article has said before it."""

from __future__ import annotations

from typing import Final

from coder.actors.discourse import Discourse
from coder.actors.mention import STRANGER, Mention, Position
from coder.actors.parties import partners
from coder.core.model import Actors
from coder.dictionary.actor_kinds import ActorKind
from coder.dictionary.word_lists import word_set

SINGULAR_PERSON: Final = word_set("actors.singular_pronouns")
FEMALE: Final = word_set("actors.female_pronouns")
THINGS: Final = word_set("actors.thing_pronouns")
PLURAL: Final = word_set("actors.plural_pronouns")
CONTINUED: Final = 3
"""So many sentences back are those of whom a text says what they also do."""
ONE: Final = frozenset((ActorKind.STATE, ActorKind.CITY, ActorKind.REGION, ActorKind.MEDIA))
"""Kinds of bodies that "they" does not take up alone."""


def antecedent(
    discourse: Discourse, word: str, at: Position, without: Actors = (), says: bool = False
) -> tuple[Actors, str]:
    """Return the actors that a pronoun at a position stands for, and the rule that found them.

    None of ``without`` is meant; there are no actors where the article has named none that fits. Whoever ``says``
    something is a group that has just told of others: "rebels fled, police said. They added".
    """
    if word in SINGULAR_PERSON:
        return _person(discourse, "f" if word in FEMALE else "m", at, without), "resolve.person"
    if word in THINGS:
        return discourse.last(at, _is_body, without), "resolve.body"
    if word in PLURAL:
        told = discourse.last(at, lambda m: _is_teller(m, at), without) if says else ()
        return told or _several(discourse, at, without), "resolve.plural"
    return (), ""


def who_goes_on(discourse: Discourse, at: Position) -> Actors:
    """Return whom "they also" stands for: the group or body that did the last thing in a main clause."""
    for mention in discourse.before((at[0], 0)):
        if mention.at[0] < at[0] - CONTINUED:
            break
        if mention.main and mention.subject and (_is_group(mention) or _is_one_body(mention)):
            return mention.actors
    return ()


def takes_up(word: str, mention: Mention) -> bool:
    """Whether a pronoun may take up a mention: "him" a person, "it" a body, "them" a group or list."""
    if not mention.actors:
        return False
    if word in SINGULAR_PERSON:
        return _is_person(mention, "f" if word in FEMALE else "m")
    return _is_body(mention) if word in THINGS else word in PLURAL and _is_group(mention)


def _person(discourse: Discourse, gender: str, at: Position, without: Actors) -> Actors:
    """Return whom "he" or "she" stands for; nobody where that is a stranger."""

    def fits(mention: Mention) -> bool:
        return mention.kind == STRANGER or _is_person(mention, gender)

    return discourse.last(at, fits, without) or _in_passing(discourse, gender, at, without)


def _in_passing(discourse: Discourse, gender: str, at: Position, without: Actors) -> Actors:
    """Return who alone is named as a person near a pronoun: "It was a good day for Tony Blair. He met Putin"."""
    for mention in discourse.before(at):
        if mention.at[0] < at[0] - 1:
            break
        if mention.kind in (STRANGER, "person"):
            return ()
    near = [one for one in discourse.asides.before(at) if one.at[0] >= at[0] - 1 and one.entity == "person"]
    alone = len({one.actors[0].id for one in near}) == 1
    return near[-1].actors if alone and _is_person(near[-1], gender) and near[-1].is_free_of(without) else ()


def _several(discourse: Discourse, at: Position, without: Actors) -> Actors:
    """Return whom "they" stands for.

    It is a group or list of this sentence or the one before, else those who deal with each other there, else a group
    that is a subject of the one before that, or a body that is one of the last. What is farther back it hardly ever is.
    """
    near = discourse.last(at, lambda m: m.at[0] >= at[0] - 1 and _is_group(m), without)
    return (
        near
        or (partners(discourse, at) if not without else ())
        or discourse.last(at, lambda m: m.at[0] >= at[0] - 2 and m.subject and _is_group(m), without)
        or discourse.last(at, lambda m: m.at[0] >= at[0] - 1 and m.subject and _is_one_body(m), without)
    )


def _is_teller(mention: Mention, at: Position) -> bool:
    """Whether a group only reports what the sentence before told."""
    return mention.main and not mention.subject and mention.at[0] == at[0] - 1 and _is_group(mention)


def _is_person(mention: Mention, gender: str) -> bool:
    return mention.kind in ("person", "marked") and len(mention.actors) == 1 and mention.gender in ("", gender)


def _is_body(mention: Mention) -> bool:
    return mention.kind in ("body", "marked") and len(mention.actors) == 1


def _is_one_body(mention: Mention) -> bool:
    return mention.kind == "body" and mention.entity not in ONE


def _is_group(mention: Mention) -> bool:
    return mention.kind in ("group", "marked") or len(mention.actors) > 1
