"""The participants: which actors stand where an entry looks for its source and target."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.actors.items import Item
from coder.actors.reach import Reach, stands_for_owner
from coder.actors.resolver import SentenceActors
from coder.coding.arguments import Arguments, arguments_of, has_parties
from coder.coding.candidate import POSTURE, SPEECH_ROOTS, VIOLENT_ROOTS, YIELDING
from coder.coding.fits import Fit
from coder.coding.matcher import QUANTITY
from coder.coding.reaches import source_reach, target_reach
from coder.coding.sufferers import names_sufferer
from coder.core.basis import Basis
from coder.core.model import ActorMatch, Actors
from coder.core.syntax import Clause, ClauseKind, Parse, Phrase, Span
from coder.core.values import replace
from coder.dictionary.actor_codes import BEARERS, FIGHTERS, INTERNATIONAL
from coder.dictionary.actor_kinds import ActorKind
from coder.dictionary.verb_tables import ITSELF
from coder.dictionary.word_lists import word_list, word_set

TARGETS: Final = word_list("coding.targets")
ADDRESSEES: Final = word_list("coding.addressees")
NOUN_SOURCES: Final = word_list("coding.noun_sources")
NOUN_TARGETS: Final = word_list("coding.noun_targets")
SCENES: Final = word_set("coding.scenes")

FORCES: Final = ("MIL", "COP")
"""The roles of forces that are moved."""
IMPLIED: Final = (Basis.SETTING, Basis.UNKNOWN)
AGENT, WITH = "by", "with"
TALKS: Final = "040"
"""The code of meetings and talks."""
TIES: Final = word_set("coding.tie_nouns")
ORIGIN: Final = "from"
AFFILIATING: Final = word_set("clauses.affiliating_prepositions")
PARTIES: Final = "between"
NOBODY: Final[frozenset[Span]] = frozenset()
"""The places of no actors."""
ATTACKS: Final = word_set("coding.attacks")
MADE_BY_AUTHORS: Final = SPEECH_ROOTS | {YIELDING}
"""Roots of what somebody does by a text that he makes: he says it, or grants it by law."""
LAUNCHING: Final = word_set("coding.launching_verbs")
MAKING: Final = word_set("coding.making_verbs")


class Participants:
    """Finds the actors of one sentence at the positions that entries name."""

    __slots__ = ("_actors", "_parse")

    def __init__(self, parse: Parse, actors: SentenceActors) -> None:
        self._parse = parse
        self._actors = actors

    def at(
        self,
        positions: Sequence[str],
        arguments: Arguments,
        others: Actors = (),
        skip: Phrase | None = None,
        reach: Reach = Reach.ANY,
    ) -> Actors:
        """The actors at the first position that has any besides ``others``; what belongs to ``skip`` does not count."""
        return self.search(positions, arguments, others, skip, None, reach)

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
        return found or before or self.at(others, fit.arguments, reach=reach) or self._author(fit, clause)

    def target(self, fit: Fit, source: Actors) -> Actors:
        """The target of an action: where the entry says, else at one of the default positions.

        There a matched object counts only if its head is an actor, or if there is no other actor and it is not the
        source's own ("massed hundreds of soldiers").
        """
        reach = target_reach(fit.entry, self._actors.dictionary)
        source = self._without_borrowed(source, fit.arguments)
        if fit.entry.target:
            found = self.at(fit.entry.target, self._without_ties(fit), source, reach=reach)
            return found if fit.matched is None else self._without_sent(found, fit, source)
        matched = fit.arguments.object if fit.matched is not None else None
        strict = self.search(TARGETS, fit.arguments, source, None, matched, reach)
        if strict or fit.matched is None:
            return strict
        countries = {actor.country for actor in source}
        found = self.at(TARGETS, fit.arguments, source, reach=reach)
        return tuple(actor for actor in found if actor.country not in countries)

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
        """Whether those before a noun of violence are whom it hit: "the Gemayel murder"."""
        tokens, classes = self._parse.sentence.tokens, self._actors.dictionary.noun_classes
        return names_sufferer(noun, self._actors.items, tokens, classes)

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

    def search(
        self,
        positions: Sequence[str],
        arguments: Arguments,
        others: Actors,
        skip: Phrase | None,
        strict: Phrase | None,
        reach: Reach,
    ) -> Actors:
        """The actors at the first position that has any; the ``strict`` phrase counts only if its head is an actor."""
        taken = {actor.span for actor in others} if others else NOBODY
        places = arguments.places
        for position in positions:
            itself = position.endswith(ITSELF)  # the phrase itself must be the actor
            for phrase in places.get(position.removesuffix(ITSELF), ()):
                if skip is not None and skip.first <= phrase.first < _end(skip):
                    continue
                alone = itself and phrase.attached and not self._is_quantity(phrase)
                part = replace(phrase, attached=()) if alone else phrase
                far = Reach.HEAD if phrase is strict or itself else reach
                found = self._actors.actors(part, far)
                if alone and found:
                    found = self._of_whole(phrase, found)
                if taken:
                    found = tuple([actor for actor in found if actor.span not in taken])
                if found:
                    return found
        return ()

    def _of_whole(self, phrase: Phrase, itself: Actors) -> Actors:
        """Those whom the noun of a phrase stands for, as the whole phrase tells them: "ministers from Chad"."""
        owners = tuple([other for other in phrase.attached if other.prep in AFFILIATING])
        whole = self._actors.actors(replace(phrase, attached=owners), Reach.HEAD) if owners else itself
        same = [one.role for one in whole] == [one.role for one in itself]
        return whole if same and itself[0].role else itself

    def _is_quantity(self, phrase: Phrase) -> bool:
        """Whether the "of" phrase says who is meant: "dozens of", "members of"."""
        words = self._actors.dictionary.sets.get(QUANTITY)
        return words is not None and self._parse.sentence.tokens[phrase.head].lemma.lower() in words.single

    def marked(self, phrase: Phrase | None) -> Actors:
        """The actor that the caller has marked on the head of a phrase."""
        return tuple(
            actor for first, stop, actor in self._actors.marked() if phrase is not None and first <= phrase.head < stop
        )

    def maker(self, phrase: Phrase) -> Actors:
        """Who did or sent what acts: "an attack by ETA killed two", "rockets fired by Hamas hit a school"."""
        if stands_for_owner(self._actors.sentence, phrase, Reach.DOER):
            return ()
        makers = [other for other in phrase.attached if other.prep == AGENT]
        states = [other for other in phrase.attached if other.clauses and self._names_place(other)]
        for clause in [self._parse.clauses[index] for holder in (phrase, *states) for index in holder.clauses]:
            if clause.verb.passive:
                makers += [other for other in clause.preps if other.prep == AGENT]
                if clause.verb.lemma in LAUNCHING:
                    makers += [other for other in clause.preps if other.prep == ORIGIN]  # "rockets fired from Gaza"
            elif clause.verb.lemma in MAKING and clause.subject and phrase.head in {one.head for one in clause.objects}:
                makers.append(clause.subject)  # "the offer that Chad made"
        return next((found for maker in makers if (found := self._actors.actors(maker, Reach.DOER))), ())

    def makers(self, arguments: Arguments) -> Actors:
        """Whose words they are of which a clause speaks: "would not comment on remarks by Hamas"."""
        return next(filter(None, map(self.maker, arguments.around)), ())

    def attackers_of(self, attack: Phrase | None, others: Actors) -> Actors:
        """Whose attack it is that ``others`` crush: "a Chadian assault", "an offensive by rebels"."""
        if attack is None or self._parse.sentence.tokens[attack.head].lemma.lower() not in ATTACKS:
            return ()
        taken = {actor.span for actor in others}
        return tuple(actor for actor in self.maker(attack) or self._before(attack) if actor.span not in taken)

    def names_any(self, phrase: Phrase) -> bool:
        """Whether a phrase names anybody or anything that an entry knows."""
        return bool(self._actors.sentence.within(phrase))

    def _names_place(self, phrase: Phrase) -> bool:
        """Whether a phrase names a place, which nobody makes: "the sanctions on Mali imposed by Niger"."""
        item = self._actors.sentence.first_name(phrase)
        return item is not None and item.is_place and self._actors.sentence.covers_head(item, phrase)

    def _author(self, fit: Fit, clause: Clause) -> Actors:
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
        if not made and over.verb.lemma not in LAUNCHING:
            return ()
        above = arguments_of(over)
        said = above.object is not None and above.object.first == clause.subject.first
        return self._actors.actors(above.subject, Reach.VOICE) if said and above.subject is not None else ()

    def _is_scene_before(self, phrase: Phrase) -> bool:
        """Whether the only name before an event noun is that of a town: people meet at "the Geneva talks"."""
        first = phrase.possessor.stop if phrase.possessor else phrase.first
        before = [item for item in self._actors.items if first <= item.first and item.stop <= phrase.head]
        return len(before) == 1 and (before[0].form == "capital" or before[0].kind is ActorKind.CITY)

    def _before(self, phrase: Phrase) -> Actors:
        """The actors before an event noun: "Israeli air strike", "Iranian-Turkish talks"."""
        first = phrase.possessor.stop if phrase.possessor else phrase.first
        named = any(
            first <= item.first and item.stop <= phrase.head and self._may_act(item) for item in self._actors.items
        )
        return (
            self._actors.actors(Phrase(first, phrase.head + 1, phrase.head, phrase.prep, clauses=phrase.clauses))
            if named
            else ()
        )

    def _may_act(self, item: Item) -> bool:
        """Whether who stands before an event noun may be its doer; an adjective only of those who fight."""
        noun = item.actor is not None or self._parse.sentence.tokens[item.stop - 1].tag[0] == "N"
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


def _end(phrase: Phrase) -> int:
    """Where a phrase ends together with all that is attached to it."""
    return max([phrase.stop, *(_end(other) for other in (*phrase.attached, *phrase.conjuncts))])
