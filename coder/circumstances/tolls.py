"""What is counted of the events of each code: the dead of violence, the participants of protests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from coder.core.circumstances import Toll
from coder.dictionary.word_lists import word_values


def _tolls(name: str) -> Mapping[str, Toll]:
    return {word: Toll(kind) for word, kind in word_values(name).items()}


OF_OBJECT: Final = _tolls("circumstances.of_object")
OF_SUBJECT: Final = _tolls("circumstances.of_subject")
OF_NOUN: Final = _tolls("circumstances.of_noun")

BODILY: Final = (Toll.DEAD, Toll.INJURED, Toll.DISPLACED)
"""What is counted of abductions: those who are seized and held are no arrested."""
HARM: Final = (*BODILY, Toll.ARRESTED)
ARRESTS: Final = (Toll.ARRESTED, Toll.DISPLACED)
TOLLS: Final[Mapping[str, tuple[Toll, ...]]] = {
    "14": (*HARM, Toll.PARTICIPANTS),
    "17": ARRESTS,
    "171": HARM,
    "175": HARM,
    "18": HARM,
    "181": BODILY,
    "19": HARM,
    "20": HARM,
}
"""What is counted of the events of each root, or of a code that differs from its root."""


def tolls_of(code: str) -> tuple[Toll, ...]:
    """Return what is counted of the events of a code.

    >>> [str(toll) for toll in tolls_of("1721")]
    ['arrested', 'displaced']
    """
    return TOLLS.get(code[:3]) or TOLLS.get(code[:2], ())
