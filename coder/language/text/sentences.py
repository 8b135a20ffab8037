"""The layout of an article: its sentences, and what its dateline, byline and trailers say, which belong to none."""

from __future__ import annotations

from datetime import date as Date
from typing import Final, NamedTuple

from coder.dictionary.lexicon import Lexicon
from coder.language.text.article_dates import date_line, find_year, read_date
from coder.language.text.casing import in_small_letters, restore_case
from coder.language.text.datelines import find_dateline, find_joined_dateline, headline_end, is_byline
from coder.language.text.paragraphs import BULLET, paragraphs, trim
from coder.language.text.repair import RepairedText, repair
from coder.language.text.sentence_ends import sentences
from coder.language.text.trailers import inline_trailer, is_trailer, label_end, slug_end

HEADER_PARAGRAPHS: Final = 6
"""A dateline, byline or date line stands in one of the first so many paragraphs."""
SHORT_PARAGRAPH: Final = 40
"""A later paragraph of fewer characters may be a date line too."""
LONG_TRAILER: Final = 200
"""A first paragraph of more characters is the story, even if it begins like a trailer."""
LONGEST_LINE: Final = 400
"""So many characters of a paragraph are looked at to tell whether it belongs to the story."""


class ArticleLayout(NamedTuple):
    """Where the sentences of an article stand, and what its dateline says."""

    sentences: list[tuple[int, int]]
    """Character offsets into the text of the article, as it came."""
    place: str | None
    date: Date | None
    repaired: RepairedText | None = None
    """The text as it was meant, where it came damaged."""


def split_article(text: str, lexicon: Lexicon) -> ArticleLayout:
    """The layout of an article, whose text is repaired first.

    >>> from coder.core.paths import dictionaries_dir
    >>> text = "PARIS, March 5, 2014 (AFP) -- Rebels left the U.S. base. Troops followed."
    >>> layout = split_article(text, Lexicon.load(dictionaries_dir()))
    >>> layout.place, layout.date, len(layout.sentences)
    ('PARIS', datetime.date(2014, 3, 5), 2)
    """
    repaired = repair(text)
    if in_small_letters(text):
        repaired = _with_capitals(repaired, text, lexicon)
    if repaired is None:
        return _split(text, lexicon)
    layout = _split(repaired.text, lexicon)
    return layout._replace(
        sentences=[repaired.original(start, stop) for start, stop in layout.sentences], repaired=repaired
    )


def _with_capitals(repaired: RepairedText | None, text: str, lexicon: Lexicon) -> RepairedText:
    """The text with the capitals of its names, and where its characters came from."""
    cased = restore_case(repaired.text if repaired else text, lexicon)
    return cased if repaired is None else repaired._replace(text=cased.text)


def _headline(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """The headline that stands before a dateline on its line, without slugs, notes and bylines."""
    start = slug_end(text, start, stop)
    first, last = trim(text, start, headline_end(text, start, stop))
    return [(first, last)] if last > first else []


def _split(text: str, lexicon: Lexicon) -> ArticleLayout:
    """The layout of a sound text."""
    spans: list[tuple[int, int]] = []
    place, day, year = None, None, None
    for number, (start, stop) in enumerate(paragraphs(text)):
        line = text[start : min(stop, start + LONGEST_LINE)]
        early = number < HEADER_PARAGRAPHS
        if is_trailer(line) and not (number == 0 and stop - start > LONG_TRAILER):
            year = year or find_year(line)
            continue
        if early and is_byline(line):
            continue
        stamp = date_line(line) if early or stop - start < SHORT_PARAGRAPH else None
        if stamp is not None:
            day = day or stamp
            continue
        dateline = find_dateline(text, start, stop) if early and place is None else None
        if dateline is not None:
            place, day, start = dateline.place, dateline.date or day, dateline.end
        elif early and place is None:
            joined = find_joined_dateline(text, start, stop)
            if joined is not None:
                spans.extend(_headline(text, start, joined.start))
                place, day, start = joined.place, joined.date or day, joined.end
            elif stop - start < LONGEST_LINE:
                stop = headline_end(text, start, stop)
        start = slug_end(text, start, stop) if early else label_end(text, start, stop)
        end = inline_trailer(text, start, stop)
        year = year or (find_year(text[end:stop]) if end < stop else None)
        bullet = BULLET.match(text, start, end)
        spans.extend(sentences(text, bullet.end() if bullet else start, end, lexicon))
    return ArticleLayout(spans, place, read_date(day, year) if day else None)
