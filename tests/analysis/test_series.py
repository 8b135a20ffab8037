"""Series of events are those that pandas counts, unit by unit and period by period."""

from __future__ import annotations

import json
from datetime import date as Date
from pathlib import Path
from typing import Any

import pandas
import polars
import pytest
from analysis_tools import coder, events_frame

from coder.analysis import dedupe, series
from coder.core.errors import InputError, UsageError

QUADS = ["verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"]
FREQUENCIES = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q", "year": "Y"}


@pytest.fixture(scope="module")
def frame(sample_events: Path) -> pandas.DataFrame:
    """The events of the samples, with some days moved so that all periods have several."""
    events = pandas.read_parquet(sample_events / "events.parquet")
    moved = pandas.to_timedelta([7 * (number % 60) for number in range(len(events))], unit="D")
    events["event_date"] = pandas.to_datetime(events["event_date"].fillna(events["date"])) + moved
    return events[events["event_date_precision"] == "day"]


def by_pandas(frame: pandas.DataFrame, columns: list[str], per: str) -> pandas.DataFrame:
    """The same series by pandas."""
    known = frame.dropna(subset=columns).copy()
    known["period"] = known["event_date"].dt.to_period(FREQUENCIES[per]).dt.start_time
    for at, name in enumerate(QUADS, 1):
        known[name] = (known["quad_class"] == at).astype(int)
    groups = known.groupby([*columns, "period"])
    made = groups.agg(
        events=("code", "size"), goldstein_mean=("goldstein", "mean"), goldstein_sum=("goldstein", "sum"),
        **{name: (name, "sum") for name in QUADS},
    )  # fmt: skip
    return made.reset_index()


@pytest.mark.parametrize("per", FREQUENCIES)
@pytest.mark.parametrize(
    ("by", "columns"),
    [
        ("countries", ["source_country", "target_country"]),
        ("dyad", ["source", "target"]),
        ("roles", ["source_role", "target_role"]),
        ("source", ["source"]),
        ("place_country", ["place_country"]),
        ("root", ["root"]),
        ("code", ["code"]),
        ("plover", ["plover"]),
    ],
)
def test_counts_are_those_of_pandas(by: str, columns: list[str], per: str, frame: pandas.DataFrame) -> None:
    """Counts, means, sums and quad classes agree."""
    found = series(frame, by, per).result.frame()
    expected = by_pandas(frame, columns, per)
    assert len(found) > 3
    found["period"] = pandas.to_datetime(found["period"])
    pandas.testing.assert_frame_equal(found, expected, check_dtype=False, rtol=1e-9)


HEADER = "date source_country target_country root quad_class goldstein"
LINES = (
    "2014-01-05 RUS UKR 19 4 -10",
    "2014-01-06 UKR RUS 04 1 2",
    "2014-03-01 RUS UKR 04 1 1",
    "2014-03-02 RUS RUS 14 4 -6.5",
    "2014-03-03 GEO - 01 1 0",
    "- RUS UKR 19 4 -10",
)
EVENTS = events_frame(HEADER, *LINES)
CASES = [
    ({}, ["RUS RUS 03 1", "RUS UKR 01 1", "RUS UKR 03 1", "UKR RUS 01 1"]),
    ({"directed": False}, ["RUS RUS 03 1", "RUS UKR 01 2", "RUS UKR 03 1"]),
    ({"by": "country"}, ["GEO 03 1", "RUS 01 2", "RUS 03 2", "UKR 01 2", "UKR 03 1"]),
    ({"by": "root", "fill": True}, ["01 01 0", "01 02 0", "01 03 1", "04 01 1", "04 02 0", "04 03 1", "14 01 0",
                                    "14 02 0", "14 03 1", "19 01 1", "19 02 0", "19 03 0"]),
    ({"by": "target_country", "per": "year"}, ["RUS 01 2", "UKR 01 2"]),
    ({"by": "source_country", "first": "2014-02-01", "last": "2014-03-31"}, ["GEO 03 1", "RUS 03 2"]),
    ({"by": "source_country", "fill": True, "first": "2014-02-01", "last": "2014-02-28"}, []),
    ({"by": ["source_country", "root"], "per": "quarter"}, ["GEO 01 01 1", "RUS 04 01 1", "RUS 14 01 1", "RUS 19 01 1",
                                                            "UKR 04 01 1"]),
]  # fmt: skip


@pytest.mark.parametrize(("choices", "rows"), CASES, ids=[str(case[0]) for case in CASES])
def test_units(choices: dict[str, Any], rows: list[str]) -> None:
    """Each row: the unit, the month of its period, the number of events."""
    found = series(EVENTS, **choices).result
    at = found.columns.index("period")
    assert [" ".join([*row[:at], f"{row[at]:%m}", str(row[at + 1])]) for row in found.rows()] == rows


def test_events_that_are_not_counted_are_told() -> None:
    """No date leaves an event out; no target leaves it without a unit."""
    found = series(EVENTS)
    assert (found.events, found.left_out, found.outside) == (6, 1, 1)


@pytest.mark.parametrize(("precision", "counted"), [("day", "day"), ("week", "week"), ("month", "month"),
                                                    ("year", "year"), ("unknown", "")])  # fmt: skip
def test_a_vague_date_is_in_no_finer_series(precision: str, counted: str) -> None:
    """What is known to the month is in series by month and longer periods only; a background in none."""
    events = EVENTS.head(1).assign(event_date_precision=precision)
    periods = list(FREQUENCIES)
    here = [per for per in periods if len(series(events, per=per).result)]
    assert here == (periods[periods.index(counted) :] if counted else [])


def test_a_panel_has_a_row_for_each_unit_and_period(tmp_path: Path) -> None:
    """All pairs of the countries are there, also those without events, and no others."""
    (tmp_path / "countries.csv").write_text("iso3\nRUS\nUKR\nMDA\n", encoding="utf-8")
    found = series(EVENTS, panel=tmp_path / "countries.csv")
    rows = found.result.frame()
    assert len(rows) == 6 * 3
    assert rows["events"].sum() == 3
    assert rows.loc[rows["events"] == 0, "goldstein_mean"].isna().all()
    assert (rows.loc[rows["events"] == 0, ["goldstein_sum", *QUADS]] == 0).all(axis=None)
    assert (found.left_out, found.outside) == (1, 2)
    (tmp_path / "pairs.csv").write_text("a,b\nUKR,RUS\nRUS,UKR\n", encoding="utf-8")
    assert len(series(EVENTS, panel=tmp_path / "pairs.csv", directed=False).result) == 3


@pytest.mark.parametrize(
    ("panel", "countries", "unknown"),
    [
        ("RUS\nUKR\nMDA\n", "iso3", ()),
        ("RUS\nGMY\n2\n", "iso3", ("2", "GMY")),
        ("RUS\nGMY\n", "cow", ()),
        ("365\n2\n", "cown", ()),
        ("RUS\n2\n", "cown", ("RUS",)),
    ],
)
def test_countries_that_a_scheme_lacks_are_told(
    panel: str, countries: str, unknown: tuple[str, ...], tmp_path: Path
) -> None:
    """A panel of other codes would be one of zeros; a country without events is none of them."""
    (tmp_path / "panel.csv").write_text(f"code\n{panel}", encoding="utf-8")
    assert series(EVENTS, panel=tmp_path / "panel.csv", countries=countries).unknown == unknown


PANELS = [
    ("", "is empty"), ("iso3\n", "has no units"), ("a,b,c\nx,y,z\n", "has 3 columns"),
    ("iso3\nRUS\n", "fewer than two"), ("a,b\nRUS\n", "panel.csv:2: has 1 cells, not 2"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), PANELS)
def test_a_wrong_panel_is_told(text: str, message: str, tmp_path: Path) -> None:
    """The message names the file and what is wrong."""
    (tmp_path / "panel.csv").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        series(EVENTS, panel=tmp_path / "panel.csv")


def test_share_and_rolling_means() -> None:
    """The share is of all events of the period; means begin when so many periods have passed."""
    rows = series(EVENTS, "source_country", share=True, rolling=2).result.frame()
    russia = rows[rows["source_country"] == "RUS"]
    assert russia["share"].tolist()[::2] == [1 / 2, 2 / 3]
    assert russia["events_mean_2"].isna().tolist() == [True, False, False]
    expected = russia["goldstein_sum"].rolling(2).mean()
    pandas.testing.assert_series_equal(russia["goldstein_sum_mean_2"], expected, check_names=False)


def test_only_what_enough_publishers_report() -> None:
    """Publishers are counted by day, source, target and code, or by `dedupe` before."""
    header = "article_id date source target source_country target_country code publisher"
    lines = ["a 2014-01-05 RUS UKR RUS UKR 190 AFP", "b 2014-01-05 RUS UKR RUS UKR 190 BBC",
             "c 2014-01-05 RUS GEO RUS GEO 190 BBC"]  # fmt: skip
    events = events_frame(header, *lines)
    assert series(events, min_sources=2).result.frame()["target_country"].tolist() == ["UKR"]
    kept = dedupe(events).result.frame()
    assert series(kept, min_sources=2).result.frame()["events"].tolist() == [1]
    with pytest.raises(UsageError, match="no event says who published it"):
        series(events.drop(columns="publisher"), min_sources=2)
    with pytest.raises(UsageError, match="no event says who published it"):
        series(dedupe(events.drop(columns="publisher")).result.frame(), min_sources=2)


STATES = [
    ("cow", "1985-06-01 DEU FRA", "GFR FRN"),
    ("cow", "1990-10-02 DEU FRA", "GFR FRN"),
    ("cow", "1990-10-03 DEU FRA", "GMY FRN"),
    ("cown", "1985-06-01 DDR SUN", "265 365"),
    ("cown", "2014-06-01 RUS DEU", "365 255"),
    ("gw", "2014-06-01 SRB DEU", "340 260"),
    ("gw", "2000-06-01 YUG KIR", "345 970"),
    ("cown", "2000-06-01 SRB CSK", "345 315"),
    ("cow", "1989-01-01 YEM TWN", "YAR TAW"),
    ("gw", "1999-01-01 YEM YMD", "678 680"),
    ("name", "1999-01-01 CIV DDR", "Ivory Coast|East Germany"),
]


@pytest.mark.parametrize(("scheme", "event", "names"), STATES)
@pytest.mark.parametrize("per", ["day", "year"])
def test_countries_in_other_schemes(scheme: str, event: str, names: str, per: str) -> None:
    """A state that was joined or divided is another before and after, to the day."""
    found = series(events_frame("date source_country target_country", event), per=per, countries=scheme)
    assert [row[:2] for row in found.result.rows()] == [tuple(names.split("|" if "|" in names else " "))]


def test_a_country_that_a_scheme_lacks_is_outside() -> None:
    """Palestine is no member of the system of states."""
    assert (
        series(events_frame("date source_country target_country", "2014-01-01 ISR PSE"), countries="cow").outside == 1
    )


@pytest.mark.parametrize("by", ["countries", "dyad", "actor", "root", "place"])
def test_no_events_one_event_and_no_dates(by: str, tmp_path: Path) -> None:
    """Series of next to nothing have few rows or none, and all columns."""
    (tmp_path / "empty.jsonl").write_bytes(b"")
    empty = series(tmp_path / "empty.jsonl", by, rolling=3, share=True).result
    assert (len(empty), {"period", "events", "share", "events_mean_3"} <= set(empty.columns)) == (0, True)
    header = "date event_date source target source_country target_country code root place"
    assert len(series(events_frame(header, "2014-01-01 - A B RUS UKR 190 19 Kerch"), by, "week").result) in (1, 2)
    assert series(events_frame(header, "- - A - RUS - 190 19 -"), by, fill=True).left_out == 1


def test_polars_frames_and_files_give_the_same(frame: pandas.DataFrame, tmp_path: Path) -> None:
    """A polars frame and a file of CSV have the series of the pandas frame."""
    expected = list(series(frame).result.rows())
    frame.to_csv(tmp_path / "events.csv", index=False)
    assert list(series(polars.from_pandas(frame)).result.rows()) == expected
    assert list(series(tmp_path / "events.csv").result.rows()) == expected


WRONG = [
    (["--by", "colour"], 2, "events can't be counted by 'colour'"),
    (["--by", "dyad,source"], 2, "'source' would stand twice"),
    (["--by", "actor,country"], 2, "exclude each other"),
    (["--per", "decade"], 2, "'decade' is no period"),
    (["--countries", "fips"], 2, "the scheme 'fips' of countries is not known"),
    (["--rolling", "1"], 2, "at least 2 periods"),
    (["--from", "2014"], 2, "is not a date"),
    (["--from", "2015-01-01", "--until", "2014-01-01"], 2, "is after"),
    (["--by", "root,code", "--panel", "x.csv"], 2, "a panel needs exactly one unit"),
    (["--panel", "nowhere.csv"], 2, "nowhere.csv: no such file"),
]


@pytest.mark.parametrize(("arguments", "status", "message"), WRONG)
def test_wrong_usage_is_told(arguments: list[str], status: int, message: str, sample_events: Path) -> None:
    """A wrong option ends with a status and a line that says what to do."""
    done = coder("series", sample_events / "events.parquet", *arguments)
    assert (done.returncode, message in done.stderr.decode()) == (status, True), done.stderr


def test_the_command(sample_events: Path, tmp_path: Path) -> None:
    """The command writes rows to a pipe, to files, and to a table beside the events in their database."""
    done = coder("series", sample_events / "events.csv", "--by", "dyad,root", "--per", "year")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert list(rows[0])[:4] == ["source", "target", "root", "period"]
    assert Date.fromisoformat(rows[0]["period"]).day == 1
    assert b"events counted" in done.stderr
    (tmp_path / "panel.csv").write_text("code\nRUS\nGMY\n", encoding="utf-8")
    assert (
        b"counted for them: GMY"
        in coder("series", sample_events / "events.csv", "--panel", tmp_path / "panel.csv").stderr
    )
    database = tmp_path / "events.duckdb"
    database.write_bytes((sample_events / "events.duckdb").read_bytes())
    assert coder("series", database, "-o", database).returncode == 0
    assert b"'series' is there already" in coder("series", database, "-o", database).stderr
    assert coder("series", database, "-o", database, "--overwrite").returncode == 0
