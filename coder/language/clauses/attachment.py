"""Flat groups to noun phrases: which prepositional phrases, appositions and conjuncts belong to which noun."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.dictionary.word_lists import word_set
from coder.language.clauses.groups import CONJUNCTIONS, QUOTES, Group

BREAKS: Final = frozenset(("COMMA", "COLON", "LB", "RB", "CC", "NEG_CC", "STOP", "OTHER"))
"""Kinds of marks that separate one phrase from the next."""
IN_LISTS: Final = frozenset(("N", "P", "COMMA", "LQ", "RQ", "ADVP", "PT", "T"))
"""Kinds of groups that may stand between the members of a list."""
REFLEXIVES: Final = word_set("clauses.reflexives")
AFFILIATING: Final = word_set("clauses.affiliating_prepositions")
UNATTACHED: Final = word_set("clauses.unattached_prepositions")
DIRECTIONS: Final = word_set("clauses.directions")
WITHIN: Final = "in"
"""The preposition that a direction before "of" stands for."""
EXAMPLES: Final = word_set("clauses.example_prepositions")


class Arrangement:
    """What a row of groups says: noun phrases and prepositional phrases in order, the first adjective, a particle."""

    __slots__ = (
        "adjective", "bracket", "bracketed", "last", "list_head", "mark", "nouns", "particle", "preps", "timed",
        "times", "top", "wide",
    )  # fmt: skip

    def __init__(self) -> None:
        self.nouns: list[Group] = []
        self.preps: list[Group] = []
        self.times: list[Group] = []
        self.adjective: Group | None = None
        self.particle: Group | None = None
        self.top: Group | None = None
        """The noun group that a conjunct would join."""
        self.list_head: Group | None = None
        """The first member of the list that is being read."""
        self.last: Group | None = None
        """The group to which a prepositional phrase would be attached."""
        self.mark = ""
        """The mark or conjunction since the last group."""
        self.wide = False
        """There is a comma before the conjunction."""
        self.bracket = False
        """A bracket is open."""
        self.bracketed: Group | None = None
        """The noun that a bracket or another aside has explained last."""
        self.timed = False
        """A time has come since the last group, so that what follows after a comma does not explain that."""

    def add_noun(self, group: Group, listed: bool, after_prep: bool, prep: str) -> None:
        """Add a noun group as a conjunct, an apposition, or a phrase of its own.

        ``listed``: a list continues after it; ``prep`` is the preposition that follows it.
        """
        mark, top, last = self.mark, self.top, self.last
        if top is not None and (mark in CONJUNCTIONS or (mark == "COMMA" and listed)):
            head = self.list_head
            self.list_head = top if self.wide and head is None else _first_conjunct(head or top, last, prep)
            self.list_head.conjuncts.append(group)
        elif mark in ("COMMA", "COLON", "LB") and last is not None and not (self.timed and mark == "COMMA"):
            explained = self.bracketed = _explained(last)
            chained = top is not None and any(explained is other for other in top.appositions[-1:])
            (top if top is not None and chained else explained).appositions.append(group)
        else:
            goes_on = (
                mark == "RB" and self.bracketed is not None and self.bracketed.kind == "P"
            )  # "at the Asian Council (AC) leaders' meeting"
            if mark in ("", "RB") and (not (after_prep or goes_on) or not self.nouns):
                self.nouns.append(group)
            self.top, self.list_head = group, None
        self.last, self.mark, self.timed = group, "", False

    def add_prep(self, group: Group, enclosed: bool = False) -> None:
        """Attach a prepositional phrase to the noun before it and, unless its preposition is "of", to the verb too.

        One that is ``enclosed`` in commas may say to whom a person belongs: "Ali Demir, from the Red Cross, said". So
        does "from" behind an example: "including two guards from the embassy".
        """
        last = self.last
        belongs = enclosed and last is not None and last.named and group.prep in AFFILIATING
        if last is not None and (self.mark == "" or belongs) and group.prep not in UNATTACHED:
            last.attached.append(group)
            group.host = last
        told = group.prep in EXAMPLES or (group.prep in AFFILIATING and _is_example(group.host))
        if group.word and (group.prep != "of" or last is None) and not told:
            self.preps.append(group)
        if self.top is None:
            self.top = group
        self.last, self.mark, self.timed = group, "", False

    def add_mark(self, kind: str) -> None:
        """Remember a mark or a conjunction; what stands in brackets explains the noun before them."""
        self.bracket = kind == "LB" or (self.bracket and kind != "RB")
        if not (self.mark in CONJUNCTIONS and kind == "COMMA"):
            self.wide = self.mark == "COMMA"
            self.mark = "LB" if self.bracket else kind

    def particle_to_preposition(self, group: Group) -> None:
        """'let them off the hook': what looks like a particle governs the noun group that follows it."""
        assert self.particle is not None
        group.kind, group.prep, self.particle = "P", self.particle.word, None
        self.add_prep(group)


def arrange(groups: Sequence[Group]) -> Arrangement:
    """Attach prepositional phrases, appositions and conjuncts to their nouns; return what is left at the top."""
    result = Arrangement()
    in_list = _in_list(groups)
    before = ""
    for i, group in enumerate(groups):
        kind = group.kind
        if kind == "N":
            if group.word in REFLEXIVES and before == "N":
                continue
            if before == "PRT" and result.nouns and result.particle is not None and result.mark == "":
                result.particle_to_preposition(group)
                before = "P"
                continue
            following = groups[i + 1].prep if i + 1 < len(groups) else ""
            if following == "of" and group.word in DIRECTIONS and group.first == group.head:
                group.kind, group.prep = "P", WITHIN  # "were shot just south of Lima"
                result.add_prep(group)
                before = "P"
                continue
            result.add_noun(group, in_list[i], before in ("P", "PT"), following)
        elif kind == "P":
            result.add_prep(group, result.mark == "COMMA" and _ends_in_comma(groups, i))
        elif kind in BREAKS:
            result.add_mark(kind)
        elif kind == "ADJP":
            result.adjective = result.adjective or group
            result.last, result.mark = None, ""
        elif kind == "PRT":
            result.particle = result.particle or group
        elif kind == "T":
            result.times.append(group)
            result.timed = True
        elif kind == "PT":
            result.timed = True
        if kind not in QUOTES and kind != "ADVP":
            before = kind
    return result


def _is_example(group: Group | None) -> bool:
    """Return whether a group is, or hangs on, an example of a noun: "including two guards"."""
    while group is not None and group.prep not in EXAMPLES:
        group = group.host
    return group is not None


def _ends_in_comma(groups: Sequence[Group], at: int) -> bool:
    """Return whether a comma follows a prepositional phrase and those that hang on it."""
    stop = at + 1
    while stop < len(groups) and groups[stop].kind == "P":
        stop += 1
    return stop < len(groups) and groups[stop].kind == "COMMA"


def _first_conjunct(head: Group, last: Group | None, prep: str) -> Group:
    """Return the group that a conjunct joins: the list so far, or the noun in the prepositional phrase before it.

    "the end of the war and the fall of the king": the same preposition follows both, so the nouns before it are joined.
    """
    if last is None or last is head or last.kind != "P":
        return head
    host = last.host
    if prep and prep == last.prep and host is not None:
        return head if host in head.conjuncts else host
    return last


def _explained(last: Group) -> Group:
    """Return the group that an apposition explains: in "the president of France, X" the president."""
    while last.prep == "of" and last.host is not None:
        last = last.host
    return last


def _in_list(groups: Sequence[Group]) -> list[bool]:
    """Return for each group whether a list ("A, B, C and D") continues after it, up to a conjunction and a noun."""
    flags = [False] * len(groups)
    continues = False
    for i in range(len(groups) - 1, -1, -1):
        kind = groups[i].kind
        flags[i] = continues
        if kind in CONJUNCTIONS:
            continues = i + 1 < len(groups) and groups[i + 1].kind in ("N", "P", "LQ", "ADVP")
        elif kind not in IN_LISTS:
            continues = False
    return flags
