"""Actors that another expression of the text takes up, and how their trace tells it."""

from __future__ import annotations

from typing import Final

from coder.core.basis import taken_up
from coder.core.model import ActorMatch, Actors, Reason
from coder.core.values import replace

MUTUAL: Final = "resolve.mutual"
"""The rule by which "each other" stands for those who do it: they alone are source and target of one candidate."""
APPOSITION: Final = "resolve.apposition"
"""The rule by which an apposition says who a phrase is: that is no reference to another place of the text."""


def resolved(actors: Actors, rule: str, words: str, place: ActorMatch) -> Actors:
    """Return actors that another expression takes up, at the place of that expression, with the rule in their trace.

    An actor that the caller marked keeps its place.
    """
    reason = Reason("resolution", rule, words=words)
    return tuple(
        replace(
            actor,
            span=actor.span if marked(actor) else place.span,
            trace=(*actor.trace, reason),
            basis=taken_up(actor.basis) if rule != APPOSITION else actor.basis,
        )
        for actor in actors
    )


def marked(actor: ActorMatch) -> bool:
    """Whether the caller marked this actor."""
    return bool(actor.trace) and actor.trace[0].rule.startswith("given.")


def is_mutual(actor: ActorMatch) -> bool:
    """Whether an actor stands for "each other"."""
    return any(reason.rule == MUTUAL for reason in actor.trace)
