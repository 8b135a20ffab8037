"""What can be chosen of a picture."""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """How actors are named."""

    COUNTRY = "country"
    """By their country; international ones by their type and name, such as ``IGOUNO``."""
    ACTOR = "actor"
    """By their whole code."""


class Unit(StrEnum):
    """What each panel of a series shows."""

    DYAD = "dyad"
    SOURCE = "source"
    TARGET = "target"
    ALL = "all"
    """One panel of all events."""


class Show(StrEnum):
    """What is shown of the events of a period."""

    QUAD = "quad"
    """How many are in each quad class: co-operation above the line, conflict below."""
    LINES = "lines"
    """How many are co-operation and how many conflict, as two lines."""
    GOLDSTEIN = "goldstein"
    """The mean of their Goldstein weights."""


class Measure(StrEnum):
    """What a colour tells."""

    EVENTS = "events"
    """How many events there are."""
    GOLDSTEIN = "goldstein"
    """The mean of their Goldstein weights."""
    CONFLICT = "conflict"
    """Which share of them is conflict."""


class CodeBy(StrEnum):
    """By what events are counted."""

    ROOT = "root"
    CODE = "code"
    PLOVER = "plover"
