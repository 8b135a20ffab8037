"""The pattern language of the dictionaries: which phrases a pattern matches, and how specific the match is."""

from __future__ import annotations

import pytest

from coder.core.errors import GrammarError
from coder.dictionary.noun_classes import noun_classes
from coder.dictionary.patterns import PatternTable, Vocabulary, compile_pattern, parse_pattern
from coder.dictionary.synonyms import synonym_set

CLASSES = noun_classes({"truck": "vehicle", "envoy": "person", "crew": "group"}, {"agent": "person group"})
SETS = Vocabulary({"aid": synonym_set(["aid", "loan", "relief supply"]), "arms": synonym_set(["weapon"])}, CLASSES)


@pytest.mark.parametrize(
    ("pattern", "phrase", "weight"),
    [
        ("*", "anything", 0),
        ("aid", "military aid", 1),
        ("aid", "aid worker", -1),
        ("military aid", "military and food aid", 2),
        ("military aid", "aid military", -1),
        ("military aid", "food aid", -1),
        ("&aid", "big loan", 1),
        ("&aid", "relief supply", 1),
        ("&aid", "supply", -1),
        ("economic &aid", "economic relief supply", 2),
        ("&arms|military &aid", "military loan", 2),
        ("&arms|military &aid", "weapon", 1),
        ("!food aid", "military aid", 1),
        ("!food aid", "food aid", -1),
        ("!&arms &aid", "weapon loan", -1),
        ("!peace", "talk", 0),
        ("^vehicle", "army truck", 1),
        ("^vehicle", "truck driver", -1),
        ("^agent", "ship crew", 1),
        ("foreign ^agent", "foreign envoy", 2),
        ("!^vehicle crew", "truck crew", -1),
    ],
)
def test_weight_of_a_match(pattern: str, phrase: str, weight: int) -> None:
    """The head decides, the words before it stand in order, excluded words stand nowhere; -1 is no match."""
    assert compile_pattern(pattern, SETS).match(tuple(phrase.split())) == weight


def test_a_name_has_no_class() -> None:
    """A name that is written like a common noun does not match the class of the noun, but any set that lists it."""
    named = (False, True)
    assert compile_pattern("^vehicle", SETS).match(("the", "truck"), named) == -1
    assert compile_pattern("&arms", SETS).match(("the", "weapon"), named) == 1


def test_a_set_that_is_not_defined() -> None:
    """A pattern may only name known sets."""
    with pytest.raises(KeyError, match="nowhere"):
        compile_pattern("&nowhere", SETS)
    with pytest.raises(KeyError, match="nothing"):
        compile_pattern("^nothing", SETS)


@pytest.mark.parametrize("pattern", ["&", "a|", "!"])
def test_what_is_no_pattern(pattern: str) -> None:
    """What the grammar does not know is an error."""
    with pytest.raises(GrammarError):
        parse_pattern(pattern)


def test_equal_patterns_are_one_object() -> None:
    """A table builds each pattern once."""
    table = PatternTable(SETS)
    assert table.build(parse_pattern("&aid")) is table.build(parse_pattern("&aid"))
    assert table.build(parse_pattern("&aid")) is not table.build(parse_pattern("&arms"))
