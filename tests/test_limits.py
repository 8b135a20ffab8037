"""Hostile and endless text costs bounded time and is never fatal; what is cut is said."""

from __future__ import annotations

import logging
import random
import time

import pytest

from coder import Coder
from coder.language.parser import MAX_TOKENS

HOSTILE = {
    "open brackets": "(" * 10_000,
    "one endless word": "a" * 1_000_000,
    "a sentence without an end": "Russia met China and " * 5_000,
    "nested reports": "Russia said that China said that " * 1_000,
    "nested requests": "Iran agreed to urge Iraq to ask Syria to " * 700,
    "nested nouns": "the army of the state of the " * 1_500,
    "an endless list": "Iran, " * 4_000 + "and Iraq met Russia.",
    "capitals": "RUSSIA ATTACKED GEORGIA AND " * 1_500,
    "right to left": "هاجم المتمردون المدينة " * 3_000,
    "control characters": "".join(map(chr, range(32))) * 2_000,
    "no blanks": "Russia,attacked;Georgia" * 5_000,
    "lone surrogates": "\ud800Russia\udfff attacked Georgia " * 1_000,
}


@pytest.fixture(scope="module")
def coder() -> Coder:
    """One coder for all cases."""
    return Coder()


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_ends_soon(coder: Coder, name: str) -> None:
    """Seconds are far more than it takes and far less than a cost that grows with the square."""
    started = time.process_time()
    events = coder.code(HOSTILE[name])
    assert time.process_time() - started < 10
    assert all(HOSTILE[name][event.trigger.start : event.trigger.end] == event.trigger.text for event in events)


def test_a_sentence_over_the_limit_is_cut_with_a_warning(coder: Coder, caplog: pytest.LogCaptureFixture) -> None:
    """The warning names the article; what stands before the limit is coded."""
    with caplog.at_level(logging.WARNING):
        events = coder.code("Russia attacked Georgia and " + "then " * MAX_TOKENS, article_id="long")
    assert "article long: sentence 0 is cut after 5000 words" in caplog.text
    assert [event.event for event in events] == ["FIGHT"]


def test_random_words_never_fail(coder: Coder) -> None:
    """Words of the language in any order have a parse, and offsets that point at them."""
    words = (
        "Russia the of to met attacked said that and , . who not by 's "
        + '" ( ) will agreed sanctions on troops Kerry he was been'
    ).split(" ")
    chance = random.Random(7)
    for _ in range(300):
        text = " ".join(chance.choices(words, k=chance.randint(1, 40)))
        for event in coder.code(text):
            assert text[event.trigger.start : event.trigger.end] == event.trigger.text
