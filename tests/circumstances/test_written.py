"""The written cases: those that hold, those that are open, and floors under the share of each column."""

from __future__ import annotations

import pytest
from written_cases import Reader, Written, faults, shares, written

from coder.core.circumstances import Circumstances

FLOORS = {
    "country": 0.88,
    "admin1": 0.90,
    "counts": 0.85,
    "mode": 0.78,
    "contexts precision": 0.56,
    "contexts recall": 0.51,
}
"""The least share of right cells by column, all cases together."""


Read = list[tuple[Written, Circumstances]]


@pytest.fixture(scope="module")
def reader() -> Reader:
    """A reader of the cases."""
    return Reader()


@pytest.fixture(scope="module")
def held(reader: Reader) -> Read:
    """The cases that hold, read."""
    return [(case, reader.read(case)) for case in written("written.txt")]


@pytest.fixture(scope="module")
def open_ones(reader: Reader) -> Read:
    """The cases that are open, read."""
    return [(case, reader.read(case)) for case in written("written_open.txt")]


def test_all_cells_of_a_case_are_read(held: Read) -> None:
    """Place, counts and mode are as the writer says."""
    assert not [(case.line, faults(case, found)) for case, found in held if faults(case, found)]


def test_none_of_the_open_ones_holds(open_ones: Read) -> None:
    """A case that is mended moves to ``written.txt``."""
    assert not [case.line for case, found in open_ones if not faults(case, found)]


def test_the_shares_hold(held: Read, open_ones: Read) -> None:
    """No column falls under its floor."""
    cases, read = zip(*held, *open_ones, strict=True)
    found = shares(cases, read)
    print(found)
    assert not {name: share for name, share in found.items() if share < FLOORS[name]}
