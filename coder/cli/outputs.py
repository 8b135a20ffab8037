"""Chooses the format of an output by its name and the options, and refuses those that do not fit each other."""

from __future__ import annotations

import sys
from difflib import get_close_matches
from pathlib import Path

from coder.cli.options import one_of
from coder.cli.printing import coloured, line_width
from coder.core.errors import UsageError
from coder.formats.input.registry import ENDINGS as INPUT_ENDINGS
from coder.formats.input.sources import COMPRESSIONS
from coder.formats.output.columns import COLUMNS
from coder.formats.output.format import Container, OutputFormat
from coder.formats.output.registry import ENDINGS, FORMATS, PLAIN, SCHEMAS, format_of
from coder.formats.output.table import TABLE, Look

_OF_SOME_FORMAT = frozenset((*ENDINGS, *INPUT_ENDINGS, *COMPRESSIONS, ".zip", ".bz2", ".xz"))
"""Endings that promise a format."""


def regular_file(output: str | None) -> Path | None:
    """Return an output that is a regular file, which can be cut back; None for standard output, pipes and devices."""
    if output in (None, "-"):
        return None
    path = Path(str(output))
    if path.is_dir() or str(output).endswith("/"):
        raise UsageError(f"the output {path} is a folder", remedy="name a file in it")
    return path if path.is_file() or not path.exists() else None


def output_format(output: str | None, given: str | None, schema: str | None, terminal: bool) -> OutputFormat:
    """Return the format that the options or the name of the output ask for.

    Without any it is a table on a terminal, and JSON lines elsewhere.

    >>> output_format("out/events.csv.gz", None, None, False).name, output_format("-", None, None, True).name
    ('csv', 'jsonl')
    """
    found = _schema(schema, given) if schema is not None else _format(output, given, terminal)
    if output not in (None, "-") and regular_file(output) is not None:
        _check_fit(found, str(output).lower())
    return found


def table_look(kind: OutputFormat, output: str | None, sentences: bool) -> Look | None:
    """Return how a table looks on its way to a file, a pipe or a terminal; None for other formats."""
    if kind.name != TABLE.name:
        if sentences:
            raise UsageError(
                "--sentences is for the table", remedy="use --format table; other formats have them as text"
            )
        return None
    if output not in (None, "-"):
        return Look(sentences=sentences)
    return Look(line_width(sys.stdout), coloured(sys.stdout), sentences)


def chosen_columns(given: str | None, kept: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the columns that an option names, of events or kept of their articles; none for no option.

    Raises ``UsageError`` for names that are no columns.

    >>> chosen_columns("date, source,code"), chosen_columns(None)
    (('date', 'source', 'code'), ())
    """
    if given is None:
        return ()
    names = tuple(name.strip() for name in given.split(","))
    known = (*COLUMNS, *kept)
    unknown = next((name for name in names if name not in known), None)
    if unknown is not None:
        near = get_close_matches(unknown, known, 3)
        remedy = f"did you mean {' or '.join(near)}?" if near else f"use some of {', '.join(known)}"
        raise UsageError(f"there is no column '{unknown}'", remedy=remedy)
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise UsageError(f"the column '{twice}' is named twice", remedy="name it once")
    return names


def _schema(name: str, given: str | None) -> OutputFormat:
    remedy = f"use --schema with one of {', '.join(SCHEMAS)}"
    if given is not None:
        raise UsageError("--schema and --format exclude each other", remedy=remedy)
    if name not in SCHEMAS:
        raise UsageError(f"the schema '{name}' is not known", remedy=remedy)
    return SCHEMAS[name]


def _format(output: str | None, given: str | None, terminal: bool) -> OutputFormat:
    if given is None and output in (None, "-"):
        return FORMATS["table" if output is None and terminal else "jsonl"]
    found = PLAIN.get(given) if given else format_of(str(output))
    if found is None and given is None and regular_file(output) is None:
        return FORMATS["jsonl"]
    if found is None:
        name = given or Path(str(output).lower().removesuffix(".gz")).suffix
        fault = f"the format '{name}' is not known" if name else f"the name {output} shows no format"
        raise UsageError(fault, remedy=f"use --format with one of {', '.join(PLAIN)}")
    return found


def _check_fit(form: OutputFormat, name: str) -> None:
    """Raise ``UsageError`` if the name of a file promises another format."""
    if form.container is not Container.TEXT and name.endswith(".gz"):
        raise UsageError(f"{form.name} is compressed by itself", remedy="leave out .gz")
    ending = Path(name.removesuffix(".gz")).suffix
    fitting = (*form.endings, *form.also)
    if ending in _OF_SOME_FORMAT and ending not in fitting:
        known = f"a name that ends in {one_of(fitting)}" if fitting else "another name"
        raise UsageError(f"a file of the format {form.name} can't be called {ending}", remedy=f"use {known}")
