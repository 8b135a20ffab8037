"""What the page shows of the changes that a draft makes in the corpus."""

from __future__ import annotations

from coder.analysis.corpus import Change, Changes
from coder.core.records import record

MOST = 500
"""How many changes are shown."""


@record
class ChangeLine:
    """One event that a draft adds, takes away or codes anew."""

    kind: str
    """added, lost or recoded."""
    article: str
    text: str
    """The sentence."""
    before: str
    after: str


@record
class CorpusChanges:
    """All that a draft changes."""

    added: int
    lost: int
    recoded: int
    sentences: int
    """How many the corpus has."""
    seconds: float
    lines: tuple[ChangeLine, ...]


def corpus_changes(changes: Changes, sentences: int, seconds: float) -> CorpusChanges:
    """Return the view of changes, of which the first are shown."""
    counts = len(changes.added), len(changes.lost), len(changes.recoded)
    return CorpusChanges(*counts, sentences, seconds, tuple(map(_line, changes.all()[:MOST])))


def _line(change: Change) -> ChangeLine:
    before, after = (str(event) if event else "" for event in (change.old, change.new))
    return ChangeLine(change.kind.value, change.article_id, change.text, before, after)
