"""Makes actor codes of different sources comparable: one code for each country, none for a role alone."""

from __future__ import annotations

from functools import cache

from coder.core.actor_code import NO_COUNTRY, after_country, country_part
from coder.core.paths import dictionaries_dir
from coder.core.yaml_entries import read_entries


def full_code(code: str) -> str:
    """Return an actor code with the one code of its country.

    >>> full_code("ROMGOV"), full_code("FRAMIL")
    ('ROUGOV', 'FRAMIL')
    """
    code = code.strip().upper()
    first = country_part(code)
    return _aliases().get(first, first) + after_country(code)


def country_of(code: str) -> str:
    """Return the country or international type of an actor code, ``---`` for a role without a country.

    >>> country_of("ROMGOV"), country_of("IGOUNO"), country_of("REB"), country_of("---MIL")
    ('ROU', 'IGO', '---', '---')
    """
    first = country_part(full_code(code))
    return NO_COUNTRY if first in _roles() else first


@cache
def _aliases() -> dict[str, str]:
    """The other codes of countries and international types, each with the code that stands for it."""
    name = "ontology/code_aliases.yaml"
    entries = read_entries(dictionaries_dir() / name, name)
    return {alias: entry.text("code") for entry in entries for alias in entry.texts("aliases")}


@cache
def _roles() -> frozenset[str]:
    """The parts of actor codes that are roles; NGO is an international type too and so none of them."""
    name = "ontology/actor_codes.yaml"
    parts: dict[str, set[str]] = {}
    for entry in read_entries(dictionaries_dir() / name, name):
        parts.setdefault(entry.text("kind"), set()).update(entry.texts("codes"))
    return frozenset(parts["role"] - parts["type"])
