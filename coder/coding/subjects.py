"""What a passage of news is about: politics, or sport, business, culture, science, accidents, private crime.

The words of ``dictionaries/words/lists/subjects.yaml`` are the evidence; the whole article and the sentences around
the one asked about count alike, so that a round-up of many stories is told apart story by story.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from coder.core.model import Reason
from coder.dictionary.word_lists import word_set


class Subject(StrEnum):
    """What a passage is about."""

    POLITICS = "politics"
    SPORT = "sport"
    BUSINESS = "business"
    CULTURE = "culture"
    SCIENCE = "science"
    ACCIDENT = "accident"
    CRIME = "crime"


SHOWN: Final = 6
"""So many words are shown as evidence."""
STRONG, WEAK = 3, 1
"""How much a word says that speaks for a subject by itself, and one that does so only among others."""
PLAYED_SUBJECTS: Final = frozenset((Subject.SPORT, Subject.CULTURE))
"""Subjects in which the name of a state stands for a team, a festival or a show."""
SUBJECTS: Final = tuple(Subject)
"""Politics first."""
_WORD: Final = re.compile(r"[a-z][a-z'.-]*[a-z]")
_MOST: Final = 3
"""So often one word counts: a name that is repeated says no more."""
_LEAST: Final = 5
"""So many points a subject needs before they are divided by the length: one word alone is no evidence ..."""
_LEAST_UNOPPOSED: Final = 3
"""... but one strong word is, for sport or the arts, where nothing speaks of politics."""
_AROUND: Final = 2
"""So many sentences before and behind count as the same passage."""


def _points() -> dict[str, list[tuple[int, int]]]:
    """For each word the subjects that it speaks for, by their places in ``SUBJECTS``, and how much."""
    lists = [
        (Subject.POLITICS, WEAK, word_set("subjects.politics")),
        (Subject.SPORT, STRONG, word_set("subjects.sport_strong")),
        (Subject.SPORT, WEAK, word_set("subjects.sport")),
        (Subject.BUSINESS, STRONG, word_set("subjects.business_strong")),
        (Subject.BUSINESS, WEAK, word_set("subjects.business")),
        (Subject.CULTURE, STRONG, word_set("subjects.culture_strong")),
        (Subject.CULTURE, WEAK, word_set("subjects.culture")),
        (Subject.SCIENCE, STRONG, word_set("subjects.science_strong")),
        (Subject.SCIENCE, WEAK, word_set("subjects.science")),
        (Subject.ACCIDENT, STRONG, word_set("subjects.accident_strong")),
        (Subject.ACCIDENT, WEAK, word_set("subjects.accident")),
        (Subject.CRIME, STRONG, word_set("subjects.crime_strong")),
        (Subject.CRIME, WEAK, word_set("subjects.crime")),
    ]
    found: dict[str, list[tuple[int, int]]] = {}
    for subject, weight, words in lists:
        place = SUBJECTS.index(subject)
        for word in words:
            found.setdefault(word, []).append((place, weight))
    return found


POINTS: Final = _points()


class Passage(NamedTuple):
    """What a passage is about, and by which words."""

    subject: Subject
    words: tuple[str, ...] = ()
    """The words that speak for its subject, the most telling first."""

    def reason(self) -> Reason:
        """Return the step of a trace that says what the passage is about, and by which words."""
        return Reason("subject", f"subject.{self.subject.value}", words=" ".join(self.words[:SHOWN]))


class Subjects:
    """The subjects of the passages of one article, each found when it is first asked for."""

    __slots__ = ("_counts", "_passages", "_sentences", "_text", "_whole")

    def __init__(self, text: str, sentences: Sequence[tuple[int, int]]) -> None:
        """``sentences`` are the places of the article's sentences as character offsets."""
        self._text = text
        self._sentences = sentences
        self._counts: list[_Counted] = []
        self._whole = _Tally(())
        self._passages: dict[int, Passage] = {}

    def at(self, index: int) -> Passage:
        """What the passage around a sentence is about.

        >>> text = "The striker scored twice. Coach and captain praised the team."
        >>> Subjects(text, [(0, 25), (26, 61)]).at(0).subject
        <Subject.SPORT: 'sport'>
        """
        found = self._passages.get(index)
        if found is None:
            if not self._counts:
                self._counts = [_count(self._text[start:end]) for start, end in self._sentences]
                self._whole = _Tally(self._counts)
            found = self._passages[index] = self._found(index)
        return found

    def _found(self, index: int) -> Passage:
        around = self._counts[max(index - _AROUND, 0) : index + _AROUND + 1]
        passage = _Tally([self._counts[0], *around] if index > _AROUND else around)
        points = [(here + whole) / 2 for here, whole in zip(passage.points, self._whole.points, strict=True)]
        politics, others = points[0], points[1:]
        most = max(others)
        place = 1 + others.index(most)
        best = SUBJECTS[place]
        least = _LEAST if politics or best not in PLAYED_SUBJECTS else _LEAST_UNOPPOSED
        if most <= politics or max(passage.weights[place], self._whole.weights[place]) < least:
            best = Subject.POLITICS
        return Passage(best, passage.words(best))


class _Counted(NamedTuple):
    """The telling words of one sentence, and how many words it has."""

    words: list[str]
    length: int


def _count(text: str) -> _Counted:
    words = _WORD.findall(text.lower())
    return _Counted([word for word in words if word in POINTS], len(words))


class _Tally:
    """The telling words of several sentences, and what they say of each subject, in the order of ``SUBJECTS``."""

    __slots__ = ("_words", "points", "weights")

    def __init__(self, counts: Sequence[_Counted]) -> None:
        self._words: dict[str, int] = {}
        """How often each word stands there."""
        for counted in counts:
            for word in counted.words:
                self._words[word] = self._words.get(word, 0) + 1
        length = max(sum([counted.length for counted in counts]), 1)
        points, weights = [0] * len(SUBJECTS), [0] * len(SUBJECTS)
        for word, count in self._words.items():
            for place, weight in POINTS[word]:
                points[place] += weight * min(count, _MOST)
                weights[place] += weight
        self.points = [100 * found / length for found in points]
        """For each hundred words."""
        self.weights = weights
        """Whatever the length; each word counts once."""

    def words(self, subject: Subject) -> tuple[str, ...]:
        """The words that speak for a subject, strong ones first."""
        place = SUBJECTS.index(subject)
        found = [(-weight, word) for word in self._words for spoken_for, weight in POINTS[word] if spoken_for == place]
        return tuple([word for _, word in sorted(found)])
