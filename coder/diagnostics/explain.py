"""The trace of a coded article as lines of text."""

from __future__ import annotations

from collections.abc import Iterator

from coder.diagnostics.trace import Step, trace
from coder.pipeline import Coded, Coder


def explain(coded: Coded, tagged_by: Coder | None = None) -> Iterator[str]:
    """Return lines on the chunks, clauses, events and rejections of each sentence, with the reasons.

    With the coder that read it there are lines on the tag of each word and its rule, too.
    """
    for sentence in trace(coded, tagged_by):
        yield from _lines(sentence, "")


def _lines(step: Step, indent: str) -> Iterator[str]:
    """Yield the line of a step and those of the steps below; all chunks stand on one line."""
    yield indent + step.text
    if step.kind != "chunks":
        for below in step.steps:
            yield from _lines(below, indent + "  ")
