"""Converts a folder of PETRARCH dictionaries and codes a file of unit records with it.

    python scripts/measure_petrarch.py DICTIONARIES RECORDS.jsonl [--failures]

A record holds ``id``, ``text``, ``date``, ``events`` (code, source, target) and ``config``, the settings under which it was coded.
Records with ``expect: {error: ...}`` and ``{noevents: true}`` expect no event.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from datetime import date as Date
from pathlib import Path
from typing import Any

from coder.core.model import Article, Event
from coder.petrarch.convert.convert import convert
from coder.petrarch.engine.options import PatternOptions, pattern_options
from coder.pipeline import Coder


def main() -> None:
    """Print the share of exact records and, if asked, each failure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dictionaries", type=Path)
    parser.add_argument("records", type=Path)
    parser.add_argument("--failures", action="store_true", help="print each record that is not exact")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        coder = _coder(options.dictionaries, Path(name) / "converted")
        records = [json.loads(line) for line in options.records.read_text(encoding="utf-8").splitlines()]
        exact = sum(_measure(coder, record, options.failures) for record in records)
    sys.stdout.write(f"{exact} of {len(records)} records exact ({exact / len(records):.1%})\n")


def _coder(files: Path, folder: Path) -> Coder:
    made = convert(
        sorted(path for path in files.iterdir() if path.is_file()), folder, frozenset(Coder().dictionary.codes)
    )
    for finding in made.findings:
        sys.stderr.write(f"{finding}\n")
    return Coder([folder])


def _measure(coder: Coder, record: dict[str, Any], show: bool) -> bool:
    assert coder.patterns is not None
    settings = {key: value for key, value in record.get("config", {}).items() if key in PatternOptions._fields}
    again = coder.with_pattern_options(pattern_options(settings))
    events = again.read(Article(record["id"], record["text"], Date.fromisoformat(record["date"]))).events
    found = Counter(map(_key, events))
    wanted = Counter((event["code"], _side(event["source"]), _side(event["target"])) for event in record["events"])
    if show and found != wanted:
        sys.stdout.write(f"{record['id']}: {record['text']}\n  wanted {_text(wanted)}\n  found  {_text(found)}\n")
    return found == wanted


def _key(event: Event) -> tuple[str, str, str]:
    return (
        event.code,
        str(event.source.code) if event.source else "---",
        str(event.target.code) if event.target else "---",
    )


def _side(actor: dict[str, Any] | None) -> str:
    return str((actor or {}).get("code") or (actor or {}).get("verbatim") or "---")


def _text(events: Counter[tuple[str, str, str]]) -> str:
    return ", ".join(" ".join(event) for event in sorted(events.elements())) or "none"


if __name__ == "__main__":
    main()
