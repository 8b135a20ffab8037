"""Reads how many: "at least 12", "dozens", "between 20 and 30", "tens of thousands"."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final, NamedTuple

from coder.circumstances.no_persons import counts_nothing
from coder.core.circumstances import Count
from coder.core.syntax import Token
from coder.dictionary.word_lists import word_list, word_set, word_values

UNITS: Final = {word: int(number) for word, number in word_values("circumstances.units").items()}
MULTIPLIERS: Final = {word: int(number) for word, number in word_values("circumstances.multipliers").items()}
VAGUE: Final[Mapping[str, tuple[int, int]]] = {
    word: (int(bounds.split()[0]), int(bounds.split()[1]))
    for word, bounds in word_values("circumstances.vague").items()
}
BETWEEN, HALF, OF, ANOTHER = word_list("circumstances.quantity_words")
BETWEEN_JOINTS: Final = word_set("circumstances.between_joints")
RANGE_JOINTS: Final = word_set("circumstances.range_joints")
FURTHER: Final = word_set("circumstances.further_bounds")
BOUND_JOINTS: Final = word_set("circumstances.bound_joints")
ARTICLES: Final = word_set("circumstances.articles")
DIGITS: Final = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
RANGE: Final = re.compile(rf"({DIGITS.pattern})[-\u2013]({DIGITS.pattern})")
LONGEST_HEDGE: Final = 4
"""A phrase such as "no fewer than" has at most so many words."""
FROM: Final = "from"
RANGING: Final = word_set("circumstances.ranging_words")
STRONG: Final = "-strong"
"""Behind the number of a crowd."""
ODD: Final = "-odd"
ODD_ONES: Final = 9
""""Thirty-odd" are so many more at most."""


class Hedge(NamedTuple):
    """Words before a number, and which bound they leave."""

    least: bool
    most: bool


def _hedges() -> dict[tuple[str, ...], Hedge]:
    """Each phrase that stands before a number; the number is its least, its most or both."""
    kinds = (
        ("circumstances.at_least", Hedge(True, False)),
        ("circumstances.at_most", Hedge(False, True)),
        ("circumstances.about", Hedge(True, True)),
    )
    return {tuple(phrase.split()): hedge for name, hedge in kinds for phrase in word_list(name)}


HEDGES: Final = _hedges()
OPENINGS: Final = frozenset((BETWEEN, HALF, *VAGUE, *ARTICLES, *(phrase[0] for phrase in HEDGES)))
"""The words with which a quantity may begin, beside numbers."""


class Quantity(NamedTuple):
    """A number in a sentence: its tokens, hedges included, and its bounds."""

    first: int
    stop: int
    bounds: Count


def total(counts: Sequence[Count]) -> Count:
    """The sum of counts; a bound that one of them lacks the sum lacks too.

    >>> total([Count(3, 3), Count(10, None)])
    Count(low=13, high=None)
    """
    lows = [count.low for count in counts if count.low is not None]
    highs = [count.high for count in counts if count.high is not None]
    complete = len(counts)
    return Count(sum(lows) if len(lows) == complete else None, sum(highs) if len(highs) == complete else None)


class _Number(NamedTuple):
    low: int
    high: int
    stop: int


def quantities(tokens: Sequence[Token]) -> list[Quantity]:
    """Return the quantities of a sentence in their order.

    >>> words = "at least 12 soldiers and tens of thousands of civilians".split()
    >>> for found in quantities([Token(word, 0, 0, "", word) for word in words]):
    ...     print(found.first, found.stop, found.bounds)
    0 3 Count(low=12, high=None)
    5 8 Count(low=20000, high=99999)
    """
    words = [token.text.lower() for token in tokens]
    out: list[Quantity] = []
    at = 0
    while at < len(words):
        found = _quantity(words, at) if _may_open(words[at]) else None
        if found is not None and not counts_nothing(tokens, words, found.first, found.stop):
            out.append(found)
        at = found.stop if found is not None else at + 1
    return out


def _may_open(word: str) -> bool:
    """Whether a quantity may begin with a word: most words are told by this look."""
    return word in OPENINGS or word[:1].isdigit() or word.split("-", 1)[0] in UNITS


def _quantity(words: Sequence[str], at: int) -> Quantity | None:
    """The quantity that begins at a word."""
    hedge, begin = _hedge(words, at)
    number = _between(words, begin) or _to(words, begin)
    if number is None:
        return Quantity(at, at + 1, Count(1, 1)) if words[at] == ANOTHER else None
    low = number.low if hedge.least else None
    high = number.high if hedge.most else None
    if low is not None and high is not None and _is_change(words, at):
        return Quantity(at, number.stop, Count(high, high))
    further = _further(words, number.stop, hedge) if low is not None else None
    if further is not None and further.high >= number.low:
        return Quantity(at, further.stop, Count(low, further.high))
    return Quantity(at, number.stop, Count(low, high))


def _is_change(words: Sequence[str], at: int) -> bool:
    """Whether a number before which "from" stands has become the next one: "rose from nine to 12"."""
    return at > 1 and words[at - 1] == FROM and words[at - 2] not in RANGING


def _further(words: Sequence[str], at: int, hedge: Hedge) -> _Number | None:
    """The most behind the least: "at least five and up to 17", "hundreds, perhaps thousands"."""
    begin = at
    while begin < len(words) and words[begin] in BOUND_JOINTS:
        begin += 1
    told = begin < len(words) and words[begin] in FURTHER
    if begin == at and not told:
        return None
    most, begin = _hedge(words, begin + told)
    return _to(words, begin) if told and most.most or (most.most and not most.least and not hedge.most) else None


def _hedge(words: Sequence[str], at: int) -> tuple[Hedge, int]:
    """The hedges at a word, and where the number begins: "more than about"."""
    hedge = Hedge(True, True)
    while True:
        lengths = range(min(LONGEST_HEDGE, len(words) - at), 0, -1)
        length = next((length for length in lengths if tuple(words[at : at + length]) in HEDGES), 0)
        if not length:
            return hedge, at
        found = HEDGES[tuple(words[at : at + length])]
        hedge = Hedge(hedge.least and found.least, hedge.most and found.most)
        at += length


def _between(words: Sequence[str], at: int) -> _Number | None:
    """ "between 20 and 30" """
    return _joined(words, at + 1, BETWEEN_JOINTS) if words[at : at + 1] == [BETWEEN] else None


def _to(words: Sequence[str], at: int) -> _Number | None:
    """ "20 to 30", "two or three", or a single number."""
    return _joined(words, at, RANGE_JOINTS) or _number(words, at)


def _joined(words: Sequence[str], at: int, joints: Collection[str]) -> _Number | None:
    """Two numbers with one of some words between them."""
    low = _number(words, at)
    if low is None or low.stop >= len(words) or words[low.stop] not in joints:
        return None
    high = _number(words, low.stop + 1)
    if high is None or high.high < low.low:
        return None
    factor = _factor(words, high.stop - 1)
    scaled = low.low * factor if low.low * factor <= high.high and low.stop == at + 1 else low.low
    return _Number(scaled, high.high, high.stop)


def _factor(words: Sequence[str], at: int) -> int:
    """What the last word of a range multiplies both ends by: "two to three hundred"."""
    return MULTIPLIERS.get(words[at], 1)


def _number(words: Sequence[str], at: int) -> _Number | None:
    """A number in figures or words, with its multipliers: "1.2 million", "two dozen", "tens of thousands", "a few"."""
    if at >= len(words):
        return None
    vague = _vague(words, at)
    if vague is not None:
        return vague
    if words[at] in ARTICLES and at + 1 < len(words) and words[at + 1] in MULTIPLIERS:
        return _multiplied(words, 1.0, 1.0, at + 1)
    if words[at] == HALF and at + 2 < len(words) and words[at + 1] in ARTICLES and words[at + 2] in MULTIPLIERS:
        return _multiplied(words, 0.5, 0.5, at + 2)
    matched = RANGE.fullmatch(words[at])
    if matched:
        return _multiplied(words, _figures(matched[1]), _figures(matched[2]), at + 1)
    if words[at].endswith(STRONG):
        number = _number([words[at].removesuffix(STRONG)], 0)
        return number._replace(stop=at + 1) if number is not None else None
    if words[at].endswith(ODD):
        number = _number([words[at].removesuffix(ODD)], 0)
        return number._replace(high=number.low + ODD_ONES, stop=at + 1) if number is not None else None
    if DIGITS.fullmatch(words[at]):
        value = _figures(words[at])
        return _multiplied(words, value, value, at + 1)
    return _in_words(words, at)


def _figures(text: str) -> float:
    return float(text.replace(",", ""))


def _vague(words: Sequence[str], at: int) -> _Number | None:
    """ "dozens", "a few", "tens of thousands", "several hundred" """
    start = at + 1 if words[at] in ARTICLES and at + 1 < len(words) and words[at + 1] in VAGUE else at
    bounds = VAGUE.get(words[start])
    if bounds is None:
        return None
    low, high = bounds
    stop = start + 1
    if words[stop : stop + 1] == [OF] and stop + 1 < len(words) and words[stop + 1] in VAGUE:
        base = MULTIPLIERS.get(words[stop + 1].removesuffix("s"), 1)
        return _Number(low * base, (high + 1) * base - 1, stop + 2)
    factor, end = 1, stop
    while end < len(words) and words[end] in MULTIPLIERS:
        factor, end = factor * MULTIPLIERS[words[end]], end + 1
    return _Number(low * factor, (high + 1) * factor - 1, end)


def _in_words(words: Sequence[str], at: int) -> _Number | None:
    """A number in words: "nine", "twenty-five", "one hundred and twenty", "two thousand"."""
    value = stop = 0
    last = at
    while last < len(words):
        parts = words[last].split("-")
        if parts[0] in UNITS and all(part in UNITS or part in MULTIPLIERS for part in parts):
            for part in parts:
                value = value + UNITS[part] if part in UNITS else value * MULTIPLIERS[part]
        elif value and words[last] in MULTIPLIERS:
            value = value * MULTIPLIERS[words[last]]
        elif not (
            value >= 100 and words[last] in BETWEEN_JOINTS and last + 1 < len(words) and words[last + 1] in UNITS
        ):
            break
        last += 1
        stop = last
    return _Number(value, value, stop) if value else None


def _multiplied(words: Sequence[str], low: float, high: float, at: int) -> _Number:
    """A number with the multipliers behind it."""
    while at < len(words) and words[at] in MULTIPLIERS:
        low, high, at = low * MULTIPLIERS[words[at]], high * MULTIPLIERS[words[at]], at + 1
    return _Number(round(low), round(high), at)
