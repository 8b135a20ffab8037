"""Every registered format works through the command: what goes in comes out."""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path

import duckdb
import pytest
from batch_tools import articles, coder, rows, write_jsonl

from coder.formats.archives.formats import SERVICES
from coder.formats.input.registry import FORMATS as INPUT_FORMATS
from coder.formats.output.format import Container
from coder.formats.output.registry import FORMATS, PLAIN, SCHEMAS, format_of

ARTICLES = articles(12, seed=5)


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of articles, with their events as CSV beside it."""
    path = write_jsonl(tmp_path_factory.mktemp("trips") / "news.jsonl", ARTICLES)
    assert coder("code", path, "-o", path.with_suffix(".csv")).returncode == 0
    return path


@pytest.mark.parametrize("name", PLAIN)
def test_each_output_format_is_written_by_its_name(name: str, news: Path, tmp_path: Path) -> None:
    """The file has the events, and its ending leads back to the format."""
    found = FORMATS[name]
    output = tmp_path / f"events{found.endings[0]}"
    assert format_of(output.name) is found
    done = coder("code", news, "-o", output, "--format", name)
    assert done.returncode == 0, done.stderr
    wanted = rows(news.with_suffix(".csv"))
    if name == "table":
        assert len(output.read_text(encoding="utf-8").splitlines()) == len(wanted) + 2
    else:
        assert rows(output) == wanted


@pytest.mark.parametrize("name", [name for name, found in FORMATS.items() if found.container is Container.TEXT])
def test_each_format_of_text_goes_to_a_stream(name: str, news: Path, tmp_path: Path) -> None:
    """Standard output has the same bytes as a file."""
    option = "--schema" if name in SCHEMAS else "--format"
    done = coder("code", news, "-o", "-", option, name)
    assert coder("code", news, "-o", tmp_path / "events", option, name).returncode == 0
    assert done.stdout.splitlines() == (tmp_path / "events").read_text(encoding="utf-8").splitlines()
    assert done.stdout


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_has_a_line_for_each_event(name: str, news: Path, tmp_path: Path) -> None:
    """A line has a cell for each column; a compressed file has the same lines."""
    for ending in ("txt", "gz"):
        assert coder("code", news, "-o", tmp_path / f"events.{ending}", "--schema", name).returncode == 0
    text = (tmp_path / "events.txt").read_text(encoding="utf-8")
    assert gzip.decompress((tmp_path / "events.gz").read_bytes()).decode() == text
    lines = text.splitlines()[bool(SCHEMAS[name].header) :]
    assert len(lines) == len(rows(news.with_suffix(".csv")))
    assert {len(line.split("\t")) for line in lines} == {len(SCHEMAS[name].columns)}


def write_articles(name: str, path: Path) -> None:
    """Write the articles in an input format."""
    if name in ("csv", "tsv"):
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, ARTICLES[0], delimiter="," if name == "csv" else "\t")
            writer.writeheader()
            writer.writerows(ARTICLES)
    elif name == "parquet":
        source = write_jsonl(path.with_suffix(".source"), ARTICLES)
        duckdb.sql(f"COPY (FROM read_json('{source}', format = 'newline_delimited')) TO '{path}' (FORMAT parquet)")
    elif name == "xml":
        sentences = [
            f'<Sentence id="{one["id"]}" date="{one["date"].replace("-", "")}"><Text>{one["text"]}</Text></Sentence>'
            for one in ARTICLES
        ]
        path.write_text(f"<Sentences>{''.join(sentences)}</Sentences>", encoding="utf-8")
    elif name == "json":
        path.write_text(json.dumps(ARTICLES), encoding="utf-8")
    else:
        write_jsonl(path, ARTICLES)


@pytest.mark.parametrize("name", [name for name in INPUT_FORMATS if name not in ("document", "text", *SERVICES)])
def test_each_input_format_gives_the_same_events(name: str, news: Path, tmp_path: Path) -> None:
    """The ending of the file, or the option, says what it is."""
    path = tmp_path / f"news{INPUT_FORMATS[name].endings[0]}"
    write_articles(name, path)
    wanted = rows(news.with_suffix(".csv"))
    assert coder("code", path, "-o", tmp_path / "one.csv").returncode == 0
    bare = path.rename(tmp_path / "bare")
    assert coder("code", bare, "-o", tmp_path / "two.csv", "--input-format", name).returncode == 0
    assert rows(tmp_path / "one.csv") == rows(tmp_path / "two.csv") == wanted
