"""Scores events against gold events: by criterion and by class, with intervals, confusions and errors by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from coder.core.errors import InputError, UsageError
from coder.evaluate.bootstrap import REPLICATES, ScoreIntervals, score_intervals
from coder.evaluate.causes import cause_of
from coder.evaluate.compared import CRITERIA, ComparedEvent, Criterion, coded_events, gold_event
from coder.evaluate.error_kinds import Comparison, ErrorKind, compare
from coder.evaluate.gold import Record, article_of
from coder.evaluate.matching import maximum_matching
from coder.evaluate.scores import Mistake, Score
from coder.pipeline import Coded, Pipeline

KEYS = ("id", "text", "events")
"""The fields that a gold record must have if its text is to be coded."""
NOTHING = "-"
"""Stands in a table of confusions for an event that is missing on one side."""


@dataclass(frozen=True)
class ComparedArticle:
    """The gold events of an article and the events found in it."""

    id: str
    text: str
    gold: tuple[ComparedEvent, ...]
    found: tuple[ComparedEvent, ...]
    coded: Coded | None = None
    """What the coder made of the text, if it was coded just now: it knows why an event is missing."""

    @cached_property
    def comparisons(self) -> list[Comparison]:
        """Each event with the one that comes nearest to it on the other side."""
        return compare(self.gold, self.found)


@dataclass(frozen=True)
class EventScores:
    """The comparison of gold articles with the events found in them, and all figures that follow from it."""

    articles: tuple[ComparedArticle, ...]

    @cached_property
    def scores(self) -> dict[str, Score]:
        """The score of each of ``CRITERIA`` by its name."""
        empty = {criterion.name: Score() for criterion in CRITERIA}
        return empty | _totals(map(_scores, self.articles))

    def classes(self, name: str) -> dict[str, Score]:
        """Return the scores of each class of a criterion that compares one part: root, code, plover or quad.

        Whether the actors are right does not matter.
        """
        criterion = _part(name)
        totals = _totals(_class_scores(article, criterion) for article in self.articles)
        return dict(sorted(totals.items()))

    def intervals(
        self, by: str | None = None, replicates: int = REPLICATES, seed: int = 0
    ) -> dict[str, ScoreIntervals]:
        """Return the intervals of ``scores``, or of the classes of a criterion; see ``score_intervals``."""
        if by is None:
            return score_intervals([_scores(article) for article in self.articles], replicates, seed)
        criterion = _part(by)
        return score_intervals([_class_scores(article, criterion) for article in self.articles], replicates, seed)

    def confusions(self, name: str) -> Counter[tuple[str, str]]:
        """Return how often each class of a criterion was coded as each other, ``-`` where a side has no event."""
        criterion = _part(name)
        pairs = chain.from_iterable(article.comparisons for article in self.articles if criterion.applies(article.gold))
        return Counter(_labels(criterion, pair) for pair in pairs)

    @cached_property
    def kinds(self) -> dict[ErrorKind, int]:
        """The number of errors of each kind."""
        found = Counter(pair.kind for article in self.articles for pair in article.comparisons)
        return {kind: found[kind] for kind in ErrorKind}

    @cached_property
    def mistakes(self) -> tuple[Mistake, ...]:
        """Each error with its cause and the text that shows it."""
        return tuple(_mistake(article, pair) for article in self.articles for pair in article.comparisons if pair.kind)


def score_events(
    coder: Pipeline, records: Sequence[Record], ignored_roots: Collection[str] = (), either_direction: bool = False
) -> EventScores:
    """Code the texts of gold records and score their events; see ``compared_article`` for the options.

    >>> event = {"code": "190", "source": {"code": "RUS"}, "target": {"code": "GEO"}}
    >>> record = {"id": "a", "text": "Russian troops attacked Georgia.", "events": [event]}
    >>> scores = score_events(Pipeline(), [record]).scores
    >>> scores["root+actors"].f1, scores["strict"].f1
    (1.0, 0.0)
    """
    articles = []
    for record in records:
        coded = coder.read(article_of(record))
        article = compared_article(record, coded_events(coded), ignored_roots, either_direction)
        articles.append(replace(article, coded=coded))
    return EventScores(tuple(articles))


def compared_article(
    record: Record,
    events: Iterable[ComparedEvent],
    ignored_roots: Collection[str] = (),
    either_direction: bool = False,
) -> ComparedArticle:
    """Return a gold record with the events found in its text, as far as they count.

    Found events with an ignored root do not count. With ``either_direction`` a reciprocal pair counts once, whichever
    direction was found.
    """
    gold = _gold_events(record)
    found = [event for event in events if not event.roots & set(ignored_roots)]
    if not either_direction:
        gold = [replace(event, pair="") for event in gold]
    elif any(event.pair for event in gold):
        gold, found = _one_direction(gold, True), _one_direction(found, False)
    return ComparedArticle(str(record["id"]), str(record.get("text") or ""), tuple(gold), tuple(found))


def _gold_events(record: Record) -> list[ComparedEvent]:
    """The events of a gold record; raises ``InputError`` with its id if they are none."""
    given = record["events"]
    try:
        if not isinstance(given, list):
            raise InputError(f"its events are {given!r}", remedy="write them as a list, an empty one for none")
        return [gold_event(event) for event in given]
    except InputError as error:
        raise InputError(f"in the gold record '{record['id']}' {error.message}", remedy=error.remedy) from error


def _one_direction(events: Iterable[ComparedEvent], paired_only: bool) -> list[ComparedEvent]:
    """Events without those that mirror an earlier one; with ``paired_only`` only a marked pair is one."""
    kept: list[ComparedEvent] = []
    for event in events:
        mirrored = replace(event, source=event.target, target=event.source)
        if mirrored not in kept or paired_only and not event.pair:
            kept.append(event)
    return kept


def _totals(articles: Iterable[Mapping[str, Score]]) -> dict[str, Score]:
    totals: dict[str, Score] = {}
    for scores in articles:
        for name, score in scores.items():
            totals[name] = totals.get(name, Score()) + score
    return totals


def _scores(article: ComparedArticle) -> dict[str, Score]:
    """The score of an article by each criterion that applies to it."""
    gold, found = article.gold, article.found
    return {
        criterion.name: Score(len(maximum_matching(gold, found, criterion.fits)), len(gold), len(found))
        for criterion in CRITERIA
        if criterion.applies(gold)
    }


def _class_scores(article: ComparedArticle, criterion: Criterion) -> dict[str, Score]:
    """The score of each class of an article; of several roots that are right the one that was found counts."""
    if not criterion.applies(article.gold):
        return {}
    matched = maximum_matching(article.gold, article.found, criterion.fits)
    extra = set(range(len(article.found))) - set(matched.values())
    counted = [(article.found[at], Score(1, 1, 1)) for at in matched.values()]
    counted += [(event, Score(0, 1, 0)) for at, event in enumerate(article.gold) if at not in matched]
    counted += [(article.found[at], Score(0, 0, 1)) for at in sorted(extra)]
    return _totals({_label(criterion, event): score} for event, score in counted)


def _part(name: str) -> Criterion:
    """The criterion that compares one part of events; raise ``UsageError`` if there is none of this name."""
    parts = {item.name: item for item in CRITERIA if item.part and not item.actors}
    if name not in parts:
        raise UsageError(f"events have no classes by '{name}'", remedy=f"use one of {', '.join(parts)}")
    return parts[name]


def _labels(criterion: Criterion, pair: Comparison) -> tuple[str, str]:
    """The classes of both sides of a comparison."""
    right = pair.gold and pair.found and criterion.fits(pair.gold, pair.found)
    return _label(criterion, pair.found if right else pair.gold), _label(criterion, pair.found)


def _label(criterion: Criterion, event: ComparedEvent | None) -> str:
    """The class of an event; of several roots its own, or the first."""
    assert criterion.part is not None
    value = criterion.part(event) if event else None
    if event and isinstance(value, frozenset):
        return event.code[:2] if event.code else min(value, default=NOTHING)
    return NOTHING if value is None else str(value)


def _mistake(article: ComparedArticle, pair: Comparison) -> Mistake:
    cause = pair.cause()
    if pair.kind is ErrorKind.MISSED and pair.gold and article.coded:
        cause = f"{pair.kind}: {cause_of(article.coded, pair.gold.roots, ())}"
    shown = " ".join(f"{name} {event}," for name, event in (("gold", pair.gold), ("coded", pair.found)) if event)
    text = pair.found.text if pair.found and pair.found.text else article.text
    return Mistake(cause, f"{article.id} {shown[:-1]}: {text}".rstrip(": "))
