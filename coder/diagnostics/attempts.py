"""An entry of the dictionaries at one clause or noun: that it fits, or which condition failed at which words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, unique

from coder.coding.fits import Condition, Fit, Miss
from coder.coding.matcher import OBJECT, SUBJECT, Matcher
from coder.core.syntax import Parse, Phrase, Span
from coder.dictionary.patterns import Pattern

LONGEST_PATTERN = 60
"""Patterns are cut at this length in a sentence."""
SHOWN_POSITIONS = 4
"""How many prepositions of an entry are named."""


@unique
class Outcome(StrEnum):
    """What became of an entry at a clause or noun."""

    EVENT = "event"
    """It decided, and an event came of it."""
    REJECTED = "rejected"
    """It decided, and what came of it is no event."""
    ABSORBED = "absorbed"
    """It decided, and what it says went into another event of the sentence."""
    EMPTY = "empty"
    """It fits, but what it is about is not there."""
    NO_EVENT = "no_event"
    """It fits and says that this is no event."""
    OUTRANKED = "outranked"
    """It fits, but another entry decided."""
    MISSED = "missed"
    """One of its conditions failed."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """An entry at one clause or noun of a sentence."""

    entry: str
    """The id of the entry."""
    where: str
    """file:line."""
    kind: str
    """verb, noun or adjective."""
    words: str
    """The words of the entry that were tried: "call off"."""
    gives: str
    """What it leads to: "FIGHT 190", "frame threaten"."""
    sentence: int
    clause: int | None
    """The index of the clause; null for a noun."""
    at: Span
    """The verb or noun in the text of the article."""
    outcome: Outcome
    reason: str
    """Why, as a sentence without a full stop."""
    condition: Condition | None = None
    """For ``missed`` the condition that failed first."""
    pattern: str = ""
    """The pattern of that condition, as the entry writes it."""
    found: tuple[Span, ...] = ()
    """The words that stand where the condition looks."""

    @property
    def named(self) -> str:
        """The id of the entry with its place."""
        return f"{self.entry} ({self.where})"

    @property
    def distance(self) -> int:
        """How far the entry is from deciding: 0 if all its conditions hold, then by the condition that failed."""
        return 1 + list(Condition).index(self.condition) if self.condition else 0


def phrases_of(miss: Miss, noun: Phrase | None) -> tuple[Phrase, ...]:
    """The phrases that stand where the condition that failed looks; for a noun its subject is the noun itself."""
    if noun is not None and miss.positions == SUBJECT:
        return (noun,)
    return tuple(phrase for position in miss.positions for phrase in miss.arguments.at(position))


def reason_of(miss: Miss, matcher: Matcher, parse: Parse, noun: Phrase | None) -> str:
    """Why an entry does not fit, in words."""
    entry, pattern = miss.entry, miss.pattern
    if miss.condition is Condition.ADVERB:
        return f'"{entry.adverb}" does not stand beside the verb'
    if miss.condition is Condition.PARTICLE:
        return f'"{entry.particle}" does not follow the verb'
    if pattern is None:
        return "the verb has a particle, and the entry has none"
    found = phrases_of(miss, noun)
    if miss.condition is Condition.WITHOUT:
        barred = next(phrase for phrase in found if matcher.best(pattern, phrase))
        by = next((one for one in pattern.each() if matcher.best(one, barred)), pattern)
        return f"the entry excludes {_place(miss, noun)} {_quoted(parse, barred)}{_as(by)}"
    if not found:
        return f"there is no {_place(miss, noun)}" + (f" that is {_shortened(pattern)}" if pattern.terms else "")
    said = ", ".join(_quoted(parse, phrase) for phrase in found)
    return f"the {_place(miss, noun)} {said} is not {_shortened(pattern)}"


def _place(miss: Miss, noun: Phrase | None) -> str:
    if miss.positions == OBJECT:
        return "object"
    if miss.positions == SUBJECT:
        return "subject" if noun is None else "noun"
    names = " or ".join(f'"{position}"' for position in miss.positions[:SHOWN_POSITIONS])
    return f"phrase with {names}{' ...' if len(miss.positions) > SHOWN_POSITIONS else ''}"


def _quoted(parse: Parse, phrase: Phrase) -> str:
    words = parse.sentence.span(phrase.first, phrase.stop).text.split()
    return f'"{" ".join([phrase.prep, *words] if phrase.prep else words)}"'


def _as(pattern: Pattern) -> str:
    return f", which is {_shortened(pattern)}" if pattern.terms else ""


def no_content(fit: Fit) -> str:
    """Why an entry that fits gives nothing, in words."""
    entry = fit.entry
    if entry.result == "frame":
        return f"it fits, but there is no event under its frame '{entry.name}'"
    if entry.result == "light":
        return "it fits, but its object is no event noun"
    places = " or ".join(position.rstrip("!") for position in entry.target)
    return f"it fits, but no actor stands as {places}" if places else "it fits, but gives nothing"


def spans(parse: Parse, phrases: tuple[Phrase, ...]) -> tuple[Span, ...]:
    """Where phrases stand in the text of the article, with what hangs on them."""
    return tuple(parse.sentence.span(phrase.first, phrase.stop) for phrase in phrases)


def _shortened(pattern: Pattern) -> str:
    """A pattern, cut between two alternatives if it is long."""
    text = pattern.text
    return text if len(text) <= LONGEST_PATTERN else text[: text.rfind("|", 0, LONGEST_PATTERN) + 1] + "..."
