"""Entries of a user's folder: they go before the bundled ones, add to them, and are checked."""

from __future__ import annotations

from datetime import date as Date
from pathlib import Path

import pytest

from coder.compiled import compiled_dictionaries
from coder.core.errors import DictionaryError, DictionaryErrors
from coder.core.model import Article
from coder.diagnostics.actor_facts import actor_faults
from coder.diagnostics.unheard import unheard_names
from coder.pipeline import Pipeline

ACTORS = """
- {id: x.nile, names: [Hamas, Putin], codes: [EGYREB]}
- {id: x.order, names: [Golden Order], codes: [TURORD]}
- {extends: rus.lavrov_sergei, names: [Serguei Lavroff], codes: ["RUSBUS 2013-01-01..2013-12-31"]}
- {extends: deu, adjectives: [Teutonic]}
"""
AGENTS = """
- {id: x.wizard, names: [wizard], role: WIZ}
- {extends: agent.police, names: [bluecoat]}
"""
CODES = """
- {id: x.roles, kind: role, codes: [WIZ]}
- {id: x.bodies, kind: body, codes: [ORD]}
"""


def folder(path: Path, actors: str, agents: str = AGENTS) -> Path:
    """Make a folder of one's own."""
    for name, text in (("actors/mine", actors), ("agents", agents), ("ontology/actor_codes", CODES)):
        (path / f"{name}.yaml").parent.mkdir(exist_ok=True)
        (path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "date", "code", "id_"),
    [
        ("Hamas criticized Norway.", "2010-02-03", "EGYREB", "x.nile"),
        ("Putin criticized Norway.", "2010-02-03", "EGYREB", "x.nile"),
        ("President Putin criticized Norway.", "2010-02-03", "EGYREB", "x.nile"),
        ("The Golden Order criticized Norway.", "2010-02-03", "TURORD", "x.order"),
        ("Serguei Lavroff criticized Norway.", "2013-05-05", "RUSBUS", "rus.lavrov_sergei"),
        ("Sergei Lavrov criticized Norway.", "2014-05-05", "RUSGOV", "rus.lavrov_sergei"),
        ("The Teutonic army criticized Norway.", "2014-05-05", "DEUMIL", "deu+agent.army"),
        ("German bluecoats criticized Norway.", "2014-05-05", "DEUCOP", "deu+agent.police"),
        ("German police criticized Norway.", "2014-05-05", "DEUCOP", "deu+agent.police"),
        ("A German wizard criticized Norway.", "2014-05-05", "DEUWIZ", "deu+x.wizard"),
    ],
)
def test_own_entries_win_and_extend(text: str, date: str, code: str, id_: str, tmp_path: Path) -> None:
    """What the user says of a name goes before what the bundled entries say, whatever dates these have."""
    coder = Pipeline([folder(tmp_path, ACTORS)])
    (event, *_) = coder.read(Article("own", text, Date.fromisoformat(date))).events
    assert event.source is not None
    assert (event.source.code, event.source.id) == (code, id_)


def test_own_roles_pass_the_check(tmp_path: Path) -> None:
    """The parts of codes that the user lists are no faults, and all names are heard."""
    own = folder(tmp_path, ACTORS)
    dictionary = Pipeline([own]).dictionary
    assert not list(actor_faults(dictionary, own))
    assert not list(unheard_names(dictionary, own))
    assert [str(fault.file) for fault in actor_faults(dictionary)] == [
        (own / "actors" / "mine.yaml").as_posix(),
        (own / "agents.yaml").as_posix(),
    ]


def test_a_name_that_is_not_heard_is_a_fault(tmp_path: Path) -> None:
    """Of two entries of one's own with a name the first is heard, and the check says so."""
    own = folder(tmp_path, ACTORS + "- {id: x.late, names: [Golden Order], codes: [FRA]}\n")
    (fault,) = unheard_names(Pipeline([own]).dictionary, own)
    assert "'Golden Order' of x.late is not heard: x.order" in str(fault)


def test_only_what_exists_is_extended(tmp_path: Path) -> None:
    """The id of an entry to extend that nobody has is an error with a remedy."""
    with pytest.raises(DictionaryError, match=r"no entry 'rus.lavrov_sergej' to extend.*rus.lavrov_sergei"):
        Pipeline([folder(tmp_path, "- {extends: rus.lavrov_sergej, names: [Serguei Lavroff]}\n")])


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("object: &talk, ", '&talk is a YAML anchor here.*quote it: "&talk"'),
        ("object: !peace talk, ", '!peace talk is a YAML tag here.*quote it: "!peace talk"'),
        ("object: *, ", "is not valid YAML: .*what begins with"),
        ('object: "&&talk", ', "'&&talk' is no pattern.*Words and patterns"),
        ('object: "&nix", ', "the set &nix is not defined.*nouns.yaml"),
        ("target: [objct], ", "'objct' in 'target' is no place of a clause.*did you mean object"),
        ("source: [victim], ", "'victim' in 'source' is no place.*or a preposition"),
        ('with: {"from|frm": "*"}, ', "'frm' in 'with' is no place"),
        ('target: [object!, out of, atop], with: {next to: "*"}, ', ""),
    ],
)
def test_slips_of_an_own_entry_are_told(tmp_path: Path, entry: str, message: str) -> None:
    """With file, line and remedy, when the folder is loaded; they would match anything, or nothing."""
    (tmp_path / "verbs").mkdir()
    text = f"# mine\n- {{id: my.a, verb: snub, {entry}action: REFUSE, examples: ['It rained. => none']}}\n"
    (tmp_path / "verbs" / "mine.yaml").write_text(text, encoding="utf-8")
    if not message:
        assert compiled_dictionaries([tmp_path])
        return
    with pytest.raises(DictionaryError, match=f"mine.yaml:2: {message}"):
        compiled_dictionaries([tmp_path])


def test_all_faults_of_a_folder_are_told_at_once(tmp_path: Path) -> None:
    """Each with its own line; the error as a whole says how many others there are."""
    (tmp_path / "verbs").mkdir()
    lines = [
        "- {id: my.a, verbb: snub, actionn: REFUSE, examples: [x => none]}",
        "- {id: my.b, verb: snub, frame: refuse, examples: [x => none]}",
        "- {id: my.c, verb: snub, action: REFUSE, examples: [x => none]}",
        "- {id: my.c, verb: spurn, action: REFUSE, examples: [x => none]}",
    ]
    (tmp_path / "verbs" / "mine.yaml").write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(DictionaryErrors, match="and 3 more errors") as caught:
        compiled_dictionaries([tmp_path])
    assert [error.line for error in caught.value.each] == [1, 1, 2, 4]


def test_faults_of_actors_and_of_verbs_are_told_together(tmp_path: Path) -> None:
    """Though their tables are made apart."""
    faults = {"actors": "- {id: a.a, nam: [Zork], codes: [ZRK]}", "verbs": "- {id: my.a, verb: snub, object: &aid}"}
    for place, line in faults.items():
        (tmp_path / place).mkdir()
        (tmp_path / place / "mine.yaml").write_text(line, encoding="utf-8")
    with pytest.raises(DictionaryErrors) as caught:
        compiled_dictionaries([tmp_path])
    assert [error.message.split()[0] for error in caught.value.each] == ["unknown", "&aid"]


@pytest.mark.parametrize(("action", "near"), [("REFUS", "did you mean REFUSE"), ("XYZZY", "define it in frames.yaml")])
def test_an_unknown_action_has_a_remedy(tmp_path: Path, action: str, near: str) -> None:
    """A similar one, or where to define it."""
    (tmp_path / "verbs").mkdir()
    text = f"- {{id: my.a, verb: snub, action: {action}, examples: ['x => none']}}"
    (tmp_path / "verbs" / "mine.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(DictionaryError, match=near):
        compiled_dictionaries([tmp_path])
