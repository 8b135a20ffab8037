"""Every part of a code and every rule that the coder prints has a meaning for ``coder lookup``."""

from __future__ import annotations

from datetime import date as Date
from functools import cache

import pytest

from coder.coding.subjects import Subject
from coder.core.basis import Basis
from coder.core.event_status import Status
from coder.core.model import Article
from coder.core.paths import dictionaries_dir
from coder.core.yaml_entries import read_entries
from coder.diagnostics.column_values import value_lines
from coder.diagnostics.identifiers import identifier_lines
from coder.diagnostics.lookup import lookup
from coder.language.dates.spans import Precision
from coder.pipeline import Pipeline

TEXT = (
    "Russian President Vladimir Putin met German Chancellor Angela Merkel in Berlin on Tuesday. He may visit Turkey. "
    "Two Iraqi soldiers were killed by rebels in Mosul after the army had attacked the town. The attack, in which "
    "tanks were used, displaced 3,000 people. Gunmen shot a lawmaker. Israel and Egypt will hold talks. Each accused "
    "the other of bad faith. Protesters clashed with police in Athens last week, and dozens were arrested."
)


@cache
def coder() -> Pipeline:
    """Return one coder for all tests."""
    return Pipeline()


def test_every_part_of_the_list_of_codes_has_a_name() -> None:
    """The lists of parts and of their names go together."""
    for entry in read_entries(dictionaries_dir() / "ontology" / "actor_codes.yaml", "actor_codes.yaml"):
        for part in entry.texts("codes"):
            told = list(identifier_lines(coder().dictionary, part, "2014-03-05"))
            assert told or entry.text("kind") == "ethnic", part


@pytest.mark.parametrize(
    ("word", "line"),
    [
        ("IGOUNO", "  United Nations: igo.united_nations (actors/organisations.yaml:"),
        ("---REB", "---REB: no country is known, rebels"),
        ("KOR+PRK", "PRK: North Korea"),
        ("GOV", "  role of president: agent.president (agents.yaml:"),
        ("FIGHT", "FIGHT (frames.yaml:"),
        ("usa.clinton_hillary", "Hillary Clinton, USAGOV"),
        ("tur+agent.police", "agent.police (agents.yaml:"),
        ("status.happened", "a rule of the program: whether it happened"),
        ("passive", "a rule of the program: the clause is passive"),
        ("&talk", "&talk, a set of "),
        ("KURLAB", "KURLAB: Kurd, labour"),
        ("blr.intelligence", "an organ of Belarus: intelligence, BLRSPY"),
    ],
)
def test_codes_and_ids_have_a_meaning(word: str, line: str) -> None:
    """Of actors, roles, actions, entries, rules and sets."""
    assert line in "\n".join(identifier_lines(coder().dictionary, word, "2012-03-05"))


def test_every_id_and_code_of_a_result_can_be_looked_up() -> None:
    """Of events, actors and all steps of their traces."""
    coded = coder().read(Article("a", TEXT, Date(2014, 3, 5)))
    assert len(coded.events) > 5
    sides = [side for event in coded.events for side in (event.source, event.target) if side is not None]
    names = {event.code for event in coded.events} | {event.event for event in coded.events}
    names |= {side.code or "" for side in sides} | {side.id for side in sides}
    names |= {step.rule for item in (*coded.events, *coded.rejected) for step in item.trace}
    names |= {step.rule for side in sides for step in side.trace}
    unknown = {name for name in names if name and not list(identifier_lines(coder().dictionary, name, "2014-03-05"))}
    assert not unknown


@pytest.mark.parametrize(
    ("word", "line"),
    [
        ("martial-law", "martial-law in a column: a PLOVER mode"),
        ("migration", "migration in a column: a PLOVER context"),
        ("tear gas", "tear gas in a column: a weapon"),
        ("composed", "composed in a column: the basis of an actor with a role noun"),
        ("ongoing", "ongoing in a column: the status of an event that goes on"),
    ],
)
def test_what_stands_in_a_column_has_a_meaning(word: str, line: str) -> None:
    """Beside what the word means as a name or a phrase."""
    assert line in "\n".join(lookup(coder(), word))


def test_all_values_of_the_enumerations_have_a_meaning() -> None:
    """Each status, precision, basis and subject that an event may have."""
    values = (*Status, *Precision, *Basis, *Subject)
    assert not [value for value in values if not list(value_lines(coder().dictionary, value))]
