"""Pictures show what was counted, with axes, legends and room for many actors."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date as Date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from coder.analysis import Look, Selection, open_events, save_plot, series
from coder.analysis.plots.calendar import count_days, draw_calendar
from coder.analysis.plots.choices import CodeBy, Level, Measure, Show, Unit
from coder.analysis.plots.codes import code_bars, count_codes, draw_codes
from coder.analysis.plots.dark import PAPER, WRITING
from coder.analysis.plots.heat import count_ties, draw_heat, steps
from coder.analysis.plots.layout import spring_layout
from coder.analysis.plots.look import COOPERATION, INK, QUAD_COLOURS, SEQUENTIAL
from coder.analysis.plots.network import draw_network, edges_of
from coder.analysis.plots.outlines import country_outlines
from coder.analysis.plots.periods import Period
from coder.analysis.plots.places import count_places, draw_map
from coder.analysis.plots.selection import parse_dyad, select
from coder.analysis.plots.series import count_series, draw_series
from coder.cli import app
from coder.core.errors import UsageError

HEADER = "date,source,target,code,quad_class,goldstein,place,place_country,lat,lon"
QUADS = {"01": 1, "02": 1, "03": 1, "04": 1, "05": 1, "06": 2, "07": 2, "11": 3, "19": 4}
WEIGHTS = {1: 1.0, 2: 7.0, 3: -2.0, 4: -10.0}
FEW = """
2001-01-03 RUS 190 GEO Gori GEO 41.98 44.11
2001-01-20 RUS 190 GEO
2001-02-01 RUS 040 GEO
2001-02-01 GEO 040 RUS
2001-02-03 GEOMIL 111 RUSGOV Moscow RUS 55.75 37.62
2001-02-03 IGOUNO 020 RUS
2001-04-01 GEO 070 GEO Gori GEO 41.98 44.11
? GEO 190 RUS
2001-04-02 ---REB 190 -
"""
"""Events as ``DAY SOURCE CODE TARGET [PLACE COUNTRY LAT LON]``, with ``?`` and ``-`` for what is not known."""


def events_file(folder: Path, written: str) -> Path:
    """A CSV file of events."""
    lines = [HEADER]
    for line in written.strip().splitlines():
        day, source, code, target, *place = line.split()
        quad = QUADS[code[:2]]
        cells = [
            "" if day == "?" else day,
            source,
            "" if target == "-" else target,
            code,
            str(quad),
            str(WEIGHTS[quad]),
        ]
        lines.append(",".join([*cells, *(place or ["", "", "", ""])]))
    path = folder / "events.csv"
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return path


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """A file of a few events."""
    return events_file(tmp_path, FEW)


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A file of events between fifty countries, each pair more often than the next."""
    names = [f"{a}{b}X" for a in "ABCDEFG" for b in "ABCDEFG"]
    pairs = [(one, other) for at, one in enumerate(names) for other in names[at + 1 : at + 3]]
    rows = [
        f"2001-{1 + (n * 7 + k) % 12:02}-{1 + k % 28:02} {one} {('040', '190', '111', '070')[k % 4]} {other}"
        for n, (one, other) in enumerate(pairs)
        for k in range(len(pairs) - n)
    ]
    return events_file(tmp_path, "\n".join(rows))


SELECTIONS = [
    # selection, how many events are left
    (Selection(), 9),
    (Selection(since=Date(2001, 2, 1)), 6),
    (Selection(until=Date(2001, 1, 31)), 2),
    (Selection(actors=("rus",)), 7),
    (Selection(actors=("GEOMIL",), level=Level.ACTOR), 1),
    (Selection(dyads=(("GEO", "RUS"),)), 6),
    (Selection(foreign=True), 8),
]


@pytest.mark.parametrize(("selection", "number"), SELECTIONS)
def test_which_events_are_shown(selection: Selection, number: int, few: Path) -> None:
    """Days, actors, dyads in either direction, and what crosses borders."""
    with open_events(few) as events:
        assert select(events, selection) == number


def test_how_actors_are_named(few: Path) -> None:
    """By country, international ones with their name; a role without a country has none; or by the whole code."""
    query = "SELECT DISTINCT source FROM shown WHERE source IS NOT NULL ORDER BY ALL"
    with open_events(few) as events:
        select(events, Selection())
        assert [row[0] for row in events.execute(query).fetchall()] == ["GEO", "IGOUNO", "RUS"]
        select(events, Selection(Level.ACTOR))
        assert [row[0] for row in events.execute(query).fetchall()] == ["---REB", "GEO", "GEOMIL", "IGOUNO", "RUS"]


@pytest.mark.parametrize("text", ["RUS", "", "-GEO", "RUS:"])
def test_what_is_no_dyad(text: str) -> None:
    """A dyad needs two actors."""
    with pytest.raises(UsageError, match="is no dyad"):
        parse_dyad(text)


def test_series_count_by_period(few: Path) -> None:
    """The commonest dyads have a panel each and the others one; events without a day are told."""
    with open_events(few) as events:
        series = count_series(events, Selection(), period=Period.MONTH, top=2)
    assert series.panels == ("RUS → GEO", "GEO → RUS", "others (2)")
    assert (series.undated, series.left_out, len(series.starts)) == (1, 2, 4)
    found = {(count.panel, count.start.month, count.quad): count.events for count in series.counts}
    assert found["RUS → GEO", 1, 4] == 2
    assert found["GEO → RUS", 2, 3] == 1


def test_series_tell_what_the_table_of_series_tells(sample_events: Path) -> None:
    """Pictures and `coder series` count the same events in the same periods."""
    file = sample_events / "events.parquet"
    told = {(period, f"{one} → {other}"): number for period, one, other, number in _counted(file)}
    with open_events(file) as events:
        series_shown = count_series(events, Selection(), period=Period.MONTH, top=1000)
    shown: dict[tuple[Date, str], int] = {}
    for count in series_shown.counts:
        key = count.start, count.panel
        shown[key] = shown.get(key, 0) + count.events
    international = ("IGO", "NGO", "IMG", "MNC")
    kept = {key: n for key, n in told.items() if not any(word in key[1] for word in international)}
    assert kept
    assert kept == {key: n for key, n in shown.items() if not any(word in key[1] for word in international)}


def _counted(file: Path) -> list[tuple[Any, ...]]:
    """The rows of `coder series` by pairs of countries: period, source, target, events."""
    result = series(file, ("countries",), "month").result
    places = [result.columns.index(name) for name in ("period", "source_country", "target_country", "events")]
    return [tuple(row[at] for at in places) for row in result.rows()]


def test_an_undirected_dyad_is_one_panel(few: Path) -> None:
    """What goes either way stands under the name in the order of the alphabet."""
    with open_events(few) as events:
        series = count_series(events, Selection(directed=False, dyads=(("RUS", "GEO"),)))
    assert series.panels == ("GEO – RUS",)
    assert sum(count.events for count in series.counts) == 5


def test_co_operation_goes_up_and_conflict_down(few: Path) -> None:
    """The bars of a period start at zero and stand upon each other, deeds inside and words outside."""
    with open_events(few) as events:
        chart = draw_series(count_series(events, Selection(), Unit.ALL, Period.YEAR)).to_dict()
    rows = [(row["kind"], row["from"], row["to"]) for row in chart_rows(chart)]
    assert sorted(rows) == [
        ("material co-operation", 0, 1),
        ("material conflict", 0, -3),
        ("verbal co-operation", 1, 4),
        ("verbal conflict", -3, -4),
    ]


def chart_rows(spec: Any) -> list[dict[str, Any]]:
    """The rows of the first data of a specification."""
    named = spec.get("datasets")
    return list(next(iter(named.values()))) if named else list(spec["data"]["values"])


@pytest.mark.parametrize("show", Show)
@pytest.mark.parametrize(("top", "width"), [(2, 400), (8, 800), (40, 1200)])
def test_series_fit_their_width(show: Show, top: int, width: int, many: Path) -> None:
    """Two panels and forty keep to the width that was asked for, and each panel can be read."""
    with open_events(many) as events:
        spec = draw_series(count_series(events, Selection(), top=top), show, Look(width=width)).to_dict()
    panel = spec["spec"]
    columns = spec["columns"]
    assert len(spec["facet"]["sort"]) == top + 1
    assert columns * (panel["width"] + 46) <= width + 46
    assert panel["width"] >= 80 and panel["height"] >= 45
    layer = panel.get("layer", [panel])[0]
    assert layer["encoding"]["color"]["legend"]["orient"] == "top"


def test_quad_classes_have_four_colours() -> None:
    """No two classes share a colour, and words are lighter than deeds for those who see no colours."""

    def light(colour: str) -> float:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        return 0.299 * red + 0.587 * green + 0.114 * blue

    assert len(set(QUAD_COLOURS.values())) == 4
    assert light(QUAD_COLOURS[1]) > light(QUAD_COLOURS[2]) + 40
    assert light(QUAD_COLOURS[3]) > light(QUAD_COLOURS[4]) + 40


def test_ties(few: Path) -> None:
    """Each pair has its number, mean weight and share of conflict; one-sided events are told."""
    with open_events(few) as events:
        ties = count_ties(events, Selection(), top=2)
    assert ties.actors == ("GEO", "RUS", "others (1)")
    assert (ties.left_out, ties.one_sided) == (1, 1)
    tie = next(tie for tie in ties.ties if (tie.source, tie.target) == ("GEO", "RUS"))
    assert (tie.events, tie.goldstein, tie.conflict) == (3, pytest.approx(-11 / 3), pytest.approx(2 / 3))
    assert [(edge.one, edge.other, edge.events) for edge in edges_of(ties)] == [("GEO", "RUS", 6)]


@pytest.mark.parametrize("measure", Measure)
@pytest.mark.parametrize(("top", "width"), [(2, 300), (40, 1000)])
def test_heat_maps_fit_their_width(measure: Measure, top: int, width: int, many: Path) -> None:
    """Forty-one rows of cells keep to the width, and both axes have a title."""
    with open_events(many) as events:
        spec = draw_heat(count_ties(events, Selection(), top), measure, Look(width=width)).to_dict()
    assert spec["width"] == spec["height"] <= width
    cells = spec.get("layer", [spec])[0]
    assert [cells["encoding"][axis]["axis"]["title"] for axis in "xy"] == ["target", "source"]


def test_small_numbers_are_seen_and_read(few: Path) -> None:
    """One event is no empty cell, the legend names numbers of the whole scale, and few names stand level."""
    with open_events(few) as events:
        ties = count_ties(events, Selection())
        cells, figures = draw_heat(ties).to_dict()["layer"]
        days = draw_calendar(count_days(events, Selection()))
    colours = [cells["encoding"]["color"], chart_colour(days.to_dict())]
    most = [max(tie.events for tie in ties.ties), 2]
    assert [colour["scale"]["domain"] for colour in colours] == [[0, number] for number in most]
    assert [colour["legend"]["values"] for colour in colours] == [steps(number) for number in most]
    assert cells["encoding"]["x"]["axis"]["labelAngle"] == 0
    assert figures["encoding"]["color"]["condition"]["value"] == "white"


def chart_colour(spec: dict[str, Any]) -> dict[str, Any]:
    """The colour channel of the cells of a calendar."""
    colour: dict[str, Any] = spec.get("spec", spec)["encoding"]["color"]["condition"]
    return colour


def test_networks_keep_the_strongest_ties(many: Path) -> None:
    """Each actor that is shown has a tie, and what is left out is told."""
    with open_events(many) as events:
        spec = draw_network(count_ties(events, Selection(), 40)).to_dict()
    assert spec["title"]["subtitle"][1].startswith("left out: 9 actors")
    lines, discs = (
        (list(rows) for rows in list(spec["datasets"].values())[:2])
        if "datasets" in spec
        else (
            spec["layer"][0]["data"]["values"],
            spec["layer"][1]["data"]["values"],
        )
    )
    ends = {name for line in lines for name in line["pair"].split(" - ")}
    assert ends == {disc["actor"] for disc in discs}


def test_a_layout_is_always_the_same_and_fills_the_picture() -> None:
    """Places lie in the picture, and no two in one place."""
    nodes = [f"n{n}" for n in range(12)]
    weights = {(nodes[n], nodes[(n * 5 + 1) % 12]): float(n + 1) for n in range(12)}
    places = spring_layout(nodes, weights, 1.5)
    assert places == spring_layout(nodes, weights, 1.5)
    assert all(-0.001 <= x <= 1.501 and -0.001 <= y <= 1.001 for x, y in places.values())
    assert len({(round(x, 3), round(y, 3)) for x, y in places.values()}) == 12
    assert spring_layout(["a"], {}) == {"a": (0.5, 0.5)}


def test_places(few: Path) -> None:
    """Events in one place are one point; countries count also what has no co-ordinates."""
    with open_events(few) as events:
        places = count_places(events, Selection())
    assert [(point.place, point.events, point.conflict) for point in places.points] == [
        ("Gori", 2, 0.5),
        ("Moscow", 1, 1.0),
    ]
    assert (places.countries, places.nowhere) == ({"GEO": 2, "RUS": 1}, 6)
    assert draw_map(places).to_dict()["projection"]["type"] == "mercator"
    assert draw_map(places, world=True).to_dict()["projection"]["type"] == "equalEarth"


def test_outlines() -> None:
    """Each country has one outline, whose rings run so that Vega fills the land and not the sea."""
    outlines = country_outlines()
    codes = [outline["id"] for outline in outlines]
    assert len(codes) == len(set(codes)) > 150
    for outline in outlines:
        polygons = outline["geometry"]["coordinates"]
        for polygon in [polygons] if outline["geometry"]["type"] == "Polygon" else polygons:
            ring = polygon[0]
            assert sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:], strict=False)) <= 0


CALENDARS = [(None, True, 7), (False, False, 4), (True, True, 7)]


@pytest.mark.parametrize(("asked", "daily", "cells"), CALENDARS)
def test_calendars(asked: bool | None, daily: bool, cells: int, few: Path) -> None:
    """Days are shown where the time is short, months where it is asked for."""
    with open_events(few) as events:
        calendar = count_days(events, Selection(), asked)
    assert (calendar.daily, calendar.undated) == (daily, 1)
    rows = chart_rows(draw_calendar(calendar).to_dict())
    assert len(rows) == (365 if daily else 12)
    assert sum(row["events"] for row in rows) == 8
    assert len(calendar.days) == cells - daily - (0 if daily else 1)


@pytest.mark.parametrize("measure", Measure)
@pytest.mark.parametrize("daily", [True, False])
def test_calendars_are_coloured_by_what_is_asked_for(measure: Measure, daily: bool, few: Path) -> None:
    """The colour is that of a number that each cell has."""
    with open_events(few) as events:
        spec = draw_calendar(count_days(events, Selection(), daily), measure).to_dict()
    colour = chart_colour(spec)
    assert all(colour["field"] in row for row in chart_rows(spec))
    values = {row["day"]: row[colour["field"]] for row in chart_rows(spec)}
    told = {Measure.EVENTS: (2, 4), Measure.GOLDSTEIN: (-0.5, 0.25), Measure.CONFLICT: (0.5, 0.25)}[measure]
    assert values["2001-02-03" if daily else "2001-02-01"] == told[not daily]


def test_long_times_are_told_by_month(tmp_path: Path) -> None:
    """More than six years are a row of months each."""
    rows = "\n".join(f"{year}-05-01 RUS 190 GEO" for year in range(1990, 2000))
    with open_events(events_file(tmp_path, rows)) as events:
        assert not count_days(events, Selection()).daily


BARS = [
    (CodeBy.ROOT, 2, [("19  Fight", 4), ("04  Consult", 2), ("others (3)", 3)]),
    (CodeBy.PLOVER, 5, []),
]


@pytest.mark.parametrize(("by", "top", "bars"), BARS)
def test_bars(by: CodeBy, top: int, bars: list[tuple[str, int]], few: Path) -> None:
    """Codes stand with their titles, the commonest first; what the file lacks has no bars."""
    with open_events(few) as events:
        codes = count_codes(events, Selection(), by, top)
    assert list(code_bars(codes)) == bars
    spec = draw_codes(codes).to_dict()
    assert spec["title"]["subtitle"] == ["9 events" if bars else "no events"]
    assert spec["config"]["legend"]["columnPadding"] > 20
    (room,) = {layer["encoding"]["y"]["axis"]["minExtent"] for layer in spec["layer"]}
    assert room >= 5.5 * max((len(label) for label, _ in bars), default=0)  # so that wider letters fit, too


ENDS = [("svg", b"<svg"), ("png", b"\x89PNG"), ("pdf", b"%PDF"), ("json", b"{"), ("html", b"<!DOCTYPE html>")]


@pytest.mark.parametrize(("ending", "start"), ENDS)
def test_files(ending: str, start: bytes, few: Path, tmp_path: Path) -> None:
    """A picture is written in the form that its name says."""
    with open_events(few) as events:
        chart = draw_codes(count_codes(events, Selection()))
    path = tmp_path / f"picture.{ending}"
    save_plot(chart, path)
    assert path.read_bytes().lstrip().startswith(start)


def test_html_asks_no_other_machine(few: Path, tmp_path: Path) -> None:
    """No script, style or picture of a page comes from elsewhere."""
    with open_events(few) as events:
        save_plot(draw_series(count_series(events, Selection())), tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert not re.findall(r"<script[^>]+src=|<link[^>]+href=", page)
    assert "import(" not in page and 'from "http' not in page


KINDS = ["series", "heat", "network", "map", "calendar", "codes"]


@pytest.mark.parametrize("kind", KINDS)
def test_commands(kind: str, few: Path, tmp_path: Path) -> None:
    """Each kind is written to a file, and drawn in the terminal without one."""
    picture = tmp_path / "picture.svg"
    done = CliRunner().invoke(app, ["plot", kind, str(few), "-o", str(picture)])
    assert done.exit_code == 0, done.output
    assert picture.read_text(encoding="utf-8").startswith("<svg")
    shown = CliRunner().invoke(app, ["plot", kind, str(few)], env={"COLUMNS": "80"})
    assert shown.exit_code == 0, shown.output
    assert len(shown.stdout.splitlines()) > 2
    assert max(map(len, shown.stdout.splitlines())) <= 80


@pytest.mark.parametrize("kind", KINDS)
def test_pictures_for_dark_pages(kind: str, few: Path, tmp_path: Path) -> None:
    """No colour of the light page is left in them, and the rows are the same."""
    light, dark = tmp_path / "light.json", tmp_path / "dark.json"
    for path, words in ((light, []), (dark, ["--dark"])):
        done = CliRunner().invoke(app, ["plot", kind, str(few), "-o", str(path), *words])
        assert done.exit_code == 0, done.output
    spec = json.loads(dark.read_text(encoding="utf-8"))
    assert spec["config"]["background"] == PAPER and spec["config"]["title"]["color"] == WRITING
    assert not re.search(f'"(white|{INK}|{COOPERATION}|{SEQUENTIAL[0]})"', dark.read_text(encoding="utf-8"))
    assert spec.get("datasets") == json.loads(light.read_text(encoding="utf-8")).get("datasets")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("written", ["", "2001-01-03 RUS 190 GEO", "? RUS 190 -"])
def test_few_events_or_none(kind: str, written: str, tmp_path: Path) -> None:
    """No events, one event, and one without a day and a target all give a picture."""
    file = events_file(tmp_path, written)
    done = CliRunner().invoke(app, ["plot", kind, str(file), "-o", str(tmp_path / "picture.svg")])
    assert done.exit_code == 0, done.output
    assert CliRunner().invoke(app, ["plot", kind, str(file)]).exit_code == 0


@pytest.mark.parametrize("kind", KINDS)
def test_what_has_no_event_is_told(kind: str, few: Path, tmp_path: Path) -> None:
    """A mistyped actor or dyad is named, since the picture would just be empty; without events the terminal says so."""
    words = ["plot", kind, str(few), "--dyad", "RUS-GEO", "--dyad", "RUS-GOE", "-o", str(tmp_path / "picture.svg")]
    told = CliRunner().invoke(app, words)
    assert told.exit_code == 0 and "no event has RUS-GOE" in told.stderr and "RUS-GEO" not in told.stderr
    none = CliRunner().invoke(app, ["plot", kind, str(events_file(tmp_path, ""))])
    assert none.stdout.startswith("no events")


WRONG = [
    (("series", "-o", "picture.doc"), "picture.doc: pictures can't be written so"),
    (("series", "--from", "soon"), "'soon' is not a date"),
    (("heat", "--dyad", "RUS"), "'RUS' is no dyad"),
]


@pytest.mark.parametrize(("words", "message"), WRONG)
def test_wrong_usage(words: tuple[str, ...], message: str, few: Path) -> None:
    """What makes no sense is told before anything is drawn."""
    done = CliRunner().invoke(app, ["plot", words[0], str(few), *words[1:]])
    assert isinstance(done.exception, UsageError)
    assert message in str(done.exception)


def test_a_missing_extra_is_told(few: Path, tmp_path: Path) -> None:
    """Without the packages that draw the command says what to install; the terminal needs none of them."""
    hidden = "import sys; sys.modules['altair'] = None; from coder.cli import main; main()"
    command = [sys.executable, "-c", hidden, "plot", "codes", str(few)]
    done = subprocess.run([*command, "-o", str(tmp_path / "x.png")], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "pictures need the package altair (pip install 'cameo-coder[plot]')" in done.stderr
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
