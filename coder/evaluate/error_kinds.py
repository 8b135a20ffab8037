"""Tells the errors of coded events by kind: missed, extra, wrong code, wrong actor, wrong direction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coder.evaluate.actor_codes import country_of
from coder.evaluate.compared import ComparedEvent, Criterion, roots_of
from coder.evaluate.matching import maximum_matching

ACTORS = Criterion("actors", actors=country_of)
_ROOT = Criterion("root", roots_of)


class ErrorKind(StrEnum):
    """How a coded event differs from a gold event."""

    MISSED = "missed"
    """No event was found that comes near a gold event."""
    EXTRA = "extra"
    """No gold event comes near what was found."""
    WRONG_CODE = "wrong code"
    """The actors are right, the code is not."""
    WRONG_ACTOR = "wrong actor"
    """The root is right, and the source or the target is not."""
    WRONG_DIRECTION = "wrong direction"
    """The root is right, and source and target have changed places."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A gold event and the found event that comes nearest to it; one of both is None if there is none."""

    gold: ComparedEvent | None
    found: ComparedEvent | None
    kind: ErrorKind | None
    """None if the event is right."""

    def cause(self) -> str:
        """Return the error in words, by which errors are counted.

        >>> from coder.evaluate.compared import found_event
        >>> gold, found = found_event("190", "RUS", "GEO"), found_event("190", "RUS", "UKR")
        >>> Comparison(gold, found, ErrorKind.WRONG_ACTOR).cause()
        'wrong actor: target GEO coded as UKR'
        """
        gold, found = self.gold, self.found
        if gold is None or found is None:
            return f"{self.kind}: {_root(gold or found)}"
        if self.kind is ErrorKind.WRONG_CODE:
            return f"{self.kind}: {gold.code or _root(gold)} coded as {found.code}"
        if self.kind is ErrorKind.WRONG_ACTOR:
            return f"{self.kind}: {', '.join(_wrong_actors(gold, found))}"
        return f"{self.kind}: {_root(gold)}"


def compare(gold: Sequence[ComparedEvent], found: Sequence[ComparedEvent]) -> list[Comparison]:
    """Pair the gold events of an article with those found, the best fitting first, and name each error.

    >>> from coder.evaluate.compared import found_event
    >>> gold = [found_event("190", "RUS", "GEO"), found_event("042", "RUS", "CHN")]
    >>> found = [found_event("190", "GEO", "RUS"), found_event("040", "RUS", "CHN"), found_event("070", "USA", "GEO")]
    >>> [(str(pair.gold or "-"), str(pair.found or "-"), str(pair.kind)) for pair in compare(gold, found)]
    [('RUS 042 CHN', 'RUS 040 CHN', 'wrong code'), ('RUS 190 GEO', 'GEO 190 RUS', 'wrong direction'), \
('-', 'USA 070 GEO', 'extra')]
    """
    wanted, given = list(gold), list(found)
    pairs: list[Comparison] = []
    for kind, fits in _STEPS:
        matched = maximum_matching(wanted, given, fits)
        pairs += [Comparison(wanted[one], given[other], kind) for one, other in matched.items()]
        taken = set(matched.values())
        wanted = [event for at, event in enumerate(wanted) if at not in matched]
        given = [event for at, event in enumerate(given) if at not in taken]
    pairs += [Comparison(event, None, ErrorKind.MISSED) for event in wanted]
    return pairs + [Comparison(None, event, ErrorKind.EXTRA) for event in given]


def _same_code(gold: ComparedEvent, found: ComparedEvent) -> bool:
    """Whether the code is right: the gold code, or a root where the gold event has no code or lets it pass."""
    if gold.code == found.code:
        return True
    own = gold.code[:2] if gold.code else ""
    return bool(gold.roots & found.roots) and own not in found.roots


def _right(gold: ComparedEvent, found: ComparedEvent) -> bool:
    return _same_code(gold, found) and ACTORS.fits(gold, found)


def _same_root_and_actors(gold: ComparedEvent, found: ComparedEvent) -> bool:
    return _ROOT.fits(gold, found) and ACTORS.fits(gold, found)


def _turned_round(gold: ComparedEvent, found: ComparedEvent) -> bool:
    return _ROOT.fits(gold, found) and ACTORS.same_actors(gold, found.target, found.source)


def _one_actor(gold: ComparedEvent, found: ComparedEvent) -> bool:
    same = ACTORS.same_actor(gold.source, found.source) or ACTORS.same_actor(gold.target, found.target)
    return same and _ROOT.fits(gold, found)


_STEPS: tuple[tuple[ErrorKind | None, Callable[[ComparedEvent, ComparedEvent], bool]], ...] = (
    (None, _right),
    (ErrorKind.WRONG_CODE, _same_root_and_actors),
    (ErrorKind.WRONG_CODE, ACTORS.fits),
    (ErrorKind.WRONG_DIRECTION, _turned_round),
    (ErrorKind.WRONG_ACTOR, _one_actor),
    (ErrorKind.WRONG_ACTOR, _ROOT.fits),
)
"""What makes a pair, tried in this order."""


def _root(event: ComparedEvent | None) -> str:
    return "/".join(sorted(event.roots)) if event else ""


def _wrong_actors(gold: ComparedEvent, found: ComparedEvent) -> Iterator[str]:
    for side, wanted, given in (("source", gold.source, found.source), ("target", gold.target, found.target)):
        if not ACTORS.same_actor(wanted, given):
            yield f"{side} {country_of(wanted or '')} coded as {country_of(given) if given else 'nobody'}"
