"""Reads files of words, tags and chunks in the form of CoNLL-2000: a word a line, an empty line after each sentence."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from coder.core.errors import InputError
from coder.core.syntax import Token
from coder.dictionary.word_lists import word_values
from coder.evaluate.gold import read_text

AUXILIARIES = word_values("evaluate.auxiliary_lemmas")
NP, VP = "NP", "VP"
KINDS = (NP, VP)
"""The kinds of chunks that are scored."""


class ChunkSpan(NamedTuple):
    """A chunk of a kind from one word to before another."""

    kind: str
    first: int
    stop: int


class GoldSentence(NamedTuple):
    """The words of a sentence, their tags, and their chunk marks: ``B-NP`` begins a chunk, ``I-NP`` continues it."""

    words: tuple[str, ...]
    tags: tuple[str, ...]
    marks: tuple[str, ...]


def read_conll(path: Path) -> list[GoldSentence]:
    """Return the sentences of a file; raise ``InputError`` for a line without word, tag and mark."""
    sentences: list[GoldSentence] = []
    rows: list[tuple[str, ...]] = []
    for number, line in enumerate([*read_text(path).splitlines(), ""], 1):
        cells = tuple(line.split())
        if cells and len(cells) != 3:
            remedy = "write a word, its tag and its chunk mark, separated by blanks"
            raise InputError("has not three columns", file=path, line=number, remedy=remedy)
        if cells:
            rows.append(cells)
        elif rows:
            words, tags, marks = zip(*rows, strict=True)
            sentences.append(GoldSentence(words, tags, marks))
            rows = []
    if not sentences:
        raise InputError("holds no sentence", file=path, remedy="see docs/evaluation.md for the formats")
    return sentences


def conll_tokens(sentence: GoldSentence) -> tuple[Token, ...]:
    """Return the words as tokens with the tags of the file, and with lemmas as far as the chunker looks at them.

    >>> [token.lemma for token in conll_tokens(GoldSentence(("Talks", "were", "held"), ("NNS", "VBD", "VBN"), ()))]
    ['talk', 'be', 'held']
    """
    return tuple(
        Token(word, at, at + 1, tag, _lemma(word.lower(), tag))
        for at, (word, tag) in enumerate(zip(sentence.words, sentence.tags, strict=True))
    )


def marked_chunks(marks: Iterable[str]) -> set[ChunkSpan]:
    """Return the noun and verb chunks that marks say.

    >>> sorted(tuple(span) for span in marked_chunks(["B-NP", "I-NP", "B-NP", "O", "B-VP"]))
    [('NP', 0, 2), ('NP', 2, 3), ('VP', 4, 5)]
    """
    spans: list[ChunkSpan] = []
    kind, first = "", 0
    for at, mark in enumerate([*marks, "O"]):
        if kind and mark != f"I-{kind}":
            spans.append(ChunkSpan(kind, first, at))
            kind = ""
        if mark.startswith("B-"):
            kind, first = mark.removeprefix("B-"), at
    return {span for span in spans if span.kind in KINDS}


def _lemma(word: str, tag: str) -> str:
    if tag[0] == "V":
        return AUXILIARIES.get(word, word)
    return word.removesuffix("s") if tag == "NNS" else word
