"""The entries of verbs, event nouns and predicates: plain rows, made ready when a text first has their word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Any, Final

from coder.core.entry import Entry
from coder.core.errors import GrammarError
from coder.core.packed import PackedRows
from coder.core.values import Record
from coder.dictionary.frames import FRAMES, Frame
from coder.dictionary.patterns import LastWords, Pattern, PatternTable, Terms, last_words, parse_pattern
from coder.dictionary.schema import fail
from coder.dictionary.word_lists import word_set

WORD_KINDS: Final = ("verb", "noun", "adjective")
ITSELF: Final = "!"
"""After a position: the phrase itself must be the actor, not what modifies it."""
NO_TARGET: Final = "none"
"""The position that says there is no target, or, after others, that there may be none."""
"""Keys under which an entry has its words."""
VERBS_IN_LY: Final = word_set("coding.verbs_in_ly")
Row = tuple[Any, ...]
"""What an entry says of any of its words, as plain values that the cache can keep."""


class VerbEntry(Record):
    """What a verb, noun or predicate says (``word``), with the patterns of its arguments."""

    __slots__ = (
        "adverb", "alone", "frame", "id", "kind", "name", "object", "particle", "parts", "result", "source", "subject",
        "target", "where", "with_", "without", "word",
    )  # fmt: skip

    def __init__(
        self,
        id: str,
        where: str,
        kind: str,
        word: str,
        particle: str,
        adverb: str,
        parts: tuple[str, ...],
        object: Pattern | None,
        subject: Pattern | None,
        with_: tuple[tuple[tuple[str, ...], Pattern], ...],
        without: tuple[tuple[tuple[str, ...], Pattern], ...],
        source: tuple[str, ...],
        target: tuple[str, ...],
        result: str,
        name: str,
        alone: bool,
        frame: Frame | None,
    ) -> None:
        self.id = id
        self.where = where
        self.kind = kind
        """verb, noun or adjective."""
        self.word = word
        self.particle = particle
        self.adverb = adverb
        """An adverb that must stand in the verb group: "sexually" of "sexually assault"."""
        self.parts = parts
        """The words of the particle, or of the noun."""
        self.object = object
        self.subject = subject
        self.with_ = with_
        self.without = without
        self.source = source
        self.target = target
        self.result = result
        """action, frame, light or none."""
        self.name = name
        """The action or the frame."""
        self.alone = alone
        """A frame whose content is not recognised is coded all the same."""
        self.frame = frame
        """The frame, where the result is one."""

    @property
    def takes_no_target(self) -> bool:
        """Whether the entry says that what it codes has no target."""
        return self.target == (NO_TARGET,)

    @property
    def wants_actor(self) -> bool:
        """Whether the entry fits only with a target that itself is an actor."""
        return bool(self.target) and all(position.endswith(ITSELF) for position in self.target)

    @property
    def may_lack_target(self) -> bool:
        """Whether what the entry codes may be said to or done with nobody in particular."""
        return len(self.target) > 1 and self.target[-1] == NO_TARGET


ANY_OBJECT: Final = ""
"""Among the last words of an object: there is an object."""
ANY_LAST: Final = last_words([frozenset((ANY_OBJECT,))])
Need = tuple[int, LastWords | None]
"""The number of an entry, and words one of which must be the last of the object; None where it needs no object."""


LASTS_KEPT: Final = 500
"""Of so many last words of objects it is kept which entries of a verb allow them: most verbs have few objects."""


class EntryFilter:
    """The entries of one verb, by what a quick look at a clause can rule out."""

    __slots__ = ("_allowed", "_by_object", "_by_particle", "_by_preposition", "_entries", "_open")

    def __init__(self, entries: tuple[VerbEntry, ...]) -> None:
        self._entries = entries
        self._by_particle: dict[str, list[int]] = {}
        self._by_preposition: dict[str, list[Need]] = {}
        self._by_object: list[tuple[int, LastWords]] = []
        self._allowed: dict[str, tuple[int, ...]] = {}
        """The numbers of the entries that need an object only, by a word that is its last."""
        self._open: list[int] = []
        """The numbers of the entries that need neither particle nor object nor preposition."""
        for number, entry in enumerate(entries):
            ends = _last_words(entry.object)
            if entry.parts:
                self._by_particle.setdefault(entry.parts[0], []).append(number)
            elif entry.with_:
                for preposition in entry.with_[0][0]:
                    self._by_preposition.setdefault(preposition, []).append((number, ends))
            elif ends is not None:
                self._by_object.append((number, ends))
            else:
                self._open.append(number)

    @property
    def has_particles(self) -> bool:
        """Whether some of the entries have a particle."""
        return bool(self._by_particle)

    def with_particle(self, near: Sequence[str]) -> list[int]:
        """The numbers of the entries whose particle begins with one of the words near the verb."""
        known = self._by_particle
        return [number for word in near if word in known for number in known[word]]

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
        return [self._entries[number] for number in sorted(set(numbers))]


def _last_words(pattern: Pattern | None) -> LastWords | None:
    """The words one of which must be the last of an object that matches; None where no object is needed."""
    if pattern is None:
        return None
    return ANY_LAST if pattern.lasts is None else pattern.lasts


class EntryTable(Mapping[str, tuple[VerbEntry, ...]]):
    """The entries of one kind by word.

    Those of a word are made when it is first asked for: there are many, and a text needs few.
    """

    def __init__(
        self,
        kind: str,
        rows_by_word: Mapping[str, tuple[tuple[int, str], ...]],
        rows: PackedRows[Row],
        patterns: PatternTable,
    ) -> None:
        self._kind = kind
        self._rows_by_word = rows_by_word
        self.words = frozenset(rows_by_word)
        """The words that have entries."""
        self._rows = rows
        self._patterns = patterns
        self._made: dict[str, tuple[VerbEntry, ...]] = {}
        self._filters: dict[str, EntryFilter] = {}

    def of(self, word: str) -> tuple[VerbEntry, ...]:
        """The entries of a word; none for a word that is not listed."""
        return self[word] if word in self._rows_by_word else ()

    def filter_of(self, word: str) -> EntryFilter | None:
        """The entries of a word for a quick look; None for a word that is not listed."""
        found = self._filters.get(word)
        if found is None and word in self._rows_by_word:
            found = self._filters[word] = EntryFilter(self[word])
        return found

    def __getitem__(self, word: str) -> tuple[VerbEntry, ...]:
        if word not in self._made:
            self._made[word] = tuple(
                _entry(self._kind, written, self._rows[number], self._patterns)
                for number, written in self._rows_by_word[word]
            )
        return self._made[word]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows_by_word)

    def __len__(self) -> int:
        return len(self._rows_by_word)


def compile_entry(entry: Entry, sets: Mapping[str, object], classes: frozenset[str], known: dict[str, Terms]) -> Row:
    """Return the row of an entry; raises ``DictionaryError`` for a set or a class of nouns that is not defined.

    ``known`` has the terms of patterns, to which it adds.
    """

    def parsed(text: str) -> Terms:
        try:
            terms = known[text] if text in known else parse_pattern(text)
        except GrammarError as error:
            remedy = "see 'Words and patterns' in dictionaries/README.md"
            raise fail(entry, f"'{text}' is no pattern", remedy) from error
        for kind, word in (term for alternative in terms for term in alternative):
            if kind.endswith("set") and word not in sets:
                raise fail(entry, f"the set &{word} is not defined", "add it to nouns.yaml or correct its name")
            if kind.endswith("class") and word not in classes:
                raise fail(entry, f"^{word} is no class of nouns", "known classes: " + ", ".join(sorted(classes)))
        known[text] = terms
        return terms

    def pattern(key: str) -> Terms | None:
        return parsed(entry.text(key)) if entry.text(key) else None

    def prepositions(key: str) -> tuple[tuple[tuple[str, ...], Terms], ...]:
        value = entry.values.get(key, {})
        assert isinstance(value, dict)
        return tuple(
            (tuple(part.strip() for part in preps.split("|")), parsed(str(text))) for preps, text in value.items()
        )

    result = next(key for key in ("action", "frame", "light", "event") if key in entry.values)
    return (
        entry.text("id"),
        entry.where,
        pattern("object"),
        pattern("subject"),
        prepositions("with"),
        prepositions("without"),
        tuple(entry.texts("source")),
        tuple(entry.texts("target")),
        "none" if result == "event" else result,
        entry.text(result),
        entry.text("alone") == "yes",
    )


def by_word(entries: Iterable[Entry], kind: str) -> dict[str, tuple[tuple[int, str], ...]]:
    """The numbers of the entries by verb, last word of the noun, or adjective; each with its words as written."""
    table: dict[str, list[tuple[int, str]]] = {}
    for number, entry in enumerate(entries):
        for written in entry.texts(kind):
            word = verb_words(written)[1] if kind == "verb" else written.split(" ")[-1] if kind == "noun" else written
            table.setdefault(word, []).append((number, written))
    return {word: tuple(found) for word, found in table.items()}


def _entry(kind: str, written: str, row: Row, patterns: PatternTable) -> VerbEntry:
    """The entry of a row for one of its words."""
    id_, where, object_, subject, with_, without, source, target, result, name, alone = row
    adverb, word, particle = verb_words(written) if kind == "verb" else ("", written, "")
    parts = tuple((word if kind == "noun" else particle).split())

    def build(terms: Terms | None) -> Pattern | None:
        return None if terms is None else patterns.build(terms)

    def prepositions(items: Iterable[tuple[tuple[str, ...], Terms]]) -> tuple[tuple[tuple[str, ...], Pattern], ...]:
        return tuple([(preps, patterns.build(terms)) for preps, terms in items])

    return VerbEntry(
        id_,
        where,
        kind,
        word,
        particle,
        adverb,
        parts,
        build(object_),
        build(subject),
        prepositions(with_),
        prepositions(without),
        source,
        target,
        result,
        name,
        alone,
        FRAMES[name] if result == "frame" else None,
    )


def verb_words(words: str) -> tuple[str, str, str]:
    """Adverb, verb and particles of what stands under ``verb``.

    >>> verb_words("call off"), verb_words("sexually assault"), verb_words("rally to")
    (('', 'call', 'off'), ('sexually', 'assault', ''), ('', 'rally', 'to'))
    """
    first, _, rest = words.partition(" ")
    if not (rest and first.endswith("ly")) or first in VERBS_IN_LY:
        return "", first, rest
    verb, _, particle = rest.partition(" ")
    return first, verb, particle
