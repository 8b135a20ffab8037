"""Shows where the time goes: processor time a sentence for each stage, and how long the parts of the start take.

    python benchmarks/stages.py [ARTICLES.jsonl] [--runs N]

Without a file 500 articles are made up (``benchmarks/news.py``). Of N runs the fastest counts for each stage.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from news import articles

from coder import Article, Coder, Event, Options
from coder.actors.discourse import Discourse
from coder.actors.phases import sentence_actors
from coder.actors.resolver import SentenceActors
from coder.coding.events import EventMaker
from coder.coding.extractor import Extractor
from coder.coding.story_times import StoryTimes
from coder.core.model import Parse, Sentence
from coder.core.paths import dictionaries_dir
from coder.dictionary.lexicon import Lexicon
from coder.formats.output.columns import flat
from coder.formats.output.delimited import CSV
from coder.language.chunking.chunker import Chunker
from coder.language.clauses.clauser import Clauser
from coder.language.tagging.tagger import Tagger
from coder.language.text.repair import RepairedText
from coder.language.text.sentences import split_article
from coder.language.text.tokenizer import tokenize_sentence

T = TypeVar("T")
MADE = 500
STAGES = ("split", "tokenize", "tag", "chunk", "clauses", "actors", "candidates", "events", "write")


class Stages:
    """Runs the stages of ``coder.pipeline`` one by one, with a watch on each."""

    def __init__(self, coder: Coder) -> None:
        self._dictionary = coder.dictionary
        self._lexicon = Lexicon.load(dictionaries_dir())
        self._tagger, self._chunker, self._clauser = Tagger(self._lexicon), Chunker(), Clauser()
        self.took: Counter[str] = Counter()

    def timed(self, stage: str, work: Callable[[], T]) -> T:
        """Do some work on the account of a stage."""
        start = time.process_time_ns()
        result = work()
        self.took[stage] += time.process_time_ns() - start
        return result

    def article(self, article: Article) -> int:
        """Code an article; how many sentences it has."""
        layout = self.timed("split", lambda: split_article(article.text, self._lexicon))
        maker, discourse = EventMaker(self._dictionary, article, Options()), Discourse()
        story = StoryTimes(article.date)
        found: list[Event] = []
        for index, (start, end) in enumerate(layout.sentences):
            parse = self._parse(Sentence(index, start, end, article.text[start:end]), layout.repaired)
            actors = self.timed("actors", lambda parse=parse: self._actors(parse, discourse))  # type: ignore[misc]
            story.enter(parse)
            candidates = self.timed("candidates", Extractor(self._dictionary, parse, actors, story).candidates)
            events = self.timed(
                "events", lambda parse=parse, candidates=candidates: list(maker.events(parse.sentence, candidates))
            )  # type: ignore[misc]
            found += [item for item in events if isinstance(item, Event)]
        self.timed("write", lambda: CSV.encode and CSV.encode([flat(event) for event in found]))
        return len(layout.sentences)

    def _parse(self, sentence: Sentence, repaired: RepairedText | None) -> Parse:
        words = self.timed("tokenize", lambda: tokenize_sentence(sentence, repaired))
        tokens = self.timed("tag", lambda: self._tagger.tag(words))
        chunks = self.timed("chunk", lambda: self._chunker.chunk(tokens))
        clauses, phrases = self.timed("clauses", lambda: self._clauser.parse(tokens, chunks))
        return Parse(
            Sentence(sentence.index, sentence.start, sentence.end, sentence.text, tokens), chunks, clauses, phrases
        )

    def _actors(self, parse: Parse, discourse: Discourse) -> SentenceActors:
        return sentence_actors(parse.sentence, parse.clauses, self._dictionary, discourse, "")


def report_start() -> Coder:
    """Print how long the parts of the start take; the coder."""
    begun = time.process_time()
    coder = Coder()
    ready = time.process_time()
    lexicon = Lexicon.load(dictionaries_dir())
    sys.stdout.write(
        f"python and imports {1000 * begun:.0f} ms, all tables {1000 * (ready - begun):.0f} ms, "
        f"the lexicon alone {1000 * (time.process_time() - ready):.0f} ms for {len(lexicon.forms)} forms\n"
    )
    return coder


def report_stages(coder: Coder, texts: Sequence[Article], runs: int) -> None:
    """Print a line for each stage."""
    best: dict[str, float] = {}
    sentences = 1
    for _ in range(runs):
        stages = Stages(coder)
        sentences = sum(stages.article(article) for article in texts)
        best = {stage: min(best.get(stage, stages.took[stage]), stages.took[stage]) for stage in STAGES}
    whole = sum(best.values())
    for stage in STAGES:
        time_each = best[stage] / 1000 / sentences
        sys.stdout.write(f"{stage:10} {time_each:7.1f} microseconds a sentence  {100 * best[stage] / whole:5.1f} %\n")
    parsing = sum(best[stage] for stage in STAGES[:5])
    sys.stdout.write(
        f"{'together':10} {whole / 1000 / sentences:7.1f} microseconds a sentence: "
        f"{1e9 * sentences / whole:.0f} sentences a second; text to clauses alone {1e9 * sentences / parsing:.0f}\n"
    )


def main() -> None:
    """Measure on the file that is named, else on made-up text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    records = map(json.loads, given.articles.open(encoding="utf-8")) if given.articles else articles(MADE)
    report_stages(report_start(), [Article(str(record["id"]), record["text"]) for record in records], given.runs)


if __name__ == "__main__":
    main()
