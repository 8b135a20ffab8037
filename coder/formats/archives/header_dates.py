"""Dates in the headers of a file of articles."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date as Date

from coder.dictionary.calendar import MONTHS, SHORT_MONTHS
from coder.dictionary.word_lists import word_values
from coder.formats.input.dates import read_date

_FIGURES = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)")
_SHORT_YEAR = re.compile(r"(?<!\d)(\d{1,2}[ -][A-Za-z]{3,9}\.?[ -])(\d\d)(?!\d)")
_ISO = re.compile(r"(?<!\d)(?:\d{4}-\d\d?-\d\d?|(?:19|20)\d{6})(?!\d)")
_FIRST_SHORT_YEAR = 50
"""A year in two figures is of this century below it."""
_LONGEST = 300
_EARLIEST = 1700
_YEAR_AND_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d).{1,20}(?:19|20)\d\d(?!\d)")
_MONTH_AND_YEAR = re.compile(rf"(?:{'|'.join((*MONTHS, *SHORT_MONTHS))})\b.{{0,20}}\b(?:19|20)\d\d", re.IGNORECASE)
_LONGEST_DATE_LINE = 80
_ENGLISH = word_values("archives.months")
_FOREIGN_MONTH = re.compile(rf"\b({'|'.join(sorted(_ENGLISH, key=len, reverse=True))})\b\.?", re.IGNORECASE)
_ORDINAL = re.compile(r"(?<!\d)(\d{1,2})(?:\.|er|º|ª)?(?= )")
_OF = re.compile(r"(?<!\w)del? ", re.IGNORECASE)
"""What other languages put around the month: "5. März", "1er mars", "5 de marzo de 2014"."""


def names_date(text: str) -> bool:
    """Return whether a line has a date, if only one that cannot be read.

    >>> [names_date(text) for text in ("5 March 2014", "05/03/2014", "5. März 2014", "March 2014", "Talks")]
    [True, True, True, True, False]
    """
    if len(text) > _LONGEST_DATE_LINE:
        return False
    text = _in_english(text)
    odd = _FIGURES.search(text) or _YEAR_AND_DAY.search(text) or _MONTH_AND_YEAR.fullmatch(text)
    return odd is not None or HeaderDates().read(text) is not None


class HeaderDates:
    """Reads the dates of one file: what stands first in 05/03/2014 is decided by the other dates of that file.

    >>> str(HeaderDates(["25/03/2014"]).read("05/03/2014")), str(HeaderDates(["03/25/2014"]).read("05/03/2014"))
    ('2014-03-05', '2014-05-03')
    >>> HeaderDates(["12/03/2014"]).read("05/03/2014"), str(HeaderDates().read("05/05/2014"))
    (None, '2014-05-05')
    """

    def __init__(self, texts: Iterable[str] = (), form: str | None = None) -> None:
        """``texts`` are the lines of the file that hold dates; ``form``, as of ``strptime``, decides by itself."""
        pairs = [match for text in texts for match in _FIGURES.finditer(text[:_LONGEST]) if match[2] != "."]
        first, second = (any(int(match[group]) > 12 for match in pairs) for group in (1, 3))
        self._day_first = first if first != second else None
        if form and "%m" in form and "%d" in form:
            self._day_first = form.index("%d") < form.index("%m")

    def read(self, text: str) -> Date | None:
        """Return the date that a header names; None for none, and for one that may mean two days.

        >>> dates = HeaderDates()
        >>> [str(dates.read(text)) for text in ("March 5, 2014 Wednesday 10:15 AM GMT", "1015 gmt 5 Mar 14")]
        ['2014-03-05', '2014-03-05']
        >>> [str(dates.read(text)) for text in ("Wed, 5th March 2014", "05.03.2014", "March 2014", "31 June 2014")]
        ['2014-03-05', '2014-03-05', 'None', 'None']
        >>> [str(dates.read(text)) for text in ("Mittwoch 5. März 2014", "5 de marzo de 2014", "1er août 2014")]
        ['2014-03-05', '2014-03-05', '2014-08-01']
        """
        text = _in_english(" ".join(text[:_LONGEST].split()))
        found = read_date(text) or self._in_figures(text)
        if found is None and (match := _ISO.search(text)):
            found = read_date(match[0])
        if found is None and (match := _SHORT_YEAR.search(text)):
            found = read_date(match[1] + _full_year(match[2]))
        return found if found and found.year >= _EARLIEST else None

    def _in_figures(self, text: str) -> Date | None:
        match = _FIGURES.search(text)
        if not match:
            return None
        one, other, year = int(match[1]), int(match[3]), int(match[4])
        day_first = self._day_first
        if match[2] == "." or one > 12 or one == other:
            day_first = True
        elif other > 12:
            day_first = False
        if day_first is None:
            return None
        try:
            return Date(year, other, one) if day_first else Date(year, one, other)
        except ValueError:
            return None


def _in_english(text: str) -> str:
    """Return a date with its month in English.

    >>> _in_english("vendredi 28 février 2014"), _in_english("Enero 7, 2013"), _in_english("5 May 2014")
    ('vendredi 28 february 2014', 'january 7, 2013', '5 May 2014')
    """
    found, count = _FOREIGN_MONTH.subn(lambda month: _ENGLISH[month[1].lower()], text)
    return _OF.sub("", _ORDINAL.sub(r"\1", found)) if count else text


def _full_year(figures: str) -> str:
    return ("20" if int(figures) < _FIRST_SHORT_YEAR else "19") + figures
