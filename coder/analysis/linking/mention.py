"""A mention of an event as linking compares it: who, what, when, where, how many, and the words around it."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Date
from functools import lru_cache
from typing import Any, NamedTuple

from coder.core.circumstances import Toll
from coder.dictionary.inflection import regular_noun, regular_verb
from coder.dictionary.name_table import fold
from coder.dictionary.word_lists import word_set, word_values

EMPTY_WORDS = word_set("analysis.empty_words")
NUMBERS = {word: int(number) for word, number in word_values("circumstances.units").items() if int(number) > 1}
_WORD = re.compile(r"\d{1,3}(?:,\d{3})+|[^\W_]+(?:[-'’.][^\W_]+)*")
_NOTHING = frozenset(("",))
_MOST_DIGITS = 9
_LATEST_YEAR = 2100
_FIRST_YEAR = 1900
_DAYS = word_set("calendar.days") | word_set("calendar.months") - word_set("analysis.months_that_are_words")
SPANS = {"day": (0, 0), "week": (4, 4), "month": (16, 16), "year": (184, 184), "unknown": (3660, 0)}
"""How many days before and after its date an event may have been, by the precision of the date."""
COLUMNS = (
    "event_date", "event_date_precision", "date", "source_country", "source_role", "target_country", "target_role",
    "code", "geonames_id", "place", "place_country", "place_admin1", "lat", "lon", *Toll, "text",
)  # fmt: skip
"""What a mention is made of, in this order."""


class WordWeights(dict[str, float]):
    """What each stem counts: the rarer, the more. Stems that stand in one sentence alone count most.

    >>> weights = WordWeights.of([("bombs", 3), ("bombed", 1), ("gori", 1)], 4)
    >>> round(weights["bomb"], 2), weights["gori"] == weights["never seen"]
    (0.69, True)
    """

    def __init__(self, sentences: int) -> None:
        super().__init__()
        self._rarest = math.log(1 + max(sentences, 1))

    def __missing__(self, stem: str) -> float:
        return self._rarest

    @classmethod
    def of(cls, words: Iterable[tuple[str, int]], sentences: int) -> WordWeights:
        """Make them of words and of the number of sentences in which each stands."""
        counts: Counter[str] = Counter()
        for word, number in words:
            counts[stem(word)] += number
        made = cls(sentences)
        made.update((word, math.log(1 + sentences / number)) for word, number in counts.items() if number > 1)
        return made


class Side(NamedTuple):
    """The source or the target of a mention; empty strings stand for what is not known."""

    country: str
    role: str


class Where(NamedTuple):
    """A place: its id or its name, its country and division, and where it lies; empty or none if that is not known."""

    key: str
    country: str
    division: str
    latitude: float | None
    longitude: float | None


@dataclass(slots=True)
class Mention:
    """One mention, or several with the same words."""

    number: int
    sentence: int
    """A number for its sentence in its article."""
    day: int | None
    """The day of the event as a number; none if neither event nor article has a date."""
    first: int
    last: int
    """The days between which it may have been."""
    source: Side
    target: Side
    code: str
    where: Where | None
    tolls: tuple[int | None, ...]
    """The dead, injured and so on."""
    figures: frozenset[int]
    """Numbers in its sentence."""
    words: frozenset[str]
    """What its sentence says, as stems."""
    stated: bool
    """Whether its sentence names a day."""
    weight: float = 0.0
    """The weights of its words together."""

    @property
    def precise(self) -> bool:
        """Whether it is known to the day."""
        return self.first == self.last


def mention(number: int, row: tuple[Any, ...], weights: WordWeights) -> Mention:
    """Make a mention of the number of its sentence and the cells of ``COLUMNS``."""
    sentence, event_date, precision, date, *rest = row
    day = event_date or date
    before, after = SPANS.get(precision or "day", (0, 0))
    at = day.toordinal() if isinstance(day, Date) else None
    *sides, code, geonames, place, country, division, latitude, longitude = rest[:11]
    where = Where(str(geonames or fold(place)), country or "", division or "", latitude, longitude) if place else None
    said = words_of(rest[-1] or "")
    stems = frozenset(map(stem, said)) - _NOTHING
    source, target = Side(sides[0] or "", sides[1] or ""), Side(sides[2] or "", sides[3] or "")
    return Mention(
        number,
        sentence,
        at,
        (at or 0) - before,
        (at or 0) + after,
        source,
        target,
        code or "",
        where,
        tuple(rest[11:-1]),
        figures(said),
        stems,
        not _DAYS.isdisjoint(said),
        sum(map(weights.__getitem__, stems)),
    )


def words_of(text: str) -> list[str]:
    """Return the words and numbers of a text, in small letters without accents.

    >>> words_of("Córdoba's mayor, 1,500 others")
    ["cordoba's", 'mayor', '1,500', 'others']
    """
    return _WORD.findall(fold(text))


@lru_cache(maxsize=1 << 18)
def stem(word: str) -> str:
    """Return the stem of a word in small letters; empty for a word that says nothing, and for numbers.

    >>> stem("bombed"), stem("bombs"), stem("the"), stem("gaza's")
    ('bomb', 'bomb', '', 'gaza')
    """
    word = word.removesuffix("'s").removesuffix("’s")
    if word in EMPTY_WORDS or len(word) < 2 or word in NUMBERS or word[0].isdigit():
        return ""
    return regular_verb(regular_noun(word), ())


def figures(words: Iterable[str]) -> frozenset[int]:
    """Return the numbers among words, in figures or in letters, without years.

    >>> sorted(figures(words_of("In 2014 twelve soldiers and 1,500 others fled; one died.")))
    [12, 1500]
    """
    written = [word for word in words if word in NUMBERS or word[0].isdigit()]
    return frozenset(number for word in written if (number := _number(word)))


@lru_cache(maxsize=1 << 16)
def _number(word: str) -> int:
    """Return the number that a word is; nought for none, for one, which may be an article, and for a year."""
    if word in NUMBERS:
        return NUMBERS[word]
    digits = word.replace(",", "")
    if not (digits.isascii() and digits.isdigit()) or len(digits) > _MOST_DIGITS:
        return 0
    number = int(digits)
    year = "," not in word and _FIRST_YEAR <= number <= _LATEST_YEAR
    return 0 if year or number == 1 else number
