"""Runs Spark and ``--workers`` in turns over one file, on two cores, and compares their time and their events.

    python benchmarks/spark.py ARTICLES.jsonl [--rounds N]

It needs the extra ``[spark]`` and Java. Time is that of the clock, as users wait for it, with the start of Java, of the
workers and of the dictionaries: look at pairs, and only on a machine that does nothing else. The exit status is 1 where
both do not give the same events.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

import duckdb

CORES: Final = 2
JOB: Final = f"""
import sys
from pyspark.sql import SparkSession
from coder.integrations.spark import code_dataframe
spark = SparkSession.builder.master("local[{CORES}]").config("spark.ui.enabled", "false").getOrCreate()
articles = spark.read.json(sys.argv[1]).repartition({4 * CORES})
code_dataframe(articles).write.mode("overwrite").parquet(sys.argv[2])
"""
CODE: Final = "from coder.cli import main; main()"


def seconds(command: list[str]) -> float:
    """How long a command takes by the clock; raises ``CalledProcessError`` where it fails."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def events(files: str) -> list[tuple[str, ...]]:
    """The events of Parquet files, without order."""
    names = "event_id, date, sentence, code, source, target, trigger, text"
    return sorted(duckdb.sql(f"SELECT {names} FROM read_parquet('{files}')").fetchall(), key=str)


def report(articles: Path, rounds: int, folder: Path) -> bool:
    """Print the time of both for each round; whether they give the same events."""
    plain, spread = folder / "plain.parquet", folder / "spread"
    workers = [sys.executable, "-c", CODE, "code", str(articles), "-o", str(plain), "--overwrite"]
    workers += ["--workers", str(CORES)]
    spark = [sys.executable, "-c", JOB, str(articles), str(spread)]
    for number in range(rounds):
        one, other = seconds(workers), seconds(spark)
        sys.stdout.write(f"round {number + 1}: --workers {one:.1f} s, Spark {other:.1f} s, ratio {one / other:.2f}\n")
        sys.stdout.flush()
    same = events(str(plain)) == events(f"{spread}/*.parquet")
    sys.stdout.write("the events are the same\n" if same else "the events differ\n")
    return same


def main() -> None:
    """Read the command line and report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--rounds", type=int, default=2, metavar="N")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        same = report(chosen.articles.resolve(), chosen.rounds, Path(folder))
    sys.exit(0 if same else 1)


if __name__ == "__main__":
    main()
