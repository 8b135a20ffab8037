"""Events are scored by root, code and actors; unknown gold actors accept anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from coder import Coder
from coder.evaluate.events import CRITERIA, KEYS, ComparedEvent, gold_event, score_events
from coder.evaluate.gold import Record, read_records
from coder.evaluate.scores import Score

BY_NAME = {criterion.name: criterion for criterion in CRITERIA}
FITS = [
    # gold, found, criteria by which they fit
    ("190 RUS UKR", "190 RUS UKR", "root code root+actors actors strict"),
    ("190 RUS UKR", "193 RUS UKR", "root root+actors actors"),
    ("190 RUS UKR", "180 RUS UKR", "actors"),
    ("190 RUSMIL UKR", "190 RUS UKR", "root code root+actors actors"),
    ("190 RUS UKR", "190 UKR RUS", "root code"),
    ("190 RUS ?", "190 RUS ?", "root code root+actors actors strict"),
    ("190 RUS ?", "190 RUS UKR", "root code root+actors actors strict"),
    ("190 RUS UKR", "190 RUS ?", "root code"),
    ("190 ROM UKR", "190 ROU UKR", "root code root+actors actors strict"),
    ("190 YUGMIL UKR", "190 SRBMIL UKR", "root code root+actors actors strict"),
    ("190 REB UKR", "190 ---REB UKR", "root code root+actors actors"),
    ("190 NGO UKR", "190 ---REB UKR", "root code"),
    ("190 IGOUNO UKR", "190 IGOEEC UKR", "root code root+actors actors"),
]


def compared(text: str, pair: str = "") -> ComparedEvent:
    """An event written as ``CODE SOURCE TARGET`` with ``?`` for an unknown actor."""
    code, *actors = text.split()
    source, target = (None if actor == "?" else actor for actor in actors)
    return ComparedEvent(code, frozenset((code[:2],)), source, target, pair)


@pytest.mark.parametrize(("gold", "found", "names"), FITS)
def test_criteria(gold: str, found: str, names: str) -> None:
    """An event counts by exactly these criteria."""
    fitting = [name for name, criterion in BY_NAME.items() if criterion.fits(compared(gold), compared(found))]
    assert fitting == names.split()


def test_a_pair_accepts_either_direction() -> None:
    """A reciprocal gold event counts for its mirror image too; the actors must still be the same."""
    gold = compared("040 RUS UKR", pair="1")
    assert BY_NAME["strict"].fits(gold, compared("040 UKR RUS"))
    assert not BY_NAME["strict"].fits(gold, compared("040 UKR USA"))


GOLD_EVENTS = [
    ({"code": "19"}, "190", "19"),
    ({"code": "1823"}, "1823", "18"),
    ({"code": None, "root": "04"}, None, "04"),
    ({"code": "173", "root": "17", "roots_ok": ["17", "18"]}, "173", "17 18"),
    ({"code": "", "root": None}, None, ""),
]


@pytest.mark.parametrize(("event", "code", "roots"), GOLD_EVENTS)
def test_gold_events(event: Record, code: str | None, roots: str) -> None:
    """A code of two digits is the general code of its root; roots come from the record or from the code."""
    compared = gold_event(event | {"source": None, "target": {"code": None}})
    assert (compared.code, " ".join(sorted(compared.roots))) == (code, roots)
    assert compared.source is compared.target is None


def test_scores_of_a_file(coder: Coder, cases: Path) -> None:
    """Records without a code count for roots and actors only; an event where there is none costs precision."""
    scores = score_events(coder, read_records(cases / "events.jsonl", KEYS))
    assert scores.records == 6
    assert scores.scores == {
        "root": Score(4, 6, 6),
        "code": Score(3, 5, 5),
        "root+actors": Score(4, 6, 6),
        "actors": Score(4, 6, 6),
        "strict": Score(3, 5, 5),
    }


def test_mistakes_have_causes(coder: Coder, cases: Path) -> None:
    """A mistake says which root is missing and why: other roots, rejections, or events where there is none."""
    scores = score_events(coder, read_records(cases / "events.jsonl", KEYS))
    assert [(mistake.cause, mistake.text.split()[0]) for mistake in scores.mistakes] == [
        ("02 rejected: possible", "possible"),
        ("19 coded as 11", "wrong"),
        ("no event coded as 05", "extra"),
    ]


def test_ignored_roots_are_left_out_of_what_was_coded(coder: Coder, cases: Path) -> None:
    """Events with an ignored root count neither as right nor as wrong."""
    records = read_records(cases / "events.jsonl", KEYS)
    assert score_events(coder, records, ("05", "11")).scores["root"] == Score(4, 6, 4)


def test_either_direction_counts_a_pair_once(coder: Coder, cases: Path) -> None:
    """The two directions of the talks are one event, in the gold file and in what was coded."""
    records = read_records(cases / "events.jsonl", KEYS)
    assert score_events(coder, records, either_direction=True).scores["strict"] == Score(2, 4, 4)
    one_way = [record | {"events": record["events"][:1]} for record in records if record["id"] == "talks"]
    assert score_events(coder, one_way, either_direction=True).scores["strict"] == Score(1, 1, 1)
    assert score_events(coder, one_way).scores["strict"] == Score(1, 1, 2)
