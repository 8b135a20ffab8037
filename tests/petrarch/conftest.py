"""Coders with converted dictionaries, for all tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from coder.petrarch.convert.bundled import bundled
from coder.petrarch.convert.convert import convert
from coder.pipeline import Pipeline

CASES = Path(__file__).parents[1] / "cases" / "petrarch"


@pytest.fixture(scope="session")
def tabari(tmp_path_factory: pytest.TempPathFactory) -> Pipeline:
    """A coder with dictionaries in TABARI's notation, whose codes are their own."""
    folder = tmp_path_factory.mktemp("tabari") / "out"
    convert(sorted((CASES / "old").iterdir()), folder)
    return Pipeline([folder])


@pytest.fixture(scope="session")
def petrarch2(tmp_path_factory: pytest.TempPathFactory) -> Pipeline:
    """A coder with dictionaries in PETRARCH2's notation and CAMEO's codes."""
    folder = tmp_path_factory.mktemp("petrarch2") / "out"
    convert(sorted((CASES / "old2").iterdir()), folder, bundled(Pipeline().dictionary))
    return Pipeline([folder])
