"""Files of events are scored against gold files, and gold files are made of tables."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from coder.analysis.evaluation import evaluate
from coder.analysis.gold_tables import gold_from_csv
from coder.cli import app
from coder.core.errors import InputError
from coder.evaluate.scores import Score

HEADER = "article_id,code,source,target,text"


def gold_file(folder: Path, *articles: str) -> Path:
    """Gold records, each written as ``ID: CODE SOURCE TARGET; ...``."""
    path = folder / "gold.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        for article in articles:
            name, _, written = article.partition(":")
            events = [
                dict(zip(("code", "source", "target"), one.split(), strict=True)) for one in written.split(";") if one
            ]
            stream.write(json.dumps({"id": name, "events": events}) + "\n")
    return path


def events_file(folder: Path, *rows: str) -> Path:
    """Events as CSV, each written as ``ID CODE SOURCE TARGET`` with ``-`` for nobody."""
    path = folder / "events.csv"
    lines = [",".join("" if cell == "-" else cell for cell in row.split()) + ",Text." for row in rows]
    path.write_text("\n".join([HEADER, *lines, ""]), encoding="utf-8")
    return path


def test_articles_are_joined_by_their_ids(tmp_path: Path) -> None:
    """Events of other articles do not count; a gold article without events is one in which nothing was found."""
    gold = gold_file(tmp_path, "a:190 RUS GEO", "b:040 USA FRA;070 USA MLI", "c")
    events = events_file(tmp_path, "a 190 RUS GEO", "a 010 RUS -", "c 036 FRA USA", "z 190 RUS GEO")
    found = evaluate(gold, events)
    assert found.scores["root"] == Score(1, 3, 3)
    assert [(article.id, len(article.gold), len(article.found)) for article in found.articles] == [
        ("a", 1, 2),
        ("b", 2, 0),
        ("c", 0, 1),
    ]
    assert evaluate(gold, events, ignored_roots=["01"]).scores["root"] == Score(1, 3, 2)


def test_the_sentence_shows_an_error(tmp_path: Path) -> None:
    """A mistake shows the gold event, the coded one and the sentence that was coded."""
    found = evaluate(gold_file(tmp_path, "a:190 RUS GEO"), events_file(tmp_path, "a 193 RUS GEO"))
    assert found.mistakes[0].text == "a gold RUS 190 GEO, coded RUS 193 GEO: Text."


def test_files_that_can_not_be_compared(tmp_path: Path) -> None:
    """No article in common, and an article with two gold records, are errors with a remedy."""
    with pytest.raises(InputError, match="has no record of any article .* such as 'z'; it has 'a'"):
        evaluate(gold_file(tmp_path, "a:190 RUS GEO"), events_file(tmp_path, "z 190 RUS GEO"))
    with pytest.raises(InputError, match="has two records 'a'"):
        evaluate(gold_file(tmp_path, "a", "a"), events_file(tmp_path))


def test_no_event_at_all(tmp_path: Path) -> None:
    """An empty file of events is one in which nothing was found."""
    gold = gold_file(tmp_path, "a:190 RUS GEO")
    assert evaluate(gold, events_file(tmp_path)).scores["root"] == Score(0, 1, 0)


TABLES = [
    # table, records
    ("id,code,source,target\n7,190,RUS,GEO\n7,043,RUS,CHN\n", [("7", ["190 RUS GEO", "043 RUS CHN"])]),
    ("Article_ID;Root;Source\na;19;RUS\nb;;\n", [("a", ["None RUS None"]), ("b", [])]),
    ('\ufeffid\tcode\ttext\na\t190\t"one\ntwo"\n', [("a", ["190 None None"])]),
]


@pytest.mark.parametrize(("table", "records"), TABLES)
def test_tables_of_labels(table: str, records: list[Any], tmp_path: Path) -> None:
    """A row is an event; one without a code says that its article has none."""
    (tmp_path / "t.csv").write_text(table, encoding="utf-8")
    found = gold_from_csv(tmp_path / "t.csv")
    shown = [
        (
            record["id"],
            [
                " ".join(
                    str(part) for part in (event.get("code"), *((event[side] or {}).get("code") for side in SIDES))
                )
                for event in record["events"]
            ],
        )
        for record in found
    ]
    assert shown == records


SIDES = ("source", "target")
BROKEN = [
    ("", "t.csv: is empty"),
    ("code,source\n190,RUS\n", "t.csv:1: has no column 'article_id'"),
    ("id,source\na,RUS\n", "t.csv:1: has no column 'code'"),
    ("id,code,code\na,1,2\n", "t.csv:1: has two columns 'code'"),
    ("id,code\n,190\n", "t.csv:2: has no article_id"),
    ("id,code\na,190\na,1\n", "t.csv:3: '1' is no code of CAMEO (write codes as text"),
    ("id,code\na,190,b,c\n", "t.csv:2: has more cells than the header"),
    ("id,code,date\na,190,2001-01-01\na,190,2001-01-02\n", "t.csv:3: gives another date than a row before"),
]


@pytest.mark.parametrize(("table", "message"), BROKEN)
def test_broken_tables(table: str, message: str, tmp_path: Path) -> None:
    """What is wrong with a table is told with its line."""
    (tmp_path / "t.csv").write_text(table, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        gold_from_csv(tmp_path / "t.csv")
    assert message in str(caught.value)


def test_gold_that_may_be_corrected_is_not_replaced(tmp_path: Path) -> None:
    """Of gold records that are there the command does not say that it never wrote them."""
    (tmp_path / "labels.csv").write_text("id,code,source,target\na,190,RUS,GEO\n", encoding="utf-8")
    words = ["evaluate", "from-csv", str(tmp_path / "labels.csv"), "-o", str(tmp_path / "gold.jsonl")]
    assert CliRunner().invoke(app, words).exit_code == 0
    again = CliRunner().invoke(app, words)
    assert again.exit_code == 1
    assert "exists already, perhaps with corrections by hand" in str(again.exception)


def test_the_command_scores_what_it_converted(tmp_path: Path) -> None:
    """From a table of labels and a file of events to figures in two commands."""
    (tmp_path / "labels.csv").write_text("id,code,source,target\na,190,RUS,GEO\n", encoding="utf-8")
    gold = tmp_path / "gold.jsonl"
    assert (
        CliRunner().invoke(app, ["evaluate", "from-csv", str(tmp_path / "labels.csv"), "-o", str(gold)]).exit_code == 0
    )
    done = CliRunner().invoke(app, ["evaluate", str(gold), str(events_file(tmp_path, "a 190 RUS GEO")), "--by", "root"])
    assert done.exit_code == 0, done.output
    assert "gold.jsonl: 1 article, 1 event; events.csv: 1 event in them" in done.output
    assert "  19       1.000 [1.000 1.000]" in done.output
