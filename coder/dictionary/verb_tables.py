"""The entries of verbs, event nouns and predicates, and the plain rows that the cache keeps of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from coder.core.entry import Entry
from coder.core.errors import GrammarError
from coder.core.values import Record
from coder.dictionary.frames import FRAMES, Frame
from coder.dictionary.patterns import Pattern, PatternTable, Terms, parse_pattern
from coder.dictionary.schema import fail
from coder.dictionary.word_lists import word_set

WORD_KINDS: Final = ("verb", "noun", "adjective")
ITSELF: Final = "!"
"""After a position: the phrase itself must be the actor, not what modifies it."""
NO_TARGET: Final = "none"
"""The position that says there is no target, or, after others, that there may be none."""
"""Keys under which an entry has its words."""
VERBS_IN_LY: Final = word_set("coding.verbs_in_ly")
NEGATION: Final = "not"
"""The adverb of an entry that says what it says only where it is negated: "not budge"."""
Row = tuple[Any, ...]
"""What an entry says of any of its words, as plain values that the cache can keep."""
PlainNeeds = tuple[tuple[str, ...], Terms | None]
"""The first prepositions of which a clause must have one, and the pattern of its object, if an entry names any."""


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


def needs_of(row: Row) -> PlainNeeds:
    """What a quick look at a clause can rule an entry out by."""
    _, _, object_, _, with_, *_ = row
    return with_[0][0] if with_ else (), object_


def by_word(entries: Iterable[Entry], kind: str) -> dict[str, tuple[tuple[int, str], ...]]:
    """The numbers of the entries by verb, last word of the noun, or adjective; each with its words as written."""
    table: dict[str, list[tuple[int, str]]] = {}
    for number, entry in enumerate(entries):
        for written in entry.texts(kind):
            word = verb_words(written)[1] if kind == "verb" else written.split(" ")[-1] if kind == "noun" else written
            table.setdefault(word, []).append((number, written))
    return {word: tuple(found) for word, found in table.items()}


def entry_of(kind: str, written: str, row: Row, patterns: PatternTable) -> VerbEntry:
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
    """Adverb, verb and particles of what stands under ``verb``; the adverb may be "not".

    >>> verb_words("call off"), verb_words("sexually assault"), verb_words("not budge")
    (('', 'call', 'off'), ('sexually', 'assault', ''), ('not', 'budge', ''))
    """
    first, _, rest = words.partition(" ")
    if not (rest and (first.endswith("ly") or first == NEGATION)) or first in VERBS_IN_LY:
        return "", first, rest
    verb, _, particle = rest.partition(" ")
    return first, verb, particle
