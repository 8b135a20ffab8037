"""Finds the fields of a record with text, date and id of its article: those the caller names, or else usual names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from coder.formats.input.dates import check_form

TEXT = (
    ("text",),
    ("body",),
    ("full_text",),
    ("fulltext",),
    ("article_text",),
    ("content",),
    ("article",),
    ("document_content",),
    ("story",),
    ("lp", "td"),
    ("td",),
    ("lp",),
    ("snippet",),
)
"""Usual names of the text, in the order of trial; LP and TD, lead and rest of a story in Factiva, are joined."""
DATE = (
    "date",
    "published",
    "publication_date",
    "published_date",
    "published_at",
    "publish_date",
    "pub_date",
    "pubdate",
    "publication_datetime",
    "load_date",
    "pd",
    "sqldate",
    "seendate",
    "datetime",
    "dateadded",
    "day",
)
"""Usual names of the date."""
ID = (
    "id",
    "article_id",
    "doc_id",
    "document_id",
    "documentid",
    "uid",
    "guid",
    "an",
    "accession_number",
    "lni",
    "result_id",
    "resultid",
    "documentidentifier",
    "globaleventid",
    "url",
    "sourceurl",
)
"""Usual names of the id."""
_LONGEST_NAMES = 10_000
"""Characters of the names of all fields of a record; what has more is not kept in memory."""


class Columns(NamedTuple):
    """The fields of a record that its article is made of."""

    text: tuple[str, ...]
    date: str | None
    id: str | None


@dataclass(frozen=True, slots=True)
class Fields:
    """The caller's names; where one is empty or None, the usual names hold.

    Capitals, blanks, hyphens and full stops make no difference in names.

    >>> Fields().columns(("AN", "PD", "HD", "LP", "TD"))
    Columns(text=('LP', 'TD'), date='PD', id='AN')
    >>> Fields(text=("Summary",), date="When").columns(("id", "summary", "when", "text"))
    Columns(text=('summary',), date='when', id='id')
    """

    text: tuple[str, ...] = ()
    date: str | None = None
    id: str | None = None
    date_format: str | None = None

    def __post_init__(self) -> None:
        """Raise ``UsageError`` if no date can be read by the form of dates."""
        if self.date_format is not None:
            check_form(self.date_format)

    def columns(self, names: tuple[str, ...]) -> Columns:
        """Return the fields to use of a record that has these names; no text if none of them fits."""
        if sum(map(len, names)) > _LONGEST_NAMES:
            return _columns.__wrapped__(self, names)
        return _columns(self, names)


@lru_cache(maxsize=256)
def _columns(fields: Fields, names: tuple[str, ...]) -> Columns:
    known: dict[str, str] = {}
    for name in names:
        known.setdefault(_plain(name), name)
    wanted = (tuple(_plain(name) for name in fields.text),) if fields.text else TEXT
    text = next((tuple(known[name] for name in group) for group in wanted if all(name in known for name in group)), ())
    return Columns(
        text, _first((fields.date,) if fields.date else DATE, known), _first((fields.id,) if fields.id else ID, known)
    )


def _first(names: Iterable[str], known: dict[str, str]) -> str | None:
    return next((known[_plain(name)] for name in names if _plain(name) in known), None)


def _plain(name: str) -> str:
    return name.strip().lower().replace(" ", "_").replace("-", "_").replace(".", "_")
