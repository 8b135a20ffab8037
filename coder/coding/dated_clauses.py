"""Which clause an expression of time dates: by the verbs around it, and what stands between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.coding.clauses_by_verb import ClausesByVerb
from coder.coding.dated_nouns import SPOKEN_DAYS
from coder.core.syntax import Clause, ClauseKind, Parse
from coder.dictionary.word_lists import word_set
from coder.language.dates.resolution import Expression

DAYS: Final = frozenset(("weekday", "month_day", "full_date", "day_word"))
"""Rules of times that name a day."""
SETTINGS: Final = word_set("dates.settings")
STAGED: Final = word_set("dates.staged_verbs")
REPORTED: Final = (ClauseKind.COMPLEMENT,)
WITHIN_REPORTED: Final = (ClauseKind.COMPLEMENT, ClauseKind.RELATIVE, ClauseKind.ADVERBIAL)
"""Kinds of clauses that a report behind a time may hold; a spoken day that ends one of the others is the report's."""
OPENERS: Final = frozenset(("CC", ",", "IN", ":"))
"""Tags of what may stand before an expression that opens a clause: "and on Tuesday Chad left"."""


def dated_clause(expression: Expression, before: int, parse: Parse, verbs: ClausesByVerb) -> Clause | None:
    """The clause whose verb an expression dates: one that it stands right before or opens, else the one before."""
    adjacent, previous = verbs.at(expression.stop), verbs.before(expression.first)
    inside = previous is not None and previous.kind is ClauseKind.RELATIVE and not _is_set_off(before, parse)
    if adjacent is not None and adjacent.verb.form == "finite" and not inside:
        return adjacent
    joined = expression.stop < len(parse.sentence.tokens) and parse.sentence.tokens[expression.stop].tag == "CC"
    opened = verbs.opened_at(expression.stop) if adjacent is None and (not joined or previous is None) else None
    apart = previous is None or before < 0 or parse.sentence.tokens[before].tag in OPENERS
    below = REPORTED if expression.rule in SPOKEN_DAYS else WITHIN_REPORTED
    if opened is not None and apart and (previous is None or not _goes_with(previous, opened, before, below, parse)):
        return opened
    if previous is None:
        return _first_clause(expression, parse, verbs)
    if _tells_occasion(previous, parse):
        return clause_above(previous, parse) or previous
    if _only_describes(previous) and expression.rule in DAYS and previous.parent is not None:
        return parse.clauses[previous.parent]
    return _above_insertion(previous, before, parse)


def _first_clause(expression: Expression, parse: Parse, verbs: ClausesByVerb) -> Clause | None:
    """The clause of a time before the first verb: "On Monday, speaking in Paris, he said" dates what he said."""
    first = verbs.of(expression.first)
    if first is not None and _is_linked_behind(expression, first, parse):
        return next((clause for clause in parse.clauses if clause.kind is ClauseKind.MAIN), first)
    if first is None or first.verb.form == "finite" or first.parent is None:
        return first
    above = parse.clauses[first.parent]
    return above if above.verb.first > first.verb.first else first


def _tells_occasion(clause: Clause, parse: Parse) -> bool:
    """Whether a bare participle says when that was in which something happens: "in a statement issued on Monday"."""
    verb, occasion = clause.verb, clause.subject
    if verb.form != "participle" or verb.lemma not in STAGED or clause.kind is not ClauseKind.RELATIVE:
        return False
    before = occasion.first - 1 if occasion is not None else -1
    return before >= 0 and parse.sentence.tokens[before].text.lower() in SETTINGS


def clause_above(clause: Clause, parse: Parse) -> Clause | None:
    """The clause that a clause hangs on; where it hangs on none, the next main clause."""
    if clause.parent is not None:
        return parse.clauses[clause.parent]
    return next((one for one in parse.clauses[clause.index :] if one.kind is ClauseKind.MAIN), None)


def _is_linked_behind(expression: Expression, clause: Clause, parse: Parse) -> bool:
    """Whether the link of a clause stands behind a time: "On May 5, hours after rebels fled, troops left"."""
    if clause.kind is not ClauseKind.ADVERBIAL or clause.subject is None:
        return False
    words = [token.text.lower() for token in parse.sentence.tokens[expression.stop : clause.subject.first]]
    return words[:1] == [","] and clause.link in words


def _only_describes(clause: Clause) -> bool:
    """Whether a relative clause in the present has no day: "signed a bill that bans rallies on Monday"."""
    verb = clause.verb
    return clause.kind is ClauseKind.RELATIVE and verb.tense == "present" and not (verb.perfect or verb.progressive)


def _goes_with(previous: Clause, opened: Clause, before: int, below: Sequence[ClauseKind], parse: Parse) -> bool:
    """Whether a time between two verbs is that of the first: "having met Niger on Monday, Chad left".

    Behind "and" it is that of the second: "Chad attacked Niger and in 1998 Niger attacked Mali".
    """
    tokens = parse.sentence.tokens
    if tokens[before - 1].tag == "CC":
        return False
    set_off = _is_set_off(before, parse)
    top = previous
    while top.parent is not None and top.parent < top.index and top.parent != opened.index:
        top = parse.clauses[top.parent]
    inside = top.parent == opened.index and top.verb.form != "finite" and not set_off
    return inside or _are_linked(opened, previous, below, parse)


def _is_set_off(before: int, parse: Parse) -> bool:
    """Whether a comma stands before a time, or before its preposition."""
    return any(token.text == "," for token in parse.sentence.tokens[max(0, before - 1) : before + 1])


def _are_linked(opened: Clause, before: Clause, below: Sequence[ClauseKind], parse: Parse) -> bool:
    """Whether one of two clauses in a row reports the other: "said on Monday Chad left", "left in June, he said".

    Clauses of the kinds ``below`` may stand in between: "arrested a man who fled in June, he said".
    """
    if opened.parent == before.index:
        return True
    above: Clause | None = before
    while above is not None and above.kind in below:
        above = parse.clauses[above.parent] if above.parent is not None else None
        if above is opened:
            return True
    return False


def _above_insertion(clause: Clause, before: int, parse: Parse) -> Clause:
    """The clause that a time behind an insertion goes on with: "was jailed, stemming from fraud, in 2011"."""
    tokens = parse.sentence.tokens
    at = before if tokens[before].text == "," else before - 1
    set_off = at > clause.verb.stop and tokens[at].text == ","
    if set_off and clause.verb.form != "finite" and clause.parent is not None:
        return parse.clauses[clause.parent]
    return clause
