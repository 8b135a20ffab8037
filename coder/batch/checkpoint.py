"""Checkpoints: what a stopped run needs to go on as if it had never stopped."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from coder.core.errors import UsageError


class Position(NamedTuple):
    """A place in the inputs: the number of sources that are done, and of items of the next source."""

    source: int = 0
    item: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """How many articles, sentences, events and rejected records a run, or a part of it, has had."""

    articles: int = 0
    sentences: int = 0
    events: int = 0
    rejected: int = 0
    not_coded: Mapping[str, int] = field(default_factory=dict)
    """Clauses and nouns that gave no event, by reason."""
    undated: int = 0
    """Articles without a date."""
    dates: Mapping[str, int] = field(default_factory=dict)
    """How many articles have their date from each field or header."""
    odd_dates: Mapping[str, str] = field(default_factory=dict)
    """For each field or header that held no date where one should stand, the first that it held."""


def total(counts: Iterable[Counts]) -> Counts:
    """Return the sum of counts.

    >>> total([Counts(articles=1, events=2, not_coded={"negated": 1}), Counts(rejected=1, not_coded={"negated": 2})])
    Counts(articles=1, sentences=0, events=2, rejected=1, not_coded={'negated': 3}, undated=0, dates={}, odd_dates={})
    """
    reasons: Counter[str] = Counter()
    dates: Counter[str] = Counter()
    odd: dict[str, str] = {}
    articles = sentences = events = rejected = undated = 0
    for one in counts:
        articles += one.articles
        sentences += one.sentences
        events += one.events
        rejected += one.rejected
        undated += one.undated
        reasons.update(one.not_coded)
        dates.update(one.dates)
        odd = {**one.odd_dates, **odd}
    return Counts(articles, sentences, events, rejected, dict(reasons), undated, dict(dates), odd)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A point up to which output and rejects are complete and on disk."""

    key: Mapping[str, str]
    """What tells the run from others: inputs, options, dictionaries, each as a hash or a word."""
    started: str
    position: Position = Position()
    counts: Counts = Counts()
    seconds: float = 0.0
    output: int = 0
    """How much output is complete, in the measure of its format: bytes, part files."""
    rejects: int = 0
    """Bytes of the rejects file."""

    def to_json(self) -> str:
        """The checkpoint as a line of JSON."""
        values = {name: getattr(self, name) for name in self.__slots__}
        return json.dumps(values | {"counts": {name: getattr(self.counts, name) for name in Counts.__slots__}}) + "\n"

    @classmethod
    def from_json(cls, text: str, file: str) -> Checkpoint:
        """Return the checkpoint in a line of JSON.

        >>> point = Checkpoint({"format": "csv"}, "2014-03-05", Position(2, 7), Counts(9, 20, 4))
        >>> Checkpoint.from_json(point.to_json(), "events.csv.checkpoint") == point
        True
        """
        try:
            values = json.loads(text)
            return cls(**values | {"position": Position(*values["position"]), "counts": Counts(**values["counts"])})
        except (ValueError, TypeError, KeyError) as error:
            raise UsageError(
                "is not a checkpoint of this version", file=file, remedy="start anew with --overwrite"
            ) from error


class CheckpointFile:
    """Keeps the last checkpoint in a file beside the output, whole whenever the machine stops."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Checkpoint | None:
        """The checkpoint of a run that did not end, if there is one."""
        try:
            return Checkpoint.from_json(self._path.read_text(encoding="utf-8", errors="replace"), str(self._path))
        except FileNotFoundError:
            return None

    def save(self, checkpoint: Checkpoint) -> None:
        """Replace the last checkpoint."""
        replace_file(self._path, checkpoint.to_json())

    def clear(self) -> None:
        """Remove the file, since the run has ended."""
        self._path.unlink(missing_ok=True)
        sync_folder(self._path.parent)


def replace_file(path: Path, text: str) -> None:
    """Write a whole file, or leave the old file as it was."""
    try:
        with whole_file(path) as new, new.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give the name of a new file to be written, which takes the place of a file once all of it is on disk."""
    new = path.with_name(path.name + ".new")
    try:
        new.unlink(missing_ok=True)  # what a killed run left; a link would lead to the file of somebody else
        yield new
        with new.open("r+b") as file:
            os.fsync(file.fileno())
        os.replace(new, path)
        sync_folder(path.parent)
    finally:
        new.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Put the names of files on disk, if the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
