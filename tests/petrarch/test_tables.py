"""Names, tags, codes and options of a dictionary that stands alone."""

from __future__ import annotations

import pytest

from coder.core.errors import DictionaryError
from coder.core.syntax import Sentence
from coder.petrarch.engine.codes import with_agents
from coder.petrarch.engine.lookup import lookup, near_entries
from coder.petrarch.engine.options import pattern_options
from coder.petrarch.engine.tables import cut_words, search
from coder.pipeline import Pipeline

NAMES = {
    "KING": ((("KING", "RUPERT", "II"), (False, False, False), 0), (("KING", "RUPERT"), (False, True), 1)),
    "RUPERT": ((("RUPERT",), (False,), 2),),
}


@pytest.mark.parametrize(
    ("text", "groups", "wanted"),
    [
        ("KING RUPERT II", [1, 1, 1], [(0, 3, 0)]),
        ("KING RUPERT", [1, 1], [(0, 2, 1)]),
        ("KING OLD RUPERT", [1, 1, 1], [(0, 3, 1)]),
        ("KING OLD RUPERT", [1, 2, 2], [(2, 3, 2)]),
        ("QUEEN", [1], []),
    ],
)
def test_the_longest_name_wins(text: str, groups: list[int], wanted: list[tuple[int, int, int]]) -> None:
    """Other words come between the words of a name only where it allows them, and inside one noun group."""
    words = text.split()
    assert [tuple(found) for found in search(NAMES, words, 0, len(words), groups)] == wanted


@pytest.mark.parametrize(
    ("code", "agents", "wanted"),
    [
        ("ZEN", ["~GOV", "~MIL"], "ZENGOVMIL"),
        ("ZENMIL", ["~MIL"], "ZENMIL"),
        ("", ["~REB"], "---REB"),
        ("ZEN", ["IGO~"], "IGOZEN"),
    ],
)
def test_agents_add_their_codes_once(code: str, agents: list[str], wanted: str) -> None:
    """``~`` says on which side the actor's code stands."""
    assert with_agents(code, agents) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("Zenda's army", ["ZENDA", "'S", "ARMY"]), ("DON'T_GO", ["DO", "N'T", "GO"]), ("U.N", ["U.N."])],
)
def test_names_are_cut_as_the_tokenizer_cuts(text: str, wanted: list[str]) -> None:
    """Possessives and negations stand apart, and initials have their last full stop."""
    assert cut_words(text) == wanted


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("Ruritania shells Graustark.", "shells", "VBZ"),
        ("It would shells Graustark.", "shells", "VB"),
        ("Ruritania drops by Graustark.", "drops", "VBZ"),
        ("The shells of Ruritania hit Graustark.", "shells", "NNS"),
    ],
)
def test_verbs_of_the_dictionary_are_tagged_as_verbs(tabari: Pipeline, text: str, word: str, tag: str) -> None:
    """A noun becomes a verb only where the sentence can use it as one."""
    tokens = tabari.parse(Sentence(0, 0, len(text), text)).sentence.tokens
    assert [token.tag for token in tokens if token.text == word] == [tag]


def test_options_are_numbers_flags_and_texts() -> None:
    """An unknown name and a wrong value are errors."""
    assert pattern_options({"nested": "TRUE", "former": ""})[-2:] == (1, "")
    for values in ({"nosuch": "1"}, {"nested": "perhaps"}):
        with pytest.raises(DictionaryError):
            pattern_options(values)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("195", "195 verb STRAFE: verb."),
        ("038", "038 pattern * OLD_&PLACE: pattern."),
        ("soldiers from Graustark", "GRKMIL soldiers"),
        ("RURREB", "RURREB actor DUKE OF STRELSAU: RURREB: actor."),
        ("NIS", "NIS actor TWIN ISLES: NIS/SIS: actor."),
        ("COP", "COP agent POLICE: ~COP: agent."),
        ("agent.3", "agent POLICE: ~COP: agent.3 (agents.yaml:"),
        ("verb.1", "verb "),
        ("pattern.1", "pattern "),
        ("discard.2", "discard of the story CHESS OLYMPIAD: discard.2 (discards.yaml:"),
        ("issue.1", "issue "),
    ],
)
def test_lookup_finds_codes_and_actors(tabari: Pipeline, words: str, line: str) -> None:
    """A code or id leads to its entries, and a phrase to its code."""
    assert tabari.patterns is not None
    parse = tabari.parse(Sentence(0, 0, len(words), words))
    assert any(found.startswith(line) for found in lookup(tabari.patterns.tables, parse, "1994-05-06"))


def test_slips_in_lookup_have_near_entries(tabari: Pipeline) -> None:
    """Of names in whatever case, of codes and ids."""
    assert tabari.patterns is not None
    found = [near_entries(tabari.patterns.tables, words) for words in ("Syldavja", "RURREP", "agnt.2", "qqqq")]
    assert [words in near for words, near in zip(("SYLDAVIA", "RURREB", "agent.2"), found, strict=False)] == [True] * 3
    assert found[-1] == []
