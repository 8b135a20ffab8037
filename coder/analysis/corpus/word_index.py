"""The words under which a sentence is found again: forms and lemmas, in small letters, without accents.

The verb of a clause has a term of its own, so that entries of verbs are not looked for where a noun has their word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from coder.core.syntax import Parse
from coder.dictionary.name_table import fold

_PART = re.compile(r"[^\W_]+")
"""A part of a word: names are cut here, so that it does not matter how they are written together."""


def words_of(parse: Parse) -> set[str]:
    """Return all that a sentence is indexed by.

    >>> from coder.pipeline import Pipeline
    >>> sorted(words_of(next(Pipeline().parses("Al-Qaeda's raids killed rebels."))))
    ['=kill', 'al', 'kill', 'killed', 'qaeda', 'raid', 'raids', 'rebel', 'rebels', 's']
    """
    tokens = parse.sentence.tokens
    verbs = [clause.verb.lemma for clause in parse.clauses]
    words = [word for token in tokens for word in (token.text, token.lemma)]
    return parts_of([*words, *verbs]) | {verb_term(verb) for verb in verbs}


def verb_term(lemma: str) -> str:
    """Return the term under which the clauses of a verb are found.

    >>> verb_term("visit")
    '=visit'
    """
    return "=" + fold(lemma).replace(" ", "_")


def parts_of(words: Iterable[str]) -> set[str]:
    """Return the parts of words as the index has them.

    >>> sorted(parts_of(["Côte d'Ivoire", "U.N."]))
    ['cote', 'd', 'ivoire', 'n', 'u']
    """
    return {part for word in words for part in _PART.findall(fold(word))}
