"""The classes of words that the clause stage asks for: control verbs, report verbs, negation, hypotheticals.

All are lists of ``dictionaries/words/control.yaml`` and ``dictionaries/context.yaml``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from coder.core.cache import cached, sources_hash
from coder.core.entry import Entry
from coder.core.errors import DictionaryError
from coder.core.paths import dictionaries_dir
from coder.core.yaml_entries import read_entries

CONTROL: Final = "words/control.yaml"
CONTEXT: Final = "context.yaml"
KINDS: Final = {
    CONTROL: frozenset(
        [
            "object",
            "subject",
            "infinitive",
            "prep",
            "gerund",
            "own_gerund",
            "noun",
            "asking",
            "addressed",
            "clause",
            "report",
            "that",
            "two",
            "receiver",
            "transitive",
            "bare",
            "naming",
            "time",
            "clause_only",
            "gapless",
            "courtesy",
        ]
    ),
    CONTEXT: frozenset(["negative", "negative_adverb", "hypothetical", "reporting"]),
}
WITH_PREP: Final = frozenset(("prep", "gerund", "own_gerund"))


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """Sets of lemmas and words by kind; of the kinds with a preposition, pairs of lemma and preposition."""

    sets: dict[str, frozenset[str]] = field(default_factory=dict)
    pairs: dict[str, frozenset[tuple[str, str]]] = field(default_factory=dict)

    def has(self, kind: str, word: str) -> bool:
        """Whether the list of a kind has a word."""
        return word in self.sets[kind]

    def has_pair(self, kind: str, lemma: str, prep: str) -> bool:
        """Whether the list of a kind has a lemma with a preposition."""
        return (lemma, prep) in self.pairs[kind]


def load_words(folder: Path | None = None) -> ClauseWords:
    """Read the lists of a dictionary folder, by default the bundled one.

    >>> load_words().has("object", "urge")
    True
    """
    base = folder or dictionaries_dir()
    paths = [base / name for name in (CONTROL, CONTEXT)]
    found = cached("clause_words", sources_hash(paths), lambda: _read_words(base))
    return ClauseWords(
        {kind: frozenset(words) for kind, words in found["sets"].items()},
        {kind: frozenset(pairs) for kind, pairs in found["pairs"].items()},
    )


def _read_words(base: Path) -> dict[str, Any]:
    """The lists of a folder as plain values."""
    sets: dict[str, set[str]] = {kind: set() for kinds in KINDS.values() for kind in kinds}
    pairs: dict[str, set[tuple[str, str]]] = {kind: set() for kind in WITH_PREP}
    for name in (CONTROL, CONTEXT):
        for entry in read_entries(base / name, name):
            kind = _kind(entry, KINDS[name])
            sets[kind].update(entry.texts("words"))
            if kind in WITH_PREP:
                pairs[kind].update((word, entry.text("prep")) for word in entry.texts("words"))
    return {
        "sets": {kind: tuple(sorted(words)) for kind, words in sets.items()},
        "pairs": {kind: tuple(sorted(found)) for kind, found in pairs.items()},
    }


def _kind(entry: Entry, kinds: frozenset[str]) -> str:
    kind = entry.text("kind")
    unknown = sorted(entry.values.keys() - {"id", "kind", "words", "prep"})
    if unknown:
        raise DictionaryError(
            f"unknown key '{unknown[0]}'", file=entry.file, line=entry.line, remedy="known keys: id, kind, words, prep"
        )
    if kind not in kinds:
        raise DictionaryError(
            f"'{kind}' is no kind of word list",
            file=entry.file,
            line=entry.line,
            remedy="known kinds: " + ", ".join(sorted(kinds)),
        )
    if (kind in WITH_PREP) != ("prep" in entry.values):
        raise DictionaryError(
            f"a list of kind '{kind}' and the key 'prep' do not fit",
            file=entry.file,
            line=entry.line,
            remedy="give 'prep' with the kinds gerund and prep, and only there",
        )
    return kind
