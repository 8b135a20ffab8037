"""Each reader of the converter turns lines of an old file into records."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from coder.petrarch.convert.actors import read_actors
from coder.petrarch.convert.agents import read_agents
from coder.petrarch.convert.bundled import Bundled
from coder.petrarch.convert.checks import (
    drop_circles,
    drop_undefined_sets,
    rename_sets,
    report_dead_patterns,
    report_doubles,
)
from coder.petrarch.convert.code_lists import read_code_list
from coder.petrarch.convert.config import read_config, read_options
from coder.petrarch.convert.dates import dated_code
from coder.petrarch.convert.discards import read_discards, read_issues
from coder.petrarch.convert.records import OldActor, OldAgent, OldDictionaries, OldMember, OldPattern, OldSet, OldVerb
from coder.petrarch.convert.report import Line, Report
from coder.petrarch.convert.source import expected, read_lines
from coder.petrarch.convert.stems import mark_stems
from coder.petrarch.convert.verb_forms import verb_forms
from coder.petrarch.convert.verbs import read_verbs
from coder.petrarch.convert.writer import write_folder

Reader = Callable[[list[Line], OldDictionaries, Report], None]


def lines(text: str) -> list[Line]:
    """Return a text as lines of a file."""
    return [Line("x.txt", number, line) for number, line in enumerate(text.splitlines(), 1)]


READERS: list[tuple[Reader, str, str, list[tuple[object, ...]]]] = [
    (read_actors, "actors", "ZENDA [ZEN]\n+ZENDAN", [(("ZENDA", "ZENDAN"), ("ZEN",), "x.txt:1")]),
    (
        read_actors,
        "actors",
        "BLACK_MICHAEL [ZEN <19900101]",
        [(("BLACK MICHAEL",), ("ZEN ..1989-12-31",), "x.txt:1")],
    ),
    (
        read_actors,
        "agents",
        "GUARD [~COP]\n+TROOPER\nSAPT [ZEN]",
        [(("GUARD", "GUARDS"), "~COP", "x.txt:1"), (("TROOPER", "TROOPERS"), "~COP", "x.txt:2")],
    ),
    (
        read_actors,
        "discards",
        "GOLF [###]\nPOLO [+++]",
        [("GOLF", False, "x.txt:1"), ("POLO", True, "x.txt:2")],
    ),
    (read_agents, "agents", "GUARD {GUARDS} [~COP]", [(("GUARD", "GUARDS"), "~COP", "x.txt:1")]),
    (
        read_agents,
        "agents",
        "!X! = MAN, MEN\nCHAIR!X! {} [~ELI]",
        [(("CHAIRMAN", "CHAIRMEN"), "~ELI", "x.txt:2")],
    ),
    (
        read_discards,
        "discards",
        "+CROQUET_CUP\nREGATTA",
        [("CROQUET CUP", True, "x.txt:1"), ("REGATTA", False, "x.txt:2")],
    ),
    (
        read_issues,
        "issues",
        "DROUGHT [ID_DRY]\nDRY_WIT ~",
        [("ID_DRY", ("DROUGHT",), "x.txt:1"), ("~", ("DRY WIT",), "x.txt:2")],
    ),
    (
        read_issues,
        "issues",
        "n:levee [LEV]\nv:riot [RIO]\ntax+free [TAX]",
        [
            ("LEV", ("LEVEE", "LEVEES"), "x.txt:1"),
            ("RIO", ("RIOT", "RIOTS", "RIOTED", "RIOTING"), "x.txt:2"),
            ("TAX", ("TAX FREE", "TAX-FREE", "TAXFREE"), "x.txt:3"),
        ],
    ),
    (read_code_list, "codes", "010\tMake a statement", [("010", "MAKE_A_STATEMENT", "", "x.txt:1")]),
    (
        read_code_list,
        "codes",
        "010\tMake a statement\n010\t-1.5",
        [("010", "MAKE_A_STATEMENT", "-1.5", "x.txt:1")],
    ),
    (read_code_list, "actors", "CODE\tLABEL\nZEN\tZenda (castle)", [(("ZENDA",), ("ZEN",), "x.txt:2")]),
    (read_options, "codes", "LABEL: 02 Appeal to others", [("02", "APPEAL_TO_OTHERS", "", "x.txt:1")]),
]


@pytest.mark.parametrize(("read", "kind", "text", "wanted"), READERS, ids=[text for _, _, text, _ in READERS])
def test_a_reader_returns_records(read: Reader, kind: str, text: str, wanted: list[tuple[object, ...]]) -> None:
    """Names, codes and the line of the file make a record, without findings, and each line is used."""
    old, report = OldDictionaries(), Report()
    read(expected(lines(text), report), old, report)
    assert [tuple(record) for record in getattr(old, kind)] == wanted
    report.close()
    assert (report.findings, report.left_out, report.converted) == ([], 0, len(lines(text)))


def test_verbs_have_blocks_sets_patterns_and_transformations() -> None:
    """All that a verb file has goes to its own list."""
    old, report = OldDictionaries(), Report()
    read_verbs(
        lines("&CROWN\n+TIARA\n--- STEAL [171] ---\nSTEAL\n- * &CROWN [172]\n~ a (b . STEAL) SAY = a b 112"),
        old,
        report,
    )
    assert [(one.name, one.words) for one in old.sets] == [("CROWN", ("TIARA",))]
    assert [(one.block, one.code, one.forms[0]) for one in old.verbs] == [("steal", "171", "STEAL")]
    assert [(one.block, one.pattern, one.code) for one in old.patterns] == [("steal", "* &CROWN", "172")]
    assert [one.rule for one in old.transforms] == ["a (b . STEAL) SAY = a b 112"]
    assert report.findings == []


def test_settings_are_read_from_their_section() -> None:
    """Lines of other sections are findings."""
    old, report = OldDictionaries(), Report()
    text = "[Options]\ncomma_max = 7\n[Other]\nname = x"
    assert list(read_config(lines(text), old, report, Path("x.ini"))) == []
    assert old.options == {"comma_max": "7"}
    assert [finding.line for finding in report.findings] == [3 + 1]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ZEN", "ZEN"),
        ("ZEN <900102", "ZEN ..1990-01-01"),
        ("ZEN >1990-01-02", "ZEN 1990-01-03.."),
        ("ZEN 1990-1991", "ZEN 1990-01-01..1991-01-01"),
        ("ZEN 1992-1991", "ZEN (its date '1992-1991' cannot be read: the code holds always)"),
        ("ZEN <nonsense", "ZEN (its date '<nonsense' cannot be read: the code holds always)"),
        ("ZEN >201005011", "ZEN (its date '>201005011' cannot be read: the code holds always)"),
        (
            "ZEN 031101-040631",
            "ZEN 2003-11-01..2004-06-30 (there is no day '040631': 2004-06-30 stands for it)",
        ),
        ("ZEN <19951332", "ZEN ..1995-12-30 (there is no day '19951332': 1995-12-31 stands for it)"),
        ("ZEN >900000", "ZEN 1990-01-02.. (there is no day '900000': 1990-01-01 stands for it)"),
        ("ZEN 2009-01-20-2010-1-2", "ZEN 2009-01-20..2010-01-02"),
        ("ZEN GOV", "ZENGOV (the blanks in the code 'ZEN GOV' were taken out)"),
        (">20130119 ZEN", None),
        ("", None),
    ],
)
def test_dates_of_codes_include_both_ends(text: str, wanted: str | None) -> None:
    """``<`` ends the day before, ``>`` begins the day after, and impossible dates are the nearest day or none."""
    found = dated_code(text)
    assert (found and f"{found.code} ({found.fault})".removesuffix(" ()")) == wanted


@pytest.mark.parametrize(("verb", "past"), [("ROB", "ROBED"), ("CARRY", "CARRIED"), ("RAISE", "RAISED")])
def test_regular_forms_follow_the_old_programs(verb: str, past: str) -> None:
    """They double no consonant."""
    assert verb_forms(verb)[2] == past


def test_lines_lose_comments_and_odd_bytes(tmp_path: Path) -> None:
    """Comments of both kinds, empty lines and control characters go; what was changed is a finding."""
    file = tmp_path / "x.txt"
    file.write_bytes(b"# head\n\nZENDA [ZEN] ; note\n<!-- old\nRUPERT [R]\n--> CASTLE\x07\xc2\x85 [CAS]\n")
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
    members = [OldMember("&NOSUCH", "x:4"), OldMember("BLOT", "x:5")]
    old.sets += [OldSet("RED_INK", members, "x:1")]
    old.patterns += [OldPattern("b", "* &RED_INK", "1", "x:2"), OldPattern("b", "* &OTHER", "1", "x:3")]
    rename_sets(old)
    drop_undefined_sets(old, report)
    assert [(one.name, one.words) for one in old.sets] == [("REDINK", ("BLOT",))]
    assert [one.pattern for one in old.patterns] == ["* &REDINK"]
    assert [finding.line for finding in report.findings] == [3, 4]


def test_sets_that_lead_back_to_themselves_lose_that_member() -> None:
    """A circle of sets matches what its other members match, and a set without any is a finding."""
    old, report = OldDictionaries(), Report()
    old.sets += [
        OldSet("INK", [OldMember("&PEN", "x:2"), OldMember("BLOT", "x:3")], "x:1"),
        OldSet("PEN", [OldMember("&INK", "x:5")], "x:4"),
        OldSet("EMPTY", [], "x:6"),
    ]
    drop_circles(old, report)
    assert [(one.name, one.words) for one in old.sets] == [("INK", ("BLOT",)), ("PEN", ("&INK",)), ("EMPTY", ())]
    assert [finding.line for finding in report.findings] == [2, 6]


def test_names_of_sets_stay_apart_when_they_lose_their_joints() -> None:
    """``&A_B`` beside ``&AB`` gets another name."""
    old = OldDictionaries(sets=[OldSet("INKPOT", [], "x:1"), OldSet("INK_POT", [], "x:2")])
    old.patterns += [OldPattern("b", "* &INK_POT", "1", "x:3"), OldPattern("b", "* &INKPOT", "1", "x:4")]
    rename_sets(old)
    assert [one.name for one in old.sets] == ["INKPOT", "INKPOTX1"]
    assert [one.pattern for one in old.patterns] == ["* &INKPOTX1", "* &INKPOT"]


STEMS = [
    (("FOREIGN MINIST", "FOREIGN MINISTS"), (), ("FOREIGN MINIST*",)),
    (("MINISTER", "MINISTERS"), (), ("MINISTER", "MINISTERS")),
    (("MINIST",), ("MINIST",), ("MINIST",)),
    (("ZZYZX", "ZZYZXS"), (), ("ZZYZX", "ZZYZXS")),
]


@pytest.mark.parametrize(("names", "closed", "wanted"), STEMS)
def test_a_stem_stands_for_the_words_that_begin_so(
    names: tuple[str, ...], closed: tuple[str, ...], wanted: tuple[str, ...]
) -> None:
    """What is no word, begins one, and has no ``_`` at its end is a stem."""
    old, report = OldDictionaries(agents=[OldAgent(names, "~GOV", "x:1")], closed=set(closed)), Report()
    mark_stems(old, Bundled(words=["minister", "ministers", "ministry"]), report)
    assert old.agents[0].names == wanted
    assert len(report.findings) == (wanted != names)


def test_the_writer_quotes_what_yaml_would_misread(tmp_path: Path) -> None:
    """Words such as "no" and texts with marks are quoted; empty kinds have no file."""
    old = OldDictionaries(actors=[OldActor(("NO", "A: B"), ("ZEN",), "x:1")])
    names = [path.name for path in write_folder(old, tmp_path, "own", {"nested": "1"})]
    assert names == ["manifest.yaml", "actors.yaml"]
    written = (tmp_path / "actors" / "actors.yaml").read_text(encoding="utf-8")
    assert written == '- {id: actor.1, names: ["NO", "A: B"], codes: [ZEN], was: x:1}\n'
