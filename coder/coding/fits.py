"""What comes of trying entries on a clause or noun: those that fit, and the conditions in which others fail."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum, unique
from typing import Final

from coder.coding.arguments import Arguments
from coder.core.syntax import Phrase
from coder.core.values import Record
from coder.dictionary.patterns import Pattern
from coder.dictionary.verb_tables import VerbEntry

SUBJECT: Final = "subject"


class Fit(Record):
    """An entry that fits, how specific the fit is, and the arguments as this entry reads them."""

    __slots__ = ("arguments", "entry", "matched", "weight")

    def __init__(self, weight: int, entry: VerbEntry, arguments: Arguments, matched: Phrase | None) -> None:
        self.weight = weight
        self.entry = entry
        self.arguments = arguments
        self.matched = matched
        """The object, where a pattern had to match it."""


def judged_in(fit: Fit) -> list[Phrase]:
    """The phrases that may name what an entry judges: of a predicate without a source the subject, else the object.

    Then come those where the entry has its target: "the move is a mistake", "condemned the move", "happy with it".
    """
    entry, arguments = fit.entry, fit.arguments
    judges_subject = entry.source == ("none",) or SUBJECT in entry.target and entry.kind == "verb"
    first = arguments.subject if judges_subject else None if entry.kind == "adjective" else arguments.object
    aimed = [phrase for place in entry.target if place != SUBJECT for phrase in arguments.at(place)]
    return aimed if first is None else [first, *aimed]


@unique
class Condition(StrEnum):
    """A condition of an entry, by the name that the output has; those first that fail when the most of it fits."""

    WITHOUT = "without"
    WITH = "with"
    SUBJECT = "subject"
    OBJECT = "object"
    NO_PARTICLE = "no_particle"
    """The verb has a particle, and the entry has none."""
    ADVERB = "adverb"
    PARTICLE = "particle"


class Miss(Record):
    """An entry that does not fit: the condition of it that failed first, and the arguments as it reads them."""

    __slots__ = ("arguments", "condition", "entry", "pattern", "positions")

    def __init__(
        self,
        entry: VerbEntry,
        condition: Condition,
        positions: tuple[str, ...],
        pattern: Pattern | None,
        arguments: Arguments,
    ) -> None:
        self.entry = entry
        self.condition = condition
        self.positions = positions
        """Where the condition looks: subject, object or prepositions."""
        self.pattern = pattern
        self.arguments = arguments


def fitting(tried: Sequence[Fit | Miss]) -> list[Fit]:
    """Those of the entries tried that fit, the most specific first; of equals the first stays first.

    Of two prepositional verbs that of the nearer preposition is meant: "called for tougher laws on tobacco".
    """
    fits = [fit for fit in tried if isinstance(fit, Fit)]
    if len(fits) < 2:
        return fits
    fits.sort(key=lambda fit: -fit.weight)
    first = _governed(fits[0])
    for at, fit in enumerate(fits):
        governed = _governed(fit)
        if first < 0 or fit.weight < fits[0].weight:
            break
        if 0 <= governed < first:
            return [fit, *fits[:at], *fits[at + 1 :]]
    return fits


def _governed(fit: Fit) -> int:
    """Where the phrase begins that the preposition of a prepositional verb governs; -1 for any other verb."""
    object_ = fit.arguments.object
    return object_.first if fit.entry.particle and object_ is not None and object_.prep else -1


def missed(
    entry: VerbEntry,
    condition: Condition,
    arguments: Arguments,
    positions: tuple[str, ...] = (),
    pattern: Pattern | None = None,
) -> Miss:
    """The record of an entry that fails in a condition."""
    return Miss(entry, condition, positions, pattern, arguments)
