"""Who is meant: short articles with marked phrases, each with the code that it must get."""

from __future__ import annotations

import re
from datetime import date as Date
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from actor_notation import FOLDER, read_cases

from coder.actors import resolver
from coder.actors.resolver import SentenceActors
from coder.core.model import ActorMatch, Article
from coder.core.syntax import Parse, Phrase
from coder.core.values import replace
from coder.pipeline import Pipeline

CASES: list[dict[str, str]] = yaml.load((FOLDER / "resolution.yaml").read_text(encoding="utf-8"), yaml.CBaseLoader)
RULES = read_cases("rules.txt")
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
def coder() -> Pipeline:
    """One coder for all cases."""
    return Pipeline()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_resolution(case: dict[str, str], coder: Pipeline) -> None:
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


@pytest.mark.parametrize(("rule", "text"), RULES, ids=[rule for rule, _ in RULES])
def test_each_resolution_has_its_trace(rule: str, text: str, coder: Pipeline) -> None:
    """The rule that decided a phrase stands in the trace of its actors."""
    plain, (mark,) = read_marks(text)
    for parse, actors in coder.opened(Article("case", plain, Date(2014, 3, 5))):
        if parse.sentence.start <= mark.start < parse.sentence.end:
            found = actors_of(mark, parse, actors)
            assert tuple(sorted(actor.code or "" for actor in found)) == mark.codes
            assert rule in [reason.rule for actor in found for reason in actor.trace]


def test_each_rule_has_a_case() -> None:
    """A rule that resolves phrases comes with a text that it decides."""
    folder = Path(resolver.__file__).parent
    source = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    rules = set(re.findall(r'"(resolve\.[a-z_]+)"', source)) | {"resolve.acronym", "resolve.surname"}
    assert rules <= {rule for rule, _ in RULES}
