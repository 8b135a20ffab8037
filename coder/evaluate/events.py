"""Scores coded events against gold events: roots, codes and actors."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from coder.evaluate.actor_codes import country_of, full_code
from coder.evaluate.causes import cause_of
from coder.evaluate.gold import Record, article_of
from coder.evaluate.matching import maximum_matching
from coder.evaluate.scores import Mistake, Score
from coder.pipeline import Coded, Coder

KEYS = ("id", "text", "events")
"""The fields that a gold record must have."""


@dataclass(frozen=True, slots=True)
class ComparedEvent:
    """An event as far as it is compared; an actor that is None is unknown."""

    code: str | None
    roots: frozenset[str]
    """The root of the code; of a gold event also the other roots that count as right."""
    source: str | None
    target: str | None
    pair: str = ""
    """Names the reciprocal pair of which a gold event is one direction."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """What must agree if a found event is to count as a gold event: root, full code, actors."""

    name: str
    root: bool = False
    code: bool = False
    actors: Callable[[str], str] | None = None
    """Reduces an actor code to the part that must agree; None if actors do not matter."""

    def fits(self, gold: ComparedEvent, found: ComparedEvent) -> bool:
        """Return whether a found event counts as a gold event; either direction of a collapsed pair does."""
        if self.root and not gold.roots & found.roots or self.code and gold.code != found.code:
            return False
        if self.actors is None or self._same_actors(gold, found.source, found.target):
            return True
        return gold.pair != "" and self._same_actors(gold, found.target, found.source)

    def _same_actors(self, gold: ComparedEvent, source: str | None, target: str | None) -> bool:
        return self._same(gold.source, source) and self._same(gold.target, target)

    def _same(self, gold: str | None, found: str | None) -> bool:
        """An unknown gold actor accepts anything."""
        assert self.actors is not None
        return gold is None or found is not None and self.actors(gold) == self.actors(found)


CRITERIA = (
    Criterion("root", root=True),
    Criterion("code", code=True),
    Criterion("root+actors", root=True, actors=country_of),
    Criterion("actors", actors=country_of),
    Criterion("strict", code=True, actors=full_code),
)


@dataclass(frozen=True, slots=True)
class EventScores:
    """The scores of a gold set by the names of the criteria, and the records in which roots are wrong."""

    records: int
    scores: Mapping[str, Score]
    mistakes: tuple[Mistake, ...]


def score_events(
    coder: Coder, records: Sequence[Record], ignored_roots: Collection[str] = (), either_direction: bool = False
) -> EventScores:
    """Code the texts of gold records and score their events.

    Coded events with an ignored root do not count.
    With ``either_direction`` a reciprocal pair counts once, whichever direction was coded.

    >>> event = {"code": "190", "source": {"code": "RUS"}, "target": {"code": "GEO"}}
    >>> record = {"id": "a", "text": "Russian troops attacked Georgia.", "events": [event]}
    >>> scores = score_events(Coder(), [record]).scores
    >>> scores["root+actors"].f1, scores["strict"].f1
    (1.0, 0.0)
    """
    totals = {criterion.name: Score() for criterion in CRITERIA}
    mistakes: list[Mistake] = []
    for record in records:
        coded = coder.read(article_of(record))
        gold = [gold_event(event) for event in record["events"]]
        found = [event for event in coded_events(coded) if not event.roots & set(ignored_roots)]
        if not either_direction:
            gold = [replace(event, pair="") for event in gold]
        elif any(event.pair for event in gold):
            gold, found = _one_direction(gold, True), _one_direction(found, False)
        for criterion in CRITERIA:
            if not criterion.code or all(event.code for event in gold):
                matched = len(maximum_matching(gold, found, criterion.fits))
                totals[criterion.name] += Score(matched, len(gold), len(found))
        mistakes += _mistakes(record, coded, gold, found)
    return EventScores(len(records), totals, tuple(mistakes))


def gold_event(event: Record) -> ComparedEvent:
    """Return an event of a gold file; its root may be given alone, and further roots may count as right.

    >>> gold = gold_event({"code": None, "root": "19", "roots_ok": ["18"], "source": {"code": "RUS"}, "target": None})
    >>> gold.code, sorted(gold.roots), gold.source, gold.target
    (None, ['18', '19'], 'RUS', None)
    """
    code = event.get("code") or None
    root = event.get("root") or (code and code[:2])
    return ComparedEvent(
        f"{code}0" if code and len(code) == 2 else code,
        frozenset((*(event.get("roots_ok") or ()), *((root,) if root else ()))),
        (event.get("source") or {}).get("code"),
        (event.get("target") or {}).get("code"),
        event.get("pair") or "",
    )


def coded_events(coded: Coded) -> list[ComparedEvent]:
    """Return the events of a coded article."""
    return [
        ComparedEvent(
            event.code,
            frozenset((event.root,)),
            event.source.code if event.source else None,
            event.target.code if event.target else None,
        )
        for event in coded.events
    ]


def _one_direction(events: Iterable[ComparedEvent], paired_only: bool) -> list[ComparedEvent]:
    """Events without those that mirror an earlier one; with ``paired_only`` only a marked pair is one."""
    kept: list[ComparedEvent] = []
    for event in events:
        mirrored = replace(event, source=event.target, target=event.source)
        if mirrored not in kept or paired_only and not event.pair:
            kept.append(event)
    return kept


def _mistakes(
    record: Record, coded: Coded, gold: Sequence[ComparedEvent], found: Sequence[ComparedEvent]
) -> list[Mistake]:
    """The mistake of a record that lacks a root, or that has events and should have none."""
    matched = maximum_matching(gold, found, CRITERIA[0].fits)
    missed = [event for at, event in enumerate(gold) if at not in matched]
    if not missed and (gold or not found):
        return []
    wanted = {"|".join(sorted(event.roots)) for event in missed}
    got = {root for event in found for root in event.roots}
    return [Mistake(cause_of(coded, wanted, got), f"{record['id']} {record['text']}")]
