"""Who made, did or fired what a phrase names, where another phrase or clause says it."""

from __future__ import annotations

from typing import Final

from coder.actors.reach import Reach, stands_for_owner
from coder.coding.arguments import Arguments, arguments_of
from coder.coding.candidate import SPEECH_ROOTS, VIOLENT_ROOTS, YIELDING
from coder.coding.fits import Fit
from coder.coding.position_search import PositionSearch
from coder.core.model import Actors
from coder.core.syntax import Clause, ClauseKind, Phrase
from coder.dictionary.word_lists import word_set

AGENT, ORIGIN = "by", "from"
MADE_BY_AUTHORS: Final = SPEECH_ROOTS | {YIELDING}
"""Roots of what somebody does by a text that he makes: he says it, or grants it by law."""
LAUNCHING: Final = word_set("coding.launching_verbs")
CITING: Final = word_set("coding.citing_verbs")
CLAIMING: Final = word_set("coding.claiming_verbs")
RESPONSIBILITY, FOR = "responsibility", "for"
MAKING: Final = word_set("coding.making_verbs")


class Makers(PositionSearch):
    """Finds who made what the phrases of one sentence name."""

    __slots__ = ()

    def maker(self, phrase: Phrase) -> Actors:
        """Who did or sent what acts: "an attack by ETA killed two", "rockets fired by Hamas hit a school"."""
        if stands_for_owner(self._actors.sentence, phrase, Reach.DOER):
            return ()
        makers = [other for other in phrase.attached if other.prep == AGENT]
        states = [other for other in phrase.attached if other.clauses and self.names_place(other)]
        for clause in [self._parse.clauses[index] for holder in (phrase, *states) for index in holder.clauses]:
            if clause.verb.passive:
                makers += [other for other in clause.preps if other.prep == AGENT]
                if clause.verb.lemma in LAUNCHING:
                    makers += [other for other in clause.preps if other.prep == ORIGIN]  # "rockets fired from Gaza"
            elif clause.verb.lemma in MAKING and clause.subject and phrase.head in {one.head for one in clause.objects}:
                makers.append(clause.subject)  # "the offer that Chad made"
        return next((found for maker in makers if (found := self._actors.actors(maker, Reach.FORCE))), ())

    def makers(self, arguments: Arguments) -> Actors:
        """Whose words they are of which a clause speaks: "would not comment on remarks by Hamas"."""
        return next(filter(None, map(self.maker, arguments.around)), ())

    def names_place(self, phrase: Phrase) -> bool:
        """Whether a phrase names a place, which nobody makes: "the sanctions on Mali imposed by Niger"."""
        item = self._actors.sentence.first_name(phrase)
        return item is not None and item.is_place and self._actors.sentence.covers_head(item, phrase)

    def author(self, fit: Fit, clause: Clause) -> Actors:
        """Who made the text or the law that a relative clause is about: "Chad issued a statement condemning Sudan".

        So is it who fires what hits somebody; but who makes a law does not give what it provides for.
        """
        action = self._actors.dictionary.actions.get(fit.entry.name)
        made = fit.entry.frame is not None or action is None or action.root in MADE_BY_AUTHORS
        if (
            clause.kind is not ClauseKind.RELATIVE
            or clause.parent is None
            or clause.subject is None
            or clause.verb.passive
        ):
            return ()
        over = self._parse.clauses[clause.parent]
        if (not made and over.verb.lemma not in LAUNCHING) or over.verb.lemma in CITING:
            return ()
        above = arguments_of(over)
        said = above.object is not None and above.object.first == clause.subject.first
        return self._actors.actors(above.subject, Reach.VOICE) if said and above.subject is not None else ()

    def claimer(self, fit: Fit, clause: Clause) -> Actors:
        """Who says that it was he who did what a clause tells: "claimed responsibility for a raid that killed ten"."""
        if clause.kind is not ClauseKind.RELATIVE or clause.parent is None or clause.subject is None:
            return ()
        action = self._actors.dictionary.actions.get(fit.entry.name)
        over = self._parse.clauses[clause.parent]
        if action is None or action.root not in VIOLENT_ROOTS or over.verb.lemma not in CLAIMING:
            return ()
        claimed = over.subject is not None and self._is_claimed(clause.subject, over)
        return self._actors.actors(over.subject, Reach.DOER) if claimed and over.subject is not None else ()

    def _is_claimed(self, deed: Phrase, clause: Clause) -> bool:
        """Whether somebody claims responsibility for a deed."""
        lemmas = [self._parse.sentence.tokens[one.head].lemma for one in clause.objects]
        if RESPONSIBILITY not in lemmas:
            return False
        behind = [*clause.preps, *[other for one in clause.objects for other in one.attached]]
        return any(phrase.prep == FOR and phrase.head == deed.head for phrase in behind)
