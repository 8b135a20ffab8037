"""Gold actors are looked for among the coded noun phrases, and what is not found has a cause."""

from __future__ import annotations

from pathlib import Path

import pytest

from coder.evaluate.actors import KEYS, score_actors
from coder.evaluate.gold import Record, read_records
from coder.evaluate.scores import Share
from coder.pipeline import Pipeline


def record(text: str, code: str, words: str | None) -> Record:
    """A record with one gold actor."""
    return {"id": "a", "text": text, "events": [{"source": {"code": code, "text": words}, "target": None}]}


def test_scores_of_a_file(coder: Pipeline, cases: Path) -> None:
    """Null actors do not count; a code that no phrase has is wrong."""
    scores = score_actors(coder, read_records(cases / "events.jsonl", KEYS))
    assert scores.found == Share(10, 11)
    assert [mistake.cause for mistake in scores.mistakes] == ["wrong"]
    assert scores.mistakes[0].text == "wrong BEN 'Togo' read as [Togo|TGO]: Ghana condemned Togo."


CAUSES = [
    (record("Ghana condemned Togo.", "BEN", "Togo"), "wrong"),
    (record("Ghana condemned Togo.", "BEN", "Benin"), "absent"),
    (record("Ghana condemned Togo.", "BEN", None), "absent"),
    (record("Qwertol Zubbix condemned Togo.", "BEN", "Qwertol Zubbix"), "unknown"),
    (record("The group condemned Togo.", "BEN", "The group"), "unresolved"),
    (record("The Zubbix Group condemned Togo.", "BEN", "The Zubbix Group"), "unresolved"),
    (record("It condemned Togo.", "BEN", "It"), "unresolved"),
]


@pytest.mark.parametrize(("gold", "cause"), CAUSES)
def test_causes(coder: Pipeline, gold: Record, cause: str) -> None:
    """The phrases at the place of the gold words tell why the actor is not found."""
    assert [mistake.cause for mistake in score_actors(coder, [gold]).mistakes] == [cause]


def test_an_actor_may_stand_anywhere_in_the_text(coder: Pipeline) -> None:
    """The country counts wherever a phrase has it: the gold words are only asked if none does."""
    assert score_actors(coder, [record("Ghana condemned Togo.", "GHAGOV", "Togo")]).found == Share(1, 1)
