"""Tables of entries by word; each entry is made when it is first tried, since a text tries few of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Final

from coder.core.packed import PackedRows
from coder.dictionary.patterns import PatternTable, Terms
from coder.dictionary.synonyms import LastWords, last_words
from coder.dictionary.verb_tables import PlainNeeds, Row, VerbEntry, entry_of, verb_words

ANY_OBJECT: Final = ""
"""Among the last words of an object: there is an object."""
ANY_LAST: Final = last_words([frozenset((ANY_OBJECT,))])
Need = tuple[int, LastWords | None]
"""The number of an entry, and words one of which must be the last of the object; None where it needs no object."""
LASTS_KEPT: Final = 500
"""Of so many last words of objects it is kept which entries of a verb allow them: most verbs have few objects."""


class PackedEntries:
    """All entries as the cache keeps them: what each says, what a quick look at a clause asks of it, the patterns."""

    __slots__ = ("needs", "patterns", "rows")

    def __init__(self, rows: PackedRows[Row], needs: PackedRows[PlainNeeds], patterns: PatternTable) -> None:
        self.rows = rows
        self.needs = needs
        self.patterns = patterns


class WordEntries:
    """The entries of one word in the order of the dictionaries."""

    __slots__ = ("_all", "_kind", "_made", "_packed", "_written")

    def __init__(self, kind: str, written: tuple[tuple[int, str], ...], packed: PackedEntries) -> None:
        self._kind = kind
        self._written = written
        """The number of the row of each, and its words."""
        self._packed = packed
        self._made: list[VerbEntry | None] = [None] * len(written)
        self._all: tuple[VerbEntry, ...] | None = None

    def at(self, number: int) -> VerbEntry:
        """The entry with a number among those of the word."""
        entry = self._made[number]
        if entry is None:
            row, words = self._written[number]
            entry = self._made[number] = entry_of(self._kind, words, self._packed.rows[row], self._packed.patterns)
        return entry

    def all(self) -> tuple[VerbEntry, ...]:
        """All of them."""
        if self._all is None:
            self._all = tuple([self.at(number) for number in range(len(self._made))])
        return self._all

    def needs(self) -> list[tuple[str, tuple[str, ...], LastWords | None]]:
        """Of each what a clause must have: the words of a particle, a preposition, the last word of an object."""
        found = []
        for row, words in self._written:
            prepositions, terms = self._packed.needs[row]
            found.append((verb_words(words)[2], prepositions, self._last_words(terms)))
        return found

    def _last_words(self, terms: Terms | None) -> LastWords | None:
        """The words one of which must be the last of an object that matches; None where no object is needed."""
        if terms is None:
            return None
        lasts = self._packed.patterns.build(terms).lasts
        return ANY_LAST if lasts is None else lasts


class EntryFilter:
    """The entries of one verb, by what a quick look at a clause can rule out."""

    __slots__ = ("_allowed", "_by_object", "_by_particle", "_by_preposition", "_entries", "_open")

    def __init__(self, entries: WordEntries) -> None:
        self._entries = entries
        self._by_particle: dict[str, list[tuple[int, list[str]]]] = {}
        """The numbers of the entries with a particle and its other words, by its first."""
        self._by_preposition: dict[str, list[Need]] = {}
        self._by_object: list[tuple[int, LastWords]] = []
        self._allowed: dict[str, tuple[int, ...]] = {}
        """The numbers of the entries that need an object only, by a word that is its last."""
        self._open: list[int] = []
        """The numbers of the entries that need neither particle nor object nor preposition."""
        for number, (particle, prepositions, ends) in enumerate(entries.needs()):
            if particle:
                first, *others = particle.split(" ")
                self._by_particle.setdefault(first, []).append((number, others))
            elif prepositions:
                for preposition in prepositions:
                    self._by_preposition.setdefault(preposition, []).append((number, ends))
            elif ends is not None:
                self._by_object.append((number, ends))
            else:
                self._open.append(number)

    @property
    def has_particles(self) -> bool:
        """Whether some of the entries have a particle."""
        return bool(self._by_particle)

    def with_particle(self, near: set[str]) -> list[int]:
        """The numbers of the entries whose particle has only words that stand near the verb."""
        known = self._by_particle
        return [number for word in near if word in known for number, others in known[word] if near.issuperset(others)]

    def without_particle(self, lasts: Set[str], prepositions: Set[str]) -> list[int]:
        """The numbers of the entries without a particle that these last words of an object and prepositions allow."""
        fitting = [need for preposition in prepositions for need in self._by_preposition.get(preposition, ())]
        found = self._open + [number for number, ends in fitting if ends is None or ends.meet(lasts)]
        for last in lasts:
            allowed = self._allowed.get(last)
            found += self._allow(last) if allowed is None else allowed
        return found

    def _allow(self, last: str) -> tuple[int, ...]:
        """The numbers of the entries that need an object only and allow this last word, which are kept for many."""
        allowed = tuple([number for number, ends in self._by_object if last in ends])
        if len(self._allowed) < LASTS_KEPT:
            self._allowed[last] = allowed
        return allowed

    def in_order(self, numbers: Sequence[int]) -> list[VerbEntry]:
        """The entries with these numbers, each once, in the order of the dictionaries."""
        return [self._entries.at(number) for number in sorted(set(numbers))]


class EntryTable(Mapping[str, tuple[VerbEntry, ...]]):
    """The entries of one kind by word."""

    def __init__(
        self, kind: str, rows_by_word: Mapping[str, tuple[tuple[int, str], ...]], packed: PackedEntries
    ) -> None:
        self._kind = kind
        self._rows_by_word = rows_by_word
        self.words = frozenset(rows_by_word)
        """The words that have entries."""
        self._packed = packed
        self._known: dict[str, WordEntries] = {}
        self._filters: dict[str, EntryFilter] = {}

    def of(self, word: str) -> tuple[VerbEntry, ...]:
        """The entries of a word; none for a word that is not listed."""
        return self[word] if word in self._rows_by_word else ()

    def filter_of(self, word: str) -> EntryFilter | None:
        """The entries of a word for a quick look; None for a word that is not listed."""
        found = self._filters.get(word)
        if found is None and word in self._rows_by_word:
            found = self._filters[word] = EntryFilter(self._entries(word))
        return found

    def _entries(self, word: str) -> WordEntries:
        """The entries of a word that is listed."""
        found = self._known.get(word)
        if found is None:
            written = self._rows_by_word[word]
            found = self._known[word] = WordEntries(self._kind, written, self._packed)
        return found

    def __getitem__(self, word: str) -> tuple[VerbEntry, ...]:
        return self._entries(word).all()

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows_by_word)

    def __len__(self) -> int:
        return len(self._rows_by_word)
