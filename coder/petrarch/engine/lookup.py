"""What a name, phrase or code means to a dictionary that stands alone."""

from __future__ import annotations

from collections.abc import Iterator

from coder.core.model import Parse
from coder.petrarch.engine.codes import actors_of, place
from coder.petrarch.engine.tables import Tables
from coder.petrarch.engine.units import lay_out


def lookup(tables: Tables, parse: Parse, date: str) -> Iterator[str]:
    """Lines on the verbs and patterns of a code, or on what a name or phrase codes to at a date."""
    words = parse.sentence.text
    coded = [(row[0], row[1], row[2], f"verb {row[5]}") for row in tables.verb_rows if row[3] == words]
    coded += [
        (row[0], row[1], row[2], f"pattern {row[4]}")
        for rows in tables.patterns.values()
        for row in rows
        if row[3] == words
    ]
    yield from (f"{words} {text}: {id_} ({place(where, was)})" for id_, where, was, text in coded)
    for unit in lay_out(parse, tables).units:
        for actor in actors_of(unit, tables, parse.sentence, date):
            yield f"{actor.code} {actor.span.text}"
            yield from (f"  {reason.part} by {reason.rule} ({reason.where}): {reason.words}" for reason in actor.trace)
