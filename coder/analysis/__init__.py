"""From events to findings: what is done with coded events, on DuckDB, from any output of the coder.

The names of the facade are loaded when they are first used, so that commands which need few of them start fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from coder.analysis.agreement import cohen_kappa, krippendorff_alpha, percent_agreement
    from coder.analysis.codings import agreement_of, read_codings
    from coder.analysis.counting.series import Series, series
    from coder.analysis.evaluation import evaluate
    from coder.analysis.event_files import Events, open_events
    from coder.analysis.gold_tables import gold_from_csv
    from coder.analysis.groups import Grouped
    from coder.analysis.judgements import read_judgements
    from coder.analysis.linking.link import link
    from coder.analysis.one_a_day import dedupe
    from coder.analysis.plots.look import Look
    from coder.analysis.plots.pictures import plot_calendar, plot_codes, plot_heat, plot_map, plot_network, plot_series
    from coder.analysis.plots.render import save_plot
    from coder.analysis.plots.selection import Selection
    from coder.analysis.precision import precision_by_stratum
    from coder.analysis.results import Result
    from coder.analysis.sampling import sample

_HOMES = {
    "agreement": ("cohen_kappa", "krippendorff_alpha", "percent_agreement"),
    "codings": ("agreement_of", "read_codings"),
    "counting.series": ("Series", "series"),
    "evaluation": ("evaluate",),
    "event_files": ("Events", "open_events"),
    "gold_tables": ("gold_from_csv",),
    "groups": ("Grouped",),
    "judgements": ("read_judgements",),
    "linking.link": ("link",),
    "one_a_day": ("dedupe",),
    "plots.look": ("Look",),
    "plots.pictures": ("plot_calendar", "plot_codes", "plot_heat", "plot_map", "plot_network", "plot_series"),
    "plots.render": ("save_plot",),
    "plots.selection": ("Selection",),
    "precision": ("precision_by_stratum",),
    "results": ("Result",),
    "sampling": ("sample",),
}
"""The names of the facade by the module that each is in."""


def __getattr__(name: str) -> Any:
    home = next((module for module, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module 'coder.analysis' has no attribute '{name}'")
    return getattr(import_module(f"coder.analysis.{home}"), name)


def __dir__() -> list[str]:
    return [*globals(), *__all__]


__all__ = [
    "Events",
    "Grouped",
    "Look",
    "Result",
    "Selection",
    "Series",
    "agreement_of",
    "cohen_kappa",
    "dedupe",
    "evaluate",
    "gold_from_csv",
    "krippendorff_alpha",
    "link",
    "open_events",
    "percent_agreement",
    "plot_calendar",
    "plot_codes",
    "plot_heat",
    "plot_map",
    "plot_network",
    "plot_series",
    "precision_by_stratum",
    "read_codings",
    "read_judgements",
    "sample",
    "save_plot",
    "series",
]
