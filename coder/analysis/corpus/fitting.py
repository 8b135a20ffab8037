"""Where changed entries of verbs fit: a sentence in which none of them does is read as before."""

from __future__ import annotations

from collections.abc import Collection

from coder.coding.armed_deeds import with_shared_phrases
from coder.coding.matcher import Matcher
from coder.core.model import Clause, Parse
from coder.dictionary.tables import Dictionary
from coder.dictionary.verb_tables import VerbEntry


class Fitting:
    """Tries the changed entries of verbs of two dictionaries on parses."""

    def __init__(self, old: Dictionary, new: Dictionary, changed: Collection[str]) -> None:
        """``changed`` are the ids of the entries that differ."""
        self._sides = old, new
        self._changed = changed
        self._entries: dict[str, list[tuple[Dictionary, list[VerbEntry]]]] = {}

    def fits(self, parse: Parse) -> bool:
        """Return whether one of the entries fits the verb of any clause."""
        return any(self._fits(clause, parse) for clause in parse.clauses)

    def _fits(self, clause: Clause, parse: Parse) -> bool:
        readings = (clause, with_shared_phrases(clause, parse))  # a clause is read both ways
        return any(
            matcher.takes(entry, reading)
            for dictionary, entries in self._of(clause.verb.lemma)
            for matcher in (Matcher(dictionary, parse.sentence.tokens),)
            for entry in entries
            for reading in readings
        )

    def _of(self, verb: str) -> list[tuple[Dictionary, list[VerbEntry]]]:
        """The changed entries of a verb in each dictionary that has some."""
        found = self._entries.get(verb)
        if found is None:
            sides = [(side, [one for one in side.verbs.of(verb) if one.id in self._changed]) for side in self._sides]
            found = self._entries[verb] = [(side, entries) for side, entries in sides if entries]
        return found
