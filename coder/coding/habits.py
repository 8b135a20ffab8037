"""Whether a clause tells a habit: by an adverb, by a period that comes again, or by "whenever"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.core.syntax import Clause, ClauseKind, Parse, Token
from coder.dictionary.word_lists import word_set
from coder.language.dates.words import NUMBERS

HABIT_ADVERBS: Final = word_set("actuality.habit_adverbs")
EACH: Final = word_set("actuality.each")
PERIODS: Final = word_set("actuality.periods")
ALTERNATIONS: Final = word_set("actuality.alternations")
FREQUENCIES: Final = word_set("actuality.frequencies")
RATES: Final = word_set("actuality.rates")
REPEATING: Final = word_set("actuality.repeating_links")
USED: Final = "used"
HABIT_REACH: Final = 12
"""How many words after a verb may hold the period that makes it a habit."""
RHYTHM: Final = 4
"""How many words at the beginning of a sentence may say how often something happens."""


def is_habit(clause: Clause, parse: Parse) -> bool:
    """Whether an adverb or a period makes a habit of a clause: "often visits", "attacks villages each spring".

    In the present also a period at the beginning, and a clause with "whenever": "Twice a year Chad attacks Niger".
    """
    verb, tokens = clause.verb, parse.sentence.tokens
    if verb.form == "infinitive" and _used_to(tokens, verb.first):
        return True
    near = tokens[max(0, verb.first - 1) : verb.stop + 1]
    if any(token.text.lower() in HABIT_ADVERBS for token in near):
        return True
    if _names_rhythm(tokens[verb.stop : verb.stop + HABIT_REACH]):
        return True
    if not is_simple_present(clause):
        return False
    if clause.kind is ClauseKind.MAIN and _names_rhythm(tokens[:RHYTHM]):
        return True
    return any(below.link in REPEATING and below.parent == clause.index for below in parse.clauses)


def _used_to(tokens: Sequence[Token], first: int) -> bool:
    """Whether an infinitive tells what somebody did again and again: "used to attack", not "was used to attack"."""
    return first > 1 and tokens[first - 1].text.lower() == USED and tokens[first - 2].lemma.lower() != "be"


def _names_rhythm(tokens: Sequence[Token]) -> bool:
    """Whether words say how often something happens: "each spring", "twice a year", "every second Friday"."""
    words = [token.text.lower() for token in tokens]
    for at, word in enumerate(words[:-1]):
        if word in EACH:
            period = at + 1 + (words[at + 1] in ALTERNATIONS)
            if words[at + 1] in NUMBERS and words[at + 2 : at + 3] and words[at + 2][:-1] in PERIODS:
                return True
        elif word in FREQUENCIES and words[at + 1] in RATES:
            period = at + 2
        else:
            continue
        if period < len(words) and words[period] in PERIODS:
            return True
    return False


def is_simple_present(clause: Clause) -> bool:
    """Whether a clause has a bare present: "attacks", not "is attacking" or "will attack"."""
    verb = clause.verb
    return verb.form == "finite" and verb.tense == "present" and not (verb.modal or verb.perfect or verb.progressive)
