"""Says why a text was coded wrong."""

from __future__ import annotations

from collections.abc import Iterable

from coder.pipeline import Coded


def cause_of(coded: Coded, wanted: Iterable[str], got: Iterable[str]) -> str:
    """Return why a text lacks the roots or types that it should have.

    It was coded as something else, or its candidates were rejected, or no entry fits it.

    >>> from coder.core.model import Article
    >>> from coder.pipeline import Pipeline
    >>> coded = Pipeline().read(Article("a", "Chad did not attack Sudan."))
    >>> cause_of(coded, ["19"], ["17"]), cause_of(coded, ["19"], [])
    ('19 coded as 17', '19 rejected: negated')
    """
    missing = "/".join(sorted(wanted)) or "no event"
    others = "/".join(sorted(got))
    if others:
        return f"{missing} coded as {others}"
    reasons = sorted({str(item.reason) for item in coded.rejected})
    return f"{missing} rejected: {'/'.join(reasons)}" if reasons else f"{missing} without any entry that fits"
