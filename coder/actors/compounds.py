"""Names in compounds: "Israeli-Palestinian" and "Africa-South America" are two actors, "U.S.-led" is one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from coder.actors.items import Item
from coder.core.actor_code import SEVERAL
from coder.dictionary.actor_kinds import ActorKind
from coder.dictionary.name_table import NameMatch
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_list, word_values

LED_ENDINGS: Final = word_list("actors.led_endings")
BORN_ENDINGS: Final = word_list("actors.born_endings")
BORN: Final = "born"
"""The form of a compound that names where somebody was born: "a Somali-born preacher"."""
COMBINING: Final = word_values("actors.combining_forms")
DASH: Final = "–"
LONGEST_PART: Final = 3
"""So many words of a name at most stand before or behind the compound that it is a part of."""

Read = Callable[[NameMatch], Item | None]
"""What chooses the reading of a name."""
Introduced = Callable[[str], Item | None]
"""What finds the person whom the article introduced by a short name."""


class Compounds:
    """Finds the compounds of one sentence."""

    __slots__ = ("_dictionary", "_folds", "_texts")

    def __init__(self, texts: Sequence[str], folds: Sequence[str], dictionary: Dictionary) -> None:
        self._texts, self._folds, self._dictionary = texts, folds, dictionary

    def find(self, read: Read, introduced: Introduced) -> Iterator[Item]:
        """Yield the compounds, with the words of longer names that begin or end in them."""
        for at, text in enumerate(self._texts):
            if "-" not in text or not text[0].isupper():
                continue
            if text.lower().endswith(BORN_ENDINGS):
                first, part = self._left(at, text.rsplit("-", 1)[0], read)
                if part is not None and part.kind is ActorKind.STATE:
                    yield Item(first, at + 1, None, None, BORN, part.code, parts=(part,))
                continue
            if text.lower().endswith(LED_ENDINGS):
                text = text.rsplit("-", 1)[0]
            words = text.replace(DASH, "-").split("-")
            if len(words) == 1:
                part = self._name(words, read) or introduced(words[0])
                if part is not None:
                    yield Item(at, at + 1, None, None, "name", part.code, parts=(part,))
            elif len(words) == 2:
                pair = self._pair(at, words, read, introduced)
                if pair is not None:
                    yield pair

    def _pair(self, at: int, words: Sequence[str], read: Read, introduced: Introduced) -> Item | None:
        """Return the two actors of a compound of two words."""
        first, left = self._left(at, words[0], read)
        stop, right = self._right(at, words[1], read)
        left, right = left or introduced(words[0]), right or introduced(words[1])
        if left is None or right is None or left.kind is right.kind is ActorKind.COMPANY:
            return None
        return Item(first, stop, None, None, "pair", left.code + SEVERAL + right.code, parts=(left, right))

    def _left(self, at: int, word: str, read: Read) -> tuple[int, Item | None]:
        """Return where the name that ends in the first word begins, and who it is: "South Korea-Japan"."""
        state = self._dictionary.state(COMBINING.get(word.lower(), ""))
        if state is not None:
            return at, Item(at, at + 1, state, None, "combining", state.terms[0].code)
        for first in range(max(at - LONGEST_PART, 0), at):
            item = self._name([*self._texts[first:at], word], read) if self._texts[first][:1].isupper() else None
            if item is not None:
                return first, item
        return at, self._name([word], read)

    def _right(self, at: int, word: str, read: Read) -> tuple[int, Item | None]:
        """Return where the name that begins with the second word ends, and who it is: "Africa-South America"."""
        for stop in range(min(at + LONGEST_PART, len(self._texts) - 1), at, -1):
            item = self._name([word, *self._texts[at + 1 : stop + 1]], read) if word[:1].isupper() else None
            if item is not None:
                return stop + 1, item
        return at + 1, self._name([word], read)

    def _name(self, words: Sequence[str], read: Read) -> Item | None:
        """Return the one actor whom all of these words name."""
        starts = self._dictionary.names.starts(words)
        found = self._dictionary.names.find(starts, [start.folded for start in starts])
        if not found or found[0].first or found[0].stop < len(words):
            return None
        item = read(found[0])
        return item if item is not None and SEVERAL not in item.code else None
