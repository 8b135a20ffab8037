"""What else a clause says of how many: those who suffer injuries, and numbers that rise to so many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.core.circumstances import Toll
from coder.core.syntax import Clause, Phrase, Token
from coder.dictionary.word_lists import word_set

SUFFERING: Final = word_set("circumstances.suffering_verbs")
INJURIES: Final = word_set("circumstances.injuries")
LOSING: Final = "lose"
LIFE: Final = "life"
PARTS: Final = word_set("circumstances.body_parts")
TOTALS: Final = word_set("circumstances.totals")
RISING: Final = word_set("circumstances.rising_verbs")
EXCEEDING: Final = word_set("circumstances.exceeding_verbs")
BEHIND_RISING: Final = word_set("circumstances.number_prepositions")
JOINING: Final = word_set("circumstances.joining_prepositions")


def suffered(clause: Clause, tokens: Sequence[Token]) -> Toll | None:
    """What the subject of a clause suffers: "sustained wounds", "needed treatment", "lost fingers" or "lives"."""
    if clause.verb.passive or not clause.objects:
        return None
    verb, word = clause.verb.lemma, tokens[clause.objects[-1].head].lemma.lower()
    if verb == LOSING and word == LIFE:
        return Toll.DEAD
    hurt = (verb in SUFFERING and word in INJURIES) or (verb == LOSING and word in PARTS)
    return Toll.INJURED if hurt else None


def totals_told(clause: Clause, tokens: Sequence[Token]) -> Sequence[Phrase]:
    """The numbers that a clause tells of its subject, a total: "the number of those killed rose to 12"."""
    subject, word = clause.subject, clause.verb.lemma
    if subject is None or word not in RISING or tokens[subject.head].lemma.lower() not in TOTALS:
        return ()
    return [
        *clause.objects,
        *(phrase for phrase in clause.preps if phrase.prep in BEHIND_RISING and phrase.first >= clause.verb.stop),
    ]


def members(phrase: Phrase) -> Sequence[Phrase]:
    """A noun group with those who are named with it: "21 people as well as the driver"."""
    return [phrase, *phrase.conjuncts, *(inner for inner in phrase.attached if inner.prep in JOINING)]
