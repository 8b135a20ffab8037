"""The lines of a document, and how they become paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from coder.dictionary.word_lists import alternatives

MOST_LINES = 1 << 20
"""Lines of one file; no export has more, and memory stays bounded."""
_COLUMNS = re.compile(r"\t|\S {4,}(?=\S)")
"""What stands between the cells of a table."""
_PAGE = re.compile(
    r"(?:page )?\d{1,5}(?: (?:of|/) \d{1,5})?|- ?\d{1,5} ?-|page \d{1,5}(?: (?:of|/) \d{1,5})?(?:\t| {2}).{0,90}",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    rf"\(?(?:copyright\b|©|\(c\)).{{0,40}}\d{{4}}|.{{0,80}}\b{alternatives('archives.rights')}\b", re.IGNORECASE
)
_LINK = re.compile(r"(?:https?://|www\.)\S+")
_LONGEST_NOTICE = 400
_UNWRAPPED = 130
"""Lines of a text are paragraphs if some of them are longer."""
_STOPS = frozenset('.!?:"\u201d')


class TooLarge(Exception):
    """A file takes more memory or time than any real one would, and is not read."""


class Line(NamedTuple):
    """A line without the blanks around it."""

    text: str
    number: int
    """Its number in the file, or that of its paragraph."""
    indent: int = 0

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table.

        >>> Line("Chad\\t12", 1).is_row, Line("Chad    12", 1).is_row, Line("One.  Two.", 1).is_row
        (True, True, False)
        """
        return bool(_COLUMNS.search(self.text))


class Document(NamedTuple):
    """The text of a file: lines, or paragraphs where a program other than a typewriter made it."""

    lines: list[Line]
    wrapped: bool
    """Whether a paragraph may take several lines."""


def is_wrapped(lines: Sequence[Line]) -> bool:
    """Return whether the paragraphs of a document are lines of a text that somebody saved as a document.

    None is long, and one goes on in the next with a small letter.

    >>> is_wrapped(list(lines_of("Rebels left the\\ntown."))), is_wrapped(list(lines_of("Rebels left.\\nthe end")))
    (True, False)
    """
    goes_on = any(
        line.text and line.text[-1] not in _STOPS and follower.text[:1].islower() and len(line.text.split()) > 2
        for line, follower in zip(lines, lines[1:], strict=False)
    )
    return goes_on and all(len(line.text) <= _UNWRAPPED for line in lines)


def lines_of(text: str) -> Iterator[Line]:
    """Yield the lines of a text; of several empty ones the first.

    >>> [tuple(line) for line in lines_of("  a\\n\\n\\nb \\n")]
    [('a', 1, 2), ('', 2, 0), ('b', 4, 0), ('', 5, 0)]
    """
    empty = True
    for number, line in enumerate(re.split(r"\r\n|[\n\r\f\v\u2028\u2029]", text), 1):
        bare = line.strip(" \t\xa0\ufeff")
        if bare or not empty:
            yield Line(bare, number, len(line) - len(line.lstrip(" \xa0")) if bare else 0)
        empty = not bare


def blocks(lines: Iterable[Line], wrapped: bool) -> list[list[Line]]:
    """Return lines that stand together, without the empty ones between them; paragraphs stand alone.

    >>> [[line.text for line in block] for block in blocks(lines_of("a\\nb\\n\\nc"), wrapped=True)]
    [['a', 'b'], ['c']]
    """
    found: list[list[Line]] = []
    apart = True
    for line in lines:
        if not line.text:
            apart = True
            continue
        if apart or not wrapped:
            found.append([])
        found[-1].append(line)
        apart = False
    return found


def joined(block: Sequence[Line]) -> str:
    """Return the words of a block on one line.

    >>> joined(list(lines_of("Rebels leave\\n  the town")))
    'Rebels leave the town'
    """
    return " ".join(" ".join(line.text for line in block).split())


def body(lines: Iterable[Line], wrapped: bool) -> str:
    """Return the text of an article: a paragraph a line, with an empty line between two.

    Tables, page numbers and copyright notices are no text; what a page break parts is joined.

    >>> print(body(lines_of("   One two\\nthree.\\n   Four.\\n\\nPage 2\\n\\nCopyright 2014 The Times"), wrapped=True))
    One two three.
    <BLANKLINE>
    Four.
    """
    found: list[str] = []
    interrupted = False
    for block in blocks(lines, wrapped):
        if is_furniture(block):
            interrupted = bool(found)
            continue
        if _is_table(block):
            continue
        parts = list(_paragraphs(block))
        if interrupted and found[-1][-1] not in _STOPS and parts[0][:1].islower():
            found[-1] += " " + parts.pop(0)
        found += parts
        interrupted = False
    return "\n\n".join(found)


def is_furniture(block: Sequence[Line]) -> bool:
    """Return whether a block is a page number with its running head, a link, or a copyright notice.

    >>> [is_furniture([Line(text, 1)]) for text in ("Page 3 of 9", "© 2014 The Times", "In 2014 it rained.")]
    [True, True, False]
    >>> [is_furniture([Line(text, 1)]) for text in ("(Copyright (c) 2014, Merken Press)", "http://merken.example/5")]
    [True, True]
    """
    first = block[0].text
    alone = len(block) < 4 and bool(_PAGE.fullmatch(first)) or len(block) == 1 and bool(_LINK.fullmatch(first))
    return alone or is_notice(joined(block))


def is_notice(text: str) -> bool:
    """Return whether a line is a copyright notice."""
    return len(text) < _LONGEST_NOTICE and bool(_NOTICE.match(text))


def _is_table(block: Sequence[Line]) -> bool:
    """Return whether most lines of a block are rows of a table."""
    return 2 * sum(line.is_row for line in block) > len(block)


def _paragraphs(block: Sequence[Line]) -> Iterator[str]:
    """Yield the paragraphs of a block: one begins with an indented line, or after a short line with a stop."""
    longest = max(len(line.text) for line in block)
    margin = min(line.indent for line in block)
    held: list[Line] = []
    for line in block:
        if held and (longest > _UNWRAPPED or line.indent > margin + 1 or _ends(held[-1].text, longest)):
            yield joined(held)
            held = []
        held.append(line)
    yield joined(held)


def _ends(line: str, longest: int) -> bool:
    """Return whether a line ends a paragraph of wrapped lines."""
    return line[-1] in _STOPS and 3 * len(line) < 2 * longest
