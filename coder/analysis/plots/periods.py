"""The periods of a time axis: days, weeks, months, quarters, years."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date
from datetime import timedelta
from enum import StrEnum


class Period(StrEnum):
    """The length of the steps of a time axis."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    def after(self, start: Date) -> Date:
        """Return the first day of the next period.

        >>> Period.QUARTER.after(Date(1999, 10, 1)), Period.WEEK.after(Date(2000, 2, 28))
        (datetime.date(2000, 1, 1), datetime.date(2000, 3, 6))
        """
        if self in (Period.DAY, Period.WEEK):
            return start + timedelta(days=1 if self is Period.DAY else 7)
        months = start.year * 12 + start.month - 1 + _MONTHS[self]
        return Date(months // 12, months % 12 + 1, 1)

    def span(self, first: Date, last: Date) -> Iterator[Date]:
        """Yield the first days of all periods from one to another.

        >>> [str(day) for day in Period.MONTH.span(Date(1999, 12, 1), Date(2000, 2, 1))]
        ['1999-12-01', '2000-01-01', '2000-02-01']
        """
        while first <= last:
            yield first
            first = self.after(first)


_MONTHS = {Period.MONTH: 1, Period.QUARTER: 3, Period.YEAR: 12}
_LONGEST_SPAN = {Period.DAY: 70, Period.WEEK: 600, Period.MONTH: 3700, Period.QUARTER: 9200}
"""Days over which a picture has steps of each length."""


def fitting_period(first: Date, last: Date) -> Period:
    """Return the period in which a span of time is told best.

    >>> fitting_period(Date(1999, 1, 1), Date(1999, 1, 31)).value
    'day'
    >>> fitting_period(Date(1990, 1, 1), Date(1999, 1, 1)).value
    'month'
    """
    days = (last - first).days
    return next((period for period, longest in _LONGEST_SPAN.items() if days <= longest), Period.YEAR)
