"""Every kind of input gives the same articles; what is broken is named with its place, and the rest goes on."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
from datetime import date as Date
from pathlib import Path

import duckdb
import pytest
from batch_tools import articles, coder, rejected, rows, write_jsonl

from coder.core.errors import InputError
from coder.core.model import Article
from coder.formats.input.articles import read_articles
from coder.formats.input.dates import NameDate
from coder.formats.input.fields import Fields
from coder.formats.input.openers import zstd_module
from coder.formats.input.sources import FileSearch

ROWS = articles(30)
PACK = {"": bytes, ".gz": gzip.compress, ".zst": lambda data: zstd_module().compress(data)}


def as_table(delimiter: str) -> bytes:
    """The articles as CSV or TSV."""
    text = io.StringIO()
    writer = csv.DictWriter(text, ROWS[0], delimiter=delimiter)
    writer.writeheader()
    writer.writerows(ROWS)
    return text.getvalue().encode()


def as_parquet(folder: Path) -> bytes:
    """The articles as Parquet, with a typed date."""
    source = write_jsonl(folder / "source", ROWS)
    rows = f"SELECT id, date::DATE AS date, text FROM read_json('{source}', format = 'newline_delimited')"
    duckdb.sql(f"COPY ({rows}) TO '{folder}/made' (FORMAT parquet)")
    data = (folder / "made").read_bytes()
    (folder / "source").unlink()
    (folder / "made").unlink()
    return data


def content(kind: str, folder: Path) -> bytes:
    """The articles in a format."""
    if kind == "parquet":
        return as_parquet(folder)
    texts = {
        "jsonl": "\n".join(map(json.dumps, ROWS)),
        "json": json.dumps(ROWS, indent=1),
        "articles.json": json.dumps({"articles": ROWS}),
    }
    return texts[kind].encode() if kind in texts else as_table("\t" if kind == "tsv" else ",")


EXPECTED = [Article(row["id"], row["text"], Date.fromisoformat(row["date"])) for row in ROWS]


@pytest.mark.parametrize("pack", PACK)
@pytest.mark.parametrize("kind", ["jsonl", "json", "articles.json", "csv", "tsv", "parquet"])
def test_formats(kind: str, pack: str, tmp_path: Path) -> None:
    """All formats, plain and compressed, give the same articles."""
    path = tmp_path / f"news.{kind}{pack}"
    path.write_bytes(PACK[pack](content(kind, tmp_path)))
    assert list(read_articles([str(path)])) == EXPECTED


@pytest.mark.parametrize(
    ("kind", "pack", "options"),
    [("jsonl", "", []), ("json", ".gz", []), ("csv", ".zst", ["--input-format", "csv"]), ("parquet", "", [])],
)
def test_standard_input(kind: str, pack: str, options: list[str], tmp_path: Path) -> None:
    """Standard input tells by its first bytes what it is; CSV is named. ``coder parse`` reads the same."""
    done = coder("parse", "-", *options, stdin=PACK[pack](content(kind, tmp_path)))
    assert done.returncode == 0, done.stderr
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [row["id"] for row in ROWS]


TEXT = "Russia attacked Georgia on Friday."
DATES = [
    ("2001-01-01", None, "a.txt", "2001-01-01"),
    (None, "%Y%m%d", "wire_20080808_0007.txt.gz", "2008-08-08"),
    ("2001-01-01", "%d%b%Y", "08aug2008 Tbilisi.txt", "2008-08-08"),
    (None, "%y%j", "x08221.txt", "2008-08-08"),
    (None, "%Y/%m/%d/*", "2008/08/08/a.txt", "2008-08-08"),
    ("2008-08-09", "%Y%m%d", "undated.txt", "2008-08-09"),
    (None, "%Y%m%d", "20089999.txt", "None"),
]


@pytest.mark.parametrize(("given", "pattern", "name", "date"), DATES)
def test_date_of_a_text(given: str | None, pattern: str | None, name: str, date: str, tmp_path: Path) -> None:
    """From the name of the file, else what is given for all."""
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(TEXT.encode()) if name.endswith(".gz") else TEXT.encode())
    finding = FileSearch(
        date=Date.fromisoformat(given) if given else None, name_date=NameDate(pattern).find if pattern else None
    )
    assert [str(article.date) for article in read_articles([str(path)], finding) if isinstance(article, Article)] == [
        date
    ]


def test_date_options(tmp_path: Path) -> None:
    """The same from the command line; without any, the dateline dates the text."""
    (tmp_path / "wire_20080807.txt").write_text(f"TBILISI, August 8, 2008 (AFP) -- {TEXT}", encoding="utf-8")
    dates = {"2008-08-08": [], "2008-08-07": ["--date-pattern", "%Y%m%d"], "2008-08-06": ["--date", "2008-08-06"]}
    for date, options in dates.items():
        assert (
            json.loads(coder("code", tmp_path / "wire_20080807.txt", *options).stdout.splitlines()[0])["date"] == date
        )


def test_folders_and_globs(tmp_path: Path) -> None:
    """A folder is read with all below it, a glob in the order of names, without the run's own and unknown files."""
    for name in ("b/2.txt", "b/1.txt", "a.txt", ".hidden.txt", "notes.log"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    for _ in range(2):
        assert coder("code", tmp_path, "-o", tmp_path / "events.jsonl").returncode == 0
        assert [row[1] for row in rows(tmp_path / "events.jsonl")] == ["a", "b/1", "b/2"]
    done = coder("code", tmp_path / "b" / "*.txt")
    assert [json.loads(line)["article_id"] for line in done.stdout.splitlines()] == ["1", "2"]


@pytest.mark.parametrize("delimiter", ["\t", ",", ";"])
def test_a_table_of_articles_that_is_called_a_text(delimiter: str, tmp_path: Path) -> None:
    """Its header shows it; ``--input-format text`` takes it for a text all the same."""
    (tmp_path / "a.txt").write_bytes(as_table(delimiter))
    found = [item for item in read_articles([str(tmp_path / "a.txt")]) if isinstance(item, Article)]
    assert [article.id for article in found] == [row["id"] for row in ROWS]
    assert len(list(read_articles([str(tmp_path / "a.txt")], FileSearch("text")))) == 1


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    """By its name, by a pattern and in its folder; a link to it has a name of its own."""
    write_jsonl(tmp_path / "a.jsonl", [{"id": "a", "text": "Russia attacked Georgia."}])
    (tmp_path / "b.jsonl").symlink_to(tmp_path / "a.jsonl")
    names = [str(tmp_path / "a.jsonl"), str(tmp_path), str(tmp_path / "*.jsonl"), str(tmp_path / "." / "a.jsonl")]
    assert len(list(read_articles(names))) == 2
    done = coder("code", *names, "-o", tmp_path / "events.csv")
    assert done.returncode == 0 and len(rows(tmp_path / "events.csv")) == 2


MAPPINGS = [
    ({"AN": "F1", "PD": "5 March 2014", "HD": "Attack", "LP": TEXT, "TD": TEXT}, Fields(), "F1", 2),
    (
        {"an": "F2", "publication_date": 1394013600000, "snippet": TEXT, "body": TEXT},
        Fields(text=("snippet", "body")),
        "F2",
        2,
    ),
    (
        {"LNI": "5BPX", "Headline": "Attack", "Published Date": "Wednesday, March 5, 2014", "Body": TEXT},
        Fields(),
        "5BPX",
        1,
    ),
    ({"GLOBALEVENTID": "91", "SQLDATE": 20140305, "SOURCEURL": "example.org/a", "content": TEXT}, Fields(), "91", 1),
    ({"url": "example.org/a", "seendate": "20140305T101500Z", "text": TEXT}, Fields(), "example.org/a", 1),
    ({"no": 7, "when": "05/03/2014", "words": TEXT}, Fields(("Words",), "when", "no", "%d/%m/%Y"), "7", 1),
]


@pytest.mark.parametrize(("record", "fields", "name", "texts"), MAPPINGS)
def test_names_of_fields(record: dict[str, str], fields: Fields, name: str, texts: int, tmp_path: Path) -> None:
    """Archives name their fields each in their way; the caller may name any other."""
    path = write_jsonl(tmp_path / "export.jsonl", [record])
    assert list(read_articles([str(path)], fields=fields)) == [
        Article(name, "\n\n".join([TEXT] * texts), Date(2014, 3, 5))
    ]


def test_column_options(tmp_path: Path) -> None:
    """The same from the command line."""
    path = write_jsonl(
        tmp_path / "export.jsonl", [{"no": "7", "when": "05/03/2014", "words": "Russia left.", "more": TEXT}]
    )
    done = coder(
        "code",
        path,
        "--text-column",
        "words",
        "--text-column",
        "more",
        "--date-column",
        "when",
        "--id-column",
        "no",
        "--date-format",
        "%d/%m/%Y",
    )
    found = json.loads(done.stdout.splitlines()[-1])
    assert (found["article_id"], found["date"], found["text"]) == ("7", "2014-03-05", TEXT)


def test_columns_of_several_files(tmp_path: Path) -> None:
    """Each file is read by those of the named columns that it has."""
    first = write_jsonl(tmp_path / "first.jsonl", [{"id": "1", "text": "Russia left."}])
    second = tmp_path / "second.csv"
    second.write_text("id,words\n2,Russia stayed.\n", encoding="utf-8")
    third = write_jsonl(tmp_path / "third.jsonl", [{"id": "3", "text": "Russia won.", "words": "It did."}])
    found = read_articles([first, str(second), third], fields=Fields(text=("text", "words")))
    assert [(item.id, item.text) for item in found if isinstance(item, Article)] == [
        ("1", "Russia left."),
        ("2", "Russia stayed."),
        ("3", "Russia won.\n\nIt did."),
    ]


@pytest.mark.parametrize("form", ["foo", "%d/%m", "%Y", "%d/%m/%Q"])
def test_form_of_dates_without_a_date(form: str, tmp_path: Path) -> None:
    """A form that cannot give a date is refused before anything is read."""
    done = coder("code", write_jsonl(tmp_path / "export.jsonl", [{"text": TEXT}]), "--date-format", form)
    assert done.returncode == 2
    assert f"cannot be written as '{form}'" in done.stderr


GOOD = '{"id": "g", "text": "Russia attacked Georgia."}'
DAMAGED = [
    ("cut.jsonl.gz", gzip.compress("\n".join([GOOD] * 3).encode())[:-12], None, "is damaged"),
    ("cut.jsonl.zst", zstd_module().compress(os.urandom(300) + GOOD.encode())[:-30], None, "is damaged"),
    ("no.jsonl.gz", b"nothing packed", None, "is damaged"),
    ("bad.jsonl", f"{GOOD}\n{{oops\n{GOOD}\n".encode(), 2, "is not valid JSON"),
    ("list.jsonl", b"[1, 2]\n", 1, "is not a JSON object"),
    ("latin.jsonl", f"{GOOD}\n".encode() + '{"text": "Espa\u00f1a"}\n'.encode("latin-1"), 2, "is not UTF-8"),
    ("cut.jsonl", b'{"text": "x"\n', 1, "at column 13"),
    ("field.jsonl", b'{"title": "x"}\n', 1, "has no field 'text'"),
    ("number.jsonl", b'{"text": 5}\n', 1, "is not a text"),
    ("deep.jsonl", b"[" * 200_000 + b"\n", 1, "is not valid JSON"),
    ("actors.jsonl", b'{"text": "x", "actors": [{"start": "y"}]}\n', 1, "'actors'"),
    ("date.csv", b"text,date\nRussia attacked Georgia.,soon\n", 2, "'soon' is not a date"),
    ("fields.csv", b'id,text\n1,"one\ntwo"\n2,x,y\n', 4, "has 3 fields where the header has 2"),
    ("column.csv", b"id,words\n1,x\n", None, "no column has the text: the columns are id, words"),
    (
        "middle.json",
        b'[{"text": "Russia attacked Georgia."}, {"text": oops}, {"text": "Russia attacked Georgia."}]',
        2,
        "is not valid JSON",
    ),
    ("open.json", b'[{"text": "Russia attacked Georgia."}', None, "ends before its closing bracket"),
    ("what.parquet", b"PAR1 no", None, "can't be read as Parquet"),
    ("empty.jsonl", b"", None, "is empty"),
    ("empty.csv", b"", None, "is empty"),
    ("empty.json", b"[]", None, "is empty"),
    ("empty.txt.gz", gzip.compress(b" \n"), None, "is empty"),
    ("absent.csv", None, None, "no such file"),
]

AROUND = {"bad.jsonl": 2, "latin.jsonl": 1, "fields.csv": 1, "middle.json": 2, "open.json": 1}
"""How many articles stand around what is broken."""


@pytest.mark.parametrize(("name", "data", "position", "reason"), DAMAGED)
def test_broken_records(name: str, data: bytes | None, position: int | None, reason: str, tmp_path: Path) -> None:
    """One error with place and reason, and what stands around it is read."""
    if data is not None:
        (tmp_path / name).write_bytes(data)
    items = list(read_articles([str(tmp_path / name)]))
    errors = [item for item in items if isinstance(item, InputError)]
    assert [(error.line, error.file) for error in errors] == [(position, str(tmp_path / name))]
    assert reason in str(errors[0])
    assert len(items) - 1 == AROUND.get(name, 0)


def test_half_a_character_is_no_fault(tmp_path: Path) -> None:
    """Half an emoji, as feeds leave behind that cut texts, is replaced, and the offsets stay."""
    path = tmp_path / "feed.jsonl"
    path.write_bytes(b'{"id": "a", "text": "\\ud83d Russia attacked Georgia."}\n')
    assert list(read_articles([str(path)])) == [Article("a", "\ufffd Russia attacked Georgia.", None)]


def test_broken_files_do_not_stop_a_run(tmp_path: Path) -> None:
    """All of them in one run: each is in the rejects file, in the order of the input; exit status 1."""
    for name, data, _, _ in DAMAGED:
        if data is not None:
            (tmp_path / name).write_bytes(data)
    (tmp_path / "good.jsonl").write_text(GOOD, encoding="utf-8")
    done = coder(
        "code", *(tmp_path / name for name, *_ in DAMAGED), tmp_path / "good.jsonl", "-o", tmp_path / "events.csv"
    )
    assert done.returncode == 1
    found = rejected(tmp_path / "events.csv.rejects.jsonl")
    assert [(name, position) for name, position, _ in found] == [(name, position) for name, _, position, _ in DAMAGED]
    assert rows(tmp_path / "events.csv")[-1][1] == "g"
    assert len(done.stderr.splitlines()) < 25


def test_encoding(tmp_path: Path) -> None:
    """Texts in other encodings are read if the encoding is named."""
    (tmp_path / "a.csv").write_bytes("id;text\n\u00e9;Russia attacked Georgia.\n".encode("cp1252"))
    assert json.loads(coder("code", tmp_path / "a.csv", "--encoding", "cp1252").stdout)["article_id"] == "\u00e9"


def test_strange_names_of_files(tmp_path: Path) -> None:
    """A name that is no Unicode is no reason to lose an article."""
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_text(TEXT, encoding="utf-8")
    assert coder("code", tmp_path, "-o", tmp_path / "events.csv").returncode == 0
    assert [row[1] for row in rows(tmp_path / "events.csv")] == ["caf?"]


WRONG = [
    ["--workers", "0"],
    ["--date", "soon"],
    ["--date-pattern", "news_%m"],
    ["--input-format", "doc"],
    ["--encoding", "klingon"],
    ["--format", "xls"],
    ["-o", "no/such/folder/e.csv"],
    ["--resume"],
    ["--format", "parquet"],
    ["-o", "events.parquet.gz"],
    ["--half-dyads", "--dyads"],
]


@pytest.mark.parametrize("options", WRONG)
def test_wrong_usage(options: list[str], tmp_path: Path) -> None:
    """Exit status 2 and one message."""
    done = coder("code", write_jsonl(tmp_path / "news.jsonl", ROWS[:1]), *options)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
