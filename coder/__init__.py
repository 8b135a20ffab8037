"""Codes political events from English news text: who did what to whom, when, and by which rule that was decided.

The names of the facade are loaded when they are first used, so that commands which need few of them start fast.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from coder.coding.events import Options
    from coder.core.errors import CoderError, DictionaryError, GrammarError, InputError, UsageError
    from coder.core.model import ActorMatch, ActorSpan, Article, Event, Rejected
    from coder.facade import Coder
    from coder.pipeline import Coded

F = TypeVar("F")
_HOMES = {
    "core.errors": ("CoderError", "DictionaryError", "GrammarError", "InputError", "UsageError"),
    "coding.events": ("Options",),
    "core.model": ("ActorMatch", "ActorSpan", "Article", "Event", "Rejected"),
    "facade": ("Coder",),
    "pipeline": ("Coded",),
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return import_module("coder.core.version").package_version()
    home = next((module for module, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module 'coder' has no attribute '{name}'")
    return getattr(import_module(f"coder.{home}"), name)


def __dir__() -> list[str]:
    return [*globals(), *__all__]


def code_frame(
    frame: F,
    *,
    text_column: str | Iterable[str] = (),
    date_column: str | None = None,
    id_column: str | None = None,
    date_format: str | None = None,
    keep: Iterable[str] = (),
    rejects: list[InputError] | None = None,
) -> F:
    """The events of a pandas or polars frame of articles, by the bundled dictionaries; see ``Coder.code_frame``."""
    from coder.facade import Coder

    return Coder().code_frame(
        frame,
        text_column=text_column,
        date_column=date_column,
        id_column=id_column,
        date_format=date_format,
        keep=keep,
        rejects=rejects,
    )


__all__ = [
    "__version__",
    "ActorMatch",
    "ActorSpan",
    "Article",
    "Coded",
    "Coder",
    "CoderError",
    "DictionaryError",
    "Event",
    "GrammarError",
    "InputError",
    "Options",
    "Rejected",
    "UsageError",
    "code_frame",
]
