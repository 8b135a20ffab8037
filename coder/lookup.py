"""What a name, phrase or code means to the dictionaries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date

from coder.actors import SentenceActors
from coder.discourse import Discourse
from coder.model import Phrase, Sentence
from coder.pipeline import Coder


def lookup(coder: Coder, words: str, date: Date | None = None) -> Iterator[str]:
    """Lines on a code of the ontology, or on what a name or phrase codes to at a date."""
    code = coder.dictionary.codes.get(words)
    if code is not None:
        yield f"{code.code} {code.name}: {code.title} (Goldstein {code.goldstein}, quad class {code.quad}, PLOVER {code.plover})"
        for entries in (coder.dictionary.verbs, coder.dictionary.nouns, coder.dictionary.adjectives):
            for word, found in entries.items():
                for entry in found:
                    action = coder.dictionary.actions.get(entry.name)
                    if action and action.codes.get("done") == code.code:
                        yield f"  {entry.kind} {word}: {entry.id} ({entry.where})"
        return
    tokens = coder.parse(Sentence(0, 0, len(words), words)).sentence.tokens
    if not tokens:
        return
    actors = SentenceActors(Sentence(0, 0, len(words), words, tokens), coder.dictionary, Discourse(), date.isoformat() if date else "")
    for actor in actors.actors(Phrase(0, len(tokens), len(tokens) - 1)):
        yield f"{actor.code or '?'} {words}"
        yield from (f"  {reason.part} by {reason.rule} ({reason.where}): {reason.words}" for reason in actor.trace)
