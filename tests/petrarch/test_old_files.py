"""Each reader of the converter turns lines of an old file into records."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from coder.petrarch.convert.actors import dated_code, read_actors
from coder.petrarch.convert.agents import read_agents
from coder.petrarch.convert.checks import drop_undefined_sets, rename_sets, report_dead_patterns, report_doubles
from coder.petrarch.convert.config import read_config
from coder.petrarch.convert.discards import read_discards, read_issues
from coder.petrarch.convert.records import OldActor, OldDictionaries, OldPattern, OldSet, OldVerb
from coder.petrarch.convert.source import Line, Report, read_lines
from coder.petrarch.convert.verb_forms import verb_forms
from coder.petrarch.convert.verbs import read_verbs
from coder.petrarch.convert.writer import write_folder


def lines(text: str) -> list[Line]:
    """Return a text as lines of a file."""
    return [Line("x.txt", number, line) for number, line in enumerate(text.splitlines(), 1)]


READERS: list[tuple[Callable[[Iterable[Line], Report], Iterable[Any]], str, list[tuple[object, ...]]]] = [
    (read_actors, "ZENDA [ZEN]\n+ZENDAN", [(("ZENDA", "ZENDAN"), ("ZEN",), "x.txt:1")]),
    (read_actors, "BLACK_MICHAEL [ZEN <19900101]", [(("BLACK MICHAEL",), ("ZEN ..1989-12-31",), "x.txt:1")]),
    (read_agents, "GUARD {GUARDS} [~COP]", [(("GUARD", "GUARDS"), "~COP", "x.txt:1")]),
    (read_agents, "!X! = MAN, MEN\nCHAIR!X! {} [~ELI]", [(("CHAIRMAN", "CHAIRMEN"), "~ELI", "x.txt:2")]),
    (read_discards, "+CROQUET_CUP\nREGATTA", [("CROQUET CUP", True, "x.txt:1"), ("REGATTA", False, "x.txt:2")]),
    (read_issues, "DROUGHT [ID_DRY]\nDRY_WIT ~", [("ID_DRY", ("DROUGHT",), "x.txt:1"), ("~", ("DRY WIT",), "x.txt:2")]),
]


@pytest.mark.parametrize(("read", "text", "wanted"), READERS, ids=[text for _, text, _ in READERS])
def test_a_reader_returns_records(
    read: Callable[[Iterable[Line], Report], Iterable[Any]], text: str, wanted: list[tuple[object, ...]]
) -> None:
    """Names, codes and the line of the file make a record, without findings."""
    report = Report()
    assert [tuple(record) for record in read(lines(text), report)] == wanted
    assert report.findings == []


def test_verbs_have_blocks_sets_patterns_and_transformations() -> None:
    """All that a verb file has goes to its own list."""
    old, report = OldDictionaries(), Report()
    read_verbs(
        lines("&CROWN\n+TIARA\n--- STEAL [171] ---\nSTEAL\n- * &CROWN [172]\n~ a (b . STEAL) SAY = a b 112"),
        old,
        report,
    )
    assert [tuple(one)[:2] for one in old.sets] == [("CROWN", ("TIARA",))]
    assert [(one.block, one.code, one.forms[0]) for one in old.verbs] == [("steal", "171", "STEAL")]
    assert [(one.block, one.pattern, one.code) for one in old.patterns] == [("steal", "* &CROWN", "172")]
    assert [one.rule for one in old.transforms] == ["a (b . STEAL) SAY = a b 112"]
    assert report.findings == []


def test_settings_are_read_from_their_section() -> None:
    """Lines of other sections are findings."""
    old, report = OldDictionaries(), Report()
    read_config(lines("[Options]\ncomma_max = 7\n[Other]\nname = x"), old, report)
    assert old.options == {"comma_max": "7"}
    assert [finding.line for finding in report.findings] == [3 + 1]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ZEN", "ZEN"),
        ("ZEN <900102", "ZEN ..1990-01-01"),
        ("ZEN >1990-01-02", "ZEN 1990-01-03.."),
        ("ZEN 1990-1991", "ZEN 1990-01-01..1991-01-01"),
        ("ZEN 1992-1991", None),
        ("ZEN <nonsense", None),
    ],
)
def test_dates_of_codes_include_both_ends(text: str, wanted: str | None) -> None:
    """``<`` ends the day before, ``>`` begins the day after, and impossible dates are refused."""
    assert dated_code(text) == wanted


@pytest.mark.parametrize(("verb", "past"), [("ROB", "ROBED"), ("CARRY", "CARRIED"), ("RAISE", "RAISED")])
def test_regular_forms_follow_the_old_programs(verb: str, past: str) -> None:
    """They double no consonant."""
    assert verb_forms(verb)[2] == past


def test_lines_lose_comments_and_odd_bytes(tmp_path: Path) -> None:
    """Comments of both kinds, empty lines and control characters go; what was changed is a finding."""
    file = tmp_path / "x.txt"
    file.write_bytes(b"# head\n\nZENDA [ZEN] ; note\n<!-- old\nRUPERT [R]\n--> CASTLE\x07 [CAS]\n")
    report = Report()
    assert [(line.number, line.text.strip(), line.comment.strip()) for line in read_lines(file, report)] == [
        (3, "ZENDA [ZEN]", "note"),
        (6, "CASTLE [CAS]", ""),
    ]
    assert [(finding.line, finding.message) for finding in report.findings] == [(6, "control characters were removed")]


def test_checks_report_doubles_and_dead_patterns() -> None:
    """A name, a verb and a pattern with two codes, and a block without a verb, are findings."""
    old, report = OldDictionaries(), Report()
    old.actors += [OldActor(("ZENDA",), ("ZEN",), "x:1"), OldActor(("ZENDA",), ("ZND",), "x:2")]
    old.verbs += [OldVerb("rob", ("ROB",), "171", "x:3"), OldVerb("rob", ("ROB",), "172", "x:4")]
    old.patterns += [OldPattern("rob", "* A", "1", "x:5"), OldPattern("rob", "* A", "2", "x:6")]
    old.patterns += [OldPattern("hide", "* A", "1", "x:7")]
    report_doubles(old, report)
    report_dead_patterns(old, report)
    assert [finding.line for finding in report.findings] == [2, 4, 6, 7]


def test_sets_lose_their_joints_and_undefined_members() -> None:
    """``_`` leaves the names of sets, and patterns and members with unknown sets are dropped."""
    old, report = OldDictionaries(), Report()
    old.sets += [OldSet("RED_INK", ("&NOSUCH", "BLOT"), "x:1")]
    old.patterns += [OldPattern("b", "* &RED_INK", "1", "x:2"), OldPattern("b", "* &OTHER", "1", "x:3")]
    rename_sets(old)
    drop_undefined_sets(old, report)
    assert [(one.name, one.words) for one in old.sets] == [("REDINK", ("BLOT",))]
    assert [one.pattern for one in old.patterns] == ["* &REDINK"]
    assert [finding.line for finding in report.findings] == [3, 1]


def test_the_writer_quotes_what_yaml_would_misread(tmp_path: Path) -> None:
    """Words such as "no" and texts with marks are quoted; empty kinds have no file."""
    old = OldDictionaries(actors=[OldActor(("NO", "A: B"), ("ZEN",), "x:1")])
    names = [path.name for path in write_folder(old, tmp_path, "own", {"nested": "1"})]
    assert names == ["manifest.yaml", "actors.yaml"]
    written = (tmp_path / "actors" / "actors.yaml").read_text(encoding="utf-8")
    assert written == '- {id: actor.1, names: ["NO", "A: B"], codes: [ZEN], was: x:1}\n'
