"""The words of the names of places in a sentence."""

from __future__ import annotations

from typing import Final

from coder.actors.resolver import SentenceActors
from coder.circumstances.divisions import divisions
from coder.circumstances.place_names import COMMA, DETERMINERS, IN, PARTICLES, joined

BEFORE_DIVISIONS: Final = IN | {COMMA, "("}
"""What may stand between a name and that of its division."""


class PlaceWords:
    """The tokens and the actors of a sentence, and where names end in it."""

    __slots__ = ("_items", "_tokens")

    def __init__(self, actors: SentenceActors) -> None:
        self._tokens = actors.sentence.tokens
        self._items = {item.first: item for item in actors.items if item.actor is not None}

    def _name_end(self, first: int) -> int:
        """Where a name ends that begins at a word: capitalised words with particles between them."""
        stop = first + 1
        while stop < len(self._tokens):
            token = self._tokens[stop]
            goes_on = token.text[:1].isupper() and token.tag.startswith("NNP") and stop not in self._items
            particle = token.text.lower() in PARTICLES and stop + 1 < len(self._tokens)
            if not goes_on and not (particle and self._tokens[stop + 1].text[:1].isupper()):
                break
            stop += 1
        return stop

    def _division(self, stop: int, country: str | None) -> str | None:
        """The division of a country that stands behind a name: "Springfield, Illinois", "Saraqeb in Idlib province"."""
        if country is None or self._word(stop) not in BEFORE_DIVISIONS:
            return None
        first = stop + 1 + (self._word(stop + 1) in DETERMINERS)
        item = self._items.get(first)
        end = item.stop if item is not None else self._name_end(first) if first < len(self._tokens) else first
        return divisions().code(self._words(first, end), [country])

    def _word(self, at: int) -> str:
        return self._tokens[at].text.lower() if at < len(self._tokens) else ""

    def _words(self, first: int, stop: int) -> str:
        return joined(self._tokens, first, stop)
