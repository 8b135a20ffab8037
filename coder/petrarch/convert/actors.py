"""Reads actor dictionaries: names, synonyms with ``+``, and codes that may hold for some dates only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date as Date
from datetime import timedelta

from coder.petrarch.convert.records import OldActor
from coder.petrarch.convert.source import Line, Report

_CODE = re.compile(r"\[([^\[\]]*)\]")
_DATED = re.compile(
    r"^\s*(?P<code>[^\s<>]+?)?\s*"
    r"(?:(?P<side>[<>])\s*(?P<limit>\S+)|(?:(?<=\s)|^)(?P<first>\d[\d/]*)\s*-\s*(?P<last>\d[\d/]*)?)\s*$"
)
CENTURY_TURN = 30
"""A year of two digits up to this one is 20xx, as in the old programs."""


def read_actors(lines: Iterable[Line], report: Report) -> Iterator[OldActor]:
    """Return the actors of a file; a name begins an actor, and lines with ``+`` and lines of codes continue it."""
    names: list[str] = []
    codes: list[str] = []
    first: Line | None = None
    for line in lines:
        text = line.text.strip()
        name, found = _split(line, report)
        if text[0] not in "+[" and name:
            yield from _finish(names, codes, first, report)
            names, codes, first = [], [], line
        elif first is None:
            report.add(line, "comes before any name and was left out")
            continue
        if name:
            names.append(name)
        codes += found
    yield from _finish(names, codes, first, report)


def clean_name(text: str) -> str:
    """Return a name in our notation: a blank for ``_``, and ``...`` where other words may come between.

    >>> clean_name("RURITANIA_STATE RADIO_")
    'RURITANIA STATE ... RADIO'
    """
    parts = [" ".join(part.replace("_", " ").split()) for part in text.split()]
    return " ... ".join(part for part in parts if part)


def old_date(text: str) -> Date | None:
    """Return a date of an old dictionary: YYMMDD, YYYYMMDD or YYYY-MM-DD with any marks, or a year.

    >>> old_date("950601").isoformat(), old_date("20121109").isoformat(), old_date("19951332")
    ('1995-06-01', '2012-11-09', None)
    """
    digits = re.sub(r"[-/.]", "", text)
    if not digits.isdecimal() or len(digits) not in (4, 6, 8):
        return None
    if len(digits) == 6:
        digits = ("20" if int(digits[:2]) <= CENTURY_TURN else "19") + digits
    if digits[0] not in "12":
        return None
    try:
        return Date(int(digits[:4]), int(digits[4:6] or 1), int(digits[6:8] or 1))
    except ValueError:
        return None


def dated_code(text: str) -> str | None:
    """Return the inside of a code's brackets in our notation, None where it can't be read.

    >>> dated_code("HOB < 950601"), dated_code("HOBGOV 20121109-20130119"), dated_code(">20130119 X")
    ('HOB ..1995-05-31', 'HOBGOV 2012-11-09..2013-01-19', None)
    """
    if re.fullmatch(r"\s*[^\s<>]+\s*", text):
        return text.strip()
    match = _DATED.match(text)
    if match is None or not match["code"]:
        return None
    if match["side"]:
        limit = old_date(match["limit"])
        if limit is None:
            return None
        before = match["side"] == "<"
        day = limit + timedelta(days=-1 if before else 1)
        return f"{match['code']} " + (f"..{day}" if before else f"{day}..")
    first, last = old_date(match["first"]), old_date(match["last"]) if match["last"] else None
    if first is None or (match["last"] and (last is None or first > last)):
        return None
    return f"{match['code']} {first}..{last or ''}"


def _split(line: Line, report: Report) -> tuple[str, list[str]]:
    """Return the name and the codes of a line."""
    text = line.text.strip()
    codes = []
    for match in _CODE.finditer(text):
        code = dated_code(match[1])
        if code is None:
            report.add(line, f"the code '[{match[1]}]' can't be read and was left out")
        else:
            codes.append(code)
    rest = _CODE.sub(" ", text)
    if "[" in rest or "]" in rest:
        report.add(line, "its brackets do not match; what stands in them was left out")
        rest = re.sub(r"\[.*|.*\]", " ", rest)
    if len(codes) > 1 and any(" " not in code for code in codes[:-1]):
        codes.sort(key=lambda code: " " not in code)
    return clean_name(rest.removeprefix("+")), codes


def _finish(names: list[str], codes: list[str], first: Line | None, report: Report) -> Iterator[OldActor]:
    """Return the actor that began at a line, or report what it lacks."""
    if first is None:
        return
    names = [name for name in names if re.search(r"[^\W_]", name)]
    if not codes or not names:
        report.add(first, "has no code and was left out" if names else "has no name and was left out")
        return
    dated_first = sorted(codes, key=lambda code: ".." not in code)
    yield OldActor(tuple(dict.fromkeys(names)), tuple(dict.fromkeys(dated_first)), first.where)
