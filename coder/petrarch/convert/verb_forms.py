"""The regular forms of a verb in capitals, as TABARI and PETRARCH form them."""

from __future__ import annotations

VOWELS = frozenset("AEIOU")
SIBILANTS = ("S", "X", "Z", "CH", "SH")


def verb_forms(verb: str) -> list[str]:
    """Return the regular forms of a verb; ``+`` marks the verb among several words.

    >>> verb_forms("+BREAK_DOWN"), verb_forms("DENY")
    (['+BREAK DOWN', '+BREAKS DOWN', '+BREAKED DOWN', '+BREAKING DOWN'], ['DENY', 'DENIES', 'DENIED', 'DENYING'])
    """
    words = verb.replace("_", " ").split()
    at = next((index for index, word in enumerate(words) if word.startswith("+")), 0)
    base = words[at].lstrip("+")
    stem = base[:-1] if base.endswith("E") else base
    if base.endswith("Y") and base[-2:-1] not in VOWELS:
        third, past = base[:-1] + "IES", base[:-1] + "IED"
    else:
        third, past = base + ("ES" if base.endswith(SIBILANTS) else "S"), stem + "ED"
    forms = []
    for form in (base, third, past, stem + "ING"):
        marked = "+" + form if len(words) > 1 else form
        forms.append(" ".join([*words[:at], marked, *words[at + 1 :]]))
    return forms
