"""Acronyms and names of persons: where they begin, and what stands for them later."""

from __future__ import annotations

import pytest
from actor_notation import parse_of

from coder.actors.acronyms import defined
from coder.actors.personal_names import short_names
from coder.pipeline import Pipeline


@pytest.fixture(scope="module")
def coder() -> Pipeline:
    """One coder for all cases."""
    return Pipeline()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Liberian Peace Council (LPC) met.", "LPC: Liberian Peace Council"),
        ("The Movement for Justice and Equality (MJE) met.", "MJE: Movement for Justice and Equality"),
        ("The LPC (Liberian Peace Council) met.", "LPC: Liberian Peace Council"),
        ("The Basque Homeland group (ETA) met.", ""),
        ("The old Basque Homeland (ETA) met.", "ETA: Basque Homeland"),
        ("The council (in Liberia) met.", ""),
        ("The council (1989) met.", ""),
    ],
)
def test_definitions_of_acronyms(text: str, wanted: str, coder: Pipeline) -> None:
    """An acronym stands for the name that begins with its first letter, else for the capitalised words before it."""
    tokens = parse_of(coder, text).sentence.tokens
    shown = [
        f"{one.acronym}: {' '.join(token.text for token in tokens[one.first : one.stop])}" for one in defined(tokens)
    ]
    assert "; ".join(shown) == wanted


@pytest.mark.parametrize(
    ("name", "country", "wanted"),
    [
        ("Angela Merkel", "DEU", ["Merkel"]),
        ("Martin Luther King Jr.", "USA", ["King", "Luther King"]),
        ("Kim Jong Un", "PRK", ["Kim"]),
        ("Emily Lau", "HKG", ["Emily", "Lau"]),
        ("Saif al-Islam", "LBY", ["al-Islam", "Islam", "Al-Islam"]),
        ("Pele", "BRA", []),
    ],
)
def test_short_names(name: str, country: str, wanted: list[str]) -> None:
    """A full name lets its surname stand alone; in East Asia the first word is the surname."""
    assert short_names(name.split(), country) == wanted
