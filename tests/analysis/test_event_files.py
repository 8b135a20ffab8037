"""Any output of the coder opens as the same typed relation; what is no output of it is named with what it lacks."""

from __future__ import annotations

import subprocess
import sys
from datetime import date as Date
from pathlib import Path
from typing import Any

import pandas
import polars
import pytest
from analysis_tools import FORMATS, PACKED, events_frame

from coder.analysis import Result, dedupe, open_events, series
from coder.core.errors import InputError, UsageError
from coder.formats.output.columns import COLUMNS, TYPES

ALL = f"SELECT {', '.join(COLUMNS)} FROM events ORDER BY event_id"


def rows_of(source: Any) -> list[tuple[Any, ...]]:
    """All cells of a source of events."""
    with open_events(source, COLUMNS) as events:
        found: list[tuple[Any, ...]] = events.execute(ALL).fetchall()
        return found


@pytest.mark.parametrize("name", [*FORMATS, *PACKED])
def test_each_format_gives_the_same_events(name: str, sample_events: Path) -> None:
    """Each format gives the same cells with the same types."""
    expected = rows_of(sample_events / "events.parquet")
    assert len(expected) > 10
    assert rows_of(sample_events / name) == expected
    with open_events(sample_events / name) as events:
        types = dict(row[:2] for row in events.execute("DESCRIBE events").fetchall())
        assert {column: types[column] for column in COLUMNS} == TYPES


@pytest.mark.parametrize("package", [pandas, polars])
def test_frames_give_the_same_events_and_get_results_back(package: Any, sample_events: Path) -> None:
    """A frame gives the same cells as its file; a result of it is a frame of the same package."""
    frame = package.read_parquet(sample_events / "events.parquet")
    assert rows_of(frame) == rows_of(sample_events / "events.parquet")
    with open_events(frame) as events:
        assert isinstance(Result.of(events, "SELECT code FROM events").frame(), package.DataFrame)


def test_several_files_are_one(sample_events: Path) -> None:
    """Events of several files stand in one relation."""
    both = [sample_events / "events.parquet", sample_events / "events.csv.gz"]
    with open_events(both) as events, open_events(both[0]) as one:
        assert events.count() == 2 * one.count()


def test_missing_columns_are_null_and_others_are_kept(tmp_path: Path) -> None:
    """A file with some columns and some of the user's own has all, the missing ones null."""
    path = tmp_path / "some.csv"
    path.write_text("source,date,outlet\nRUS,2014-03-05,BBC\n", encoding="utf-8")
    with open_events(path, ["source"]) as events:
        assert events.columns == ("source", "date", "outlet")
        found = events.execute("SELECT source, date, target, outlet FROM events").fetchall()
        assert found == [("RUS", Date(2014, 3, 5), None, "BBC")]


def test_countries_and_roots_stand_in_codes(tmp_path: Path) -> None:
    """Where their columns are missing, the codes of actors and events say the country and the root."""
    path = tmp_path / "some.csv"
    path.write_text("source,target,code\nRUSGOV,IGOUNO,0211\n---UAF,SUN,190\n", encoding="utf-8")
    with open_events(path, ["source_country", "root"]) as events:
        found = events.execute("SELECT source_country, target_country, root FROM events ORDER BY code").fetchall()
        assert found == [("RUS", None, "02"), (None, "SUN", "19")]


@pytest.mark.parametrize("content", [b"", b"\n", b"\xef\xbb\xbf"])
def test_an_empty_file_has_all_columns_and_no_rows(content: bytes, tmp_path: Path) -> None:
    """A file without a byte that counts is one of no events, as a run without events leaves it in JSON lines."""
    (tmp_path / "empty.jsonl").write_bytes(content)
    assert rows_of(tmp_path / "empty.jsonl") == []


BAD = [
    (b'{"id": "a", "text": "Russia attacked."}\n', "lacks the columns source, code, which"),
    (b"20140305\tRUS\tUKR\t190\n", "lacks the columns source, code, which"),
    (b"Source,Code\nRUS,190\n", "is 'Source' one of them?"),
    (b"source,source\nRUS,190\n", "has two columns 'source', or no header"),
    (bytes(range(256)), "is no file of events"),
    (b"\x89PNG\r\n\x1a\n" * 9, "is no file of events"),
    (b"PAR1 and then nothing", "can't be read"),
    (b"source,code,date\nRUS,190,soon\n", "the column date holds what is no DATE.*soon"),
    (b"source,code\nRUS,190\nRUS\n", "can't be read"),
    (b'{"source": "RUS", "code": "190"}\n{"source": \n', "can't be read"),
    (b"source,code\nRUS,190\nRUS,43\n", "the column code has lost leading zeros: '43'"),
    (b"source,code,root\nRUS,190,4.0\n", "the column root has lost leading zeros"),
    (b"source;code;goldstein\nRUS;190;-10,0\n", "the column goldstein holds what is no DOUBLE.*not write.csv2"),
    (b"\x1f\x8b\x08\x00damaged", "is damaged"),
]


def test_tables_that_r_and_pandas_wrote(tmp_path: Path) -> None:
    """Rows may be numbered in a column without a name, and NA stands for nothing; in a text it is a word."""
    path = tmp_path / "r.csv"
    path.write_text(
        '"","date","source","target","code","dead","text"\n'
        '"1",2014-03-05,"RUS",NA,"190",NA,"NA"\n"2",NA,NA,"UKR","043",3,"x"\n',
        encoding="utf-8",
    )
    with open_events(path) as events:
        found = events.execute("SELECT date, source, target, dead, text FROM events ORDER BY code DESC").fetchall()
        assert found == [(Date(2014, 3, 5), "RUS", None, None, "NA"), (None, None, "UKR", 3, "x")]
        assert events.columns[0] == "column1"


@pytest.mark.parametrize(("content", "message"), BAD)
def test_files_that_are_not_ours_are_told(content: bytes, message: str, tmp_path: Path) -> None:
    """The message says what is wrong with which file."""
    path = tmp_path / "bad"
    path.write_bytes(content)
    with pytest.raises(InputError, match=message) as caught, open_events(path, ["source", "code"]) as events:
        events.execute("SELECT * FROM events").fetchall()
    assert caught.value.file == str(path)


def test_articles_are_no_events(tmp_path: Path) -> None:
    """The source of an article is its publisher: a table that says of nothing that it happened is not counted."""
    path = tmp_path / "articles.jsonl"
    path.write_text('{"id": "a", "source": "herald", "date": "2014-03-05", "text": "Chad met Libya."}\n', "utf-8")
    with pytest.raises(InputError, match="holds articles and no events; it has id, source, date, text"):
        series(path, by="source")


def test_a_file_that_is_not_there_and_sources_that_are_none() -> None:
    """Missing files, no files and other objects are told."""
    for source in ("nowhere.csv", [], 7):
        with pytest.raises(UsageError), open_events(source):
            pass


def test_a_database_without_the_table_names_those_it_has(sample_events: Path) -> None:
    """The message lists the tables."""
    with (
        pytest.raises(InputError, match="has no table 'news'; its tables: coder_runs, events"),
        open_events(sample_events / "events.duckdb", table="news"),
    ):
        pass


def test_the_only_table_of_a_database_need_not_be_named(sample_events: Path, tmp_path: Path) -> None:
    """What `coder dedupe` writes into a new database is read by the next command as it is."""
    dedupe(sample_events / "events.parquet").result.write(tmp_path / "one.duckdb", table="deduped")
    with open_events(tmp_path / "one.duckdb") as events:
        assert events.count() > 0 and "link_id" in events.columns
    with pytest.raises(InputError, match="no table 'news'"), open_events(tmp_path / "one.duckdb", table="news"):
        pass


def test_no_statement_reaches_another_file(sample_events: Path) -> None:
    """The connection is shut to files that are not events."""
    with open_events(sample_events / "events.csv") as events, pytest.raises(Exception, match="Permission|disabled"):
        events.database.execute("SELECT * FROM read_csv('/etc/passwd')").fetchall()


@pytest.mark.parametrize("name", ["r.csv", "r.tsv", "r.jsonl", "r.csv.gz", "r.jsonl.gz", "r.parquet", "r.duckdb"])
def test_results_are_read_back_from_each_format(name: str, tmp_path: Path) -> None:
    """What is written is what is read."""
    frame = events_frame("event_id source date code", "a RUS 2014-03-05 020", "b - - 190")
    with open_events(frame) as events:
        result = Result.of(events, ALL)
    result.write(tmp_path / name, table="events")
    assert rows_of(tmp_path / name) == rows_of(result.path)


def test_a_table_of_a_database_is_replaced_only_on_demand(tmp_path: Path) -> None:
    """A table that is there stays unless the caller says so."""
    with open_events(events_frame("source", "RUS")) as events:
        result = Result.of(events, "SELECT source FROM events")
    result.write(tmp_path / "r.duckdb")
    with pytest.raises(UsageError, match="'results' is there already"):
        result.write(tmp_path / "r.duckdb")
    result.write(tmp_path / "r.duckdb", replace=True)


def test_standard_input_is_events_too(sample_events: Path) -> None:
    """Events in a pipe are read like those of a file."""
    code = "from coder.analysis import open_events\nwith open_events('-') as events: print(events.count())"
    data = (sample_events / "events.jsonl").read_bytes()
    done = subprocess.run([sys.executable, "-c", code], input=data, capture_output=True, check=True)
    assert int(done.stdout) == len(data.splitlines())
