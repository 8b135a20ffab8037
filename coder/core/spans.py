"""Checks the spans that a caller marks as actors, before anything is coded."""

from __future__ import annotations

from collections.abc import Iterable

from coder.core.errors import InputError
from coder.core.model import ActorSpan


def checked_spans(spans: Iterable[ActorSpan], text: str) -> tuple[ActorSpan, ...]:
    """Return the spans of a text that hold anything; raise ``InputError`` if one can't be a span of it.

    >>> checked_spans([ActorSpan(0, 6), ActorSpan(3, 3)], "Russia left.")
    (ActorSpan(start=0, end=6, role=None, code=None),)
    >>> checked_spans([ActorSpan(6, 0)], "Russia.")
    Traceback (most recent call last):
    coder.core.errors.InputError: the actor from 6 to 0 is no span of the text (give offsets into its 7 characters)
    """
    found = tuple(spans)
    for span in found:
        if not (_is_place(span.start) and _is_place(span.end) and 0 <= span.start <= span.end <= len(text)):
            raise InputError(
                f"the actor from {str(span.start)[:20]} to {str(span.end)[:20]} is no span of the text",
                remedy=f"give offsets into its {len(text):,} characters",
            )
        if not all(value is None or isinstance(value, str) for value in (span.role, span.code)):
            raise InputError(
                f"the role or the code of the actor from {span.start} to {span.end} is not a text",
                remedy="leave it out where it is not known",
            )
    return tuple(span for span in found if span.start < span.end)


def _is_place(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
