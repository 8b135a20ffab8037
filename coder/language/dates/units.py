"""Numbers of units in dates: how many are named, how long one is, what lies so many away."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date as Date
from datetime import timedelta
from typing import Final

from coder.dictionary.word_lists import word_set
from coder.language.dates.spans import UNIT_DAYS, Span, around
from coder.language.dates.words import number_of

VAGUE: Final = word_set("dates.vague_numbers")
_FIGURES: Final = re.compile(r"\d+")
FEW: Final = 3
"""How many a bare plural stands for: "weeks ago", "recent days"."""
HOURS: Final = 24
"""So many hours make a day: "48 hours later"."""
YEAR: Final = "year"
Words = Mapping[str, str]
"""The words of an expression by their terminals."""


def first_number(word: str) -> int:
    """What a word or figures count; of "4-5" the first."""
    return number_of(word) or int(_FIGURES.findall(word)[0])


def last_number(word: str) -> int:
    """The last figures of a word: 5 of "4-5"."""
    return int(_FIGURES.findall(word)[-1])


def unit_of(words: Words) -> str:
    """The unit of an expression, in the singular."""
    unit = words["UNIT"]
    return unit if unit in UNIT_DAYS else unit[:-3] + "y" if unit.endswith("ies") else unit[:-1]


def days_of_unit(words: Words) -> int:
    """How many days the unit of an expression has; none are hours and minutes."""
    return UNIT_DAYS[unit_of(words)]


def units_back(date: Date, number: int, days: int) -> Date:
    """The day so many units before a date: of years that of the same month and number."""
    years_back, rest = divmod(number * days, UNIT_DAYS[YEAR])
    return date.replace(year=date.year - years_back) if not rest else date - timedelta(days=number * days)


def count_of(words: Words) -> int:
    """How many units are named: "days after" are a few, "the day after" is one."""
    if "NUM" in words:
        return first_number(words["NUM"])
    return FEW if words["UNIT"].endswith("s") else 1


def moved_by(date: Date, words: Words, steps: int) -> Span | None:
    """The span of a unit around the day that lies so many units from a date; of days that are vague, of a week."""
    days = UNIT_DAYS[unit_of(words)] // (2 if "HALF" in words else 4 if "QUARTER" in words else 1)
    vague = words.get("NUM", "") in VAGUE or ("NUM" not in words and words["UNIT"].endswith("s"))
    known = min(max(1, days, 7 * (vague and days == 1)), UNIT_DAYS[YEAR])
    hours = int(steps / HOURS) if not days else 0
    return around(date + timedelta(days=steps * days + hours), known)
