"""Where changed entries of verbs fit: a sentence in which none of them does is read as before."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from coder.analysis.corpus.delta import Need
from coder.analysis.corpus.word_index import verb_term
from coder.coding.matcher import Matcher
from coder.coding.persons import perhaps_persons
from coder.coding.shared_phrases import with_shared_phrases
from coder.core.syntax import Clause, Parse
from coder.dictionary.tables import Dictionary
from coder.dictionary.verb_tables import VerbEntry


class Fitting:
    """Tries the changed entries of verbs of two dictionaries on parses."""

    def __init__(self, sides: Sequence[Dictionary], changed: Collection[Need]) -> None:
        """``changed`` are the entries that differ."""
        self._sides = sides
        self._changed = {need.entry for need in changed if need.is_verb}
        self._verbs = {term for need in changed if need.is_verb for term in need.slots[0]}
        self._entries: dict[str, list[tuple[Dictionary, list[VerbEntry]]]] = {}

    def fits(self, parse: Parse) -> bool:
        """Return whether one of the entries fits the verb of any clause."""
        return any(self._fits(clause, parse) for clause in parse.clauses)

    def _fits(self, clause: Clause, parse: Parse) -> bool:
        readings = (clause, with_shared_phrases(clause, parse))  # a clause is read both ways
        return any(
            matcher.takes(entry, reading)
            for dictionary, entries in self._of(clause.verb.lemma)
            for persons in (frozenset[int](), perhaps_persons(parse.sentence.tokens))
            for matcher in (Matcher(dictionary, parse.sentence.tokens, persons),)
            for entry in entries
            for reading in readings
        )

    def _of(self, verb: str) -> list[tuple[Dictionary, list[VerbEntry]]]:
        """The changed entries of a verb in each dictionary that has some."""
        found = self._entries.get(verb)
        if found is None and verb_term(verb) not in self._verbs:
            found = self._entries[verb] = []
        if found is None:
            sides = [(side, [one for one in side.verbs.of(verb) if one.id in self._changed]) for side in self._sides]
            found = self._entries[verb] = [(side, entries) for side, entries in sides if entries]
        return found
