"""Who is on whose side: the others in a candidate, its own state, those who act for one state together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.actors.reference import is_mutual
from coder.coding.candidate import GATHERING, EventCandidate
from coder.core.basis import Basis
from coder.core.model import ActorMatch, Actors
from coder.dictionary.actor_codes import ORGANS, RULERS
from coder.dictionary.tables import Dictionary

TIES: Final = frozenset(("05", "06"))
"""Roots of what states do together."""
HYPHEN: Final = "-"
STATE_ROLES: Final = (None, RULERS, "MIL")
"""The roles of those who speak or act for their state."""
IMPLIED_RULE: Final = "resolve.implied"
"""The rule by which the setting implies who an actor is."""


def other_actors(candidate: EventCandidate, subject: Actors, own: bool = True) -> Actors:
    """The actors of a candidate that are not the subject: the source before the target, those of other countries first.

    With ``own`` false nobody of the subject's country counts: who denies what his troops did denies nothing to them.
    """
    mutual = tuple(actor for actor in (*candidate.source, *candidate.target) if is_mutual(actor))
    if mutual:
        return mutual
    spans, sides_of_subject = {actor.span for actor in subject}, {side_of(actor) for actor in subject if actor.code}
    countries = {actor.country for actor in subject if actor.country}
    sides = [
        tuple(actor for actor in side if actor.span not in spans and side_of(actor) not in sides_of_subject)
        for side in (candidate.source, candidate.target)
    ]
    foreign = [tuple(actor for actor in side if actor.country not in countries) for side in sides]
    return next((side for side in (*foreign, *(sides if own else ())) if side), ())


def side_of(actor: ActorMatch) -> str | None:
    """Whom an actor speaks for: a government for its state ("Tokyo" and "the Japanese cabinet" are one side)."""
    return actor.country if actor.role == RULERS and actor.code == f"{actor.country}{RULERS}" else actor.code


def share_actor(one: Actors, other: Actors) -> bool:
    """Whether an actor, or the side for which it speaks, is in both."""
    sides = {side_of(actor) for actor in other if actor.code}
    return any(actor in other or side_of(actor) in sides for actor in one)


def without_own_side(source: ActorMatch | None, targets: tuple[ActorMatch | None, ...]) -> Sequence[ActorMatch | None]:
    """The targets without the source's own state, where one noun names it beside others: "Sino-Kenyan ties".

    Nor does it deal with its own half of a joint body: "met the Kenya-Norway Friendship Association".
    """
    if source is None or len(targets) < 2:
        return targets
    others = {target.span for target in targets if target is not None and target.country != source.country}
    return [
        target
        for target in targets
        if target is None
        or target.country != source.country
        or target.span not in others
        or (target.role and HYPHEN not in target.span.text)
    ]


def without_own_list(sources: Actors, targets: Actors) -> Actors:
    """The targets, none where the list of the sources is read once more: "protests in Lima and Quito"."""
    spans = {actor.span for actor in sources}
    again = all(actor.span in spans and not is_mutual(actor) for actor in targets)
    return () if len(sources) > 1 and again else targets


def parties_of(sources: Actors) -> list[tuple[ActorMatch, ActorMatch]]:
    """Each of several with each other; those who come for one state are one party where another state is there."""
    foreign = len({actor.country for actor in sources if actor.country}) > 1
    pairs = [(one, other) for one in sources for other in sources if one is not other]
    return [(one, other) for one, other in pairs if not (foreign and share_state((one,), (other,)))]


def is_elsewhere(source: ActorMatch | None, sources: Actors, target: ActorMatch | None) -> bool:
    """Whether a source whom only one of several places implies acts in another: "arrests in Lima and Quito"."""
    if source is None or target is None or not source.role or source.country == target.country:
        return False
    implied = any(reason.rule == IMPLIED_RULE for reason in source.trace)
    return implied and any(other.country == target.country for other in sources)


def is_among_themselves(candidate: EventCandidate, dictionary: Dictionary) -> bool:
    """Whether what several do together is only said to be between organs of theirs: "agreed on ties between armies".

    Those of several states who attend a meeting meet each other, and not the state where it is.
    """
    action = dictionary.actions.get(candidate.action)
    if candidate.action == GATHERING and len({actor.country for actor in candidate.source}) > 1:
        return all(not actor.role and actor.basis is Basis.SETTING for actor in candidate.target)
    if action is None or action.root not in TIES or len(candidate.source) < 2 or not candidate.target:
        return False
    return all(actor.country is None and actor.role in STATE_ROLES for actor in candidate.target)


def share_state(one: Actors, other: Actors) -> bool:
    """Whether both speak for the same state: its government, its army, or nobody but itself."""
    states = {actor.country for actor in other if actor.country and actor.role in STATE_ROLES}
    return any(actor.country in states and actor.role in STATE_ROLES for actor in one)


def is_own_side(actor: ActorMatch, subject: Actors) -> bool:
    """Whether an actor is one of those who speak, or acts for their state: its police are those of a government."""
    own = [one for one in subject if one.country is not None and one.country == actor.country]
    acts = actor.role in STATE_ROLES or actor.role in ORGANS
    alike = any(actor.code == one.code for one in subject)
    return alike or any(actor.role is None or (acts and one.role in STATE_ROLES) for one in own)
