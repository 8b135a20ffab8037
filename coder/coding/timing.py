"""When a candidate happens, and its status: from the expressions of time of its clause, or of the clause above."""

from __future__ import annotations

from typing import Final

from coder.coding.arrangements import is_arranged
from coder.coding.background import is_background
from coder.coding.candidate import STATEMENTS, EventCandidate, is_hostile, is_speech_act
from coder.coding.clause_times import (
    A_YEAR,
    carrier,
    has_lasted,
    is_at_former_time,
    is_at_old_time,
    is_earlier,
    is_from_archive,
    is_in_career,
    is_of_last_time,
    is_of_life,
    is_of_predecessor,
    is_of_text,
    is_present,
    is_since,
    is_since_then,
)
from coder.coding.eras import CLOSED, era_of, is_of_bygone_state
from coder.coding.frame_rules import framed
from coder.coding.named_times import BEGUN, SINCE, NamedTimes
from coder.coding.same_moment import share_subject
from coder.coding.story_times import StoryTimes
from coder.core.event_status import STATUS_OF, Status
from coder.core.model import Reason
from coder.core.rejections import RejectReason
from coder.core.syntax import Clause, ClauseKind
from coder.core.values import replace
from coder.dictionary.actor_codes import ELITE
from coder.dictionary.frames import Frame
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_set
from coder.language.dates.resolution import UNKNOWN, When
from coder.language.dates.spans import Precision

FUTURE_ADJECTIVES: Final = word_set("dates.future_adjectives")
UNDATED_ADJECTIVES: Final = word_set("dates.undated_adjectives")
WILL: Final = word_set("dates.will")
CARRY_REACH: Final = 8
"""Over so many clauses a time of long ago carries on to what the same subject does."""
BEFORE_NOUN: Final = 3
"""How many words before a noun may say that it is to come or over."""
UNDATED: Final = frozenset(
    (
        RejectReason.NEGATED,
        RejectReason.HYPOTHETICAL,
        RejectReason.POSSIBLE,
        RejectReason.HABITUAL,
        RejectReason.HISTORY,
    )
)
"""Why a candidate has no day unless the sentence names one: it did not happen, or does again and again, or long ago."""
CARRIED: Final = frozenset(("noun", "verb"))
"""The parts of the trace of an event noun with the verb that carries it."""
BACKGROUND: Final = When(None, Precision.UNKNOWN)
"""The time of what is told in the background of something else, without a time of its own."""


LONG_AGO: Final = (is_of_last_time, is_of_life, is_from_archive)
"""What shows that a clause in the past tense tells of long ago."""

IN_OPEN_PAST: Final = (is_at_former_time, is_of_predecessor, is_of_text)
"""What shows that a clause lies back at a time that it leaves open."""


class SentenceTimes:
    """The times of the candidates of one sentence, and what they say of them.

    A candidate has the time of its own words, else of its clause, else of the clauses above, else of the sentences
    before where it goes on with their story, else of the article. What is asked for, planned or threatened has the time
    of the asking: that of the deed lies ahead.
    """

    __slots__ = ("_dictionary", "_named", "_story", "_today", "_tokens", "_told")

    def __init__(self, story: StoryTimes, dictionary: Dictionary) -> None:
        self._story = story
        self._told = story.present
        self._today = story.today
        self._dictionary = dictionary
        self._named = NamedTimes(story, dictionary)
        self._tokens = self._told.parse.sentence.tokens

    def timed(self, candidate: EventCandidate) -> EventCandidate:
        """A candidate with its date and status, and the steps that led to them; old events are history."""
        first = candidate.trigger[0]
        clause = self._told.verbs.of_trigger(self._tokens[first], first)
        when, to_come = self._when(candidate, clause)
        if candidate.blocked in UNDATED and not (when.rule and self._has_own_time(candidate, clause)):
            when = UNKNOWN
        aside = candidate.blocked is RejectReason.HISTORY and self._is_dated_aside(when, candidate, clause)
        candidate = replace(candidate, when=when, blocked=None if aside else candidate.blocked)
        if when.rule:
            candidate = candidate.because(Reason("date", f"date.{when.rule}", words=when.words))
        if self._is_history(when):
            candidate = candidate.block(RejectReason.HISTORY)
        elif not candidate.frame and not candidate.blocked and self._is_planned(candidate, clause, to_come):
            candidate = self._planned(candidate)
        status = self._status(candidate, clause, to_come)
        return replace(candidate, status=status).because(Reason("status", f"status.{status}", words=when.words))

    def _has_own_time(self, candidate: EventCandidate, clause: Clause | None) -> bool:
        """Whether a time stands in the clause of a candidate or at its noun, not only above it."""
        placed = self._told.placed
        return clause is None or clause.index in placed.of_clause or candidate.trigger[0] in placed.of_noun

    def _is_dated_aside(self, when: When, candidate: EventCandidate, clause: Clause | None) -> bool:
        """Whether a relative clause in the past perfect has a time within the year: "who had fled on June 28"."""
        if clause is None or clause.kind is not ClauseKind.RELATIVE or not clause.verb.perfect:
            return False
        dated = bool(when.rule) and when.date is not None and self._has_own_time(candidate, clause)
        return dated and not self._is_history(when)

    def _is_history(self, when: When) -> bool:
        """Whether a time lies more than a year back, or is one in the background that is not told."""
        if when is BACKGROUND:
            return True
        date = when.date or when.latest if when.rule != BEGUN else None
        return self._today is not None and date is not None and bool(when.rule) and date < self._today - A_YEAR

    # -- status ------------------------------------------------------------------------------------------------------

    def _status(self, candidate: EventCandidate, clause: Clause | None, to_come: bool) -> Status:
        if candidate.blocked:
            return STATUS_OF.get(candidate.blocked, Status.HAPPENED)
        if candidate.frame is Frame.INTEND or (to_come and clause is not None and is_present(clause)):
            return Status.PLANNED
        at_verb = clause is not None and clause.verb.first <= candidate.trigger[0] < clause.verb.stop
        at_verb = at_verb or _is_carried(candidate)
        if clause is not None and at_verb and clause.verb.progressive and clause.verb.tense == "present":
            return Status.ONGOING
        if clause is None:
            return Status.HAPPENED
        if at_verb and clause.verb.modal in WILL and not (clause.verb.perfect or clause.verb.negated):
            return Status.PLANNED
        begun = clause.index in self._told.placed.begun and (clause.verb.perfect or clause.verb.tense == "present")
        when = candidate.when
        begun = begun and not (when is not None and when.rule == SINCE and when.date is None)
        return Status.ONGOING if begun or (at_verb and has_lasted(clause, self._told.parse)) else Status.HAPPENED

    def _is_planned(self, candidate: EventCandidate, clause: Clause | None, to_come: bool) -> bool:
        """Whether a noun or verb without a past names what is to come: "a visit next week", "the planned summit"."""
        if self._is_noun(candidate):
            return to_come or self._has_before(candidate, FUTURE_ADJECTIVES)
        return to_come and clause is not None and not clause.verb.tense

    def _is_noun(self, candidate: EventCandidate) -> bool:
        first, stop = candidate.trigger
        return stop - first == 1 and self._tokens[first].tag[0] == "N"

    def _has_before(self, candidate: EventCandidate, words: frozenset[str]) -> bool:
        """Whether one of some words stands right before an event noun."""
        first = candidate.trigger[0]
        before = self._tokens[max(0, first - BEFORE_NOUN) : first]
        return self._is_noun(candidate) and any(token.text.lower() in words for token in before)

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
        if clause is not None and not self._has_own_time(candidate, clause):
            if self._is_long_ago(clause):
                return BACKGROUND, False
            if self._is_former(clause):
                return UNKNOWN, False
        if placed.every or placed.of_noun or placed.of_clause:
            arranged = clause is not None and is_arranged(clause, self._told.parse)
            for when, ahead in self._named.of(candidate, clause):
                if not (ahead or arranged or self._named.is_ahead(when)):
                    return when, to_come
                to_come = True
        return (self._story.now if to_come else self._unnamed(candidate, clause)), to_come

    def _unnamed(self, candidate: EventCandidate, clause: Clause | None) -> When:
        """The time of a candidate of which the sentence names none."""
        if self._has_before(candidate, UNDATED_ADJECTIVES) and not candidate.frame:
            return UNKNOWN
        if clause is None or clause.verb.modal:
            return self._story.now
        if has_lasted(clause, self._told.parse) or is_background(candidate, clause, self._story, self._dictionary):
            return UNKNOWN
        if (above := carrier(clause, self._told.parse)) is not None:
            return self._unnamed(candidate, above)
        if clause.verb.tense == "past":
            parse = self._told.parse
            if is_since(clause) or any(shows(clause, parse) for shows in LONG_AGO):
                return BACKGROUND
            if self._named.is_after_old_event(candidate, clause):
                return BACKGROUND
            if is_in_career(clause, parse):
                return BACKGROUND if any(actor.role == ELITE for actor in candidate.source) else UNKNOWN
            if clause.kind is not ClauseKind.COMPLEMENT and not self._is_statement(candidate):
                is_deed = not clause.verb.perfect and not is_speech_act(candidate, self._dictionary)
                continued = self._story.continued(is_deed)
                if continued is not None:
                    return replace(continued, rule="told_before")
        open_time = is_earlier(clause) or self._is_former(clause) or is_since_then(clause, self._told.parse)
        return UNKNOWN if open_time else self._story.now

    def _is_long_ago(self, clause: Clause) -> bool:
        """Whether words say that a clause tells of long ago: "had once expelled", "during the dictatorship"."""
        parse = self._told.parse
        if clause.kind is ClauseKind.RELATIVE and clause.parent is not None and clause.parent < clause.index:
            above = parse.clauses[clause.parent]
            if clause.verb.tense == "past" and self._is_set_long_ago(above):
                return True
        before = parse.clauses[max(0, clause.index - CARRY_REACH) : clause.index]
        beside = (one for one in before if share_subject(clause, one))
        return self._is_set_long_ago(clause) or any(self._is_set_long_ago(one) for one in beside)

    def _is_set_long_ago(self, clause: Clause) -> bool:
        """Whether the words of a clause itself say so, and name no time."""
        parse = self._told.parse
        if clause.index in self._told.placed.of_clause:
            return False
        if self._era(clause) == CLOSED or is_of_bygone_state(clause, parse, self._today):
            return True
        return is_at_old_time(clause, parse)

    def _is_former(self, clause: Clause) -> bool:
        """Whether words say that a clause lies back at a time that they leave open: "previously", "days before"."""
        before = clause.index in self._told.placed.ahead_of and clause.verb.tense == "past"
        parse = self._told.parse
        return before or bool(self._era(clause)) or any(shows(clause, parse) for shows in IN_OPEN_PAST)

    def _era(self, clause: Clause) -> str:
        """The kind of the era in which a clause is set by words alone: not "during the 1992-95 war"."""
        return "" if self._named.is_in_dated_event(clause) else era_of(clause, self._told.parse)

    def _is_statement(self, candidate: EventCandidate) -> bool:
        """Whether somebody only says something: a story of the past may be told by them now."""
        action = self._dictionary.actions.get(candidate.action)
        return action is not None and not candidate.frame and action.root == STATEMENTS


def _is_carried(candidate: EventCandidate) -> bool:
    """Whether a verb only carries the noun of an event: "is holding talks"."""
    return not candidate.frame and CARRIED.issubset([reason.part for reason in candidate.trace])
