"""What the desk does without a page: searches, drafts, fills an index in the background, and keeps what it learnt."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date as Date
from pathlib import Path

import pytest
from workbench_tools import ARTICLES, desk_on

from coder.analysis.corpus import fill_store
from coder.analysis.judgements import read_judgements
from coder.core.errors import UsageError
from coder.core.model import Article
from coder.workbench.corpus_changes import CorpusChanges
from coder.workbench.desk import Desk, Trial
from coder.workbench.drafts import Draft, Fault
from coder.workbench.filling import CODED, FAILED, READ, STORED, UNREADABLE, Filler, Filling
from coder.workbench.index import Filter, Index
from coder.workbench.judging import Judging
from coder.workbench.own_folder import OwnFolder

GOOD = '- {id: own.skirt, verb: [skirt], object: "&talk", target: [with], frame: reject}'
ZARKON = 'names: ["Zarkon Front"], kind: group'
FAULTS = [
    ("- {id: own.x", 1, "is not valid YAML"),
    ("- {id: own.x, verb: [x],\n   objct: y}", 2, "unknown key 'objct'"),
    ('- {id: own.x, verb: [x],\n   object: "&tlk", frame: reject}', 2, "the set &tlk is not defined"),
    ('- {id: own.x, verb: [x],\n   object: "^thng", frame: reject}', 2, "^thng is no class of nouns"),
    ("- {id: own.x, verb: [x],\n   action: NO_SUCH}", 2, "the action 'NO_SUCH' is not defined"),
    ("- {id: own.x, verb: [x],\n   frame: rejct}", 2, "'frame' can't be 'rejct'"),
    ("- {id: own.x, verb: [x],\n   frame: reject,\n   examples: [a]}", 3, "has no '=>'"),
    ("- {id: own.x, verb: [x]}", 1, "needs exactly one of"),
    (f"- {{id: own.x, {ZARKON},\n   codes: [MLIQQQ]}}", 2, "'QQQ' in the code MLIQQQ is no role"),
    (f"- {{id: own.x, {ZARKON},\n   codes: [XXQREB]}}", 2, "the code XXQREB begins with 'XXQ', which is no state"),
    (f"- {{id: own.x, {ZARKON},\n   codes: [mli]}}", 2, "'mli' is not an actor code"),
    (f'- {{id: own.x, {ZARKON},\n   codes: [""]}}', 2, "the key 'codes' is empty"),
    ("- {id: a, verb: [x], frame: reject}\n- {id: b, verb: [x], frame: reject}", 1, "holds 2 entries"),
    ("", 1, "holds 0 entries"),
]


@pytest.mark.parametrize(("text", "line", "message"), FAULTS)
def test_a_fault_is_told_at_its_line(desk: Desk, text: str, line: int, message: str) -> None:
    """The first fault of a draft, at the line of the key or value that it is about."""
    place = "actors/own.yaml" if "names:" in text else "verbs/own.yaml"
    fault = desk.drafts.check(desk.drafts.completed(Draft(place, "", text)))
    assert fault is not None
    assert message in fault.message
    assert fault.line == line


def test_a_draft_without_an_example_can_be_tried_but_not_kept(desk: Desk, folder: Path) -> None:
    """An example is written when the entry is kept; until then none is asked for."""
    draft = Draft("verbs/own.yaml", "", GOOD)
    trial = desk.try_draft(draft, 0, 1)
    assert isinstance(trial, Trial)
    assert trial.gained == ("2: FRA REFUSE_MEETING LBY",)
    assert trial.example == "France skirted talks with Libya. => FRA REFUSE_MEETING LBY"
    assert isinstance(desk.keep(draft, "", 0), Fault)
    assert not folder.exists()


def test_what_is_kept_is_coded_by_and_named_by_its_place(desk: Desk, folder: Path) -> None:
    """After it is kept, articles are coded by the entry, whose place in the trace is the user's file."""
    kept = desk.keep(Draft("verbs/own.yaml", "", GOOD), "France skirted talks with Libya. => FRA REFUSE_MEETING LBY", 0)
    assert kept == "own.skirt"
    event = desk.coded(0).events[-1]
    places = {reason.where for reason in event.trace if reason.rule == "own.skirt"}
    assert places == {f"{(folder / 'verbs' / 'own.yaml').as_posix()}:1"}
    assert [line.id for line in desk.index.search(Filter(actor="LBY")).lines] == ["talks"]
    later = desk_on(Index(), OwnFolder(folder))
    assert len(later.coder.read(ARTICLES[0]).events) == len(desk.coded(0).events)
    desk.undo()
    assert len(desk.coded(0).events) < len(later.coder.read(ARTICLES[0]).events)


def test_an_own_entry_is_changed_in_its_place(desk: Desk, folder: Path) -> None:
    """Other entries and notes of the file stay as they are written."""
    example = '   examples: ["Chad skirted talks with Mali. => TCD REFUSE_MEETING MLI"]'
    (folder / "verbs").mkdir(parents=True)
    (folder / "verbs" / "own.yaml").write_text(
        f"# mine\n{GOOD[:-1]},\n{example}}}\n\n# later\n- {{id: own.b, verb: [bypass], frame: reject,\n{example}}}\n",
        encoding="utf-8",
    )
    source = desk.drafts.source("own.skirt")
    assert (source.own, source.line, source.text.count("\n")) == (True, 2, 1)
    desk.keep(Draft("verbs/own.yaml", "own.skirt", source.text.replace("[skirt]", "[skirt, dodge]")), "", None)
    text = (folder / "verbs" / "own.yaml").read_text(encoding="utf-8")
    assert "[skirt, dodge]" in text
    assert text.startswith("# mine\n") and "\n\n# later\n- {id: own.b" in text


def test_without_a_folder_nothing_is_kept(index: Index) -> None:
    """Without a folder of the user's a draft can be tried, and the remedy for keeping it is told."""
    desk = desk_on(index)
    assert isinstance(desk.try_draft(Draft("verbs/own.yaml", "", GOOD), 0, 1), Trial)
    with pytest.raises(UsageError, match="--dictionaries"):
        desk.keep(Draft("verbs/own.yaml", "", GOOD), "a => none", 0)


def test_pages_follow_each_other(index: Index) -> None:
    """Page by page each article comes once, in the order of the corpus."""
    seen, after = [], -1
    for _ in range(9):
        page = index.search(Filter(), after, 2)
        seen += [line.id for line in page.lines]
        after = page.after
        if page.ended:
            break
    assert seen == [article.id for article in ARTICLES]


def test_dates_bound_the_list(index: Index) -> None:
    """Both days are included."""
    found = index.search(Filter(since=Date(2014, 3, 5), until=Date(2014, 4, 6))).lines
    assert [line.id for line in found] == ["talks", "raid"]


def test_an_index_is_filled_in_the_background_and_goes_on(tmp_path: Path) -> None:
    """Articles, codings and the store are there in the end; what was there before is not read twice."""
    corpus = tmp_path / "corpus.jsonl"
    lines = [json.dumps({"id": article.id, "text": article.text}) for article in ARTICLES]
    corpus.write_text("\n".join([lines[0], "{broken", *lines[1:]]), encoding="utf-8")
    index = Index()
    store = tmp_path / "store.duckdb"
    Filler(index, Filling((str(corpus),), store=store)).wait()
    assert (index.count("articles"), index.count("coded")) == (3, 3)
    assert [index.fact(name) for name in (READ, CODED, STORED)] == ["yes"] * 3
    assert index.fact(UNREADABLE).startswith("1\n")
    assert store.is_file()
    index.forget_codings()
    Filler(index, Filling((str(corpus),), (), 3, 0, all_read=True, store=store)).wait()
    assert (index.count("articles"), index.count("coded")) == (3, 3)
    index.close()


def test_an_index_is_open_once(tmp_path: Path) -> None:
    """A second workbench on the same corpus is told of the first."""
    path = tmp_path / "index.duckdb"
    index = Index(path)
    script = "import sys; from pathlib import Path; from coder.workbench.index import Index; Index(Path(sys.argv[1]))"
    done = subprocess.run([sys.executable, "-c", script, path], capture_output=True, text=True, check=False)
    assert "close the other workbench" in done.stderr
    index.close()


def test_what_is_judged_is_what_evaluate_reads(desk: Desk, folder: Path) -> None:
    """Parts that are named are wrong, all others right; an event is drawn once; the interval is Wilson's."""
    file = folder / "judgements.jsonl"  # whose folder is not there yet
    judging = Judging(desk, file, "anna")
    seen = []
    while card := judging.next(Filter()):
        seen.append(card.event.id)
        judging.say(card.number, card.event.id, ["target"] if len(seen) == 1 else [], [])
    assert sorted(seen) == sorted(event.event_id for number in range(3) for event in desk.coded(number).events)
    said = read_judgements(file)
    assert [judgement.target for judgement in said].count("wrong") == 1
    tally = {one.part: one for one in judging.tally()}
    assert (tally["target"].right, tally["target"].judged) == (len(seen) - 1, len(seen))
    assert tally["target"].low is not None and tally["target"].low < tally["target"].right / tally["target"].judged


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["no/such.jsonl"], "no such file"),
        (["-"], "standard input"),
        (["--dictionaries", __file__], "is not a folder"),
    ],
)
def test_a_corpus_that_is_none_is_told(tmp_path: Path, arguments: list[str], message: str) -> None:
    """A wrong name ends the command with a message before any page is opened."""
    environment = os.environ | {"CODER_CACHE": os.environ.get("CODER_CACHE", str(tmp_path))}
    command = [sys.executable, "-m", "coder", "workbench", *arguments, "--no-browser"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=120)
    assert done.returncode in (1, 2)
    assert message in done.stderr


def test_changes_are_told_stretch_by_stretch(
    index: Index, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the corpus takes longer than the user's patience, each answer goes on behind the last; together all."""
    store = tmp_path / "store.duckdb"
    fill_store(store, [Article(f"a{n}", f"It rained. France skirted talks with Libya on day {n}.") for n in range(3)])
    index.note(STORED, "yes")
    desk = desk_on(index, OwnFolder(folder), store)
    draft = Draft("verbs/own.yaml", "", GOOD)
    whole = desk.changes(draft)
    assert isinstance(whole, CorpusChanges)
    assert (whole.added, whole.articles, whole.left) == (3, 3, 0)
    for patience in ("_PATIENCE", "_LATER"):
        monkeypatch.setattr(f"coder.workbench.desk.{patience}", -1.0)
    told, after = [], -1
    for left in (2, 1, 0):
        part = desk.changes(draft, after)
        assert isinstance(part, CorpusChanges)
        assert (part.added, part.articles, part.left) == (1, 3, left)
        told += part.lines
        after = part.after
    assert tuple(told) == whole.lines


def test_a_store_that_a_killed_run_left_is_made_anew(tmp_path: Path) -> None:
    """What the run had not yet put into the file is not mixed with the new one."""
    corpus, store = tmp_path / "corpus.jsonl", tmp_path / "store.duckdb"
    corpus.write_text('{"id": "a", "text": "Iran met Iraq."}\n', encoding="utf-8")
    store.write_bytes(b"no database")
    (tmp_path / "store.duckdb.wal").write_bytes(b"of another file")
    index = Index()
    Filler(index, Filling((str(corpus),), store=store)).wait()
    assert (index.fact(STORED), index.fact(FAILED)) == ("yes", "")
    index.close()
