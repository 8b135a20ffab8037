"""What a frame makes of the parties of its content: who is told, who is asked without a name, who only reports."""

from __future__ import annotations

from coder.coding.frames import EventCandidate, is_spoken
from coder.coding.matcher import Fit
from coder.core.model import Actors, Clause, Parse
from coder.dictionary.tables import Dictionary


def is_agentless(candidate: EventCandidate, parse: Parse, dictionary: Dictionary) -> bool:
    """ "Officials said nine people had been killed": who speaks has not done it, unless the clause has a pronoun for him."""
    if candidate.source or is_spoken(candidate, dictionary):
        return False
    clause = next((other for other in parse.clauses if (other.verb.first, other.verb.stop) == candidate.trigger), None)
    subject = clause.subject if clause is not None else None
    return subject is not None and parse.sentence.tokens[subject.head].tag not in ("PRP", "EX")


def is_unnamed(fit: Fit, clause: Clause, addressee: Actors, parse: Parse) -> bool:
    """ "Urged the parties to free the men": somebody without a code is asked, and nobody else stands for him."""
    asked = fit.arguments.object
    if addressee or asked is None or fit.entry.name not in ("appeal", "demand"):
        return False
    inner = [parse.clauses[index] for index in clause.complements]
    return any(
        other.verb.form == "infinitive" and other.subject is not None and other.subject.first == asked.first
        for other in inner
    )


def is_told(clause: Clause, addressee: Actors, parse: Parse) -> bool:
    """ "Told Iran to leave" asks for it, "told Iran that ..." does not."""
    return bool(addressee) and any(parse.clauses[index].verb.form == "infinitive" for index in clause.complements)
