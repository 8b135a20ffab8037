"""The gate for all that is printed: no text from outside moves the cursor, changes a colour or ends a line."""

from __future__ import annotations

import re
from enum import StrEnum, unique

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)
"""Control characters, marks that change the direction of reading, other ends of lines, and bytes that are no text."""


def visible(text: str) -> str:
    r"""Return a text whose control characters are written out; tabs and ends of lines stay.

    >>> visible("a\x1b[31mb\n")
    'a\\x1b[31mb\n'
    """
    return _UNSEEN.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)


def visible_line(text: str) -> str:
    r"""Return a text as one line, whatever it holds.

    >>> visible_line("a\nb\tc\x07")
    'a\\nb\\tc\\x07'
    """
    return visible(text).replace("\n", "\\n").replace("\t", "\\t")


@unique
class Style(StrEnum):
    """How words are set off on a terminal: the numbers of ECMA-48 (SGR)."""

    BOLD = "1"
    DIM = "2"
    RED = "31"
    GREEN = "32"
    YELLOW = "33"
    BLUE = "34"
    MAGENTA = "35"
    CYAN = "36"


QUAD_STYLES = {1: Style.CYAN, 2: Style.GREEN, 3: Style.YELLOW, 4: Style.RED}
"""The colours of the quad classes: verbal and material co-operation, verbal and material conflict."""


def painted(text: str, *styles: Style) -> str:
    r"""Return a text in some styles, for a terminal that has them.

    >>> painted("Iran", Style.BOLD, Style.RED), painted("Iran")
    ('\x1b[1;31mIran\x1b[0m', 'Iran')
    """
    return f"\x1b[{';'.join(styles)}m{text}\x1b[0m" if styles and text else text
