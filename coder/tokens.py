"""Text to words and marks, as the Penn treebank cuts them."""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"""(?P<number>[+-]?\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|%|m|bn|km)?(?:-[A-Za-z]+)*)
      | (?P<abbreviation>(?:[A-Za-z]\.){2,}(?:-[A-Za-z]+)* | (?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Maj|Capt|Adm|Sen|Rep|Gov|Rev|St|Jr|Sr|Prof|No|Nos|vs|Co|Corp|Inc|Ltd|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.)
      | (?P<word>[^\W\d_]+(?:[-–'’&/.](?=[^\W_])[^\W_]+)*)
      | (?P<mark>\.\.\.|--+|``|''|\S)""", re.VERBOSE)
_CLITIC = re.compile(r"(?i)(?:n['’]t|['’](?:s|re|ve|ll|d|m))$")


def tokenize(text: str, start: int = 0) -> list[tuple[str, int, int]]:
    """Words and marks with their character offsets; ``start`` is the offset of ``text`` in its article.

    >>> [word for word, _, _ in tokenize("Israel's army didn't leave the U.S.-held zone.")]
    ['Israel', "'s", 'army', 'did', "n't", 'leave', 'the', 'U.S.-held', 'zone', '.']
    """
    out: list[tuple[str, int, int]] = []
    for match in _TOKEN.finditer(text):
        word, at = match.group(), start + match.start()
        clitic = _CLITIC.search(word) if match.lastgroup == "word" else None
        if clitic and clitic.start():
            out.append((word[:clitic.start()], at, at + clitic.start()))
            out.append((word[clitic.start():], at + clitic.start(), at + len(word)))
        else:
            out.append((word, at, at + len(word)))
    return out
