"""From events to findings: what is done with coded events, on DuckDB, from any output of the coder."""

from __future__ import annotations

from coder.analysis.event_files import Events, open_events
from coder.analysis.results import Result

__all__ = ["Events", "Result", "open_events"]
