"""Which sentences have to be coded if only the events of some are wanted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from coder.actors.pronouns import means_a_speaker
from coder.coding import deeds, opponents
from coder.core.model import Parse

MEMORY: Final = max(deeds.MEMORY, opponents.MEMORY)
"""So many sentences back a charge, a request or a deed is taken up."""


def deciding(parses: Sequence[Parse], only: Collection[int]) -> set[int]:
    """Return the sentences without whose candidates those of others can't be known.

    Those shortly before may be answered; and whoever spoke last, however far back, is meant by "we" and quoted.
    """
    shortly = {index - back for index in only for back in range(MEMORY + 1)}
    spoken = (
        parse.sentence.index
        for parse in reversed(parses[: max(only, default=-1) + 1])
        if means_a_speaker(parse.sentence)
        or (parse.sentence.index in shortly and any(clause.quoted for clause in parse.clauses))
    )
    return shortly | set(range(next(spoken, 0)))
