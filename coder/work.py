"""One sentence while the passes make clauses of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from coder.drafts import Draft
from coder.model import Chunk, Token
from coder.phrases import Group
from coder.segments import Segment
from coder.words import ClauseWords


@dataclass(slots=True)
class Work:
    """One sentence on its way through the passes."""

    tokens: Sequence[Token]
    chunks: Sequence[Chunk]
    segments: Sequence[Segment]
    clauses: list[Draft]
    words: ClauseWords
    phrases: list[Group] = field(default_factory=list)
