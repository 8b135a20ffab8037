"""Shows that the cost of a sentence grows with its length and no faster.

    python benchmarks/length.py ARTICLES.jsonl

The words of the articles are joined into single sentences of 50 to 5,000 words. It prints the time for a word, the
median of five runs.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from pathlib import Path

from coder import Coder

LENGTHS = (50, 100, 200, 500, 1000, 2000, 5000)


def seconds(coder: Coder, text: str) -> float:
    """Seconds that coding a text takes."""
    start = time.perf_counter()
    coder.code(text)
    return time.perf_counter() - start


def main() -> None:
    """Print a line for each length."""
    texts = (json.loads(line)["text"] for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines())
    words = [word for text in texts for word in text.translate(str.maketrans("", "", ".!?")).split()]
    words *= 1 + max(LENGTHS) // max(1, len(words))
    coder = Coder()
    for length in LENGTHS:
        starts = range(0, len(words) - length + 1, max(1, (len(words) - length) // 5))
        took = statistics.median(seconds(coder, " ".join(words[at : at + length])) for at in list(starts)[:5])
        sys.stdout.write(f"{length:5} words  {1000 * took:7.1f} ms  {1e6 * took / length:5.1f} microseconds a word\n")


if __name__ == "__main__":
    main()
