"""Looks up what a name, phrase or code means to the dictionaries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date

from coder.actors.discourse import Discourse
from coder.actors.phases import sentence_actors
from coder.core.syntax import Phrase, Sentence
from coder.diagnostics.column_values import value_lines
from coder.diagnostics.entries import word_lines
from coder.diagnostics.identifiers import identifier_lines
from coder.dictionary.actor_codes import code_at
from coder.dictionary.actor_entries import ALWAYS, ActorEntry, Term
from coder.petrarch.engine.lookup import lookup as pattern_lookup
from coder.pipeline import Pipeline


def lookup(coder: Pipeline, words: str, date: Date | None = None) -> Iterator[str]:
    """Return lines on a code or id that the coder prints, or on a name or phrase.

    Of a name they say what it codes to at a date, and which entries have this name or its words.
    """
    if coder.patterns:
        yield from pattern_lookup(
            coder.patterns.tables, coder.parse(Sentence(0, 0, len(words), words)), date.isoformat() if date else ""
        )
        return
    when = date.isoformat() if date else ""
    known = list(identifier_lines(coder.dictionary, words, when))
    yield from known
    yield from value_lines(coder.dictionary, words)
    if known and not coder.dictionary.names.readings(words):
        return
    tokens = coder.parse(Sentence(0, 0, len(words), words)).sentence.tokens
    if not tokens:
        return
    actors = sentence_actors(Sentence(0, 0, len(words), words, tokens), (), coder.dictionary, Discourse(), when)
    found = actors.actors(Phrase(0, len(tokens), len(tokens) - 1))
    for actor in found:
        yield f"{actor.code or '?'} {words}"
        yield from (f"  {reason.part} by {reason.rule} ({reason.where}): {reason.words}" for reason in actor.trace)
    yield from _readings(coder, words, when)
    if not found or len(tokens) == 1:
        yield from word_lines(coder.dictionary, (token.lemma.lower() for token in tokens))


def _readings(coder: Pipeline, name: str, date: str) -> Iterator[str]:
    """Return lines on every entry with exactly this name: kind, terms, the code at the date, and the context."""
    readings = coder.dictionary.names.readings(name)
    if len({number for number, _, _ in readings}) > 1:
        yield f"{name} has {len({number for number, _, _ in readings})} readings:"
    for number, role, form in readings:
        entry = coder.dictionary.actors[number]
        code, fit = code_at(entry, date)
        counts = "does not count yet" if form == "bare" and fit == 0 else f"codes to {code}{role}"
        yield f"  {entry.id} ({entry.where}), {entry.kind}, {form}: {counts}" + (f" at {date}" if date else "")
        yield from (f"    {_term(term)}" for term in entry.terms)
        yield from _context(entry)


def _term(term: Term) -> str:
    dates = (
        ""
        if (term.first, term.last) == ALWAYS
        else f" {term.first if term.first != ALWAYS[0] else ''}..{term.last if term.last != ALWAYS[1] else ''}"
    )
    return f"{term.code}{' ' + term.office if term.office else ''}{dates}"


def _context(entry: ActorEntry) -> Iterator[str]:
    """Return a line on what the article must say for this reading."""
    signs = {"+": "near it", "&": "right before it", "-": "and never"}
    wanted = [f"{signs[word[0]]} '{word[1:]}'" if word[0] in signs else f"'{word}'" for word in entry.context]
    if wanted:
        yield f"    only where the article says {', '.join(wanted)}"
