"""Whom an action concerns that its own positions do not name: who should act, who is spoken of, who is fought."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from coder.actors.mention import is_one_of
from coder.actors.reach import Reach
from coder.actors.resolver import SentenceActors
from coder.coding.arguments import arguments_of
from coder.coding.participants import SCENES, TARGETS, Participants, without_own_forces
from coder.core.basis import Basis
from coder.core.model import ActorMatch, Actors, Clause, ClauseKind, Parse, Phrase
from coder.core.values import replace
from coder.dictionary.word_lists import word_set

CIRCUMSTANCES: Final = word_set("coding.circumstance_prepositions")
CONDITIONS: Final = word_set("coding.condition_links")
PRESS: Final = "MED"
PART: Final = "of"
"""The preposition of the phrase that says of whom somebody is a part: "members of Hamas"."""
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
            acts = inner.subject if sent is None or inner.subject is None or inner.subject.first != sent.first else None
            doer = self._actors.actors(acts, Reach.VOICE) if acts is not None else ()
            if doer and all(actor.span not in {other.span for other in subject} for actor in doer):
                return doer
            arguments, others = arguments_of(inner), (*subject, *doer)
            found = self._participants.search(
                TARGETS, arguments, others, None, arguments.object, Reach.CONCERN
            ) or self._participants.at(TARGETS, arguments, others, reach=Reach.CONCERN)
            if found:
                return without_own_forces(found, subject)
        return ()

    def of_condition(self, clause: Clause, source: Actors) -> Actors:
        """Who could still avert or win what is threatened or promised: "will strike unless Chad pays"."""
        for other in self._parse.clauses:
            if other.link not in CONDITIONS or other.subject is None or not self._stands_below(other, clause):
                continue
            found = self._actors.actors(other.subject, Reach.VOICE)
            others = tuple(actor for actor in found if actor.country and not is_one_of(actor, source))
            if others:
                return others
        return ()

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

        Nobody of the speaker's own country is meant, nobody whose country is inferred, and no newspaper that heard it.
        """
        own = {actor.country for actor in source}
        for phrase in self._matter(clause):
            if phrase.prep in SCENES and self._is_town(phrase):
                continue
            itself = replace(phrase, attached=tuple([other for other in phrase.attached if other.prep == PART]))
            found = self._actors.actors(itself, Reach.CONCERN)
            abroad = tuple(actor for actor in found if actor.country not in own and _may_be_meant(actor))
            if abroad:
                return abroad
        return ()

    def _matter(self, clause: Clause, depth: int = 0) -> Iterator[Phrase]:
        """The phrases that say what a clause is about: those in what it says, then what hangs on its nouns."""
        beside = [phrase for phrase in clause.preps if phrase.prep not in CIRCUMSTANCES]
        nouns = [*clause.objects, *((clause.predicate,) if clause.predicate is not None else ()), *beside]
        if depth:
            yield from (*((clause.subject,) if clause.subject is not None else ()), *nouns)
        inner = [part for noun in nouns for part in noun.nested()]
        if depth < DEEPEST:
            for index in (*clause.complements, *(index for part in inner for index in part.clauses)):
                yield from self._matter(self._parse.clauses[index], depth + 1)
        yield from inner

    def _is_town(self, phrase: Phrase) -> bool:
        item = self._actors.sentence.first_name(phrase)
        return item is not None and item.is_town


def _may_be_meant(actor: ActorMatch) -> bool:
    return actor.country is not None and actor.role != PRESS and actor.basis is not Basis.SETTING
