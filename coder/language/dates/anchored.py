"""What the rules of ``grammars/dates.lark`` mean that count from the time of what was told before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date as Date
from datetime import timedelta
from typing import Final

from coder.dictionary.calendar import month_number
from coder.language.dates.spans import ONE_DAY, UNIT_DAYS, Span, around, day, month, unit_from, years
from coder.language.dates.units import FEW, YEAR, Words, count_of, moved_by, unit_of

DAY: Final = "day"
EVE: Final = "EVE"
"""The terminal of the day before what follows: "on the eve of the vote"."""
YEARS: Final = ("years", "decades", "centuries")
"""Units that say nothing without a number: "years later"."""
BACK: Final = frozenset(("EARLIER", "PREVIOUS", "BEFORE"))
"""Terminals of times that lie before the one that they count from."""


def _after_then(words: Words, then: Span) -> Span | None:
    """So long after or before a time, and known no better than that; "years before" is years before."""
    if "MONTH" in words:
        number = month_number(words["MONTH"])
        return month(then.last.year + (number <= then.last.month), number)
    forward = BACK.isdisjoint(words)
    if forward and UNIT_DAYS[YEAR] < then.days - 1 < UNIT_DAYS["decade"] - 2:
        then = years(then.last.year, then.last.year)
    middle = then.middle(None)
    if "NUM" not in words and words.get("UNIT", "") in YEARS:
        if "FOLLOWED" in words or "FOLLOWING" in words:
            return Span(then.last, then.last + timedelta(days=FEW * UNIT_DAYS[unit_of(words)]))
        return None if forward else Span(Date.min, then.last - timedelta(days=2 * UNIT_DAYS[unit_of(words)]))
    if "NUM" in words or words.get("UNIT", "").endswith("s"):
        moved = moved_by(middle, words, count_of(words) if forward else -count_of(words))
    else:
        moved = unit_from(middle, unit_of(words) if "UNIT" in words else DAY, 1 if forward else -1)
    return _no_finer(moved, then)


def _no_finer(moved: Span | None, then: Span) -> Span | None:
    """A span that is counted from another, known no better than that one."""
    return moved if moved is None or moved.days >= then.days else around(moved.middle(None), then.days)


def _after_it(words: Words, then: Span) -> Span | None:
    """What something happens so long after lies so long before it."""
    if EVE in words:
        return day(then.last + ONE_DAY)
    count = count_of(words)
    return _no_finer(moved_by(then.middle(None), words, count if "BEFORE" in words else -count), then)


def _from_it(words: Words, then: Span) -> Span | None:
    """So long after or before what is named right behind: "two days after Monday's attack", "on the eve of it"."""
    if EVE in words:
        return day(then.first - ONE_DAY)
    count = count_of(words)
    return _no_finer(moved_by(then.middle(None), words, count if "AFTER" in words else -count), then)


def _same_then(words: Words, then: Span) -> Span | None:
    return unit_from(then.middle(None), unit_of(words), 0) if "UNIT" in words else then


ANCHORED: Final[Mapping[str, Callable[[Words, Span], Span | None]]] = {
    "after_then": _after_then,
    "same_then": _same_then,
    "after_it": _after_it,
    "from_it": _from_it,
}
"""What the others mean, seen from the time of what was told before."""
