"""What the tests of the evaluation share."""

from __future__ import annotations

from pathlib import Path

import pytest

from coder.pipeline import Pipeline


@pytest.fixture(scope="session")
def coder() -> Pipeline:
    """A coder with the bundled dictionaries."""
    return Pipeline()


@pytest.fixture(scope="session")
def cases() -> Path:
    """The folder of gold files."""
    return Path(__file__).parent.parent / "cases" / "evaluate"
