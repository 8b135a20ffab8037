"""Run the examples of one dictionary file, or the sentences of a file that must give no event.

    python scripts/try_examples.py dictionaries/verbs/18_assault.yaml
    python scripts/try_examples.py dictionaries/ontology/cameo.yaml --codes 18 19
    python scripts/try_examples.py --none tests/cases/no_event/assault.txt

Prints each example that does not give exactly what it says; exit status 1 if there is one.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from coder import Coder
from coder.core.yaml_entries import Entry, read_entries
from coder.diagnostics.examples import EXAMPLE_DATE, Result, run_example


def examples(path: Path, roots: list[str]) -> Iterator[tuple[Entry, str]]:
    """The examples of a file, with ``roots`` only those of codes that begin so."""
    for entry in read_entries(path, path.as_posix()):
        if not roots or entry.text("code").startswith(tuple(roots)):
            for text in entry.texts("examples"):
                yield entry, text


def sentences(path: Path) -> Iterator[str]:
    """The sentences of a file, a line each."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


def show(result: Result) -> str:
    """One failing example: what it lacks and what it has too much."""
    lacks, extra = sorted(result.wanted - result.got), sorted(result.got - result.wanted)
    return f"{result.entry.where} {result.sentence}\n    lacks {lacks}  extra {extra}\n"


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--codes", nargs="*", default=[])
    parser.add_argument("--none", action="store_true", help="the files hold sentences that must give no event")
    options = parser.parse_args()
    coder, failed, count = Coder(), 0, 0
    for path in options.files:
        if options.none:
            for sentence in sentences(path):
                events = coder.code(sentence, EXAMPLE_DATE)
                count, failed = count + 1, failed + bool(events)
                if events:
                    sys.stdout.write(f"{sentence}\n    gives {[event.event for event in events]}\n")
            continue
        for entry, text in examples(path, options.codes):
            result = run_example(coder, entry, text)
            count, failed = count + 1, failed + (not result.holds)
            if not result.holds:
                sys.stdout.write(show(result))
    sys.stdout.write(f"{count - failed} of {count} hold\n")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
