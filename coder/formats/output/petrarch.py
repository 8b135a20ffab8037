"""Events as PETRARCH writes them: date, source, target, code and the id of the article."""

from __future__ import annotations

from coder.core.model import Event
from coder.formats.output.columns import Row
from coder.formats.output.tab_separated import NULL, code_of, day, schema


def _row(event: Event) -> Row:
    return day(event.date), code_of(event.source) or NULL, code_of(event.target) or NULL, event.code, event.article_id


PETRARCH = schema("petrarch", ("date", "source", "target", "code", "ids"), _row)
