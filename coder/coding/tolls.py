"""Figures that are no events: shares of many, and numbers counted over a time."""

from __future__ import annotations

from typing import Final

from coder.core.syntax import Clause, Parse, Phrase
from coder.dictionary.word_lists import word_list, word_set

SHARES: Final = word_set("actuality.shares")
FRACTIONS: Final = word_set("actuality.fractions")
OF: Final = "of"
COUNTED_PERIODS: Final = word_list("actuality.counted_periods")
WHOLE_YEARS: Final = word_list("actuality.whole_years")
CROWDS: Final = word_set("actuality.counted_crowds")
PERIODS: Final = word_set("actuality.periods")
WITHIN: Final = word_set("actuality.deed_prepositions")
COUNTING: Final = word_set("actuality.counting_openings")
MANY: Final = 10
"""From how many on those counted over a year are no victims of one deed."""
MANY_TRIED: Final = 100
"""From how many on those convicted or sentenced were not tried together."""
PERIOD_REACH: Final = 12
"""So many words after a verb may hold the period over which is counted."""


def is_statistic(clause: Clause, parse: Parse, violent: bool, verdict: bool = False) -> bool:
    """Whether a share of many does it, or a number is counted over a time.

    "Forty percent of voters back him", "Police have arrested 90 so far this year"; of what is ``violent`` also the many
    of a year: "Rebels killed 45 people last year"; of verdicts those on hundreds: "1,500 people were sentenced".
    """
    tokens, verb = parse.sentence.tokens, clause.verb
    doer = clause.subject
    if verb.passive:
        doer = next((phrase for phrase in clause.preps if phrase.prep == "by"), None)
    told_of_many = verb.passive and verb.perfect and _is_fraction(clause.subject, parse)
    if told_of_many or _is_share(doer, parse) or _is_told_by_share(clause, parse) or _is_counted(clause, parse):
        return True
    counted = clause.subject if verb.passive else next(iter(clause.objects), None)
    if verdict and counted is not None and _is_many(counted, parse, MANY_TRIED):
        return True
    if not verb.perfect and verb.tense != "past":
        return False
    after = [token.text.lower() for token in tokens[verb.stop : verb.stop + PERIOD_REACH]]
    said = f" {' '.join(after)} "
    if verb.perfect and any(f" {period} " in said for period in COUNTED_PERIODS):
        return True
    if not violent or all(f" {year} " not in said for year in WHOLE_YEARS):
        return False
    return counted is not None and _is_many(counted, parse, MANY) and not _is_in_one_deed(clause, parse)


def _is_share(phrase: Phrase | None, parse: Parse) -> bool:
    """Whether a phrase names a share of many: "forty percent of voters"."""
    if phrase is None:
        return False
    return any(token.text.lower() in SHARES for token in parse.sentence.tokens[phrase.first : phrase.stop])


def _is_fraction(phrase: Phrase | None, parse: Parse) -> bool:
    """Whether a phrase names a part of many, with "of" behind it: "nearly a third of the inmates"."""
    if phrase is None:
        return False
    words = [token.text.lower() for token in parse.sentence.tokens[phrase.first : phrase.stop + 1]]
    return any(
        after == OF and (word in FRACTIONS or word in SHARES) for word, after in zip(words, words[1:], strict=False)
    )


def _is_counted(clause: Clause, parse: Parse) -> bool:
    """Whether a participle only says whose number is told: "the number of civilians killed by rebels rose"."""
    if clause.verb.form != "participle" or clause.subject is None:
        return False
    first = clause.subject.first
    before = parse.sentence.tokens[max(0, first - 3) : first]
    return " ".join([token.text.lower() for token in before]) in COUNTING


def _is_told_by_share(clause: Clause, parse: Parse) -> bool:
    """Whether a share of many know or think it: "forty percent knew that he opposed the ban"."""
    above = parse.clauses[clause.parent] if clause.parent is not None else None
    return above is not None and clause.index in above.complements and _is_share(above.subject, parse)


def _is_many(phrase: Phrase, parse: Parse, least: int) -> bool:
    """Whether a phrase counts so many or more: "45 people", "hundreds of soldiers"."""
    for token in parse.sentence.tokens[phrase.first : phrase.head + 1]:
        digits = token.text.replace(",", "")
        if token.lemma.lower() in CROWDS or (digits.isdecimal() and int(digits) >= least):
            return True
    return False


def _is_in_one_deed(clause: Clause, parse: Parse) -> bool:
    """Whether a phrase names the one deed in which it was done: "killed 45 people in an attack last year"."""
    tokens = parse.sentence.tokens
    return any(
        tokens[phrase.first].tag == "DT"
        and phrase.prep in WITHIN
        and tokens[phrase.head].text.lower() not in PERIODS
        and tokens[phrase.head].tag == "NN"
        for phrase in clause.preps
    )
