"""Texts, names and files of strangers: nothing of theirs reaches the terminal as a command, or ends in a traceback."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from batch_tools import COMMAND, coder, rows, write_jsonl

from coder.core.errors import CoderError
from coder.core.terminal import visible, visible_line

GOOD = "Russia attacked Georgia."
ESCAPES = [
    {"id": "\x1b]0;x\x07\x1b[2J", "text": GOOD},
    {"id": "a\nb\tc\rd", "text": GOOD},
    {"id": "\u202eabc\u2028", "text": GOOD},
    {"id": "x", "date": "\x1b[2J", "text": GOOD},
]


def unseen(text: str) -> set[str]:
    """Return the characters of a text that no message has."""
    return {char for char in text if not char.isprintable() and char not in "\n\t"}


def test_the_gate_writes_out_what_is_not_seen() -> None:
    """Lines and tabs stay in results, and messages are one line."""
    odd = "a\x1b[31m\x9b\u202e\u2028\udcff\x00\x7f"
    assert not unseen(visible(odd)) and visible("a\nb\té") == "a\nb\té"
    assert "\n" not in visible_line("a\nb") and not unseen(str(CoderError(odd, file=odd, remedy=odd)))


def test_a_table_has_a_line_for_each_event(tmp_path: Path) -> None:
    """Whatever stands in the ids; the message about a field is safe too."""
    news = write_jsonl(tmp_path / "e\x1b[31m.jsonl", ESCAPES)
    done = coder("code", news, "-o", "-", "--format", "table")
    assert len(done.stdout.split("\n")) == 2 + 3 + 1
    assert not unseen(done.stdout + done.stderr) and "is not a date" in done.stderr


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_spreadsheets_get_no_formulas_if_asked(form: str, tmp_path: Path) -> None:
    """Without the option ids come back as they were."""
    ids = ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "plain"]
    news = write_jsonl(tmp_path / "news.jsonl", [{"id": name, "text": GOOD} for name in ids])
    assert coder("code", news, "-o", tmp_path / f"a.{form}").returncode == 0
    assert [row[1] for row in rows(tmp_path / f"a.{form}")] == ids
    assert coder("code", news, "-o", tmp_path / f"b.{form}", "--spreadsheet-safe").returncode == 0
    assert [row[1] for row in rows(tmp_path / f"b.{form}")] == [f"'{name}" for name in ids[:4]] + ["plain"]
    assert any(float(cell) < 0 for row in rows(tmp_path / f"b.{form}") for cell in row if cell.startswith("-"))


BAD_DICTIONARIES = {
    "bomb": "- {id: xyz.a, names: [&a [x, x], &b [*a, *a], *b], codes: [RUS]}\n",
    "recursive": "- &a {id: xyz.a, names: [foo, *a], codes: [RUS]}\n",
    "deep": "- {id: xyz.a, names: " + "[" * 900 + "]" * 900 + ", codes: [RUS]}\n",
    "empty code": "- {id: xyz.a, names: [Foo], codes: '  '}\n",
    "escape": '- {id: xyz.a, "\\e[31mkey": 1, names: [Foo], codes: [RUS]}\n',
}


@pytest.mark.parametrize("name", BAD_DICTIONARIES)
def test_dictionaries_of_strangers_give_a_message(name: str, tmp_path: Path) -> None:
    """With file and line, at once."""
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / "a.yaml").write_text(BAD_DICTIONARIES[name], encoding="utf-8")
    done = coder("lookup", "Russia", "--dictionaries", tmp_path)
    assert done.returncode == 1 and "a.yaml:1: " in done.stderr
    assert len(done.stderr.splitlines()) == 1 and not unseen(done.stderr)


def test_a_cache_that_others_may_write_is_not_believed(tmp_path: Path) -> None:
    """Nor is one read that has no tables in it."""
    cache = tmp_path / "cache"

    def found() -> str:
        done = subprocess.run(
            [*COMMAND, "lookup", "Russia"],
            env={**os.environ, "CODER_CACHE": str(cache)},
            capture_output=True,
            text=True,
            check=False,
        )
        return f"{done.stdout}{'chmod 700' if 'chmod 700' in done.stderr else done.stderr}"

    wanted = found()
    assert all(path.stat().st_mode & 0o077 == 0 for path in (cache, *cache.iterdir()))
    before = {path: path.read_bytes() for path in cache.iterdir()}
    cache.chmod(0o777)
    assert found() == f"{wanted}chmod 700"
    assert {path: path.read_bytes() for path in cache.iterdir()} == before


LINES = {
    "stdout closed": ("code news.jsonl >&-", 3),
    "stdin closed": ("code - <&-", 1),
    "stderr closed": ("code absent.jsonl news.jsonl -o e.csv 2>&-", 1),
    "all closed": ("code news.jsonl -o f.csv <&- >&- 2>&-", 0),
    "stderr full": ("code absent.jsonl news.jsonl -o g.csv 2>/dev/full", 1),
    "stderr full, wrong usage": ("code --wrong 2>/dev/full", 2),
    "stderr full, no command": ("nothing 2>/dev/full", 2),
    "stderr full, unknown name": ("lookup Rxssia 2>/dev/full", 1),
    "explain of bytes": ("explain \"$(printf 'Russia \\377 attacked Georgia')\"", 0),
    "explain of piped bytes": ("explain - < bytes.txt", 0),
    "lookup of bytes": ("lookup \"$(printf '\\377')\"", 1),
}


@pytest.mark.parametrize("name", LINES)
def test_odd_streams_and_bytes_are_no_reason_for_a_traceback(name: str, tmp_path: Path) -> None:
    """A status, and a message where one can be written."""
    write_jsonl(tmp_path / "news.jsonl", [{"id": "a", "text": GOOD}])
    (tmp_path / "bytes.txt").write_bytes(b"Russia \xff attacked Georgia.")
    line, status = LINES[name]
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}  # as users have it
    done = subprocess.run(
        ["sh", "-c", f'"$@" {line}', "sh", *COMMAND],
        cwd=tmp_path,
        env=buffered,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "Traceback" in done.stderr) == (status, False), done.stderr
    if "-o" in line:
        output = tmp_path / line.split("-o ")[1].split()[0]
        assert len(rows(output)) == 1


def test_a_user_without_a_home_can_code() -> None:
    """Nothing is kept then."""
    env = {name: value for name, value in os.environ.items() if name not in ("HOME", "CODER_CACHE", "XDG_CACHE_HOME")}
    code = "import os; os.getuid = lambda: 54321\nfrom coder.core.paths import cache_dir; print(cache_dir())"
    done = subprocess.run([COMMAND[0], "-c", code], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_module_runs_as_the_command() -> None:
    """``python -m coder`` is ``coder``."""
    done = subprocess.run(
        [COMMAND[0], "-m", "coder", "code", "-"], input=GOOD, capture_output=True, text=True, check=False
    )
    assert json.loads(done.stdout)["code"] == "190"
