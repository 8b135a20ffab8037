"""Reads discard lists and issue lists."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coder.dictionary.inflection import plural_by_ending
from coder.petrarch.convert.names import has_letters, plain_name
from coder.petrarch.convert.records import OldDictionaries, OldDiscard, OldIssue
from coder.petrarch.convert.report import Line, Report
from coder.petrarch.convert.verb_forms import verb_forms

_CODE = re.compile(r"\[([^\[\]]*+)\]")
_TAG = re.compile(r"<\s*+(?P<closed>/?)\s*+(?P<name>\w++)(?P<rest>[^>]*+)>?")
_QUOTES = "\"'“” \t/="
NEVER = "~"
"""The code of phrases that mark no issue."""


def read_discards(lines: Iterable[Line], old: OldDictionaries, report: Report) -> None:
    """Add the phrases of a file: with ``+`` they discard the story, else the sentence."""
    for line in lines:
        text = line.text.strip()
        code = _CODE.search(text)
        phrase = plain_name(_CODE.sub(" ", text).lstrip("+*"))
        if not has_letters(phrase):
            report.drop(line, "is not a phrase and was left out", "write the words of a phrase")
            continue
        report.use(line)
        if code:
            report.change(line, f"a discard has no code: '{code[0]}' was left out", "delete the code")
        old.discards.append(OldDiscard(phrase, text.startswith("+") or "+++" in text, line.where))


def read_issues(lines: Iterable[Line], old: OldDictionaries, report: Report) -> None:
    """Add the phrases of issues: under ``<ISSUE CATEGORY="...">`` or before ``[CODE]``.

    Phrases under ``<IGNORE>`` or before ``~`` mark no issue. ``n:`` adds the plural of a noun, ``v:`` the forms of a
    verb, and ``+`` joins words that may be written as one, with a hyphen or apart.
    """
    category = ""
    for line in lines:
        text = line.text.strip()
        tag = _TAG.match(text)
        if tag and (opened := _category(tag)) is not None:
            category = opened
            report.use(line)
            continue
        code = _CODE.search(text)
        named = code[1].strip() if code else category
        ignored = NEVER in text or named == NEVER
        phrases = _forms(_CODE.sub(" ", text).replace(NEVER, " "))
        if not phrases or text.startswith("<") or not (named or ignored):
            report.drop(line, "is not a phrase of an issue and was left out", "write PHRASE [CODE]")
            continue
        report.use(line)
        old.issues.append(OldIssue(NEVER if ignored else named, phrases, line.where))


def _category(tag: re.Match[str]) -> str | None:
    """Return the category that a tag opens, empty where it closes one; None for other tags.

    >>> [_category(_TAG.match(tag)) for tag in ('<ISSUE CATEGORY="ID_X">', "</ISSUE>", "<B>")]
    ['ID_X', '', None]
    """
    if tag["closed"]:
        return ""
    if tag["name"].upper() == "IGNORE":
        return NEVER
    key, _, value = tag["rest"].strip().partition("=")
    value = value.strip(_QUOTES)
    return value if tag["name"].upper() == "ISSUE" and key.strip().upper() == "CATEGORY" and value else None


def _forms(text: str) -> tuple[str, ...]:
    """Return the phrases that a line of an issue list stands for.

    >>> _forms("n:dam"), _forms("v:protest"), _forms("fire+arm")
    (('DAM', 'DAMS'), ('PROTEST', 'PROTESTS', 'PROTESTED', 'PROTESTING'), ('FIRE ARM', 'FIRE-ARM', 'FIREARM'))
    """
    text = text.strip().lstrip("+").strip()
    kind, colon, rest = text.partition(":")
    kind = kind.strip().lower() if colon else ""
    phrase = plain_name(rest if kind in ("n", "v") else text)
    joined = [phrase.replace(" + ", "+").replace("+", mark) for mark in " -"] if "+" in phrase else [phrase]
    joined += [phrase.replace(" + ", "+").replace("+", "")] if "+" in phrase else []
    forms = {form: None for one in joined if has_letters(one) for form in _inflected(kind, one)}
    return tuple(forms)


def _inflected(kind: str, phrase: str) -> list[str]:
    if kind == "n":
        return [phrase, plural_by_ending(phrase)]
    return [form.replace("+", "") for form in verb_forms(phrase)] if kind == "v" else [phrase]
