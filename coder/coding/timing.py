"""When a candidate happens, and its status: from the expressions of time of its clause, or of the clause above."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from datetime import date as Date
from datetime import timedelta

from coder.coding.candidate import EventCandidate, is_hostile
from coder.coding.frame_rules import framed
from coder.coding.time_places import ClausesByVerb, PlacedTimes, place_times
from coder.core.event_status import STATUS_OF, Status
from coder.core.model import Clause, ClauseKind, Parse, Reason
from coder.core.rejections import RejectReason
from coder.dictionary.frames import Frame
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_set
from coder.language.dates.resolution import Expression, Precision, When, resolve

FUTURE = word_set("coding.future_modals")
FUTURE_ADJECTIVES = word_set("dates.future_adjectives")
A_YEAR = timedelta(days=366)
"""What ended longer before the article is history."""
A_MONTH = timedelta(days=31)
MAX_ABOVE = 8
"""How many clauses above may give an event its date."""


class SentenceTimes:
    """The expressions of time of one sentence, and what they say of its candidates."""

    def __init__(self, parse: Parse, today: Date | None, dictionary: Dictionary) -> None:
        self._parse = parse
        self._today = today
        self._dictionary = dictionary
        self._tokens = parse.sentence.tokens
        self._times: PlacedTimes | None = None
        self._verbs = ClausesByVerb(parse.clauses)

    def timed(self, candidate: EventCandidate) -> EventCandidate:
        """A candidate with its date and status, and the steps that led to them; old events are history."""
        clause = self._verbs.of(candidate.trigger[0])
        when = self._when(candidate, clause)
        candidate = replace(candidate, when=when)
        if when.rule:
            candidate = candidate.because(Reason("date", f"date.{when.rule}", words=when.words))
        if when.rule and self._is_history(when, clause):
            candidate = candidate.block(RejectReason.HISTORY)
        elif not candidate.frame and not candidate.blocked and self._is_to_come(candidate, when):
            candidate = self._planned(candidate)
        status = self._status(candidate, clause)
        return replace(candidate, status=status).because(Reason("status", f"status.{status}", words=when.words))

    def _is_history(self, when: When, clause: Clause | None) -> bool:
        """Whether a time lies a year back, or a month where a clause only says what somebody is known for."""
        if self._today is None or when.latest is None:
            return False
        known_for = clause is not None and clause.kind is ClauseKind.RELATIVE
        return when.latest < self._today - (A_MONTH if known_for else A_YEAR)

    # -- status ------------------------------------------------------------------------------------------------------

    def _status(self, candidate: EventCandidate, clause: Clause | None) -> Status:
        if candidate.blocked:
            return STATUS_OF.get(candidate.blocked, Status.HAPPENED)
        if candidate.frame is Frame.INTEND:
            return Status.PLANNED
        at_verb = clause is not None and clause.verb.first <= candidate.trigger[0] < clause.verb.stop
        if clause is not None and at_verb and clause.verb.progressive and clause.verb.tense == "present":
            return Status.ONGOING
        begun = clause is not None and clause.index in self._placed().begun
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
        return framed(candidate, Frame.EXPECT, candidate.source, (), self._dictionary)

    # -- dates -------------------------------------------------------------------------------------------------------

    def _when(self, candidate: EventCandidate, clause: Clause | None) -> When:
        """When a candidate happens: by its own words, its clause, those above, the sentence, else the article."""
        placed = self._placed()
        if placed.all or placed.of_noun:
            own = self._of_noun(candidate, placed)
            if own is not None:
                return self._resolved(own, clause)
            for above in self._and_above(clause):
                dated = placed.of_clause.get(above.index) or self._of_carried_noun(above, candidate, placed)
                when = self._resolved(dated, above) if dated is not None else None
                if when is not None and not any(self._clashes(when, one) for one in (above, clause) if one is not None):
                    return when
            when = self._resolved(placed.of_main, clause) if placed.of_main is not None else None
            if when is not None and (clause is None or not self._clashes(when, clause)):
                return when
        today = self._today
        return When(today, Precision.DAY if today is not None else Precision.UNKNOWN, today)

    def _resolved(self, expression: Expression, clause: Clause | None) -> When:
        ahead = any(above.verb.modal in FUTURE or above.verb.form == "infinitive" for above in self._and_above(clause))
        return resolve(expression, self._today, ahead, self._tokens)

    def _clashes(self, when: When, clause: Clause) -> bool:
        """Whether a time cannot be that of a verb: one long gone of "has met", one gone of "blames" or "will meet"."""
        if self._today is None or when.latest is None:
            return False
        perfect = clause.verb.perfect and clause.verb.tense == "present"
        if perfect and when.latest < self._today - A_YEAR:
            return True
        future = clause.verb.modal in FUTURE and not clause.verb.perfect
        present = clause.verb.tense == "present" and clause.verb.form == "finite" and not clause.verb.perfect
        return (future or present) and when.latest < self._today - A_MONTH

    def _of_noun(self, candidate: EventCandidate, placed: PlacedTimes) -> Expression | None:
        """The expression before an event noun, or after it with no verb in between: "talks with Iran on Monday"."""
        first, stop = candidate.trigger
        if self._tokens[first].tag[0] != "N":
            return None
        if first in placed.of_noun:
            return placed.of_noun[first]
        at = bisect_left(placed.starts, stop)
        if at == len(placed.starts):
            return None
        return None if self._verbs.any_between(stop, placed.starts[at]) else placed.all[at]

    def _of_carried_noun(self, clause: Clause, candidate: EventCandidate, placed: PlacedTimes) -> Expression | None:
        """The expression before the noun that a verb carries: "Monday's talks were held", "ended the 1998 siege"."""
        if candidate.frame or not any(reason.part == "noun" for reason in candidate.trace):
            return None
        phrases = (clause.subject, *clause.objects, *clause.preps)
        found = (placed.of_noun.get(phrase.head) for phrase in phrases if phrase is not None)
        return next((expression for expression in found if expression is not None), None)

    def _and_above(self, clause: Clause | None) -> Iterator[Clause]:
        for _ in range(MAX_ABOVE):
            if clause is None:
                return
            yield clause
            clause = self._parse.clauses[clause.parent] if clause.parent is not None else None

    def _placed(self) -> PlacedTimes:
        if self._times is None:
            self._times = place_times(self._parse, self._verbs)
        return self._times
