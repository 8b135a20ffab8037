"""The lines that open a news story: its dateline and its byline."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from coder.dictionary.word_lists import alternatives, word_set
from coder.language.text.article_dates import DATE

_UPPER: Final = "A-Z\u00c0-\u00de"
_CAPITALS: Final = rf"[{_UPPER}][{_UPPER}.'\u2019]*(?:[ -][{_UPPER}][{_UPPER}.'\u2019]*){{0,3}}"
"""Words in capitals: "NEW YORK"."""
_TITLED: Final = rf"[{_UPPER}][\w.'\u2019-]*(?: (?:of |the |and )?[{_UPPER}][\w.'\u2019-]*){{0,3}}"
"""Words that begin with a capital: "Bosnia and Herzegovina"."""
_PLACE_IN_CAPITALS: Final = rf"(?P<place>{_CAPITALS}(?:, {_TITLED})?)"
_PLACES_IN_CAPITALS: Final = rf"(?P<place>{_CAPITALS}(?:/{_CAPITALS})*(?:, {_TITLED})?)"
_PLACES: Final = rf"(?P<place>{_TITLED}(?:/{_TITLED})*(?:, {_TITLED})?)"
_DATE: Final = rf"(?:[,.:]? +(?P<date>{DATE}))?"
_BRACKETED: Final = r"(?!\d)[A-Z][\w .,/&-]{1,38}"
_AGENCIES: Final = alternatives("text.agencies")
_AGENCY: Final = rf"(?:\({_BRACKETED}\)|\[{_BRACKETED}\]|/{alternatives('text.agencies_in_slashes')}/|{_AGENCIES})"
_DASH: Final = r"(?:--?|[\u2013\u2014_]|:)"
_STORY: Final = rf"(?=[\"\u201c\u2018'(\[<$]?[{_UPPER}0-9])"
"""The story begins here."""
_BYLINE_BEFORE: Final = rf"(?:{_AGENCIES} )?(?:By {_TITLED}(?:(?: and|,) {_TITLED}){{0,2}} )?"
_CAPITAL_NAME: Final = rf"[{_UPPER}]+ (?:[{_UPPER}]\. )?[{_UPPER}'\u2019-]+ "
_TOWN: Final = rf"(?:[{_UPPER}][a-z]{{1,3}} )?[{_UPPER}][\w'\u2019-]++"
_LINE: Final = r"[-\u2013\u2014]+"
_SIGN: Final = re.compile(rf"[-\u2013\u2014_:(\[/\d]|{_AGENCIES}")
"""A dateline has a dash, brackets, a date or an agency."""
_JOINED_SIGN: Final = re.compile(r"[(\d]")
"""One inside a paragraph has an agency in brackets or a date."""
_WRITERS: Final = rf"{_TITLED}(?:(?: and|,) {_TITLED}){{0,3}}"
_TAIL_SIGNS: Final = ("(", "By ")
"""What stands behind a headline on its line has one of these signs, or ends as a byline of the staff."""
_STAFF: Final = tuple(sorted(word_set("text.staff")))
_STAFF_ENDS: Final = (*_STAFF, *(f"{staff}." for staff in _STAFF))
_BY: Final = ("By", "BY", "by")
_NOT_PLACES: Final = word_set("text.not_places")
_AUTHOR: Final = rf"(?:{_TITLED}|{_CAPITALS})"
SHORTEST_HEADLINE: Final = 20
"""A headline before a dateline on its line has at least so many characters."""
LONGEST_HEADLINE: Final = 300
"""It has at most so many."""
LONGEST_HEADER: Final = 160
"""A paragraph of more characters is not a byline, and a dateline ends before it."""


class Dateline(NamedTuple):
    """What the dateline of a story says, and where the story goes on."""

    place: str | None
    date: str | None
    end: int
    start: int = 0
    """Where it begins, if a headline stands before it."""


def find_dateline(text: str, start: int, stop: int) -> Dateline | None:
    """The dateline at the beginning of a paragraph.

    >>> find_dateline("SEOUL, South Korea, March 5 (AP) -- North Korea fired", 0, 53)
    Dateline(place='SEOUL, South Korea', date='March 5', end=36, start=0)
    """
    head = text[start : min(stop, start + LONGEST_HEADER)]
    if _SIGN.search(head) is None:
        return None
    for pattern in _datelines():
        match = pattern.match(head)
        if match is None:
            continue
        found = match.groupdict()
        place = found.get("place")
        if place and _is_no_place(place):
            continue
        return Dateline(place.split("/")[0] if place else None, found.get("date"), start + match.end())
    return None


@cache
def _datelines() -> tuple[re.Pattern[str], ...]:
    """The forms of a dateline, made when a text first may have one: that takes longer than to code a sentence."""
    return (
        # PARIS (Reuters) - ; WASHINGTON, March 5 (AFP) -- ; Beijing, March 5 (Xinhua) -
        re.compile(rf"{_BYLINE_BEFORE}{_PLACES}{_DATE},? +{_AGENCY} *(?:{_DASH}|[\"?](?= )) *{_STORY}"),
        # KABUL - ; SEOUL, South Korea -- ; GENEVA, 12 June 2014 -
        re.compile(rf"{_PLACES_IN_CAPITALS}{_DATE} (?:--?|[\u2013\u2014_]) +{_STORY}"),
        re.compile(rf"{_PLACES_IN_CAPITALS}{_DATE}[\u2014\u2013]{_STORY}"),
        # WASHINGTON, March 5 (AFP) The president ; MOSCOW, March 5 - ; ANKARA: The
        re.compile(rf"{_PLACE_IN_CAPITALS},? +(?P<date>{DATE})[.:]?(?: {_AGENCY})? ?{_DASH}? {_STORY}"),
        re.compile(rf"{_PLACE_IN_CAPITALS}{_DATE} {_AGENCY} {_STORY}"),
        re.compile(rf"(?P<place>{_CAPITALS}): {_STORY}"),
        # (CNN) -- ; AFP -
        re.compile(rf"{_AGENCY} ?{_DASH} {_STORY}"),
    )


@cache
def _joined_dateline() -> re.Pattern[str]:
    """A dateline inside a paragraph, made when a text first may have one."""
    return re.compile(
        # ... in north MADRID, Feb. 15 (AFP) - Spain ; ... By Ana Ruiz LIMA, Peru (AP) — Peru ; ... Oslo (dpa) - Norway
        rf"(?<=\s)(?:By {_CAPITAL_NAME})?"
        rf"(?P<place>{_CAPITALS}(?:/{_CAPITALS})*(?:, {_TITLED})?|{_TOWN}(?=[^a-z]*\(dpa))"
        rf"(?:,? +(?P<date>{DATE})(?:,? +{_AGENCY}(?: *{_LINE})?| +{_LINE})"
        rf"| \((?:{_BRACKETED}|dpa)\) *{_LINE}) *{_STORY}"
    )


def _is_no_place(place: str) -> bool:
    """Whether the words that seem to be a place name an organisation or the desk: "NATO - ", "SOCCER-ZAMBIA: "."""
    return bool({re.split(r"[ ,/]", place)[0], place.split("-")[0]} & _NOT_PLACES)


def find_joined_dateline(text: str, start: int, stop: int) -> Dateline | None:
    """The dateline inside a paragraph that begins with its headline.

    >>> text = "Rebels free sailors after talks By Ana Ruiz LAGOS, March 5 (AFP) - Rebels freed"
    >>> dateline = find_joined_dateline(text, 0, len(text))
    >>> dateline and (dateline.place, text[dateline.end :], text[: headline_end(text, 0, dateline.start)])
    ('LAGOS', 'Rebels freed', 'Rebels free sailors after talks')
    """
    first, last = start + SHORTEST_HEADLINE, min(stop, start + LONGEST_HEADLINE)
    if stop < first or _JOINED_SIGN.search(text, first, last) is None:
        return None
    match = _joined_dateline().search(text, first, last)
    if match is None or _is_no_place(match["place"]):
        return None
    return Dateline(match["place"].split("/")[0], match["date"], match.end(), match.start())


def headline_end(text: str, start: int, stop: int) -> int:
    """Where a headline ends behind which a byline or a note of the desk stands."""
    line = text[start:stop]
    if not any(sign in line for sign in _TAIL_SIGNS) and not line.rstrip().endswith(_STAFF):
        return stop
    match = _title_tail().search(text, start, stop)
    return match.start() if match else stop


def is_byline(line: str) -> bool:
    """Whether a paragraph only says who wrote the story.

    >>> is_byline("By Jane Doe and John Roe"), is_byline("By Monday the troops had left.")
    (True, False)
    """
    if len(line) > LONGEST_HEADER or line.count(" ") > 14:
        return False
    if line.endswith(_STAFF_ENDS) and _staff_byline().fullmatch(line):
        return True
    return line.startswith(_BY) and not line.endswith((".", "!", "?")) and _byline().fullmatch(line) is not None


@cache
def _title_tail() -> re.Pattern[str]:
    """What stands behind a headline on its line: a note of the desk, a byline."""
    return re.compile(
        rf"(?:(?<!\s)\s*\((?i:{alternatives('text.desk_notes')})\b[^()]{{0,160}}\)(?:\s+by {_WRITERS})?"
        rf"|(?:(?<=[a-z\d)'\u2019])\s+By {_WRITERS}|(?<!\s)\s+By [\w.]+ [{_UPPER}]{{2}}.{{0,80}})"
        rf"|(?<!\s)\s+{_AGENCIES} (?:\w+ )?{alternatives('text.staff')})+\s*$"
    )


@cache
def _byline() -> re.Pattern[str]:
    """A paragraph that only says who wrote the story."""
    return re.compile(
        rf"(?:By|BY|by)[: ]\s*{_AUTHOR}(?:(?:,| &|/|;| {alternatives('text.byline_joints')})\s*{_AUTHOR}){{0,5}}"
        rf",?[\s|]*(?:{DATE})?\.?"
    )


@cache
def _staff_byline() -> re.Pattern[str]:
    """One that says that somebody of the staff did."""
    return re.compile(rf"{_AUTHOR}(?:,| -| \||/)? ?(?:\w+ )?{alternatives('text.staff')}\.?")
