"""What the tests of analyses share: events of the samples in each format, and small frames in a line of text each."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pandas

SAMPLES = Path(__file__).parents[2] / "samples" / "articles.jsonl"
FORMATS = (
    "events.jsonl",
    "events.csv",
    "events.tsv",
    "events.csv.gz",
    "events.jsonl.gz",
    "events.parquet",
    "events.duckdb",
)
PACKED = ("packed.csv.zst", "packed.jsonl.zst", "packed.json")
"""The files of the fixture ``sample_events``."""


def coder(*arguments: object, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command line in a process of its own."""
    command = [sys.executable, "-c", "from coder.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, check=False)


def events_frame(header: str, *lines: str) -> pandas.DataFrame:
    """A frame of text with the columns of the header and a row for each line; ``-`` is no value."""
    rows = [[None if cell == "-" else cell for cell in line.split()] for line in lines]
    return pandas.DataFrame(rows, columns=header.split(), dtype="object")
