"""The country that a story tells of: roles without a country of their own are at home there."""

from __future__ import annotations

from typing import Final

from coder.actors.discourse import Discourse
from coder.dictionary.actor_codes import INTERNATIONAL

OFTEN: Final = 4
"""So often a story names the country that it tells of among others."""


def ground_of(story: Discourse, scene: str = "") -> str:
    """Return the country in which people are hurt and armed men fight by what the whole text tells; "" for none.

    It is that of which the story tells, unless the text names that one nowhere as a place, but places in another:
    "US troops" in a story that plays in Baghdad.
    """
    return _ground(story, home_of(story, scene), scene)


def _ground(story: Discourse, home: str, scene: str = "") -> str:
    if not home or story.outlook is None or home in (scene, story.place):
        return home
    return story.outlook.ground(home) or home


def home_of(story: Discourse, scene: str = "") -> str:
    """Return the country that a story tells of; "" where it tells of none or of several alike.

    It is the only one named, that of the dateline if no other is named twice as often, nor three times as often in the
    whole text, or one that is named more often than all others together; without any it is that of the towns. Where
    the sentences so far do not tell it, the whole text may. ``scene`` is the country of a place named now.
    """
    named = {country for country in (*story.countries, story.place, scene) if country} or story.scenes - INTERNATIONAL
    if len(named) == 1:
        only = named.pop()
        return only if story.outlook is None or story.place == only or story.outlook.tells_most_of(only) else ""
    most = max(story.countries.values(), default=0)
    away = story.outlook is not None and story.place is not None and story.outlook.is_elsewhere(story.place)
    if story.place and not away and 2 * story.countries[story.place] >= most:
        return story.place
    leading = [country for country, count in story.countries.items() if count == most]
    rare = most < OFTEN or 2 * most <= story.countries.total()
    if not rare and len(leading) == 1:
        return leading[0] if scene in ("", leading[0]) else ""
    told = story.outlook.home() if story.outlook is not None else ""
    return told if {scene, "" if away else story.place or ""} <= {"", told} else ""


def home_before(story: Discourse) -> str:
    """Return the only country that the sentences before this one, or the whole text, tell of; "" where none is."""
    known = story.countries_before.union(filter(None, (story.place,)))
    if len(known) == 1:
        return next(iter(known))
    return story.outlook.only() if story.outlook is not None else ""


def law_of(story: Discourse) -> str:
    """Return the state whose courts and police act in a story, "" where nothing tells: those named, or the dateline."""
    return (story.outlook.law() if story.outlook is not None else "") or story.place or ""


def home_of_organs(story: Discourse, at_ground: bool = False) -> str:
    """Return the only country of a story that tells of an organ or party of that country too.

    "Rwandan troops fired at Hutu rebels", "The emir dissolved the Kuwaiti parliament"; not "Chad accused rebels".
    Those who fight are ``at_ground``, where the text says that people are hurt.
    """
    home = home_of(story)
    known = home in story.countries_of_organs or home == story.place
    return (_ground(story, home) if at_ground else home) if known else ""
