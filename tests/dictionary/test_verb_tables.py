"""Entries of verbs, nouns and predicates by their words, and the quick look that rules most of them out."""

from __future__ import annotations

from pathlib import Path

import pytest

from coder.core.paths import dictionaries_dir
from coder.core.yaml_entries import read_entries
from coder.dictionary.entry_tables import ANY_OBJECT
from coder.dictionary.frames import Frame
from coder.dictionary.layers import read_layers
from coder.dictionary.tables import Dictionary, compile_tables, load_tables
from coder.dictionary.verb_tables import by_word

ENTRIES = """
- {id: t.grok, verb: [grok], object: "&sanction|ban", action: MEET, examples: [x => none]}
- {id: t.grok_any, verb: [grok], object: "*", action: MEET, examples: [x => none]}
- {id: t.grok_bare, verb: [grok], action: MEET, examples: [x => none]}
- {id: t.grok_on, verb: [grok], with: {"on|at": "*"}, action: MEET, examples: [x => none]}
- {id: t.grok_up, verb: [grok up with], frame: reject, alone: yes, examples: [x => none]}
- {id: t.badly, verb: [badly grok, ally with], event: none, examples: [x => none]}
- {id: t.noun, noun: [grand grok, grok], source: [by], target: [on, none], light: yes, examples: [x => none]}
- {id: t.adjective, adjective: [grokky], frame: intend, examples: [x => none]}
"""


@pytest.fixture(scope="module")
def dictionary(tmp_path_factory: pytest.TempPathFactory) -> Dictionary:
    """The bundled dictionaries with a folder of entries for an unknown verb."""
    folder = tmp_path_factory.mktemp("mine")
    (folder / "verbs").mkdir()
    (folder / "verbs" / "mine.yaml").write_text(ENTRIES, encoding="utf-8")
    return load_tables(compile_tables(read_layers([dictionaries_dir(), folder])))


def test_entries_by_word(dictionary: Dictionary) -> None:
    """A verb stands under its lemma without adverb and particles, a noun under its last word."""
    grok = {entry.id: entry for entry in dictionary.verbs["grok"]}
    assert grok["t.grok_up"].particle == "up with" and grok["t.grok_up"].parts == ("up", "with")
    assert grok["t.badly"].adverb == "badly" and not grok["t.badly"].particle
    assert [entry.particle for entry in dictionary.verbs["ally"] if entry.id == "t.badly"] == ["with"]
    assert [entry.parts for entry in dictionary.nouns["grok"]] == [("grand", "grok"), ("grok",)]
    assert dictionary.verbs.of("zzz") == ()


def test_results(dictionary: Dictionary) -> None:
    """An entry has one result; a frame is given as such."""
    grok = {entry.id: entry for entry in dictionary.verbs["grok"]}
    assert [grok[id].result for id in ("t.grok", "t.grok_up", "t.badly")] == ["action", "frame", "none"]
    assert grok["t.grok_up"].frame is Frame.REJECT and grok["t.grok_up"].alone
    assert grok["t.grok"].frame is None and grok["t.grok"].name == "MEET"
    assert dictionary.adjectives["grokky"][0].frame is Frame.INTEND
    assert dictionary.nouns["grok"][0].target == ("on", "none")


@pytest.mark.parametrize(
    ("lasts", "prepositions", "ids"),
    [
        (set(), set(), ["t.grok_bare", "t.badly"]),
        ({ANY_OBJECT, "tree"}, set(), ["t.grok_any", "t.grok_bare", "t.badly"]),
        ({ANY_OBJECT, "ban"}, set(), ["t.grok", "t.grok_any", "t.grok_bare", "t.badly"]),
        (set(), {"at"}, ["t.grok_bare", "t.grok_on", "t.badly"]),
        (set(), {"in"}, ["t.grok_bare", "t.badly"]),
    ],
)
def test_quick_look(dictionary: Dictionary, lasts: set[str], prepositions: set[str], ids: list[str]) -> None:
    """Only entries whose object and preposition may be there are looked at, in the order of the dictionaries."""
    quick = dictionary.verbs.filter_of("grok")
    assert quick is not None
    found = quick.in_order(quick.without_particle(lasts, prepositions))
    assert [entry.id for entry in found] == ids
    assert [entry.id for entry in quick.in_order(quick.with_particle({"tree", "with", "up"}))] == ["t.grok_up"]
    assert not quick.with_particle({"tree", "up"})


def test_rows_name_their_words(tmp_path: Path) -> None:
    """The numbers of entries by word keep the words as they are written."""
    path = tmp_path / "x.yaml"
    path.write_text(ENTRIES, encoding="utf-8")
    entries = list(read_entries(path, "x.yaml"))
    assert by_word(entries, "noun") == {"grok": ((6, "grand grok"), (6, "grok"))}
    assert by_word(entries, "adjective") == {"grokky": ((7, "grokky"),)}
