"""Sentences to words and marks, as the Penn treebank cuts them, but with hyphenated words in one piece."""

from __future__ import annotations

import re
from typing import Final

from coder.core.syntax import Sentence
from coder.dictionary.word_lists import alternatives, word_list
from coder.language.text.repair import RepairedText

_LETTER: Final = r"[^\W\d_]"
_INVISIBLE: Final = r"\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_FREE: Final = "".join(f"(?<!{word})" for word in word_list("text.before_names"))
_GOES_ON: Final = rf"(?={_LETTER})(?![A-Z]{{2}}|{alternatives('text.after_hyphen')}\b)"
_BROKEN: Final = rf"(?:{_FREE}|(?=-[ \n][a-z]))-[ \n]{_GOES_ON}"
"""A hyphen at the end of a line, after which the word goes on: "a two- day summit"; not in "two- and three-day".

Nor before a name: "anti- Chadian" stays as the older coders cut it.
"""
_TOKEN: Final = re.compile(
    rf"""(?: (?P<plain> {_LETTER}+(?=[,;!?)"]) )
      | (?P<address> (?:https?://|www\.)[^\s<>"\u201d]*[^\s<>"\u201d.,;:!?)]
                   | [\w.+-]{{1,64}}@[\w-]+(?:\.[\w-]+)+
                   | [@\#]{_LETTER}\w* )
      | (?P<decade> ['\u2019]\d0s )
      | (?P<money> (?:US|A|C|HK|NT|S|NZ)?[$\u20ac\u00a3\u00a5\u20b9] )
      | (?P<number> [+-]?\d+(?:[.,:/]\d+)*(?:-\d+(?:[.,]\d+)*)*(?:{_LETTER}+\d*)?
                    (?:(?:{_BROKEN}|-(?={_LETTER}))[^\W_]+(?:['\u2019]{_LETTER}+)?)* )
      | (?P<initials> (?:{_LETTER}\.){{2,}}(?:{_LETTER}(?![^\W_]))?(?:-(?={_LETTER})[^\W_]+)* )
      | (?P<either> and/or )
      | (?P<word> {_LETTER}[^\W_]*(?:(?:{_BROKEN}|-|\u2010|\u2011|['\u2019&]|\.(?={_LETTER}{{2}}))(?=[^\W_])[^\W_]+)* )
      | (?P<mark> \.\.+ | --+ | `` | '' | [^\s{_INVISIBLE}] ) )""",
    re.VERBOSE,
)
_CLITIC: Final = re.compile(r"(?i)(?:n['\u2019]t|['\u2019](?:s|re|ve|ll|d|m)|(?<=can)not)$")
_BREAK: Final = re.compile(r"-\s")
_CANNOT: Final = frozenset(("cannot", "Cannot", "CANNOT"))
_ABBREVIATION: Final = re.compile(r"\.(?=[,;]|[ \t\r\n\u00a0]+[\"\u201c\u2018'(\[]?[^\W_])")
LONGEST_ABBREVIATION: Final = 8


def tokenize(text: str, start: int = 0) -> list[tuple[str, int, int]]:
    """Words and marks of a sentence with their character offsets; ``start`` is the offset of ``text`` in its article.

    >>> [word for word, _, _ in tokenize("Israel's army didn't leave Gen. Doe's U.S.-held zone.")]
    ['Israel', "'s", 'army', 'did', "n't", 'leave', 'Gen.', 'Doe', "'s", 'U.S.-held', 'zone', '.']
    >>> [word for word, _, _ in tokenize("a two- day summit of two- and three-year plans")]
    ['a', 'two-day', 'summit', 'of', 'two', '-', 'and', 'three-year', 'plans']
    """
    out: list[tuple[str, int, int]] = []
    if "- " in text:  # a broken word may go on behind a blank
        _cut(text, 0, len(text), start, out)
        return out
    first = 0
    for piece in text.split(" "):
        stop = first + len(piece)
        word = piece.removesuffix(",")
        if word.isalpha() and word not in _CANNOT:
            after = start + first + len(word)
            out.append((word, start + first, after))
            if len(word) < len(piece):
                out.append((",", after, after + 1))
        elif piece:
            _cut(text, first, stop, start, out)
        first = stop + 1
    return out


def _cut(text: str, first: int, end: int, start: int, out: list[tuple[str, int, int]]) -> None:
    """Add the words and marks of a stretch of text."""
    for match in _TOKEN.finditer(text, first, end):
        kind: str = match.lastgroup  # type: ignore[assignment]  # each alternative has a name
        word = match[kind]
        at, stop = match.span(kind)
        if kind == "plain" and word not in _CANNOT:
            out.append((word, start + at, start + stop))
            continue
        if (kind == "word" or kind == "number") and ("- " in word or "-\n" in word):
            out.append((_BREAK.sub("-", word), start + at, start + stop))
            continue
        if kind == "word" or kind == "plain":
            clitic = _CLITIC.search(word[-6:]) if "'" in word or "\u2019" in word or word in _CANNOT else None
            if clitic and len(word) > len(clitic[0]):
                middle = stop - len(clitic[0])
                out.append((text[at:middle], start + at, start + middle))
                out.append((clitic[0], start + middle, start + stop))
                continue
            # The sentence goes on after the period, so it belongs to the word.
            if text[stop : stop + 1] == "." and stop - at <= LONGEST_ABBREVIATION and _ABBREVIATION.match(text, stop):
                out.append((word + ".", start + at, start + stop + 1))
                continue
        elif word == "." and out and out[-1][2] > start + at:
            continue
        out.append((word, start + at, start + stop))


def tokenize_sentence(sentence: Sentence, repaired: RepairedText | None = None) -> list[tuple[str, int, int]]:
    """Words and marks of a sentence with their character offsets into the text of its article, as it came.

    ``repaired`` is the text of the article as it was meant, where it came damaged.

    >>> from coder.language.text.repair import repair
    >>> tokenize_sentence(Sentence(0, 0, 16, "Lund &amp; Okoro"), repair("Lund &amp; Okoro"))
    [('Lund', 0, 4), ('&', 5, 10), ('Okoro', 11, 16)]
    """
    if repaired is None:
        return tokenize(sentence.text, sentence.start)
    first, stop = repaired.readable(sentence.start, sentence.end)
    return [(word, *repaired.original(at, after)) for word, at, after in tokenize(repaired.text[first:stop], first)]
