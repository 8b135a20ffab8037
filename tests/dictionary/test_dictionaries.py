"""The bundled dictionaries load, and every entry codes its examples as it says."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from coder import Article, Coder
from coder.core.entry import Entry
from coder.core.errors import DictionaryError
from coder.core.paths import dictionaries_dir
from coder.diagnostics.coverage import code_coverage, never_fired
from coder.diagnostics.examples import EXAMPLE_DATE, run_example, run_examples
from coder.diagnostics.unreachable import unreachable_entries
from coder.dictionary.layered import Layered
from coder.dictionary.layers import lay_over, read_layers
from coder.dictionary.tables import compile_tables, load_tables
from coder.pipeline import Pipeline

BROKEN = [
    ("verbs/x.yaml", "- {id: a, verb: meet, actoin: MEET}", "unknown key 'actoin'"),
    ("verbs/x.yaml", "- {id: a, verb: meet, action: MEETT, examples: [a]}", "the action 'MEETT' is not defined"),
    (
        "verbs/x.yaml",
        "- {id: a, verb: meet, action: MEET, examples: [a]}\n- {id: a, verb: see, action: MEET, examples: [a]}",
        "verbs/x.yaml:2: the id 'a' is taken",
    ),
    ("verbs/x.yaml", "- {id: a, verb: meet, verb: see}", "the key 'verb' comes twice"),
    (
        "verbs/x.yaml",
        "- {id: a, verb: meet, action: MEET, object: '&nowhere', examples: [a]}",
        "the set &nowhere is not defined",
    ),
    ("actors/x.yaml", "- {id: a, names: [Ann], codes: [usagov]}", "'usagov' is not an actor code"),
    ("actors/x.yaml", "- {id: a, names: [Ann], codes: [USAGV]}", "'USAGV' is not an actor code"),
    ("actors/x.yaml", "- {id: a, names: [], codes: [USAGOV]}", "the key 'names' is empty"),
    (
        "nouns.yaml",
        "- {id: talk.of, words: [chat]}\n- {id: a, words: [chat, '&nowhere']}",
        "nouns.yaml:2: the set &nowhere is not defined",
    ),
    ("actors/x.yaml", "- {id: a, names: [Ann], codes: ['USAGOV 2010..2001']}", "run backwards"),
    ("actors/x.yaml", "- {id: a, names: [Ann]", "is not valid YAML"),
    ("frames.yaml", "actions: {MEET: {done: '999'}}", "'999' is no CAMEO code"),
    ("other.yaml", "- {id: a}", "no dictionary file has this name"),
]


@cache
def bundled_layers() -> Layered:
    """The entries of the bundled dictionaries, read once for all tests."""
    return read_layers([dictionaries_dir()])


def test_ontology_has_all_codes() -> None:
    """20 roots and 292 codes, each with a name of its own."""
    codes = load_tables(compile_tables(bundled_layers())).codes
    assert len(codes) == 312
    assert sum(len(code) == 2 for code in codes) == 20
    assert len({code.name for code in codes.values()}) == 312


@pytest.mark.parametrize(("file", "text", "message"), BROKEN)
def test_faults_name_file_line_and_remedy(tmp_path: Path, file: str, text: str, message: str) -> None:
    """A fault in a user's folder says where it is and what to do."""
    path = tmp_path / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DictionaryError) as caught:
        load_tables(compile_tables(lay_over(bundled_layers(), tmp_path, tmp_path)))
    assert message in str(caught.value)
    assert str(caught.value).startswith(str(path))
    assert caught.value.remedy


def test_an_actor_and_a_verb_need_yaml_only(tmp_path: Path) -> None:
    """A user's folder adds a verb and an actor, and both are coded."""
    (tmp_path / "verbs").mkdir()
    (tmp_path / "actors").mkdir()
    (tmp_path / "verbs" / "mine.yaml").write_text(
        "- {id: mine.snub, verb: snub, action: REFUSE, examples: [x => none]}\n", encoding="utf-8"
    )
    (tmp_path / "actors" / "mine.yaml").write_text(
        "- {id: zzz.zembla, names: [Zembla], codes: [ZEM]}\n", encoding="utf-8"
    )
    events = Coder([tmp_path]).code("Zembla snubbed Russia on Friday.")
    assert [(e.source and e.source.code, e.event, e.target and e.target.code) for e in events] == [
        ("ZEM", "REFUSE", "RUS")
    ]


CASES = Path(__file__).parent.parent / "cases"


def test_tempting_sentences_give_no_event() -> None:
    """Other senses, denials, conditions and history: no sentence of ``cases/no_event`` gives an event."""
    lines = [
        line
        for path in sorted((CASES / "no_event").glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    coder = Coder()
    wrong = {
        line: [event.event for event in events]
        for line in lines
        if line and line[0] != "#" and (events := coder.code(line, EXAMPLE_DATE))
    }
    assert lines
    assert not wrong, wrong


def test_an_entry_that_never_fires_is_reported(tmp_path: Path) -> None:
    """Of two entries with the same word and patterns the later one is named, with what hides it."""
    (tmp_path / "verbs").mkdir()
    (tmp_path / "verbs" / "mine.yaml").write_text(
        "- {id: mine.one, verb: frobnicate, action: MEET, examples: [x => none]}\n"
        "- {id: mine.two, verb: [frobnicate, grok], action: REFUSE, examples: [x => none]}\n",
        encoding="utf-8",
    )
    faults = [str(fault) for fault in unreachable_entries(Pipeline([tmp_path]).dictionary)]
    mine = f"{tmp_path}/verbs/mine.yaml"
    assert [fault for fault in faults if "mine." in fault] == [
        f"{mine}:2: 'frobnicate' of mine.two never fires: mine.one ({mine}:1) has the same patterns"
        " (take the word out of one of the two, or give one a pattern)"
    ]


def test_report_counts_entries_frames_and_examples() -> None:
    """A framed code needs an entry for its action and a frame over it; entries that no text uses are listed."""
    coder = Pipeline()
    results = [
        run_example(coder, Entry("x.yaml", 1, {}), "France urged Iran to meet Iraq. => FRA APPEAL_FOR_MEETING IRN")
    ]
    rows = {row.code: row for row in code_coverage(coder.dictionary, results)}
    assert len(rows) == 292
    assert rows["026"].entries and rows["026"].frames and rows["026"].examples == 1
    silent = {entry.id for entry in never_fired(coder, [Article("a", "France urged Iran to meet Iraq.")])}
    assert "meet.meet" not in silent
    assert "apologize.sorry" in silent


def test_examples() -> None:
    """Every example of the bundled entries is coded as it says."""
    results = run_examples(Pipeline())
    assert len(results) > 292
    wrong = [
        f"{r.entry.where} {r.sentence}: wanted {sorted(r.wanted)}, got {sorted(r.got)}" for r in results if not r.holds
    ]
    assert not wrong, "\n".join(wrong)
