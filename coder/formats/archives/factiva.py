"""Splits exports of Factiva in their form for readers: each article ends with "Document LBA0000020140305ea3500abc".

headline / By ... / 532 words / 5 March 2014 / publisher / code / language / copyright / text / Document ...
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from coder.dictionary.word_lists import alternatives, word_set
from coder.formats.archives.header_dates import names_date
from coder.formats.archives.lines import Document, Line, blocks, body, is_notice
from coder.formats.archives.story import NO_TEXT, Story, Unsplit, dated

END = rf"{alternatives('archives.factiva_documents')} (?=[A-Za-z0-9]*\d{{8}})[A-Za-z0-9]{{15,40}}"
"""The line below an article, with its accession number, which has the date in it."""
_END = re.compile(END)
_WORDS = re.compile(rf"[\d.,]+ (?:{alternatives('archives.factiva_words')})", re.IGNORECASE)
_PAGE = re.compile(r"Page \d+ of \d+\b.{0,120}|.{0,10}(?:©|\(c\)|\xa9) ?\d{4} Factiva,.{0,80}")
_BYLINE = re.compile(
    rf"(?:{alternatives('archives.byline_words')}|{alternatives('archives.byline_words_abroad')})\b.*", re.IGNORECASE
)
_NAME = re.compile(r"[A-Z][\w'.-]+(?: [A-Z][\w'.-]*){1,3}")
_DATE_OF_NUMBER = re.compile(r"((?:19|20)\d{6})[a-z]")
_LANGUAGES = word_set("archives.languages")
_SHORTEST_WRAPPED = 40
_MOST_HEADINGS = 12
"""Lines between the words line and the text."""


def split_factiva(document: Document) -> Iterator[Story | Unsplit]:
    """Yield the articles of an export; the list of headlines and the summary of the search are none."""
    held: list[Line] = []
    for line in document.lines:
        if _PAGE.fullmatch(line.text):
            continue
        held.append(line)
        if _END.fullmatch(line.text):
            yield _story(held, document.wrapped)
            held = []
    left = _words_line(held)
    if left is not None:
        yield Unsplit(held[left].number, 'has no line "Document ..." below it: the export is cut off')


def _words_line(lines: Sequence[Line]) -> int | None:
    return next((at for at, line in enumerate(lines) if _WORDS.fullmatch(line.text)), None)


def _story(lines: Sequence[Line], wrapped: bool) -> Story | Unsplit:
    """Return an article from its lines, of which the last is the accession number."""
    number = next(line.number for line in lines if line.text)
    words = _words_line(lines)
    if words is None:
        return Unsplit(number, 'has no line such as "532 words" above its text')
    below = words + 1 + _header_length(lines[words + 1 : -1], wrapped)
    header = [line.text for line in lines[words + 1 : below] if line.text]
    title, byline = _above(lines[:words], wrapped)
    text = body((line for line in lines[below:-1] if line.text != title), wrapped)
    if not text:
        return Unsplit(number, NO_TEXT, title)
    date = next((line for line in header if names_date(line)), "")
    fields = {"title": title, "byline": byline, "length": lines[words].text, "source": _publication(header, date)}
    language = next((line for line in header if line.lower() in _LANGUAGES), "")
    name = lines[-1].text.split()[-1]
    dates = (("date line", date), ("accession number", accession_date(name)))
    return Story(number, text, fields | {"language": language, "id": name}, dated(dates))


def _header_length(lines: Sequence[Line], wrapped: bool) -> int:
    """Return how many lines stand between the number of words and the text: up to the copyright or the language."""
    seen = 0
    for at, line in enumerate(lines):
        seen += bool(line.text)
        if is_notice(line.text):
            return at + _notice_length(lines[at:], wrapped)
        if seen > _MOST_HEADINGS:
            break
    language = next((at for at, line in enumerate(lines[: 2 * seen]) if line.text.lower() in _LANGUAGES), None)
    if language is not None:
        return language + 1
    heading = blocks(lines, wrapped)[:1] if wrapped else [[line] for line in lines if line.text][:3]
    last = heading[-1][-1].number if heading else 0
    return sum(line.number <= last for line in lines)


def _notice_length(lines: Sequence[Line], wrapped: bool) -> int:
    """Return how many lines a copyright notice takes: in wrapped text those up to an empty line."""
    if not wrapped:
        return 1
    return next((at for at, line in enumerate(lines) if not line.text), len(lines))


def _above(lines: Sequence[Line], wrapped: bool) -> tuple[str, str]:
    """Return the headline and the byline, which stand above the number of words; before them may be a section.

    Lines that stand together are a headline only as far as each is long enough to go on in the next one.
    """
    texts = [line.text for line in lines if line.text]
    byline = texts.pop() if len(texts) > 1 and _is_byline(texts[-2], texts[-1]) else ""
    begin = len(texts) - 1
    together = blocks(lines, wrapped)[-1:] if wrapped else []
    least = len(texts) - sum(len(block) for block in together) + bool(byline)
    while begin > max(least, 0) and len(texts[begin - 1]) >= _SHORTEST_WRAPPED:
        begin -= 1
    return (" ".join(texts[begin:]) if wrapped else texts[-1] if texts else ""), byline


def _is_byline(above: str, line: str) -> bool:
    """Return whether a line below a headline names its author: "By Ana Ruiz", or below some words a name alone."""
    return bool(_BYLINE.fullmatch(line) or (len(above.split()) > 2 and _NAME.fullmatch(line)))


def accession_date(name: str) -> str:
    """Return the date that the accession number of an article has in it.

    >>> accession_date("LBA0000020140305ea350000a")
    '20140305'
    """
    found = _DATE_OF_NUMBER.search(name)
    return found[1] if found else ""


def _publication(header: Sequence[str], date: str) -> str:
    """Return the publication, which stands below the date and the hour."""
    behind = header[header.index(date) + 1 :] if date else header
    return next((line for line in behind if not re.fullmatch(r"\d\d?:\d\d.{0,10}", line) and not is_notice(line)), "")
