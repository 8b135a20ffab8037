"""The precision of all events is estimated from judgements of a sample."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from coder.analysis.judgements import Judgement, JudgementFile, Part, Verdict
from coder.analysis.precision import precision_by_stratum, wilson
from coder.cli import app


def said(written: str) -> list[Judgement]:
    """Judgements written as ``STRATUM/SIZE JUDGE VERDICTS``, a letter for each event: r, w or u."""
    verdicts = {verdict.value[0]: verdict for verdict in Verdict}
    found = []
    for part in written.split(", "):
        stratum, judge, letters = part.split()
        name, _, size = stratum.partition("/")
        for number, letter in enumerate(letters):
            event = f"{name}-{number}"
            sized = int(size) if size else None
            found.append(Judgement(event, judge, verdicts[letter], stratum=name, stratum_size=sized))
    return found


CASES = [
    # judgements, precision of each stratum, of all, undecided
    ("04/90 a rrrr, 19/10 a ww", "04 1.0, 19 0.0", 0.9, 0),
    ("04/50 a rrww, 19/50 a rw", "04 0.5, 19 0.5", 0.5, 0),
    ("04 a rrr, 19 a w", "04 1.0, 19 0.0", 0.75, 0),
    ("04/9 a rwu", "04 0.5", 0.5, 1),
    ("04/9 a rr, 04/9 b rw", "04 1.0", 1.0, 1),
    ("04/9 a rr, 04/9 b rw, 04/9 c rw", "04 0.5", 0.5, 0),
    ("04/90 a uu, 19/10 a rw", "04 None, 19 0.5", 0.5, 2),
]


@pytest.mark.parametrize(("written", "strata", "together", "undecided"), CASES)
def test_estimates(written: str, strata: str, together: float, undecided: int) -> None:
    """Each stratum weighs as much as it holds; the majority of judges decides, and a tie decides nothing."""
    found, every = precision_by_stratum(said(written))
    assert ", ".join(f"{item.stratum} {item.precision}" for item in found) == strata
    assert every.precision == pytest.approx(together)
    assert every.undecided == undecided
    assert every.interval is not None and every.interval.low <= together <= every.interval.high


def test_unequal_weights_widen_the_interval() -> None:
    """Ten judgements in proportion tell more than ten that are not."""
    fair = precision_by_stratum(said("a/50 j rrrrw, b/50 j rrrrw"))[1].interval
    unfair = precision_by_stratum(said("a/90 j rrrrw, b/10 j rrrrw"))[1].interval
    assert fair == wilson(0.8, 10)
    assert fair and unfair and unfair.low < fair.low and unfair.high > fair.high


def test_a_part_is_asked_for() -> None:
    """The precision of a part counts the judgements of that part."""
    judgements = [
        Judgement("1", "a", Verdict.RIGHT, Verdict.WRONG, Verdict.RIGHT),
        Judgement("2", "a", Verdict.RIGHT, Verdict.RIGHT),
    ]
    assert precision_by_stratum(judgements)[1].precision == 0.5
    assert precision_by_stratum(judgements, Part.CODE)[1].precision == 0.5
    assert precision_by_stratum(judgements, Part.SOURCE)[1].judged == 1
    assert precision_by_stratum(judgements, Part.TARGET)[1].precision is None


def test_the_command(tmp_path: Path) -> None:
    """The command reads the files of several judges, and prints precision and agreement."""
    for judge in "ab":
        file = JudgementFile(tmp_path / f"{judge}.jsonl")
        for judgement in said(f"04/30 {judge} rrrw, 19/10 {judge} rr"):
            file.add(judgement)
    files = [str(tmp_path / f"{judge}.jsonl") for judge in "ab"]
    done = CliRunner().invoke(app, ["evaluate", "judgements", *files])
    assert done.exit_code == 0, done.output
    assert "all          40      5       6          0  0.812 [" in done.output
    assert "event       6  1.000      1.000 [" in done.output
    alone = CliRunner().invoke(app, ["evaluate", "judgements", files[0], "--part", "event"])
    assert "kappa" not in alone.output
