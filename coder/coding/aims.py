"""Gerunds that name an aim, a task, a means or what is barred, and not what is done."""

from __future__ import annotations

from typing import Final

from coder.core.syntax import Clause, ClauseKind, Parse
from coder.dictionary.word_lists import word_set

TASKING: Final = word_set("coding.tasking_verbs")
ACCUSING: Final = word_set("clauses.accusing_verbs") | word_set("coding.accusing_verbs")
BARRING: Final = word_set("coding.barring_verbs")
MEANS: Final = word_set("coding.means_links")
THREATENING: Final = word_set("coding.threatening_verbs")
FOR, FROM = "for", "from"
WITH: Final = "with"
AIMS: Final = word_set("coding.aims")
AIM_PREPOSITIONS: Final = word_set("coding.aim_prepositions")
HARMLESS: Final = {"14": word_set("coding.gathering_aims"), "15": word_set("coding.helping_aims")}
"""For the roots of protests and of forces sent out the verbs of aims that make neither of it."""
PROSPECT_VERBS: Final = word_set("actuality.prospect_verbs")


def is_harmless(root: str, clause: Clause, parse: Parse) -> bool:
    """Whether a crowd or force is there for no politics: "poured into the streets to mourn", "sent troops to feed"."""
    verbs = HARMLESS.get(root)
    if verbs is None:
        return False
    behind = parse.clauses[clause.index + 1 : clause.index + 3]
    aims = [
        other
        for other in behind
        if other.verb.form == "infinitive" and other.parent in (clause.index, clause.index + 1)
    ]
    return any(aim.verb.lemma in verbs for aim in aims)


def is_barred(clause: Clause, parse: Parse) -> bool:
    """Whether a clause says what somebody may not do: "are forbidden from suing the army"."""
    if clause.verb.form != "gerund" or clause.link != FROM or clause.parent is None:
        return False
    return parse.clauses[clause.parent].verb.lemma in BARRING


def is_task(clause: Clause, parse: Parse) -> bool:
    """Whether a clause says with what somebody is charged: "were tasked with disarming the rebels"."""
    if clause.verb.form != "gerund" or clause.link != WITH or clause.parent is None:
        return False
    return parse.clauses[clause.parent].verb.lemma in TASKING


def opens_with_aim(clause: Clause, parse: Parse) -> bool:
    """Whether the first of the gerunds that "and" joins stands behind an aim: "a step forward in building and"."""
    tokens = parse.sentence.tokens
    if clause.link not in AIM_PREPOSITIONS:
        return False
    while clause.subject_rule == "shared" and tokens[clause.verb.first - 1].text.lower() != clause.link:
        before = parse.clauses[clause.index - 1] if clause.index else clause
        if before.parent != clause.parent or before.link != clause.link or before is clause:
            break
        clause = before
    return tokens[clause.verb.first - 2].lemma in AIMS


def leads_to_aim(clause: Clause, parse: Parse) -> bool:
    """Whether a clause says for what something is to be done: "met to pave the way for setting a date"."""
    if clause.verb.form != "gerund" or clause.link != FOR or clause.parent is None:
        return False
    above = parse.clauses[clause.parent]
    return above.verb.form == "infinitive" and above.kind is not ClauseKind.MAIN and not above.verb.modal


def is_means_to_come(clause: Clause, parse: Parse) -> bool:
    """Whether a clause says how somebody should, could or is asked to do something: "must help by withdrawing"."""
    if clause.verb.form != "gerund" or clause.parent is None or not _is_means(clause, parse):
        return False
    above = parse.clauses[clause.parent]
    if above.verb.modal or above.verb.negated or above.hypothetical:
        return True
    if any(one.verb.lemma in ACCUSING for one in _clauses_above(clause, parse) if one.verb.form == "finite"):
        return True
    if above.verb.form != "infinitive" or above.parent is None:
        return False
    first = parse.clauses[above.parent]
    if first.verb.form == "gerund" and first.link in MEANS:  # "could help by giving money to X and by sending troops"
        return is_means_to_come(first, parse)
    return bool(first.verb.modal) or first.verb.lemma in PROSPECT_VERBS


def is_means_threatened(clause: Clause, parse: Parse) -> bool:
    """Whether a clause says what a threat would be carried out with: "threatened to respond by expelling envoys"."""
    if clause.verb.form != "gerund" or clause.parent is None or not _is_means(clause, parse):
        return False
    above = parse.clauses[clause.parent]
    if above.verb.form != "infinitive" or above.parent is None:
        return False
    return parse.clauses[above.parent].verb.lemma in THREATENING


def _clauses_above(clause: Clause, parse: Parse) -> list[Clause]:
    """The clauses above one, from the innermost to the first that is no infinitive or gerund."""
    above: list[Clause] = []
    while clause.parent is not None and clause.parent < clause.index:
        clause = parse.clauses[clause.parent]
        above.append(clause)
        if clause.verb.form == "finite":
            break
    return above


def _is_means(clause: Clause, parse: Parse) -> bool:
    """Whether a gerund says how, as the first of a list or after it: "by arresting members, freezing assets"."""
    at = clause.index
    while at > 0 and not clause.link:
        before = parse.clauses[at - 1]
        if before.verb.form != "gerund" or before.parent != clause.parent:
            return False
        at, clause = at - 1, before
    return clause.link in MEANS
