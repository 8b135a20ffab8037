"""Reads HTML: the tree of a page, and its text as lines."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Any

from coder.formats.archives.extras import library
from coder.formats.archives.lines import Document, TooLarge, lines_of

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w.-]{2,40})""", re.IGNORECASE)
_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_DATA = re.compile(r"data:[\w/+;=.-]{1,60},[\w+/=%\s]*")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})([^<>]*)>")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_MOST_ATTRIBUTES = 300
_DEEPEST = 400
_MOST_TAGS = 500_000
_HEAD = 4096
_INVISIBLE = frozenset("script style noscript template svg math iframe object select textarea button head".split())
ASIDE = frozenset("nav aside footer form figure figcaption dialog menu".split())
_BLOCKS = frozenset(
    "address article blockquote body center dd div dl dt fieldset h1 h2 h3 h4 h5 h6 header hr li main ol p pre section "
    "table tbody tfoot thead tr ul caption title".split()
)
_CELLS = frozenset(("td", "th"))
_WITHOUT_END = frozenset("area base br col dd dt embed hr img input li link meta option p param source wbr".split())
"""Elements that may have no end tag, and so do not count as nesting."""


def parsed(data: bytes) -> Any:
    """Return the tree of a page. Raises ``TooLarge`` for what would take the parser for ever."""
    text = _DATA.sub("", _decoded(data))
    _check(text)
    return library("selectolax.lexbor", "HTML").LexborHTMLParser(text)


def read_html(data: bytes) -> Document:
    """Return the text of a page as lines; the cells of a row are separated by tabs.

    >>> page = b"<script>x</script><p>One<br>two <i>three</i></p><table><tr><td>PD</td><td>5 March</td></tr></table>"
    >>> [line.text for line in read_html(page).lines if line.text]
    ['One', 'two three', 'PD\\t5 March']
    """
    return Document(lines_under(parsed(data).root, _INVISIBLE), wrapped=False)


def story_lines(node: Any) -> list[Any]:
    """Return the text of an element as lines, without what stands beside a story: menus, figures, forms."""
    return lines_under(node, _INVISIBLE | ASIDE)


def lines_under(node: Any, left_out: frozenset[str]) -> list[Any]:
    """Return the text of an element as lines, without elements that are left out."""
    return list(lines_of("".join(_pieces(node, left_out))))


def inside(node: Any, root: Any, tags: frozenset[str]) -> bool:
    """Return whether an element stands in one of some elements, below a root."""
    while node is not None and node.mem_id != root.mem_id:
        if node.tag in tags:
            return True
        node = node.parent
    return False


def _pieces(root: Any, left_out: frozenset[str]) -> Iterator[str]:
    """Yield the text of an element piece by piece, with an empty line around each block."""
    for node, opens in _walk(root, left_out):
        tag = node.tag
        if tag == "-text":
            yield re.sub(r"\s+", " ", node.text(deep=False)) if opens else ""
        elif tag == "br":
            yield "\n" if opens else ""
        elif tag in _CELLS:
            yield "" if opens or node.next is None else "\t"
        elif tag in _BLOCKS:
            yield "\n"


def _walk(root: Any, left_out: frozenset[str]) -> Iterator[tuple[Any, bool]]:
    """Yield the nodes below an element, each as it opens and as it closes; not by recursion, for pages nest deeply."""
    node, depth = root, 0
    while node is not None:
        yield node, True
        child = None if node.tag in left_out else node.first_child
        if child is not None:
            node, depth = child, depth + 1
            continue
        while node is not None:
            yield node, False
            if depth == 0:
                return
            if node.next is not None:
                node = node.next
                break
            node, depth = node.parent, depth - 1


def _decoded(data: bytes) -> str:
    """Return a page as text in the encoding that it names, else in UTF-8, else in cp1252."""
    named = _CHARSET.search(data[:_HEAD])
    mark = next((name for mark, name in _MARKS.items() if data.startswith(mark)), None)
    for encoding in (mark or (named[1].decode("ascii") if named else "utf-8"), "utf-8"):
        try:
            return data.decode(encoding).removeprefix("\ufeff")
        except (LookupError, UnicodeError):
            continue
    return data.decode("cp1252", "replace")


def _check(text: str) -> None:
    """Raise ``TooLarge`` for a page on which a parser would take for ever."""
    depth = 0
    if text.count("<") > _MOST_TAGS:
        raise TooLarge(f"has more than {_MOST_TAGS:,} tags")
    for match in _TAG.finditer(text):
        if match[3] and len(match[3]) > _MOST_ATTRIBUTES:
            bare = _QUOTED.sub("", match[3])
            if len(re.findall(r"[\s/]+", bare)) > _MOST_ATTRIBUTES:
                raise TooLarge(f"has an element with more than {_MOST_ATTRIBUTES} attributes")
        if match[2].lower() in _WITHOUT_END or match[3].endswith("/"):
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > _DEEPEST:
            raise TooLarge(f"nests more than {_DEEPEST:,} elements")
