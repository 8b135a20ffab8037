"""Pairs of actors that the caller has marked: each pair is linked by a candidate.

Who marks two actors says that they have to do with each other. A pair that no candidate links as its entry reads the
clause is linked by the candidate that comes nearest to doing so: one that has one of the two already, else the one
whose words stand between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import Final, NamedTuple

from coder.coding.candidate import EventCandidate, code_of
from coder.core.model import ActorMatch, Actors, Reason
from coder.core.rejections import RejectReason
from coder.core.syntax import Span
from coder.core.values import replace
from coder.dictionary.tables import Dictionary

LINKED: Final = Reason("resolution", "given.reach")
DOUBTFUL: Final = frozenset(
    (RejectReason.PURPOSE, RejectReason.HISTORY, RejectReason.OBLIGATION, RejectReason.POSSIBLE)
)
"""Why a candidate may be no event that still says what the marked actors have to do with each other."""
OUT_OF_PLACE: Final = 1000
"""What it costs that an actor stands in a wrong place; the distance in words costs at most half of it."""


class MarkedActor(NamedTuple):
    """A marked actor with the positions of its tokens."""

    first: int
    stop: int
    actor: ActorMatch


def link_marked(
    candidates: Sequence[EventCandidate], marked: Sequence[tuple[int, int, ActorMatch]], dictionary: Dictionary
) -> list[EventCandidate]:
    """The candidates, with one more for each pair of marked actors that none of them links.

    Where nothing else is there, a doubtful candidate links them.
    """
    coded = [candidate for candidate in candidates if code_of(candidate, dictionary)]
    certain = [candidate for candidate in coded if not candidate.blocked]
    doubtful = [replace(candidate, blocked=None) for candidate in coded if candidate.blocked in DOUBTFUL]
    actors = [MarkedActor(*place) for place in marked]
    out = list(candidates)
    for position, one in enumerate(actors):
        for other in actors[position + 1 :]:
            if not any(_links(candidate, one.actor.span, other.actor.span) for candidate in certain):
                ranked = sorted(_completed(certain or doubtful, one, other), key=lambda found: found[0])
                out += [candidate.because(LINKED) for _, candidate in ranked[:1]]
    return out


def _links(candidate: EventCandidate, one: Span, other: Span) -> bool:
    """Whether a candidate has both actors already, on different sides or as partners."""
    source, target = candidate.source, candidate.target
    across = (_has(source, one) and _has(target, other)) or (_has(source, other) and _has(target, one))
    return across or (not target and _has(source, one) and _has(source, other))


def _completed(
    candidates: Sequence[EventCandidate], one: MarkedActor, other: MarkedActor
) -> Iterator[tuple[int, EventCandidate]]:
    """Each candidate with the pair in each order as its source and target, and how far-fetched that is."""
    for candidate in candidates:
        for source, target in permutations((one, other)):
            made = replace(candidate, source=(source.actor,), target=(target.actor,))
            yield _cost(candidate, source, target), made


def _cost(candidate: EventCandidate, source: MarkedActor, target: MarkedActor) -> int:
    """How far-fetched it is to give a candidate this source and target.

    Little where the candidate has one of the two and the other stands near; an actor on the wrong side costs most.
    """
    first, stop = candidate.trigger
    cost = min(abs(first - source.stop) + abs(target.first - stop), OUT_OF_PLACE // 2)
    for actors, mine, foreign in ((candidate.source, source, target), (candidate.target, target, source)):
        if _has(actors, mine.actor.span):
            cost -= OUT_OF_PLACE
        if _has(actors, foreign.actor.span):
            cost += 2 * OUT_OF_PLACE
    before_verb = 0 if source.first < first else OUT_OF_PLACE
    in_order = 0 if source.first < target.first else OUT_OF_PLACE // 2
    return cost + before_verb + in_order


def _has(actors: Actors, span: Span) -> bool:
    """Whether one of the actors overlaps a span."""
    return any(actor.span.start < span.end and span.start < actor.span.end for actor in actors)
