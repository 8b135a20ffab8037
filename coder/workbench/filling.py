"""Fills the index of a corpus in a process of its own: first the articles, which can be read then, last their codings.

inputs -> articles -> (workers) codings -> index; a later start goes on where the last one stopped
"""

from __future__ import annotations

import multiprocessing
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from coder.analysis.corpus import fill_store, open_store
from coder.analysis.corpus.store import is_store
from coder.batch.pool import cores, ordered
from coder.core.errors import CoderError, InputError
from coder.core.garbage import kept
from coder.core.model import Article
from coder.formats.input.articles import read_articles
from coder.pipeline import Pipeline
from coder.workbench.index import Index
from coder.workbench.rows import Rows, article_row, coded_rows

CHUNK = 64
"""Articles that are sent or coded together."""
LONGEST = 100_000
"""Characters of an article that are read; the rest is left out, so that no article holds up the others."""
READ, CODED, STORED, STORING = "read", "coded", "stored", "storing"
UNREADABLE, FAILED, CODED_BY = "unreadable", "failed", "coded_by"
"""Facts on the index: whether all articles are in it, are coded, are stored as parsed; how many are stored so far, how
many records could not be read, what went wrong, and the key of the dictionaries by which they were coded."""

Numbered = list[tuple[int, Article]]


@dataclass(frozen=True, slots=True)
class Filling:
    """What to read and with which dictionaries, as plain values that can be sent to another process."""

    inputs: tuple[str, ...]
    dictionaries: tuple[Path, ...] = ()
    articles: int = 0
    """How many articles the index has already; all of them once ``all_read``."""
    coded: int = 0
    all_read: bool = False
    all_coded: bool = False
    store: Path | None = None
    """Where the parsed corpus is kept, by which one sees what a change of the dictionaries changes."""


def corpus_articles(inputs: tuple[str, ...]) -> Iterator[Article | InputError]:
    """Yield the articles of files, or of a corpus that was stored, and an error for each bad record in its place."""
    if len(inputs) == 1 and is_store(inputs[0]):
        with open_store(inputs[0]) as store:
            yield from (stored.parsed().article for stored in store.articles())
    else:
        yield from read_articles(inputs)


def is_usable(store: Path) -> bool:
    """Return whether a file is a stored corpus that this version of the coder has parsed."""
    try:
        with open_store(store):
            return True
    except CoderError:
        return False


def shortened(article: Article) -> Article:
    """Return an article with no more than is read of it.

    >>> shortened(Article("a", "Iran met Iraq."))
    Article(id='a', text='Iran met Iraq.', date=None, actors=())
    """
    return article if len(article.text) <= LONGEST else Article(article.id, article.text[:LONGEST], article.date)


class Filler:
    """Fills an index while the user reads: a thread takes what the process sends."""

    def __init__(self, index: Index, filling: Filling) -> None:
        self._index = index
        context = multiprocessing.get_context("spawn")
        self._results, sender = context.Pipe(duplex=False)
        self._process = context.Process(target=_fill, args=(filling, sender))
        self._process.start()
        sender.close()
        self._thread = threading.Thread(target=self._take, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the process; what it has sent is kept."""
        self._process.terminate()
        self._process.join()
        self._thread.join()

    def wait(self) -> None:
        """Wait until the index is full."""
        self._thread.join()

    def _take(self) -> None:
        with suppress(EOFError, OSError):
            while True:
                kind, value = self._results.recv()
                if kind == "rows":
                    self._index.add(value)
                else:
                    self._index.note(kind, value)


def _fill(filling: Filling, sender: Connection) -> None:
    """Send the rows of an index; a fault that ends it is sent as a fact."""
    try:
        with suppress(BrokenPipeError):
            if not filling.all_read:
                _send_articles(filling, sender)
            if not filling.all_coded:
                _send_codings(filling, sender)
            _fill_store(filling, sender)
    except CoderError as error:
        sender.send((FAILED, str(error)))


def _send_articles(filling: Filling, sender: Connection) -> None:
    unreadable: list[str] = []
    for chunk in _chunks(filling, filling.articles, unreadable.append):
        sender.send(("rows", {"articles": [article_row(number, article) for number, article in chunk]}))
    sender.send((UNREADABLE, f"{len(unreadable)}\n{unreadable[0] if unreadable else ''}"))
    sender.send((READ, "yes"))


def _send_codings(filling: Filling, sender: Connection) -> None:
    make = CodingChunks(filling.dictionaries)
    for rows in ordered(make, _chunks(filling, filling.coded), max(1, cores() - 1)):
        sender.send(("rows", rows))
    sender.send((CODED, "yes"))


def _fill_store(filling: Filling, sender: Connection) -> None:
    """Parse the corpus for the comparison of dictionaries."""
    if filling.store is None:
        return
    last = 0.0

    def watch(articles: int, sentences: int) -> None:
        nonlocal last
        if time.monotonic() - last > 1:
            last = time.monotonic()
            sender.send((STORING, str(articles)))

    articles = (shortened(item) for item in corpus_articles(filling.inputs) if isinstance(item, Article))
    anew = not is_usable(filling.store)
    fill_store(filling.store, articles, filling.dictionaries, workers=max(1, cores() - 1), anew=anew, watch=watch)
    sender.send((STORED, "yes"))


def _chunks(filling: Filling, first: int, unreadable: Callable[[str], Any] = lambda _: None) -> Iterator[Numbered]:
    """Yield the articles of the inputs from a number on, a few at a time."""
    held: Numbered = []
    number = 0
    for item in corpus_articles(filling.inputs):
        if not isinstance(item, Article):
            unreadable(str(item))
            continue
        if number >= first:
            held.append((number, item))
        number += 1
        if len(held) == CHUNK:
            yield held
            held = []
    if held:
        yield held


@dataclass(frozen=True, slots=True)
class CodingChunks:
    """Makes a function that codes chunks of articles."""

    dictionaries: tuple[Path, ...]

    def __call__(self) -> Callable[[Numbered], Rows]:
        with kept():
            coder = Pipeline(self.dictionaries)
        return lambda chunk: code_chunk(coder, chunk)


def code_chunk(coder: Pipeline, chunk: Numbered) -> Rows:
    """Return the rows of the codings of some articles; one that can't be coded counts as one without events."""
    rows: Rows = {"coded": [], "events": [], "rejections": []}
    for number, article in chunk:
        try:
            made = coded_rows(number, coder.read(shortened(article), keep_parses=False))
        except Exception:  # no article may end a run of millions; opening it shows the fault
            made = {"coded": [(number, 0, 0)]}
        for table, added in made.items():
            rows[table] += added
    return rows
