"""The gate for all that is printed: no text from outside moves the cursor, changes a colour or ends a line."""

from __future__ import annotations

import re

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)
"""Control characters, marks that change the direction of reading, other ends of lines, and bytes that are no text."""


def visible(text: str) -> str:
    r"""Return a text whose control characters are written out; tabs and ends of lines stay.

    >>> visible("a\x1b[31mb\n")
    'a\\x1b[31mb\n'
    """
    return _UNSEEN.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)


def visible_line(text: str) -> str:
    r"""Return a text as one line, whatever it holds.

    >>> visible_line("a\nb\tc\x07")
    'a\\nb\\tc\\x07'
    """
    return visible(text).replace("\n", "\\n").replace("\t", "\\t")
