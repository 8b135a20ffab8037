"""The two phases in which the actors of a sentence are found, and the country of a dateline."""

from __future__ import annotations

import gc

import pytest
from actor_notation import article

from coder.actors.dateline_country import country_of_place
from coder.actors.resolver import SentenceActors
from coder.pipeline import Pipeline


@pytest.fixture(scope="module")
def coder() -> Pipeline:
    """One coder for all cases."""
    return Pipeline()


def opened(coder: Pipeline, text: str) -> SentenceActors:
    """Return the actors of the last sentence of a text."""
    return [actors for _, actors in coder.opened(article(text))][-1]


def test_an_answer_with_countries_is_kept(coder: Pipeline) -> None:
    """What a phrase names is known when the mentions have been noted; who has no country is asked for again."""
    known, guessed = (opened(coder, text) for text in ("Turkey slept.", "Rebels slept."))
    known.settle()
    guessed.settle()
    assert [[actor.code for actor in actors] for actors in known._answers.values()] == [["TUR"]]
    assert not guessed._answers


def test_later_mentions_count_in_the_second_phase(coder: Pipeline) -> None:
    """ "He" may stand for who comes after it, though nobody was named when it was noted."""
    text = "When he arrived in Kabul, Barack Obama met officials."
    ((parse, actors),) = coder.opened(article(text))
    subject = next(clause.subject for clause in parse.clauses if clause.verb.lemma == "arrive")
    assert subject is not None
    assert [actor.code for actor in actors.actors(subject)] == ["USAGOV"]


def test_nothing_refers_back_to_the_actors_of_a_sentence(coder: Pipeline) -> None:
    """They are gone as soon as nobody needs them: the garbage collector has nothing to search for."""
    opened(coder, "Angela Merkel met his counterpart and his army.")
    gc.collect()
    gc.disable()
    try:
        opened(coder, "Angela Merkel met his counterpart and his army.")
        assert not [thing for thing in gc.get_objects() if isinstance(thing, SentenceActors)]
    finally:
        gc.enable()


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("ANKARA (Reuters) - Police met.", "TUR"),
        ("SEOUL, South Korea (AP) - Police met.", "KOR"),
        ("GENEVA (Reuters) - Police met.", None),
        ("DRESDEN, East Germany (AP) - Police met.", "DDR"),
        ("BIRMINGHAM, Ala. (AP) - Police met.", "USA"),
        ("PARIS, Texas (AP) - Police met.", "USA"),
        ("XANADU (Reuters) - Police met.", None),
        ("Police met.", None),
    ],
)
def test_country_of_a_dateline(text: str, country: str | None, coder: Pipeline) -> None:
    """A dateline gives the country of its place, unless it is the seat of an international body."""
    assert opened(coder, text).discourse.place == country


def test_a_person_is_no_place(coder: Pipeline) -> None:
    """A dateline that names only a person gives no country."""
    tokens = next(iter(coder.parses("Angela Merkel"))).sentence.tokens
    assert country_of_place(tokens, coder.dictionary) is None
