"""Gives a text all in small letters the capitals of its names and sentences, which other stages look for."""

from __future__ import annotations

import re
from typing import Final

from coder.core.packed import PackedTable
from coder.dictionary.lexicon import Lexicon
from coder.dictionary.word_lists import word_set
from coder.language.text.repair import RepairedText

LEAST_LETTERS: Final = 20
"""A text of fewer letters is left as it is."""
HEAD: Final = 2000
"""So many characters are looked at to tell whether a text has capitals."""
LONGEST: Final = 1_000_000
"""A text of more characters is no article, and is left as it is."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'\u2019.][^\W\d_]+)*")
_CLITIC: Final = re.compile(r"(?<=[a-z]) (?=(?:s|t|re|ve|ll|d|m)\b(?![.'\u2019]))")
_APOSTROPHES: Final = frozenset("'\u2019")
_NAMES: Final = word_set("text.small_names")
_ACRONYMS: Final = word_set("text.small_acronyms")
_DETERMINERS: Final = word_set("text.before_small_us")
_MONTHS: Final = word_set("text.small_months")
_BEFORE_MONTHS: Final = word_set("text.before_small_months")


def in_small_letters(text: str) -> bool:
    """Whether a text has letters, but no capitals.

    >>> in_small_letters("rebels left the town of goma"), in_small_letters("Rebels left the town of Goma")
    (True, False)
    """
    if len(text) > LONGEST:
        return False
    head = text[:HEAD]
    return not any(map(str.isupper, head)) and sum(map(str.islower, head)) >= LEAST_LETTERS


def restore_case(text: str, lexicon: Lexicon) -> RepairedText:
    """A text with the capitals of its names and sentences, and the apostrophes of its clitics if it has none.

    >>> from coder.core.paths import dictionaries_dir
    >>> lexicon = Lexicon.load(dictionaries_dir())
    >>> restore_case("mr lund s guards left the uk. they met the us envoy to israel.", lexicon).text
    "Mr Lund's guards left the UK. They met the US envoy to Israel."
    """
    meant = text if _APOSTROPHES & set(text[:HEAD]) else _CLITIC.sub("'", text)
    parts: list[str] = []
    at, before, opens = 0, "", True
    for match in _WORD.finditer(meant):
        word, gap = match[0], meant[at : match.start()]
        opens = (opens and not any(map(str.isdigit, gap))) or any(mark in gap for mark in ".!?\n")
        cased = _cased(word, before, lexicon.forms)
        if opens and cased == word:
            cased = word[0].upper() + word[1:]
        parts += (gap, cased)
        at, before, opens = match.end(), word, False
    parts.append(meant[at:])
    cased_text = "".join(parts)
    if len(cased_text) != len(text):
        cased_text = text
    return RepairedText(cased_text, range(len(text)), range(1, len(text) + 1))


def _cased(word: str, before: str, forms: PackedTable[str]) -> str:
    """A word with the capitals that it has as a name; other words as they are."""
    stem, apostrophe, clitic = word.partition("'")
    if len(stem) < 2:
        return word
    name = _name(stem, before, forms)
    return name + apostrophe + clitic


def _name(word: str, before: str, forms: PackedTable[str]) -> str:
    """A word as its name is written, if it is one."""
    titled = word[0].upper() + word[1:]
    if word in _NAMES or (word in _MONTHS and (before in _BEFORE_MONTHS or before.isdigit())):
        return titled
    if word in _ACRONYMS or (word == "us" and before in _DETERMINERS):
        return word.upper()
    known = forms.find(word)
    if known is not None and not known.startswith("FW"):
        return word
    if word.upper() in forms and (titled not in forms or len(word) < 3):
        return word.upper()
    if titled in forms or (known is None and "-" not in word and "." not in word):
        return titled
    return word
