"""Semantic classes of nouns: who can act, and what is a thing, a place or an event (WordNet 3.0, with corrections).

``dictionaries/words/noun_classes.tsv`` is compiled by ``scripts/build_noun_classes.py``; ``noun_classes.yaml``
beside it corrects single nouns and names unions of classes.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from coder.core.cache import cached, sources_hash
from coder.core.entry import Entry
from coder.core.errors import DictionaryError
from coder.core.yaml_entries import read_entries

TABLE: Final = "words/noun_classes.tsv"
CORRECTIONS: Final = "words/noun_classes.yaml"


class NounClasses:
    """The classes of nouns; nothing of it is changed."""

    __slots__ = ("_split", "classes", "nouns", "unions")

    def __init__(self, classes: dict[str, str], unions: dict[str, str], nouns: dict[str, tuple[str, ...]]) -> None:
        self.classes = classes
        """For each lemma its classes, joined by blanks."""
        self.unions = unions
        """For each union of classes their names, joined by blanks."""
        self.nouns = nouns
        """For each class its nouns."""
        self._split: dict[str, tuple[str, ...]] = {}
        """The names of classes apart, by those that are joined: there are few combinations."""

    @classmethod
    def load(cls, folder: Path) -> NounClasses:
        """The classes of a dictionary folder, from the compiled cache where no file has changed."""
        paths = [folder / TABLE, folder / CORRECTIONS]
        return cls(**cached("noun_classes", sources_hash(paths), lambda: read_noun_classes(folder)))

    def of(self, lemma: str) -> tuple[str, ...]:
        """The classes of a noun; none for a noun that is not listed.

        >>> from coder.core.paths import dictionaries_dir
        >>> NounClasses.load(dictionaries_dir()).of("helicopter")
        ('vehicle',)
        """
        return self._apart(self.classes.get(lemma, ""))

    def among(self, classes: tuple[str, ...], union: str) -> bool:
        """Whether one of the classes belongs to a union of classes."""
        members = self._apart(self.unions[union])
        return any(name in members for name in classes)

    def _apart(self, names: str) -> tuple[str, ...]:
        found = self._split.get(names)
        if found is None:
            found = self._split[names] = tuple(names.split())
        return found

    def names(self) -> frozenset[str]:
        """The names of all classes and unions of classes."""
        return frozenset(self.unions).union(self.nouns)

    def words(self, name: str) -> frozenset[str]:
        """The nouns of a class or of a union of classes; raises ``KeyError`` where there is no such class.

        >>> from coder.core.paths import dictionaries_dir
        >>> "truck" in NounClasses.load(dictionaries_dir()).words("thing")
        True
        """
        return frozenset(noun for part in self.unions.get(name, name).split() for noun in self.nouns[part])


def noun_classes(classes: dict[str, str], unions: dict[str, str]) -> NounClasses:
    """Noun classes from the classes of each noun and the unions of classes.

    >>> sorted(noun_classes({"truck": "vehicle", "tank": "vehicle weapon"}, {}).words("vehicle"))
    ['tank', 'truck']
    """
    return NounClasses(classes, unions, nouns_of(classes))


def nouns_of(classes: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """For each class its nouns."""
    nouns: dict[str, list[str]] = {}
    for noun, names in classes.items():
        for name in names.split():
            nouns.setdefault(name, []).append(noun)
    return {name: tuple(members) for name, members in nouns.items()}


def read_noun_classes(folder: Path) -> dict[str, Any]:
    """The table and its corrections as plain values; raises ``DictionaryError`` for a class that does not exist."""
    found: dict[str, list[str]] = {}
    known: set[str] = set()
    with (folder / TABLE).open(encoding="utf-8") as stream:
        for line in stream:
            name, _, nouns = line.rstrip("\n").partition("\t")
            known.add(name)
            for noun in nouns.split(" "):
                found.setdefault(noun, []).append(name)
    classes = {noun: " ".join(names) for noun, names in found.items()}
    unions: dict[str, str] = {}
    for entry in read_entries(folder / CORRECTIONS, CORRECTIONS):
        names = _known_classes(entry, known)
        if "union" in entry.values:
            unions[entry.text("union")] = names
        else:
            classes.update(dict.fromkeys(entry.texts("words"), names))
    return {"classes": classes, "unions": unions, "nouns": nouns_of(classes)}


def _known_classes(entry: Entry, known: set[str]) -> str:
    names = entry.texts("classes")
    wrong = [name for name in names if name not in known]
    if wrong or ("union" in entry.values) == ("words" in entry.values):
        message = f"'{wrong[0]}' is no class of nouns" if wrong else "needs either 'words' or 'union'"
        remedy = "known classes: " + ", ".join(sorted(known))
        raise DictionaryError(message, file=entry.file, line=entry.line, remedy=remedy)
    return " ".join(names)
