"""What happens inside one country: a role without a country has that of the other side."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from coder.actors.discourse import Discourse
from coder.actors.home import ground_of
from coder.actors.neighbours import moved
from coder.coding.candidate import EventCandidate
from coder.core.actor_code import NO_COUNTRY, country_part
from coder.core.basis import Basis
from coder.core.model import ActorMatch, Actors, Reason
from coder.core.values import replace
from coder.dictionary.actor_codes import SOLDIERS
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_set

INSIDE: Final = frozenset(("14", "17"))
"""Roots of what happens inside one country."""
FOREIGN: Final = word_set("actors.foreign_modifiers")
REFUGEE: Final = "REF"
"""The role of those who have left their country."""
ORGANS: Final = ("COP", "JUD", "GOV")
"""The organs that act by law, each in its own country."""
MISSION: Final = "agent.embassy"
"""The entry of what a state keeps in another one."""


def localised(candidate: EventCandidate, dictionary: Dictionary, discourse: Discourse) -> EventCandidate:
    """A candidate in which roles without a country have that of the other side, if protest, coercion or law join them.

    These happen inside one country: "students marched against the Chilean government". Whom soldiers arrest is of the
    country of which the story tells: "US troops raided a house in Mosul. They arrested four men".
    """
    action = dictionary.actions.get(candidate.action)
    if action is None or candidate.frame or action.root not in INSIDE and action.implied not in ORGANS:
        return candidate
    armed = bool(candidate.source) and all(actor.role == SOLDIERS for actor in candidate.source)
    ground = (ground_of(discourse) or discourse.place) if armed and _lack_country(candidate.target) else ""
    target = {ground} if ground else {actor.country for actor in candidate.source}
    return replace(
        candidate,
        source=_with_country(candidate.source, {actor.country for actor in _at_home(candidate)}, dictionary),
        target=_with_country(candidate.target, target, dictionary),
    )


def _lack_country(actors: Actors) -> bool:
    """Whether of some actors only the role is known."""
    return any(actor.code and country_part(actor.code) == NO_COUNTRY for actor in actors)


def _at_home(candidate: EventCandidate) -> Actors:
    """The targets that live where they are met: no mission, and no country whose flag, goods or shops are meant.

    Those who rule or act by law do so in the country that suffers it: "the constitution of Fiji was suspended".
    """
    official = bool(candidate.source) and all(actor.role in ORGANS for actor in candidate.source)
    return tuple([one for one in candidate.target if (not _is_mission(one) if one.role else official)])


def _is_mission(actor: ActorMatch) -> bool:
    """Whether an actor is an embassy or consulate."""
    return any(reason.rule == MISSION for reason in actor.trace)


def _is_from_abroad(actor: ActorMatch) -> bool:
    """Whether somebody of unknown country is told to be no native: "foreign traffickers", "illegal migrants"."""
    return actor.role == REFUGEE or not FOREIGN.isdisjoint(actor.span.text.lower().split())


def _with_country(actors: Actors, countries: Collection[str | None], dictionary: Dictionary) -> Actors:
    country = next(iter(countries)) if len(countries) == 1 else None
    if country not in dictionary.countries:
        return actors
    reason = Reason("resolution", "resolve.other_side", words=country or "")
    return tuple(
        moved(actor, country or "", reason, Basis.SETTING, dictionary)
        if actor.code and country_part(actor.code) == NO_COUNTRY and not _is_from_abroad(actor)
        else actor
        for actor in actors
    )
