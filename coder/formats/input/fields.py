"""Finds the fields of a record with text, date and id of its article: those the caller names, or else usual names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import lru_cache
from typing import NamedTuple

from coder.core.errors import UsageError
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
ALSO = (
    ("title", "headline", "hd"),
    ("source", "publisher", "publication", "publication_title", "sn"),
    ("byline", "author", "by"),
)
"""Names of columns to keep that mean the same in files of several kinds."""
NO_TEXT = "no column has the text"
NAME_TEXT = "name it with --text-column"
OWN_NAME = "give each a name of its own"
_MOST_SHOWN = 40
_LONGEST_SHOWN = 60
_LONGEST_NAMES = 10_000
"""Characters of the names of all fields of a record; what has more is not kept in memory."""


class Columns(NamedTuple):
    """The fields of a record that its article is made of, and those that its events keep."""

    text: tuple[str, ...]
    date: str | None
    id: str | None
    kept: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Fields:
    """The caller's names; where one is empty or None, the usual names hold.

    Capitals, blanks, hyphens and full stops make no difference in names.

    >>> Fields().columns(("AN", "PD", "HD", "LP", "TD"))
    Columns(text=('LP', 'TD'), date='PD', id='AN', kept=())
    >>> Fields(text=("Summary",), date="When", keep=("title",)).columns(("id", "summary", "when", "Headline"))
    Columns(text=('summary',), date='when', id='id', kept=('Headline',))
    """

    text: tuple[str, ...] = ()
    date: str | None = None
    id: str | None = None
    date_format: str | None = None
    keep: tuple[str, ...] = ()
    """Fields whose values go with each event."""

    def __post_init__(self) -> None:
        """Raise ``UsageError`` if no date can be read by the form of dates, or if a field is to be kept twice."""
        if self.date_format is not None:
            check_form(self.date_format)
        plain = [_plain(name) for name in self.keep]
        twice = next((name for name in self.keep if plain.count(_plain(name)) > 1 or not name.strip()), None)
        if twice is not None:
            raise UsageError(f"the column '{twice}' is kept twice or has no name", remedy="name each once")

    def columns(self, names: tuple[str, ...]) -> Columns:
        """Return the fields to use of a record that has these names; no text if none of them fits."""
        if sum(map(len, names)) > _LONGEST_NAMES:
            return _columns.__wrapped__(self, names)
        return _columns(self, names)

    def named(self) -> tuple[str, ...]:
        """Return all fields that the caller names.

        >>> Fields(text=("body",), id="no").named()
        ('body', 'no')
        """
        return (*self.text, *filter(None, (self.date, self.id)), *self.keep)

    def unknown(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the fields that the caller names and that are none of these names.

        >>> Fields(text=("body",), date="when").unknown(("Body", "date"))
        ('when',)
        """
        known = {_plain(name) for name in names}
        used = {*self.text, *filter(None, (self.date, self.id))}
        missing = {name for name in used if _plain(name) not in known}
        missing |= {name for name in self.keep if not known & {_plain(name), *_also(_plain(name))}}
        return tuple(name for name in self.named() if name in missing)

    def of_file(self, names: Iterable[str]) -> Fields:
        """Return the fields of a file with these names: what the caller names where it is there, else the usual ones.

        So files of several kinds can be read in one run, each with its own columns. Of a text in several columns
        those are read that the file has, unless a usual name has its text.

        >>> Fields(text=("words",), date="when").of_file(("text", "when"))
        Fields(text=(), date='when', id=None, date_format=None, keep=())
        >>> Fields(text=("body", "words")).of_file(("no", "words")).text
        ('words',)
        """
        missing = set(self.unknown(names))
        usual = _columns.__wrapped__(replace(self, text=()), tuple(names)).text
        return replace(
            self,
            text=() if usual and missing.intersection(self.text) else tuple(n for n in self.text if n not in missing),
            date=None if self.date in missing else self.date,
            id=None if self.id in missing else self.id,
        )


def check_names(fields: Fields, names: Sequence[str]) -> None:
    """Raise ``UsageError`` for a name that is no column, where no column has a text, or where two to use have one name.

    >>> check_names(Fields(text=("boddy",)), ("id", "body"))
    Traceback (most recent call last):
    coder.core.errors.UsageError: there is no column 'boddy': the columns are id, body (did you mean body?)
    """
    unknown = fields.unknown(names)
    if unknown:
        raise UsageError(f"there is no column '{unknown[0]}': {listed(names)}", remedy=near(unknown[0], names))
    columns = fields.columns(tuple(names))
    if not columns.text:
        remedy = "name it: text_column='body', or for Spark Fields(text=('body',))"
        raise UsageError(f"{NO_TEXT}: {listed(names)}", remedy=remedy)
    if (twice := doubled(names, columns)) is not None:
        raise UsageError(f"there are two columns named '{twice}'", remedy=OWN_NAME)


def doubled(names: Sequence[str], columns: Columns) -> str | None:
    """Return the first column to use whose name another one has too.

    >>> doubled(["id", "text", "text"], Columns(("text",), None, "id"))
    'text'
    """
    used = (*columns.text, columns.date, columns.id, *columns.kept)
    return next((name for name in used if name and names.count(name) > 1), None)


def listed(names: Sequence[str]) -> str:
    """Return the names of columns in words, the first of many.

    >>> listed(["id", "words"]), listed(["a"] * 60)[-13:]
    ('the columns are id, words', 'a and 20 more')
    """
    if not names:
        return "there are no columns"
    shown = ", ".join(name[:_LONGEST_SHOWN] for name in names[:_MOST_SHOWN])
    more = f" and {len(names) - _MOST_SHOWN} more" if len(names) > _MOST_SHOWN else ""
    return f"the columns are {shown}{more}"


def near(name: str, names: Iterable[str]) -> str:
    """Return the remedy for a name that no column has.

    >>> near("boddy", ["id", "body"]), near("x", ["id"])
    ('did you mean body?', 'name one of them')
    """
    known = list(names)
    also = [other for group in ALSO for other in group if set(group) & set(known)]
    close = get_close_matches(name, list(dict.fromkeys((*known, *also))), 3)
    return f"did you mean {' or '.join(close)}?" if close else "name one of them"


@lru_cache(maxsize=256)
def _columns(fields: Fields, names: tuple[str, ...]) -> Columns:
    known: dict[str, str] = {}
    for name in names:
        known.setdefault(_plain(name), name)
    wanted = (tuple(_plain(name) for name in fields.text),) if fields.text else TEXT
    text = next((tuple(known[name] for name in group) for group in wanted if all(name in known for name in group)), ())
    return Columns(
        text,
        _first((fields.date,) if fields.date else DATE, known),
        _first((fields.id,) if fields.id else ID, known),
        tuple(_first((name, *_also(_plain(name))), known) for name in fields.keep),
    )


def _also(name: str) -> tuple[str, ...]:
    """Return the other names of what a column holds in other files."""
    return next((group for group in ALSO if name in group), ())


def _first(names: Iterable[str], known: dict[str, str]) -> str | None:
    return next((known[_plain(name)] for name in names if _plain(name) in known), None)


def _plain(name: str) -> str:
    return name.strip().lower().replace(" ", "_").replace("-", "_").replace(".", "_")
