"""Reads the dates of old dictionaries, and the codes that hold from or until one."""

from __future__ import annotations

import calendar
import re
from datetime import date as Date
from datetime import timedelta
from typing import NamedTuple

CENTURY_TURN = 30
"""A year of two digits up to this one is 20xx, as in the old programs."""
_MARKS = re.compile(r"[-/.]")
_ISO = r"\d{4}-\d{1,2}-\d{1,2}(?!\d)"
_RANGE = re.compile(rf"(?P<first>{_ISO}|[\d/.]++)\s*+(?:-|\.\.)\s*+(?P<last>{_ISO}|[\d/.]++)?+")
_LIMIT = re.compile(r"(?P<code>[^<>]*+)(?P<side>[<>])=?(?P<limit>[^<>]*+)")


class OldDate(NamedTuple):
    """A date of an old dictionary as a day, and what is wrong with it, if anything."""

    day: Date
    fault: str = ""


class DatedCode(NamedTuple):
    """A code in our notation (``CODE [FROM..UNTIL]``), and what was changed in it, if anything."""

    code: str
    fault: str = ""


def old_date(text: str) -> OldDate | None:
    """Return a date of an old dictionary: YYMMDD, YYYYMMDD or YYYY-MM-DD with any marks, or a year.

    A day that does not exist is the nearest one that does.

    >>> old_date("950601").day.isoformat(), old_date("20040631").day.isoformat(), old_date("201005011")
    ('1995-06-01', '2004-06-30', None)
    """
    parts = text.split("-")
    if len(parts) == 3 and all(map(str.isdecimal, parts)) and len(parts[0]) == 4:
        text = parts[0] + parts[1].zfill(2) + parts[2].zfill(2)
    digits = _MARKS.sub("", text)
    if not (digits.isascii() and digits.isdecimal()) or len(digits) not in (4, 6, 8):
        return None
    if len(digits) == 6:
        digits = ("20" if int(digits[:2]) <= CENTURY_TURN else "19") + digits
    year, month, day = int(digits[:4]), int(digits[4:6] or 1), int(digits[6:8] or 1)
    if digits[0] not in "12":
        return None
    near = min(max(month, 1), 12)
    found = Date(year, near, min(max(day, 1), calendar.monthrange(year, near)[1]) if near == month else _edge(month))
    exact = (found.month, found.day) == (month, day)
    return OldDate(found, "" if exact else f"there is no day '{text}': {found} stands for it")


def _edge(month: int) -> int:
    """Return the day that is nearest to a month that does not exist: the first or the last of the year."""
    return 1 if month < 1 else 31


def dated_code(text: str) -> DatedCode | None:
    """Return the inside of a code's brackets in our notation; None where there is no code in it.

    ``<`` ends a code the day before, ``>`` begins it the day after. A code whose dates cannot be read holds always.

    >>> dated_code("HOB < 950601").code, dated_code("HOBGOV 20121109-20130119").code
    ('HOB ..1995-05-31', 'HOBGOV 2012-11-09..2013-01-19')
    >>> dated_code("HOB >201005011")
    DatedCode(code='HOB', fault="its date '>201005011' cannot be read: the code holds always")
    """
    limit = _LIMIT.fullmatch(text)
    if limit:
        code, dates = limit["code"], limit["side"] + limit["limit"].strip()
    else:
        code, dates = _cut_range(text)
    name = "".join(code.split())
    if not name or any(mark in name for mark in "<>"):
        return None
    joined = f"the blanks in the code '{' '.join(code.split())}' were taken out" if name != code.strip() else ""
    if not dates:
        return DatedCode(name, joined)
    span = _limit(dates[0], dates[1:]) if limit else _span(dates)
    if span is None:
        return DatedCode(name, f"its date '{dates}' cannot be read: the code holds always")
    return DatedCode(f"{name} {span[0]}", "; ".join(filter(None, (joined, span[1]))))


def _cut_range(text: str) -> tuple[str, str]:
    """Return a code and the range of dates after it, which begins with a digit after a blank."""
    words = text.split()
    at = next((at for at, word in enumerate(words) if word[0].isdigit() and (at or "-" in word[1:])), len(words))
    return " ".join(words[:at]), " ".join(words[at:])


def _limit(side: str, text: str) -> tuple[str, str] | None:
    found = old_date(text)
    if found is None:
        return None
    day = found.day + timedelta(days=-1 if side == "<" else 1)
    return (f"..{day}" if side == "<" else f"{day}.."), found.fault


def _span(text: str) -> tuple[str, str] | None:
    match = _RANGE.fullmatch(text)
    first = old_date(match["first"]) if match else None
    last = old_date(match["last"]) if match and match["last"] else None
    if match is None or first is None or (match["last"] and last is None) or (last and first.day > last.day):
        return None
    faults = "; ".join(one.fault for one in (first, last) if one and one.fault)
    return f"{first.day}..{last.day if last else ''}", faults
