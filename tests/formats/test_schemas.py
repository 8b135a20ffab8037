"""The columns of other data sets are read back as their users read them."""

from __future__ import annotations

import csv
import io
from datetime import date as Date
from pathlib import Path

import pytest

from coder.core.model import ActorMatch, Event, Reason
from coder.core.syntax import Span
from coder.formats.output.registry import SCHEMAS

DOCS = Path(__file__).parents[2] / "docs" / "output_schemas.md"
EVENT = Event(
    "0123456789abcdef",
    "story-7",
    Date(2011, 7, 4),
    0,
    "MAKE_PESSIMISTIC_COMMENT",
    "012",
    "01",
    1,
    -0.4,
    "STATEMENT",
    ActorMatch("SYRREBISI", Span(0, 6, "Syrian\trebels"), id="syr+agent.rebel", name="rebel"),
    ActorMatch("---GOV", Span(9, 12, "ministers")),
    Span(7, 8, "said"),
    "text",
    (Reason("verb", "v"), Reason("issue", "i", "", "ID_FLOOD"), Reason("issue", "j", "", "ID_FLOOD")),
)
FILLED = {
    "petrarch": {"date": "20110704", "source": "SYRREBISI", "target": "---GOV", "code": "012", "ids": "story-7"},
    "phoenix": {
        "EventID": "0123456789abcdef",
        "Date": "20110704",
        "Year": "2011",
        "Month": "07",
        "Day": "04",
        "SourceActorFull": "SYRREBISI",
        "SourceActorEntity": "SYR",
        "SourceActorRole": "REB",
        "SourceActorAttribute": "ISI",
        "TargetActorFull": "---GOV",
        "TargetActorRole": "GOV",
        "EventCode": "012",
        "EventRootCode": "01",
        "PentaClass": "0",
        "GoldsteinScore": "-0.4",
        "Issues": "ID_FLOOD,2",
        "SentenceID": "story-7_0",
        "URLs": "story-7",
    },
    "icews": {
        "Event ID": "0123456789abcdef",
        "Event Date": "2011-07-04",
        "Source Name": "rebel",
        "Source Sectors": "REB,ISI",
        "Source Country": "SYR",
        "Event Text": "Make pessimistic comment",
        "CAMEO Code": "012",
        "Intensity": "-0.4",
        "Target Name": "ministers",
        "Target Sectors": "GOV",
        "Story ID": "story-7",
        "Sentence Number": "1",
    },
    "gdelt": {
        "GLOBALEVENTID": "5124095576030430",
        "SQLDATE": "20110704",
        "MonthYear": "201107",
        "Year": "2011",
        "FractionDate": "2011.5863",
        "Actor1Code": "SYRREBISI",
        "Actor1Name": "REBEL",
        "Actor1CountryCode": "SYR",
        "Actor1KnownGroupCode": "ISI",
        "Actor1Type1Code": "REB",
        "Actor2Code": "---GOV",
        "Actor2Name": "MINISTERS",
        "Actor2Type1Code": "GOV",
        "IsRootEvent": "1",
        "EventCode": "012",
        "EventBaseCode": "012",
        "EventRootCode": "01",
        "QuadClass": "1",
        "GoldsteinScale": "-0.4",
        "NumMentions": "1",
        "NumSources": "1",
        "NumArticles": "1",
        "DATEADDED": "20110704",
        "SOURCEURL": "story-7",
    },
}


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_read_back_by_its_columns(name: str) -> None:
    """Each filled cell is under its column, and all others are empty."""
    schema = SCHEMAS[name]
    assert schema.encode is not None
    rows = list(
        csv.reader(
            io.StringIO(schema.header + schema.encode([schema.row(EVENT)])), delimiter="\t", quoting=csv.QUOTE_NONE
        )
    )
    if schema.header:
        assert tuple(rows.pop(0)) == schema.columns
    filled = {column: cell for column, cell in zip(schema.columns, rows[0], strict=True) if cell}
    assert len(rows) == 1 and filled == FILLED[name]


@pytest.mark.parametrize(("name", "count"), [("petrarch", 5), ("phoenix", 26), ("icews", 20), ("gdelt", 58)])
def test_a_schema_has_its_columns_and_each_is_documented(name: str, count: int) -> None:
    """A schema has the columns of its data set, and the page explains each."""
    columns = SCHEMAS[name].columns
    assert len(columns) == len(set(columns)) == count
    section = DOCS.read_text(encoding="utf-8").split(f"## {name}\n")[1].split("\n## ")[0]
    assert [column for column in columns if f"`{column}`" not in section] == []


def test_nobody_is_three_dashes_in_petrarch_and_empty_elsewhere() -> None:
    """Missing actors and unknown codes leave cells empty."""
    event = Event("00" * 8, "s", None, 3, "224", "224", "22", None, None, None, None, None, Span(0, 1, "x"), "text")
    cells = {name: dict(zip(schema.columns, schema.row(event), strict=True)) for name, schema in SCHEMAS.items()}
    assert (cells["petrarch"]["source"], cells["petrarch"]["target"], cells["petrarch"]["date"]) == ("---", "---", "")
    assert (
        cells["phoenix"]["SourceActorFull"],
        cells["phoenix"]["PentaClass"],
        cells["gdelt"]["QuadClass"],
        cells["gdelt"]["Actor1Name"],
    ) == ("",) * 4
