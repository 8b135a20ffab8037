"""The clauses of a sentence by the places of their verbs and subjects."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from coder.core.syntax import Clause, ClauseKind, Token

OWN: Final = "own"
"""The rule of subjects that stand at their verb: "soldiers, hoping for rain, left" has one and a borrowed one."""


class ClausesByVerb:
    """The clauses of a sentence by the places of their verbs, found without a walk over all of them."""

    __slots__ = ("_by_subject", "_clauses", "_firsts")

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self._clauses = sorted(clauses, key=lambda clause: clause.verb.first)
        self._firsts = [clause.verb.first for clause in self._clauses]
        self._by_subject: dict[int, Clause] = {}
        for clause in self._clauses:
            if clause.subject is not None and clause.subject.first < clause.verb.first:
                known = self._by_subject.get(clause.subject.first)
                if known is None or (known.subject_rule != OWN and clause.subject_rule == OWN):
                    self._by_subject[clause.subject.first] = clause

    def of(self, token: int) -> Clause | None:
        """The clause of a word: that of the nearest verb before it, else the first."""
        found = self.before(token + 1)
        return found if found is not None or not self._clauses else self._clauses[0]

    def of_trigger(self, token: Token, at: int) -> Clause | None:
        """The clause of a trigger: of the subject of a clause below that clause, as in "since a truce took effect"."""
        behind = self.first_from(at) if token.tag[0] == "N" else None
        below = behind is not None and behind.kind is not ClauseKind.MAIN and behind.subject_rule == OWN
        subject = behind.subject if behind is not None and below else None
        return behind if subject is not None and subject.first <= at <= subject.head else self.of(at)

    def before(self, token: int) -> Clause | None:
        """The clause of the last verb that begins before a word."""
        at = bisect_left(self._firsts, token)
        return self._clauses[at - 1] if at else None

    def at(self, token: int) -> Clause | None:
        """The clause whose verb begins at a word."""
        at = bisect_left(self._firsts, token)
        return self._clauses[at] if at < len(self._firsts) and self._firsts[at] == token else None

    def first_from(self, token: int) -> Clause | None:
        """The clause of the first verb that begins at a word or behind it."""
        at = bisect_left(self._firsts, token)
        return self._clauses[at] if at < len(self._firsts) else None

    def opened_at(self, token: int) -> Clause | None:
        """The clause whose subject begins at a word or right after the mark there, and stands before its verb."""
        return self._by_subject.get(token) or self._by_subject.get(token + 1)

    def any_between(self, first: int, stop: int) -> bool:
        """Whether a verb begins from one word to before another."""
        at = bisect_left(self._firsts, first)
        return at < len(self._firsts) and self._firsts[at] < stop
