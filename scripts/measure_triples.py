"""Measure subject-verb-object triples: ``python scripts/measure_triples.py GOLD.jsonl [--tags TAGS.jsonl] [--errors N]``.

GOLD holds records ``{id, text, triples}``. With ``--tags`` the tokens, tags and lemmas come from a file of
``{id, tokens: [[form, tag, lemma]]}`` in place of the tagger, which shows what the clauses cost alone.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

from coder.core.model import Parse, Sentence, Token
from coder.language.chunking.chunker import Chunker
from coder.language.clauses.clauser import Clauser
from coder.language.triples import Triple, triples

Key = tuple[str, ...]
MEASURES = ("verb", "sv", "vo", "svo")


def words_of(argument: dict[str, Any] | None) -> frozenset[str]:
    """All words that count as the head of a gold argument."""
    if argument is None:
        return frozenset()
    return frozenset(word.lower().strip(".,;:'\"") for word in (*argument["alts"], argument["lemma"]))


def gold_rows(record: dict[str, Any]) -> list[tuple[int, str, frozenset[str], frozenset[str], bool]]:
    """Gold triples: place of the verb, lemma, possible subject heads, possible object heads, negated."""
    return [
        (row["verb"]["tok"], row["verb"]["lemma"].lower(), words_of(row["subj"]), words_of(row["obj"]), row["negated"])
        for row in record["triples"]
    ]


def own_rows(found: list[Triple]) -> list[tuple[int, str, frozenset[str], frozenset[str], bool]]:
    """The same of the project's triples."""

    def word(argument: Any) -> frozenset[str]:
        return frozenset((argument.head.lower().strip(".,;:'\""),)) if argument else frozenset()

    return [(row.verb.start, row.verb.lemma.lower(), word(row.subj), word(row.obj), row.negated) for row in found]


def items(
    rows: list[tuple[int, str, frozenset[str], frozenset[str], bool]], measure: str
) -> list[tuple[str, frozenset[str], frozenset[str], bool]]:
    """What a measure compares: each verb once, or each verb with its subject, its object, or both."""
    found: dict[object, tuple[str, frozenset[str], frozenset[str], bool]] = {}
    nothing: frozenset[str] = frozenset()
    for place, lemma, subj, obj, negated in rows:
        if (measure in ("sv", "svo") and not subj) or (measure in ("vo", "svo") and not obj):
            continue
        subj, obj = (subj if measure in ("sv", "svo") else nothing), (obj if measure in ("vo", "svo") else nothing)
        found[place, subj, obj] = lemma, subj, obj, negated
    return list(found.values())


def match(gold: list[Any], own: list[Any]) -> tuple[list[Any], list[Any], int, int]:
    """Unmatched gold, unmatched own, pairs, pairs that agree on negation; each item is used once."""
    left, missed, pairs, agree = list(own), [], 0, 0
    for want in gold:
        hit = next(
            (got for got in left if got[0] == want[0] and _fits(want[1], got[1]) and _fits(want[2], got[2])), None
        )
        if hit is None:
            missed.append(want)
            continue
        left.remove(hit)
        pairs, agree = pairs + 1, agree + (hit[3] == want[3])
    return missed, left, pairs, agree


def _fits(want: frozenset[str], got: frozenset[str]) -> bool:
    return not want and not got or bool(want & got)


class Extractor:
    """Text to parses, with own tags or given ones."""

    def __init__(self, tags: Path | None) -> None:
        self.chunker, self.clauser = Chunker(), Clauser()
        rows = map(json.loads, tags.read_text(encoding="utf-8").splitlines()) if tags else ()
        self.given = {row["id"]: row["tokens"] for row in rows}
        self.tagger: Any = None
        self.seconds = 0.0

    def tokens(self, record: dict[str, Any]) -> tuple[Token, ...]:
        """The tagged tokens of a record."""
        if self.given:
            place, made = 0, []
            for form, tag, lemma in self.given[record["id"]]:
                place = max(record["text"].find(form, place), place)
                made.append(Token(form, place, place + len(form), tag, lemma))
                place += len(form)
            return tuple(made)
        from coder.core.paths import dictionaries_dir
        from coder.dictionary.lexicon import Lexicon
        from coder.language.tagging.tagger import Tagger
        from coder.language.text.tokenizer import tokenize

        self.tagger = self.tagger or Tagger(Lexicon.load(dictionaries_dir()))
        return tuple(self.tagger.tag(tokenize(record["text"], 0)))

    def read(self, record: dict[str, Any]) -> Parse:
        """The parse of a record; the time of the clause stage alone is added up in ``seconds``."""
        tokens = self.tokens(record)
        chunks = self.chunker.chunk(tokens)
        begin = time.perf_counter()
        clauses, phrases = self.clauser.parse(tokens, chunks)
        self.seconds += time.perf_counter() - begin
        sentence = Sentence(0, 0, len(record["text"]), record["text"], tokens)
        return Parse(sentence, chunks, clauses, phrases)


def main() -> None:
    """Print precision, recall and F1 of each measure, negation, speed, and the commonest errors by lemma."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("gold", type=Path)
    parser.add_argument("--tags", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    records = [json.loads(line) for line in options.gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    reader = Extractor(options.tags)
    totals = {measure: Counter[str]() for measure in MEASURES}
    shown = 0
    for record in records:
        parse = reader.read(record)
        gold, own = gold_rows(record), own_rows(triples(parse))
        lines = []
        for measure in MEASURES:
            want, got = items(gold, measure), items(own, measure)
            missed, spare, pairs, agree = match(want, got)
            totals[measure].update(pairs=pairs, gold=len(want), own=len(got), agree=agree)
            if measure != "svo":
                lines += [f"    {measure:4} - {_show(item)}" for item in missed] + [
                    f"    {measure:4} + {_show(item)}" for item in spare
                ]
        if lines and shown < options.errors:
            shown += 1
            print(f"{record['id']}  {record['text']}")
            print(
                "   ",
                " ".join(
                    f"[{c.kind} {' '.join(t.text for t in parse.sentence.tokens[c.first : c.stop])}]"
                    for c in parse.chunks
                ),
            )
            print("\n".join(lines))
    for measure, total in totals.items():
        pairs = total["pairs"]
        precision, recall = pairs / max(total["own"], 1), pairs / max(total["gold"], 1)
        print(
            f"{measure:4}  P {precision:.4f}  R {recall:.4f}  F1 {2 * precision * recall / max(precision + recall, 1e-9):.4f}"
        )
    print(f"negation {totals['verb']['agree'] / max(totals['verb']['pairs'], 1):.4f}")
    print(f"clauses {1000 * reader.seconds / max(len(records), 1):.3f} ms a sentence")


def _show(item: tuple[str, frozenset[str], frozenset[str], bool]) -> str:
    lemma, subj, obj, negated = item
    return f"{'/'.join(sorted(subj)) or '.'} | {'NOT ' if negated else ''}{lemma} | {'/'.join(sorted(obj)) or '.'}"


if __name__ == "__main__":
    main()
