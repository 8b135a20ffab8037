"""The coder as its users see it: texts, articles or frames go in, and events come out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date as Date
from pathlib import Path
from typing import TypeVar

from coder.coding.events import Options
from coder.core.errors import InputError, UsageError
from coder.core.given import checked_article, given_article, given_folders
from coder.core.model import ActorSpan, Article, Event
from coder.pipeline import Coded, Pipeline

F = TypeVar("F")


class Coder:
    """Codes articles; it keeps nothing of one article for the next.

    >>> text = "Russian President Vladimir Putin met German Chancellor Angela Merkel."
    >>> for event in Coder().code(text, date="2014-03-05"):
    ...     print(event.source.code, event.event, event.target.code)
    RUSGOV MEET DEUGOV
    DEUGOV MEET RUSGOV
    """

    def __init__(self, dictionaries: str | Path | Iterable[str | Path] = (), options: Options | None = None) -> None:
        """Load the bundled dictionaries, and over them those of other folders; raises ``DictionaryError``."""
        if not (options is None or isinstance(options, Options)):
            raise UsageError("the options are no Options", remedy="give coder.Options(...)")
        self._pipeline = Pipeline(given_folders(dictionaries), options)

    def code(
        self, text: str, date: Date | str | None = None, article_id: str = "text", actors: Iterable[ActorSpan] = ()
    ) -> list[Event]:
        """Return the events of one text.

        ``date`` is a date or ISO string; ``actors`` are spans that the caller knows to be actors. Raises ``UsageError``
        for anything else in their place.
        """
        return list(self._pipeline.read(given_article(text, date, article_id, actors)).events)

    def code_articles(self, articles: Iterable[Article]) -> Iterator[Event]:
        """Yield the events of many articles in their order."""
        for article in articles:
            yield from self._pipeline.read(checked_article(article), keep_parses=False).events

    def code_frame(
        self,
        frame: F,
        *,
        text_column: str | Iterable[str] = (),
        date_column: str | None = None,
        id_column: str | None = None,
        date_format: str | None = None,
        keep: Iterable[str] = (),
        rejects: list[InputError] | None = None,
    ) -> F:
        """Return the events of a pandas or polars frame of articles, as a frame of the same kind.

        Columns are found by the names that archives use, or are named here; those in ``keep`` go with each event. Rows
        without an article go to ``rejects`` or to the log.
        """
        from coder.formats.input.fields import Fields
        from coder.integrations.dataframes import code_frame

        text = (text_column,) if isinstance(text_column, str) else tuple(text_column)
        fields = Fields(text, date_column, id_column, date_format, tuple(keep))
        return code_frame(lambda article: self.code_articles([article]), frame, fields, rejects)

    def read(self, article: Article) -> Coded:
        """Return all that is made of an article: its sentences as parsed, events, and what was rejected and why.

        >>> coded = Coder().read(Article("a", "Chad did not attack Sudan."))
        >>> [str(one.reason) for one in coded.rejected]
        ['negated']
        """
        return self._pipeline.read(checked_article(article))
