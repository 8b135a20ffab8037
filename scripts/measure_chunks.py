"""Measures noun and verb groups against a file of words, tags and chunks in the CoNLL-2000 form.

python scripts/measure_chunks.py FILE [--errors N]
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from coder.core.model import Chunk, Token
from coder.language.chunking.chunker import VERB_KINDS, Chunker

Row = tuple[str, str, str]
Span = tuple[str, int, int]
NP_KINDS = frozenset({"NP", "NP_TIME", "NP_POSS", "WHNP", "PRON"})
BE = dict.fromkeys(["am", "is", "are", "was", "were", "be", "been", "being", "'s", "'re", "'m"], "be")
AUXILIARIES = (
    BE
    | dict.fromkeys(["has", "have", "had", "having", "'ve", "'d"], "have")
    | dict.fromkeys(["do", "does", "did"], "do")
)
CHAINED = frozenset({"VINF", "VINF_PASS", "VING", "VING_PASS", "VEN", "VBARE"})
AUXILIARIES |= dict.fromkeys(["get", "gets", "got", "getting"], "get")
AUXILIARIES |= dict.fromkeys(["become", "becomes", "became", "becoming"], "become") | dict.fromkeys(
    ["remain", "remains", "remained"], "remain"
)


def sentences(path: Path) -> Iterator[list[Row]]:
    """Yield the sentences of the file."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [tuple(line.split()) for line in block.splitlines() if line.strip()]
        if rows:
            yield rows  # type: ignore[misc]


def with_file_tags(rows: Sequence[Row]) -> list[Token]:
    """Tokens with the tags of the file; lemmas as far as the chunker looks at them."""
    tokens = []
    for index, (word, tag, _) in enumerate(rows):
        low = word.lower()
        lemma = AUXILIARIES.get(low, low) if tag[0] == "V" else low
        if tag == "NNS":
            lemma = low.removesuffix("s")
        tokens.append(Token(word, index, index + 1, tag, lemma))
    return tokens


def gold_spans(rows: Sequence[Row]) -> set[Span]:
    """NP and VP of the file."""
    spans, start, kind = [], 0, ""
    for index, mark in enumerate([row[2] for row in rows] + ["O"]):
        if kind and mark != "I-" + kind:
            spans.append((kind, start, index))
            kind = ""
        if mark.startswith("B-"):
            kind, start = mark[2:], index
    return {span for span in spans if span[0] in ("NP", "VP")}


def own_spans(tokens: Sequence[Token], chunks: Sequence[Chunk]) -> set[Span]:
    """The chunks as CoNLL cuts them: verb chains and bare coordinated nouns are one."""
    spans: list[Span] = []
    for chunk, before in zip(chunks, (None, *chunks), strict=False):
        if chunk.kind in NP_KINDS:
            spans.append(("NP", chunk.first, _without_adverbs(tokens, chunk, ("''",))[1]))
            _merge_conjuncts(spans, tokens)
        elif chunk.kind == "THAT" and tokens[chunk.first].tag == "WDT":
            spans.append(("NP", chunk.first, chunk.stop))
        elif chunk.kind in ("PP", "SUB"):
            inner = [
                i
                for i in range(chunk.first, chunk.stop)
                if tokens[i].tag in ("DT", "JJ", "NN", "NNS") and tokens[i].text.lower() not in ("such", "all")
            ]
            spans.extend([("NP", inner[0], inner[-1] + 1)] if inner else [])
        elif chunk.kind in VERB_KINDS:
            if before and before.kind in VERB_KINDS and chunk.kind in CHAINED:
                spans[-1] = ("VP", spans[-1][1], chunk.stop)
            else:
                spans.append(("VP", *_without_adverbs(tokens, chunk, ("RB", "RBR"))))
                _merge_verbs(spans, tokens)
    return set(spans)


def _without_adverbs(tokens: Sequence[Token], chunk: Chunk, tags: tuple[str, ...]) -> tuple[int, int]:
    """CoNLL leaves "never" of "never met" and "not" of "is not ready" outside."""
    first, stop = chunk.first, chunk.stop
    while stop - first > 1 and tokens[stop - 1].tag in tags:
        stop -= 1
    while stop - first > 1 and tokens[first].tag in tags and tags[0] == "RB" and chunk.kind not in CHAINED:
        first += 1
    return first, stop


def _merge_conjuncts(spans: list[Span], tokens: Sequence[Token]) -> None:
    """[the bankers] and [analysts] is one NP in CoNLL, as is [France], [Italy] and [Spain]."""
    if len(spans) < 2 or tokens[spans[-1][1] - 1].tag != "CC":
        return
    if not _bare_noun(spans[-1], tokens):
        _merge_modifiers(spans, tokens)
        return
    first = last = len(spans) - 1
    while first > 0 and spans[first - 1][2] == spans[first][1] - 1 and tokens[spans[first][1] - 1].tag in ("CC", ","):
        left = spans[first - 1]
        same = tokens[left[2] - 1].tag == tokens[spans[first][2] - 1].tag
        if left[0] != "NP" or not (_bare_noun(left, tokens) or (first == last and same)):
            break
        first -= 1
    spans[first:] = [("NP", spans[first][1], spans[last][2])]


def _merge_modifiers(spans: list[Span], tokens: Sequence[Token]) -> None:
    """[stock] and [bond prices] is one NP in CoNLL: the first noun modifies the last; so is [the Food] and [Drug Administration]."""
    (kind, first, end), (_, begin, stop) = spans[-2:]
    if kind != "NP" or end != begin - 1 or stop - begin < 2:
        return
    noun = (
        tokens[end - 1].tag == "NN"
        and tokens[begin].tag == "NN"
        and end - first == 1
        and tokens[stop - 1].tag in ("NN", "NNS")
    )
    name = (
        end - first == 2
        and tokens[first].tag == "DT"
        and all(tokens[at].tag == "NNP" for at in (first + 1, *range(begin, stop)))
    )
    if noun or name:
        spans[-2:] = [("NP", first, stop)]


def _merge_verbs(spans: list[Span], tokens: Sequence[Token]) -> None:
    """[to buy] or [sell] is one VP in CoNLL."""
    if (
        len(spans) > 1
        and spans[-2][0] == "VP"
        and spans[-2][2] == spans[-1][1] - 1
        and tokens[spans[-2][2]].tag == "CC"
    ):
        (_, first, end), (_, begin, stop) = spans[-2:]
        if tokens[end - 1].tag == tokens[begin].tag and stop - begin == 1:
            spans[-2:] = [("VP", first, stop)]


def _bare_noun(span: Span, tokens: Sequence[Token]) -> bool:
    return span[0] == "NP" and span[2] - span[1] == 1 and tokens[span[1]].tag in {"NN", "NNS", "NNP", "NNPS"}


def show(tokens: Sequence[Token], spans: set[Span], kind: str, first: int, stop: int) -> str:
    """A stretch of tokens with the brackets of one kind."""
    begins = {s[1] for s in spans if s[0] == kind}
    ends = {s[2] for s in spans if s[0] == kind}
    words = []
    for i in range(max(0, first - 3), min(len(tokens), stop + 3)):
        words.append(
            ("[" if i in begins else "") + f"{tokens[i].text}/{tokens[i].tag}" + ("]" if i + 1 in ends else "")
        )
    return " ".join(words)


def main() -> None:
    """Print precision, recall, F1 and speed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    chunker, hit, own_n, gold_n = Chunker(), Counter[str](), Counter[str](), Counter[str]()
    causes: Counter[str] = Counter()
    examples: dict[str, str] = {}
    count, spent = 0, 0.0
    for rows in sentences(options.file):
        tokens = with_file_tags(rows)
        began = time.perf_counter()
        chunks = chunker.chunk(tokens)
        spent += time.perf_counter() - began
        count += len(tokens)
        own, gold = own_spans(tokens, chunks), gold_spans(rows)
        own_n.update(s[0] for s in own)
        gold_n.update(s[0] for s in gold)
        hit.update(s[0] for s in own & gold)
        for kind, first, stop in own - gold:
            near = [s for s in gold if s[0] == kind and s[1] < stop and first < s[2]]
            low, high = min([s[1] for s in near] + [first]), max([s[2] for s in near] + [stop])
            cause = f"{kind} own {_tags(tokens, own, kind, low, high)}  gold {_tags(tokens, gold, kind, low, high)}"
            causes[cause] += 1
            examples[cause] = show(tokens, own, kind, low, high)
    out = sys.stdout
    for kind in ("NP", "VP"):
        precision, recall = hit[kind] / own_n[kind], hit[kind] / gold_n[kind]
        f1 = 2 * precision * recall / (precision + recall)
        out.write(f"{kind}  precision {precision:.4f}  recall {recall:.4f}  F1 {f1:.4f}\n")
    out.write(f"{count / spent:,.0f} tokens a second\n")
    for cause, number in causes.most_common(options.errors):
        out.write(f"{number:5} {cause}\n      {examples[cause]}\n")


def _tags(tokens: Sequence[Token], spans: set[Span], kind: str, first: int, stop: int) -> str:
    begins = {s[1] for s in spans if s[0] == kind}
    ends = {s[2] for s in spans if s[0] == kind}
    return " ".join(
        ("[" if i in begins else "") + tokens[i].tag + ("]" if i + 1 in ends else "") for i in range(first, stop)
    )


if __name__ == "__main__":
    main()
