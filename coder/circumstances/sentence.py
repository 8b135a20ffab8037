"""The circumstances of the events of one sentence, read only where it has events."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from coder.actors.resolver import SentenceActors
from coder.circumstances.causes import cause_step
from coder.circumstances.counts import SentenceCounts
from coder.circumstances.gazetteer import gazetteer
from coder.circumstances.manner import SentenceManner
from coder.circumstances.places import DEED_ROOTS, SentencePlaces, place_of_dateline
from coder.circumstances.reach import ClauseOwners, Reach, reach_of
from coder.circumstances.story_places import town_of_deed
from coder.circumstances.tolls import tolls_of
from coder.core.actor_code import country_part
from coder.core.circumstances import Circumstances, Place
from coder.core.model import ActorMatch, Reason
from coder.core.syntax import Parse
from coder.dictionary.actions import Code
from coder.dictionary.word_lists import word_set

ARMY: Final = "MIL"
"""The role of soldiers, whose deeds may be done abroad."""
OTHERWISE: Final = word_set("circumstances.other_places")


class SentenceCircumstances:
    """Reads where, how many and in which manner off one sentence."""

    def __init__(
        self,
        parse: Parse,
        actors: SentenceActors,
        dateline: str | None,
        following: Parse | None = None,
        preceding: Parse | None = None,
    ) -> None:
        """``dateline`` are the words of the story's dateline.

        ``following`` is the next sentence, which may tell the results of the events of this one, ``preceding`` the
        last one, where this one goes on with what it tells.
        """
        self._parse = parse
        self._following = following
        self._actors = actors
        self._preceding = preceding
        self._dateline_words = dateline
        self._reaches: dict[tuple[int, int], Reach] = {}

    @cached_property
    def _owners(self) -> ClauseOwners:
        return ClauseOwners(self._parse.sentence.tokens, self._parse.clauses)

    @cached_property
    def _counts(self) -> SentenceCounts:
        return _counts(self._parse, self._owners)

    @cached_property
    def _next_counts(self) -> SentenceCounts | None:
        following = self._following
        if following is None:
            return None
        return _counts(following, ClauseOwners(following.sentence.tokens, following.clauses))

    @cached_property
    def _manner(self) -> SentenceManner:
        return SentenceManner(self._parse.sentence.tokens, self._owners)

    @cached_property
    def _places(self) -> SentencePlaces:
        return SentencePlaces(self._actors, self._owners, gazetteer())

    @cached_property
    def _dateline(self) -> Place | None:
        """The place of the dateline, where the events of a story are that tells no other place."""
        return place_of_dateline(self._dateline_words, self._actors.discourse.place, gazetteer())

    def of(
        self, code: Code, trigger: tuple[int, int], source: ActorMatch | None, target: ActorMatch | None
    ) -> tuple[Circumstances, tuple[Reason, ...]]:
        """Return the circumstances of an event, and the steps of its trace that say how each was found."""
        reach = self._reach(trigger)
        place, told = self._place(code, trigger, reach, source, target)
        counts = self._counts.of(code.code, trigger[0], reach, self._next_counts if tolls_of(code.code) else None)
        mode, by_mode = self._manner.mode(code, trigger[0], reach)
        weapon, by_weapon = self._manner.weapon(code.root, trigger[0], reach)
        contexts, by_context = self._manner.contexts(code.contexts, mode)
        steps = [told, *(found.reason for found in counts), by_mode, by_weapon, *by_context]
        found = Circumstances(place, tuple((found.toll, found.bounds) for found in counts), mode, contexts, weapon)
        return found, tuple(step for step in steps if step is not None)

    def cause(self, effect: tuple[int, int], cause: tuple[int, int]) -> Reason | None:
        """Return the step of the trace by which one trigger is the cause of another; None where it is none."""
        return cause_step(self._reach(effect), cause, self._parse)

    def _reach(self, trigger: tuple[int, int]) -> Reach:
        reach = self._reaches.get(trigger)
        if reach is None:
            reach = self._reaches[trigger] = reach_of(trigger, self._parse.clauses, self._parse.phrases)
        return reach

    def _place(
        self,
        code: Code,
        trigger: tuple[int, int],
        reach: Reach,
        source: ActorMatch | None,
        target: ActorMatch | None,
    ) -> tuple[Place | None, Reason | None]:
        found = self._places.of(code.code, trigger[0], reach, (source, target))
        found = found or self._told_before(code, source, target)
        if found is not None:
            return found
        if self._dateline is None:
            return None, None
        return self._dateline, Reason("place", "place.dateline", words=self._dateline.name)

    def _told_before(
        self, code: Code, source: ActorMatch | None, target: ActorMatch | None
    ) -> tuple[Place, Reason] | None:
        """The place of the sentence before, where this one goes on with a deed that is told of no other place."""
        towns = gazetteer()
        if towns is None or self._preceding is None or code.root not in DEED_ROOTS:
            return None
        if any(token.text.lower() in OTHERWISE for token in self._parse.sentence.tokens):
            return None
        sides = [country_part(side.code) for side in (source, target) if side is not None and side.code is not None]
        abroad = any(side is not None and side.role == ARMY for side in (source, target))
        place = town_of_deed(self._preceding, sides, abroad, towns) if sides else None
        return (place, Reason("place", "place.story", words=place.name)) if place is not None else None


def _counts(parse: Parse, owners: ClauseOwners) -> SentenceCounts:
    return SentenceCounts(parse.sentence.tokens, parse.clauses, owners)
