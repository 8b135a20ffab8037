"""Where somebody stands in a picture, which a caption says between commas or in brackets and no sentence needs."""

from __future__ import annotations

import re
from typing import Final

from coder.dictionary.word_lists import alternatives, word_set

PLACES: Final = word_set("text.picture_places")
LONGEST: Final = max(place.count(" ") + 1 for place in PLACES)
"""A place in a picture has at most so many words."""
ENDS: Final = frozenset((",", ".", ";"))
BRACKETS: Final = ("(", ")")
_SIGN: Final = re.compile(rf"(?:, |\()(?i:{alternatives('text.picture_places')})[,.;)]")
"""A sentence that names such a place has one of these."""
Word = tuple[str, int, int]


def without_picture_places(text: str, words: list[Word]) -> list[Word]:
    """The words of a sentence without those that say where somebody stands in a picture.

    >>> text = "Lund, left, and Okoro (R) met."
    >>> from coder.language.text.tokenizer import tokenize
    >>> [word for word, _, _ in without_picture_places(text, tokenize(text))]
    ['Lund', 'and', 'Okoro', 'met', '.']
    """
    if _SIGN.search(text) is None:
        return words
    out: list[Word] = []
    aside, at = False, 0
    while at < len(words):
        stop = _end_of_place(words, at)
        if stop == at:
            aside = aside or words[at][0] == ","
            out.append(words[at])
            at += 1
        else:
            at = stop if aside or words[stop - 1][0] == ")" or words[stop][0] != "," else stop + 1
    return out


def _end_of_place(words: list[Word], at: int) -> int:
    """Where a place ends that begins with a comma or a bracket here, before its second comma; ``at`` for none."""
    opener = words[at][0]
    if opener not in (",", BRACKETS[0]) or at == 0:
        return at
    for stop in range(at + 2, min(at + 2 + LONGEST, len(words))):
        closes = words[stop][0] in ENDS if opener == "," else words[stop][0] == BRACKETS[1]
        if closes:
            named = " ".join(word for word, _, _ in words[at + 1 : stop]).lower() in PLACES
            return (stop if opener == "," else stop + 1) if named else at
    return at
