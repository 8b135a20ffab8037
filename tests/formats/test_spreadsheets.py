"""Tables as spreadsheets save them: separators, marks of encodings, empty rows, days as numbers, names used twice."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from batch_tools import coder

from coder.core.errors import InputError
from coder.core.model import Article
from coder.formats.input.articles import read_articles
from coder.formats.input.fields import Fields

ROW = "Chad attacked Niger."


def told(path: Path, fields: Fields | None = None) -> list[str]:
    """Each article as ``ID DATE TEXT``, each error as ``!LINE: message (remedy)``."""
    return [
        f"{item.id} {item.date} {item.text}" if isinstance(item, Article) else f"!{item.line}: {item}"
        for item in read_articles([str(path)], fields=fields or Fields())
        if isinstance(item, Article | InputError)
    ]


READ = [
    ("sep=;\r\nid;date;text\r\n1;2014-03-05;Chad attacked Niger.\r\n", "utf-8"),
    ('"sep=|"\r\nid|date|text\r\n1|2014-03-05|Chad attacked Niger.\r\n', "utf-8-sig"),
    ("sep=\t\nid\tdate\ttext\n1\t2014-03-05\tChad attacked Niger.\n", "utf-8"),
    ("id\tdate\ttext\r\n1\t2014-03-05\tChad attacked Niger.\r\n", "utf-16"),
    ("id,date,text,,\r\n,,,,\r\n1,2014-03-05,Chad attacked Niger.,,\r\n , ,,,\r\n", "utf-8"),
    ("id,note,note,date,text\n1,a,b,2014-03-05,Chad attacked Niger.\n", "utf-8"),
]


@pytest.mark.parametrize(("text", "encoding"), READ)
def test_what_spreadsheets_save_is_read(text: str, encoding: str, tmp_path: Path) -> None:
    """The line that names the separator is no header, a row of empty cells no article, a mark names the encoding."""
    (tmp_path / "a.csv").write_bytes(text.encode(encoding))
    assert told(tmp_path / "a.csv") == [f"1 2014-03-05 {ROW}"]


def test_the_lines_of_faults_count_the_line_with_the_separator(tmp_path: Path) -> None:
    """A reader finds the row where the message says it is."""
    (tmp_path / "a.csv").write_text("sep=;\nid;text\n1;Chad left.\n2;a;b\n", encoding="utf-8")
    assert told(tmp_path / "a.csv")[1].startswith("!4: ")


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
@pytest.mark.parametrize("ending", ["jsonl", "json"])
def test_a_mark_names_the_encoding_of_json(mark: bytes, ending: str, tmp_path: Path) -> None:
    """As PowerShell writes it."""
    text = '{"id": "1", "date": "2014-03-05", "text": "Chad attacked Niger."}\n'
    name = "utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be"
    (tmp_path / f"a.{ending}").write_bytes(mark + text.encode(name))
    assert told(tmp_path / f"a.{ending}") == [f"1 2014-03-05 {ROW}"]


def test_a_text_that_breaks_off_within_a_character_is_told(tmp_path: Path) -> None:
    """What stands before it is read."""
    data = "id,text\n1,Chad left.\n2,Niger left.\n".encode("utf-16")
    (tmp_path / "a.csv").write_bytes(data[:-1])
    found = told(tmp_path / "a.csv")
    assert found[0] == "1 None Chad left." and "is not text in its encoding" in found[-1]


def test_an_encoding_of_two_bytes_may_be_named(tmp_path: Path) -> None:
    """Without a mark nothing else tells it."""
    (tmp_path / "a.csv").write_bytes("id,date,text\n1,2014-03-05,Chad attacked Niger.\n".encode("utf-16-le"))
    done = coder("code", tmp_path / "a.csv", "--encoding", "utf-16-le", "--format", "tsv", "--columns", "source,target")
    assert (done.returncode, done.stdout.splitlines()) == (0, ["source\ttarget", "TCD\tNER"])


TIMES = [
    "3/5/2014",
    "3/5/2014 0:00",
    "03/05/2014 12:30 PM",
    "3/5/2014 18:05:59",
    "3/5/2014 9:05 a.m.",
    "3/5/2014T10:00Z",
]


@pytest.mark.parametrize("date", TIMES)
def test_a_time_may_follow_a_date_of_a_given_form(date: str, tmp_path: Path) -> None:
    """The form need only name the day."""
    (tmp_path / "a.csv").write_text(f"id,date,text\n1,{date},{ROW}\n", encoding="utf-8")
    assert told(tmp_path / "a.csv", Fields(date_format="%m/%d/%Y")) == [f"1 2014-03-05 {ROW}"]


@pytest.mark.parametrize(
    ("date", "remedy"),
    [("41703", "the number of a day in a spreadsheet"), ("41703.5", "number of a day"), ("3/5/2014", "--date-format")],
)
def test_a_day_that_cannot_be_read_has_its_remedy(date: str, remedy: str, tmp_path: Path) -> None:
    """A number is how spreadsheets keep days."""
    (tmp_path / "a.csv").write_text(f"id,date,text\n1,{date},{ROW}\n", encoding="utf-8")
    (found,) = told(tmp_path / "a.csv")
    assert f"'{date}' is not a date" in found and remedy in found


@pytest.mark.parametrize(
    ("header", "options", "name"),
    [
        ("id,date,text,text", [], "text"),
        ("id,date,date,text", [], "date"),
        ("id,id,date,text", [], "id"),
        ("id,note,note,text", ["--keep", "note"], "note"),
        ("id,words,words,title", ["--text-column", "words"], "words"),
    ],
)
def test_two_columns_of_one_name_stop_at_once(header: str, options: list[str], name: str, tmp_path: Path) -> None:
    """Where they are read: one of them would be lost unsaid."""
    (tmp_path / "a.csv").write_text(f"{header}\n1,2014-03-05,{ROW},{ROW}\n", encoding="utf-8")
    done = coder("code", tmp_path / "a.csv", *options, "-o", tmp_path / "events.csv")
    assert done.returncode == 2 and f"has two columns named '{name}' (give each a name of its own)" in done.stderr
    assert not (tmp_path / "events.csv").exists()
