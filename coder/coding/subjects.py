"""What a passage of news is about: politics, or sport, business, culture, science, accidents, private crime.

The words of ``dictionaries/words/lists/subjects.yaml`` are the evidence; the whole article and the sentences around
the one asked about count alike, so that a round-up of many stories is told apart story by story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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


def _evidence() -> dict[str, tuple[tuple[Subject, int], ...]]:
    """For each word the subjects that it speaks for, and how much."""
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
    found: dict[str, list[tuple[Subject, int]]] = {}
    for subject, weight, words in lists:
        for word in words:
            found.setdefault(word, []).append((subject, weight))
    return {word: tuple(sorted(subjects)) for word, subjects in found.items()}


EVIDENCE: Final = _evidence()
POINTS: Final = {
    word: [(SUBJECTS.index(subject), weight) for subject, weight in told] for word, told in EVIDENCE.items()
}
"""The same with the place of each subject in ``SUBJECTS``."""


class Passage(NamedTuple):
    """What a passage is about, and how clearly: points for each hundred words."""

    subject: Subject
    points: float
    politics: float
    words: tuple[str, ...] = ()
    """The words that speak for its subject, the most telling first."""

    def reason(self) -> Reason:
        """Return the step of a trace that says what the passage is about, and by which words."""
        return Reason("subject", f"subject.{self.subject.value}", words=" ".join(self.words[:SHOWN]))


POLITICAL: Final = Passage(Subject.POLITICS, 0.0, 0.0)


class Subjects:
    """The subjects of the passages of one article."""

    __slots__ = ("_counts", "_whole", "_whole_points")

    def __init__(self, text: str, sentences: Sequence[tuple[int, int]]) -> None:
        """``sentences`` are the places of the article's sentences as character offsets."""
        self._counts = [_count(text[start:end]) for start, end in sentences]
        self._whole = _Tally()
        for counted in self._counts:
            self._whole.add(counted)
        self._whole_points = self._whole.points()

    def at(self, index: int) -> Passage:
        """What the passage around a sentence is about.

        >>> text = "The striker scored twice. Coach and captain praised the team."
        >>> Subjects(text, [(0, 25), (26, 61)]).at(0).subject
        <Subject.SPORT: 'sport'>
        """
        passage = _Tally()
        if index > _AROUND:
            passage.add(self._counts[0])
        for counted in self._counts[max(index - _AROUND, 0) : index + _AROUND + 1]:
            passage.add(counted)
        points = [(here + whole) / 2 for here, whole in zip(passage.points(), self._whole_points, strict=True)]
        politics, others = points[0], points[1:]
        most = max(others)
        best = SUBJECTS[1 + others.index(most)]
        least = _LEAST if politics or best not in PLAYED_SUBJECTS else _LEAST_UNOPPOSED
        if most <= politics or max(passage.weight(best), self._whole.weight(best)) < least:
            return Passage(Subject.POLITICS, politics, politics, tuple(passage.words(Subject.POLITICS)))
        return Passage(best, most, politics, tuple(passage.words(best)))


class _Counted(NamedTuple):
    """The telling words of one sentence, and how many words it has."""

    words: list[str]
    length: int


def _count(text: str) -> _Counted:
    words = _WORD.findall(text.lower())
    return _Counted([word for word in words if word in EVIDENCE], len(words))


class _Tally:
    """The telling words of several sentences."""

    __slots__ = ("_length", "_words")

    def __init__(self) -> None:
        self._words: dict[str, int] = {}
        self._length = 0

    def add(self, counted: _Counted) -> None:
        for word in counted.words:
            self._words[word] = self._words.get(word, 0) + 1
        self._length += counted.length

    def points(self) -> list[float]:
        """The points of each subject for each hundred words, in the order of ``SUBJECTS``."""
        points = [0] * len(SUBJECTS)
        for word, count in self._words.items():
            for place, weight in POINTS[word]:
                points[place] += weight * min(count, _MOST)
        return [100 * found / max(self._length, 1) for found in points]

    def weight(self, subject: Subject) -> int:
        """The points of a subject, whatever the length; each word counts once."""
        return sum(weight for word in self._words for spoken_for, weight in EVIDENCE[word] if spoken_for is subject)

    def words(self, subject: Subject) -> Iterator[str]:
        """The words that speak for a subject, strong ones first."""
        found = [
            (-weight, word) for word in self._words for spoken_for, weight in EVIDENCE[word] if spoken_for is subject
        ]
        yield from (word for _, word in sorted(found))
