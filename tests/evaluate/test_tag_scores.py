"""Tags and lemmas are scored on gold words or on the words of the tokenizer."""

from __future__ import annotations

from pathlib import Path

import pytest

from coder.core.paths import dictionaries_dir
from coder.dictionary.lexicon import Lexicon
from coder.evaluate.gold import read_records
from coder.evaluate.scores import Share
from coder.evaluate.tags import KEYS, score_tags
from coder.language.tagging.tagger import Tagger


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    """The tagger with the bundled lexicon."""
    return Tagger(Lexicon.load(dictionaries_dir()))


def test_own_words(tagger: Tagger, cases: Path) -> None:
    """A gold word that the tokenizer cuts otherwise is not scored but listed."""
    scores = score_tags(tagger, read_records(cases / "tags.jsonl", KEYS), own_tokens=True)
    assert scores.shares == {
        "same spans": Share(12, 13),
        "fine tags": Share(10, 12),
        "coarse tags": Share(11, 12),
        "coarse tags, names as nouns": Share(12, 12),
        "verbs read as nouns": Share(0, 2),
        "verb lemmas": Share(1, 2),
        "past tenses and participles mixed up": Share(1, 1),
    }
    assert [mistake.cause for mistake in scores.mistakes] == [
        "VBN as VBD",
        "NN as NNP",
        "other span",
        "lemma assault as attack",
    ]


def test_gold_words(tagger: Tagger, cases: Path) -> None:
    """All gold words are scored; a mistake shows the words around it with their tags."""
    scores = score_tags(tagger, read_records(cases / "tags.jsonl", KEYS))
    assert "same spans" not in scores.shares
    assert (scores.shares["fine tags"].total, scores.tokens) == (13, 13)
    assert scores.mistakes[0].text.startswith("Kenya/NNP [expelled/VBD ")


def test_tags_of_one_class_are_no_mistake(tagger: Tagger) -> None:
    """A plural for a singular costs the fine tags only; a past tense for a participle is listed."""
    record = {"text": "Soldiers fled", "tokens": [["Soldiers", "NN", "soldier"], ["fled", "VBN", "flee"]]}
    scores = score_tags(tagger, [record])
    assert (scores.shares["fine tags"], scores.shares["coarse tags"]) == (Share(0, 2), Share(2, 2))
    assert [mistake.cause for mistake in scores.mistakes] == ["VBN as VBD"]


def test_a_verb_read_as_a_noun_has_no_lemma_to_score(tagger: Tagger) -> None:
    """The share of verbs read as nouns grows, that of lemmas does not."""
    record = {"text": "Soldiers", "tokens": [["Soldiers", "VBZ", "soldier"]]}
    shares = score_tags(tagger, [record]).shares
    assert shares["verbs read as nouns"] == Share(1, 1)
    assert "verb lemmas" not in shares
