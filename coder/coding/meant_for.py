"""At whom a show of force is aimed where another phrase tells it: "as a warning to Chad", "to deter Chad"."""

from __future__ import annotations

from typing import Final

from coder.actors.reach import Reach
from coder.coding.arguments import Arguments
from coder.coding.candidate import POSTURE
from coder.coding.fits import Fit
from coder.coding.makers import Makers
from coder.core.model import Actors
from coder.core.syntax import Clause, Phrase
from coder.dictionary.word_lists import word_set

MESSAGES: Final = word_set("coding.messages")
MESSAGE_PREPOSITIONS: Final = word_set("coding.message_prepositions")
RECIPIENTS: Final = word_set("coding.message_recipients")
DETERRING: Final = word_set("coding.deterring_verbs")
ANSWERING: Final = word_set("coding.answering_prepositions")
STATIONING: Final = "STATION_FORCES"
"""The action of who bases forces in a state that lets him."""


class MeantFor(Makers):
    """Finds at whom the shows of force of one sentence are aimed."""

    __slots__ = ()

    def meant_for(self, fit: Fit) -> Actors:
        """To whom a show of force is a message, or whom it is to deter."""
        if not self._is_posture(fit):
            return ()
        return self._addressed(fit.arguments) or self._deterred(fit.arguments)

    def provoker(self, fit: Fit, source: Actors) -> Actors:
        """Whose deed a show of force answers: "called up reservists in response to a raid by Chad"."""
        if not self._is_posture(fit):
            return ()
        own = {actor.country for actor in source}
        answered = (phrase for phrase in fit.arguments.around if phrase.prep in ANSWERING)
        found = next(filter(None, map(self._actors.actors, answered)), ())
        return tuple([actor for actor in found if actor.country not in own])

    def _is_posture(self, fit: Fit) -> bool:
        action = self._actors.dictionary.actions.get(fit.entry.name)
        return action is not None and action.root == POSTURE and fit.entry.name != STATIONING

    def _addressed(self, arguments: Arguments) -> Actors:
        """To whom the phrase goes that calls a deed a message: "in a warning to Chad"."""
        tokens, around = self._parse.sentence.tokens, arguments.around
        for phrase in around:
            if phrase.prep in MESSAGE_PREPOSITIONS and tokens[phrase.head].lemma.lower() in MESSAGES:
                behind = (*phrase.attached, *(other for other in around if other.first == phrase.stop + 1))
                to_whom = (self._whole(other) for other in behind if other.prep in RECIPIENTS)
                found = next(filter(None, to_whom), ())
                if found:
                    return found
        return ()

    def _deterred(self, arguments: Arguments) -> Actors:
        """Whom the purpose behind a deed names: "sent a carrier to deter Chad"."""
        doers = {phrase.first for phrase in (arguments.subject, arguments.object) if phrase is not None}
        purposes = (clause for clause in self._parse.clauses if _is_to_deter(clause) and clause.objects)
        named = (
            self._whole(clause.objects[-1])
            for clause in purposes
            if clause.subject is not None and clause.subject.first in doers
        )
        return next(filter(None, named), ())

    def _whole(self, phrase: Phrase) -> Actors:
        return self._actors.actors(phrase, Reach.PARTNER)


def _is_to_deter(clause: Clause) -> bool:
    """Whether a clause says that somebody is to be deterred or warned."""
    return clause.verb.form == "infinitive" and clause.verb.lemma in DETERRING and not clause.verb.passive
