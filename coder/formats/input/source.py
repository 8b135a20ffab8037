"""A source of articles: a file or standard input."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date


@dataclass(frozen=True, slots=True)
class Source:
    """One file of articles, or standard input (``-``)."""

    path: str
    name: str
    """The id of an article that is the whole file."""
    format: str
    """The name of an input format; ``sniff`` for standard input."""
    compression: str
    """``gzip`` or ``zstd``; ``sniff`` where only the first bytes tell."""
    size: int
    """Bytes on disk; 0 where it is not known."""
    date: Date | None = None
    """The date of articles without a date."""
