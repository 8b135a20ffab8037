"""The options that pictures share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from coder.analysis.plots.choices import Level, Measure

WHICH, HOW = "Which events", "Picture"
Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", help="A .html, .svg, .png, .pdf or .json file; without it the terminal."),
]
LevelOption = Annotated[
    Level, typer.Option("--level", rich_help_panel=WHICH, help="Actors by country, or by their whole code.")
]
Since = Annotated[str | None, typer.Option("--from", rich_help_panel=WHICH, help="The first day, YYYY-MM-DD.")]
Until = Annotated[str | None, typer.Option("--until", rich_help_panel=WHICH, help="The last day, YYYY-MM-DD.")]
Actors = Annotated[
    list[str] | None,
    typer.Option("--actor", rich_help_panel=WHICH, help="Only what this actor takes part in; may be repeated."),
]
Dyads = Annotated[
    list[str] | None,
    typer.Option("--dyad", rich_help_panel=WHICH, help="Only this dyad, such as RUS-GEO; may be repeated."),
]
Foreign = Annotated[
    bool, typer.Option("--foreign", rich_help_panel=WHICH, help="Leave out what actors do to themselves.")
]
Undirected = Annotated[
    bool, typer.Option("--undirected", rich_help_panel=WHICH, help="A to B and B to A are one dyad.")
]
Top = Annotated[int, typer.Option("--top", min=1, max=200, rich_help_panel=HOW, help="How many; the rest are others.")]
Title = Annotated[str, typer.Option("--title", rich_help_panel=HOW, help="Another title.")]
Width = Annotated[int, typer.Option("--width", min=200, max=5000, rich_help_panel=HOW, help="In pixels, about.")]
Height = Annotated[
    int | None, typer.Option("--height", min=100, max=10000, rich_help_panel=HOW, help="In pixels, about.")
]
MeasureOption = Annotated[
    Measure,
    typer.Option("--show", rich_help_panel=HOW, help="Number of events, mean Goldstein weight, share of conflict."),
]
Dark = Annotated[bool, typer.Option("--dark", rich_help_panel=HOW, help="For a dark page: light on dark.")]
