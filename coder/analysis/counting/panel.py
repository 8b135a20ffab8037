"""The units of a panel: countries or pairs that have a row for each period, also where nothing happened."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from itertools import combinations, permutations
from pathlib import Path

from coder.analysis.counting.units import Sort, Unit
from coder.core.errors import InputError, UsageError
from coder.core.given import given_file

_MOST = 4_000_000
"""More pairs than these are no panel of countries."""


@dataclass(frozen=True, slots=True)
class Panel:
    """The units of a panel as columns: those of a pair, or one."""

    columns: tuple[tuple[str, ...], ...]

    def __len__(self) -> int:
        return len(self.columns[0])


def read_panel(path: str | Path, unit: Unit, directed: bool) -> Panel:
    """Return the units of a CSV file with a header.

    Of one column all pairs are made, in both directions if they are ``directed``; two columns are the pairs
    themselves.

    >>> import tempfile
    >>> from coder.analysis.counting.units import UNITS
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder) / "countries.csv"
    ...     _ = file.write_text("iso3\\nRUS\\nUKR\\nGEO\\n")
    ...     len(read_panel(file, UNITS["countries"], True)), len(read_panel(file, UNITS["place_country"], True))
    (6, 3)
    """
    rows = _rows(Path(path))
    if unit.sort is Sort.ONE:
        if len(rows[0]) > 1:
            raise InputError("has two columns", file=path, remedy=f"give one, the values of {unit.name}")
        return Panel((tuple(row[0] for row in rows),))
    if len(rows[0]) == 1:
        ones = sorted(row[0] for row in rows)
        if len(ones) ** 2 > _MOST:
            raise InputError(f"has {len(ones)} units, too many for all their pairs", file=path, remedy="list the pairs")
        pairs = list(permutations(ones, 2) if directed else combinations(ones, 2))
    else:
        pairs = [(row[0], row[1]) for row in rows]
        if not directed:
            pairs = list(dict.fromkeys((min(pair), max(pair)) for pair in pairs))
    if not pairs:
        raise InputError("has fewer than two units", file=path, remedy="list at least two")
    return Panel((tuple(one for one, _ in pairs), tuple(other for _, other in pairs)))


def _rows(path: Path) -> list[list[str]]:
    """Return the rows below the header without empty ones and without repetitions."""
    try:
        with given_file(path).open(encoding="utf-8-sig", newline="") as file:
            header, *lines = list(csv.reader(file)) or [[]]
    except OSError as error:
        raise InputError(f"can't be read: {error.strerror}", file=path, remedy="check who may read it") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"is no CSV: {error}", file=path, remedy="write it as UTF-8, with a header") from error
    if len(header) not in (1, 2):
        message = f"has {len(header)} columns" if header else "is empty"
        raise InputError(message, file=path, remedy="give a header and one column of units, or two of pairs")
    for number, row in enumerate(lines, 2):
        if row and len(row) != len(header):
            raise InputError(f"has {len(row)} cells, not {len(header)}", file=path, line=number, remedy="correct it")
    found = {tuple(cell.strip() for cell in row) for row in lines if any(cell.strip() for cell in row)}
    if not found:
        raise InputError("has no units below its header", file=path, remedy="give a code in each line")
    return [list(row) for row in sorted(found)]


def unit_of_panel(units: tuple[Unit, ...]) -> Unit:
    """Return the unit that a panel lists; raises ``UsageError`` if there are several."""
    if len(units) != 1:
        raise UsageError("a panel needs exactly one unit to count by", remedy="count by countries, dyad or country")
    return units[0]
