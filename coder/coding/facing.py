"""Against whom each of two sides arms itself or whom it threatens: the other one.

"Chad and Sudan accused each other. Both countries massed troops", "Both sides deployed tanks along the border".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from coder.actors.discourse import Discourse
from coder.actors.reference import MUTUAL, resolved
from coder.coding.candidate import EventCandidate, root_of
from coder.coding.deeds import VIOLENCE
from coder.core.model import Actors
from coder.core.syntax import Sentence
from coder.core.values import replace
from coder.dictionary.frames import Frame
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_set

PAIR: Final = "resolve.pair"
"""The rule by which a description stands for two who were named before: "both countries"."""
TOLD: Final = (None, Frame.INTEND, Frame.THREATEN)
"""The frames of what two sides do or will do to each other."""
HOSTILE: Final = frozenset(("13", "15"))
"""Roots of what is aimed at an opponent: threats and shows of force."""
BORDERS: Final = word_set("coding.shared_borders")
PREPOSITION: Final = "IN"


def facing(
    candidates: Iterable[EventCandidate], discourse: Discourse, sentence: Sentence, dictionary: Dictionary
) -> list[EventCandidate]:
    """The candidates, with each of two sides for the target of the other where they face each other."""
    return [_faced(one, discourse, sentence, dictionary) for one in candidates]


def _faced(
    candidate: EventCandidate, discourse: Discourse, sentence: Sentence, dictionary: Dictionary
) -> EventCandidate:
    """A candidate without a target, with its two sources for targets of each other where they face each other."""
    sides = candidate.source
    if candidate.target or candidate.blocked or len(sides) != 2 or candidate.frame not in TOLD:
        return candidate
    states = bool(sides[0].country) and bool(sides[1].country) and sides[0].country != sides[1].country
    taken_up = all(any(reason.rule == PAIR for reason in actor.trace) for actor in sides)
    hostile = candidate.frame is Frame.THREATEN or root_of(candidate, dictionary) in HOSTILE
    if not (states and taken_up and hostile):
        return candidate
    if not _meet_at_border(sentence) and not _quarrel(discourse, sides):
        return candidate
    return replace(candidate, target=resolved(sides, MUTUAL, sides[0].span.text, sides[0]))


def _meet_at_border(sentence: Sentence) -> bool:
    """Whether a sentence names a border and no state behind it: "along the border", not "the border with Mali"."""
    tokens = sentence.tokens
    lines = (at for at, token in enumerate(tokens) if token.lemma.lower() in BORDERS)
    return any(at + 1 == len(tokens) or tokens[at + 1].tag != PREPOSITION for at in lines)


def _quarrel(discourse: Discourse, sides: Actors) -> bool:
    """Whether the text told that one of two states charged, asked or attacked the other."""
    pair = {sides[0].country, sides[1].country}
    return any({actor.country for actor in told} == pair for told in _told(discourse, sides))


def _told(discourse: Discourse, sides: Actors) -> Iterator[Actors]:
    """Who charged or asked whom, and who attacked whom."""
    for side in sides:
        challenge = discourse.challenges.get(side.country or "")
        if challenge is not None:
            yield (*challenge.source, challenge.target)
    deed = discourse.deeds.get(VIOLENCE)
    if deed is not None:
        yield (*deed.source, *deed.target)
