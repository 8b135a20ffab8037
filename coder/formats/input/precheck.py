"""Looks at the columns of inputs before anything is coded, so that a wrong name stops at once."""

from __future__ import annotations

import os
from collections.abc import Iterable

from coder.core.errors import InputError, UsageError
from coder.formats.input.columns import unfit
from coder.formats.input.fields import Fields, listed, near
from coder.formats.input.readers import columns_of
from coder.formats.input.source import Source


def check_columns(sources: Iterable[Source | InputError], fields: Fields, encoding: str = "utf-8") -> None:
    """Raise ``UsageError`` if a column that the caller names is in no source, or if no source has a text.

    Each file is opened until all names are found, most often only the first; what is piped can't be looked at, and
    what is broken is rejected later.
    """
    missing = dict.fromkeys(fields.named())
    seen: dict[str, None] = {}
    fault: InputError | None = None
    has_text = unread = False
    for source in sources:
        names = _names(source, encoding)
        unread = unread or names is None
        if names is None:
            continue
        seen |= dict.fromkeys(names)
        missing = dict.fromkeys(name for name in fields.unknown(names) if name in missing)
        wrong = unfit(names, fields, source.path) if names and isinstance(source, Source) else None
        has_text, fault = has_text or wrong is None, fault or wrong
        if has_text and not missing:
            return
    if fault is not None and not has_text and not unread:
        raise UsageError(fault.message, file=fault.file, remedy=fault.remedy)
    if missing and not unread:
        name = next(iter(missing))
        raise UsageError(f"no input has a column '{name}': {listed(list(seen))}", remedy=near(name, seen))


def _names(source: Source | InputError, encoding: str) -> tuple[str, ...] | None:
    """Return the names of the columns of a source; None where they can't be looked at."""
    if isinstance(source, InputError) or not os.path.isfile(source.path):
        return None
    return columns_of(source, encoding)
