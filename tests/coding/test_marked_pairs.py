"""Spans that the caller marks are actors, whatever the dictionaries know of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from coder import ActorMatch, ActorSpan, Coder

LINES = (
    (Path(__file__).parent.parent / "cases" / "coding" / "marked_pairs.txt").read_text(encoding="utf-8").splitlines()
)
CASES = [line for line in LINES if line and not line.startswith("#")]
MARK = re.compile(r"\[([^\]|]+)(?:\|([^\]]+))?\]")


@pytest.fixture(scope="module")
def coder() -> Coder:
    """One coder for all cases."""
    return Coder()


def unmark(case: str) -> tuple[str, list[ActorSpan]]:
    """The text without its brackets, and the spans that stood in them."""
    text, spans, at = "", [], 0
    for match in MARK.finditer(case):
        text += case[at : match.start()]
        spans.append(ActorSpan(len(text), len(text) + len(match[1]), code=match[2]))
        text, at = text + match[1], match.end()
    return text + case[at:], spans


@pytest.mark.parametrize("case", CASES)
def test_case(coder: Coder, case: str) -> None:
    """The events between marked spans are those of the case."""
    marked, _, wanted = case.partition(" => ")
    text, spans = unmark(marked)
    words = {(span.start, span.end): text[span.start : span.end] for span in spans}

    def name(actor: ActorMatch | None) -> str | None:
        return words.get((actor.span.start, actor.span.end)) if actor else None

    events = coder.code(text, "2014-03-05", actors=spans)
    got = {
        f"{name(event.source)} {event.event} {name(event.target)}"
        for event in events
        if name(event.source) and name(event.target)
    }
    assert got == set(wanted.split(" ; "))


def test_unknown_names_have_no_code(coder: Coder) -> None:
    """A marked span without an entry has a null code, one with a code keeps it."""
    text, spans = unmark("[Zembla] attacked [Georgia|ZZZGOV].")
    (event,) = coder.code(text, "2014-03-05", actors=spans)
    assert event.source is not None and event.source.code is None
    assert event.target is not None and event.target.code == "ZZZGOV"
