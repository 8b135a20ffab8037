"""The words under which a sentence is found again: forms and lemmas, in small letters, without accents."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coder.core.model import Parse
from coder.dictionary.name_table import fold

_PART = re.compile(r"[^\W_]+")
"""A part of a word: names are cut here, so that it does not matter how they are written together."""


def words_of(parse: Parse) -> set[str]:
    """Return all that a sentence is indexed by.

    >>> from coder.pipeline import Pipeline
    >>> sorted(words_of(next(Pipeline().parses("Al-Qaeda's raids killed rebels."))))
    ['al', 'kill', 'killed', 'qaeda', 'raid', 'raids', 'rebel', 'rebels', 's']
    """
    tokens = parse.sentence.tokens
    found = [word for token in tokens for word in (token.text, token.lemma)]
    found += [clause.verb.lemma for clause in parse.clauses]
    return parts_of(found)


def parts_of(words: Iterable[str]) -> set[str]:
    """Return the parts of words as the index has them.

    >>> sorted(parts_of(["Côte d'Ivoire", "U.N."]))
    ['cote', 'd', 'ivoire', 'n', 'u']
    """
    return {part for word in words for part in _PART.findall(fold(word))}
