"""Options, help texts and messages of the commands, without processes of their own."""

from __future__ import annotations

import os
import pty
import re
import signal
import sys
from contextlib import AbstractContextManager, nullcontext
from datetime import date as Date
from pathlib import Path

import pytest
import typer
from batch_tools import read_terminal

from coder.batch.checkpoint import Counts, Position
from coder.batch.run import Interrupted
from coder.batch.tasks import Block
from coder.cli import app
from coder.cli.batches import InputOptions, file_search
from coder.cli.convert import _kinds
from coder.cli.options import parse_date
from coder.cli.outputs import chosen_columns, output_format, regular_file
from coder.cli.progress import SHOWN, Reporter
from coder.cli.signals import Stopper
from coder.core.errors import InputError, UsageError
from coder.formats.input.fields import Fields
from coder.formats.input.registry import FORMATS as INPUT_FORMATS
from coder.formats.output.registry import FORMATS, PLAIN, SCHEMAS, with_columns


def help_of(name: str) -> dict[str, str]:
    """Return the help texts of the options of ``coder code``."""
    command = typer.main.get_command(app).commands[name]  # type: ignore[attr-defined]
    return {param.name: param.help for param in command.params}


def test_help_lists_every_registered_format() -> None:
    """A new row in a registry is in the help at once."""
    found = help_of("code")
    assert all(form.endings[0] in found["inputs"] for form in INPUT_FORMATS.values() if form.endings)
    assert all(name in found["input_format"] for name in INPUT_FORMATS)
    assert all(name in found["format"] for name in PLAIN)
    assert all(name in found["schema"] for name in SCHEMAS)


@pytest.mark.parametrize(
    ("output", "given", "terminal", "name"),
    [
        (None, None, True, "table"),
        (None, None, False, "jsonl"),
        ("-", None, True, "jsonl"),
        ("events.tsv", None, False, "tsv"),
        ("events.out", "csv", False, "csv"),
        ("events.DB", None, False, "duckdb"),
    ],
)
def test_option_ending_and_terminal_decide_the_format(
    output: str | None, given: str | None, terminal: bool, name: str
) -> None:
    """The option comes first, then the ending, then the place that the output goes to."""
    assert output_format(output, given, None, terminal).name == name


@pytest.mark.parametrize(
    ("output", "given", "message"),
    [
        ("events.doc", None, "the format '.doc' is not known"),
        ("events.csv", "word", "the format 'word' is not known"),
        ("events.parquet.gz", None, "parquet is compressed by itself"),
    ],
)
def test_an_unknown_format_is_wrong_usage(output: str, given: str | None, message: str) -> None:
    """The message names it."""
    with pytest.raises(UsageError, match=message):
        output_format(output, given, None, False)


FORMS = {**PLAIN, **SCHEMAS}
NAMES = (
    ".csv",
    ".tsv",
    ".tab",
    ".jsonl",
    ".json",
    ".txt",
    ".parquet",
    ".pq",
    ".duckdb",
    ".db",
    ".xml",
    ".csv.gz",
    ".zst",
)
FITTING = {
    "jsonl": ".jsonl .json",
    "csv": ".csv .csv.gz",
    "tsv": ".tsv .tab",
    "table": ".txt",
    "parquet": ".parquet .pq",
    "duckdb": ".duckdb .db",
} | dict.fromkeys(SCHEMAS, ".tsv .tab .txt")


@pytest.mark.parametrize("name", FORMS)
def test_names_that_promise_another_format_are_wrong_usage(name: str, tmp_path: Path) -> None:
    """Of every pair of format and ending: only those that fit are taken."""
    schema = name if name in SCHEMAS else None
    taken = []
    for ending in NAMES:
        try:
            output_format(str(tmp_path / f"events{ending}"), None if schema else name, schema, False)
            taken.append(ending)
        except UsageError:
            continue
    assert taken == [ending for ending in NAMES if ending in FITTING[name].split()]


def test_a_name_without_an_ending_shows_no_format(tmp_path: Path) -> None:
    """The message names it, and the formats."""
    with pytest.raises(UsageError, match="the name .*/events shows no format"):
        output_format(str(tmp_path / "events"), None, None, False)


def test_a_folder_is_no_output(tmp_path: Path) -> None:
    """Standard output and devices are no regular files either."""
    for name in (str(tmp_path), f"{tmp_path}/new/"):
        with pytest.raises(UsageError, match="is a folder"):
            regular_file(name)
    assert regular_file("-") is None and regular_file("/dev/null") is None
    assert regular_file(str(tmp_path / "new.csv")) == tmp_path / "new.csv"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"format": "word"}, "the input format 'word' is not known"),
        ({"encoding": "utf-99"}, "the encoding 'utf-99' is not known"),
        ({"encoding": "rot13"}, "the encoding 'rot13' is not known"),
        ({"encoding": "undefined"}, "the encoding 'undefined' is not known"),
        ({"date": "5.3.2014"}, "'5.3.2014' is not a date"),
    ],
)
def test_wrong_input_options_are_wrong_usage(options: dict[str, object], message: str) -> None:
    """The message names the option's value."""
    given = {"inputs": ["a.csv"], "format": None, "encoding": "utf-8", "date": None, "date_pattern": None}
    with pytest.raises(UsageError, match=message):
        file_search(InputOptions(**given | options, fields=Fields()))  # type: ignore[arg-type]


def test_dates_are_iso_dates() -> None:
    """Nothing gives nothing."""
    assert parse_date("2014-03-05") == Date(2014, 3, 5) and parse_date(None) is None


def test_kinds_stand_before_the_names_of_old_files() -> None:
    """Other prefixes belong to the name, and a file is named once."""
    assert _kinds(["verbs:a.txt", "c:b.txt", "c.txt"]) == {
        Path("a.txt"): "verbs",
        Path("c:b.txt"): "",
        Path("c.txt"): "",
    }
    with pytest.raises(UsageError, match="named twice"):
        _kinds(["a.txt", "verbs:a.txt"])


@pytest.mark.parametrize("held", [True, False])
def test_only_the_first_signal_stops_a_run(held: bool) -> None:
    """In a held block it waits for the end; those after it leave the run alone, and its status is that of the first."""
    stopper, reached = Stopper(), []
    with stopper.watching():
        block: AbstractContextManager[None] = stopper.held() if held else nullcontext()
        with pytest.raises(Interrupted), block:
            signal.raise_signal(signal.SIGTERM)
            reached.append("end of the block")
        signal.raise_signal(signal.SIGINT)
        with stopper.held():
            signal.raise_signal(signal.SIGTERM)
        reached.append("in order")
    assert reached == ["end of the block", "in order"][not held :]
    with pytest.raises(typer.Exit) as stopped:
        stopper.end()
    assert stopped.value.exit_code == 128 + signal.SIGTERM


def test_the_first_rejected_records_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """Behind them one line says where all of them are."""
    reporter = Reporter(100, Stopper(), "rejects.jsonl", bar=False)
    errors = [InputError("is empty", file="a.csv", line=line) for line in range(1, SHOWN + 5)]
    reporter.begin(Counts(articles=3, events=4), resumed=True)
    reporter.block(Block(b"", 0, errors, Counts(rejected=len(errors)), Position(0, 1), 10))
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "coder: resuming after 3 articles and 4 events"
    assert len(lines) == SHOWN + 2
    assert lines[-1] == "coder: more records were rejected; all are in rejects.jsonl"


def test_a_bar_says_how_much_is_done_and_how_long_the_rest_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    """It goes when the run ends, and the terminal is as it was."""
    outer, inner = pty.openpty()
    with os.fdopen(inner, "w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stderr", stream)
        monkeypatch.setenv("COLUMNS", "100")
        reporter = Reporter(1000, Stopper(), None, bar=True, quiet=0)
        reporter.begin(Counts(), resumed=False)
        for read in (100, 500):
            reporter.block(Block(b"", 0, [], Counts(articles=2, events=1, sentences=9), Position(0, 1), read))
        reporter.close()
    shown = read_terminal(outer).decode("utf-8")
    assert re.search(r"50%.*4 articles, 2 events, about \d+ s left", re.sub(r"\x1b\[[\d;?]*[a-zA-Z]", "", shown))
    assert shown.endswith("\x1b[2K")


@pytest.mark.parametrize(
    ("given", "message"),
    [("code,tarrget", "did you mean target"), ("code,xyzzy", "use some of event_id"), ("code,code", "named twice")],
)
def test_columns_that_can_not_be_chosen(given: str, message: str) -> None:
    """Unknown and repeated names are refused with those that there are."""
    with pytest.raises(UsageError, match=message):
        chosen_columns(given)


@pytest.mark.parametrize("name", ["duckdb", "table", "petrarch", "gdelt"])
def test_formats_whose_columns_are_fixed(name: str) -> None:
    """A database, the table for the screen and schemas of others always have the same columns."""
    with pytest.raises(UsageError, match="always has the same columns"):
        with_columns(FORMATS[name], ("code",))
