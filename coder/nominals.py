"""Flat groups to noun phrases: who is the subject at the end of a row of groups, and what hangs on what."""

from __future__ import annotations

from collections.abc import Sequence

from coder.phrases import Group

NOUN_PARTS = frozenset(("N", "P", "PT", "T", "ADVP", "ADJP", "PRT"))
QUOTES = frozenset(("LQ", "RQ"))
BREAKS = frozenset(("COMMA", "COLON", "LB", "RB", "CC", "NEG_CC", "STOP", "OTHER"))


def subject_at_end(groups: Sequence[Group], *, joined: bool) -> int:
    """Index of the noun group that is the subject of a verb right after ``groups``; -1 if there is none.

    ``joined``: may "A and B" be one subject? Not where B begins a clause of its own ("met A | and B left").
    """
    end = _before_parenthesis(groups)
    found = -1
    i = end - 1
    while i >= 0 and i > end - REACH:
        kind = groups[i].kind
        if kind == "N":
            if found >= 0 and _adjacent(groups, i, found):
                return found
            found = i
        elif kind in ("CC", "NEG_CC"):
            if found < 0 or not joined or not _noun_before(groups, i):
                return found
            return _list_start(groups, i, end)
        elif kind not in NOUN_PARTS and kind not in QUOTES or kind in QUOTES and found >= 0:
            return found
        i -= 1
    return found


REACH = 60
"""How many groups before a verb are searched for its subject at most: keeps the cost of a sentence linear."""


def _adjacent(groups: Sequence[Group], i: int, j: int) -> bool:
    """Stand two noun groups side by side with nothing but prepositional phrases between?"""
    return all(groups[k].kind != "COMMA" for k in range(i + 1, j))


def _before_parenthesis(groups: Sequence[Group]) -> int:
    """Where the groups end if what stands between two commas, dashes or brackets right before the verb is left out."""
    end = len(groups)
    while end and groups[end - 1].kind in ("ADVP", "RQ", "LQ", "PRT"):
        end -= 1
    for _ in range(3):
        if not end or groups[end - 1].kind not in ("COMMA", "RB", "COLON"):
            break
        opening = "LB" if groups[end - 1].kind == "RB" else groups[end - 1].kind
        i = end - 2
        while i >= 0 and groups[i].kind != opening and i > end - REACH:
            i -= 1
        if i <= 0 or groups[i].kind != opening:
            return end - 1
        end = i
        while end and groups[end - 1].kind in ("ADVP", "RQ", "LQ"):
            end -= 1
    return end


def _noun_before(groups: Sequence[Group], i: int) -> bool:
    """Ends a noun group before the conjunction at ``i``?"""
    j = i - 1
    while j >= 0 and groups[j].kind in ("COMMA", "RQ", "ADVP", "CC"):
        j -= 1
    return j >= 0 and groups[j].kind in ("N", "P")


def _list_start(groups: Sequence[Group], conjunction: int, end: int) -> int:
    """Index of the first member of "A, B and C"."""
    first = conjunction
    i = conjunction - 1
    while i >= 0 and i > end - REACH:
        kind = groups[i].kind
        if kind == "N":
            first = i
        elif kind == "COMMA":
            if first > i + 1 and i + 1 != conjunction:
                break
            if i == 0 or groups[i - 1].kind not in ("N", "P", "RQ"):
                break
        elif kind not in NOUN_PARTS and kind not in QUOTES and kind not in ("CC", "NEG_CC"):
            break
        i -= 1
    while first < len(groups) and groups[first].kind != "N":
        first += 1
    return first if first < len(groups) else -1


class Arranged:
    """What a row of groups says: its noun phrases in order, the prepositional phrases, the first adjective, a particle."""

    __slots__ = ("adjective", "nouns", "particle", "preps")

    def __init__(self) -> None:
        self.nouns: list[Group] = []
        self.preps: list[Group] = []
        self.adjective: Group | None = None
        self.particle: Group | None = None


def arrange(groups: Sequence[Group]) -> Arranged:
    """Hang prepositional phrases, appositions and conjuncts where they belong, and return what is left at the top."""
    result = Arranged()
    lists = _in_list(groups)
    last: Group | None = None
    top: Group | None = None
    mark = ""
    bracket = False
    before = ""
    for i, group in enumerate(groups):
        kind = group.kind
        if kind == "N":
            _place_noun(result, group, top, last, "LB" if bracket else mark, lists[i], before)
            if mark not in ("COMMA", "COLON") or lists[i] or top is None:
                top = top if mark in ("CC", "NEG_CC") and top is not None else group
                last = group
            elif top is not None:
                last = group
            mark = ""
        elif kind == "P":
            if last is not None and mark == "" and group.prep not in NEVER_ATTACHED:
                last.attached.append(group)
            if (group.prep != "of" or last is None) and group.word and not bracket and group.prep not in NOUN_ONLY:
                result.preps.append(group)
            last, mark = group, ""
            if top is None or mark == "":
                top = group
        elif kind in BREAKS:
            bracket = kind == "LB" or (bracket and kind != "RB")
            mark = kind if not (mark in ("CC", "NEG_CC") and kind == "COMMA") else mark
        elif kind == "ADJP":
            if result.adjective is None:
                result.adjective = group
            last, mark = None, ""
        elif kind == "PRT" and result.particle is None:
            result.particle = group
        if kind not in QUOTES and kind != "ADVP":
            before = kind
    return result


NEVER_ATTACHED = frozenset(("according to", "because of", "despite", "due to"))
NOUN_ONLY = frozenset(("including", "such as"))


def _place_noun(result: Arranged, group: Group, top: Group | None, last: Group | None, mark: str, listed: bool, before: str) -> None:
    """Make a noun group a conjunct, an apposition, or a noun of its own."""
    if mark in ("CC", "NEG_CC") and top is not None or mark == "COMMA" and top is not None and listed:
        top.conjuncts.append(group)
    elif mark in ("COMMA", "COLON", "LB") and last is not None:
        last.appositions.append(group)
    elif mark == "" and before not in ("P", "PT") or not result.nouns:
        result.nouns.append(group)


def _in_list(groups: Sequence[Group]) -> list[bool]:
    """Of each group: does a conjunction with a noun group follow, with only nouns and commas between ("A, B, C and D")?"""
    flags = [False] * len(groups)
    closing = False
    for i in range(len(groups) - 1, -1, -1):
        kind = groups[i].kind
        flags[i] = closing
        if kind in ("CC", "NEG_CC"):
            closing = i + 1 < len(groups) and groups[i + 1].kind in ("N", "P", "LQ", "ADVP")
        elif kind not in ("N", "P", "COMMA", "LQ", "RQ", "ADVP", "PT", "T"):
            closing = False
    return flags
