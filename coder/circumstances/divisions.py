"""The first divisions of states by their names: provinces, regions, federal states.

``dictionaries/words/divisions.tsv`` is compiled by ``scripts/build_divisions.py`` from data of GeoNames.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from coder.core.cache import cached, sources_hash
from coder.core.paths import dictionaries_dir
from coder.dictionary.name_table import fold
from coder.dictionary.word_lists import word_set

TABLE: Final = "words/divisions.tsv"
KINDS: Final = word_set("circumstances.division_nouns")
OF: Final = "of"


class Divisions:
    """Finds the code of a division."""

    __slots__ = ("_codes",)

    def __init__(self, codes: Mapping[str, Mapping[str, str]]) -> None:
        self._codes = codes

    def code(self, name: str, countries: Sequence[str]) -> str | None:
        """Return the code of the division of a name in the first of some countries that has one.

        >>> divisions().code("Zamfara state", ["NGA"]), divisions().code("Zamfara", ["NER"])
        ('NG.57', None)
        """
        return next((found for country in countries if (found := self._in(country, _plain(name)))), None)

    def _in(self, country: str, name: str) -> str | None:
        return self._codes.get(country, {}).get(name)


def _plain(name: str) -> str:
    """A name without the word for its kind: "Borno state", "province of Hakkari"."""
    words = fold(name).split()
    if len(words) > 2 and words[0] in KINDS and words[1] == OF:
        words = words[2:]
    return " ".join(words[:-1] if len(words) > 1 and words[-1] in KINDS else words)


@lru_cache(maxsize=1)
def divisions() -> Divisions:
    """Return the divisions of all states."""
    path = dictionaries_dir() / TABLE

    def read() -> dict[str, Any]:
        found: dict[str, dict[str, str]] = {}
        for line in path.read_text(encoding="utf-8").splitlines():
            country, code, name = line.split("\t")
            found.setdefault(country, {})[fold(name)] = code
        return found

    return Divisions(cached("divisions", sources_hash((path,)), read))
