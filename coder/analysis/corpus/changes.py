"""What other dictionaries change in the events of a corpus: added, lost and recoded ones, by code and entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date as Date
from enum import StrEnum

from coder.formats.output.columns import COLUMNS, Row


class Kind(StrEnum):
    """What became of an event."""

    ADDED = "added"
    LOST = "lost"
    RECODED = "recoded"


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """An event as one set of dictionaries coded it."""

    code: str
    event: str
    """The symbolic name."""
    source: str | None
    target: str | None
    status: str
    event_date: Date | None
    source_text: str | None
    target_text: str | None
    trigger: str
    entries: tuple[str, ...]
    """The ids of the entries and rules that decided it, those of its actors last."""

    @classmethod
    def of_row(cls, row: Row) -> CodedEvent:
        """Make it of a flat row of ``coder.formats.output.columns``."""
        cells = dict(zip(COLUMNS, row, strict=True))
        actors = [str(cells[f"{side}_id"] or "").split("+") for side in ("source", "target")]
        entries = (*str(cells["rule"]).split(), *actors[0], *actors[1])
        named = {name: cells[name] for name in cls.__slots__ if name in cells}
        return cls(**named, entries=tuple(dict.fromkeys(id for id in entries if id)))  # type: ignore[arg-type]

    def __str__(self) -> str:
        """``RUS 190 FIGHT GEO``, with the status where it did not simply happen."""
        status = "" if self.status == "happened" else f" ({self.status})"
        return f"{self.source or '-'} {self.code} {self.event} {self.target or '-'}{status}"

    def same_as(self, other: CodedEvent) -> bool:
        """Whether it is the same event: code, actors, status and date."""
        return self._what() == other._what()

    def _what(self) -> tuple[object, ...]:
        return self.code, self.event, self.source, self.target, self.status, self.event_date


@dataclass(frozen=True, slots=True)
class Change:
    """One event that is not the same by both sets of dictionaries."""

    article_id: str
    date: Date | None
    sentence: int
    """The number of the sentence in its article, the first is 0."""
    text: str
    """The sentence."""
    old: CodedEvent | None
    new: CodedEvent | None
    entries: tuple[str, ...]
    """The changed entries that did it."""

    @property
    def kind(self) -> Kind:
        """Whether the event was added, lost or recoded."""
        return Kind.ADDED if self.old is None else Kind.LOST if self.new is None else Kind.RECODED


@dataclass(frozen=True, slots=True)
class Tally:
    """How many events were added, lost and recoded by one entry, or under one code."""

    added: int = 0
    lost: int = 0
    recoded: int = 0


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs, in the order of the corpus."""

    added: tuple[Change, ...]
    lost: tuple[Change, ...]
    recoded: tuple[Change, ...]
    entries: tuple[str, ...] = ()
    """The ids of all entries that differ, whether or not the corpus shows it."""
    coded: int = 0
    """How many articles were coded anew, because they have the words of these entries."""

    def __bool__(self) -> bool:
        """Whether any event differs."""
        return bool(self.added or self.lost or self.recoded)

    def all(self) -> tuple[Change, ...]:
        """Return the recoded events, then those added, then those lost."""
        return self.recoded + self.added + self.lost

    def by_entry(self) -> dict[str, Tally]:
        """Return how many events each changed entry added, lost or recoded, the commonest first."""
        return _tallies((entry, one.kind) for one in self.all() for entry in one.entries)

    def by_code(self) -> dict[str, Tally]:
        """Return how many events were added and lost under each code; a recoded one counts under both."""
        return _tallies(
            (side.code, one.kind)
            for one in self.all()
            for side in {side.code: side for side in (one.old, one.new) if side}.values()
        )


def _tallies(found: Iterable[tuple[str, Kind]]) -> dict[str, Tally]:
    counted: dict[str, Counter[Kind]] = {}
    for name, kind in found:
        counted.setdefault(name, Counter())[kind] += 1
    ordered = sorted(counted.items(), key=lambda one: (-one[1].total(), one[0]))
    return {name: Tally(*(kinds[kind] for kind in Kind)) for name, kinds in ordered}


def changes_of(found: Iterable[Change], entries: Iterable[str], coded: int) -> Changes:
    """Return changes sorted by kind."""
    by_kind: Mapping[Kind, list[Change]] = {kind: [] for kind in Kind}
    for change in found:
        by_kind[change.kind].append(change)
    added, lost, recoded = (tuple(by_kind[kind]) for kind in Kind)
    return Changes(added, lost, recoded, tuple(sorted(entries)), coded)
