"""The ids of events: what is coded from the same text has the same id in every run."""

from __future__ import annotations

import hashlib

from coder.core.model import ActorMatch, Article

SEPARATOR = "\x1f"
DIGITS = 16


class EventIds:
    """Makes the ids of the events of one article.

    Every id depends on the article's id, date and text, so that two articles share none, even if they have one id.

    >>> one, other = EventIds(Article("a1", "Russia attacked.")), EventIds(Article("a1", "Russia attacked Georgia."))
    >>> one.event_id(0, "190", "RUS", "GEO", 7) == other.event_id(0, "190", "RUS", "GEO", 7)
    False
    """

    __slots__ = ("_known", "article")

    def __init__(self, article: Article) -> None:
        self.article = article
        self._known: tuple[str, str, str] | None = None

    @property
    def _parts(self) -> tuple[str, str, str]:
        """What every id depends on, once it is asked for: many articles have no event."""
        if self._known is None:
            article = self.article
            digest = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
            self._known = (article.id, article.date.isoformat() if article.date else "", digest)
        return self._known

    def event_id(self, sentence: int, code: str, source: str, target: str, start: int) -> str:
        """Return the id of an event: a hash of its article, sentence, code and actors, and of its trigger's place.

        >>> EventIds(Article("a1", "Russia attacked Georgia.")).event_id(0, "190", "RUS", "GEO", 7)
        '4fbfd20783eeed9c'
        """
        return self._hash("id", str(sentence), code, source, target, str(start))

    def event_key(self, start: int, source: ActorMatch | None, target: ActorMatch | None) -> str:
        """Return what an event is called whatever its codes: a hash of its article and of where its words stand.

        By it the results of two versions of the dictionaries are joined.

        >>> len(EventIds(Article("a1", "Russia attacked Georgia.")).event_key(7, None, None))
        16
        """
        return self._hash("key", str(start), _place(source), _place(target))

    def _hash(self, *parts: str) -> str:
        text = SEPARATOR.join((*self._parts, *parts))
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]


def _place(actor: ActorMatch | None) -> str:
    """Return where the words of an actor stand; nothing for nobody."""
    return f"{actor.span.start}-{actor.span.end}" if actor else ""
