"""Times the whole command, JSONL in and CSV out, on one core.

    python benchmarks/speed.py ARTICLES.jsonl

Prints sentences a second, start-up time and peak memory of the process; ARTICLES.jsonl holds records with id and text.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COMMAND = [sys.executable, "-c", "from coder.cli import main; main()", "code", "--workers", "1"]


def timed(path: Path, output: Path) -> float:
    """Seconds that coding a file takes."""
    start = time.perf_counter()
    subprocess.run([*COMMAND, str(path), "-o", str(output)], check=True)
    return time.perf_counter() - start


def main() -> None:
    """Run once to warm the cache, once on one short text, once on the whole file."""
    from coder.pipeline import Coder

    source = Path(sys.argv[1])
    coder = Coder()
    sentences = sum(sum(1 for _ in coder.parses(json.loads(line)["text"])) for line in source.open(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        short = Path(folder, "short.jsonl")
        short.write_text('{"id": "1", "text": "Russia attacked Georgia."}\n', encoding="utf-8")
        timed(short, Path(folder, "events.csv"))
        start = timed(short, Path(folder, "events.csv"))
        whole = timed(source, Path(folder, "events.csv"))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    sys.stdout.write(f"sentences {sentences}, start {start:.2f} s, whole run {whole:.2f} s, {sentences / whole:.0f} sentences/s, peak {peak:.0f} MB\n")


if __name__ == "__main__":
    main()
