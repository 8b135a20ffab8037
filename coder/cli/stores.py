"""What the commands for parsed corpora share: a corpus is a store, or files that are parsed for the while."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from coder.cli.corpus import Corpus
from coder.cli.printing import say
from coder.core.errors import UsageError

CorpusFiles = Annotated[
    list[str],
    typer.Argument(
        metavar="CORPUS...",
        help="A store that `coder parse --store` made, or files of articles; those are parsed for the while.",
    ),
]
LINES = 30.0
"""Seconds between two lines of progress."""


def fill(path: Path, corpus: Corpus, dictionaries: Sequence[Path], workers: int | None, anew: bool = False) -> None:
    """Put the articles of a corpus into a store, and tell how far it is now and then."""
    from coder.analysis.corpus import fill_store
    from coder.batch.pool import cores

    fill_store(
        path, corpus.articles(), dictionaries, workers=workers or cores(), anew=anew, watch=_progress(time.monotonic)
    )


@contextmanager
def stored(corpus: Corpus, dictionaries: Sequence[Path], workers: int | None = None) -> Iterator[Path]:
    """Give the store that a command was named, or one for the while with the articles of its files."""
    from coder.analysis.corpus.store import is_store

    inputs = corpus.options.inputs
    stores = [name for name in inputs if is_store(name)]
    if stores and len(inputs) > 1:
        raise UsageError("a store stands among other files", file=stores[0], remedy="name it alone")
    if stores:
        yield Path(stores[0])
        return
    with tempfile.TemporaryDirectory(prefix="coder-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "corpus.duckdb"
        fill(path, corpus, dictionaries, workers)
        yield path


def _progress(now: Callable[[], float]) -> Callable[[int, int], None]:
    last = now()

    def watch(articles: int, sentences: int) -> None:
        nonlocal last
        if now() - last >= LINES:
            last = now()
            say(f"{articles:,} articles, {sentences:,} sentences parsed")

    return watch
