"""Whom a judgement concerns that takes up what the same sentence told before.

"Chad shut the port, but Niger condemned the move", "Israel approved new homes, and Jordan denounced the decision".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from coder.actors.reach import Reach
from coder.coding.arguments import arguments_of
from coder.coding.candidate import COERCION, VIOLENT_ROOTS, EventCandidate, code_of, root_of
from coder.coding.deeds import DECIDED, DECISION_NOUNS, DEED_NOUNS, JUDGEMENTS, PROTEST, SAID, takes_up
from coder.coding.extraction import Extraction
from coder.core.model import Actors, Reason
from coder.core.syntax import Clause, ClauseKind, Phrase, clause_of_verb
from coder.core.values import replace
from coder.dictionary.actor_codes import ORGANS, RULERS, SOLDIERS
from coder.dictionary.word_lists import word_set

JUDGING_ROOTS: Final = frozenset(("11", "12"))
"""The roots of actions that blame or turn down something."""
PRAISE: Final = "051"
"""The code of praise."""
SUMMING: Final = word_set("coding.summing_nouns")
OFFICIAL: Final = (None, RULERS, SOLDIERS, *ORGANS)
"""The roles of those who judge nothing that their own state does."""
OPENLY_DONE: Final = VIOLENT_ROOTS | {COERCION, PROTEST}
"""The roots of deeds that are taken up by any word for a deed: "the act"."""
TAKEN_UP: Final = Reason("resolution", "resolve.judged_here")


def judged_here(candidates: list[EventCandidate], reading: Extraction) -> list[EventCandidate]:
    """The candidates, those judgements without a target with who did in the same sentence what they take up."""
    return [_judged(one, candidates, reading) if _lacks_target(one, reading) else one for one in candidates]


def _lacks_target(candidate: EventCandidate, reading: Extraction) -> bool:
    """Whether a candidate judges something without a word on who did it."""
    if candidate.target or candidate.blocked or not candidate.source:
        return False
    if candidate.frame is None:
        praised = (code_of(candidate, reading.dictionary) or "").startswith(PRAISE)
        return praised or root_of(candidate, reading.dictionary) in JUDGING_ROOTS
    return candidate.frame in JUDGEMENTS


def _judged(candidate: EventCandidate, others: Sequence[EventCandidate], reading: Extraction) -> EventCandidate:
    clause = clause_of_verb(reading.parse.clauses, candidate.trigger[0])
    judged = arguments_of(clause).object if clause is not None else None
    if clause is None or judged is None or not takes_up(judged, reading.tokens, reading.dictionary):
        return candidate
    doers = _doers(candidate, judged, clause, others, reading)
    found = next((doer for doer in doers if doer and not _are_of_one_side(doer, candidate.source)), ())
    return replace(candidate, target=found).because(TAKEN_UP) if found else candidate


def _doers(
    candidate: EventCandidate, judged: Phrase, clause: Clause, others: Sequence[EventCandidate], reading: Extraction
) -> Iterator[Actors]:
    """Who has done before in the sentence what a phrase takes up, the last one first."""
    noun = reading.tokens[judged.head].lemma.lower()
    content = root_of(candidate, reading.dictionary) if candidate.frame is not None else ""
    decided = noun in DECISION_NOUNS
    for one in sorted(others, key=lambda other: -other.trigger[0]):
        if one.trigger[0] >= clause.verb.first or one.blocked or not one.source:
            continue
        root = root_of(one, reading.dictionary)
        open_deed = one.frame is None and root in OPENLY_DONE
        if (
            decided
            and one.frame in DECIDED
            and root
            and root not in SAID
            or open_deed
            and (noun in DEED_NOUNS or content and _alike(content, root))
        ):
            yield one.source
    if noun in SUMMING:
        yield _decider(clause, reading)


def _are_of_one_side(doers: Actors, judges: Actors) -> bool:
    """Whether some who judge are those who have done it, or act for the same state; its opposition does not."""
    states = {one.country for one in judges if one.country and one.role in OFFICIAL}
    codes = {one.code for one in judges}
    return any(one.code in codes or one.country in states for one in doers)


def _alike(content: str, root: str) -> bool:
    """Whether two roots are of deeds of one kind."""
    return content == root or content in VIOLENT_ROOTS and root in VIOLENT_ROOTS


def _decider(clause: Clause, reading: Extraction) -> Actors:
    """The subject of the main clause to which one is joined: "the court freed him, and Peru deplored the move"."""
    before = reading.parse.clauses[clause.index - 1] if clause.index else None
    while before is not None and before.kind is not ClauseKind.MAIN:
        before = reading.parse.clauses[before.index - 1] if before.index else None
    if before is None or clause.kind is not ClauseKind.MAIN or before.verb.passive or before.subject is None:
        return ()
    return reading.actors.actors(before.subject, Reach.DOER) if before.verb.tense == "past" else ()
