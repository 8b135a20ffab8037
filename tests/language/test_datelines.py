"""What stands around the text of a story: datelines, bylines, lines that hold a date, trailers."""

from __future__ import annotations

from datetime import date as Date
from pathlib import Path

import pytest

from coder.language.text.article_dates import date_line, find_year, read_date
from coder.language.text.datelines import find_dateline, is_byline
from coder.language.text.paragraphs import paragraphs
from coder.language.text.trailers import inline_trailer, is_trailer

FILE = Path(__file__).parents[1] / "cases" / "text" / "paragraphs.txt"
CASES = [line for line in FILE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def kind_of(paragraph: str) -> str:
    """What a paragraph is, in the notation of the cases."""
    if is_trailer(paragraph):
        return "trailer"
    if is_byline(paragraph):
        return "byline"
    date = date_line(paragraph)
    return "text" if date is None else f"date {date or '-'}"


@pytest.mark.parametrize("case", CASES)
def test_paragraph(case: str) -> None:
    """Each paragraph is what its case says, and a dateline has the place and date that it says."""
    kind, text = (part.strip() for part in case.split(" | ", 1))
    if kind == "text" or not kind.startswith("text"):
        assert kind_of(text) == kind
        assert kind != "text" or find_dateline(text, 0, len(text)) is None
        return
    head, _, story = text.partition(" | ")
    dateline = find_dateline(f"{head} {story}", 0, len(head) + len(story) + 1)
    assert dateline is not None
    found = ", ".join(filter(None, (dateline.place, dateline.date)))
    assert (f"text {found or '-'}", f"{head} {story}"[dateline.end :]) == (kind, story)


def test_long_paragraphs_belong_to_the_story() -> None:
    """A byline, a date line or a row of marks is short."""
    assert not is_byline("By Ana Ruiz" + " and Ana Ruiz" * 12)
    assert date_line("Published: March 5, 2014" + " " * 140) is None
    assert not is_trailer("*" * 200)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Troops left. (Reporting by Ana Ruiz)", "(Reporting by Ana Ruiz)"),
        ("Troops left. [Writing and editing by Ana Ruiz]", "[Writing and editing by Ana Ruiz]"),
        ("Troops left. © 2014 Lagos Post", "© 2014 Lagos Post"),
        ("Troops left. Copyright (c) 2014 Lagos Post", "Copyright (c) 2014 Lagos Post"),
        ("Troops left (reporting was banned).", ""),
    ],
)
def test_trailers_at_the_end_of_a_paragraph(text: str, rest: str) -> None:
    """Credits in brackets and copyright notices end the text of a paragraph."""
    assert text[inline_trailer(text, 0, len(text)) :].strip() == rest


@pytest.mark.parametrize(
    ("text", "year", "date"),
    [
        ("March 5, 2014", None, Date(2014, 3, 5)),
        ("Sept. 5", "2014", Date(2014, 9, 5)),
        ("5th May", "2014", Date(2014, 5, 5)),
        ("Tuesday, 5 May 2015", None, Date(2015, 5, 5)),
        ("2014-03-05", None, Date(2014, 3, 5)),
        ("March 5", None, None),
        ("31 June 2014", None, None),
        ("2014-13-05", None, None),
        ("soon", "2014", None),
    ],
)
def test_dates_are_read(text: str, year: str | None, date: Date | None) -> None:
    """A date needs a year, its own or that of the copyright notice, and a day that exists."""
    assert read_date(text, year) == date


def test_years_are_found_in_notices() -> None:
    """The first number that can be a year of our time."""
    assert find_year("Copyright 1999-2014 Lagos Post, 3000 words") == "1999"
    assert find_year("Copyright 3014") is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One.\nTwo.", ["One.", "Two."]),
        ("One\ntwo.", ["One\ntwo."]),
        ("One.\r\n\r\nTwo.", ["One.", "Two."]),
        ("  One.  \n\n\n  ", ["One."]),
        ("One:\n- two\n- three", ["One:", "- two", "- three"]),
        ("", []),
    ],
)
def test_paragraphs(text: str, found: list[str]) -> None:
    """A line break ends a paragraph unless the next line goes on with a small letter."""
    assert [text[start:stop] for start, stop in paragraphs(text)] == found


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    """Lines of the same width go on until a short one, an indented one, or an item of a list."""
    line = "and the rebels held the town and all roads around it,\n"
    text = line * 3 + "and left.\nTroops came.\n" + line + "- They stayed.\n" + line + "  They left.\n" + line
    found = [text[start:stop].split("\n") for start, stop in paragraphs(text)]
    assert [(lines[0].strip(), len(lines)) for lines in found] == [
        (line.strip(), 4),
        ("Troops came.", 2),
        ("- They stayed.", 2),
        ("They left.", 2),
    ]
