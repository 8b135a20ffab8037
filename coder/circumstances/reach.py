"""Which clauses tell of one event: its own, and those that tell its results or its setting."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coder.core.model import Clause, ClauseKind, Phrase, Token
from coder.dictionary.word_lists import word_set

WITHOUT_RESULTS = word_set("circumstances.without_results")
FORCING = word_set("circumstances.forcing_verbs")


class Reach(NamedTuple):
    """The clauses of an event in the order of their nearness."""

    own: Clause | None
    """The clause with its trigger."""
    noun: Phrase | None
    """The noun group of which the trigger is the head, where it is a noun."""
    below: tuple[Clause, ...]
    """Participles and relative clauses that go on from it: "shelled the town, killing nine"."""
    beside: tuple[Clause, ...]
    """Clauses joined to it that share its subject or follow at once: "fired on the crowd, and nine were killed"."""
    above: Clause | None
    """The clause that it is an adverbial or relative part of: "nine died when troops fired"."""

    def around(self) -> Iterator[Clause]:
        """The clauses that happen where its own does: those without a doer of their own, and the one above."""
        yield from (clause for clause in (*self.below, *self.beside) if clause.subject_rule != "own")
        if self.above is not None:
            yield self.above

    def clauses(self) -> Iterator[Clause]:
        """All of them, the nearest first."""
        if self.own is not None:
            yield self.own
        yield from self.below
        yield from self.beside
        if self.above is not None:
            yield self.above


def reach_of(trigger: tuple[int, int], clauses: Sequence[Clause], phrases: Sequence[Phrase]) -> Reach:
    """Return the clauses and the noun group that belong to a trigger, given by its first token and the one behind."""
    first = trigger[0]
    own = next((clause for clause in clauses if clause.verb.first <= first < clause.verb.stop), None)
    noun = None
    if own is None:
        own, noun = _around(first, clauses, phrases)
    if own is None:
        return Reach(None, noun, (), (), None)
    return Reach(own, noun, tuple(_below(own, clauses, 2)), tuple(_beside(own, clauses)), _above(own, clauses))


def _around(at: int, clauses: Sequence[Clause], phrases: Sequence[Phrase]) -> tuple[Clause | None, Phrase | None]:
    """The clause in which a noun stands and the noun group that it heads."""
    for clause in clauses:
        for phrase in _phrases(clause):
            for inner in phrase.nested():
                if inner.head == at:
                    return clause, inner
    for phrase in phrases:
        for inner in phrase.nested():
            if inner.head == at:
                return None, inner
    return None, None


def _phrases(clause: Clause) -> Iterator[Phrase]:
    if clause.subject is not None and clause.subject_rule not in ("shared", "control"):
        yield clause.subject
    yield from clause.objects
    yield from clause.preps
    if clause.predicate is not None:
        yield clause.predicate


def _below(own: Clause, clauses: Sequence[Clause], depth: int) -> Iterator[Clause]:
    """Clauses that go on from one: relative ones, adverbial ones that no word sets apart, what it forces others to."""
    for clause in clauses:
        if clause.parent == own.index and not clause.hypothetical and _goes_on(own, clause):
            yield clause
            if depth > 1:
                yield from _below(clause, clauses, depth - 1)


def _goes_on(own: Clause, clause: Clause) -> bool:
    """Whether a clause below another tells what came of it."""
    if clause.kind is ClauseKind.COMPLEMENT:
        return clause.verb.form == "infinitive" and own.verb.lemma in FORCING
    return clause.kind is not ClauseKind.MAIN and clause.link not in WITHOUT_RESULTS


def _beside(own: Clause, clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Clauses joined to one: those with its subject, and the main clauses right before and behind a main clause."""
    joined = [clause for clause in clauses if clause.kind is own.kind and clause.parent == own.parent]
    at = next(place for place, clause in enumerate(joined) if clause is own)
    for place, clause in enumerate(joined):
        shared = own.subject is not None and clause.subject is not None and clause.subject.first == own.subject.first
        if place != at and (shared or (own.kind is ClauseKind.MAIN and abs(place - at) == 1)):
            yield clause


def _above(own: Clause, clauses: Sequence[Clause]) -> Clause | None:
    """The clause that one is a part of, unless a word sets it apart."""
    inside = own.kind in (ClauseKind.ADVERBIAL, ClauseKind.RELATIVE) and own.link not in WITHOUT_RESULTS
    return clauses[own.parent] if inside and own.parent is not None else None


class ClauseOwners:
    """Tells to which clause the words of a sentence belong."""

    def __init__(self, tokens: Sequence[Token], clauses: Sequence[Clause]) -> None:
        self._tokens = tokens
        self._clauses = sorted(clauses, key=lambda clause: clause.verb.first)
        self._firsts = [clause.verb.first for clause in self._clauses]

    def of(self, first: int, stop: int) -> Clause | None:
        """Return the clause in whose subject words stand or which they open, else that of the verb before them."""
        at = bisect_left(self._firsts, first)
        before = self._clauses[at - 1] if at else None
        if at == len(self._clauses):
            return before
        following = self._clauses[at]
        subject = following.subject
        if before is None or (subject is not None and before.verb.stop <= subject.first <= first):
            return following
        opened = subject is not None and subject.first == stop + 1 and self._tokens[stop].text == ","
        return following if opened else before

    def end_of(self, clause: Clause) -> int:
        """Return where the words of a clause end at the latest: at the next verb, or with the sentence."""
        at = bisect_left(self._firsts, clause.verb.first + 1)
        return self._firsts[at] if at < len(self._firsts) else len(self._tokens)
