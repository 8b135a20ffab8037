"""Judgements are kept one by one; the last word of each judge on each event counts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coder.analysis.judgements import Judgement, JudgementFile, Part, Verdict, judgement_of, read_judgements, standing
from coder.core.errors import InputError, UsageError

ROW = {"event_id": "1", "article_id": "a", "code": "190", "source": "RUS", "target": "GEO", "stratum_size": 8}
SAID = [
    # wrong, unsure, verdicts on event, code, source, target, whole
    ("", "", "right right right right right"),
    ("code", "", "right wrong right right wrong"),
    ("source", "target", "right right wrong unsure wrong"),
    ("", "code", "right unsure right right unsure"),
    ("event", "", "wrong wrong wrong wrong wrong"),
]


@pytest.mark.parametrize(("wrong", "unsure", "verdicts"), SAID)
def test_what_is_not_named_is_right(wrong: str, unsure: str, verdicts: str) -> None:
    """A judge names what is wrong or unsure; of an event that is wrong nothing is right."""
    judgement = judgement_of(ROW, "anna", wrong.split(), unsure.split())
    assert [*map(judgement.verdict, Part), judgement.whole] == verdicts.split()


def test_an_actor_that_is_missing_is_judged_only_if_named() -> None:
    """No verdict stands on the target of an event without one, unless the judge says that one is missing."""
    row = {**ROW, "target": None}
    assert judgement_of(row, "anna").target is None
    assert judgement_of(row, "anna", ["target"]).target is Verdict.WRONG


def test_parts_that_events_do_not_have() -> None:
    """A part that is none is wrong usage."""
    with pytest.raises(UsageError, match="no part 'actor'"):
        judgement_of(ROW, "anna", ["actor"])


STORIES = [
    # what is done in turn (JUDGE EVENT VERDICT, or JUDGE undo), what stands
    ("a 1 right, a 2 wrong", "a 1 right, a 2 wrong"),
    ("a 1 right, a 1 wrong", "a 1 wrong"),
    ("a 1 right, b 1 wrong", "a 1 right, b 1 wrong"),
    ("a 1 right, a 2 wrong, a undo", "a 1 right"),
    ("a 1 right, b 2 wrong, a undo", "b 2 wrong"),
    ("a 1 right, a 2 wrong, a undo, a undo, a undo", ""),
    ("a 1 right, a undo, a 1 wrong", "a 1 wrong"),
]


@pytest.mark.parametrize(("story", "left"), STORIES)
def test_what_stands_in_the_end(story: str, left: str, tmp_path: Path) -> None:
    """What a file says when it is opened anew is what stood when it was last written."""
    path = tmp_path / "judgements.jsonl"
    for step in story.split(", "):
        judge, event, *verdict = step.split()
        file = JudgementFile(path)
        if verdict:
            file.add(Judgement(event, judge, Verdict(verdict[0])))
        else:
            file.undo(judge)
        assert file.standing() == JudgementFile(path).standing()
    found = [f"{said.judge} {said.event_id} {said.event}" for said in JudgementFile(path).standing()]
    assert ", ".join(found) == left


def test_all_fields_come_back(tmp_path: Path) -> None:
    """A judgement that is read is the one that was written, with the time at which it was."""
    said = judgement_of(ROW, "Änne", ["source"], note="„hm“\nzwei\u2028Zeilen")
    JudgementFile(tmp_path / "j.jsonl").add(said)
    (read,) = read_judgements(tmp_path / "j.jsonl")
    assert read.time.endswith("+00:00")
    assert {**json.loads((tmp_path / "j.jsonl").read_text("utf-8")), "time": ""} == {**said_fields(said), "time": ""}
    assert (read.judge, read.note, read.stratum_size, read.source) == ("Änne", said.note, 8, Verdict.WRONG)


def said_fields(judgement: Judgement) -> dict[str, object]:
    """The fields of a judgement."""
    return {name: getattr(judgement, name) for name in Judgement.__dataclass_fields__}


@pytest.mark.parametrize("tail", [b'{"event_id": "3", "jud', b"\xff", b" "])
def test_a_line_that_was_cut_off_does_not_count(tail: bytes, tmp_path: Path) -> None:
    """After a kill in the middle of a line the lines before it stand, and the next one is written in its place."""
    path = tmp_path / "j.jsonl"
    JudgementFile(path).add(Judgement("1", "a", Verdict.RIGHT))
    path.write_bytes(path.read_bytes() + tail)
    file = JudgementFile(path)
    file.add(Judgement("2", "a", Verdict.RIGHT))
    assert [said.event_id for said in read_judgements(path)] == ["1", "2"]


def test_two_judges_write_into_one_file(tmp_path: Path) -> None:
    """Nobody writes over what another has added since he opened the file."""
    path = tmp_path / "j.jsonl"
    one, other = JudgementFile(path), JudgementFile(path)
    for number in range(3):
        one.add(Judgement(f"{number}", "one", Verdict.RIGHT))
        other.add(Judgement(f"{number}", "other", Verdict.WRONG))
    assert len(standing(read_judgements(path))) == 6


BAD = [
    ("no json\n", "j.jsonl:1: is not valid JSON"),
    ("[]\n", "has no field 'event_id'"),
    ('\n{"event_id": "1", "judge": "a"}\n', "j.jsonl:2: has no field 'event'"),
    ('{"event_id": "1", "judge": "a", "event": "good"}\n', "'good' is no verdict (write one of right, wrong"),
    ('{"event_id": "1", "judge": "a", "event": "right", "stratum_size": "many"}\n', "is no number of events"),
]


@pytest.mark.parametrize(("text", "message"), BAD)
def test_a_file_of_something_else_is_refused(text: str, message: str, tmp_path: Path) -> None:
    """Each line that is no judgement is told with its number and a remedy."""
    (tmp_path / "j.jsonl").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        JudgementFile(tmp_path / "j.jsonl")
    assert message in str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """To read it is an error, to open it is not."""
    with pytest.raises(UsageError, match="no such file"):
        read_judgements(tmp_path / "none.jsonl")
    assert JudgementFile(tmp_path / "none.jsonl").standing() == []
