"""How a notebook shows a coded article or an event: the page of ``coder explain --html`` in a frame of its own."""

from __future__ import annotations

import html

from coder.compiled import compiled_dictionaries
from coder.core.model import Event
from coder.core.syntax import Parse, Sentence
from coder.dictionary.actions import Code
from coder.pipeline import Coded
from coder.workbench.explain_page import explain_page
from coder.workbench.views import ArticleView, SentenceView, article_view, event_view

_LINE = 48
"""Points of height for each sentence."""


def html_of(value: Coded | Event) -> str:
    """Return the HTML of a coded article or of one event.

    >>> from coder.core.model import Article
    >>> from coder.pipeline import Pipeline
    >>> event = Pipeline().read(Article("a", "Rain fell. Russia attacked Georgia.")).events[0]
    >>> html_of(event).startswith('<iframe sandbox="allow-scripts"')
    True
    """
    codes = {row[0]: Code(*row) for row in compiled_dictionaries()["codes"]}
    view = article_view(value, codes) if isinstance(value, Coded) else _view_of_event(value, codes)
    height = 320 + min(12, len(view.sentences)) * _LINE
    return (
        f'<iframe sandbox="allow-scripts" title="coder explain" srcdoc="{html.escape(explain_page([view]))}" '
        f'style="width: 100%; height: {height}px; border: 1px solid #8884; border-radius: 6px"></iframe>'
    )


def _view_of_event(event: Event, codes: dict[str, Code]) -> ArticleView:
    """Return the view of the one sentence that an event knows."""
    start = sentence_start(event)
    sentence = Sentence(event.sentence, start, start + len(event.text), event.text)
    shown = event_view(Parse(sentence, (), ()), event, codes)
    return ArticleView(
        event.article_id, event.date, (SentenceView(event.sentence, start, event.text, (), (shown,), ()),)
    )


def sentence_start(event: Event) -> int:
    """Return where the sentence of an event begins in its article: where the words of all its spans fit.

    >>> from coder.core.model import Article
    >>> from coder.pipeline import Pipeline
    >>> event = Pipeline().read(Article("a", "Rain fell. Russia attacked Georgia.")).events[0]
    >>> sentence_start(event)
    11
    """
    spans = [event.trigger, *(actor.span for actor in (event.source, event.target) if actor)]
    at = -1
    while (at := event.text.find(event.trigger.text, at + 1)) >= 0:
        start = event.trigger.start - at
        if all(event.text[span.start - start : span.end - start] == span.text for span in spans):
            return start
    return event.trigger.start
