"""The input formats. To add one, write a file that makes an ``InputFormat`` and give it a place in ``FORMATS``."""

from __future__ import annotations

from coder.formats.archives.formats import ARCHIVES, DOCUMENT
from coder.formats.input.delimited import CSV, TSV
from coder.formats.input.json_array import JSON
from coder.formats.input.json_lines import JSONL
from coder.formats.input.parquet import PARQUET
from coder.formats.input.petrarch_xml import XML
from coder.formats.input.plain_text import TEXT

FORMATS = {format.name: format for format in (DOCUMENT, TEXT, JSONL, JSON, CSV, TSV, PARQUET, XML, *ARCHIVES)}
"""Every format by its name, as ``--input-format`` takes it."""
ENDINGS = {ending: format for format in FORMATS.values() for ending in format.endings}
"""The formats by the endings of file names."""
