"""Times the whole command, JSONL in and CSV out, with one and with two workers.

    python benchmarks/speed.py [ARTICLES.jsonl] [--runs N]

ARTICLES.jsonl has records with id and text; without it 2,500 articles are made up (``benchmarks/news.py``). Of N runs
the fastest counts. It prints sentences a second by the clock and by processor time, the time of the start (the command
on one short text), and the peak memory of the largest process.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from news import articles

from coder.pipeline import Pipeline

COMMAND = (sys.executable, "-c", "from coder.cli import main; main()", "code", "--no-progress", "--overwrite")
MADE = 2500


class Took(NamedTuple):
    """Seconds of one run: by the clock, and of processor time in all its processes."""

    clock: float
    processor: float


def timed(path: Path, output: Path, workers: int) -> Took:
    """Code a file once."""
    before, start = os.times(), time.perf_counter()
    subprocess.run(
        [*COMMAND, str(path), "-o", str(output), "--workers", str(workers)], check=True, stderr=subprocess.DEVNULL
    )
    after, end = os.times(), time.perf_counter()
    return Took(
        end - start, after.children_user + after.children_system - before.children_user - before.children_system
    )


def fastest(runs: list[Took]) -> Took:
    """The least of each figure: what other programs on the machine add is not ours."""
    return Took(min(run.clock for run in runs), min(run.processor for run in runs))


def count_sentences(path: Path) -> int:
    """The sentences of all articles of a file."""
    coder = Pipeline()
    with path.open(encoding="utf-8") as lines:
        return sum(sum(1 for _ in coder.parses(json.loads(line)["text"])) for line in lines)


def report(source: Path, folder: Path, runs: int) -> None:
    """Time all kinds of runs and print a line for each."""
    short, output = folder / "short.jsonl", folder / "events.csv"
    short.write_text('{"id": "1", "text": "Russia attacked Georgia."}\n', encoding="utf-8")
    timed(short, output, 1)  # makes the compiled tables, if need be
    start = fastest([timed(short, output, 1) for _ in range(runs)])
    sys.stdout.write(f"start: {start.clock:.2f} s by the clock, {start.processor:.2f} s of processor time\n")
    sentences = count_sentences(source)
    one, two = (fastest([timed(source, output, workers) for _ in range(runs)]) for workers in (1, 2))
    for name, took in (("one worker", one), ("two workers", two)):
        sys.stdout.write(
            f"{name}: {sentences} sentences in {took.clock:.2f} s, {sentences / took.clock:.0f} a second "
            f"({sentences / took.processor:.0f} a second of processor time)\n"
        )
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    sys.stdout.write(
        f"two workers against one: {one.clock / two.clock:.2f} times; peak memory of a process: {peak:.0f} MB\n"
    )


def main() -> None:
    """Measure on the file that is named, else on made-up text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = given.articles or Path(folder, "made.jsonl")
        if given.articles is None:
            source.write_text("".join(json.dumps(article) + "\n" for article in articles(MADE)), encoding="utf-8")
        report(source, Path(folder), given.runs)


if __name__ == "__main__":
    main()
