"""Chunks to segments: own cases, terminals, totality on random chunks."""

from __future__ import annotations

import random

import pytest
from clause_notation import read_cases, split_case

from coder.core.lalr import TokenParser
from coder.core.syntax import Chunk, Parse, Token
from coder.language.clauses.clauser import Clauser
from coder.language.clauses.groups import Group
from coder.language.clauses.segments import Segment, SegmentBuilder, clause_terminals
from coder.language.clauses.split_verbs import join_split_verbs
from coder.pipeline import Pipeline

KINDS = (
    *("NP", "NP_POSS", "NP_TIME", "PRON", "WHNP", "THAT", "PP", "PRT", "SUB", "CC", "NEG_CC", "ADJP", "ADVP"),
    *("VFIN", "VFIN_PASS", "VCOP", "VINF", "VINF_PASS", "VING", "VING_PASS", "VBARE", "VEN"),
    *("COMMA", "COLON", "LQ", "RQ", "LB", "RB", "STOP", "OTHER"),
)


@pytest.fixture(scope="module")
def coder() -> Pipeline:
    """One coder for all cases."""
    return Pipeline()


def segments(parse: Parse) -> list[Segment]:
    """Return the segments of a sentence as they are before clauses are built."""
    builder = SegmentBuilder()
    builder.tokens, builder.chunks = parse.sentence.tokens, parse.chunks
    parser = TokenParser("clauses.lark", builder.callbacks())
    return join_split_verbs(parser.parse(clause_terminals(parse.chunks)), parse.sentence.tokens)


def show(segment: Segment, tokens: tuple[Token, ...]) -> str:
    """Return a segment in the notation of the cases."""

    def words(chunk: Chunk) -> str:
        return " ".join(token.text for token in tokens[chunk.first : chunk.stop])

    def group(one: Group) -> str:
        if one.kind not in ("N", "P") or not one.word:
            return one.kind
        return (f"{one.prep}:" if one.prep else "") + tokens[one.head].text

    opener = [" ".join(map(words, segment.opener)) + ":"] if segment.opener else []
    verb = [f"<{words(segment.verb)}>"] if segment.verb else []
    return " ".join([segment.rule, *opener, *map(group, segment.front), *verb, *map(group, segment.tail)])


@pytest.mark.parametrize("case", [case for name in ("segments", "split_verbs") for case in read_cases(name)[0]])
def test_case(coder: Pipeline, case: str) -> None:
    """A sentence falls into exactly the segments of its case."""
    text, wanted = split_case(case)
    (parse,) = coder.parses(text)
    assert [show(segment, parse.sentence.tokens) for segment in segments(parse)] == wanted


@pytest.mark.parametrize(
    ("kinds", "terminals"),
    [
        ("PP NP", "PP NP"),
        ("PP VING", "PP_OPEN VING"),
        ("PP ADVP VING", "PP_OPEN ADVP VING"),
        ("PP WHNP", "PP_OPEN WHNP"),
        ("PP SUB", "PP_OPEN SUB"),
        ("CC NP", "CC NP"),
        ("CC VFIN", "CC_OPEN VFIN"),
        ("NEG_CC ADVP VBARE", "CC_OPEN ADVP VBARE"),
    ],
)
def test_terminals(kinds: str, terminals: str) -> None:
    """A preposition or conjunction opens a clause where a verb or relative word follows it, adverbs aside."""
    assert clause_terminals([Chunk(kind, at, at + 1, at) for at, kind in enumerate(kinds.split())]) == terminals.split()


def test_random_chunks_have_clauses() -> None:
    """Any sequence of chunks gives clauses in the order of their verbs, which refer to clauses of the sentence.

    An auxiliary may be joined to its verb, so there may be fewer clauses than chunks of verbs.
    """
    source, clauser = random.Random(7), Clauser()
    tags = ("NN", "NNS", "NNP", "VB", "VBD", "VBZ", "VBN", "VBG", "MD", "IN", "CC", ",", ".", "PRP")
    words = ("said", "that", "of", "no", "have", "be", "is", "by", "not", "whose", "himself", "all", "much", "?", "yet")
    for _ in range(1500):
        kinds = source.choices(KINDS, k=source.randrange(30))
        tokens = [
            Token(word, at, at + 1, source.choice(tags), word)
            for at, word in enumerate(source.choices(words, k=len(kinds)))
        ]
        chunks = [Chunk(kind, at, at + 1, at) for at, kind in enumerate(kinds)]
        clauses, _ = clauser.parse(tokens, chunks)
        verbs = [at for at, kind in enumerate(kinds) if kind.startswith("V")]
        assert [clause.index for clause in clauses] == list(range(len(clauses)))
        assert {clause.verb.head for clause in clauses} <= set(verbs)
        assert [clause.verb.head for clause in clauses] == sorted(clause.verb.head for clause in clauses)
        assert all(clause.parent is None or 0 <= clause.parent < len(clauses) for clause in clauses)
