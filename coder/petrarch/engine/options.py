"""The options of a dictionary that stands alone: the settings of PETRARCH's configuration file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from coder.core.errors import DictionaryError

FLAGS = {"yes": 1, "true": 1, "no": 0, "false": 0}


class PatternOptions(NamedTuple):
    """The settings, by the names that the old configuration files give them."""

    require_dyad: int = 1
    """1: an event needs a coded source and target; 0: one of them is enough."""
    new_actor_length: int = 0
    """A noun group of up to so many words stands for itself, in quotation marks, if it names no known actor.

    0: never.
    """
    comma_min: int = 2
    """A clause between commas is skipped if it has from ``comma_min`` to ``comma_max`` words; a maximum of 0: never."""
    comma_max: int = 8
    comma_bmin: int = 3
    """The same for the clause at the beginning of the sentence."""
    comma_bmax: int = 0
    comma_emin: int = 2
    """The same for the clause at its end."""
    comma_emax: int = 8
    nested: int = 0
    """0: what a coded verb governs is not coded again, as in TABARI and PETRARCH.

    1: the clauses in it that have a subject of their own are coded too, as in PETRARCH2.
    """
    former: str = "ELI"
    """The code of any agent after "former"; empty: the agent's own code."""


DEFAULTS: dict[str, str] = {key: str(value) for key, value in PatternOptions()._asdict().items()}


def pattern_options(values: Mapping[str, str], file: str = "manifest.yaml") -> PatternOptions:
    """Return the options that settings as text ask for; an unknown or malformed setting is an error.

    >>> pattern_options({"require_dyad": "no", "comma_max": "6"}).comma_max
    6
    """
    known = PatternOptions._field_defaults
    unknown = [key for key in values if key not in known]
    if unknown:
        remedy = "known options: " + ", ".join(known)
        raise DictionaryError(f"the option '{unknown[0]}' is not known", file=file, remedy=remedy)
    made: dict[str, int | str] = {}
    for key, text in values.items():
        if isinstance(known[key], str):
            made[key] = text
        elif text.lower() in FLAGS or text.isdigit():
            made[key] = FLAGS.get(text.lower(), int(text) if text.isdigit() else 0)
        else:
            raise DictionaryError(f"'{text}' is not a value of '{key}'", file=file, remedy="write a number, yes or no")
    return PatternOptions(**made)  # type: ignore[arg-type]
