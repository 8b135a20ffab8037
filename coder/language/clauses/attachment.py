"""Flat groups to noun phrases: who is the subject at the end of a row of groups, and what hangs on what."""

from __future__ import annotations

from collections.abc import Sequence

from coder.language.clauses.groups import Group

NOUN_PARTS = frozenset(("N", "P", "PT", "T", "ADVP", "ADJP", "PRT"))
QUOTES = frozenset(("LQ", "RQ"))
CONJUNCTIONS = frozenset(("CC", "NEG_CC"))
BREAKS = frozenset(("COMMA", "COLON", "LB", "RB", "CC", "NEG_CC", "STOP", "OTHER"))
REFLEXIVES = frozenset(("himself", "herself", "itself", "themselves", "myself", "yourself", "ourselves"))
REACH = 60
"""How many groups before a verb are searched for its subject at most: keeps the cost of a sentence linear."""


def subject_at_end(groups: Sequence[Group], *, joined: bool, after_verb: bool = False) -> int:
    """Index of the noun group that is the subject of a verb right after ``groups``; -1 if there is none.

    ``joined``: may "A and B" be one subject? Not where B begins a clause of its own ("met A | and B left").
    ``after_verb``: the groups follow a verb; then a single comma at the end parts it from the next ("met A, | left B").
    """
    end = _before_parenthesis(groups)
    if after_verb and end and end < len(groups) and groups[end].kind in ("COMMA", "COLON") and _no_pair(groups, end):
        return -1
    found = -1
    i = end - 1
    while i >= 0 and i > end - REACH:
        group = groups[i]
        kind = group.kind
        if kind == "N":
            if group.word in REFLEXIVES and i > 0 and groups[i - 1].kind in ("N", "P"):
                i -= 1
                continue
            if found >= 0:
                return found
            found = i
        elif kind in CONJUNCTIONS:
            if found < 0 or not joined or not _noun_before(groups, i):
                return found
            return _list_start(groups, i, end)
        elif kind not in NOUN_PARTS and (kind not in QUOTES or found >= 0):
            return found
        i -= 1
    return found


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
        joined = groups[i + 1].kind in CONJUNCTIONS
        end = i
        if joined and opening == "COMMA":
            # "X, head of A, and chief of B, said"
            while i > 1 and groups[i - 1].kind in ("N", "P") and i > end - REACH:
                i -= 1
            if groups[i - 1].kind == "COMMA":
                end = i - 1
        while end and groups[end - 1].kind in ("ADVP", "RQ", "LQ"):
            end -= 1
    return end


SMALL = frozenset(("ADVP", "T", "LQ", "PT"))
MARKS = frozenset(("COMMA", "CC", "COLON", "RQ", "LQ", "NEG_CC", "STOP", "RB"))


def marks_before(tail: Sequence[Group], at: int) -> str:
    """The marks between a clause and the subject of the next one: "", "COMMA", "COMMA CC" ..."""
    marks: list[str] = []
    start = at
    while start and (tail[start - 1].kind in SMALL or tail[start - 1].kind in MARKS):
        start -= 1
        if tail[start].kind in MARKS:
            marks.insert(0, tail[start].kind)
    return " ".join(marks)


def cut(tail: list[Group], at: int) -> None:
    """Take the subject at ``at`` and the marks before it off the tail of the clause before."""
    while at and tail[at - 1].kind in SMALL:
        at -= 1
    while at and tail[at - 1].kind in MARKS:
        at -= 1
    del tail[at:]


def _no_pair(groups: Sequence[Group], at: int) -> bool:
    """Is the mark at ``at`` the only one of its kind from there to the end?"""
    return sum(group.kind == groups[at].kind for group in groups[at:]) == 1


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
        elif kind not in NOUN_PARTS and kind not in QUOTES and kind not in CONJUNCTIONS:
            break
        i -= 1
    while first < len(groups) and groups[first].kind != "N":
        first += 1
    return first if first < len(groups) else -1


class Arranged:
    """What a row of groups says: its noun phrases in order, the prepositional phrases, the first adjective, a particle."""

    __slots__ = ("adjective", "chain", "last", "mark", "nouns", "particle", "preps", "times", "top", "wide")

    def __init__(self) -> None:
        self.nouns: list[Group] = []
        self.preps: list[Group] = []
        self.times: list[Group] = []
        self.adjective: Group | None = None
        self.particle: Group | None = None
        self.top: Group | None = None
        """The noun group that a conjunct would join."""
        self.chain: Group | None = None
        """The first member of the list that is being read."""
        self.last: Group | None = None
        """What a prepositional phrase would hang on."""
        self.mark = ""
        """The mark or conjunction since the last group."""
        self.wide = False
        """Is there a comma before the conjunction?"""

    def noun(self, group: Group, listed: bool, after_prep: bool, prep: str) -> None:
        """A noun group: a conjunct, an apposition, or a phrase of its own; ``prep`` is the preposition that follows it."""
        mark, top, last = self.mark, self.top, self.last
        if top is not None and (mark in CONJUNCTIONS or (mark == "COMMA" and listed)):
            self.chain = top if self.wide and self.chain is None else _first_conjunct(self.chain or top, last, prep)
            self.chain.conjuncts.append(group)
        elif mark in ("COMMA", "COLON", "LB") and last is not None:
            _apposed(last).appositions.append(group)
        else:
            if mark in ("", "RB") and (not after_prep or not self.nouns):
                self.nouns.append(group)
            self.top, self.chain = group, None
        self.last, self.mark = group, ""

    def prep(self, group: Group) -> None:
        """A prepositional phrase: of the noun before it, and unless "of" also of the verb."""
        last = self.last
        if last is not None and self.mark == "" and group.prep not in NEVER_ATTACHED:
            last.attached.append(group)
            group.host = last
        if group.word and (group.prep != "of" or last is None) and group.prep not in NOUN_ONLY:
            self.preps.append(group)
        if self.top is None:
            self.top = group
        self.last, self.mark = group, ""


NEVER_ATTACHED = frozenset(("according to", "because of", "despite", "due to"))
NOUN_ONLY = frozenset(("including", "such as"))


def arrange(groups: Sequence[Group]) -> Arranged:
    """Hang prepositional phrases, appositions and conjuncts where they belong, and return what is left at the top."""
    result = Arranged()
    lists = _in_list(groups)
    bracket = False
    before = ""
    for i, group in enumerate(groups):
        kind = group.kind
        if kind == "N":
            if group.word in REFLEXIVES and before == "N":
                continue
            if before == "PRT" and result.nouns and result.particle is not None and result.mark == "":
                # "let them off the hook"
                group.kind, group.prep, result.particle = "P", result.particle.word, None
                result.prep(group)
                before = "P"
                continue
            following = groups[i + 1].prep if i + 1 < len(groups) else ""
            result.noun(group, lists[i], before in ("P", "PT"), following)
        elif kind == "P":
            result.prep(group)
        elif kind in BREAKS:
            bracket = kind == "LB" or (bracket and kind != "RB")
            if not (result.mark in CONJUNCTIONS and kind == "COMMA"):
                result.wide = result.mark == "COMMA"
                result.mark = "LB" if bracket else kind
        elif kind == "ADJP":
            result.adjective = result.adjective or group
            result.last, result.mark = None, ""
        elif kind == "PRT":
            result.particle = result.particle or group
        elif kind == "T":
            result.times.append(group)
        if kind not in QUOTES and kind != "ADVP":
            before = kind
    return result


def _first_conjunct(chain: Group, last: Group | None, prep: str) -> Group:
    """Which group does "and ..." join: the list so far, or the noun in the prepositional phrase before it?

    "the end of the war and the fall of the king": the same preposition follows both, so the nouns before it are joined.
    """
    if last is None or last is chain or last.kind != "P":
        return chain
    host = last.host
    if prep and prep == last.prep and host is not None:
        return chain if host in chain.conjuncts else host
    return last


def _apposed(last: Group) -> Group:
    """What an apposition explains: in "the president of France, X" the president."""
    while last.prep == "of" and last.host is not None:
        last = last.host
    return last


def _in_list(groups: Sequence[Group]) -> list[bool]:
    """Of each group: does a conjunction with a noun group follow, with only nouns and commas between ("A, B, C and D")?"""
    flags = [False] * len(groups)
    closing = False
    for i in range(len(groups) - 1, -1, -1):
        kind = groups[i].kind
        flags[i] = closing
        if kind in CONJUNCTIONS:
            closing = i + 1 < len(groups) and groups[i + 1].kind in ("N", "P", "LQ", "ADVP")
        elif kind not in ("N", "P", "COMMA", "LQ", "RQ", "ADVP", "PT", "T"):
            closing = False
    return flags


def extent(groups: Sequence[Group]) -> int:
    """How many of the groups belong to the noun phrase that they begin with: "thousands of farmers and miners | in Lima"."""
    stop = 1
    while stop < len(groups):
        kind, last = groups[stop].kind, groups[stop - 1].kind
        if (
            (kind == "P" and groups[stop].prep == "of")
            or (kind in CONJUNCTIONS and _noun_follows(groups, stop))
            or kind == "N"
            and last in CONJUNCTIONS
        ):
            stop += 1
        elif kind == "COMMA" and _noun_follows(groups, stop):
            stop += 2
        else:
            break
    return min(stop, len(groups))


def _noun_follows(groups: Sequence[Group], at: int) -> bool:
    return at + 1 < len(groups) and groups[at + 1].kind == "N"
