"""Damaged text is read as it was meant, and each word has its place in the text as it came."""

from __future__ import annotations

import pytest

from coder.core.paths import dictionaries_dir
from coder.core.syntax import Sentence
from coder.dictionary.lexicon import Lexicon
from coder.language.text.repair import repair
from coder.language.text.sentences import split_article
from coder.language.text.tokenizer import tokenize_sentence

LEXICON = Lexicon.load(dictionaries_dir())
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
    ("Kiev&rsquo;s caf\u00e9 &ndash; shut", "Kiev \u2019s caf\u00e9 \u2013 shut"),
    ("the CAF\u00c9\u00bb and \u00e2ge", "the CAF\u00c9 \u00bb and \u00e2ge"),
]


def words_of(text: str) -> list[tuple[str, int, int]]:
    """The words of a text that is one sentence."""
    return tokenize_sentence(Sentence(0, 0, len(text), text), repair(text))


def sound(piece: str) -> str:
    """A piece of text as it was meant."""
    repaired = repair(piece)
    return repaired.text if repaired else piece


@pytest.mark.parametrize(("text", "words"), DAMAGED)
def test_damaged_text_is_read_as_it_was_meant(text: str, words: str) -> None:
    """Damage is put right, sound text is left alone, and the offsets lead into the text as it came."""
    tokens = words_of(text)
    assert " ".join(word for word, _, _ in tokens) == words
    assert all(sound(text[first:last]) == word or "?" in text[first:last] for word, first, last in tokens)


@pytest.mark.parametrize(
    "text", ["Rebels left.", "\u201cGo,\u201d he said.", "Is R&D shut? So it is.", "a <- b, \u20ac5"]
)
def test_sound_text_needs_no_repair(text: str) -> None:
    """Quotes, accents, question marks and ampersands in their right place are not damage."""
    assert repair(text) is None


def test_each_sentence_of_a_damaged_article_has_its_own_words() -> None:
    """The article is repaired once; its sentences find their words in the repaired text."""
    text = "<p>It\u00e2\u20ac\u2122s over, Lund said.</p>\n<p>Kiev&#39;s <i>army</i> left. Cuba?s stayed.</p>"
    layout = split_article(text, LEXICON)
    found = [tokenize_sentence(Sentence(0, *span, text[slice(*span)]), layout.repaired) for span in layout.sentences]
    assert [" ".join(word for word, _, _ in words) for words in found] == [
        "It \u2019s over , Lund said .",
        "Kiev 's army left .",
        "Cuba \u2019s stayed .",
    ]
    assert [text[first:last] for _, first, last in found[1]] == ["Kiev", "&#39;s", "army", "left", "."]


def test_spans_lead_to_the_original_and_back() -> None:
    """A span of the repaired text is found again from the span that it came from."""
    repaired = repair("Lund &amp; <b>Okoro</b> don\u00e2\u20ac\u2122t agree")
    assert repaired is not None
    for start in range(len(repaired.text)):
        for stop in range(start + 1, len(repaired.text) + 1):
            assert repaired.readable(*repaired.original(start, stop)) == (start, stop)
