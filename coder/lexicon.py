"""The word lexicon: for about 100,000 English forms the tags they can have and their lemmas."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from coder.cache import cached, sources_hash

AUXILIARY_LEMMAS = {
    "'s": "be", "'re": "be", "'m": "be", "'ve": "have", "'d": "would", "'ll": "will", "n't": "not", "wo": "will", "ca": "can", "n’t": "not",
    "is": "be", "are": "be", "was": "be", "were": "be", "been": "be", "being": "be", "am": "be", "has": "have", "had": "have", "having": "have",
    "does": "do", "did": "do", "done": "do", "’s": "be", "’re": "be", "’ve": "have", "’ll": "will", "’d": "would", "an": "a",
    "these": "this", "those": "that", "whom": "who", "'": "'s",
}


class Lexicon(NamedTuple):
    """Forms with their tags (the commonest first), and the irregular lemmas of verbs and nouns; immutable."""

    forms: Mapping[str, str]
    verbs: Mapping[str, str]
    nouns: Mapping[str, str]

    @classmethod
    def load(cls, folder: Path) -> Lexicon:
        """The lexicon of a dictionary folder, from the compiled cache where its file has not changed."""
        path = folder / "words" / "lexicon.tsv"
        table = cached("lexicon", sources_hash([path]), lambda: _read(path))
        return cls(table["forms"], table["verbs"], table["nouns"])

    def tags(self, form: str) -> tuple[str, ...]:
        """The tags a form can have, the commonest first; none for an unknown form."""
        return tuple(self.forms.get(form, "").split())

    def lemma(self, form: str, tag: str) -> str:
        """The lemma of a form under a tag: base form of a verb, singular of a noun, else the form in lower case.

        >>> from coder.paths import dictionaries_dir
        >>> Lexicon.load(dictionaries_dir()).lemma("bombed", "VBD")
        'bomb'
        """
        lower = form.lower()
        if tag.startswith("V") or tag == "MD":
            return AUXILIARY_LEMMAS.get(lower) or self.verbs.get(lower) or _regular_verb(lower, tag)
        if tag == "NNS":
            return self.nouns.get(lower) or _regular_noun(lower)
        if tag.startswith("NNP"):
            return form
        return AUXILIARY_LEMMAS.get(lower, lower) if tag in ("DT", "RB", "WP", "POS") else lower


def _read(path: Path) -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = {"forms": {}, "verbs": {}, "nouns": {}}
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            form, tags, verb, noun, *_ = (*line.rstrip("\n").split("\t"), "", "")
            table["forms"][form] = tags
            if verb:
                table["verbs"][form] = verb
            if noun:
                table["nouns"][form] = noun
    return table


def _regular_verb(form: str, tag: str) -> str:
    if tag in ("VBD", "VBN") and form.endswith("ed"):
        return form[:-3] + "y" if form.endswith("ied") else form[:-2]
    if tag == "VBG" and form.endswith("ing"):
        return form[:-3]
    if tag == "VBZ" and form.endswith("s"):
        return form[:-3] + "y" if form.endswith("ies") else form[:-1]
    return form


def _regular_noun(form: str) -> str:
    if form.endswith("ies"):
        return form[:-3] + "y"
    if form.endswith(("ches", "shes", "sses", "xes")):
        return form[:-2]
    return form[:-1] if form.endswith("s") and not form.endswith("ss") else form
