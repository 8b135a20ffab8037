"""Candidates to events: codes from the ontology, reciprocal and mirrored pairs, and the reasons why a candidate is none."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from coder.actors.discourse import is_mutual, marked
from coder.coding.frames import EventCandidate, code_of
from coder.core.model import ActorMatch, Article, Event, Rejected, Sentence, Span
from coder.dictionary.tables import Code, Dictionary

REASONS = {
    "negated": "the clause is negated",
    "hypothetical": "the clause is conditional or hypothetical",
    "possible": "it may or could happen",
    "obligation": "it should or must happen, and nobody is quoted as asking for it",
    "purpose": "an aim, not a candidate",
    "history": "a clause that says what somebody is known for",
    "failed": "it failed or was prevented",
    "stopped": "something was stopped that has no code",
    "allowed": "something was allowed that has no code",
    "attempted": "an attempt that has no code",
    "no_code": "CAMEO has no code for the action under this frame",
    "no_source": "no actor as source",
    "no_target": "no actor as target",
    "same_actor": "source and target are the same",
    "sentence_discard": "the sentence holds a phrase that discards it",
    "story_discard": "the story holds a phrase that discards it",
}


INTERNAL = frozenset(("14", "15", "17", "18", "19", "20"))
"""Roots whose events may have one country on both sides."""


TARGETLESS = frozenset(("", "deny", "intend", "reject"))
"""Frames under which an action that needs no target needs none either."""


@dataclass(frozen=True, slots=True)
class Options:
    """Which events are kept: by default those with a source and, where the action takes one, a target."""

    half_dyads: bool = False
    dyads: bool = False


class EventMaker:
    """Makes the events of one article."""

    def __init__(self, dictionary: Dictionary, article: Article, options: Options) -> None:
        self._dictionary = dictionary
        self._article = article
        self._options = options

    def events(self, sentence: Sentence, candidates: list[EventCandidate]) -> Iterator[Event | Rejected]:
        """The events of a sentence, each pair of actors and code once, and what was rejected."""
        seen: set[tuple[str, str, str]] = set()
        for candidate in candidates:
            code = code_of(candidate, self._dictionary)
            reason = candidate.blocked or ("" if code else "no_code")
            if reason or code is None:
                yield Rejected(sentence.index, reason, self._span(sentence, candidate), candidate.trace)
                continue
            for source, target, pair_code in self._pairs(candidate, code):
                reason = self._fault(candidate, code, source, target)
                if reason == "same_actor" and self._optional(candidate, code) and not self._options.dyads:
                    target, reason = None, ""
                if reason:
                    yield Rejected(sentence.index, reason, self._span(sentence, candidate), candidate.trace)
                    continue
                key = (pair_code, _key(source), _key(target))
                if key not in seen:
                    seen.add(key)
                    yield self._event(sentence, candidate, self._dictionary.codes[pair_code], source, target)

    def _pairs(
        self, candidate: EventCandidate, code: str
    ) -> Iterator[tuple[ActorMatch | None, ActorMatch | None, str]]:
        """Every source with every target; what is mutual in both directions, what has a counterpart with that."""
        action = self._dictionary.actions.get(candidate.action)
        mutual = action is not None and action.reciprocal and not candidate.frame
        sources: tuple[ActorMatch | None, ...] = candidate.source or (None,)
        targets: tuple[ActorMatch | None, ...] = candidate.target or (None,)
        together = (
            action is not None and action.reciprocal or candidate.frame in ("intend", "reject") or code.startswith("16")
        )
        if together and len(candidate.source) > 1 and not candidate.target:
            yield from ((one, other, code) for one in sources for other in sources if one is not other)
            return
        back = (
            self._dictionary.actions[action.mirror].codes["done"]
            if action and action.mirror and not candidate.frame
            else code
        )
        for source in sources:
            for target in targets:
                if source is not None and target is not None and source.code == target.code and is_mutual(target):
                    continue  # each with the others
                yield source, target, code
                if (mutual or back != code) and target is not None:
                    yield target, source, back

    def _fault(self, candidate: EventCandidate, code: str, source: ActorMatch | None, target: ActorMatch | None) -> str:
        if source is not None and target is not None and _same(source, target, code):
            return "same_actor"
        if self._options.half_dyads:
            return "" if source or target else "no_source"
        if source is None:
            return "no_source"
        return "no_target" if target is None and (self._options.dyads or not self._optional(candidate, code)) else ""

    def _optional(self, candidate: EventCandidate, code: str) -> bool:
        """May the event stand without a target: a statement, or an action that needs none, done, intended or refused?"""
        action = self._dictionary.actions.get(candidate.action)
        return code.startswith("01") or (action is not None and action.optional and candidate.frame in TARGETLESS)

    def _event(
        self,
        sentence: Sentence,
        candidate: EventCandidate,
        code: Code,
        source: ActorMatch | None,
        target: ActorMatch | None,
    ) -> Event:
        trigger = self._span(sentence, candidate)
        parts = (self._article.id, sentence.index, code.code, _key(source), _key(target), trigger.start)
        digest = hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "replace")).hexdigest()[:16]
        return Event(
            digest,
            self._article.id,
            self._article.date,
            sentence.index,
            code.name,
            code.code,
            code.root,
            code.quad,
            code.goldstein,
            code.plover,
            source,
            target,
            trigger,
            sentence.text,
            candidate.trace,
        )

    def _span(self, sentence: Sentence, candidate: EventCandidate) -> Span:
        first, stop = candidate.trigger
        start, end = sentence.tokens[first].start, sentence.tokens[max(first, stop - 1)].end
        return Span(start, end, sentence.text[start - sentence.start : end - sentence.start])


def _same(source: ActorMatch, target: ActorMatch, code: str) -> bool:
    """One phrase is one actor, unless its codes tell two apart; one code for both is one, unless the caller marked both; but a country
    can be in conflict with itself."""
    if source.span == target.span and (source.code == target.code or marked(source)):
        return True
    if source.code is None or source.code != target.code or (marked(source) and marked(target)):
        return False
    refers_back = any(reason.part == "resolution" for reason in (*source.trace, *target.trace))
    return len(source.code) > 3 or refers_back or code[:2] not in INTERNAL


def _key(actor: ActorMatch | None) -> str:
    """What tells one actor from another in a sentence: its code, or its place where it has none."""
    if actor is None:
        return ""
    return actor.code if actor.code and not marked(actor) else f"{actor.span.start}-{actor.span.end}"
