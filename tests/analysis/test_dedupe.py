"""The one-a-day filter: what it keeps, in which order, and what it says of what it removed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from analysis_tools import coder, events_frame

from coder.analysis import dedupe
from coder.core.errors import InputError, UsageError

HEADER = "event_id article_id date event_date event_date_precision source target code"
CASES = [
    ("the same day, actors and code", ["a a1 d1 d1 day RUS UKR 190", "b a2 d1 d1 day RUS UKR 190"], "a:2"),
    ("another code", ["a a1 d1 d1 day RUS UKR 190", "b a2 d1 d1 day RUS UKR 193"], "a:1 b:1"),
    ("the other direction", ["a a1 d1 d1 day RUS UKR 190", "b a2 d1 d1 day UKR RUS 190"], "a:1 b:1"),
    ("another day of the event", ["a a1 d1 d1 day RUS UKR 190", "b a2 d1 d2 day RUS UKR 190"], "a:1 b:1"),
    ("the day of the event in a later article", ["b a2 d2 d1 day RUS UKR 190", "a a1 d1 d1 day RUS UKR 190"], "a:2"),
    ("the day of the article stands in", ["a a1 d1 d1 day RUS UKR 190", "b a2 d1 - - RUS UKR 190"], "a:2"),
    ("the middle of a month is no day", ["a a1 d1 d1 day RUS UKR 190", "b a2 d1 d1 month RUS UKR 190"], "a:1 b:1"),
    ("no target is a target like others", ["a a1 d1 d1 day RUS - 010", "b a2 d1 d1 day RUS - 010"], "a:2"),
    ("without any date all are kept", ["a a1 - - - RUS UKR 190", "b a2 - - - RUS UKR 190"], "a:1 b:1"),
    ("twice in one article is one report", ["a a1 d1 d1 day RUS UKR 190", "b a1 d1 d1 day RUS UKR 190"], "a:1"),
]
DAYS = {"d1": "2014-03-05", "d2": "2014-03-06"}


def frame(lines: list[str]) -> Any:
    """Events of the notation above."""
    return events_frame(HEADER, *(" ".join(DAYS.get(cell, cell) for cell in line.split()) for line in lines))


@pytest.mark.parametrize(("name", "lines", "kept"), CASES, ids=[case[0] for case in CASES])
@pytest.mark.parametrize("backwards", [False, True])
def test_one_a_day(name: str, lines: list[str], kept: str, backwards: bool) -> None:
    """What is kept does not depend on the order of the input."""
    found = dedupe(frame(lines[::-1] if backwards else lines))
    rows = found.result.frame()
    assert " ".join(f"{row.event_id}:{row.reports}" for row in rows.itertuples()) == kept
    assert (found.mentions, found.groups) == (len(lines), len(rows))


def test_what_counts_as_the_same_is_chosen() -> None:
    """Other columns than the usual ones may make mentions the same, and another order may choose the first."""
    lines = ["a a1 d1 d1 day RUS UKR 190", "b a2 d2 d2 day RUS UKR 193"]
    assert dedupe(frame(lines), ["source", "target"]).groups == 1
    assert dedupe(frame(lines), ["source", "target"], order=["code"]).result.frame()["event_id"][0] == "a"
    assert dedupe(frame(lines[::-1]), ["source"], order=["event_id"]).result.frame()["event_id"][0] == "a"


def test_all_mentions_are_kept_on_demand() -> None:
    """Each mention then names its group, and one of each is the representative."""
    rows = dedupe(frame(CASES[0][1]), every=True).result.frame()
    assert rows["link_id"].tolist() == ["a", "a"]
    assert rows["representative"].tolist() == [True, False]


@pytest.mark.parametrize(
    ("column", "values", "sources"),
    [
        ("publisher", ["AFP", "AFP"], 1),
        ("outlet", ["AFP", "Reuters"], 2),
        ("paper", ["AFP", " "], None),
        ("article_id", ["https://www.bbc.com/a", "https://cnn.com/b"], 2),
    ],
)
def test_publishers_are_counted(column: str, values: list[str], sources: int | None) -> None:
    """Publishers come from a column of a usual name, else from the address of the article; else they are not known."""
    events = frame(CASES[0][1])
    events[column] = values
    found = dedupe(events).result.frame()["sources"]
    assert found.isna().all() if sources is None else found.tolist() == [sources]
    if column == "paper":
        assert dedupe(events, publisher="paper").result.frame()["sources"].tolist() == [1]


def test_no_events_and_files_of_others(tmp_path: Path) -> None:
    """An empty file gives no events; a file without the columns is told what it lacks."""
    (tmp_path / "empty.jsonl").write_bytes(b"")
    assert (dedupe(tmp_path / "empty.jsonl").mentions, dedupe(tmp_path / "empty.jsonl").groups) == (0, 0)
    (tmp_path / "news.csv").write_text("name,text\na,b\n", encoding="utf-8")
    with pytest.raises(InputError, match="lacks the columns event_date, source, target, code, which dedupe needs"):
        dedupe(tmp_path / "news.csv")
    with pytest.raises(UsageError, match="there is no column 'place_of_death'"):
        dedupe(frame(CASES[0][1]), publisher="place_of_death")


def test_the_command(sample_events: Path, tmp_path: Path) -> None:
    """The command writes the format that is asked for and says what it removed; its result can be its input."""
    first = coder("dedupe", sample_events / "events.csv.gz", "-o", tmp_path / "one.parquet")
    assert first.returncode == 0
    assert b"mentions of" in first.stderr and b"removed" in first.stderr
    again = coder("dedupe", tmp_path / "one.parquet")
    rows = [json.loads(line) for line in again.stdout.splitlines()]
    assert {"link_id", "representative", "reports", "sources"} <= set(rows[0])
    assert b" 0 removed" in again.stderr
    linked = coder("dedupe", sample_events / "events.duckdb", "--link", "-o", tmp_path / "linked.duckdb")
    assert linked.returncode == 0
    assert coder("dedupe", tmp_path / "linked.duckdb", "--from-table", "deduped").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["--link", "--same", "code"], 2, "--link excludes --same and --order"),
        (["--order", "age"], 2, "there is no column 'age' to order by"),
        (["-o", "EVENTS"], 2, "the output is one of the inputs"),
        (["-o", "x.pdf"], 2, "pdf"),
        (["--from-table", "x"], 0, ""),
    ],
)
def test_wrong_usage_is_told(arguments: list[str], status: int, message: str, sample_events: Path) -> None:
    """A wrong option ends with status 2 and a line that says what to do."""
    events = str(sample_events / "events.csv")
    done = coder("dedupe", events, *(events if part == "EVENTS" else part for part in arguments))
    assert done.returncode == status, done.stderr
    assert message in done.stderr.decode()


def test_coded_events_are_not_overwritten_by_results(sample_events: Path, tmp_path: Path) -> None:
    """A file that a run of the coder wrote is given up only on demand."""
    for name in ("events.jsonl", "events.jsonl.run.json"):
        (tmp_path / name).write_bytes((sample_events / name).read_bytes())
    events, output = sample_events / "events.csv", tmp_path / "events.jsonl"
    refused = coder("dedupe", events, "-o", output)
    assert (refused.returncode, b"is what a run of the coder wrote" in refused.stderr) == (2, True)
    assert coder("dedupe", events, "-o", output, "--overwrite").returncode == 0


@pytest.mark.parametrize("column", ["publisher", "article_source", "SN", "Publication", "outlet"])
def test_sources_are_counted_by_what_the_articles_tell(column: str) -> None:
    """A field of the articles that is kept counts publishers, by whatever usual name; without one none are counted."""
    rows = frame(["a a1 d1 d1 day RUS UKR 190", "b a2 d1 d1 day RUS UKR 190", "c a3 d1 d1 day RUS UKR 190"])
    found = dedupe(rows.assign(**{column: ["AFP", "Reuters", "AFP"]}))
    assert (found.named, found.result.frame()["sources"].tolist()) == (True, [2])
    assert not dedupe(rows).named
