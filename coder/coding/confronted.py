"""At whom somebody fires who is told beside it to come upon them, or of whom a clause of time tells what they did.

"Gunmen stopped a bus and opened fire", "troops opened fire after spotting smugglers", "when the crowd threw stones".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from coder.coding.arguments import Arguments, arguments_of
from coder.coding.extraction import Extraction
from coder.coding.fits import Fit
from coder.coding.sides import is_own_side
from coder.core.model import Actors
from coder.core.syntax import Clause, ClauseKind, Phrase
from coder.dictionary.word_lists import word_set

FIRED: Final = frozenset(("FIGHT_SMALL_ARMS", "FIGHT_ARTILLERY"))
"""The actions of firing, which a verb may tell without a word on who is fired at."""
FIRING_VERBS: Final = word_set("coding.firing_verbs")
ENCOUNTERS: Final = word_set("coding.encounter_verbs")
ENTERING: Final = word_set("coding.entering_prepositions")
LINKS: Final = word_set("coding.firing_links")
SHARED: Final = "shared"
"""How a clause has its subject that is joined to another: "stopped a bus and fired"."""


def confronted(fit: Fit, clause: Clause, source: Actors, reading: Extraction) -> Actors:
    """Whom those meet who fire without a word on at whom."""
    verb = clause.verb
    if fit.entry.name not in FIRED or verb.passive or verb.lemma not in FIRING_VERBS or not source:
        return ()
    found = _met_before(fit, clause, source, reading) if clause.subject_rule == SHARED else ()
    return found or next(filter(None, _in_clauses_of_time(fit, clause, source, reading)), ())


def _met_before(fit: Fit, clause: Clause, source: Actors, reading: Extraction) -> Actors:
    """Whom the clause before tells that the same subject met: "ran into a patrol and opened fire"."""
    if not clause.index or clause.subject is None:
        return ()
    before = reading.parse.clauses[clause.index - 1]
    same = before.subject is not None and before.subject.first == clause.subject.first
    return _met(fit, before, source, reading) if same else ()


def _in_clauses_of_time(fit: Fit, clause: Clause, source: Actors, reading: Extraction) -> Iterator[Actors]:
    """Who acts in the clauses of time below a clause, or whom those meet there who fire."""
    for other in reading.parse.clauses:
        if other.parent != clause.index or other.kind is not ClauseKind.ADVERBIAL or other.link not in LINKS:
            continue
        if other.subject is None or other.verb.passive:
            continue
        doer = _aimed_at(fit, other.subject, Arguments(None, None, None, other.preps), source, reading)
        own = clause.subject is not None and other.subject.first == clause.subject.first
        yield doer if doer and not own else _met(fit, other, source, reading)


def _met(fit: Fit, clause: Clause, source: Actors, reading: Extraction) -> Actors:
    """Whom or what the subject of a clause comes upon, enters or stops."""
    verb = clause.verb
    if verb.passive or verb.negated:
        return ()
    arguments = arguments_of(clause)
    if arguments.object is not None:
        phrase = arguments.object if verb.lemma in ENCOUNTERS else None
    else:
        phrase = next((other for other in arguments.preps if other.prep in ENTERING), None)
    return _aimed_at(fit, phrase, arguments, source, reading) if phrase is not None else ()


def _aimed_at(fit: Fit, phrase: Phrase, arguments: Arguments, source: Actors, reading: Extraction) -> Actors:
    """Those whom a phrase names, or the state where the thing or place is that it names, if it is another side."""
    preps = tuple([other for other in arguments.preps if other.first != phrase.first])
    aimed = Fit(fit.weight, fit.entry, Arguments(fit.arguments.subject, phrase, None, preps), None)
    found = reading.participants.target(aimed, source) or reading.implied.place_hit(aimed, source)
    return tuple([actor for actor in found if not is_own_side(actor, source)])
