"""Ends of sentences are scored on gold sentences joined to articles."""

from __future__ import annotations

import pytest

from coder.core.paths import dictionaries_dir
from coder.dictionary.lexicon import Lexicon
from coder.evaluate.scores import Score
from coder.evaluate.sentences import ARTICLE, score_sentences

LEXICON = Lexicon.load(dictionaries_dir())
CASES = [
    (["Gen. Odo left.", "Nobody knows why."], Score(2, 2, 2), []),
    (["He went home. Then he slept.", "She stayed."], Score(2, 2, 3), ["end too many"]),
    (["He went home", "and slept there."], Score(1, 2, 1), ["end missed"]),
]


@pytest.mark.parametrize(("texts", "score", "causes"), CASES)
def test_ends(texts: list[str], score: Score, causes: list[str]) -> None:
    """Where a gold sentence ends a sentence must end, and nowhere else."""
    scores = score_sentences(LEXICON, [{"text": text} for text in texts])
    assert scores.ends == score
    assert [mistake.cause for mistake in scores.mistakes] == causes


def test_the_joint_decides() -> None:
    """What blanks leave open line ends may decide; the place of a mistake is shown."""
    texts = [{"text": "He went home"}, {"text": "and slept there."}]
    assert score_sentences(LEXICON, texts).mistakes[0].text == "He went home| and slept there."
    assert score_sentences(LEXICON, texts, "\n\n").ends.matched == 2


def test_long_files_become_several_articles() -> None:
    """No sentence is lost or counted twice where one article ends and the next one begins."""
    texts = [{"text": f"Village {number} is quiet."} for number in range(ARTICLE + 1)]
    assert score_sentences(LEXICON, texts).ends == Score(ARTICLE + 1, ARTICLE + 1, ARTICLE + 1)
