"""Where somebody stands in a picture, which a caption says between commas or in brackets and no sentence needs."""

from __future__ import annotations

import re
from typing import Final

from coder.dictionary.word_lists import alternatives, word_set

PLACES: Final = word_set("text.picture_places")
LONGEST: Final = max(place.count(" ") + 1 for place in PLACES)
"""A place in a picture has at most so many words."""
COMMA: Final = ","
ENDS: Final = frozenset((COMMA, ".", ";"))
LEFT: Final = "left"
"""At the end of a sentence this is a verb: "The envoy, Ana Lund, left."."""
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
            aside = aside or words[at][0] == COMMA
            out.append(words[at])
            at += 1
        else:
            at = stop if aside or words[stop - 1][0] == ")" or words[stop][0] != COMMA else stop + 1
    return out


def _end_of_place(words: list[Word], at: int) -> int:
    """Where a place ends that begins with a comma or a bracket here, before its second comma; ``at`` for none."""
    opener = words[at][0]
    if opener not in (COMMA, BRACKETS[0]) or at == 0:
        return at
    for stop in range(at + 2, min(at + 2 + LONGEST, len(words))):
        closes = words[stop][0] in ENDS if opener == COMMA else words[stop][0] == BRACKETS[1]
        if closes:
            place = " ".join(word for word, _, _ in words[at + 1 : stop]).lower()
            if place not in PLACES or (opener == COMMA and words[stop][0] != COMMA and place == LEFT):
                return at
            return stop if opener == COMMA else stop + 1
    return at
