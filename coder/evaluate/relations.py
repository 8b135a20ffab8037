"""Scores the PLOVER type and quad class of what one marked actor does to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from coder.core.model import ActorMatch, Event
from coder.core.paths import dictionaries_dir
from coder.core.yaml_entries import read_entries
from coder.evaluate.causes import cause_of
from coder.evaluate.gold import Record, article_of
from coder.evaluate.scores import Mistake, Score, Share, macro_f1
from coder.pipeline import Coded, Pipeline

T = TypeVar("T")
KEYS = ("id", "text", "actors", "plover", "quad")
"""The fields that a gold record must have."""
STATEMENT = "STATEMENT"
"""The type of what merely says something: PLOVER has no such type, so it answers nothing."""
MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
"""Types that relation data has as one."""


@dataclass(frozen=True, slots=True)
class RelationScores:
    """The scores of each type and each quad class, and how many records have an answer and a right one."""

    types: Mapping[str, Score]
    quads: Mapping[int, Score]
    covered: Share
    right: Share
    mistakes: tuple[Mistake, ...]

    @property
    def macro_f1(self) -> float:
        """The mean F1 of the types."""
        return macro_f1(self.types.values())

    @property
    def quad_macro_f1(self) -> float:
        """The mean F1 of the quad classes."""
        return macro_f1(self.quads.values())


def score_relations(coder: Pipeline, records: Sequence[Record]) -> RelationScores:
    """Code the texts of gold records with their marked actors and score the type between these.

    >>> actors = [{"start": 0, "end": 6, "role": "source"}, {"start": 16, "end": 23, "role": "target"}]
    >>> record = {"id": "a", "text": "Russia attacked Georgia.", "actors": actors, "plover": "ASSAULT", "quad": 4}
    >>> score_relations(Pipeline(), [record]).macro_f1
    1.0
    """
    answers: list[str | None] = []
    mistakes: list[Mistake] = []
    for record in records:
        coded = coder.read(article_of(record, marked=True))
        answer = answer_of(coded, record["actors"])
        answers.append(answer)
        if answer != record["plover"]:
            mistakes.append(_mistake(record, coded, answer))
    types = [record["plover"] for record in records]
    quads = quad_classes()
    return RelationScores(
        scores_by_class(types, answers),
        scores_by_class([record["quad"] for record in records], [quads.get(answer or "") for answer in answers]),
        Share(sum(answer is not None for answer in answers), len(answers)),
        Share(len(records) - len(mistakes), len(records)),
        tuple(mistakes),
    )


def answer_of(coded: Coded, actors: Iterable[Record]) -> str | None:
    """Return the type of what the marked source does to the marked target, of several the most conflictual."""
    marked = list(actors)
    sources = [actor for actor in marked if actor["role"] == "source"]
    targets = [actor for actor in marked if actor["role"] == "target"]
    quads = quad_classes()
    answers = [
        merged_type(event)
        for event in coded.events
        if merged_type(event) in quads and _overlaps(event.source, sources) and _overlaps(event.target, targets)
    ]
    return max(answers, key=lambda answer: quads[answer], default=None)


def scores_by_class(gold: Sequence[T], answers: Sequence[T | None]) -> dict[T, Score]:
    """Return a score for each class that is gold or an answer, in sorted order; None is no answer.

    >>> {kind: (score.precision, score.recall) for kind, score in scores_by_class(["A", "B"], ["A", "A"]).items()}
    {'A': (0.5, 1.0), 'B': (0.0, 0.0)}
    """
    wanted, given = Counter(gold), Counter(answer for answer in answers if answer is not None)
    right = Counter(kind for kind, answer in zip(gold, answers, strict=True) if kind == answer)
    kinds = sorted(wanted.keys() | given.keys(), key=str)
    return {kind: Score(right[kind], wanted[kind], given[kind]) for kind in kinds}


def merged_type(event: Event) -> str:
    """Return the PLOVER type of an event as relation data has it."""
    return MERGED.get(event.plover or "", event.plover or "")


@cache
def quad_classes() -> dict[str, int]:
    """Return the quad class of each type that can be an answer.

    >>> quad_classes()["YIELD"], quad_classes()["ASSAULT"], len(quad_classes())
    (2, 4, 15)
    """
    name = "ontology/plover.yaml"
    quads = {entry.text("type"): int(entry.text("quad")) for entry in read_entries(dictionaries_dir() / name, name)}
    return {MERGED.get(kind, kind): quad for kind, quad in quads.items() if kind != STATEMENT}


def _overlaps(actor: ActorMatch | None, marked: Sequence[Record]) -> bool:
    """Whether an actor stands where one is marked; if none is marked, any actor or none will do."""
    if actor is None or not marked:
        return not marked
    return any(actor.span.start < span["end"] and span["start"] < actor.span.end for span in marked)


def _mistake(record: Record, coded: Coded, answer: str | None) -> Mistake:
    others = {f"({merged_type(event)} of other actors)" for event in coded.events}
    got = {answer} if answer else others
    return Mistake(cause_of(coded, [record["plover"]], got), f"{record['id']} {record['text']}")
