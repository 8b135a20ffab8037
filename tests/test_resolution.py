"""Who is meant: short articles with marked phrases, each with the code that it must get."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date as Date
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from coder.actors import SentenceActors
from coder.model import Article, Parse, Phrase
from coder.pipeline import Coder

CASES: list[dict[str, str]] = yaml.load((Path(__file__).parent / "cases" / "resolution.yaml").read_text(encoding="utf-8"), yaml.CBaseLoader)
MARK = re.compile(r"\[([^|\]]+)\|([A-Z+-]*)\]")


class Marked(NamedTuple):
    """A phrase of a case: character offsets into the plain text, its words, and the codes it must get."""

    start: int
    end: int
    words: str
    codes: tuple[str, ...]


def read_marks(text: str) -> tuple[str, list[Marked]]:
    """The plain text of a case and its marked phrases; ``-`` stands for nobody, ``+`` joins the codes of several."""
    plain, marks, last = "", [], 0
    for match in MARK.finditer(text):
        plain += text[last:match.start()]
        codes = () if match[2] == "-" else tuple(sorted(match[2].split("+")))
        marks.append(Marked(len(plain), len(plain) + len(match[1]), match[1], codes))
        plain, last = plain + match[1], match.end()
    return plain + text[last:], marks


def phrases(parse: Parse) -> Iterator[Phrase]:
    """Every noun phrase of a sentence, the inner ones included."""
    stack = list(parse.phrases)
    while stack:
        phrase = stack.pop()
        yield phrase
        stack += [*phrase.attached, *phrase.appositions, *phrase.conjuncts, *([phrase.possessor] if phrase.possessor else [])]


def end_of(phrase: Phrase, wanted: int) -> int:
    """Where a phrase with its further members ends."""
    return max([phrase.stop, *(one.stop for one in (*phrase.conjuncts, *phrase.attached) if one.stop <= wanted or one in phrase.conjuncts)])


def codes_of(mark: Marked, parse: Parse, actors: SentenceActors) -> tuple[str, ...]:
    """The codes of the phrase whose head stands in a marked span."""
    tokens = parse.sentence.tokens
    inside = [at for at, token in enumerate(tokens) if mark.start <= token.start < mark.end]
    heads = [phrase for phrase in phrases(parse) if phrase.head in inside]
    wanted = (inside[0], inside[-1] + 1)
    phrase = min(heads, key=lambda one: abs(one.first - wanted[0]) + abs(end_of(one, wanted[1]) - wanted[1]), default=Phrase(*wanted, inside[-1]))
    if end_of(phrase, wanted[1]) > wanted[1]:
        phrase = replace(phrase, conjuncts=())
    return tuple(sorted(actor.code for actor in actors.actors(phrase) if actor.code))


@pytest.fixture(scope="module")
def coder() -> Coder:
    """One coder for all cases."""
    return Coder()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_resolution(case: dict[str, str], coder: Coder) -> None:
    """Each marked phrase gets its code."""
    text, marks = read_marks(case["text"])
    assert marks, "a case marks at least one phrase"
    article = Article("case", text, Date.fromisoformat(case["date"]) if "date" in case else None)
    got = {}
    for parse, actors in coder.opened(article):
        for mark in marks:
            if parse.sentence.start <= mark.start < parse.sentence.end:
                got[mark.start] = codes_of(mark, parse, actors)
    assert [(mark.words, got.get(mark.start, ())) for mark in marks] == [(mark.words, mark.codes) for mark in marks]
