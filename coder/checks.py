"""Runs the examples that stand beside dictionary entries."""

from __future__ import annotations

from datetime import date as Date
from pathlib import Path
from typing import NamedTuple

from coder.errors import DictionaryError
from coder.layers import read_layers
from coder.paths import dictionaries_dir
from coder.pipeline import Coder
from coder.schema import fail
from coder.yamlfiles import Entry

EXAMPLE_DATE = Date(2014, 3, 5)
"""The date at which examples are coded: dated codes in them are those of this day."""


class Result(NamedTuple):
    """One example: what its entry says it gives, and what it gave."""

    entry: Entry
    sentence: str
    wanted: frozenset[str]
    got: frozenset[str]

    @property
    def holds(self) -> bool:
        """Exactly what is wanted was coded."""
        return self.wanted == self.got


def run_examples(coder: Coder, folder: Path | None = None) -> list[Result]:
    """Code every example of the verb entries and of the codes of a folder, by default of the bundled one."""
    layered = read_layers([dictionaries_dir(), *([folder] if folder else [])])
    entries = [*layered.entries["verb"], *layered.entries["code"]]
    return [run_example(coder, entry, text) for entry in entries for text in entry.texts("examples")]


def run_example(coder: Coder, entry: Entry, text: str) -> Result:
    """Code one example, ``sentence => SOURCE EVENT TARGET ; ...`` or ``sentence => none``."""
    sentence, arrow, result = text.partition("=>")
    if not arrow:
        raise fail(entry, f"the example '{text[:40]}' has no '=>'", "write 'sentence => SOURCE EVENT TARGET'")
    wanted = frozenset(" ".join(part.split()) for part in result.split(";") if part.strip() not in ("", "none"))
    events = coder.code(sentence.strip(), EXAMPLE_DATE)
    got = frozenset(f"{(e.source and e.source.code) or '-'} {e.event} {(e.target and e.target.code) or '-'}" for e in events)
    return Result(entry, sentence.strip(), wanted, got)


def failing_examples(results: list[Result]) -> list[DictionaryError]:
    """An error for each example that does not hold."""
    return [fail(result.entry, f"'{result.sentence}' should give {_listed(result.wanted)} but gives {_listed(result.got)}",
                 "correct the entry or its example") for result in results if not result.holds]


def _listed(events: frozenset[str]) -> str:
    return " ; ".join(sorted(events)) or "none"
