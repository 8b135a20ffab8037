"""One table has the months and days in all their forms."""

from __future__ import annotations

import pytest

from coder.dictionary.calendar import DAYS, MONTHS, NAMES, SHORT_MONTHS, month_number


@pytest.mark.parametrize(("name", "number"), [("January", 1), ("may", 5), ("SEP", 9), ("sept", 9), ("dec", 12)])
def test_months_have_numbers(name: str, number: int) -> None:
    """By their names and their abbreviations, in any case."""
    assert month_number(name) == number


@pytest.mark.parametrize("name", ["", "ja", "monday", "sept."])
def test_other_words_are_no_months(name: str) -> None:
    """A word that names no month is an error that who reads dates can catch."""
    with pytest.raises(ValueError, match="is not the name of a month"):
        month_number(name)


def test_short_months_agree_with_the_full_ones() -> None:
    """Each abbreviation begins the name of the month whose number it has."""
    assert len(MONTHS) == 12
    assert set(SHORT_MONTHS.values()) == set(range(1, 13))
    assert all(MONTHS[number - 1].startswith(short) for short, number in SHORT_MONTHS.items())


def test_names_are_of_months_and_days() -> None:
    """Nineteen full names."""
    assert {"march", "friday"} <= NAMES
    assert len(NAMES) == len(MONTHS) + len(DAYS) == 19
