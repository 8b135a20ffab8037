"""Shows where the time goes: processor time a sentence for each stage, and how long the parts of the start take.

    python benchmarks/stages.py [ARTICLES.jsonl] [--runs N]

Without a file 500 articles are made up (``benchmarks/news.py``). Of N runs the fastest counts for each stage. Only the
pure build can be watched: compiled modules call each other without looking a name up.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from news import articles

from coder import Article, pipeline
from coder.coding.events import EventMaker
from coder.coding.extractor import Extractor
from coder.core.lalr import is_compiled
from coder.core.paths import dictionaries_dir
from coder.dictionary.lexicon import Lexicon
from coder.formats.output.columns import flat
from coder.formats.output.delimited import CSV
from coder.language import parser
from coder.language.chunking.chunker import Chunker
from coder.language.clauses.clauser import Clauser
from coder.language.tagging.tagger import Tagger
from coder.pipeline import Pipeline

MADE = 500
STAGES = {
    "split": (pipeline, "split_article"),
    "tokenize": (parser, "tokenize_sentence"),
    "tag": (Tagger, "tag"),
    "chunk": (Chunker, "chunk"),
    "clauses": (Clauser, "parse"),
    "actors": (pipeline, "sentence_actors"),
    "candidates": (Extractor, "candidates"),
    "events": (EventMaker, "events"),
}
"""Where the pipeline finds what does each stage; events have their circumstances."""
PARSING = ("split", "tokenize", "tag", "chunk", "clauses")
REST, WRITE = "the rest", "CSV"


class Watch:
    """Adds up the processor time of the stages while the pipeline runs."""

    def __init__(self) -> None:
        self.took: Counter[str] = Counter()

    @contextmanager
    def on(self) -> Iterator[None]:
        """Put a watch on each stage, and take it off at the end."""
        plain = {stage: getattr(owner, name) for stage, (owner, name) in STAGES.items()}
        for stage, (owner, name) in STAGES.items():
            setattr(owner, name, self._watched(stage, plain[stage]))
        try:
            yield
        finally:
            for stage, (owner, name) in STAGES.items():
                setattr(owner, name, plain[stage])

    def _watched(self, stage: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*given: Any, **named: Any) -> Any:
            start = time.process_time_ns()
            result = work(*given, **named)
            result = list(result) if isinstance(result, Generator) else result
            self.took[stage] += time.process_time_ns() - start
            return result

        return watched

    def run(self, coder: Pipeline, texts: Sequence[Article]) -> int:
        """Code texts and write their events; how many sentences they have."""
        begun = time.process_time_ns()
        with self.on():
            coded = [coder.read(text, keep_parses=False) for text in texts]
        self.took[REST] = time.process_time_ns() - begun - sum(self.took.values())
        begun = time.process_time_ns()
        assert CSV.encode is not None
        CSV.encode([flat(event) for one in coded for event in one.events])
        self.took[WRITE] = time.process_time_ns() - begun
        return sum(one.sentences for one in coded)


def report_start() -> Pipeline:
    """Print how long the parts of the start take; the coder."""
    begun = time.process_time()
    coder = Pipeline()
    ready = time.process_time()
    lexicon = Lexicon.load(dictionaries_dir())
    sys.stdout.write(
        f"python and imports {1000 * begun:.0f} ms, all tables {1000 * (ready - begun):.0f} ms, "
        f"the lexicon alone {1000 * (time.process_time() - ready):.0f} ms for {len(lexicon.forms)} forms\n"
    )
    return coder


def report_stages(coder: Pipeline, texts: Sequence[Article], runs: int) -> None:
    """Print a line for each stage."""
    best: dict[str, float] = {}
    sentences = 1
    for _ in range(runs):
        watch = Watch()
        sentences = watch.run(coder, texts)
        best = {stage: min(best.get(stage, took), took) for stage, took in watch.took.items()}
    whole = sum(best.values())
    for stage in (*STAGES, REST, WRITE):
        time_each = best[stage] / 1000 / sentences
        sys.stdout.write(f"{stage:10} {time_each:7.1f} microseconds a sentence  {100 * best[stage] / whole:5.1f} %\n")
    parsing = sum(best[stage] for stage in PARSING)
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
    if is_compiled():
        sys.exit("stages.py: these modules are compiled, and cannot be watched (run it in a checkout without them)")
    records = map(json.loads, given.articles.open(encoding="utf-8")) if given.articles else articles(MADE)
    report_stages(report_start(), [Article(str(record["id"]), record["text"]) for record in records], given.runs)


if __name__ == "__main__":
    main()
