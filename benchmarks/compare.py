"""Runs two builds of the coder in turns over one file, and compares their speed and their events.

    python benchmarks/compare.py FIRST SECOND ARTICLES.jsonl [--rounds N] [--workers N]

FIRST and SECOND are checkouts, or Python interpreters with a coder installed. A round codes the file with one and then
with the other, so that both meet the same hour of the machine. It prints for each round the processor time of both and
their ratio; then sentences and words a second of processor time, the peak memory of the largest process, and whether
the events are the same byte for byte. The exit status is 1 where they are not, unless ``--changed`` allows it.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

CODE = ("-c", "from coder.cli import main; main()", "code")


class Run(NamedTuple):
    """Processor time of a run in all its processes, start included, and the peak memory of the largest of them."""

    seconds: float
    megabytes: float


class Build:
    """One build, with a cache of its own and the file that its last run wrote."""

    def __init__(self, place: Path, folder: Path) -> None:
        self.place = place
        self.events = folder / "events.csv"
        is_checkout = place.is_dir()
        self._python = sys.executable if is_checkout else str(place)
        path = {"PYTHONPATH": str(place.resolve())} if is_checkout else {}
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        self._environment = kept | path | {"CODER_CACHE": str(folder / "cache")}
        """Where byte code may be kept, as in an installed coder: else each start would compile all modules anew."""

    def run(self, articles: Path, workers: int) -> Run:
        """Code a file; raises ``CalledProcessError`` where that fails."""
        command = [self._python, *CODE, str(articles.resolve()), "-o", str(self.events), "--workers", str(workers)]
        self.events.unlink(missing_ok=True)
        process = subprocess.Popen(
            command, env=self._environment, cwd=self.events.parent, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        _, status, used = os.wait4(process.pid, 0)
        if status:
            raise subprocess.CalledProcessError(os.waitstatus_to_exitcode(status), command)
        return Run(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)

    def sentences(self) -> int:
        """How many sentences the last run read, by its record."""
        record = json.loads(self.events.with_name("events.csv.run.json").read_text(encoding="utf-8"))
        return int(record["counts"]["sentences"])


def report(first: Build, second: Build, articles: Path, rounds: int, workers: int) -> bool:
    """Print the figures; whether the events of both are the same."""
    runs: list[tuple[Run, Run]] = []
    for build in (first, second):
        build.run(articles, workers)  # makes the compiled tables, if need be
    for number in range(rounds):
        one, other = first.run(articles, workers), second.run(articles, workers)
        runs.append((one, other))
        ratio = one.seconds / other.seconds
        sys.stdout.write(f"round {number + 1}: {one.seconds:.2f} s against {other.seconds:.2f} s, ratio {ratio:.2f}\n")
        sys.stdout.flush()
    texts = (json.loads(line)["text"] for line in articles.read_text(encoding="utf-8").splitlines() if line.strip())
    words = sum(len(text.split()) for text in texts)
    for build, taken in zip((first, second), zip(*runs, strict=True), strict=True):
        least = min(run.seconds for run in taken)
        peak = max(run.megabytes for run in taken)
        sys.stdout.write(
            f"{build.place}: {build.sentences() / least:,.0f} sentences, {words / least:,.0f} words a second of "
            f"processor time; peak memory {peak:.0f} MB\n"
        )
    ratios = [one.seconds / other.seconds for one, other in runs]
    sys.stdout.write(f"the second is {statistics.median(ratios):.2f} times as fast, the median of the rounds\n")
    return _same(first.events, second.events)


def _same(first: Path, second: Path) -> bool:
    """Print whether two files are the same, or the first line where they differ."""
    one, other = first.read_bytes(), second.read_bytes()
    if one == other:
        sys.stdout.write(f"the events are the same byte for byte ({len(one):,} bytes)\n")
        return True
    pairs = enumerate(zip(one.splitlines(), other.splitlines(), strict=False), 1)
    line = next((number for number, (a, b) in pairs if a != b), "the end")
    sys.stdout.write(f"the events differ, first in line {line}\n")
    return False


def main() -> None:
    """Compare the two builds that are named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--changed", action="store_true", help="the events may differ: the rules are not the same")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        builds = Build(given.first, Path(one)), Build(given.second, Path(other))
        same = report(*builds, given.articles, given.rounds, given.workers)
    sys.exit(0 if same or given.changed else 1)


if __name__ == "__main__":
    main()
