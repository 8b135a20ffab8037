"""Scores files of events against gold files."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from coder.analysis.event_files import Source, open_events
from coder.core.errors import InputError
from coder.evaluate.compared import ComparedEvent, found_event
from coder.evaluate.events import EventScores, compared_article
from coder.evaluate.gold import Record, read_records

_KEYS = ("id", "events")
_COLUMNS = ("article_id", "code", "source", "target")


def evaluate(
    gold: str | Path,
    events: Source,
    *,
    ignored_roots: Collection[str] = (),
    either_direction: bool = False,
) -> EventScores:
    """Score events that were coded against a gold file, article by article.

    ``gold`` is a file of JSON lines (docs/evaluation.md); the ``id`` of a record is the ``article_id`` of its events.
    ``events`` is any output of the coder, or a frame. Events of articles that the gold file lacks do not count, a gold
    article without events counts as one in which nothing was found. Found events with an ignored root do not count;
    with ``either_direction`` a reciprocal pair counts once. Raises ``InputError`` for files that can't be compared.

    >>> import json, pandas, tempfile
    >>> event = {"code": "190", "source": {"code": "RUS"}, "target": {"code": "GEO"}}
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "gold.jsonl"
    ...     _ = path.write_text(json.dumps({"id": "a", "events": [event]}))
    ...     row = {"article_id": ["a"], "code": ["193"], "source": ["RUS"], "target": ["GEO"]}
    ...     found = evaluate(path, pandas.DataFrame(row))
    >>> print(found.scores["root+actors"])
    P 1.000  R 1.000  F1 1.000  (1 matched, 1 gold, 1 found)
    >>> print(found.scores["strict"])
    P 0.000  R 0.000  F1 0.000  (0 matched, 1 gold, 1 found)
    >>> found.mistakes[0].cause
    'wrong code: 190 coded as 193'
    """
    records = read_records(Path(gold), _KEYS)
    _check_ids(records, Path(gold))
    found = _events_by_article(events, [str(record["id"]) for record in records], Path(gold))
    return EventScores(
        tuple(
            compared_article(record, found.get(str(record["id"]), ()), ignored_roots, either_direction)
            for record in records
        )
    )


def _check_ids(records: Iterable[Record], path: Path) -> None:
    """Raise ``InputError`` if two records have one id."""
    seen: set[str] = set()
    for record in records:
        name = str(record["id"])
        if name in seen:
            raise InputError(f"has two records '{name}'", file=path, remedy="give each article one record")
        seen.add(name)


def _events_by_article(source: Source, ids: Sequence[str], gold: Path) -> Mapping[str, list[ComparedEvent]]:
    """The events of the articles with these ids; raises ``InputError`` if there are events, but none of them."""
    found: dict[str, list[ComparedEvent]] = {}
    with open_events(source, _COLUMNS, purpose="a comparison with a gold file") as events:
        query = (
            "SELECT article_id, code, nullif(source, ''), nullif(target, ''), coalesce(text, '') FROM events "
            "WHERE article_id IN (SELECT unnest(?::VARCHAR[])) AND code IS NOT NULL ORDER BY ALL"
        )
        for article, code, one, other, text in events.execute(query, [list(ids)]).fetchall():
            found.setdefault(article, []).append(found_event(code, one, other, text))
        if not found and (example := events.execute("SELECT article_id FROM events LIMIT 1").fetchone()):
            raise InputError(
                f"has no record of any article in {events.name}, such as '{example[0]}'; it has '{ids[0]}'",
                file=gold,
                remedy="the id of a gold record is the article_id of its events",
            )
    return found
