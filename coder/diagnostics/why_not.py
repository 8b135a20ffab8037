"""Why an entry does not decide, and why a clause gives no event: asked of the matcher that decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from coder.coding.extractor import Extracted
from coder.coding.fits import Fit, Miss
from coder.core.errors import UsageError
from coder.core.model import Article, Event, Reason, Rejected
from coder.core.rejections import EXPLANATIONS
from coder.core.syntax import Clause, ClauseKind, Parse, Phrase, Span
from coder.diagnostics.attempts import Attempt, Outcome, no_content, phrases_of, reason_of, spans
from coder.diagnostics.entries import result_of, words_of
from coder.dictionary.verb_tables import VerbEntry
from coder.pipeline import Coded, Pipeline

NEAR = 3
"""How many near entries are named for a clause without an event."""


@dataclass(frozen=True, slots=True)
class WhyNot:
    """An entry, and what became of it wherever one of its words stands in a text."""

    entry: str
    where: str
    words: tuple[str, ...]
    """All words of the entry: "call off", "cancel"."""
    gives: str
    attempts: tuple[Attempt, ...]
    """Empty where none of its words is a verb, event noun or predicate of the text."""


@dataclass(frozen=True, slots=True)
class Eventless:
    """A clause or event noun that gave neither an event nor a rejection, and why."""

    sentence: int
    clause: int | None
    at: Span
    """The verb or noun in the text of the article."""
    reason: str
    near: tuple[Attempt, ...]
    """The entries of its words that came nearest to deciding, the nearest first."""
    in_vain: bool = False
    """Whether its words have entries, and none of them fits."""


def why_not(coder: Pipeline, article: Article, entry: str) -> WhyNot:
    """Return what became of one entry in an article; raises ``UsageError`` for an id that no entry has.

    >>> text = "France snubbed talks with Libya."
    >>> for attempt in why_not(Pipeline(), Article("a", text), "boycott.vote").attempts:
    ...     print(attempt.at.text, attempt.outcome, attempt.condition, attempt.found[0].text)
    snubbed missed object talks
    """
    _no_patterns(coder)
    known = [one for one in coder.dictionary.entries() if one.id == entry]
    if not known:
        raise _unknown(coder, entry)
    return WhyNot(
        entry,
        known[0].where,
        tuple(dict.fromkeys(map(words_of, known))),
        result_of(coder.dictionary, known[0]),
        tuple(attempt for attempt in all_attempts(coder, article) if attempt.entry == entry),
    )


def all_attempts(coder: Pipeline, article: Article) -> Iterator[Attempt]:
    """Yield every entry at every clause and noun of an article that has one of its words, in the order of the text."""
    _no_patterns(coder)
    coded = coder.read(article)
    for extracted in coder.extracted(coded.article):
        yield from attempts_in(coder, coded, extracted)


def attempts_in(coder: Pipeline, coded: Coded, extracted: Extracted) -> Iterator[Attempt]:
    """Yield every entry at every clause and noun of one sentence of a coded article."""
    reading = _Reading(coder, extracted, coded)
    for clause in extracted.parse.clauses:
        yield from reading.of_clause(clause)
    for phrase in reading.nouns():
        yield from reading.of_noun(phrase)


def eventless(coder: Pipeline, coded: Coded) -> Iterator[Eventless]:
    """Yield the clauses and event nouns of a coded article that gave neither an event nor a rejection.

    >>> coder = Pipeline()
    >>> for one in eventless(coder, coder.read(Article("a", "Syria sided."))):
    ...     print(one.at.text, one.near[0].condition)
    sided with
    """
    _no_patterns(coder)
    for extracted in coder.extracted(coded.article):
        yield from eventless_in(coder, coded, extracted)


def eventless_in(coder: Pipeline, coded: Coded, extracted: Extracted) -> Iterator[Eventless]:
    """Yield the clauses of one sentence of a coded article that gave neither an event nor a rejection."""
    reading = _Reading(coder, extracted, coded)
    for clause in extracted.parse.clauses:
        if not reading.covers(clause):
            yield reading.eventless(clause)


class _Reading:
    """One sentence as the extractor has read it, with what came of it."""

    def __init__(self, coder: Pipeline, extracted: Extracted, coded: Coded) -> None:
        self._dictionary = coder.dictionary
        self._parse: Parse = extracted.parse
        self._extractor = extracted.extractor
        self._matcher = extracted.extractor.matcher
        self._named = bool(extracted.actors.items)
        index = self._parse.sentence.index
        self._events = [event for event in coded.events if event.sentence == index]
        self._rejected = [rejected for rejected in coded.rejected if rejected.sentence == index]

    def verb(self, clause: Clause) -> Span:
        """Where the verb of a clause stands."""
        return self._parse.sentence.span(clause.verb.first, clause.verb.stop)

    def of_clause(self, clause: Clause) -> list[Attempt]:
        """Every entry for the verb and the predicate of a clause."""
        at = self.verb(clause)
        tried = self._matcher.verb_attempts(clause)
        candidates = self._extractor.of_clause(clause.index, 0)
        decisive = {reason.rule for one in candidates for reason in one.trace if reason.words == at.text}
        absorbed = "what it says is part of another clause" if clause.index in self._extractor.taken_clauses else ""
        return self._judged(tried, self._matcher.verb_fits(clause), decisive, at, clause.index, None, absorbed)

    def of_noun(self, phrase: Phrase) -> list[Attempt]:
        """Every entry for the head noun of a phrase."""
        at = self._parse.sentence.span(phrase.head, phrase.head + 1)
        fits = self._matcher.noun_fits(phrase)
        decisive = {reason.rule for reason in self._reasons() if (reason.part, reason.words) == ("noun", at.text)}
        return self._judged(self._matcher.noun_attempts(phrase), fits, decisive, at, None, phrase, "")

    def nouns(self) -> Iterator[Phrase]:
        """The phrases of the sentence whose head may be an event noun, each head once."""
        seen: set[int] = set()
        for phrase in self._phrases():
            if phrase.head in self._matcher.event_nouns and phrase.head not in seen:
                seen.add(phrase.head)
                yield phrase

    def _phrases(self) -> Iterator[Phrase]:
        for clause in self._parse.clauses:
            for phrase in _phrases_of(clause):
                yield from phrase.nested()
        for phrase in self._parse.phrases:
            yield from phrase.nested()

    def _judged(
        self,
        tried: Sequence[Fit | Miss],
        fits: Sequence[Fit],
        decisive: set[str],
        at: Span,
        clause: int | None,
        noun: Phrase | None,
        absorbed: str,
    ) -> list[Attempt]:
        """What became of each entry that was tried: those that fit are asked in their order, until one decides."""
        best: dict[str, Attempt] = {}
        decider: VerbEntry | None = None
        outcomes: dict[str, tuple[Outcome, str]] = {}
        for fit in fits:
            entry = fit.entry
            if decider is not None:
                outcomes.setdefault(entry.id, (Outcome.OUTRANKED, f"it fits, but {_named(decider)} goes before it"))
            elif entry.result == "none":
                decider = entry
                outcomes[entry.id] = Outcome.NO_EVENT, "it fits, and says that this is no event"
            elif entry.id in decisive:
                decider = entry
                outcomes[entry.id] = self._result(entry, at, absorbed)
            else:
                outcomes[entry.id] = Outcome.EMPTY, no_content(fit)
        for one in tried:
            attempt = self._attempt(one, outcomes, at, clause, noun)
            known = best.get(attempt.entry)
            if known is None or attempt.distance < known.distance:
                best[attempt.entry] = attempt
        return list(best.values())

    def _attempt(
        self,
        one: Fit | Miss,
        outcomes: dict[str, tuple[Outcome, str]],
        at: Span,
        clause: int | None,
        noun: Phrase | None,
    ) -> Attempt:
        entry, index = one.entry, self._parse.sentence.index
        about = (entry.id, entry.where, entry.kind, words_of(entry), result_of(self._dictionary, entry))
        if isinstance(one, Fit):
            outcome, reason = outcomes.get(entry.id, (Outcome.EMPTY, no_content(one)))
            return Attempt(*about, index, clause, at, outcome, reason)
        found = spans(self._parse, phrases_of(one, noun))
        pattern = one.pattern.text if one.pattern is not None else ""
        reason = reason_of(one, self._matcher, self._parse, noun)
        return Attempt(*about, index, clause, at, Outcome.MISSED, reason, one.condition, pattern, found)

    def _result(self, entry: VerbEntry, at: Span, absorbed: str) -> tuple[Outcome, str]:
        """What came of the entry that decided."""
        if any(_made_by(event, entry, at) for event in self._events):
            return Outcome.EVENT, "it decided"
        for rejected in self._rejected:
            if _made_by(rejected, entry, at):
                return Outcome.REJECTED, f"it decided, but {EXPLANATIONS[rejected.reason]}"
        return Outcome.ABSORBED, absorbed or "another event of the sentence says the same, or more"

    def covers(self, clause: Clause) -> bool:
        """Whether an event or a rejection speaks of a clause: by its verb, or by a noun in its phrases."""
        at = self.verb(clause)
        inside = [(phrase.first, phrase.stop) for part in _phrases_of(clause) for phrase in part.nested()]
        places = [at, *(self._parse.sentence.span(first, stop) for first, stop in inside)]
        triggers = [*(event.trigger for event in self._events), *(rejected.span for rejected in self._rejected)]
        return any(reason.words == at.text for reason in self._reasons()) or any(
            _overlap(trigger, place) for trigger in triggers for place in places
        )

    def _reasons(self) -> Iterator[Reason]:
        """All steps of the traces of the sentence."""
        for event in self._events:
            yield from event.trace
        for rejected in self._rejected:
            yield from rejected.trace

    def eventless(self, clause: Clause) -> Eventless:
        """Why a clause gives nothing at all."""
        attempts = self.of_clause(clause)
        reason = self._obstacle(clause, attempts)
        in_vain = not reason
        if in_vain:
            counted = "the one entry" if len(attempts) == 1 else f"none of the {len(attempts)} entries"
            reason = f"{counted} for the verb '{clause.verb.lemma}' {'does not fit' if len(attempts) == 1 else 'fits'}"
        index = self._parse.sentence.index
        return Eventless(index, clause.index, self.verb(clause), reason, _nearest(attempts), in_vain)

    def _obstacle(self, clause: Clause, attempts: Sequence[Attempt]) -> str:
        """Why a clause gives nothing, though some entry fits or none is asked; empty where all were asked in vain."""
        if not self._named:
            return "the sentence names no actor that the dictionaries know"
        decided = next((one for one in attempts if one.outcome in (Outcome.NO_EVENT, Outcome.ABSORBED)), None)
        if decided is not None:
            return f"{decided.named}: {decided.reason}"
        if clause.index in self._extractor.taken_clauses and clause.kind is not ClauseKind.MAIN:
            return "it is part of another clause"
        fitting = next((one for one in attempts if one.outcome is Outcome.EMPTY), None)
        if fitting is not None:
            return f"{fitting.named}: {fitting.reason}"
        return "" if attempts else f"the verb '{clause.verb.lemma}' has no entry"


def _phrases_of(clause: Clause) -> Iterator[Phrase]:
    phrases = (clause.subject, *clause.objects, *clause.preps, clause.predicate)
    return (phrase for phrase in phrases if phrase is not None)


def _made_by(item: Event | Rejected, entry: VerbEntry, at: Span) -> bool:
    return any((reason.rule, reason.words) == (entry.id, at.text) for reason in item.trace)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _nearest(attempts: Iterable[Attempt]) -> tuple[Attempt, ...]:
    return tuple(sorted(attempts, key=lambda attempt: attempt.distance)[:NEAR])


def _named(entry: VerbEntry) -> str:
    return f"{entry.id} ({entry.where})"


def _no_patterns(coder: Pipeline) -> None:
    if coder.patterns:
        raise UsageError(
            "a folder that stands alone has no entries of this kind", remedy="name a folder that is laid over ours"
        )


def _unknown(coder: Pipeline, entry: str) -> UsageError:
    if entry in coder.dictionary.actions:
        remedy = f"it is an action: `coder lookup {entry}` lists its entries"
        return UsageError(f"no entry for verbs or nouns has the id '{entry}'", remedy=remedy)
    near = get_close_matches(entry, {one.id for one in coder.dictionary.entries()}, 3)
    remedy = f"did you mean {' or '.join(near)}?" if near else "`coder lookup` of a verb or noun lists its entries"
    return UsageError(f"no entry for verbs or nouns has the id '{entry}'", remedy=remedy)
