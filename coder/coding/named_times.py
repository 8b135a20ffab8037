"""The times that a sentence names for its candidates: of their own words, their clause, and what stands around it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from coder.coding.candidate import EventCandidate
from coder.coding.clause_times import (
    A_MONTH,
    A_YEAR,
    FUTURE,
    clashes,
    counts_object,
    goes_on,
    is_apart,
    is_future,
    is_present,
    is_since,
)
from coder.coding.dated_clauses import DAYS, SETTINGS
from coder.coding.dated_nouns import OFFSET
from coder.coding.noun_times import NounTimes
from coder.coding.same_moment import dates_above, gathers, hangs_on, holds_within, near_to, share_subject
from coder.coding.story_times import StoryTimes
from coder.coding.time_places import (
    AFTERMATHS,
    FROM_OFFSET,
    PlacedTimes,
)
from coder.core.syntax import Clause, ClauseKind
from coder.core.values import replace
from coder.dictionary.frames import Frame, Trait
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_set
from coder.language.dates.anchored import ANCHORED, BACK
from coder.language.dates.meanings import SLACK
from coder.language.dates.resolution import Expression, When, on_day, resolve, spanning
from coder.language.dates.spans import Precision, Span

CASES: Final = frozenset(("01", "09", "11", "17"))
"""Roots of acts of which "in" with an event names the case: "charged in the 1998 bombing"."""
MAX_ABOVE: Final = 8
"""How many clauses above may give an event its date."""
NEAR: Final = 3
"""Within so many words of a verb that asks stands the time of the asking; behind them that of what is asked."""
WIDE_SLACK: Final = timedelta(days=120)
"""So far ahead may lie a day of a month, without a year, of what has no past tense."""
PLANS: Final = word_set("dates.plans")
IN_YEAR: Final = frozenset(("month", "month_day"))
"""Rules of times that name no year."""
WOULD: Final = "would"
BEGUN: Final = "begun"
"""The rule of the time since when something goes on."""
SINCE: Final = "since"
"""The rule of the time within which it has happened once or often."""


class NamedTimes:
    """The times that a sentence names for its candidates."""

    __slots__ = ("_dictionary", "_nouns", "_parse", "_story", "_today", "_tokens", "_told")

    def __init__(self, story: StoryTimes, dictionary: Dictionary) -> None:
        self._story = story
        self._dictionary = dictionary
        self._told = story.present
        self._nouns = NounTimes(self._told)
        self._today = story.today
        self._parse = self._told.parse
        self._tokens = self._parse.sentence.tokens

    def of(self, candidate: EventCandidate, clause: Clause | None) -> Iterator[tuple[When, bool]]:
        """The times that the sentence names for a candidate, the nearest first, each with whether it lies ahead."""
        placed = self._told.placed
        named: list[Expression] = []
        own = self._nouns.of_trigger(candidate)
        if own is not None:
            named.append(own)
            yield self._of_own(own, clause), False
        if clause is not None and goes_on(clause) and clause.index in placed.begun:
            yield replace(self._resolved(placed.begun[clause.index], clause), rule=BEGUN), False
        elif clause is not None and (since := self._since(clause, placed)) is not None:
            yield since, False
        for above in self._and_above(clause):
            dated = self._of_clause(above, candidate, placed)
            if dated is None or dated in named:
                continue
            named.append(dated)
            when = self._resolved(dated, above)
            clashing = self._clashes(when, above) or (above is not clause and self._clashes_below(when, clause, above))
            clashing = clashing and not _opens_with_day(dated, clause)
            if not (clashing or self._is_within_purpose(when, above, placed)):
                yield when, self._is_of_plan(when, dated, candidate, above)
        if clause is not None and (beside := self._beside(clause, placed)) is not None:
            when = self._resolved(*beside)
            if not self._clashes(when, clause):
                yield when, False
        if clause is not None and (near := near_to(clause, self._parse, placed.of_clause)) is not None:
            yield self._resolved(placed.of_clause[near.index], near), False
        main = placed.main
        if main is None or is_apart(clause) or placed.of_clause[main.index] in named:
            return
        when = self._resolved(placed.of_clause[main.index], main)
        if clause is None or not (self._clashes(when, clause) or self._stands_apart(when, clause, main)):
            yield when, False

    def _stands_apart(self, when: When, clause: Clause, main: Clause) -> bool:
        """Whether a clause beside the dated one tells what is so now: "wrote in early March, but France insists"."""
        apart = clause.kind is ClauseKind.MAIN and clause is not main and is_present(clause)
        return apart and self._today is not None and when.latest is not None and when.latest < self._today - SLACK

    def _of_clause(self, clause: Clause, candidate: EventCandidate, placed: PlacedTimes) -> Expression | None:
        """The time of a clause: at its verb, else at the nouns that stand with it."""
        dated = placed.of_clause.get(clause.index)
        if dated is not None or not placed.of_noun:
            return dated
        return self._nouns.of_clause(clause, candidate, self._is_of_case(candidate))

    def _since(self, clause: Clause, placed: PlacedTimes) -> When | None:
        """The time from a day until today, of what has happened since then: "have been killed since the war in May"."""
        if not (clause.verb.perfect or clause.subject_rule == "shared") or clause.index in placed.of_clause:
            return None
        begun = placed.begun.get(clause.index)
        below = (one for one in self._parse.clauses if one.parent == clause.index and is_since(one))
        start = begun or next((placed.of_clause[one.index] for one in below if one.index in placed.of_clause), None)
        first = self._resolved(start, None).first if start is not None else None
        if first is None or self._today is None or first > self._today:
            return None
        when = spanning(Span(first, self._today), self._today, SINCE)
        known = when.date is not None or begun is None or counts_object(clause, self._parse)
        return when if known else None

    def is_after_old_event(self, candidate: EventCandidate, clause: Clause) -> bool:
        """Whether a clause tells what came of an event of long ago: "annexed the heights after the 1967 war"."""
        placed = self._told.placed
        if not placed.of_noun or self._today is None:
            return False
        dated = [self._nouns.of_opening(clause, AFTERMATHS)]
        if not (candidate.frame or self._is_of_case(candidate)):
            beside = (one for one in self._parse.clauses if one is clause or share_subject(clause, one))
            phrases = (phrase for one in beside for phrase in one.preps if phrase.prep in AFTERMATHS)
            dated += [placed.of_noun.get(phrase.head) for phrase in phrases]
        old = (self._resolved(expression, None).latest for expression in dated if expression is not None)
        return any(latest is not None and latest < self._today - A_YEAR for latest in old)

    def is_in_dated_event(self, clause: Clause) -> bool:
        """Whether an event in which something happens has a time: "killed during the 1992-95 war"."""
        dated = self._told.placed.of_noun
        inside = any(phrase.head in dated for phrase in clause.preps)
        return inside or self._nouns.of_opening(clause, SETTINGS) is not None

    def _is_of_case(self, candidate: EventCandidate) -> bool:
        action = self._dictionary.actions.get(candidate.action)
        return action is not None and (candidate.frame is not None or action.root in CASES)

    def _is_within_purpose(self, when: When, clause: Clause, placed: PlacedTimes) -> bool:
        """Whether a long time only stands in the purpose of what has a day: "met on Monday to protest cuts in May"."""
        if clause.verb.form != "infinitive" or clause.parent is None or when.precision is Precision.DAY:
            return False
        dated = placed.of_clause.get(clause.parent)
        return dated is not None and dated.rule in DAYS and not self.is_ahead(when)

    def _of_own(self, expression: Expression, clause: Clause | None) -> When:
        """The time right at a noun: the next of its name only where the verb speaks of what is to come."""
        ahead = clause is not None and clause.verb.modal in FUTURE
        if expression.rule in ANCHORED or ahead:
            return self._resolved(expression, clause)
        return resolve(expression, self._today, False, self._tokens, None, WIDE_SLACK)

    def _beside(self, clause: Clause, placed: PlacedTimes) -> tuple[Expression, Clause] | None:
        """The time of a clause of the same moment: what happened then, what the same subject did, or a bare gerund."""
        for other in self._parse.clauses:
            dated = placed.of_clause.get(other.index)
            if dated is None or other is clause:
                continue
            if share_subject(clause, other) or holds_within(clause, other, self._parse) or gathers(other, clause):
                return dated, other
            if dates_above(dated, other, clause, self._today) and self._carries(clause, other):
                return dated, clause
        return None

    def _carries(self, clause: Clause, below: Clause) -> bool:
        """Whether a clause, or one with the same subject beside it, has another below it."""
        if hangs_on(below, clause, self._parse):
            return True
        beside = (one for one in self._parse.clauses if share_subject(clause, one))
        return any(hangs_on(below, one, self._parse) for one in beside)

    def _resolved(self, expression: Expression, clause: Clause | None) -> When:
        then = None
        if expression.rule in ANCHORED:
            then = self._anchor(expression)
            if then is None and expression.words.get("UNIT") == "day" and expression.rule == "same_then":
                return on_day(self._today)
        if clause is not None and expression.rule == "weekday" and is_present(clause):
            return self._nearest(expression)
        slack = SLACK if clause is None or clause.verb.tense == "past" else WIDE_SLACK
        return resolve(expression, self._today, self._looks_ahead(clause), self._tokens, then, slack)

    def _anchor(self, expression: Expression) -> Span | None:
        """The time that an expression counts from: the one named before it, in its sentence or those before."""
        if expression.rule == FROM_OFFSET:
            placed = self._told.placed
            dated = (*placed.of_noun.values(), *placed.of_clause.values())
            behind = [other for other in dated if other.first >= expression.stop]
            named = min(behind, key=_place) if behind else None
            return self._resolved(named, None).span if named is not None else None
        for earlier in reversed(self._told.placed.every):
            if earlier.first < expression.first and earlier.rule not in ANCHORED:
                return self._resolved(earlier, self._told.verbs.before(earlier.first)).span
        if "FOLLOWING" in expression.words:
            for earlier in self._told.placed.of_noun.values():
                if earlier.first < expression.first and earlier.rule not in ANCHORED:
                    return self._resolved(earlier, None).span
        before = (self._story.before() or self._story.last_named()) if expression.rule != OFFSET else None
        if before is not None:
            return before.span
        back = expression.rule == OFFSET or not BACK.isdisjoint(expression.words)
        return on_day(self._today).span if back else None

    def _looks_ahead(self, clause: Clause | None) -> bool:
        """Whether a time without a year or week is the next of its name: in a plan that no verb above has told of."""
        for above in self._and_above(clause):
            due = above.predicate is not None and self._tokens[above.predicate.head].lemma in PLANS
            if is_future(above) or above.verb.lemma in PLANS or due:
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

    def is_ahead(self, when: When) -> bool:
        """Whether a time begins after today."""
        return self._today is not None and when.first is not None and when.first > self._today

    def _is_of_plan(self, when: When, expression: Expression, candidate: EventCandidate, clause: Clause) -> bool:
        """Whether a time is that of what is asked or planned: "will sign it this month", "urged talks on May 5"."""
        if self._today is None or when.latest is None or candidate.frame is None:
            return False
        if is_future(clause):
            return when.latest >= self._today
        asks = Trait.LOOKS_AHEAD in candidate.frame.traits or candidate.frame is Frame.THREATEN
        apart = expression.first - candidate.trigger[1] > NEAR and "LAST" not in expression.words
        return asks and apart and expression.rule in IN_YEAR and when.latest < self._today - A_MONTH

    def _clashes(self, when: When, clause: Clause) -> bool:
        return self._today is not None and when.latest is not None and clashes(clause, when.latest, self._today)

    def _clashes_below(self, when: When, clause: Clause | None, above: Clause) -> bool:
        """Whether the time of a clause above cannot be that of a verb below; "said in 1986 it would attack" can be."""
        if clause is None or not self._clashes(when, clause):
            return False
        return not (clause.verb.modal == WOULD and clause.kind is ClauseKind.COMPLEMENT and above.verb.tense == "past")

    def _and_above(self, clause: Clause | None) -> Iterator[Clause]:
        """A clause and those above it; the time since something is not the time of what is above."""
        for _ in range(MAX_ABOVE):
            if clause is None:
                return
            yield clause
            if is_apart(clause):
                return
            clause = self._parse.clauses[clause.parent] if clause.parent is not None else None


def _place(expression: Expression) -> int:
    return expression.first


def _opens_with_day(expression: Expression, clause: Clause | None) -> bool:
    """Whether a day stands before the subject of a perfect: "On June 28 warplanes have bombed the plant"."""
    if clause is None or clause.subject is None or expression.rule not in DAYS:
        return False
    perfect = clause.kind is ClauseKind.MAIN and clause.verb.perfect and clause.verb.tense == "present"
    return perfect and expression.stop <= clause.subject.first
