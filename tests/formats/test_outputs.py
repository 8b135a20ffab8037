"""Every kind of output holds the same rows and columns with their types, however many processes made it."""

from __future__ import annotations

import json
import os
import pty
import resource
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from batch_tools import COMMAND, articles, coder, read_terminal, rows, write_jsonl

from coder.formats.output.columns import COLUMNS, TYPES

FORMS = ("csv", "tsv", "jsonl", "txt", "csv.gz", "parquet", "duckdb")


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of some blocks, with one broken record."""
    path = write_jsonl(tmp_path_factory.mktemp("news") / "news.jsonl", articles(250))
    return write_broken(path)


def write_broken(path: Path) -> Path:
    """Break one record."""
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[120] = "{"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def made(news: Path) -> Path:
    """A folder with the output of one and of three workers in each format."""
    for form in FORMS:
        for workers in ("1", "3"):
            done = coder("code", news, "-o", news.parent / f"{workers}.{form}", "--workers", workers)
            assert done.returncode == 1, done.stderr
    return news.parent


@pytest.mark.parametrize("form", FORMS)
def test_workers_change_nothing(form: str, made: Path) -> None:
    """Three workers write what one writes, byte for byte; a database has the same rows."""
    if form == "duckdb":
        assert rows(made / "1.duckdb") == rows(made / "3.duckdb")
    else:
        assert (made / f"1.{form}").read_bytes() == (made / f"3.{form}").read_bytes()


@pytest.mark.parametrize("form", [form for form in FORMS if form != "txt"])
def test_formats_agree(form: str, made: Path) -> None:
    """The same cells in all formats."""
    assert len(rows(made / "1.csv")) > 200
    assert rows(made / f"1.{form}") == rows(made / "1.csv")


@pytest.mark.parametrize("form", ["parquet", "duckdb"])
def test_types(form: str, made: Path) -> None:
    """Dates are dates, numbers are numbers, what is missing is null."""
    with duckdb.connect(str(made / "1.duckdb") if form == "duckdb" else ":memory:") as database:
        table = "events" if form == "duckdb" else f"'{made / '1.parquet'}'"
        assert {name: kind for name, kind, *_ in database.execute(f"DESCRIBE FROM {table}").fetchall()} == TYPES
        assert database.execute(f"SELECT count(*) FROM {table} WHERE source_role IS NULL").fetchone() != (0,)


def test_jsonl_keeps_types(made: Path) -> None:
    """Numbers and null are so in JSON too, and the columns stand in their order."""
    found = [json.loads(line) for line in (made / "1.jsonl").read_text(encoding="utf-8").splitlines()]
    assert tuple(found[0]) == COLUMNS
    assert isinstance(found[0]["goldstein"], float)
    assert any(row["source_role"] is None for row in found)


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_chosen_columns(form: str, news: Path, made: Path, tmp_path: Path) -> None:
    """The columns that are asked for, in that order, with the cells of the whole table."""
    names = ("code", "date", "target")
    coder("code", news, "-o", tmp_path / f"some.{form}", "--columns", ",".join(names), "--workers", "2")
    places = [COLUMNS.index(name) for name in names]
    assert rows(tmp_path / f"some.{form}") == [tuple(row[at] for at in places) for row in rows(made / f"1.{form}")]


def test_a_table_is_appended_to(tmp_path: Path) -> None:
    """A second run adds its events to the table; another table stands beside it; --overwrite replaces one."""
    base = tmp_path / "news.duckdb"
    first, second = (
        write_jsonl(tmp_path / "1.jsonl", articles(10, seed=1)),
        write_jsonl(tmp_path / "2.jsonl", articles(10, seed=2)),
    )
    for path, options in ((first, []), (second, []), (second, ["--table", "monday"])):
        assert coder("code", path, "-o", base, *options).returncode == 0
    both, monday = rows(base), rows(base, "monday")
    assert both[-len(monday) :] == monday
    assert len(both) > len(monday) > 0
    assert coder("code", second, "-o", base, "--overwrite").returncode == 0
    assert rows(base) == monday


def test_run_record(made: Path) -> None:
    """The record says what made the output, and what it holds."""
    record = json.loads((made / "1.csv.run.json").read_text(encoding="utf-8"))
    assert record["counts"] == {
        "articles": 249,
        "sentences": record["counts"]["sentences"],
        "events": len(rows(made / "1.csv")),
        "rejected": 1,
    }
    assert set(record["dictionaries"]) == {"bundled", "grammars"}
    assert record["options"]["format"] == "csv"
    assert record["started"] <= record["finished"]


def test_a_stream_has_no_files_beside_it(news: Path) -> None:
    """Standard output takes events, standard error what was rejected."""
    before = set(news.parent.iterdir())
    done = coder("code", news, "--rejects", news.parent / "rejects.jsonl")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert set(news.parent.iterdir()) - before == {news.parent / "rejects.jsonl"}


def test_a_bar_on_a_terminal(news: Path, tmp_path: Path) -> None:
    """Standard error as a terminal shows what was rejected; events still go where they should."""
    outer, inner = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, "code", str(news), "-o", str(tmp_path / "events.csv"), "--workers", "1"], stderr=inner
    ) as process:
        os.close(inner)
        shown = read_terminal(outer)
    assert process.returncode == 1
    assert b"1 record was rejected" in shown and rows(tmp_path / "events.csv")


def test_a_hostile_article_costs_little(tmp_path: Path) -> None:
    """Articles of five megabytes in one sentence, or of breaks alone, take seconds and bounded memory."""
    hostile = ("the army of Russia attacked Georgia and ", " ", "a\n", "well-")
    texts = [part * (5_000_000 // len(part)) for part in hostile]
    path = write_jsonl(
        tmp_path / "news.jsonl",
        [{"id": str(at), "text": f"{text}x"} for at, text in enumerate([*texts, "Russia attacked Georgia."])],
    )
    limit = 900 * 1024 * 1024
    done = subprocess.run(
        [*COMMAND, "code", str(path), "-o", str(tmp_path / "events.csv"), "--workers", "1"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)),
    )
    assert done.returncode == 0, done.stderr
    assert rows(tmp_path / "events.csv")[-1][1] == str(len(texts))
    assert (tmp_path / "events.csv").stat().st_size < 10_000_000


def test_memory_does_not_grow_with_the_input(tmp_path: Path) -> None:
    """Ten times the input, articles and rejected records, takes no more memory."""
    script = (
        "import sys; from coder.cli import main\ntry: main()\n"
        "except SystemExit: sys.stderr.write(open('/proc/self/status').read())"
    )
    rejected, coded = {"id": "x", "text": "", "more": "x" * 5000}, {"id": "y", "text": "Russia attacked Georgia. " * 10}
    peaks = []
    for copies in (1, 10):
        path = write_jsonl(tmp_path / f"{copies}.jsonl", [rejected, *[rejected] * 30, coded] * 40 * copies)
        done = subprocess.run(
            [sys.executable, "-c", script, "code", str(path), "-o", str(tmp_path / "events.csv"), "--workers", "1"],
            capture_output=True,
            text=True,
            check=False,
        )
        peaks.append(int(done.stderr.split("VmHWM:")[1].split()[0]) / 1024)
    assert path.stat().st_size > 50_000_000
    assert peaks[1] < min(300, peaks[0] + 20)
