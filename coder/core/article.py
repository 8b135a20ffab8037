"""What a caller gives: an article, and the spans of it that he knows to be actors."""

from __future__ import annotations

from datetime import date as Date

from coder.core.records import record


@record
class ActorSpan:
    """A span that the caller says is an actor: character offsets into the text of the article."""

    start: int
    end: int
    role: str | None = None
    code: str | None = None


@record
class Article:
    """One news article as it came in."""

    id: str
    text: str
    date: Date | None = None
    actors: tuple[ActorSpan, ...] = ()
