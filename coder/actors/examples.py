"""Those whom the text names after a plural noun that stands for them: "several countries, including Chad"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from coder.actors.recognized import RecognizedSentence
from coder.core.syntax import Phrase
from coder.dictionary.word_lists import word_set

OPENERS: Final = word_set("actors.example_openers")
OPENED_BY: Final = frozenset(words.split(" ")[0] for words in OPENERS)
EXEMPLIFIED: Final = word_set("actors.exemplified_nouns")
MEMBER_TAGS: Final = frozenset(("DT", "JJ", "NN", "NNS", "NNP", "NNPS", "POS", "PRP$"))
"""The tags of the words of one who is named."""
REACH: Final = 40
"""So many words after a noun may name its examples."""


def examples(sentence: RecognizedSentence, phrase: Phrase) -> list[Phrase]:
    """The phrases that name examples of a plural noun without a name; none where it has a name or no examples."""
    at = _opened(sentence, phrase.stop)
    if not at or not _is_exemplified(sentence, phrase):
        return []
    return list(_members(sentence, at))


def gives_examples(sentence: RecognizedSentence) -> bool:
    """Whether a sentence has a word that may open examples."""
    return not OPENED_BY.isdisjoint(sentence.lowers)


def _opened(sentence: RecognizedSentence, at: int) -> int:
    """The position behind the words that open examples, also over a comma; 0 where none stand there."""
    words = sentence.lowers
    if at + 2 >= len(words):
        return 0
    at += words[at] == ","
    if words[at] not in OPENED_BY:
        return 0
    if words[at] in OPENERS:
        return at + 1
    return at + 2 if f"{words[at]} {words[at + 1]}" in OPENERS else 0


def _is_exemplified(sentence: RecognizedSentence, phrase: Phrase) -> bool:
    """Whether a phrase is a plural noun for states, bodies or their heads, and names none: "Western countries"."""
    head = sentence.tokens[phrase.head]
    if head.tag != "NNS" or head.lemma.lower() not in EXEMPLIFIED:
        return False
    states = sentence.dictionary.countries
    named = [item for item in sentence.within(phrase) if item.is_named]
    return all(item.is_place and item.code[:3] not in states for item in named)


def _members(sentence: RecognizedSentence, at: int) -> Iterator[Phrase]:
    """The members of a list from a position on; one over a mere comma counts only if the list goes on behind it."""
    first, tokens = at, sentence.tokens
    joined = True
    for here in range(at, min(at + REACH, len(tokens))):
        token = tokens[here]
        if token.tag in MEMBER_TAGS:
            continue
        goes_on = token.tag in (",", "CC")
        if here > first:
            if not joined and not goes_on:
                return
            yield Phrase(first, here, here - 1)
        elif token.tag != "CC":
            return
        if not goes_on:
            return
        joined = token.tag == "CC"
        first = here + 1
