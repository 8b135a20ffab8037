"""What the tests of the evaluation share."""

from __future__ import annotations

from pathlib import Path

import pytest

from coder import Coder


@pytest.fixture(scope="session")
def coder() -> Coder:
    """A coder with the bundled dictionaries."""
    return Coder()


@pytest.fixture(scope="session")
def cases() -> Path:
    """The folder of gold files."""
    return Path(__file__).parent.parent / "cases" / "evaluate"
