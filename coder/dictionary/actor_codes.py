"""Actor codes: their parts, how they are put together, and which one holds at a date (CAMEO codebook 1.1b3, chapter 4)."""

from __future__ import annotations

from collections.abc import Sequence

from coder.dictionary.tables import ActorEntry

INTERNATIONAL = frozenset(("IGO", "NGO", "NGM", "IMG", "MNC", "INT"))
COUNTRYLESS = INTERNATIONAL
NOBODY = "---"
OPPOSED = frozenset(("OPP", "REB", "SEP", "INS"))
"""Roles that exclude those of the government and its army."""


def code_at(entry: ActorEntry, date: str) -> tuple[str, int]:
    """The code of an actor at a date (ISO, or empty for none), and how well it fits: 2 by its dates, 1 undated, 0 outside all dates.

    After the last term a person is of the elite (``ELI``); before the first one only the country is known.
    """
    for code, _, first, last in entry.terms:
        if (first, last) == ("0000", "9999"):
            return code, 1
        if not date or (first <= date and date[: len(last)] <= last):
            return code, 2
    dated = [term for term in entry.terms if (term[2], term[3]) != ("0000", "9999")]
    country = dated[0][0][:3] if dated else NOBODY
    if entry.kind != "person":
        return min(dated, key=lambda term: term[2] > date)[0] if dated else NOBODY, 0
    before = all(date < term[2] for term in dated)
    if before:
        return country, 0
    return (country + "ELI" if country not in INTERNATIONAL else country), 1


def join_code(country: str, roles: Sequence[str], ethnic: str) -> str:
    """A code from its parts: country, roles, ethnic or religious group; without a country it begins with ``---``.

    A former holder of any role is of the elite; who opposes or fights the government is no longer of it.

    >>> join_code("TUR", ["COP"], ""), join_code("", ["OPP", "LEG"], ""), join_code("IRQ", [], "KUR")
    ('TURCOP', '---OPPLEG', 'IRQKUR')
    >>> join_code("USA", ["ELI", "GOV"], ""), join_code("TCD", ["REB", "MIL"], ""), join_code("FRA", ["", "CHR"], "CHRCTH")
    ('USAELI', 'TCDREB', 'FRACHRCTH')
    """
    if "ELI" in roles:
        roles = ["ELI"]
    if OPPOSED.intersection(roles):
        roles = [role for role in roles if role not in ("GOV", "MIL", "GOVMIL", "PTY")]
    if ethnic:
        roles = [role for role in roles if not ethnic.startswith(role)]
    parts: list[str] = []
    for role in roles:
        if role and role not in parts and not country.endswith(role):
            parts.append(role)
    tail = "".join(parts) + ethnic
    if not country and not parts:
        return ethnic
    return (country or NOBODY) + tail if country or tail else ""
