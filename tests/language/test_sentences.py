"""Articles are cut where sentences end; what frames the text belongs to no sentence."""

from __future__ import annotations

import re
import time
from datetime import date as Date
from pathlib import Path

import pytest
import yaml

from coder.core.paths import dictionaries_dir
from coder.core.syntax import Sentence
from coder.dictionary.lexicon import Lexicon
from coder.language.text.repair import repair
from coder.language.text.sentences import split_article
from coder.language.text.tokenizer import tokenize_sentence

CASES = yaml.load(
    (Path(__file__).parents[1] / "cases" / "text" / "sentences.yaml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,
)
LEXICON = Lexicon.load(dictionaries_dir())
NASTY = {
    "open brackets": "(" * 10_000,
    "no blanks": "a" * 1_000_000,
    "no blanks but periods": "a." * 200_000,
    "only periods": "." * 100_000,
    "only quotes": "'\"" * 50_000,
    "only line ends": "\n" * 100_000,
    "capitals": "THE REBELS ATTACKED. " * 5_000,
    "right to left": "هاجم المتمردون المدينة. " * 5_000,
    "control characters": "".join(map(chr, range(32))) * 2_000,
    "mojibake": "â€œWe wonâ€™t goâ€\x9d, he said. " * 3_000,
    "lone surrogates": "\ud800 left.\udfff " * 2_000,
    "hyphens": "-".join(["a"] * 50_000),
    "headers": "PARIS (" * 20_000,
}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, str]) -> None:
    """The sentences, place and date of each case are the ones marked."""
    expected = [part.strip() for part in re.sub(r"\[\[.*?\]\]", "", case["text"]).split("||") if part.strip()]
    text = re.sub(r"\[\[|\]\]|\|\| ?", "", case["text"])
    layout = split_article(text, LEXICON)
    assert [text[start:end] for start, end in layout.sentences] == expected
    assert layout.place == case.get("place")
    assert layout.date == (Date.fromisoformat(case["date"]) if "date" in case else None)


def sound(piece: str) -> str:
    """A piece of text as it was meant."""
    repaired = repair(piece)
    return repaired.text if repaired else piece


@pytest.mark.parametrize("name", NASTY)
def test_nasty_text_is_cut_in_linear_time(name: str) -> None:
    """No text makes the splitter or the tokenizer fail, hang or lose its place."""
    text = NASTY[name]
    started = time.process_time()
    layout = split_article(text, LEXICON)
    spans = layout.sentences
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in zip(spans, spans[1:], strict=False))
    for start, end in spans[:50]:
        tokens = tokenize_sentence(Sentence(0, start, end, text[start:end]), layout.repaired)
        assert all(sound(text[first:last]).lower() == word.lower() for word, first, last in tokens)
    assert time.process_time() - started < 5
