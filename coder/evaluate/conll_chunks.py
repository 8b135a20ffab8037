"""Cuts the coder's chunks as CoNLL-2000 does, so that they can be scored against its files."""

from __future__ import annotations

from collections.abc import Sequence

from coder.core.syntax import Chunk, Token
from coder.dictionary.word_lists import word_set
from coder.evaluate.conll import NP, VP, ChunkSpan
from coder.language.chunking.chunker import VERB_KINDS

NOUN_KINDS = frozenset({"NP", "NP_TIME", "NP_POSS", "WHNP", "PRON"})
CHAINED_KINDS = frozenset({"VINF", "VINF_PASS", "VING", "VING_PASS", "VEN", "VBARE"})
"""Verb groups that CoNLL joins to the verb group right before them: "began to rain"."""
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
PREPOSITIONAL_TAGS = frozenset({"DT", "JJ", "NN", "NNS"})
NOT_NOUNS = word_set("evaluate.not_in_prepositions")
CLOSING_QUOTES = frozenset({"''"})
ADVERBS = frozenset({"RB", "RBR"})


def conll_chunks(tokens: Sequence[Token], chunks: Sequence[Chunk]) -> set[ChunkSpan]:
    """Return the noun and verb chunks of a sentence: chains of verbs and bare coordinated nouns are one chunk.

    >>> words = (("Talks", "NNS"), ("began", "VBD"), ("to", "TO"), ("fail", "VB"))
    >>> tokens = [Token(word, at, at + 1, tag, word) for at, (word, tag) in enumerate(words)]
    >>> sorted(conll_chunks(tokens, [Chunk("NP", 0, 1, 0), Chunk("VFIN", 1, 2, 1), Chunk("VINF", 2, 4, 3)]))
    [ChunkSpan(kind='NP', first=0, stop=1), ChunkSpan(kind='VP', first=1, stop=4)]
    """
    spans: list[ChunkSpan] = []
    previous = ""
    for chunk in chunks:
        first, stop = chunk.first, chunk.stop
        if chunk.kind in NOUN_KINDS:
            spans.append(ChunkSpan(NP, first, _end_without(tokens, chunk, CLOSING_QUOTES)))
            _join_nouns(spans, tokens)
        elif chunk.kind == "THAT" and tokens[first].tag == "WDT":
            spans.append(ChunkSpan(NP, first, stop))
        elif chunk.kind in ("PP", "SUB"):
            spans += _nouns_inside(tokens, chunk)
        elif chunk.kind in VERB_KINDS and previous in VERB_KINDS and chunk.kind in CHAINED_KINDS:
            spans[-1] = ChunkSpan(VP, spans[-1].first, stop)
        elif chunk.kind in VERB_KINDS:
            spans.append(_verb_span(tokens, chunk))
            _join_verbs(spans, tokens)
        previous = chunk.kind
    return set(spans)


def _nouns_inside(tokens: Sequence[Token], chunk: Chunk) -> list[ChunkSpan]:
    """The noun group in a preposition of several words: "in [the wake] of"."""
    inside = [
        at
        for at in range(chunk.first, chunk.stop)
        if tokens[at].tag in PREPOSITIONAL_TAGS and tokens[at].text.lower() not in NOT_NOUNS
    ]
    return [ChunkSpan(NP, inside[0], inside[-1] + 1)] if inside else []


def _verb_span(tokens: Sequence[Token], chunk: Chunk) -> ChunkSpan:
    """A verb group without the adverbs at its edges: "never" of "never met" and "not" of "is not ready"."""
    first, stop = chunk.first, _end_without(tokens, chunk, ADVERBS)
    while stop - first > 1 and tokens[first].tag in ADVERBS and chunk.kind not in CHAINED_KINDS:
        first += 1
    return ChunkSpan(VP, first, stop)


def _end_without(tokens: Sequence[Token], chunk: Chunk, tags: frozenset[str]) -> int:
    """The end of a chunk without last words of these tags; its first word stays."""
    stop = chunk.stop
    while stop - chunk.first > 1 and tokens[stop - 1].tag in tags:
        stop -= 1
    return stop


def _join_nouns(spans: list[ChunkSpan], tokens: Sequence[Token]) -> None:
    """Join the last noun chunk to those it is coordinated with, if they are bare or modify its noun."""
    if len(spans) < 2 or tokens[spans[-1].first - 1].tag != "CC":
        return
    if _bare_noun(spans[-1], tokens):
        _join_bare_nouns(spans, tokens)
    else:
        _join_modifier(spans, tokens)


def _join_bare_nouns(spans: list[ChunkSpan], tokens: Sequence[Token]) -> None:
    """ "[the bankers] and [analysts]" is one chunk in CoNLL, and so is "[France], [Italy] and [Spain]"."""
    last = first = len(spans) - 1
    while first > 0:
        left, start = spans[first - 1], spans[first].first
        if left.stop != start - 1 or tokens[start - 1].tag not in ("CC", ","):
            break
        same_tag = first == last and tokens[left.stop - 1].tag == tokens[spans[first].stop - 1].tag
        if left.kind != NP or not (_bare_noun(left, tokens) or same_tag):
            break
        first -= 1
    spans[first:] = [ChunkSpan(NP, spans[first].first, spans[last].stop)]


def _join_modifier(spans: list[ChunkSpan], tokens: Sequence[Token]) -> None:
    """ "[stock] and [bond prices]" is one chunk in CoNLL, and so is "[the Food] and [Drug Administration]"."""
    left, right = spans[-2:]
    if left.kind != NP or left.stop != right.first - 1 or right.stop - right.first < 2:
        return
    before = [token.tag for token in tokens[left.first : left.stop]]
    after = [token.tag for token in tokens[right.first : right.stop]]
    noun = before == ["NN"] and after[0] == "NN" and after[-1] in ("NN", "NNS")
    name = before == ["DT", "NNP"] and set(after) == {"NNP"}
    if noun or name:
        spans[-2:] = [ChunkSpan(NP, left.first, right.stop)]


def _join_verbs(spans: list[ChunkSpan], tokens: Sequence[Token]) -> None:
    """ "[to buy] or [sell]" is one chunk in CoNLL."""
    if len(spans) < 2:
        return
    left, right = spans[-2:]
    coordinated = left.kind == VP and left.stop == right.first - 1 and tokens[left.stop].tag == "CC"
    if coordinated and right.stop - right.first == 1 and tokens[left.stop - 1].tag == tokens[right.first].tag:
        spans[-2:] = [ChunkSpan(VP, left.first, right.stop)]


def _bare_noun(span: ChunkSpan, tokens: Sequence[Token]) -> bool:
    return span.kind == NP and span.stop - span.first == 1 and tokens[span.first].tag in NOUN_TAGS
