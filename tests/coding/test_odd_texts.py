"""Whatever a text is and wherever its actors are marked: no error, and every span is what stands at its place."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from coder import ActorSpan, Article, Coder, InputError
from coder.coding.events import Options

SAMPLES = Path(__file__).parents[2] / "samples" / "articles.jsonl"
TEXTS = [json.loads(line)["text"] for line in SAMPLES.read_text(encoding="utf-8").splitlines()]
CODER = Coder(options=Options(half_dyads=True, all_stories=True, all_statuses=True))
Change = Callable[[list[str], random.Random], str]


def _ends_of_lines(words: list[str], chance: random.Random) -> str:
    return "".join(word + chance.choice((" ", " ", "\n", "\r\n", "\n\n", "\t", "\u2028")) for word in words)


def _capitals(words: list[str], chance: random.Random) -> str:
    return _ends_of_lines([word.upper() for word in words], chance)


def _shuffled(words: list[str], chance: random.Random) -> str:
    return " ".join(chance.sample(words, len(words)))


def _marks(words: list[str], chance: random.Random) -> str:
    marks = (
        "",
        "",
        ",",
        ";",
        ".",
        '"',
        "'",
        "(",
        ")",
        "?",
        " -- ",
        ":",
        "...",
        "'s",
        "\u2019s",
        "/",
        "-",
        "&amp;",
        "<p>",
    )
    return " ".join(word + chance.choice(marks) for word in words)


def _code_points(words: list[str], chance: random.Random) -> str:
    points = (
        "",
        "\u0301",
        "\u200b",
        "\u202e",
        "\ufeff",
        "\U0001f600",
        "\x1b[31m",
        "\u0130",
        "\ufb01",
        "\u1e9e",
        "\u00ad",
    )
    return " ".join(word + chance.choice(points) for word in words)


CHANGES = (_ends_of_lines, _capitals, _shuffled, _marks, _code_points)


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("seed", range(12))
def test_every_span_is_the_text_at_its_place(change: Change, seed: int) -> None:
    """Of events and of what was rejected, with actors marked in words and over the ends of sentences."""
    chance = random.Random(seed)
    text = change(chance.choice(TEXTS).split(), chance)
    places = sorted(chance.choices(range(len(text) + 1), k=4))
    spans = (
        ActorSpan(places[0], places[1], chance.choice(("source", None)), chance.choice(("RUS", None))),
        ActorSpan(places[2], places[3], chance.choice(("target", None))),
    )
    for actors in ((), spans):
        coded = CODER.read(Article("a", text, None, actors))
        found = [rejected.span for rejected in coded.rejected]
        for event in coded.events:
            found += [event.trigger, *(actor.span for actor in (event.source, event.target) if actor)]
        assert [span.text for span in found] == [text[span.start : span.end] for span in found]


@pytest.mark.parametrize(
    ("start", "end"), [(9, 2), (-1, 3), (0, 99), (0.5, 3), (float("inf"), 3), (True, 3), (None, 3)]
)
def test_what_is_no_span_is_refused(start: object, end: object) -> None:
    """With one message."""
    with pytest.raises(InputError, match="is no span of the text"):
        CODER.code("Russia left.", actors=[ActorSpan(start, end)])  # type: ignore[arg-type]
