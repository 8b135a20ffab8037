"""On what the code of an actor rests."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

JOINT: Final = "+"
"""Joins the ids of the parts of an actor: ``tur+agent.police``."""


class Basis(StrEnum):
    """The evidence by which a phrase was taken for an actor, the strongest first."""

    NAMED = "named"
    """The phrase names it: a state, a person, a body."""
    OFFICE = "office"
    """A title and a surname, which the holder of that office had at that date: "Prime Minister Wilson" in 1974."""
    COMPOSED = "composed"
    """A role noun with a nationality, an owner or an organisation: "Turkish police", "the president of Chad"."""
    REFERENCE = "reference"
    """A pronoun, a description or a short name for somebody whom the article named: "she", "the minister"."""
    SETTING = "setting"
    """A role whose country is that of the place or of the story: "police" in a report from Lagos of Nigeria alone."""
    UNKNOWN = "unknown"
    """A role of which nobody knows the country."""


ASSURED: Final = frozenset((Basis.NAMED, Basis.OFFICE, Basis.COMPOSED))
"""The bases that the phrase itself gives."""


def composed(owner: Basis) -> Basis:
    """Return the basis of a role whose owner is known on some basis.

    >>> composed(Basis.NAMED).value, composed(Basis.REFERENCE).value
    ('composed', 'reference')
    """
    return Basis.COMPOSED if owner in ASSURED else owner


def taken_up(named: Basis) -> Basis:
    """Return the basis of an expression that takes up an actor that is known on some basis.

    >>> taken_up(Basis.NAMED).value, taken_up(Basis.SETTING).value
    ('reference', 'setting')
    """
    return Basis.REFERENCE if named in ASSURED else named
