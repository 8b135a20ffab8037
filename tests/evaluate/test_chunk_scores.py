"""Chunks are cut as CoNLL-2000 does and scored by kind."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from coder.core.syntax import Token
from coder.evaluate.chunks import score_chunks
from coder.evaluate.conll import read_conll
from coder.evaluate.conll_chunks import conll_chunks
from coder.evaluate.scores import Score
from coder.language.chunking.chunker import Chunker

CHUNKER = Chunker()


def test_scores_of_a_file(cases: Path) -> None:
    """The gold file splits "old towns" in two: the chunk found is one mistake with both ways to cut in its cause."""
    scores = score_chunks(CHUNKER, read_conll(cases / "chunks.txt"))
    assert scores.scores == {"NP": Score(4, 6, 5), "VP": Score(2, 2, 2)}
    assert [mistake.cause for mistake in scores.mistakes] == ["NP found [JJ NNS]  gold [JJ] [NNS]"]
    assert scores.mistakes[0].text == "[Malawi/NNP] attacked/VBD [old/JJ towns/NNS] ./."
    assert scores.tokens == 13


CUT = [
    # verbs: chains and coordinated infinitives are one, adverbs at the edges stay outside
    "(Talks/NNS/talk) <began/VBD/begin to/TO/to fail/VB/fail> ././.",
    "(They/PRP/they) <plan/VBP/plan to/TO/to buy/VB/buy or/CC/or sell/VB/sell> (bonds/NNS/bond) ././.",
    "(They/PRP/they) <bought/VBD/buy and/CC/and sold/VBD/sell> (bonds/NNS/bond) ././.",
    "(He/PRP/he) never/RB/never <met/VBD/meet> (Otto/NNP/Otto) ././.",
    # nouns: bare coordinated nouns and coordinated modifiers are one
    "(The/DT/the bankers/NNS/banker and/CC/and analysts/NNS/analyst) <left/VBD/leave> ././.",
    "(France/NNP/France ,/,/, Italy/NNP/Italy and/CC/and Spain/NNP/Spain) <left/VBD/leave> ././.",
    "(Stock/NN/stock and/CC/and bond/NN/bond prices/NNS/price) <fell/VBD/fall> ././.",
    "(The/DT/the bankers/NNS/banker) and/CC/and (their/PRP$/their wives/NNS/wife) <left/VBD/leave> ././.",
    # the noun in a preposition of several words
    "(Rebels/NNS/rebel) <fled/VBD/flee> in/IN/in (front/NN/front) of/IN/of (troops/NNS/troop) ././.",
]


@pytest.mark.parametrize("case", CUT)
def test_cut(case: str) -> None:
    """Round brackets mark the noun chunks, angle brackets the verb chunks."""
    words = re.findall(r"[(<]?([^\s()<>]+)[)>]?", case)
    tokens = [Token(*cells[:1], at, at + 1, *cells[1:]) for at, cells in enumerate(word.split("/") for word in words)]
    spans = {(span.kind, span.first, span.stop) for span in conll_chunks(tokens, CHUNKER.chunk(tokens))}
    marked = set()
    for kind, opening, closing in (("NP", "(", ")"), ("VP", "<", ">")):
        starts = [at for at, word in enumerate(case.split()) if word.startswith(opening)]
        stops = [at + 1 for at, word in enumerate(case.split()) if word.endswith(closing)]
        marked |= {(kind, first, stop) for first, stop in zip(starts, stops, strict=True)}
    assert spans == marked
