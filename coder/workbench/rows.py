"""The tables of the index: articles, what each was coded as, and why the rest was not."""

from __future__ import annotations

from coder.core.model import Article, Event
from coder.pipeline import Coded

ARTICLES = {"number": "BIGINT", "id": "VARCHAR", "date": "DATE", "title": "VARCHAR", "text": "VARCHAR"}
CODED = {"number": "BIGINT", "events": "INTEGER", "rejected": "INTEGER"}
EVENTS = {
    "number": "BIGINT",
    "event_id": "VARCHAR",
    "sentence": "INTEGER",
    "code": "VARCHAR",
    "quad": "INTEGER",
    "source": "VARCHAR",
    "source_name": "VARCHAR",
    "target": "VARCHAR",
    "target_name": "VARCHAR",
    "event_date": "DATE",
    "place": "VARCHAR",
    "lat": "DOUBLE",
    "lon": "DOUBLE",
}
REJECTIONS = {"number": "BIGINT", "reason": "VARCHAR"}
TABLES = {"articles": ARTICLES, "coded": CODED, "events": EVENTS, "rejections": REJECTIONS}
"""Each table with its columns and their types; the rows of each stand in the order of the articles."""

Row = tuple[object, ...]
Rows = dict[str, list[Row]]
"""New rows by table."""
LONGEST_TITLE = 160


def article_row(number: int, article: Article) -> Row:
    """Return the row of an article; surrogates, which no database takes, become marks of replacement.

    >>> article_row(7, Article("a", "Talks in Bern\\n\\nIran met Iraq."))
    (7, 'a', None, 'Talks in Bern', 'Talks in Bern\\n\\nIran met Iraq.')
    """
    text = _clean(article.text)
    lines = (line.strip() for line in text[: 10 * LONGEST_TITLE].splitlines())
    title = next((line for line in lines if line), "")
    return number, _clean(article.id), article.date, title[:LONGEST_TITLE], text


def coded_rows(number: int, coded: Coded) -> Rows:
    """Return the rows of what an article was coded as."""
    return {
        "coded": [(number, len(coded.events), len(coded.rejected))],
        "events": [_event_row(number, event) for event in coded.events],
        "rejections": [(number, reason) for reason in sorted({item.reason.value for item in coded.rejected})],
    }


def _event_row(number: int, event: Event) -> Row:
    source, target, place = event.source, event.target, event.circumstances.place
    return (
        number,
        event.event_id,
        event.sentence,
        event.code,
        event.quad_class,
        source and source.code,
        source and _clean(source.name),
        target and target.code,
        target and _clean(target.name),
        event.event_date,
        place and _clean(place.name),
        place and place.latitude,
        place and place.longitude,
    )


def _clean(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "\N{SYMBOL FOR NULL}")
