"""Reads discard lists and issue lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from coder.petrarch.convert.records import OldDiscard, OldIssue
from coder.petrarch.convert.source import Line, Report

_CODE = re.compile(r"\[([^\[\]]*)\]")
_CATEGORY = re.compile(r"<\s*ISSUE\s+CATEGORY\s*=\s*[\"“']?([^\"”'>]+)[\"”']?\s*/?>", re.IGNORECASE)
_IGNORE = re.compile(r"<\s*IGNORE\s*/?>", re.IGNORECASE)
_CLOSED = re.compile(r"</\s*\w+\s*>")


def read_discards(lines: Iterable[Line], report: Report) -> Iterator[OldDiscard]:
    """Return the phrases of a file: with ``+`` they discard the story, else the sentence."""
    for line in lines:
        text = line.text.strip()
        code = _CODE.search(text)
        if code:
            report.add(line, f"a discard has no code: '{code[0]}' was left out")
            text = _CODE.sub("", text)
        story = text.startswith("+")
        phrase = _phrase(text.lstrip("+*"))
        if not re.search(r"\w", phrase):
            report.add(line, "is not a phrase and was left out")
            continue
        yield OldDiscard(phrase, story, line.where)


def read_issues(lines: Iterable[Line], report: Report) -> Iterator[OldIssue]:
    """Return the phrases of issues: under ``<ISSUE CATEGORY="...">`` or before ``[CODE]``.

    Phrases under ``<IGNORE>`` or before ``~`` mark no issue.
    """
    category = ""
    for line in lines:
        text = line.text.strip()
        opened = _CATEGORY.search(text)
        if opened or _IGNORE.search(text):
            category = opened[1].strip() if opened else "~"
            continue
        if _CLOSED.fullmatch(text):
            category = ""
            continue
        code = _CODE.search(text)
        named = code[1].strip() if code else category
        ignored = "~" in text
        phrase = _phrase(_CODE.sub("", text).replace("~", " ").lstrip("+"))
        if not phrase or text.startswith("<") or not (named or ignored):
            report.add(line, "is not a phrase of an issue and was left out")
            continue
        yield OldIssue("~" if ignored else named, (phrase,), line.where)


def _phrase(text: str) -> str:
    """Return the words of a phrase, whether ``_`` or a blank separates them.

    >>> _phrase(" World Golf_Championships ")
    'WORLD GOLF CHAMPIONSHIPS'
    """
    return " ".join(text.replace("_", " ").upper().split())
