"""Articles are cut where sentences end; what frames the text belongs to no sentence."""

from __future__ import annotations

import re
import time
from datetime import date as Date
from pathlib import Path

import pytest
import yaml

from coder.core.paths import dictionaries_dir
from coder.dictionary.lexicon import Lexicon
from coder.language.text.repair import repair
from coder.language.text.sentences import split_article
from coder.language.text.tokenizer import tokenize

CASES = yaml.load(
    (Path(__file__).parent / "cases" / "sentences.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
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


DAMAGED = [
    ("Serbia\u00e2\u20ac\u2122s army", "Serbia \u2019s army"),
    ("\u00e2\u20ac\u0153Go,\u00e2\u20ac\x9d he said", "\u201c Go , \u201d he said"),
    ("\u00e2\u20ac\u0153Go,\u00e2\u20ac he said", "\u201c Go , \u201d he said"),
    ("P\u00c3\u00a9rez met Erdo\u00c4\u0178an", "P\u00e9rez met Erdo\u011fan"),
    ("Cuba?s army left", "Cuba \u2019s army left"),
    ("Lund &amp; Okoro don&#39;t agree", "Lund & Okoro do n't agree"),
    ("The <b>Lund</b> army <a href='x?y=1&amp;z'>left</a> Oko<!-- no -->ro", "The Lund army left Okoro"),
    ("a < b and c > d; <Reuters> x<y>z", "a < b and c > d ; < Reuters > x < y > z"),
    ("Did she go? so what? she asked", "Did she go ? so what ? she asked"),
    ("the CAF\u00c9\u00bb and \u00e2ge", "the CAF\u00c9 \u00bb and \u00e2ge"),
]


@pytest.mark.parametrize(("text", "words"), DAMAGED)
def test_damage_is_mended_in_place(text: str, words: str) -> None:
    """Text that went through the wrong encoding is read as it was meant, and sound text as it is; offsets lead into the text as it came."""
    tokens = tokenize(text)
    assert " ".join(word for word, _, _ in tokens) == words
    assert all(sound(text[first:last]) == word or "?" in text[first:last] for word, first, last in tokens)


def sound(piece: str) -> str:
    """A piece of text as it was meant."""
    repaired = repair(piece)
    return repaired.text if repaired else piece


@pytest.mark.parametrize("name", NASTY)
def test_nasty_text_is_cut_in_linear_time(name: str) -> None:
    """No text makes the splitter or the tokenizer fail, hang or lose its place."""
    text = NASTY[name]
    started = time.process_time()
    spans = split_article(text, LEXICON).sentences
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in zip(spans, spans[1:], strict=False))
    for start, end in spans[:50]:
        assert all(sound(text[first:last]) == word for word, first, last in tokenize(text[start:end], start))
    assert time.process_time() - started < 5


@pytest.mark.parametrize(("text", "words"), [
    ("Israel's army didn't go.", "Israel|'s|army|did|n't|go|."),
    ("They can't and won't; we cannot.", "They|ca|n't|and|wo|n't|;|we|can|not|."),
    ("It’s the rebels’ base.", "It|’s|the|rebels|’|base|."),
    ("The U.S.-led force left the U.S.", "The|U.S.-led|force|left|the|U.S."),
    ("Gen. Haddad paid $1,200.50 to St. John's.", "Gen.|Haddad|paid|$|1,200.50|to|St.|John|'s|."),
    ("“Go,” he said — “now” (at 10:30 a.m.).", "“|Go|,|”|he|said|—|“|now|”|(|at|10:30|a.m.|)|."),
    ("A 12-year-old and two F-16s, 5% and/or US$3bn", "A|12-year-old|and|two|F-16s|,|5|%|and/or|US$|3bn"),
    ("He said ... yes--maybe.", "He|said|...|yes|--|maybe|."),
    ("O'Brien of AT&T met the al-Qa'ida man.", "O'Brien|of|AT&T|met|the|al-Qa'ida|man|."),
    ("See https://example.org/a?b=1, or ask a.b@example.org.", "See|https://example.org/a?b=1|,|or|ask|a.b@example.org|."),
])  # fmt: skip
def test_words(text: str, words: str) -> None:
    """Sentences are cut to words as marked by bars, with offsets into the text."""
    found = tokenize(text, 100)
    assert "|".join(word for word, _, _ in found) == words
    assert all(text[start - 100 : end - 100] == word for word, start, end in found)
