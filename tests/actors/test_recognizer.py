"""Which names and role nouns a sentence has, and what each of them means."""

from __future__ import annotations

import pytest
from actor_notation import article, read_cases

from coder.pipeline import Pipeline


@pytest.fixture(scope="module")
def coder() -> Pipeline:
    """One coder for all cases."""
    return Pipeline()


@pytest.mark.parametrize(("sentence", "wanted"), read_cases("items.txt"))
def test_items(sentence: str, wanted: str, coder: Pipeline) -> None:
    """The items of a sentence stand from left to right, each with its form and code."""
    ((parse, actors),) = coder.opened(article(sentence))
    tokens = parse.sentence.tokens
    shown = [
        f"{' '.join(token.text for token in tokens[item.first : item.stop])} {item.form} {item.code or '-'}"
        for item in actors.items
    ]
    assert shown == wanted.split(" ; ")


def test_items_are_found_by_phrase(coder: Pipeline) -> None:
    """A phrase has the items that begin in it, but not those of its possessor."""
    ((parse, actors),) = coder.opened(article("Turkey's army chief met Iran."))
    subject = parse.clauses[0].subject
    assert subject is not None and subject.possessor is not None
    assert [item.code for item in actors.sentence.within(subject)] == ["MIL"]
    assert [item.code for item in actors.sentence.within(subject.possessor)] == ["TUR"]


@pytest.mark.parametrize(
    ("sentence", "country"),
    [("Police shot two men in Istanbul.", "TUR"), ("Police shot two men with Istanbul.", ""), ("Istanbul slept.", "")],
)
def test_scene_of_a_sentence(sentence: str, country: str, coder: Pipeline) -> None:
    """A sentence happens in the place that it names after a preposition of place."""
    ((_, actors),) = coder.opened(article(sentence))
    assert actors.sentence.scene() == country
