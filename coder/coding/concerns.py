"""Whom an action concerns that its own positions do not name: who should act, who is spoken of, who is fought."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from coder.actors.mention import is_one_of
from coder.actors.reach import Reach
from coder.actors.resolver import SentenceActors
from coder.coding.arguments import arguments_of
from coder.coding.makers import AGENT
from coder.coding.participants import SCENES, TARGETS, Participants, without_own_forces
from coder.core.basis import ASSURED, Basis
from coder.core.model import ActorMatch, Actors, Reason
from coder.core.syntax import Clause, ClauseKind, Parse, Phrase
from coder.core.values import replace
from coder.dictionary.word_lists import word_set

CIRCUMSTANCES: Final = word_set("coding.circumstance_prepositions")
MATTER: Final = word_set("coding.matter_prepositions")
CONDITIONS: Final = word_set("coding.condition_links")
COMPLAINT: Final = "114"
"""The code of complaints."""
PRESS: Final = "MED"
INTERNATIONAL_BODY: Final = "IGO"
"""The first part of the codes of bodies of states."""
PART: Final = "of"
"""The preposition of the phrase that says of whom somebody is a part: "members of Hamas"."""
ORIGIN: Final = "from"
"""The preposition before the one from whom something comes: "imports from China"."""
SPOKEN_OF: Final = "resolve.spoken_of"
"""The rule by which the target of a comment is the one of whom it speaks."""
DEEPEST: Final = 2
"""So many clauses below a comment it may still speak of somebody."""


class Concerns:
    """Finds whom the clauses and phrases around an action of one sentence concern."""

    __slots__ = ("_actors", "_parse", "_participants")

    def __init__(self, parse: Parse, actors: SentenceActors, participants: Participants) -> None:
        self._parse, self._actors, self._participants = parse, actors, participants

    def addressed_by_purpose(self, clause: Clause, source: Actors) -> Actors:
        """Whom a purpose addresses that names nobody: the one acted on ("telephoned Turkey to apologise")."""
        if clause.parent is None or clause.link != "to" or clause.kind is not ClauseKind.ADVERBIAL:
            return ()
        positions = ("object!", "with!", "to!")
        return self._participants.at(positions, arguments_of(self._parse.clauses[clause.parent]), source)

    def concerned(self, complements: Sequence[int], subject: Actors, sent: Phrase | None = None) -> Actors:
        """Whom complements without an entry concern: who should act, else those to whom it would be done.

        It does not concern those who are ``sent`` to act: "sent soldiers to fight the rebels".
        """
        for index in complements:
            inner = self._parse.clauses[index]
            acts = inner.subject if sent is None or not _holds(inner.subject, sent) else None
            doer = self._actors.actors(acts, Reach.VOICE) if acts is not None else ()
            if doer and all(actor.span not in {other.span for other in subject} for actor in doer):
                return doer
            arguments, others = arguments_of(inner), (*subject, *doer)
            found = (
                self._participants.search(TARGETS, arguments, others, None, arguments.object, Reach.CONCERN)
                or self._participants.at(TARGETS, arguments, others, reach=Reach.CONCERN)
                or self._maker(arguments.object, others)
            )
            if found:
                return without_own_forces(found, subject)
        return ()

    def _maker(self, deed: Phrase | None, others: Actors) -> Actors:
        """Who does what a purpose is to end or prevent: "to end a strike by pilots"."""
        found = self._participants.maker(deed) if deed is not None else ()
        return tuple(actor for actor in found if not is_one_of(actor, others))

    def of_condition(self, clause: Clause, source: Actors) -> Actors:
        """Who could still avert or win what is threatened or promised: "will strike unless Chad pays".

        Or whose deed it answers: "will strike back if it is attacked by Chad".
        """
        for other in self._parse.clauses:
            if other.link not in CONDITIONS or not self._stands_beside(other, clause):
                continue
            doers = [other.subject] if other.subject is not None else []
            doers += [phrase for phrase in other.preps if other.verb.passive and phrase.prep == AGENT]
            for doer in doers:
                found = self._actors.actors(doer, Reach.VOICE)
                others = tuple(actor for actor in found if actor.country and not is_one_of(actor, source))
                if others:
                    return others
        return ()

    def _stands_beside(self, condition: Clause, clause: Clause) -> bool:
        """Whether a clause with a condition belongs to another: it hangs on it, or opens the sentence."""
        return self._stands_below(condition, clause) or condition.parent is None and condition.index < clause.index

    def _stands_below(self, inner: Clause, clause: Clause) -> bool:
        """Whether a clause hangs on another or on what that one says."""
        above = inner
        for _ in range(DEEPEST):
            if above.parent is None:
                return False
            if above.parent == clause.index:
                return True
            above = self._parse.clauses[above.parent]
        return False

    def spoken_of(self, clause: Clause, source: Actors) -> Actors:
        """Whom a comment is about that names nobody beside it: "confident that the United States would help".

        Those of other countries go before persons and bodies of the speaker's own; nobody is meant whose country is
        inferred, and no newspaper that heard it. Where only the speaker is the source, the subject is spoken of too:
        "prospects for peace in Somalia were dim, Norway said".
        """
        at_home: Actors = ()
        topic = clause.subject.nested() if clause.subject is not None and not source else ()
        for phrase in (*self._matter(clause, doer=self._doer(clause, source)), *topic, *self._said_before(clause)):
            scene = phrase.prep in SCENES
            if scene and self._is_town(phrase):
                continue
            found = self._meant(phrase)
            abroad = _abroad(found, source)
            if abroad:
                return self._as_matter(abroad, phrase)
            if not at_home and not scene:
                others = [actor for actor in found if _is_known(actor) and not _is_any(actor, source)]
                at_home = self._as_matter(others, phrase)
        return at_home

    def _said_before(self, clause: Clause) -> Iterator[Phrase]:
        """What the clause before says in the same quotation: "Chad's position has shifted and I am optimistic"."""
        before = self._parse.clauses[clause.index - 1] if clause.index else None
        if before is not None and clause.quoted and before.quoted and not clause.complements:
            yield from self._matter(before, DEEPEST - 1)

    def judged(self, clause: Clause, source: Actors, deep: bool = True) -> Actors:
        """Which other state or body a judgement is about that names nobody: "deplored the events in Goma".

        Only a ``deep`` search goes into what clauses say of its matter.
        """
        for phrase in self._matter(clause) if deep else arguments_of(clause).around:
            answerable = [actor for actor in _abroad(self._meant(phrase), source) if self._answers(actor)]
            if answerable and phrase.prep not in CIRCUMSTANCES:
                return self._as_matter(answerable, phrase)
        return ()

    def complained_of(self, clause: Clause, source: Actors) -> Actors:
        """Whom a complaint is about: who does what is complained of, or whose it is.

        "Complained that Chad's ban was unfair", "that goods from Chad were too cheap", "about a ruling by Chad".
        """
        guessed = all(actor.basis is Basis.SETTING for actor in source)
        for phrase in self._complaint(clause):
            if guessed and phrase.prep == ORIGIN:
                continue
            found = self._actors.actors(_itself(phrase), Reach.CONCERN)
            others = [
                actor
                for actor in found or self._participants.maker(phrase)
                if actor.country and actor.role != PRESS and not _is_any(actor, source)
            ]
            if others:
                return self._as_matter(others, phrase)
        return ()

    def _complaint(self, clause: Clause) -> Iterator[Phrase]:
        """The phrases that may name who does what is complained of."""
        for index in clause.complements:
            inner = self._parse.clauses[index]
            if inner.verb.passive:
                yield from (phrase for phrase in inner.preps if phrase.prep == AGENT)
            if inner.subject is not None:
                yield inner.subject
                yield from (phrase for phrase in inner.subject.attached if phrase.prep == ORIGIN)
        yield from (phrase for phrase in clause.preps if phrase.prep in MATTER)

    def helped(self, clause: Clause, source: Actors, given: Phrase | None) -> Actors:
        """Which other state help is for that names nobody: "a loan to build a dam in Niger", "a loan to help Niger".

        ``given`` is the help itself.
        """
        own = arguments_of(clause).around
        for phrase in (part for outer in own for part in outer.nested() if part is not given):
            states = [actor for actor in _abroad(self._meant(phrase), source) if self._is_state(actor)]
            if states and phrase.prep not in CIRCUMSTANCES:
                return self._as_matter(states, phrase)
        grounds = [index for outer in own for index in outer.clauses if self._parse.clauses[index].link == "that"]
        for index in grounds:
            for phrase in self._matter(self._parse.clauses[index], DEEPEST):
                states = [actor for actor in _abroad(self._meant(phrase), source) if self._is_state(actor)]
                if states:
                    return self._as_matter(states, phrase)
        found = self.concerned(self._purposes(clause), source, given)
        return tuple([actor for actor in _abroad(found, source) if self._is_state(actor)])

    def _purposes(self, clause: Clause) -> list[int]:
        """The aims of a clause and of its object, with what they help to do: "a loan [to help] [rebuild Niger]"."""
        clauses, object = self._parse.clauses, arguments_of(clause).object
        aims = [other.index for other in clauses if other.parent == clause.index and other.link == "to"]
        aims += [index for index in object.clauses if clauses[index].link == "to"] if object is not None else []
        return [*aims, *[index for aim in aims for index in clauses[aim].complements]]

    def served(self, clause: Clause, source: Actors) -> Actors:
        """Which other state profits from what somebody helps to do: "helped Chad's farmers sell grain"."""
        for phrase in self._matter(clause):
            states = [actor for actor in _abroad(self._meant(phrase), source) if self._is_state(actor)]
            if states and phrase.prep not in CIRCUMSTANCES:
                return self._as_matter(states, phrase)
        return ()

    def _meant(self, phrase: Phrase) -> Sequence[ActorMatch]:
        """Who may be meant by a phrase without what only stands beside it."""
        return [actor for actor in self._actors.actors(_itself(phrase), Reach.CONCERN) if _may_be_meant(actor)]

    def _is_state(self, actor: ActorMatch) -> bool:
        return actor.country in self._actors.dictionary.countries

    def _answers(self, actor: ActorMatch) -> bool:
        """Whether an actor answers for what happens: a state, or a body of several."""
        return actor.basis in ASSURED and (self._is_state(actor) or actor.country == INTERNATIONAL_BODY)

    def _as_matter(self, actors: Sequence[ActorMatch], phrase: Phrase) -> Actors:
        """Actors of whom something is said, with that step in their trace."""
        reason = Reason("resolution", SPOKEN_OF, words=self._actors.sentence.words(phrase))
        return tuple([replace(actor, trace=(*actor.trace, reason)) for actor in actors])

    def _doer(self, clause: Clause, source: Actors) -> Phrase | None:
        """The phrase that names the source behind a passive verb."""
        spans = {actor.span for actor in source}
        agents = [phrase for phrase in clause.preps if phrase.prep == AGENT] if clause.verb.passive else []
        found = ((phrase, self._actors.actors(phrase, Reach.VOICE)) for phrase in agents)
        return next((phrase for phrase, actors in found if any(actor.span in spans for actor in actors)), None)

    def _matter(self, clause: Clause, depth: int = 0, doer: Phrase | None = None) -> Iterator[Phrase]:
        """The phrases that say what a clause is about: those in what it says, then what hangs on its nouns.

        Nothing that hangs on the ``doer`` behind a passive verb.
        """
        beside = [phrase for phrase in clause.preps if phrase.prep not in CIRCUMSTANCES]
        if doer is not None and clause.subject is not None:  # "blame was taken by a group with roots in Chad"
            beside = [clause.subject, *(phrase for phrase in beside if phrase is not doer)]
        nouns = [*clause.objects, *((clause.predicate,) if clause.predicate is not None else ()), *beside]
        if depth:
            nouns = [*((clause.subject,) if clause.subject is not None else ()), *nouns]
            yield from nouns
        inner = [part for noun in nouns for part in noun.nested()]
        if depth < DEEPEST:
            for index in (*clause.complements, *(index for part in inner for index in part.clauses)):
                yield from self._matter(self._parse.clauses[index], depth + 1)
        yield from inner

    def _is_town(self, phrase: Phrase) -> bool:
        item = self._actors.sentence.first_name(phrase)
        return item is not None and item.is_town


def _itself(phrase: Phrase) -> Phrase:
    """A phrase without what stands beside it but of whom it is a part."""
    return replace(phrase, attached=tuple([other for other in phrase.attached if other.prep == PART]))


def _abroad(actors: Sequence[ActorMatch], source: Actors) -> list[ActorMatch]:
    """The actors that are of no country of the source."""
    own = {actor.country for actor in source}
    return [actor for actor in actors if actor.country not in own]


def _is_known(actor: ActorMatch) -> bool:
    """Whether an actor is named, or an office holder, and no state: of those at home only these are targets."""
    return actor.role is not None and actor.basis in (Basis.NAMED, Basis.OFFICE)


def _is_any(actor: ActorMatch, others: Actors) -> bool:
    """Whether an actor is among others, or is the same person or body as one of them."""
    return is_one_of(actor, others) or any(actor.id == other.id for other in others)


def _may_be_meant(actor: ActorMatch) -> bool:
    return actor.country is not None and actor.role != PRESS and actor.basis is not Basis.SETTING


def _holds(phrase: Phrase | None, part: Phrase) -> bool:
    """Whether a phrase is another or the quantity of it: "thousands of troops"."""
    return phrase is not None and (phrase.first == part.first or any(_holds(one, part) for one in phrase.attached))
