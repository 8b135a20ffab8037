"""What a phrase says of an actor, part by part, and the code that its parts make."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.actors.identity import NOBODY as STRANGER
from coder.actors.identity import Identity
from coder.actors.items import Item, Modifier
from coder.core.actor_code import country_part, role_part
from coder.core.model import Reason
from coder.core.values import Record
from coder.dictionary.actor_codes import INTERNATIONAL, OPPOSED
from coder.dictionary.actor_kinds import BODIES

NO_ROLE: Final = "-"
"""The role of a modifier that takes the role from the noun after it."""


class Parts(Record):
    """What the items of a phrase say, each part a code or part of one."""

    __slots__ = ("all_sides", "body", "country", "ethnic", "fixed", "person", "role")

    def __init__(
        self, country: str, ethnic: str, person: str, body: str, fixed: str, role: str, all_sides: bool
    ) -> None:
        self.country = country
        self.ethnic = ethnic
        self.person = person
        self.body = body
        self.fixed = fixed
        self.role = role
        self.all_sides = all_sides
        """Whether those are parties of all sides: "urged all parties", "the political parties of Chad"."""


class BuiltCode(Record):
    """The code of a phrase (None where it names nobody), the steps to it beside the entries of its items, its owner."""

    __slots__ = ("code", "owner", "steps")

    def __init__(self, code: str | None, steps: tuple[Reason, ...] = (), owner: Identity = STRANGER) -> None:
        self.code = code
        self.steps = steps
        self.owner = owner


NOBODY: Final = BuiltCode(None)


def side_of(code: str, items: Sequence[Item]) -> str:
    """Return the country of an owner, or its whole code where those who belong to it carry that."""
    whole = (
        country_part(code) in INTERNATIONAL
        or role_part(code) in OPPOSED
        or any(item.kind in BODIES or item.form == "acronym" for item in items)
    )
    return code if whole else country_part(code)


def steps_of(modifiers: Sequence[Modifier]) -> tuple[Reason, ...]:
    """Return the trace of modifiers."""
    return tuple([Reason("modifier", modifier.entry.id, modifier.entry.where, modifier.word) for modifier in modifiers])


def roles_of(modifiers: Sequence[Modifier]) -> list[str]:
    """Return the roles that modifiers add."""
    return [modifier.entry.role for modifier in modifiers if modifier.entry.role != NO_ROLE]
