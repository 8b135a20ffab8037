"""What a present tells that is to come: "leaves Tuesday for Cairo", "begins a visit to Chad next week"."""

from __future__ import annotations

from typing import Final

from coder.coding.habits import is_simple_present
from coder.core.syntax import Clause, Parse
from coder.dictionary.word_lists import word_set

WEEKDAYS: Final = word_set("calendar.days")
DAYS: Final = WEEKDAYS | word_set("chunking.near_days")
DAYS_TO_COME: Final = word_set("actuality.days_to_come")
TO_COME: Final = word_set("actuality.coming_adjectives")
SPANS: Final = word_set("chunking.times") | WEEKDAYS
CLAUSE_ENDS: Final = (",", ";", ":", ".", "``", "''", "MD", "VBD", "VBZ", "VBP")
"""Tags with which what is said of a verb ends."""
LONGEST_PREDICATE: Final = 16
ARTICLES: Final = word_set("actuality.definite_determiners")
JOURNEY_VERBS: Final = word_set("actuality.journey_verbs")
ON: Final = "on"
STOPS: Final = (".", '"', "''", "\u201d")


def is_of_a_day(clause: Clause, parse: Parse) -> bool:
    """Whether a verb has the day right behind it for which it is told: "leaves today for talks", "comes on Monday"."""
    words = [token.text.lower() for token in parse.sentence.tokens[clause.verb.stop : clause.verb.stop + 2]]
    return bool(words) and (words[0] in DAYS or words[0] == ON and words[-1] in DAYS)


def is_arranged(clause: Clause, parse: Parse) -> bool:
    """Whether a present tells what is to come: "leaves Tuesday for Cairo", "begins a visit to Chad next week"."""
    verb = clause.verb
    present = verb.form == "finite" and verb.tense == "present" and not (verb.modal or verb.perfect or verb.passive)
    if not present or not parse.sentence.text.rstrip().endswith(STOPS):
        return False
    going = is_simple_present(clause) and verb.lemma in JOURNEY_VERBS
    if going and is_of_a_day(clause, parse):
        return True
    behind = _predicate_words(clause, parse)
    named = zip(["", *behind], behind, [*behind[1:], ""], strict=False)
    return any(
        word in DAYS_TO_COME
        or (word in TO_COME and before not in ARTICLES and after in SPANS)
        or (going and word == ON and after in WEEKDAYS)
        for before, word, after in named
    )


def _predicate_words(clause: Clause, parse: Parse) -> list[str]:
    """The words behind a verb up to a comma or the next verb, in lower case."""
    words: list[str] = []
    for token in parse.sentence.tokens[clause.verb.stop : clause.verb.stop + LONGEST_PREDICATE]:
        if token.tag in CLAUSE_ENDS:
            break
        words.append(token.text.lower())
    return words
