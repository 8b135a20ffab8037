"""When a candidate happens, and its status: from the expressions of time of its clause, or of the clause above."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from coder.coding.candidate import EventCandidate, is_hostile
from coder.coding.frame_rules import framed
from coder.coding.story_times import StoryTimes
from coder.coding.time_places import BEGINNINGS, OFFSET, PlacedTimes
from coder.core.event_status import STATUS_OF, Status
from coder.core.model import Clause, ClauseKind, Reason
from coder.core.rejections import RejectReason
from coder.dictionary.frames import Frame, Trait
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_set
from coder.language.dates.meanings import ANCHORED, BACK, SLACK
from coder.language.dates.resolution import UNKNOWN, Expression, When, on_day, resolve
from coder.language.dates.spans import Precision, Span

FUTURE = word_set("coding.future_modals")
FUTURE_ADJECTIVES = word_set("dates.future_adjectives")
STATEMENTS = "01"
"""The root of what is only said."""
A_YEAR = timedelta(days=366)
"""What ended longer before the article is history."""
A_MONTH = timedelta(days=31)
MAX_ABOVE = 8
"""How many clauses above may give an event its date."""
NEAR = 3
"""Within so many words of a verb that asks stands the time of the asking; behind them that of what is asked."""
UNDATED = frozenset((RejectReason.NEGATED, RejectReason.HYPOTHETICAL, RejectReason.POSSIBLE, RejectReason.HABITUAL))
"""Why a candidate has no day unless the sentence names one: it did not happen, or happens again and again."""
BACKGROUND = When(None, Precision.UNKNOWN)
"""The time of what is told in the background of something else, without a time of its own."""
SIMULTANEOUS = word_set("dates.simultaneous_links")
WIDE_SLACK = timedelta(days=120)
"""So far ahead may lie a day of a month, without a year, of what has no past tense."""
IN_YEAR = frozenset(("month", "month_day"))
"""Rules of times that name no year."""


class SentenceTimes:
    """The times of the candidates of one sentence, and what they say of them.

    A candidate has the time of its own words, else of its clause, else of the clauses above, else of the sentences
    before where it goes on with their story, else of the article. What is asked for, planned or threatened has the time
    of the asking: that of the deed lies ahead.
    """

    def __init__(self, story: StoryTimes, dictionary: Dictionary) -> None:
        self._story = story
        self._told = story.present
        self._today = story.today
        self._dictionary = dictionary
        self._parse = self._told.parse
        self._tokens = self._parse.sentence.tokens

    def timed(self, candidate: EventCandidate) -> EventCandidate:
        """A candidate with its date and status, and the steps that led to them; old events are history."""
        clause = self._told.verbs.of(candidate.trigger[0])
        when, to_come = self._when(candidate, clause)
        if candidate.blocked in UNDATED and not when.rule:
            when = UNKNOWN
        candidate = replace(candidate, when=when)
        if when.rule:
            candidate = candidate.because(Reason("date", f"date.{when.rule}", words=when.words))
        if self._is_history(when):
            candidate = candidate.block(RejectReason.HISTORY)
        elif not candidate.frame and not candidate.blocked and self._is_planned(candidate, clause, to_come):
            candidate = self._planned(candidate)
        status = self._status(candidate, clause, to_come)
        return replace(candidate, status=status).because(Reason("status", f"status.{status}", words=when.words))

    def _is_history(self, when: When) -> bool:
        """Whether a time lies more than a year back, or is one in the background that is not told."""
        if when is BACKGROUND:
            return True
        date = when.date or when.latest
        return self._today is not None and date is not None and bool(when.rule) and date < self._today - A_YEAR

    # -- status ------------------------------------------------------------------------------------------------------

    def _status(self, candidate: EventCandidate, clause: Clause | None, to_come: bool) -> Status:
        if candidate.blocked:
            return STATUS_OF.get(candidate.blocked, Status.HAPPENED)
        if candidate.frame is Frame.INTEND or (to_come and clause is not None and _is_present(clause)):
            return Status.PLANNED
        at_verb = clause is not None and clause.verb.first <= candidate.trigger[0] < clause.verb.stop
        if clause is not None and at_verb and clause.verb.progressive and clause.verb.tense == "present":
            return Status.ONGOING
        begun = clause is not None and clause.index in self._told.placed.begun
        lasting = begun and clause is not None and (clause.verb.perfect or clause.verb.tense == "present")
        return Status.ONGOING if lasting else Status.HAPPENED

    def _is_planned(self, candidate: EventCandidate, clause: Clause | None, to_come: bool) -> bool:
        """Whether a noun or verb without a past names what is to come: "a visit next week", "the planned summit"."""
        first, stop = candidate.trigger
        if self._tokens[first].tag[0] == "N" and stop - first == 1:
            before = self._tokens[max(0, first - 3) : first]
            return to_come or any(token.text.lower() in FUTURE_ADJECTIVES for token in before)
        return to_come and clause is not None and not clause.verb.tense

    def _planned(self, candidate: EventCandidate) -> EventCandidate:
        """What is to come is intended where it is friendly; a hostile act to come is no event."""
        if is_hostile(candidate, self._dictionary):
            return candidate.block(RejectReason.POSSIBLE)
        return framed(candidate, Frame.EXPECT, candidate.source, (), self._dictionary)

    # -- dates -------------------------------------------------------------------------------------------------------

    def _when(self, candidate: EventCandidate, clause: Clause | None) -> tuple[When, bool]:
        """When a candidate happens, and whether a time that lies ahead is said of it."""
        to_come = False
        placed = self._told.placed
        if placed.all or placed.of_noun or placed.of_clause:
            for when, ahead in self._named(candidate, clause):
                if not (ahead or self._is_ahead(when)):
                    return when, to_come
                to_come = True
        return (on_day(self._today) if to_come else self._unnamed(candidate, clause)), to_come

    def _named(self, candidate: EventCandidate, clause: Clause | None) -> Iterator[tuple[When, bool]]:
        """The times that the sentence names for a candidate, the nearest first, each with whether it lies ahead."""
        placed = self._told.placed
        named: list[Expression] = []
        own = self._of_noun(candidate, placed)
        if own is not None:
            named.append(own)
            yield self._of_own(own, clause), False
        for above in self._and_above(clause):
            dated = placed.of_clause.get(above.index) or self._of_carried_noun(above, candidate, placed)
            if dated is None or dated in named:
                continue
            named.append(dated)
            when = self._resolved(dated, above)
            if not any(self._clashes(when, one) for one in (above, clause) if one is not None):
                yield when, self._is_of_plan(when, dated, candidate, above)
        if clause is not None and (beside := self._beside(clause, placed)) is not None:
            yield self._resolved(*beside), False
        main = placed.main
        if main is None or _is_since(clause) or placed.of_clause[main.index] in named:
            return
        when = self._resolved(placed.of_clause[main.index], main)
        if clause is None or not self._clashes(when, clause):
            yield when, False

    def _of_own(self, expression: Expression, clause: Clause | None) -> When:
        """The time right at a noun: the next of its name only where the verb speaks of what is to come."""
        ahead = clause is not None and clause.verb.modal in FUTURE
        if expression.rule in ANCHORED or ahead:
            return self._resolved(expression, clause)
        return resolve(expression, self._today, False, self._tokens, None, WIDE_SLACK)

    def _beside(self, clause: Clause, placed: PlacedTimes) -> tuple[Expression, Clause] | None:
        """The time of a clause that tells what happened at the same time, or what the same subject did then."""
        for other in self._parse.clauses:
            dated = placed.of_clause.get(other.index)
            if dated is None or other is clause:
                continue
            below = other.parent == clause.index and other.link in SIMULTANEOUS
            shared = other.parent == clause.parent and other.subject_rule == "shared" and clause.subject is not None
            if below or (shared and other.subject == clause.subject):
                return dated, other
        return None

    def _unnamed(self, candidate: EventCandidate, clause: Clause | None) -> When:
        """The time of a candidate of which the sentence names none."""
        if clause is None or clause.verb.tense != "past" or clause.verb.modal:
            return on_day(self._today)
        if _is_since(clause):
            return BACKGROUND
        if clause.kind is not ClauseKind.COMPLEMENT and not self._is_statement(candidate):
            continued = self._story.continued()
            if continued is not None:
                return replace(continued, rule="told_before")
        return on_day(self._today)

    def _is_statement(self, candidate: EventCandidate) -> bool:
        """Whether somebody only says something: a story of the past may be told by them now."""
        action = self._dictionary.actions.get(candidate.action)
        return action is not None and not candidate.frame and action.root == STATEMENTS

    def _resolved(self, expression: Expression, clause: Clause | None) -> When:
        then = None
        if expression.rule in ANCHORED:
            then = self._anchor(expression)
            if then is None and expression.words.get("UNIT") == "day" and expression.rule == "same_then":
                return on_day(self._today)
        if clause is not None and expression.rule == "weekday" and _is_present(clause):
            return self._nearest(expression)
        slack = SLACK if clause is None or clause.verb.tense == "past" else WIDE_SLACK
        return resolve(expression, self._today, self._looks_ahead(clause), self._tokens, then, slack)

    def _anchor(self, expression: Expression) -> Span | None:
        """The time that an expression counts from: the one named before it, in its sentence or those before."""
        for earlier in reversed(self._told.placed.every):
            if earlier.first < expression.first and earlier.rule not in ANCHORED:
                return self._resolved(earlier, self._told.verbs.before(earlier.first)).span
        before = self._story.before() if expression.rule != OFFSET else None
        if before is not None:
            return before.span
        back = expression.rule == OFFSET or not BACK.isdisjoint(expression.words)
        return on_day(self._today).span if back else None

    def _looks_ahead(self, clause: Clause | None) -> bool:
        """Whether a time without a year or week is the next of its name: in a plan that no verb above has told of."""
        for above in self._and_above(clause):
            if _is_future(above):
                return True
            if above.verb.form == "finite":
                return False
        return False

    def _nearest(self, expression: Expression) -> When:
        """The day of the week that is nearer to today: "visits Oslo on Friday", "is in Oslo on Monday"."""
        last = resolve(expression, self._today, False, self._tokens)
        following = resolve(expression, self._today, True, self._tokens)
        if self._today is None or last.date is None or following.date is None:
            return last
        return following if following.date - self._today < self._today - last.date else last

    def _is_ahead(self, when: When) -> bool:
        return self._today is not None and when.first is not None and when.first > self._today

    def _is_of_plan(self, when: When, expression: Expression, candidate: EventCandidate, clause: Clause) -> bool:
        """Whether a time is that of what is asked or planned: "will sign it this month", "urged talks on May 5"."""
        if self._today is None or when.latest is None or candidate.frame is None:
            return False
        if _is_future(clause):
            return when.latest >= self._today
        asks = Trait.LOOKS_AHEAD in candidate.frame.traits or candidate.frame is Frame.THREATEN
        apart = expression.first - candidate.trigger[1] > NEAR
        return asks and apart and expression.rule in IN_YEAR and when.latest < self._today - A_MONTH

    def _clashes(self, when: When, clause: Clause) -> bool:
        """Whether a time cannot be that of a verb: one long gone of "has met", one gone of "blames" or "will meet"."""
        if self._today is None or when.latest is None:
            return False
        perfect = clause.verb.perfect and clause.verb.tense == "present"
        if perfect and when.latest < self._today - A_YEAR:
            return True
        future = clause.verb.modal in FUTURE and not clause.verb.perfect
        return (future or _is_present(clause)) and when.latest < self._today - A_MONTH

    def _of_noun(self, candidate: EventCandidate, placed: PlacedTimes) -> Expression | None:
        """The expression before an event noun, or after it with no verb in between: "talks with Iran on Monday"."""
        first, stop = candidate.trigger
        if self._tokens[first].tag[0] != "N":
            return None
        if first in placed.of_noun:
            return placed.of_noun[first]
        known = self._told.verbs.at(stop)
        if known is not None and known.kind is ClauseKind.RELATIVE and known.index in placed.of_clause:
            return placed.of_clause[known.index]
        at = bisect_left(placed.starts, stop)
        if at == len(placed.starts):
            return None
        return None if self._told.verbs.any_between(stop, placed.starts[at]) else placed.all[at]

    def _of_carried_noun(self, clause: Clause, candidate: EventCandidate, placed: PlacedTimes) -> Expression | None:
        """The expression before the noun that a verb carries: "Monday's talks were held", "ended the 1998 siege"."""
        if candidate.frame or not any(reason.part == "noun" for reason in candidate.trace):
            return None
        phrases = (clause.subject, *clause.objects, *clause.preps)
        found = (placed.of_noun.get(phrase.head) for phrase in phrases if phrase is not None)
        return next((expression for expression in found if expression is not None), None)

    def _and_above(self, clause: Clause | None) -> Iterator[Clause]:
        """A clause and those above it; the time since something is not the time of what is above."""
        for _ in range(MAX_ABOVE):
            if clause is None:
                return
            yield clause
            if _is_since(clause):
                return
            clause = self._parse.clauses[clause.parent] if clause.parent is not None else None


def _is_since(clause: Clause | None) -> bool:
    """Whether a clause says since what the clause above goes on: "since Israel withdrew"."""
    return clause is not None and clause.link in BEGINNINGS and clause.kind is ClauseKind.ADVERBIAL


def _is_future(clause: Clause) -> bool:
    return clause.verb.modal in FUTURE or clause.verb.form == "infinitive"


def _is_present(clause: Clause) -> bool:
    return clause.verb.tense == "present" and clause.verb.form == "finite" and not clause.verb.perfect
