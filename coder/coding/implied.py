"""The sides that a deed implies where the text does not name them.

Police arrest, courts sentence, armed men shoot, a crowd are the people of the place; who is arrested or shot, and has
only a number or a name that nobody knows, is one of the people.
"""

from __future__ import annotations

from typing import Final

from coder.actors.reach import Reach
from coder.actors.resolver import SentenceActors
from coder.coding.arguments import Arguments, has_parties
from coder.coding.armed_deeds import ArmedDeeds, bears_arms
from coder.coding.candidate import AID, VIOLENT_ROOTS, EventCandidate
from coder.coding.fits import Fit
from coder.coding.implied_targets import ARMY, PEOPLE, PLACE, ImpliedTargets
from coder.coding.participants import SCENES, Participants
from coder.coding.scenes import ARMED_MEN, OF, scenes_of_violence
from coder.coding.sufferers import names_scene
from coder.core.actor_code import NO_COUNTRY, code_parts
from coder.core.basis import Basis
from coder.core.model import ActorMatch, Actors
from coder.core.syntax import Clause, ClauseKind, Parse, Phrase
from coder.core.values import replace
from coder.dictionary.actions import Action
from coder.dictionary.actor_codes import INTERNATIONAL, join_code
from coder.dictionary.word_lists import word_set

GIVERS: Final = frozenset("GOV IGO NGO BUS MIL".split())
"""The parts of the codes of those who may give what they tell of."""
SUBJECT: Final = "subject"
SUFFERER: Final = ("subject", "subject!")
"""The position of the target with verbs that tell what is done to their subject: "faces charges"."""
ABUSE: Final = "182"
"""The beginning of the codes of beating and torture, which are those of the state where a prison is."""
CONTESTED: Final = word_set("coding.contested_places")
NO_DOERS: Final = word_set("coding.no_doers")


class ImpliedSides(ImpliedTargets):
    """The implied sides of the deeds of one sentence."""

    __slots__ = ("_deeds",)

    def __init__(self, parse: Parse, actors: SentenceActors, participants: Participants) -> None:
        super().__init__(parse, actors, participants)
        self._deeds = ArmedDeeds(parse, participants, actors.dictionary)

    def source(self, fit: Fit, clause: Clause, role: str = "") -> Actors:
        """Who does what a clause tells without a doer: "was sentenced in Ankara", "thousands marched".

        Another ``role`` stands for one that the target has itself: police who are arrested.
        """
        action, entry = self._dictionary.actions.get(fit.entry.name), fit.entry
        if action is None or not action.implied:
            return ()
        converse = bool(entry.target) and entry.target[0] in SUFFERER
        if entry.source and SUBJECT not in entry.source and not converse:
            return ()
        if action.implied == PEOPLE:
            unnamed = clause.verb.passive and fit.arguments.subject is None
            crowd = unnamed or clause.subject is not None and self.is_crowd(clause.subject)
            return self.of_place(fit.arguments, "") if crowd else ()
        if action.implied != ARMED_MEN:
            doer = fit.arguments.subject
            told = clause.verb.passive or converse
            if not told or doer is not None and self._tokens[doer.head].lemma.lower() in NO_DOERS:
                return ()
            role = role or action.implied
            return self.of_place(fit.arguments, role, self._informant(clause)) or self._of_no_place(fit, role)
        attacked = clause.verb.passive and self._names_place(fit.arguments.object)
        if role or attacked or has_parties(fit.arguments.subject) or not self._deeds.is_one(fit, clause):
            return ()
        return tuple(map(self._armed_man, self.of_place(fit.arguments, ARMED_MEN, self._informant(clause))))

    def _armed_man(self, actor: ActorMatch) -> ActorMatch:
        """Armed men of a place; of no country where those who live there are as often attacked from beside them."""
        if actor.country not in CONTESTED:
            return actor
        return replace(actor, code=join_code(NO_COUNTRY, [ARMED_MEN], ""), id="", name="", basis=Basis.UNKNOWN)

    def _of_no_place(self, fit: Fit, role: str) -> Actors:
        """The organ that alone does something to somebody, where no place is known: police make arrests."""
        whole = fit.arguments.object or fit.arguments.subject
        if whole is None or not self._participants.target(fit, ()):
            return ()
        actor = self._implied_actor(NO_COUNTRY, role, whole)
        return (replace(actor, basis=Basis.UNKNOWN),)

    def plotters(self, arguments: Arguments) -> Actors:
        """Who tried what somebody foils, where nobody is said to have tried it: armed men of the place."""
        whole = arguments.subject or arguments.object
        if whole is None:
            return ()
        unknown = (replace(self._implied_actor(NO_COUNTRY, ARMED_MEN, whole), basis=Basis.UNKNOWN),)
        return tuple(map(self._armed_man, self.of_place(arguments, ARMED_MEN))) or unknown

    def attackers(self, fit: Fit, clause: Clause) -> Actors:
        """Who did the deed of violence that a clause takes up from a sentence before: "the strikes killed ten"."""
        action = self._dictionary.actions.get(fit.entry.name)
        if action is None or action.root not in VIOLENT_ROOTS:
            return ()
        return self._deeds.attackers(fit, clause, self._actors.discourse) or self._army_that_tells(fit, clause)

    def _army_that_tells(self, fit: Fit, clause: Clause) -> Actors:
        """The army that tells of air strikes or shelling of others: "strikes hit rebels, the Chadian army said".

        So it does of armed men who were killed: "the Chadian army said ten rebels were shot".
        """
        informant = self._informant(clause)
        if informant is None:
            return ()
        harmed = self._deeds.harmed_by_force(fit, clause)
        if not harmed and not self._deeds.hits_fighters_alone(fit, clause):
            return ()
        found = self._actors.actors(informant, Reach.VOICE)
        return tuple(
            actor
            for actor in found
            if actor.role == ARMY and actor.country not in harmed and (actor.country or not harmed)
        )

    def unknown_doers(self, name: str, source: Actors, arguments: Arguments) -> Actors:
        """The source of an act of violence; armed men of the place where it is only the place that the text names.

        "A bomb killed two policemen in Kirkuk" tells of somebody in Iraq, and not of the state.
        """
        action = self._dictionary.actions.get(name)
        if not source or action is None or action.root not in VIOLENT_ROOTS or action.done.startswith(ABUSE):
            return source
        if all(self._is_faith_of_place(actor, arguments) for actor in source):
            return self.of_place(arguments, ARMED_MEN)
        scenes = {
            actor.span: phrase
            for phrase in scenes_of_violence(arguments)
            for actor in source
            if self._is_at(actor, phrase)
        }
        return tuple(
            self._armed_man(self._implied_actor(actor.country, ARMED_MEN, scenes[actor.span], actor.trace))
            if actor.country and actor.span in scenes
            else actor
            for actor in source
        )

    def _is_faith_of_place(self, actor: ActorMatch, arguments: Arguments) -> bool:
        """Whether an actor is only the people of no state who live where it happened: "in the Christian suburb"."""
        found, country = self._actors.sentence, actor.country or ""
        if country in self._dictionary.countries or country in INTERNATIONAL or bears_arms(actor.code):
            return False
        spans = [found.span(phrase) for phrase in arguments.around if phrase.prep in SCENES]
        return any(span.start <= actor.span.start and actor.span.end <= span.end for span in spans)

    def _is_at(self, actor: ActorMatch, phrase: Phrase) -> bool:
        """Whether an actor is just the place that a phrase names: "in Kirkuk", "in Nablus clashes", "in a hospital".

        Not so the doer before a deed: "in a Turkish raid". Of a deed that is the subject only a town counts.
        """
        found = self._actors.sentence
        if actor.span.start < found.span(phrase).start or actor.span.end > found.span(phrase).end:
            return False
        if actor.role:
            told_in = phrase.prep in SCENES or phrase.prep == OF
            return told_in and not bears_arms(actor.code) and self._is_site(actor, phrase)
        places = [item for item in found.within(phrase) if item.is_place]
        if phrase.prep == OF:
            return any(item.is_town for item in places)  # "in northwest of Baghdad"
        before = [item for item in found.within(phrase) if item.stop <= phrase.head]
        if any(item.is_town for item in before if item.is_place) or names_scene(phrase, before, self._tokens):
            return True
        if phrase.prep not in SCENES:
            return False
        named = any(item.first <= phrase.head < item.stop for item in places)
        return named or PLACE in self._dictionary.noun_classes.of(self._tokens[phrase.head].lemma.lower())

    def _is_site(self, actor: ActorMatch, phrase: Phrase) -> bool:
        """Whether an actor is the institution after "in" or "of", where it only happened: "in a crowded hotel"."""
        head = self._actors.sentence.span(Phrase(phrase.head, phrase.head + 1, phrase.head))
        return actor.span.start <= head.start < actor.span.end

    def source_of_noun(
        self, candidate: EventCandidate, action: Action, arguments: Arguments, at_home: bool = False
    ) -> Actors:
        """Who does what a noun tells without a doer: "the arrest of two editors", "a protest in Madrid".

        ``at_home`` a crowd may be that of the only country of the story: "the protests went on".
        """
        if not action.implied or candidate.frame is not None:
            return ()
        if action.implied == PEOPLE:
            return self.of_place(arguments, "", at_home=at_home)
        if not candidate.target or action.implied == ARMED_MEN and not self._is_of_victims(candidate, arguments):
            return ()
        return self.of_place(arguments, action.implied)

    def _is_of_victims(self, candidate: EventCandidate, arguments: Arguments) -> bool:
        """Whether a noun of violence names those whom it hit: "the murder of two nurses", not "the blast in Oslo"."""
        victims = [phrase for phrase in arguments.at(OF) if not self._names_place(phrase)]
        spans = [self._actors.sentence.span(phrase) for phrase in victims]
        return any(span.start <= actor.span.start < span.end for span in spans for actor in candidate.target)

    def counted(self, fit: Fit, source: Actors, found: Actors) -> Actors:
        """The people of a place of whom only the number is told, where else the place would be what is hit.

        "Blasts kill 56 in eastern Mali", "two were shot near Lima".
        """
        action, whole = self._dictionary.actions.get(fit.entry.name), fit.arguments.object
        if action is None or not found or whole is None or not self.is_crowd(whole):
            return ()
        places = all(not actor.role and self._is_scene(actor, fit) for actor in found)
        return self.target(fit, action, source) if places else ()

    def _is_scene(self, actor: ActorMatch, fit: Fit) -> bool:
        """Whether an actor is only named after the preposition of a place."""
        spans = [self._actors.sentence.span(phrase) for phrase in scenes_of_violence(fit.arguments) if phrase.prep]
        return any(span.start <= actor.span.start and actor.span.end <= span.end for span in spans)

    def giver(self, clause: Clause, action: Action | None, target: Actors) -> Actors:
        """Who tells of help that nobody is said to give, and so gives it: "the bank said a loan had been granted".

        Those who report for others do not, nor those who get it.
        """
        if action is None or action.root != AID or not clause.verb.passive or not target:
            return ()
        informant = self._informant(clause)
        if informant is None:
            return ()
        countries = {actor.country for actor in target}
        return tuple(
            actor
            for actor in self._actors.actors(informant, Reach.VOICE)
            if actor.country not in countries
            and (actor.role is None or not GIVERS.isdisjoint(code_parts(actor.code or "")))
        )

    def _informant(self, clause: Clause) -> Phrase | None:
        """Who tells what a clause says, whose town may be its place: "the Istanbul governor said two were arrested"."""
        if clause.reporter is not None or clause.kind is not ClauseKind.COMPLEMENT or clause.parent is None:
            return clause.reporter
        return self._parse.clauses[clause.parent].subject


def hits_only_place(candidate: EventCandidate) -> bool:
    """Whether an act of violence has no target, or only the country of what it hit; the place where nobody is named."""
    implied = bool(candidate.source) and all(actor.basis is Basis.SETTING for actor in candidate.source)
    return all(not actor.role and (implied or actor.basis is Basis.SETTING) for actor in candidate.target)
