"""Spark on local cores gives the events that one machine gives."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from datetime import date as Date
from pathlib import Path
from typing import Any

import pytest

from coder import Article, Coder, UsageError
from coder.formats.input.fields import Fields
from coder.formats.output.columns import COLUMNS, flat

pytest.importorskip("pyspark", reason="needs the extra [spark]")
if shutil.which("java") is None:
    pytest.skip("needs Java", allow_module_level=True)

from pyspark.sql import SparkSession  # noqa: E402 (only where Spark and Java are there)

from coder.integrations.spark import code_dataframe, event_schema, rejected_dataframe  # noqa: E402

ACTS = (
    "met {b} in Geneva",
    "attacked {b} on Monday",
    "imposed sanctions on {b}",
    "urged {b} to release the hostages",
    "sent food to {b}",
    "denied that it had bombed {b}",
)
STATES = ("Russia", "Turkey", "Egypt", "Sudan", "Israel", "France", "Japan")


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """A session on two local cores, whose workers run this Python."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local[2]")
        .appName("test")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    yield session
    session.stop()


def articles() -> list[Article]:
    """Two hundred articles of a few sentences."""
    texts = [
        " ".join(
            f"{a} {ACTS[(n + k) % len(ACTS)].format(b=STATES[(n + k + 1) % len(STATES)])}."
            for k, a in enumerate(STATES[:4])
        )
        for n in range(200)
    ]
    return [Article(f"a{n}", text, Date(2012, 1 + n % 12, 1 + n % 28)) for n, text in enumerate(texts)]


def test_events_are_those_of_one_machine(spark: Any) -> None:
    """Every column of every event is the same, and typed."""
    given = articles()
    frame = spark.createDataFrame(
        [(a.id, a.text, a.date) for a in given], "id string, text string, date date"
    ).repartition(4)
    events = code_dataframe(frame)
    assert events.columns == list(COLUMNS)
    assert dict(events.dtypes)["date"] == "date"
    assert dict(events.dtypes)["source_start"] == "int"
    assert events.schema == spark.createDataFrame([], event_schema(Fields())).schema
    wanted = sorted(tuple(map(str, flat(event))) for event in Coder().code_articles(given))
    assert len(wanted) > 400
    assert sorted(tuple(map(str, row)) for row in events.collect()) == wanted


def test_dictionaries_travel_with_the_function(spark: Any, tmp_path: Path) -> None:
    """The folder is read on the driver alone: it may be gone when the executors code."""
    folder = tmp_path / "mine"
    (folder / "verbs").mkdir(parents=True)
    (folder / "verbs" / "mine.yaml").write_text(
        "- {id: mine.snub, verb: snub, action: REFUSE, examples: [x => none]}\n", encoding="utf-8"
    )
    frame = spark.createDataFrame(
        [("1", "Russia snubbed France.", "2010-05-01")], "doc_id string, body string, published string"
    )
    events = code_dataframe(frame, dictionaries=[folder])
    shutil.rmtree(folder)
    assert [(row.article_id, str(row.date), row.event) for row in events.collect()] == [("1", "2010-05-01", "REFUSE")]


def test_what_cannot_be_coded_is_listed(spark: Any) -> None:
    """A bad record is no event and no failure: it has a reason."""
    rows = [("1", "Russia met France.", "2010-05-01"), ("2", None, "2010-05-01"), ("3", "Russia met France.", "soon")]
    frame = spark.createDataFrame(rows, "id string, text string, date string")
    assert {row.article_id for row in code_dataframe(frame).collect()} == {"1"}
    assert {(row.article_id, row.reason) for row in rejected_dataframe(frame).collect()} == {
        ("2", "its field 'text' is empty"),
        ("3", "'soon' is not a date"),
    }
    kept = code_dataframe(frame, fields=Fields(keep=("date",)))
    assert [(row.source, row.article_date) for row in kept.collect()][0] == ("RUS", "2010-05-01")
    with pytest.raises(UsageError, match="no column has the text: the columns are a, b"):
        code_dataframe(spark.createDataFrame([("x", "y")], "a string, b string"))
