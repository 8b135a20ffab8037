"""An article as it was read: what it was coded as, and its sentences as they were coded, to be asked again."""

from __future__ import annotations

from collections.abc import Iterator

from coder.coding.extractor import Extracted
from coder.core.model import Article
from coder.core.records import record
from coder.pipeline import Coded, Parsed, Pipeline


@record
class Reading:
    """A coded article."""

    coded: Coded
    parsed: Parsed | None
    """What the language stages made of it; null where word patterns coded it, which begin from the words."""
    sentences: tuple[Extracted, ...]
    """Its sentences with what was looked for in them; none where word patterns coded it."""


def read(coder: Pipeline, article: Article) -> Reading:
    """Read and code an article.

    >>> reading = read(Pipeline(), Article("a", "Rain fell. Russia attacked Georgia."))
    >>> len(reading.coded.events), [len(one.candidates) for one in reading.sentences]
    (1, [0, 1])
    """
    if coder.patterns:
        return Reading(coder.read(article), None, ())
    parsed = coder.parsed(article)
    seen: list[Extracted] = []
    coded = coder.read_extracted(parsed, _noted(coder.extracted_again(parsed), seen))
    return Reading(coded, parsed, tuple(seen))


def _noted(sentences: Iterator[Extracted], seen: list[Extracted]) -> Iterator[Extracted]:
    for sentence in sentences:
        seen.append(sentence)
        yield sentence
