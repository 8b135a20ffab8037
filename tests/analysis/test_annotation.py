"""A judge goes through a sample with single keys; each judgement is on the disk before the next event is shown."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from textual.containers import VerticalScroll
from textual.widgets import Input, Static
from typer.testing import CliRunner

from coder.analysis.annotation.app import JudgingApp
from coder.analysis.annotation.queue import Queue, read_sample, spans_of
from coder.analysis.judgements import JudgementFile, read_judgements, standing
from coder.cli import app
from coder.core.errors import UsageError

TEXT = "Russia attacked Georgia."


def sample_file(folder: Path, number: int = 3) -> Path:
    """A sample of events with the ids 1, 2, ... in a stratum of ninety."""
    path = folder / "sample.jsonl"
    event = {
        "article_id": "a", "date": "2008-08-08", "text": TEXT, "code": "190", "trigger": "attacked",
        "trigger_start": 27,
        "source": "RUS", "source_text": "Russia", "source_start": 20, "target": "GEO", "target_text": "Georgia",
        "target_start": 36, "stratum": "19", "stratum_size": 90,
    }  # fmt: skip
    lines = [json.dumps({"event_id": str(n), **event}) for n in range(1, number + 1)]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def judge(folder: Path, keys: str, name: str = "anna") -> list[str]:
    """Press keys in a session of its own, and return what stands in the file in the end.

    Each judgement is written as its id and the first letters of the verdicts on event, code, source and target.
    """
    path = folder / f"{name}.jsonl"
    queue = Queue(read_sample(folder / "sample.jsonl"), JudgementFile(path), name)

    async def session() -> None:
        screen = JudgingApp(queue, "sample.jsonl")
        async with screen.run_test() as pilot:
            for key in keys.split():
                await pilot.press(key)
            await pilot.pause()

    asyncio.run(session())
    said = standing(read_judgements(path)) if path.exists() else []
    return [
        f"{one.event_id} " + "".join((verdict or "-")[0] for verdict in (one.event, one.code, one.source, one.target))
        for one in said
    ]


SESSIONS = [
    # keys, what stands in the end
    ("space", ["1 rrrr"]),
    ("enter r space", ["1 rrrr", "2 rrrr", "3 rrrr"]),
    ("x", ["1 w---"]),
    ("C", ["1 rwrr"]),
    ("S T", ["1 rrwr", "2 rrrw"]),
    ("c s space", ["1 rwwr"]),
    ("c c space", ["1 rurr"]),
    ("c c c space", ["1 rrrr"]),
    ("t C", ["1 rwrw"]),
    ("u", ["1 urrr"]),
    ("space x z", ["1 rrrr"]),
    ("space z z", []),
    ("right space left left x", ["2 rrrr", "1 w---"]),
    ("space space space left C", ["1 rrrr", "2 rrrr", "3 rwrr"]),
    ("space space space space x", ["1 rrrr", "2 rrrr", "3 rrrr"]),
    ("c n h m enter space", ["1 rwrr"]),
]


@pytest.mark.parametrize(("keys", "found"), SESSIONS)
def test_keys(keys: str, found: list[str], tmp_path: Path) -> None:
    """Each key says one thing."""
    sample_file(tmp_path)
    assert judge(tmp_path, keys) == found


def test_a_note_goes_with_the_judgement(tmp_path: Path) -> None:
    """Letters of a note are no commands; escape drops it."""
    sample_file(tmp_path)
    judge(tmp_path, "n x s enter space n q escape space")
    assert [said.note for said in read_judgements(tmp_path / "anna.jsonl")] == ["xs", ""]


def test_a_note_can_be_seen_while_it_is_written(tmp_path: Path) -> None:
    """The line of the note stands above the keys and hides nothing."""
    sample_file(tmp_path)
    queue = Queue(read_sample(tmp_path / "sample.jsonl"), JudgementFile(tmp_path / "j.jsonl"), "anna")

    async def session() -> bool:
        screen = JudgingApp(queue, "sample.jsonl")
        async with screen.run_test(size=(80, 24)) as pilot:
            await pilot.press("n", "h", "m")
            await pilot.pause()
            note, keys = screen.query_one("#note", Input).region, screen.query_one("#keys", Static).region
            return note.height > 0 and not note.overlaps(keys) and keys.bottom <= 24

    assert asyncio.run(session())


def test_long_sentences_on_a_terminal_of_80_columns(tmp_path: Path) -> None:
    """The sentence has the whole width, what does not fit can be scrolled to, and the next one begins at its top."""
    sample_file(tmp_path, 2)
    path = tmp_path / "sample.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace(TEXT, f"{'In spring ' * 200}{TEXT}"), encoding="utf-8")
    queue = Queue(read_sample(path), JudgementFile(tmp_path / "j.jsonl"), "anna")

    async def session() -> list[float]:
        screen = JudgingApp(queue, "sample.jsonl")
        async with screen.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            body = screen.query_one(VerticalScroll)
            assert screen.query_one("#sentence", Static).size.width >= 70
            seen = [body.scroll_y]
            for key in ("pagedown", "space"):
                await pilot.press(key)
                await pilot.pause(0.5)
                seen.append(body.scroll_y)
            return seen

    first, after_page, next_one = asyncio.run(session())
    assert first == next_one == 0 < after_page


def test_interrupting_stops(tmp_path: Path) -> None:
    """Control and C end a session as q does; what was said is kept."""
    sample_file(tmp_path)
    assert judge(tmp_path, "space ctrl+c x") == ["1 rrrr"]


def test_a_session_goes_on_where_the_last_one_was_killed(tmp_path: Path) -> None:
    """The second session begins with the first event that has no judgement, even if a line was cut off."""
    sample_file(tmp_path)
    judge(tmp_path, "space")
    file = tmp_path / "anna.jsonl"
    file.write_bytes(file.read_bytes() + b'{"event_id": "2", "jud')
    assert judge(tmp_path, "x") == ["1 rrrr", "2 w---"]


def test_judges_know_nothing_of_each_other(tmp_path: Path) -> None:
    """What one judge says is neither shown to the other nor taken back by him."""
    sample_file(tmp_path)
    path = tmp_path / "both.jsonl"
    for name in ("anna", "ben"):
        queue = Queue(read_sample(tmp_path / "sample.jsonl"), JudgementFile(path), name)
        assert (queue.at, queue.judged) == (0, 0)
        queue.say()
    assert queue.undo() and not queue.undo()
    assert [said.judge for said in standing(read_judgements(path))] == ["anna"]


def test_the_sample_goes_with_the_judgement(tmp_path: Path) -> None:
    """What was judged and for how many events it stands is in the file."""
    sample_file(tmp_path)
    judge(tmp_path, "space")
    (said,) = read_judgements(tmp_path / "anna.jsonl")
    assert (said.article_id, said.coded, said.coded_source, said.coded_target) == ("a", "190", "RUS", "GEO")
    assert (said.stratum, said.stratum_size) == ("19", 90)


def test_what_is_shown(tmp_path: Path) -> None:
    """The screen shows the sentence, the parts in words and how far the judge has come."""
    sample_file(tmp_path)
    queue = Queue(read_sample(tmp_path / "sample.jsonl"), JudgementFile(tmp_path / "j.jsonl"), "anna")

    async def session() -> tuple[str, str]:
        screen = JudgingApp(queue, "sample.jsonl")
        async with screen.run_test(size=(100, 30)) as pilot:
            await pilot.press("space")
            await pilot.pause()
            assert not screen.query_one("#note", Input).display
            texts = [segment.text for strip in screen.screen._compositor.render_strips() for segment in strip]
            return "".join(texts), str(screen.query_one("#state", Static).render())

    text, state = asyncio.run(session())
    assert TEXT in text
    assert "190 Use conventional military force" in text
    assert "RUS (Russia)" in text
    assert state.startswith("sample.jsonl: 2 of 3, 1 judged by anna")


def test_a_judgement_that_can_not_be_kept_is_told(tmp_path: Path) -> None:
    """The event stays, and the screen says what is wrong."""
    sample_file(tmp_path)
    (tmp_path / "folder").mkdir()
    file = JudgementFile(tmp_path / "folder" / "j.jsonl")
    (tmp_path / "folder").rmdir()
    queue = Queue(read_sample(tmp_path / "sample.jsonl"), file, "anna")

    async def session() -> str:
        screen = JudgingApp(queue, "sample.jsonl")
        async with screen.run_test() as pilot:
            await pilot.press("space")
            await pilot.pause()
            return screen.message

    assert asyncio.run(session()).startswith("NOT KEPT: ")
    assert queue.at == 0


SPANS = [
    # text, source and its place, trigger and its place, target and its place, what is found
    ("Russia attacked Georgia.", "Russia 100", "attacked 107", "Georgia 116", "0-6 7-15 16-23"),
    ("Russia and Russia fought.", "Russia 111", "fought 118", "", "11-17 18-24"),
    ("They met.", "Russia 0", "met 45", "", "5-8"),
    ("", "Russia 0", "met 7", "", ""),
]


@pytest.mark.parametrize(("text", "source", "trigger", "target", "places"), SPANS)
def test_words_are_found_in_the_sentence(
    text: str, source: str, trigger: str, target: str, places: str, tmp_path: Path
) -> None:
    """Of several places of a word the one counts at which the other words stand where they should."""
    row: dict[str, object] = {"event_id": "1", "code": "190", "text": text}
    for part, written in (("source_text", source), ("trigger", trigger), ("target_text", target)):
        if written:
            row[part], row[f"{part.removesuffix('_text')}_start"] = written.split()[0], int(written.split()[1])
    (tmp_path / "sample.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (event,) = read_sample(tmp_path / "sample.jsonl")
    assert " ".join(f"{span.start}-{span.end}" for span in spans_of(event)) == places


WRONG = [
    (("--judge", ""), "'' is no name of a judge"),
    (("--judge", "../x"), "'../x' is no name of a judge"),
    (("--judge", "anna", "-o", "sample.jsonl"), "written over the sample"),
    (("--judge", "anna"), "judging needs a terminal"),
]


@pytest.mark.parametrize(("words", "message"), WRONG)
def test_wrong_usage(words: tuple[str, ...], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What can't be judged is told before the screen opens."""
    sample_file(tmp_path)
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["annotate", "sample.jsonl", *words])
    assert isinstance(done.exception, UsageError)
    assert message in str(done.exception)
