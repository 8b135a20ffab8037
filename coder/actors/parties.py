"""The parties of which a phrase of several speaks: "the two leaders", "both sides", "they" of two who met."""

from __future__ import annotations

from typing import Final

from coder.actors.dealings import main_pair
from coder.actors.discourse import Discourse
from coder.actors.mention import Mention, Position
from coder.core.basis import Basis
from coder.core.model import ActorMatch, Actors
from coder.dictionary.actor_codes import INTERNATIONAL, OFFICIAL, OPPOSED

FEW_SENTENCES: Final = 3
"""So many sentences back a description of several looks."""
WAR_SENTENCES: Final = 9
"""So many sentences back it looks for the sides of a war within a country, if others only mediate."""
WORLD: Final = "INT"
"""The code of the international community, which is no side of several."""
PAIR: Final = 2
PERSON: Final = "person"
"""The kind of mention of one person."""


def several(discourse: Discourse, count: int, at: Position, person: bool = False, without: Actors = ()) -> Actors:
    """Return actors of as many different countries as asked for: "the two leaders", "both sides".

    They are those that a list names, else all that the sentence so far and those right before it name, else all
    that the story tells of. Of two, those in the sentences before give way to the two states that the story is about.
    Those of the countries of ``without`` act on them and do not count.
    """
    known = {actor.country for actor in without} | {WORLD}
    for persons_only in (True, False) if person else (False,):
        near: dict[str, ActorMatch] = {}
        told = at[0]
        for mention in discourse.before(at):
            if mention.at[0] < told and (len(near) >= count or mention.at[0] < at[0] - FEW_SENTENCES):
                break
            told = mention.at[0]
            if persons_only and mention.kind != "person":
                continue
            listed = {actor.country: actor for actor in mention.actors if actor.country and actor.country not in known}
            if len(listed) == count == len(mention.actors):
                return tuple(listed.values())
            for country, actor in reversed(listed.items()):
                near.setdefault(country, actor)
        states = {country: actor for country, actor in near.items() if country not in INTERNATIONAL}
        asks_back = count == PAIR <= len(states) and told < at[0] and not persons_only
        main = main_pair(discourse, known, states) if asks_back else ()
        for told_of in (near, states):
            if len(told_of) == count:
                return main or tuple(reversed(told_of.values()))
        if main and all(actor.country in states for actor in main):
            return main
    if not person and len(discourse.latest) == count and known.isdisjoint(discourse.latest):
        return tuple(discourse.latest.values())
    return ()


def opposed(discourse: Discourse, at: Position, sentences: int = FEW_SENTENCES) -> Actors:
    """Return the government's side and the one that fights or opposes it in a country, where they are told of."""
    last: dict[tuple[str, bool], ActorMatch] = {}
    for mention in discourse.before(at):
        if mention.at[0] < at[0] - sentences:
            break
        for actor in mention.actors:
            against = actor.role in OPPOSED
            if actor.country and (against or actor.role in OFFICIAL):
                last.setdefault((actor.country, against), actor)
                if (actor.country, not against) in last:
                    return last[actor.country, False], last[actor.country, True]
    return ()


def only_mediates(discourse: Discourse, actors: Actors) -> bool:
    """Whether one of these is an international body or a state that the story hardly tells of."""
    most = max(discourse.countries.values(), default=0)
    return any(a.country in INTERNATIONAL or 3 * discourse.countries[a.country or ""] < most for a in actors)


def partners(discourse: Discourse, at: Position) -> Actors:
    """Return the two persons, or two bodies, of the sentence before who deal with each other: "Obama met Putin"."""
    other: Mention | None = None
    for mention in discourse.before((at[0], 0)):
        if mention.at[0] < at[0] - 1:
            break
        if len(mention.actors) != 1 or not _sort(mention):
            continue
        if other is not None and mention.subject and _sort(mention) == _sort(other):
            return (*mention.actors, *other.actors) if mention.is_free_of(other.actors) else ()
        other = mention if not mention.subject else None
    return ()


def _sort(mention: Mention) -> str:
    """What sort of actor a mention is, of which two may deal with each other; "" for nobody in particular."""
    known = mention.kind == PERSON and mention.actors[0].basis not in (Basis.SETTING, Basis.UNKNOWN)
    return PERSON if known else mention.entity
