"""Codes of countries in other schemes: those of the Correlates of War, the numbers of Gleditsch and Ward, names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date
from functools import cache

from coder.analysis.event_columns import state_codes
from coder.analysis.event_files import Events
from coder.core.errors import UsageError
from coder.core.paths import dictionaries_dir
from coder.core.yaml_entries import read_entries

SCHEMES = ("iso3", "cow", "cown", "gw", "name")
"""Our codes (ISO 3166, with those of former states), COW abbreviations and numbers, Gleditsch-Ward numbers, names."""
_STATES = "ontology/cow_states.yaml"
_NAMES = "actors/states.yaml"
_FIRST, _LAST = Date(1, 1, 1), Date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Country:
    """What a code of ours is in another scheme, and when."""

    code: str
    other: str
    first: Date = _FIRST
    last: Date = _LAST


@cache
def countries_in(scheme: str) -> tuple[Country, ...]:
    """Return the countries of a scheme; a state that was divided or joined is another before and after.

    >>> [(one.other, str(one.last)) for one in countries_in("cow") if one.code == "DEU"]
    [('GFR', '1990-10-02'), ('GMY', '9999-12-31')]
    >>> {one.other for one in countries_in("cown") if one.code in ("RUS", "SUN")}
    {'365'}
    >>> [one.other for one in countries_in("name") if one.code == "CIV"]
    ['Ivory Coast']

    Source: Correlates of War, State System Membership List v2016; Gleditsch and Ward (1999).
    """
    if scheme not in SCHEMES:
        raise UsageError(f"the scheme '{scheme}' of countries is not known", remedy=f"use one of {', '.join(SCHEMES)}")
    if scheme == "name":
        entries = read_entries(dictionaries_dir() / _NAMES, _NAMES)
        return tuple(Country(entry.text("state"), entry.texts("names")[0]) for entry in entries if entry.text("state"))
    key = {"cow": "cow", "cown": "number", "gw": "gw"}[scheme]
    return tuple(
        Country(code, entry.text(key), _day(entry.text("from"), _FIRST), _day(entry.text("until"), _LAST))
        for entry in read_entries(dictionaries_dir() / _STATES, _STATES)
        for code in (entry.texts("codes")[0], *entry.texts("former"))
    )


def codes_of(scheme: str) -> frozenset[str]:
    """Return all codes of a scheme.

    >>> "GMY" in codes_of("cow"), "GMY" in codes_of("iso3"), "DEU" in codes_of("iso3")
    (True, False, True)
    """
    return frozenset(state_codes()) if scheme == SCHEMES[0] else frozenset(one.other for one in countries_in(scheme))


def _day(text: str, other: Date) -> Date:
    return Date.fromisoformat(text) if text else other


def make_table(events: Events, scheme: str) -> None:
    """Make the table ``schemes`` with the ``code`` of a country, its ``other`` code, and from when until when it holds.

    A country that the scheme lacks is not in it.
    """
    found = countries_in(scheme)
    events.execute(
        "CREATE TABLE schemes AS SELECT unnest(?::VARCHAR[]) AS code, unnest(?::VARCHAR[]) AS other, "
        "unnest(?::DATE[]) AS first, unnest(?::DATE[]) AS last",
        [
            [one.code for one in found],
            [one.other for one in found],
            [one.first for one in found],
            [one.last for one in found],
        ],
    )
