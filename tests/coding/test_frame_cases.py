"""Each frame has a file of sentences with their codings: alone, nested, negated, and only looking like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from coder.core.entry import Entry
from coder.diagnostics.examples import run_example
from coder.dictionary.frames import Frame
from coder.pipeline import Pipeline

FOLDER = Path(__file__).parent.parent / "cases" / "frames"
CASES = [
    (path.stem, line)
    for path in sorted(FOLDER.glob("*.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
EXAMPLES_OF_FRAME = 6


@pytest.fixture(scope="module")
def coder() -> Pipeline:
    """One coder for all cases."""
    return Pipeline()


@pytest.mark.parametrize("frame", Frame, ids=lambda frame: frame.word)
def test_each_frame_has_cases(frame: Frame) -> None:
    """A frame comes with at least six sentences, of which some give events and some give none."""
    lines = [line for name, line in CASES if name == frame.word]
    assert len(lines) >= EXAMPLES_OF_FRAME
    assert any(line.endswith("=> none") for line in lines)


def test_each_file_is_that_of_a_frame() -> None:
    """A file of cases has the name of a frame."""
    assert {name for name, _ in CASES} == {frame.word for frame in Frame}


@pytest.mark.parametrize(("frame", "line"), CASES, ids=lambda value: str(value)[:60])
def test_case(coder: Pipeline, frame: str, line: str) -> None:
    """A sentence gives exactly the events that its case names."""
    result = run_example(coder, Entry(f"{frame}.txt", 1, {}), line)
    assert sorted(result.got) == sorted(result.wanted)
