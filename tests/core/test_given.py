"""What a caller of the library gives and gets: clear errors on entry, and events that read well."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date as Date
from datetime import datetime
from pathlib import Path

import pytest

from coder import Article, Coder, Event, UsageError, __version__
from coder.analysis.corpus.store import open_store
from coder.analysis.counting.panel import read_panel
from coder.analysis.counting.units import UNITS
from coder.analysis.file_kinds import sniff
from coder.analysis.judgements import read_judgements
from coder.analysis.replication.runs import read_run
from coder.core.given import given_article
from coder.diagnostics.selection import select
from coder.dictionary.layers import dictionary_files
from coder.evaluate.gold import read_text
from coder.evaluate.patterns import pattern_coder
from coder.formats.output.columns import COLUMNS
from coder.petrarch.convert.convert import convert


@pytest.mark.parametrize(
    ("text", "date", "message"),
    [
        ("Chad left.", "yesterday", "'yesterday' is not a date .write it as YYYY-MM-DD"),
        ("Chad left.", "", "'' is not a date"),
        ("Chad left.", 20140305, "the date is of the type int"),
        (None, None, "the text is None and no string"),
        (b"Chad left.", None, "the text is of the type bytes"),
        (["Chad left."], None, "the text is of the type list"),
    ],
)
def test_a_slip_of_the_caller_has_one_clear_message(text: object, date: object, message: str) -> None:
    """It is wrong usage, and says what to give."""
    with pytest.raises(UsageError, match=message):
        given_article(text, date)  # type: ignore[arg-type]


SLIPS: dict[str, tuple[Callable[[Coder], object], str]] = {
    "a text to be read": (lambda coder: coder.read("Chad left."), "an article is of the type str and no Article"),  # type: ignore[arg-type]
    "texts for articles": (lambda coder: list(coder.code_articles(["Chad left."])), "of the type str and no Article"),  # type: ignore[list-item]
    "a number for an id": (lambda coder: coder.read(Article(7, "Chad left.")), "the id of an article is of"),  # type: ignore[arg-type]
    "no text": (lambda coder: coder.read(Article("a", None)), "the text of an article is None"),  # type: ignore[arg-type]
    "pairs for actors": (lambda coder: coder.code("Chad left.", actors=[(0, 4)]), "an actor is of the type tuple"),  # type: ignore[list-item]
    "no folder": (lambda coder: Coder([None]), "a folder of dictionaries is None and no path"),  # type: ignore[list-item]
    "one word for options": (lambda coder: Coder(options="dyads"), "the options are no Options"),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("slip", SLIPS)
def test_what_is_none_of_our_values_is_told_on_entry(slip: str) -> None:
    """Each method of the public class says what it was given, and what to give."""
    call, message = SLIPS[slip]
    with pytest.raises(UsageError, match=message):
        call(Coder())


def test_one_folder_of_dictionaries_needs_no_list(tmp_path: Path) -> None:
    """Its path alone will do, as a string or as a path."""
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / "mine.yaml").write_text("- {id: x.zub, names: [Zubrovia], codes: [ZUB]}\n", encoding="utf-8")
    for folder in (str(tmp_path), tmp_path):
        found = Coder(folder).code("Zubrovia attacked Chad.")
        assert [event.source and event.source.code for event in found] == ["ZUB"]


@pytest.mark.parametrize("date", ["2014-03-05", Date(2014, 3, 5), datetime(2014, 3, 5, 12)])
def test_dates_are_given_as_strings_or_dates(date: Date | str) -> None:
    """A time of the day does no harm."""
    found = given_article("Chad left.", date).date
    assert str(found) == "2014-03-05"


def test_an_event_reads_well_and_becomes_a_record() -> None:
    """Its columns are those of the output; as JSON it is a line of it."""
    event = Coder().code("Russia attacked Georgia on Friday.", "2008-08-12")[0]
    assert isinstance(event, Event)
    assert repr(event) == "<Event 2008-08-08 RUS FIGHT (190) GEO: 'attacked'>"
    record = event.to_dict()
    assert tuple(record) == COLUMNS and record["event_date"] == Date(2008, 8, 8)
    assert json.loads(event.to_json()) == {**record, "date": "2008-08-12", "event_date": "2008-08-08"}


def test_the_package_has_a_version() -> None:
    """As the command line prints it."""
    assert __version__


def test_the_public_class_has_no_internals() -> None:
    """What it offers is what the manual tells of: texts, articles or frames in, events out."""
    public = {name for name in dir(Coder()) if not name.startswith("_")}
    assert public == {"code", "code_articles", "code_frame", "read"}


NAMING: dict[str, Callable[[Path], object]] = {
    "events": lambda path: sniff(str(path), path.parent),
    "a stored corpus": lambda path: open_store(path).__enter__(),
    "a panel": lambda path: read_panel(path, UNITS["source"], directed=True),
    "judgements": read_judgements,
    "a run": read_run,
    "gold": read_text,
    "old dictionaries": lambda path: convert([path], path.parent / "out"),
    "dictionaries": dictionary_files,
    "dictionaries to be checked": lambda path: select([path, path]),
    "dictionaries of patterns": pattern_coder,
}


@pytest.mark.parametrize("kind", NAMING)
def test_what_is_named_and_not_there_is_wrong_usage(kind: str, tmp_path: Path) -> None:
    """The message names it and says what to do, whatever command it is for."""
    with pytest.raises(UsageError) as caught:
        NAMING[kind](tmp_path / "nowhere")
    assert caught.value.file == str(tmp_path / "nowhere") and caught.value.remedy


def test_an_article_may_have_its_date_as_a_string() -> None:
    """Its events have the date; what is no date is told."""
    (event,) = Coder().code_articles([Article("a", "Russia attacked Georgia.", "2014-03-05")])  # type: ignore[arg-type]
    assert event.date == Date(2014, 3, 5)
    with pytest.raises(UsageError, match="'soon' is not a date"):
        list(Coder().code_articles([Article("a", "Russia attacked Georgia.", "soon")]))  # type: ignore[arg-type]
