"""Articles to sentences; datelines and trailers give their facts and are left out."""

from __future__ import annotations

import re
from datetime import date as Date
from typing import NamedTuple

from coder.lexicon import Lexicon

ABBREVIATIONS = frozenset(["mr", "mrs", "ms", "dr", "gen", "col", "lt", "sgt", "maj", "capt", "adm", "sen", "rep", "gov", "rev", "st", "jr", "sr", "prof", "no", "nos", "vs", "co", "corp", "inc", "ltd", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "u.s", "u.n", "u.k", "e.u", "a.m", "p.m", "e.g", "i.e", "etc", "brig", "cmdr", "hon", "pres", "messrs", "mt", "ft"])
_END = re.compile(r"[.!?…]+[\"”’'\)\]]*(?=\s+[\"“‘'\(\[]*[A-Z0-9])|\n\s*\n|\n(?=\s*[\"“A-Z*•-])")
_DATELINE = re.compile(r"\s*(?P<place>[A-Z][A-Za-z.'’ /-]+(?:, [A-Z][A-Za-z. ]+?)?)(?:, (?P<day>[A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?))?"
                       r" ?(?:\((?:Reuters|AFP|AP|Xinhua|UPI|dpa|DPA|ITAR-TASS|Interfax|Kyodo|IPS|IRIN|TASS)[^)]*\))? ?(?:-|--|–|—) ")
_TRAILER = re.compile(r"(?im)^\s*(?:copyright|©|\(c\)|reporting by|editing by|source:|all rights reserved).*$")


class ArticleLayout(NamedTuple):
    """Where the sentences of an article stand, and what its dateline says."""

    sentences: list[tuple[int, int]]
    place: str | None
    date: Date | None


def split_article(text: str, lexicon: Lexicon) -> ArticleLayout:
    """The sentences of an article as offsets into its text, without dateline and trailers."""
    stop = len(text)
    trailer = _TRAILER.search(text)
    if trailer and trailer.start() > 0:
        stop = trailer.start()
    place, start = None, 0
    head = _DATELINE.match(text, 0, min(stop, 120))
    if head and (head.group("place").split(",")[0].isupper() or "(" in head.group()):
        place, start = head.group("place").split(",")[0].strip(), head.end()
    spans: list[tuple[int, int]] = []
    at = start
    for match in _END.finditer(text, start, stop):
        if match.group().startswith(".") and _is_abbreviation(text, match.start(), match.end()):
            continue
        _add(spans, text, at, match.end())
        at = match.end()
    _add(spans, text, at, stop)
    return ArticleLayout(spans, place, None)


def _is_abbreviation(text: str, stop: int, after: int) -> bool:
    word = text[max(0, stop - 12):stop].split()[-1:] or [""]
    last = word[0].lstrip("(\"“'").lower()
    return last in ABBREVIATIONS or (len(last) == 1 and last.isalpha())


def _add(spans: list[tuple[int, int]], text: str, start: int, stop: int) -> None:
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    if stop > start:
        spans.append((start, stop))
