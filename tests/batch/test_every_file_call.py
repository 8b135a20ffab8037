"""Each call that changes a file fails in turn, or the process ends there; the next run completes the output."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pytest
from batch_tools import articles, write_jsonl

from coder.batch import duckdb_sink, parquet_sink, sinks, tasks
from coder.batch.duckdb_sink import DuckSink
from coder.batch.own_files import beside
from coder.batch.parquet_sink import ParquetSink
from coder.batch.run import Job, Outcome, run
from coder.batch.run_record import Identity
from coder.batch.sinks import Sink, TextSink
from coder.batch.tasks import BlockCoder, CodingTask
from coder.core.errors import CoderError
from coder.formats.input.sources import FileSearch, find_sources
from coder.pipeline import Pipeline

CALLS = ("open", "write", "fsync", "ftruncate", "replace", "unlink", "mkdir", "rmdir")
CODER = Pipeline()
DONE, REFUSED, ENDED, OTHER = 0, 1, 9, 77


class ReadyTask(CodingTask):
    """A task whose dictionaries are loaded once for all runs."""

    def coder(self) -> BlockCoder:
        return BlockCoder(self, CODER)


SINKS: dict[str, Callable[[Path], Sink]] = {
    "jsonl": lambda path: TextSink(path, b""),
    "parquet": ParquetSink,
    "duckdb": lambda path: DuckSink(path, "events", replaces=True),
}


def coded(news: Path, output: Path, resume: bool = False) -> Outcome:
    """Run a job of many checkpoints, as the command does; a run that did not end goes on or begins anew."""
    form = output.suffix[1:]
    job = Job(
        (str(news),),
        tuple(find_sources([str(news)], FileSearch())),
        ReadyTask(format=form),
        Identity("1", {}, {}, "a"),
        rejects=beside(output, "rejects.jsonl"),
        record=beside(output, "run.json"),
        resume=resume,
        overwrite=not resume,
    )
    return run(job, SINKS[form](output))


@contextmanager
def counted(number: int, action: str) -> Iterator[list[str]]:
    """Let the call of a number fail or end the process; give the names of all calls so far."""
    seen: list[str] = []

    def patched(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            if name == "open" and not arguments[1] & os.O_CREAT:
                return real(*arguments, **options)
            seen.append(name)
            if len(seen) != number:
                return real(*arguments, **options)
            if action == "end":
                os._exit(ENDED)
            if action == "half" and name == "write":
                kept["write"](arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
                os._exit(ENDED)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        return call

    kept = {name: getattr(os, name) for name in CALLS}
    for name, real in kept.items():
        setattr(os, name, patched(name, real))
    try:
        yield seen
    finally:
        for name, real in kept.items():
            setattr(os, name, real)


def in_a_process(work: Callable[[], None]) -> int:
    """Do some work in a process of its own, in which DuckDB has run nothing before; return how it ended."""
    child = os.fork()
    if not child:
        status = OTHER
        try:
            work()
            status = DONE
        except CoderError as error:
            status = REFUSED if error.remedy else OTHER
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def content(output: Path) -> object:
    """The rows of an output in their order."""
    if output.suffix == ".jsonl":
        return output.read_bytes()
    source = f"'{output}'" if output.suffix == ".parquet" else "events"
    with duckdb.connect(str(output) if output.suffix == ".duckdb" else ":memory:") as connection:
        return connection.sql(f"SELECT * FROM {source}").fetchall()


def completed(news: Path, output: Path) -> bytes:
    """Let the next run complete an output, as its user would; return its rows as text."""

    def again() -> None:
        try:
            coded(news, output, resume=True)
        except CoderError:
            coded(news, output)
        (output.parent / "rows").write_text(repr(content(output)), encoding="utf-8")

    assert in_a_process(again) == DONE
    rows = output.parent / "rows"
    found = rows.read_bytes()
    rows.unlink()
    return found


@pytest.fixture
def short_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Checkpoints after every block of two articles."""
    for module in (sinks, duckdb_sink):
        monkeypatch.setattr(module, "SECONDS", 0.0)
    monkeypatch.setattr(parquet_sink, "PART_ARTICLES", 2)
    monkeypatch.setattr(tasks, "BLOCK_ARTICLES", 2)


def calls(news: Path, output: Path, action: str) -> list[str]:
    """The calls of a whole run, and its output beside it."""

    def listed() -> None:
        with counted(0, action) as seen:
            coded(news, output)
        (output.parent / "calls").write_text(" ".join(seen), encoding="utf-8")

    assert in_a_process(listed) == DONE
    return (output.parent / "calls").read_text(encoding="utf-8").split()


@pytest.mark.parametrize(
    ("form", "action"),
    [
        ("jsonl", "fail"),
        ("jsonl", "end"),
        ("jsonl", "half"),
        ("parquet", "fail"),
        ("duckdb", "fail"),
        ("duckdb", "end"),
    ],
)
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that share what was loaded")
def test_every_call_may_fail(form: str, action: str, tmp_path: Path, short_steps: None) -> None:
    """The run ends with a message or in silence, never with a fault, and the next one makes the whole output."""
    news = write_jsonl(tmp_path / "news.jsonl", articles(4))
    with news.open("a", encoding="utf-8") as file:
        file.write("{bad\n")
    whole = tmp_path / f"whole.{form}"
    names = calls(news, whole, action)
    wanted = completed(news, whole)
    for number, name in enumerate(names, 1):
        if action == "half" and name != "write":
            continue
        output = tmp_path / str(number) / f"events.{form}"
        output.parent.mkdir()

        def broken(number: int = number, output: Path = output) -> None:
            with counted(number, action):
                coded(news, output)

        status = in_a_process(broken)
        assert status in (DONE, REFUSED, ENDED), (number, name, status)
        assert completed(news, output) == wanted, (number, name)
        left = {path.name for path in output.parent.iterdir()} - {output.name}
        assert left == {f"{output.name}.run.json", f"{output.name}.rejects.jsonl"}, (number, name, left)
