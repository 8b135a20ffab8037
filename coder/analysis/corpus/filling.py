"""Fills a store: parses and codes the articles that it does not have, and indexes their words."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from coder.analysis.corpus.compact import packed
from coder.analysis.corpus.keys import coding_key, language_key, layers
from coder.analysis.corpus.states import packed_rows, recorded
from coder.analysis.corpus.store import (
    CODING,
    FOLDERS,
    LANGUAGE,
    TABLES,
    Sizes,
    Store,
    Stored,
    make_tables,
    open_store,
    plain_actors,
)
from coder.analysis.corpus.word_index import parts_of, words_of
from coder.batch.pool import ordered
from coder.compiled import compiled_layers
from coder.core.errors import UsageError
from coder.core.garbage import kept
from coder.core.model import Article
from coder.dictionary.tables import Plain
from coder.formats.duckdb import connect, create_table, faults_of_output, insert
from coder.formats.output.columns import Row, flat
from coder.pipeline import Parsed, Pipeline

BLOCK = 32
"""So many articles go to a worker at once."""
_NEW_WORDS = {"sentence": "INTEGER", "words": "VARCHAR"}
_KEPT = 20_000
"""After so many sentences what was read is put on disk, and stays there whatever happens."""


class Read(NamedTuple):
    """An article as a worker hands it back."""

    row: tuple[str, Any, str | None, str, str, str]
    sentences: list[tuple[int, int, bytes, str]]
    """Of each sentence its first and last character, its parse, and its words joined by blanks."""
    coding: Coding


class Coding(NamedTuple):
    """What the dictionaries decide of an article: its events, and its states (``coder.analysis.corpus.states``)."""

    events: list[Row]
    states: bytes


@dataclass(frozen=True, slots=True)
class Reading:
    """Makes a reader of articles, in any process."""

    folders: tuple[Path, ...]

    def __call__(self) -> Callable[[list[Article]], list[Read]]:
        coder = loaded(self.folders).coder

        def read(articles: list[Article]) -> list[Read]:
            return [_read(coder, article) for article in articles]

        return read


@dataclass(frozen=True, slots=True)
class Recoding:
    """Makes a coder of stored articles, in any process."""

    folders: tuple[Path, ...]

    def __call__(self) -> Callable[[list[Stored]], list[Coding]]:
        coder = loaded(self.folders).coder

        def code(articles: list[Stored]) -> list[Coding]:
            return [_coding(coder, stored.parsed()) for stored in articles]

        return code


class Loaded(NamedTuple):
    """Dictionaries as plain tables, and the coder that was made of them."""

    tables: Plain
    coder: Pipeline


def loaded(folders: Sequence[Path]) -> Loaded:
    """Load dictionaries; raises ``UsageError`` for a folder of word patterns, which parses otherwise."""
    from coder.petrarch.engine.folder import stands_alone

    patterns = next((folder for folder in folders if folder.is_dir() and stands_alone(folder)), None)
    if patterns is not None:
        raise UsageError(
            "stands alone: its word patterns are no entries for parsed sentences",
            file=patterns,
            remedy="name a folder that is laid over the bundled dictionaries",
        )
    with kept():
        tables = compiled_layers(layers(folders))
        return Loaded(tables, Pipeline(tables=tables))


def fill_store(
    path: str | Path,
    articles: Iterable[Article],
    dictionaries: Sequence[str | Path] = (),
    *,
    workers: int = 1,
    anew: bool = False,
    watch: Callable[[int, int], None] | None = None,
) -> Sizes:
    """Parse and code the articles that a store does not have, and return how much it holds then.

    A store that does not exist is made; with ``anew`` an old one is replaced. What is read stays if the work is
    stopped, so that the same call goes on with it. ``watch`` is told the articles and sentences so far.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     fill_store(f"{folder}/corpus.duckdb", [Article("a", "France met Libya. Libya shelled Chad.")])
    Sizes(articles=1, sentences=2, events=3)
    """
    file, folders = Path(path), tuple(Path(folder) for folder in dictionaries)
    if anew or not file.exists():
        _make(file, folders)
    with open_store(file, writes=True) as store, faults_of_output(file):
        if store.info(CODING) != coding_key(folders):
            _code_anew(store, folders, workers)
        _Filling(store, watch).add(articles, folders, workers)
        return store.sizes()


def _make(path: Path, folders: tuple[Path, ...]) -> None:
    """Make an empty store."""
    from coder.batch.checkpoint import whole_file

    with faults_of_output(path), whole_file(path) as new:
        with connect(str(new)) as database:
            make_tables(database)
            _note(database, {LANGUAGE: language_key()})
            _note_coding(database, folders)
        for log in (new, path):  # of the old store a killed run may have left one, which does not fit the new
            log.with_name(log.name + ".wal").unlink(missing_ok=True)


def _note(database: Any, values: dict[str, str]) -> None:
    for name, value in values.items():
        database.execute("DELETE FROM store_info WHERE name = ?", [name])
        database.execute("INSERT INTO store_info VALUES (?, ?)", [name, value])


def _note_coding(database: Any, folders: tuple[Path, ...]) -> None:
    names = json.dumps([str(folder.resolve()) for folder in folders])
    _note(database, {CODING: coding_key(folders), FOLDERS: names})


def _code_anew(store: Store, folders: tuple[Path, ...], workers: int) -> None:
    """Replace the events of a store by those of other dictionaries, all or none."""
    store.database.execute("BEGIN")
    store.database.execute("DELETE FROM events; DELETE FROM states")
    number = 0
    for block in ordered(Recoding(folders), blocks(store.articles()), workers):
        _insert_codings(store.database, number, block)
        number += len(block)
    _note_coding(store.database, folders)
    store.database.execute("COMMIT")


class _Filling:
    """Adds articles to a store, some at a time."""

    def __init__(self, store: Store, watch: Callable[[int, int], None] | None) -> None:
        self._store = store
        self._database = store.database
        self._watch = watch
        self._articles, self._sentences, _ = store.sizes()
        self._saved = self._sentences
        self._known = {row[0] for row in self._database.execute("SELECT identity FROM articles").fetchall()}

    def add(self, articles: Iterable[Article], folders: tuple[Path, ...], workers: int) -> None:
        """Add those that are new, and sort the index."""
        create_table(self._database, "new_words", "TEMP TABLE", _NEW_WORDS)
        self._database.execute("BEGIN")
        try:
            for block in ordered(Reading(folders), blocks(self._new(articles)), workers):
                self._insert(block)
                if self._sentences - self._saved > _KEPT:
                    self._save()
        finally:
            self._save()
            self._database.execute("COMMIT; CHECKPOINT")

    def _new(self, articles: Iterable[Article]) -> Iterator[Article]:
        """Yield the articles that the store does not have; it counts them as had from then on."""
        for article in articles:
            known = identity(article)
            if known not in self._known:
                self._known.add(known)
                yield article

    def _insert(self, block: Sequence[Read]) -> None:
        heads, sentences, words = list[Any](), list[Any](), list[Any]()
        _insert_codings(self._database, self._articles, [read.coding for read in block])
        for read in block:
            heads.append((self._articles, *read.row))
            for number, (first, stop, parse, found) in enumerate(read.sentences):
                sentences.append((self._sentences, self._articles, number, first, stop, parse))
                words.append((self._sentences, found))
                self._sentences += 1
            self._articles += 1
        insert(self._database, "articles", by_column(heads), TABLES["articles"])
        insert(self._database, "sentences", by_column(sentences), TABLES["sentences"])
        insert(self._database, "new_words", by_column(words), _NEW_WORDS)
        if self._watch:
            self._watch(self._articles, self._sentences)

    def _save(self) -> None:
        """Put what was read on disk, its words in their order among those that were there."""
        added = "SELECT unnest(string_split(words, ' ')) AS word, sentence FROM new_words"
        self._database.execute(f"INSERT INTO words {added} ORDER BY word, sentence")
        self._database.execute("TRUNCATE new_words; COMMIT; BEGIN")
        self._saved = self._sentences


def _insert_codings(database: Any, first: int, codings: Sequence[Coding]) -> None:
    """Add the events and states of articles; ``first`` is the number of the first one."""
    numbered = list(enumerate(codings, first))
    events = [(*event, number) for number, coding in numbered for event in coding.events]
    insert(database, "events", by_column(events), TABLES["events"])
    insert(database, "states", by_column([(number, coding.states) for number, coding in numbered]), TABLES["states"])


def by_column(rows: Sequence[Sequence[Any]]) -> list[list[Any]]:
    """Return rows as a list for each column; no column where there is no row."""
    return [list(column) for column in zip(*rows, strict=True)]


def blocks(items: Iterable[Any], most: int = BLOCK) -> Iterator[list[Any]]:
    """Yield the items in lists.

    >>> list(blocks("abc", 2))
    [['a', 'b'], ['c']]
    """
    held: list[Any] = []
    for item in items:
        held.append(item)
        if len(held) >= most:
            yield held
            held = []
    if held:
        yield held


def identity(article: Article) -> str:
    """Return the hash of all that an article is; the same article is stored once."""
    date = article.date.isoformat() if article.date else ""
    parts = "\x1f".join((article.id, date, plain_actors(article), article.text))
    return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _read(coder: Pipeline, article: Article) -> Read:
    parsed = coder.parsed(article)
    dated = parsed.article
    dateline = parts_of([parsed.layout.place or ""])  # it decides with the first sentence where the story plays
    sentences = [
        (first, stop, packed(parse), " ".join(sorted(words_of(parse) | (dateline if first == start else set()))))
        for (first, stop), parse in zip(parsed.layout.sentences, parsed.parses, strict=True)
        for start in (parsed.layout.sentences[0][0],)
    ]
    row = (dated.id, dated.date, parsed.layout.place, dated.text, plain_actors(dated), identity(article))
    return Read(row, sentences, _coding(coder, parsed))


def _coding(coder: Pipeline, parsed: Parsed) -> Coding:
    rows: list[Any] = []
    coded = coder.read_extracted(parsed, recorded(coder.extracted_again(parsed), rows))
    return Coding([flat(event) for event in coded.events], packed_rows(rows))
