"""Samples are the same for the same seed, hold all strata, and lead back to all events by their weights."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from coder.analysis import sample
from coder.analysis.sampling import Allocation, allocate
from coder.cli import app
from coder.core.errors import InputError, UsageError


def events_file(folder: Path, sizes: str, ending: str = "csv") -> Path:
    """Events with so many of each root: ``04=90 19=10``."""
    path = folder / f"events.{ending}"
    rows = [
        {
            "event_id": f"e{root}-{n}",
            "article_id": f"a{n}",
            "date": f"{1990 + n % 3}-01-01",
            "code": f"{root}0",
            "root": root,
        }
        for root, size in (part.split("=") for part in sizes.split())
        for n in range(int(size))
    ]
    if ending == "jsonl":
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    else:
        path.write_text("\n".join([",".join(rows[0]), *(",".join(row.values()) for row in rows), ""]), encoding="utf-8")
    return path


def drawn(found: Any) -> list[dict[str, Any]]:
    """The rows of a sample."""
    return [dict(zip(found.result.columns, row, strict=True)) for row in found.result.rows()]


ALLOCATIONS = [
    # sizes, number, equal shares, proportional shares
    ("04=90 19=10", 20, "04=10 19=10", "04=18 19=2"),
    ("04=90 19=3", 20, "04=17 19=3", "04=19 19=1"),
    ("04=5 19=3", 200, "04=5 19=3", "04=5 19=3"),
    ("04=900 19=1 20=1", 10, "04=8 19=1 20=1", "04=8 19=1 20=1"),
    ("04=9 19=9 20=2", 2, "04=1 19=1 20=0", "04=1 19=1 20=0"),
]


@pytest.mark.parametrize(("sizes", "number", "equal", "proportional"), ALLOCATIONS)
def test_allocations(sizes: str, number: int, equal: str, proportional: str) -> None:
    """Small strata give all that they have; the rest comes from the others."""
    given = {name: int(size) for name, size in (part.split("=") for part in sizes.split())}
    for allocation, wanted in ((Allocation.EQUAL, equal), (Allocation.PROPORTIONAL, proportional)):
        found = allocate(given, number, allocation)
        assert " ".join(f"{name}={size}" for name, size in found.items()) == wanted


@pytest.mark.parametrize("allocation", Allocation)
def test_weights_lead_back_to_all_events(allocation: Allocation, tmp_path: Path) -> None:
    """The weights of each stratum add up to its size, and all to the number of events."""
    rows = drawn(sample(events_file(tmp_path, "04=300 11=57 19=2"), 40, allocation=allocation))
    assert len(rows) == 40
    for root, size in (("04", 300), ("11", 57), ("19", 2)):
        of_root = [row for row in rows if row["root"] == root]
        assert sum(row["weight"] for row in of_root) == pytest.approx(size)
        assert {(row["stratum"], row["stratum_size"]) for row in of_root} == {(root, size)}


def test_the_same_seed_draws_the_same_whatever_the_format(tmp_path: Path) -> None:
    """A sample depends on ids and seed alone; no event is drawn twice."""
    sizes = "04=200 19=100"
    ids = [
        [row["event_id"] for row in drawn(sample(events_file(tmp_path, sizes, ending), 50, seed=seed))]
        for ending, seed in (("csv", 3), ("jsonl", 3), ("csv", 4))
    ]
    assert ids[0] == ids[1] != ids[2]
    assert len(set(ids[0])) == 50


def test_each_event_is_as_likely_as_another(tmp_path: Path) -> None:
    """Over many seeds every event of a stratum is drawn about equally often."""
    file = events_file(tmp_path, "04=20")
    times = dict.fromkeys((f"e04-{n}" for n in range(20)), 0)
    for seed in range(60):
        for row in drawn(sample(file, 10, seed=seed)):
            times[row["event_id"]] += 1
    assert all(15 <= number <= 45 for number in times.values())


STRATA = [(("root", "year"), 6), (("year",), 3), ((), 1), (("code",), 2)]


@pytest.mark.parametrize(("by", "number"), STRATA)
def test_strata(by: tuple[str, ...], number: int, tmp_path: Path) -> None:
    """Strata are the values of one column, of several, of the year, or all events."""
    assert len(sample(events_file(tmp_path, "04=30 19=30"), 12, by).strata) == number


def test_what_can_not_be_drawn(tmp_path: Path) -> None:
    """Unknown columns, events without an id and ids that stand twice are told."""
    file = events_file(tmp_path, "04=3")
    with pytest.raises(UsageError, match="no column 'rot'"):
        sample(file, 2, ("rot",))
    file.write_text("event_id,root\n,04\na,04\n", encoding="utf-8")
    with pytest.raises(InputError, match="1 events without an event_id"):
        sample(file, 2)
    file.write_text("event_id,root\na,04\na,04\n", encoding="utf-8")
    with pytest.raises(InputError, match="1 events with the event_id of another"):
        sample(file, 2)


def test_nothing_to_draw_from(tmp_path: Path) -> None:
    """A file without events gives a sample without events."""
    (tmp_path / "none.csv").write_text("event_id,root\n", encoding="utf-8")
    assert drawn(sample(tmp_path / "none.csv", 10)) == []


def test_the_command(tmp_path: Path) -> None:
    """The sample is written with its strata; the numbers are told, also of strata that have no event in it."""
    file = events_file(tmp_path, "04=30 11=20 19=10")
    done = CliRunner().invoke(app, ["sample", str(file), "-n", "2", "-o", str(tmp_path / "sample.jsonl")])
    assert done.exit_code == 0, done.output
    assert "2 of 60 events; strata: 3" in done.stderr
    assert "strata without an event in the sample: 1" in done.stderr
    rows = [json.loads(line) for line in (tmp_path / "sample.jsonl").read_text(encoding="utf-8").splitlines()]
    assert sorted(row["weight"] for row in rows) == [20, 30]
