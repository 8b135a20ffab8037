"""The commands, run as a user runs them."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[2] / "samples" / "articles.jsonl"


def run(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    command = [sys.executable, "-c", "from coder.cli import main; main()", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, check=False)


def test_samples_give_events_of_all_quad_classes(tmp_path: Path) -> None:
    """Each sample article gives at least one event; the four quad classes all occur."""
    done = run("code", str(SAMPLES), "-o", str(tmp_path / "events.csv"))
    assert done.returncode == 0, done.stderr
    with (tmp_path / "events.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert {row["article_id"] for row in rows} == {
        json.loads(line)["id"] for line in SAMPLES.read_text(encoding="utf-8").splitlines()
    }
    assert {row["quad_class"] for row in rows} == {"1", "2", "3", "4"}


def test_offsets_point_into_the_text() -> None:
    """The words of source and trigger stand where the offsets say."""
    text = "Weather was fair. Russia attacked Georgia on Friday."
    event = json.loads(run("code", "-", "--date", "2008-08-08", stdin=text).stdout.splitlines()[0])
    assert text[event["source_start"] : event["source_end"]] == event["source_text"] == "Russia"
    assert text[event["trigger_start"] : event["trigger_end"]] == "attacked"


BAD = [
    ("empty.txt", b"", "is empty"),
    ("binary.txt", bytes(range(256)), "is not UTF-8"),
    ("broken.jsonl", b'{"id": 1\n', "broken.jsonl:1: is not valid JSON"),
    ("notext.jsonl", b'{"id": 1}\n', "has no field 'text'"),
    ("date.jsonl", b'{"id": 1, "text": "x", "date": "soon"}\n', "'soon' is not a date"),
    ("what.pdf", b"x", "is a PDF"),
]


@pytest.mark.parametrize(("name", "content", "message"), BAD)
def test_bad_input_is_named_and_the_rest_goes_on(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    """A bad file gives one line with file and remedy and exit status 1; the good file beside it is coded."""
    (tmp_path / name).write_bytes(content)
    good = {"id": "g", "date": "2008-08-08", "text": "Russia attacked Georgia."}
    (tmp_path / "good.jsonl").write_text(json.dumps(good), encoding="utf-8")
    done = run("code", str(tmp_path / name), str(tmp_path / "good.jsonl"))
    assert done.returncode == 1
    assert message in done.stderr
    assert name in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert json.loads(done.stdout.splitlines()[0])["article_id"] == "g"


def test_wrong_usage() -> None:
    """An unknown option is wrong usage."""
    assert run("code", "--nonsense").returncode == 2


def test_explain_names_lines_and_reasons() -> None:
    """The trace names dictionary lines; a negated clause says why it gave nothing."""
    out = run("explain", "Russia attacked Georgia. Iran did not attack Iraq.").stdout
    assert "event 190" in out
    assert "verbs/" in out
    assert "the clause is negated" in out


def test_explain_shows_tag_rules() -> None:
    """With --tags each word has its tag, and the rule that changed it with its line."""
    out = run("explain", "Opposition leaders plan to march.", "--tags").stdout
    assert "plan/VBP plan  by present.after_plural (words/tag_rules.yaml:" in out


def test_lookup() -> None:
    """A code tells its name; a phrase what it codes to; an unknown name fails."""
    assert "THREATEN_SANCTIONS" in run("lookup", "1312").stdout
    assert run("lookup", "Turkish police").stdout.startswith("TURCOP")
    assert run("lookup", "Qwertyland").returncode == 1


LOOKUPS = [
    ("1312", "  IMPOSE_SANCTIONS (frames.yaml:"),
    ("1312", "  frame threaten"),
    ("1312", "threaten.threaten (verbs/00_frames.yaml:"),
    ("1411", "done with topic 1"),
    ("111", "  frame criticise"),
    ("condemn", "criticise.condemn (verbs/00_frames.yaml:"),
    ("held talks", "carries an event noun"),
    ("talks", "NEGOTIATE 046"),
    ("sanctions", "  in the set &sanction"),
    ("RUSGOV", "RUSGOV: Russia, government"),
    ("THREATEN_SANCTIONS", "1312 THREATEN_SANCTIONS"),
    ("refuse.defy", "refuse.defy (verbs/12_reject.yaml:"),
]


@pytest.mark.parametrize(("words", "line"), LOOKUPS)
def test_lookup_of_codes_and_verbs(words: str, line: str) -> None:
    """A code names the actions, frames and entries that lead to it; a verb or noun the entries that speak of it."""
    assert line in run("lookup", words).stdout


@pytest.mark.parametrize(
    ("words", "near"), [("Tukey", "turkey"), ("refuse.defi", "refuse.defy"), ("rus.putin", "rus.putin_")]
)
def test_lookup_of_a_slip_names_what_is_near(words: str, near: str) -> None:
    """The look-up fails with status 1."""
    done = run("lookup", words)
    assert done.returncode == 1 and f"(did you mean {near}" in done.stderr


WRONG = [
    (("lookup", ""), "there is nothing to look up"),
    (("lookup", " "), "there is nothing to look up"),
    (("explain", ""), "there is nothing to explain"),
    (("explain", "Iran met Iraq.", "--why-not", "MEET"), "`coder lookup MEET` lists its entries"),
    (("code", "Iran met Iraq."), "goes to `coder explain`"),
    (("code", "last week.jsonl"), "quote a pattern"),
]


@pytest.mark.parametrize(("arguments", "said"), WRONG)
def test_first_slips_are_wrong_usage(arguments: tuple[str, ...], said: str) -> None:
    """An empty word, a text in place of a file, an action in place of an entry."""
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "") and said in done.stderr


def test_parse_writes_triples() -> None:
    """A text gives its triples as JSON."""
    row = json.loads(run("parse", "-", stdin="Russia attacked Georgia.").stdout)
    assert [(t["subj"]["head"], t["verb"]["lemma"], t["obj"]["head"]) for t in row["triples"]] == [
        ("Russia", "attack", "Georgia")
    ]


def test_parse_writes_a_file_of_json_lines(tmp_path: Path) -> None:
    """The end of the run speaks of triples; no other format is written under a name that promises one."""
    done = run("parse", str(SAMPLES), "-o", str(tmp_path / "triples.jsonl"))
    assert "54 sentences, triples in" in done.stderr
    assert run("parse", str(SAMPLES), "-o", str(tmp_path / "triples.csv")).returncode == 2


BAD_FOLDERS = [
    ("nowhere", None, "nowhere: is not a folder"),
    ("empty", "", "empty: holds no dictionary file"),
    ("verbs/mine.yml", "- {id: a}", "verbs/mine.yml: would not be read"),
    (
        "verbs/mine.yaml",
        "- {id: a, verb: snub, action: SNUB, examples: [x => none]}",
        "verbs/mine.yaml:1: the action 'SNUB' is not defined",
    ),
]


@pytest.mark.parametrize(("name", "content", "message"), BAD_FOLDERS)
@pytest.mark.parametrize(
    "command",
    [("code", str(SAMPLES), "-o", "-"), ("explain", "Russia attacked Georgia."), ("lookup", "Russia"), ("check",)],
    ids=lambda c: c[0],
)
def test_a_bad_dictionary_folder_stops_every_command(
    tmp_path: Path, command: tuple[str, ...], name: str, content: str | None, message: str
) -> None:
    """One line with file and remedy, and no result as if the folder had not been named.

    The exit status is 1, and 2 for a folder that is not there.
    """
    folder = tmp_path / name if content is None or not content else tmp_path
    if content is not None:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8") if content else (tmp_path / name).mkdir()
    done = run(*command, *([] if command[0] == "check" else ["--dictionaries"]), str(folder))
    assert done.returncode == (2 if content is None else 1)
    assert not done.stdout
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 1


SNUB = "- {id: my.snub, verb: snub, %saction: DISAPPROVE, examples: ['France snubbed Libya. => FRA DISAPPROVE LBY']}\n"


def test_check_speaks_of_the_own_folder(tmp_path: Path) -> None:
    """A failing example names the entry that decided instead; a changed bundled example is shown and is no error."""
    (tmp_path / "verbs").mkdir()
    mine = tmp_path / "verbs" / "mine.yaml"
    mine.write_text(SNUB % "", encoding="utf-8")
    done = run("check", str(tmp_path))
    assert done.returncode == 1
    assert "gives FRA REFUSE LBY (refuse.defy (verbs/12_reject.yaml:" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    mine.write_text(SNUB % "object: '*', ", encoding="utf-8")
    done = run("check", str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert "gives AUS DISAPPROVE FRA by my.snub" in done.stdout
    assert "1 of 1 examples" in done.stdout


def test_all_statuses_are_asked_for_by_name() -> None:
    """``--status all`` keeps what is negated, with its status; any other word is wrong usage."""
    kept = run("code", "-", "--date", "2014-03-05", "--status", "all", stdin="Chad did not attack Sudan.")
    assert [json.loads(line)["status"] for line in kept.stdout.splitlines()] == ["negated"]
    wrong = run("code", "-", "--status", "old", stdin="Chad did not attack Sudan.")
    assert (wrong.returncode, "use --status all" in wrong.stderr) == (2, True)


def test_other_stories_are_asked_for() -> None:
    """``--all-stories`` keeps what happens in a story about sport, with its subject."""
    text = "The striker scored twice in the match. Brazil criticized Chile after the coach left the team."
    assert run("code", "-", "--date", "2014-03-05", stdin=text).stdout == ""
    kept = run("code", "-", "--date", "2014-03-05", "--all-stories", stdin=text)
    assert [json.loads(line)["subject"] for line in kept.stdout.splitlines()] == ["sport"]


@pytest.mark.parametrize("arguments", [["--version"], ["-h"], ["code", "-h"], ["lookup", "--help"]])
def test_version_and_help_are_no_errors(arguments: list[str]) -> None:
    """They go to standard output."""
    done = run(*arguments)
    assert (done.returncode, done.stderr) == (0, "") and done.stdout.strip()


@pytest.mark.parametrize(("word", "meant"), [("cod", "code"), ("explane", "explain"), ("evaluate pattern", "patterns")])
def test_a_mistyped_command_gets_a_suggestion(word: str, meant: str) -> None:
    """And is wrong usage."""
    done = run(*word.split())
    assert done.returncode == 2 and f"Did you mean '{meant}'" in done.stderr


def test_explain_reads_files_articles_and_events() -> None:
    """All articles of a file, one by its id, and one event by its id; an id that is mistyped gets a suggestion."""
    event = json.loads(run("code", str(SAMPLES)).stdout.splitlines()[0])
    assert run("explain", str(SAMPLES)).stdout.count("article ") >= 12
    one = run("explain", str(SAMPLES), event["article_id"]).stdout
    assert one.startswith(f"article {event['article_id']} (") and one.count("\narticle ") == 0
    alone = run("explain", str(SAMPLES), event["event_id"]).stdout
    assert alone.count("  event ") == 1 and event["text"] in alone
    wrong = run("explain", str(SAMPLES), event["article_id"][:-1])
    assert wrong.returncode == 1 and f"did you mean {event['article_id']}" in wrong.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["no_such_file.jsonl"], "no such file"),
        (["Chad left.", "a1"], "there is no file"),
        (["Chad left.", "--why-not", "fight.atack"], "did you mean fight.attack"),
    ],
)
def test_explain_of_what_is_not_there_is_wrong_usage(arguments: list[str], message: str) -> None:
    """The message says what to do."""
    done = run("explain", *arguments)
    assert done.returncode == 2 and message in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["code", "none.jsonl", "-o", "events.csv"],
        ["parse", "none.txt"],
        ["check", "--corpus", "none.jsonl"],
        ["actors", "missing", "none.jsonl"],
        ["code", "none*.jsonl"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_an_input_that_is_not_there_is_wrong_usage(arguments: list[str], tmp_path: Path) -> None:
    """The message names it, and nothing is written."""
    named = [str(tmp_path / word) if "." in word else word for word in arguments]
    done = run(*named)
    assert done.returncode == 2 and "no such file (check the name" in done.stderr
    assert not list(tmp_path.iterdir())


def test_check_tells_verbs_that_the_lexicon_lacks(tmp_path: Path) -> None:
    """With a near one, or how its forms are recognised; that is no error."""
    (tmp_path / "verbs").mkdir()
    entry = (
        "- {id: my.a, verb: [zorch, nationalyse], action: REFUSE, examples: ['Chad zorched Mali. => TCD REFUSE MLI']}"
    )
    (tmp_path / "verbs" / "mine.yaml").write_text(entry, encoding="utf-8")
    done = run("check", str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert "mine.yaml:1: the lexicon knows no verb 'zorch' (its forms" in done.stdout
    assert "'nationalyse' (did you mean nationalise" in done.stdout
