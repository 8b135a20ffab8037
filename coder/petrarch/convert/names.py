"""Names of old dictionaries in our notation."""

from __future__ import annotations

import re

_NO_STEM = re.compile(r"(?<![^\W_]{3})\*|\*(?=\w)")
"""A ``*`` that does not end a stem."""
_LETTER = re.compile(r"[^\W_]")


def clean_name(text: str) -> str:
    """Return a name in our notation: a blank for ``_``, and ``...`` where other words may come between.

    >>> clean_name("RURITANIA_STATE RADIO_")
    'RURITANIA STATE ... RADIO'
    """
    parts = [" ".join(part.replace("_", " ").split()) for part in _NO_STEM.sub(" ", text).split()]
    return " ... ".join(part for part in parts if part)


def plain_name(text: str) -> str:
    """Return a name whose words follow each other, in capitals.

    >>> plain_name(" World Golf_Championships ")
    'WORLD GOLF CHAMPIONSHIPS'
    """
    return " ".join(_NO_STEM.sub(" ", text).replace("_", " ").upper().split())


def has_letters(text: str) -> bool:
    """Return whether a text has a letter or digit, without which it names nothing.

    >>> has_letters("_ ..."), has_letters("U.N.")
    (False, True)
    """
    return bool(_LETTER.search(text))
