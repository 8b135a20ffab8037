"""Whom a deed is done to where the text does not name them: people of the place, a town, the state of a guest."""

from __future__ import annotations

from typing import Final

from coder.actors.antecedents import SINGULAR_PERSON
from coder.actors.home import ground_of
from coder.actors.reach import Reach, stands_for_owner
from coder.coding.arguments import Arguments
from coder.coding.armed_deeds import bears_arms
from coder.coding.candidate import VIOLENT_ROOTS
from coder.coding.fits import Fit
from coder.coding.scenes import CROWDS, OF, Scenes
from coder.core.basis import Basis
from coder.core.model import ActorMatch, Actors
from coder.core.syntax import Phrase
from coder.dictionary.actions import Action
from coder.dictionary.verb_tables import VerbEntry
from coder.dictionary.word_lists import word_set

CONTINUING_TAGS: Final = frozenset(("JJ", "NN", "NNS", "VBN", "VBG", "``"))
NAME_TAGS: Final = frozenset(("NNP", "NNPS"))
PEOPLE: Final = "people"
"""What an action implies that a crowd of the place has done."""
PLACE: Final = "location"
TAKEN: Final = frozenset((PLACE, "vehicle"))
"""The classes of what is attacked as part of the country where it is."""
STRUCK: Final = TAKEN | {"building", "artifact"}
"""The classes of what armed men attack there."""
HOST: Final = ("host", "host!")
"""The position of the state where something happens, if it is another one than that of the source."""
HERE: Final = word_set("coding.here")
HERE_REACH: Final = 6
"""So many words after a visit may say that it goes to the place of the dateline."""
ARMY: Final = "MIL"
"""The role of those who may kill in another country than their own."""


class ImpliedTargets(Scenes):
    """The implied targets of the deeds of one sentence."""

    __slots__ = ()

    def target(self, fit: Fit, action: Action, source: Actors) -> Actors:
        """The people of the place whom those who act there arrest, shoot or kill."""
        phrase = fit.arguments.object
        violent = action.root in VIOLENT_ROOTS
        if phrase is None or not source or not (violent or action.implied) or action.implied == PEOPLE:
            return ()
        if violent and not bears_arms(source[0].code):
            return ()
        if found := self._of_those_before(phrase, source):
            return found
        counted = self.is_crowd(phrase) and self._is_complete(phrase)
        return self._people_of(source, phrase) if counted or self._is_stranger(phrase) else ()

    def _of_those_before(self, phrase: Phrase, source: Actors) -> Actors:
        """Those whom the clause before names, of whom a number is told: "met the rebels of Norland and killed six"."""
        tokens = self._parse.sentence.tokens
        if tokens[phrase.head].tag != "CD":
            return ()
        clauses = self._parse.clauses
        here = next((one for one in clauses if any(part.head == phrase.head for part in one.objects)), None)
        if here is None or here.index == 0 or here.subject is None:
            return ()
        before = clauses[here.index - 1]
        if before.subject is None or before.subject.head != here.subject.head or not before.objects:
            return ()
        found = self._actors.actors(before.objects[0], Reach.DOER)
        return found if found and found[0].code != source[0].code else ()

    def strangers(self, action: Action, source: Actors, deed: Phrase) -> Actors:
        """The people of the place, of whom a noun of violence names one: "the shooting of Lund"."""
        if action.root not in VIOLENT_ROOTS or not bears_arms(source[0].code):
            return ()
        victim = next((other for other in deed.attached if other.prep == OF), None)
        return self._people_of(source, victim) if victim is not None and self._is_stranger(victim) else ()

    def place_hit(self, fit: Fit, source: Actors) -> Actors:
        """The state whose town without a known name is taken or attacked: that of the story or of another place.

        What armed men attack may also be a thing there; an army attacks it abroad.
        """
        hit = fit.arguments.object
        if hit is None:
            return ()
        classes = self._dictionary.noun_classes.of(self._lemma(hit))
        if fit.matched is not None and not TAKEN.isdisjoint(classes):
            selves = {actor.code for actor in source}  # nobody's jets hit "a village" of his own
            return tuple(actor for actor in self.of_place(fit.arguments, "") if actor.code not in selves)
        if STRUCK.isdisjoint(classes) or not self._is_armed(fit.arguments.subject, source[0]):
            return ()
        own = {actor.country for actor in source if actor.role == ARMY}
        return tuple(actor for actor in self.of_place(fit.arguments, "") if actor.country not in own)

    def _is_armed(self, doer: Phrase | None, source: ActorMatch) -> bool:
        """Whether a doer bears arms, or is a vehicle or weapon of the source: "Chadian jets"; not one only implied."""
        found = self._actors.sentence
        if doer is None:
            return False
        force = stands_for_owner(found, doer, Reach.FORCE) and not stands_for_owner(found, doer, Reach.DOER)
        return force or bears_arms(source.code)

    def host(self, entry: VerbEntry, arguments: Arguments, source: Actors, trigger: tuple[int, int]) -> Actors:
        """The state whose guest somebody is who goes to a place there: "toured a shrine in Kyoto", "arrived here".

        Nobody is a guest in his own country, and none whose country the text does not tell.
        """
        if not source or not any(position in HOST for position in entry.target):
            return ()
        if any(actor.country is None or actor.basis is Basis.SETTING for actor in source):
            return ()
        homes = {actor.country or "" for actor in source}
        found = self.of_place(arguments, "", at_home=False) or self._here(trigger[1], homes)
        return tuple(actor for actor in found if actor.id and actor.country not in homes)

    def _here(self, start: int, homes: set[str]) -> Actors:
        """The state where the story comes from, where one of the next words is "here".

        It is that of the dateline; without one, the only state of which the story tells beside those of the visitors.
        """
        near = range(start, min(start + HERE_REACH, len(self._tokens)))
        at = next((at for at in near if self._tokens[at].text.lower() in HERE), None)
        if at is None:
            return ()
        discourse = self._actors.discourse
        places = [discourse.place] if discourse.place else [one for one in discourse.countries if one not in homes]
        return (self._implied_actor(places[0], "", Phrase(at, at + 1, at)),) if len(places) == 1 else ()

    def _people_of(self, source: Actors, phrase: Phrase) -> Actors:
        """People of the place or of the country of the source, of whom the text says no more: "Egypt arrests 12"."""
        found = self._actors.sentence
        home = found.scene() or (ground_of(self._actors.discourse) if source[0].role == ARMY else "")
        country = home or source[0].country
        known = country is not None and self._actors.dictionary.state(country) is not None
        return (self._implied_actor(country, "CVL", phrase),) if country is not None and known else ()

    def is_crowd(self, phrase: Phrase) -> bool:
        """Whether a phrase says only how many people: "hundreds", "50"."""
        head = self._tokens[phrase.head]
        return head.tag == "CD" or head.lemma.lower() in CROWDS

    def _is_stranger(self, phrase: Phrase) -> bool:
        """Whether a phrase is a name that no dictionary knows ("Otto Lund") or takes one up: "him"."""
        head = self._tokens[phrase.head]
        if head.tag in NAME_TAGS:
            return not self._actors.sentence.within(phrase)
        return head.text.lower() in SINGULAR_PERSON and head.tag == "PRP"

    def _is_complete(self, phrase: Phrase) -> bool:
        """Whether no word after a phrase goes on with it, as after a number before a quotation mark."""
        return phrase.stop >= len(self._tokens) or self._tokens[phrase.stop].tag not in CONTINUING_TAGS
