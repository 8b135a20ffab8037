"""A parsed corpus in one DuckDB file: articles, sentences with their parses, the sentences of each word, and events."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple
from datetime import date as Date
from pathlib import Path
from typing import Any, NamedTuple

from coder.analysis.corpus.compact import unpacked
from coder.analysis.corpus.keys import language_key
from coder.core.errors import InputError, OutputError, UsageError
from coder.core.given import given_file
from coder.core.model import ActorSpan, Article
from coder.core.syntax import Parse, Sentence
from coder.formats.duckdb import Resources, connect, create_table, duckdb_module, first_line
from coder.formats.output.columns import COLUMNS, TYPES, Row
from coder.language.text.sentences import ArticleLayout
from coder.pipeline import MAX_CHARACTERS, Parsed

LANGUAGE, CODING, FOLDERS = "language", "coding", "folders"
"""What ``store_info`` tells: the keys of parses and events, and the folders of dictionaries of the events."""
TABLES = {
    "store_info": {"name": "VARCHAR", "value": "VARCHAR"},
    "articles": {
        "article": "INTEGER",
        "id": "VARCHAR",
        "date": "DATE",
        "place": "VARCHAR",
        "text": "VARCHAR",
        "actors": "VARCHAR",
        "identity": "VARCHAR",
    },
    "sentences": {
        "sentence": "INTEGER",
        "article": "INTEGER",
        "number": "INTEGER",
        "first": "INTEGER",
        "stop": "INTEGER",
        "parse": "BLOB",
    },
    "states": {"article": "INTEGER", "states": "BLOB"},
    "words": {"word": "VARCHAR", "sentence": "INTEGER"},
    "events": TYPES | {"store_article": "INTEGER"},
}
"""The tables of a store: ``number`` counts the sentences of an article, ``first`` and ``stop`` are its characters.

``states`` are those of the discourse after each sentence (``coder.analysis.corpus.states``), as ``events`` were coded.
"""
Slots = tuple[frozenset[str], ...]
_SIZES = "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM sentences), (SELECT count(*) FROM events)"
_AT_ONCE = 256
"""So many articles are read together."""


class Sizes(NamedTuple):
    """How much a store has."""

    articles: int
    sentences: int
    events: int


class Stored(NamedTuple):
    """An article as a store keeps it, cheap to send to another process; ``parsed`` makes the records of it."""

    number: int
    row: tuple[str, Date | None, str | None, str, str]
    sentences: list[tuple[int, int, bytes]]
    """Of each sentence its first and last character and its parse."""
    states: bytes
    """Those of the discourse after each sentence."""

    def article(self) -> Article:
        """Return the article."""
        id, date, _, text, actors = self.row
        return Article(id, text, date, tuple(ActorSpan(*span) for span in json.loads(actors)) if actors else ())

    def layout(self) -> ArticleLayout:
        """Return where its sentences stand."""
        return ArticleLayout([(first, stop) for first, stop, _ in self.sentences], self.row[2], None)

    def parse(self, index: int) -> Parse:
        """Return the parse of a sentence."""
        first, stop, parse = self.sentences[index]
        end = min(stop, first + MAX_CHARACTERS)
        return unpacked(parse, Sentence(index, first, end, self.row[3][first:end]))

    def parsed(self) -> Parsed:
        """Return the article with its parses, as the coder reads them."""
        return Parsed(self.article(), self.layout(), tuple(map(self.parse, range(len(self.sentences)))))


class Store:
    """An open store; make one with ``coder parse CORPUS --store FILE`` or ``fill_store``."""

    def __init__(self, database: Any, path: Path) -> None:
        self.database = database
        self.path = path

    def info(self, name: str) -> str:
        """Return what ``store_info`` says; nothing for what it does not have."""
        found = self.database.execute("SELECT value FROM store_info WHERE name = ?", [name]).fetchone()
        return str(found[0]) if found else ""

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders of dictionaries by which its events were coded; none for the bundled ones alone."""
        return tuple(Path(name) for name in json.loads(self.info(FOLDERS) or "[]"))

    def sizes(self) -> Sizes:
        """Return how many articles, sentences and events it has."""
        return Sizes(*self.database.execute(_SIZES).fetchone())

    def articles(self, wanted: Iterable[int] | None = None) -> Iterator[Stored]:
        """Yield articles in their order, all or those with these numbers."""
        numbers = sorted(wanted) if wanted is not None else list(range(self.sizes().articles))
        for at in range(0, len(numbers), _AT_ONCE):
            yield from self._articles(numbers[at : at + _AT_ONCE])

    def _articles(self, numbers: list[int]) -> Iterator[Stored]:
        wanted = "(SELECT unnest(?::INTEGER[]) AS article)"
        sentences: dict[int, list[tuple[int, int, bytes]]] = {}
        query = f"SELECT article, first, stop, parse FROM sentences JOIN {wanted} USING (article) ORDER BY sentence"
        for article, *row in self.database.execute(query, [numbers]).fetchall():
            sentences.setdefault(article, []).append(tuple(row))
        query = (
            "SELECT article, states, id, date, place, text, actors FROM articles "
            f"JOIN {wanted} USING (article) LEFT JOIN states USING (article) ORDER BY article"
        )
        for number, states, *row in self.database.execute(query, [numbers]).fetchall():
            yield Stored(number, tuple(row), sentences.get(number, []), states or b"")

    def places_of(self, sentences: Iterable[int]) -> dict[int, set[int]]:
        """Return the articles of sentences, each with their numbers in it."""
        found: dict[int, set[int]] = {}
        query = "SELECT article, number FROM sentences JOIN (SELECT unnest(?::INTEGER[]) AS sentence) USING (sentence)"
        for article, number in self.database.execute(query, [sorted(sentences)]).fetchall():
            found.setdefault(article, set()).add(number)
        return found

    def with_words(self, wanted: Sequence[Slots], whole_articles: bool = False) -> set[int]:
        """Return the sentences, or the articles, that have all words of one of the items of ``wanted``.

        Each item is a row of slots, each slot the words of which one must be there, as the index has them.
        """
        rows = [
            (at, slot, word) for at, slots in enumerate(wanted) for slot, words in enumerate(slots) for word in words
        ]
        if not rows:
            return set()
        place = "article" if whole_articles else "sentence"
        where = "JOIN sentences USING (sentence)" if whole_articles else ""
        query = f"""
            WITH wanted AS (
                SELECT unnest(?::INTEGER[]) AS item, unnest(?::INTEGER[]) AS slot, unnest(?::VARCHAR[]) AS word
            ), full_items AS (SELECT item, count(DISTINCT slot) AS slots FROM wanted GROUP BY item)
            , found AS (
                SELECT item, {place}, count(DISTINCT slot) AS slots
                FROM wanted JOIN words USING (word) {where} GROUP BY item, {place}
            )
            SELECT DISTINCT {place} FROM found JOIN full_items USING (item, slots)"""
        return {
            row[0]
            for row in self.database.execute(query, [list(column) for column in zip(*rows, strict=True)]).fetchall()
        }

    def events(self, articles: Collection[int]) -> dict[int, list[Row]]:
        """Return the events of articles as flat rows, in their order."""
        names = ", ".join(f'"{name}"' for name in COLUMNS)
        query = (
            f"SELECT store_article, {names} FROM events JOIN (SELECT unnest(?::INTEGER[]) AS store_article) "
            "USING (store_article) ORDER BY events.rowid"
        )
        found: dict[int, list[Row]] = {}
        for article, *row in self.database.execute(query, [sorted(articles)]).fetchall():
            found.setdefault(article, []).append(tuple(row))
        return found


@contextmanager
def open_store(path: str | Path, writes: bool = False) -> Iterator[Store]:
    """Open a store and close it at the end; by default others may read it meanwhile.

    Raises ``InputError`` for a file that is no store, and ``UsageError`` for one that is not there, or that other words
    or grammars parsed.
    """
    file = given_file(path, "make it with `coder parse CORPUS --store FILE`")
    duckdb = duckdb_module("a stored corpus")
    try:
        with connect(str(file), resources=Resources("1GB", read_only=not writes)) as database:
            _check(database, file)
            yield Store(database, file)
    except duckdb.IOException as error:
        if is_database(file):
            remedy = _IN_USE if _LOCK in str(error) else _MAKE
            raise OutputError(f"can't be opened: {first_line(error)}", file=file, remedy=remedy) from error
        raise InputError("is no stored corpus", file=file, remedy=_MAKE) from error


def is_store(path: str | Path) -> bool:
    """Return whether a path names a database, as a store is one, and not a file of articles."""
    return Path(path).is_file() and is_database(Path(path))


def is_database(path: Path) -> bool:
    """Return whether a file begins as those of DuckDB do."""
    with path.open("rb") as file:
        return file.read(12)[8:] == b"DUCK"


_MAKE = "make one with `coder parse CORPUS --store FILE`"
_IN_USE = "close other programs that use it"
_LOCK = "lock on file"
"""What DuckDB says of a file that another program has open."""


def _check(database: Any, path: Path) -> None:
    tables = {row[0] for row in database.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    if not tables >= TABLES.keys():
        raise InputError("is no stored corpus", file=path, remedy=_MAKE)
    if Store(database, path).info(LANGUAGE) != language_key():
        raise UsageError(
            "was parsed by other words, grammars or another version of the coder",
            file=path,
            remedy="parse the corpus again with `coder parse CORPUS --store FILE --overwrite`",
        )


def make_tables(database: Any) -> None:
    """Make the empty tables of a store."""
    for name, types in TABLES.items():
        create_table(database, name, types=types)


def plain_actors(article: Article) -> str:
    """Return the actors that the caller marked, as the store keeps them; nothing where there are none."""
    return json.dumps([astuple(span) for span in article.actors]) if article.actors else ""
