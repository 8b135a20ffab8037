"""Runs the examples that stand beside dictionary entries."""

from __future__ import annotations

from datetime import date as Date
from pathlib import Path
from typing import NamedTuple

from coder.core.entry import Entry
from coder.core.errors import DictionaryError
from coder.core.given import given_article
from coder.core.model import Event
from coder.core.paths import dictionaries_dir
from coder.diagnostics.selection import Selection
from coder.dictionary.layers import read_layers
from coder.dictionary.schema import fail
from coder.pipeline import Pipeline

ALL = Selection()
WITH_EXAMPLES = ("actor", "agent", "verb", "code")
"""The kinds of entries that may have examples."""
EXAMPLE_DATE = Date(2014, 3, 5)
"""The date at which examples are coded: dated codes in them are those of this day."""


class ExampleResult(NamedTuple):
    """An example that was coded: the events that it should give, and those that it gave."""

    entry: Entry
    sentence: str
    wanted: frozenset[str]
    got: frozenset[str]
    deciding: tuple[str, ...] = ()
    """The entries that decided the events, each with its place."""

    @property
    def holds(self) -> bool:
        """Whether exactly the wanted events were coded."""
        return self.wanted == self.got


def run_examples(coder: Pipeline, selection: Selection = ALL) -> list[ExampleResult]:
    """Code every example of the selected entries and codes, by default of all bundled ones."""
    own = [entry for entry in _entries(selection.folder) if selection.has(entry.file)]
    return [run_example(coder, entry, text) for entry in own for text in entry.texts("examples")]


def changed_examples(coder: Pipeline, folder: Path) -> list[ExampleResult]:
    """Return the bundled examples that hold without a user's folder and fail with it.

    Those of entries that the folder replaces are not run.
    """
    kept = [entry for entry in _entries(folder) if not Path(entry.file).is_relative_to(folder)]
    failing = [
        result
        for entry in kept
        for text in entry.texts("examples")
        if not (result := run_example(coder, entry, text)).holds
    ]
    bundled = Pipeline()
    return [
        result
        for result in failing
        if {said(event) for event in bundled.read(given_article(result.sentence, EXAMPLE_DATE)).events} == result.wanted
    ]


def _entries(folder: Path | None) -> list[Entry]:
    layered = read_layers([dictionaries_dir(), *([folder] if folder else [])])
    return [entry for kind in WITH_EXAMPLES for entry in layered.entries[kind]]


def run_example(coder: Pipeline, entry: Entry, text: str) -> ExampleResult:
    """Code one example, ``sentence => SOURCE EVENT TARGET ; ...`` or ``sentence => none``."""
    sentence, wanted = split_example(entry, text)
    events = coder.read(given_article(sentence, EXAMPLE_DATE)).events
    deciding = dict.fromkeys(
        f"{reason.rule} ({reason.where})"
        for event in events
        for reason in event.trace
        if reason.part in ("verb", "noun", "frame") and reason.where
    )
    return ExampleResult(entry, sentence, wanted, frozenset(map(said, events)), tuple(deciding))


def split_example(entry: Entry, text: str) -> tuple[str, frozenset[str]]:
    """Return the sentence of an example and the events that it should give; raise ``DictionaryError`` without "=>"."""
    sentence, arrow, result = text.partition("=>")
    if not arrow:
        raise fail(entry, f"the example '{text[:40]}' has no '=>'", "write 'sentence => SOURCE EVENT TARGET'")
    events = (" ".join(part.split()) for part in result.split(";"))
    return sentence.strip(), frozenset(event for event in events if event not in ("", "none"))


def failing_examples(results: list[ExampleResult]) -> list[DictionaryError]:
    """Return an error for each example that does not hold, which names the entries that decided instead."""
    return [
        fail(
            result.entry,
            f"'{result.sentence}' should give {_listed(result.wanted)} but gives {_listed(result.got)}",
            _remedy(result),
        )
        for result in results
        if not result.holds
    ]


def change_lines(results: list[ExampleResult]) -> list[str]:
    """Return a line for each bundled example that a folder changes, perhaps on purpose."""
    return [
        f"{result.entry.where}: '{result.sentence}' gave {_listed(result.wanted)} and gives {_listed(result.got)}"
        + (f" by {' and '.join(result.deciding)}" if result.deciding else "")
        for result in results
    ]


def _remedy(result: ExampleResult) -> str:
    own = f"{result.entry.text('id')} ({result.entry.where})"
    if not result.deciding or own in result.deciding:
        return "correct the entry or its example"
    deciding = " and ".join(result.deciding)
    return f"{deciding} decided: correct the example, give your entry more patterns, or replace theirs by its id"


def said(event: Event) -> str:
    """Return an event as examples name it: ``SOURCE EVENT TARGET``, with ``-`` for nobody."""
    return f"{(event.source and event.source.code) or '-'} {event.event} {(event.target and event.target.code) or '-'}"


def _listed(events: frozenset[str]) -> str:
    return " ; ".join(sorted(events)) or "none"
