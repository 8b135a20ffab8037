"""The cost of an article grows with its length and no faster: steps are counted, not seconds."""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from coder.actors import discourse
from coder.core.model import Article
from coder.pipeline import Pipeline

FOLDER = str(Path(discourse.__file__).parent)
STORY = (
    "Angela Merkel met Barack Obama in Berlin and they praised each other. The two leaders said they would meet again. "
    "When he arrived, Obama said his country would help it. The two countries criticised the rebels. "
)


def steps(coder: Pipeline, repeats: int) -> int:
    """Return how many lines of this package reading a story takes that is repeated."""
    count = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace if frame.f_code.co_filename.startswith(FOLDER) else None

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        coder.read(Article("long", STORY * repeats), keep_parses=False)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.skipif(not discourse.__file__.endswith(".py"), reason="compiled code has no lines to count")
def test_the_cost_is_linear() -> None:
    """Twice the sentences take twice the steps."""
    coder = Pipeline()
    steps(coder, 2)
    short, long = steps(coder, 25), steps(coder, 50)
    assert 1.8 * short < long < 2.05 * short
