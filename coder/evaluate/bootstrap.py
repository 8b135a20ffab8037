"""Intervals of scores by the bootstrap over articles.

Articles are drawn with replacement as often as there are articles, and the scores are taken anew; the interval leaves
out the same share of these scores on either side (B. Efron and R. Tibshirani, An Introduction to the Bootstrap, 1993,
chapter 13). Articles, not events, are drawn since the events of one article depend on each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from coder.evaluate.scores import Score

REPLICATES = 1000
LEVEL = 0.95


class Interval(NamedTuple):
    """The bounds between which a figure lies with a probability of 95 %."""

    low: float
    high: float

    def __str__(self) -> str:
        return f"[{self.low:.3f} {self.high:.3f}]"


@dataclass(frozen=True, slots=True)
class ScoreIntervals:
    """The intervals of the three figures of a score."""

    precision: Interval
    recall: Interval
    f1: Interval


def score_intervals(
    articles: Sequence[Mapping[str, Score]], replicates: int = REPLICATES, seed: int = 0
) -> dict[str, ScoreIntervals]:
    """Return the intervals of each score that articles have; a score that an article lacks is empty.

    The same seed gives the same intervals.

    >>> articles = [{"root": Score(1, 1, 1)}, {"root": Score(0, 1, 1)}, {"root": Score(1, 1, 2)}]
    >>> print(score_intervals(articles)["root"].recall)
    [0.000 1.000]
    """
    kinds = Counter(tuple(sorted(article.items())) for article in articles)
    groups = [dict(kind) for kind in kinds]
    places = {name: [at for at, group in enumerate(groups) if name in group] for name in _names(groups)}
    draws: dict[str, list[Score]] = {name: [] for name in places}
    random = Random(seed)
    for _ in range(replicates if groups else 0):
        times = Counter(random.choices(range(len(groups)), list(kinds.values()), k=len(articles)))
        for name, where in places.items():
            draws[name].append(_sum((times[at], groups[at][name]) for at in where))
    return {name: _bounds(scores) for name, scores in draws.items() if scores}


def interval(values: Sequence[float], level: float = LEVEL) -> Interval:
    """Return the bounds between which a share of values lies, with the same share of them on either side.

    >>> interval([n / 100 for n in range(101)], 0.9)
    Interval(low=0.05, high=0.95)
    """
    ordered = sorted(values)
    cut = (1 - level) / 2 * (len(ordered) - 1)
    return Interval(ordered[round(cut)], ordered[len(ordered) - 1 - round(cut)])


def _names(groups: Sequence[Mapping[str, Score]]) -> list[str]:
    return sorted({name for group in groups for name in group})


def _sum(weighed: Iterable[tuple[int, Score]]) -> Score:
    matched = gold = found = 0
    for times, score in weighed:
        matched += times * score.matched
        gold += times * score.gold
        found += times * score.found
    return Score(matched, gold, found)


def _bounds(scores: Sequence[Score]) -> ScoreIntervals:
    return ScoreIntervals(
        interval([score.precision for score in scores]),
        interval([score.recall for score in scores]),
        interval([score.f1 for score in scores]),
    )
