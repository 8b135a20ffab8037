"""The entries of actors and role nouns, and the plain rows in which the compiled tables keep them."""

from __future__ import annotations

from typing import Final

from coder.core.packed import PackedRows
from coder.core.values import Record
from coder.dictionary.actor_kinds import ActorKind

ALWAYS: Final = ("0000", "9999")
"""The first and the last date of a term without dates."""
TermRow = tuple[str, str, str, str]
ActorRow = tuple[str, str, str, str, tuple[TermRow, ...], str, tuple[str, ...], bool, str]
AgentRow = tuple[str, str, str, str, tuple[str, ...], bool, str]


class Term(Record):
    """A code with the ISO dates for which it holds, both included; ``office`` is what the person was then."""

    __slots__ = ("code", "first", "last", "office")

    def __init__(self, code: str, office: str, first: str, last: str) -> None:
        self.code = code
        self.office = office
        self.first = first
        self.last = last

    @property
    def is_undated(self) -> bool:
        """Whether the term holds at all dates."""
        return (self.first, self.last) == ALWAYS

    def holds_at(self, date: str) -> bool:
        """Whether the term holds at a date (ISO).

        >>> Term("RUSGOV", "", "2004-03-09", "2006").holds_at("2006-12-31")
        True
        """
        return self.first <= date and date[: len(self.last)] <= self.last


class ActorEntry(Record):
    """An actor of the dictionaries."""

    __slots__ = ("capital", "context", "gender", "id", "kind", "name", "own", "terms", "where")

    def __init__(
        self,
        id: str,
        where: str,
        kind: ActorKind,
        gender: str,
        terms: tuple[Term, ...],
        name: str,
        context: tuple[str, ...] = (),
        own: bool = False,
        capital: str = "",
    ) -> None:
        self.id = id
        self.where = where
        self.kind = kind
        self.gender = gender
        self.terms = terms
        self.name = name
        self.context = context
        """Words of which the article must have one if this reading of the name is to count."""
        self.own = own
        """Whether it is the user's, and so goes before bundled entries."""
        self.capital = capital
        """The name of a state's capital."""

    def row(self) -> ActorRow:
        """Return the entry as plain values."""
        terms = tuple((term.code, term.office, term.first, term.last) for term in self.terms)
        return self.id, self.where, self.kind.value, self.gender, terms, self.name, self.context, self.own, self.capital

    @classmethod
    def of_row(cls, row: ActorRow) -> ActorEntry:
        """Make the entry of plain values."""
        id_, where, kind, gender, plain, name, context, own, capital = row
        terms = tuple([Term(*term) for term in plain])
        return cls(id_, where, ActorKind(kind), gender, terms, name, context, own, capital)


class ActorTable(dict[int, ActorEntry]):
    """The actors by their numbers.

    An entry is made when a text first names it: there are many, and a text needs few.
    """

    def __init__(self, rows: PackedRows[ActorRow]) -> None:
        super().__init__()
        self.rows = rows

    def __missing__(self, number: int) -> ActorEntry:
        made = self[number] = ActorEntry.of_row(self.rows[number])
        return made


class AgentEntry(Record):
    """A role noun: it appends ``role`` to a country or organisation, or is ``code`` by itself."""

    __slots__ = ("code", "generic", "id", "name", "role", "takes_up", "where")

    def __init__(
        self,
        id: str,
        where: str,
        role: str,
        code: str,
        takes_up: tuple[str, ...] = (),
        generic: bool = False,
        name: str = "",
    ) -> None:
        self.id = id
        self.where = where
        self.role = role
        self.code = code
        self.takes_up = takes_up
        """The kinds of named actors that "the" with this noun may stand for."""
        self.generic = generic
        """The noun says no more than "person of": a role noun before it decides ("police official")."""
        self.name = name
        """The first of its nouns."""

    def row(self) -> AgentRow:
        """Return the entry as plain values."""
        return self.id, self.where, self.role, self.code, self.takes_up, self.generic, self.name
