"""When events happen, and their status."""

from __future__ import annotations

from datetime import date as Date
from pathlib import Path

import pytest

from coder import Article, Coder
from coder.coding.events import Options

TODAY = Date(2014, 3, 5)
CASES = [
    line
    for line in (Path(__file__).parent.parent / "cases" / "coding" / "timing.txt")
    .read_text(encoding="utf-8")
    .splitlines()
    if line and not line.startswith("#")
]


@pytest.fixture(scope="module")
def coder() -> Coder:
    """A coder that keeps every status."""
    return Coder(options=Options(all_statuses=True))


@pytest.mark.parametrize("case", CASES)
def test_case(coder: Coder, case: str) -> None:
    """A sentence gives its events with their dates and statuses; those coded back and those of hosts are left out."""
    sentence, _, wanted = case.partition(" => ")
    events = coder.read(Article("a", sentence, TODAY)).events
    got = [f"{event.event} {event.event_date} {event.event_date_precision} {event.status}" for event in events]
    assert list(dict.fromkeys(got)) == wanted.split(" ; ")


def test_default_leaves_out_what_has_not_happened() -> None:
    """By default old, negated and conditional events are rejected; without a date of the article nothing is old."""
    coder = Coder()
    assert not coder.code("Chad attacked Niger in 1998.", TODAY)
    assert not coder.code("Chad did not attack Niger.", TODAY)
    (event,) = coder.code("Chad attacked Niger in 1998.")
    assert (event.date, event.event_date, event.status) == (None, Date(1998, 7, 2), "happened")


def test_the_trace_names_rule_and_words() -> None:
    """The rule of the grammar and its words stand in the trace."""
    (event,) = Coder().code("Chad attacked Niger late Monday.", TODAY)
    assert [(reason.rule, reason.words) for reason in event.trace if reason.part == "date"] == [
        ("date.weekday", "late Monday")
    ]


@pytest.mark.parametrize(
    ("title", "date", "precision"),
    [
        ("On the campaign trail, January 2014", "2014-01-16", "month"),
        ("The world at war, March 2014", "2014-03-05", "day"),
        ("Chad in January 2014", "2014-03-05", "day"),
        ("The world at war, January", "2014-03-05", "day"),
    ],
)
def test_a_review_of_a_month_tells_of_that_month(coder: Coder, title: str, date: str, precision: str) -> None:
    """What has no other time happened in the month of which the title says that the article tells."""
    text = f"{title}\n\nChad condemned Niger.\n\nOn February 4 Chad attacked Niger."
    first, second = coder.read(Article("a", text, TODAY)).events
    assert (str(first.event_date), str(first.event_date_precision)) == (date, precision)
    assert str(second.event_date) == "2014-02-04"


def test_a_story_goes_on_with_those_whom_it_names_again(coder: Coder) -> None:
    """The time of a paragraph holds in the next one where that tells more of somebody in it."""
    text = "Mamadou Tandja was arrested in 1998.\n\nA court in Niger convicted Tandja.\n\nA court in Mali convicted Ba."
    dates = [(event.trigger.text, str(event.event_date)) for event in coder.read(Article("a", text, TODAY)).events]
    assert ("convicted", "1998-07-02") in dates
    assert ("convicted", "2014-03-05") in dates
