"""Prints how well tags, lemmas and sentence boundaries agree with a gold file, and the commonest errors by cause.

    python scripts/measure_tags.py tags.jsonl [--errors 40]

A record of the file: {"text": ..., "tokens": [[form, Penn tag, lemma], ...]}.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from coder.core.model import Token
from coder.core.paths import dictionaries_dir
from coder.dictionary.lexicon import Lexicon
from coder.language.tagging.tagger import Tagger
from coder.language.text.sentences import split_article
from coder.language.text.tokenizer import tokenize

GROUPS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "NAME", "NNPS": "NAME", "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBP": "VERB",
    "VBZ": "VERB", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "IN": "PREP", "TO": "PREP", "RP": "PREP",
    "DT": "DET", "PDT": "DET", "HYPH": "MARK", ":": "MARK", ",": "MARK", ".": "MARK", "``": "MARK", "''": "MARK", "-LRB-": "MARK", "-RRB-": "MARK",
}  # fmt: skip

Gold = Sequence[Sequence[str]]
Word = tuple[str, int, int]


def group(tag: str, names_are_nouns: bool) -> str:
    """The coarse class of a Penn tag."""
    coarse = GROUPS.get(tag, tag)
    return "NOUN" if names_are_nouns and coarse == "NAME" else coarse


def spans(text: str, gold: Gold) -> list[Word]:
    """The gold words with their places in the text."""
    out, at = [], 0
    for form, *_ in gold:
        found = text.find(form, at)
        at = found if found >= 0 else at
        out.append((form, at, at + len(form)))
        at += len(form)
    return out


@dataclass
class Scores:
    """What was counted over all sentences."""

    right: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=dict)

    def count(self, name: str, right: bool) -> None:
        """One decision, right or not."""
        self.of[name] += 1
        self.right[name] += right

    def token(self, token: Token, gold: Sequence[str], context: str) -> None:
        """All measures of one token."""
        _, tag, lemma = gold
        self.count("fine tags", token.tag == tag)
        self.count("coarse, names apart", group(token.tag, False) == group(tag, False))
        self.count("coarse, names are nouns", group(token.tag, True) == group(tag, True))
        if tag[0] == "V":
            self.count("verbs read as nouns (share)", token.tag[0] == "N")
            if token.tag[0] == "V":
                self.count("verb lemmas", token.lemma == lemma)
                if token.lemma != lemma:
                    self.error(f"lemma {lemma} as {token.lemma}", context)
        if tag in ("VBD", "VBN"):
            self.count("VBD/VBN swaps (share)", token.tag in ("VBD", "VBN") and token.tag != tag)
        if group(token.tag, False) != group(tag, False) or {tag, token.tag} == {"VBD", "VBN"}:
            self.error(f"{tag} as {token.tag}", context)

    def error(self, name: str, context: str) -> None:
        """One error with the words around it."""
        self.errors[name] += 1
        self.examples.setdefault(name, []).append(context)

    def lines(self, errors: int, each: int) -> Iterator[str]:
        """The report."""
        for name, total in self.of.items():
            yield f"{name:<32} {100 * self.right[name] / total:6.2f} %  ({self.right[name]}/{total})"
        for name, number in self.errors.most_common(errors):
            yield f"{number:4} {name}"
            yield from (f"        {example}" for example in self.examples[name][:each])


def around(words: Sequence[str], tags: Sequence[str], rule: str, at: int) -> str:
    """The words near a place, with our tags, the word itself in brackets with the rule that decided."""
    near = range(max(0, at - 4), min(len(words), at + 5))
    return " ".join(f"[{words[i]}/{tags[i]} {rule}]" if i == at else f"{words[i]}/{tags[i]}" for i in near)


def measure_tags(records: Sequence[dict[str, object]], tagger: Tagger, own_tokens: bool) -> Scores:
    """Tags and lemmas on the gold words, or on our own where they have the same span."""
    scores = Scores()
    for record in records:
        text, gold = str(record["text"]), record["tokens"]
        assert isinstance(gold, list)
        places = spans(text, gold)
        cut = tokenize(text, 0) if own_tokens else places
        tokens, rules = tagger.tag(cut), tagger.explain(cut)
        by_span = {(token.start, token.end): at for at, token in enumerate(tokens)}
        words, tags = [token.text for token in tokens], [token.tag for token in tokens]
        for place, entry in zip(places, gold, strict=True):
            at = by_span.get(place[1:])
            if own_tokens:
                scores.count("same spans", at is not None)
            if at is not None:
                rule = rules[at]
                scores.token(tokens[at], entry, around(words, tags, rule.name if rule else "-", at))
            else:
                scores.error(
                    "span",
                    " ".join(
                        words[i]
                        for i, token in enumerate(tokens)
                        if token.end > place[1] - 9 and token.start < place[2] + 9
                    ),
                )
    return scores


def measure_sentences(records: Sequence[dict[str, object]], lexicon: Lexicon, joint: str) -> str:
    """F1 of the ends of sentences when all are joined into articles of twenty."""
    right = ours = gold = 0
    for first in range(0, len(records), 20):
        texts = [str(record["text"]).strip() for record in records[first : first + 20]]
        ends, at = set(), 0
        for text in texts:
            ends.add(at + len(text))
            at += len(text) + len(joint)
        found = {end for _, end in split_article(joint.join(texts), lexicon).sentences}
        right, ours, gold = right + len(found & ends), ours + len(found), gold + len(ends)
    return f"{200 * right / (ours + gold):6.2f} %  ({right} right, {ours} found, {gold} gold)"


def speed(records: Sequence[dict[str, object]], tagger: Tagger) -> str:
    """Tokens a second of tokenizing and of tagging."""
    started = time.process_time()
    texts = [tokenize(str(record["text"]), 0) for record in records]
    between = time.process_time()
    number = sum(len(tagger.tag(words)) for words in texts)
    ended = time.process_time()
    return f"tokenize {number / (between - started):,.0f}, tag {number / (ended - between):,.0f} tokens a second"


def main() -> None:
    """Read the arguments and print the report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("gold", type=Path)
    parser.add_argument("--errors", type=int, default=12)
    parser.add_argument("--each", type=int, default=4)
    arguments = parser.parse_args()
    records = [json.loads(line) for line in arguments.gold.read_text(encoding="utf-8").splitlines()]
    lexicon = Lexicon.load(dictionaries_dir())
    tagger = Tagger(lexicon)
    print("== gold tokens", *measure_tags(records, tagger, False).lines(arguments.errors, arguments.each), sep="\n")
    print("== own tokens", *measure_tags(records, tagger, True).lines(0, 0), sep="\n")
    for name, joint in (("joined by blanks", " "), ("one a line", "\n")):
        print(f"sentence ends, {name:<17}", measure_sentences(records, lexicon, joint))
    print(speed(records, tagger))


if __name__ == "__main__":
    main()
