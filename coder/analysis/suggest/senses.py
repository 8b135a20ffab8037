"""Verbs that mean much the same, and the nouns that are derived of them (WordNet 3.0).

``dictionaries/words/verb_senses.tsv`` is compiled by ``scripts/build_verb_senses.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from coder.core.cache import cached, sources_hash
from coder.core.paths import dictionaries_dir

TABLE = "words/verb_senses.tsv"
TENTH = 10.0
ABOVE, BESIDE = 0.6, 0.35
"""How near a verb is whose sense lies right above or below another, and one whose sense lies below the same one."""


class VerbSenses(NamedTuple):
    """The senses of verbs; plain values, so that they can be kept compiled."""

    senses: Mapping[str, tuple[tuple[int, int], ...]]
    """For each verb its senses, each with the share of its uses in tenths."""
    verbs: Mapping[int, tuple[str, ...]]
    """For each sense its verbs."""
    above: Mapping[int, int]
    below: Mapping[int, tuple[int, ...]]
    nouns: Mapping[str, tuple[str, ...]]
    """For each verb the nouns that are derived of its senses."""

    @classmethod
    def load(cls) -> VerbSenses:
        """The bundled table, from the compiled cache where it has not changed."""
        path = dictionaries_dir() / TABLE
        return cls(**cached("verb_senses", sources_hash([path]), lambda: _read(path)._asdict()))

    def near(self, verb: str) -> dict[str, float]:
        """Return the verbs that may stand for another, with how near they are: above 0, at most 1.

        >>> near = VerbSenses.load().near("condemn")
        >>> near["decry"] > 0.5, "eat" in near
        (True, False)
        """
        found: dict[str, float] = {}
        for sense, share in self.senses.get(verb, ()):
            around = [(sense, 1.0)]
            around += [(below, ABOVE) for below in self.below.get(sense, ())]
            parent = self.above.get(sense)
            if parent is not None:
                around.append((parent, ABOVE))
                around += [(other, BESIDE) for other in self.below.get(parent, ()) if other != sense]
            for other, nearness in around:
                for word in self.verbs.get(other, ()):
                    weight = nearness * (share * self._share(word, other)) ** 0.5 / TENTH
                    found[word] = max(found.get(word, 0.0), weight)
        found.pop(verb, None)
        return found

    def _share(self, verb: str, sense: int) -> int:
        return next((share for number, share in self.senses[verb] if number == sense), 0)


def _read(path: Path) -> VerbSenses:
    senses: dict[str, list[tuple[int, int]]] = {}
    verbs: dict[int, tuple[str, ...]] = {}
    above: dict[int, int] = {}
    below: dict[int, list[int]] = {}
    nouns: dict[str, dict[str, None]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        number, parent, words, derived = (*line.split("\t"), "", "")[:4]
        sense, pairs = int(number), [word.split(":") for word in words.split(",") if word]
        verbs[sense] = tuple(word for word, _ in pairs)
        if parent != "-":
            above[sense] = int(parent)
            below.setdefault(int(parent), []).append(sense)
        for word, share in pairs:
            senses.setdefault(word, []).append((sense, int(share)))
            nouns.setdefault(word, {}).update(dict.fromkeys(noun for noun in derived.split(",") if noun))
    return VerbSenses(
        {word: tuple(found) for word, found in senses.items()},
        verbs,
        above,
        {sense: tuple(found) for sense, found in below.items()},
        {word: tuple(found) for word, found in nouns.items()},
    )
