"""Dates in the text of an article: in its dateline, on a line of their own, in a copyright notice."""

from __future__ import annotations

import re
from datetime import date as Date
from typing import Final

from coder.dictionary.calendar import DAYS, MONTHS, SHORT_DAYS, SHORT_MONTHS, month_number
from coder.dictionary.word_lists import alternatives


def _titled(words: tuple[str, ...]) -> str:
    """A regular expression for words that begin with a capital or are all in capitals."""
    return "|".join((*(word.capitalize() for word in words), *(word.upper() for word in words)))


MONTH: Final = rf"(?:{_titled(MONTHS)}|(?:{_titled(tuple(SHORT_MONTHS))})\.?)"
_DAY: Final = rf"(?:{_titled(tuple(sorted(DAYS)))}|{_titled(SHORT_DAYS)})\.?"
_ORDINAL: Final = r"(?:st|nd|rd|th)"
DATE: Final = (
    rf"(?:{_DAY},? )?(?:{MONTH} \d{{1,2}}{_ORDINAL}?(?:,? \d{{4}})?"
    rf"|\d{{1,2}}{_ORDINAL}? {MONTH}(?:,? \d{{4}}| \d\d(?!\d))?"
    r"|\d{4}-\d\d-\d\d|\d\d?/\d\d?/\d{4})"
)
"""A date as datelines and date lines write it: "Wednesday, March 5", "5 March 2014", "2014-03-05", "3/5/2014"."""

_STAMPS: Final = alternatives("text.stamps")
_TIME: Final = r"(?:[,|/@ -]+(?:at )?\d?\d[:.]\d\d.{0,24}| *[/|] *.{0,12})"
_DATE_LINE: Final = re.compile(
    rf"(?:(?:(?:first )?{_STAMPS}|{alternatives('text.date_labels')})(?: on| at)?:?\s*)?(?P<date>{DATE}){_TIME}?\.?",
    re.IGNORECASE,
)
_STAMP_LINE: Final = re.compile(rf"(?:first )?{_STAMPS}\b.{{0,60}}", re.IGNORECASE)
_FULL_DATES: Final = (
    re.compile(rf"(?P<month>{MONTH})\.? (?P<day>\d{{1,2}}){_ORDINAL}?(?:,? (?P<year>\d{{4}}))?", re.IGNORECASE),
    re.compile(
        rf"(?P<day>\d{{1,2}}){_ORDINAL}? (?P<month>{MONTH})\.?(?:,? (?P<year>\d{{4}}|\d\d(?!\d)))?", re.IGNORECASE
    ),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"),
)
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
FIRST_SHORT_YEAR: Final = 30
"""A year in two figures is of this century below it."""
LONGEST_DATE_LINE: Final = 160
"""A paragraph of more characters is not a date line."""


def date_line(line: str) -> str | None:
    """The date of a paragraph that is nothing but a date; "" for a time stamp without a date.

    >>> date_line("Published: March 5, 2014"), date_line("March 5 was cold.")
    ('March 5, 2014', None)
    """
    if len(line) > LONGEST_DATE_LINE:
        return None
    match = _DATE_LINE.fullmatch(line)
    if match:
        return match["date"]
    return "" if _STAMP_LINE.fullmatch(line) and any(map(str.isdigit, line)) else None


def read_date(text: str, year: str | None) -> Date | None:
    """The date that a text gives in words or figures; ``year`` is used where it names none.

    >>> read_date("Mar. 5", "2014"), read_date("9 FEB 91", None), read_date("31 June 2014", None)
    (datetime.date(2014, 3, 5), datetime.date(1991, 2, 9), None)
    """
    for pattern in _FULL_DATES:
        match = pattern.search(text)
        if match and (match["year"] or year):
            name = match["month"].rstrip(".")
            try:
                month = int(name) if name.isdigit() else month_number(name)
                return Date(_full_year(match["year"] or year or "0"), month, int(match["day"]))
            except ValueError:
                return None
    return None


def _full_year(figures: str) -> int:
    """A year in figures, of which two stand for a year from 1930 to 2029."""
    year = int(figures)
    return year if len(figures) > 2 else year + (1900 if year >= FIRST_SHORT_YEAR else 2000)


def find_year(line: str) -> str | None:
    """The first year that a line names."""
    match = _YEAR.search(line)
    return match.group() if match else None
