"""Gold files are read with their line numbers, and what is wrong with them is reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from coder.core.errors import InputError, UsageError
from coder.evaluate.conll import read_conll
from coder.evaluate.gold import article_of, gold_tokens, read_records

BROKEN = [
    ('{"id": "a", "text": "x"}\n\n{"id": \n', 3, "is not valid JSON"),
    ('{"id": "a", "text": "x"}\n{"id": "b"}\n', 2, "has no field 'text'"),
    ('"id text"\n', 1, "has no field 'id'"),
    ("\n", None, "holds no record"),
]


@pytest.mark.parametrize(("content", "line", "message"), BROKEN)
def test_a_broken_record_is_reported_with_its_line(
    tmp_path: Path, content: str, line: int | None, message: str
) -> None:
    """A line that is no JSON, lacks a field or is no record names its line; an empty file names itself."""
    path = tmp_path / "gold.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_records(path, ("id", "text"))
    assert (caught.value.message, caught.value.line, caught.value.file) == (message, line, str(path))


def test_a_table_of_labels_is_told_how_to_become_gold_records(tmp_path: Path) -> None:
    """Labels in a table come before gold records, not in their place."""
    (tmp_path / "labels.csv").write_text("article_id,code\na,190\n", encoding="utf-8")
    with pytest.raises(InputError, match="from-csv"):
        read_records(tmp_path / "labels.csv", ())


def test_a_missing_or_damaged_file_is_reported(tmp_path: Path) -> None:
    """A file that does not exist is wrong usage, one that is not UTF-8 an input error."""
    (tmp_path / "latin.jsonl").write_bytes(b'{"text": "caf\xe9"}\n')
    with pytest.raises(UsageError, match="no such file"):
        read_records(tmp_path / "none.jsonl", ())
    with pytest.raises(InputError, match="is not UTF-8"):
        read_records(tmp_path / "latin.jsonl", ())


def test_records_become_articles() -> None:
    """A record without a date is coded at the default date; one with a wrong date names its id."""
    assert str(article_of({"id": 5, "text": "x", "date": None}).date) == "2010-01-01"
    with pytest.raises(InputError, match="write the date of r1"):
        article_of({"id": "r1", "text": "x", "date": "May"})


def test_tokens_have_their_places() -> None:
    """Words are found from left to right; one that the text does not have takes the next place."""
    tokens = gold_tokens({"text": "no, no way", "tokens": [["no", "UH", "no"], ["-", ":", "-"], ["no", "DT", "no"]]})
    assert [(token.start, token.end) for token in tokens] == [(0, 2), (2, 3), (4, 6)]


def test_chunk_files_need_three_columns(tmp_path: Path) -> None:
    """A line with two columns names its line; sentences end at empty lines and at the end of the file."""
    path = tmp_path / "chunks.txt"
    path.write_text("It PRP B-NP\n\nfell VBD B-VP", encoding="utf-8")
    assert [sentence.words for sentence in read_conll(path)] == [("It",), ("fell",)]
    path.write_text("It PRP B-NP\nfell VBD\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_conll(path)
    assert caught.value.line == 2
