"""Articles to events with a dictionary that stands alone, beside the way of ``coder.pipeline``."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from pathlib import Path
from typing import NamedTuple

from coder.coding.events import Options
from coder.core.cache import cached, sources_hash
from coder.core.model import ActorMatch, Article, Event, Parse, Reason, Rejected, Sentence, Span, Token
from coder.core.rejections import RejectReason
from coder.dictionary.tables import Action, Code, Dictionary
from coder.petrarch.engine.codes import place, span_of
from coder.petrarch.engine.folder import Plain, compile_folder
from coder.petrarch.engine.options import PatternOptions
from coder.petrarch.engine.reader import Coding, PatternReader
from coder.petrarch.engine.retag import retag
from coder.petrarch.engine.tables import Names, Tables, capitals, search


def compiled_folder(folder: Path) -> Plain:
    """A folder that stands alone as plain tables, from the cache where nothing has changed."""
    key = sources_hash(sorted(folder.rglob("*.yaml")))
    return cached("patterns", key, lambda: compile_folder(folder))


class PatternCoder:
    """Codes the sentences of articles with word patterns."""

    def __init__(self, tables: Tables, bundled: Dictionary) -> None:
        self.tables = tables
        self._meanings = _meanings(tables, bundled.codes)
        self._combined = _combined(bundled.actions.values()) if tables.codes == "cameo" else {}

    def retag(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """The words with the tags that the patterns ask for."""
        return retag(tokens, self.tables)

    def events(self, parses: list[Parse], article: Article) -> Iterator[Event | Rejected]:
        """The events of an article, or why its sentences were discarded."""
        dropped = {parse.sentence.index: self._discard(parse.sentence) for parse in parses}
        story = next((found for found in dropped.values() if found and found[0] == "story"), None)
        date = article.date.isoformat() if article.date else ""
        for parse in parses:
            sentence = parse.sentence
            found = story or dropped[sentence.index]
            if found:
                yield Rejected(
                    sentence.index,
                    RejectReason.STORY_DISCARD if found[0] == "story" else RejectReason.SENTENCE_DISCARD,
                    Span(sentence.start, sentence.end, sentence.text),
                    (found[1],),
                )
                continue
            issues = tuple(self._issues(sentence))
            for coding in PatternReader(parse, self.tables, date, self._combined).codings():
                yield self._event(coding, sentence, article, issues)

    def asked(self, options: Options) -> PatternCoder:
        """The same dictionary with what the caller asks of source and target."""
        if not (options.half_dyads or options.dyads):
            return self
        return self.with_options(self.tables.options._replace(require_dyad=int(options.dyads)))

    def with_options(self, options: PatternOptions) -> PatternCoder:
        """The same dictionary under other options."""
        made = copy(self)
        made.tables = self.tables._replace(options=options)
        return made

    def _discard(self, sentence: Sentence) -> tuple[str, Reason] | None:
        """The discard that a sentence holds: its scope and its entry; one of the story before one of the sentence."""
        rows = [self.tables.discard_rows[number] for number in _phrases(self.tables.discards, sentence)]
        best = next((row for row in rows if row[3] == "story"), rows[0] if rows else None)
        return (best[3], Reason("discard", best[0], place(best[1], best[2]))) if best else None

    def _issues(self, sentence: Sentence) -> Iterator[Reason]:
        for number in _phrases(self.tables.issues, sentence):
            id_, where, was, code = self.tables.issue_rows[number]
            if code != "~":
                yield Reason("issue", id_, place(where, was), code)

    def _event(self, coding: Coding, sentence: Sentence, article: Article, issues: tuple[Reason, ...]) -> Event:
        trigger = span_of(*coding.trigger, sentence)
        known = self._meanings.get(coding.code) or Meaning(coding.code)
        parts = (article.id, sentence.index, coding.code, _key(coding.source), _key(coding.target), trigger.start)
        digest = hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "replace")).hexdigest()[:16]
        return Event(
            digest,
            article.id,
            article.date,
            sentence.index,
            known.name,
            coding.code,
            coding.code[:2],
            known.quad,
            known.goldstein,
            known.plover,
            coding.source,
            coding.target,
            trigger,
            sentence.text,
            (*coding.trace, *issues),
        )


def _phrases(table: Names, sentence: Sentence) -> list[int]:
    """The numbers of the entries whose phrases a sentence holds."""
    if not table:
        return []
    words = capitals([token.text for token in sentence.tokens])
    return [found.number for found in search(table, words, 0, len(words), [0] * len(words))]


class Meaning(NamedTuple):
    """What is known of a code; null what is not."""

    name: str
    quad: int | None = None
    goldstein: float | None = None
    plover: str | None = None


def _meanings(tables: Tables, ontology: Mapping[str, Code]) -> dict[str, Meaning]:
    """What is known of codes: of the bundled ontology, where the folder uses CAMEO's, and of the folder's own."""
    codes = (
        {code: Meaning(item.name, item.quad, item.goldstein, item.plover) for code, item in ontology.items()}
        if tables.codes == "cameo"
        else {}
    )
    for code, (name, goldstein, quad, plover) in tables.ontology.items():
        codes[code] = Meaning(
            name or code, int(quad) if quad else None, float(goldstein) if goldstein else None, plover or None
        )
    return codes


def _combined(actions: Iterable[Action]) -> dict[tuple[str, str], str]:
    """The codes of frames over actions, by frame and the action's own code; of two actions with one code the first holds."""
    table: dict[tuple[str, str], str] = {}
    for action in actions:
        for frame, code in action.codes.items():
            table.setdefault((frame, action.codes.get("done", "")), code)
    return table


def _key(actor: ActorMatch | None) -> str:
    return str(actor.code) if actor else ""
