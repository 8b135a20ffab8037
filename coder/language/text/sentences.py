"""Articles to sentences; datelines, bylines and trailers give their facts and are left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date as Date
from typing import NamedTuple

from coder.dictionary.lexicon import Lexicon
from coder.language.text.datelines import (
    date_line,
    find_dateline,
    find_year,
    inline_trailer,
    is_byline,
    is_trailer,
    read_date,
)
from coder.language.text.repair import repair

_END = re.compile(r"[.!?\u2026]+[\"\u201d\u2019'\u00bb)\]]*(?=\s|$|(?<=[a-z]{2}[.?!])[A-Z][a-z])")
_LAST_WORD = re.compile(r"[^\s(\[\"\u201c\u2018\u2014/]+$")
_NEXT_WORD = re.compile(r"\s*[\"\u201c\u2018'(\[\u00ab\u2022*-]*\s*([^\s,;:.!?\"\u201d\u2019')\]]+)")
_FOLLOWING = re.compile(r"[\"\u201d')\]]*\s+([^\s,;:.!?\"\u201d')\]]+)")
_WORD = re.compile(r"\w")
_BULLET = re.compile(r"(?:[-*\u2022\u00b7\u25aa\u25cf\u2013\u2014>]+|\d{1,2}[.)]|\([a-z\d]\)|[a-z]\))\s+")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
_CLAIM = re.compile(
    r"(?:[^\s\w]*\w[\w.'\u2019-]*\s+){1,4}?(?:said|says|asked|asks|shouted|wrote|added|told|cried|replied|wondered|chanted|yelled|quipped|tweeted)\b"
)
_BREAK = re.compile(r"[\n\r\u2028\u2029]\s*")
_BLANKS = " \t\r\f\v"
OPENING_TAGS = frozenset(("DT", "PRP", "PRP$", "IN", "CC", "RB", "WRB", "WP", "WDT", "EX", "RBR"))
DAYS = frozenset(
    (
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "gmt",
        "utc",
        "est",
        "edt",
        "et",
        "pt",
        "pst",
        "pdt",
        "cet",
        "local",
    )
)
HEADER_PARAGRAPHS = 6
"""A dateline, byline or date line stands in one of the first so many paragraphs."""
WRAP = (45, 100)
"""The longest line of a hard-wrapped text has a length between these."""


class ArticleLayout(NamedTuple):
    """Where the sentences of an article stand, and what its dateline says."""

    sentences: list[tuple[int, int]]
    place: str | None
    date: Date | None


def split_article(text: str, lexicon: Lexicon) -> ArticleLayout:
    """The sentences of an article as offsets into its text, without dateline, byline and trailers.

    >>> from coder.core.paths import dictionaries_dir
    >>> layout = split_article("PARIS, March 5, 2014 (AFP) -- Rebels left the U.S. base. Troops followed.", Lexicon.load(dictionaries_dir()))
    >>> layout.place, layout.date, len(layout.sentences)
    ('PARIS', datetime.date(2014, 3, 5), 2)
    """
    repaired = repair(text)
    if repaired is None:
        return _split(text, lexicon)
    layout = _split(repaired.text, lexicon)
    return layout._replace(sentences=[repaired.original(start, end) for start, end in layout.sentences])


def _split(text: str, lexicon: Lexicon) -> ArticleLayout:
    """The layout of a text that can be read."""
    spans: list[tuple[int, int]] = []
    place, day, year = None, None, None
    for number, (start, stop) in enumerate(paragraphs(text)):
        line = text[start:stop] if stop - start < 400 else text[start : start + 400]
        early = number < HEADER_PARAGRAPHS
        if is_trailer(line) and not (number == 0 and stop - start > 200):
            year = year or find_year(line)
            continue
        if early and is_byline(line):
            continue
        stamp = date_line(line) if early or stop - start < 40 else None
        if stamp is not None:
            day = day or stamp
            continue
        dateline = find_dateline(text, start, stop) if early and place is None else None
        if dateline is not None:
            place, day, start = dateline.place, dateline.date or day, dateline.end
        end = inline_trailer(text, start, stop)
        year = year or (find_year(text[end:stop]) if end < stop else None)
        bullet = _BULLET.match(text, start, end)
        spans.extend(_sentences(text, bullet.end() if bullet else start, end, lexicon))
    return ArticleLayout(spans, place, read_date(day, year) if day else None)


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The paragraphs of a text, whether each is one line or they are hard-wrapped and parted by blank lines or indents.

    >>> list(paragraphs("One.\\nTwo\\n\\nthree."))
    [(0, 4), (5, 8), (10, 16)]
    """
    breaks = list(_breaks(text))
    longest, wrapped = _lines(text, breaks)
    start = before = 0
    for stop, after in breaks:
        length, before = stop - before, after
        if _parts(text, stop, after, wrapped, length, longest):
            first, last = _trim(text, start, stop)
            if last > first:
                yield first, last
            start = after
    first, last = _trim(text, start, len(text))
    if last > first:
        yield first, last


def _breaks(text: str) -> Iterator[tuple[int, int]]:
    """The breaks between lines, blanks before them and blank lines included."""
    for match in _BREAK.finditer(text):
        start, stop = match.span()
        while start and text[start - 1] in _BLANKS:
            start -= 1
        yield start, stop


def _lines(text: str, breaks: Iterable[tuple[int, int]]) -> tuple[int, bool]:
    """The length of the longest line, and whether lines are hard-wrapped: enough of them go on in the next with a small letter."""
    longest = before = single = small = 0
    for stop, after in breaks:
        longest, before = max(longest, stop - before), after
        if before < len(text) and text.count("\n", stop, after) < 2:
            single += 1
            small += text[before].islower()
    longest = max(longest, len(text) - before)
    return longest, WRAP[0] <= longest <= WRAP[1] and 0 < single <= 5 * small


def _parts(text: str, stop: int, after: int, wrapped: bool, length: int, longest: int) -> bool:
    """Whether a line break ends a paragraph."""
    gap = text[stop:after]
    if gap.count("\n") > 1 or gap.count("\r") - gap.count("\r\n") > 1 or after >= len(text):
        return True
    following = text[after]
    if wrapped:
        indented = gap.endswith(("  ", "\t"))
        short = 3 * length < 2 * longest and not following.islower()
        return indented or short or bool(_BULLET.match(text, after))
    return not following.islower() or text[stop - 1 : stop] in '.!?:"\u201d'


def _trim(text: str, start: int, stop: int) -> tuple[int, int]:
    """A span without the blanks at its ends."""
    piece = text[start:stop]
    return start + len(piece) - len(piece.lstrip()), stop - len(piece) + len(piece.rstrip()) if piece.strip() else start


def _sentences(text: str, start: int, stop: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The sentences of one paragraph."""
    at = start
    for match in _END.finditer(text, start, stop):
        if match.end() < stop and not _is_end(text, at, match, stop, lexicon):
            continue
        yield from _span(text, at, match.end())
        at = match.end()
    yield from _span(text, at, stop)


def _span(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """A sentence without the blanks at its ends; nothing where it has no word."""
    first, last = _trim(text, start, stop)
    if _WORD.search(text, first, last):
        yield first, last


def _is_end(text: str, start: int, match: re.Match[str], stop: int, lexicon: Lexicon) -> bool:
    """Whether the marks that were found end a sentence."""
    following = _NEXT_WORD.match(text, match.end(), min(stop, match.end() + 60))
    if following is None:
        return True
    word = following[1]
    if word[0].islower():
        return False
    marks = match.group()
    if marks[0] in "!?" or "?" in marks or "!" in marks:
        return not (
            marks[-1] in '"\u201d' and _CLAIM.match(text, following.start(1), min(stop, following.start(1) + 80))
        )
    if marks[0] == "\u2026" or marks.startswith(".."):
        return True
    before = _LAST_WORD.search(text, max(start, match.start() - 40), match.start())
    if before is None:
        return match.start() > start
    return _after_word(text, start, before, following, marks, stop, lexicon)


def _after_word(
    text: str, start: int, before: re.Match[str], following: re.Match[str], marks: str, stop: int, lexicon: Lexicon
) -> bool:
    """Whether a period after this word ends the sentence when that word follows."""
    last, word = before.group(), following[1]
    lower = last.lower()
    kind = lexicon.abbreviations.get(lower)
    if kind is None and "-" in lower:
        kind = lexicon.abbreviations.get(lower.rsplit("-", 1)[-1])
    if len(marks) > 1:
        # `the U.S.)` or `U.S."`: only a word that opens a sentence, or a quotation that ended with the sentence
        return kind is None or _opens(word, lexicon) or marks[-1] in '"\u201d'
    if kind == "title":
        return False
    if kind in ("number", "month"):
        return not word[0].isdigit() and (
            kind == "month" or before.start() <= start + 1 or word[0].isupper() and _opens(word, lexicon)
        )
    if kind == "end":
        return _after_closing(text, last, following, stop, lexicon)
    if kind is not None or _INITIALS.fullmatch(last):
        return _opens(word, lexicon)
    if len(last) == 1 and last.isalpha() and last.isupper():
        return _opens(word, lexicon) and not _is_name_before(text, start, before.start())
    return not (last.isdigit() and before.start() <= start + 1)


def _after_closing(text: str, last: str, following: re.Match[str], stop: int, lexicon: Lexicon) -> bool:
    """After "Inc.", "p.m." and the like: a word that opens a sentence, or a common one that is written large."""
    word = following[1]
    if _opens(word, lexicon):
        return True
    if _INITIALS.fullmatch(last) and last.lower() not in ("a.m", "p.m"):
        return False
    if word.lower() in DAYS or word[0].isdigit():
        return False
    after = _FOLLOWING.match(text, following.end(), min(stop, following.end() + 40))
    return word.lower() in lexicon.forms and after is not None and after[1][0].islower()


def _opens(word: str, lexicon: Lexicon) -> bool:
    """A function word with a capital, which no name begins with."""
    if not word[0].isupper() or (word.isupper() and len(word) > 1):
        return False
    return lexicon.forms.get(word.lower(), "").split(" ")[0] in OPENING_TAGS and lexicon.forms.get(word) != "NNP"


def _is_name_before(text: str, start: int, at: int) -> bool:
    """A capitalised first name or initial stands before an initial: "George W. The" is no end either."""
    before = text[max(start, at - 30) : at].split()
    return bool(before) and before[-1][0].isupper() and (len(before[-1]) == 2 and before[-1].endswith("."))
