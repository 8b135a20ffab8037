"""Damaged text is read as it was meant, and each word has its place in the text as it came."""

from __future__ import annotations

import pytest

from coder import Coder
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
    ("Lu\x1b[1;31mnd\x1b[0m army \x1b]0;news\x07left\x1b[K \x1b(BOkoro", "Lund army left Okoro"),
    ("\x9b2JLund \x1b]8;;a\x1b\\army \x1bleft", "Lund army left"),
    ("Lu\u00adnd ar\u200bmy \u202eleft\u202c Oko\x00ro\x08", "Lund army left Okoro"),
    ("Serbia\x92s army \x96 \x93gone\x94\x81", "Serbia \u2019s army \u2013 \u201c gone \u201d"),
    ("Serbia\u00e2\x80\x99s P\u00c3\u00a9rez left", "Serbia \u2019s P\u00e9rez left"),
    ("of\ufb01cials shu\ufb04ed", "officials shuffled"),
    ("Erdog\u0306an met Pe\u0301rez in Tu\u0308rkiye", "Erdo\u011fan met P\u00e9rez in T\u00fcrkiye"),
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
    "text",
    [
        "Rebels left.",
        "\u201cGo,\u201d he said.",
        "Is R&D shut? So it is.",
        "a <- b, \u20ac5",
        "q\u0301, \u0301x",
        "a\tb\r\n\fc",
    ],
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


def test_the_words_of_events_are_found_in_the_damaged_text() -> None:
    """Escape codes and characters without a width cost no event, and each span is a part of the text as it came."""
    text = "\x1b[2JRus\u00adsia \x1b[31mattac\x00ked\x1b[0m Geor\x1b[1mgia on Friday."
    (event,) = Coder().code(text)
    assert (event.source and event.source.code, event.code, event.target and event.target.code) == ("RUS", "190", "GEO")
    spans = [event.trigger, *(actor.span for actor in (event.source, event.target) if actor)]
    assert [text[span.start : span.end] for span in spans] == [span.text for span in spans]
    assert [span.text for span in spans] == ["attac\x00ked", "Rus\u00adsia", "Geor\x1b[1mgia"]
