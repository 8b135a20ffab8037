"""Sentences for each module between clauses and events: their events, and why a candidate is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from coder import Article, Coder
from coder.coding.events import Options
from coder.core.model import ActorMatch, Event, Rejected
from coder.core.rejections import EXPLANATIONS, RejectReason
from coder.diagnostics.examples import EXAMPLE_DATE

FOLDER = Path(__file__).parent.parent / "cases" / "coding"
FILES = (
    "modality",
    "actuality",
    "participants",
    "implied",
    "protests",
    "nouns",
    "entries",
    "fields",
    "pairs",
    "company",
    "lone",
    "continued",
    "deeds",
    "meant_for",
)
CASES = [
    (name, line)
    for name in FILES
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.fixture(scope="module")
def coder() -> Coder:
    """One coder for all cases."""
    return Coder()


def told(found: Event | Rejected) -> str:
    """An event as ``SOURCE EVENT TARGET``, a rejection as ``!reason``."""

    def code(actor: ActorMatch | None) -> str:
        return (actor.code or "?") if actor else "-"

    if isinstance(found, Rejected):
        return f"!{found.reason}"
    return f"{code(found.source)} {found.event} {code(found.target)}"


@pytest.mark.parametrize(("file", "case"), CASES)
def test_case(coder: Coder, file: str, case: str) -> None:
    """A sentence gives exactly the events and rejections of its case."""
    sentence, _, wanted = case.partition(" => ")
    coded = coder.read(Article("a", sentence, EXAMPLE_DATE))
    got = sorted(told(found) for found in (*coded.events, *coded.rejected))
    assert got == ([] if wanted == "none" else sorted(wanted.split(" ; ")))


@pytest.mark.parametrize(
    ("sentence", "default", "half_dyads", "dyads"),
    [
        ("Chad attacked.", "!no_target", "TCD FIGHT -", "!no_target"),
        ("Sudan was attacked.", "!no_source", "- FIGHT SDN", "!no_source"),
        ("Chad made a statement.", "TCD STATEMENT -", "TCD STATEMENT -", "!no_target"),
        ("Chad attacked Sudan.", "TCD FIGHT SDN", "TCD FIGHT SDN", "TCD FIGHT SDN"),
    ],
)
def test_options(sentence: str, default: str, half_dyads: str, dyads: str) -> None:
    """By default an event has a source and the target that it needs; half dyads have one side, dyads have both."""
    options = (Options(), Options(half_dyads=True), Options(dyads=True))
    for option, wanted in zip(options, (default, half_dyads, dyads), strict=True):
        coded = Coder(options=option).read(Article("a", sentence, EXAMPLE_DATE))
        assert [told(found) for found in (*coded.events, *coded.rejected)] == [wanted]


def test_each_reason_has_an_explanation() -> None:
    """What ``coder explain`` says of a rejection is there for every reason."""
    assert EXPLANATIONS.keys() == set(RejectReason)
