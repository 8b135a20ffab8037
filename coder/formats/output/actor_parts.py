"""The parts of an actor code as other data sets list them: entity, role and the rest (CAMEO codebook, chapter 4)."""

from __future__ import annotations

from coder.core.actor_code import NO_COUNTRY, code_parts

ROLES = frozenset(
    (
        "GOV MIL REB OPP PTY COP JUD SPY MED EDU BUS CRM CVL LEG LAB REF ELI AGR DEV ENV HLH HRI INS SEP RAD MOD "
        "UAF PPL"
    ).split()
)
RELIGIONS = frozenset(
    (
        "ADR ATH BAH BUD CHR CON CPT CTH DOX DRZ HIN HSD ITR JAN JEW JHW LDS MOS MRN MRZ MSN MUS NRM PAG PRO SFI SHI "
        "SHN SIK SUN TAO UDX ZRO"
    ).split()
)
INTERNATIONAL = frozenset("IGO NGO IMG MNC INT NGM UNO".split())


def entity_role_rest(code: str) -> tuple[str, str, str]:
    """Return the entity, the role and the further parts of an actor code, joined by ``;``.

    >>> entity_role_rest("SYRREBISI"), entity_role_rest("---GOV"), entity_role_rest("")
    (('SYR', 'REB', 'ISI'), ('', 'GOV', ''), ('', '', ''))
    """
    entity, *rest = code_parts(code) or [NO_COUNTRY]
    role = next((part for part in rest if part in ROLES), "")
    if role:
        rest.remove(role)
    return "" if entity == NO_COUNTRY else entity, role, ";".join(rest)
