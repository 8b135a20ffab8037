"""Notices around a story: copyright, credits, sources, links to other stories."""

from __future__ import annotations

import re
from typing import Final

from coder.dictionary.word_lists import alternatives
from coder.language.text.article_dates import find_year

_TRAILER: Final = re.compile(
    rf"(?:[\[(*\u2014\u2013-]+ ?)?(?:{alternatives('text.trailers')}|{alternatives('text.trailer_words')}\b"
    rf"|\u00a9|\(c\) ?(?:\d{{4}}|copyright)|{alternatives('text.credits')} (?:and \w+ )?by\b"
    rf"|{alternatives('text.closing_lines')}\s*$)",
    re.IGNORECASE,
)
_INLINE_TRAILER: Final = re.compile(
    rf"\s[(\[]{alternatives('text.inline_credits')}(?: and \w+)? by\b"
    r"|\s(?:\u00a9|\(c\)|copyright(?: \u00a9| \(c\))?) ?\d{4}\b",
    re.IGNORECASE,
)
_INLINE_SIGNS: Final = ("(", "[", "\u00a9", "copyright")
"""Such a trailer has one of these, in small letters."""
_SLUG: Final = re.compile(
    # =(PICTURE)= ; by Ana Ruiz ; URGENT ; 1st lead:
    r"(?:\(?=+ ?\([\w+ ]{1,30}\) ?=+\)?\s*"
    r"|by [A-Z]\w+ [A-Z][\w'\u2019-]+ (?=[A-Z])"
    rf"|{alternatives('text.capital_slugs')}(?:[- ]?\d+)?(?:\s*[:/-]+)?\s+"
    rf"|(?i:(?:\d(?:st|nd|rd|th) )?{alternatives('text.slugs')}(?:[- ](?:{alternatives('text.slugs')}|\d+))*:)\s*)+"
)
_LABEL: Final = re.compile(r"(?:\[[A-Z][A-Z\d \"',.()-]{2,60}\]\s*)+(?=[\"A-Z\d])")
"""What a monitor puts in brackets before a text or a speaker's words: "[TEXT]", "[BEGIN RECORDING]"."""
_PHOTO_LABEL: Final = rf"{alternatives('text.photo_labels')} ?(?:--?|[\u2013\u2014:]) ?(?=[\"\u201cA-Z])"
_OPENER: Final = re.compile(rf"{alternatives('text.question_labels')}[:.] +(?=[\"\u201cA-Z])|{_PHOTO_LABEL}")
"""What opens a paragraph before its first sentence: "Q: ", "FILE - "."""
_OLD_PHOTO: Final = re.compile(_PHOTO_LABEL)
"""What opens the caption of a picture from the archive, which is news only of the day that it names."""
_DESK_LINE: Final = re.compile(rf"=? ?\([\w+ ]{{1,30}}\) ?=|{alternatives('text.desk_lines')} [-\u2013\u2014] .*")
_SLASHES: Final = "///"
_MARKED_END: Final = re.compile(r"(?:.{0,160}\s)?///")
"""A line that the desk ends with slashes."""
_NO_WORDS: Final = re.compile(r"[\W_]*")
LONGEST_RULE: Final = 160
"""A paragraph without words that has at least so many characters is not a rule between paragraphs."""


def is_trailer(line: str) -> bool:
    """Whether a paragraph is a copyright, credit or source line, the caption of an old picture, or has no words at all.

    >>> is_trailer("(Reporting by Jane Doe; editing by John Roe)"), is_trailer("* * *"), is_trailer("It is hard.")
    (True, True, False)
    """
    if _OLD_PHOTO.match(line):
        return find_year(line) is None
    if _TRAILER.match(line) or _DESK_LINE.fullmatch(line):
        return True
    if line.endswith(_SLASHES) and _MARKED_END.fullmatch(line):
        return True
    return len(line) < LONGEST_RULE and bool(_NO_WORDS.fullmatch(line))


def slug_end(text: str, start: int, stop: int) -> int:
    """Where a headline begins behind the slugs of the desk.

    >>> text = "URGENT 1st lead: Rebels leave town"
    >>> text[slug_end(text, 0, len(text)) :]
    'Rebels leave town'
    """
    start = label_end(text, start, stop)
    match = _SLUG.match(text, start, stop)
    return match.end() if match and match.end() < stop else start


def label_end(text: str, start: int, stop: int) -> int:
    """Where a paragraph begins behind what a monitor puts before it in brackets, "Q:" and "A:", or "FILE -".

    >>> text = "[BEGIN RECORDING] [LUND] We left."
    >>> text[label_end(text, 0, len(text)) :]
    'We left.'
    """
    label = _LABEL if text[start : start + 1] == "[" else _OPENER
    match = label.match(text, start, stop)
    return match.end() if match and match.end() < stop else start


def inline_trailer(text: str, start: int, stop: int) -> int:
    """Where a trailer begins that ends a paragraph, else ``stop``."""
    lower = text[start:stop].lower()
    if not any(sign in lower for sign in _INLINE_SIGNS):
        return stop
    match = _INLINE_TRAILER.search(text, start, stop)
    return match.start() if match else stop
