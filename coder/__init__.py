"""Codes political events from English news text: who did what to whom, when, and by which rule that was decided."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from coder.errors import CoderError, DictionaryError, GrammarError, InputError, UsageError
from coder.events import Options
from coder.model import ActorMatch, ActorSpan, Article, Event, Rejected
from coder.pipeline import Coded, Coder

F = TypeVar("F")


def code_frame(frame: F, *, text_column: str | Iterable[str] = (), date_column: str | None = None, id_column: str | None = None,
               date_format: str | None = None, rejects: list[InputError] | None = None) -> F:
    """The events of a pandas or polars frame of articles, by the bundled dictionaries; see ``Coder.code_frame``."""
    return Coder().code_frame(frame, text_column=text_column, date_column=date_column, id_column=id_column, date_format=date_format, rejects=rejects)


__all__ = ["ActorMatch", "ActorSpan", "Article", "Coded", "Coder", "CoderError", "DictionaryError", "Event", "GrammarError", "InputError",
           "Options", "Rejected", "UsageError", "code_frame"]
