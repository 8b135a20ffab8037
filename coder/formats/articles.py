"""Reads articles: plain text (an article a file), JSONL and CSV; a bad record is an error of its own, the rest goes on."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from datetime import date as Date
from pathlib import Path
from typing import Any, TextIO

from coder.errors import InputError
from coder.model import ActorSpan, Article

Record = Article | InputError
SUFFIXES = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".txt": "text", "": "text"}


def read_articles(path: str, date: Date | None = None) -> Iterator[Record]:
    """The articles of one input, ``-`` for standard input; what can't be read comes as an ``InputError`` in its place."""
    if path == "-":
        yield from _read_stream(sys.stdin, date)
        return
    file = Path(path)
    kind = SUFFIXES.get(file.suffix.lower())
    if file.is_dir():
        yield InputError("is a folder", file=path, remedy="name the files in it")
    elif not file.exists():
        yield InputError("no such file", file=path, remedy="check the name")
    elif kind is None:
        yield InputError(f"the format '{file.suffix}' is not known", file=path, remedy="use .txt, .jsonl or .csv")
    else:
        yield from _read_file(file, path, kind, date)


def _read_file(file: Path, name: str, kind: str, date: Date | None) -> Iterator[Record]:
    if kind == "text":
        yield _text_article(file, name, date)
        return
    try:
        with file.open(encoding="utf-8-sig", newline="" if kind == "csv" else None) as stream:
            yield from (_read_jsonl(stream, name, date) if kind == "jsonl" else _read_csv(stream, name, date))
    except UnicodeDecodeError as error:
        yield InputError(f"is not UTF-8 text ({error.reason})", file=name, remedy="convert it, for example with iconv -t utf-8")
    except OSError as error:
        yield InputError(f"can't be read: {error.strerror}", file=name, remedy="check the file and its permissions")


def _text_article(file: Path, name: str, date: Date | None) -> Record:
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return InputError(f"is not UTF-8 text (byte {error.start})", file=name, remedy="convert it, for example with iconv -t utf-8")
    except OSError as error:
        return InputError(f"can't be read: {error.strerror}", file=name, remedy="check the file and its permissions")
    if not text.strip():
        return InputError("is empty", file=name, remedy="give a file with text")
    if "\x00" in text:
        return InputError("is no text: it holds zero bytes", file=name, remedy="give a text file")
    return Article(file.stem, text, date)


def _read_stream(stream: TextIO, date: Date | None) -> Iterator[Record]:
    text = stream.read()
    if text.lstrip().startswith("{"):
        yield from _read_jsonl(iter(text.splitlines(keepends=True)), "-", date)
    elif text.strip():
        yield Article("-", text, date)
    else:
        yield InputError("is empty", file="standard input", remedy="pipe a text or JSON lines into it")


def _read_jsonl(lines: Iterator[str] | TextIO, name: str, date: Date | None) -> Iterator[Record]:
    count = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        count += 1
        try:
            row = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            yield InputError(f"is not valid JSON: {error}", file=name, line=number, remedy="write one JSON object a line")
            continue
        if not isinstance(row, dict):
            yield InputError("is no JSON object", file=name, line=number, remedy="write {\"id\": ..., \"text\": ...}")
            continue
        yield _article(row, name, number, date)
    if not count:
        yield InputError("is empty", file=name, remedy="give a file with articles")


def _read_csv(stream: TextIO, name: str, date: Date | None) -> Iterator[Record]:
    csv.field_size_limit(1 << 30)
    reader = csv.DictReader(stream)
    if not reader.fieldnames:
        yield InputError("is empty", file=name, remedy="give a file with a header line")
        return
    try:
        for row in reader:
            yield _article({key: value for key, value in row.items() if key and value}, name, reader.line_num, date)
    except csv.Error as error:
        yield InputError(f"is not valid CSV: {error}", file=name, line=reader.line_num, remedy="check quotes and separators")


def _article(row: dict[str, Any], name: str, line: int, date: Date | None) -> Record:
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        return InputError("has no field 'text'", file=name, line=line, remedy="add the text of the article as 'text'")
    when = date
    if row.get("date"):
        try:
            when = Date.fromisoformat(str(row["date"])[:10])
        except ValueError:
            return InputError(f"'{row['date']}' is not a date", file=name, line=line, remedy="write dates as YYYY-MM-DD")
    try:
        actors = tuple(ActorSpan(int(span["start"]), int(span["end"]), span.get("role"), span.get("code")) for span in row.get("actors") or ())
    except (TypeError, KeyError, ValueError, AttributeError):
        return InputError("'actors' is no list of {start, end}", file=name, line=line, remedy="give character offsets into the text")
    return Article(str(row.get("id", f"{name}:{line}")), text, when, actors)
