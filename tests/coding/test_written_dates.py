"""Sentences with dates, written by somebody who knew no rule of the coder.

``dates_written.tsv``: date of the article, sentences, trigger, date of the event, precision, status; ``-`` for no date.
``dates_open.txt`` lists those that are still wrong, by line and trigger: whoever mends one takes it out there.
"""

from __future__ import annotations

from datetime import date as Date
from pathlib import Path

import pytest

from coder import Article
from coder.coding.candidate import EventCandidate
from coder.coding.events import Options
from coder.coding.story_times import StoryTimes
from coder.coding.timing import SentenceTimes
from coder.core.model import Event
from coder.pipeline import Coded, Pipeline

FOLDER = Path(__file__).parent.parent / "cases" / "coding"
ROWS = [line.split("\t") for line in (FOLDER / "dates_written.tsv").read_text(encoding="utf-8").splitlines()]
OPEN = [
    line
    for line in (FOLDER / "dates_open.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
A_WEEK = 7
Answer = tuple[Date | None, str, str]


@pytest.fixture(scope="module")
def coder() -> Pipeline:
    """A coder that keeps all that it can."""
    return Pipeline(options=Options(all_statuses=True, half_dyads=True, all_stories=True))


def test_only_the_open_ones_are_wrong(coder: Pipeline) -> None:
    """Each sentence has its date, precision and status but for the faults listed as open."""
    listed = {at: set(faults.split()) for at, _, faults in (line.partition(": ") for line in OPEN)}
    wrong: dict[str, set[str]] = {}
    for number, (today, text, trigger, date, precision, status) in enumerate(ROWS, 1):
        faults = faults_of(answer(coder, Date.fromisoformat(today), text, trigger), date, precision, status)
        if faults:
            wrong[f"{number} {trigger}"] = set(faults)
    assert {at: faults for at, faults in wrong.items() if not faults <= listed.get(at, set())} == {}
    assert listed.keys() - wrong.keys() == set()


def faults_of(found: Answer, date: str, precision: str, status: str) -> list[str]:
    """What is wrong; of what is planned only the status is compared, for its date is that of the saying."""
    faults = []
    if status != "planned":
        faults += ["date"] if not is_right(found[0], date, precision) else []
        faults += ["precision"] if found[1] != precision else []
    return faults + (["status"] if found[2] != status else [])


def is_right(found: Date | None, date: str, precision: str) -> bool:
    """Whether a date is the day, within a week where the week is known, or in the month or year that is known."""
    if date == "-" or found is None:
        return date == "-" and found is None
    if len(date) < len("2014-03-05"):
        return found.isoformat().startswith(date)
    return abs((found - Date.fromisoformat(date)).days) <= (0 if precision == "day" else A_WEEK)


def answer(coder: Pipeline, today: Date, text: str, trigger: str) -> Answer:
    """The date, precision and status of the event at a trigger; of the bare word where the coder has no event there."""
    coded = coder.read(Article("a", text, today))
    event = event_at(coded.events, trigger)
    if event is not None:
        return event.event_date, str(event.event_date_precision), str(event.status)
    return of_word(coder, coded, today, text, trigger)


def event_at(events: tuple[Event, ...], trigger: str) -> Event | None:
    """The last event with a trigger, or with one that shares words with it."""
    same = [event for event in events if event.trigger.text == trigger]
    inside = [
        event for event in events if trigger in event.trigger.text.split() or event.trigger.text in trigger.split()
    ]
    part = [event for event in events if trigger in event.trigger.text or event.trigger.text in trigger]
    found = same or inside or part
    return found[-1] if found else None


def of_word(coder: Pipeline, coded: Coded, today: Date, text: str, trigger: str) -> Answer:
    """The time that a word would have as the trigger of an event."""
    story, first, found = StoryTimes(today), trigger.split()[0], (None, "unknown", "none")
    for parse in coded.parses:
        story.enter(parse)
        starts = (at for at, token in enumerate(parse.sentence.tokens) if text.startswith(first, token.start))
        at = next(starts, None)
        if at is not None:
            timed = SentenceTimes(story, coder.dictionary).timed(EventCandidate("", trigger=(at, at + 1)))
            assert timed.when is not None
            found = timed.when.date, str(timed.when.precision), str(timed.status)
    return found
