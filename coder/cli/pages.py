"""Writes what ``coder explain --html`` shows as a page that stands alone."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from coder.cli.outputs import regular_file
from coder.cli.printing import say
from coder.core.errors import UsageError
from coder.core.model import Article
from coder.pipeline import Coded, Pipeline

MOST = 200
"""How many articles go on a page."""


def write_page(path: Path, coder: Pipeline, articles: Iterable[Article], id: str | None) -> bool:
    """Write the page of the articles, or of the one with an id or an event with it; return whether there is any."""
    from coder.batch.checkpoint import replace_file
    from coder.diagnostics.why_not import eventless
    from coder.workbench.explain_page import explain_page
    from coder.workbench.views import ArticleView, article_view

    views: list[ArticleView] = []
    for article in articles:
        coded = coder.read(article)
        if id is not None and not _has(coded, id):
            continue
        if len(views) == MOST:
            raise UsageError(
                f"a page holds at most {MOST} articles", remedy="name one by its id, or use coder workbench"
            )
        silent = () if coder.patterns else tuple(eventless(coder, coded))
        views.append(article_view(coded, coder.dictionary.codes, silent=silent))
        if id is not None:
            break
    if views:
        page = explain_page(views)
        file = regular_file(str(path))
        if file is None:
            sys.stdout.write(page)
        else:
            replace_file(file, page)
    else:
        say(f"no article or event has the id '{id}'" if id is not None else "there is no article")
    return bool(views)


def _has(coded: Coded, id: str) -> bool:
    return coded.article.id == id or any(event.event_id == id for event in coded.events)
