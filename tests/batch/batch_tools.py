"""What the tests of batches share: made-up news, real runs of the command, and ways to stop them."""

from __future__ import annotations

import contextlib
import csv
import gzip
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import duckdb

COUNTRIES = (
    "Russia",
    "Georgia",
    "Turkey",
    "Syria",
    "France",
    "Germany",
    "Iran",
    "Iraq",
    "Egypt",
    "China",
    "Japan",
    "India",
    "Kenya",
    "Sudan",
    "Chad",
    "Peru",
)
SENTENCES = (
    "{a} and {b} held talks in Geneva on Monday about the border.",
    "{a} accused {b} of sheltering rebels along the frontier.",
    "{a} sent food and medicine to {b} after the floods.",
    "Troops from {a} attacked a village in {b} early on Friday.",
    "The economy of the region will grow despite the drought.",
    "Police in {a} arrested twelve demonstrators.",
)
COMMAND = [sys.executable, "-c", "from coder.cli import main; main()"]


def articles(count: int, seed: int = 1) -> list[dict[str, str]]:
    """So many articles of one to six sentences."""
    chance = random.Random(seed)
    made = []
    for number in range(count):
        pairs = (chance.sample(COUNTRIES, 2) for _ in range(chance.randint(1, 6)))
        text = " ".join(chance.choice(SENTENCES).format(a=a, b=b) for a, b in pairs)
        made.append({"id": f"n{number}", "date": f"2014-{number % 12 + 1:02}-{number % 28 + 1:02}", "text": text})
    return made


def write_jsonl(path: Path, rows: list[dict[str, str]]) -> Path:
    """Articles as a JSONL file."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def coder(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    """Run the command to its end; the width of a terminal, which the test runner may leave behind, is not passed on."""
    rest = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    done = subprocess.run([*COMMAND, *map(str, arguments)], input=stdin, capture_output=True, check=False, env=rest)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def stopped(
    number: signal.Signals, seconds: float, *arguments: str | Path, begun: Callable[[], bool] = lambda: True
) -> subprocess.CompletedProcess[str]:
    """Run the command, and send it a signal so many seconds after it has begun."""
    process = subprocess.Popen(
        [*COMMAND, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_heed_hangup,
    )
    while not begun() and process.poll() is None:
        time.sleep(0.01)
    time.sleep(seconds)
    process.send_signal(number)
    out, err = process.communicate()
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def running(*arguments: str | Path, under: Sequence[str] = ()) -> subprocess.Popen[bytes]:
    """Start the command as a group of its own; its input is a pipe, so that it does not end before that is closed."""
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [*under, *COMMAND, *map(str, arguments)],
        stdin=pipe,
        stdout=pipe,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=_heed_hangup,
    )


def _heed_hangup() -> None:
    """Let the command react to the end of its terminal, whatever the tests were started with."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def wait_for(path: Path, process: subprocess.Popen[bytes]) -> None:
    """Wait until a process has made a file."""
    while not path.exists():
        assert process.poll() is None, f"it ended with {process.returncode} before it made {path}"
        time.sleep(0.01)


def read_terminal(outer: int) -> bytes:
    """Return all that is written to a terminal until its other end is closed, and close this one."""
    parts = []
    with contextlib.suppress(OSError), os.fdopen(outer, "rb", buffering=0) as stream:  # at the end Linux gives EIO
        while part := stream.read(4096):
            parts.append(part)
    return b"".join(parts)


def rows(path: Path, table: str = "events") -> list[tuple[str, ...]]:
    """All cells of an output as text, whatever its format; nothing stands for null."""
    name = path.name.removesuffix(".gz")
    data = (
        b""
        if name.endswith((".parquet", ".duckdb"))
        else gzip.decompress(path.read_bytes())
        if path.suffix == ".gz"
        else path.read_bytes()
    )
    if name.endswith(".jsonl"):
        return [
            tuple("" if cell is None else str(cell) for cell in json.loads(line).values())
            for line in data.decode().splitlines()
        ]
    if name.endswith((".csv", ".tsv")):
        return [
            tuple(row)
            for row in csv.reader(
                data.decode().splitlines(keepends=True), delimiter="\t" if name.endswith("tsv") else ","
            )
        ][1:]
    with duckdb.connect(str(path) if name.endswith(".duckdb") else ":memory:") as database:
        found = database.execute(
            f"SELECT * FROM {table}" if name.endswith(".duckdb") else f"SELECT * FROM read_parquet('{path}')"
        ).fetchall()
    return [tuple("" if cell is None else str(cell) for cell in row) for row in found]


def rejected(path: Path) -> list[tuple[str, int | None, str]]:
    """Name of file, position and reason of each record in a rejects file."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [(Path(record["input"]).name, record["position"], record["reason"]) for record in records]
