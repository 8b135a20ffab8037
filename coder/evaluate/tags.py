"""Scores tags and lemmas against a gold file of tagged words."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coder.core.syntax import Token
from coder.evaluate.gold import Record, gold_tokens
from coder.evaluate.scores import Mistake, Share
from coder.language.tagging.tagger import Tagger
from coder.language.text.tokenizer import tokenize

KEYS = ("text", "tokens")
"""The fields that a gold record must have."""
COARSE = {
    **dict.fromkeys(("NN", "NNS"), "NOUN"),
    **dict.fromkeys(("NNP", "NNPS"), "NAME"),
    **dict.fromkeys(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"), "VERB"),
    **dict.fromkeys(("JJ", "JJR", "JJS"), "ADJECTIVE"),
    **dict.fromkeys(("RB", "RBR", "RBS"), "ADVERB"),
    **dict.fromkeys(("IN", "TO", "RP"), "PREPOSITION"),
    **dict.fromkeys(("DT", "PDT"), "DETERMINER"),
    **dict.fromkeys(("HYPH", ":", ",", ".", "``", "''", "-LRB-", "-RRB-"), "MARK"),
}
"""The coarse class of Penn tags; other tags are classes of their own."""
PAST = frozenset(("VBD", "VBN"))
NEAR = 4
"""How many words are shown to the left and right of a mistake."""


@dataclass(frozen=True, slots=True)
class TagScores:
    """The share of words for which each measure holds, and the wrong tags and lemmas."""

    shares: Mapping[str, Share]
    mistakes: tuple[Mistake, ...]
    tokens: int
    """How many words were tagged."""
    seconds: float
    """The processor time of tagging them."""


def score_tags(tagger: Tagger, records: Sequence[Record], own_tokens: bool = False) -> TagScores:
    """Tag the gold words of each record, or with ``own_tokens`` the text as the tokenizer cuts it, and score the tags.

    Of own tokens only those with the place of a gold word are scored.

    >>> from coder.core.paths import dictionaries_dir
    >>> from coder.dictionary.lexicon import Lexicon
    >>> record = {"text": "It fell.", "tokens": [["It", "PRP", "it"], ["fell", "VBN", "fall"], [".", ".", "."]]}
    >>> scores = score_tags(Tagger(Lexicon.load(dictionaries_dir())), [record])
    >>> scores.shares["fine tags"], scores.shares["verb lemmas"]
    (Share(right=2, total=3), Share(right=1, total=1))
    """
    counts = _TagCounts()
    number, seconds = 0, 0.0
    for record in records:
        gold = gold_tokens(record)
        words = tokenize(record["text"], 0) if own_tokens else [(word.text, word.start, word.end) for word in gold]
        started = time.process_time()
        tokens = tagger.tag(words)
        seconds += time.process_time() - started
        number += len(tokens)
        rules = [rule.name if rule else "-" for rule in tagger.explain(words)]
        by_span = {(token.start, token.end): at for at, token in enumerate(tokens)}
        for word in gold:
            at = by_span.get((word.start, word.end))
            if own_tokens:
                counts.count("same spans", at is not None)
            if at is not None:
                counts.word(tokens[at], word, _shown(tokens, at, rules[at]))
            else:
                counts.mistakes.append(Mistake("other span", _around(tokens, word)))
    return TagScores(counts.shares(), tuple(counts.mistakes), number, seconds)


def coarse_class(tag: str, names_are_nouns: bool = False) -> str:
    """Return the coarse class of a Penn tag.

    >>> coarse_class("NNPS"), coarse_class("NNPS", names_are_nouns=True), coarse_class("MD")
    ('NAME', 'NOUN', 'MD')
    """
    coarse = COARSE.get(tag, tag)
    return "NOUN" if names_are_nouns and coarse == "NAME" else coarse


class _TagCounts:
    """What is counted over all words."""

    def __init__(self) -> None:
        self._right: Counter[str] = Counter()
        self._total: Counter[str] = Counter()
        self.mistakes: list[Mistake] = []

    def shares(self) -> dict[str, Share]:
        """The share of each measure in the order in which the measures came up."""
        return {measure: Share(self._right[measure], total) for measure, total in self._total.items()}

    def count(self, measure: str, holds: bool) -> None:
        """Count one decision."""
        self._total[measure] += 1
        self._right[measure] += holds

    def word(self, token: Token, gold: Token, shown: str) -> None:
        """Count all measures of one word."""
        same_class = coarse_class(token.tag) == coarse_class(gold.tag)
        self.count("fine tags", token.tag == gold.tag)
        self.count("coarse tags", same_class)
        self.count("coarse tags, names as nouns", coarse_class(token.tag, True) == coarse_class(gold.tag, True))
        if coarse_class(gold.tag) == "VERB":
            self._verb(token, gold, shown)
        swapped = {gold.tag, token.tag} == PAST
        if gold.tag in PAST:
            self.count("past tenses and participles mixed up", swapped)
        if not same_class or swapped:
            self.mistakes.append(Mistake(f"{gold.tag} as {token.tag}", shown))

    def _verb(self, token: Token, gold: Token, shown: str) -> None:
        self.count("verbs read as nouns", coarse_class(token.tag) in ("NOUN", "NAME"))
        if coarse_class(token.tag) == "VERB":
            self.count("verb lemmas", token.lemma == gold.lemma)
            if token.lemma != gold.lemma:
                self.mistakes.append(Mistake(f"lemma {gold.lemma} as {token.lemma}", shown))


def _shown(tokens: Sequence[Token], at: int, rule: str) -> str:
    """The words near a place with their tags, the word itself in brackets with the rule that decided its tag."""
    near = range(max(0, at - NEAR), min(len(tokens), at + NEAR + 1))
    words = {index: f"{tokens[index].text}/{tokens[index].tag}" for index in near}
    words[at] = f"[{words[at]} {rule}]"
    return " ".join(words.values())


def _around(tokens: Sequence[Token], word: Token) -> str:
    """The tokens about the place of a gold word that the tokenizer cuts otherwise."""
    return (
        word.text
        + " in "
        + " ".join(token.text for token in tokens if token.end > word.start - 9 and token.start < word.end + 9)
    )
