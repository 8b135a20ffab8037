"""One sentence while the passes make clauses of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from coder.core.syntax import Chunk, Token
from coder.dictionary.verb_classes import ClauseWords
from coder.language.clauses.drafts import ClauseDraft
from coder.language.clauses.groups import Group
from coder.language.clauses.segments import Segment


@dataclass(slots=True)
class SentenceDraft:
    """One sentence on its way through the passes."""

    tokens: Sequence[Token]
    chunks: Sequence[Chunk]
    segments: Sequence[Segment]
    clauses: list[ClauseDraft]
    words: ClauseWords
    groups: Sequence[Group] = ()
    """All groups of the segments in order of place, as they were before subjects were cut from them."""
    phrases: list[Group] = field(default_factory=list)
    """Every noun group that is not inside another."""
