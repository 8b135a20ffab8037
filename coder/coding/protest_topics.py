"""What a protest is about: the last digit of the codes under 14."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from coder.coding.candidate import EventCandidate
from coder.coding.matcher import Matcher
from coder.core.syntax import Phrase
from coder.dictionary.synonyms import SynonymSet
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_set

TOPICS: Final = {"topic_leadership": "1", "topic_policy": "2", "topic_rights": "3", "topic_institutions": "4"}
"""Sets of ``nouns.yaml`` and the digit that their words give."""
TOPIC_PREPOSITIONS: Final = word_set("coding.topic_prepositions")


def topic_in(phrases: Iterable[Phrase], dictionary: Dictionary, matcher: Matcher) -> str:
    """The digit of the first phrase that has a word of a topic set; "" for none.

    The longest expression counts: "electoral law" before "law".
    """
    for phrase in phrases:
        for part in _parts(phrase):
            lengths = {
                digit: _longest(matcher.lemmas(part), dictionary.sets.get(name)) for name, digit in TOPICS.items()
            }
            digit = max(lengths, key=lambda key: lengths[key])
            if lengths[digit]:
                return digit
    return ""


def _longest(lemmas: Sequence[str], words: SynonymSet | None) -> int:
    """The length in words of the longest expression of a set in a phrase; 0 for none."""
    return max((words.ends_at(lemmas, stop) for stop in range(1, len(lemmas) + 1)), default=0) if words else 0


def topic_wanted(candidates: Iterable[EventCandidate], dictionary: Dictionary) -> str:
    """The digit of the first action among what protesters want done."""
    topics = (
        dictionary.actions[candidate.action].topic for candidate in candidates if candidate.action in dictionary.actions
    )
    return next((topic for topic in topics if topic), "")


def _parts(phrase: Phrase) -> Iterator[Phrase]:
    yield phrase
    yield from phrase.conjuncts
    yield from phrase.attached
