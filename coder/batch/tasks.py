"""Codes records in chunks: what a worker does with each chunk of a run, in any process."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date
from pathlib import Path
from typing import NamedTuple

from coder.batch.checkpoint import Counts, Position, total
from coder.batch.sinks import Data
from coder.coding.events import Options
from coder.core.errors import InputError
from coder.core.garbage import between_collections, kept
from coder.formats.input.fields import Fields
from coder.formats.input.records import GIVEN, Dating, Item, RawRecord, ReadArticle, size, to_article
from coder.formats.output.columns import COLUMNS, Row, by_column, kept_names
from coder.formats.output.delimited import safe_row
from coder.formats.output.format import packed
from coder.formats.output.registry import FORMATS, chosen
from coder.formats.output.table import Look
from coder.language.triples import triples_line
from coder.pipeline import Pipeline

BLOCK_ARTICLES = 64
BLOCK_CHARACTERS = 64 * 1024
"""A chunk ends with the record that reaches one of these.

To code it takes far less than a second, and far longer than to send it to another process.
"""


MORE_MEMORY = "leave the article out, or give the machine more memory"
TEXT_DATE = "its text"
"""What dates an article whose record does not."""


class RecordChunk(NamedTuple):
    """Records that are coded together."""

    items: list[Item]
    after: Position
    """The place in the inputs behind them."""
    read: int
    """Bytes of input read so far."""


class Block(NamedTuple):
    """The results of a chunk."""

    data: Data
    rows: int
    rejects: list[InputError]
    counts: Counts
    after: Position
    read: int


@dataclass(frozen=True, slots=True)
class CodingTask:
    """What to do with each article, as plain values that can be sent to another process."""

    dictionaries: tuple[Path, ...] = ()
    options: Options = Options()
    fields: Fields = Fields()
    format: str = "jsonl"
    """The name of an output format."""
    columns: tuple[str, ...] = ()
    """The columns that are written; empty for all."""
    compressed: bool = False
    look: Look | None = None
    """How the table looks, if one is written."""
    spreadsheet_safe: bool = False
    """Write no cell of text that a spreadsheet would run as a formula."""
    triples: bool = False
    """Write the triples of each article instead of its events."""

    def coder(self) -> BlockCoder:
        """Load the dictionaries, and return a coder of chunks."""
        with kept():
            return BlockCoder(self, Pipeline(self.dictionaries, self.options))


class BlockCoder:
    """Codes chunks of records; an error in a record rejects that record and never ends the run."""

    def __init__(self, task: CodingTask, coder: Pipeline) -> None:
        self._task = task
        self._coder = coder
        self._format = chosen(task.format, task.columns, kept_names(task.fields.keep), task.look)
        self._read: Callable[[ReadArticle], tuple[Sequence[Row], str, Counts]] = (
            self._triples if task.triples else self._events
        )

    def __call__(self, chunk: RecordChunk) -> Block:
        rows: list[Row] = []
        texts: list[str] = []
        rejects: list[InputError] = []
        counts: list[Counts] = []
        with between_collections():
            for item in chunk.items:
                found = self._one(item)
                if isinstance(found, InputError):
                    rejects.append(found)
                    counts.append(Counts(rejected=1))
                    continue
                rows += found[0]
                texts.append(found[1])
                counts.append(found[2])
        return Block(self._data(rows, texts), len(rows), rejects, total(counts), chunk.after, chunk.read)

    def _one(self, item: Item) -> tuple[Sequence[Row], str, Counts] | InputError:
        """Return the rows, the text and the counts of a record, or why it was rejected."""
        try:
            read = to_article(item) if isinstance(item, RawRecord) else item
            return read if isinstance(read, InputError) else self._read(read)
        except Exception as error:  # no article may end a run of millions
            assert isinstance(item, RawRecord)
            short = isinstance(error, MemoryError)
            return InputError(
                f"could not be coded: {'not enough memory' if short else f'{type(error).__name__}: {error}'}",
                file=item.file,
                line=item.number,
                unit=item.unit,
                remedy=MORE_MEMORY if short else "leave the article out, and report it with its text",
            )

    def _events(self, read: ReadArticle) -> tuple[Sequence[Row], str, Counts]:
        coded = self._coder.read(read.article, keep_parses=False)
        reasons = Counter(rejected.reason.value for rejected in coded.rejected)
        rows: list[Row] = [self._format.cells(event, read.kept) for event in coded.events]
        if self._task.spreadsheet_safe:
            rows = list(map(safe_row, rows))
        counts = Counts(1, coded.sentences, len(coded.events), 0, reasons)
        return rows, "", _with_dates(counts, read.dating, read.article.date, coded.article.date)

    def _triples(self, read: ReadArticle) -> tuple[Sequence[Row], str, Counts]:
        line, sentences = triples_line(read.article.id, self._coder.parses(read.article.text))
        return (), line, Counts(1, sentences)

    def _data(self, rows: list[Row], texts: list[str]) -> Data:
        if self._format.encode is None:
            return by_column(rows, len(COLUMNS) + len(self._format.kept))
        return packed("".join(texts) or self._format.encode(rows), self._task.compressed)


def _with_dates(counts: Counts, dating: Dating, given: Date | None, found: Date | None) -> Counts:
    """Return the counts of an article with what dates it: its record, or a date in its text."""
    header = dating.header if given and not dating.odd else GIVEN if given else TEXT_DATE if found else ""
    odd = {dating.header: dating.odd} if dating.odd else {}
    return replace(counts, undated=int(found is None), dates={header: 1} if header else {}, odd_dates=odd)


@dataclass(frozen=True, slots=True)
class Salvage:
    """Codes a chunk on which a worker process died record by record, and rejects the record on which it dies again."""

    task: CodingTask

    def split(self, item: RecordChunk) -> list[RecordChunk]:
        return [item._replace(items=[record]) for record in item.items]

    def failed(self, part: RecordChunk, status: int) -> Block:
        rejects = [
            record
            if isinstance(record, InputError)
            else InputError(
                f"ended the process that coded it (exit status {status})",
                file=record.file,
                line=record.number,
                unit=record.unit,
                remedy=MORE_MEMORY,
            )
            for record in part.items
        ]
        return Block(
            by_column((), len(COLUMNS) + len(self.task.fields.keep))
            if FORMATS[self.task.format].encode is None
            else b"",
            0,
            rejects,
            Counts(rejected=len(rejects)),
            part.after,
            part.read,
        )

    def join(self, results: list[Block]) -> Block:
        texts = [block.data for block in results if isinstance(block.data, bytes)]
        columns = [block.data for block in results if not isinstance(block.data, bytes)]
        data: Data = (
            [[cell for part in parts for cell in part] for parts in zip(*columns, strict=True)]
            if columns
            else b"".join(texts)
        )
        rejects = [error for block in results for error in block.rejects]
        return Block(
            data,
            sum(block.rows for block in results),
            rejects,
            total(block.counts for block in results),
            results[-1].after,
            results[-1].read,
        )


def record_chunks(items: Iterable[tuple[Item, Position, int]]) -> Iterator[RecordChunk]:
    """Group records into chunks that depend on the records alone, so that all runs over them have the same chunks."""
    held: list[Item] = []
    weight = 0
    after, read = Position(), 0
    for item, after, read in items:
        held.append(item)
        weight += size(item)
        if len(held) >= BLOCK_ARTICLES or weight >= BLOCK_CHARACTERS:
            yield RecordChunk(held, after, read)
            held, weight = [], 0
    if held:
        yield RecordChunk(held, after, read)
