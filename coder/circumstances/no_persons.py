"""Numbers that count no persons: shares, sums, lengths, years, ages, labels, things."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from coder.core.syntax import Token
from coder.dictionary.word_lists import word_set

BETWEEN_JOINTS: Final = word_set("circumstances.between_joints")
YEAR_LINKS: Final = word_set("dates.year_links")
AGE_LINKS: Final = word_set("circumstances.age_links")
COMMA: Final = ","
AROUND_AGES: Final[Collection[list[str]]] = ([","], ["."], [])
"""What follows the age of a person behind the name: "Ahmad Nur, 55, was arrested"."""
NO_COUNTS: Final = word_set("circumstances.no_counts")
LONGEST_GROUP: Final = 4
"""So many adjectives and nouns may stand behind a number in one group."""
TAGS_OF_GROUPS: Final = frozenset("NJ")
"""What the tags of nouns and adjectives begin with; those of plain tokens have none."""
SINGULAR: Final = "NN"
PLURALS: Final = ("NNS", "NNPS")
LABELLED: Final = ("NN", "NNP")
"""Tags of what a number behind it may tell from others of its kind."""
FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Four figures without a comma between these are a year unless a noun is counted by them."""


def counts_nothing(tokens: Sequence[Token], words: Sequence[str], first: int, stop: int) -> bool:
    """Whether a number counts no persons: a share, a sum, a length, a year, an age, families or things."""
    before = words[first - 1] if first else ""
    if _counted(tokens, words, stop) in NO_COUNTS or before.endswith("$") or before in AGE_LINKS:
        return True
    if _is_label(tokens, first, stop):
        return True
    if before in BETWEEN_JOINTS and words[max(first - 3, 0)] in AGE_LINKS:
        return True
    text = words[stop - 1]
    if stop - first > 1 or not text.isdigit():
        return False
    if before == COMMA and words[stop : stop + 1] in AROUND_AGES:
        return True
    return len(text) == 4 and FIRST_YEAR <= int(text) < LAST_YEAR and before in YEAR_LINKS


def _counted(tokens: Sequence[Token], words: Sequence[str], at: int) -> str:
    """What a number before a word counts: the last noun of the group, or a word that never counts persons.

    An adjective behind a noun opens another group: "12 rebels last week". A unit or thing may describe persons in the
    plural: "11 car dealers".
    """
    first, noun = words[at] if at < len(words) else "", False
    found, plural = first, False
    for place in range(at, min(at + LONGEST_GROUP, len(tokens))):
        tag = tokens[place].tag
        kind = tag[:1]
        if kind not in TAGS_OF_GROUPS or (noun and kind == "J"):
            break
        found, noun, plural = words[place], kind == "N", tag in PLURALS
    return found if first not in NO_COUNTS or (plural and tokens[at].tag == SINGULAR) else first


def _is_label(tokens: Sequence[Token], first: int, stop: int) -> bool:
    """Whether bare figures only tell one of a kind from others: "ward 10 councillor Jan Nel"."""
    if stop - first > 1 or first == 0 or stop == len(tokens) or not tokens[first].text.isdigit():
        return False
    return tokens[first - 1].tag in LABELLED and tokens[stop].tag == SINGULAR and int(tokens[first].text) > 1
