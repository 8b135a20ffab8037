"""When a candidate happens, and its status: from the expressions of time of its clause, or of the clause above."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date as Date
from datetime import timedelta
from typing import NamedTuple

from coder.coding.candidate import EventCandidate, is_hostile
from coder.coding.frame_rules import framed
from coder.core.event_status import STATUS_OF, Status
from coder.core.model import Clause, ClauseKind, Parse, Reason
from coder.core.rejections import RejectReason
from coder.dictionary.frames import Frame
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_set
from coder.language.dates.reader import expressions
from coder.language.dates.resolution import Expression, Precision, When, resolve

BOUNDS = word_set("dates.bounds")
BEGINNINGS = word_set("dates.beginnings")
ARTICLES = word_set("dates.articles")
FUTURE = word_set("coding.future_modals")
FUTURE_ADJECTIVES = word_set("dates.future_adjectives")
A_YEAR = timedelta(days=366)
"""What ended longer before the article is history."""
MAX_ABOVE = 8
"""How many clauses above may give an event its date."""


class Placed(NamedTuple):
    """An expression of time in its sentence."""

    expression: Expression
    clause: int | None
    """The clause whose verb it dates."""
    noun: int | None
    """The noun that it stands before: "the 1992 killings", "Monday's talks"."""
    link: str
    """The preposition before it."""


class SentenceTimes:
    """The expressions of time of one sentence, and what they say of its candidates."""

    def __init__(self, parse: Parse, today: Date | None, dictionary: Dictionary) -> None:
        self._parse = parse
        self._today = today
        self._dictionary = dictionary
        self._tokens = parse.sentence.tokens
        self._placed: list[Placed] | None = None

    def timed(self, candidate: EventCandidate) -> EventCandidate:
        """A candidate with its date and status, and the steps that led to them; old events are history."""
        clause = self._clause_of(candidate.trigger)
        when = self._when(candidate, clause)
        candidate = replace(candidate, when=when)
        if when.rule:
            candidate = candidate.because(Reason("date", f"date.{when.rule}", words=when.words))
        old = self._today is not None and when.latest is not None and when.latest < self._today - A_YEAR
        if old and when.rule:
            candidate = candidate.block(RejectReason.HISTORY)
        elif not candidate.frame and not candidate.blocked and self._is_to_come(candidate, when):
            candidate = self._planned(candidate)
        status = self._status(candidate, clause)
        return replace(candidate, status=status).because(Reason("status", f"status.{status}", words=when.words))

    # -- status ------------------------------------------------------------------------------------------------------

    def _status(self, candidate: EventCandidate, clause: Clause | None) -> Status:
        if candidate.blocked:
            return STATUS_OF.get(candidate.blocked, Status.HAPPENED)
        if candidate.frame is Frame.INTEND:
            return Status.PLANNED
        at_verb = clause is not None and clause.verb.first <= candidate.trigger[0] < clause.verb.stop
        if clause is not None and at_verb and clause.verb.progressive and clause.verb.tense == "present":
            return Status.ONGOING
        begun = any(
            placed.link in BEGINNINGS and clause is not None and placed.clause == clause.index for placed in self._all()
        )
        lasting = begun and clause is not None and (clause.verb.perfect or clause.verb.tense == "present")
        return Status.ONGOING if lasting else Status.HAPPENED

    def _is_to_come(self, candidate: EventCandidate, when: When) -> bool:
        """Whether a noun names what is still to come: "a visit next week", "the planned summit"."""
        first, stop = candidate.trigger
        if stop - first != 1 or self._tokens[first].tag[0] != "N":
            return False
        if self._today is not None and when.date is not None and when.rule and when.date > self._today:
            return True
        before = self._tokens[max(0, first - 3) : first]
        return any(token.text.lower() in FUTURE_ADJECTIVES for token in before)

    def _planned(self, candidate: EventCandidate) -> EventCandidate:
        """What is to come is intended where it is friendly; a hostile act to come is no event."""
        if is_hostile(candidate, self._dictionary):
            return candidate.block(RejectReason.POSSIBLE)
        return framed(candidate, Frame.INTEND, candidate.source, (), self._dictionary)

    # -- dates -------------------------------------------------------------------------------------------------------

    def _when(self, candidate: EventCandidate, clause: Clause | None) -> When:
        """When a candidate happens: by its own words, its clause, those above, the sentence, else the article."""
        first, stop = candidate.trigger
        placed = self._all()
        if placed:
            if self._tokens[first].tag[0] == "N":
                for one in placed:
                    if one.noun == first:
                        return self._resolved(one, clause)
                after = next((one for one in placed if self._is_right_after(one, stop)), None)
                if after is not None:
                    return self._resolved(after, clause)
            for above in self._and_above(clause):
                dated = self._dating(above) or self._dating_noun(above, candidate)
                if dated is not None:
                    return self._resolved(dated, above)
            main = next((one for one in placed if self._dates_main_clause(one)), None)
            if main is not None:
                return self._resolved(main, clause)
        today = self._today
        return When(today, Precision.DAY if today is not None else Precision.UNKNOWN, today)

    def _resolved(self, placed: Placed, clause: Clause | None) -> When:
        ahead = clause is not None and (clause.verb.modal in FUTURE or clause.verb.form == "infinitive")
        return resolve(placed.expression, self._today, ahead, self._tokens)

    def _dating(self, clause: Clause) -> Placed | None:
        """The expression that dates the verb of a clause; limits ("until Friday") do not."""
        return next(
            (
                one
                for one in self._all()
                if one.clause == clause.index
                and one.noun is None
                and one.link not in BOUNDS
                and one.link not in BEGINNINGS
            ),
            None,
        )

    def _dating_noun(self, clause: Clause, candidate: EventCandidate) -> Placed | None:
        """The expression before the noun that a verb carries: "Monday's talks were held", "ended the 1998 siege"."""
        if candidate.frame or not any(reason.part == "noun" for reason in candidate.trace):
            return None
        heads = [phrase.head for phrase in (clause.subject, *clause.objects, *clause.preps) if phrase is not None]
        return next((one for one in self._all() if one.noun in heads), None)

    def _dates_main_clause(self, placed: Placed) -> bool:
        if placed.clause is None or placed.noun is not None or placed.link in BOUNDS or placed.link in BEGINNINGS:
            return False
        return self._parse.clauses[placed.clause].kind is ClauseKind.MAIN

    def _and_above(self, clause: Clause | None) -> Iterator[Clause]:
        for _ in range(MAX_ABOVE):
            if clause is None:
                return
            yield clause
            clause = self._parse.clauses[clause.parent] if clause.parent is not None else None

    def _is_right_after(self, placed: Placed, stop: int) -> bool:
        """Whether an expression follows a noun with no verb in between: "talks with Iran on Monday"."""
        first = placed.expression.first
        if placed.noun is not None or first < stop or placed.link in BOUNDS or placed.link in BEGINNINGS:
            return False
        return not any(stop <= clause.verb.first < first for clause in self._parse.clauses)

    # -- places ------------------------------------------------------------------------------------------------------

    def _all(self) -> list[Placed]:
        if self._placed is None:
            self._placed = [self._place(expression) for expression in expressions(self._tokens)]
        return self._placed

    def _place(self, expression: Expression) -> Placed:
        before = expression.first - 1
        while before >= 0 and self._tokens[before].text.lower() in ARTICLES:
            before -= 1
        link = self._tokens[before].text.lower() if before >= 0 else ""
        return Placed(expression, self._dated_clause(expression, before), self._noun_after(expression), link)

    def _noun_after(self, expression: Expression) -> int | None:
        """The noun that an expression stands before in one noun group, or as its possessor."""
        for chunk in self._parse.chunks:
            if chunk.first > expression.stop:
                break
            inside = chunk.first <= expression.first < chunk.stop and chunk.head >= expression.stop
            owned = chunk.kind == "NP_POSS" and chunk.first == expression.stop
            if inside or owned:
                return chunk.head
        return None

    def _dated_clause(self, expression: Expression, before: int) -> int | None:
        """The clause whose verb an expression dates: one that it stands right before or opens, else the one before."""
        clauses = self._parse.clauses
        previous = max(
            (clause for clause in clauses if clause.verb.first < expression.first),
            key=lambda clause: clause.verb.first,
            default=None,
        )
        starts = (expression.stop, expression.stop + 1)
        for clause in clauses:
            if clause.verb.first == expression.stop:
                return clause.index
        for clause in clauses:
            opened = clause.subject is not None and clause.subject.first in starts and clause.verb.first > starts[0]
            reported = previous is not None and clause.parent == previous.index
            apart = before < 0 or self._tokens[before].tag in ("CC", ",", "IN") or previous is None
            if opened and apart and not reported:
                return clause.index
        if previous is not None:
            return previous.index
        following = min(clauses, key=lambda clause: clause.verb.first, default=None)
        return following.index if following is not None else None

    def _clause_of(self, trigger: tuple[int, int]) -> Clause | None:
        """The clause of a trigger: the one whose verb it is, else the one whose verb stands nearest before it."""
        first, found = trigger[0], None
        for clause in self._parse.clauses:
            if clause.verb.first <= first < clause.verb.stop:
                return clause
            nearer = found is None or clause.verb.first > found.verb.first
            if clause.verb.first <= first and nearer:
                found = clause
        if found is None:
            return min(self._parse.clauses, key=lambda clause: clause.verb.first, default=None)
        return found
