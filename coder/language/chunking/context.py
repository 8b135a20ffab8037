"""One sentence on its way from tags to terminals, and the questions that the rules ask about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.core.syntax import Token
from coder.dictionary.word_lists import word_set
from coder.language.chunking.tag_sets import (
    ADJECTIVE_TAGS,
    ADVERB_TAGS,
    CLAUSE_BREAKS,
    COMMON_NOUN_TAGS,
    FINITE_TAGS,
    FINITE_TERMINALS,
    GROUP_ENDS,
    MODIFIER_TAGS,
    NAME_TAGS,
    NOUN_TAGS,
    NUMBER_TAGS,
    TIME_TERMINALS,
)

LOOK: Final = 12
"""How many tokens a rule looks ahead at most: keeps the cost of a sentence linear."""
LOOK_BACK: Final = 25
"""How many terminals a rule looks back at most."""
LONGEST_QUOTE: Final = 7
"""Quotation marks farther apart do not stand inside one noun group."""
QUOTED_ENDS: Final = frozenset(("IN", ","))
"""With one of these the nouns at the beginning of a quotation end."""
MOST_ADVERBS: Final = 5
"""So many adverbs in a row are passed over at most."""
NAMED_REACH: Final = 3
"""So many words after a verb of naming the name of whom it is about may stand."""
_ATTRIBUTIVE: Final = word_set("actors.attributive_names")
PLACED_IN: Final = "in"
_NAMING: Final = word_set("chunking.naming_verbs")
_COMPARERS: Final = word_set("chunking.comparers")
_ONE: Final = word_set("actors.indefinite_articles")
_MULTIPLES: Final = word_set("chunking.multiples")
_TIMES: Final = word_set("chunking.times")
_NO_CLAUSE_AFTER: Final = frozenset(("VBG", "VBN", "VB", "IN", "TO", ",", ".", "CC"))
"""Before one of these a preposition does not introduce a clause."""
_BEFORE_LISTS: Final = frozenset(("VB", "VBG", "IN", "DT", "PRP$", "POS"))
"""Tags before the adjective that opens a list of modifiers."""
_ENDS_CLAUSE: Final = frozenset((",", ".", ":", "WDT", "WP", "TO", "``", "''", "WRB", "(", "-LRB-"))


class TerminalContext:
    """One sentence on its way to terminals: the tokens, their words in lower case, the terminals so far."""

    __slots__ = ("in_group_quote", "in_insertion", "in_quote", "out", "tags", "tokens", "words")

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.words = [token.text.lower() for token in tokens] + [""] * 3
        self.tags = [token.tag for token in tokens] + [""] * 3
        self.out: list[str] = []
        self.in_quote = self.in_group_quote = self.in_insertion = False

    def last(self) -> str:
        """The terminal before this one."""
        return self.out[-1] if self.out else ""

    def number(self) -> str:
        """The terminal of the first word of a number; behind a noun or a time it opens a group of its own."""
        return "NUM" if self.last() not in GROUP_ENDS else "DET"

    def after_adverbs(self, i: int) -> int:
        """The index of the first token after ``i`` that is not an adverb."""
        j = i + 1
        while self.tags[j] in ADVERB_TAGS and j < i + MOST_ADVERBS:
            j += 1
        return j

    def compares_number(self, i: int) -> bool:
        """Whether token ``i`` is "more" of "more than 50", "more than a year", or "up" of "up to 50"."""
        word, following = self.words[i], self.words[i + 1]
        compares = (word == "up" and following == "to") or (following == "than" and word in _COMPARERS)
        return compares and (self.tags[i + 2] in NUMBER_TAGS or self.counts_unit(i + 2))

    def counts(self, i: int) -> bool:
        """Whether a number begins at token ``i``: in figures or words, or "a dozen"."""
        return self.tags[i] in NUMBER_TAGS or (self.words[i] in _ONE and self.words[i + 1] in _MULTIPLES)

    def counts_unit(self, i: int) -> bool:
        """Whether token ``i`` is an article that counts a unit of time or is part of a number: "a year", "a dozen"."""
        if self.words[i] not in _ONE or i + 1 >= len(self.tokens):
            return False
        return self.tokens[i + 1].lemma in _TIMES or self.words[i + 1] in _MULTIPLES

    def noun_ahead(self, i: int) -> bool:
        """Whether token ``i`` is followed by a noun, with nothing but modifiers between."""
        tags = self.tags
        for j in range(i + 1, min(i + LOOK, len(self.tokens))):
            tag = tags[j]
            if tag in NOUN_TAGS or tag == "CD" or tag == "$":
                return True
            if tag == "CC" or tag == ",":
                if tags[j - 1] not in MODIFIER_TAGS:
                    return False
                joined = self.joins_modifiers(j) or self.lists_modifiers(j)
                if tags[j + 1] not in ADJECTIVE_TAGS and not joined:
                    return False
            elif tag == "''" or tag == '"':
                if not self.in_group_quote:
                    return False
            elif self.in_insertion and self.words[j] == "]":
                continue
            elif tag == "``":
                return self.quotes_nouns(j)
            elif tag not in MODIFIER_TAGS and not (tag in ADVERB_TAGS and tags[j + 1] in MODIFIER_TAGS):
                return False
        return False

    def quotes_nouns(self, i: int) -> bool:
        """Whether the mark ``i`` opens a quotation of part of a noun group: 'the "peace" deal', 'ten "rebels"'."""
        for j in range(i + 1, min(i + LONGEST_QUOTE, len(self.tokens))):
            tag = self.tags[j]
            if tag == "''" or tag == '"':
                return j > i + 1
            if tag not in NOUN_TAGS and tag not in MODIFIER_TAGS:
                break
        return False

    def quotes_phrase(self, i: int) -> bool:
        """Whether the mark ``i`` opens nouns with a phrase or comma behind them: "Mali's "support for rebels""."""
        for j in range(i + 1, min(i + LONGEST_QUOTE, len(self.tokens))):
            tag = self.tags[j]
            if tag in QUOTED_ENDS:
                return self.tags[j - 1] in NOUN_TAGS
            if tag not in NOUN_TAGS and tag not in MODIFIER_TAGS:
                break
        return False

    def follows_attributive_name(self, i: int) -> bool:
        """Whether a short name stands before the mark ``i`` that may be an adjective, and is not called something.

        "Slammed US 'support for rebels'", but "called the US 'a bully'".
        """
        if i == 0 or self.tokens[i - 1].text not in _ATTRIBUTIVE:
            return False
        return not any(self.tokens[j].lemma in _NAMING for j in range(max(i - 1 - NAMED_REACH, 0), i - 1))

    def opens_nations(self, i: int) -> bool:
        """Whether a short name is the first of several nations of one noun: "the US, British and German embassies".

        Not so where it is a place: "in the US, British and German banks closed".
        """
        if self.tokens[i].text not in _ATTRIBUTIVE or self.tags[i + 1] != ",":
            return False
        opener = i - 1 - (i > 0 and self.tags[i - 1] == "DT")
        if opener >= 0 and self.words[opener] == PLACED_IN:
            return False
        j = i + 2
        while self._is_nation(j) and self.tags[j + 1] == ",":
            j += 2
        last = self._is_nation(j) and self.tags[j + 1] == "CC" and self._is_nation(j + 2)
        return last and self.tags[j + 3] in COMMON_NOUN_TAGS | {"JJ"}

    def _is_nation(self, i: int) -> bool:
        return self.tags[i] == "JJ" and self.tokens[i].text[:1].isupper()

    def joins_modifiers(self, i: int) -> bool:
        """Whether a conjunction joins an adjective to a noun before a noun: "foreign and defence ministers".

        Or the adjective of a nation to a name: "Chinese and U.S. troops".
        """
        tags = self.tags
        if tags[i] != "CC" or tags[i - 1] != "JJ":
            return False
        if not self.tokens[i - 1].text.islower():
            named = i + 2 if tags[i + 1] in NAME_TAGS else i
            return named > i and tags[named + (tags[named] in NAME_TAGS)] in COMMON_NOUN_TAGS
        return tags[i + 1] == "NN" and tags[i + 2] in COMMON_NOUN_TAGS

    def lists_modifiers(self, i: int) -> bool:
        """Whether a comma joins an adjective to a noun before a noun: "to expand economic, trade ties".

        None does so behind a predicate: "he was angry, police officials said".
        """
        tags = self.tags
        joined = tags[i] == "," and tags[i - 1] == "JJ" and tags[i + 1] == "NN" and tags[i + 2] in COMMON_NOUN_TAGS
        opened = i > 1 and tags[i - 2] in _BEFORE_LISTS
        return joined and opened and self.tokens[i - 1].text.islower() and tags[i + 3] not in FINITE_TAGS

    def finite_ahead(self, i: int) -> bool:
        """Whether a finite clause follows token ``i``, and not just a phrase."""
        tags = self.tags
        if tags[i + 1] in _NO_CLAUSE_AFTER:
            return False
        for j in range(i + 1, min(i + LOOK + 4, len(self.tokens))):
            tag = tags[j]
            if tag in FINITE_TAGS:
                return True
            if tag == ",":
                return self._closes_apposition(j)
            if tag in _ENDS_CLAUSE or self.words[j] == "that":
                return False
        return False

    def _closes_apposition(self, i: int) -> bool:
        """Whether the comma ``i`` opens the name of a subject before its verb: "after the chief, Ali Odeh, spoke"."""
        for j in range(i + 1, min(i + LONGEST_QUOTE, len(self.tokens))):
            if self.tags[j] == ",":
                return j > i + 1 and self.tags[j + 1] in FINITE_TAGS
            if self.tags[j] not in NAME_TAGS:
                break
        return False

    def verb_pending(self) -> bool:
        """Whether the clause so far has a subject but no finite verb."""
        out = self.out
        for j in range(len(out) - 1, max(-1, len(out) - LOOK_BACK), -1):
            name = out[j]
            if name in FINITE_TERMINALS:
                return False
            if name in CLAUSE_BREAKS:
                return j < len(out) - 1
        return bool(out)

    def fronted(self) -> bool:
        """Whether nothing but a phrase that opens the sentence and a comma have come: "On Sunday, [hired] gunmen"."""
        out = self.out
        opened = len(out) > 1 and (self.tags[0] == "IN" or self.tags[0] in ADVERB_TAGS)
        return opened and out[-1] == "COMMA" and CLAUSE_BREAKS.union(FINITE_TERMINALS).isdisjoint(out[:-1])

    def only_time_told(self) -> bool:
        """Whether the clause so far is a time and nothing else: "Just two days"."""
        for name in reversed(self.out):
            if name in CLAUSE_BREAKS:
                return True
            if name not in TIME_TERMINALS:
                return False
        return True
