"""Bar chart of codes: how often each root, code or PLOVER type was coded, coloured by quad class."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from coder.analysis.code_titles import code_title
from coder.analysis.event_files import Events
from coder.analysis.plots.choices import CodeBy
from coder.analysis.plots.look import OTHERS, WHOLE, Look, altair, counted, finished, quad_colour, quad_name, table
from coder.analysis.plots.selection import Selection, select


@dataclass(frozen=True, slots=True)
class CodeCount:
    """The events of one code in one quad class."""

    label: str
    quad: int
    events: int


@dataclass(frozen=True, slots=True)
class Codes:
    """How often each code was coded."""

    by: CodeBy
    labels: tuple[str, ...]
    """The codes with their titles, in the order of their numbers of events, the others last."""
    counts: tuple[CodeCount, ...]
    events: int


def count_codes(events: Events, selection: Selection, by: CodeBy = CodeBy.ROOT, top: int = 20) -> Codes:
    """Count events by code; the codes beyond the ``top`` commonest are one, called others."""
    number = select(events, selection)
    rows = events.execute(
        f"SELECT {by}, coalesce(quad, 0), count(*) FROM shown WHERE {by} IS NOT NULL GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    totals: dict[str, int] = {}
    for code, _, count in rows:
        totals[code] = totals.get(code, 0) + count
    order = sorted(totals, key=lambda code: (-totals[code], code))
    names = {code: _label(code) for code in order[:top]}
    others = f"{OTHERS} ({len(order) - top:,})"
    sums: dict[tuple[str, int], int] = {}
    for code, quad, count in rows:
        key = names.get(code, others), quad
        sums[key] = sums.get(key, 0) + count
    labels = (*names.values(), *((others,) if len(order) > top else ()))
    return Codes(by, labels, tuple(CodeCount(*key, count) for key, count in sums.items()), number)


def _label(code: str) -> str:
    """A code with its title."""
    title = code_title(code)
    return f"{code}  {title}" if title else code


def draw_codes(codes: Codes, look: Look | None = None) -> Any:
    """Return an Altair chart with a bar for each code."""
    alt, look = altair(), look or Look()
    longest = max(map(len, codes.labels), default=0)
    room = min(look.width // 2, 7 * longest + 20)
    axis = alt.Axis(title=None, labelLimit=room, minExtent=min(room, 5.6 * longest), domain=False, ticks=False)
    totals = _totals(codes)
    rows = [
        {"label": count.label, "kind": quad_name(count.quad), "quad": count.quad, "events": count.events}
        for count in codes.counts
    ]
    height = look.height or max(40, 22 * len(codes.labels))
    y = alt.Y("label:N", sort=list(codes.labels), axis=axis)
    base = alt.Chart(table(alt, rows))
    bars = base.mark_bar(height={"band": 0.75}).encode(
        y=y, x=alt.X("events:Q", axis=alt.Axis(title="events", labelExpr=WHOLE, tickCount=5)),
        color=quad_colour(alt, look.width - room, rows), order=alt.Order("quad:Q"),
        tooltip=[alt.Tooltip("label:N", title=str(codes.by)), alt.Tooltip("kind:N"), "events:Q"],
    )  # fmt: skip
    ends = [{"label": label, "events": number, "text": f"{number:,}"} for label, number in totals.items()]
    figures = alt.Chart(table(alt, ends)).mark_text(align="left", dx=4, fontSize=10)
    figures = figures.encode(y=y, x=alt.X("events:Q"), text="text:N")
    chart = (bars + figures).properties(width=max(120, look.width - room - 60), height=height)
    names = {CodeBy.ROOT: "root", CodeBy.CODE: "code", CodeBy.PLOVER: "PLOVER type"}
    return finished(chart, look, f"Events by {names[codes.by]}", [counted(sum(totals.values()))], not rows)


def _totals(codes: Codes) -> dict[str, int]:
    """The events of each label, in order."""
    sums = dict.fromkeys(codes.labels, 0)
    for count in codes.counts:
        sums[count.label] += count.events
    return sums


def code_bars(codes: Codes) -> Iterator[tuple[str, int]]:
    """Yield each label with its number of events.

    >>> codes = Codes(CodeBy.ROOT, ("19  Fight",), (CodeCount("19  Fight", 4, 3),), 3)
    >>> list(code_bars(codes))
    [('19  Fight', 3)]
    """
    yield from _totals(codes).items()
