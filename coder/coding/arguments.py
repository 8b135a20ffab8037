"""The arguments of a clause or event noun, by the positions that entries name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from coder.core.syntax import Clause, Parse, Phrase
from coder.core.values import replace
from coder.dictionary.word_lists import word_set

TRANSPARENT: Final = word_set("coding.transparent_prepositions")
AFTER_TRANSPARENT: Final = word_set("coding.after_transparent")
AIMING: Final = word_set("coding.aiming_verbs")
LAUNCHED: Final = word_set("coding.launched_verbs")
AIMED: Final = word_set("coding.aimed_prepositions")
BETWEEN: Final = "between"
WITH: Final = "with"
ALONG: Final = word_set("coding.along_with")
UPON: Final = "on"


class Arguments:
    """The arguments of a clause as its verb means them: the subject of a passive is the object here.

    >>> arguments = Arguments(None, Phrase(1, 3, 2, attached=(Phrase(3, 5, 4, "with"),)))
    >>> [[phrase.head for phrase in arguments.at(position)] for position in ("object", "with", "to")]
    [[2], [4], []]
    """

    __slots__ = ("_around", "_places", "indirect", "object", "preps", "subject")

    def __init__(
        self,
        subject: Phrase | None,
        object: Phrase | None = None,
        indirect: Phrase | None = None,
        preps: tuple[Phrase, ...] = (),
    ) -> None:
        self.subject, self.object, self.indirect, self.preps = subject, object, indirect, preps
        self._around: tuple[Phrase, ...] | None = None
        self._places: dict[str, list[Phrase]] | None = None

    @property
    def around(self) -> tuple[Phrase, ...]:
        """The prepositional phrases of the clause, then those attached to its object, then those attached to these."""
        if self._around is None:
            self._around = (*self.preps, *self._of_object(self.object)) if self.object is not None else self.preps
        return self._around

    def at(self, position: str) -> Sequence[Phrase]:
        """The phrases at a position that an entry names: subject, object, indirect, possessor or a preposition.

        "subject by" is what hangs on the subject with this preposition: "the decision by Chad drew fire".
        """
        return self.places.get(position, ())

    @property
    def places(self) -> dict[str, list[Phrase]]:
        """The phrases by the positions that have any."""
        if self._places is None:
            possessor = self.object.possessor if self.object is not None else None
            named = (
                ("subject", self.subject),
                ("object", self.object),
                ("indirect", self.indirect),
                ("possessor", possessor),
            )
            self._places = {name: [phrase] for name, phrase in named if phrase is not None}
            for phrase in self.around:
                self._places.setdefault(WITH if phrase.prep in ALONG else phrase.prep, []).append(phrase)
            for phrase in self.subject.attached if self.subject is not None else ():
                self._places.setdefault(f"subject {phrase.prep}", []).append(phrase)
        return self._places

    def _of_object(self, object: Phrase) -> Iterator[Phrase]:
        seen = [phrase.first for phrase in self.preps]
        hanging = [
            other for phrase in (object, *object.conjuncts) for other in phrase.attached if other.first not in seen
        ]
        yield from hanging
        for other in hanging:
            yield from [inner for inner in other.attached if inner.first not in seen]


def arguments_of(clause: Clause) -> Arguments:
    """The logical arguments of a clause; in "called X a liar" the predicate stands like "as a liar"."""
    objects = clause.objects
    if not clause.verb.passive:
        named = (replace(clause.predicate, prep="as"),) if objects and clause.predicate is not None else ()
        return Arguments(
            clause.subject,
            objects[-1] if objects else None,
            objects[0] if len(objects) > 1 else None,
            (*clause.preps, *named),
        )
    agent = next((phrase for phrase in clause.preps if phrase.prep == "by"), None)
    preps = tuple([phrase for phrase in clause.preps if phrase is not agent])
    if objects:
        return Arguments(agent, objects[-1], clause.subject, preps)
    return Arguments(agent, clause.subject, None, preps)


def arguments_of_predicate(clause: Clause) -> Arguments:
    """The arguments of a predicate: "is angry at the decision"."""
    return Arguments(
        clause.subject,
        clause.predicate,
        None,
        (*clause.preps, *(clause.predicate.attached if clause.predicate else ())),
    )


def with_parties(subject: Phrase, clause: Clause) -> Phrase:
    """The subject of a clause with the parties that stand behind the verb: "talks opened in Oslo between A and B"."""
    parties = tuple([phrase for phrase in clause.preps if phrase.prep == BETWEEN])
    held = parties and not any(phrase.prep == BETWEEN for phrase in subject.attached)
    return replace(subject, attached=(*subject.attached, *parties)) if held else subject


def has_parties(phrase: Phrase | None) -> bool:
    """Whether a noun names those who do something to each other: "clashes between soldiers and rebels"."""
    return phrase is not None and any(other.prep == BETWEEN for other in phrase.attached)


def attached(phrase: Phrase) -> Iterator[Phrase]:
    """What is attached to a noun, also over its "of", "by" or "between" phrase.

    "The beating of workers by guards", "the attack by Hamas on Israel".
    """
    yield from phrase.attached
    for other in phrase.attached:
        if other.prep in TRANSPARENT:
            below = (*other.attached, *(inner for last in other.conjuncts for inner in last.attached))
            yield from (inner for inner in below if inner.prep in AFTER_TRANSPARENT)


def aimed_at(noun: Phrase, parse: Parse) -> Iterator[Phrase]:
    """Those whom a participle behind an event noun says it is aimed at: "attacks targeting monks", "fired on monks"."""
    for clause in (parse.clauses[index] for index in noun.clauses):
        if clause.verb.passive:
            launched = clause.verb.lemma in LAUNCHED
            yield from (phrase for phrase in clause.preps if launched and phrase.prep in AIMED)
        elif clause.verb.form == "gerund" and clause.verb.lemma in AIMING:
            yield from (replace(phrase, prep=UPON) for phrase in clause.objects)
