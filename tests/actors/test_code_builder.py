"""The codes of phrases: nationality, role, body, and whose they are."""

from __future__ import annotations

import pytest
from actor_notation import DATE, parse_of, read_cases

from coder.actors.built_codes import side_of
from coder.actors.discourse import Discourse
from coder.actors.phases import sentence_actors
from coder.actors.resolver import SentenceActors
from coder.actors.unknown_bodies import are_generic
from coder.core.syntax import Phrase
from coder.pipeline import Pipeline


@pytest.fixture(scope="module")
def coder() -> Pipeline:
    """One coder for all cases."""
    return Pipeline()


def subject_of(coder: Pipeline, phrase: str) -> tuple[SentenceActors, Phrase]:
    """Return a phrase as the subject of a sentence before which nothing was said, and what resolves it."""
    parse = parse_of(coder, f"{phrase} arrived.")
    subject = parse.clauses[0].subject
    assert subject is not None
    return sentence_actors(parse.sentence, (), coder.dictionary, Discourse(), DATE.isoformat()), subject


@pytest.mark.parametrize(("phrase", "wanted"), read_cases("codes.txt"))
def test_codes_of_phrases(phrase: str, wanted: str, coder: Pipeline) -> None:
    """A phrase gets the codes that its items make together."""
    actors, subject = subject_of(coder, phrase)
    codes = [actor.code or "-" for actor in actors.actors(subject)]
    assert " + ".join(codes or ["nobody"]) == wanted


def test_the_trace_names_modifiers(coder: Pipeline) -> None:
    """A word that changes a role stands in the trace with its entry."""
    actors, subject = subject_of(coder, "former Turkish minister")
    ((_, _, modifier),) = [actor.trace for actor in actors.actors(subject)]
    assert (modifier.part, modifier.words) == ("modifier", "former")
    assert modifier.where.startswith("agents.yaml:")


def test_generic_nouns(coder: Pipeline) -> None:
    """ "Official" says no more than "person of"; "minister" says what he is."""
    officials, _ = subject_of(coder, "officials")
    ministers, _ = subject_of(coder, "ministers")
    assert are_generic(officials.items) and not are_generic(ministers.items)


@pytest.mark.parametrize(("code", "side"), [("TURGOV", "TUR"), ("IGOUNO", "IGOUNO"), ("LBNREB", "LBNREB")])
def test_side_of_an_owner(code: str, side: str) -> None:
    """Who belongs to a government is of its state, who belongs to a body without a state or to rebels is of these."""
    assert side_of(code, ()) == side
