"""Triples are scored by verbs, with their subjects, with their objects and with both."""

from __future__ import annotations

from pathlib import Path

import pytest

from coder.core.errors import InputError
from coder.evaluate.gold import gold_tokens, read_records
from coder.evaluate.scores import Score, Share
from coder.evaluate.triples import KEYS, ComparedTriple, score_triples
from coder.pipeline import Pipeline


def test_scores_of_a_file(coder: Pipeline, cases: Path) -> None:
    """Items without the arguments of a measure do not count in it; heads may be any of the gold words."""
    scores = score_triples(coder, read_records(cases / "triples.jsonl", KEYS))
    assert scores.scores == {
        "verb": Score(3, 4, 3),
        "sv": Score(2, 4, 3),
        "vo": Score(2, 2, 3),
        "svo": Score(1, 2, 3),
    }
    assert scores.negation == Share(2, 3)


def test_mistakes_have_causes(coder: Pipeline, cases: Path) -> None:
    """Each part of a triple is missed, another one, or too many."""
    scores = score_triples(coder, read_records(cases / "triples.jsonl", KEYS))
    assert [(mistake.cause, mistake.text.split("   in ")[0]) for mistake in scores.mistakes] == [
        ("object too many", ". | NOT attack | zambia"),
        ("verb missed", ". | leave | ."),
        ("other subject", "burma | praise | .   found laos | praise | ."),
        ("subject missed", "laos | leave | ."),
    ]


FITS = [
    ("a | flee | b", "a | flee | b", True),
    ("a/c | flee | b", "c | flee | b", True),
    ("a | flee | b", "a | leave | b", False),
    ("a | flee | b", "a | flee | c", False),
    (". | flee | b", "a | flee | b", False),
    ("a | flee | b", "a | flee | .", False),
    ("a | flee | .", "a | flee | .", True),
]


def compared(text: str) -> ComparedTriple:
    """A triple written as ``SUBJECT | LEMMA | OBJECT``, with ``.`` for none and ``/`` between possible heads."""
    subject, lemma, target = (frozenset(part.split("/")) - {"."} for part in text.split(" | "))
    return ComparedTriple(0, *lemma, subject, target, False)


@pytest.mark.parametrize(("gold", "found", "fits"), FITS)
def test_triples_fit(gold: str, found: str, fits: bool) -> None:
    """The lemma agrees, and each argument has a head in common or is missing on both sides."""
    assert compared(gold).fits(compared(found)) is fits


def test_a_verb_with_two_subjects_counts_once(coder: Pipeline) -> None:
    """Each subject counts with its verb, but the verb alone counts once."""
    gold = {"verb": {"lemma": "hold", "tok": 4}, "subj": {"lemma": "Peru"}, "obj": {"lemma": "talk", "alts": ["talks"]}}
    other = gold | {"subj": {"lemma": "Chile"}}
    record = {"id": "a", "text": "Peru and Chile held talks.", "triples": [gold, other]}
    scores = score_triples(coder, [record]).scores
    assert scores == {"verb": Score(1, 1, 1), "sv": Score(2, 2, 2), "vo": Score(1, 1, 1), "svo": Score(2, 2, 2)}


def test_a_record_without_tagged_words_is_an_error(coder: Pipeline, cases: Path) -> None:
    """The message names the record."""
    with pytest.raises(InputError, match="the record 'expel' has no tagged words"):
        score_triples(coder, read_records(cases / "triples.jsonl", KEYS), {})


def test_given_tags_replace_the_tagger(coder: Pipeline, cases: Path) -> None:
    """With a verb tagged as a noun there is no triple."""
    records = read_records(cases / "triples.jsonl", KEYS)[:1]
    words = [["Kenya", "NNP", "Kenya"], ["expelled", "NN", "expelled"], ["diplomats", "NNS", "diplomat"]]
    tagged = {"expel": gold_tokens({"text": records[0]["text"], "tokens": words})}
    assert score_triples(coder, records, tagged).scores["verb"] == Score(0, 1, 0)
    assert score_triples(coder, records).scores["verb"] == Score(1, 1, 1)
