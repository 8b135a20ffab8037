"""Sentences to parses: tokens, tags, chunks, clauses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from coder.core.syntax import Parse, Sentence, Token
from coder.dictionary.lexicon import Lexicon
from coder.language.chunking.chunker import Chunker
from coder.language.clauses.clauser import Clauser
from coder.language.tagging.tag_rules import Rule
from coder.language.tagging.tagger import Tagger
from coder.language.text.captions import Word, without_picture_places
from coder.language.text.repair import RepairedText
from coder.language.text.tokenizer import tokenize, tokenize_sentence

MAX_TOKENS: Final = 5000
"""A sentence is cut at this limit: no news sentence is as long, and the cost stays bounded."""

Retag = Callable[[tuple[Token, ...]], tuple[Token, ...]]
"""What changes the tags of a sentence."""


class SentenceParser:
    """The language stages; it keeps nothing of one sentence for the next.

    >>> from coder.core.paths import dictionaries_dir
    >>> parser = SentenceParser(Lexicon.load(dictionaries_dir()))
    >>> [chunk.kind for chunk in parser.parse([Sentence(0, 0, 14, "He left Chad .")])[0].chunks]
    ['PRON', 'VFIN', 'NP', 'STOP']
    """

    __slots__ = ("_chunker", "_clauser", "_tagger")

    def __init__(self, lexicon: Lexicon) -> None:
        self._tagger = Tagger(lexicon)
        self._chunker = Chunker()
        self._clauser = Clauser()

    def parse(
        self, sentences: Sequence[Sentence], repaired: RepairedText | None = None, retag: Retag | None = None
    ) -> list[Parse]:
        """The parses of the sentences of an article; ``repaired`` is its text as it was meant, where it came damaged.

        Each stage reads all of them, while its tables are at hand, before the next one begins.
        """
        tokens = [self._tagger.tag(_words(sentence, repaired)) for sentence in sentences]
        if retag is not None:
            tokens = [retag(each) for each in tokens]
        chunks = [self._chunker.chunk(each) for each in tokens]
        parts = [self._clauser.parse(each, cut) for each, cut in zip(tokens, chunks, strict=True)]
        return [
            Parse(Sentence(one.index, one.start, one.end, one.text, each), cut, clauses, phrases)
            for one, each, cut, (clauses, phrases) in zip(sentences, tokens, chunks, parts, strict=True)
        ]

    def tags(self, text: str) -> tuple[Token, ...]:
        """The words of a text with tags and lemmas."""
        return self._tagger.tag(tokenize(text))

    def tag_rules(self, sentence: Sentence) -> tuple[Rule | None, ...]:
        """For each token the contextual rule that decided its tag; None where no rule did."""
        return self._tagger.explain([(token.text, token.start, token.end) for token in sentence.tokens])


def _words(sentence: Sentence, repaired: RepairedText | None) -> list[Word]:
    """The words of a sentence that are read."""
    return without_picture_places(sentence.text, tokenize_sentence(sentence, repaired)[:MAX_TOKENS])
