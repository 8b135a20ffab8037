"""Scores the word patterns of a folder of PETRARCH dictionaries against PETRARCH's unit records."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from coder.core.actor_code import NO_COUNTRY
from coder.core.given import given_folder
from coder.core.model import ActorMatch
from coder.evaluate.gold import Record, article_of
from coder.evaluate.scores import Mistake, Score, Share
from coder.petrarch.convert.bundled import bundled
from coder.petrarch.convert.convert import convert
from coder.petrarch.engine.folder import stands_alone
from coder.petrarch.engine.options import PatternOptions, pattern_options
from coder.pipeline import Pipeline

KEYS = ("id", "text", "date", "events")
"""The fields that a gold record must have."""

Dyad = tuple[str, str, str]
"""Code, source and target of an event."""


@dataclass(frozen=True, slots=True)
class PatternScores:
    """How many records are coded exactly as they ask, the score of their events, and the other records."""

    exact: Share
    events: Score
    mistakes: tuple[Mistake, ...]


def pattern_coder(folder: Path) -> Pipeline:
    """Return a coder for a folder of old dictionary files, which are converted first, or for a converted folder."""
    if stands_alone(given_folder(folder)):
        return Pipeline([folder])
    files = sorted(path for path in folder.iterdir() if path.is_file())
    with tempfile.TemporaryDirectory() as name:
        convert(files, Path(name) / "converted", bundled(Pipeline().dictionary))
        return Pipeline([Path(name) / "converted"])


def score_patterns(coder: Pipeline, records: Sequence[Record]) -> PatternScores:
    """Code the text of each record with the settings under which it was made, and compare the events."""
    total, exact = Score(), 0
    mistakes: list[Mistake] = []
    for record in records:
        settings = {key: value for key, value in record.get("config", {}).items() if key in PatternOptions._fields}
        events = coder.with_pattern_options(pattern_options(settings)).read(article_of(record)).events
        found = Counter((event.code, _code(event.source), _code(event.target)) for event in events)
        gold = Counter(
            (event["code"], _gold(event.get("source")), _gold(event.get("target"))) for event in record["events"]
        )
        total += Score((gold & found).total(), gold.total(), found.total())
        if found == gold:
            exact += 1
        else:
            text = f"{record['id']} wanted {_listed(gold)}, found {_listed(found)}: {record['text']}"
            mistakes.append(Mistake(_cause(gold, found), text))
    return PatternScores(Share(exact, len(records)), total, tuple(mistakes))


def _code(actor: ActorMatch | None) -> str:
    return str(actor.code) if actor else NO_COUNTRY


def _gold(actor: Record | None) -> str:
    """The code of a gold actor, or its words where PETRARCH let them stand for a code."""
    return str((actor or {}).get("code") or (actor or {}).get("verbatim") or NO_COUNTRY)


def _cause(gold: Counter[Dyad], found: Counter[Dyad]) -> str:
    missed, extra = gold - found, found - gold
    if not extra:
        return "event missed"
    if not missed:
        return "event too many"
    codes = [sorted(code for code, _, _ in events.elements()) for events in (missed, extra)]
    return "other actors" if codes[0] == codes[1] else "other code"


def _listed(events: Counter[Dyad]) -> str:
    return " ; ".join(" ".join(event) for event in sorted(events.elements())) or "none"
