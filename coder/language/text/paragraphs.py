"""The paragraphs of a text, from its line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

BULLET: Final = re.compile(r"(?:[-*\u2022\u00b7\u25aa\u25cf\u2013\u2014>]+|\d{1,2}[.)]|\([a-z\d]\)|[a-z]\))\s+")
"""What opens an item of a list: a dash, a dot, a number, a letter."""
_BREAK: Final = re.compile(r"[\n\r\u2028\u2029]\s*")
_BLANKS: Final = " \t\r\f\v"
_STOPS: Final = frozenset('.!?:"\u201d')
WRAP: Final = (45, 100)
"""The longest line of a hard-wrapped text has a length between these."""


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The paragraphs of a text as offsets.

    A paragraph is one line, or hard-wrapped lines up to a blank line or an indented one.

    >>> list(paragraphs("One.\\nTwo\\n\\nthree."))
    [(0, 4), (5, 8), (10, 16)]
    """
    breaks = list(_breaks(text))
    longest, wrapped = _line_widths(text, breaks)
    start = before = 0
    for stop, after in breaks:
        length, before = stop - before, after
        if _ends_paragraph(text, stop, after, wrapped, length, longest):
            first, last = trim(text, start, stop)
            if last > first:
                yield first, last
            start = after
    first, last = trim(text, start, len(text))
    if last > first:
        yield first, last


def trim(text: str, start: int, stop: int) -> tuple[int, int]:
    """A span without the blanks at its ends."""
    piece = text[start:stop]
    return start + len(piece) - len(piece.lstrip()), stop - len(piece) + len(piece.rstrip()) if piece.strip() else start


def _breaks(text: str) -> Iterator[tuple[int, int]]:
    """The breaks between lines, with the blanks before them and the blank lines after them."""
    for match in _BREAK.finditer(text):
        start, stop = match.span()
        while start and text[start - 1] in _BLANKS:
            start -= 1
        yield start, stop


def _line_widths(text: str, breaks: Sequence[tuple[int, int]]) -> tuple[int, bool]:
    """The length of the longest line, and whether the lines are hard-wrapped.

    They are if none is too long and enough of them go on in the next line: with a small letter, or in a text in
    capitals after a line that ends without a stop and fills most of its width.
    """
    longest = before = single = small = 0
    open_lengths: list[int] = []
    for stop, after in breaks:
        length, before = stop - before, after
        longest = max(longest, length)
        if before < len(text) and text.count("\n", stop, after) < 2:
            single += 1
            small += text[before].islower()
            if text[stop - 1 : stop] not in _STOPS:
                open_lengths.append(length)
    longest = max(longest, len(text) - before)
    if not WRAP[0] <= longest <= WRAP[1] or not single:
        return longest, False
    full = sum(2 * longest <= 3 * length for length in open_lengths)
    return longest, single <= 5 * small or (2 * full >= single and in_capitals(text))


def in_capitals(text: str) -> bool:
    """Whether nearly all letters of a text, by its first thousand characters, are capitals.

    >>> in_capitals("TROOPS ENTERED THE CITY."), in_capitals("Troops entered the UN zone.")
    (True, False)
    """
    head = text[:1000]
    return 20 * sum(map(str.islower, head)) < sum(map(str.isupper, head))


def _ends_paragraph(text: str, stop: int, after: int, wrapped: bool, length: int, longest: int) -> bool:
    """Whether a line break, after a line of some length, ends a paragraph."""
    gap = text[stop:after]
    if gap.count("\n") > 1 or gap.count("\r") - gap.count("\r\n") > 1 or after >= len(text):
        return True
    following = text[after]
    if wrapped:
        indented = gap.endswith(("  ", "\t"))
        short = 3 * length < 2 * longest and not following.islower()
        return indented or short or bool(BULLET.match(text, after))
    return not following.islower() or text[stop - 1 : stop] in _STOPS
