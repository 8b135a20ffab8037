"""Tables of names and phrases, and the search for them in a sentence: the longest match from the left wins."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from coder.core.packed import PackedTable, PlainPacked, pack_table
from coder.core.recent import Recent
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
PlainNameTable = tuple[PlainPacked, PlainNames]
"""What a ``NameTable`` is made of."""
PlainNounTable = tuple[PlainPacked, PlainNames, tuple[str, ...]]
"""What a ``NounTable`` is made of."""


class NameMatch(Record):
    """A name in a sentence: token positions, half open, and the readings it has in the table."""

    __slots__ = ("first", "readings", "stop")

    def __init__(self, first: int, stop: int, readings: tuple[PlainReading, ...]) -> None:
        self.first = first
        self.stop = stop
        self.readings = readings


Lengths = dict[str, tuple[int, ...]]
"""How many words the names of a first word have, longest first, by their second word."""
NO_NAMES: Final[PlainNames] = {}
NO_LENGTHS: Final[Lengths] = {}


class NameStart:
    """A word, and what can begin at it: a name of several words, or the readings of the word alone."""

    __slots__ = ("begins", "folded", "is_capital", "lengths", "names", "readings", "text")

    def __init__(
        self, text: str, folded: str, names: PlainNames, lengths: Lengths, readings: tuple[PlainReading, ...]
    ) -> None:
        self.text = text
        self.folded = text if folded == text else folded  # one object for both: many are kept
        self.is_capital = text[:1].isupper()
        self.names = names
        """The names whose first word it is."""
        self.lengths = lengths
        self.readings = readings
        self.begins = bool(self.lengths or readings)
        """Whether any name begins at it."""


NOTHING: Final = NameStart("", "", NO_NAMES, NO_LENGTHS, ())
"""A word at which no name begins."""
STARTS_KEPT: Final = 4_000
"""Of so many words it is kept what can begin at them, and of as many before them."""


class NameTable:
    """Names by their folded words, joined by blanks.

    Names in capitals ("WHO") stand apart, since they match words in capitals only.
    """

    __slots__ = ("_exact", "_folded", "_starts", "_words")

    def __init__(self, folded: PlainPacked, exact: PlainNames) -> None:
        self._folded: PackedTable[PlainNames] = PackedTable(folded)
        """By the first word the names that begin with it."""
        self._exact = exact
        self._words: Recent[NameStart] = Recent(STARTS_KEPT)
        self._starts: Recent[NameStart] = Recent(STARTS_KEPT)

    def readings(self, name: str) -> list[Reading]:
        """Return the readings of one name as it is written."""
        parts = words(name)
        folds = [fold(part) for part in parts]
        folded = self._folded.get(folds[0], NO_NAMES) if folds else NO_NAMES
        plain = (*self._exact.get(" ".join(parts), ()), *folded.get(" ".join(folds), ()))
        return [Reading(*reading) for reading in plain]

    def items(self) -> Iterator[tuple[str, tuple[PlainReading, ...]]]:
        """Yield all names with their readings, those in capitals last."""
        for _, names in self._folded.items():
            yield from names.items()
        yield from self._exact.items()

    def starts(self, texts: Sequence[str]) -> list[NameStart]:
        """Return what can begin at each word of a sentence as it is written: nothing at one in lower case."""
        known = self._words.latest
        return [known.get(text) or self._meet(text) for text in texts]

    def start(self, folded: str) -> NameStart:
        """Return what can begin at a folded word, however it is written."""
        return self._starts.latest.get(folded) or self._open(folded)

    def find(self, starts: Sequence[NameStart], folds: Sequence[str]) -> list[NameMatch]:
        """Return all names in a sentence from the left, none overlapping another; each begins with a capital.

        ``starts`` are what can begin at its words, ``folds`` the words folded, "" for one that is taken already.
        """
        found: list[NameMatch] = []
        stop = 0
        for at, start in enumerate(starts):
            if not start.begins or at < stop:
                continue
            match = self._at(at, folds, start)
            if match is not None:
                found.append(match)
                stop = match.stop
        return found

    def _meet(self, text: str) -> NameStart:
        """Return what can begin at a word that has not been met lately, which is kept for the next time."""
        known = self._words.again(text)
        if known is not None:
            return known
        folded = fold(text)
        start = NameStart(text, folded, NO_NAMES, NO_LENGTHS, ()) if text.islower() else self._written(text, folded)
        return self._words.keep(text, start)

    def _written(self, text: str, folded: str) -> NameStart:
        """Return what can begin at a word as it is written, whatever its case."""
        begun = self.start(folded)
        return NameStart(text, folded, begun.names, begun.lengths, self._exact.get(text) or begun.readings)

    def _open(self, folded: str) -> NameStart:
        """Return what can begin at a folded word that has not been met lately, which is kept for the next time."""
        known = self._starts.again(folded)
        if known is not None:
            return known
        names = self._folded.find(folded)
        if names is None:
            return NOTHING
        return self._starts.keep(folded, NameStart(folded, folded, names, _lengths(names), names.get(folded, ())))

    def _at(self, at: int, folds: Sequence[str], start: NameStart) -> NameMatch | None:
        """Return the longest name that begins at a position."""
        if not folds[at]:  # taken already: only a name in capitals is still seen
            readings = self._exact.get(start.text)
            return NameMatch(at, at + 1, readings) if readings else None
        if start.lengths and at + 1 < len(folds):
            for length in start.lengths.get(folds[at + 1], ()):
                longer = start.names.get(" ".join(folds[at : at + length]))
                if longer and at + length <= len(folds):
                    return NameMatch(at, at + length, longer)
        return NameMatch(at, at + 1, start.readings) if start.readings else None


class NounTable(NameTable):
    """Role nouns, which stand in any case."""

    __slots__ = ("_firsts",)

    def __init__(self, folded: PlainPacked, exact: PlainNames, firsts: tuple[str, ...]) -> None:
        super().__init__(folded, exact)
        self._firsts = frozenset(firsts)
        """The first words of all: most words begin none."""

    def start(self, folded: str) -> NameStart:
        """Return what can begin at a folded word, however it is written."""
        return super().start(folded) if folded in self._firsts else NOTHING

    def find_in_any_case(self, texts: Sequence[str], folds: Sequence[str]) -> list[NameMatch]:
        """Return all names in a sentence from the left, also those in lower case; ``folds`` are those of ``find``."""
        found: list[NameMatch] = []
        firsts, exact, stop = self._firsts, self._exact, 0
        for at, word in enumerate(folds):
            if at < stop or (word not in firsts and texts[at] not in exact):
                continue
            start = self._written(texts[at], word) if texts[at] in exact else self.start(word)
            match = self._at(at, folds, start)
            if match is not None:
                found.append(match)
                stop = match.stop
        return found


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

    def plain(self) -> PlainNameTable:
        """Return what the finished table is made of, as plain values that the cache can keep."""
        by_first: dict[str, PlainNames] = {}
        for name, readings in self._folded.items():
            by_first.setdefault(name.partition(" ")[0], {})[name] = tuple(readings)
        exact = {name: tuple(readings) for name, readings in self._exact.items()}
        return pack_table(by_first), exact

    def firsts(self) -> tuple[str, ...]:
        """Return the first words of all names, of which a ``NounTable`` is made besides."""
        return tuple(dict.fromkeys([name.partition(" ")[0] for name in self._folded]))


def _lengths(names: Mapping[str, tuple[PlainReading, ...]]) -> Lengths:
    """Return the lengths of names of one first word."""
    lengths: dict[str, set[int]] = {}
    for name in names:
        parts = name.split(" ")
        if len(parts) > 1:
            lengths.setdefault(parts[1], set()).add(len(parts))
    return {second: tuple(sorted(counts, reverse=True)) for second, counts in lengths.items()}
