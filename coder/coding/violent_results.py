"""What an act of violence led to is the same act: "attacked the base, killing ten"; so is the harm that it did."""

from __future__ import annotations

from typing import Final

from coder.coding.armed_deeds import CHANCE_VERBS, DEED_LINKS, IN
from coder.coding.by_parties import REPRESSION
from coder.coding.candidate import VIOLENT_ROOTS, EventCandidate, is_violent, root_of
from coder.coding.effects import is_assumed
from coder.coding.fits import Fit
from coder.coding.frame_extractor import FrameExtractor
from coder.coding.implied import hits_only_place
from coder.coding.makers import AGENT
from coder.coding.sides import is_own_side
from coder.core.model import Actors
from coder.core.syntax import Clause, ClauseKind, Phrase
from coder.core.values import replace

TO: Final = "to"
FORCEFUL: Final = VIOLENT_ROOTS | {"17"}
"""Roots of what violence is to do to those against whom it is used."""
ANSWERED: Final = ("to", "for")
"""The prepositions before an attack that somebody threatens to answer."""
ASSASSINATION: Final = "186"
"""The code of a deed whose harm tells whom it was meant for."""


class ViolentResults(FrameExtractor):
    """Joins deeds of violence and what clauses beside them say of the harm."""

    def with_results(self, clause: Clause, candidates: list[EventCandidate]) -> list[EventCandidate]:
        """What an act of violence led to is the same act: "rebels attacked the base, killing ten".

        An act without a target has the victims as target. The attack in "the attack killed ten" is no second act.
        """
        if not any(
            is_violent(candidate, self.dictionary) or candidate.action == REPRESSION for candidate in candidates
        ):
            return candidates
        if clause.verb.passive and clause.verb.lemma in CHANCE_VERBS:
            candidates = self._as_done(clause, candidates)
        if clause.subject is not None and all(candidate.source and candidate.target for candidate in candidates):
            self.taken_nouns.add(clause.subject.head)
            self.taken_nouns.update(
                phrase.head
                for phrase in clause.preps
                if phrase.prep == IN and _names_agent(phrase) and clause.verb.passive
            )
        for other in self.parse.clauses:
            if not _is_result(other, clause):
                continue
            results = self.of_clause(other.index, 1)
            if results and all(is_violent(result, self.dictionary) for result in results):
                self.taken_clauses.add(other.index)
                candidates = [
                    replace(one, target=results[0].target) if hits_only_place(one) else one for one in candidates
                ]
        return [self._with_aimed_at(clause, candidate) for candidate in candidates]

    def _with_aimed_at(self, clause: Clause, candidate: EventCandidate) -> EventCandidate:
        """An act of violence without target, with those whom its purpose names: "launched raids to arrest rebels"."""
        if candidate.target or not candidate.source or not is_violent(candidate, self.dictionary):
            return candidate
        for index in self._purposes(clause):
            for aim in self.of_clause(index, 1):
                others = tuple([actor for actor in aim.target if not is_own_side(actor, candidate.source)])
                if others and root_of(aim, self.dictionary) in FORCEFUL:
                    return replace(candidate, target=others)
        return candidate

    def _purposes(self, clause: Clause) -> list[int]:
        """The infinitives of a clause and of its objects that say what for something is done."""
        clauses = self.parse.clauses
        below = [other.index for other in clauses if other.parent == clause.index and other.link == TO]
        return below + [index for thing in clause.objects for index in thing.clauses if clauses[index].link == TO]

    def attackers_answered(self, fit: Fit, source: Actors) -> Actors:
        """Whose attack a threat is to answer: "warned of a response to raids by Chad", "vowed revenge for the raid"."""
        around = fit.arguments.around
        agents = tuple([phrase for phrase in around if phrase.prep == AGENT])
        for phrase in (part for outer in around for part in outer.nested() if part.prep in ANSWERED):
            attack = replace(phrase, attached=(*phrase.attached, *agents))
            found = self.participants.attackers_of(attack, source)
            found = found or self.doer_of(phrase, self.of_noun(phrase, (), 0), source)
            if found:
                return found
        return ()

    def _as_done(self, clause: Clause, candidates: list[EventCandidate]) -> list[EventCandidate]:
        """Harm as the deed that a clause of time tells: "a soldier was killed when gunmen opened fire".

        The passive names no agent then, or but a weapon ("by gunfire as troops stormed the camp"): those harmed are the
        target of that deed.
        """
        armed = any(phrase.prep == AGENT for phrase in clause.preps)
        if armed and not all(is_assumed(one.source) for one in candidates):
            return candidates
        for other in self.parse.clauses:
            if other.link not in DEED_LINKS or not self._is_of_harm(other.parent, clause):
                continue
            deeds = [deed for deed in self.of_clause(other.index, 1) if is_violent(deed, self.dictionary)]
            told = [(harm, deed) for harm in candidates for deed in deeds if deed.source]
            if any(self._is_mutual(deed) for _, deed in told):
                return [replace(harm, source=_enemies(harm, deed)) for harm, deed in told]
            if told:
                self.taken_clauses.add(other.index)
                return [
                    replace(deed, action=harm.action, target=harm.target or deed.target)
                    if armed
                    else replace(deed, action=self._graver(deed, harm), target=harm.target or deed.target)
                    for harm, deed in told
                ]
        return candidates

    def _is_mutual(self, deed: EventCandidate) -> bool:
        """Whether two sides do to each other what a candidate tells: "clashed with police"."""
        action = self.dictionary.actions.get(deed.action)
        return action is not None and action.reciprocal

    def _graver(self, deed: EventCandidate, harm: EventCandidate) -> str:
        """The action of a deed; that of the harm where it says whom the deed was meant for: an assassination."""
        action = self.dictionary.actions.get(harm.action)
        return harm.action if action is not None and action.done.startswith(ASSASSINATION) else deed.action

    def _is_of_harm(self, index: int | None, clause: Clause) -> bool:
        """Whether a clause tells of the harm or of more of it: "one was killed and two others wounded when"."""
        if index is None or index == clause.index:
            return index is not None
        other = self.parse.clauses[index]
        return index == clause.index + 1 and other.kind is clause.kind and other.verb.lemma in CHANCE_VERBS


def _names_agent(phrase: Phrase) -> bool:
    """Whether a deed in which somebody is harmed says who did it: "was killed in an ambush by rebels"."""
    return any(other.prep == AGENT for other in phrase.attached)


def _enemies(harm: EventCandidate, deed: EventCandidate) -> Actors:
    """Which of two sides that fight each other does harm to somebody: the one to which he does not belong."""
    hurt = {actor.code for actor in harm.target}
    countries = {actor.country for actor in harm.target}
    sides = deed.source, deed.target
    among = [any(actor.code in hurt for actor in side) for side in sides]
    if not any(among):
        among = [any(actor.country in countries for actor in side) for side in sides]
    if among[0] == among[1]:
        return harm.source
    return deed.target if among[0] else deed.source


def _is_result(clause: Clause, above: Clause) -> bool:
    """Whether a clause says what the one above it led to: "..., killing ten"."""
    gerund = clause.kind is ClauseKind.ADVERBIAL and clause.verb.form == "gerund" and not clause.link
    return gerund and clause.parent == above.index
