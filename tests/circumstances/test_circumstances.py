"""Where events happened, how many they touched, in which manner and why, as columns of the flat record."""

from __future__ import annotations

from datetime import date as Date
from pathlib import Path

import pytest

from coder import Coder, Event
from coder.circumstances.gazetteer import gazetteer
from coder.core.circumstances import Count, Toll
from coder.formats.output.columns import COLUMNS, flat

TODAY = Date(2014, 3, 5)
FOLDER = Path(__file__).parent.parent / "cases" / "circumstances"
CAUSES = "causes.txt"


def lines(path: Path) -> list[str]:
    """The cases of a file."""
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


CASES = [
    line
    for path in sorted(FOLDER.glob("*.txt"))
    if not path.stem.startswith("written") and path.name != CAUSES  # test_written.py
    for line in lines(path)
]


@pytest.fixture(scope="module")
def coder() -> Coder:
    """A coder with its default options."""
    return Coder()


def columns(event: Event, wanted: str) -> str:
    """The columns that a case names, in its notation: ``place=Homs dead=3``; a dash for null."""
    row = dict(zip(COLUMNS, flat(event), strict=True))
    names = [part.partition("=")[0] for part in wanted.split(" & ")]
    return " & ".join(f"{name}={'-' if row[name] is None else row[name]}" for name in names)


@pytest.mark.parametrize("case", CASES)
def test_case(coder: Coder, case: str) -> None:
    """Of the events of a text the first with the code of a case has the columns that it names."""
    text, _, wanted = case.partition(" => ")
    for one in wanted.split(" ; "):
        code, _, cells = one.partition(" ")
        event = next((event for event in coder.code(text, TODAY) if event.code == code), None)
        assert event is not None, [event.code for event in coder.code(text, TODAY)]
        assert columns(event, cells) == cells


@pytest.mark.parametrize("case", lines(FOLDER / CAUSES))
def test_cause(coder: Coder, case: str) -> None:
    """The events of a text that have a cause are those of the case, each with the cause that the case names."""
    text, _, wanted = case.partition(" => ")
    events = coder.code(text, TODAY)
    triggers = {event.event_id: event.trigger.text for event in events}
    found = {f"{event.trigger.text} < {triggers[event.because_of]}" for event in events if event.because_of}
    assert found == set(wanted.split(" ; ")) - {"-"}
    assert len(triggers) > 1


@pytest.mark.parametrize(
    "text",
    [
        "Chad bombed Niger ten weeks after Niger shelled Abeche.",
        "Chad's president condemned Niger a month after Niger expelled ten Chadian traders.",
    ],
)
def test_what_weeks_are_counted_from_is_no_cause(coder: Coder, text: str) -> None:
    """A clause behind "ten weeks after" only says when; "a day after" still names the occasion."""
    events = coder.code(text, TODAY)
    assert len(events) > 1
    assert {event.because_of for event in events} == {None}


def test_the_trace_names_rule_and_words(coder: Coder) -> None:
    """Each circumstance stands in the trace with its rule and its words."""
    (event,) = coder.code("Rebels killed at least nine policemen with rifles in Maradi, Niger.", TODAY)
    steps = {reason.rule: reason.words for reason in event.trace if reason.part in ("place", "count", "mode", "weapon")}
    assert steps == {
        "place.clause": "in Maradi",
        "count.dead.object": "killed at least nine policemen",
        "manner.mode.firearms": "rifles",
        "manner.weapon.firearm": "rifles",
    }


def test_the_dateline_is_the_last_resort(coder: Coder) -> None:
    """A story that tells no other place is where its dateline stands, unless that is the seat of a body."""
    (event,) = coder.code("NIAMEY, March 4 (AFP) -- Niger accused Chad of spying.", TODAY)
    assert event.circumstances.place is not None
    assert (event.circumstances.place.name, event.circumstances.place.basis) == ("Niamey", "dateline")


def test_without_the_gazetteer_names_and_countries_stay(monkeypatch: pytest.MonkeyPatch, coder: Coder) -> None:
    """The core install gives the names of places and their countries, without coordinates."""
    monkeypatch.setattr("coder.circumstances.sentence.gazetteer", lambda: None)
    event = coder.code("Chad bombed rebels in Zinder, Niger.", TODAY)[0]
    place = event.circumstances.place
    assert place is not None
    assert (place.name, place.country, place.latitude) == ("Zinder", "NER", None)


def test_towns_of_one_name() -> None:
    """Towns of one name come with the largest first; a country picks its own."""
    table = gazetteer()
    assert table is not None
    towns = list(table.towns("tripoli"))
    assert [town.country for town in towns[:2]] == ["LBY", "LBN"]
    inside = table.best("tripoli", ["LBN"])
    assert inside is not None and inside.admin1 == "LB.09"
    assert table.best("tripoli", ["NOR"]) is None


def test_bounds() -> None:
    """The number to work with is the least, else the most."""
    assert [Count(3, 9).best, Count(None, 40).best, Count(12, None).best] == [3, 40, 12]
    assert {toll.value for toll in Toll} == {"dead", "injured", "arrested", "displaced", "participants"}
