"""What several coders assigned to the same units, and how far they agree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from random import Random

from coder.analysis.agreement import Level, Value, cohen_kappa, krippendorff_alpha, pairable, percent_agreement
from coder.analysis.judgements import Judgement, Part, standing
from coder.analysis.label_tables import read_table
from coder.core.errors import InputError, UsageError
from coder.evaluate.bootstrap import REPLICATES, Interval, interval

_UNIT, _CODER, _VALUE = "unit", "coder", "value"
_REMEDY = "write columns unit, coder, value, or a row for each unit and a column for each coder"

_OF_EVENTS = {"event_id", "article_id", "trigger"}
"""What a table of events has, which is no row of values for each unit."""


@dataclass(frozen=True, slots=True)
class Codings:
    """The values that coders assigned to units."""

    coders: tuple[str, ...]
    units: tuple[str, ...]
    values: tuple[tuple[Value, ...], ...]
    """A row for each coder, a value for each unit; None where there is none."""

    @classmethod
    def of(cls, assigned: Mapping[tuple[str, str], Value]) -> Codings:
        """Make codings of the values by coder and unit.

        >>> Codings.of({("anna", "u1"): "190", ("ben", "u1"): "193", ("ben", "u2"): "040"}).values
        (('190', None), ('193', '040'))
        """
        coders = tuple(dict.fromkeys(coder for coder, _ in assigned))
        units = tuple(dict.fromkeys(unit for _, unit in assigned))
        return cls(coders, units, tuple(tuple(assigned.get((coder, unit)) for unit in units) for coder in coders))


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far coders agree; a figure is None where nothing can be compared."""

    coders: tuple[str, ...]
    units: int
    """How many units have two values or more."""
    percent: float | None
    """The share of pairs of values that are equal, from 0 to 1."""
    alpha: float | None
    """Krippendorff's alpha."""
    alpha_interval: Interval | None
    """Its interval by the bootstrap over units."""
    kappas: Mapping[tuple[str, str], float | None]
    """Cohen's kappa of each pair of coders."""


def agreement_of(
    codings: Codings, level: Level | str = Level.NOMINAL, replicates: int = REPLICATES, seed: int = 0
) -> Agreement:
    """Return how far coders agree; raises ``UsageError`` if values don't fit the level.

    >>> codings = Codings(("anna", "ben"), ("1", "2", "3", "4"), (("a", "a", "b", "b"), ("a", "b", "b", "b")))
    >>> found = agreement_of(codings)
    >>> found.percent, round(found.alpha, 3), found.kappas
    (0.75, 0.533, {('anna', 'ben'): 0.5})
    """
    values = codings.values if level == Level.NOMINAL else [[_number(value) for value in row] for row in codings.values]
    rows = dict(zip(codings.coders, values, strict=True))
    return Agreement(
        codings.coders,
        len(pairable(values)),
        percent_agreement(values),
        krippendorff_alpha(values, level),
        _alpha_interval(values, level, replicates, seed),
        {(one, other): cohen_kappa(rows[one], rows[other]) for one, other in combinations(codings.coders, 2)},
    )


def read_codings(path: str | Path) -> Codings:
    """Read a CSV file with the columns unit, coder, value, or with a row for each unit and a column for each coder.

    An empty cell is a missing value. Raises ``InputError`` for another file, or if a coder has two values for a unit.
    """
    header, rows = read_table(Path(path))
    if set(header) >= _OF_EVENTS:
        raise InputError("has events, not what several coders say of them", file=path, line=1, remedy=_REMEDY)
    if {_UNIT, _CODER, _VALUE} <= set(header):
        places = [header.index(name) for name in (_CODER, _UNIT, _VALUE)]
        cells = ((line, tuple(row[at] if at < len(row) else "" for at in places)) for line, row in rows)
    elif len(header) > 2 and _CODER not in header:
        pairs = ((line, row[0], pair) for line, row in rows for pair in zip(header[1:], row[1:], strict=False))
        cells = ((line, (coder, unit, value)) for line, unit, (coder, value) in pairs)
    else:
        raise InputError("is no table of codings", file=path, line=1, remedy=_REMEDY)
    assigned: dict[tuple[str, str], Value] = {}
    for line, (coder, unit, value) in cells:
        if not coder or not unit:
            raise InputError("names no unit or no coder", file=path, line=line, remedy=_REMEDY)
        if (coder, unit) in assigned:
            message = f"has a second value of {coder} for {unit}"
            raise InputError(message, file=path, line=line, remedy=f"keep one row for each coder and unit; {_REMEDY}")
        assigned[coder, unit] = value or None
    return Codings.of(assigned)


def codings_of_judges(judgements: Iterable[Judgement], part: Part = Part.EVENT) -> Codings:
    """Return what judges say of one part of events as codings; what was not judged is missing.

    >>> from coder.analysis.judgements import Verdict
    >>> codings = codings_of_judges([Judgement("1", "a", Verdict.RIGHT), Judgement("1", "b", Verdict.WRONG)])
    >>> codings.coders, [[str(value) for value in row] for row in codings.values]
    (('a', 'b'), [['right'], ['wrong']])
    """
    said = standing(judgements)
    return Codings.of({(item.judge, item.event_id): value for item in said if (value := item.verdict(part))})


def _alpha_interval(
    values: Sequence[Sequence[Value]], level: Level | str, replicates: int, seed: int
) -> Interval | None:
    """The interval of alpha; None without units, or if no draw has an alpha."""
    units = [unit for unit in zip(*values, strict=True) if sum(value is not None for value in unit) > 1]
    random = Random(seed)
    draws = (random.choices(units, k=len(units)) for _ in range(replicates if units else 0))
    alphas = [krippendorff_alpha(list(zip(*draw, strict=True)), level) for draw in draws]
    known = [alpha for alpha in alphas if alpha is not None]
    return interval(known) if known else None


def _number(value: Value) -> float | None:
    if value is None:
        return None
    try:
        return float(str(value).replace(",", "."))
    except ValueError as error:
        raise UsageError(f"the value '{value}' is no number", remedy="use --level nominal, or write numbers") from error
