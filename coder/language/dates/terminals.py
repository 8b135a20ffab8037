"""Gives the tokens of a run their terminals of ``grammars/dates.lark``, each only where an expression can go on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from coder.core.syntax import Token
from coder.dictionary.word_lists import word_set
from coder.language.dates.settling import LOOK_AHEAD, settled
from coder.language.dates.words import NOTHING, kind_of

_JOINTS: Final = word_set("dates.joints")


class Run(NamedTuple):
    """Tokens in a row that may be an expression of time: the position of the first, and one terminal for each."""

    first: int
    names: list[str]


def runs(tokens: Sequence[Token]) -> Iterator[Run]:
    """The runs of tokens of a sentence that may be expressions of time.

    >>> words = [Token(word, 0, 0, tag, word) for word, tag in (("left", "VBD"), ("last", "JJ"), ("Monday", "NNP"))]
    >>> list(runs(words))
    [Run(first=1, names=['LAST', 'WEEKDAY'])]
    """
    raw = [kind_of(token) for token in tokens]
    raw += [NOTHING] * LOOK_AHEAD
    at, size = 0, len(tokens)
    while at < size:
        if not raw[at] or raw[at] in _JOINTS:
            at += 1
            continue
        names: list[str] = []
        while at + len(names) < size and (name := settled(raw, at + len(names), names)):
            names.append(name)
        if names:
            yield Run(at, names)
        at += len(names) or 1
