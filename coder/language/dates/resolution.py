"""Expressions of time to dates, as seen from the day of the article, or from the time told before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date as Date
from datetime import timedelta
from typing import Final, NamedTuple

from coder.core.syntax import Token
from coder.core.values import Record
from coder.language.dates.anchored import ANCHORED
from coder.language.dates.meanings import ABSOLUTE, RELATIVE, SLACK, month_day
from coder.language.dates.spans import Precision, Span


class When(Record):
    """When something happens."""

    __slots__ = ("date", "first", "latest", "precision", "rule", "words")

    def __init__(
        self,
        date: Date | None,
        precision: Precision,
        first: Date | None = None,
        latest: Date | None = None,
        rule: str = "",
        words: str = "",
    ) -> None:
        self.date = date
        """The day itself, or the day in the middle of the span that is known; none where nothing is."""
        self.precision = precision
        self.first = first
        """The first day of the span."""
        self.latest = latest
        """The last day of the span."""
        self.rule = rule
        self.words = words

    @property
    def span(self) -> Span | None:
        """The first and the last day; none where no time is known."""
        return Span(self.first, self.latest) if self.first is not None and self.latest is not None else None


UNKNOWN: Final = When(None, Precision.UNKNOWN)
"""The time of what happened at no known time."""


class Expression(NamedTuple):
    """An expression of time: its token positions, its rule in ``grammars/dates.lark``, and its words by terminal."""

    first: int
    stop: int
    rule: str
    words: Mapping[str, str]


def on_day(date: Date | None) -> When:
    """The time of what happens on the day of the article."""
    return When(date, Precision.DAY, date, date) if date is not None else UNKNOWN


def resolve(
    expression: Expression,
    today: Date | None,
    ahead: bool,
    tokens: Sequence[Token],
    then: Span | None = None,
    slack: timedelta = SLACK,
) -> When:
    """When an expression says.

    ``today`` is the day of the article, ``ahead`` says whether it speaks of what is to come, ``then`` is the time of
    what was told before, and ``slack`` how far on the other side of the article a day without a year may lie.
    """
    words = " ".join([token.text for token in tokens[expression.first : expression.stop]])
    try:
        span = _span(expression, today, ahead, then, slack)
    except (ValueError, OverflowError):
        span = None
    if span is None:
        return When(None, Precision.UNKNOWN, None, None, expression.rule, words)
    return spanning(span, today, expression.rule, words)


def spanning(span: Span, today: Date | None, rule: str, words: str = "") -> When:
    """The time of what happens within a span; of one that is too long no day stands for it."""
    precision = span.precision
    date = span.middle(today) if precision is not Precision.UNKNOWN else None
    return When(date, precision, span.first, span.last, rule, words)


def _span(expression: Expression, today: Date | None, ahead: bool, then: Span | None, slack: timedelta) -> Span | None:
    rule, words = expression.rule, expression.words
    if rule in ABSOLUTE:
        return ABSOLUTE[rule](words)
    if rule in ANCHORED:
        return ANCHORED[rule](words, then) if then is not None else None
    if rule == "month_day" and today is not None:
        return month_day(words, today, ahead, slack)
    return RELATIVE[rule](words, today, ahead) if today is not None and rule in RELATIVE else None
