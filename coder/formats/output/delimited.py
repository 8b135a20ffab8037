"""CSV and TSV: one row for each event under a header."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from functools import partial

from coder.formats.output.columns import COLUMNS, Row
from coder.formats.output.format import OutputFormat


def _encode(delimiter: str, rows: Iterable[Row]) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue()


CSV = OutputFormat("csv", (".csv",), encode=partial(_encode, ","), header=_encode(",", [COLUMNS]))
TSV = OutputFormat("tsv", (".tsv",), (".tab",), encode=partial(_encode, "\t"), header=_encode("\t", [COLUMNS]))
