"""Kappa and alpha give the figures of published tables."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from coder.analysis.agreement import Level, cohen_kappa, krippendorff_alpha, pairable, percent_agreement
from coder.core.errors import UsageError

CASES = Path(__file__).parents[1] / "cases" / "analysis" / "agreement.txt"


def value(text: str) -> Any:
    """A number, a name, or None for a dot."""
    return None if text == "." else int(text) if text.isdigit() else text


def tables() -> Iterator[tuple[str, str, str]]:
    """Each table with one of its figures."""
    for block in CASES.read_text(encoding="utf-8").split("\n\n")[1:]:
        lines = [line.split() for line in block.splitlines() if not line.startswith("#")]
        rows = [line for line in lines if line[0] not in (*Level, "percent", "kappa")]
        for name, number in (line for line in lines if line not in rows):
            yield "\n".join(map(" ".join, rows)), name, number


@pytest.mark.parametrize(("table", "name", "number"), list(tables()))
def test_published_tables(table: str, name: str, number: str) -> None:
    """The figure has the published value to its last decimal."""
    coders = [[value(text) for text in line.split()] for line in table.splitlines()]
    if name == "percent":
        found = percent_agreement(coders)
    else:
        found = cohen_kappa(*coders) if name == "kappa" else krippendorff_alpha(coders, name)
    decimals = len(number.partition(".")[2])
    assert number == ("none" if found is None else f"{found:.{decimals}f}")


DIAGNOSES = {("1", "1"): 88, ("1", "2"): 10, ("1", "3"): 2, ("2", "1"): 14, ("2", "2"): 40, ("2", "3"): 6} | {
    ("3", "1"): 18,
    ("3", "2"): 10,
    ("3", "3"): 12,
}
"""Two hundred diagnoses by two judges (Cohen 1960; the proportions in Cohen 1968, table 1)."""
WEIGHTS = {("1", "2"): 1.0, ("2", "1"): 1.0, ("1", "3"): 3.0, ("3", "1"): 3.0, ("2", "3"): 6.0, ("3", "2"): 6.0}


@pytest.mark.parametrize(("weights", "kappa"), [(None, "0.492"), (WEIGHTS, "0.348")])
def test_diagnoses_of_cohen(weights: dict[tuple[Any, Any], float] | None, kappa: str) -> None:
    """Kappa and weighted kappa are those that Cohen gives."""
    pairs = [pair for pair, number in DIAGNOSES.items() for _ in range(number)]
    found = cohen_kappa([a for a, _ in pairs], [b for _, b in pairs], weights)
    assert f"{found:.3f}" == kappa


@pytest.mark.parametrize("level", Level)
def test_who_coded_makes_no_difference(level: Level) -> None:
    """Alpha depends on neither the order of the coders nor that of the units."""
    coders = [[1, 2, 3, 3, 2], [1, 2, None, 4, 2], [2, 2, 3, 4, None]]
    turned = [row[::-1] for row in coders[::-1]]
    assert krippendorff_alpha(coders, level) == pytest.approx(krippendorff_alpha(turned, level))


def test_levels_and_values_that_do_not_fit() -> None:
    """A level that is none, names as numbers and rows of different lengths are wrong usage."""
    with pytest.raises(UsageError, match="no level 'cardinal'"):
        krippendorff_alpha([[1], [1]], "cardinal")
    with pytest.raises(UsageError, match="'war' is no number"):
        krippendorff_alpha([["war"], ["talk"]], "interval")
    with pytest.raises(UsageError, match="different numbers of units"):
        pairable([[1, 2], [1]])
