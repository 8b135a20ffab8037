"""Data frames in, data frames of the same kind out."""

from __future__ import annotations

import logging
from datetime import date as Date
from pathlib import Path
from typing import Any

import pandas
import polars
import pytest
from batch_tools import articles, coder, rows, write_jsonl

from coder import Coder, InputError, UsageError, code_frame
from coder.formats.output.columns import COLUMNS

ROWS = articles(20)
CODER = Coder()
KINDS: list[Any] = [pandas.DataFrame, polars.DataFrame]


def cells(frame: Any) -> list[tuple[str, ...]]:
    """All cells as text, nothing for null."""
    rows = frame.iter_rows() if isinstance(frame, polars.DataFrame) else frame.itertuples(index=False)
    return [
        tuple(
            ""
            if cell is None or cell is pandas.NA or cell != cell
            else str(cell.date() if isinstance(cell, pandas.Timestamp) else cell)
            for cell in row
        )
        for row in rows
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_frames_give_what_files_give(kind: Any, tmp_path: Path) -> None:
    """The same events, columns and cells as the command."""
    assert coder("code", write_jsonl(tmp_path / "news.jsonl", ROWS), "-o", tmp_path / "events.csv").returncode == 0
    events = code_frame(kind(ROWS))
    assert isinstance(events, kind)
    assert tuple(events.columns) == COLUMNS
    assert cells(events) == rows(tmp_path / "events.csv")


@pytest.mark.parametrize("kind", KINDS)
def test_columns_and_types(kind: Any) -> None:
    """Columns can be named; dates may be typed; missing cells are null."""
    events = CODER.code_frame(
        kind({"body": ["Russia attacked Georgia."] * 2, "no": [1, 2], "day": [Date(2008, 8, 8), None]}),
        text_column="body",
        id_column="no",
    )
    assert [str(value)[:10] for value in events["date"]] in (["2008-08-08", "None"], ["2008-08-08", "NaT"])
    assert [str(value) for value in events["article_id"]] == ["1", "2"]
    assert {str(events["date"].dtype), str(events["sentence"].dtype), str(events["goldstein"].dtype)} in (
        {"datetime64[s]", "Int32", "float64"},
        {"Date", "Int32", "Float64"},
    )


@pytest.mark.parametrize("kind", KINDS)
def test_rows_without_an_article(kind: Any, caplog: pytest.LogCaptureFixture) -> None:
    """They are handed over or told; the frame may have no event at all."""
    frame = kind({"text": ["Russia attacked Georgia.", None, ""]})
    rejects: list[InputError] = []
    assert len(CODER.code_frame(frame, rejects=rejects)) == 1
    assert [error.line for error in rejects] == [1, 2]
    with caplog.at_level(logging.WARNING):
        assert len(CODER.code_frame(frame[1:])) == 0
        assert len(CODER.code_frame(frame[:2])) == 1
    assert "2 rows have no article" in caplog.text and "1 row has no article" in caplog.text


@pytest.mark.parametrize("kind", KINDS)
def test_a_wrong_column_stops_and_lists_the_columns(kind: Any) -> None:
    """So does a frame without a text, and a column to keep that is not there."""
    frame = kind({"words": ["Russia attacked Georgia."], "id": ["a"]})
    with pytest.raises(UsageError, match="no column has the text: the columns are words, id"):
        CODER.code_frame(frame)
    for wrong in ({"text_column": "word"}, {"date_column": "word"}, {"keep": ["word"]}):
        with pytest.raises(UsageError, match=r"no column 'word': the columns are words, id \(did you mean words"):
            CODER.code_frame(frame, **{"text_column": "words", **wrong})


def test_two_columns_of_one_name_stop() -> None:
    """Where they are read; polars has no such frames."""
    frame = pandas.DataFrame([["a", "b", "c", "Russia attacked Georgia."]], columns=["id", "note", "note", "text"])
    assert len(CODER.code_frame(frame)) == 1
    with pytest.raises(UsageError, match="two columns named 'note'"):
        CODER.code_frame(frame, keep=["note"])


@pytest.mark.parametrize("kind", KINDS)
def test_columns_go_with_the_events(kind: Any) -> None:
    """One that is called like a column of events is told from it."""
    frame = kind({"text": ["Russia attacked Georgia."], "Title": ["War"], "source": [7]})
    found = CODER.code_frame(frame, keep=["title", "source"])
    assert [list(found[name]) for name in ("source", "title", "article_source")] == [["RUS"], ["War"], ["7"]]


def test_no_frame() -> None:
    """Anything else is refused."""
    with pytest.raises(UsageError, match="is not a data frame"):
        CODER.code_frame([1, 2])
