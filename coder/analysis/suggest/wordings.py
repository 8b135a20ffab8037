"""The words by which meanings are told: those of the examples of their entries and codes, and their own names."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from coder.core.actor_code import role_part
from coder.core.entry import Entry
from coder.core.syntax import Sentence
from coder.dictionary.tables import Dictionary
from coder.pipeline import Pipeline

FRAMED, OF_FRAME = 0.5, 0.3
"""What an example of a code counts for its action if it stands under a frame, and for that frame itself."""
SMOOTHING = 2.0
"""How much a word must be seen with a meaning to tell it."""
LEAST, MOST = -0.5, 4.0
"""What one word counts at least and at most."""
LONG = 4
"""So many letters has a word of a name that tells something."""


class Meaning(NamedTuple):
    """What an entry says: an action, or a frame over its content."""

    result: str
    """``action`` or ``frame``."""
    name: str


class Wordings:
    """The words of each meaning."""

    def __init__(
        self, coder: Pipeline, verbs: Iterable[Entry], codes: Iterable[Entry], known: Iterable[Meaning]
    ) -> None:
        """Read the examples of verbs and of codes; ``known`` are the meanings that entries have."""
        meanings = sorted(set(known))
        self.names = {meaning: _names(coder, meaning) for meaning in meanings}
        """The words in the name of a meaning and in the title of its code."""
        self._words: dict[Meaning, dict[str, float]] = {meaning: {} for meaning in meanings}
        for meaning, example in _of_verbs(verbs):
            self._add(meaning, _words(coder, example), 1.0)
        examples = {code.text("code"): [_words(coder, one) for one in code.texts("examples")] for code in codes}
        for meaning, code, weight in _of_codes(coder.dictionary, meanings):
            for words in examples.get(code, ()):
                self._add(meaning, words, weight)
        self._all: dict[str, float] = {}
        for counts in self._words.values():
            for word, count in counts.items():
                self._all[word] = self._all.get(word, 0.0) + count
        self._total = sum(self._all.values())

    def topic(self, meaning: Meaning, words: Iterable[str], source: str, target: str) -> float:
        """Return how well words and the two actors go with a meaning: the sum of the logarithms of their ratios."""
        own = self._words[meaning]
        count, score = sum(own.values()), 0.0
        for word in (*words, *_roles(source, target)):
            common = (self._all.get(word, 0.0) + 0.5) / self._total
            ratio = math.log((own.get(word, 0.0) + SMOOTHING * common) / ((count + SMOOTHING) * common))
            score += max(LEAST, min(MOST, ratio))
        return score

    def _add(self, meaning: Meaning, words: Iterable[str], weight: float) -> None:
        counts = self._words.setdefault(meaning, {})
        for word in words:
            counts[word] = counts.get(word, 0.0) + weight


def _of_verbs(entries: Iterable[Entry]) -> Iterator[tuple[Meaning, str]]:
    """The examples of entries, each with what its entry says."""
    for entry in entries:
        result = next((key for key in ("action", "frame") if key in entry.values), "")
        if result:
            yield from ((Meaning(result, entry.text(result)), example) for example in entry.texts("examples"))


def _of_codes(dictionary: Dictionary, meanings: Iterable[Meaning]) -> Iterator[tuple[Meaning, str, float]]:
    """The codes that meanings can have, each with how much its examples tell of the meaning."""
    framed: dict[str, set[str]] = defaultdict(set)
    for action in dictionary.actions.values():
        for frame, code in action.codes.items():
            framed[frame].add(code)
    for meaning in meanings:
        if meaning.result == "action":
            codes: Mapping[str, str] = dictionary.actions[meaning.name].codes
            yield from ((meaning, code, 1.0 if frame == "done" else FRAMED) for frame, code in codes.items())
        else:
            default = dictionary.defaults.get(meaning.name, "")
            yield meaning, default, 1.0
            yield from ((meaning, code, OF_FRAME) for code in sorted(framed[meaning.name] - {default}))


def _words(coder: Pipeline, example: str) -> list[str]:
    """The words of an example that are no names, and the roles of its actors; none where it gives no event."""
    text, _, coded = example.partition("=>")
    if coded.strip() == "none":
        return []
    source, *_, target = coded.split(";")[0].split() or [""]
    tokens = coder.parse(Sentence(0, 0, len(text), text)).sentence.tokens
    words = [token.lemma.lower() for token in tokens if token.tag[:3] != "NNP"]
    return [*words, *_roles(source, target)]


def _names(coder: Pipeline, meaning: Meaning) -> frozenset[str]:
    dictionary = coder.dictionary
    action = dictionary.actions.get(meaning.name)
    code = action.done if action else dictionary.defaults.get(meaning.name, "")
    title = dictionary.codes[code].title if code in dictionary.codes else ""
    names = f"{meaning.name.replace('_', ' ')} {title}".lower()
    tokens = coder.parse(Sentence(0, 0, len(names), names)).sentence.tokens
    return frozenset(word for token in tokens for word in (token.text, token.lemma) if len(word) >= LONG)


def _roles(source: str, target: str) -> tuple[str, str]:
    """The roles of both sides, written as no word is, so that they count beside the words of a sentence."""
    return f"source {role_part(source)}", f"target {role_part(target)}"
