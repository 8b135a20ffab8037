"""Headlines, which lack articles, auxiliaries and a final stop, give the events of all PLOVER types."""

from __future__ import annotations

from pathlib import Path

import pytest

from coder import Coder
from coder.core.entry import Entry
from coder.diagnostics.examples import run_example

FILE = Path(__file__).parent / "cases" / "headlines.txt"
CASES = [line for line in FILE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


@pytest.fixture(scope="module")
def coder() -> Coder:
    """One coder for all cases."""
    return Coder()


@pytest.mark.parametrize("case", CASES)
def test_case(coder: Coder, case: str) -> None:
    """Exactly the events of the case are coded."""
    result = run_example(coder, Entry(FILE.name, 1, {}), case)
    assert result.got == result.wanted
