"""Repairs text that went through the wrong encoding or still has the tags of a web page.

The repaired text is for reading only: each of its characters leads back to its place in the text as it came.
"""

from __future__ import annotations

import html
import io
import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple, overload

_BYTES: Final = {bytes((number,)).decode("cp1252", "ignore") or chr(number): number for number in range(0x80, 0x100)}
"""What each byte of a UTF-8 character became when it was read as cp1252."""
_TAIL: Final = "".join(re.escape(char) for char, number in _BYTES.items() if number < 0xC0)
_LEAD: Final = "".join(char for char, number in _BYTES.items() if 0xC2 <= number < 0xF0)
_BLOCKS: Final = (
    "p|br|div|li|ul|ol|dl|dt|dd|h[1-6]|hr|table|tr|td|th|thead|tbody|tfoot|blockquote|pre|figure|figcaption|section"
    "|article|header|footer|aside|nav|main|title|head|body|html"
)
_INLINE: Final = "a|abbr|b|big|cite|code|em|font|i|img|center|label|link|mark|meta|q|s|small|span|strong|sub|sup|time|u"
_TAG: Final = r"(?i:</?(?:{})(?:\s[^<>]*)?/?>)"
_DAMAGE: Final = re.compile(
    rf"""(?P<bytes> [{_LEAD}][{_TAIL}]{{1,2}} )
       | (?P<entity> &(?:amp|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip|\#\d{{2,5}}|\#x[\da-fA-F]{{2,4}}); )
       | (?P<block> {_TAG.format(_BLOCKS)} )
       | (?P<inline> {_TAG.format(_INLINE)} )
       | (?P<comment> <!-- )
       | (?P<apostrophe> (?<=[^\W\d_])\?(?=(?:s|t|re|ve|ll|d|m)(?:[\s,.;:!?)]|$)) )""",
    re.VERBOSE,
)
_HINT: Final = re.compile(rf"[{_LEAD}&?<]")
"""Damage begins with one of these; looking for them alone is ten times faster."""
_MARKS: Final = frozenset("\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u2022\u20ac")


class _Pieces:
    """A text that is put together from pieces, with the place in the original of each."""

    __slots__ = ("_text", "ends", "firsts", "starts", "steps")

    def __init__(self) -> None:
        self._text = io.StringIO()
        self.firsts = array("Q")
        """For each piece where it begins."""
        self.starts = array("Q")
        self.ends = array("Q")
        """For each piece where its first character begins and ends in the original."""
        self.steps = bytearray()
        """For each piece whether its characters follow each other in the original; else all stand for one place."""

    def keep(self, text: str, start: int, stop: int) -> None:
        """Add a part of the original as it is."""
        if start < stop:
            self._add(text[start:stop], start, start + 1, 1)

    def put(self, meant: str, start: int, stop: int) -> None:
        """Add what was meant by a part of the original."""
        if meant:
            self._add(meant, start, stop, 0)

    def _add(self, text: str, start: int, end: int, step: int) -> None:
        self.firsts.append(self._text.tell())
        self.starts.append(start)
        self.ends.append(end)
        self.steps.append(step)
        self._text.write(text)

    def text(self) -> str:
        return self._text.getvalue()


class Places(Sequence[int]):
    """A place in the original for each character of a text, kept as one for each piece."""

    def __init__(self, pieces: _Pieces, places: Sequence[int], length: int) -> None:
        self._firsts, self._steps, self._places, self._length = pieces.firsts, pieces.steps, places, length

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> list[int]: ...
    def __getitem__(self, at: int | slice) -> int | list[int]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(self._length))]
        if not -self._length <= at < self._length:
            raise IndexError(at)
        at %= self._length
        piece = bisect_right(self._firsts, at) - 1
        return self._places[piece] + (at - self._firsts[piece]) * self._steps[piece]


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
    pieces = _Pieces()
    at = 0
    for hint in _HINT.finditer(text):
        match = _DAMAGE.match(text, hint.start())
        put, stop = _meant(match) if match and hint.start() >= at else (None, 0)
        if match and put is not None:
            pieces.keep(text, at, match.start())
            pieces.put(put, match.start(), stop)
            at = stop
    if not at:
        return None
    pieces.keep(text, at, len(text))
    repaired = pieces.text()
    starts, ends = (Places(pieces, places, len(repaired)) for places in (pieces.starts, pieces.ends))
    return RepairedText(repaired, starts, ends)


def _meant(match: re.Match[str]) -> tuple[str | None, int]:
    """The characters that were meant by what seems damaged, and where it ends; None if it is not damaged.

    A tag of a block becomes the end of a paragraph.
    """
    if match.lastgroup == "comment":
        following = match.string.find("<!--", match.end())
        end = match.string.find("-->", match.end(), following if following >= 0 else len(match.string))
        return ("", end + len("-->")) if end >= 0 else (None, match.end())
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
