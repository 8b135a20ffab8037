"""Actor codes: how they are put together, and which one holds at a date (CAMEO codebook 1.1b3, chapter 4)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.core.actor_code import NO_COUNTRY, code_parts, country_part
from coder.dictionary.actor_entries import ActorEntry
from coder.dictionary.actor_kinds import ActorKind
from coder.dictionary.word_lists import word_set

INTERNATIONAL: Final = frozenset(("IGO", "NGO", "NGM", "IMG", "MNC", "INT"))
"""First parts of codes that are no country: types of international actors."""
OPPOSED: Final = frozenset(("OPP", "REB", "SEP", "INS"))
"""Roles that exclude those of the government and its army."""
FIGHTERS: Final = word_set("actors.fighters")
"""Roles of those who fight outside the forces of a state."""
BEARERS: Final = word_set("actors.state_forces") | FIGHTERS
"""Roles of all who bear arms."""
HOLDERS: Final = word_set("actors.holders")
"""Roles of those who arrest and try: police and courts."""
PRIVATE: Final = word_set("actors.private_roles")
"""Roles of those who hold no office: who left one of them is still no member of the elite ("former hostages")."""
ASSEMBLY: Final = "LEG"
"""The role of parliaments, which are asked to sit and debate."""
OFFICIAL: Final = frozenset(("GOV", "MIL", "GOVMIL", "PTY"))
"""The roles that who opposes or fights the government no longer has."""
ELITE: Final = "ELI"
"""The role of who held an office before."""
RULERS: Final = "GOV"
SOLDIERS: Final = "MIL"
STATE: Final = (None, RULERS)
"""The roles in which a state answers for all of its own."""
ORGANS: Final = ("COP", "MIL", "JUD", "SPY")
"""The roles of a state's organs, for which its government answers."""
TERTIARY: Final = frozenset(("RAD", "MOD"))
"""Parts that say how extreme somebody is; they stand last."""

OUTSIDE, UNDATED, DATED = 0, 1, 2
"""How well a code fits a date: it holds at other dates only, at all dates, at this date by its own dates."""


def code_at(entry: ActorEntry, date: str) -> tuple[str, int]:
    """Return the code of an actor at a date (ISO, or empty for none), and how well it fits.

    After the last term a person is of the elite (``ELI``); before the first one only the country is known.
    """
    for term in entry.terms:
        if term.is_undated:
            return term.code, UNDATED
        if not date or term.holds_at(date):
            return term.code, DATED
    if entry.kind is not ActorKind.PERSON:
        return min(entry.terms, key=lambda term: term.first > date).code, OUTSIDE
    country = country_part(entry.terms[0].code)
    if all(date < term.first for term in entry.terms):
        return country, OUTSIDE
    return country if country in INTERNATIONAL else country + ELITE, UNDATED


def join_code(country: str, roles: Sequence[str], ethnic: str) -> str:
    """Join country, roles and ethnic or religious group to a code; without a country it begins with ``---``.

    The role of the noun is the last one. A former holder of an office is of the elite, and of the elite is who has no
    other role; who opposes or fights the government is no longer of it. No international organisation has a government.

    >>> join_code("TUR", ["COP"], ""), join_code("", ["OPP", "LEG"], ""), join_code("IRQ", [], "KUR")
    ('TURCOP', '---OPPLEG', 'IRQKUR')
    >>> join_code("USA", ["ELI", "GOV"], ""), join_code("TCD", ["REB", "MIL"], ""), join_code("IGO", ["GOVMIL"], "")
    ('USAELI', 'TCDREB', 'IGO')
    >>> join_code("IRQ", ["ELI", "CVL"], "")
    'IRQCVL'
    >>> join_code("FRA", ["", "CHR"], "CHRCTH"), join_code("SOM", ["RAD"], "MOS"), join_code("", ["GOV", "GOVBUS"], "")
    ('FRACHRCTH', 'SOMMOSRAD', '---GOVBUS')
    """
    if ELITE in roles[:-1]:
        roles = [role for role in roles if role != ELITE] if roles[-1] in PRIVATE else [ELITE]
    elif any(roles[:-1]) and roles[-1] == ELITE:
        roles = roles[:-1]
    if OPPOSED.intersection(roles):
        roles = [role for role in roles if role not in OFFICIAL]
    if country in INTERNATIONAL:
        roles = [role for role in roles if not role.startswith(RULERS)]
    parts = _parts_in_order([role for role in roles if role and not country.endswith(role)], ethnic)
    if not country and not any(roles):
        return ethnic
    return (country or NO_COUNTRY) + "".join(parts) if country or parts else ""


def _parts_in_order(roles: Sequence[str], ethnic: str) -> list[str]:
    """Return the parts of roles and of an ethnic or religious group, each once, how extreme somebody is last."""
    parts = [part for code in (*roles, ethnic) for part in code_parts(code)]
    if len(parts) < 2:
        return parts
    return list(dict.fromkeys([part for part in parts if part not in TERTIARY] + parts))
