"""Turns the records that every input format reads into articles, and checks them."""

from __future__ import annotations

import json
import re
from datetime import date as Date
from typing import Any, NamedTuple

from coder.core.errors import InputError
from coder.core.model import ActorSpan, Article
from coder.core.spans import checked_spans
from coder.formats.input.dates import is_day_number, read_date
from coder.formats.input.fields import NAME_TEXT, Columns, Fields, listed

LONGEST_RECORD = 16 * 1024 * 1024
"""Characters (of a text file: bytes); a longer record is rejected, so that time and memory stay bounded."""

LONGEST_KEPT = 1 << 16
"""Characters of a value that goes with each event; the rest of a longer one is left out."""

_DATE_FORM = "write dates as YYYY-MM-DD, or say how they are written with --date-format"
_DAY_NUMBER = "it looks like the number of a day in a spreadsheet: show the column there as YYYY-MM-DD, and save again"

HALF_PAIRS = re.compile("[\ud800-\udc7f\udd00-\udfff]")
"""Halves of characters that JSON can name: "\\ud83d" where a feed cut an emoji.

The surrogates between the two ranges are bytes that the encoding does not know.
"""


GIVEN = "the name of its file or --date"
"""What dates an article whose record does not."""


class Dating(NamedTuple):
    """What an article has its date from."""

    header: str = ""
    """The field or header that gives its date, or that should."""
    odd: str = ""
    """What stands there, if it is no date."""


class RawRecord(NamedTuple):
    """A record as it stands in its input, not yet parsed: cheap to read, and cheap to send to another process."""

    file: str
    unit: str
    """What ``number`` counts: line, record or row; or file, if the whole file is one text."""
    number: int
    content: str | dict[str, Any]
    """A text, a line of JSON, or the fields by name."""
    date: Date | None
    """The date, if the record has none."""
    name: str
    """The id, if the record has none."""
    fields: Fields = Fields()
    """The names of its fields that hold text, date and id."""
    dating: Dating = Dating()
    """What its date comes from, where that is no field."""


class ReadArticle(NamedTuple):
    """The article of a record, and what its record says besides."""

    article: Article
    kept: tuple[str | None, ...] = ()
    """The values of the fields that its events keep."""
    dating: Dating = Dating()


Item = RawRecord | InputError
"""A record, or in its place the reason why it can't be read."""


def size(item: Item) -> int:
    """Return about how many characters a record has.

    >>> size(RawRecord("a.csv", "line", 2, {"id": "1", "text": "Russia attacked Georgia."}, None, "a:2"))
    25
    """
    if isinstance(item, InputError):
        return 0
    if isinstance(item.content, str):
        return len(item.content)
    return sum(len(value) for value in item.content.values() if isinstance(value, str))


def to_article(raw: RawRecord) -> ReadArticle | InputError:
    """Return the article of a record, or the reason why it has none.

    >>> line = '{"id": 7, "body": "Russia attacked Georgia."}'
    >>> to_article(RawRecord("a.jsonl", "line", 1, line, None, "a.jsonl:1")).article
    Article(id='7', text='Russia attacked Georgia.', date=None, actors=())
    """
    if raw.unit == "file" and isinstance(raw.content, str):
        return _checked(raw, raw.name, raw.content, raw.date, ())
    row = raw.content if isinstance(raw.content, dict) else _object(raw, raw.content)
    return row if isinstance(row, InputError) else _from_row(raw, row)


def names_of(raw: RawRecord) -> tuple[str, ...] | None:
    """Return the names of the fields of a record; None for a text, and for what is broken.

    >>> names_of(RawRecord("a.jsonl", "line", 1, '{"id": 7, "body": "x"}', None, "a.jsonl:1"))
    ('id', 'body')
    """
    if isinstance(raw.content, str):
        row = None if raw.unit == "file" else _object(raw, raw.content)
        return tuple(row) if isinstance(row, dict) else None
    return tuple(raw.content)


def _object(raw: RawRecord, line: str) -> dict[str, Any] | InputError:
    try:
        row = json.loads(line.rstrip("\r\n"))
    except json.JSONDecodeError as error:
        return _fault(raw, f"is not valid JSON: {error.msg} at column {error.colno}", "write one JSON object a line")
    except (RecursionError, ValueError) as error:
        return _fault(raw, f"is not valid JSON: {error}", "write one JSON object a line")
    if not isinstance(row, dict):
        return _fault(raw, "is not a JSON object", 'write {"id": ..., "text": ...}')
    return row


def _from_row(raw: RawRecord, row: dict[str, Any]) -> ReadArticle | InputError:
    fields = raw.fields
    columns = fields.columns(tuple(row))
    missing = _missing(columns, fields)
    if missing:
        return _fault(raw, f"has no field '{missing}': {listed(tuple(row))}", NAME_TEXT if missing == "text" else "")
    values = [row[name] for name in columns.text if row[name] not in (None, "")]
    if not all(isinstance(value, str) for value in values):
        return _fault(raw, f"its field '{columns.text[0]}' is not a text", "give a text")
    if not values:
        return _fault(raw, f"its field '{columns.text[0]}' is empty", "give the text of the article")
    date, dating = raw.date, raw.dating
    if columns.date and row[columns.date] not in (None, ""):
        date, dating = (
            read_date(row[columns.date], fields.date_format),
            dating if dating.header else Dating(columns.date),
        )
        if date is None:
            return _fault(
                raw,
                f"'{str(row[columns.date])[:60]}' is not a date",
                _DAY_NUMBER if is_day_number(row[columns.date]) else _DATE_FORM,
            )
    try:
        actors = _actors(row.get("actors"))
    except (TypeError, KeyError, ValueError, AttributeError, ArithmeticError, RecursionError):
        return _fault(raw, "'actors' is not a list of {start, end}", "give character offsets into the text")
    name = str(row[columns.id]) if columns.id and row[columns.id] not in (None, "") else raw.name
    kept = tuple(_cell(row[name]) if name else None for name in columns.kept)
    found = _checked(raw, name, "\n\n".join(values), date, actors)
    return (
        found
        if isinstance(found, InputError)
        else found._replace(kept=kept, dating=dating if dating.header else found.dating)
    )


def _cell(value: Any) -> str | None:
    """Return a value that events keep as text.

    >>> _cell("The Times"), _cell(7), _cell(["a", "b"]), _cell("")
    ('The Times', '7', '["a", "b"]', None)
    """
    if value is None or value == "":
        return None
    if isinstance(value, dict | list | bool):
        value = json.dumps(value, ensure_ascii=False, default=str)
    return str(value)[:LONGEST_KEPT].replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def _missing(columns: Columns, fields: Fields) -> str | None:
    """Return the name of a field that a record should have and does not."""
    if not columns.text:
        return " and ".join(fields.text) or "text"
    if fields.date and not columns.date:
        return fields.date
    return fields.id if fields.id and not columns.id else None


def _actors(value: object) -> tuple[ActorSpan, ...]:
    spans: Any = json.loads(value) if isinstance(value, str) and value else value
    return tuple(
        ActorSpan(_place(span["start"]), _place(span["end"]), span.get("role"), span.get("code"))
        for span in spans or ()
    )


def _place(value: Any) -> int:
    """Return an offset; tables often have them as numbers with a decimal point."""
    if int(value) != value:
        raise ValueError("is not a whole number")
    return int(value)


def _checked(
    raw: RawRecord, name: str, text: str, date: Date | None, actors: tuple[ActorSpan, ...]
) -> ReadArticle | InputError:
    """Return the article, or the reason why its text can't be coded."""
    if len(text) > LONGEST_RECORD:
        return _fault(raw, f"is longer than {LONGEST_RECORD:,} characters", "split it into its articles")
    if not text.strip():
        return _fault(
            raw, "is empty", "give a file with text" if raw.unit == "file" else "give the text of the article"
        )
    text = HALF_PAIRS.sub("\ufffd", text)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        return _fault(
            raw,
            f"is not UTF-8 text (character {error.start})",
            "convert it, for example with iconv -t utf-8, or name its encoding with --encoding",
        )
    if "\x00" in text:
        return _fault(raw, "is not text: it has zero bytes", "give a text file, or name its encoding with --encoding")
    try:
        actors = checked_spans(actors, text)
    except InputError as error:
        return _fault(raw, error.message, error.remedy)
    article = Article(name.encode("utf-8", "replace").decode("utf-8"), text, date, actors)
    dating = raw.dating if raw.dating.header or not date else Dating(GIVEN)
    return ReadArticle(article, (None,) * len(raw.fields.keep), dating)


def _fault(raw: RawRecord, message: str, remedy: str) -> InputError:
    if raw.unit == "file":
        return InputError(message, file=raw.file, remedy=remedy)
    return InputError(message, file=raw.file, line=raw.number, unit=raw.unit, remedy=remedy)
