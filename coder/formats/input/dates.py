"""Dates as archives write them, and dates in the names of files."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from datetime import date as Date

from coder.core.errors import UsageError
from coder.dictionary.calendar import MONTHS, SHORT_MONTHS, month_number

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4}(?:\d\d)?Z?)?$")
_MILLISECONDS = re.compile(r"\d{13}$")
_MONTH = rf"\b({'|'.join((*MONTHS, *SHORT_MONTHS))})\b\.?"
_MONTH_FIRST = re.compile(rf"{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?[\s-]+{_MONTH},?[\s-]+(\d{{4}})\b", re.IGNORECASE)
_TIME = re.compile(
    r"[\sT]{1,3}\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?:\s?[ap]\.?m\.?)?(?:\s?(?:Z|UTC|GMT|[+-]\d\d:?\d\d))?$", re.IGNORECASE
)
"""A time of day behind a date."""
_DAY_NUMBER = re.compile(r"[2-5]\d{4}(?:\.\d+)?")
_DIRECTIVES = {
    "Y": r"(?P<Y>\d{4})",
    "y": r"(?P<y>\d\d)",
    "m": r"(?P<m>\d\d?)",
    "d": r"(?P<d>\d\d?)",
    "j": r"(?P<j>\d{3})",
    "b": r"(?P<b>[A-Za-z]{3})",
    "B": r"(?P<B>[A-Za-z]{3,9})",
}


def read_date(value: object, form: str | None = None) -> Date | None:
    """The date that a field holds; None where it holds none or an ambiguous one.

    ``form`` is a pattern of ``strptime`` for dates that are written in another way; a time may follow them.

    >>> str(read_date("2014-03-05T10:00:00Z")), str(read_date("20140305101500"))
    ('2014-03-05', '2014-03-05')
    >>> str(read_date("Wednesday, March 5, 2014")), str(read_date("5 Mar 2014")), read_date("05/03/2014")
    ('2014-03-05', '2014-03-05', None)
    >>> str(read_date("05/03/2014", "%d/%m/%Y")), str(read_date("3/5/2014 0:00", "%m/%d/%Y"))
    ('2014-03-05', '2014-03-05')
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, Date):
        return value
    text = str(value).strip()
    try:
        return _by_form(text, form) if form else _plain(text)
    except (ValueError, OverflowError):
        return None


def _by_form(text: str, form: str) -> Date:
    """A date as the caller writes them; raises ``ValueError`` for any other."""
    try:
        return datetime.strptime(text, form).date()
    except ValueError:
        day = _TIME.sub("", text)
        if day == text:
            raise
        return datetime.strptime(day, form).date()


def is_day_number(value: object) -> bool:
    """Whether a spreadsheet wrote a day of 1954 to 2064 as a number.

    >>> is_day_number("41703"), is_day_number("2014")
    (True, False)
    """
    return bool(_DAY_NUMBER.fullmatch(str(value)))


def check_form(form: str) -> None:
    """Raise ``UsageError`` for a pattern of ``strptime`` that does not name day, month and year.

    >>> check_form("%d/%m/%Y")
    """
    sample = datetime(2014, 3, 5, 13, 7, tzinfo=UTC)
    if read_date(sample.strftime(form), form) != sample.date():
        raise UsageError(
            f"dates cannot be written as '{form}'",
            remedy="name day, month and year: '%d/%m/%Y' reads 05/03/2014, '%B %d, %Y' March 5, 2014",
        )


def _plain(text: str) -> Date | None:
    """A date in one of the forms that archives use."""
    if match := _ISO.match(text) or _COMPACT.match(text):
        return Date(int(match[1]), int(match[2]), int(match[3]))
    if _MILLISECONDS.match(text):
        return datetime.fromtimestamp(int(text) / 1000, UTC).date()
    if match := _MONTH_FIRST.search(text):
        return Date(int(match[3]), month_number(match[1]), int(match[2]))
    if match := _DAY_FIRST.search(text):
        return Date(int(match[3]), month_number(match[2]), int(match[1]))
    return None


class NameDate:
    """Finds a date in the name of a file.

    The pattern has the directives ``%Y %m %d %y %b %B %j`` of ``strptime``, and ``*`` for anything.

    >>> NameDate("nyt_%Y%m%d").find("archive/nyt_20140305_0012.txt")
    datetime.date(2014, 3, 5)
    >>> NameDate("%Y/%m/%d/*").find("archive/2014/03/05/0012.txt")
    datetime.date(2014, 3, 5)
    """

    def __init__(self, pattern: str) -> None:
        parts = re.split(r"(%.|\*)", pattern)
        self._whole_path = "/" in pattern
        packed = "%Y%m%d" in pattern or "%y%m%d" in pattern
        used = {part[1] for part in parts if part.startswith("%")}
        if not used <= set(_DIRECTIVES) or not (
            {"Y", "y"} & used and ({"d"} & used and {"m", "b", "B"} & used or "j" in used)
        ):
            raise UsageError(
                f"the pattern '{pattern}' gives no date",
                remedy="name year, month and day, as in '%Y-%m-%d' or 'story_%d%b%Y'",
            )
        try:
            self._regex = re.compile("".join(self._part(part, packed) for part in parts))
        except re.error as error:
            raise UsageError(
                f"the pattern '{pattern}' names a part of the date twice", remedy="name each once"
            ) from error

    @staticmethod
    def _part(part: str, packed: bool) -> str:
        """The regular expression for a part of a pattern; in ``%Y%m%d`` month and day have two digits."""
        if part == "*":
            return ".*?"
        if not part.startswith("%"):
            return re.escape(part)
        regex = _DIRECTIVES[part[1]]
        return regex.replace(r"\d\d?", r"\d\d") if packed else regex

    def find(self, path: str) -> Date | None:
        """The first date in the name of the file, or in its whole path if the pattern has a slash."""
        name = path if self._whole_path else path.rsplit("/", 1)[-1]
        for match in self._regex.finditer(name):
            found = {key: text for key, text in match.groupdict().items() if text}
            try:
                return _assembled(found)
            except ValueError:
                continue
        return None


def _assembled(found: dict[str, str]) -> Date:
    """The date from its parts by their directives."""
    year = int(found["Y"]) if "Y" in found else datetime.strptime(found["y"], "%y").year
    if "j" in found:
        return datetime.strptime(f"{year} {found['j']}", "%Y %j").date()
    name = found.get("b") or found.get("B")
    return Date(year, month_number(name[:3]) if name else int(found["m"]), int(found["d"]))
