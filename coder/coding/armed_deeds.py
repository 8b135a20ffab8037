"""Whether harm that nobody is said to have done is a deed of armed men, and no accident and no private crime."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from coder.actors.discourse import Discourse
from coder.coding.deeds import ANAPHORIC, attackers_before
from coder.coding.fits import Fit
from coder.coding.makers import AGENT
from coder.coding.participants import Participants
from coder.coding.relevance import OFFICIAL_ROLES
from coder.core.actor_code import code_parts
from coder.core.model import ActorMatch, Actors
from coder.core.syntax import Clause, Parse, Phrase
from coder.dictionary.actor_codes import BEARERS, FIGHTERS
from coder.dictionary.synonyms import SynonymSet
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_set

SUFFERER: Final = "subject"
"""The position of who is harmed, with verbs that tell what befalls their subject."""
WOUNDS: Final = word_set("coding.wounds")
CHANCE_VERBS: Final = word_set("coding.chance_verbs")
UNKNOWN_DOERS: Final = word_set("coding.unknown_doers")
SINCE: Final = word_set("coding.toll_words")
TELLING_HOW: Final = word_set("coding.prepositions_of_deeds")
DEED_LINKS: Final = word_set("coding.deed_links")
PRIVATE_CRIMES: Final = word_set("coding.private_crimes")
ACCIDENT_VERBS: Final = word_set("coding.accident_verbs")
VIOLENCE, ACCIDENT, FORCE, ATTACK = "reported_violence", "accident", "armed_force", "taken_up_attack"
"""The sets of nouns that name violence, accidents, what only an armed force does to somebody, and what attackers do."""
ATTEMPTED: Final = "ATTEMPT_ASSASSINATION"
IN: Final = "in"
OF: Final = "of"
PERSON: Final = "person"
"""The class of nouns for persons."""


class ArmedDeeds:
    """Tells deeds of armed men from other harm in one sentence."""

    __slots__ = ("_accident", "_attack", "_force", "_noun_classes", "_parse", "_participants", "_tokens", "_violence")

    def __init__(self, parse: Parse, participants: Participants, dictionary: Dictionary) -> None:
        self._parse, self._participants = parse, participants
        self._tokens = parse.sentence.tokens
        self._noun_classes = dictionary.noun_classes
        self._violence = dictionary.sets.get(VIOLENCE)
        self._accident = dictionary.sets.get(ACCIDENT)
        self._force = dictionary.sets.get(FORCE)
        self._attack = dictionary.sets.get(ATTACK)

    def is_one(self, fit: Fit, clause: Clause) -> bool:
        """Whether a clause that names no doer tells one deed of armed men, no accident and no toll since a year.

        A weapon or attack does it; of a passive without any the verb shows it, what it was done in, or who was harmed.
        """
        if any(token.lemma in SINCE for token in self._tokens) or self._has(clause, PRIVATE_CRIMES):
            return False
        befell = not clause.verb.passive and fit.entry.target[:1] == (SUFFERER,)
        if befell and fit.entry.with_:  # "two died from wounds received in battle"
            return not self._has(clause, WOUNDS) or self._hits_enemies(fit)
        agent = fit.arguments.subject
        weapon = fit.entry.subject is not None and agent is not None and self._may_be_weapon(agent)
        if weapon or not clause.verb.passive:
            return weapon or fit.entry.name == ATTEMPTED and self._hits_officials(fit)
        if agent is not None and not self._is_unknown(agent):
            return False
        by_force = agent is not None and self._is_of(self._force, agent)
        if by_force or clause.verb.lemma not in CHANCE_VERBS or fit.entry.with_:
            return True
        return not self._is_accident(clause) and (self._is_in_violence(clause) or self._hits_enemies(fit))

    def attackers(self, fit: Fit, clause: Clause, discourse: Discourse) -> Actors:
        """Who did the deed that harms somebody, where its own phrase or only a sentence before names him.

        "Ten were killed in a raid launched by Chad", "the strikes killed ten", "ten were killed in the raid", "two died
        when the rockets hit a school".
        """
        deeds = [phrase for phrase in clause.preps if phrase.prep in (AGENT, IN)] if clause.verb.passive else []
        if not clause.verb.passive and fit.arguments.subject is not None:
            deeds = [fit.arguments.subject]
        for phrase in map(_whole, deeds):
            makers = self._participants.maker(phrase) if phrase.clauses and self._is_of(self._attack, phrase) else ()
            if makers and all(bears_arms(one.code) for one in makers):
                return makers
            bare = phrase.possessor is None and not phrase.attached and not self._participants.names_any(phrase)
            taken_up = bare and self._tokens[phrase.first].text.lower() in ANAPHORIC
            if taken_up and self._is_of(self._attack, phrase):
                found = attackers_before(discourse, self._parse.sentence.index)
                harmed = {actor.code for actor in self._participants.target(fit, ())}
                return found if all(bears_arms(one.code) and one.code not in harmed for one in found) else ()
        return ()

    def harmed_by_force(self, fit: Fit, clause: Clause) -> frozenset[str]:
        """The countries of those whom a deed without a doer harms that only an armed force does: "air strikes hit"."""
        deed = fit.arguments.subject
        if clause.verb.passive or deed is None or not self._is_of(self._force, deed):
            return frozenset()
        if deed.possessor is not None or deed.attached or self._participants.names_any(deed):
            return frozenset()
        return frozenset(actor.country or "" for actor in self._participants.target(fit, ()))

    def hits_fighters_alone(self, fit: Fit, clause: Clause) -> bool:
        """Whether it was armed men of no state to whom a verb does harm of which no phrase says more than the place."""
        if not clause.verb.passive or clause.verb.negated or fit.arguments.subject is not None or fit.entry.with_:
            return False
        if any(phrase.prep in TELLING_HOW for phrase in clause.preps):
            return False
        harmed = self._participants.target(fit, ())
        return bool(harmed) and all(actor.role in FIGHTERS for actor in harmed)

    def _is_unknown(self, agent: Phrase) -> bool:
        """Whether the agent of a passive names nobody: "shot by a man", "killed by air strikes"."""
        return self._tokens[agent.head].lemma.lower() in UNKNOWN_DOERS or self._is_of(self._force, agent)

    def _may_be_weapon(self, agent: Phrase) -> bool:
        """Whether an agent is neither an accident nor somebody, as those are who shoot: "was shot by a prisoner"."""
        lemma = self._tokens[agent.head].lemma.lower()
        return not self._is_of(self._accident, agent) and PERSON not in self._noun_classes.of(lemma)

    def _has(self, clause: Clause, words: Collection[str]) -> bool:
        """Whether a phrase beside the verb has one of some words as its head: "was killed in a robbery"."""
        return any(self._tokens[phrase.head].lemma.lower() in words for phrase in clause.preps)

    def _is_accident(self, clause: Clause) -> bool:
        """Whether it happened in an accident: "was killed in a crash", "when two helicopters collided"."""
        return any(self._is_of(self._accident, phrase) for phrase in clause.preps) or any(
            other.parent == clause.index and is_accidental(other) for other in self._parse.clauses
        )

    def _is_in_violence(self, clause: Clause) -> bool:
        """Whether phrases around harm name violence: "killed in incidents of violence", "as a result of a blast"."""
        return any(self._is_of(self._violence, phrase) for phrase in _around(clause))

    def _is_of(self, words: SynonymSet | None, phrase: Phrase) -> bool:
        """Whether a phrase is headed by an expression of a set."""
        lemmas = [token.lemma.lower() for token in self._tokens[phrase.first : phrase.head + 1]]
        return words is not None and words.ends_at(lemmas, len(lemmas)) > 0

    def _hits_officials(self, fit: Fit) -> bool:
        """Whether those harmed hold an office and bear no arms, so that it is them whom others want dead."""
        found = self._participants.target(fit, ())
        return bool(found) and all(is_official(actor) and not bears_arms(actor.code) for actor in found)

    def _hits_enemies(self, fit: Fit) -> bool:
        """Whether those harmed bear arms or hold an office, so that they have enemies who do."""
        return any(map(is_official, self._participants.target(fit, ())))


def is_official(actor: ActorMatch) -> bool:
    """Whether an actor bears arms for a side or holds an office."""
    return not OFFICIAL_ROLES.isdisjoint(code_parts(actor.code or ""))


def is_accidental(clause: Clause) -> bool:
    """Whether the verb of a clause of time tells of an accident: "when their truck overturned"."""
    return clause.verb.lemma in ACCIDENT_VERBS and clause.link in DEED_LINKS


def bears_arms(code: str | None) -> bool:
    """Whether a code is that of somebody who bears arms.

    >>> bears_arms("PERMIL"), bears_arms("PERGOV"), bears_arms(None)
    (True, False, False)
    """
    return not BEARERS.isdisjoint(code_parts(code or ""))


def _whole(phrase: Phrase) -> Phrase:
    """That of which a phrase is a part, where it has an article: "one of the rockets"."""
    of = [other for other in phrase.attached if other.prep == OF]
    return of[0] if len(of) == 1 and phrase.head == phrase.first and of[0].head > of[0].first else phrase


def _around(clause: Clause) -> Iterator[Phrase]:
    """The phrases around a verb, and what hangs on them."""
    for phrase in clause.preps:
        yield phrase
        yield from phrase.attached
        yield from (inner for other in phrase.attached for inner in other.attached)
