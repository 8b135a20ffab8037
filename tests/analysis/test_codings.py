"""Codings of several coders are read from tables and judgements, and compared."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from coder.analysis.codings import Codings, agreement_of, codings_of_judges, read_codings
from coder.analysis.judgements import Judgement, Part, Verdict
from coder.cli import app
from coder.core.errors import InputError, UsageError

TABLES = [
    ("unit,coder,value\n1,anna,a\n1,ben,b\n2,ben,c\n", ("anna", "ben"), (("a", None), ("b", "c"))),
    ("value;unit;coder\na;1;anna\n;1;ben\n", ("anna", "ben"), (("a",), (None,))),
    ("sentence,anna,ben\n1,a,b\n2,,c\n", ("anna", "ben"), (("a", None), ("b", "c"))),
]


@pytest.mark.parametrize(("table", "coders", "values"), TABLES)
def test_tables_of_codings(table: str, coders: tuple[str, ...], values: object, tmp_path: Path) -> None:
    """Long and wide tables give the same codings; an empty cell is a missing value."""
    (tmp_path / "t.csv").write_text(table, encoding="utf-8")
    found = read_codings(tmp_path / "t.csv")
    assert (found.coders, found.values) == (coders, values)


BROKEN = [
    ("unit,value\n1,a\n", "t.csv:1: is no table of codings"),
    ("unit,coder,value\n1,anna,a\n1,anna,b\n", "t.csv:3: has a second value of anna for 1"),
    ("unit,coder,value\n,anna,a\n", "t.csv:2: names no unit or no coder"),
    ("event_id,article_id,trigger,code\n1,a,met,040\n", "t.csv:1: has events, not what several coders say of them"),
]


@pytest.mark.parametrize(("table", "message"), BROKEN)
def test_broken_tables(table: str, message: str, tmp_path: Path) -> None:
    """What is wrong with a table is told with its line."""
    (tmp_path / "t.csv").write_text(table, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_codings(tmp_path / "t.csv")
    assert message in str(caught.value)


def test_numbers() -> None:
    """Numbers are read from text where the level needs them; what is no number is wrong usage."""
    codings = Codings(("a", "b"), ("1", "2", "3"), (("1", "2,5", "10"), ("1", "2.5", "9")))
    found = agreement_of(codings, "interval")
    assert found.alpha is not None and found.alpha > 0.95
    assert found.alpha_interval is not None and found.alpha_interval.low <= found.alpha
    with pytest.raises(UsageError, match="'war' is no number"):
        agreement_of(Codings(("a", "b"), ("1",), (("war",), ("1",))), "ratio")


def test_nothing_to_compare() -> None:
    """One coder alone has no agreement."""
    found = agreement_of(Codings(("a",), ("1",), (("x",),)))
    assert (found.units, found.percent, found.alpha, found.alpha_interval, found.kappas) == (0, None, None, None, {})


def test_what_was_taken_back_is_not_compared() -> None:
    """The last word of each judge counts, on the part that is asked for."""
    said = [
        Judgement("1", "a", Verdict.RIGHT, code=Verdict.WRONG),
        Judgement("1", "b", Verdict.RIGHT, code=Verdict.RIGHT),
        Judgement("2", "a", Verdict.RIGHT),
        Judgement("2", "a", None),
    ]
    assert codings_of_judges(said, Part.CODE).values == ((Verdict.WRONG,), (Verdict.RIGHT,))


def test_the_command(tmp_path: Path) -> None:
    """The command prints agreement, alpha with its interval, and a kappa for each pair."""
    (tmp_path / "t.csv").write_text("u,anna,ben\n1,a,a\n2,b,b\n3,a,b\n4,b,b\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["evaluate", "agreement", str(tmp_path / "t.csv")])
    assert done.exit_code == 0
    assert "t.csv, 4 units, 4 with two values or more" in done.output
    assert "4  0.750      0.533 [" in done.output
    assert "anna   ben    0.500" in done.output
