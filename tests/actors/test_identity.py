"""Who an actor is: one id and one name for all that the text calls him, and on what that rests."""

from __future__ import annotations

import pytest
from actor_notation import DATE, read_cases
from test_resolution import actors_of, read_marks

from coder.core.model import Article
from coder.pipeline import Pipeline


@pytest.fixture(scope="module")
def coder() -> Pipeline:
    """One coder for all cases."""
    return Pipeline()


@pytest.mark.parametrize(("text", "expected"), read_cases("identity.txt"), ids=lambda text: text[:50])
def test_identity(text: str, expected: str, coder: Pipeline) -> None:
    """A marked phrase has its id, its name and its basis."""
    plain, (mark,) = read_marks(text.replace("]", "|-]"))
    for parse, actors in coder.opened(Article("case", plain, DATE)):
        if parse.sentence.start <= mark.start < parse.sentence.end:
            (found,) = actors_of(mark, parse, actors)
            assert ", ".join(value or "-" for value in (found.id, found.name, found.basis)) == expected
