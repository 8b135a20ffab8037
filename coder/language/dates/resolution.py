"""Expressions of time to dates, as seen from the day of the article."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from datetime import date as Date
from datetime import timedelta
from enum import StrEnum
from typing import NamedTuple

from coder.core.model import Token
from coder.core.records import record
from coder.dictionary.calendar import DAYS_IN_ORDER, month_number
from coder.dictionary.word_lists import word_set, word_values
from coder.language.dates.terminals import NUMBERS

VAGUE = word_set("dates.vague_numbers")
UNIT_DAYS = {unit: int(days) for unit, days in word_values("dates.unit_days").items()}
SEASONS = {season: int(month) for season, month in word_values("dates.seasons").items()}
SLACK = timedelta(days=7)
"""So far on the other side of the article a date without a year may lie."""
_DAY = timedelta(days=1)


class Precision(StrEnum):
    """How exact a date is: it is the first day of the span that is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


@record
class When:
    """When something happens."""

    date: Date | None
    """The first day of the span; none where only the rule is known."""
    precision: Precision
    latest: Date | None = None
    """The last day of the span."""
    rule: str = ""
    words: str = ""


class Expression(NamedTuple):
    """An expression of time: its token positions, its rule in ``grammars/dates.lark``, and its words by terminal."""

    first: int
    stop: int
    rule: str
    words: Mapping[str, str]


def resolve(expression: Expression, today: Date | None, ahead: bool, tokens: Sequence[Token]) -> When:
    """When an expression says; ``today`` is the day of the article, ``ahead`` whether it speaks of what is to come."""
    words = " ".join([token.text for token in tokens[expression.first : expression.stop]])
    span: Span | None = None
    absolute = ABSOLUTE.get(expression.rule)
    try:
        if absolute is not None:
            span = absolute(expression.words)
        elif today is not None:
            relative = RELATIVE.get(expression.rule)
            span = relative(expression.words, today, ahead) if relative is not None else None
    except (ValueError, OverflowError):
        span = None
    if span is None:
        return When(None, Precision.UNKNOWN, None, expression.rule, words)
    first, precision, latest = span
    return When(first, precision, latest, expression.rule, words)


Span = tuple[Date, Precision, Date]
"""The first day, how exact it is, and the last day."""
Words = Mapping[str, str]


def day(date: Date) -> Span:
    """The span of one day."""
    return date, Precision.DAY, date


def week(date: Date) -> Span:
    """The week of a day, from its Monday on."""
    monday = date - timedelta(days=date.weekday())
    return monday, Precision.WEEK, monday + timedelta(days=6)


def month(year: int, number: int) -> Span:
    """A month; its number may lie outside 1 to 12, in another year.

    >>> month(2014, 0)[0].isoformat()
    '2013-12-01'
    """
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return Date(year, number, 1), Precision.MONTH, Date(year, number, monthrange(year, number)[1])


def whole_year(year: int) -> Span:
    """A year."""
    return Date(year, 1, 1), Precision.YEAR, Date(year, 12, 31)


def _number(word: str) -> int:
    return NUMBERS[word] if word in NUMBERS else int("".join([sign for sign in word if sign.isdigit()]))


def _full_date(words: Words) -> Span:
    return day(Date(int(words["YEAR"]), month_number(words["MONTH"]), _number(words["DAY"])))


def _month_year(words: Words) -> Span:
    return month(int(words["YEAR"]), month_number(words["MONTH"]))


def _year(words: Words) -> Span:
    return whole_year(int(words["YEAR"]))


def _decade(words: Words) -> Span:
    first = int(words["DECADE"][:4])
    return Date(first, 1, 1), Precision.UNKNOWN, Date(first + 9, 12, 31)


def _day_word(words: Words, today: Date, ahead: bool) -> Span:
    del ahead
    if "YESTERDAY" in words or "LAST" in words:
        return day(today - _DAY)
    return day(today + _DAY) if "TOMORROW" in words else day(today)


def _weekday(words: Words, today: Date, ahead: bool) -> Span:
    number = next(at for at, name in enumerate(DAYS_IN_ORDER) if name.startswith(words["WEEKDAY"][:3]))
    if "NEXT" in words or ahead:
        on = (number - today.weekday()) % 7
        return day(today + timedelta(days=on or 7 * ("NEXT" in words)))
    back = (today.weekday() - number) % 7
    return day(today - timedelta(days=back or 7 * ("LAST" in words)))


def _month_day(words: Words, today: Date, ahead: bool) -> Span:
    number, at = month_number(words["MONTH"]), _number(words["DAY"])
    date = Date(today.year, number, at)
    if ahead and date < today - SLACK:
        return day(Date(today.year + 1, number, at))
    return day(date if ahead or date <= today + SLACK else Date(today.year - 1, number, at))


def _month(words: Words, today: Date, ahead: bool) -> Span:
    number = month_number(words["MONTH"])
    if "NEXT" in words or (ahead and "LAST" not in words):
        here = number < today.month or ("NEXT" in words and number == today.month)
        return month(today.year + here, number)
    gone = number > today.month or ("LAST" in words and number == today.month)
    return month(today.year - (gone and "THIS" not in words), number)


def _period(words: Words, today: Date, ahead: bool) -> Span | None:
    del ahead
    return _span_of(_unit(words), today, ("NEXT" in words) - ("LAST" in words))


def _unit(words: Words) -> str:
    unit = words["UNIT"]
    return unit if unit in UNIT_DAYS else unit[:-3] + "y" if unit.endswith("ies") else unit[:-1]


def _span_of(unit: str, today: Date, steps: int) -> Span | None:
    """The span of a unit so many steps from today."""
    days = UNIT_DAYS[unit]
    if days <= 1:
        return day(today + timedelta(days=steps * days))
    if days <= 14:
        return week(today + timedelta(days=steps * days))
    if days == UNIT_DAYS["month"]:
        return month(today.year, today.month + steps)
    return whole_year(today.year + steps * (days // 365)) if days >= 365 else None


def _season(words: Words, today: Date, ahead: bool) -> Span:
    begins = SEASONS[words["SEASON"]]
    if "YEAR" in words:
        year = int(words["YEAR"])
    elif "NEXT" in words or ahead:
        year = today.year + (begins < today.month)
    else:
        year = today.year - (begins > today.month or ("LAST" in words and begins + 3 > today.month))
    return Date(year, begins, 1), Precision.YEAR, month(year, begins + 2)[2]


def _ago(words: Words, today: Date, ahead: bool) -> Span | None:
    del ahead
    unit = _unit(words)
    span = _span_of(unit, today, -_number(words["NUM"]))
    vague = words["NUM"] in VAGUE and UNIT_DAYS[unit] == 1
    return week(span[0]) if vague and span is not None else span


ABSOLUTE: Mapping[str, Callable[[Words], Span]] = {
    "full_date": _full_date,
    "month_year": _month_year,
    "year": _year,
    "decade": _decade,
}
"""What the rules of ``grammars/dates.lark`` mean whatever the day of the article."""
RELATIVE: Mapping[str, Callable[[Words, Date, bool], Span | None]] = {
    "day_word": _day_word,
    "weekday": _weekday,
    "month_day": _month_day,
    "month": _month,
    "period": _period,
    "season": _season,
    "ago": _ago,
}
"""What the other rules mean, seen from that day."""
