"""Facts of actors: what contradicts itself is found, what is unknown is listed, and each name is explained."""

from __future__ import annotations

import json
from datetime import date as Date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from coder import Coder
from coder.cli import app
from coder.diagnostics.actor_facts import actor_faults, ambiguous_names
from coder.diagnostics.lookup import lookup
from coder.pipeline import Pipeline

WRONG = {
    "while Ann Onesuch is so": (
        "- {id: ata.one, names: [Ann Onesuch], kind: person, codes: ['ATAGOV president 1990..2000']}\n"
        "- {id: ata.two, names: [Bob Twosuch], kind: person, codes: ['ATAGOV president 1995..2005']}"
    ),
    "'XYZ' in the code ATAXYZ": "- {id: ata.three, names: [Cid Threesuch], kind: person, codes: ['ATAXYZ']}",
    "begins with 'QQQ'": "- {id: ata.four, names: [Dot Foursuch], kind: person, codes: ['QQQGOV']}",
    "hides the terms after it": (
        "- {id: ata.five, names: [Eve Fivesuch], kind: person, codes: [ATA, 'ATAGOV minister 1990..1995']}"
    ),
    "two terms as minister overlap": (
        "- {id: ata.six, names: [Fay Sixsuch], kind: person, "
        "codes: ['ATAGOV minister 1990..1995', 'ATAGOV minister 1993..1999']}"
    ),
}
TEXTS = (
    "Zorbian envoys met Peter Quistgaard in Oslo. Quistgaard warned Russia.",
    "The glassblowers accused Turkey. The glassblowers left. Peter Quistgaard protested.",
)
ARTICLES = "".join(
    json.dumps({"id": str(number), "text": text, "date": "2014-03-05"}) + "\n" for number, text in enumerate(TEXTS, 1)
)


def test_the_bundled_facts_agree() -> None:
    """No code is unknown, no office held twice, no term hidden."""
    assert list(map(str, actor_faults(Pipeline().dictionary))) == []


@pytest.mark.parametrize(("message", "entries"), WRONG.items(), ids=WRONG)
def test_faults_are_found(entries: str, message: str, tmp_path: Path) -> None:
    """A wrong fact in a folder of the user's is reported with file and line."""
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / "mine.yaml").write_text(entries, encoding="utf-8")
    mine = (tmp_path / "actors" / "mine.yaml").as_posix()
    faults = [str(fault) for fault in actor_faults(Pipeline([tmp_path]).dictionary) if str(fault.file) == mine]
    assert len(faults) == 1 and message in faults[0]
    assert faults[0].startswith(f"{mine}:")


def test_names_with_two_codes_are_reported(tmp_path: Path) -> None:
    """Two entries that give one name different codes are listed, unless a context parts them."""
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / "mine.yaml").write_text(
        "- {id: nor.zed, names: [Zedfolk], codes: [NORREB]}\n- {id: swe.zed, names: [Zedfolk], codes: [SWEREB]}\n"
        "- {id: nor.yed, names: [Yedfolk], codes: [NORREB]}\n"
        "- {id: swe.yed, names: [Yedfolk], context: [malmo], codes: [SWEREB]}\n",
        encoding="utf-8",
    )
    names = [one.name for one in ambiguous_names(Pipeline([tmp_path]).dictionary)]
    assert "zedfolk" in names and "yedfolk" not in names


def test_missing_actors_become_entries(tmp_path: Path) -> None:
    """What no dictionary knows is written as entries, which load once they are filled in."""
    articles = tmp_path / "articles.jsonl"
    articles.write_text(ARTICLES, encoding="utf-8")
    folder = tmp_path / "mine"
    result = CliRunner().invoke(app, ["actors", "missing", str(articles), "-o", str(folder)])
    assert result.exit_code == 0, result.output
    names, roles = (
        (folder / "actors" / "missing.yaml").read_text(encoding="utf-8"),
        (folder / "agents" / "missing.yaml").read_text(encoding="utf-8"),
    )
    assert "# 3 times: " in names and 'names: ["Peter Quistgaard"]' in names
    assert 'names: ["glassblower"]' in roles
    for path in (folder / "actors" / "missing.yaml", folder / "agents" / "missing.yaml"):
        path.write_text(
            path.read_text(encoding="utf-8")
            .replace('codes: ["???"]', "codes: [DNKBUS]")
            .replace('role: "???"', "role: AGR"),
            encoding="utf-8",
        )
    events = Coder([folder]).code("Peter Quistgaard criticised Turkey.")
    assert [event.source.code for event in events if event.source] == ["DNKBUS"]


@pytest.mark.parametrize(
    ("name", "date", "line"),
    [
        (
            "Bush",
            "1990-01-01",
            "usa.bush_george_w (actors/people/north_america.yaml:6), person, bare: does not count yet at 1990-01-01",
        ),
        ("Lavrov", "2014-01-01", "RUSGOV foreign minister 2004-03-09.."),
        ("Georgia", "2014-01-01", "only where the article says 'atlanta'"),
    ],
)
def test_lookup_explains(name: str, date: str, line: str) -> None:
    """A name is explained with all its readings, terms and contexts."""
    assert any(line in shown for shown in lookup(Pipeline(), name, Date.fromisoformat(date)))
