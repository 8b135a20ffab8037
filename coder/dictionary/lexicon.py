"""The word lexicon: for about 100,000 English forms the tags they can have and their lemmas."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from coder.core.cache import cached, sources_hash
from coder.core.entry import Entry
from coder.core.packed import PackedTable, PlainPacked, pack_table
from coder.core.yaml_entries import read_entries
from coder.dictionary.inflection import regular_noun, regular_verb

FOLDER: Final = "words"
TABLE: Final = "lexicon.tsv"
CURATED: Final = ("news.yaml", "closed.yaml")
"""Files whose words win over the table; the later file wins."""
OTHERS: Final = ("irregular.yaml", "abbreviations.yaml", "suffixes.yaml", "tag_rules.yaml")


class Lexicon:
    """What is known of words; nothing of it is changed."""

    __slots__ = ("abbreviations", "forms", "lemmas", "nouns", "rules", "suffixes", "verbs")

    def __init__(
        self,
        forms: PlainPacked,
        verbs: PlainPacked,
        nouns: PlainPacked,
        lemmas: dict[str, str],
        suffixes: dict[str, str],
        abbreviations: dict[str, str],
        rules: tuple[dict[str, str], ...] = (),
    ) -> None:
        self.forms: PackedTable[str] = PackedTable(forms)
        """The tags of a form in one string, the commonest first."""
        self.verbs: PackedTable[str] = PackedTable(verbs)
        """The lemma of a verb form, where it is not the form itself."""
        self.nouns: PackedTable[str] = PackedTable(nouns)
        self.lemmas = lemmas
        """Lemmas under a tag: "POS 's" ... of function words and corrections, keyed by tag and form."""
        self.suffixes = suffixes
        """The tags that an unknown word with this ending can have."""
        self.abbreviations = abbreviations
        """Words whose period seldom ends a sentence, by kind."""
        self.rules = rules
        """The entries of ``tag_rules.yaml``, in order."""

    @classmethod
    def load(cls, folder: Path) -> Lexicon:
        """Load the lexicon of a dictionary folder, from the compiled cache where no file has changed."""
        words = folder / FOLDER
        paths = [words / name for name in (TABLE, *CURATED, *OTHERS)]
        return cls(**cached("lexicon", sources_hash(paths), lambda: compiled_words(words)))

    def tags(self, form: str) -> tuple[str, ...]:
        """Return the tags that a form can have, the commonest first; none for an unknown form.

        >>> from coder.core.paths import dictionaries_dir
        >>> Lexicon.load(dictionaries_dir()).tags("the")
        ('DT',)
        """
        return tuple(self.forms.get(form, "").split())

    def lemma(self, form: str, tag: str) -> str:
        """Return the lemma of a form under a tag: base form of a verb, singular of a noun, else the form in lower case.

        >>> from coder.core.paths import dictionaries_dir
        >>> Lexicon.load(dictionaries_dir()).lemma("bombed", "VBD")
        'bomb'
        """
        if tag[:3] == "NNP":
            return form
        lower = form.lower()
        special = self.lemmas.get(f"{tag} {lower}")
        if special is not None:
            return special
        if tag[0] == "V":
            return self.verbs.find(lower) or (lower if tag in ("VB", "VBP") else regular_verb(lower, self.forms))
        if tag == "NNS":
            return self.nouns.find(lower) or (
                lower if lower in self.forms and not lower.endswith("s") else regular_noun(lower)
            )
        return lower


def compiled_words(words: Path) -> dict[str, Any]:
    """Compile a folder of word files to plain values: what ``Lexicon`` is made of."""
    forms, verbs, nouns = _read_table(words / TABLE)
    for name in CURATED:
        for entry in _entries(words, name):
            forms.update(dict.fromkeys(entry.text("words").split(), entry.text("tags")))
    lemmas = {
        f"{tag} {form}": entry.text("lemma")
        for entry in _entries(words, "irregular.yaml")
        for tag in entry.text("tags").split()
        for form in entry.text("words").split()
    }
    suffixes = {
        ending: entry.text("tags")
        for entry in _entries(words, "suffixes.yaml")
        for ending in entry.text("ends").split()
    }
    abbreviations = {
        word: entry.text("kind")
        for entry in _entries(words, "abbreviations.yaml")
        for word in entry.text("words").split()
    }
    rules = tuple(
        {key: entry.text(key) for key in entry.values} | {"where": entry.where}
        for entry in _entries(words, "tag_rules.yaml")
    )
    return {
        "forms": pack_table(forms),
        "verbs": pack_table(verbs),
        "nouns": pack_table(nouns),
        "lemmas": lemmas,
        "suffixes": suffixes,
        "abbreviations": abbreviations,
        "rules": rules,
    }


def _entries(words: Path, name: str) -> Iterator[Entry]:
    return read_entries(words / name, f"{FOLDER}/{name}")


def _read_table(path: Path) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    forms: dict[str, str] = {}
    verbs: dict[str, str] = {}
    nouns: dict[str, str] = {}
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            form, tags, verb, noun, *_ = (*line.rstrip("\n").split("\t"), "", "")
            forms[form] = tags
            if verb:
                verbs[form] = verb
            if noun:
                nouns[form] = noun
    return forms, verbs, nouns
