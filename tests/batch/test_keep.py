"""Fields of articles go with their events into every format; files of several kinds have each their own columns."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest
from batch_tools import articles, coder, rows, write_jsonl

from coder.core.errors import InputError, UsageError
from coder.formats.input.fields import Fields
from coder.formats.input.precheck import check_columns
from coder.formats.input.source import Source
from coder.formats.input.sources import FileSearch, find_sources
from coder.formats.output.registry import SCHEMAS

NEWS = [{**one, "Headline": f"Talks, \u201c{one['id']}\u201d", "source": "The Times"} for one in articles(12)]
KEPT = ("--keep", "headline", "--keep", "source")


@pytest.mark.parametrize("ending", ["csv", "tsv", "jsonl", "csv.gz", "parquet", "duckdb"])
def test_kept_fields_stand_behind_the_columns_of_events(ending: str, tmp_path: Path) -> None:
    """One that is called like a column of events is told from it."""
    news = write_jsonl(tmp_path / "news.jsonl", NEWS)
    assert coder("code", news, "-o", tmp_path / "plain.csv").returncode == 0
    done = coder("code", news, "-o", tmp_path / f"events.{ending}", *KEPT)
    assert done.returncode == 0, done.stderr
    wanted = [(*row, f"Talks, \u201c{row[1]}\u201d", "The Times") for row in rows(tmp_path / "plain.csv")]
    assert rows(tmp_path / f"events.{ending}") == wanted


def test_names_of_kept_columns(tmp_path: Path) -> None:
    """They are the caller's, and can be chosen and ordered with the others."""
    news = write_jsonl(tmp_path / "news.jsonl", NEWS)
    done = coder("code", news, *KEPT, "--columns", "headline,code,article_source")
    assert list(json.loads(done.stdout.splitlines()[0])) == ["headline", "code", "article_source"]
    assert coder("code", news, "-o", tmp_path / "e.parquet", *KEPT, "--columns", "headline,code").returncode == 0
    found = duckdb.sql(f"DESCRIBE FROM '{tmp_path}/e.parquet'").fetchall()
    assert [row[0] for row in found] == ["headline", "code", "article_source"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_and_tables_have_them_last(name: str, tmp_path: Path) -> None:
    """So a reader of the old columns finds these in their places."""
    news = write_jsonl(tmp_path / "news.jsonl", NEWS)
    plain = coder("code", news, "--schema", name, "-o", "-").stdout.splitlines()
    kept = coder("code", news, "--schema", name, "-o", "-", *KEPT).stdout.splitlines()
    assert [line.rsplit("\t", 2)[0] for line in kept] == plain
    assert kept[-1].endswith("\tThe Times")
    assert "The Times" in coder("code", news, "--format", "table", "--keep", "source").stdout


@pytest.mark.parametrize("ending", ["csv", "parquet", "duckdb"])
def test_a_stopped_run_goes_on_with_them(ending: str, tmp_path: Path) -> None:
    """The rest of a run has them too; without them it is another run."""
    news = write_jsonl(tmp_path / "news.jsonl", NEWS)
    good, events = tmp_path / f"good.{ending}", tmp_path / f"events.{ending}"
    assert coder("code", news, "-o", good, *KEPT).returncode == 0
    assert coder("code", news, "-o", events, *KEPT).returncode == 0
    assert "nothing is left to do" in coder("code", news, "-o", events, *KEPT, "--resume").stderr
    assert coder("code", news, "-o", events, "--resume", *KEPT[:2]).returncode == (2 if ending == "duckdb" else 0)
    assert rows(good)[0][-2:] == ("Talks, \u201cn0\u201d", "The Times")


def test_a_table_without_them_is_not_appended_to(tmp_path: Path) -> None:
    """Nor one with them by events without."""
    news = write_jsonl(tmp_path / "news.jsonl", NEWS)
    assert coder("code", news, "-o", tmp_path / "a.duckdb").returncode == 0
    done = coder("code", news, "-o", tmp_path / "a.duckdb", *KEPT)
    assert done.returncode == 2 and "and those that --keep names" in done.stderr


def test_files_of_several_kinds_in_one_run(tmp_path: Path) -> None:
    """A column that is named holds where it is; the other files have their usual ones; texts have none."""
    (tmp_path / "a.csv").write_text("story,when,title\nRussia attacked Georgia.,2008-08-08,War\n", encoding="utf-8")
    write_jsonl(tmp_path / "b.jsonl", [{"text": "Russia attacked Georgia.", "date": "2008-08-09", "headline": "Two"}])
    (tmp_path / "c.txt").write_text("Russia attacked Georgia.", encoding="utf-8")
    options = ("--text-column", "story", "--date-column", "when", "--keep", "title", "--date", "2008-08-10")
    done = coder("code", *(tmp_path / name for name in ("a.csv", "b.jsonl", "c.txt")), *options)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    dates = [("2008-08-08", "War"), ("2008-08-09", "Two"), ("2008-08-10", None)]
    assert [(row["date"], row["title"]) for row in found] == dates
    assert (done.returncode, "no date" in done.stderr) == (0, False)


WRONG = [
    (Fields(text=("boddy",)), "no input has a column 'boddy': the columns are id, body, day", "did you mean body?"),
    (Fields(date="when"), "no input has a column 'when'", "name one of them"),
    (Fields(keep=("titel",)), "no input has a column 'titel'", "name one of them"),
]


@pytest.mark.parametrize(("fields", "message", "remedy"), WRONG)
@pytest.mark.parametrize("ending", ["csv", "jsonl", "json", "parquet"])
def test_a_wrong_column_stops_at_once(ending: str, fields: Fields, message: str, remedy: str, tmp_path: Path) -> None:
    """The message lists the columns of the inputs."""
    path = tmp_path / f"a.{ending}"
    row = {"id": "a", "body": "Russia attacked Georgia.", "day": "2008-08-08"}
    if ending == "csv":
        path.write_text("id,body,day\na,Russia attacked Georgia.,2008-08-08\n", encoding="utf-8")
    elif ending == "parquet":
        source = write_jsonl(tmp_path / "source", [row])
        duckdb.sql(f"COPY (FROM read_json('{source}', format = 'newline_delimited')) TO '{path}' (FORMAT parquet)")
    else:
        write_jsonl(path, [row])
    sources = list(find_sources([str(path)], FileSearch()))
    check_columns(sources, Fields(text=("Body",), keep=("ID",)))
    with pytest.raises(UsageError) as caught:
        check_columns(sources, fields)
    assert message in caught.value.message and remedy in caught.value.remedy


def test_what_cannot_be_looked_at_stops_nothing(tmp_path: Path) -> None:
    """Standard input, broken files and missing ones are told when they are read."""
    (tmp_path / "a.jsonl").write_text("{oops\n", encoding="utf-8")
    broken = Source(str(tmp_path / "a.jsonl"), "a", "jsonl", "", 6)
    for source in (broken, Source("-", "-", "sniff", "sniff", 0), InputError("no such file", file="b")):
        check_columns([source], Fields(text=("body",)))


def test_a_wrong_name_is_wrong_usage(tmp_path: Path) -> None:
    """Nothing is written."""
    news = write_jsonl(tmp_path / "news.jsonl", NEWS[:1])
    for option in ("--text-column", "--date-column", "--id-column", "--keep"):
        done = coder("code", news, "-o", tmp_path / "e.csv", option, "nosuch")
        assert done.returncode == 2
        assert "no input has a column 'nosuch': the columns are id, date, text, Headline, source" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["news.jsonl"]


def test_articles_without_a_date_are_counted(tmp_path: Path) -> None:
    """With what dates the others."""
    rows_ = [
        {"text": "Russia attacked Georgia."},
        {"text": "TBILISI, August 8, 2008 (AFP) -- Russia attacked Georgia."},
    ]
    done = coder("code", write_jsonl(tmp_path / "news.jsonl", rows_))
    assert "dates: 1 article from its text" in done.stderr
    assert "1 article has no date, and its events have none (name the field" in done.stderr
