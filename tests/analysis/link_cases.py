"""The written groups of reports: reads them, has them coded, and measures how well links find them again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date
from pathlib import Path

from coder import Coder
from coder.core.model import Article, Event

CASES = Path(__file__).parents[1] / "cases" / "analysis" / "links.txt"


@dataclass(frozen=True, slots=True)
class Report:
    """One line of the case file: the group it belongs to, its day, its outlet, its text."""

    id: str
    group: str
    date: Date | None
    outlet: str
    text: str
    marked: int | None
    """Where the word stands that marks the deed; none where the first one is meant."""


def read_reports(path: Path = CASES) -> list[Report]:
    """The reports of a case file in their order."""
    found, scene = [], ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("=="):
            scene = line.removeprefix("==").strip()
        elif line and not line.startswith("#"):
            head, text = line.split(" | ", 1)
            group, day, outlet = head.split()
            mark = text.find("*")
            date = None if day == "-" else Date.fromisoformat(day)
            marked = mark if mark >= 0 else None
            report = Report(f"{number:04}", f"{scene}/{group}", date, outlet, text.replace("*", ""), marked)
            found.append(report)
    return found


def meant(report: Report, events: list[Event]) -> Event | None:
    """The event of a report that its group is about: the one whose trigger is marked, else the first.

    Of a reciprocal pair it is the direction whose source comes first in the alphabet.
    """
    if report.marked is not None:
        events = [event for event in events if event.trigger.start <= report.marked < event.trigger.end]
    order = sorted(
        events,
        key=lambda event: (
            event.sentence,
            event.trigger.start,
            event.source.code if event.source else "",
            event.event_id,
        ),
    )
    return order[0] if order else None


def coded_reports(reports: list[Report]) -> dict[str, tuple[Event, ...]]:
    """The events of each report, by its id."""
    coder = Coder()
    return {report.id: coder.read(Article(report.id, report.text, report.date)).events for report in reports}


def b_cubed(groups: Mapping[str, str], found: Mapping[str, str]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 of clusters (Bagga and Baldwin 1998); both give each item its cluster.

    >>> [round(value, 3) for value in b_cubed({"a": "1", "b": "1", "c": "2"}, {"a": "x", "b": "x", "c": "x"})]
    [0.556, 1.0, 0.714]
    """
    both = Counter((groups[item], found[item]) for item in groups)
    gold, made = Counter(groups.values()), Counter(found[item] for item in groups)
    shares: dict[str, float] = defaultdict(float)
    for (group, cluster), number in both.items():
        shares["precision"] += number * number / made[cluster]
        shares["recall"] += number * number / gold[group]
    precision, recall = shares["precision"] / len(groups), shares["recall"] / len(groups)
    return precision, recall, 2 * precision * recall / (precision + recall)
