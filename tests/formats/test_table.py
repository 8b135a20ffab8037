"""The table for the screen: it fits its width, and has colours and sentences if asked."""

from __future__ import annotations

import re
from functools import cache

import pytest

from coder import Coder
from coder.core.model import Event
from coder.core.terminal import QUAD_STYLES, painted
from coder.formats.output.columns import flat
from coder.formats.output.table import Look, fitted, table

TEXT = (
    "Russia and Germany held talks in Berlin. It rained. "
    "The Turkish government threatened to impose sanctions on Israel, which had attacked a ship on its way to Gaza."
)
SGR = re.compile(r"\x1b\[[\d;]*m")


@cache
def events() -> list[Event]:
    """The events of a text with two sentences that give some."""
    return Coder().code(TEXT, "2010-06-01", "a-rather-long-article-id-2010-06-01")


def lines(look: Look) -> list[str]:
    """The lines of the table of these events."""
    form = table(look)
    assert form.encode is not None
    return (form.header + form.encode(map(flat, events()))).splitlines()


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 200])
@pytest.mark.parametrize("colour", [False, True])
@pytest.mark.parametrize("sentences", [False, True])
def test_no_line_is_wider_than_the_screen(width: int, colour: bool, sentences: bool) -> None:
    """Colours take no room."""
    found = lines(Look(width, colour, sentences))
    assert len(found) >= 2 + len(events())
    assert max(len(SGR.sub("", line)) for line in found) <= width
    assert any(map(SGR.search, found)) is colour


@pytest.mark.parametrize(("width", "missing"), [(80, set()), (70, {"trigger"}), (60, {"trigger", "date"})])
def test_a_narrow_screen_loses_columns(width: int, missing: set[str]) -> None:
    """The codes are kept longest."""
    assert set(fitted(200)) - set(fitted(width)) == missing


def test_a_sentence_stands_under_its_events() -> None:
    """Once for all of them, and no sentence without events."""
    found = lines(Look(100, sentences=True))
    at = found.index("    Russia and Germany held talks in Berlin.")
    assert at == 4 and all(" held" in line or " talks" in line for line in found[2:4])
    assert not any("rained" in line for line in found)


def test_events_have_the_colours_of_their_quad_classes() -> None:
    """And the words that decided are bold in the sentence."""
    found = lines(Look(100, colour=True, sentences=True))
    for event in events():
        style = QUAD_STYLES[event.quad_class or 0]
        assert any(line.startswith(painted("|", style).split("|")[0]) and event.event in line for line in found)
    assert any(f"held {painted('talks', *'1')}" in line or painted("held", *"1") in line for line in found)
