"""Entries that are taken out of the dictionaries are proposed again from sentences that they would take."""

from __future__ import annotations

from pathlib import Path

import pytest

from coder.analysis.suggest import suggest
from coder.analysis.suggest.proposals import uses_of
from coder.compiled import compiled_layers
from coder.core.model import Article
from coder.core.paths import dictionaries_dir
from coder.dictionary.tables import load_tables
from coder.pipeline import Pipeline

CASES = [
    [part.strip() for part in line.split("|")]
    for line in (Path(__file__).parents[1] / "cases" / "analysis" / "taken_out.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
ENOUGH = 7
"""Of the cases so many come back now: a change must not lose one."""


def without(folder: Path, entry: str) -> Path:
    """Dictionaries that replace an entry by one that nothing fits."""
    (folder / "verbs").mkdir(parents=True)
    (folder / "verbs" / "a.yaml").write_text(f'- {{id: {entry}, verb: xyzzy, event: none, examples: ["x => none"]}}\n')
    return folder


def test_entries_come_back(tmp_path: Path) -> None:
    """They are among the first three proposals for one of the words of their sentences."""
    back = []
    for number, (entry, said, *texts) in enumerate(CASES):
        mine = without(tmp_path / str(number), entry)
        found = suggest([Article(str(at), text) for at, text in enumerate(texts)], [mine], least=1)
        meanings = [f"{one.meaning.result} {one.meaning.name}" for word in found for one in word.proposals]
        back += [entry] if said in meanings else []
    assert len(back) >= ENOUGH, back


def test_a_suggestion_is_an_entry(tmp_path: Path) -> None:
    """What is written can be read as a dictionary, with the sentences as examples and the others as comments."""
    texts = ["Chad has zapped Libya.", "French jets zapped Niger on Monday."]
    (found,) = suggest([Article(str(at), text) for at, text in enumerate(texts)])
    assert (found.kind, found.word, found.count) == ("verb", "zap", 2)
    text = found.yaml(load_tables(compiled_layers([dictionaries_dir()])))
    (tmp_path / "verbs").mkdir()
    (tmp_path / "verbs" / "a.yaml").write_text(text + "\n", encoding="utf-8")
    made = load_tables(compiled_layers([dictionaries_dir(), tmp_path]))
    (entry,) = [entry for entry in made.verbs.of("zap") if entry.id.startswith("new.zap")]
    assert (entry.result, entry.name) == found.proposals[0].meaning
    assert all(sentence in text for sentence in texts) and "\n# or {id: new.zap." in text


@pytest.mark.parametrize(
    "text, kind, word, place",
    [
        ("Chad flurbled the Libyan attack on Niger.", "verb", "flurble", "object"),  # Libya attacked, and not Chad
        ("Kenya flurbled a truce between Chad and Libya.", "verb", "flurble", "between"),
        ("Chad and Libya have flurbled.", "verb", "flurble", "subject"),
    ],
)
def test_gaps_beside_events_of_others_and_of_two_together(text: str, kind: str, word: str, place: str) -> None:
    """An event of others in its object does not say what a verb means; two subjects can be its two actors."""
    (gap,) = uses_of(Pipeline(), [Article("a", text)]).gaps[kind, word]
    assert gap.target_place == place


@pytest.mark.parametrize("texts", [[], [""], ["Chad met Libya."], ["The zebra zapped."]])
def test_nothing_is_suggested_where_nothing_is_missing(texts: list[str]) -> None:
    """Neither for empty texts, nor for what has entries, nor without two actors."""
    assert suggest([Article(str(at), text) for at, text in enumerate(texts)], least=1) == []
