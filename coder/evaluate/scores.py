"""What an evaluation counts: precision, recall and F1 of items, shares of right decisions, and mistakes by cause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """How many of the gold items were found, and how many of the items found are gold.

    >>> print(Score(matched=3, gold=4, found=6))
    P 0.500  R 0.750  F1 0.600  (3 matched, 4 gold, 6 found)
    >>> Score(3, 4, 6) + Score(1, 1, 1)
    Score(matched=4, gold=5, found=7)
    """

    matched: int = 0
    gold: int = 0
    found: int = 0

    @property
    def precision(self) -> float:
        """The share of the items found that are gold; 1 if nothing was to be found and nothing was.

        >>> Score(3, 4, 6).precision, Score().precision, Score(0, 2, 0).precision
        (0.5, 1.0, 0.0)
        """
        return self.matched / self.found if self.found else float(not self.gold)

    @property
    def recall(self) -> float:
        """The share of the gold items that were found; 1 if nothing was to be found and nothing was.

        >>> Score(3, 4, 6).recall, Score().recall, Score(0, 0, 2).recall
        (0.75, 1.0, 0.0)
        """
        return self.matched / self.gold if self.gold else float(not self.found)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall.

        >>> round(Score(3, 4, 6).f1, 3), Score(0, 2, 2).f1
        (0.6, 0.0)
        """
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(self.matched + other.matched, self.gold + other.gold, self.found + other.found)

    def __str__(self) -> str:
        return (
            f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}  "
            f"({self.matched} matched, {self.gold} gold, {self.found} found)"
        )


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some decisions are right.

    >>> print(Share(right=3, total=4))
    75.00 %  (3 of 4)
    """

    right: int = 0
    total: int = 0

    @property
    def value(self) -> float:
        """The share that is right; 0 if there was nothing to decide.

        >>> Share(3, 4).value, Share().value
        (0.75, 0.0)
        """
        return self.right / self.total if self.total else 0.0

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.total + other.total)

    def __str__(self) -> str:
        return f"{self.value:.2%}".replace("%", " %") + f"  ({self.right} of {self.total})"


@dataclass(frozen=True, slots=True)
class Mistake:
    """One error: its cause, by which errors are counted, and the text that shows it."""

    cause: str
    text: str


def macro_f1(scores: Iterable[Score]) -> float:
    """Return the mean of the F1 of several classes.

    >>> macro_f1([Score(1, 1, 1), Score(0, 1, 0)])
    0.5
    """
    values = [score.f1 for score in scores]
    return sum(values) / len(values) if values else 0.0


def commonest_causes(mistakes: Iterable[Mistake], causes: int, each: int = 3) -> Iterator[str]:
    """Yield the commonest causes of mistakes as lines, each with its number and a few texts below it.

    >>> print("\\n".join(commonest_causes([Mistake("a", "x"), Mistake("b", "y"), Mistake("a", "z")], 1)))
       2 a
             x
             z
    """
    texts: dict[str, list[str]] = {}
    for mistake in mistakes:
        texts.setdefault(mistake.cause, []).append(mistake.text)
    numbers = Counter({cause: len(found) for cause, found in texts.items()})
    for cause, number in numbers.most_common(causes):
        yield f"{number:4} {cause}"
        yield from (f"         {text}" for text in texts[cause][:each])
