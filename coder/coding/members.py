"""Meetings of the members of one body, who meet each other: "NATO members met", "EU leaders held talks"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.coding.candidate import EventCandidate
from coder.core.actor_code import code_parts
from coder.core.model import ActorMatch, Reason, Token
from coder.core.values import replace
from coder.dictionary.tables import Dictionary

BODIES: Final = frozenset(("IGO", "IMG"))
"""How the codes of bodies begin whose members are states or groups of several."""
MEMBERS: Final = "resolve.members"
"""The rule by which the members of a body are the other side of what they do together."""
PLURAL: Final = frozenset(("NNS", "NNPS"))


def with_members(candidate: EventCandidate, tokens: Sequence[Token], dictionary: Dictionary) -> EventCandidate:
    """A candidate of what is done together, with several of one body on both sides where no other side is named."""
    if candidate.target or candidate.frame is not None or len(candidate.source) != 1:
        return candidate
    action, source = dictionary.actions.get(candidate.action), candidate.source[0]
    if action is None or not action.reciprocal or BODIES.isdisjoint(code_parts(source.code or "")[:1]):
        return candidate
    head = next((token for token in tokens if token.end == source.span.end), None)
    if head is None or head.tag not in PLURAL:
        return candidate
    reason = Reason("resolution", MEMBERS, words=source.span.text)
    return replace(candidate, target=(replace(source, trace=(*source.trace, reason)),))


def are_members(actor: ActorMatch) -> bool:
    """Whether an actor stands for the other members of the body that the source is of."""
    return any(reason.rule == MEMBERS for reason in actor.trace)
