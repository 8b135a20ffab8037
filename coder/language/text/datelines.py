"""What stands around the text of a news story: datelines, bylines, date lines, copyright and source trailers."""

from __future__ import annotations

import re
from datetime import date as Date
from typing import NamedTuple

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_DAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
_DATE = rf"(?:{_DAY},? )?(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?:,? \d{{4}})?|\d{{4}}-\d\d-\d\d|\d\d?/\d\d?/\d{{4}})"
_CAPITALS = r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.'\u2019]*(?:[ -][A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.'\u2019]*){0,3}"
_TITLED = r"[A-Z\u00c0-\u00de][\w.'\u2019-]*(?: (?:of |the |and )?[A-Z\u00c0-\u00de][\w.'\u2019-]*){0,3}"
_REGION = rf"(?:,? \(?{_TITLED}\)?)?"
_AGENCY = r"(?:\((?!\d)[A-Z][\w .,/&-]{1,38}\)|\[(?!\d)[A-Z][\w .,/&-]{1,38}\]|/(?:PRNewswire|Xinhua|AP|AFP|TASS|IRNA)/|(?:AFP|AP|Reuters|Xinhua))"
_DASH = r"(?:--?|[\u2013\u2014_]|:)"
_START = r"(?=[\"\u201c\u2018'(\[]?[A-Z0-9\u00c0-\u00de])"
_BYLINE_BEFORE = rf"(?:(?:Reuters|AFP|AP|Xinhua) )?(?:By {_TITLED}(?:(?: and|,) {_TITLED}){{0,2}} )?"
_DATELINES = (
    # PARIS (Reuters) - ; WASHINGTON, March 5 (AFP) -- ; Beijing, March 5 (Xinhua) -
    re.compile(rf"{_BYLINE_BEFORE}(?P<place>{_TITLED}(?:/{_TITLED})*(?:, {_TITLED})?)(?:[,.:]? +(?P<date>{_DATE}))?,? +{_AGENCY} *(?:{_DASH}|[\"?](?= )) *{_START}"),
    # KABUL - ; SEOUL, South Korea -- ; GENEVA, 12 June 2014 -
    re.compile(rf"(?P<place>{_CAPITALS}(?:/{_CAPITALS})*(?:, {_TITLED})?)(?:[,.:]? +(?P<date>{_DATE}))? (?:--?|[\u2013\u2014_]) +{_START}"),
    re.compile(rf"(?P<place>{_CAPITALS}(?:/{_CAPITALS})*(?:, {_TITLED})?)(?:[,.:]? +(?P<date>{_DATE}))?[\u2014\u2013]{_START}"),
    # WASHINGTON, March 5 (AFP) The president ; MOSCOW, March 5 - ; ANKARA: The
    re.compile(rf"(?P<place>{_CAPITALS}(?:, {_TITLED})?),? +(?P<date>{_DATE})[.:]?(?: {_AGENCY})? ?{_DASH}? {_START}"),
    re.compile(rf"(?P<place>{_CAPITALS}(?:, {_TITLED})?)(?:[,.:]? +(?P<date>{_DATE}))? {_AGENCY} {_START}"),
    re.compile(rf"(?P<place>{_CAPITALS}): {_START}"),
    # (CNN) -- ; AFP -
    re.compile(rf"{_AGENCY} ?{_DASH} {_START}"),
)  # fmt: skip
_NO_PLACES = frozenset(("NATO", "OPEC", "UN", "EU", "US", "UK", "USA", "BREAKING", "UPDATE", "URGENT", "FACTBOX", "WRAPUP", "EXCLUSIVE", "CORRECTED", "ANALYSIS",
                        "NEWSMAKER", "TIMELINE", "FEATURE", "WIDER", "GRAPHIC", "INTERVIEW", "OPINION", "EDITORIAL", "NOTE", "LIVE", "WATCH", "PHOTOS", "VIDEO", "I", "A",
                        "Q", "Q&A", "POLL", "SOURCE", "TEXT", "ADVISORY", "ALERT", "FLASH", "BULLETIN", "NEWS", "PHOTO", "FILE", "ISIS", "ISIL", "IMF", "WHO", "CIA",
                        "FBI", "BBC", "CNN", "IAEA", "ECOWAS", "ASEAN", "OSCE", "PKK", "PLO", "UNICEF", "UNESCO", "UNHCR"))  # fmt: skip
_BYLINE = re.compile(
    rf"(?:By|BY|by)[: ]\s*(?:{_TITLED}|{_CAPITALS})(?:(?:,| and| AND| &|/|;| in| for| at)\s*(?:{_TITLED}|{_CAPITALS})){{0,5}},?[\s|]*(?:{_DATE})?\.?"
)
_STAFF = re.compile(rf"(?:{_TITLED}|{_CAPITALS})(?:,| -| \||/)? ?(?:\w+ )?(?:[Cc]orrespondents?|[Rr]eporters?|[Ss]taff [Ww]riters?|Associated Press|Press Writers?|Writers?|"
                    r"(?:REUTERS|Reuters|AFP|CNN|BBC News|AP))\.?")  # fmt: skip
_TRAILER = re.compile(
    r"(?:[\[(*\u2014\u2013-]+ ?)?(?:copyright\b|\u00a9|\(c\) ?(?:\d{4}|copyright)|all rights reserved|(?:additional |writing and |further )?reporting (?:and \w+ )?by\b"
    r"|(?:writing|editing|compiled|translated|photo(?:graph)?s?|graphics?|video) (?:and \w+ )?by\b|source: |sources: |read more(?: at)?:?|click (?:here|for)|for more (?:information|news)"
    r"|follow us|sign up for|subscribe|related (?:stories|articles|topics|links)|see also:|our standards:|this (?:story|article|report) (?:was|has been) "
    r"|the views expressed|distributed by|e-?mail: |contact: |tel: |https?://|www\.|\(?photo(?: credit)?:|image(?: credit)?:|file photo|advertisement\b|share this|ends?\s*$|more\s*$|-30-|###?|nnnn\s*$)",
    re.IGNORECASE,
)
_INLINE_TRAILER = re.compile(
    r"\s[(\[](?:additional |writing and )?(?:reporting|writing|editing|compiled|translated)(?: and \w+)? by\b|\s(?:\u00a9|\(c\)|copyright(?: \u00a9| \(c\))?) ?\d{4}\b"
    r"|\s\((?:editing|reporting) by\b", re.IGNORECASE)  # fmt: skip
_DATE_LINE = re.compile(
    rf"(?:(?:first )?(?:published|posted|updated|last updated|last modified|modified|date|issued)(?: on| at)?:?\s*)?(?P<date>{_DATE})(?:[,|/@ -]+(?:at )?\d?\d[:.]\d\d.{{0,24}}| *[/|] *.{{0,12}})?\.?",
    re.IGNORECASE,
)
_STAMP = re.compile(r"(?:first )?(?:published|posted|updated|last updated|last modified)\b.{0,60}", re.IGNORECASE)
_NO_WORDS = re.compile(r"[\W_]*")
_FULL_DATES = (
    re.compile(rf"(?P<month>{_MONTH})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year>\d{{4}}))?", re.IGNORECASE),
    re.compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{_MONTH})\.?(?:,? (?P<year>\d{{4}}))?", re.IGNORECASE),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"),
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
LONGEST_HEADER = 160
"""A longer paragraph is no byline, date line or the like."""


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
        if place and place.split()[0].split(",")[0].split("/")[0] in _NO_PLACES:
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
    if _STAFF.fullmatch(line):
        return True
    return bool(_BYLINE.fullmatch(line)) and not line.endswith((".", "!", "?"))


def is_trailer(line: str) -> bool:
    """Whether a paragraph is a copyright, credit or source line, or has no words at all.

    >>> is_trailer("(Reporting by Jane Doe; editing by John Roe)"), is_trailer("* * *"), is_trailer("Reporting is hard.")
    (True, True, False)
    """
    return bool(_TRAILER.match(line)) or (len(line) < LONGEST_HEADER and bool(_NO_WORDS.fullmatch(line)))


def inline_trailer(text: str, start: int, stop: int) -> int:
    """Where a trailer begins that ends a paragraph, else ``stop``."""
    match = _INLINE_TRAILER.search(text, start, stop)
    return match.start() if match else stop


def date_line(line: str) -> str | None:
    """The date of a paragraph that is nothing but a date; "" where it is a time stamp without one.

    >>> date_line("Published: March 5, 2014"), date_line("March 5 was cold.")
    ('March 5, 2014', None)
    """
    if len(line) > LONGEST_HEADER:
        return None
    match = _DATE_LINE.fullmatch(line)
    if match:
        return match["date"]
    return "" if _STAMP.fullmatch(line) and any(map(str.isdigit, line)) else None


def read_date(text: str, year: str | None) -> Date | None:
    """A date in words or figures; ``year`` is taken where it names none.

    >>> read_date("Mar. 5", "2014"), read_date("31 June 2014", None)
    (datetime.date(2014, 3, 5), None)
    """
    for pattern in _FULL_DATES:
        match = pattern.search(text)
        if match and (match["year"] or year):
            name = match["month"].lower()[:3]
            month = (
                int(name) if name.isdigit() else next(i for i, full in enumerate(MONTHS, 1) if full.startswith(name))
            )
            try:
                return Date(int(match["year"] or year or 0), month, int(match["day"]))
            except ValueError:
                return None
    return None


def find_year(line: str) -> str | None:
    """The first year that a line names."""
    match = _YEAR.search(line)
    return match.group() if match else None
