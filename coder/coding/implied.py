"""Who acts or suffers where the text names nobody: the police, courts or people of the place of an event."""

from __future__ import annotations

from dataclasses import replace

from coder.actors.items import TOWNS
from coder.actors.resolver import SentenceActors
from coder.coding.arguments import Arguments
from coder.core.actor_code import country_part
from coder.core.basis import Basis
from coder.core.model import ActorMatch, Actors, Phrase, Reason
from coder.dictionary.actor_codes import join_code
from coder.dictionary.word_lists import word_set

SCENES = word_set("coding.scenes")


class ImpliedActors:
    """Finds the actors that only the place of an event names, in one sentence."""

    def __init__(self, actors: SentenceActors) -> None:
        self._actors = actors

    def of_place(self, arguments: Arguments, role: str, informant: Phrase | None = None) -> Actors:
        """Who acts in the place of an event, where the text names nobody: its police, its courts, its people.

        The place is the one that the verb or the sentence names, else the town of the official who tells it, else that
        of a story that tells of one country.
        """
        found = self._actors.sentence
        for phrase in arguments.around:
            item = found.first_name(phrase) if phrase.prep in SCENES else None
            if item is not None and item.is_place:
                return (self._implied(country_part(item.code), role, phrase, found.match(phrase, "", (item,)).trace),)
        home = found.scene() or self._town_of(informant) or self._actors.discourse.home()
        whole = arguments.object or arguments.subject
        return (self._implied(home, role, whole),) if home and whole is not None else ()

    def people_of(self, source: Actors, counted: Phrase) -> Actors:
        """The people of the country of the source, of whom the text says only how many: "Egypt arrests 12"."""
        country = self._actors.sentence.scene() or source[0].country if source else None
        known = country is not None and self._actors.dictionary.state(country) is not None
        return (self._implied(country, "CVL", counted),) if country is not None and known else ()

    def _town_of(self, phrase: Phrase | None) -> str:
        """The country of the town before the role of somebody: "the Istanbul governor"; "" where there is none."""
        items = self._actors.sentence.within(phrase) if phrase is not None else ()
        return next((country_part(item.code) for item in items if item.kind in TOWNS), "")

    def _implied(self, country: str, role: str, place: Phrase, trace: tuple[Reason, ...] = ()) -> ActorMatch:
        """An actor that only the place of the event names, with that step in its trace."""
        found = self._actors.sentence
        steps = (*trace, Reason("resolution", "resolve.implied", words=found.words(place)))
        actor = ActorMatch(join_code(country, [role], ""), found.span(place), steps, basis=Basis.SETTING)
        state = found.dictionary.state(country)
        return replace(actor, id=state.id, name=state.name) if state is not None else actor
