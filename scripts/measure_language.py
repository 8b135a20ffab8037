"""Measure the language layer on a folder of gold data: tags and lemmas, sentence ends, chunks, triples, speed.

    python scripts/measure_language.py GOLD_FOLDER [--errors N]

GOLD_FOLDER holds ``tags_pud.dev.jsonl``, ``chunks_conll2000.dev.txt``, ``svo_pud.dev.jsonl`` and ``svo_gum_news.dev.jsonl``. The scripts that
measure each of these alone are run in turn; with ``--errors`` they list the commonest errors by cause.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path

from coder import Coder
from coder.language.triples import triples

SCRIPTS = Path(__file__).parent
PARTS = (
    ("measure_tags.py", "tags_pud.dev.jsonl"),
    ("measure_chunks.py", "chunks_conll2000.dev.txt"),
    ("measure_triples.py", "svo_pud.dev.jsonl"),
    ("measure_triples.py", "svo_gum_news.dev.jsonl"),
)


def speed(path: Path) -> str:
    """Sentences a second from text to triples, in processor time of this process."""
    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    coder = Coder()
    began, count = time.process_time(), 0
    for text in texts:
        for parse in coder.parses(text):
            triples(parse)
            count += 1
    return f"text to triples {count / (time.process_time() - began):,.0f} sentences a second"


def main() -> None:
    """Run all parts and print their reports."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    for script, name in PARTS:
        sys.stdout.write(f"\n=== {name}\n")
        sys.stdout.flush()
        subprocess.run(
            [sys.executable, str(SCRIPTS / script), str(options.folder / name), "--errors", str(options.errors)],
            check=True,
        )
    sys.stdout.write(f"\n{speed(options.folder / PARTS[2][1])}\n")


if __name__ == "__main__":
    main()
