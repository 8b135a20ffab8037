"""Shows what the coder costs beside spaCy, with which many event coders begin, over the same articles in turns.

    python benchmarks/peers.py ARTICLES.jsonl [--count N] [--rounds N]

Both must be installed (``pip install spacy``). The pipeline of spaCy is built after the published configuration of its
small English model (``en_core_web_sm`` 3.x: convolutions of width 96 and depth 4, tagger, transition parser, names)
with untrained weights: what it finds is worthless, but the same sums are done for each word, and no model is
downloaded. An event coder that begins with it has all of its own work still to do.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Final

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from coder import Article, Coder

TAGS: Final = [f"T{number}" for number in range(50)]
DEPENDENCIES: Final = [f"d{number}" for number in range(45)]
"""As many labels as the small model has."""
WORDS_TO_VECTORS: Final[dict[str, Any]] = {
    "@architectures": "spacy.Tok2Vec.v2",
    "embed": {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 96,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
        "rows": [5000, 1000, 2500, 2500, 50, 50],
        "include_static_vectors": False,
    },
    "encode": {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": 96,
        "depth": 4,
        "window_size": 1,
        "maxout_pieces": 3,
    },
}
LISTENER: Final = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
PARSER: Final = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "parser",
    "extra_state_tokens": False,
    "hidden_width": 64,
    "maxout_pieces": 2,
    "use_upper": True,
    "tok2vec": LISTENER,
}
NAMES: Final = PARSER | {"state_type": "ner", "tok2vec": WORDS_TO_VECTORS}
"""The recogniser of names has layers of its own."""
NAME_KINDS: Final = 18


def tokens_and_sentences() -> Language:
    """The rules of spaCy for words and ends of sentences alone."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


def small_model(names: bool) -> Language:
    """Tagger and dependency parser of the small English model, untrained, perhaps with its recogniser of names."""
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": WORDS_TO_VECTORS})
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": LISTENER}})
    nlp.add_pipe("parser", config={"model": PARSER})
    if names:
        nlp.add_pipe("ner", config={"model": NAMES})
    nlp.initialize(lambda: [_labelled(nlp)])
    return nlp


def _labelled(nlp: Language) -> Example:
    """A made-up sentence that has each label once, so that the layers get their sizes."""
    size = max(len(TAGS), len(DEPENDENCIES))
    words = [f"w{number}" for number in range(size)]
    tags = [TAGS[number % len(TAGS)] for number in range(size)]
    labels = ["ROOT", *(DEPENDENCIES[number % len(DEPENDENCIES)] for number in range(1, size))]
    annotation = {"words": words, "tags": tags, "heads": [0] * size, "deps": labels}
    annotation["entities"] = [f"U-N{number}" if number < NAME_KINDS else "O" for number in range(size)]
    return Example.from_dict(Doc(nlp.vocab, words=words), annotation)


def processor_time(work: Callable[[], None]) -> float:
    """Seconds of processor time, of all threads."""
    start = time.process_time()
    work()
    return time.process_time() - start


def report(articles: Sequence[Article], rounds: int) -> None:
    """Print sentences a second of processor time for each, the fastest of the rounds, and how the coder compares."""
    coder = Coder()
    texts = [article.text for article in articles]
    split, parse, names = tokens_and_sentences(), small_model(names=False), small_model(names=True)
    sentences = sum(len(coder.read(article).parses) for article in articles)

    def code() -> None:
        for article in articles:
            coder.read(article)

    def run(nlp: Language) -> Callable[[], None]:
        def work() -> None:
            for _ in nlp.pipe(texts, batch_size=64):
                pass

        return work

    works = {
        "coder, text to events": code,
        "spaCy, tokens and sentences": run(split),
        "spaCy, small model, parse": run(parse),
        "spaCy, small model, parse and names": run(names),
    }
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            taken[name].append(processor_time(work))
    ours = min(taken["coder, text to events"])
    sys.stdout.write(f"{len(articles)} articles, {sentences} sentences, {rounds} rounds\n")
    for name, times in taken.items():
        sys.stdout.write(
            f"{name}: {sentences / min(times):.0f} sentences a second, {min(times) / ours:.2f} of our time\n"
        )


def main() -> None:
    """Read the command line and report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--count", type=int, default=200, metavar="N", help="read the first N articles")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    chosen = parser.parse_args()
    with chosen.articles.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in islice(lines, chosen.count)]
    report([Article(record["id"], record["text"]) for record in records], chosen.rounds)


if __name__ == "__main__":
    main()
