"""Reads gold files of JSON lines: records with a text and what a coder should find in it (docs/evaluation.md)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date as Date
from pathlib import Path
from typing import Any

from coder.core.errors import InputError
from coder.core.given import given_file
from coder.core.model import ActorSpan, Article
from coder.core.syntax import Token

Record = dict[str, Any]
DEFAULT_DATE = "2010-01-01"
"""The date at which a text is coded if its record has none."""
TABLES = (".csv", ".tsv")
"""The endings of tables, which are no lines of JSON."""


def read_records(path: Path, keys: Sequence[str]) -> list[Record]:
    """Return the records of a file; raise ``InputError`` for a line that is no record with these keys."""
    records = []
    for number, line in enumerate(read_text(path).splitlines(), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError as error:
            is_table = path.suffix.lower() in TABLES
            remedy = "make gold records of it with `coder evaluate from-csv`" if is_table else "write one record a line"
            raise InputError("is not valid JSON", file=path, line=number, remedy=remedy) from error
        missing = [key for key in keys if not isinstance(record, dict) or key not in record]
        if missing:
            remedy = "see docs/evaluation.md for the formats"
            raise InputError(f"has no field '{missing[0]}'", file=path, line=number, remedy=remedy)
        records.append(record)
    if not records:
        raise InputError("holds no record", file=path, remedy="see docs/evaluation.md for the formats")
    return records


def read_text(path: Path) -> str:
    """Return the text of a gold file; raise ``InputError`` if it cannot be read, ``UsageError`` if it is not there."""
    try:
        return given_file(path).read_text(encoding="utf-8")
    except OSError as error:
        raise InputError("cannot be read", file=path, remedy="check who may read it") from error
    except UnicodeDecodeError as error:
        raise InputError("is not UTF-8 text", file=path, remedy="save the file as UTF-8") from error


def article_of(record: Record, marked: bool = False) -> Article:
    """Return the text of a record as an article, with ``marked`` also the spans of its actors, without their roles.

    >>> article_of({"id": "a", "text": "Egypt aided Chad.", "actors": [{"start": 0, "end": 5}]}, marked=True).actors
    (ActorSpan(start=0, end=5, role=None, code=None),)
    """
    spans = [ActorSpan(span["start"], span["end"]) for span in record["actors"]] if marked else []
    text = record.get("date") or DEFAULT_DATE
    try:
        date = Date.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"'{text}' is not a date", remedy=f"write the date of {record['id']} as YYYY-MM-DD") from error
    return Article(str(record["id"]), record["text"], date, tuple(spans))


def gold_tokens(record: Record) -> tuple[Token, ...]:
    """Return the tagged words of a record with their places in its text.

    >>> tokens = gold_tokens({"text": "It  fell", "tokens": [["It", "PRP", "it"], ["fell", "VBD", "fall"]]})
    >>> [(token.text, token.start, token.tag) for token in tokens]
    [('It', 0, 'PRP'), ('fell', 4, 'VBD')]
    """
    tokens, place = [], 0
    for form, tag, lemma in record["tokens"]:
        place = max(record["text"].find(form, place), place)
        tokens.append(Token(form, place, place + len(form), tag, lemma))
        place += len(form)
    return tuple(tokens)
