"""Tables of names and phrases, and the search for them in a sentence: the longest match from the left wins."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final, NamedTuple

from coder.core.values import Record

APOSTROPHES: Final = str.maketrans({"’": "'", "‘": "'", "`": "'", "ʼ": "'"})
_WORD: Final = re.compile(r"[^\W_]+(?:[.'&/-][^\W_]+)*\.?|'s?|[^\w\s]")
_POSSESSIVE: Final = re.compile(r"(?<=\w)'s?$")


def fold(text: str) -> str:
    """Return a text without case, accents and curly apostrophes.

    >>> fold("São Tomé’s")
    "sao tome's"
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.translate(APOSTROPHES))
    return "".join(char for char in plain if not unicodedata.combining(char)).lower()


def words(name: str) -> tuple[str, ...]:
    """Return the words of a name as the tokenizer cuts them.

    >>> words("Côte d'Ivoire's U.N. mission")
    ('Côte', "d'Ivoire", "'s", 'U.N.', 'mission')
    """
    if name.isalnum():
        return (name,)
    out: list[str] = []
    for word in name.translate(APOSTROPHES).split():
        word = word.rstrip(",")
        clitic = _POSSESSIVE.search(word)
        if clitic:
            out += [word[: clitic.start()], clitic.group()]
        elif word:
            out.append(word)
    return tuple(out)


ONE: Final = (1,)
"""The lengths of the names of a word that begins no longer name."""


class Reading(NamedTuple):
    """One entry that a name may stand for."""

    entry: int
    """The number of the entry in its table."""
    role: str
    """The role that the name adds to the code of the entry ("Kremlin": GOV)."""
    form: str
    """The form of the name: name, adjective, people, capital, organ, bare; of a role noun one or many."""


PlainReading = tuple[int, str, str]
"""A ``Reading`` as the tables keep it."""
PlainNames = dict[str, tuple[PlainReading, ...]]
"""The readings of names."""


class NameMatch(Record):
    """A name in a sentence: token positions, half open, and the readings it has in the table."""

    __slots__ = ("first", "readings", "stop")

    def __init__(self, first: int, stop: int, readings: tuple[PlainReading, ...]) -> None:
        self.first = first
        self.stop = stop
        self.readings = readings


class NameStart:
    """A word, and what can begin at it: a name of several words, or the readings of the word alone."""

    __slots__ = ("begins", "folded", "is_capital", "is_longer", "is_lower", "readings", "text")

    def __init__(self, text: str, folded: str, is_longer: bool, readings: tuple[PlainReading, ...]) -> None:
        self.text = text
        self.folded = text if folded == text else folded  # one object for both: many are kept
        self.is_lower = text.islower()
        self.is_capital = text[:1].isupper()
        self.is_longer = is_longer
        self.readings = readings
        self.begins = is_longer or bool(readings)
        """Whether any name begins at it."""


STARTS_KEPT: Final = 10_000
"""Of so many words it is kept what can begin at them: the tables themselves are large, and a text has few words."""


class NameTable:
    """Names by their folded words, joined by blanks.

    Names in capitals ("WHO") stand apart, since they match words in capitals only.
    """

    __slots__ = ("_starts", "exact", "folded", "lengths")

    def __init__(
        self,
        folded: PlainNames,
        exact: PlainNames,
        lengths: dict[str, tuple[int, ...]],
    ) -> None:
        self.folded = folded
        self.exact = exact
        self.lengths = lengths
        """By the first word, and by the first two: how many words the names that begin so have, longest first."""
        self._starts: dict[str, NameStart] = {}

    def plain(self) -> tuple[PlainNames, PlainNames, dict[str, tuple[int, ...]]]:
        """Return what a table is made of, as plain values that the cache can keep."""
        return self.folded, self.exact, self.lengths

    def readings(self, name: str) -> list[Reading]:
        """Return the readings of one name as it is written."""
        parts = words(name)
        plain = (*self.exact.get(" ".join(parts), ()), *self.folded.get(" ".join(map(fold, parts)), ()))
        return [Reading(*reading) for reading in plain]

    def starts(self, texts: Sequence[str]) -> list[NameStart]:
        """Return what can begin at each word of a sentence."""
        known = self._starts
        return [known.get(text) or self._start(text) for text in texts]

    def find(self, starts: Sequence[NameStart], folds: Sequence[str], capitals: bool = True) -> list[NameMatch]:
        """Return all names in a sentence from the left, none overlapping another.

        ``starts`` are what can begin at its words, ``folds`` the words folded, "" for one that is taken already. With
        ``capitals`` a name must begin with a capital.
        """
        found: list[NameMatch] = []
        stop = 0
        for at, start in enumerate(starts):
            if not start.begins or at < stop or (capitals and start.is_lower):
                continue
            match = self._at(at, folds, start)
            if match is not None:
                found.append(match)
                stop = match.stop
        return found

    def _start(self, text: str) -> NameStart:
        """Return what can begin at a word, which is kept for the next time."""
        folded = fold(text)
        readings = self.exact.get(text) or self.folded.get(folded, ())
        is_longer = self.lengths.get(folded, ONE)[0] > 1
        start = NameStart(text, folded, is_longer, readings)
        if len(self._starts) < STARTS_KEPT:
            self._starts[text] = start
        return start

    def _at(self, at: int, folds: Sequence[str], start: NameStart) -> NameMatch | None:
        """Return the longest name that begins at a position."""
        word = folds[at]
        if not word:  # taken already: only a name in capitals is still seen
            readings = self.exact.get(start.text)
            return NameMatch(at, at + 1, readings) if readings else None
        if start.is_longer and at + 1 < len(folds):
            for length in self.lengths.get(f"{word} {folds[at + 1]}", ()):
                longer = self.folded.get(" ".join(folds[at : at + length]))
                if longer and at + length <= len(folds):
                    return NameMatch(at, at + length, longer)
        return NameMatch(at, at + 1, start.readings) if start.readings else None


PlainName = tuple[str, bool, str, str]
"""A name as the tables have it, whether it stands among those in capitals, the role that it adds, and its form."""


def plain_name(name: str, role: str, form: str) -> PlainName | None:
    """Return a name as the tables have it, without "the"; None for one without words.

    >>> plain_name("The Élysée", "GOV", "organ"), plain_name("WHO", "", "name")
    (('elysee', False, 'GOV', 'organ'), ('WHO', True, '', 'name'))
    """
    parts = words(name)
    if parts and parts[0] in ("the", "The") and len(parts) > 1:
        parts = parts[1:]
    exact = len(parts) == 1 and name.isupper() and len(name) <= 7
    key = " ".join(parts) if exact else " ".join([fold(part) for part in parts])
    return (key, exact, role, form) if parts else None


class NameTableBuilder:
    """Collects names and builds a ``NameTable`` of them."""

    __slots__ = ("_exact", "_folded")

    def __init__(self) -> None:
        self._folded: dict[str, list[PlainReading]] = {}
        self._exact: dict[str, list[PlainReading]] = {}

    def add(self, name: str, entry: int, role: str = "", form: str = "name") -> None:
        """Add one name of an entry."""
        made = plain_name(name, role, form)
        if made is not None:
            self.put(made, entry)

    def put(self, name: PlainName, entry: int) -> None:
        """Add one name of an entry that ``plain_name`` made."""
        key, exact, role, form = name
        readings = (self._exact if exact else self._folded).setdefault(key, [])
        reading = entry, role, form
        if reading not in readings:
            readings.append(reading)

    def build(self) -> NameTable:
        """Return the finished table."""
        folded = {key: tuple(readings) for key, readings in self._folded.items()}
        exact = {key: tuple(readings) for key, readings in self._exact.items()}
        return NameTable(folded, exact, _lengths(folded))


def _lengths(table: PlainNames) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for key in table:
        parts = key.split(" ")
        for beginning in (parts[0], *([" ".join(parts[:2])] if len(parts) > 1 else [])):
            lengths.setdefault(beginning, set()).add(len(parts))
    return {first: tuple(sorted(counts, reverse=True)) for first, counts in lengths.items()}
