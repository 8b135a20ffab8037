"""The phrases that tell how harm was done where they stand in a clause beside, or are what the clause modifies.

"Two were killed and six wounded in clashes in Lodwar", "a raid on the camp in which six people died".
"""

from __future__ import annotations

from typing import Final

from coder.coding.armed_deeds import CHANCE_VERBS, IN
from coder.coding.makers import AGENT
from coder.core.syntax import Clause, ClauseKind, Parse, Phrase
from coder.core.values import replace
from coder.dictionary.word_lists import word_set

DEATH_VERBS: Final = word_set("coding.death_verbs")
LAUNCHED: Final = word_set("coding.launched_verbs")
WHICH: Final = "which"
INSIDE: Final = word_set("coding.inside_prepositions")
"""The words before "which" that make a clause tell what happened in a deed: "an attack in which"."""
PROTESTS: Final = word_set("coding.protest_nouns")
PLACES: Final = word_set("coding.place_prepositions")
NAMES: Final = ("NNP", "NNPS")


def with_shared_phrases(clause: Clause, parse: Parse) -> Clause:
    """A clause that tells of harm, with the phrases of the one joined to it, or with the deed that it modifies."""
    lemma = clause.verb.lemma
    if clause.link == WHICH and (lemma in CHANCE_VERBS or lemma in DEATH_VERBS):
        deed = _deed_of(clause, parse)
        return replace(clause, preps=(*clause.preps, deed, *deed.attached)) if deed is not None else clause
    if clause.preps or not _is_harm(clause):
        return clause
    clauses = parse.clauses
    joined = next((other for other in clauses[clause.index + 1 : clause.index + 2] if _shares(other, clause)), None)
    if joined is None and clause.index and _shares(clauses[clause.index - 1], clause):
        joined = clauses[clause.index - 1]
    return clause if joined is None else replace(clause, preps=joined.preps)


def _is_harm(clause: Clause) -> bool:
    return clause.verb.passive and clause.verb.lemma in CHANCE_VERBS


def _shares(other: Clause, clause: Clause) -> bool:
    """Whether a clause tells of harm too, and behind its verb how it was done."""
    alike = other.kind is clause.kind and _is_harm(other)
    return alike and bool(other.preps) and other.preps[0].first > other.verb.first


def _deed_of(clause: Clause, parse: Parse) -> Phrase | None:
    """What a relative clause that begins with "in which" tells of, as a phrase of that clause.

    The toll of a long fight is told as one: "the war in which thousands have died"; no protest tells who harmed whom.
    """
    tokens = parse.sentence.tokens
    subject = clause.subject
    if clause.kind is not ClauseKind.RELATIVE or subject is None or subject.first < 2 or clause.verb.perfect:
        return None
    before = tokens[subject.first - 2 : subject.first]
    if before[1].text.lower() != WHICH or before[0].text.lower() not in INSIDE:
        return None
    for other in parse.clauses:
        if other.index == clause.index:
            continue
        for whole in (other.subject, *other.objects, *other.preps, other.predicate):
            chain = _chain(whole, clause.index) if whole is not None else []
            if chain:
                deed = _as_deed(chain, clause.index, parse)
                return None if tokens[deed.head].lemma.lower() in PROTESTS else _by_maker(deed, other)
    return None


def _chain(phrase: Phrase, index: int) -> list[Phrase]:
    """The phrases from one down to the one inside it that a clause modifies; none where that is not inside it."""
    if index in phrase.clauses:
        return [phrase]
    for inner in phrase.attached:
        below = _chain(inner, index)
        if below:
            return [phrase, *below]
    return []


def _as_deed(chain: list[Phrase], index: int, parse: Parse) -> Phrase:
    """The innermost of some phrases that is no place and nobody: "the raid by Chile near Tacna in which"."""
    at = len(chain) - 1
    while at and (
        chain[at].prep in PLACES or chain[at].prep == AGENT or parse.sentence.tokens[chain[at].head].tag in NAMES
    ):
        at -= 1
    deed = chain[at]
    return replace(deed, prep=IN, clauses=tuple([other for other in deed.clauses if other != index]))


def _by_maker(deed: Phrase, clause: Clause) -> Phrase:
    """A deed with who does it where the verb of which it is the object tells that: "launched a raid in which"."""
    verb, subject = clause.verb, clause.subject
    launched = verb.lemma in LAUNCHED and not verb.passive and any(one.head == deed.head for one in clause.objects)
    if not launched or subject is None:
        return deed
    return replace(deed, attached=(*deed.attached, replace(subject, prep=AGENT)))
