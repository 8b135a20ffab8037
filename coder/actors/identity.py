"""Who an actor is and on what that rests: the entries of its items, joined, and the name of the entry or role noun."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.actors.items import Item
from coder.core.actor_code import after_country, country_part
from coder.core.basis import JOINT, Basis, composed
from coder.core.model import ActorMatch, Reason
from coder.core.values import Record, replace
from coder.dictionary.actor_codes import join_code
from coder.dictionary.actor_entries import ActorEntry
from coder.dictionary.actor_kinds import ActorKind
from coder.dictionary.schema import STATE_PARTS
from coder.dictionary.tables import Dictionary

MODIFIER: Final = "modifier"
"""The part of a trace that names a word that changes a role."""


ORGANS: Final = {role: key.replace("_", " ") for key, role in STATE_PARTS.items()}
"""The organs of states by the roles that their names take: the Knesset is the legislature of Israel."""


LISTED: Final = frozenset((ActorKind.CITY, ActorKind.REGION))
"""Kinds of places that stand in lists, and are their state: Kano is Nigeria."""


class Identity(Record):
    """The id and the canonical name of an actor, and how it is known."""

    __slots__ = ("basis", "id", "name")

    def __init__(self, id: str, name: str, basis: Basis) -> None:
        self.id = id
        self.name = name
        self.basis = basis


NOBODY: Final = Identity("", "", Basis.UNKNOWN)


def identity_of(
    items: Sequence[Item], steps: Sequence[Reason], code: str, owner: Identity, dictionary: Dictionary
) -> Identity:
    """Return who the items of a phrase name together.

    ``steps`` hold the modifiers of the role, ``owner`` is whose the role is where the items do not say it.
    """
    last = items[-1] if items else None
    if last is None:
        return owner
    if last.agent is None:
        return _name(items, last, dictionary)
    names = _places_and_people([item for item in items if item.agent is None], code)
    modifiers = [step for step in steps if step.part == MODIFIER]
    roles = [item.agent for item in items if item.agent is not None]
    front = [_own(item, dictionary).id for item in names] or [owner.id]
    ids = [*front, *(step.rule for step in modifiers), *(role.id for role in roles)]
    words = [*(step.words.lower() for step in modifiers), *(role.name for role in roles)]
    basis = Basis.COMPOSED if names else composed(owner.basis)
    if not names and last.agent.code:
        basis = Basis.NAMED
    return Identity(joined(ids), " ".join(dict.fromkeys(words)), basis)


def identity_in(actor: ActorMatch) -> Identity:
    """Return who an actor is."""
    return Identity(actor.id, actor.name, actor.basis)


def joined(ids: Sequence[str]) -> str:
    """Join the ids of the parts of an actor, none twice.

    >>> joined(["tur", "agent.police"]), joined(["", "agent.police"])
    ('tur+agent.police', 'agent.police')
    """
    return JOINT.join(dict.fromkeys(id_ for id_ in ids if id_))


def _name(items: Sequence[Item], last: Item, dictionary: Dictionary) -> Identity:
    """Return who a name is: a person or body alone, a people with its state ("Iraqi Kurds")."""
    if last.kind is not ActorKind.PEOPLE:
        return _own(last, dictionary)
    states = [item for item in items if item.is_place][:1]
    return replace(_own(last, dictionary), id=joined([_own(item, dictionary).id for item in (*states, last)]))


def _places_and_people(names: Sequence[Item], code: str) -> list[Item]:
    """Return the names that say whose a role is: a person or body alone, else the place of the code, and peoples."""
    bodies = [item for item in names if not item.is_place and item.kind is not ActorKind.PEOPLE]
    if bodies:
        return bodies[-1:]
    places = [item for item in names if item.is_place]
    fitting = [item for item in places if country_part(item.code) == country_part(code)]
    return [*(fitting or places)[:1], *(item for item in names if item.kind is ActorKind.PEOPLE)]


def _own(item: Item, dictionary: Dictionary) -> Identity:
    """Return who one name is."""
    if item.actor is not None:
        state = dictionary.state(item.code) if item.kind in LISTED else None
        if state is not None:
            return Identity(state.id, state.name, Basis.NAMED)
        organ = ORGANS.get(after_country(item.code), "") if item.form == "organ" else ""
        if organ:
            return Identity(f"{item.actor.id}.{organ.replace(' ', '_')}", organ, Basis.NAMED)
        return Identity(item.actor.id, item.actor.name, Basis.OFFICE if item.form == "office" else Basis.NAMED)
    if item.known is not None:
        return Identity(item.known.id, item.known.name, Basis.REFERENCE)
    return _own(item.parts[0], dictionary) if item.parts else Identity("", "", Basis.NAMED)


def as_state(actor: ActorMatch, state: ActorEntry) -> ActorMatch:
    """Return the state of an actor in its place: "the two countries" of two presidents."""
    return replace(actor, code=actor.country, id=state.id, name=state.name)


def in_state(actor: ActorMatch, country: str, state: ActorEntry | None) -> ActorMatch:
    """Return an actor of whom the text tells only the role as one of a country, and of its state if it has an entry."""
    found = replace(actor, code=join_code(country, [after_country(actor.code or "")], ""))
    return replace(found, id=state.id, name=state.name) if state is not None else found
