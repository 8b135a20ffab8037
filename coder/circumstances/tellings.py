"""What else a clause says of how many: those who suffer injuries, and numbers that rise to so many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.core.circumstances import Toll
from coder.core.syntax import Clause, Phrase, Token
from coder.dictionary.word_lists import word_set, word_values

SUFFERING: Final = word_set("circumstances.suffering_verbs")
INJURIES: Final = word_set("circumstances.injuries")
WITH: Final = "with"
LOSING: Final = "lose"
LIFE: Final = "life"
PARTS: Final = word_set("circumstances.body_parts")
LEAVING: Final = word_set("circumstances.home_leaving_verbs")
HOMES: Final = word_set("circumstances.homes")
SHELTERING: Final = word_set("circumstances.sheltering_verbs")
SHELTERS: Final = word_set("circumstances.shelters")
OWN: Final = "PRP$"
TOTALS: Final = word_set("circumstances.totals")
RISING: Final = word_set("circumstances.rising_verbs")
EXCEEDING: Final = word_set("circumstances.exceeding_verbs")
BEHIND_RISING: Final = word_set("circumstances.number_prepositions")
JOINING: Final = word_set("circumstances.joining_prepositions")
LONGEST_JOINING: Final = 4
"""One of them, with the word before it, has at most so many words."""
COMMA: Final = ","
RETELLING: Final = word_set("circumstances.retelling_openings")
DEEDS: Final = {noun: tuple(roots.split()) for noun, roots in word_values("circumstances.retold_deeds").items()}
"""Nouns that take up a deed, and the roots of such deeds."""


def suffered(clause: Clause, tokens: Sequence[Token]) -> Toll | None:
    """What the subject of a clause suffers: "sustained wounds", "left their homes"."""
    if any(phrase.prep == WITH and tokens[phrase.head].lemma.lower() in INJURIES for phrase in clause.preps):
        return Toll.INJURED
    if clause.verb.passive or not clause.objects:
        return None
    lost = clause.objects[-1]
    verb, word = clause.verb.lemma, tokens[lost.head].lemma.lower()
    if verb == LOSING and word == LIFE:
        return Toll.DEAD
    left = verb in LEAVING and word in HOMES and tokens[lost.first].tag == OWN
    if left or (verb in SHELTERING and word in SHELTERS):
        return Toll.DISPLACED
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


def retells(phrase: Phrase | None, root: str, tokens: Sequence[Token]) -> bool:
    """Whether a noun alone takes up a deed of some root that was told before: "the attack", "the clashes"."""
    if phrase is None or phrase.possessor is not None or phrase.attached or phrase.conjuncts:
        return False
    opened = tokens[phrase.first].text.lower() in RETELLING
    return opened and root in DEEDS.get(tokens[phrase.head].lemma.lower(), ())


def members(phrase: Phrase) -> Sequence[Phrase]:
    """A noun group with those who are named with it: "21 people as well as the driver"."""
    return [phrase, *phrase.conjuncts, *(inner for inner in phrase.attached if inner.prep in JOINING)]


def joined_behind(phrases: Sequence[Phrase], tokens: Sequence[Token]) -> Sequence[Phrase]:
    """Those named with the subject behind a verb, no comma before: "was arrested in Gao along with two others"."""
    found: dict[int, Phrase] = {}
    for phrase in phrases:
        for inner in phrase.nested():
            words = [token.text.lower() for token in tokens[max(inner.first - LONGEST_JOINING, 0) : inner.first]]
            length = next((length for length in range(1, len(words)) if " ".join(words[-length:]) in JOINING), 0)
            if length and words[-length - 1] != COMMA:
                found.update((member.head, member) for member in (inner, *inner.conjuncts))
    return list(found.values())
