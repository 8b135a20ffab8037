"""In which manner: the PLOVER mode and contexts of an event, and the weapon, by the words around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coder.circumstances.reach import ClauseOwners, Reach
from coder.core.model import Reason, Token
from coder.dictionary.tables import Code
from coder.dictionary.word_lists import word_values

LONGEST = 4
"""A phrase of the lists has at most so many words."""
UNSURE = frozenset(("183",))
"""Codes of several modes, of which the ontology gives the commonest: suicide, car and other bombing."""
ARMED = frozenset(("14", "15", "17", "18", "19", "20"))
"""Roots of which a weapon is told."""


class Found(NamedTuple):
    """A phrase of a list in a sentence: its tokens, and what the list says of it."""

    first: int
    stop: int
    value: str


class Phrases:
    """A list of phrases with their values, found in the lemmas or the words of a sentence."""

    def __init__(self, name: str) -> None:
        self._values = {tuple(phrase.split()): value for phrase, value in word_values(name).items()}
        self._openings = {phrase[0] for phrase in self._values}

    def find(self, lemmas: Sequence[str], words: Sequence[str]) -> Iterator[Found]:
        """Yield the longest phrase at each place."""
        at = 0
        while at < len(lemmas):
            opens = lemmas[at] in self._openings or words[at] in self._openings
            stop = self._stop(lemmas, words, at) if opens else at
            if stop > at:
                yield Found(at, stop, self._value(lemmas, words, at, stop))
            at = max(stop, at + 1)

    def _stop(self, lemmas: Sequence[str], words: Sequence[str], at: int) -> int:
        ends = range(min(at + LONGEST, len(lemmas)), at, -1)
        return next((end for end in ends if self._value(lemmas, words, at, end)), at)

    def _value(self, lemmas: Sequence[str], words: Sequence[str], first: int, stop: int) -> str:
        return self._values.get(tuple(words[first:stop])) or self._values.get(tuple(lemmas[first:stop]), "")


MODES = {
    "ASSAULT": Phrases("manner.assault"),
    "PROTEST": Phrases("manner.protest"),
    "COERCE": Phrases("manner.coerce"),
    "RETREAT": Phrases("manner.retreat"),
    "CONSULT": Phrases("manner.consult"),
    "SANCTION": Phrases("manner.sanction"),
    "MOBILIZE": Phrases("manner.mobilize"),
    "THREATEN": Phrases("manner.threaten"),
    "ACCUSE": Phrases("manner.accuse"),
}
"""By PLOVER type the words that say its mode."""
WEAPONS = Phrases("manner.weapons")
CONTEXTS = Phrases("manner.contexts")


class SentenceManner:
    """The words of a sentence that say in which manner its events happened."""

    def __init__(self, tokens: Sequence[Token], owners: ClauseOwners) -> None:
        self._tokens = tokens
        self._owners = owners
        self._lemmas = [token.lemma.lower() for token in tokens]
        self._words = [token.text.lower() for token in tokens]
        self._contexts = list(CONTEXTS.find(self._lemmas, self._words))

    def mode(self, code: Code, trigger: int, reach: Reach) -> tuple[str, Reason | None]:
        """Return the mode of an event: that of its code, else what words near it say."""
        phrases = MODES.get(code.plover) if not code.mode or code.code in UNSURE else None
        found = self._nearest(phrases, trigger, reach) if phrases is not None else None
        return (found.value, self._reason("mode", found)) if found is not None else (code.mode, None)

    def weapon(self, root: str, trigger: int, reach: Reach) -> tuple[str, Reason | None]:
        """Return the weapon that is named nearest to an event; "" where none is."""
        found = self._nearest(WEAPONS, trigger, reach) if root in ARMED else None
        return (found.value, self._reason("weapon", found)) if found is not None else ("", None)

    def contexts(self, known: Sequence[str]) -> tuple[tuple[str, ...], list[Reason]]:
        """Return the contexts of an event: those of its code, then those that words of the sentence say."""
        told = {found.value: found for found in reversed(self._contexts)}
        reasons = [self._reason("context", found) for name, found in told.items() if name not in known]
        return tuple(dict.fromkeys((*known, *sorted(told)))), reasons

    def _nearest(self, phrases: Phrases, trigger: int, reach: Reach) -> Found | None:
        """The phrase nearest to a trigger among those in the clauses of the event."""
        clauses = list(reach.clauses())
        found = [
            one
            for one in phrases.find(self._lemmas, self._words)
            if not clauses or any(self._owners.of(one.first, one.stop) is clause for clause in clauses)
        ]
        return min(found, key=lambda one: abs(one.first - trigger), default=None)

    def _reason(self, part: str, found: Found) -> Reason:
        words = " ".join([token.text for token in self._tokens[found.first : found.stop]])
        return Reason(part, f"manner.{part}.{found.value}", words=words)
