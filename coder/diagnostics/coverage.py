"""Counts the entries and examples for each code, and finds entries that never fire on a corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from coder.core.model import Article
from coder.diagnostics.examples import ExampleResult
from coder.dictionary.tables import Dictionary
from coder.dictionary.verb_tables import VerbEntry
from coder.pipeline import Pipeline


class CodeCoverage(NamedTuple):
    """A code with the number of entries for its actions, of entries for frames over them, and of examples."""

    code: str
    name: str
    entries: int
    frames: int
    examples: int


def code_coverage(dictionary: Dictionary, results: Iterable[ExampleResult]) -> list[CodeCoverage]:
    """Return the coverage of each code below the roots in the order of the ontology, by the examples that were run."""
    named = Counter(event.split()[1] for result in results if result.holds for event in result.wanted)
    by_action, by_frame = _counts(dictionary)
    entries: Counter[str] = Counter()
    frames: Counter[str] = Counter()
    for action in dictionary.actions.values():
        for frame, code in action.by_frame():
            entries[code] += by_action[action.name]
            frames[code] += by_frame[frame] if frame != "done" else 0
    for frame, code in dictionary.defaults.items():
        entries[code] += by_frame[frame]
        frames[code] += by_frame[frame]
    return [
        CodeCoverage(code.code, code.name, entries[code.code], frames[code.code], named[code.name])
        for code in dictionary.codes.values()
        if len(code.code) > 2
    ]


def never_fired(coder: Pipeline, articles: Iterable[Article]) -> Iterator[VerbEntry]:
    """Return the entries that decided no event and no rejection in a corpus, in the order of the dictionaries."""
    fired: set[str] = set()
    for article in articles:
        coded = coder.read(article)
        traces = [*(event.trace for event in coded.events), *(rejected.trace for rejected in coded.rejected)]
        fired.update(reason.rule for trace in traces for reason in trace)
    seen: set[str] = set()
    for entry in coder.dictionary.entries():
        if entry.id not in fired and entry.id not in seen and entry.result != "none":
            seen.add(entry.id)
            yield entry


def _counts(dictionary: Dictionary) -> tuple[Counter[str], Counter[str]]:
    """Return how many entries name each action and each frame."""
    kinds = {(entry.id, entry.result, entry.name) for entry in dictionary.entries()}
    return (
        Counter(name for _, result, name in kinds if result == "action"),
        Counter(name for _, result, name in kinds if result == "frame"),
    )
