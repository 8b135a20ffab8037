"""Actors that the caller has marked: what a deed does to them although they stand outside the places that its entry asks for.

Who marks two actors says that they have to do with each other. A pair of marked actors that no deed links as its entry reads the clause
is linked by the deed that comes nearest to doing so: one that has one of the two, else the one whose words stand between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import permutations

from coder.deeds import Deed, code_of
from coder.dictionary import Dictionary
from coder.model import ActorMatch, Actors, Reason, Span

Marked = tuple[int, int, ActorMatch]
"""A marked actor with the positions of its tokens."""
RULE = Reason("resolution", "given.reach")
DOUBTFUL = frozenset(("purpose", "history", "obligation", "possible"))
"""Why a deed may have been rejected that still says what the marked actors have to do with each other."""
FAR = 1000


def reach(deeds: Sequence[Deed], marked: Sequence[Marked], dictionary: Dictionary) -> list[Deed]:
    """The deeds, with one more for each pair of marked actors that none of them links; where nothing else is there, a doubtful one."""
    named = [deed for deed in deeds if code_of(deed, dictionary)]
    coded = [deed for deed in named if not deed.blocked]
    doubtful = [replace(deed, blocked="") for deed in named if deed.blocked in DOUBTFUL]
    out = list(deeds)
    for position, one in enumerate(marked):
        for other in marked[position + 1:]:
            if not any(_links(deed, one[2].span, other[2].span) for deed in coded):
                ranked = sorted(_candidates(coded or doubtful, one, other), key=lambda found: found[0])
                out += [deed.because(RULE) for _, deed in ranked[:1]]
    return out


def _links(deed: Deed, one: Span, other: Span) -> bool:
    """The deed already has both actors, on different sides or as partners."""
    def has(actors: Actors, span: Span) -> bool:
        return any(_overlap(actor.span, span) for actor in actors)

    across = has(deed.source, one) and has(deed.target, other) or has(deed.source, other) and has(deed.target, one)
    return across or not deed.target and has(deed.source, one) and has(deed.source, other)


def _candidates(deeds: Sequence[Deed], one: Marked, other: Marked) -> Iterator[tuple[int, Deed]]:
    """Each deed with each order of the pair, and how far-fetched it is."""
    for deed in deeds:
        for source, target in permutations((one, other)):
            yield _cost(deed, source, target), replace(deed, source=(source[2],), target=(target[2],))


def _cost(deed: Deed, source: Marked, target: Marked) -> int:
    """Low where the deed has one of the two already and the other stands near; an actor on the wrong side costs most."""
    cost = min(abs(deed.trigger[0] - source[1]) + abs(target[0] - deed.trigger[1]), FAR // 2)
    for actors, mine, foreign in ((deed.source, source, target), (deed.target, target, source)):
        if any(_overlap(actor.span, mine[2].span) for actor in actors):
            cost -= FAR
        if any(_overlap(actor.span, foreign[2].span) for actor in actors):
            cost += 2 * FAR
    return cost + (0 if source[0] < deed.trigger[0] else FAR) + (0 if source[0] < target[0] else FAR // 2)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
