"""Files without texts are told what they are and what to do; one in a folder is not passed over in silence."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from pathlib import Path

import pytest
from batch_tools import coder, rejected

from coder.core.errors import InputError
from coder.core.model import Article
from coder.formats.input.articles import read_articles

GDELT = "\t".join(["91", "20150218", "201502", "2015", "2015.1315", *["x"] * 53])
TABLES = [
    ("20150218.export.CSV", GDELT, "is an export of GDELT events", "links"),
    ("20150218230000.export.csv", f"{GDELT}\t1\t2\t3", "is an export of GDELT events", "links"),
    ("events.tsv", "GLOBALEVENTID\tSQLDATE\tActor1Code\n91\t20150218\tUSA", "is an export of GDELT events", "links"),
    ("gkg.csv", "\t".join(["20150218230000-0", "20150218230000", *["x"] * 25]), "knowledge graph", "links"),
    ("mentions.CSV", "\t".join(["91", "20150218230000", "20150218230000", *["x"] * 13]), "GDELT mentions", "links"),
    (
        "icews.tab",
        "Event ID\tEvent Date\tSource Name\tCAMEO Code\n1\t2014-03-05\tIran\t010",
        "ICEWS events",
        "made from",
    ),
    ("acled.csv", "event_id_cnty,event_date,notes\nX1,5 March 2014,Riot.", "ACLED events", "--text-column notes"),
    ("old.tsv", "20140305\tRUS\tUKR\t112\tA-1\n20140306\tRUS\tUKR\t112\tA-2", "PETRARCH events", "made from"),
    (
        "ours.csv",
        "event_id,article_id,text,event_key\n1,a,Russia left.,k",
        "events that were coded already",
        "made from",
    ),
    ("words.csv", "id,words\n1,Russia left.", "no column has the text: the columns are id, words", "--text-column"),
]


GRAPH = "\t".join(["20150218230000-0", "20150218230000", "A;B;C,D;" * 9, *["x"] * 24])


@pytest.mark.parametrize(("name", "text", "what", "remedy"), [*TABLES, ("g.csv", GRAPH, "knowledge graph", "links")])
def test_a_table_without_texts_stops_at_once(name: str, text: str, what: str, remedy: str, tmp_path: Path) -> None:
    """Its columns or its first row show what it is; nothing is written."""
    (tmp_path / name).write_text(text + "\n", encoding="utf-8")
    found = list(read_articles([str(tmp_path / name)]))
    assert len(found) == 1 and isinstance(found[0], InputError)
    assert what in found[0].message and remedy in found[0].remedy


@pytest.mark.parametrize("name", ["a.txt", "a.full", "a"])
@pytest.mark.parametrize(("text", "what"), [*((row[1], row[2]) for row in TABLES[:-1]), (GRAPH, "knowledge graph")])
def test_a_known_table_that_is_called_a_text_is_told(name: str, text: str, what: str, tmp_path: Path) -> None:
    """Its rows are no sentences; a text whose first line has tabs stays one."""
    (tmp_path / name).write_text(text + "\n", encoding="utf-8")
    done = coder("code", tmp_path / name, "-o", tmp_path / "events.csv")
    assert done.returncode == 2 and what in done.stderr
    (tmp_path / name).write_text("2014\tRussia\tattacked Georgia.\t5\tB\n", encoding="utf-8")
    assert not any(isinstance(item, InputError) for item in read_articles([str(tmp_path / name)]))


@pytest.mark.parametrize("schema", ["petrarch", "phoenix", "icews", "gdelt"])
def test_events_of_ours_in_the_columns_of_others_are_told(schema: str, tmp_path: Path) -> None:
    """Also where they are called a text, as PETRARCH called them."""
    (tmp_path / "a.txt").write_text("Russia attacked Georgia.", encoding="utf-8")
    made = tmp_path / "old.txt"
    assert not coder("code", tmp_path / "a.txt", "--date", "2014-03-05", "--schema", schema, "-o", made).returncode
    done = coder("code", made, "-o", tmp_path / "events.csv")
    assert done.returncode == 2 and "events, without their texts" in done.stderr


def test_the_command_stops_at_once(tmp_path: Path) -> None:
    """Wrong usage, unless other inputs have texts: then it is a rejection."""
    table = tmp_path / "20150218.export.CSV"
    table.write_text(GDELT + "\n", encoding="utf-8")
    done = coder("code", table, "-o", tmp_path / "events.csv")
    assert done.returncode == 2 and "is an export of GDELT events" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == [table.name]
    (tmp_path / "b.txt").write_text("Russia attacked Georgia.", encoding="utf-8")
    assert coder("code", table, tmp_path / "b.txt", "-o", tmp_path / "events.csv").returncode == 1
    assert [name for name, _, _ in rejected(tmp_path / "events.csv.rejects.jsonl")] == [table.name]


def zipped(*names: str) -> bytes:
    """A ZIP file with parts of these names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as parts:
        for name in names:
            parts.writestr(name, "x")
    return stream.getvalue()


def archived(name: str) -> bytes:
    """A TAR archive with one file."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as parts:
        parts.addfile(tarfile.TarInfo(name))
    return stream.getvalue()


FILES = [
    ("a.pdf", b"x", "is a PDF"),
    ("a.txt", b"%PDF-1.4\nx", "is a PDF"),
    ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1x", "is an old Word or Excel file"),
    ("a.csv", zipped("xl/workbook.xml"), "is a workbook"),
    ("a.docx", zipped("a.txt"), "is a ZIP archive"),
    ("a.odt", b"x", "is an OpenDocument text"),
    ("a.jsonl", b"SQLite format 3\0", "is a database"),
    ("a.jsonl", b"\x9a\x0b\x17\xc4\x12\xb6\x80\x0cDUCKB\0\0\0", "is a database"),
    ("a.duckdb", b"x", "is a database"),
    ("a.PNG", b"x", "is a picture"),
    ("a.tgz", b"x", "is a TAR archive"),
    ("a.csv", archived("a.csv"), "is a TAR archive"),
    ("a.txt.gz", gzip.compress(archived("a.csv")), "is a TAR archive"),
    ("a.mht", b"MIME-Version: 1.0\n\nRussia left.", "is a web page with its pictures"),
    ("a.xml", b"<nitf><body>Russia left.</body></nitf>", "has no <Sentence> and no <Article>"),
]


@pytest.mark.parametrize(("name", "data", "what"), FILES)
def test_other_files_are_told(name: str, data: bytes, what: str, tmp_path: Path) -> None:
    """By their first bytes or their names, alone and in a folder."""
    (tmp_path / name).write_bytes(data)
    for path in (tmp_path / name, tmp_path):
        found = list(read_articles([str(path)]))
        assert [item.message for item in found if isinstance(item, InputError)] == [what]


def test_what_word_leaves_beside_an_open_document_is_no_article(tmp_path: Path) -> None:
    """The name of who has it open; the document itself is read."""
    (tmp_path / "~$a.docx").write_bytes(b"\x05reader" + bytes(155))
    (tmp_path / "a.txt").write_text("Russia left.", encoding="utf-8")
    (found,) = read_articles([str(tmp_path)])
    assert isinstance(found, Article) and found.text == "Russia left."
