"""The parts of the formats: names of fields, records, sources, streams, and rows."""

from __future__ import annotations

import gzip
import io
import os
import subprocess
from datetime import date as Date
from pathlib import Path

import duckdb
import pytest

from coder.core.errors import InputError, OutputError, UsageError
from coder.core.model import ActorMatch, Article, Event
from coder.core.syntax import Span
from coder.formats.duckdb import connect, create_table, faults_of_output, insert, quoted
from coder.formats.input import openers
from coder.formats.input.fields import Fields, _columns
from coder.formats.input.fingerprint import fingerprint
from coder.formats.input.format import OpenSource
from coder.formats.input.json_array import read_json
from coder.formats.input.openers import Progress, faults_of, opened, text_stream
from coder.formats.input.readers import read_items
from coder.formats.input.records import RawRecord, ReadArticle, size, to_article
from coder.formats.input.registry import FORMATS
from coder.formats.input.source import Source
from coder.formats.input.sources import FileSearch, find_sources, split_suffix
from coder.formats.output.actor_parts import entity_role_rest
from coder.formats.output.columns import COLUMNS, by_column, flat
from coder.formats.output.format import packed
from coder.formats.output.tab_separated import day, line, number


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        (("Text", "DATE", "Id"), (("Text",), "DATE", "Id")),
        (("body", "text"), (("text",), None, None)),
        (("LP", "TD", "PD", "AN"), (("LP", "TD"), "PD", "AN")),
        (("pub-date", "doc.id", "full text"), (("full text",), "pub-date", "doc.id")),
        (("headline",), ((), None, None)),
    ],
)
def test_usual_names_of_fields_are_found(
    names: tuple[str, ...], wanted: tuple[tuple[str, ...], str | None, str | None]
) -> None:
    """Capitals, blanks, hyphens and full stops make no difference, and the first name in the list wins."""
    assert Fields().columns(names)[:3] == wanted


def test_a_form_of_dates_must_give_dates() -> None:
    """A form without a year is wrong usage."""
    with pytest.raises(UsageError):
        Fields(date_format="%d/%m")


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        ('{"text": "One.", "date": "2014-03-05"}', Article("a:1", "One.", Date(2014, 3, 5))),
        ({"text": "One.", "id": 7, "date": None}, Article("7", "One.", Date(2000, 1, 1))),
        ({"LP": "One.", "TD": "Two."}, Article("a:1", "One.\n\nTwo.", Date(2000, 1, 1))),
        ("[1]", "is not a JSON object"),
        ("{", "is not valid JSON"),
        ({"text": 5}, "its field 'text' is not a text"),
        ({"text": " "}, "is empty"),
        ({"text": "a\x00b"}, "is not text: it has zero bytes"),
        ({"text": "a\udc80b"}, "is not UTF-8 text"),
        ({"text": "One.", "date": "05/03/2014"}, "'05/03/2014' is not a date"),
        ({"text": "One.", "actors": [{"start": "x"}]}, "'actors' is not a list"),
    ],
)
def test_a_record_is_an_article_or_an_error(content: str | dict[str, object], wanted: Article | str) -> None:
    """The date and the id of its place hold where the record has none."""
    found = to_article(RawRecord("a", "line", 1, content, Date(2000, 1, 1), "a:1"))
    if isinstance(wanted, str):
        assert isinstance(found, InputError) and found.message.startswith(wanted) and found.line == 1
    else:
        assert isinstance(found, ReadArticle) and found.article == wanted


def test_marked_actors_may_be_json_in_a_field() -> None:
    """Each has its offsets, and a code and a role if they are known."""
    row = {"text": "Kenya left.", "actors": '[{"start": 0, "end": 5, "code": "KEN"}]'}
    found = to_article(RawRecord("a.csv", "line", 2, row, None, "a:2"))
    assert isinstance(found, ReadArticle)
    assert [(one.start, one.end, one.code, one.role) for one in found.article.actors] == [(0, 5, "KEN", None)]


def test_the_size_of_a_record_counts_its_text() -> None:
    """Errors have none."""
    assert size(RawRecord("a", "file", 1, "four", None, "a")) == 4
    assert size(InputError("is empty", file="a")) == 0


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("a.JSONL.GZ", ("jsonl", "gzip")),
        ("a.tab.zst", ("tsv", "zstd")),
        ("a.gz", ("document", "gzip")),
        ("a", (None, "")),
        ("a.odt", (None, "")),
    ],
)
def test_endings_show_format_and_compression(name: str, wanted: tuple[str | None, str]) -> None:
    """Capitals make no difference."""
    assert split_suffix(name) == wanted


def test_sources_come_in_a_fixed_order(tmp_path: Path) -> None:
    """Hidden files, unknown endings and excluded files are left out; what is missing is an error in its place."""
    for name in ("b.txt", "a.csv", "c/d.json", ".e.txt", "f.log", "own.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    search = FileSearch(date=Date(2000, 1, 1), is_own=lambda path: path.endswith("own.csv"))
    found = list(find_sources([str(tmp_path), "-", "nosuch.txt"], search))
    assert [source.name for source in found if isinstance(source, Source)] == ["a", "b", "c/d", "-"]
    assert [item.message for item in found if isinstance(item, InputError)] == ["no such file"]
    before = fingerprint(found)
    (tmp_path / "a.csv").write_text("xy", encoding="utf-8")
    assert fingerprint(find_sources([str(tmp_path), "-", "nosuch.txt"], search)) != before


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('{"docs": [{"text": "1"}]}', ["1"]),
        ('{"text": "1"}', ["1"]),
        ('[{"text": "1"}, {"text": }, {"text": "3"}]', ["1", "is not valid JSON: Expecting value", "3"]),
        ('[{"text": "1"}, 5]', ["1", "is not a JSON object"]),
        ('[{"text": "1"}', ["1", "ends before its closing bracket"]),
        ('[{"text": "1"}]\n[{"text": "2"}]', ["1", "2"]),
        ('{"text": "1"}\n{"text": "2"}', ["1", "2"]),
        ('[{"text": "1"}] rubbish', ["1", "is not valid JSON: 'rubbish'"]),
        ('[{"text": "1"}, oops]\n[{"text": "2"}]', ["1", "is not valid JSON: 'oops]\n[{\"text\": '", "2"]),
        ('[{"text": "1"}, [], {"text": "2"}]', ["1", "is not a JSON object", "2"]),
        ('{"docs": [{"text": "1"}], "total": 2, "hits": [{"text": "2"}]}', ["1", "2"]),
        ('[{"a": oops, "b": [{"c": 1}, {"d": 2}]}, {"text": "3"}]', ["is not valid JSON: Expecting value", "3"]),
        ('[{"text": "he said "no" {", "b": 1}, {"text": "2"}]', ["is not valid JSON: Expecting ',' delimiter", "2"]),
    ],
)
def test_objects_of_a_json_document_are_read_one_by_one(text: str, wanted: list[str]) -> None:
    """A broken object is an error, and the next one is read."""
    items = read_json(Source("a.json", "a", "json", "", 0), io.StringIO(text))
    assert [item.message if isinstance(item, InputError) else item.content["text"] for item in items] == wanted  # type: ignore[index]


def open_text(name: str, text: str) -> list[RawRecord | InputError]:
    """Read a text in an input format."""
    stream = io.BufferedReader(io.BytesIO(text.encode()))  # type: ignore[arg-type]
    return list(FORMATS[name].read(OpenSource(Source("a", "a", name, "", 0), stream, Fields(), "utf-8")))


JUNK = [
    '[{"text": "1"}, oops, {"text": "2"}, {"text": "3"}]',
    '[{"text": "1"}, "x", 5, {"text": "2"}, nan, {"text": "3"}',
    '[{"text": "1"}, {"text": , {"text": "2"}, {"text": "3"}]',
    '[{"text": "1"}, {"id": "h", "text": "cut o, {"text": "2"}, {"text": "3"}]',
]


@pytest.mark.parametrize("text", JUNK)
def test_no_object_is_lost_behind_rubbish(text: str) -> None:
    """However much is broken between them."""
    items = read_json(Source("a.json", "a", "json", "", 0), io.StringIO(text))
    found = [item.content.get("text") for item in items if isinstance(item, RawRecord)]  # type: ignore[union-attr]
    assert found == ["1", "2", "3"]


QUOTES = ['h,2014,"open', '"h,2014,x', 'h,"2014,x', '"h"",x,"y']


@pytest.mark.parametrize("broken", QUOTES)
@pytest.mark.parametrize("behind", ["2,2014,two", '2,2014,"two"'])
def test_an_open_quote_costs_its_line_alone(broken: str, behind: str) -> None:
    """The rows behind it are read, whether they have quotes or not."""
    found = open_text("csv", f"id,date,text\n1,2014,one\n{broken}\n{behind}\n3,2014,three\n")
    assert [item.number for item in found if isinstance(item, RawRecord)] == [2, 4, 5]
    assert [item.line for item in found if isinstance(item, InputError)] == [3]


@pytest.mark.parametrize(
    "actors", [[(9, 2)], [(-1, 3)], [(0, 99)], [(0.5, 3)], [(float("inf"), 3)], [(True, "x")], [(None, 3)]]
)
def test_spans_of_actors_are_checked_on_entry(actors: list[tuple[object, object]]) -> None:
    """One message, whatever is odd about them."""
    row = {"text": "Kenya left.", "actors": [{"start": start, "end": end} for start, end in actors]}
    found = to_article(RawRecord("a", "row", 2, row, None, "a:2"))
    assert isinstance(found, InputError) and "actor" in found.message and found.line == 2


def test_ever_new_fields_are_not_kept() -> None:
    """The memory of the names of fields is bounded."""
    for at in range(2000):
        Fields().columns((f"field{at}", "text"))
    Fields().columns(("x" * 100_000, "text"))
    assert _columns.cache_info().currsize <= 256


def test_pipes_and_devices_in_a_folder_are_named_and_left(tmp_path: Path) -> None:
    """One that is named itself is read, if somebody writes to it."""
    os.mkfifo(tmp_path / "a.jsonl")
    (tmp_path / "b.txt").symlink_to("/dev/zero")
    (tmp_path / "c.txt").write_text("Kenya left.", encoding="utf-8")
    found = list(find_sources([str(tmp_path)], FileSearch()))
    assert [item.name for item in found if isinstance(item, Source)] == ["c"]
    assert [item.message for item in found if isinstance(item, InputError)] == [
        "is a pipe or a device, and no file"
    ] * 2


def test_a_pipe_is_read_when_its_writer_comes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without one the run goes on."""
    path = tmp_path / "a.txt"
    os.mkfifo(path)
    source = Source(str(path), "a", "text", "sniff", 0)
    monkeypatch.setattr(openers, "_PATIENCE", 0.05)
    assert [item.message for item in read_items(source, Fields()) if isinstance(item, InputError)] == [
        "is a pipe to which nobody writes"
    ]
    monkeypatch.setattr(openers, "_PATIENCE", 60)
    with subprocess.Popen(["sh", "-c", 'sleep 0.3; echo "Kenya left." > "$1"', "sh", str(path)]):
        assert [item.content for item in read_items(source, Fields()) if isinstance(item, RawRecord)] == [
            "Kenya left.\n"
        ]


@pytest.mark.parametrize("name", ["date=2013-01-01/a.parquet", "text=boo/a.parquet", "a*.parquet", "[ab].parquet", "?"])
def test_names_of_parquet_files_are_names_alone(name: str, tmp_path: Path) -> None:
    """No pattern, and no columns in the folders above; another file that the pattern would match is not read."""
    for other in (tmp_path / name, tmp_path / "ab.parquet", tmp_path / "a.parquet"):
        other.parent.mkdir(exist_ok=True)
        with duckdb.connect() as database:
            rows = f"SELECT '{other.name}' AS id, 'Kenya left.' AS text"
            database.execute(f"COPY ({rows}) TO '{tmp_path}/made' (FORMAT parquet)")
        (tmp_path / "made").rename(other)
    path = tmp_path / name
    found = list(read_items(Source(str(path), "a", "parquet", "", 0), Fields()))
    assert [item.content for item in found if isinstance(item, RawRecord)] == [{"id": path.name, "text": "Kenya left."}]


def test_rows_of_csv_have_the_number_of_their_first_line() -> None:
    """Quoted line ends belong to a cell, and a row with too few cells is an error."""
    found = open_text("csv", 'id;text\n1;"a\nb"\n2\n3;c\n')
    assert [(item.number, item.content) for item in found if isinstance(item, RawRecord)] == [
        (2, {"id": "1", "text": "a\nb"}),
        (5, {"id": "3", "text": "c"}),
    ]
    assert [(item.line, item.message) for item in found if isinstance(item, InputError)] == [
        (4, "has 1 fields where the header has 2")
    ]


def test_empty_lines_of_jsonl_count_and_give_nothing() -> None:
    """The number of a record is the number of its line."""
    assert [item.number for item in open_text("jsonl", "{}\n\n{}\n") if isinstance(item, RawRecord)] == [1, 3]


def test_an_empty_source_is_an_error(tmp_path: Path) -> None:
    """Some item comes from every source."""
    (tmp_path / "a.txt").write_text(" \n", encoding="utf-8")
    items = [
        item
        for source in find_sources([str(tmp_path / "a.txt")], FileSearch())
        for item in read_items(source, Fields())
    ]
    assert [str(item.message) for item in items if isinstance(item, InputError)] == ["is empty"]


def test_compressed_bytes_are_counted_as_they_stand_on_disk(tmp_path: Path) -> None:
    """A file that is cut off is damaged, and what came before is read."""
    data = gzip.compress(b"one\ntwo\n" * 10_000)
    (tmp_path / "a.gz").write_bytes(data)
    source, progress = Source(str(tmp_path / "a.gz"), "a", "text", "sniff", len(data)), Progress()
    with faults_of(source) as faults, opened(source, progress) as stream:
        assert text_stream(stream, "utf-8").read().startswith("one\ntwo\n")
    assert (progress.bytes, faults) == (len(data), [])
    (tmp_path / "a.gz").write_bytes(data[: len(data) // 2])
    with faults_of(source) as faults, opened(source, Progress()) as stream:
        stream.read()
    assert faults[0].message.startswith("is damaged")


EVENT = Event(
    "0f", "a", Date(2014, 3, 5), 0, "FIGHT", "190", "19", 4, -10.0, "ASSAULT",
    ActorMatch("KENMIL", Span(0, 6, "Kenyan")), None, Span(7, 9, "hit"), "Kenyan hit.",
)  # fmt: skip


def test_an_event_is_a_row_with_a_cell_for_each_column() -> None:
    """A missing actor leaves its cells empty."""
    row = dict(zip(COLUMNS, flat(EVENT), strict=True))
    assert (row["source"], row["source_country"], row["source_role"], row["source_end"]) == ("KENMIL", "KEN", "MIL", 6)
    assert {row[name] for name in COLUMNS if name.startswith("target")} == {None}
    assert by_column([flat(EVENT)])[COLUMNS.index("code")] == ["190"]
    assert by_column([]) == [[] for _ in COLUMNS]


def test_cells_of_other_data_sets_are_plain_text() -> None:
    """Missing values are empty, and tabs inside a cell become blanks."""
    assert line(("a\tb", 5)) == "a b\t5\n"
    assert (day(None), number(None), number(-0.5)) == ("", "", "-0.5")
    assert entity_role_rest("KENGOVMUS") == ("KEN", "GOV", "MUS")


def test_gzip_members_can_follow_each_other() -> None:
    """The same text gives the same bytes, and no text gives none."""
    data = packed("one\n", True)
    assert gzip.decompress(data + packed("two\n", True)) == b"one\ntwo\n"
    assert data == packed("one\n", True) and packed("", True) == b""


def test_duckdb_holds_rows_and_names_its_faults(tmp_path: Path) -> None:
    """What it can't do is an error of the output."""
    with connect(str(tmp_path / "a.duckdb")) as database:
        create_table(database, 'my "events"')
        insert(database, 'my "events"', by_column([flat(EVENT)]))
        insert(database, 'my "events"', by_column([]))
        query = "SELECT code, target FROM " + quoted('my "events"')
        assert database.execute(query).fetchall() == [("190", None)]
        with pytest.raises(OutputError, match="can't be written"), faults_of_output(tmp_path / "a.duckdb"):
            database.execute("SELECT nonsense FROM nowhere")
