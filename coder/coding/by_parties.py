"""What violence is by who does it to whom: blame among the unarmed, repression where a state's forces face a crowd."""

from __future__ import annotations

from typing import Final

from coder.coding.candidate import VIOLENT_ROOTS, EventCandidate
from coder.coding.extraction import Extraction
from coder.coding.fits import Fit
from coder.core.model import ActorMatch, Actors
from coder.core.syntax import Clause
from coder.dictionary.actor_codes import BEARERS, SOLDIERS
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_set

REASON_LINKS: Final = word_set("coding.reason_links")
VERBAL: Final = word_set("coding.verbal_attacks")
PROTESTERS: Final = word_set("coding.protesters")
STATE_FORCES: Final = ("COP", "MIL")
STREET_CLASH: Final = "RIOT_CLASH"
MILITARY: Final = "field_military"
"""The field of what armies do with each other."""
ATTACKS: Final = ("FIGHT", "ATTACK_CONVENTIONALLY")
POLITICIANS: Final = frozenset(("OPP", "LEG", "ELI", "PTY"))
STRIKING: Final = (None, SOLDIERS)
"""The roles of those whose strikes are no strikes of workers."""
BLAME, REPRESSION = "CRITICIZE", "REPRESS"
FIGHT: Final = "19"
"""The root of fights, which an armed force has with another."""

ENDS: Final = ("DEESCALATE", "DECLARE_CEASEFIRE", "SETTLE_DISPUTE", REPRESSION)
"""The actions of who ends a fight."""
BETWEEN: Final = "between"
UNTOLD: Final = ("infinitive", "gerund")
"""The forms of verbs that do not tell by themselves that something is done."""


def parts_others(fit: Fit, clause: Clause) -> bool:
    """Whether others fight whom somebody is only to part: "tried to end clashes between Chad and Niger"."""
    if clause.verb.form not in UNTOLD or fit.matched is None or fit.entry.name not in ENDS:
        return False
    return any(phrase.prep == BETWEEN for phrase in (*fit.matched.attached, *clause.preps))


def by_parties(fit: Fit, clause: Clause, source: Actors, target: Actors, reading: Extraction) -> str:
    """The action that violence is between its parties; "" where it is what its entry says."""
    action = reading.dictionary.actions.get(fit.entry.name)
    if action is None or not source or not target:
        return ""
    of_armies = dict(action.fields).get(MILITARY, "")
    if of_armies and all(actor.role == SOLDIERS for actor in (*source, *target)):
        return of_armies
    if action.root not in VIOLENT_ROOTS and fit.entry.name != REPRESSION:
        return ""
    if action.root == FIGHT and _is_repression(fit, source, target, reading):
        return REPRESSION
    return BLAME if clause.verb.lemma in VERBAL and _is_verbal(clause, source, target, reading) else ""


def of_pair(candidate: EventCandidate, code: str, source: ActorMatch | None, dictionary: Dictionary) -> str:
    """The code of what one side of a clash does: a crowd riots, the forces of a state put it down."""
    put_down = candidate.action == STREET_CLASH and candidate.frame is None
    if not put_down or source is None or source.role not in STATE_FORCES:
        return code
    return dictionary.actions[REPRESSION].done


def _is_verbal(clause: Clause, source: Actors, target: Actors, reading: Extraction) -> bool:
    """Whether one unarmed attacks another for what he has done: "attacked his rival for saying that he lied".

    Rivals in politics also do so for a thing: "hit his rival for the tax".
    """
    clauses = reading.parse.clauses
    reasons = (clauses[index] for index in clause.complements if clauses[index].link in REASON_LINKS)
    unarmed = all(actor.role and actor.role not in BEARERS for actor in (*source, *target))
    named = any(phrase.prep in REASON_LINKS for phrase in clause.preps) and _are_rivals(source, target)
    return named or unarmed and any(reason.verb.form == "gerund" for reason in reasons)


def _are_rivals(source: Actors, target: Actors) -> bool:
    """Whether both sides are politicians of one country who are in no office that commands."""
    rivals = all(actor.role in POLITICIANS for actor in (*source, *target))
    return bool(source and target) and rivals and {one.country for one in source} == {one.country for one in target}


def of_noun(name: str, noun: str, source: Actors, target: Actors, subject: Actors) -> str:
    """What an attack of rivals in politics is, and a strike of the state that a verb says it resumes or orders."""
    if noun in VERBAL and name in ATTACKS and _are_rivals(source, target):
        return BLAME
    states = all(actor.country and actor.role in STRIKING for actor in source)
    return "AIR_STRIKE" if name == "STRIKE" and subject and source == subject and states else name


def _is_repression(fit: Fit, source: Actors, target: Actors, reading: Extraction) -> bool:
    """Whether police or troops of a state use force on those who protest there: "shot dead two protesters"."""
    harmed = fit.arguments.object
    if harmed is None:
        return False
    forces = all(actor.role in STATE_FORCES and actor.country for actor in source)
    home = {actor.country for actor in source} >= {actor.country for actor in target}
    heads = (reading.tokens[head.head].lemma.lower() for head in reading.matcher.heads(harmed))
    return forces and home and any(lemma in PROTESTERS for lemma in heads)
