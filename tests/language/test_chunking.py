"""Tokens to chunks: own cases, totality on random input, the conflicts of the grammar, verb groups."""

from __future__ import annotations

import logging
import random
import re
from pathlib import Path

import pytest
import yaml
from lark import Lark
from lark import logger as lark_logger

from coder.core.lark_grammars import pass_through_lexer
from coder.core.paths import grammars_dir
from coder.core.syntax import Chunk, Token
from coder.language.chunking.chunker import KINDS, Chunker, verb_group
from coder.language.chunking.terminals import BY_TAG

CASES_DIR = Path(__file__).parents[1] / "cases"
CASES: list[str] = yaml.safe_load((CASES_DIR / "chunking" / "chunks.yaml").read_text(encoding="utf-8"))
LEMMAS = {
    form: lemma
    for lemma, forms in {
        "be": "am is are was were be been being",
        "have": "has have had having",
        "do": "does do did done",
        "get": "gets get got",
        "become": "becomes become became",
        "remain": "remains remain remained",
        "year": "year years",
    }.items()
    for form in forms.split()
}
WORDS = (
    *("the", "that", "of", "in", "because", "to", "up", "more", "than", "least", "about", "not", "never"),
    *("be", "have", "get", "last", "as", "after", "March", "Tuesday", "year", "'s", "killed", "$", "5"),
)


def make_token(pair: str, index: int) -> Token:
    """A token from word/TAG."""
    word, _, tag = pair.rpartition("/")
    low = word.lower()
    return Token(word, index, index + 1, tag, LEMMAS.get(low, low))


def read(case: str) -> tuple[list[Token], list[Chunk]]:
    """Tokens and chunks of a case in brackets."""
    tokens: list[Token] = []
    chunks: list[Chunk] = []
    for kind, words in re.findall(r"\[([A-Z_]+) ([^\]]+)\]", case):
        first = len(tokens)
        tokens.extend(make_token(pair, first + n) for n, pair in enumerate(words.split()))
        chunks.append(Chunk(kind, first, len(tokens), first))
    return tokens, chunks


def show(tokens: list[Token], chunks: tuple[Chunk, ...]) -> str:
    """Chunks in the notation of the cases."""
    return " ".join(
        f"[{chunk.kind} " + " ".join(f"{t.text}/{t.tag}" for t in tokens[chunk.first : chunk.stop]) + "]"
        for chunk in chunks
    )


@pytest.fixture(scope="module")
def chunker() -> Chunker:
    """One chunker for all tests."""
    return Chunker()


@pytest.mark.parametrize("case", CASES)
def test_case(chunker: Chunker, case: str) -> None:
    """Each case falls into the chunks that it shows."""
    tokens, _ = read(case)
    assert show(tokens, chunker.chunk(tokens)) == case


def test_every_kind_has_a_case() -> None:
    """No kind of chunk goes without an example, but for the mark that nothing else fits."""
    assert {chunk.kind for case in CASES for chunk in read(case)[1]} == set(KINDS)


def test_random_sequences_are_covered(chunker: Chunker) -> None:
    """Any sequence of tags has a parse, which covers each token once and in order."""
    source = random.Random(5)
    tags = [*BY_TAG, "UH", "SYM", "nonsense", ""]
    for _ in range(4000):
        tokens = [make_token(f"{source.choice(WORDS)}/{source.choice(tags)}", n) for n in range(source.randrange(25))]
        chunks = chunker.chunk(tokens)
        bounds = [0, *(chunk.stop for chunk in chunks)]
        assert [chunk.first for chunk in chunks] == bounds[:-1]
        assert bounds[-1] == len(tokens)
        assert all(chunk.first <= chunk.head < chunk.stop for chunk in chunks)


def test_every_pair_of_terminals_has_a_parse(chunker: Chunker) -> None:
    """Totality of the grammar itself, not only of what the rules for tags happen to emit."""
    declared = re.findall(
        r"\b[A-Z_]{2,}\b", re.sub(r"//.*", "", (grammars_dir() / "tags.lark").read_text(encoding="utf-8"))
    )
    source = random.Random(6)
    for first in declared:
        for second in declared:
            names = [first, second, *source.choices(declared, k=6)]
            assert chunker._parser.parse(names)[-1].stop == len(names)


def test_a_long_sentence_costs_no_more_a_token(chunker: Chunker) -> None:
    """20,000 opening quotes, brackets or adjectives are chunked like any other sentence."""
    for pair in ("``/``", "(/-LRB-", "big/JJ", "not/RB", "as/IN"):
        tokens = [make_token(pair, n) for n in range(20_000)]
        assert chunker.chunk(tokens)[-1].stop == 20_000


def test_conflicts_are_all_of_longest_match(caplog: pytest.LogCaptureFixture) -> None:
    """What Lark resolves in silence is always "go on with the chunk" against "end it here"."""
    lark_logger.setLevel(logging.DEBUG)
    try:
        with caplog.at_level(logging.DEBUG):
            Lark.open(str(grammars_dir() / "chunks.lark"), parser="lalr", lexer=pass_through_lexer(), debug=True)
    finally:
        lark_logger.setLevel(logging.CRITICAL)
    conflicts = [record.getMessage() for record in caplog.records if "conflict" in record.getMessage().lower()]
    assert conflicts
    assert all(message.startswith("Shift/Reduce conflict") for message in conflicts)
    reduced = {rule for message in caplog.messages for rule in re.findall(r"\* <(\w+) :", message)}
    may_end = {name.lower() for name in KINDS} | {"_not", "_pre", "_head", "_time", "_prep", "_sub", "_padv"}
    states = {name for name in reduced if re.match(r"_(fin|inf|ing|bare)_", name)}
    assert reduced <= may_end | states


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("could/MD not/RB have/VB been/VBN moved/VBN", "moved passive negated could perfect"),
        ("was/VBD being/VBG held/VBN", "held passive past"),
        ("has/VBZ been/VBN fighting/VBG", "fighting present perfect progressive"),
        ("never/RB met/VBD", "met negated past"),
        ("no/RB longer/RB supports/VBZ", "supports negated present"),
        ("not/RB to/TO attack/VB", "attack negated infinitive"),
        ("having/VBG been/VBN warned/VBN", "warned passive gerund perfect"),
        ("wounded/VBN", "wounded passive participle"),
        ("had/VBD won/VBN", "won past perfect"),
        ("got/VBD shot/VBN", "shot passive past"),
        ("will/MD", "will will"),
    ],
)
def test_verb_group(chunker: Chunker, text: str, expected: str) -> None:
    """Voice, polarity, modality, form and tense are read from the whole group."""
    tokens = [make_token(pair, n) for n, pair in enumerate(text.split())]
    (chunk,) = chunker.chunk(tokens)
    verb = verb_group(tokens, chunk)
    said = [verb.lemma, "passive" * verb.passive, "negated" * verb.negated, verb.modal]
    said += [
        verb.form if verb.form != "finite" else "",
        verb.tense,
        "perfect" * verb.perfect,
        "progressive" * verb.progressive,
    ]
    assert " ".join(filter(None, said)) == expected
