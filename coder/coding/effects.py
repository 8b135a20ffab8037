"""Who did the harm of which a sentence tells alone: "Kenyan jets hit Kismayo. Two policemen were wounded".

It is who used force just before, if one side alone did; those harmed are of the side that it hit, or that hit back.
"""

from __future__ import annotations

from typing import Final

from coder.actors.identity import in_state
from coder.actors.mention import Deed
from coder.actors.recognized import RecognizedSentence
from coder.actors.resolver import SentenceActors
from coder.coding.armed_deeds import ATTACK, bears_arms
from coder.coding.candidate import EventCandidate, is_violent
from coder.coding.deeds import ANAPHORIC, DAYS, UNKNOWN, VIOLENCE
from coder.coding.makers import AGENT
from coder.coding.participants import SCENES
from coder.coding.sides import IMPLIED_RULE
from coder.core.basis import Basis
from coder.core.model import Actors, Reason
from coder.core.syntax import Span, clause_of_verb
from coder.core.values import replace
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_set

HARM: Final = "KILL_ARMED"
"""The action of harm of which no weapon is told."""
OTHER_INCIDENTS: Final = word_set("coding.other_incidents") | DAYS
"""The words of a sentence that tells of something else than the one before: "in another town", "on Monday"."""
ORGANS_HIT: Final = frozenset(("COP", "MIL", "GOV"))
"""Roles of those whom their own state does not fight."""
ORGANS: Final = ORGANS_HIT | {None}
ASSUMED: Final = (Basis.SETTING, Basis.UNKNOWN)
TWO_SIDES: Final = 2
MEMORY: Final = 2
"""So many sentences after the use of force its harm may be told."""
EFFECT: Final = Reason("resolution", "resolve.effect")


def with_strikers(
    candidates: list[EventCandidate], actors: SentenceActors, dictionary: Dictionary
) -> list[EventCandidate]:
    """Return the candidates, those of harm that nobody is said to have done with who used force before."""
    harm = [one for one in candidates if _is_bare_harm(one, actors, dictionary)]
    if not harm or any(token.text.lower() in OTHER_INCIDENTS for token in actors.sentence.tokens):
        return candidates
    if any(is_violent(one, dictionary) and one.source and not is_assumed(one.source) for one in candidates):
        return candidates
    deed = actors.discourse.deeds.get(VIOLENCE)
    if deed is None or not 0 < (back := actors.sentence.index - deed.sentence) <= MEMORY:
        return candidates
    if deed.mutual or len({one.country for one in deed.source}) == TWO_SIDES:
        return [_by_other_side(one, deed) if one in harm else one for one in candidates]
    if _is_told(deed.source):
        return [_with_sides(one, deed, dictionary) if one in harm else one for one in candidates]
    harm = [one for one in harm if back == 1 and not one.source]  # "gunmen hit a convoy. Two Danes were killed"
    return [replace(one, source=deed.source).because(EFFECT) if one in harm else one for one in candidates]


def _is_bare_harm(candidate: EventCandidate, actors: SentenceActors, dictionary: Dictionary) -> bool:
    """Whether nothing but the setting tells who did harm: it has no place of its own but that of "the Gaza strikes"."""
    if candidate.action != HARM or not is_violent(candidate, dictionary) or not candidate.target:
        return False
    if not is_assumed(candidate.source):
        return False
    if candidate.source and all(_is_the_attack(one.span, actors.sentence, dictionary) for one in candidate.source):
        return True
    clause = clause_of_verb(actors.clauses, candidate.trigger[0])
    if clause is None or not clause.verb.passive or actors.sentence.scene():
        return False
    return all(phrase.prep not in SCENES and phrase.prep != AGENT for phrase in clause.preps)


def _is_the_attack(span: Span, found: RecognizedSentence, dictionary: Dictionary) -> bool:
    """Whether the words of a span take up an attack that was told before: "the Gaza strikes"."""
    words = [token.lemma.lower() for token in found.tokens if span.start <= token.start < span.end]
    attacks = dictionary.sets.get(ATTACK)
    return bool(words) and words[0] in ANAPHORIC and attacks is not None and attacks.ends_at(words, len(words)) > 0


def is_assumed(source: Actors) -> bool:
    """Whether only the setting implies who did something."""
    return all(one.role == UNKNOWN and any(step.rule == IMPLIED_RULE for step in one.trace) for one in source)


def _is_told(source: Actors) -> bool:
    """Whether the text tells who used force: a state, or those of one side who bear arms."""
    countries = {one.country for one in source}
    return len(countries) == 1 and all(
        one.country and one.role != UNKNOWN and (one.role is None or bears_arms(one.code)) for one in source
    )


def _with_sides(candidate: EventCandidate, deed: Deed, dictionary: Dictionary) -> EventCandidate:
    """Return harm with the side that used force before as its source, or with the one that it fought."""
    own = {one.country for one in deed.source}
    foes = {one.country for one in deed.target if one.country}
    assumed = all(one.basis in ASSUMED for one in candidate.target)
    if not assumed and any(one.country in own for one in candidate.target):
        struck_back = bool(deed.target) and foes.isdisjoint(own) and all(bears_arms(one.code) for one in deed.target)
        return replace(candidate, source=deed.target).because(EFFECT) if struck_back else candidate
    state = dictionary.state(next(iter(foes))) if len(foes) == 1 else None
    if assumed and (state is None or not foes.isdisjoint(own) and _are_organs(deed.source, candidate.target)):
        return candidate
    target = candidate.target
    if assumed and state is not None:
        target = tuple([one if one.country in foes else in_state(one, next(iter(foes)), state) for one in target])
    return replace(candidate, source=deed.source, target=target).because(EFFECT)


def _by_other_side(candidate: EventCandidate, deed: Deed) -> EventCandidate:
    """Return harm done to one of two sides that fought each other with the other for its source."""
    sides = (*deed.source, *deed.target)
    hurt = {one.country for one in candidate.target if one.basis not in ASSUMED}
    others = tuple([one for one in sides if one.country not in hurt])
    two = len({one.country for one in sides}) == TWO_SIDES and len(hurt) == 1
    return replace(candidate, source=others[:1]).because(EFFECT) if two and len(others) < len(sides) else candidate


def _are_organs(source: Actors, target: Actors) -> bool:
    """Whether both are organs of a state, whose forces do not fight its own."""
    return any(one.role in ORGANS_HIT for one in target) and any(one.role in ORGANS for one in source)
