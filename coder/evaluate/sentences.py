"""Scores the ends of sentences against texts of which each is one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coder.dictionary.lexicon import Lexicon
from coder.evaluate.gold import Record
from coder.evaluate.scores import Mistake, Score
from coder.language.text.sentences import split_article

KEYS = ("text",)
"""The fields that a gold record must have."""
ARTICLE = 20
"""So many gold sentences are joined to one article."""
NEAR = 30
"""How many characters are shown to the left and right of a mistake."""


@dataclass(frozen=True, slots=True)
class SentenceScores:
    """The score of sentence ends, and the places of those that were missed or are too many."""

    ends: Score
    mistakes: tuple[Mistake, ...]


def score_sentences(lexicon: Lexicon, records: Sequence[Record], joint: str = " ") -> SentenceScores:
    """Join gold sentences to articles and score where these are split.

    >>> from coder.core.paths import dictionaries_dir
    >>> texts = [{"text": "Gen. Odo left."}, {"text": "Nobody knows why."}]
    >>> score_sentences(Lexicon.load(dictionaries_dir()), texts).ends
    Score(matched=2, gold=2, found=2)
    """
    total, mistakes = Score(), list[Mistake]()
    for first in range(0, len(records), ARTICLE):
        sentences = [str(record["text"]).strip() for record in records[first : first + ARTICLE]]
        text = joint.join(sentences)
        gold, place = set[int](), 0
        for sentence in sentences:
            gold.add(place + len(sentence))
            place += len(sentence) + len(joint)
        found = {end for _, end in split_article(text, lexicon).sentences}
        total += Score(len(gold & found), len(gold), len(found))
        mistakes += [Mistake("end missed", _shown(text, end)) for end in sorted(gold - found)]
        mistakes += [Mistake("end too many", _shown(text, end)) for end in sorted(found - gold)]
    return SentenceScores(total, tuple(mistakes))


def _shown(text: str, end: int) -> str:
    """The text about a place, which a bar marks."""
    return f"{text[max(end - NEAR, 0) : end]}|{text[end : end + NEAR]}".replace("\n", " ")
