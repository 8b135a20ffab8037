"""Decides what a word of a date is in its run, by the words around it: nothing where the run ends before it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from coder.language.dates.words import NOTHING

Raw = Sequence[str]
"""What each word of the sentence may be by itself, and blanks behind the last."""
Names = Sequence[str]
"""The terminals of a run so far."""
LOOK_AHEAD: Final = 4
"""How many words ahead decide a terminal."""

_BEGINNINGS: Final = frozenset(
    ("WEEKDAY", "MONTH", "YEAR", "DECADE", "YESTERDAY", "TODAY", "TOMORROW", "LAST", "THIS", "NEXT")
)
_AFTER_DEIXIS: Final = frozenset(("UNIT", "WEEKDAY", "WEEKEND", "MONTH", "SEASON", "PART"))
_DEIXIS: Final = frozenset(("LAST", "THIS", "NEXT"))
_MOVED: Final = frozenset(("AGO", "THEN", "EARLIER", "AFTER", "BEFORE"))
_BEFORE_UNIT: Final = _DEIXIS | {
    "LAST_OF", "THIS_OF", "NEXT_OF", "NUM", "RECENT", "THAT", "SAME", "FOLLOWING", "PREVIOUS",
}  # fmt: skip


def settled(raw: Raw, at: int, before: Names) -> str:
    """Return the terminal of a word of a run, by the words around it and the terminals of the run so far."""
    name = raw[at]
    settle = _SETTLE.get(name)
    return name if settle is None else settle(raw, at, before)


def _last(before: Names, back: int = 1) -> str:
    return before[-back] if len(before) >= back else NOTHING


def _number(raw: Raw, at: int, before: Names) -> str:
    """A number counts units: "two weeks ago", "the last two weeks", "a couple of weeks later"."""
    of = raw[at + 1] == "OF"
    counted = raw[at + 1 + of] == "UNIT"
    return "NUM" if counted and (raw[at + 2 + of] in _MOVED or _last(before) in ("LAST", "NEXT")) else NOTHING


def _day(raw: Raw, at: int, before: Names) -> str:
    last, one = _last(before), raw[at + 1]
    if last == "MONTH" and not _has_day(before):
        return "DAY_TO" if one == "TO" and raw[at + 2] == "DAY" else "DAY"
    if last == "TO" or one == "MONTH" or (one == "OF" and raw[at + 2] == "MONTH"):
        return "DAY"
    if one == "TO" and raw[at + 2] == "DAY" and raw[at + 3] == "MONTH":
        return "DAY_TO"
    if at and raw[at - 1] == "THE" and not before and one in (NOTHING, "COMMA", "ON"):
        return "DAY_ALONE"
    return _number(raw, at, before)


def _has_day(before: Names) -> bool:
    """Whether the month at the end has its day already: "12 May", "the 12th of May"; not in "June 3, May"."""
    back = 2 if _last(before, 2) == "OF" else 1
    return _last(before, back + 1) == "DAY" and not _is_taken(before[:-back])


def _is_taken(before: Names) -> bool:
    """Whether the day at the end is that of the month before it: "June 3"."""
    return _last(before, 2) == "MONTH" and not _has_day(before[:-1])


def _year(raw: Raw, at: int, before: Names) -> str:
    if _last(before) in ("AND", "TO"):
        return "YEAR"
    spans = raw[at + 1] in ("AND", "TO") and raw[at + 2] == "YEAR" and (not before or before[-1] == "YEAR")
    return "YEAR_TO" if spans else "YEAR"


def _unit(raw: Raw, at: int, before: Names) -> str:
    last = _last(before)
    counted = last in _BEFORE_UNIT or (last == "OF" and _last(before, 2) == "NUM") or last == "THE"
    one = raw[at + 1]
    if last == "THIS_OF" and "AGO" in before:
        return "WITHIN"
    ensued = one == "THAT" and raw[at + 2] == "FOLLOWED"
    told = ensued or one in ("BEFORE", "AFTER", "THEN", "EARLIER")
    feast = last in ("FEAST", "GENITIVE", "NEW")
    return "UNIT" if counted or feast or ((one == "AGO" or told) and not before) else NOTHING


def _half(raw: Raw, at: int, before: Names) -> str:
    """Half of a longer unit: "half a century ago"."""
    del before
    return raw[at] if raw[at + 1 : at + 4] == ["NUM", "UNIT", "AGO"] else NOTHING


def _deixis(raw: Raw, at: int, before: Names) -> str:
    """Last, this or next: of a year behind a month or its day, of a week behind its day, else before what it counts."""
    name, last, one, two = raw[at], _last(before), raw[at + 1], raw[at + 2]
    if before == ["UNIT", "BEFORE"]:
        return f"{name}_OF" if name == "LAST" else NOTHING
    if last in ("MONTH", "DAY", "WEEKDAY") or (last == "OF" and _last(before, 2) != "EDGE"):
        return f"{name}_OF" if one == "UNIT" and not _is_told(before) else NOTHING
    if name == "THIS" and last == "AGO":
        return "THIS_OF" if one == "UNIT" else NOTHING
    if name == "NEXT" and one == "PART" and at and raw[at - 1] == "THE" and not before:
        return "FOLLOWING"
    if one == "NUM" or one == "DAY":
        of = two == "OF"
        return name if name != "THIS" and raw[at + 2 + of] == "UNIT" else NOTHING
    dated = one == "MONTH" and two == "DAY"
    return name if not dated and one in _AFTER_DEIXIS and not (one == "PART" and name == "NEXT") else NOTHING


def _before_unit(raw: Raw, at: int, before: Names) -> str:
    del before
    return raw[at] if raw[at + 1] == "UNIT" and raw[at + 2] != "OF" else NOTHING


def _following(raw: Raw, at: int, before: Names) -> str:
    dated = raw[at + 1] == "MONTH" and raw[at + 2] != "DAY"
    return raw[at] if dated or raw[at + 1] == "PART" else _before_unit(raw, at, before)


def _new(raw: Raw, at: int, before: Names) -> str:
    """New, of the New Year's day or eve."""
    del before
    feast = raw[at + 1] == "UNIT" and raw[at + 2] == "GENITIVE" and raw[at + 3] in ("UNIT", "EVE")
    return raw[at] if feast else NOTHING


def _genitive(raw: Raw, at: int, before: Names) -> str:
    return raw[at] if _last(before, 2) == "NEW" else NOTHING


def _eve(raw: Raw, at: int, before: Names) -> str:
    """The day before a feast, or before what follows: "on the eve of the vote"."""
    counted = not before and raw[at + 1] == "OF"
    return raw[at] if counted or _last(before) in ("FEAST", "GENITIVE") else NOTHING


def _that(raw: Raw, at: int, before: Names) -> str:
    if raw[at + 1] == "FOLLOWED":
        return raw[at] if before == ["UNIT"] else NOTHING
    return raw[at] if raw[at + 1] == "UNIT" or (raw[at + 1] == "SAME" and raw[at + 2] == "UNIT") else NOTHING


def _followed(raw: Raw, at: int, before: Names) -> str:
    return raw[at] if before == ["UNIT", "THAT"] else NOTHING


def _on(raw: Raw, at: int, before: Names) -> str:
    """On, of an anniversary: "ten years ago on Wednesday"."""
    return raw[at] if _last(before) == "AGO" and raw[at + 1] == "WEEKDAY" else NOTHING


def _time(raw: Raw, at: int, before: Names) -> str:
    return raw[at] if not before and at and raw[at - 1] in ("THE", "THAT") and raw[at + 1] != "OF" else NOTHING


def _season(raw: Raw, at: int, before: Names) -> str:
    one = raw[at + 1]
    dated = one == "YEAR" or (one == "OF" and raw[at + 2] == "YEAR")
    alone = at > 1 and raw[at - 1] == "THE" and raw[at - 2] == "IN" and one != "OF"
    return raw[at] if _last(before) in _DEIXIS or dated or alone else NOTHING


def _earlier(raw: Raw, at: int, before: Names) -> str:
    """Earlier: "two days earlier", "earlier this month", "earlier in March", "earlier in the week"."""
    one, two = raw[at + 1], raw[at + 2]
    if _is_moved(before) or before == ["UNIT"]:
        return "EARLIER"
    month = two == "MONTH" and raw[at + 3] != "DAY"
    inside = one == "IN" and (month or (two == "THE" and raw[at + 3] == "UNIT"))
    return "EARLIER" if inside or (one in _DEIXIS and two in ("UNIT", "SEASON", "MONTH")) else NOTHING


def _then(raw: Raw, at: int, before: Names) -> str:
    if _is_moved(before) or before == ["UNIT"]:
        return raw[at]
    inside = raw[at + 1] == "IN" and raw[at + 2] == "THE" and raw[at + 3] == "UNIT"
    return "EARLIER" if inside else NOTHING


def _ago(raw: Raw, at: int, before: Names) -> str:
    return raw[at] if _last(before) == "UNIT" and (len(before) == 1 or _is_moved(before)) else NOTHING


def _before(raw: Raw, at: int, before: Names) -> str:
    told = len(before) == 1 and before[0] in ("UNIT", "PART")
    return raw[at] if told or _is_moved(before) else NOTHING


def _after(raw: Raw, at: int, before: Names) -> str:
    return raw[at] if before == ["UNIT"] or _is_moved(before) else NOTHING


def _is_moved(before: Names) -> bool:
    """Whether a number of units stands before: "two weeks"."""
    if _last(before) != "UNIT":
        return False
    of = _last(before, 2) == "OF"
    return _last(before, 2 + of) == "NUM" and _last(before, 3 + of) not in _DEIXIS


def _is_told(before: Names) -> bool:
    """Whether the month or season at the end has its year already: "last May", "the following May", "this summer"."""
    return _last(before, 2) in _DEIXIS or _last(before, 2) in ("FOLLOWING", "IN")


def _edge(raw: Raw, at: int, before: Names) -> str:
    del before
    return raw[at] if raw[at + 1] == "OF" and _has_edges(raw, at + 2) else NOTHING


def _has_edges(raw: Raw, at: int) -> bool:
    """Whether something with a beginning and an end stands here: "May", "1998", "last year", "the month"."""
    name, one = raw[at], raw[at + 1]
    if name in _DEIXIS:
        return one == "UNIT"
    if name == "MONTH" and one == "DAY":
        return False
    return name in ("MONTH", "YEAR") or (name == "THE" and one in ("UNIT", "DECADE"))


def _of(raw: Raw, at: int, before: Names) -> str:
    last, one = _last(before), raw[at + 1]
    if last == "EDGE" or before == ["EVE"] or (_is_last_weekday(before) and one == "MONTH"):
        return raw[at]
    if last == "NUM":
        return raw[at] if one == "UNIT" else NOTHING
    of_year = last in ("MONTH", "DAY", "WEEKDAY") and one in _DEIXIS and raw[at + 2] == "UNIT"
    dated = (last == "DAY" and one == "MONTH" and not _is_taken(before)) or (
        last in ("MONTH", "SEASON") and one == "YEAR"
    )
    return raw[at] if (of_year or dated) and not _is_told(before) else NOTHING


def _is_last_weekday(before: Names) -> bool:
    """Whether a month may follow that tells of which the weekday is the last: "the last Sunday in June"."""
    return _last(before) == "WEEKDAY" and _last(before, 2) == "LAST"


def _in(raw: Raw, at: int, before: Names) -> str:
    if before and before[0] in ("FEAST", "NEW"):
        return raw[at] if raw[at + 1] == "YEAR" else NOTHING
    if _is_last_weekday(before) and raw[at + 1] == "MONTH":
        return raw[at]
    earlier = _last(before) == "EARLIER" and not _is_moved(before[:-1])
    return raw[at] if earlier and raw[at + 1] in ("THE", "MONTH") else NOTHING


def _the(raw: Raw, at: int, before: Names) -> str:
    inside = _last(before) in ("OF", "IN") and _last(before, 2) in ("EDGE", "EARLIER")
    return raw[at] if inside and raw[at + 1] in ("UNIT", "DECADE") else NOTHING


def _to(raw: Raw, at: int, before: Names) -> str:
    return raw[at] if _last(before) in ("YEAR_TO", "DAY_TO") else NOTHING


def _and(raw: Raw, at: int, before: Names) -> str:
    return raw[at] if _last(before) == "YEAR_TO" else NOTHING


def _weekday(raw: Raw, at: int, before: Names) -> str:
    """A weekday, of a date that follows: "Wednesday, March 5"."""
    comma = raw[at + 1] == "COMMA"
    one, two = raw[at + 1 + comma], raw[at + 2 + comma]
    dated = (one == "MONTH" and two == "DAY") or (one == "DAY" and two == "MONTH")
    return "WEEKDAY_OF" if dated and _last(before) not in _DEIXIS and _last(before) != "PART" else "WEEKDAY"


def _comma(raw: Raw, at: int, before: Names) -> str:
    """A comma stands inside a date: "March 5, 2014", "Wednesday, March 5"."""
    last = _last(before)
    of_year = raw[at + 1] == "YEAR" and last in ("DAY", "MONTH") and not _is_told(before)
    return raw[at] if last == "WEEKDAY_OF" or of_year else NOTHING


def _part(raw: Raw, at: int, before: Names) -> str:
    told = raw[at + 1] == "BEFORE" and not before and at > 0 and raw[at - 1] == "THE"
    return raw[at] if before or told or raw[at + 1] in _BEGINNINGS else NOTHING


_SETTLE: Final[Mapping[str, Callable[[Raw, int, Names], str]]] = {
    "NUM": _number,
    "DAY": _day,
    "YEAR": _year,
    "UNIT": _unit,
    "HALF": _half,
    "LAST": _deixis,
    "THIS": _deixis,
    "NEXT": _deixis,
    "RECENT": _before_unit,
    "SAME": _before_unit,
    "FOLLOWING": _following,
    "NEW": _new,
    "GENITIVE": _genitive,
    "EVE": _eve,
    "PREVIOUS": _before_unit,
    "THAT": _that,
    "FOLLOWED": _followed,
    "ON": _on,
    "TIME": _time,
    "SEASON": _season,
    "EARLIER": _earlier,
    "THEN": _then,
    "AGO": _ago,
    "AFTER": _after,
    "BEFORE": _before,
    "EDGE": _edge,
    "OF": _of,
    "IN": _in,
    "THE": _the,
    "TO": _to,
    "AND": _and,
    "WEEKDAY": _weekday,
    "COMMA": _comma,
    "PART": _part,
}
"""How each kind of word is settled; the others are what they are by themselves."""
