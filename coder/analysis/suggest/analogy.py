"""What a verb or noun may mean, by analogy with the entries that there are."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from coder.analysis.suggest.gaps import Gap, Place
from coder.analysis.suggest.senses import VerbSenses
from coder.analysis.suggest.wordings import Meaning, Wordings
from coder.core.entry import Entry
from coder.dictionary.patterns import Pattern
from coder.dictionary.verb_tables import VerbEntry
from coder.pipeline import Pipeline

SAME, SAME_VERB, DERIVED, SENSE = 1.0, 0.25, 0.8, 0.9
"""How alike two words are: the same, the same verb with another particle, verb and noun, at most for their sense."""
MATCHED, MISSED, ABSENT = 1.0, 0.25, 0.6
"""A pattern that fits adds this much; one that does not, or finds no phrase, leaves this part of the likeness."""
PERSON, ALONE = 0.4, 0.6
"""What a fitting pattern counts if it fits but an actor, and if the words are not alike at all."""
TARGET = 0.2
WORDS = 0.35
"""The weight of the words of the sentence."""
NAMED, MENTIONED = 1.2, 0.3
"""What it counts if the name or the title of a code says the word, and if it says another word of the sentence."""
PRIOR = 0.15
"""The weight of how many entries have a meaning."""
CLAUSE_FITS, CLAUSE_MISSING = 1.0, 0.4
"""A frame over a clause is likelier where there is one."""
NEAREST = 3
"""So many entries speak for a meaning, each half as loud as the one before."""


class Likeness(NamedTuple):
    """A meaning with its score, and the entry that is most alike."""

    score: float
    meaning: Meaning
    entry: VerbEntry | None


@dataclass(frozen=True, slots=True)
class _Known:
    """An entry with all its words."""

    entry: VerbEntry
    words: frozenset[str]

    @property
    def meaning(self) -> Meaning:
        return Meaning(self.entry.result, self.entry.name)


class Analogy:
    """The entries of a coder, and the words of their examples and of those of the codes, as evidence of meanings."""

    def __init__(self, coder: Pipeline, verbs: Iterable[Entry], codes: Iterable[Entry]) -> None:
        """Read the entries; ``verbs`` and ``codes`` are those of verbs and codes as they are written."""
        self._senses = VerbSenses.load()
        self._known = _known(coder)
        self._counts = Counter(known.meaning for known in self._known)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._by_last: dict[str, list[int]] = defaultdict(list)
        for number, known in enumerate(self._known):
            for word in known.words:
                self._by_word[word.split(" ")[0 if known.entry.kind == "verb" else -1]].append(number)
            for pattern in _patterns(known.entry):
                for last in pattern.lasts or ():
                    self._by_last[last].append(number)
        self._verbs_of_nouns: dict[str, list[str]] = defaultdict(list)
        for verb, nouns in self._senses.nouns.items():
            for noun in nouns:
                self._verbs_of_nouns[noun].append(verb)
        self._wordings = Wordings(coder, verbs, codes, self._counts)

    def meanings(self, uses: Sequence[Gap]) -> list[Likeness]:
        """Return what the uses of one word may mean, the likeliest first."""
        scores: dict[Meaning, float] = defaultdict(float)
        nearest: dict[Meaning, tuple[float, VerbEntry]] = {}
        for gap in uses:
            alike: dict[Meaning, list[float]] = defaultdict(list)
            for known, weight in self._alike(gap):
                alike[known.meaning].append(weight)
                if weight > nearest.get(known.meaning, (0.0,))[0]:
                    nearest[known.meaning] = weight, known.entry
            near = self._near_words(gap)
            for meaning, names in self._wordings.names.items():
                named = max((near.get(name, 0.0) for name in names), default=0.0)
                if named > SAME_VERB:
                    alike[meaning].append(NAMED * named)
            for meaning, weights in alike.items():
                weights.sort(reverse=True)
                scores[meaning] += MENTIONED * len(gap.content & self._wordings.names.get(meaning, frozenset()))
                scores[meaning] += sum(weight / 2**at for at, weight in enumerate(weights[:NEAREST]))
                scores[meaning] += WORDS * self._wordings.topic(
                    meaning, gap.content, gap.source, gap.target
                ) + self._prior(meaning, gap)
        found = [Likeness(score / len(uses), one, nearest.get(one, (0.0, None))[1]) for one, score in scores.items()]
        return sorted(found, key=lambda one: (-one.score, one.meaning))

    def _alike(self, gap: Gap) -> Iterable[tuple[_Known, float]]:
        """The entries that are like a gap in their words or their patterns, with how much they are."""
        words = self._near_words(gap)
        numbers = {number for word in words for number in self._by_word.get(word.split(" ")[0], ())}
        for place in gap.places:
            numbers |= {number for head in place.heads for number in self._by_last.get(head.lemmas[-1], ())}
        for number in sorted(numbers):
            known = self._known[number]
            likeness = max((words.get(word, 0.0) for word in known.words), default=0.0)
            weight = _fit(known.entry, gap, likeness)
            if weight > 0:
                yield known, weight

    def _near_words(self, gap: Gap) -> dict[str, float]:
        """The verbs and nouns near to a word, each with how near it is."""
        found = {gap.lemma: SAME_VERB} if gap.kind == "verb" else {}
        verbs = [gap.word] if gap.kind == "verb" else self._verbs_of_nouns.get(gap.word, [])
        for verb in verbs:
            near = self._senses.near(verb)
            derived = DERIVED if gap.kind == "noun" else SENSE
            for word, nearness in near.items():
                found[word] = max(found.get(word, 0.0), derived * nearness)
            for word, nearness in ((verb, 1.0), *near.items()):
                for noun in self._senses.nouns.get(word, ()):
                    found[noun] = max(found.get(noun, 0.0), DERIVED * nearness)
            if gap.kind == "noun":
                found[verb] = max(found.get(verb, 0.0), DERIVED)
        return found | {gap.word: SAME}

    def _prior(self, meaning: Meaning, gap: Gap) -> float:
        """How likely a meaning is before the words are read."""
        frame = meaning.result == "frame"
        shape = (CLAUSE_FITS if frame else -CLAUSE_FITS) if gap.has_clause else (-CLAUSE_MISSING if frame else 0.0)
        return PRIOR * math.log(self._counts[meaning]) + shape


def _known(coder: Pipeline) -> list[_Known]:
    """The entries that give events, each with all its words."""
    words: dict[tuple[str, str], set[str]] = defaultdict(set)
    entries: dict[tuple[str, str], VerbEntry] = {}
    for entry in coder.dictionary.entries():
        if entry.result in ("action", "frame"):
            key = entry.id, entry.kind
            entries.setdefault(key, entry)
            words[key].add(f"{entry.word} {entry.particle}".strip().lower())
    return [_Known(entry, frozenset(words[key])) for key, entry in entries.items()]


def _patterns(entry: VerbEntry) -> list[Pattern]:
    """The patterns of an entry that ask for words."""
    patterns = [entry.object, *(pattern for _, pattern in entry.with_)]
    return [pattern for pattern in patterns if pattern is not None and pattern.alternatives]


def _fit(entry: VerbEntry, gap: Gap, likeness: float) -> float:
    """How much an entry is like a gap whose word is as like its words as ``likeness`` says."""
    weight, matched = likeness, 0.0
    wanted = [(("object",), entry.object), *entry.with_]
    for names, pattern in wanted:
        if pattern is None or not pattern.alternatives:
            continue
        here = [place for place in gap.places if place.name in names]
        fitting = [place for place in gap.places if _matches(pattern, place)]
        if fitting:
            elsewhere = 1.0 if any(place in here for place in fitting) else ABSENT
            matched += MATCHED * elsewhere * (PERSON if all(place.is_actor for place in fitting) else 1.0)
        else:
            weight *= MISSED if here else ABSENT * MISSED
    thing = next((place for place in gap.places if place.name == "object" and not place.is_actor), None)
    if thing is not None and entry.object is None and not matched:
        weight *= ABSENT
    if not likeness:
        matched *= ALONE
    if weight + matched <= 0:
        return 0.0
    return weight + matched + (TARGET if gap.target_place in _targets(entry) else 0.0)


def _targets(entry: VerbEntry) -> Sequence[str]:
    return [target.rstrip("!") for target in entry.target] or ("object", "indirect", "to", "with", "against", "on")


def _matches(pattern: Pattern, place: Place) -> bool:
    return any(pattern.match(head.lemmas, head.proper) >= 0 for head in place.heads)
