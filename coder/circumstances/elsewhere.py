"""Which clauses tell of another deed than that of an event: in another place or on another occasion."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from coder.circumstances.place_names import AROUND, TIMES
from coder.core.syntax import Clause, Phrase, Token
from coder.dictionary.word_lists import word_set

OTHER_OCCASIONS: Final = word_set("circumstances.other_occasions")
NAMES: Final = ("NNP", "NNPS")


def names_of(clause: Clause | None, tokens: Sequence[Token]) -> set[str]:
    """Return the names in what a clause says behind its verb: where it happened is one of them."""
    phrases = (*clause.objects, *clause.preps) if clause is not None else ()
    nested = (inner for phrase in phrases for inner in phrase.nested())
    return {tokens[inner.head].text for inner in nested if tokens[inner.head].tag in NAMES}


def is_elsewhere(clause: Clause, names: Collection[str], tokens: Sequence[Token], stop: int) -> bool:
    """Whether a clause, which ends before ``stop``, tells of another place than some names, or of another occasion."""
    first = min(clause.verb.first, clause.subject.first) if clause.subject is not None else clause.verb.first
    return _is_other(tokens, first, stop) or _differ(set(_scenes(clause, tokens)), names)


def opens_elsewhere(clause: Clause, names: Collection[str], tokens: Sequence[Token], stop: int) -> bool:
    """Whether a sentence, by its first clause, turns to another place or occasion: "in Kirkuk, nine were killed"."""
    begin = min(clause.verb.first, clause.subject.first) if clause.subject is not None else clause.verb.first
    return _is_other(tokens, 0, stop) or _differ(_fronted(tokens, begin), names)


def _fronted(tokens: Sequence[Token], begin: int) -> Collection[str]:
    """The name of the place with which a sentence opens, before the words of its first clause."""
    named = [token for token in tokens[:begin] if token.tag in NAMES and token.text.lower() not in TIMES]
    return (named[-1].text,) if named and tokens[0].text.lower() in AROUND else ()


def _is_other(tokens: Sequence[Token], first: int, stop: int) -> bool:
    return any(token.text.lower() in OTHER_OCCASIONS for token in tokens[first:stop])


def _differ(scenes: Collection[str], names: Collection[str]) -> bool:
    return bool(scenes) and bool(names) and not any(scene in names for scene in scenes)


def _scenes(clause: Clause, tokens: Sequence[Token]) -> Iterator[str]:
    for phrase in (*clause.objects, *clause.preps):
        for inner in _at_names(phrase.nested(), tokens):
            yield tokens[inner.head].text


def _at_names(phrases: Collection[Phrase] | Iterator[Phrase], tokens: Sequence[Token]) -> Iterator[Phrase]:
    """The phrases that name a place right behind a word that says where: "in Kirkuk"."""
    for phrase in phrases:
        if phrase.prep in AROUND and phrase.first == phrase.head and tokens[phrase.head].tag in NAMES:
            yield phrase
