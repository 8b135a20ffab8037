"""Whether a clause is only the content of a thought, plan or view, or what may come of something."""

from __future__ import annotations

from typing import Final

from coder.core.syntax import Clause, ClauseKind, Parse, Token
from coder.dictionary.word_lists import word_set

VIEW_VERBS: Final = word_set("actuality.view_verbs")
PROSPECT_NOUNS: Final = word_set("actuality.prospect_nouns")
THOUGHT_NOUNS: Final = word_set("actuality.thought_nouns")
CONTAINING_VERBS: Final = word_set("actuality.containing_verbs")
RESULTING_VERBS: Final = word_set("actuality.resulting_verbs")
POSSIBLE: Final = word_set("coding.possible_modals")
EVIDENCE: Final = word_set("actuality.evidence_nouns")
LACKING: Final = word_set("actuality.lacking_words")
COUNTING: Final = word_set("actuality.counting_nouns")
PROOF_REACH, COUNT_REACH = 3, 6
"""So far before a noun stands what says that there is none of it, and before a clause of what it tells the number."""
THAT, OF = "that", "of"
WOULD: Final = "would"


def is_prospect(clause: Clause, parse: Parse) -> bool:
    """Whether a clause is only the content of a hope or plan: "expectations that the bank will raise rates".

    Also as a gerund: "the possibility of Chad attacking Niger", "options include bombing Niger".
    """
    if clause.verb.form == "gerund" and _is_part_of_plan(clause, parse):
        return True
    if clause.subject is None or clause.subject.first < 2:
        return False
    noun, link = parse.sentence.tokens[clause.subject.first - 2 : clause.subject.first]
    if noun.tag[0] != "N":
        return False
    if link.text.lower() == OF and clause.verb.form == "gerund":
        return noun.lemma.lower() in PROSPECT_NOUNS
    if link.text.lower() != THAT:
        return False
    return noun.lemma.lower() in THOUGHT_NOUNS or _is_unproven(clause, noun, parse)


def _is_unproven(clause: Clause, noun: Token, parse: Parse) -> bool:
    """Whether there is no evidence of it: "found no proof that Chad had armed the rebels"."""
    if clause.subject is None or noun.lemma.lower() not in EVIDENCE:
        return False
    before = parse.sentence.tokens[max(clause.subject.first - 2 - PROOF_REACH, 0) : clause.subject.first - 2]
    return any(token.text.lower() in LACKING for token in before)


def is_counted(clause: Clause, parse: Parse) -> bool:
    """Whether one only asks how many or much it will be: "over the number of monks they would admit"."""
    if clause.kind is not ClauseKind.RELATIVE or not clause.verb.modal or clause.subject is None:
        return False
    end = clause.subject.first
    before = parse.sentence.tokens[max(end - COUNT_REACH, 0) : end]
    return any(
        token.lemma.lower() in COUNTING and after.text.lower() == OF
        for token, after in zip(before, before[1:], strict=False)
    )


def _is_part_of_plan(clause: Clause, parse: Parse) -> bool:
    """Whether a gerund says what plans or options consist of: "options include bombing Niger"."""
    above = parse.clauses[clause.parent] if clause.parent is not None else None
    if above is None or above.verb.lemma not in CONTAINING_VERBS or above.subject is None:
        return False
    return parse.sentence.tokens[above.subject.head].lemma.lower() in PROSPECT_NOUNS


def is_possible_outcome(clause: Clause, parse: Parse) -> bool:
    """Whether a gerund says what could come of something: "could lead to Chad sending troops".

    Or what something would come of: "repealing the blockade could create jobs".
    """
    if clause.verb.form != "gerund":
        return False
    above = parse.clauses[clause.parent] if clause.parent is not None else None
    if above is not None and above.verb.lemma in RESULTING_VERBS and above.verb.first < clause.verb.first:
        return above.verb.modal in POSSIBLE
    after = parse.clauses[clause.index + 1] if clause.index + 1 < len(parse.clauses) else None
    if after is None or after.subject is not None or after.parent != clause.parent or after.verb.form != "finite":
        return False
    return after.verb.modal in POSSIBLE or after.verb.modal == WOULD


def is_object_of_view(clause: Clause, parse: Parse) -> bool:
    """Whether somebody is only for or against it: "did not object to ministers meeting the envoys"."""
    if clause.verb.form != "gerund" or clause.parent is None or clause.subject is None:
        return False
    above = parse.clauses[clause.parent]
    if above.verb.lemma not in VIEW_VERBS:
        return False
    return any(phrase.first == clause.subject.first for phrase in (*above.objects, *above.preps))
