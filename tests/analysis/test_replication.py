"""A run is cited, archived and done again; whatever is not as it was is named."""

from __future__ import annotations

import doctest
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from analysis_tools import coder

from coder.analysis.replication import bibtex, command_line, read_run, rerun, write_crate
from coder.core.errors import InputError, UsageError

PAGE = Path(__file__).parents[2] / "docs" / "replication.md"
TEXTS = [("a1", "France attacked Libya."), ("a2", "Chad zapped Niger."), ("a3", "Iran met Iraq in Oman.")]
ZAP = '- {id: my.zap, verb: zap, action: FIGHT, examples: ["Chad zapped Niger. => TCD FIGHT NER"]}\n'


@pytest.fixture
def events(tmp_path: Path) -> Path:
    """The output of a run with dictionaries of its own and other options than the defaults."""
    lines = [json.dumps({"id": id, "text": text, "date": "2014-03-05"}) for id, text in TEXTS]
    (tmp_path / "old news.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (tmp_path / "mine" / "verbs").mkdir(parents=True)
    (tmp_path / "mine" / "verbs" / "zap.yaml").write_text(ZAP, encoding="utf-8")
    words = [str(tmp_path / "old news.jsonl"), "-o", str(tmp_path / "events.csv"), "--dyads", "--workers", "1"]
    words += ["--dictionaries", str(tmp_path / "mine"), "--columns", "article_id,source,code,target"]
    subprocess.run([sys.executable, "-m", "coder", "code", *words], check=True, capture_output=True)
    return tmp_path / "events.csv"


def test_a_run_is_done_again_byte_for_byte(events: Path, tmp_path: Path) -> None:
    """The archive needs neither the old folder of dictionaries nor the old output."""
    archive = write_crate(read_run(events), tmp_path / "archive")
    (tmp_path / "mine" / "verbs" / "zap.yaml").unlink()
    old = events.read_bytes()
    events.unlink()
    assert rerun(archive, tmp_path / "again.csv") == []
    assert (tmp_path / "again.csv").read_bytes() == old
    assert b"a2,TCD,190,NER" in old


def test_kept_fields_are_kept_again(tmp_path: Path) -> None:
    """The fields of the articles that go with the events are options of the run like others."""
    news, events = tmp_path / "news.jsonl", tmp_path / "events.csv"
    news.write_text('{"id": "a", "text": "Chad met Libya.", "outlet": "Herald", "desk": "Africa"}\n', "utf-8")
    words = [str(news), "-o", str(events), "--keep", "outlet", "--keep", "desk", "--workers", "1"]
    subprocess.run([sys.executable, "-m", "coder", "code", *words], check=True, capture_output=True)
    run = read_run(events)
    assert "--keep outlet --keep desk" in command_line(run)
    assert rerun(write_crate(run, tmp_path / "archive"), tmp_path / "again.csv") == []
    assert "Herald" in (tmp_path / "again.csv").read_text("utf-8")


def test_an_input_that_is_gone_is_named(events: Path, tmp_path: Path) -> None:
    """The message says where the names of inputs are looked for."""
    (tmp_path / "old news.jsonl").unlink()
    with pytest.raises(InputError, match="old news.jsonl: no such file .*the folder where it was started"):
        write_crate(read_run(events), tmp_path / "archive")


def change_input(folder: Path) -> None:
    path = folder / "old news.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace("Iran met", "Iran attacked"), encoding="utf-8")


def change_dictionary(folder: Path) -> None:
    (path,) = (folder / "archive" / "dictionaries").rglob("zap.yaml")
    path.write_text(ZAP.replace("verb: zap", "verb: zip"), encoding="utf-8")


def change_record(name: str, value: object) -> Callable[[Path], None]:
    """A change of one value of the record."""

    def change(folder: Path) -> None:
        path = folder / "archive" / "run.json"
        record = json.loads(path.read_text(encoding="utf-8"))
        path.write_text(json.dumps(record | {name: value}), encoding="utf-8")

    return change


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (change_input, ["input: ", "output: "]),
        (change_dictionary, ["dictionary: ", "output: "]),
        (change_record("version", "0.0.1"), ["version: the run was of 0.0.1"]),
        (change_record("python", "3.1"), ["python: the run was on 3.1"]),
        (lambda folder: (folder / "old news.jsonl").unlink(), ["input: "]),
    ],
)
def test_what_differs_is_named(events: Path, tmp_path: Path, change: Callable[[Path], None], told: list[str]) -> None:
    """Each difference is told once, the output only where it differs."""
    archive = write_crate(read_run(events), tmp_path / "archive")
    change(tmp_path)
    lines = [str(one) for one in rerun(archive)]
    assert len(lines) == len(told)
    assert all(line.startswith(beginning) for line, beginning in zip(lines, told, strict=True))


def test_the_line_that_differs_is_named(events: Path, tmp_path: Path) -> None:
    """The first line of the new output that the old one does not have."""
    archive = write_crate(read_run(events), tmp_path / "archive")
    change_dictionary(tmp_path)
    assert str(rerun(archive)[-1]).endswith("first in line 3")


def test_nothing_is_run_without_the_inputs(events: Path, tmp_path: Path) -> None:
    """The command says so, and how an input that lies elsewhere is named."""
    archive = write_crate(read_run(events), tmp_path / "archive")
    (tmp_path / "old news.jsonl").unlink()
    done = coder("rerun", archive)
    told = done.stdout.decode().splitlines()
    assert done.returncode == 1 and told[-1] == "nothing was run: name where these inputs are now with --input"
    assert [line for line in told if line.startswith("input: ") and line.endswith("is gone")]


def test_an_input_may_lie_elsewhere(events: Path, tmp_path: Path) -> None:
    """A file with the same content takes the place of the one that is gone."""
    archive = write_crate(read_run(events), tmp_path / "archive")
    (tmp_path / "old news.jsonl").rename(tmp_path / "new.jsonl")
    assert rerun(archive, inputs=[str(tmp_path / "new.jsonl")]) == []


def test_the_crate_names_what_it_holds(events: Path, tmp_path: Path) -> None:
    """Every file is an entity with its hash, every id that is referred to is there, and the run names its settings."""
    archive = write_crate(read_run(events), tmp_path / "archive")
    graph = {node["@id"]: node for node in json.loads((archive / "ro-crate-metadata.json").read_text())["@graph"]}
    files = {file.relative_to(archive).as_posix() for file in archive.rglob("*") if file.is_file()}
    assert files - {"ro-crate-metadata.json"} == {part["@id"] for part in graph["./"]["hasPart"]}
    assert graph["ro-crate-metadata.json"]["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}
    run = graph["#run"]
    referred = [run["instrument"], run["result"], *run["object"], *graph["./"]["hasPart"]]
    assert all(one["@id"] in graph for one in referred)
    assert graph["#setting-dyads"]["value"] == "True"
    assert len(graph["#input-0"]["sha256"]) == 64


def test_the_command_and_the_citation(events: Path) -> None:
    """The command can be typed; the entry of BibTeX names the version."""
    run = read_run(f"{events}.run.json")
    assert "'" in command_line(run) and command_line(run).startswith("coder code ")
    assert f"version = {{{run.record['version']}}}" in bibtex(run)


@pytest.mark.parametrize(
    ("name", "error"), [("missing.csv", UsageError), ("other.json", InputError), ("alone.csv", InputError)]
)
def test_what_is_no_run_is_refused(tmp_path: Path, name: str, error: type[Exception]) -> None:
    """A missing file, one of other JSON, and an output without a record."""
    (tmp_path / "other.json").write_text("[]", encoding="utf-8")
    (tmp_path / "alone.csv").write_text("a\n", encoding="utf-8")
    with pytest.raises(error):
        read_run(tmp_path / name)
    with pytest.raises(InputError):
        rerun(tmp_path)


def test_nothing_is_written_over(events: Path, tmp_path: Path) -> None:
    """An archive goes into a new folder."""
    with pytest.raises(UsageError, match="holds something already"):
        write_crate(read_run(events), tmp_path)


def test_examples_of_the_page(events: Path, tmp_path: Path) -> None:
    """Each example of docs/replication.md runs."""
    text = PAGE.read_text(encoding="utf-8")
    test = doctest.DocTestParser().get_doctest(text, {"events": events, "folder": tmp_path}, PAGE.name, str(PAGE), 0)
    assert test.examples
    assert doctest.DocTestRunner().run(test).failed == 0
