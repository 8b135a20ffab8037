"""The whole way from an article to its events, on one screen.

split -> tokenize -> tag -> chunk -> clauses -> actors -> candidates -> events
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from coder.actors.dateline_country import country_of_place, is_seat
from coder.actors.discourse import Discourse
from coder.actors.items import marked_spans
from coder.actors.outlook import Outlook
from coder.actors.phases import sentence_actors
from coder.actors.quotations import Ahead, note_speaker_ahead
from coder.actors.resolver import SentenceActors
from coder.circumstances.sentence import SentenceCircumstances
from coder.circumstances.story_causes import StoryCauses
from coder.coding.events import EventMaker, Options
from coder.coding.extractor import Extracted, Extractor
from coder.coding.marked_pairs import link_marked
from coder.coding.story_times import StoryTimes
from coder.coding.subjects import Subjects
from coder.compiled import compiled_dictionaries
from coder.core.garbage import no_garbage_collection
from coder.core.model import Article, Event, Rejected
from coder.core.notebook import shown
from coder.core.paths import dictionaries_dir
from coder.core.spans import checked_spans
from coder.core.syntax import Parse, Sentence
from coder.core.values import replace
from coder.dictionary.lexicon import Lexicon
from coder.dictionary.name_table import fold, words
from coder.dictionary.tables import Plain, load_tables
from coder.language.parser import MAX_TOKENS, SentenceParser
from coder.language.tagging.tag_rules import Rule
from coder.language.text.repair import RepairedText
from coder.language.text.sentences import ArticleLayout, split_article

if TYPE_CHECKING:  # word patterns are loaded when a folder that stands alone is named
    from coder.petrarch.engine.coder import PatternCoder
    from coder.petrarch.engine.options import PatternOptions

MAX_CHARACTERS = 30_000
"""A sentence is cut at this limit and at ``MAX_TOKENS`` with a warning: no news sentence is as long."""
TOGETHER = 50
"""So many sentences are parsed at a time: the memory of a long article stays bounded."""
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Coded:
    """The sentences of an article as parsed, its events, and what was rejected and why."""

    article: Article
    parses: tuple[Parse, ...]
    events: tuple[Event, ...]
    rejected: tuple[Rejected, ...]
    sentences: int
    """How many sentences it has."""

    def _repr_html_(self) -> str:
        """What a notebook shows: the sentences with their events and traces."""
        return shown(self)


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article as the language stages read it, which is all that they know of it: it can be coded again and again."""

    article: Article
    """With the date of its dateline where it came without one."""
    layout: ArticleLayout
    """Without the date, which the article has, and the repaired text, which the tokens hold."""
    parses: tuple[Parse, ...]


class Pipeline:
    """The stages with their dictionaries, for the other parts of the package; ``coder.Coder`` is the public face.

    It keeps nothing of one article for the next.

    >>> [event.event for event in Pipeline().read(Article("a", "France met Libya.")).events]
    ['MEET', 'MEET']
    """

    def __init__(
        self, dictionaries: Iterable[str | Path] = (), options: Options | None = None, tables: Plain | None = None
    ) -> None:
        """Load the dictionaries; with ``tables``, which ``compiled_dictionaries`` made, no folder is read."""
        self._options = options or Options()
        with no_garbage_collection():
            compiled = tables or compiled_dictionaries(tuple(Path(folder) for folder in dictionaries))
            self.dictionary = load_tables(compiled)
            self.patterns = self._pattern_coder(compiled["patterns"]) if "patterns" in compiled else None
            """The word patterns of a folder that stands alone, used in place of the bundled dictionaries."""
            self._lexicon = Lexicon.load(dictionaries_dir())
            self._parser = SentenceParser(self._lexicon)

    def read(self, article: Article, keep_parses: bool = True) -> Coded:
        """Return all that the coder makes of an article; without ``keep_parses`` it leaves the parses out."""
        if article.actors:
            article = replace(article, actors=checked_spans(article.actors, article.text))
        layout = split_article(article.text, self._lexicon)
        article = article if article.date else replace(article, date=layout.date)
        with no_garbage_collection():  # what a sentence leaves has no circles: there is nothing to collect
            if self.patterns:
                return self._read_patterns(article, layout, self.patterns)
            return self._coded(article, layout, self.extracted(article, layout), keep_parses)

    def parsed(self, article: Article) -> Parsed:
        """Run the language stages over an article, for ``read_parsed``.

        >>> coder, article = Pipeline(), Article("a", "France met Libya. Libya shelled Chad.")
        >>> coder.read_parsed(coder.parsed(article)) == coder.read(article)
        True
        """
        layout = split_article(article.text, self._lexicon)
        article = article if article.date else replace(article, date=layout.date)
        return Parsed(article, layout._replace(date=None, repaired=None), tuple(self._parses(article, layout)))

    def read_parsed(self, parsed: Parsed) -> Coded:
        """Return what ``read`` makes of the article."""
        return self.read_extracted(parsed, self.extracted_again(parsed))

    def read_extracted(self, parsed: Parsed, sentences: Iterable[Extracted]) -> Coded:
        """Return what ``read_parsed`` makes of sentences that ``extracted_again`` or ``resumed`` yields."""
        return self._coded(parsed.article, parsed.layout, iter(sentences), True)

    def _coded(
        self, article: Article, layout: ArticleLayout, sentences: Iterator[Extracted], keep_parses: bool
    ) -> Coded:
        """Make the events of the candidates of an article."""
        maker = EventMaker(self.dictionary, article, self._options)
        subjects = Subjects(article.text, layout.sentences)
        parses: list[Parse] = []
        found: list[Event | Rejected] = []
        causes = StoryCauses()
        for parse, actors, _, candidates, following, preceding in sentences:
            if candidates:
                circumstances = SentenceCircumstances(parse, actors, layout.place, following, preceding)
                made = list(maker.events(parse.sentence, candidates, circumstances, subjects))
                causes.read(parse, [one for one in made if isinstance(one, Event)])
                found += made
            if keep_parses:
                parses.append(parse)
        told = [causes.told(one) if isinstance(one, Event) else one for one in found]
        return _coded(article, parses, told, len(layout.sentences))

    def extracted(self, article: Article, layout: ArticleLayout | None = None) -> Iterator[Extracted]:
        """Return the sentences of an article with their actors and event candidates.

        Marked actors are linked to what is done between them.
        """
        layout = layout or split_article(article.text, self._lexicon)
        article = article if article.date else replace(article, date=layout.date)
        return self.resumed(article, self.begun(article, layout), (), self._parses(article, layout))

    def extracted_again(self, parsed: Parsed) -> Iterator[Extracted]:
        """Return what ``extracted`` does of an article that is parsed already."""
        return self.resumed(parsed.article, self.begun(parsed.article, parsed.layout), (), parsed.parses)

    def begun(self, article: Article, layout: ArticleLayout) -> Discourse:
        """Return what an article has said before its first sentence."""
        seen = {fold(word) for word in words(layout.place or "")}
        date = _iso(article)
        outlook = Outlook(article.text, self.dictionary, date)
        return Discourse(place=self._country(layout.place, date), seen=seen, outlook=outlook)

    def resumed(
        self, article: Article, discourse: Discourse, before: Iterable[Parse], parses: Iterable[Parse]
    ) -> Iterator[Extracted]:
        """Yield what ``extracted`` does from a sentence of a parsed article on, without reading those before it.

        ``discourse`` is what the article has said until then, ``before`` the last sentences before it.
        """
        story = StoryTimes(article.date, article.text)
        for parse in before:
            story.enter(parse)
        ahead = Ahead(parses)
        for parse in ahead:
            actors = self._actors(parse, ahead, article, discourse)
            story.enter(parse)
            extractor = Extractor(self.dictionary, parse, actors, story)
            candidates = extractor.candidates()
            if actors.given and candidates:
                candidates = link_marked(candidates, actors.marked(), self.dictionary)
            preceding = story.preceding() if candidates else None
            yield Extracted(parse, actors, extractor, candidates, next(ahead.following(), None), preceding)

    def _read_patterns(self, article: Article, layout: ArticleLayout, patterns: PatternCoder) -> Coded:
        """Read an article with the word patterns of a folder that stands alone; ``_`` joins words there."""
        joined, repaired = replace(article, text=article.text.replace("_", " ")), layout.repaired
        repaired = repaired and repaired._replace(text=repaired.text.replace("_", " "))
        parses = list(self._parses(joined, layout._replace(repaired=repaired)))
        return _coded(article, parses, patterns.events(parses, article), len(parses))

    def _pattern_coder(self, compiled: Plain) -> PatternCoder:
        from coder.petrarch.engine.coder import PatternCoder
        from coder.petrarch.engine.tables import load

        return PatternCoder(load(compiled), self.dictionary).with_dyads(self._options)

    def with_pattern_options(self, options: PatternOptions) -> Pipeline:
        """Return the same coder with other options for its word patterns."""
        made = copy(self)
        made.patterns = self.patterns and self.patterns.with_options(options)
        return made

    def opened(self, article: Article, layout: ArticleLayout | None = None) -> Iterator[tuple[Parse, SentenceActors]]:
        """Yield the sentences of an article with their actors, each read in the light of those before it."""
        layout = layout or split_article(article.text, self._lexicon)
        article = article if article.date else replace(article, date=layout.date)
        discourse = self.begun(article, layout)
        ahead = Ahead(self._parses(article, layout))
        for parse in ahead:
            yield parse, self._actors(parse, ahead, article, discourse)

    def _parses(self, article: Article, layout: ArticleLayout) -> Iterator[Parse]:
        """Yield the sentences of an article as parsed, with a warning for each that is cut."""
        for first in range(0, len(layout.sentences), TOGETHER):
            places = enumerate(layout.sentences[first : first + TOGETHER], first)
            sentences = [_sentence(index, start, end, article.text) for index, (start, end) in places]
            for parse in self._parser.parse(sentences, layout.repaired, self.patterns.retag if self.patterns else None):
                sentence = parse.sentence
                if len(sentence.tokens) == MAX_TOKENS or sentence.end < layout.sentences[sentence.index][1]:
                    words = len(sentence.tokens)
                    _LOG.warning("article %s: sentence %d is cut after %d words", article.id, sentence.index, words)
                yield parse

    def _actors(self, parse: Parse, ahead: Ahead, article: Article, discourse: Discourse) -> SentenceActors:
        """Return the actors of a parsed sentence, read in the light of a discourse, to which it adds."""
        date = _iso(article)
        given = marked_spans(article.actors, parse.sentence)
        discourse.begin_sentence()
        note_speaker_ahead(parse, ahead.following(), self.dictionary, discourse, date)
        return sentence_actors(parse.sentence, parse.clauses, self.dictionary, discourse, date, given)

    def parse(self, sentence: Sentence, repaired: RepairedText | None = None) -> Parse:
        """Run the language stages alone: tokens, tags, chunks, clauses.

        ``repaired`` is the text of the article as it was meant, where it came damaged.
        """
        return self._parser.parse([sentence], repaired, self.patterns.retag if self.patterns else None)[0]

    def tag_rules(self, sentence: Sentence) -> tuple[Rule | None, ...]:
        """Return for each token the contextual rule that decided its tag; None where no rule did."""
        return self._parser.tag_rules(sentence)

    def parses(self, text: str) -> Iterator[Parse]:
        """Return the parses of the sentences of a text, one after another."""
        return self._parses(Article("text", text), split_article(text, self._lexicon))

    def _country(self, place: str | None, date: str) -> str | None:
        """Return the country of a dateline at a date; None for the seat of an international body."""
        if not place or is_seat(place):
            return None
        return country_of_place(self._parser.tags(place.title()), self.dictionary, date)


def _iso(article: Article) -> str:
    """Return the date of an article as the dictionaries write it; "" where it has none."""
    return article.date.isoformat() if article.date else ""


def _coded(article: Article, parses: Iterable[Parse], found: Iterable[Event | Rejected], sentences: int) -> Coded:
    items = tuple(found)
    return Coded(
        article,
        tuple(parses),
        tuple(item for item in items if isinstance(item, Event)),
        tuple(item for item in items if isinstance(item, Rejected)),
        sentences,
    )


def _sentence(index: int, start: int, end: int, text: str) -> Sentence:
    """Return a sentence of a text, cut if it is far too long."""
    end = min(end, start + MAX_CHARACTERS)
    return Sentence(index, start, end, text[start:end])
