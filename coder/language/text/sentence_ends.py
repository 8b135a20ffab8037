"""The sentences of one paragraph: which full stops, question marks and the like end one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from coder.dictionary.calendar import DAYS
from coder.dictionary.lexicon import Lexicon
from coder.dictionary.word_lists import alternatives, word_set
from coder.language.text.paragraphs import trim

_END: Final = re.compile(
    r"[.!?\u2026](?<![.!?\u2026]{2})[.!?\u2026]*+[\"\u201d\u2019'\u00bb)\]]*+(?=\s|$|(?<=[a-z]{2}[.?!])[A-Z][a-z])"
)
_LAST_WORD: Final = re.compile(r"[^\s(\[\"\u201c\u2018\u2014/]+$")
_NEXT_WORD: Final = re.compile(r"\s*[\"\u201c\u2018'(\[\u00ab\u2022*-]*\s*([^\s,;:.!?\"\u201d\u2019')\]]+)")
_FOLLOWING: Final = re.compile(r"[\"\u201d')\]]*\s+([^\s,;:.!?\"\u201d')\]]+)")
_WORD: Final = re.compile(r"\w")
_INITIALS: Final = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
_CLAIM: Final = re.compile(rf"(?:[^\s\w]*\w[\w.'\u2019-]*\s+){{1,4}}?{alternatives('text.quotation_verbs')}\b")
"""Who said it, after a quotation: "the mayor asked"."""
_OPENING_TAGS: Final = frozenset(("DT", "PRP", "PRP$", "IN", "CC", "RB", "WRB", "WP", "WDT", "EX", "RBR"))
_AFTER_TIMES: Final = DAYS | word_set("text.time_zones")


def sentences(text: str, start: int, stop: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The sentences of one paragraph as offsets.

    >>> from coder.core.paths import dictionaries_dir
    >>> list(sentences("Gen. Haddad left. Troops followed.", 0, 34, Lexicon.load(dictionaries_dir())))
    [(0, 17), (18, 34)]
    """
    at = start
    for match in _END.finditer(text, start, stop):
        if match.end() < stop and not _is_end(text, at, match, stop, lexicon):
            continue
        yield from _span(text, at, match.end())
        at = match.end()
    yield from _span(text, at, stop)


def _span(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """A sentence without the blanks at its ends; nothing where it has no word."""
    first, last = trim(text, start, stop)
    if _WORD.search(text, first, last):
        yield first, last


def _is_end(text: str, start: int, match: re.Match[str], stop: int, lexicon: Lexicon) -> bool:
    """Whether the marks that were found end a sentence."""
    following = _NEXT_WORD.match(text, match.end(), min(stop, match.end() + 60))
    if following is None:
        return True
    word = following[1]
    if word[0].islower():
        return False
    marks = match.group()
    if "?" in marks or "!" in marks:
        speaker = following.start(1)
        return not (marks[-1] in '"\u201d' and _CLAIM.match(text, speaker, min(stop, speaker + 80)))
    if marks[0] == "\u2026" or marks.startswith(".."):
        return True
    before = _LAST_WORD.search(text, max(start, match.start() - 40), match.start())
    if before is None:
        return match.start() > start
    return _is_end_after_word(text, start, before, following, marks, stop, lexicon)


def _is_end_after_word(
    text: str, start: int, before: re.Match[str], following: re.Match[str], marks: str, stop: int, lexicon: Lexicon
) -> bool:
    """Whether a full stop between these two words ends the sentence that began at ``start``."""
    last, word = before.group(), following[1]
    first = before.start() <= start + 1
    lower = last.lower()
    kind = lexicon.abbreviations.get(lower)
    if kind is None and "-" in lower:
        kind = lexicon.abbreviations.get(lower.rsplit("-", 1)[-1])
    if len(marks) > 1:
        # `the U.S.)` or `U.S."`: only a word that opens a sentence, or a quotation that ended with the sentence
        return kind is None or _opens(word, lexicon) or marks[-1] in '"\u201d'
    if kind == "title":
        return False
    if kind == "month":
        return not word[0].isdigit()
    if kind == "number":
        tag = lexicon.forms.get(last, "").split(" ")[0]
        answer = last.islower() and tag in _OPENING_TAGS  # "it said no. Chad left"
        return not word[0].isdigit() and (first or answer or _opens(word, lexicon))
    if kind == "end":
        return _is_end_after_closing(text, last, following, stop, lexicon)
    if kind is not None or _INITIALS.fullmatch(last):
        return _opens(word, lexicon)
    if len(last) == 1 and last.isalpha() and last.isupper():
        return _opens(word, lexicon) and not _is_initial_before(text, start, before.start())
    return not (last.isdigit() and first)


def _is_end_after_closing(text: str, last: str, following: re.Match[str], stop: int, lexicon: Lexicon) -> bool:
    """Whether a sentence ends after "Inc.", "p.m." and the like.

    It does before a word that opens a sentence, and before a common word with a capital.
    """
    word = following[1]
    if _opens(word, lexicon):
        return True
    if _INITIALS.fullmatch(last) and last.lower() not in ("a.m", "p.m"):
        return False
    if word.lower() in _AFTER_TIMES or word[0].isdigit():
        return False
    after = _FOLLOWING.match(text, following.end(), min(stop, following.end() + 40))
    return word.lower() in lexicon.forms and after is not None and after[1][0].islower()


def _opens(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is a function word with a capital, which no name begins with."""
    if not word[0].isupper() or (word.isupper() and len(word) > 1):
        return False
    return lexicon.forms.get(word.lower(), "").split(" ")[0] in _OPENING_TAGS and lexicon.forms.find(word) != "NNP"


def _is_initial_before(text: str, start: int, at: int) -> bool:
    """Whether another initial stands before an initial, as in "J. P. The": then it is a name that goes on."""
    before = text[max(start, at - 30) : at].split()
    return bool(before) and before[-1][0].isupper() and len(before[-1]) == 2 and before[-1].endswith(".")
