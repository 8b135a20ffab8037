"""Finds copies of one sentence, such as the text of an agency in many papers, whatever their dates.

The candidates come from sketches of shingles, in the form of Broder (1997): of the hashes of all runs of four words
each text keeps the least; texts that share several of them are compared word by word.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from coder.analysis.event_files import Events
from coder.analysis.linking.mention import figures, words_of
from coder.dictionary.word_lists import word_set

_DAYS = word_set("calendar.days")
_LENGTH = 4
"""Words of a shingle."""
_FEWEST_WORDS = 8
"""Shorter sentences are alike by chance."""
_SKETCH = 8
"""So many hashes stand for a text, the least of all."""
_SHARED = 3
"""So many hashes of two sketches are the same before the texts are compared."""
_NEIGHBOURS = 10
"""Of all texts with one hash each is compared with so many after it, and with the first: copies form chains."""
_CONTAINED = 0.75
"""The share of the shingles of the shorter text that stand in the longer one."""

_TEXTS = f"""
CREATE TABLE texts AS
SELECT row_number() OVER (ORDER BY text) AS id, text FROM (SELECT DISTINCT text FROM mentions WHERE text IS NOT NULL);
CREATE TABLE sketches AS
WITH worded AS (SELECT id, regexp_extract_all(lower(text), '[\\p{{L}}\\p{{N}}]+') AS words FROM texts),
hashed AS (
    SELECT id, [hash(words[i:i + {_LENGTH - 1}]) FOR i IN range(1, len(words) - {_LENGTH - 2})] AS hashes
    FROM worded WHERE len(words) >= {_FEWEST_WORDS}
)
SELECT id, unnest(list_sort(list_distinct(hashes))[:{_SKETCH}]) AS hash FROM hashed
"""
_PAIRS = f"""
WITH placed AS (
    SELECT hash, id, row_number() OVER (PARTITION BY hash ORDER BY id) AS place FROM sketches
    WHERE hash IN (SELECT hash FROM sketches GROUP BY hash HAVING count(*) > 1)
),
pairs AS (
    SELECT one.id AS one, other.id AS other FROM placed AS one JOIN placed AS other
    ON one.hash = other.hash AND other.place > one.place
    AND (one.place = 1 OR other.place <= one.place + {_NEIGHBOURS})
),
shared AS (SELECT one, other FROM pairs GROUP BY one, other HAVING count(*) >= {_SHARED})
SELECT one, other, first.text, second.text FROM shared
JOIN texts AS first ON first.id = one JOIN texts AS second ON second.id = other
ORDER BY one, other
"""


def find_copies(events: Events) -> None:
    """Make the table ``texts`` of the distinct sentences: ``text``, its ``id``, and ``copy``, the same for copies."""
    events.execute(_TEXTS)
    first = _firsts(events)
    changed = [(number, _root(first, number)) for number in sorted(first)]
    events.execute("CREATE TABLE copies (id BIGINT, copy BIGINT)")
    if changed:
        ids, copies = map(list, zip(*changed, strict=True))
        events.execute("INSERT INTO copies SELECT unnest(?::BIGINT[]), unnest(?::BIGINT[])", [ids, copies])
    events.execute(
        "CREATE OR REPLACE TABLE texts AS SELECT id, text, coalesce(copy, id) AS copy FROM texts "
        "LEFT JOIN copies USING (id); DROP TABLE sketches; DROP TABLE copies"
    )


def _firsts(events: Events) -> dict[int, int]:
    """Return of each text that is a copy an earlier text of the same sentence, by their numbers."""
    first: dict[int, int] = {}
    result = events.execute(_PAIRS)
    while rows := result.fetchmany(10_000):
        for one, other, text, copy in rows:
            low, high = sorted((_root(first, one), _root(first, other)))
            if low != high and is_copy(text, copy):
                first[high] = low
    return first


def _root(first: dict[int, int], number: int) -> int:
    """Return the first of all texts that a text is a copy of, through any number of others."""
    while (above := first.get(number, number)) != number:
        first[number] = first.get(above, above)
        number = above
    return number


def is_copy(text: str, other: str) -> bool:
    """Return whether a sentence is a copy of another, perhaps cut or with a few words changed, but no number or day.

    >>> one = "Rebels seized the airport of the town on Tuesday after two days of fighting, the army said."
    >>> is_copy(one, "TOWN (AP) - " + one), is_copy(one, one.replace("two", "five")), is_copy(one, one[:70] + ".")
    (True, False, True)
    """
    mine, theirs = _wording(text), _wording(other)
    if mine.figures != theirs.figures and not _is_part(mine.words, theirs.words):
        return False
    if mine.days != theirs.days:
        return False
    least = min(len(mine.shingles), len(theirs.shingles))
    return least > 0 and len(mine.shingles & theirs.shingles) >= _CONTAINED * least


class _Wording(NamedTuple):
    """What is compared of a text."""

    words: str
    """Its words, with a blank around each."""
    figures: frozenset[int]
    days: frozenset[str]
    shingles: frozenset[int]
    """The hashes of all runs of words."""


@lru_cache(maxsize=1 << 14)
def _wording(text: str) -> _Wording:
    words = words_of(text)
    runs = (tuple(words[at : at + _LENGTH]) for at in range(len(words) - _LENGTH + 1))
    return _Wording(f" {' '.join(words)} ", figures(words), _DAYS.intersection(words), frozenset(map(hash, runs)))


def _is_part(one: str, other: str) -> bool:
    """Return whether one text is a part of the other, word by word; a text without words is of none."""
    short, long = sorted((one, other), key=len)
    return bool(short.strip()) and short in long
