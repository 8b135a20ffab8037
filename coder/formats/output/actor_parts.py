"""The parts of an actor code as other data sets list them: entity, role, religion and the rest (CAMEO codebook, ch. 4)."""

from __future__ import annotations

from coder.formats.output.tab_separated import NULL

ROLES = frozenset(
    (
        "GOV MIL REB OPP PTY COP JUD SPY MED EDU BUS CRM CVL LEG LAB REF ELI AGR DEV ENV HLH HRI INS SEP RAD MOD UAF PPL"
    ).split()
)
RELIGIONS = frozenset(
    (
        "ADR ATH BAH BUD CHR CON CPT CTH DOX DRZ HIN HSD ITR JAN JEW JHW LDS MOS MRN MRZ MSN MUS NRM PAG PRO SFI SHI "
        "SHN SIK SUN TAO UDX ZRO"
    ).split()
)
INTERNATIONAL = frozenset("IGO NGO IMG MNC INT NGM UNO".split())


def pieces(code: str) -> list[str]:
    """Return the three-letter parts of an actor code.

    >>> pieces("SYRREBISI")
    ['SYR', 'REB', 'ISI']
    """
    return [code[at : at + 3] for at in range(0, len(code), 3)]


def entity_role_rest(code: str) -> tuple[str, str, str]:
    """Return the entity, the role and the further parts of an actor code, joined by ``;``.

    >>> entity_role_rest("SYRREBISI"), entity_role_rest("---GOV"), entity_role_rest("")
    (('SYR', 'REB', 'ISI'), ('', 'GOV', ''), ('', '', ''))
    """
    entity, *rest = pieces(code) or [NULL]
    role = next((piece for piece in rest if piece in ROLES), "")
    if role:
        rest.remove(role)
    return "" if entity == NULL else entity, role, ";".join(rest)
