"""The ids of events: what is coded from the same text has the same id in every run."""

from __future__ import annotations

import hashlib

SEPARATOR = "\x1f"
DIGITS = 16


def event_id(article_id: str, sentence: int, code: str, source: str, target: str, start: int) -> str:
    """Return the id of an event, a hash of its article, sentence, code and actors and of the place of its trigger.

    >>> event_id("a1", 0, "190", "RUS", "GEO", 7)
    '9185480b965f7ae3'
    """
    parts = (article_id, str(sentence), code, source, target, str(start))
    return hashlib.sha256(SEPARATOR.join(parts).encode("utf-8", "replace")).hexdigest()[:DIGITS]
