"""Hits as a concordance: the found words in the middle of their line, with what stands before and behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coder.analysis.corpus.finding import Hit

LEAST = 40
"""The least width of a line."""
_LONGEST = 24
"""The longest found words that are shown whole."""


def concordance(hits: Iterable[Hit], width: int) -> Iterator[str]:
    """Yield a line for each hit, with its article at the end.

    >>> from datetime import date
    >>> text = "On Monday soldiers shelled a village."
    >>> hit = Hit("a7", date(2014, 3, 5), 0, text, 19, 26, "shell", "soldier", "village")
    >>> list(concordance([hit], 48))
    [' Monday soldiers  shelled  a village.         a7']
    """
    for hit in hits:
        label = visible(hit.article_id)[-20:]
        room = max(width, LEAST) - len(label) - 2
        word = visible(hit.text[hit.start : hit.end])
        word = word if len(word) <= _LONGEST else word[: _LONGEST - 1] + "\u2026"
        left = (room - len(word) - 4) // 2
        right = room - len(word) - 4 - left
        before, behind = visible(hit.text[: hit.start]), visible(hit.text[hit.end :])
        yield f"{before[-left:]:>{left}}  {word}  {behind[:right]:<{right}}  {label}"


def visible(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())
