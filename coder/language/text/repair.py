"""Repairs text that went through the wrong encoding or still has the tags of a web page.

The repaired text is for reading only: each of its characters leads back to its place in the text as it came.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

_BYTES = {bytes((number,)).decode("cp1252", "ignore") or chr(number): number for number in range(0x80, 0x100)}
"""What each byte of a UTF-8 character became when it was read as cp1252."""
_TAIL = "".join(re.escape(char) for char, number in _BYTES.items() if number < 0xC0)
_LEAD = "".join(char for char, number in _BYTES.items() if 0xC2 <= number < 0xF0)
_BLOCKS = (
    "p|br|div|li|ul|ol|dl|dt|dd|h[1-6]|hr|table|tr|td|th|thead|tbody|tfoot|blockquote|pre|figure|figcaption|section"
    "|article|header|footer|aside|nav|main|title|head|body|html"
)
_INLINE = "a|abbr|b|big|cite|code|em|font|i|img|center|label|link|mark|meta|q|s|small|span|strong|sub|sup|time|u"
_TAG = r"(?i:</?(?:{})(?:\s[^<>]*)?/?>)"
_DAMAGE = re.compile(
    rf"""(?P<bytes> [{_LEAD}][{_TAIL}]{{1,2}} )
       | (?P<entity> &(?:amp|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip|\#\d{{2,5}}|\#x[\da-fA-F]{{2,4}}); )
       | (?P<block> {_TAG.format(_BLOCKS)} )
       | (?P<inline> {_TAG.format(_INLINE)} | <!--(?:[^<-]|-(?!->)|<(?!!--))*--> )
       | (?P<apostrophe> (?<=[^\W\d_])\?(?=(?:s|t|re|ve|ll|d|m)(?:[\s,.;:!?)]|$)) )""",
    re.VERBOSE,
)
_HINT = re.compile(rf"[{_LEAD}&?<]")
"""Damage begins with one of these; looking for them alone is ten times faster."""
_MARKS = frozenset("\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u2022\u20ac")


class RepairedText(NamedTuple):
    """A text as it was meant, and where its characters came from."""

    text: str
    starts: Sequence[int]
    """For each character where it begins in the original."""
    ends: Sequence[int]
    """For each character where it ends there."""

    def original(self, start: int, stop: int) -> tuple[int, int]:
        """The span of the original that a span of this text came from; a span holds at least one character."""
        return self.starts[start], self.ends[stop - 1]

    def readable(self, start: int, stop: int) -> tuple[int, int]:
        """The span of this text that a span of the original became."""
        return bisect_left(self.starts, start), bisect_right(self.ends, stop)


def repair(text: str) -> RepairedText | None:
    """The text as it was meant; None where it is sound.

    UTF-8 that was read as cp1252, HTML entities, and question marks that stand for apostrophes are put right, and
    HTML tags are left out.

    >>> repaired = repair("Serbia\u00e2\u20ac\u2122s army")
    >>> repaired.text, repaired.original(6, 7), repaired.readable(6, 9)
    ('Serbia\u2019s army', (6, 9), (6, 7))
    """
    if text.isascii() and "&" not in text and "?" not in text and "<" not in text:
        return None
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for hint in _HINT.finditer(text):
        match = _DAMAGE.match(text, hint.start())
        put, stop = _meant(match) if match and hint.start() >= at else (None, 0)
        if match and put is not None:
            parts += (text[at : match.start()], put)
            starts += (*range(at, match.start()), *[match.start()] * len(put))
            ends += (*range(at + 1, match.start() + 1), *[stop] * len(put))
            at = stop
    if not parts:
        return None
    return RepairedText(
        "".join((*parts, text[at:])), [*starts, *range(at, len(text))], [*ends, *range(at + 1, len(text) + 1)]
    )


def _meant(match: re.Match[str]) -> tuple[str | None, int]:
    """The characters that were meant by what seems damaged, and where it ends; None if it is not damaged.

    A tag of a block becomes the end of a paragraph.
    """
    if match.lastgroup in ("block", "inline"):
        return "\n\n" if match.lastgroup == "block" else "", match.end()
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
    return ("\u201d", match.start() + 2) if match[0].startswith("\u00e2\u20ac") else (None, match.end())
