"""Relations are scored by what the marked source does to the marked target."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from coder.evaluate.gold import article_of, read_records
from coder.evaluate.relations import KEYS, answer_of, score_relations
from coder.evaluate.scores import Score, Share
from coder.pipeline import Pipeline


def test_scores_of_a_file(coder: Pipeline, cases: Path) -> None:
    """One record is right, one has another type, one names the actors the wrong way round, one is rejected."""
    scores = score_relations(coder, read_records(cases / "relations.jsonl", KEYS))
    assert scores.types == {
        "ACCUSE": Score(0, 1, 0),
        "AGREE": Score(0, 1, 0),
        "CONSULT": Score(0, 1, 0),
        "SANCTION": Score(1, 1, 1),
        "SUPPORT": Score(0, 0, 1),
    }
    assert scores.quads == {1: Score(1, 2, 1), 3: Score(0, 1, 0), 4: Score(1, 1, 1)}
    assert (scores.covered, scores.right) == (Share(2, 4), Share(1, 4))
    assert scores.macro_f1 == 0.2
    assert round(scores.quad_macro_f1, 3) == 0.556


def test_mistakes_have_causes(coder: Pipeline, cases: Path) -> None:
    """A mistake names the other type, the type between other actors, or the reason of the rejection."""
    scores = score_relations(coder, read_records(cases / "relations.jsonl", KEYS))
    assert [mistake.cause for mistake in scores.mistakes] == [
        "ACCUSE coded as (ACCUSE of other actors)",
        "AGREE coded as SUPPORT",
        "CONSULT rejected: negated",
    ]


def test_the_most_conflictual_answer_counts(coder: Pipeline) -> None:
    """Of two events between the marked actors the one in the higher quad class is the answer, whatever comes first."""
    text = "Laos praised Nepal and bombed Nepal. Laos said Nepal was late."
    actors = [{"start": 0, "end": 4, "role": "source"}, {"start": 13, "end": 18, "role": "target"}]
    actors.append({"start": 30, "end": 35, "role": "target"})
    coded = coder.read(article_of({"id": "a", "text": text, "actors": actors}, marked=True))
    assert {event.plover for event in coded.events} >= {"SUPPORT", "ASSAULT"}
    assert answer_of(coded, actors) == "ASSAULT"


def test_an_event_without_a_target_does_not_answer(coder: Pipeline) -> None:
    """A marked target must be found; if none is marked an event with or without a target answers."""
    actors = [{"start": 0, "end": 4, "role": "source"}, {"start": 13, "end": 18, "role": "target"}]
    coded = coder.read(article_of({"id": "a", "text": "Laos praised Nepal.", "actors": actors}, marked=True))
    half = replace(coded, events=(replace(coded.events[0], target=None),))
    assert answer_of(coded, actors) == "SUPPORT"
    assert answer_of(half, actors) is None
    assert answer_of(half, actors[:1]) == "SUPPORT"


def test_statements_are_no_answer(coder: Pipeline) -> None:
    """PLOVER has no type for what is merely said."""
    text = "Laos commented on Nepal on Friday."
    actors = [{"start": 0, "end": 4, "role": "source"}, {"start": 18, "end": 23, "role": "target"}]
    coded = coder.read(article_of({"id": "a", "text": text, "actors": actors}, marked=True))
    assert [event.plover for event in coded.events] == ["STATEMENT"]
    assert answer_of(coded, actors) is None
