"""The circumstances of an event: where it happened, how many it touched, and in which manner."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from coder.core.values import Record


class Toll(StrEnum):
    """What is counted of an event."""

    DEAD = "dead"
    INJURED = "injured"
    ARRESTED = "arrested"
    DISPLACED = "displaced"
    PARTICIPANTS = "participants"


@dataclass(frozen=True)
class Count(Record):
    """How many: the least and the most that the text allows; null where it sets no bound."""

    low: int | None
    high: int | None

    @property
    def best(self) -> int | None:
        """The number to work with: the least, or where only the most is told, that one.

        >>> Count(12, None).best, Count(None, 40).best, Count(20, 30).best
        (12, 40, 20)
        """
        return self.low if self.low is not None else self.high


@dataclass(frozen=True)
class Place(Record):
    """Where an event happened, as exactly as the text says; null what is not known of the place."""

    name: str
    country: str | None
    basis: str
    """Whose place it is: noun, clause, object, actor, sentence, story, dateline."""
    admin1: str | None = None
    """The first administrative division, as country and code of GeoNames: ``SY.11``."""
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None


@dataclass(frozen=True)
class Circumstances(Record):
    """Where, how many and in which manner."""

    place: Place | None = None
    counts: tuple[tuple[Toll, Count], ...] = ()
    mode: str = ""
    """The PLOVER mode; empty where the type of the event has none."""
    contexts: tuple[str, ...] = ()
    """The PLOVER contexts."""
    weapon: str = ""

    def count(self, toll: Toll) -> Count | None:
        """How many of one kind.

        >>> Circumstances(counts=((Toll.DEAD, Count(3, 3)),)).count(Toll.DEAD)
        Count(low=3, high=3)
        """
        return next((count for kind, count in self.counts if kind is toll), None)


NOTHING_KNOWN: Final = Circumstances()
