"""Why, from one sentence to the next: "Niger expelled an envoy. The move came after Chad arrested nine traders." """

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from coder.circumstances.causes import FOLLOWING, PROMPTING, Words, cause_beside, holds
from coder.circumstances.reach import AGENT, ClauseOwners
from coder.circumstances.tellings import DEEDS, RETELLING
from coder.core.model import Event, Reason
from coder.core.syntax import Clause, ClauseKind, Parse, Phrase, Token
from coder.core.values import replace
from coder.dictionary.word_lists import word_list, word_set

COMING: Final = word_set("circumstances.coming_verbs")
ANSWERS: Final = word_set("circumstances.answers")
RESPONDING: Final = word_set("circumstances.responding_verbs")
RESPONSES: Final = [phrase.split() for phrase in word_list("circumstances.responding_phrases")]
ANSWERED: Final = word_set("circumstances.response_objects")
PRONOUNS: Final = word_set("circumstances.retelling_words")
ANSWERING: Final = word_set("circumstances.answering_grounds")
GROUNDS: Final = word_set("circumstances.prompting_grounds")
ANY: Final = ("any",)
STATEMENT: Final = "01"
CONFLICT: Final = "11"
"""The first root of deeds that others answer without a word on it."""

FARTHEST: Final = 2
"""So many sentences back the deed may stand that a noun takes up."""

Link = tuple[Event, Event, Reason]
"""An event, its cause, and the step of its trace that names it."""


class StoryCauses:
    """Finds the events of which the next sentence tells the cause, or which it names as the cause of its own."""

    __slots__ = ("_found", "_told")

    def __init__(self) -> None:
        self._told: list[tuple[int, Sequence[Event]]] = []
        self._found: dict[str, tuple[str, Reason]] = {}

    def read(self, parse: Parse, events: Sequence[Event]) -> None:
        """Read the next sentence that has events."""
        if not events:
            return
        index = parse.sentence.index
        before = [told for at, told in reversed(self._told) if at >= index - FARTHEST]
        if before:
            right_before = self._told[-1][0] == index - 1
            for effect, cause, step in _Retelling(parse, before, right_before, events).links():
                if effect.because_of is None and _key(effect) != _key(cause):
                    self._found.setdefault(effect.event_id, (cause.event_id, step))
        self._told = [*self._told[1 - FARTHEST :], (index, events)]

    def told(self, event: Event) -> Event:
        """Return an event of the story with its cause, where another sentence tells it."""
        found = self._found.get(event.event_id)
        return replace(event, because_of=found[0], trace=(*event.trace, found[1])) if found is not None else event


class _Retelling:
    """A sentence that goes on with the events of those before."""

    def __init__(
        self, parse: Parse, told: Sequence[Sequence[Event]], right_before: bool, events: Sequence[Event]
    ) -> None:
        """``told`` are the events of the sentences before, the nearest first; whether it stands ``right_before``."""
        self._parse = parse
        self._tokens: Sequence[Token] = parse.sentence.tokens
        self._told = told
        self._before: Sequence[Event] = told[0] if right_before else ()
        self._starts = [token.start for token in self._tokens]
        self._events = [(self._words(event), event) for event in events]

    def links(self) -> Iterator[Link]:
        """Yield the effects with their causes."""
        for clause in self._parse.clauses:
            if clause.hypothetical or clause.verb.negated:
                continue
            deed = self._retold(clause.subject)
            if deed is not None:
                yield from self._of_effect(clause, deed)
                yield from self._of_cause(clause, deed)
            yield from self._of_grounds(clause)
            if clause.verb.lemma in RESPONDING and not self._is_answer_to(clause):
                yield from self._of_answer(clause, clause.verb.lemma)
        yield from self._of_response()

    def _of_effect(self, clause: Clause, deed: Event) -> Iterator[Link]:
        """The deed of the sentence before has its cause here: "the move came after", "the decision follows"."""
        for words, event in self._events:
            step = self._cause(clause, words)
            if step is not None:
                yield from ((effect, event, step) for effect in self._alike(deed))
                return

    def _cause(self, clause: Clause, words: Words) -> Reason | None:
        """The step by which an event of this sentence is the cause of what the subject of a clause takes up."""
        verb = clause.verb
        if verb.lemma in COMING:
            answer = self._answer(clause)
            if answer is not None and any(holds(inner, words) for inner in answer.attached):
                return Reason("cause", "cause.story.answer", words=self._tokens[answer.head].text)
            told = cause_beside(clause, words, self._parse)
            return Reason("cause", "cause.story.effect", words=f"{verb.lemma} {told.words}") if told else None
        named: Sequence[Phrase] = ()
        if verb.lemma in FOLLOWING and not verb.passive:
            named = clause.objects
        elif verb.lemma in PROMPTING and verb.passive:
            named = [phrase for phrase in clause.preps if phrase.prep == AGENT]
        holding = any(holds(phrase, words) for phrase in named)
        return Reason("cause", "cause.story.effect", words=verb.lemma) if holding else None

    def _answer(self, clause: Clause) -> Phrase | None:
        """The predicate of a clause that calls its subject the answer to something."""
        named = clause.predicate
        return named if named is not None and self._tokens[named.head].lemma in ANSWERS else None

    def _of_cause(self, clause: Clause, deed: Event) -> Iterator[Link]:
        """The deed of the sentence before is the cause of what this one tells: "the attack sparked protests"."""
        if clause.verb.lemma not in PROMPTING or clause.verb.passive:
            return
        step = Reason("cause", "cause.story.cause", words=clause.verb.lemma)
        yield from ((event, deed, step) for event in self._below(clause))

    def _of_grounds(self, clause: Clause) -> Iterator[Link]:
        """A noun behind "after" takes up the deed of the sentence before: "arrested nine students after the attack"."""
        for phrase in clause.preps:
            deed = self._retold(phrase) if phrase.prep in GROUNDS else None
            vague = phrase.prep not in ANSWERING and DEEDS.get(self._tokens[phrase.head].lemma.lower(), ANY) == ANY
            if deed is None or deed.root < CONFLICT or vague:
                continue
            for words, event in self._events:
                if clause.verb.first <= words[0] < clause.verb.stop:
                    yield event, deed, Reason("cause", "cause.story.ground", words=phrase.prep)

    def _of_response(self) -> Iterator[Link]:
        """A phrase such as "in response" says that the clause with it answers the sentence before."""
        words = [token.text.lower() for token in self._tokens]
        for at, word in enumerate(words):
            for phrase in RESPONSES:
                stop = at + len(phrase)
                whole = word == phrase[0] and words[at:stop] == phrase and stop < len(words)
                if not whole or words[stop] in ANSWERED:
                    continue
                clause = ClauseOwners(self._tokens, self._parse.clauses).of(at, stop)
                if clause is not None:
                    yield from self._of_answer(clause, " ".join(phrase))

    def _of_answer(self, clause: Clause, words: str) -> Iterator[Link]:
        """The events of a clause answer what another did in the sentence before."""
        for event in self._below(clause):
            others = [one for one in self._before if _source(one) != _source(event)]
            cause = self._main(others)
            if cause is not None:
                yield event, cause, Reason("cause", "cause.story.answer", words=words)

    def _below(self, clause: Clause) -> list[Event]:
        """The first event that a clause, its objects or the clauses that it governs tell, with those of its words."""
        within = {clause.index}
        for other in self._parse.clauses:
            inside = other.parent in within and (other.kind is ClauseKind.COMPLEMENT or other.link == AGENT)
            if inside:
                within.add(other.index)
        verbs = [self._parse.clauses[index].verb for index in within]
        behind = [*clause.objects, *(phrase for phrase in clause.preps if phrase.prep not in GROUNDS)]
        for words, event in self._events:
            in_verb = any(verb.first <= words[0] < verb.stop for verb in verbs)
            if in_verb or any(holds(phrase, words) for phrase in behind):
                return [other for _, other in self._events if other.trigger.start == event.trigger.start]
        return []

    def _is_answer_to(self, clause: Clause) -> bool:
        """Whether a clause itself says what is answered."""
        return any(phrase.prep in ANSWERED and phrase.prep != AGENT for phrase in clause.preps)

    def _retold(self, phrase: Phrase | None) -> Event | None:
        """The event of the sentence before that a noun group takes up: "the move", "it", "the attack"."""
        if phrase is None:
            return None
        first, head = self._tokens[phrase.first].text.lower(), self._tokens[phrase.head]
        if phrase.first == phrase.head:
            return self._main(self._before) if first in PRONOUNS else None
        roots = DEEDS.get(head.lemma.lower())
        named = first in RETELLING or phrase.possessor is not None
        if roots is None or not named or any(holds(phrase, words) for words, _ in self._events):
            return None
        for told in self._told[:1] if roots == ANY else self._told:
            fitting = [event for event in told if roots == ANY or event.root in roots]
            deed = self._main([event for event in fitting if self._is_of(phrase.possessor, event)])
            if deed is not None:
                return deed
        return None

    def _is_of(self, doer: Phrase | None, event: Event) -> bool:
        """Whether the sentence of an event names whose deed it is: "the EU's decision"."""
        word = self._tokens[doer.head] if doer is not None else None
        return word is None or word.text.lower() in RETELLING or word.text in event.text.split()

    def _main(self, events: Sequence[Event]) -> Event | None:
        """The event of some that their sentence tells first, those that only name its cause or report it last."""
        causes = {event.because_of for event in events}
        return min(
            events,
            key=lambda event: (event.event_id in causes, event.root == STATEMENT, event.trigger.start),
            default=None,
        )

    def _alike(self, deed: Event) -> list[Event]:
        """The events of the same words: a meeting is told of both sides."""
        return [event for told in self._told for event in told if event.trigger.start == deed.trigger.start]

    def _words(self, event: Event) -> Words:
        """The words of the trigger of an event."""
        first = bisect_right(self._starts, event.trigger.start) - 1
        return first, max(bisect_right(self._starts, event.trigger.end - 1), first + 1)


def _key(event: Event) -> tuple[str, str | None, str | None]:
    """What headlines tell again: "Syria criticises envoy", "Syria criticised the envoy on Monday over the report"."""
    return event.code, _source(event), event.target.code if event.target is not None else None


def _source(event: Event) -> str | None:
    return event.source.code if event.source is not None else None
