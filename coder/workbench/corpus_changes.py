"""What the page shows of the changes that a draft makes in the corpus."""

from __future__ import annotations

from collections.abc import Sequence

from coder.analysis.corpus.changes import Change, changes_of
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
    """What a draft changes in a stretch of the corpus."""

    added: int
    lost: int
    recoded: int
    sentences: int
    """How many the corpus has."""
    seconds: float
    lines: tuple[ChangeLine, ...]
    articles: int
    """How many articles have the words of the draft."""
    left: int
    """How many of these are still to be compared."""
    after: int
    """The number of the last article that was compared."""


def corpus_changes(
    found: Sequence[Change], articles: Sequence[int], after: int, sentences: int, seconds: float
) -> CorpusChanges:
    """Return the view of the changes that were found up to an article, of which the first are shown."""
    changes = changes_of(found, (), len(articles))
    counts = len(changes.added), len(changes.lost), len(changes.recoded)
    left = sum(number > after for number in articles)
    lines = tuple(map(_line, changes.all()[:MOST]))
    return CorpusChanges(*counts, sentences, seconds, lines, len(articles), left, after)


def _line(change: Change) -> ChangeLine:
    before, after = (str(event) if event else "" for event in (change.old, change.new))
    return ChangeLine(change.kind.value, change.article_id, change.text, before, after)
