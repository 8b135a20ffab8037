"""Who is meant: short articles with marked phrases, each with the code that it must get."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date as Date
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from coder.actors.resolver import SentenceActors
from coder.core.model import ActorMatch, Article, Parse, Phrase
from coder.pipeline import Coder

CASES: list[dict[str, str]] = yaml.load(
    (Path(__file__).parent / "cases" / "resolution.yaml").read_text(encoding="utf-8"), yaml.CBaseLoader
)
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
        plain += text[last : match.start()]
        codes = () if match[2] == "-" else tuple(sorted(match[2].split("+")))
        marks.append(Marked(len(plain), len(plain) + len(match[1]), match[1], codes))
        plain, last = plain + match[1], match.end()
    return plain + text[last:], marks


def end_of(phrase: Phrase, wanted: int) -> int:
    """Where a phrase with its further members ends."""
    return max(
        [
            phrase.stop,
            *(
                one.stop
                for one in (*phrase.conjuncts, *phrase.attached)
                if one.stop <= wanted or one in phrase.conjuncts
            ),
        ]
    )


def actors_of(mark: Marked, parse: Parse, actors: SentenceActors) -> tuple[ActorMatch, ...]:
    """The actors of the phrase whose head stands in a marked span."""
    tokens = parse.sentence.tokens
    inside = [at for at, token in enumerate(tokens) if mark.start <= token.start < mark.end]
    heads = [phrase for whole in parse.phrases for phrase in whole.nested() if phrase.head in inside]
    wanted = (inside[0], inside[-1] + 1)
    phrase = min(
        heads,
        key=lambda one: abs(one.first - wanted[0]) + abs(end_of(one, wanted[1]) - wanted[1]),
        default=Phrase(*wanted, inside[-1]),
    )
    if end_of(phrase, wanted[1]) > wanted[1]:
        phrase = replace(phrase, conjuncts=())
    return actors.actors(phrase)


def codes_of(mark: Marked, parse: Parse, actors: SentenceActors) -> tuple[str, ...]:
    """The codes of a marked span, sorted."""
    return tuple(sorted(actor.code for actor in actors_of(mark, parse, actors) if actor.code))


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


TRACES = [
    ("resolve.person", "Kerry met Lavrov. [He|USAGOV] left."),
    ("resolve.body", "Turkey recalled its envoy. [It|TUR] froze trade."),
    ("resolve.plural", "Russian troops entered Georgia. [They|RUSMIL] seized Gori."),
    ("resolve.speaker", '"[We|DEUGOV] condemn this," said Angela Merkel.'),
    ("resolve.ahead", "When [he|USAGOV] arrived in Kabul, Barack Obama met officials."),
    ("resolve.surname", "Turkish businessman Ali Demir was held. [Demir|TURBUS] was freed."),
    ("resolve.acronym", "The Chadian Movement for Renewal (CMR) met. [The CMR|TCD] blamed Sudan."),
    ("resolve.pair", "Barack Obama met Xi Jinping. [The two leaders|CHNGOV+USAGOV] spoke."),
    ("resolve.several", "Obama met Xi Jinping and Vladimir Putin. [The three leaders|CHNGOV+RUSGOV+USAGOV] spoke."),
    ("resolve.counterpart", "Kerry praised Lavrov. He thanked [his counterpart|RUSGOV]."),
    ("resolve.nationality", "Lavrov met Kerry. [The Russian|RUSGOV] rejected the plan."),
    ("resolve.again", "Turkish police raided a flat. [The police|TURCOP] arrested two men."),
    ("resolve.kind", "Siemens won the order. [The company|MNC] will build trains."),
    ("resolve.former", "Jimmy Carter flew to Pyongyang. [The former president|USAELI] met officials."),
    ("resolve.apposition", "[The president, Idriss Deby,|TCDGOV] met rebels."),
    ("resolve.owner", "[The president of Chad|TCDGOV] met rebels."),
    ("resolve.place", "[Police|TURCOP] arrested two men in Istanbul."),
    ("resolve.dateline", "KABUL (Reuters) - [Police|AFGCOP] arrested two men."),
    ("resolve.body_of", "[A spokesman for the Turkish army|TURMIL] denied it."),
    ("agent.modifier.exiled", "[Exiled Cuban politicians|CUBOPP] met."),
]
"""Rules of resolution, each with a text whose marked phrase it decides (at the date of the examples)."""


@pytest.mark.parametrize(("rule", "text"), TRACES, ids=[rule for rule, _ in TRACES])
def test_each_resolution_has_its_trace(rule: str, text: str, coder: Coder) -> None:
    """The rule that decided a phrase stands in the trace of its actors."""
    plain, (mark,) = read_marks(text)
    for parse, actors in coder.opened(Article("case", plain, Date(2014, 3, 5))):
        if parse.sentence.start <= mark.start < parse.sentence.end:
            found = actors_of(mark, parse, actors)
            assert tuple(sorted(actor.code or "" for actor in found)) == mark.codes
            assert all(rule in [reason.rule for reason in actor.trace] for actor in found)
