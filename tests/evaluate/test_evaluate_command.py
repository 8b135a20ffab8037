"""`coder evaluate` prints figures and the commonest causes of errors."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from coder.cli import app

COMMANDS = [
    (
        ("events", "events.jsonl"),
        "  root         0.667 [0.200 1.000]  0.667 [0.200 1.000]  0.667 [0.222 0.941]        4",
    ),
    (("events.jsonl",), "events.jsonl: 6 articles, 6 events; coded now: 6 events in them"),
    (("events", "events.jsonl", "--ignore-roots", "05"), "coded now: 5 events in them"),
    (
        ("events", "events.jsonl", "--either-direction", "--bootstrap", "0"),
        "  strict       0.500      0.500   0.500        2",
    ),
    (("events", "events.jsonl"), "  errors: missed 2, extra 2, wrong code 0, wrong actor 0, wrong direction 0\n"),
    (("events", "events.jsonl", "--errors", "4"), "     1 extra: 05\n           extra coded LAO 051 NPL: Laos praised"),
    (("events", "events.jsonl", "--by", "quad", "--bootstrap", "0"), "  4        1.000      0.667   0.800        2"),
    (("relations", "relations.jsonl"), "  quad macro F1  0.556\n  covered        50.00 %  (2 of 4)"),
    (("actors", "events.jsonl"), "  actors found  90.91 %  (10 of 11)"),
    (("triples", "triples.jsonl"), "  svo       P 0.333  R 0.500  F1 0.400  (1 matched, 2 gold, 3 found)"),
    (("tags", "tags.jsonl"), "tags.jsonl, own words\n  same spans                            92.31 %  (12 of 13)"),
    (("sentences", "tags.jsonl"), "tags.jsonl, one a line\n  ends  P 1.000  R 1.000  F1 1.000"),
    (("chunks", "chunks.txt"), "  NP     P 0.800  R 0.667  F1 0.727  (4 matched, 6 gold, 5 found)"),
    (("patterns", "old_dictionaries", "unit_records.jsonl"), "  exact records  33.33 %  (2 of 6)"),
    (("leaders", "leaders.tsv"), "  leaders known  50.00 %  (3 of 6)"),
]


@pytest.mark.parametrize(("words", "line"), COMMANDS, ids=lambda value: " ".join(value) if value[0] else "")
def test_figures(cases: Path, words: tuple[str, ...], line: str) -> None:
    """Each command prints its figures."""
    arguments = [str(cases / word) if (cases / word).exists() else word for word in words]
    done = CliRunner().invoke(app, ["evaluate", *arguments])
    assert done.exit_code == 0, done.output
    assert line in done.output


def test_errors_are_not_listed_unless_asked_for(cases: Path) -> None:
    """Without --errors only the figures are printed; --each limits the texts of a cause."""
    path = str(cases / "events.jsonl")
    assert "praised" not in CliRunner().invoke(app, ["evaluate", "events", path]).output
    args = ["evaluate", "triples", str(cases / "triples.jsonl"), "--errors", "9", "--each", "1"]
    assert CliRunner().invoke(app, args).output.count("   in ") == 4


def test_several_files_have_a_title_each(cases: Path) -> None:
    """The figures of each file stand below its name and number of records."""
    path = str(cases / "relations.jsonl")
    output = CliRunner().invoke(app, ["evaluate", "relations", path, path]).output
    assert output.count("relations.jsonl, 4 records") == 2


def test_tags_of_a_file_replace_the_tagger(cases: Path, tmp_path: Path) -> None:
    """With --tags the tokens come from a file of tagged words."""
    gold = (cases / "triples.jsonl").read_text(encoding="utf-8").splitlines()[0]
    tagged = '{"id": "expel", "text": "Kenya expelled.", "tokens": [["Kenya", "NNP", "Kenya"]]}'
    (tmp_path / "gold.jsonl").write_text(gold, encoding="utf-8")
    (tmp_path / "tags.jsonl").write_text(tagged, encoding="utf-8")
    args = ["evaluate", "triples", str(tmp_path / "gold.jsonl"), "--tags", str(tmp_path / "tags.jsonl")]
    assert "(0 matched, 1 gold, 0 found)" in CliRunner().invoke(app, args).output
