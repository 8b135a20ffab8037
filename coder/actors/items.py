"""The items of a sentence: its names and role nouns, each with the entry that is meant."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from coder.core.basis import Basis
from coder.core.model import ActorMatch, ActorSpan, Reason
from coder.core.syntax import Sentence, Span
from coder.core.values import Record, replace
from coder.dictionary.actor_entries import ActorEntry, AgentEntry
from coder.dictionary.actor_kinds import PLACES, ActorKind

NAME_TAGS: Final = ("NNP", "NNPS")
"""The tags of the words of names."""
TOWNS: Final = (ActorKind.CITY, ActorKind.REGION)
PERSON: Final = ActorKind.PERSON
"""Asked for so often that the look into the enumeration counts."""

MarkedSpan = tuple[int, int, ActorSpan]
"""A span that the caller marked as an actor, with the positions of its tokens, half open."""


class Item(Record):
    """A name or role noun of a sentence, with the entry chosen for it; token positions are half open."""

    __slots__ = ("actor", "agent", "code", "dated", "first", "form", "known", "parts", "stop")

    def __init__(
        self,
        first: int,
        stop: int,
        actor: ActorEntry | None,
        agent: AgentEntry | None,
        form: str,
        code: str,
        known: ActorMatch | None = None,
        dated: bool = False,
        parts: tuple[Item, ...] = (),
    ) -> None:
        self.first = first
        self.stop = stop
        self.actor = actor
        self.agent = agent
        self.form = form
        """Of a name: name, bare, adjective, people, capital or organ, ``pair`` for two actors in one name.
        Of a role noun: one or many. Of a word that the article introduced: surname or acronym.
        ``stranger`` is a name that looks like a known one and is another person's."""
        self.code = code
        """Of a name the code at the date of the article; of a role noun its role."""
        self.known = known
        """The actor whom the article introduced by a surname or an acronym."""
        self.dated = dated
        """Whether the code is that of a term that holds at the date of the article."""
        self.parts = parts
        """Of a compound the actors that its parts name: "Kerry-Lavrov"."""

    @property
    def kind(self) -> ActorKind | None:
        """The kind of the actor's entry."""
        return self.actor.kind if self.actor is not None else None

    @property
    def is_place(self) -> bool:
        """Whether the item names a state, a city or a region."""
        return self.actor is not None and self.actor.kind in PLACES

    @property
    def is_town(self) -> bool:
        """Whether the item names a town or region, or the seat of a government."""
        return self.actor is not None and (self.actor.kind in TOWNS or self.form == "capital")

    @property
    def is_person(self) -> bool:
        """Whether the item names a person of the dictionaries."""
        return self.actor is not None and self.actor.kind is PERSON

    @property
    def is_settled(self) -> bool:
        """Whether the item names a person who held his office at the date, or one of the user's entries."""
        return self.actor is not None and (self.actor.own or (self.is_person and self.dated))

    @property
    def is_named(self) -> bool:
        """Whether the item names an actor of the dictionaries or one whom the article introduced."""
        return self.actor is not None or self.known is not None

    @property
    def is_stranger(self) -> bool:
        """Whether the item looks like a known name and is another person's."""
        return self.form == "stranger"

    @property
    def positions(self) -> range:
        """The token positions of the item."""
        return range(self.first, self.stop)

    def match(self, span: Span) -> ActorMatch:
        """Return the actor of a dictionary entry at a place of the text."""
        assert self.actor is not None
        trace = (Reason("actor", self.actor.id, self.actor.where, self.actor.name),)
        return ActorMatch(self.code, span, trace, self.actor.id, self.actor.name, Basis.NAMED)


class Modifier(Record):
    """A word that changes the role of the noun after it ("former minister", "rebel commander")."""

    __slots__ = ("entry", "word")

    def __init__(self, word: str, entry: AgentEntry) -> None:
        self.word = word
        self.entry = entry


def marked_spans(spans: Iterable[ActorSpan], sentence: Sentence) -> tuple[MarkedSpan, ...]:
    """Return what a sentence has of the spans that the caller marked, with the positions of their tokens."""
    given = []
    for span in spans:
        inside = [at for at, token in enumerate(sentence.tokens) if token.start < span.end and token.end > span.start]
        if inside:
            here = replace(span, start=max(span.start, sentence.start), end=min(span.end, sentence.end))
            given.append((inside[0], inside[-1] + 1, here))
    return tuple(given)
