"""Events are scored by root, code and actors; unknown gold actors accept anything."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from coder.core.errors import InputError, UsageError
from coder.evaluate.compared import CRITERIA, ComparedEvent, found_event, gold_event
from coder.evaluate.error_kinds import compare
from coder.evaluate.events import KEYS, compared_article, score_events
from coder.evaluate.gold import Record, read_records
from coder.evaluate.scores import Score
from coder.pipeline import Pipeline

BY_NAME = {criterion.name: criterion for criterion in CRITERIA}
FITS = [
    # gold, found, criteria by which they fit
    ("190 RUS UKR", "190 RUS UKR", "root code plover quad actors root+actors code+actors strict"),
    ("190 RUS UKR", "193 RUS UKR", "root plover quad actors root+actors"),
    ("190 RUS UKR", "180 RUS UKR", "plover quad actors"),
    ("190 RUS UKR", "140 RUS UKR", "quad actors"),
    ("190 RUS UKR", "040 RUS UKR", "actors"),
    ("190 RUSMIL UKR", "190 RUS UKR", "root code plover quad actors root+actors code+actors"),
    ("190 RUS UKR", "190 UKR RUS", "root code plover quad"),
    ("190 RUS ?", "190 RUS ?", "root code plover quad actors root+actors code+actors strict"),
    ("190 RUS ?", "190 RUS UKR", "root code plover quad actors root+actors code+actors strict"),
    ("190 RUS UKR", "190 RUS ?", "root code plover quad"),
    ("190 ROM UKR", "190 ROU UKR", "root code plover quad actors root+actors code+actors strict"),
    ("190 YUGMIL UKR", "190 SRBMIL UKR", "root code plover quad actors root+actors code+actors strict"),
    ("190 REB UKR", "190 ---REB UKR", "root code plover quad actors root+actors code+actors"),
    ("190 NGO UKR", "190 ---REB UKR", "root code plover quad"),
    ("190 IGOUNO UKR", "190 IGOEEC UKR", "root code plover quad actors root+actors code+actors"),
]


def compared(text: str, pair: str = "") -> ComparedEvent:
    """An event written as ``CODE SOURCE TARGET`` with ``?`` for an unknown actor."""
    code, *actors = text.split()
    source, target = (None if actor == "?" else actor for actor in actors)
    return replace(found_event(code, source, target), pair=pair)


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


@pytest.mark.parametrize(
    ("event", "message"),
    [
        ("190", "'190' is no gold event"),
        ({"code": 190}, "the code 190 of a gold event is not a text"),
        ({"code": "190", "target": 7}, "the target 7 of a gold event is not a text"),
    ],
)
def test_what_is_no_gold_event(event: Record, message: str) -> None:
    """What is wrong with an event is told with the id of its record."""
    with pytest.raises(InputError, match=f"in the gold record 'a' {message}"):
        compared_article({"id": "a", "events": [event]}, [])


def test_an_actor_may_be_its_code() -> None:
    """A source that is no record is the code itself."""
    assert gold_event({"code": "190", "source": "RUS", "target": ""}).source == "RUS"


def test_scores_of_a_file(coder: Pipeline, cases: Path) -> None:
    """Records without a code count where no code is needed; an event where there is none costs precision."""
    scores = score_events(coder, read_records(cases / "events.jsonl", KEYS))
    assert len(scores.articles) == 6
    assert scores.scores == {
        "root": Score(4, 6, 6),
        "code": Score(3, 5, 5),
        "plover": Score(3, 5, 5),
        "quad": Score(4, 6, 6),
        "actors": Score(4, 6, 6),
        "root+actors": Score(4, 6, 6),
        "code+actors": Score(3, 5, 5),
        "strict": Score(3, 5, 5),
    }


def test_classes_add_up(coder: Pipeline, cases: Path) -> None:
    """Each event counts in its class; of several roots that are right the one that was found does."""
    scores = score_events(coder, read_records(cases / "events.jsonl", KEYS))
    roots = scores.classes("root")
    assert roots["17"] == Score(1, 1, 1)
    assert (roots["19"], roots["05"]) == (Score(0, 1, 0), Score(0, 0, 1))
    assert sum(roots.values(), Score()) == scores.scores["root"]
    with pytest.raises(UsageError, match="no classes by 'strict'"):
        scores.classes("strict")


def test_confusions(coder: Pipeline, cases: Path) -> None:
    """Each event is coded as one class; a dash stands for what is missing on one side."""
    confusions = score_events(coder, read_records(cases / "events.jsonl", KEYS)).confusions("root")
    assert confusions == {
        ("16", "16"): 1,
        ("04", "04"): 2,
        ("17", "17"): 1,
        ("02", "-"): 1,
        ("-", "05"): 1,
        ("19", "-"): 1,
        ("-", "11"): 1,
    }


COMPARED = [
    # gold events, found events, what each is: gold > found kind
    ("190 RUS UKR", "190 RUS UKR", "190 > 190 right"),
    ("190 RUS UKR", "193 RUS UKR", "190 > 193 wrong code"),
    ("190 RUS UKR", "040 RUS UKR", "190 > 040 wrong code"),
    ("190 RUS UKR", "190 UKR RUS", "190 > 190 wrong direction"),
    ("190 RUS UKR", "190 RUS GEO", "190 > 190 wrong actor"),
    ("190 RUS UKR", "193 ? UKR", "190 > 193 wrong actor"),
    ("190 RUS UKR", "190 SYR ISR", "190 > 190 wrong actor"),
    ("190 RUS UKR", "040 UKR RUS", "190 > - missed, - > 040 extra"),
    ("190 RUS UKR", "", "190 > - missed"),
    ("", "190 RUS UKR", "- > 190 extra"),
    # what is right takes its partner before what comes near
    ("190 RUS UKR, 190 RUS GEO", "190 RUS GEO", "190 > 190 right, 190 > - missed"),
    ("193 RUS UKR", "190 RUS UKR, 193 RUS UKR", "193 > 193 right, - > 190 extra"),
    ("190 RUS UKR", "190 UKR RUS, 195 RUS UKR", "190 > 195 wrong code, - > 190 extra"),
]


@pytest.mark.parametrize(("gold", "found", "kinds"), COMPARED)
def test_kinds_of_errors(gold: str, found: str, kinds: str) -> None:
    """Each event on either side stands in one pair, which says what is wrong."""
    sides = [[compared(event) for event in side.split(", ") if event] for side in (gold, found)]
    pairs = compare(*sides)
    codes = [[str(event.code if event else "-") for event in (pair.gold, pair.found)] for pair in pairs]
    assert ", ".join(f"{' > '.join(code)} {pair.kind or 'right'}" for code, pair in zip(codes, pairs, strict=True)) == (
        kinds
    )


def test_mistakes_have_causes(coder: Pipeline, cases: Path) -> None:
    """A mistake says its kind and its cause: why nothing was coded, or what was coded instead."""
    scores = score_events(coder, read_records(cases / "events.jsonl", KEYS))
    assert [(mistake.cause, mistake.text.split()[0]) for mistake in scores.mistakes] == [
        ("missed: 02 rejected: possible", "possible"),
        ("missed: 19 without any entry that fits", "wrong"),
        ("extra: 11", "wrong"),
        ("extra: 05", "extra"),
    ]


def test_ignored_roots_are_left_out_of_what_was_coded(coder: Pipeline, cases: Path) -> None:
    """Events with an ignored root count neither as right nor as wrong."""
    records = read_records(cases / "events.jsonl", KEYS)
    assert score_events(coder, records, ("05", "11")).scores["root"] == Score(4, 6, 4)


def test_either_direction_counts_a_pair_once(coder: Pipeline, cases: Path) -> None:
    """The two directions of the talks are one event, in the gold file and in what was coded."""
    records = read_records(cases / "events.jsonl", KEYS)
    assert score_events(coder, records, either_direction=True).scores["strict"] == Score(2, 4, 4)
    one_way = [record | {"events": record["events"][:1]} for record in records if record["id"] == "talks"]
    assert score_events(coder, one_way, either_direction=True).scores["strict"] == Score(1, 1, 1)
    assert score_events(coder, one_way).scores["strict"] == Score(1, 1, 2)
