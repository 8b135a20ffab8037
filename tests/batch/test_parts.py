"""The parts of a run: counts, checkpoints, files that are cut back, chunks of records, and the run record."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coder.batch.append_file import AppendFile
from coder.batch.checkpoint import Checkpoint, CheckpointFile, Counts, Position, replace_file, total
from coder.batch.own_files import beside
from coder.batch.run import Job, run
from coder.batch.run_record import Identity, check_same, completed, run_record
from coder.batch.sinks import SECONDS, SinceCheckpoint, TextSink
from coder.batch.tasks import (
    BLOCK_ARTICLES,
    BLOCK_CHARACTERS,
    BlockCoder,
    CodingTask,
    RecordChunk,
    Salvage,
    record_chunks,
)
from coder.core.errors import CoderError, InputError, OutputError, UsageError
from coder.formats.input.records import RawRecord
from coder.formats.input.sources import FileSearch, find_sources
from coder.pipeline import Pipeline

KEY = {"version": "1", "inputs": "a"}


def record(number: int, text: str) -> RawRecord:
    """Return a record with a text."""
    return RawRecord("a.csv", "line", number, {"id": str(number), "text": text}, None, f"a.csv:{number}")


def test_a_file_is_cut_back_to_any_size_it_had(tmp_path: Path) -> None:
    """What was appended behind a checkpoint goes; a file that is too short is an error."""
    file = AppendFile(tmp_path / "out")
    file.append(b"one\n")
    size = file.sync()
    file.append(b"two\n")
    file.cut(size)
    file.append(b"3\n")
    assert (tmp_path / "out").read_bytes() == b"one\n3\n"
    with pytest.raises(OutputError, match="shorter than at the last checkpoint"):
        file.cut(100)
    file.close()


def test_a_checkpoint_is_kept_until_the_run_ends(tmp_path: Path) -> None:
    """It can be loaded after each save; after the end there is none, and a broken one is an error."""
    file = CheckpointFile(tmp_path / "out.checkpoint")
    point = Checkpoint(KEY, "2014-03-05", Position(1, 2), Counts(3, 4, 5, 6, {"negated": 7}), 8.5, 9, 10)
    assert file.load() is None
    file.save(point)
    assert file.load() == point
    file.clear()
    assert file.load() is None
    (tmp_path / "out.checkpoint").write_text("{}", encoding="utf-8")
    with pytest.raises(CoderError, match="is not a checkpoint"):
        file.load()


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    """Nothing but the new file is left."""
    replace_file(tmp_path / "a", "old")
    replace_file(tmp_path / "a", "new")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a", "new")]


def test_counts_add_up() -> None:
    """The reasons of all parts are counted together."""
    parts = [Counts(1, 2, 3, 4, {"negated": 1}), Counts(1, 1, 1, 1, {"failed": 2, "negated": 1})]
    assert total(parts) == Counts(2, 3, 4, 5, {"negated": 2, "failed": 2})


def test_chunks_depend_on_the_records_alone() -> None:
    """A chunk ends with its number of articles, or with the record that makes it long enough."""
    short = [(record(number, "x"), Position(0, number), number) for number in range(BLOCK_ARTICLES + 3)]
    assert [len(chunk.items) for chunk in record_chunks(short)] == [BLOCK_ARTICLES, 3]
    long = [(record(number, "x" * BLOCK_CHARACTERS), Position(0, number), number) for number in range(2)]
    assert [(len(chunk.items), chunk.after, chunk.read) for chunk in record_chunks(long)] == [
        (1, Position(0, 0), 0),
        (1, Position(0, 1), 1),
    ]


class Breaking(Pipeline):
    """A coder that fails on some texts."""

    def read(self, article, keep_parses=True):  # type: ignore[no-untyped-def]
        """Fail on a text with the word "bad"."""
        if "bad" in article.text:
            raise RuntimeError("no memory")
        return super().read(article, keep_parses)


def test_an_error_in_one_record_rejects_that_record_alone() -> None:
    """All others of the chunk are coded and counted."""
    items = [record(1, "Russia attacked Georgia."), record(2, "A bad text."), InputError("is empty", file="a.csv")]
    block = BlockCoder(CodingTask(), Breaking())(RecordChunk(items, Position(0, 3), 99))
    assert (block.counts.articles, block.counts.events, block.counts.rejected) == (1, 1, 2)
    assert [error.message for error in block.rejects] == ["could not be coded: RuntimeError: no memory", "is empty"]
    assert (block.rows, block.after, block.read) == (1, Position(0, 3), 99)
    assert isinstance(block.data, bytes) and json.loads(block.data)["code"] == "190"


def test_a_deadly_chunk_is_split_and_joined() -> None:
    """Each record is tried alone, and the one that kills its process is rejected."""
    salvage = Salvage(CodingTask())
    parts = salvage.split(RecordChunk([record(1, "a"), record(2, "b")], Position(0, 2), 10))
    failed = salvage.failed(parts[1], -9)
    assert [len(part.items) for part in parts] == [1, 1]
    assert "ended the process" in failed.rejects[0].message and failed.counts == Counts(rejected=1)
    good = failed._replace(data=b"row\n", rows=1, rejects=[], counts=Counts(1))
    joined = salvage.join([good, failed])
    assert (joined.data, joined.rows, len(joined.rejects), joined.counts) == (b"row\n", 1, 1, Counts(1, rejected=1))


def test_a_sink_of_text_goes_back_to_its_checkpoint(tmp_path: Path) -> None:
    """Blocks behind the checkpoint are written again, and the header is written once."""
    path = tmp_path / "out.csv"
    sink, point = TextSink(path, b"head\n"), Checkpoint(KEY, "now")
    sink.open(point, anew=True)
    sink.write(b"one\n")
    sink.save(point)
    sink.write(b"two\n")
    sink.close()
    again = TextSink(path, b"head\n")
    loaded = again.load()
    assert loaded is not None and loaded.output == len(b"head\none\n")
    again.open(loaded, anew=False)
    again.write(b"three\n")
    again.clear("")
    again.close()
    assert path.read_bytes() == b"head\none\nthree\n"
    assert list(tmp_path.iterdir()) == [path]
    assert not sink.due(SinceCheckpoint(0.9 * SECONDS, 9, 9)) and sink.due(SinceCheckpoint(SECONDS))


def test_only_the_same_run_is_resumed() -> None:
    """The message says what changed."""
    check_same(Checkpoint(KEY, "now"), KEY)
    with pytest.raises(UsageError, match="the inputs changed"):
        check_same(Checkpoint(KEY, "now"), KEY | {"inputs": "b"})


def test_a_record_tells_whether_a_run_was_done() -> None:
    """The counts come back for the same run, and for no other."""
    who = Identity("1", {"bundled": "f"}, {"format": "csv"}, "a")
    text = run_record(who, Checkpoint(who.key(), "now", counts=Counts(1, 2, 3)), ["a.csv"], 1, "then", 2, 99)
    assert completed(text, who.key()) == Counts(1, 2, 3)
    assert completed(text, KEY) is None
    assert completed("{}", KEY) is None


def test_a_run_from_python_writes_what_it_counts(tmp_path: Path) -> None:
    """A job with a sink needs no command line."""
    news = tmp_path / "news.jsonl"
    news.write_text('{"text": "Russia attacked Georgia."}\n{"text": ""}\n', encoding="utf-8")
    job = Job(
        (str(news),),
        tuple(find_sources([str(news)], FileSearch())),
        CodingTask(),
        Identity("1", {}, {}, "a"),
        rejects=beside(tmp_path / "out.jsonl", "rejects.jsonl"),
    )
    counts = run(job, TextSink(tmp_path / "out.jsonl", b"")).counts
    assert (counts.articles, counts.events, counts.rejected) == (1, 1, 1)
    assert len((tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()) == 1
