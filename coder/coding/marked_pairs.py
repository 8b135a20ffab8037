"""Actors that the caller has marked: what a candidate does to them although they stand outside the places that its entry asks for.

Who marks two actors says that they have to do with each other. A pair of marked actors that no candidate links as its entry reads the clause
is linked by the candidate that comes nearest to doing so: one that has one of the two, else the one whose words stand between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import permutations

from coder.coding.frames import EventCandidate, code_of
from coder.core.model import ActorMatch, Actors, Reason, Span
from coder.dictionary.tables import Dictionary

Marked = tuple[int, int, ActorMatch]
"""A marked actor with the positions of its tokens."""
RULE = Reason("resolution", "given.reach")
DOUBTFUL = frozenset(("purpose", "history", "obligation", "possible"))
"""Why a candidate may have been rejected that still says what the marked actors have to do with each other."""
FAR = 1000


def link_marked(
    candidates: Sequence[EventCandidate], marked: Sequence[Marked], dictionary: Dictionary
) -> list[EventCandidate]:
    """The candidates, with one more for each pair of marked actors that none of them links; where nothing else is there, a doubtful one."""
    named = [candidate for candidate in candidates if code_of(candidate, dictionary)]
    coded = [candidate for candidate in named if not candidate.blocked]
    doubtful = [replace(candidate, blocked="") for candidate in named if candidate.blocked in DOUBTFUL]
    out = list(candidates)
    for position, one in enumerate(marked):
        for other in marked[position + 1 :]:
            if not any(_links(candidate, one[2].span, other[2].span) for candidate in coded):
                ranked = sorted(_rivals(coded or doubtful, one, other), key=lambda found: found[0])
                out += [candidate.because(RULE) for _, candidate in ranked[:1]]
    return out


def _links(candidate: EventCandidate, one: Span, other: Span) -> bool:
    """The candidate already has both actors, on different sides or as partners."""

    def has(actors: Actors, span: Span) -> bool:
        return any(_overlap(actor.span, span) for actor in actors)

    across = (
        has(candidate.source, one)
        and has(candidate.target, other)
        or has(candidate.source, other)
        and has(candidate.target, one)
    )
    return across or not candidate.target and has(candidate.source, one) and has(candidate.source, other)


def _rivals(candidates: Sequence[EventCandidate], one: Marked, other: Marked) -> Iterator[tuple[int, EventCandidate]]:
    """Each candidate with each order of the pair, and how far-fetched it is."""
    for candidate in candidates:
        for source, target in permutations((one, other)):
            yield _cost(candidate, source, target), replace(candidate, source=(source[2],), target=(target[2],))


def _cost(candidate: EventCandidate, source: Marked, target: Marked) -> int:
    """Low where the candidate has one of the two already and the other stands near; an actor on the wrong side costs most."""
    cost = min(abs(candidate.trigger[0] - source[1]) + abs(target[0] - candidate.trigger[1]), FAR // 2)
    for actors, mine, foreign in ((candidate.source, source, target), (candidate.target, target, source)):
        if any(_overlap(actor.span, mine[2].span) for actor in actors):
            cost -= FAR
        if any(_overlap(actor.span, foreign[2].span) for actor in actors):
            cost += 2 * FAR
    return cost + (0 if source[0] < candidate.trigger[0] else FAR) + (0 if source[0] < target[0] else FAR // 2)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
