"""A corpus that is parsed once: kept in a file, coded again by other dictionaries, searched, and mined for entries."""

from __future__ import annotations

from coder.analysis.corpus.changes import Change, Changes, CodedEvent, Kind, Tally
from coder.analysis.corpus.comparing import diff
from coder.analysis.corpus.filling import fill_store
from coder.analysis.corpus.finding import Hit, find
from coder.analysis.corpus.store import Store, open_store

__all__ = [
    "Change",
    "Changes",
    "CodedEvent",
    "Hit",
    "Kind",
    "Store",
    "Tally",
    "diff",
    "fill_store",
    "find",
    "open_store",
]
