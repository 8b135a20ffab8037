"""Reports of one event are linked: measured on groups written by hand, and case by case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas
import pytest
from link_cases import CASES, b_cubed, coded_reports, meant, read_reports

from coder.analysis import link
from coder.formats.output.columns import COLUMNS, flat

LEAST_F1 = 0.92
"""What links of the written groups reach, less some room for changes of coding; the goal is 0.85."""
LATER, BLIND = CASES.with_name("links_later.txt"), CASES.with_name("links_blind.txt")
REPORTS = read_reports()


@pytest.fixture(scope="module")
def coded() -> dict[str, tuple[Any, ...]]:
    """The events of the written reports."""
    return coded_reports(REPORTS)


def rows(coded: dict[str, tuple[Any, ...]]) -> pandas.DataFrame:
    """All events of the written reports as a frame."""
    return pandas.DataFrame([flat(event) for events in coded.values() for event in events], columns=COLUMNS)


def links(frame: pandas.DataFrame) -> dict[str, str]:
    """The group of each event by its id."""
    found = link(frame, every=True).result
    at = found.columns.index("link_id")
    return {row[0]: row[at] for row in found.rows()}


@pytest.mark.parametrize("path", [CASES, LATER, BLIND], ids=lambda path: path.name)
def test_written_groups_are_found(path: Path, coded: dict[str, tuple[Any, ...]]) -> None:
    """Links find the groups of a case file again, most of which are coded at all."""
    reports = REPORTS if path == CASES else read_reports(path)
    events = coded if path == CASES else coded_reports(reports)
    found = links(rows(events))
    main = {report.id: meant(report, list(events[report.id])) for report in reports}
    groups = {report.id: report.group for report in reports if main[report.id]}
    assert len(groups) > 0.8 * len(reports)
    assert b_cubed(groups, {id: found[event.event_id] for id, event in main.items() if event})[2] > LEAST_F1


def test_the_order_of_the_input_makes_no_difference(coded: dict[str, tuple[Any, ...]]) -> None:
    """The same events in another order have the same groups, in the same order."""
    frame = rows(coded)
    mixed = frame.sample(frac=1, random_state=7)
    assert links(frame) == links(mixed)
    assert list(link(frame).result.rows()) == list(link(mixed).result.rows())


HEADER = ("article_id", "date", "event_date_precision", "source", "code", "target", "text")
LONG = "Rebels of the north seized the airport of the old capital after two days of heavy fighting, residents"
PAIRS = [
    ("RUS 190 UKR", "2014-03-05", "Tanks entered Kerch.", "RUSMIL 192 UKR", "2014-03-05", "Tanks took Kerch.", True),
    ("RUS 190 UKR", "2014-03-05", "Tanks entered Kerch.", "RUS 190 UKR", "2014-03-09", "Tanks entered Kerch.", False),
    ("RUS 190 UKR", "2014-03-05", "Tanks entered Kerch.", "RUS 190 GEO", "2014-03-05", "Tanks entered Kerch.", False),
    ("RUS 190 UKR", "2014-03-05", "Tanks entered Kerch.", "RUS 040 UKR", "2014-03-05", "Tanks entered Kerch.", False),
    ("RUS 190 UKR", "2014-03-05", "Tanks took Kerch.", "RUS 190 -", "2014-03-05", "Tanks took Kerch at dawn.", True),
    ("SYR 190 SYR", "2014-03-05", "Shells hit Homs, killing 9.", "SYR 190 SYR", "2014-03-05", "Guns fired.", False),
    ("MLI 190 MLI", "2014-03-05", f"{LONG} said.", "MLI 190 MLI", "-", f"{LONG} say.", True),
    ("MLI 190 MLI", "-", f"{LONG} said.", "MLI 190 MLI", "-", f"KIDAL (AP) - {LONG} said.", True),
    ("MLI 190 MLI", "2014-03-05", f"{LONG} said.", "MLI 190 MLI", "2014-07-09", f"{LONG} say.", True),
    ("MLI 190 MLI", "2014-03-05", f"{LONG} said.", "MLI 190 MLI", "-", f"{LONG.replace('two', 'nine')} said.", False),
    ("MLI 190 MLI", "2014-03-05", f"{LONG} said.", "NER 190 NER", "-", f"{LONG} said.", False),
]


@pytest.mark.parametrize(("one", "day", "text", "other", "later", "words", "linked"), PAIRS)
def test_pairs(one: str, day: str, text: str, other: str, later: str, words: str, linked: bool) -> None:
    """Two reports are linked or not."""
    cells = [["a", day, "day", *one.split(), text], ["b", later, "day", *other.split(), words]]
    frame = pandas.DataFrame(cells, columns=HEADER).replace("-", None)
    assert (link(frame).groups == 1) == linked


def test_one_event_and_none(tmp_path: Path) -> None:
    """One event is a group of its own; no events have none, with or without text."""
    frame = pandas.DataFrame([["a", None, None, "RUS", "190", None, None]], columns=HEADER)
    found = link(frame)
    assert (found.mentions, found.groups, found.result.frame()["reports"].tolist()) == (1, 1, [1])
    (tmp_path / "none.csv").write_text(",".join(HEADER) + "\n", encoding="utf-8")
    assert link(tmp_path / "none.csv").groups == 0


def test_the_representative_is_the_most_complete() -> None:
    """Of two mentions the one that knows more stands for both, also if it is later."""
    cells = [["a", "2014-03-05", "day", "RUS", "190", None, "Tanks took Kerch."],
             ["b", "2014-03-05", "day", "RUS", "190", "UKR", "Tanks took Kerch."]]  # fmt: skip
    frame = pandas.DataFrame(cells, columns=HEADER).assign(source_country="RUS", target_country=[None, "UKR"])
    assert link(frame).result.frame()["article_id"].tolist() == ["b"]
