"""The lines that open a news story: its dateline and its byline."""

from __future__ import annotations

import re
from typing import NamedTuple

from coder.dictionary.word_lists import alternatives, word_set
from coder.language.text.article_dates import DATE

_UPPER = "A-Z\u00c0-\u00de"
_CAPITALS = rf"[{_UPPER}][{_UPPER}.'\u2019]*(?:[ -][{_UPPER}][{_UPPER}.'\u2019]*){{0,3}}"
"""Words in capitals: "NEW YORK"."""
_TITLED = rf"[{_UPPER}][\w.'\u2019-]*(?: (?:of |the |and )?[{_UPPER}][\w.'\u2019-]*){{0,3}}"
"""Words that begin with a capital: "Bosnia and Herzegovina"."""
_PLACE_IN_CAPITALS = rf"(?P<place>{_CAPITALS}(?:, {_TITLED})?)"
_PLACES_IN_CAPITALS = rf"(?P<place>{_CAPITALS}(?:/{_CAPITALS})*(?:, {_TITLED})?)"
_PLACES = rf"(?P<place>{_TITLED}(?:/{_TITLED})*(?:, {_TITLED})?)"
_DATE = rf"(?:[,.:]? +(?P<date>{DATE}))?"
_BRACKETED = r"(?!\d)[A-Z][\w .,/&-]{1,38}"
_AGENCIES = alternatives("text.agencies")
_AGENCY = rf"(?:\({_BRACKETED}\)|\[{_BRACKETED}\]|/{alternatives('text.agencies_in_slashes')}/|{_AGENCIES})"
_DASH = r"(?:--?|[\u2013\u2014_]|:)"
_STORY = rf"(?=[\"\u201c\u2018'(\[]?[{_UPPER}0-9])"
"""The story begins here."""
_BYLINE_BEFORE = rf"(?:{_AGENCIES} )?(?:By {_TITLED}(?:(?: and|,) {_TITLED}){{0,2}} )?"
_DATELINES = (
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
_NOT_PLACES = word_set("text.not_places")
_AUTHOR = rf"(?:{_TITLED}|{_CAPITALS})"
_BYLINE = re.compile(
    rf"(?:By|BY|by)[: ]\s*{_AUTHOR}(?:(?:,| &|/|;| {alternatives('text.byline_joints')})\s*{_AUTHOR}){{0,5}}"
    rf",?[\s|]*(?:{DATE})?\.?"
)
_STAFF_BYLINE = re.compile(rf"{_AUTHOR}(?:,| -| \||/)? ?(?:\w+ )?{alternatives('text.staff')}\.?")
LONGEST_HEADER = 160
"""A paragraph of more characters is not a byline, and a dateline ends before it."""


class Dateline(NamedTuple):
    """What the dateline of a story says, and where the story goes on."""

    place: str | None
    date: str | None
    end: int


def find_dateline(text: str, start: int, stop: int) -> Dateline | None:
    """The dateline at the beginning of a paragraph.

    >>> find_dateline("SEOUL, South Korea, March 5 (AP) -- North Korea fired", 0, 53)
    Dateline(place='SEOUL, South Korea', date='March 5', end=36)
    """
    head = text[start : min(stop, start + LONGEST_HEADER)]
    for pattern in _DATELINES:
        match = pattern.match(head)
        if match is None:
            continue
        found = match.groupdict()
        place = found.get("place")
        if place and place.split()[0].split(",")[0].split("/")[0] in _NOT_PLACES:
            continue
        return Dateline(place.split("/")[0] if place else None, found.get("date"), start + match.end())
    return None


def is_byline(line: str) -> bool:
    """Whether a paragraph only says who wrote the story.

    >>> is_byline("By Jane Doe and John Roe"), is_byline("By Monday the troops had left.")
    (True, False)
    """
    if len(line) > LONGEST_HEADER or line.count(" ") > 14:
        return False
    if _STAFF_BYLINE.fullmatch(line):
        return True
    return bool(_BYLINE.fullmatch(line)) and not line.endswith((".", "!", "?"))
