"""Which clauses tell of one event: its own, and those that tell its results or its setting."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from coder.core.syntax import Clause, ClauseKind, Phrase, Token, clause_of_verb
from coder.core.values import Record
from coder.dictionary.word_lists import word_set, word_values

WITHOUT_RESULTS: Final = word_set("circumstances.without_results")
OCCASIONS: Final = word_set("circumstances.occasions")
CAUSES: Final = OCCASIONS | word_set("circumstances.cause_prepositions")
FORCING: Final = word_set("circumstances.forcing_verbs")
COUNTING: Final = word_set("circumstances.counting_verbs")
RESULTS: Final = frozenset((*word_values("circumstances.of_object"), *word_values("circumstances.of_subject")))
AGENT: Final = "by"
BREAKS: Final = frozenset((",", ":", ".", "CC", "``"))
"""Tags of what stands before the first words of a clause."""


class Reach(Record):
    """The clauses of an event in the order of their nearness."""

    __slots__ = ("above", "below", "beside", "noun", "own")

    def __init__(
        self,
        own: Clause | None,
        noun: Phrase | None,
        below: tuple[Clause, ...],
        beside: tuple[Clause, ...],
        above: tuple[Clause, ...],
    ) -> None:
        self.own = own
        """The clause with its trigger."""
        self.noun = noun
        """The noun group of which the trigger is the head, where it is a noun."""
        self.below = below
        """Participles and relative clauses that go on from it: "shelled the town, killing nine"."""
        self.beside = beside
        """Clauses joined to it that share its subject or follow at once: "fired on the crowd, and nine were killed"."""
        self.above = above
        """The clause that it is part of, with those joined to it or reported by it: "nine died when troops fired"."""

    def around(self) -> Iterator[Clause]:
        """The clauses that happen where its own does: those without a doer other than its own, and the one above."""
        for clause in (*self.below, *self.beside):
            if clause.subject_rule != "own" or (self.own is not None and _shares_subject(self.own, clause)):
                yield clause
        yield from self.above

    def clauses(self) -> Iterator[Clause]:
        """All of them, the nearest first."""
        if self.own is not None:
            yield self.own
        yield from self.below
        yield from self.beside
        yield from self.above


def reach_of(trigger: tuple[int, int], clauses: Sequence[Clause], phrases: Sequence[Phrase]) -> Reach:
    """Return the clauses and the noun group that belong to a trigger, given by its first token and the one behind."""
    first = trigger[0]
    own = clause_of_verb(clauses, first)
    noun = None
    if own is None:
        own, noun = _around(first, clauses, phrases)
    if own is None:
        own = max((clause for clause in clauses if clause.verb.first < first), key=_place, default=None)
    if own is None:
        return Reach(None, noun, (), (), ())
    return Reach(own, noun, tuple(_below(own, clauses, 2)), tuple(_beside(own, clauses)), tuple(_above(own, clauses)))


def _around(at: int, clauses: Sequence[Clause], phrases: Sequence[Phrase]) -> tuple[Clause | None, Phrase | None]:
    """The clause in which a noun stands and the noun group that it heads."""
    beside: Clause | None = None
    for clause in clauses:
        for phrase in _phrases(clause):
            for inner in phrase.nested():
                if inner.head == at:
                    return clause, inner
                if beside is None and inner.first <= at < inner.stop:
                    beside = clause
    if beside is not None:
        return beside, None
    for phrase in phrases:
        for inner in phrase.nested():
            if inner.head == at:
                return None, inner
    return None, None


def _place(clause: Clause) -> int:
    return clause.verb.first


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
        part = clause.parent == own.index or _opens(clause, own)
        if part and not clause.hypothetical and _goes_on(own, clause):
            yield clause
            if depth > 1:
                yield from _below(clause, clauses, depth - 1)


def _opens(clause: Clause, own: Clause) -> bool:
    """Whether a bare gerund before a verb says where: "the minister, speaking in Oslo, condemned Niger"."""
    bare = clause.verb.form == "gerund" and not (clause.link or clause.verb.perfect)
    return bare and clause.parent is None and clause.index == own.index - 1 and _shares_subject(clause, own)


def _goes_on(own: Clause, clause: Clause) -> bool:
    """Whether a clause below another tells what came of it."""
    if clause.kind is ClauseKind.COMPLEMENT:
        return clause.verb.form == "infinitive" and own.verb.lemma in FORCING
    earlier = clause.link in OCCASIONS and clause.subject_rule == "own"
    if clause.kind is ClauseKind.MAIN or clause.link in WITHOUT_RESULTS or earlier:
        return False
    before = [phrase for phrase in own.preps if phrase.first < clause.verb.first]
    return clause.kind is not ClauseKind.RELATIVE or not before or before[-1].prep not in CAUSES


def _beside(own: Clause, clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Clauses joined to one: those with its subject, and the statements right before and behind a statement."""
    joined = [clause for clause in clauses if clause.kind is own.kind and clause.parent == own.parent]
    at = next(place for place, clause in enumerate(joined) if clause is own)
    for place, clause in enumerate(joined):
        if place != at and (_shares_subject(own, clause) or (_is_statement(own) and abs(place - at) == 1)):
            yield clause


def _is_statement(clause: Clause) -> bool:
    """Whether a clause stands for itself or is what somebody reports: "two died and six were hurt, police said"."""
    return clause.kind is ClauseKind.MAIN or (clause.kind is ClauseKind.COMPLEMENT and clause.verb.form == "finite")


def results_behind(
    at: int, near: Collection[int], stated: Collection[int], clauses: Sequence[Clause]
) -> tuple[list[Clause], bool]:
    """Return the clauses behind an event that tell its results, and whether the next sentence may go on with them.

    They count the dead and the injured without a doer of their own, or report who counted them; the first one with
    another deed ends them. ``near`` are the clauses of the event itself, ``stated`` those that count a state.
    """
    found: list[Clause] = []
    earlier: set[int] = set()
    for clause in sorted(clauses, key=_place):
        if clause.verb.first <= at or clause.index in near:
            continue
        if clause.link in OCCASIONS or clause.link in WITHOUT_RESULTS or clause.parent in earlier:
            earlier.add(clause.index)
        elif clause.index in stated or _counts_only(clause):
            found.append(clause)
        elif clause.kind in (ClauseKind.MAIN, ClauseKind.COMPLEMENT):
            return found, False
    return found, True


def _counts_only(clause: Clause) -> bool:
    """Whether a clause tells no deed: it has no doer of its own, counts those whom one befell, or reports."""
    if clause.subject_rule != "own" or clause.subject is None or clause.verb.lemma in COUNTING:
        return True
    return clause.verb.lemma in RESULTS and not (clause.objects or _names_doer(clause))


def _above(own: Clause, clauses: Sequence[Clause]) -> Iterator[Clause]:
    """The clause that one is a part of, unless a word sets it apart, and those beside it of its subject or results."""
    inside = own.kind in (ClauseKind.ADVERBIAL, ClauseKind.RELATIVE) and own.link not in WITHOUT_RESULTS
    above = (clauses[own.parent] if own.parent is not None else _of_subject(own, clauses)) if inside else None
    if above is not None:
        yield above
        if own.kind is ClauseKind.ADVERBIAL:
            yield from (clauses[index] for index in above.complements if above.verb.lemma in COUNTING)
            for clause in clauses:
                joined = clause is not above and clause.kind is above.kind and clause.parent == above.parent
                if joined and (_shares_subject(above, clause) or (_is_result(above) and _is_result(clause))):
                    yield clause


def _of_subject(own: Clause, clauses: Sequence[Clause]) -> Clause | None:
    """The clause whose subject one describes: "a bomb set off by rebels killed nine"."""
    for clause in clauses:
        if clause.subject is not None and clause.subject_rule == "own":
            for inner in clause.subject.nested():
                if own.index in inner.clauses:
                    return clause
    return None


def _is_result(clause: Clause) -> bool:
    """Whether a clause tells what befell somebody and names no doer: "two were killed and some 100 wounded"."""
    acted_on = clause.verb.passive or not clause.objects
    return acted_on and clause.verb.lemma in RESULTS and not _names_doer(clause)


def _names_doer(clause: Clause) -> bool:
    return any(phrase.prep == AGENT for phrase in clause.preps)


def _shares_subject(one: Clause, other: Clause) -> bool:
    return one.subject is not None and other.subject is not None and one.subject.first == other.subject.first


class ClauseOwners:
    """Tells to which clause the words of a sentence belong."""

    __slots__ = ("_clauses", "_firsts", "_tokens")

    def __init__(self, tokens: Sequence[Token], clauses: Sequence[Clause]) -> None:
        self._tokens = tokens
        self._clauses = sorted(clauses, key=_place)
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
        begins = first == 0 or self._tokens[first - 1].tag in BREAKS
        opened = begins and subject is not None and subject.first == stop + 1 and self._tokens[stop].text == ","
        return following if opened else before

    def end_of(self, clause: Clause) -> int:
        """Return where the words of a clause end at the latest: at the next verb, or with the sentence."""
        at = bisect_left(self._firsts, clause.verb.first + 1)
        return self._firsts[at] if at < len(self._firsts) else len(self._tokens)
