"""What a discourse keeps of those whom an article names."""

from __future__ import annotations

from typing import Final, NamedTuple

from coder.core.model import ActorMatch, Actors
from coder.core.values import Record
from coder.dictionary.frames import Frame

PRIVATE_ROLES: Final = frozenset((None, "", "BUS"))
"""Roles of those who do not tell of a state: of nobody, and of businesses."""
STRANGER: Final = "stranger"
"""What kind of mention a person is of whom no entry and no word of the text tells the country or the role."""
MEDIA: Final = "MED"
"""The role of media."""
Position = tuple[int, int]
"""Index of a sentence in its article, and of a token in it."""


def last_of_name(word: str) -> str:
    """Return by what a mention keeps the last word of a name, which is no role noun."""
    return f"the {word}"


def is_one_of(actor: ActorMatch, others: Actors) -> bool:
    """Whether an actor is among others: at the span of one, or with its code."""
    return any(actor.span == other.span or (bool(actor.code) and actor.code == other.code) for other in others)


def are_media(actors: Actors) -> bool:
    """Whether all are newspapers, agencies or broadcasters: they report what others say."""
    return bool(actors) and all(actor.role == MEDIA for actor in actors)


SENT: Final = "sent"
"""The kind of deed of whoever sends soldiers somewhere."""


class Mention(Record):
    """Actors that the article named: where, of what kind, by which nouns, and whether as a subject.

    A stranger has no actors; pronouns take him up all the same, and so stand for nobody.
    """

    __slots__ = ("actors", "at", "entity", "first", "gender", "kind", "main", "nouns", "subject")

    def __init__(
        self,
        at: Position,
        actors: Actors,
        kind: str,
        entity: str = "",
        nouns: frozenset[str] = frozenset(),
        gender: str = "",
        subject: bool = False,
        first: Actors = (),
        main: bool = False,
    ) -> None:
        self.at = at
        self.actors = actors
        self.kind = kind
        """What takes it up: person, stranger ("he"), group ("they"), body ("it"), or any where the caller marked it."""
        self.entity = entity
        """The kind of its dictionary entry: state, party, group, company ..."""
        self.nouns = nouns
        """The role nouns that may take it up, and the ids of their entries."""
        self.gender = gender
        self.subject = subject
        self.main = main
        """Whether it is the subject of a main clause."""
        self.first = first
        """Of a list its first actors, whose nouns these are; none where the nouns are those of all."""

    def is_free_of(self, others: Actors) -> bool:
        """Whether it names none of the others."""
        return not others or not any(is_one_of(actor, others) for actor in self.actors)


class Dealing(NamedTuple):
    """How often sentences have told that two states deal with each other, and their actors when they last did."""

    states: tuple[str, ...]
    """The codes of both in order."""
    times: int
    actors: Actors
    sentence: int
    """The last sentence that has told so."""


class IntroducedPerson(NamedTuple):
    """A person whom the article named in full: the actor, its gender ("f", "m" or "") and its given name."""

    actor: ActorMatch
    gender: str
    given: str


class Challenge(NamedTuple):
    """A charge against somebody or a request to him: its sentence, frame and action, who makes it, to whom."""

    sentence: int
    frame: Frame
    action: str
    source: Actors
    target: ActorMatch


class Issued(NamedTuple):
    """A statement, report or letter: the sentence that told of it, and who issued it."""

    sentence: int
    actors: Actors


class Deed(NamedTuple):
    """What somebody did or asked for: its sentence, who did it to whom, and whether others did the like.

    ``mutual`` says so of its sentence, ``sole`` says that nobody else did in the whole text before.
    """

    sentence: int
    source: Actors
    target: Actors = ()
    mutual: bool = False
    sole: bool = False
