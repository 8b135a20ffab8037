"""The participants: which actors stand where an entry looks for its source and target."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.actors.items import Item
from coder.actors.reach import Reach
from coder.coding.arguments import Arguments, has_parties
from coder.coding.candidate import POSTURE, VIOLENT_ROOTS
from coder.coding.fits import Fit
from coder.coding.makers import AGENT
from coder.coding.meant_for import MeantFor
from coder.coding.reaches import source_reach, target_reach
from coder.coding.sufferers import names_scene, names_sufferer
from coder.core.basis import Basis
from coder.core.model import ActorMatch, Actors
from coder.core.syntax import Clause, Parse, Phrase
from coder.core.values import replace
from coder.dictionary.actor_codes import BEARERS, FIGHTERS, INTERNATIONAL
from coder.dictionary.actor_kinds import ActorKind
from coder.dictionary.word_lists import word_list, word_set

TARGETS: Final = word_list("coding.targets")
ADDRESSEES: Final = word_list("coding.addressees")
NOUN_SOURCES: Final = word_list("coding.noun_sources")
NOUN_TARGETS: Final = word_list("coding.noun_targets")
SCENES: Final = word_set("coding.scenes")

FORCES: Final = ("MIL", "COP")
"""The roles of forces that are moved."""
IMPLIED: Final = (Basis.SETTING, Basis.UNKNOWN)
WITH: Final = "with"
TO: Final = "to"
OF: Final = "of"
PAIR: Final = "pair"
"""The form of a name for two actors."""
PROTESTED: Final = word_set("coding.protest_causes")
DELEGATIONS: Final = word_set("coding.delegations")
"""Nouns for people who are sent to somebody."""
TALKS: Final = "040"
"""The code of meetings and talks."""
TOPICS: Final = word_set("coding.meeting_topics")
TIES: Final = word_set("coding.tie_nouns")
PARTIES: Final = "between"
TEXTS: Final = word_set("coding.text_classes")
"""The classes of nouns for what is written or planned."""
ATTACKS: Final = word_set("coding.attacks")


class Participants(MeantFor):
    """Finds the source and target of the entries that fit one sentence."""

    __slots__ = ()

    def subject(self, fit: Fit, clause: Clause, before: Actors = ()) -> Actors:
        """The source: where the entry says, by default the subject, else the author of the text that says it.

        Where the subject is no actor it is first who did ``before`` what the clause takes up. Of a fight between two
        the noun tells: "clashes between soldiers and rebels left two dead".
        """
        if fit.entry.source == ("none",):
            return ()
        reach = source_reach(fit.entry, self._actors.dictionary)
        first, *others = fit.entry.source or ("subject",)
        found = () if _is_expletive(clause, self._parse) else self.at((first,), fit.arguments, reach=reach)
        subject = fit.arguments.subject
        if not found and subject is not None and first != "object":
            found = self.maker(subject)
        if has_parties(subject) and fit.entry.frame is None:
            return found or before
        found = found or before or self.claimer(fit, clause)
        return found or self.at(others, fit.arguments, reach=reach) or self.author(fit, clause)

    def target(self, fit: Fit, source: Actors) -> Actors:
        """The target of an action: where the entry says, else at one of the default positions.

        There a matched object counts only if its head is an actor, or if there is no other actor and it is not the
        source's own ("massed hundreds of soldiers").
        """
        reach = target_reach(fit.entry, self._actors.dictionary)
        source = self._without_borrowed(source, fit.arguments)
        told = self._visited(fit) or self._protested(fit) or self.meant_for(fit)
        if told:
            return told
        if fit.entry.target:
            found = self.at(fit.entry.target, self._without_ties(fit), source, reach=reach)
            found = found if fit.matched is None else self._without_sent(found, fit, source)
            return found or self.provoker(fit, source)
        matched = fit.arguments.object if fit.matched is not None else None
        strict = self.search(TARGETS, fit.arguments, source, None, matched, reach)
        if strict or fit.matched is None:
            return strict
        countries = {actor.country for actor in source}
        found = self.at(TARGETS, fit.arguments, source, reach=reach)
        return tuple(actor for actor in found if actor.country not in countries)

    def _visited(self, fit: Fit) -> Actors:
        """To whom those who act with somebody are sent, who name no partner: "a delegation to China signed accords"."""
        action, subject = self._actors.dictionary.actions.get(fit.entry.name), fit.arguments.subject
        if fit.matched is None or subject is None or action is None or not action.reciprocal:
            return ()
        noun = self._parse.sentence.tokens[subject.head].lemma.lower()
        if noun not in DELEGATIONS or any(phrase.prep == WITH for phrase in fit.arguments.preps):
            return ()
        host = next((phrase for phrase in subject.attached if phrase.prep == TO), None)
        return self._actors.actors(host, Reach.PARTNER) if host is not None else ()

    def _protested(self, fit: Fit) -> Actors:
        """Who did what a crowd protests against: "marched against the killing of a boy by Chadian police"."""
        action = self._actors.dictionary.actions.get(fit.entry.name)
        if action is None or not action.protest:
            return ()
        for phrase in fit.arguments.around:
            if phrase.prep not in PROTESTED or not phrase.attached:
                continue
            inner = [other for done_to in phrase.attached if done_to.prep == OF for other in done_to.attached]
            doer = fit.arguments.subject
            agents = [other for other in (*phrase.attached, *inner) if other.prep == AGENT]
            agents = [other for other in agents if doer is None or other.first != doer.first]
            found = self._actors.actors(agents[0], Reach.DOER) if agents else ()
            if found:
                return found
        return ()

    def _without_ties(self, fit: Fit) -> Arguments:
        """The arguments of talks without the state whose ties are talked of: "discussed future relations with Bonn"."""
        action, arguments = self._actors.dictionary.actions.get(fit.entry.name), fit.arguments
        if action is None or action.done != TALKS:
            return arguments
        preps = tuple([phrase for phrase in arguments.preps if not self._is_tie(phrase)])
        if len(preps) == len(arguments.preps):
            return arguments
        bare = replace(arguments.object, attached=()) if arguments.object is not None else None
        return Arguments(arguments.subject, bare, arguments.indirect, preps)

    def _is_tie(self, phrase: Phrase) -> bool:
        """Whether a phrase says with which state somebody has ties."""
        tokens = self._parse.sentence.tokens
        if phrase.prep != WITH or tokens[max(phrase.first - 2, 0)].lemma.lower() not in TIES:
            return False
        return all(not actor.role for actor in self._actors.actors(phrase, Reach.HEAD))

    def _without_topic_of(self, noun: Phrase, arguments: Arguments) -> Arguments:
        """The arguments of a meeting without those with whom its topic is: "a summit on their ties with the court"."""
        tokens = self._parse.sentence.tokens
        topics = [other for other in noun.attached if other.prep in TOPICS]
        ties = {topic.stop for topic in topics if tokens[topic.head].lemma.lower() in TIES}
        preps = tuple([phrase for phrase in arguments.preps if phrase.prep != WITH or phrase.first - 1 not in ties])
        if len(preps) == len(arguments.preps):
            return arguments
        return Arguments(arguments.subject, arguments.object, arguments.indirect, preps)

    def _without_sent(self, actors: Actors, fit: Fit, source: Actors) -> Actors:
        """The actors without the forces that the source moves: "sent three warships" does nothing to the warships."""
        action = self._actors.dictionary.actions.get(fit.entry.name)
        if action is None or action.root != POSTURE or fit.matched is None:
            return without_own_forces(actors, source)
        moved = self._actors.sentence.span(fit.matched)
        own = {None, *[actor.country for actor in source]}
        return tuple(
            actor
            for actor in actors
            if actor.span != moved
            or actor.role not in FORCES
            or actor.country not in own
            and actor.basis is not Basis.SETTING
        )

    def _without_borrowed(self, source: Actors, arguments: Arguments) -> Actors:
        """The source without an actor that only the deed implies, whose span is that of who suffers it."""
        if all(actor.basis not in IMPLIED for actor in source):
            return source
        phrases = [phrase for phrase in (arguments.object, arguments.subject) if phrase is not None]
        borrowed = [self._actors.sentence.span(phrase) for phrase in phrases]
        return tuple(actor for actor in source if actor.span not in borrowed)

    def addressee(self, fit: Fit, content: Phrase | None, subject: Actors) -> Actors:
        """Whom a frame is addressed to: where its entry says, else an object that is not its content."""
        return self.at(fit.entry.target or ADDRESSEES, fit.arguments, subject, content, Reach.CONCERN)

    def of_noun(self, fit: Fit, phrase: Phrase, arguments: Arguments, subject: Actors) -> tuple[Actors, Actors]:
        """Source and target of an event noun; actors before the noun fill the side that is empty.

        ``subject`` is the source that a light verb gives it.
        """
        dictionary = self._actors.dictionary
        action = dictionary.actions.get(fit.entry.name)
        met = action is not None and action.reciprocal
        if met and action is not None and action.done == TALKS:
            arguments = self._without_topic_of(phrase, arguments)
        before = () if met and self._is_scene_before(phrase) or has_parties(phrase) else self._before(phrase)
        doing, suffering = source_reach(fit.entry, dictionary), target_reach(fit.entry, dictionary)
        harmed = action is not None and action.root in VIOLENT_ROOTS and bool(before) and self._names_sufferer(phrase)
        source = subject or self.at(fit.entry.source or NOUN_SOURCES, arguments, reach=doing)
        source = source or (() if harmed else before)
        positions = fit.entry.target or NOUN_TARGETS
        if not met and self._are_parties(source, arguments):  # "a truce between the rebels and Chad in the north"
            positions = tuple([position for position in positions if position not in SCENES])
            return source, self.at(positions, arguments, source, reach=suffering) or source
        target = self.at(positions, arguments, source, reach=suffering)
        if met and not subject and self._is_one_body(source, target, arguments):
            return (), max(source, target, key=_told)
        return source, target or (before if source != before and not _says_only_how(before) else ())

    def _is_one_body(self, source: Actors, target: Actors, arguments: Arguments) -> bool:
        """Whether two phrases only name the members of one body, who meet: "the bankers' conference of the EU"."""
        if not source or not target or _told(source) == _told(target) or self.at((WITH, PARTIES), arguments):
            return False
        return all(actor.basis in IMPLIED for actor in min(source, target, key=_told))

    def _names_sufferer(self, noun: Phrase) -> bool:
        """Whether those before a noun of violence are whom or where it hit: "the Gemayel murder", "the Kabul blast"."""
        tokens, classes = self._parse.sentence.tokens, self._actors.dictionary.noun_classes
        before = self._items_before(noun)
        return names_sufferer(noun, before, tokens, classes) or names_scene(noun, before, tokens)

    def _are_parties(self, source: Actors, arguments: Arguments) -> bool:
        """Whether the source are several who stand behind "between": what they do, they do with each other."""
        sides = {actor.code for actor in source}
        return len(sides) > 1 and sides == {actor.code for actor in self.at((PARTIES,), arguments)}

    def named_together(self, phrase: Phrase) -> Actors:
        """The sides that one word before a noun names: "the Chad-Niger accord" was signed by both."""
        before = self._before(phrase)
        return before if len({actor.code for actor in before}) > 1 else ()

    def other_side(self, phrase: Phrase, source: Actors) -> Actors:
        """With whom the source has what a noun names by both sides: "Chad will improve Chad-Niger ties"."""
        part = Phrase(phrase.possessor.stop if phrase.possessor else phrase.first, phrase.head + 1, phrase.head)
        sides, own = self._actors.actors(part), {_country(actor) for actor in source}
        others = tuple([actor for actor in sides if _country(actor) not in own])
        return others if len(others) < len(sides) else ()

    def beside(
        self, fit: Fit, phrase: Phrase, others: Sequence[Phrase], source: Actors, target: Actors
    ) -> tuple[Actors, Actors]:
        """Source and target of an event noun; phrases of the verb above it that follow the noun fill the empty ones.

        "Demanded the lifting of sanctions by Iran".
        """
        ends = {phrase.stop, *(other.stop for other in phrase.attached if other.prep == "of")}
        chain: list[Phrase] = []
        for other in others:
            if other.first - 1 in ends:
                chain.append(other)
                ends.add(other.stop)
        after = Arguments(None, None, None, tuple(chain))
        source = source or self.at(
            tuple(position for position in fit.entry.source or NOUN_SOURCES if position != "subject"), after, target
        )
        return source, target or (self.at(fit.entry.target, after, source) if fit.entry.target else ())

    def reporter(self, clause: Clause) -> Actors:
        """Who reports a clause; for a quotation without a report of its own, who spoke before."""
        if clause.reporter is None:
            return self._actors.discourse.speaker if clause.quoted else ()
        return self._actors.actors(clause.reporter, Reach.HEAD)

    def attackers_of(self, attack: Phrase | None, others: Actors) -> Actors:
        """Whose attack it is that ``others`` crush: "a Chadian assault", "an offensive by rebels"."""
        if attack is None or self._parse.sentence.tokens[attack.head].lemma.lower() not in ATTACKS:
            return ()
        taken = {actor.span for actor in others}
        return tuple(actor for actor in self.maker(attack) or self._before(attack) if actor.span not in taken)

    def _is_scene_before(self, phrase: Phrase) -> bool:
        """Whether the only name before an event noun is that of a town: people meet at "the Geneva talks"."""
        before = self._items_before(phrase)
        return len(before) == 1 and (before[0].form == "capital" or before[0].kind is ActorKind.CITY)

    def _items_before(self, phrase: Phrase) -> list[Item]:
        """The names and role nouns before an event noun, behind its owner."""
        first = phrase.possessor.stop if phrase.possessor else phrase.first
        return [item for item in self._actors.items if first <= item.first and item.stop <= phrase.head]

    def _before(self, phrase: Phrase) -> Actors:
        """The actors before an event noun: "Israeli air strike", "Iranian-Turkish talks"."""
        first = phrase.possessor.stop if phrase.possessor else phrase.first
        named = any(map(self._may_act, self._items_before(phrase))) and not self._is_title(phrase)
        return (
            self._actors.actors(Phrase(first, phrase.head + 1, phrase.head, phrase.prep, clauses=phrase.clauses))
            if named
            else ()
        )

    def _is_title(self, phrase: Phrase) -> bool:
        """Whether the town before a noun is a part of the title of a document: "the Hanoi Action Plan"."""
        head, classes = self._parse.sentence.tokens[phrase.head], self._actors.dictionary.noun_classes
        named = head.tag[:3] == "NNP" and not TEXTS.isdisjoint(classes.of(head.lemma.lower()))
        return named and all(item.is_town for item in self._items_before(phrase))

    def _may_act(self, item: Item) -> bool:
        """Whether who stands before an event noun may be its doer; an adjective only of those who fight.

        Two states in one word are: "Chadian-Libyan clashes".
        """
        noun = item.actor is not None or item.form == PAIR or self._parse.sentence.tokens[item.stop - 1].tag[0] == "N"
        return noun or item.code in FIGHTERS


def _is_expletive(clause: Clause, parse: Parse) -> bool:
    """Whether the subject stands for the clause behind: "it was essential that Chad left"."""
    subject, predicate = clause.subject, clause.predicate
    if subject is None or predicate is None or not clause.complements or clause.verb.lemma != "be":
        return False
    tokens = parse.sentence.tokens
    return tokens[subject.head].text.lower() == "it" and tokens[predicate.head].tag.startswith("JJ")


def _told(actors: Actors) -> bool:
    """Whether the text itself tells of which state or body the first of some actors is."""
    return bool(actors) and actors[0].basis not in IMPLIED


def _country(actor: ActorMatch) -> str | None:
    """Whose an actor is: its country, of a body of several its whole code."""
    return actor.code if actor.country in INTERNATIONAL else actor.country


def _says_only_how(actors: Actors) -> bool:
    """Whether a role noun without an owner before a deed tells only of what kind it is: "guerrilla attacks"."""
    return all(actor.basis in IMPLIED and actor.role in BEARERS for actor in actors)


def without_own_forces(actors: Actors, source: Actors) -> Actors:
    """The actors without the troops that a government sends: it does nothing to them ("ready to send troops")."""
    governments = {actor.country for actor in source if actor.code and actor.role in (None, "GOV")}
    return tuple(actor for actor in actors if actor.role != "MIL" or actor.country not in governments)
