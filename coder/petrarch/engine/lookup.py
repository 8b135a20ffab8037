"""What a name, phrase or code means to a dictionary that stands alone."""

from __future__ import annotations

from collections.abc import Iterator

from coder.core.syntax import Parse
from coder.petrarch.engine.codes import actors_of
from coder.petrarch.engine.rows import place
from coder.petrarch.engine.tables import Tables
from coder.petrarch.engine.units import lay_out


def lookup(tables: Tables, parse: Parse, date: str) -> Iterator[str]:
    """Return lines on the verbs and patterns that have a code, and on what a name or phrase codes to at a date."""
    words = parse.sentence.text
    for verb in tables.verb_rows:
        if verb.code == words:
            yield f"{words} verb {verb.form}: {verb.id} ({place(verb)})"
    for patterns in tables.patterns.values():
        for pattern in patterns:
            if pattern.code == words:
                yield f"{words} pattern {pattern.text}: {pattern.id} ({place(pattern)})"
    for unit in lay_out(parse, tables).units:
        for actor in actors_of(unit, tables, parse.sentence, date):
            yield f"{actor.code} {actor.span.text}"
            yield from (f"  {step.part} by {step.rule} ({step.where}): {step.words}" for step in actor.trace)
