"""No file is changed or replaced that the user did not give up: inputs, files of others, tables of others."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from batch_tools import COMMAND, articles, coder, rows, running, wait_for, write_jsonl

from coder.core.event_ids import EventIds
from coder.core.model import Article


def content(folder: Path) -> dict[str, bytes]:
    """All files below a folder, with what they hold."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def linked(folder: Path, name: str) -> None:
    (folder / name).symlink_to("in.jsonl")


def hard_linked(folder: Path, name: str) -> None:
    os.link(folder / "in.jsonl", folder / name)


@pytest.mark.parametrize("options", [["-o", "out.jsonl"], ["-o", "o.csv", "--rejects", "out.jsonl"]])
@pytest.mark.parametrize("link", [linked, hard_linked])
def test_an_input_by_another_name_is_not_written_over(
    link: Callable[[Path, str], None], options: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A link and a hard link are the same file."""
    write_jsonl(tmp_path / "in.jsonl", articles(3))
    link(tmp_path, "out.jsonl")
    before = content(tmp_path)
    monkeypatch.chdir(tmp_path)
    done = coder("code", "in.jsonl", *options, "--overwrite")
    assert (done.returncode, content(tmp_path)) == (2, before), done.stderr
    assert "one of the inputs" in done.stderr


def test_a_file_of_a_linked_folder_is_not_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The input is found in the folder, the output is named by the link."""
    (tmp_path / "real").mkdir()
    write_jsonl(tmp_path / "real" / "in.jsonl", articles(3))
    (tmp_path / "alias").symlink_to("real")
    before = content(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert coder("code", "real", "-o", "alias/in.jsonl").returncode == 2
    assert content(tmp_path) == before


@pytest.mark.parametrize(
    "line",
    [
        "code - -o s.jsonl < s.jsonl",
        "code - --format jsonl < s.jsonl >> s.jsonl",
        "code s.jsonl --format jsonl >> s.jsonl",
        "code - -o o.csv --rejects s.jsonl < s.jsonl",
    ],
)
def test_standard_input_and_output_are_files_too(line: str, tmp_path: Path) -> None:
    """Whatever the shell has opened is compared with the inputs."""
    write_jsonl(tmp_path / "s.jsonl", articles(3))
    before = content(tmp_path)
    done = subprocess.run(
        ["sh", "-c", f'"$@" {line}', "sh", *COMMAND], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, content(tmp_path)) == (2, before), done.stderr


def test_output_and_rejects_have_names_of_their_own(tmp_path: Path) -> None:
    """Nor are rejects written into the record or the checkpoint."""
    news = write_jsonl(tmp_path / "news.jsonl", articles(3))
    for name in ("o.csv", "o.csv.run.json", "o.csv.checkpoint"):
        done = coder("code", news, "-o", tmp_path / "o.csv", "--rejects", tmp_path / name)
        assert done.returncode == 2, name
    assert list(content(tmp_path)) == ["news.jsonl"]


@pytest.mark.parametrize("form", ["jsonl", "csv.gz", "parquet"])
def test_a_file_of_others_is_replaced_only_if_asked(form: str, tmp_path: Path) -> None:
    """What a run left is replaced by the next run, unless somebody changed it since."""
    news, output = write_jsonl(tmp_path / "news.jsonl", articles(3)), tmp_path / f"mine.{form}"
    output.write_text("mine", encoding="utf-8")
    before = content(tmp_path)
    done = coder("code", news, "-o", output)
    assert (done.returncode, content(tmp_path)) == (2, before), done.stderr
    assert "--overwrite" in done.stderr
    assert coder("code", news, "-o", output, "--overwrite").returncode == 0
    assert coder("code", news, "-o", output).returncode == 0
    output.write_bytes(output.read_bytes() + b"changed by hand")
    assert coder("code", news, "-o", output).returncode == 2
    assert output.read_bytes().endswith(b"by hand")


def test_rejects_replace_only_rejects(tmp_path: Path) -> None:
    """A file that is named by mistake stays."""
    news = tmp_path / "news.jsonl"
    news.write_text("{bad\n", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    options = ["code", news, "-o", tmp_path / "o.csv", "--rejects"]
    assert coder(*options, tmp_path / "notes.txt").returncode == 2
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert [coder(*options, tmp_path / "r.jsonl").returncode for _ in range(2)] == [1, 1]


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE VIEW events AS SELECT 1 a",
        "CREATE TABLE events AS SELECT 1 a",
        "CREATE TABLE coder_runs AS SELECT 1 a",
        "CREATE VIEW coder_runs AS SELECT 1 a",
    ],
)
def test_tables_of_others_are_left(statement: str, tmp_path: Path) -> None:
    """One message, and the database is as it was; only a table of that very name is replaced, and only if asked."""
    news, output = write_jsonl(tmp_path / "news.jsonl", articles(3)), tmp_path / "d.duckdb"
    with duckdb.connect(str(output)) as database:
        database.execute(statement)
    for options in ([], ["--overwrite"]):
        done = coder("code", news, "-o", output, *options)
        replaced = bool(options) and "TABLE events" in statement
        assert done.returncode == (0 if replaced else 2), done.stderr
        assert len(done.stderr.splitlines()) == 1
    with duckdb.connect(str(output)) as database:
        names = {name for (name,) in database.execute("SELECT table_name FROM information_schema.tables").fetchall()}
    assert names == ({"events", "coder_runs"} if "TABLE events" in statement else {statement.split()[2]})


def test_a_file_that_is_no_database_is_left(tmp_path: Path) -> None:
    """Even with --overwrite, which speaks of the table."""
    news, output = write_jsonl(tmp_path / "news.jsonl", articles(3)), tmp_path / "x.db"
    output.write_bytes(b"SQLite format 3\x00" + bytes(4096))
    for options in ([], ["--overwrite"]):
        done = coder("code", news, "-o", output, *options)
        assert done.returncode == 2 and "is not a DuckDB database" in done.stderr
    assert output.read_bytes().startswith(b"SQLite")


def test_names_of_tables(tmp_path: Path) -> None:
    """What can't be part of the name of a file, or is the coder's own, is wrong usage."""
    news = write_jsonl(tmp_path / "news.jsonl", articles(1))
    for name in ("a/b", "", "../x", "CODER_RUNS", "a\nb", "x" * 300):
        assert coder("code", news, "-o", tmp_path / "t.duckdb", "--table", name).returncode == 2, name
    assert list(content(tmp_path)) == ["news.jsonl"]


def test_a_rerun_adds_nothing_twice(tmp_path: Path) -> None:
    """Each event stands in a table once, whatever files of a run are gone; new articles are added."""
    news, output = write_jsonl(tmp_path / "news.jsonl", articles(20)), tmp_path / "d.duckdb"
    assert coder("code", news, "-o", output).returncode == 0
    first = rows(output)
    (tmp_path / "d.duckdb.events.run.json").unlink()
    for options in ([], ["--resume"], []):
        done = coder("code", news, "-o", output, *options)
        assert done.returncode == 0 and rows(output) == first
    assert "in the table before" in done.stderr
    more = write_jsonl(tmp_path / "more.jsonl", articles(20) + [{**articles(1)[0], "id": "new"}])
    assert coder("code", more, "-o", output).returncode == 0
    found = rows(output)
    assert found[: len(first)] == first and {row[1] for row in found[len(first) :]} == {"new"}
    assert len({row[0] for row in found}) == len(found)


def test_resume_makes_again_what_was_deleted(tmp_path: Path) -> None:
    """A record without its output does not count as done."""
    news = write_jsonl(tmp_path / "news.jsonl", articles(3))
    for form in ("csv", "parquet", "duckdb"):
        output = tmp_path / f"e.{form}"
        assert coder("code", news, "-o", output).returncode == 0
        before = rows(output)
        output.unlink()
        assert coder("code", news, "-o", output, "--resume").returncode == 0
        assert rows(output) == before


def test_other_content_of_the_same_size_is_another_input(tmp_path: Path) -> None:
    """Only the content counts: a file that was merely touched is the same."""
    news, output = write_jsonl(tmp_path / "news.jsonl", articles(5)), tmp_path / "e.csv"
    assert coder("code", news, "-o", output).returncode == 0
    os.utime(news, (1, 1))
    assert "nothing is left to do" in coder("code", news, "-o", output, "--resume").stderr
    stat = news.stat()
    news.write_text(news.read_text(encoding="utf-8").replace("Russia", "Turkey"), encoding="utf-8")
    os.utime(news, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert "nothing is left to do" not in coder("code", news, "-o", output, "--resume").stderr


@pytest.mark.parametrize("form", ["jsonl", "parquet", "duckdb"])
def test_a_glob_that_matches_the_own_files_reads_none_of_them(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second run, and a resumed one, read what the first read."""
    write_jsonl(tmp_path / "a.jsonl", articles(300))
    monkeypatch.chdir(tmp_path)
    options = ["code", "*", "-o", f"events.{form}"]
    first = coder(*options)
    assert first.returncode == 0, first.stderr
    found = rows(Path(f"events.{form}"))
    assert coder(*options).returncode == 0 and rows(Path(f"events.{form}")) == found
    assert "nothing is left to do" in coder(*options, "--resume").stderr


def test_two_runs_with_rejects_of_their_own_do_not_share_a_parquet_file(tmp_path: Path) -> None:
    """The second says so, whatever it is asked to do, and the first is whole."""
    news, output = write_jsonl(tmp_path / "news.jsonl", articles(700)), tmp_path / "e.parquet"
    with running("code", "-", "-o", output, "--workers", "1", "--rejects", tmp_path / "r1.jsonl") as first:
        wait_for(tmp_path / "e.parquet.checkpoint", first)  # it waits for its input
        for options in ([], ["--resume"], ["--overwrite"]):
            second = coder("code", news, "-o", output, "--rejects", tmp_path / "r2.jsonl", *options)
            assert second.returncode == 3 and "another run is writing" in second.stderr
        first.communicate(news.read_bytes())
        assert first.returncode == 0
    assert len(rows(output)) > 700


def test_a_link_where_a_temporary_file_goes_is_not_followed(tmp_path: Path) -> None:
    """What it leads to stays as it was."""
    news = write_jsonl(tmp_path / "news.jsonl", articles(3))
    (tmp_path / "victim").write_text("mine", encoding="utf-8")
    for name in ("e.csv.checkpoint.new", "e.csv.run.json.new", "e.parquet.new", "e.duckdb.new"):
        (tmp_path / name).symlink_to("victim")
    for form in ("csv", "parquet", "duckdb"):
        assert coder("code", news, "-o", tmp_path / f"e.{form}").returncode == 0
    assert (tmp_path / "victim").read_text() == "mine"


def test_ids_are_those_of_one_article() -> None:
    """Date and text tell articles of one id apart; the key has no code in it."""
    texts = [("a", "x", None), ("a", "y", None), ("b", "x", None)]
    ids = [EventIds(Article(*text)).event_id(0, "190", "RUS", "GEO", 7) for text in texts]
    assert len(set(ids)) == 3
    keys = {EventIds(Article("a", "x")).event_key(7, None, None), EventIds(Article("a", "x")).event_key(8, None, None)}
    assert len(keys) == 2 and not keys & set(ids)


def test_two_dates_of_one_article_are_two_articles(tmp_path: Path) -> None:
    """In the output too."""
    text = "Russia attacked Georgia."
    dates = ("2008-08-08", "2008-08-09")
    news = write_jsonl(tmp_path / "news.jsonl", [{"id": "a", "date": date, "text": text} for date in dates])
    found = [json.loads(line) for line in coder("code", news).stdout.splitlines()]
    assert len({row["event_id"] for row in found}) == len({row["event_key"] for row in found}) == 2


WRITERS = {
    "a page": ("explain", "in.jsonl", "n1", "--html", "new.html"),
    "places found": ("find", "verb:*", "in.jsonl", "-o", "new.csv"),
    "places found, as lines": ("find", "verb:*", "in.jsonl", "-o", "new.jsonl"),
    "changes": ("diff", "bundled", "own", "in.jsonl", "-o", "new.csv"),
    "findings": ("convert", "old.actors.txt", "old.verbs.txt", "-o", "converted", "--report", "new.txt"),
    "a picture": ("plot", "series", "events.csv", "-o", "new.svg"),
    "a gold file": ("evaluate", "from-csv", "labels.csv", "-o", "new.jsonl"),
    "counts": ("series", "events.csv", "-o", "new.csv"),
    "counts, packed": ("series", "events.csv", "-o", "new.csv.gz"),
    "counts, in columns": ("series", "events.csv", "-o", "new.parquet"),
    "events of which one is kept": ("dedupe", "events.csv", "-o", "new.jsonl"),
}
"""What else writes a file: the last argument, which is a new one, becomes an input, and then a file of the user."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with inputs for every command."""
    folder = tmp_path_factory.mktemp("desk")
    write_jsonl(folder / "in.jsonl", articles(3))
    (folder / "own" / "actors").mkdir(parents=True)
    (folder / "own" / "actors" / "own.yaml").write_text("- {id: o.u, names: [Ury], codes: [URA]}\n", encoding="utf-8")
    (folder / "old.actors.txt").write_text("URAVIA [URA]\nMERKEN [MRK\n", encoding="utf-8")
    (folder / "old.verbs.txt").write_text("--- HALT [120] ---\nHALT\n", encoding="utf-8")
    (folder / "labels.csv").write_text("article_id,code,source,target\na,190,RUS,GEO\n", encoding="utf-8")
    assert coder("code", str(folder / "in.jsonl"), "-o", str(folder / "events.csv")).returncode == 0
    return folder


@pytest.mark.parametrize("kind", WRITERS)
def test_what_other_commands_write_replaces_only_their_own(
    kind: str, desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither an input nor a file of the user; the same command may be run again."""
    folder = tmp_path / "desk"
    shutil.copytree(desk, folder)
    monkeypatch.chdir(folder)
    *command, name = WRITERS[kind]
    suffix = name.removeprefix("new")
    given = next(part for part in command if (folder / part).is_file())
    (folder / f"mine{suffix}").write_bytes(b"what the user wrote\n")
    if suffix == ".svg":
        (folder / f"mine{suffix}").write_bytes(b"<svg>drawn by hand</svg>\n")
    before = content(folder)
    for taken in (f"mine{suffix}", *([given] if given.endswith(suffix) or suffix in (".html", ".txt") else ())):
        done = coder(*command, taken)
        assert (done.returncode, content(folder)) == (2, before), (taken, done.stderr)
    for _ in range(2 if kind != "a gold file" else 1):
        shutil.rmtree(folder / "converted", ignore_errors=True)
        done = coder(*command, name)
        assert done.returncode == 0 and (folder / name).read_bytes(), done.stderr
