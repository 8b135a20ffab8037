"""Mends text that went through the wrong encoding, for reading only: every place in it still leads back into the original."""

from __future__ import annotations

import html
import re
from typing import NamedTuple

_BYTES = {bytes((number,)).decode("cp1252", "ignore") or chr(number): number for number in range(0x80, 0x100)}
"""What each byte of a UTF-8 character became when it was read as cp1252."""
_TAIL = "".join(re.escape(char) for char, number in _BYTES.items() if number < 0xC0)
_LEAD = "".join(char for char, number in _BYTES.items() if 0xC2 <= number < 0xF0)
_DAMAGE = re.compile(
    rf"""(?P<bytes> [{_LEAD}][{_TAIL}]{{1,2}} )
       | (?P<entity> &(?:amp|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip|\#\d{{2,5}}|\#x[\da-fA-F]{{2,4}}); )
       | (?P<apostrophe> (?<=[^\W\d_])\?(?=(?:s|t|re|ve|ll|d|m)(?:[\s,.;:!?)]|$)) )""",
    re.VERBOSE)  # fmt: skip
_HINT = re.compile(rf"[{_LEAD}&?]")
"""Damage begins with one of these; looking for them alone is ten times faster."""
_MARKS = frozenset("\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u2022\u20ac")


class Mended(NamedTuple):
    """A text that can be read, and for each of its characters, and for its end, the offset in the original."""

    text: str
    places: list[int]


def mend(text: str) -> Mended | None:
    """The text with UTF-8 that was read as cp1252, HTML entities and question marks for apostrophes put right; nothing where it is sound.

    >>> mended = mend("Serbia\u00e2\u20ac\u2122s army")
    >>> mended.text, mended.places[7]
    ('Serbia\u2019s army', 9)
    """
    if text.isascii() and "&" not in text and "?" not in text:
        return None
    parts: list[str] = []
    places: list[int] = []
    at = 0
    for hint in _HINT.finditer(text):
        match = _DAMAGE.match(text, hint.start())
        put, stop = _meant(match) if match and hint.start() >= at else ("", 0)
        if match and put:
            parts += (text[at:match.start()], put)
            places += (*range(at, match.start()), *[match.start()] * len(put))
            at = stop
    return Mended("".join((*parts, text[at:])), [*places, *range(at, len(text) + 1)]) if parts else None


def _meant(match: re.Match[str]) -> tuple[str, int]:
    """The characters that stood where the damage is, and where the damage ends; nothing if it is none."""
    if match.lastgroup == "entity":
        return html.unescape(match[0]), match.end()
    if match.lastgroup == "apostrophe":
        return "\u2019", match.end()
    for length in range(len(match[0]), 1, -1):
        try:
            meant = bytes(_BYTES[char] for char in match[0][:length]).decode("utf-8")
        except UnicodeDecodeError:
            continue
        if len(meant) == 1 and (meant in _MARKS or "\u00a0" <= meant <= "\u017f"):
            return meant, match.start() + length
    # The closing quote often loses its last byte, which no font shows.
    return ("\u201d", match.start() + 2) if match[0].startswith("\u00e2\u20ac") else ("", match.end())
