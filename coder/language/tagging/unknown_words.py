"""The tags of words that no list knows, from their form: numbers, endings, hyphens, capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from typing import Final

from coder.core.packed import PackedTable
from coder.dictionary.lexicon import Lexicon
from coder.dictionary.word_lists import word_list, word_set

_NUMBERS: Final = (
    (re.compile(r"[+-]?\d[\d,.:/]*(?:[-–]\d[\d,.:/]*)?(?:bn|mn|m|k|km|kg|mm|cm|ft|pm|am|C|F)?%?"), "CD"),
    (re.compile(r"\d+(?:st|nd|rd|th)", re.IGNORECASE), "JJ"),
    (re.compile(r"['’]?\d*0s"), "NNS"),
    (re.compile(r"\d[\d,.]*-[A-Za-z].*"), "JJ"),
    (re.compile(r"[A-Z]{1,4}-\d+[A-Za-z]?"), "NNP"),
    (re.compile(r"(?:[A-Z]\.)+(?:[A-Z])?"), "NNP"),
    (re.compile(r"(?:https?:|www\.|@|#).+|.+@.+\..+|.+\.(?:com|org|net|gov)"), "NN"),
)  # fmt: skip
_ADJECTIVE_PREFIXES: Final = word_list("tagging.adjective_prefixes")
_VERB_PREFIXES: Final = word_set("tagging.verb_prefixes")
_COMMON_ENDINGS: Final = word_list("tagging.common_endings")
_NOUN_PREFIXES: Final = word_set("tagging.noun_prefixes")
_PARTICIPLES: Final = ("VBN", "VBD", "VBG", "JJ")
LONGEST_SUFFIX: Final = 12
STOPS: Final = frozenset((".", "!", "?"))
_WORD: Final = re.compile(r"[A-Za-z]{2,}")


class Style(Enum):
    """How a sentence is capitalised."""

    MIXED = "mixed"
    TITLE = "title"
    CAPITALS = "capitals"


def sentence_style(texts: Sequence[str], forms: PackedTable[str]) -> Style:
    """Whether a sentence is an ordinary one, a headline in title case, or one all in capitals.

    >>> from coder.core.packed import packed
    >>> forms = packed({"enter": "VB", "troops": "NNS", "northern": "JJ", "city": "NN"})
    >>> sentence_style("TROOPS ENTER THE CITY".split(), forms)
    <Style.CAPITALS: 'capitals'>
    >>> sentence_style("Troops Enter the Northern City".split(), forms)
    <Style.TITLE: 'title'>
    """
    capital = [text for text in texts if text[0].isupper()]
    if len(capital) < 3 or 2 * len(capital) < len(texts):
        return Style.MIXED
    words = [text for text in texts if _WORD.match(text)]
    if 10 * sum(map(str.isupper, words)) > 8 * len(words):
        return Style.CAPITALS
    long = [text for text in words if len(text) > 3 and not (text.islower() and forms.get(text, "").startswith("IN"))]
    if len(long) < 3 or not all(text[0].isupper() for text in long):
        return Style.MIXED
    if texts[-1] not in STOPS and any(_is_headline_verb(texts, at, forms) for at in range(1, len(texts) - 1)):
        return Style.TITLE
    if len(long) < 4:
        return Style.MIXED
    common = [text for text in long if text.lower() in forms]
    never_names = sum(text not in forms for text in common)
    open_end = texts[-1] not in STOPS and 3 * len(common) > 2 * len(long)
    return Style.TITLE if never_names > 1 or open_end else Style.MIXED


def _is_headline_verb(texts: Sequence[str], at: int, forms: PackedTable[str]) -> bool:
    """Whether a word with a capital is the verb of a headline: "Obama [Meets] Castro".

    It is if it follows a name, can be a verb, and is rare as a name.
    """
    word, before = texts[at], texts[at - 1]
    tags = forms.get(word.lower(), "") if word[0].isupper() and word.endswith("s") else ""
    named = before[0].isupper() and forms.get(before, "NNP").startswith("NNP")
    return "VBZ" in tags and named and (before in forms or before.lower() not in forms) and len(texts[at + 1]) > 1


def numeric(text: str) -> str | None:
    """The tag of a number, date, code or address; None for any other word.

    >>> numeric("1,200"), numeric("5th"), numeric("1990s"), numeric("12-day"), numeric("soldier")
    ('CD', 'JJ', 'NNS', 'JJ', None)
    """
    if text.isalpha():
        return None
    return next((tag for pattern, tag in _NUMBERS if pattern.fullmatch(text[:100])), None)


def unknown(text: str, lexicon: Lexicon) -> str:
    """The tags that a word can have which no list knows."""
    word = text.lower()
    if not any(map(str.isalpha, word[:20])):
        return "SYM"
    if "-" in word[1:-1]:
        return _hyphenated(word, lexicon)
    return _ending(word, lexicon) or "NN VB VBP"


def unknown_in_capitals(text: str, lexicon: Lexicon) -> str:
    """The tags of a word in capitals that no list knows: a name, if its ending is none of a common word.

    >>> from coder.core.paths import dictionaries_dir
    >>> lexicon = Lexicon.load(dictionaries_dir())
    >>> unknown_in_capitals("OKONJOVA", lexicon), unknown_in_capitals("BLORKATION", lexicon)
    ('NNP', 'NN')
    """
    common = "-" in text or not text.isalpha() or text.lower().endswith(_COMMON_ENDINGS)
    return unknown(text, lexicon) if common else "NNP"


def _ending(word: str, lexicon: Lexicon) -> str | None:
    """The tags that the longest known ending of a word allows."""
    for length in range(min(LONGEST_SUFFIX, len(word) - 2), 0, -1):
        tags = lexicon.suffixes.get(word[-length:])
        if tags:
            return tags
    return None


def _hyphenated(word: str, lexicon: Lexicon) -> str:
    """The tags of a compound: its last part decides, but participles and words with a prefix are adjectives."""
    head, _, tail = word.rpartition("-")
    listed = lexicon.suffixes.get("-" + tail)
    if listed:
        return listed
    if word.startswith(_ADJECTIVE_PREFIXES):
        return "JJ NN"
    tags = lexicon.forms.find(tail) or _ending(tail, lexicon) or "NN"
    first = tags.split()[0]
    if first in _PARTICIPLES:
        return "JJ VBN" if head in _VERB_PREFIXES else "JJ"
    return tags if first in ("NNS", "RB") or head in _NOUN_PREFIXES else "NN JJ"


def capital_runs(texts: Sequence[str]) -> frozenset[int]:
    """The places of the words in runs of three or more that are written in capitals: "REBELS TAKE TOWN".

    >>> sorted(capital_runs("REBELS TAKE TOWN in the UN zone".split()))
    [0, 1, 2]
    """
    if sum(map(str.isupper, texts)) < 3:
        return frozenset()
    runs: set[int] = set()
    run: list[int] = []
    for at, text in enumerate([*texts, ""]):
        if len(text) > 1 and text.isupper() and text.isalpha():
            run.append(at)
            continue
        if len(run) > 2:
            runs.update(run)
        run = []
    return frozenset(runs)
