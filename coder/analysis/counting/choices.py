"""How a series is made: its units, periods, panel and further columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date as Date
from pathlib import Path

from coder.analysis.counting.countries import SCHEMES
from coder.analysis.counting.panel import unit_of_panel
from coder.analysis.counting.periods import check_period
from coder.analysis.counting.units import Unit, units_of
from coder.core.errors import UsageError

_LONGEST_ROLLING = 10_000


@dataclass(frozen=True, slots=True)
class Choices:
    """How a series is made; see ``series``."""

    by: tuple[str, ...] = ("countries",)
    per: str = "month"
    directed: bool = True
    panel: str | Path | None = None
    fill: bool = False
    share: bool = False
    rolling: tuple[int, ...] = ()
    min_sources: int = 0
    countries: str = "iso3"
    first: Date | None = None
    last: Date | None = None
    publisher: str | None = None
    units: tuple[Unit, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Raise ``UsageError`` for choices that make no sense."""
        object.__setattr__(self, "units", units_of(self.by))
        check_period(self.per)
        if self.countries not in SCHEMES:
            remedy = f"use one of {', '.join(SCHEMES)}"
            raise UsageError(f"the scheme '{self.countries}' of countries is not known", remedy=remedy)
        if any(not 1 < length <= _LONGEST_ROLLING for length in self.rolling):
            raise UsageError("a rolling mean is over at least 2 periods", remedy="give another length")
        if self.first and self.last and self.first > self.last:
            raise UsageError(f"{self.first} is after {self.last}", remedy="give the earlier day first")
        if self.panel is not None:
            unit_of_panel(self.units)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the units."""
        return tuple(column for unit in self.units for column in unit.columns)

    @property
    def filled(self) -> bool:
        """Whether units have rows for periods without events."""
        return self.fill or self.panel is not None or bool(self.rolling)
