"""The state where troops are that are moved, where the verb does not say it.

"The Dutch battalion in Mali began its withdrawal", "Chad will pull out its troops" in a story about Niger.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from coder.coding.arguments import arguments_of
from coder.coding.candidate import EventCandidate
from coder.coding.scenes import Scenes
from coder.core.basis import Basis
from coder.core.model import ActorMatch, Actors
from coder.core.syntax import Phrase
from coder.core.values import replace
from coder.dictionary.actor_codes import INTERNATIONAL

LEAVING: Final = "RETREAT"
"""The action of troops that leave a place which the text may have named before."""
MOVED: Final = (LEAVING, "MOBILIZE_FORCES")
"""The actions of moving troops."""
ARMIES: Final = (None, "GOV", "MIL")
"""The roles of those who move troops abroad."""
IN: Final = "in"
OUTNUMBERS: Final = 2
"""So many times as often as any other must a story name the state where it plays."""


class Theatres(Scenes):
    """Finds where the troops are that one sentence tells of."""

    __slots__ = ()

    def meant(self, candidate: EventCandidate) -> EventCandidate:
        """A movement of troops abroad without a target, with the state where they are."""
        if candidate.action not in MOVED or candidate.target or candidate.blocked or len(candidate.source) != 1:
            return candidate
        actor = candidate.source[0]
        if actor.role not in ARMIES or self._dictionary.state(actor.country or "") is None:
            return candidate
        target = self._stationed(candidate, actor)
        if not target and candidate.action == LEAVING and actor.basis is not Basis.SETTING:
            target = self._of_story(actor)
        return replace(candidate, target=target) if target else candidate

    def _stationed(self, candidate: EventCandidate, actor: ActorMatch) -> Actors:
        """The foreign state after "in" beside the troops: "the Dutch soldiers in Mali"."""
        for phrase in self._troops(candidate):
            for place in phrase.attached:
                if place.prep == IN:
                    found = self._actors.actors(place)
                    abroad = [one for one in found if one.role is None and self._is_abroad(one.country, actor)]
                    if abroad:
                        return tuple(abroad[:1])
        return ()

    def _troops(self, candidate: EventCandidate) -> Iterator[Phrase]:
        """The phrases of a clause, and those inside them, that may name troops."""
        clause = self._clause_of(candidate)
        if clause is None:
            return
        arguments = arguments_of(clause)
        for whole in (arguments.subject, arguments.object, *arguments.around):
            if whole is not None:
                yield from whole.nested()

    def _of_story(self, actor: ActorMatch) -> Actors:
        """The foreign state where the sentence or the story plays, if there is only one or one above all."""
        story, here = self._actors.discourse, self._actors.sentence.scene()
        if here:
            return (self._at(here, actor),) if self._is_abroad(here, actor) else ()
        counts = sorted(
            ((story.countries[one], one) for one in story.scenes if self._is_abroad(one, actor)), reverse=True
        )
        if not counts or len(counts) > 1 and counts[0][0] < OUTNUMBERS * max(counts[1][0], 1):
            return ()
        return (self._at(counts[0][1], actor),)

    def _at(self, country: str, actor: ActorMatch) -> ActorMatch:
        return self._implied_at(country, "", actor.span, actor.span.text)

    def _is_abroad(self, country: str | None, actor: ActorMatch) -> bool:
        own = country in (None, actor.country) or country in INTERNATIONAL
        return not own and self._dictionary.state(country or "") is not None
