"""Days, weeks, months, quarters and years: to which an event belongs, and which events are too vague for them."""

from __future__ import annotations

from coder.core.errors import UsageError

PERIODS = ("day", "week", "month", "quarter", "year")
"""What events may be counted in, the finest first; a week begins on Monday."""
_PRECISIONS = ("day", "week", "month", "year")
DAY = "CASE WHEN coalesce(event_date_precision, 'day') <> 'unknown' THEN coalesce(event_date, date) END"
"""What to select for the day of an event, or of its article where the event has none; none for a mere background."""


def check_period(name: str) -> None:
    """Raise ``UsageError`` for a name that is no period."""
    if name not in PERIODS:
        raise UsageError(f"'{name}' is no period", remedy=f"use one of {', '.join(PERIODS)}")


def vague(period: str) -> tuple[str, ...]:
    """Return the precisions of dates that do not tell the period.

    >>> vague("week"), vague("quarter"), vague("year")
    (('month', 'year'), ('year',), ())
    """
    fine = PERIODS.index(period)
    return tuple(name for name in _PRECISIONS if PERIODS.index(name) > fine)
