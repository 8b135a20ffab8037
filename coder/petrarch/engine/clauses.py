"""Which words of a sentence a verb governs, and which clauses between commas are skipped."""

from __future__ import annotations

from collections.abc import Sequence

from coder.core.syntax import Clause, ClauseKind, Parse, clause_of_verb
from coder.petrarch.engine.options import PatternOptions
from coder.petrarch.engine.units import Layout


def comma_clauses(layout: Layout, parse: Parse, options: PatternOptions) -> tuple[frozenset[int], frozenset[int]]:
    """Return the tokens of the clauses between commas that the options skip, and the commas that stay.

    The comma that closes a skipped clause opens no other one inside the sentence. A part with the verb of a subject
    before it stays, and so does the last part if all others are skipped.
    """
    commas = [at for at, token in enumerate(parse.sentence.tokens) if token.text == "," and layout.unit_at[at] < 0]
    edges = [-1, *commas, len(layout.words)]
    skipped: set[int] = set()
    closed = False
    for number, (first, stop) in enumerate(zip(edges, edges[1:], strict=False)):
        words = [at for at in range(first + 1, stop) if layout.words[at]]
        low, high = _limits(number, len(edges) - 2, options)
        last = number == len(edges) - 2
        closes = closed and number > 0 and not last
        needed = _holds_main_verb(first, stop, parse) or (
            last and not any(layout.words[at] and at not in skipped for at in range(first))
        )
        closed = bool(commas) and low <= len(words) <= high and not closes and not needed
        if closed:
            skipped |= set(range(max(first, 0), min(stop + 1, len(layout.words))))
            closed = number > 0
    return frozenset(skipped), frozenset(commas) - skipped


def _holds_main_verb(first: int, stop: int, parse: Parse) -> bool:
    """Return whether a part between commas has the verb of a subject that stands before it."""
    return any(
        first < clause.verb.first < stop
        and clause.subject is not None
        and clause.subject.first < first
        and clause.subject_rule == "own"
        and clause.kind in (ClauseKind.MAIN, ClauseKind.COMPLEMENT)
        for clause in parse.clauses
    )


def _limits(number: int, last: int, options: PatternOptions) -> tuple[int, int]:
    """Return how many words the skipped clauses have at the beginning, in the middle or at the end of a sentence."""
    if number == 0:
        return options.comma_bmin, options.comma_bmax
    return (options.comma_emin, options.comma_emax) if number == last else (options.comma_min, options.comma_max)


def words_before(verb: int, start: int, layout: Layout, skipped: frozenset[int]) -> tuple[int, ...]:
    """Return the words before a verb back to ``start``, the nearest first."""
    return tuple(at for at in range(verb - 1, start - 1, -1) if layout.words[at] and at not in skipped)


def words_after(verb: int, stop: int, layout: Layout, skipped: frozenset[int]) -> tuple[int, ...]:
    """Return the words after a verb up to ``stop``."""
    return tuple(at for at in range(verb, stop) if layout.words[at] and at not in skipped)


def governed_end(verb: int, parse: Parse) -> int:
    """Return the end of the words that a verb governs: the next clause that does not depend on the verb's clause."""
    own = clause_of_verb(parse.clauses, verb)
    asides = [clause for clause in parse.clauses if clause.verb.first > verb and _is_aside(clause, parse)]
    below = _with_descendants([clause.index for clause in (own, *asides) if clause is not None], parse.clauses)
    starts = [
        _start(clause, verb) for clause in parse.clauses if clause.verb.first > verb and clause.index not in below
    ]
    return min(starts, default=len(parse.sentence.tokens))


def own_clauses(first: int, stop: int, parse: Parse) -> set[int]:
    """Return the tokens between two positions that belong to clauses with a subject of their own."""
    found: set[int] = set()
    for clause in parse.clauses:
        if clause.subject and clause.subject_rule == "own" and first <= clause.subject.first < clause.verb.first < stop:
            found |= set(range(clause.subject.first, min(governed_end(clause.verb.first, parse), stop)))
    return found


def _start(clause: Clause, verb: int) -> int:
    """Return where a clause begins behind a verb: with its own subject, else with its verb."""
    subject = clause.subject
    return (
        subject.first
        if subject and clause.subject_rule == "own" and verb < subject.first < clause.verb.first
        else clause.verb.first
    )


def _is_aside(clause: Clause, parse: Parse) -> bool:
    """Return whether a clause is a subject and a verb alone between commas: "..., it seems, ..."."""
    tokens = parse.sentence.tokens
    if clause.subject is None or clause.subject.stop != clause.verb.first or clause.subject.first == 0:
        return False
    return (
        tokens[clause.subject.first - 1].text == ","
        and clause.verb.stop < len(tokens)
        and tokens[clause.verb.stop].text == ","
    )


def _with_descendants(indexes: Sequence[int], clauses: Sequence[Clause]) -> frozenset[int]:
    """Return the indexes of clauses and of all clauses below them."""
    below = set(indexes)
    changed = True
    while changed:
        more = {clause.index for clause in clauses if clause.parent in below} - below
        below |= more
        changed = bool(more)
    return frozenset(below)
