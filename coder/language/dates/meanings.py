"""What the rules of ``grammars/dates.lark`` mean that name a day, or count from that of the article: its span."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date as Date
from datetime import timedelta
from typing import Final

from coder.dictionary.calendar import DAYS_IN_ORDER, month_number
from coder.dictionary.word_lists import word_values
from coder.language.dates.spans import ONE_DAY, UNIT_DAYS, Span, day, month, unit_from, week, years
from coder.language.dates.units import (
    YEAR,
    Words,
    count_of,
    days_of_unit,
    first_number,
    last_number,
    moved_by,
    unit_of,
    units_back,
)

SEASONS: Final = {season: int(number) for season, number in word_values("dates.seasons").items()}
PARTS: Final = {word: int(number) for word, number in word_values("dates.parts").items()}
HOLIDAYS: Final = {name: (int(date[:2]), int(date[3:])) for name, date in word_values("dates.holidays").items()}
SLACK: Final = timedelta(days=7)
"""So far on the other side of the article a date without a year may lie."""
WEEK, DAY = "week", "day"
SUNDAY: Final = 6


def _part(span: Span | None, words: Words) -> Span | None:
    """The third of a span that a word before it names."""
    word = words.get("PART") or words.get("EDGE")
    return span.third(PARTS[word]) if span is not None and word in PARTS else span


def _steps(words: Words) -> int:
    return ("NEXT" in words) - ("LAST" in words)


# -- whatever the day of the article ---------------------------------------------------------------------------------


def _full_date(words: Words) -> Span:
    return _days(words, int(words["YEAR"]))


def _days(words: Words, year: int) -> Span:
    """The day of a month, or the days of which the first and the last are named: "March 5-7"."""
    number, last = month_number(words["MONTH"]), last_number(words["DAY"])
    return Span(Date(year, number, first_number(words.get("DAY_TO", words["DAY"]))), Date(year, number, last))


def _month_year(words: Words) -> Span | None:
    return _part(month(int(words["YEAR"]), month_number(words["MONTH"])), words)


def _year(words: Words) -> Span | None:
    return _part(years(int(words["YEAR"]), int(words["YEAR"])), words)


def _years(words: Words) -> Span:
    if "YEARS" in words:
        text = words["YEARS"]
        return years(int(text[:4]), int(text[: 9 - len(text)] + text[5:]))
    return years(int(words["YEAR_TO"]), int(words["YEAR"]))


def _decade(words: Words) -> Span | None:
    first = int(words["DECADE"][:4])
    return _part(years(first, first + 9), words)


# -- from the day of the article -------------------------------------------------------------------------------------


def _day_word(words: Words, today: Date, ahead: bool) -> Span:
    del ahead
    if "YESTERDAY" in words or "LAST" in words:
        return day(today - ONE_DAY)
    return day(today + ONE_DAY) if "TOMORROW" in words else day(today)


def _weekday(words: Words, today: Date, ahead: bool) -> Span:
    number = next(at for at, name in enumerate(DAYS_IN_ORDER) if name.startswith(words["WEEKDAY"][:3]))
    if "UNIT" in words:
        return day(week(today + _steps(words) * SLACK).first + number * ONE_DAY)
    if "NEXT" in words or ahead:
        on = (number - today.weekday()) % 7
        return day(today + timedelta(days=on or 7 * ("NEXT" in words)))
    back = (today.weekday() - number) % 7
    return day(today - timedelta(days=back or 7 * ("LAST" in words)))


def _weekday_of_month(words: Words, today: Date, ahead: bool) -> Span | None:
    """The last weekday of that name in a month: "the last Sunday in June"."""
    plain = {name: word for name, word in words.items() if name != "LAST"}
    within = _month_year(plain) if "YEAR" in words else _month(plain, today, ahead)
    if within is None:
        return None
    number = next(at for at, name in enumerate(DAYS_IN_ORDER) if name.startswith(words["WEEKDAY"][:3]))
    return day(within.last - timedelta(days=(within.last.weekday() - number) % 7))


def month_day(words: Words, today: Date, ahead: bool, slack: timedelta = SLACK) -> Span:
    if _is_of_year(words):
        return _days(words, today.year + _steps(words))
    here = _days(words, today.year)
    if ahead and here.last < today - SLACK:
        return _days(words, today.year + 1)
    return here if ahead or here.first <= today + slack else _days(words, today.year - 1)


def _day_of_month(words: Words, today: Date, ahead: bool) -> Span:
    """The last day of that number, the next where what is to come is told."""
    number = first_number(words["DAY_ALONE"])
    steps = (number < today.day) if ahead else -(number > today.day)
    first = month(today.year, today.month + steps).first
    return day(first.replace(day=number))


def _holiday(words: Words, today: Date, ahead: bool) -> Span:
    """A day with a name; without a year the last, or the next where what is to come is told."""
    number, which = HOLIDAYS[" ".join([words[name] for name in ("FEAST", "NEW", "EVE") if name in words])]
    if "YEAR" in words:
        return day(Date(int(words["YEAR"]), number, which))
    here = Date(today.year, number, which)
    passed = here < today if ahead else here > today
    return day(here.replace(year=today.year + (passed if ahead else -passed)))


def _is_of_year(words: Words) -> bool:
    """Whether a month is that of a year that is named from today: "November last year"."""
    return words.get("UNIT") == YEAR


def _month(words: Words, today: Date, ahead: bool) -> Span | None:
    """A month by its name; the one just over is "last month", so that "last May" told in June was a year before."""
    number = month_number(words["MONTH"])
    if _is_of_year(words):
        return _part(month(today.year + _steps(words), number), words)
    which = next((which for which in ("LAST", "THIS", "NEXT") if which in words and "UNIT" not in words), "")
    if which == "NEXT" or (ahead and which != "LAST"):
        gone = number < today.month or (which == "NEXT" and number == today.month)
        return _part(month(today.year + gone, number), words)
    to_come = number > today.month or (which == "LAST" and number >= today.month - 1)
    return _part(month(today.year - (to_come and which != "THIS"), number), words)


def _period(words: Words, today: Date, ahead: bool) -> Span | None:
    """A week, month, quarter or year; the end of one that has not come yet was that of the one before.

    On a Sunday the last week is the one that is ending.
    """
    steps = _steps(words) * (1 + ("BEFORE" in words))
    if unit_of(words) == WEEK and steps < 0 and today.weekday() == SUNDAY:
        steps += 1
    found = _part(unit_from(today, unit_of(words), steps), words)
    if found is not None and found.first > today and not (steps or ahead):
        return _part(unit_from(today, unit_of(words), -1), words)
    return found


def _weekend(words: Words, today: Date, ahead: bool) -> Span:
    """Saturday and Sunday, those that have begun unless what is to come is told."""
    saturday = today - timedelta(days=(today.weekday() - 5) % 7)
    running = today.weekday() >= 5
    weeks = ("NEXT" in words or ahead) and not running
    return Span(saturday, saturday + ONE_DAY) if not weeks else Span(saturday + SLACK, saturday + SLACK + ONE_DAY)


def _season(words: Words, today: Date, ahead: bool) -> Span | None:
    begins = SEASONS[words["SEASON"]]
    if "YEAR" in words:
        year = int(words["YEAR"])
    elif "NEXT" in words or ahead:
        year = today.year + (begins < today.month)
    else:
        year = today.year - (begins > today.month or ("LAST" in words and begins + 3 > today.month))
    return _part(month(year, begins, 3), words)


def _ago(words: Words, today: Date, ahead: bool) -> Span | None:
    """So many units before today, known to the unit or the day; "years ago" is years ago."""
    number, days = count_of(words), UNIT_DAYS[unit_of(words)]
    if "NUM" not in words and days >= UNIT_DAYS[YEAR]:
        return Span(Date.min, today - timedelta(days=2 * days))
    if "WITHIN" in words:
        now = unit_from(today, words["WITHIN"], 0)
        if now is None:
            return None
        return Span(units_back(now.first, number, days), units_back(now.last, number, days))
    if "TODAY" in words or "WEEKDAY" in words:
        then = today if "TODAY" in words else _weekday(words, today, ahead).first
        return day(units_back(then, number, days))
    return moved_by(today, words, -number)


def _stretch(words: Words, today: Date, ahead: bool) -> Span:
    """The last or next few units; "recent weeks" and longer ones are open."""
    del ahead
    if "RECENT" in words and days_of_unit(words) > UNIT_DAYS[DAY]:
        return Span(Date.min, today)
    length = timedelta(days=UNIT_DAYS[unit_of(words)] * count_of(words))
    return Span(today, today + length) if "NEXT" in words else Span(today - length, today)


ABSOLUTE: Final[Mapping[str, Callable[[Words], Span | None]]] = {
    "full_date": _full_date,
    "month_year": _month_year,
    "year": _year,
    "years": _years,
    "decade": _decade,
}
"""What the rules of ``grammars/dates.lark`` mean whatever the day of the article."""
RELATIVE: Final[Mapping[str, Callable[[Words, Date, bool], Span | None]]] = {
    "day_word": _day_word,
    "weekday": _weekday,
    "weekday_of_month": _weekday_of_month,
    "month_day": month_day,
    "day_of_month": _day_of_month,
    "holiday": _holiday,
    "month": _month,
    "period": _period,
    "weekend": _weekend,
    "season": _season,
    "ago": _ago,
    "stretch": _stretch,
}
"""What others mean, seen from that day."""
