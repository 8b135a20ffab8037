"""Months and days: one table for datelines, dates of archives, and names of files."""

from __future__ import annotations

from typing import Final

from coder.dictionary.word_lists import word_list, word_values

MONTHS: Final = word_list("calendar.months")
"""The full names of the months in lower case, in order."""
SHORT_MONTHS: Final = {name: int(number) for name, number in word_values("calendar.short_months").items()}
"""The number of each month by its abbreviations."""
DAYS_IN_ORDER: Final = word_list("calendar.days")
"""The full names of the days of the week in lower case, from Monday on."""
DAYS: Final = frozenset(DAYS_IN_ORDER)
"""The full names of the days of the week in lower case."""
SHORT_DAYS: Final = word_list("calendar.short_days")
NAMES: Final = DAYS.union(MONTHS)
"""All full names of months and days."""
_NUMBERS: Final = SHORT_MONTHS | {name: number for number, name in enumerate(MONTHS, 1)}


def month_number(name: str) -> int:
    """The number of a month by its name or its abbreviation without a full stop; ``ValueError`` for any other word.

    >>> month_number("March"), month_number("sept")
    (3, 9)
    """
    number = _NUMBERS.get(name.lower())
    if number is None:
        raise ValueError(f"'{name}' is not the name of a month")
    return number
