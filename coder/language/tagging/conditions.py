"""The conditions of tag rules: one row for each key that an entry of ``words/tag_rules.yaml`` may have."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from coder.language.tagging.sentence_view import SentenceView

ADVERBS: Final = frozenset(("RB", "RBR", "RBS"))
FARTHEST_SKIP: Final = 5
"""A rule that passes over adverbs goes no farther than this."""

Condition = Callable[[SentenceView, int], bool]
"""Whether a rule may fire at a place of a sentence."""


class Expected(NamedTuple):
    """What may and what may not stand at a place."""

    tags: frozenset[str]
    words: frozenset[str]
    no_tags: frozenset[str]
    no_words: frozenset[str]


def stands_at(expected: Expected, offset: int) -> Condition:
    """The word at a distance is, or is not, one of those expected."""
    tags, words, no_tags, no_words = expected

    def has_tag(view: SentenceView, i: int) -> bool:
        return view.tags[i + offset] in tags

    def is_word(view: SentenceView, i: int) -> bool:
        return view.words[i + offset] in words

    def is_either(view: SentenceView, i: int) -> bool:
        return view.tags[i + offset] in tags or view.words[i + offset] in words

    def is_not(view: SentenceView, i: int) -> bool:
        return view.tags[i + offset] not in no_tags and view.words[i + offset] not in no_words

    def is_either_and_not(view: SentenceView, i: int) -> bool:
        tag, word = view.tags[i + offset], view.words[i + offset]
        return (tag in tags or word in words) and tag not in no_tags and word not in no_words

    if no_tags or no_words:
        return is_either_and_not if tags or words else is_not
    if not words:
        return has_tag
    return is_either if tags else is_word


def stands_beyond_adverbs(expected: Expected, step: int) -> Condition:
    """The nearest word on one side that is not an adverb is, or is not, one of those expected."""
    condition = stands_at(expected, 0)

    def beyond_adverbs(view: SentenceView, i: int) -> bool:
        tags = view.tags
        j = i + step
        while tags[j] in ADVERBS and -FARTHEST_SKIP < j - i < FARTHEST_SKIP:
            j += step
        return condition(view, j)

    return beyond_adverbs


def can_have(expected: Expected, offset: int) -> Condition:
    """The word at a distance can have one of the tags expected."""
    tags = expected.tags

    def able(view: SentenceView, i: int) -> bool:
        return not tags.isdisjoint(view.options[i + offset])

    return able


def ends_with(expected: Expected, offset: int) -> Condition:
    """The word at a distance has one of the endings expected."""
    endings = tuple(sorted(expected.words))

    def ends(view: SentenceView, i: int) -> bool:
        return view.words[i + offset].endswith(endings)

    return ends


def has_finite_verb(expected: Expected, side: int) -> Condition:
    """The clause has ("yes") or lacks ("no") a finite verb before (-1) or after (1) the word."""
    wanted = "yes" in expected.words

    def before(view: SentenceView, i: int) -> bool:
        return view.finite_before(i) is wanted

    def after(view: SentenceView, i: int) -> bool:
        return view.finite_after(i) is wanted

    return before if side < 0 else after


def is_asked(expected: Expected, offset: int) -> Condition:
    """The word stands in a clause that one of the words expected asks for."""
    demands = expected.words

    def asked(view: SentenceView, i: int) -> bool:
        return view.asked(i + offset, demands)

    return asked


def is_governed(expected: Expected, offset: int) -> Condition:
    """The word before joins the word to a bare verb that a modal or "to" governs."""
    del expected, offset
    return SentenceView.governed


def is_resumed(expected: Expected, offset: int) -> Condition:
    """A subject waits for its verb before an aside between commas, which ends before the word."""
    del expected, offset
    return SentenceView.resumed


def is_fronted(expected: Expected, offset: int) -> Condition:
    """Only a phrase that opens the sentence, and its comma, stand before the word."""
    del expected, offset
    return SentenceView.fronted


def is_unfinished(expected: Expected, offset: int) -> Condition:
    """A subject, for "plural" one that can be of several, waits for its verb here, and none follows."""
    del offset
    plural = "plural" in expected.words

    def unfinished(view: SentenceView, i: int) -> bool:
        return view.unfinished(i, plural)

    return unfinished


def is_verbless(expected: Expected, offset: int) -> Condition:
    """The sentence has a full stop but no finite verb near the word."""
    del expected, offset
    return SentenceView.verbless


def is_headline(expected: Expected, offset: int) -> Condition:
    """The sentence has neither a full stop nor a finite verb near the word."""
    del expected, offset
    return SentenceView.headline


CONDITIONS: Final[dict[str, tuple[Callable[[Expected, int], Condition], int]]] = {
    "prev": (stands_at, -1),
    "prev2": (stands_at, -2),
    "prev3": (stands_at, -3),
    "next": (stands_at, 1),
    "next2": (stands_at, 2),
    "next3": (stands_at, 3),
    "word": (stands_at, 0),
    "next_can": (can_have, 1),
    "ends": (ends_with, 0),
    "before": (stands_beyond_adverbs, -1),
    "after": (stands_beyond_adverbs, 1),
    "finite_before": (has_finite_verb, -1),
    "finite_after": (has_finite_verb, 1),
    "asked": (is_asked, 0),
    "governed": (is_governed, 0),
    "resumed": (is_resumed, 0),
    "fronted": (is_fronted, 0),
    "unfinished": (is_unfinished, 0),
    "verbless": (is_verbless, 0),
    "headline": (is_headline, 0),
}
"""By the key of an entry what makes its condition, and the distance or side that it looks at; cheap ones come first."""
