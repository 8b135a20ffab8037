"""Spans of time: days, weeks, months, years, the thirds of them, and which of their days stands for them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date as Date
from datetime import timedelta
from enum import StrEnum
from typing import Final, NamedTuple

from coder.dictionary.word_lists import word_values

UNIT_DAYS: Final = {unit: int(days) for unit, days in word_values("dates.unit_days").items()}
MONTH_DAYS: Final = UNIT_DAYS["month"]
YEAR_DAYS: Final = UNIT_DAYS["year"]
LONGEST_WEEK: Final = 8
"""A span of no more days is known to the week."""
LONGEST_MONTH: Final = 45
"""A span of no more days is known to the month."""
LONGEST_YEAR: Final = 366
"""A span of no more days is known to the year."""
ONE_DAY: Final = timedelta(days=1)


class Precision(StrEnum):
    """How exact a date is: the longest span in which what happened may lie."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


class Span(NamedTuple):
    """The first and the last day of a span of time."""

    first: Date
    last: Date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def precision(self) -> Precision:
        """How exact a date in this span is.

        >>> str(month(2014, 2).precision), str(Span(Date(1996, 1, 1), Date(1998, 12, 31)).precision)
        ('month', 'unknown')
        """
        days = self.days
        if days <= 1:
            return Precision.DAY
        if days <= LONGEST_WEEK:
            return Precision.WEEK
        if days <= LONGEST_MONTH:
            return Precision.MONTH
        return Precision.YEAR if days <= LONGEST_YEAR else Precision.UNKNOWN

    def middle(self, today: Date | None) -> Date:
        """The day in the middle, which no day of the span is far from; a span that still runs ends today.

        >>> month(2014, 3).middle(Date(2014, 3, 5)).isoformat(), month(2014, 1).middle(None).isoformat()
        ('2014-03-03', '2014-01-16')
        """
        last = self.last
        if today is not None and self.first <= today < last:
            last = today
        return self.first + (last - self.first) // 2

    def third(self, number: int) -> Span:
        """The first, second or last third: "early June", "mid-June", "late June".

        >>> month(2014, 6).third(2).first.isoformat()
        '2014-06-21'
        """
        length = self.days // 3
        first = self.first + timedelta(days=number * length)
        return Span(first, self.last if number == 2 else first + timedelta(days=length - 1))


def day(date: Date) -> Span:
    """The span of one day."""
    return Span(date, date)


def week(date: Date) -> Span:
    """The week of a day, from its Monday on."""
    monday = date - timedelta(days=date.weekday())
    return Span(monday, monday + timedelta(days=6))


def month(year: int, number: int, months: int = 1) -> Span:
    """A month, or several from it on; its number may lie outside 1 to 12, in another year.

    >>> month(2014, 0).first.isoformat()
    '2013-12-01'
    """
    year, number = _carried(year, number)
    last_year, last = _carried(year, number + months - 1)
    return Span(Date(year, number, 1), Date(last_year, last, monthrange(last_year, last)[1]))


def _carried(year: int, number: int) -> tuple[int, int]:
    return year + (number - 1) // 12, (number - 1) % 12 + 1


def years(first: int, last: int) -> Span:
    """The years from one to another."""
    return Span(Date(first, 1, 1), Date(last, 12, 31))


def around(date: Date, days: int) -> Span:
    """A span of so many days around a day.

    >>> around(Date(2014, 3, 5), 7).first.isoformat()
    '2014-03-02'
    """
    first = date - timedelta(days=(days - 1) // 2)
    return Span(first, first + timedelta(days=days - 1))


def unit_from(today: Date, unit: str, steps: int) -> Span | None:
    """The calendar's unit so many steps from today: the month before last, the year to come."""
    days = UNIT_DAYS[unit]
    if days <= 1:
        return day(today + timedelta(days=steps * days))
    if days < MONTH_DAYS:
        return week(today + timedelta(days=steps * days))
    if days == MONTH_DAYS:
        return month(today.year, today.month + steps)
    if days < YEAR_DAYS:
        return month(today.year, today.month - (today.month - 1) % 3 + 3 * steps, 3)
    number = today.year + steps * (days // YEAR_DAYS)
    return years(number, number)
