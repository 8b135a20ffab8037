"""Codes articles with a dictionary that stands alone, in place of the coding stage of ``coder.pipeline``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from pathlib import Path
from typing import NamedTuple

from coder.coding.candidate import EventCandidate
from coder.coding.events import Options
from coder.coding.story_times import StoryTimes
from coder.coding.timing import SentenceTimes
from coder.core.cache import cached, sources_hash
from coder.core.event_ids import EventIds
from coder.core.model import ActorMatch, Article, Event, Reason, Rejected
from coder.core.rejections import RejectReason
from coder.core.syntax import Parse, Sentence, Span, Token
from coder.dictionary.actions import Action, Code
from coder.dictionary.tables import Dictionary
from coder.language.dates.resolution import on_day
from coder.petrarch.engine.folder import Plain, compile_folder
from coder.petrarch.engine.options import PatternOptions
from coder.petrarch.engine.reader import Coding, PatternReader
from coder.petrarch.engine.retag import retag
from coder.petrarch.engine.rows import reason
from coder.petrarch.engine.tables import DISCARDS, STORY, Names, Tables, capitals, search


def compiled_folder(folder: Path) -> Plain:
    """Return a folder that stands alone as plain tables, from the cache if nothing has changed."""
    key = sources_hash(sorted(folder.rglob("*.yaml")))
    return cached("patterns", key, lambda: compile_folder(folder))


class PatternCoder:
    """Codes the sentences of articles with word patterns."""

    def __init__(self, tables: Tables, bundled: Dictionary) -> None:
        self.tables = tables
        self._bundled = bundled
        self._meanings = _meanings(tables, bundled.codes)
        self._combined = _combined(bundled.actions.values()) if tables.codes == "cameo" else {}

    def retag(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """Return the words with the tags that the patterns ask for."""
        return retag(tokens, self.tables)

    def events(self, parses: list[Parse], article: Article) -> Iterator[Event | Rejected]:
        """Return the events of an article, and for each sentence that was discarded the reason."""
        date = article.date.isoformat() if article.date else ""
        discards, codings = self._read(parses, date)
        of_story = next((found for found in discards.values() if found[0] == STORY), None)
        story = StoryTimes(article.date, article.text)
        ids = EventIds(article)
        for parse in parses:
            sentence = parse.sentence
            story.enter(parse)
            discard = of_story or discards.get(sentence.index)
            if discard:
                why = RejectReason.STORY_DISCARD if discard[0] == STORY else RejectReason.SENTENCE_DISCARD
                whole = Span(sentence.start, sentence.end, sentence.text)
                yield Rejected(sentence.index, why, whole, (discard[1],))
                continue
            issues = tuple(self._issues(sentence))
            for coding in codings[sentence.index]:
                yield self._event(coding, sentence, ids, issues, self._timed(coding, story))

    def _read(self, parses: list[Parse], date: str) -> tuple[dict[int, tuple[str, Reason]], dict[int, list[Coding]]]:
        """Return by the number of a sentence what discards it, and the codings of the others.

        A phrase discards it, or a verb or pattern with a code of ``DISCARDS``.
        """
        phrases = ((parse.sentence.index, self._discard(parse.sentence)) for parse in parses)
        discards = {index: found for index, found in phrases if found}
        codings: dict[int, list[Coding]] = {}
        if any(scope == STORY for scope, _ in discards.values()):
            return discards, codings
        for parse in parses:
            index = parse.sentence.index
            if index in discards:
                continue
            codings[index] = list(PatternReader(parse, self.tables, date, self._combined).codings())
            scopes = [(DISCARDS[one.code], one.trace[0]) for one in codings[index] if one.code in DISCARDS]
            if scopes:
                discards[index] = max(scopes, key=lambda scope: scope[0] == STORY)
        return discards, codings

    def with_dyads(self, options: Options) -> PatternCoder:
        """Return the same coder with what the caller says of source and target."""
        if not (options.half_dyads or options.dyads):
            return self
        return self.with_options(self.tables.options._replace(require_dyad=int(options.dyads)))

    def with_options(self, options: PatternOptions) -> PatternCoder:
        """Return the same coder with other options."""
        made = copy(self)
        made.tables = self.tables._replace(options=options)
        return made

    def _discard(self, sentence: Sentence) -> tuple[str, Reason] | None:
        """Return the scope and the entry of the discard phrase in a sentence, one for the story before all others."""
        rows = [self.tables.discard_rows[number] for number in _phrases(self.tables.discards, sentence)]
        best = next((row for row in rows if row.scope == STORY), rows[0] if rows else None)
        return (best.scope, reason("discard", best, "")) if best else None

    def _issues(self, sentence: Sentence) -> Iterator[Reason]:
        """Return the issues whose phrases a sentence has."""
        for number in _phrases(self.tables.issues, sentence):
            row = self.tables.issue_rows[number]
            if row.code != "~":
                yield reason("issue", row, row.code)

    def _timed(self, coding: Coding, story: StoryTimes) -> EventCandidate:
        """Return what the trigger of a coding says of its time."""
        return SentenceTimes(story, self._bundled).timed(EventCandidate("", trigger=coding.trigger))

    def _event(
        self, coding: Coding, sentence: Sentence, ids: EventIds, issues: tuple[Reason, ...], timed: EventCandidate
    ) -> Event:
        """Return a coding as an event, with the names and weights of its code and the time of its trigger."""
        when = timed.when or on_day(ids.article.date)
        trigger = sentence.span(*coding.trigger)
        known = self._meanings.get(coding.code) or Meaning(coding.code)
        source, target = _key(coding.source), _key(coding.target)
        return Event(
            event_id=ids.event_id(sentence.index, coding.code, source, target, trigger.start),
            article_id=ids.article.id,
            date=ids.article.date,
            sentence=sentence.index,
            event=known.name,
            code=coding.code,
            root=coding.code[:2],
            quad_class=known.quad,
            goldstein=known.goldstein,
            plover=known.plover,
            source=coding.source,
            target=coding.target,
            trigger=trigger,
            text=sentence.text,
            trace=(*coding.trace, *issues, *timed.trace),
            event_date=when.date,
            event_date_precision=when.precision,
            status=timed.status,
            event_key=ids.event_key(trigger.start, coding.source, coding.target),
        )


def _phrases(table: Names, sentence: Sentence) -> list[int]:
    """Return the numbers of the entries whose phrases a sentence has."""
    if not table:
        return []
    words = capitals([token.text for token in sentence.tokens])
    return [found.number for found in search(table, words, 0, len(words), [0] * len(words))]


class Meaning(NamedTuple):
    """What is known of a code, None for what is not."""

    name: str
    quad: int | None = None
    goldstein: float | None = None
    plover: str | None = None


def _meanings(tables: Tables, ontology: Mapping[str, Code]) -> dict[str, Meaning]:
    """Return what is known of the folder's own codes, and of CAMEO's if the folder uses them."""
    codes = (
        {code: Meaning(item.name, item.quad, item.goldstein, item.plover) for code, item in ontology.items()}
        if tables.codes == "cameo"
        else {}
    )
    for code, (name, goldstein, quad, plover) in tables.ontology.items():
        known = codes.get(code, Meaning(code))
        codes[code] = Meaning(
            name or known.name,
            int(quad) if quad else known.quad,
            float(goldstein) if goldstein else known.goldstein,
            plover or known.plover,
        )
    return codes


def _combined(actions: Iterable[Action]) -> dict[tuple[str, str], str]:
    """Return the codes of frames over actions, by frame and the action's own code; of two actions the first holds."""
    table: dict[tuple[str, str], str] = {}
    for action in actions:
        for frame, code in action.codes.items():
            table.setdefault((frame, action.codes.get("done", "")), code)
    return table


def _key(actor: ActorMatch | None) -> str:
    return str(actor.code) if actor else ""
