"""Reads tables of actors and agents, as ICEWS gives them: Actor Name, Country, Sector, Start, End, Aliases."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence

from coder.dictionary.word_lists import word_values
from coder.petrarch.convert.bundled import Bundled
from coder.petrarch.convert.entries import Entries
from coder.petrarch.convert.records import OldDictionaries
from coder.petrarch.convert.report import Line, Report

COLUMNS = word_values("petrarch.table_columns")
DELIMITERS = ",\t;|"
MOST_LINES = 20
"""Lines that one row of a table may run over."""


def columns_of(header: str) -> tuple[str, list[str]] | None:
    """Return the delimiter of a table and what its columns say, by the first line; None for what is no such table.

    >>> columns_of("Actor Name,Country,Sector Name,Start,Note")
    (',', ['name', 'country', 'sector', 'start', ''])
    """
    delimiter = max(DELIMITERS, key=header.count)
    columns = [COLUMNS.get(" ".join(cell.strip(' "').lower().split()), "") for cell in header.split(delimiter)]
    told = set(columns) & {"country", "sector", "affiliation", "aliases", "code"}
    return (delimiter, columns) if "name" in columns and told else None


def read_table(lines: Sequence[Line], old: OldDictionaries, report: Report, known: Bundled) -> None:
    """Add the actors of a table, or its agents if its first column or the name of its file says so."""
    found = columns_of(lines[0].text)
    if found is None:
        report.refuse(list(lines), "is not a table of actors or agents", "name the columns in its first line")
        return
    delimiter, columns = found
    report.use(lines[0])
    agent = "agent" in lines[0].text.lower().split(delimiter)[0] or "agent" in lines[0].file.lower()
    entries = Entries(known, report)
    for line, cells in _rows(lines[1:], delimiter, report):
        if len(cells) > len(columns):
            report.note(line, f"has {len(cells)} cells for {len(columns)} columns", "quote the cells with delimiters")
        values: dict[str, str] = {}
        for column, cell in zip(columns, cells, strict=False):
            if column and cell.strip():
                values[column] = f"{values[column]}|{cell}" if values.get(column) else cell
        entries.add(line, values, agent)
    entries.into(old)


def _rows(lines: Sequence[Line], delimiter: str, report: Report) -> Iterator[tuple[Line, list[str]]]:
    """Return the rows; a quoted cell may run over several lines, and one that is never closed costs its line only."""
    at = 0
    while at < len(lines):
        for stop in range(at + 1, min(at + MOST_LINES, len(lines)) + 1):
            cells = _cells([line.text for line in lines[at:stop]], delimiter)
            if cells is not None:
                break
        if cells is None:
            stop = at + 1
            report.drop(lines[at], "has a quotation mark that is never closed; it was left out", 'write "" for one')
        else:
            report.use(*lines[at + 1 : stop])
            yield lines[at], cells
        at = stop


def _cells(texts: list[str], delimiter: str) -> list[str] | None:
    """Return the cells of one row, None where its last cell is not closed."""
    try:
        rows = list(csv.reader([f"{text}\n" for text in texts], delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None
