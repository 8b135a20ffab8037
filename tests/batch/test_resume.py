"""Nothing is lost: real runs are stopped at random moments and go on; every article is coded once."""

from __future__ import annotations

import itertools
import json
import os
import random
import resource
import signal
import subprocess
from pathlib import Path

import pytest
from batch_tools import COMMAND, articles, coder, rows, running, stopped, wait_for, write_jsonl

KILLS = {"csv": 7, "csv.gz": 4, "parquet": 4, "duckdb": 6}


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of some seconds, with records that are rejected among the others."""
    path = write_jsonl(tmp_path_factory.mktemp("news") / "news.jsonl", articles(700))
    lines = path.read_text(encoding="utf-8").splitlines()
    for number in range(50, len(lines), 100):
        lines[number] = lines[number][:-1]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def whole(news: Path) -> Path:
    """The output of a run that nobody stopped."""
    output = news.parent / "whole.csv"
    assert coder("code", news, "-o", output).returncode == 1
    return output


@pytest.mark.parametrize("form", KILLS)
def test_killed_at_any_moment(form: str, news: Path, whole: Path, tmp_path: Path) -> None:
    """However often runs are killed, at the end each article is coded once; text is the same to the byte."""
    chance = random.Random(form)
    kills = runs = 0
    while kills < KILLS[form]:
        runs += 1
        output = tmp_path / str(runs) / f"events.{form}"
        output.parent.mkdir()
        while kills < KILLS[form]:
            done = stopped(
                signal.SIGKILL, chance.uniform(0.3, 1.3), "code", news, "-o", output, "--resume", "--workers", "2"
            )
            assert "Traceback" not in done.stderr
            if done.returncode != -signal.SIGKILL:
                break
            kills += 1
        done = coder("code", news, "-o", output, "--resume")
        assert done.returncode == 1, done.stderr
        same(output, whole)


def same(output: Path, whole: Path) -> None:
    """Output, rejects and counts are those of the whole run, and nothing else is left."""
    assert rows(output) == rows(whole)
    base = f"{output.name}.events" if output.suffix == ".duckdb" else output.name
    files = {output.name, f"{base}.rejects.jsonl", f"{base}.run.json"}
    assert {path.name for path in output.parent.iterdir()} == files
    assert (
        output.with_name(f"{base}.rejects.jsonl").read_bytes()
        == whole.with_name(f"{whole.name}.rejects.jsonl").read_bytes()
    )
    records = [
        json.loads(path.read_text(encoding="utf-8"))
        for path in (output.with_name(f"{base}.run.json"), whole.with_name(f"{whole.name}.run.json"))
    ]
    assert records[0]["counts"] == records[1]["counts"]
    assert records[0]["not_coded"] == records[1]["not_coded"]
    if output.suffix == ".csv":
        assert output.read_bytes() == whole.read_bytes()


def test_what_was_finished_is_readable_after_a_kill(news: Path, whole: Path, tmp_path: Path) -> None:
    """Up to the last checkpoint the output is that of the whole run, and the checkpoint says how far that is."""
    output = tmp_path / "events.csv"

    def saved() -> int:
        found = output.with_name("events.csv.checkpoint").read_text(encoding="utf-8")
        return int(json.loads(found)["output"])

    with running("code", "-", "-o", output, "--workers", "1") as run:
        assert run.stdin is not None
        wait_for(output.with_name("events.csv.checkpoint"), run)
        for line in itertools.cycle(news.read_bytes().splitlines(keepends=True)):  # it never comes to the end
            run.stdin.write(line)
            if saved() > 0:
                break
        run.kill()
    done, expected = output.read_bytes()[: saved()], whole.read_bytes()
    assert done[: len(expected)] == expected[: len(done)] and len(done) > 1000


@pytest.mark.parametrize(
    ("form", "number", "status"),
    [
        ("csv", signal.SIGINT, 130),
        ("parquet", signal.SIGINT, 130),
        ("duckdb", signal.SIGTERM, 143),
        ("csv", signal.SIGHUP, -signal.SIGHUP),
    ],
)
def test_stopped_by_the_user(
    form: str, number: signal.Signals, status: int, news: Path, whole: Path, tmp_path: Path
) -> None:
    """A run that is asked to stop says how to go on, keeps what it has, and goes on."""
    output = tmp_path / f"events.{form}"
    begun = tmp_path / ("events.duckdb.events.rejects.jsonl" if form == "duckdb" else f"events.{form}.rejects.jsonl")
    done = stopped(number, 0.4, "code", news, "-o", output, "--workers", "1", begun=begun.exists)
    assert done.returncode == status, done.stderr
    assert done.stderr.splitlines()[-1] == "coder: stopped; resume with the same command and --resume"
    done = coder("code", news, "-o", output, "--resume")
    assert done.returncode == 1
    assert "resuming after" in done.stderr
    assert rows(output) == rows(whole)


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_closed_terminal_leaves_no_process(workers: str, news: Path, tmp_path: Path) -> None:
    """What a run had started has ended when it ends, and nothing is lost."""
    output, begun = tmp_path / "events.csv", tmp_path / "events.csv.rejects.jsonl"
    with running("code", news, "-o", output, "--workers", workers) as run:
        wait_for(begun, run)
        os.killpg(run.pid, signal.SIGHUP)
        assert run.wait(60) == -signal.SIGHUP
        with pytest.raises(ProcessLookupError):
            os.killpg(run.pid, 0)
    assert coder("code", news, "-o", output, "--resume").returncode == 1


def test_nohup_lets_a_run_go_on(news: Path, whole: Path, tmp_path: Path) -> None:
    """A run that is to outlive its terminal does."""
    output, begun = tmp_path / "events.csv", tmp_path / "events.csv.rejects.jsonl"
    with running("code", news, "-o", output, "--workers", "1", under=["nohup"]) as run:
        wait_for(begun, run)
        run.send_signal(signal.SIGHUP)
        assert run.wait(120) == 1
    assert rows(output) == rows(whole)


LIMITS = [("csv", 200_000), ("jsonl.gz", 40_000), ("parquet", 20_000), ("duckdb", 6_000), ("duckdb", 600_000)]


@pytest.mark.parametrize(("form", "limit"), LIMITS)
def test_full_disk(form: str, limit: int, news: Path, whole: Path, tmp_path: Path) -> None:
    """Where no more can be written, be it the first byte, the run says so and ends; with room it goes on."""
    output = tmp_path / f"events.{form}"
    done = subprocess.run(
        [*COMMAND, "code", str(news), "-o", str(output)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert done.returncode == 3, done.stderr
    assert f"events.{form}: can't be written" in done.stderr
    assert "--resume" in done.stderr
    assert "Traceback" not in done.stderr
    assert coder("code", news, "-o", output, "--resume").returncode == 1
    assert rows(output) == rows(whole)


def test_full_device() -> None:
    """A stream that takes nothing ends the run with a message."""
    done = coder("code", "-", "-o", "/dev/full", stdin=b"Russia attacked Georgia.")
    assert done.returncode == 3
    assert "No space left on device" in done.stderr


def test_an_unfinished_run_is_not_overwritten_unasked(news: Path, tmp_path: Path) -> None:
    """Without --resume or --overwrite nothing is done to it."""
    output = tmp_path / "events.csv"
    stopped(
        signal.SIGINT,
        0.2,
        "code",
        news,
        "-o",
        output,
        "--workers",
        "1",
        begun=(tmp_path / "events.csv.rejects.jsonl").exists,
    )
    before = output.read_bytes()
    done = coder("code", news, "-o", output)
    assert done.returncode == 2
    assert "--overwrite" in done.stderr
    assert output.read_bytes() == before


CHANGES = [(["--dyads"], "options"), (["--encoding", "latin-1"], "options"), (["more.jsonl"], "inputs")]


@pytest.mark.parametrize(("more", "changed"), CHANGES)
def test_another_run_does_not_go_on(more: list[str], changed: str, news: Path, tmp_path: Path) -> None:
    """Other inputs or options than at the beginning are refused."""
    output = tmp_path / "events.csv"
    write_jsonl(tmp_path / "more.jsonl", articles(3))
    stopped(
        signal.SIGINT,
        0.2,
        "code",
        news,
        "-o",
        output,
        "--workers",
        "1",
        begun=(tmp_path / "events.csv.rejects.jsonl").exists,
    )
    arguments = [str(tmp_path / word) if word == "more.jsonl" else word for word in more]
    done = coder("code", news, *arguments, "-o", output, "--resume")
    assert done.returncode == 2
    assert f"the {changed} changed" in done.stderr


def test_a_finished_run_has_nothing_left(tmp_path: Path) -> None:
    """--resume on a finished run does nothing; without an earlier run it begins one."""
    news = write_jsonl(tmp_path / "news.jsonl", articles(5))
    first = coder("code", news, "-o", tmp_path / "events.duckdb", "--resume")
    second = coder("code", news, "-o", tmp_path / "events.duckdb", "--resume")
    assert (first.returncode, second.returncode) == (0, 0)
    assert "nothing is left to do" in second.stderr
    assert len(rows(tmp_path / "events.duckdb")) == len({row[0] for row in rows(tmp_path / "events.duckdb")})


def test_two_runs_do_not_write_one_file(news: Path, tmp_path: Path) -> None:
    """The second says so and leaves the first alone."""
    output = tmp_path / "events.csv"
    with running("code", "-", "-o", output) as first:  # it waits for its input
        wait_for(output.with_name("events.csv.checkpoint"), first)
        second = coder("code", "-", "-o", output, "--resume", stdin=news.read_bytes())
        assert second.returncode == 3
        assert "another run is writing this file" in second.stderr
        first.communicate(news.read_bytes())
        assert first.returncode == 1
