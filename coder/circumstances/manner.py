"""In which manner: the PLOVER mode and contexts of an event, and the weapon, by the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.circumstances.phrases import Found, Phrases
from coder.circumstances.reach import ClauseOwners, Reach
from coder.core.model import Reason
from coder.core.syntax import Token
from coder.dictionary.actions import Code
from coder.dictionary.word_lists import word_values

UNSURE: Final = {code: frozenset(modes.split()) for code, modes in word_values("manner.unsure").items()}
"""Codes of several modes, of which the ontology gives one: the modes that words near the event may say instead."""
ARMED: Final = frozenset(("14", "15", "17", "18", "19", "20"))
"""Roots of which a weapon is told."""


MODES: Final = {
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
WEAPONS: Final = Phrases("manner.weapons")
CONTEXTS: Final = Phrases("manner.contexts")
RATHER: Final = word_values("manner.rather")
CONTEXT_OF_MODE: Final = word_values("manner.context_of_mode")


class SentenceManner:
    """The words of a sentence that say in which manner its events happened."""

    __slots__ = ("_contexts", "_lemmas", "_owners", "_tokens", "_words")

    def __init__(self, tokens: Sequence[Token], owners: ClauseOwners) -> None:
        self._tokens = tokens
        self._owners = owners
        self._lemmas = [token.lemma.lower() for token in tokens]
        self._words = [token.text.lower() for token in tokens]
        named = [token.lemma.lower() if token.tag[0] == "N" else token.text.lower() for token in tokens]
        self._contexts = list(CONTEXTS.find(named, self._words))

    def mode(self, code: Code, trigger: int, reach: Reach) -> tuple[str, Reason | None]:
        """Return the mode of an event: that of its code, else what words near it say."""
        phrases, others = MODES.get(code.plover), UNSURE.get(code.code)
        if phrases is None or (code.mode and others is None):
            return code.mode, None
        found = self._nearest(phrases, trigger, reach, others)
        return (found.value, self._reason("mode", found)) if found is not None else (code.mode, None)

    def weapon(self, root: str, trigger: int, reach: Reach) -> tuple[str, Reason | None]:
        """Return the weapon that is named nearest to an event; "" where none is."""
        found = self._nearest(WEAPONS, trigger, reach) if root in ARMED else None
        return (found.value, self._reason("weapon", found)) if found is not None else ("", None)

    def contexts(self, known: Sequence[str], mode: str) -> tuple[tuple[str, ...], list[Reason]]:
        """Return the contexts of an event: those of its code, then those that its mode or words of the sentence say."""
        brought = CONTEXT_OF_MODE[mode].split() if mode in CONTEXT_OF_MODE else ()
        told = {found.value: found for found in reversed(self._contexts)}
        reasons = [self._reason("context", found) for name, found in told.items() if name not in known]
        return tuple(dict.fromkeys((*known, *sorted({*told, *brought})))), reasons

    def _nearest(
        self, phrases: Phrases, trigger: int, reach: Reach, values: frozenset[str] | None = None
    ) -> Found | None:
        """The phrase nearest to a trigger in the clauses of the event; one of some ``values`` if need be elsewhere.

        A phrase of a kind that tells more goes before a nearer one: a suicide attack before its bomb.
        """
        clauses = list(reach.clauses())
        found = [one for one in phrases.find(self._lemmas, self._words) if not self._is_named(one)]
        if values is not None:
            found = [one for one in found if one.value in values]
        near = [one for one in found if any(self._owners.of(one.first, one.stop) is clause for clause in clauses)]
        if near or (clauses and values is None):
            found = near
        nearest = min(found, key=lambda one: abs(one.first - trigger), default=None)
        rather = RATHER.get(nearest.value) if nearest is not None else None
        return next((one for one in found if one.value == rather), nearest)

    def _is_named(self, found: Found) -> bool:
        """Whether a word is part of a longer name: "Royal Dutch Shell"."""
        around = self._tokens[max(found.first - 1, 0) : found.stop + 1]
        return found.stop - found.first == 1 and len(around) > 1 and all(token.tag == "NNP" for token in around[:2])

    def _reason(self, part: str, found: Found) -> Reason:
        words = " ".join([token.text for token in self._tokens[found.first : found.stop]])
        return Reason(part, f"manner.{part}.{found.value}", words=words)
