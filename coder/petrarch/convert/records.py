"""The entries of old dictionaries: the same records for TABARI, PETRARCH and PETRARCH2."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class OldActor(NamedTuple):
    """An actor with its names and its codes, each code as ``CODE [FROM..UNTIL]``."""

    names: tuple[str, ...]
    codes: tuple[str, ...]
    was: str


class OldAgent(NamedTuple):
    """A role noun: every form of it, and its code with ``~`` where the actor's code stands."""

    names: tuple[str, ...]
    code: str
    was: str


class OldMember(NamedTuple):
    """A word, a phrase or another set (``&NAME``) in a synonym set."""

    text: str
    was: str


class OldSet(NamedTuple):
    """A synonym set of words, phrases and other sets."""

    name: str
    members: list[OldMember]
    was: str

    @property
    def words(self) -> tuple[str, ...]:
        """Its members without their places."""
        return tuple(member.text for member in self.members)


class OldVerb(NamedTuple):
    """The verbs of a block that share a code and the patterns of the block."""

    block: str
    forms: tuple[str, ...]
    code: str
    was: str


class OldPattern(NamedTuple):
    """A pattern of a block."""

    block: str
    pattern: str
    code: str
    was: str


class OldTransform(NamedTuple):
    """A rule of PETRARCH2 for a verb over an event: ``~ a (b . ATTACK) SAY = a b 112``."""

    rule: str
    was: str


class OldDiscard(NamedTuple):
    """A phrase that keeps its sentence, or the whole story, from being coded."""

    phrase: str
    story: bool
    was: str


class OldIssue(NamedTuple):
    """Phrases that mark an issue; those under the code ``~`` mark none."""

    code: str
    words: tuple[str, ...]
    was: str


class OldCode(NamedTuple):
    """What a list says of a code: its name and its Goldstein weight, each empty where it says nothing of it."""

    code: str
    name: str
    goldstein: str
    was: str


@dataclass(slots=True)
class OldDictionaries:
    """All entries of a set of old files."""

    actors: list[OldActor] = field(default_factory=list)
    agents: list[OldAgent] = field(default_factory=list)
    sets: list[OldSet] = field(default_factory=list)
    verbs: list[OldVerb] = field(default_factory=list)
    patterns: list[OldPattern] = field(default_factory=list)
    transforms: list[OldTransform] = field(default_factory=list)
    discards: list[OldDiscard] = field(default_factory=list)
    issues: list[OldIssue] = field(default_factory=list)
    codes: list[OldCode] = field(default_factory=list)
    options: dict[str, str] = field(default_factory=dict)
    """Settings of a configuration file."""
    closed: set[str] = field(default_factory=set)
    """The names that end with ``_``, so that their last word is a whole one."""

    def counts(self) -> dict[str, int]:
        """Return how many entries of each kind there are, without the kinds that have none."""
        sizes = {name: len(getattr(self, name)) for name in self.__slots__ if name != "closed"}
        return {name: size for name, size in sizes.items() if size}
