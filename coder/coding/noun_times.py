"""The times that stand at nouns: of the event that a noun names, and of what happens in that event."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from coder.coding.candidate import EventCandidate
from coder.coding.dated_clauses import SETTINGS
from coder.coding.dated_nouns import AHEAD, CAUSES, OFFSET
from coder.coding.story_times import ToldSentence
from coder.core.syntax import Clause, ClauseKind, Phrase
from coder.dictionary.word_lists import word_set
from coder.language.dates.resolution import Expression

LINKED: Final = 3
"""So many words at least stand before the subject of such a clause."""
SCENE_LINKS: Final = word_set("dates.scene_links")
APART: Final = AHEAD | CAUSES
"""Prepositions of what has a time of its own: "held talks ahead of Friday's vote"."""


class NounTimes:
    """The times that one sentence has at its nouns."""

    __slots__ = ("_parse", "_placed", "_tokens", "_verbs")

    def __init__(self, told: ToldSentence) -> None:
        self._placed = told.placed
        self._verbs = told.verbs
        self._parse = told.parse
        self._tokens = told.parse.sentence.tokens

    def of_trigger(self, candidate: EventCandidate) -> Expression | None:
        """The expression before an event noun, or after it with no verb in between: "talks with Iran on Monday"."""
        first, stop = candidate.trigger
        placed = self._placed
        if self._tokens[first].tag[0] != "N":
            return None
        if first in placed.of_noun:
            return placed.of_noun[first]
        known = self._verbs.at(stop) or self._verbs.opened_at(stop)
        if known is not None and known.kind is ClauseKind.RELATIVE and known.index in placed.of_clause:
            return placed.of_clause[known.index]
        if placed.of_noun and stop < len(self._tokens) and self._tokens[stop].text.lower() in SETTINGS:
            setting = next((chunk.head for chunk in self._parse.chunks if chunk.first == stop + 1), -1)
            if setting in placed.of_noun:
                return placed.of_noun[setting]
        at = bisect_left(placed.starts, stop)
        if at == len(placed.starts):
            return None
        return None if self._verbs.any_between(stop, placed.starts[at]) else placed.all[at]

    def of_clause(self, clause: Clause, candidate: EventCandidate, is_case: bool) -> Expression | None:
        """The time that a noun beside a verb gives it; where ``is_case``, "in" an event only names the case."""
        return (
            self._of_carried(clause, candidate)
            or self._of_antecedent(clause)
            or self._of_scene(clause)
            or self._of_subject(clause, candidate)
            or self._of_setting(clause, is_case)
        )

    def of_opening(self, clause: Clause, links: frozenset[str]) -> Expression | None:
        """The time of the event with which a sentence opens, before its first verb: "During the 1998 war, Chad ..."."""
        dated = self._placed.of_noun
        if not dated or clause.subject is None or self._tokens[0].text.lower() not in links:
            return None
        first = clause.subject.first
        if clause.kind is not ClauseKind.MAIN or self._verbs.any_between(0, first):
            return None
        return next((one for noun, one in dated.items() if noun < first and one.rule != OFFSET), None)

    def _of_carried(self, clause: Clause, candidate: EventCandidate) -> Expression | None:
        """The expression before the noun that a verb carries: "Monday's talks were held", "ended the 1998 siege"."""
        if candidate.frame or not any(reason.part == "noun" for reason in candidate.trace):
            return None
        beside = (phrase for phrase in clause.preps if phrase.prep not in APART)
        found = (self._of(phrase) for phrase in (clause.subject, *clause.objects, *beside))
        return next((expression for expression in found if expression is not None), None)

    def _of_antecedent(self, clause: Clause) -> Expression | None:
        """The time of the event of which a relative clause tells more: "the 2002 bombings, which killed 20"."""
        told = clause.verb.tense == "past" or clause.verb.form == "participle"
        return self._of(clause.subject) if told and clause.kind is ClauseKind.RELATIVE else None

    def _of_scene(self, clause: Clause) -> Expression | None:
        """The time of the event in which a relative clause is set: "Friday's rally, in which police shot two"."""
        dated, tokens, subject = self._placed.of_noun, self._tokens, clause.subject
        told = clause.verb.tense == "past" and clause.kind is ClauseKind.RELATIVE and clause.subject_rule == "own"
        if not (dated and told) or subject is None:
            return None
        at = subject.first - 1
        if at < LINKED or tokens[at].text.lower() not in SCENE_LINKS:
            return None
        at -= tokens[at - 1].text.lower() in SETTINGS
        return dated.get(at - 1 - (tokens[at - 1].text == ","))

    def _of_subject(self, clause: Clause, candidate: EventCandidate) -> Expression | None:
        """The time of the event that does it: "Monday's bombing killed ten"; that of an actor is another one."""
        dated = self._of(clause.subject) if clause.verb.tense == "past" else None
        if dated is None or clause.subject is None:
            return None
        at = self._tokens[clause.subject.head].start
        actors = (*candidate.source, *candidate.target)
        return None if any(actor.span.start <= at < actor.span.end for actor in actors) else dated

    def _of_setting(self, clause: Clause, is_case: bool) -> Expression | None:
        """The time of the event in which something happens: "killed in Monday's raid", "during the 1998 war"."""
        if clause.verb.tense != "past" and clause.verb.form != "participle":
            return None
        if (opening := self.of_opening(clause, SETTINGS)) is not None:
            return opening
        for phrase in clause.preps:
            dated = self._of(phrase)
            if dated is not None and phrase.prep in SETTINGS:
                return None if phrase.prep == "in" and is_case else dated
        return None

    def _of(self, phrase: Phrase | None) -> Expression | None:
        return self._placed.of_noun.get(phrase.head) if phrase is not None else None
