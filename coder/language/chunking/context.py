"""One sentence on its way from tags to terminals, and the questions that rules ask of it."""

from __future__ import annotations

from collections.abc import Sequence

from coder.core.model import Token
from coder.language.chunking.chunk_words import (
    ADVERB_TAGS,
    BREAKS_OUT,
    FINITE_OUT,
    FINITE_TAGS,
    LOOK,
    MODIFIER_TAGS,
    NOUN_TAGS,
)


class TerminalContext:
    """One sentence on its way to terminals: the tokens, their words in lower case, the terminals so far."""

    __slots__ = ("in_group_quote", "in_quote", "out", "tags", "tokens", "words")

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.words = [token[0].lower() for token in tokens] + [""] * 3
        self.tags = [token[3] for token in tokens] + [""] * 3
        self.out: list[str] = []
        self.in_quote = self.in_group_quote = False

    def last(self) -> str:
        """The terminal before this one."""
        return self.out[-1] if self.out else ""

    def after_adverbs(self, i: int) -> int:
        """Index of the first token after ``i`` that is no adverb."""
        j = i + 1
        while self.tags[j] in ADVERB_TAGS and j < i + 5:
            j += 1
        return j

    def noun_ahead(self, i: int) -> bool:
        """Is token ``i`` followed by a noun, with nothing but modifiers between?"""
        tags = self.tags
        for j in range(i + 1, min(i + LOOK, len(self.tokens))):
            tag = tags[j]
            if tag in NOUN_TAGS or tag == "CD" or tag == "$":
                return True
            if tag == "CC" or tag == ",":
                if tags[j - 1] not in MODIFIER_TAGS or tags[j + 1] not in ("JJ", "VBN"):
                    return False
            elif tag == "''" or tag == '"':
                if not self.in_group_quote:
                    return False
            elif tag not in MODIFIER_TAGS and not (tag in ADVERB_TAGS and tags[j + 1] in MODIFIER_TAGS):
                return False
        return False

    def finite_ahead(self, i: int) -> bool:
        """Does a finite clause follow token ``i`` (and not just a phrase)?"""
        tags = self.tags
        if tags[i + 1] in ("VBG", "VBN", "VB", "IN", "TO", ",", ".", "CC"):
            return False
        for j in range(i + 1, min(i + LOOK + 4, len(self.tokens))):
            tag = tags[j]
            if tag in FINITE_TAGS:
                return True
            if tag in (",", ".", ":", "WDT", "WP", "TO", "``", "''", "WRB", "(", "-LRB-") or self.words[j] == "that":
                return False
        return False

    def verb_pending(self) -> bool:
        """Has the clause so far a subject but no finite verb?"""
        for j in range(len(self.out) - 1, max(-1, len(self.out) - 25), -1):
            name = self.out[j]
            if name in FINITE_OUT:
                return False
            if name in BREAKS_OUT:
                return j < len(self.out) - 1
        return bool(self.out)
