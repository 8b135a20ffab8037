"""Repairs text that went through the wrong encoding or still has the tags of a web page.

The repaired text is for reading only: each of its characters leads back to its place in the text as it came.
"""

from __future__ import annotations

import html
import io
import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple, overload

_BYTES: Final = {chr(number): number for number in range(0x80, 0x100)} | {
    bytes((number,)).decode("cp1252", "ignore") or chr(number): number for number in range(0x80, 0x100)
}
"""What each byte of a UTF-8 character became when it was read as Latin-1 or cp1252."""
_TAIL: Final = "".join(re.escape(char) for char, number in _BYTES.items() if number < 0xC0)
_LEAD: Final = "".join(char for char, number in _BYTES.items() if 0xC2 <= number < 0xF0)
_BLOCKS: Final = (
    "p|br|div|li|ul|ol|dl|dt|dd|h[1-6]|hr|table|tr|td|th|thead|tbody|tfoot|blockquote|pre|figure|figcaption|section"
    "|article|header|footer|aside|nav|main|title|head|body|html"
)
_INLINE: Final = "a|abbr|b|big|cite|code|em|font|i|img|center|label|link|mark|meta|q|s|small|span|strong|sub|sup|time|u"
_TAG: Final = r"(?i:</?(?:{})(?:\s[^<>]*)?/?>)"
_UNSEEN: Final = r"\x00-\x08\x0e-\x1b\x7f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
"""Control characters, soft hyphens, and marks without a width."""
_MARK: Final = r"\u0300-\u036f"
"""Accents that follow their letter."""
_DAMAGE: Final = re.compile(
    rf"""(?P<bytes> [{_LEAD}][{_TAIL}]{{1,2}} )
       | (?P<entity> &(?:amp|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip|\#\d{{2,5}}|\#x[\da-fA-F]{{2,4}}); )
       | (?P<block> {_TAG.format(_BLOCKS)} )
       | (?P<inline> {_TAG.format(_INLINE)} )
       | (?P<comment> <!-- )
       | (?P<escape> (?: \x1b\[ | \x9b(?=[\d;?]) ) [0-?]{{0,64}} [\x20-/]{{0,8}} [@-~]
                   | \x1b\][^\x07\x1b\n]{{0,256}}(?:\x07|\x1b\\)
                   | \x1b[\x20-/][0-~] )
       | (?P<unseen> [{_UNSEEN}]+ )
       | (?P<byte> [\x80-\x9f] )
       | (?P<ligature> [\ufb00-\ufb06] )
       | (?P<accents> [{_MARK}]{{1,3}} )
       | (?P<apostrophe> (?<=[^\W\d_])\?(?=(?:s|t|re|ve|ll|d|m)(?:[\s,.;:!?)]|$)) )""",
    re.VERBOSE,
)
_HINT: Final = re.compile(rf"[{_LEAD}&?<{_UNSEEN}\x80-\x9f\ufb00-\ufb06{_MARK}]")
"""Damage begins with one of these; looking for them alone is ten times faster."""
_MARKS: Final = frozenset("\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u2022\u20ac")


class _Pieces:
    """A text that is put together from pieces, with the place in the original of each."""

    __slots__ = ("_text", "ends", "firsts", "starts", "steps")

    def __init__(self) -> None:
        self._text = io.StringIO()
        self.firsts = array("I")
        """For each piece where it begins."""
        self.starts = array("I")
        self.ends = array("I")
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

    UTF-8 and cp1252 that were read as something else, HTML entities, ligatures, loose accents, and question marks that
    stand for apostrophes are put right; HTML tags, escape codes of terminals and characters without a width are left
    out.

    >>> repaired = repair("Serbia\u00e2\u20ac\u2122s army")
    >>> repaired.text, repaired.original(6, 7), repaired.readable(6, 9)
    ('Serbia\u2019s army', (6, 9), (6, 7))
    """
    pieces = _Pieces()
    at = 0
    for hint in _HINT.finditer(text):
        match = _DAMAGE.match(text, hint.start())
        if match is None or hint.start() < at:
            continue
        put, start, stop = _meant(match, at)
        if put is not None:
            pieces.keep(text, at, start)
            pieces.put(put, start, stop)
            at = stop
    if not at:
        return None
    pieces.keep(text, at, len(text))
    repaired = pieces.text()
    starts, ends = (Places(pieces, places, len(repaired)) for places in (pieces.starts, pieces.ends))
    return RepairedText(repaired, starts, ends)


def _meant(match: re.Match[str], at: int) -> tuple[str | None, int, int]:
    """The characters that were meant by what seems damaged, and where that begins and ends; None if it is sound.

    A tag of a block becomes the end of a paragraph. What stands before ``at`` is settled.
    """
    start, stop = match.span()
    kind = match.lastgroup
    if kind == "comment":
        following = match.string.find("<!--", stop)
        end = match.string.find("-->", stop, following if following >= 0 else len(match.string))
        return ("", start, end + len("-->")) if end >= 0 else (None, start, stop)
    if kind == "block":
        return "\n\n", start, stop
    if kind == "inline" or kind == "escape" or kind == "unseen":
        return "", start, stop
    if kind == "entity":
        return html.unescape(match[0]), start, stop
    if kind == "apostrophe":
        return "\u2019", start, stop
    if kind == "byte":
        return match[0].encode("latin-1").decode("cp1252", "ignore"), start, stop
    if kind == "ligature":
        return unicodedata.normalize("NFKC", match[0]), start, stop
    if kind == "accents":
        return _with_accents(match.string, start, stop, at)
    for length in range(stop - start, 1, -1):
        try:
            meant = bytes(_BYTES[char] for char in match[0][:length]).decode("utf-8")
        except UnicodeDecodeError:
            continue
        if len(meant) == 1 and (meant in _MARKS or "\u00a0" <= meant <= "\u017f"):
            return meant, start, start + length
    # The closing quote often loses its last byte, which no font shows.
    return ("\u201d", start, start + 2) if match[0].startswith("\u00e2\u20ac") else (None, start, stop)


def _with_accents(text: str, start: int, stop: int, at: int) -> tuple[str | None, int, int]:
    """A letter in one character with the accents that follow it; None where there is no such character."""
    if start <= at:
        return None, start, stop
    letter = unicodedata.normalize("NFC", text[start - 1 : stop])
    return (letter if len(letter) == 1 else None), start - 1, stop
