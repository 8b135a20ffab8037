"""The values that travel through the pipeline compare, nest and name their parts."""

from __future__ import annotations

import dataclasses
import gc
import pickle

import pytest

from coder.core.garbage import no_garbage_collection
from coder.core.model import ActorMatch, Rejected
from coder.core.rejections import RejectReason
from coder.core.syntax import ClauseKind, Phrase, Span, Token
from coder.core.values import replace

SPAN = Span(0, 3, "war")


@pytest.mark.parametrize(
    "value",
    [
        Token("war", 0, 3, "NN", "war"),
        Phrase(0, 2, 1, "of", attached=(Phrase(2, 4, 3, "in"),)),
        ActorMatch("TUR", SPAN),
        Rejected(1, RejectReason.NO_CODE, SPAN),
    ],
)
def test_records_are_pickled_and_printed(value: object) -> None:
    """Another process gets an equal record, and the printed one is the expression that makes it."""
    assert pickle.loads(pickle.dumps(value)) == value
    if not isinstance(value, ActorMatch | Rejected):  # these hold members of enumerations
        assert eval(repr(value)) == value


def test_a_record_with_another_value() -> None:
    """The others stay; data classes can be replaced by the function of the library, too."""
    assert replace(Phrase(0, 2, 1, "of"), head=0) == Phrase(0, 2, 0, "of")
    assert replace(SPAN, end=4) == dataclasses.replace(SPAN, end=4) == Span(0, 4, "war")


def test_records_are_compared_by_value() -> None:
    """Equal records are one member of a set."""
    assert len({Span(0, 3, "war"), Span(0, 3, "war"), Span(4, 7, "war")}) == 2


def test_nested_phrases() -> None:
    """A phrase yields itself and all inside it, at any depth, its possessor last."""
    inner = Phrase(6, 7, 6, "in")
    phrase = Phrase(
        0,
        1,
        0,
        possessor=Phrase(8, 9, 8),
        attached=(Phrase(2, 3, 2, "of", attached=(inner,)),),
        appositions=(Phrase(4, 5, 4),),
        conjuncts=(Phrase(10, 11, 10),),
    )
    assert [one.first for one in phrase.nested()] == [0, 2, 6, 4, 10, 8]


@pytest.mark.parametrize(
    ("code", "country", "role"),
    [("TURCOP", "TUR", "COP"), ("TUR", "TUR", None), ("---GOV", None, "GOV"), (None, None, None)],
)
def test_country_and_role_of_an_actor(code: str | None, country: str | None, role: str | None) -> None:
    """The parts of a code; null where it has none."""
    actor = ActorMatch(code, Span(0, 1, "x"))
    assert (actor.country, actor.role) == (country, role)


def test_kinds_are_strings() -> None:
    """A kind of clause is written as its name."""
    assert f"{ClauseKind.RELATIVE}" == "relative"


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_is_left_as_it_was(enabled: bool) -> None:
    """It is off inside, and afterwards on only if it was on before, even after an error."""
    was_on = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        with pytest.raises(KeyError), no_garbage_collection():
            assert not gc.isenabled()
            raise KeyError
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if was_on else gc.disable)()
