"""Estimates the precision of all events from the judgements of a sample of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from coder.analysis.judgements import Judgement, Part, Verdict, standing
from coder.evaluate.bootstrap import LEVEL, Interval


@dataclass(frozen=True, slots=True)
class StratumPrecision:
    """The precision in one stratum of a sample, or in all."""

    stratum: str
    size: int | None
    """How many events of all it stands for; None if nobody has drawn a sample."""
    right: int
    judged: int
    """How many events were judged to be right or wrong."""
    undecided: int
    """How many events judges were unsure of, or as many called right as wrong."""
    precision: float | None
    """The share that is right; of all strata together weighted by their sizes. None if nothing was judged."""
    interval: Interval | None
    """Its interval of 95 %."""


def precision_by_stratum(
    judgements: Iterable[Judgement], part: Part | None = None
) -> tuple[list[StratumPrecision], StratumPrecision]:
    """Return the precision of each stratum and of all events, of one part or of events with all their parts.

    An event that several judges have judged has the verdict of their majority. Intervals are Wilson's (1927). In the
    figure of all events each stratum has the weight of its size, and its interval takes the number of judgements for
    the effective one, (sum of weights)^2 / sum of squared weights (L. Kish, Survey Sampling, 1965, 11.7).

    >>> said = [Judgement(f"{n}", "a", Verdict.RIGHT, stratum="04", stratum_size=90) for n in range(4)]
    >>> said += [Judgement(f"{n}", "a", Verdict.WRONG, stratum="19", stratum_size=10) for n in range(4, 6)]
    >>> strata, all_events = precision_by_stratum(said)
    >>> [(stratum.stratum, stratum.precision) for stratum in strata], all_events.precision
    ([('04', 1.0), ('19', 0.0)], 0.9)
    """
    by_event: dict[tuple[str, str], list[Judgement]] = {}
    for judgement in standing(judgements):
        by_event.setdefault((judgement.stratum, judgement.event_id), []).append(judgement)
    verdicts: dict[str, list[Verdict | None]] = {}
    sizes: dict[str, int | None] = {}
    for (stratum, _), said in sorted(by_event.items()):
        verdicts.setdefault(stratum, []).append(_majority(said, part))
        sizes[stratum] = said[0].stratum_size
    strata = [_stratum(name, sizes[name], found) for name, found in verdicts.items()]
    return strata, _all_events(strata)


def wilson(share: float, number: float, level: float = LEVEL) -> Interval:
    """Return Wilson's interval of a share that was found in a number of cases.

    E. B. Wilson, Probable inference, the law of succession, and statistical inference, Journal of the American
    Statistical Association 22 (1927), 209-212.

    >>> print(wilson(0.8, 10))
    [0.490 0.943]
    """
    z = NormalDist().inv_cdf((1 + level) / 2)
    middle = (share + z * z / (2 * number)) / (1 + z * z / number)
    half = z * sqrt(share * (1 - share) / number + z * z / (4 * number * number)) / (1 + z * z / number)
    return Interval(max(0.0, middle - half), min(1.0, middle + half))


def _majority(said: Sequence[Judgement], part: Part | None) -> Verdict | None:
    """What most judges say; None if they did not judge the part, unsure if nothing prevails."""
    verdicts = [verdict for item in said if (verdict := item.verdict(part) if part else item.whole)]
    right, wrong = verdicts.count(Verdict.RIGHT), verdicts.count(Verdict.WRONG)
    if not verdicts:
        return None
    return Verdict.UNSURE if right == wrong else Verdict.RIGHT if right > wrong else Verdict.WRONG


def _stratum(name: str, size: int | None, verdicts: Sequence[Verdict | None]) -> StratumPrecision:
    right, wrong = verdicts.count(Verdict.RIGHT), verdicts.count(Verdict.WRONG)
    judged = right + wrong
    share = right / judged if judged else None
    bounds = wilson(share, judged) if share is not None else None
    return StratumPrecision(name, size, right, judged, verdicts.count(Verdict.UNSURE), share, bounds)


def _all_events(strata: Sequence[StratumPrecision]) -> StratumPrecision:
    """All strata together, weighted by their sizes if all have one."""
    judged = [stratum for stratum in strata if stratum.judged]
    right, number = sum(item.right for item in judged), sum(item.judged for item in judged)
    undecided = sum(item.undecided for item in strata)
    sizes = [item.size for item in strata]
    size = None if None in sizes or not sizes else sum(filter(None, sizes))
    if not judged:
        return StratumPrecision("all", size, 0, 0, undecided, None, None)
    weights = [(item.size if size and item.size else item.judged) / item.judged for item in judged]
    total = sum(weight * item.judged for weight, item in zip(weights, judged, strict=True))
    share = sum(weight * item.right for weight, item in zip(weights, judged, strict=True)) / total
    effective = total**2 / sum(weight**2 * item.judged for weight, item in zip(weights, judged, strict=True))
    return StratumPrecision("all", size, right, number, undecided, share, wilson(share, effective))
