"""The entries of a folder that stands alone: each has an id, its line, and the line of the old dictionary."""

from __future__ import annotations

from typing import NamedTuple

from coder.core.model import Reason
from coder.petrarch.engine.transforms import Transform

Words = tuple[str, ...]


class ActorRow(NamedTuple):
    """An actor and its codes, each with its first and last day."""

    id: str
    where: str
    was: str
    codes: tuple[tuple[str, str, str], ...]


class AgentRow(NamedTuple):
    """A role noun and its code, with ``~`` where the actor's code stands."""

    id: str
    where: str
    was: str
    code: str


class VerbRow(NamedTuple):
    """The forms of a verb that share a code, and the block whose patterns they share; ``form`` is the first of them."""

    id: str
    where: str
    was: str
    code: str
    block: str
    form: str


class PatternRow(NamedTuple):
    """A pattern of a block, as text and as the elements on both sides of the verb, those nearest to it first."""

    id: str
    where: str
    was: str
    code: str
    text: str
    before: tuple[tuple[str, str, str], ...]
    after: tuple[tuple[str, str, str], ...]

    @property
    def length(self) -> int:
        """How many elements it has.

        >>> PatternRow("p", "", "", "190", "A * B", (("word", "A", " "),), (("word", "B", " "),)).length
        2
        """
        return len(self.before) + len(self.after)


class TransformRow(NamedTuple):
    """A transformation, as text and as its parts."""

    id: str
    where: str
    was: str
    text: str
    rule: Transform


class DiscardRow(NamedTuple):
    """A phrase that keeps its sentence or its whole story from being coded: ``scope`` says which."""

    id: str
    where: str
    was: str
    scope: str


class IssueRow(NamedTuple):
    """The phrases of an issue; those under the code ``~`` mark none."""

    id: str
    where: str
    was: str
    code: str


Row = ActorRow | AgentRow | VerbRow | PatternRow | TransformRow | DiscardRow | IssueRow


def place(row: Row) -> str:
    """Return the line of an entry, and the line of the old dictionary that it came from.

    >>> place(AgentRow("agent.3", "agents.yaml:3", "PETR.agents.txt:17", "~MIL"))
    'agents.yaml:3 from PETR.agents.txt:17'
    """
    return f"{row.where} from {row.was}" if row.was else row.where


def reason(part: str, row: Row, words: str) -> Reason:
    """Return the step of a trace that an entry decided."""
    return Reason(part, row.id, place(row), words)
