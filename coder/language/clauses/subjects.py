"""Subjects in a row of groups: where one stands before a verb, how far it goes, and which marks come before it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.dictionary.word_lists import word_set
from coder.language.clauses.attachment import EXAMPLES, REFLEXIVES, arrange
from coder.language.clauses.groups import CONJUNCTIONS, NOUN_PARTS, QUOTES, Group

PARTING: Final = word_set("clauses.parting_conjunctions")
MAX_DISTANCE: Final = 60
"""How many groups before a verb are searched for its subject at most: keeps the cost of a sentence linear."""
LIGHT: Final = frozenset(("ADVP", "T", "LQ", "PT"))
"""Kinds of groups that may stand between a mark and a subject."""
ADJUNCTS: Final = frozenset(("ADJP", "ADVP", "P", "PT", "T"))
"""Kinds of groups that may stand between a parenthesis and the verb behind it."""
TIMES: Final = frozenset(("PT", "T"))
PARENTHESIS_ENDS: Final = frozenset(("COMMA", "RB", "COLON"))
LISTED: Final = frozenset(("N", "P", "COMMA", "ADJP"))
"""Kinds of groups in a list of examples."""
MARKS: Final = frozenset(("COMMA", "CC", "COLON", "RQ", "LQ", "NEG_CC", "STOP", "RB"))


def subject_at_end(groups: Sequence[Group], *, joined: bool, after_verb: bool = False) -> int:
    """Return the index of the noun group that is the subject of a verb right after ``groups``; -1 if there is none.

    ``joined``: "A and B" may be one subject; it can't where B begins a clause of its own ("met A | and B left").
    ``after_verb``: the groups follow a verb; then a single comma at the end separates it from the next verb
    ("met A, | left B").
    """
    end = before_parenthesis(groups)
    if after_verb and end and end < len(groups) and groups[end].kind in ("COMMA", "COLON") and _is_single(groups, end):
        return -1
    found = -1
    i = end - 1
    while i >= 0 and i > end - MAX_DISTANCE:
        group = groups[i]
        kind = group.kind
        if kind == "N":
            if group.word in REFLEXIVES and i > 0 and groups[i - 1].kind in ("N", "P"):
                i -= 1
                continue
            if found >= 0:
                return found
            found = i
        elif kind in CONJUNCTIONS and not _joins_times(groups, i):
            if found >= 0 and not joined and _opens_clause(groups, i):
                return i - 1
            if found < 0 or not joined or not _noun_before(groups, i):
                return found
            return _list_start(groups, i, end)
        elif kind not in CONJUNCTIONS and kind not in NOUN_PARTS and (kind not in QUOTES or found >= 0):
            return found
        i -= 1
    return found


def _opens_clause(groups: Sequence[Group], i: int) -> bool:
    """Do the words before the conjunction at ``i`` begin a clause: "took Lima, but | Demir [and] his men stayed"?"""
    if i < 2 or groups[i - 1].kind != "N":
        return False
    return groups[i - 2].kind in CONJUNCTIONS and groups[i - 2].word in PARTING


def before_aside(groups: Sequence[Group], end: int) -> int:
    """'The envoy, in a letter [sent to Chad]': the index of the comma that opens an aside before ``end``, else 0."""
    while end and groups[end - 1].kind in ADJUNCTS:
        end -= 1
    return end - 1 if end and groups[end - 1].kind == "COMMA" else 0


def take_subject(groups: Sequence[Group], at: int) -> Group:
    """Return the noun group at ``at`` with everything after it that belongs to it."""
    arrange(groups[at:])
    return groups[at]


def extent(groups: Sequence[Group]) -> int:
    """Count the groups of the noun phrase at the beginning: "thousands of farmers and miners | in Lima"."""
    stop = 1
    while stop < len(groups):
        group, last = groups[stop], groups[stop - 1].kind
        of_phrase = group.kind == "P" and group.prep == "of"
        joined = group.kind == "N" and last in CONJUNCTIONS
        if of_phrase or joined or (group.kind in CONJUNCTIONS and _noun_follows(groups, stop)):
            stop += 1
        elif group.kind == "COMMA" and _noun_follows(groups, stop):
            stop += 2
        else:
            break
    return min(stop, len(groups))


def marks_before(tail: Sequence[Group], at: int) -> str:
    """Return the marks between a clause and the subject of the next one: "", "COMMA", "COMMA CC" ..."""
    marks: list[str] = []
    start = at
    while start and (tail[start - 1].kind in LIGHT or tail[start - 1].kind in MARKS):
        start -= 1
        if tail[start].kind in MARKS:
            marks.insert(0, tail[start].kind)
    return " ".join(marks)


def cut_subject(tail: list[Group], at: int) -> None:
    """Remove the subject at ``at`` and the marks before it from the groups after the preceding verb."""
    while at and tail[at - 1].kind in LIGHT:
        at -= 1
    while at and tail[at - 1].kind in MARKS:
        at -= 1
    del tail[at:]


def before_parenthesis(groups: Sequence[Group]) -> int:
    """Return where the groups end without what stands between commas, dashes or brackets right before the verb."""
    end = len(groups)
    while end and groups[end - 1].kind in ("ADVP", "RQ", "LQ", "PRT"):
        end -= 1
    end = _before_adjuncts(groups, end)
    for _ in range(3):
        if not end or groups[end - 1].kind not in PARENTHESIS_ENDS:
            break
        i = _opening_mark(groups, end)
        if i <= 0:
            return end - 1
        opening = groups[i].kind
        joined = groups[i + 1].kind in CONJUNCTIONS
        end = i
        if joined and opening == "COMMA":
            end = _before_first_comma(groups, end)
        while end and groups[end - 1].kind in ("ADVP", "RQ", "LQ"):
            end -= 1
        if opening == "COMMA" and not joined:
            end = _before_phrases(groups, _before_examples(groups, _before_apposition(groups, end)))
    return end


def _before_adjuncts(groups: Sequence[Group], end: int) -> int:
    """'The United States, a key ally, on Friday | condemned': the index behind the parenthesis, else ``end``."""
    closed = end
    while closed and groups[closed - 1].kind in ADJUNCTS:
        closed -= 1
    if closed in (0, end) or groups[closed - 1].kind not in PARENTHESIS_ENDS:
        return end
    return closed if _opening_mark(groups, closed) > 0 else end


def _opening_mark(groups: Sequence[Group], end: int) -> int:
    """Return the index of the mark that opens the parenthesis which ends before ``end``; -1 if none does."""
    opening = "LB" if groups[end - 1].kind == "RB" else groups[end - 1].kind
    for i in range(end - 2, max(-1, end - MAX_DISTANCE), -1):
        if groups[i].kind == opening:
            return i
    return -1


def _before_apposition(groups: Sequence[Group], end: int) -> int:
    """'X, D-La., head of A, said': the index of the comma after a name that begins the sentence, else ``end``."""
    comma = next((i for i in range(min(end, MAX_DISTANCE)) if groups[i].kind not in ("N", "P")), end)
    inside = groups[comma + 1 : end]
    alone = comma and inside and groups[0].kind == "N" and inside[0].kind == "N" and groups[comma].kind == "COMMA"
    return comma if alone and all(group.kind in ("N", "P") for group in inside) else end


def _before_examples(groups: Sequence[Group], end: int) -> int:
    """'Five states, including A, B and C, met': the index of the comma before examples that ``end`` parts, else it."""
    i = end - 1
    while i > 0 and groups[i].kind in LISTED and i > end - MAX_DISTANCE:
        if groups[i].kind == "P" and groups[i].prep in EXAMPLES and groups[i - 1].kind == "COMMA":
            return i - 1
        i -= 1
    return end


def _before_phrases(groups: Sequence[Group], end: int) -> int:
    """'X, on a visit to Y with a minister, Z, said': the index of the comma before the phrases, else ``end``."""
    i = end
    while i > 1 and groups[i - 1].kind == "P" and i > end - MAX_DISTANCE:
        i -= 1
    return i - 1 if i < end and i > 1 and groups[i - 1].kind == "COMMA" and groups[i - 2].kind in ("N", "P") else end


def _before_first_comma(groups: Sequence[Group], end: int) -> int:
    """'X, head of A, and chief of B, said': return the index of the first comma; ``end`` is that of the second."""
    i = end
    while i > 1 and groups[i - 1].kind in ("N", "P") and i > end - MAX_DISTANCE:
        i -= 1
    return i - 1 if groups[i - 1].kind == "COMMA" else end


def _is_single(groups: Sequence[Group], at: int) -> bool:
    """Is the mark at ``at`` the only one of its kind from there to the end?"""
    return sum(group.kind == groups[at].kind for group in groups[at:]) == 1


def _noun_before(groups: Sequence[Group], i: int) -> bool:
    """Does a noun group end right before the conjunction at ``i``, apart from marks and adverbs?"""
    j = i - 1
    while j >= 0 and groups[j].kind in ("COMMA", "RQ", "ADVP", "CC"):
        j -= 1
    return j >= 0 and groups[j].kind in ("N", "P")


def _joins_times(groups: Sequence[Group], i: int) -> bool:
    """Does the conjunction at ``i`` join two times: "rebels on Friday and again on Sunday | attacked"?"""
    after = i + 1
    while after < len(groups) and groups[after].kind == "ADVP":
        after += 1
    return i > 0 and groups[i - 1].kind in TIMES and after < len(groups) and groups[after].kind in TIMES


def _noun_follows(groups: Sequence[Group], at: int) -> bool:
    """Is the next group a noun group?"""
    return at + 1 < len(groups) and groups[at + 1].kind == "N"


def _list_start(groups: Sequence[Group], conjunction: int, end: int) -> int:
    """Return the index of the first member of "A, B and C"."""
    first = conjunction
    i = conjunction - 1
    while i >= 0 and i > end - MAX_DISTANCE:
        kind = groups[i].kind
        if kind == "N":
            first = i
        elif kind == "COMMA":
            if first > i + 1 and i + 1 != conjunction:
                break
            if i == 0 or groups[i - 1].kind not in ("N", "P", "RQ"):
                break
        elif kind not in NOUN_PARTS and kind not in QUOTES and kind not in CONJUNCTIONS:
            break
        i -= 1
    while first < len(groups) and groups[first].kind != "N":
        first += 1
    return first if first < len(groups) else -1
