"""The steps of the word pattern engine on sentences: units, verbs, roles, and the words that count for a verb."""

from __future__ import annotations

import pytest
from engine_notation import Reading, cases

from coder.pipeline import Pipeline


@pytest.mark.parametrize(("text", "wanted"), cases("units.txt"))
def test_noun_groups_become_units_with_codes(tabari: Pipeline, text: str, wanted: str) -> None:
    """Names, agents, lists and "of" phrases make the units of a sentence."""
    assert Reading(tabari, text).units() == wanted


@pytest.mark.parametrize(("text", "wanted"), cases("hits.txt"))
def test_each_verb_has_the_code_of_its_best_pattern(tabari: Pipeline, text: str, wanted: str) -> None:
    """The longest pattern that fits decides, else the verb itself."""
    assert Reading(tabari, text).hits() == wanted


@pytest.mark.parametrize(("text", "wanted"), cases("roles.txt"))
def test_source_and_target_stand_where_the_pattern_says(tabari: Pipeline, text: str, wanted: str) -> None:
    """Actor marks, voice and order decide who acts on whom."""
    assert Reading(tabari, text).roles() == wanted


@pytest.mark.parametrize(("text", "wanted"), cases("comma_clauses.txt"))
def test_short_clauses_between_commas_are_skipped(tabari: Pipeline, text: str, wanted: str) -> None:
    """Only clauses of the lengths in the options are skipped."""
    assert Reading(tabari, text).skipped() == wanted


@pytest.mark.parametrize(("text", "wanted"), cases("governed.txt"))
def test_a_verb_governs_its_clause_and_those_below(tabari: Pipeline, text: str, wanted: str) -> None:
    """The words after a verb end before a clause that does not depend on it."""
    assert Reading(tabari, text).governed() == wanted
