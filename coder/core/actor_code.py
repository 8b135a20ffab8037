"""The parts of an actor code: three letters each, the first a country, an international type or ``---`` for none."""

from __future__ import annotations

from typing import Final

NO_COUNTRY: Final = "---"
"""The first part of the code of a role whose country nobody knows: ``---GOV``."""
SEVERAL: Final = "+"
"""Joins the codes of several actors that one name stands for: ``KOR+PRK``."""


def code_parts(code: str) -> list[str]:
    """Return the three-letter parts of an actor code.

    >>> code_parts("SYRREBISI"), code_parts("---GOV"), code_parts("")
    (['SYR', 'REB', 'ISI'], ['---', 'GOV'], [])
    """
    return [code[at : at + 3] for at in range(0, len(code), 3)]


def country_part(code: str) -> str:
    """Return the first part of an actor code, ``---`` where it has no country.

    >>> country_part("TURCOP"), country_part("---GOV"), country_part("")
    ('TUR', '---', '')
    """
    return code[:3]


def role_part(code: str) -> str:
    """Return the second part of an actor code.

    >>> role_part("SYRREBISI"), role_part("SYR")
    ('REB', '')
    """
    return code[3:6]


def after_country(code: str) -> str:
    """Return all of an actor code but its first part.

    >>> after_country("SYRREBISI"), after_country("SYR")
    ('REBISI', '')
    """
    return code[3:]
