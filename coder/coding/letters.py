"""Letters: what a letter asks for or says is the event, and the writing only where the text tells no more of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.coding.candidate import EventCandidate, is_speech_act
from coder.core.basis import Basis
from coder.core.syntax import Token
from coder.core.values import replace
from coder.dictionary.frames import Trait
from coder.dictionary.tables import Dictionary

WRITE: Final = "WRITE"
"""The action of whoever writes to somebody."""
GERUND: Final = "VBG"


def with_contents(
    candidates: list[EventCandidate], tokens: Sequence[Token], dictionary: Dictionary
) -> list[EventCandidate]:
    """The candidates of a sentence, with what a letter asks for instead of the letter.

    "Wrote to Chad, demanding that the men be freed" is a demand, and it goes to Chad. So do "outlining his concerns".
    """
    if not any(_is_letter(one) for one in candidates):
        return candidates
    letters = [one for one in candidates if _is_letter(one)]
    candidates = [_of_writer(one, letters, tokens) for one in candidates]
    out: list[EventCandidate] = []
    told: set[int] = set()
    for one in candidates:
        letter = next((letter for letter in letters if _is_content(one, letter, dictionary)), None)
        if letter is not None:
            told.add(id(letter))
            asks = one.frame is not None and Trait.ASKS in one.frame.traits
            one = replace(one, target=letter.target) if asks or _is_for_nobody(one) else one
        out.append(one)
    return [one for one in out if id(one) not in told]


def _of_writer(candidate: EventCandidate, letters: Sequence[EventCandidate], tokens: Sequence[Token]) -> EventCandidate:
    """What a participle behind the name of who gets a letter asks for: "a letter to the head of Chad urging peace"."""
    first, stop = candidate.trigger
    asks = candidate.frame is not None and Trait.ASKS in candidate.frame.traits
    if not asks or stop - first > 1 or tokens[first].tag != GERUND or not candidate.source:
        return candidate
    countries = {actor.country for actor in candidate.source}
    for letter in letters:
        got = {actor.country for actor in letter.target}
        if letter.trigger < candidate.trigger and countries <= got:
            return replace(candidate, source=letter.source, target=letter.target)
    return candidate


def _is_letter(candidate: EventCandidate) -> bool:
    return candidate.action == WRITE and candidate.frame is None and not candidate.blocked and bool(candidate.target)


def _is_for_nobody(candidate: EventCandidate) -> bool:
    """Whether nothing but the setting tells to whom it is said."""
    return all(actor.basis is Basis.SETTING for actor in candidate.target)


def _is_content(candidate: EventCandidate, letter: EventCandidate, dictionary: Dictionary) -> bool:
    """Whether a candidate is said by the writer of a letter in the words that follow it."""
    if candidate.blocked or candidate.trigger <= letter.trigger or not is_speech_act(candidate, dictionary):
        return False
    writers = {actor.code for actor in letter.source}
    return any(actor.code in writers for actor in candidate.source)
