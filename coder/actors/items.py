"""The items of a sentence: its names and role nouns, each with the entry that is meant."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from coder.core.actor_code import country_part
from coder.core.model import ActorMatch, ActorSpan, Phrase, Reason, Sentence, Span
from coder.dictionary.actor_entries import ActorEntry, AgentEntry
from coder.dictionary.actor_kinds import PLACES, ActorKind
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_set

SCENE_PREPOSITIONS = word_set("actors.scene_prepositions")


MarkedSpan = tuple[int, int, ActorSpan]
"""A span that the caller marked as an actor, with the positions of its tokens, half open."""


class Item(NamedTuple):
    """A name or role noun of a sentence, with the entry chosen for it; token positions are half open."""

    first: int
    stop: int
    actor: ActorEntry | None
    agent: AgentEntry | None
    form: str
    """Of a name: name, bare, adjective, people, capital or organ, ``pair`` for two actors in one name.
    Of a role noun: one or many. Of a word that the article introduced: surname or acronym.
    ``stranger`` is a name that looks like a known one and is another person's."""
    code: str
    """Of a name the code at the date of the article; of a role noun its role."""
    known: ActorMatch | None = None
    """The actor whom the article introduced by a surname or an acronym."""
    dated: bool = False
    """Whether the code is that of a term that holds at the date of the article."""

    @property
    def kind(self) -> ActorKind | None:
        """The kind of the actor's entry."""
        return self.actor.kind if self.actor is not None else None

    @property
    def is_place(self) -> bool:
        """Whether the item names a state, a city or a region."""
        return self.actor is not None and self.actor.kind in PLACES

    @property
    def is_person(self) -> bool:
        """Whether the item names a person of the dictionaries."""
        return self.actor is not None and self.actor.kind is ActorKind.PERSON

    @property
    def is_named(self) -> bool:
        """Whether the item names an actor of the dictionaries or one whom the article introduced."""
        return self.actor is not None or self.known is not None

    @property
    def positions(self) -> range:
        """The token positions of the item."""
        return range(self.first, self.stop)

    def match(self, span: Span) -> ActorMatch:
        """Return the actor of a name at a place of the text."""
        trace: tuple[Reason, ...] = ()
        if self.actor is not None:
            trace = (Reason("actor", self.actor.id, self.actor.where, self.actor.name),)
        elif self.known is not None:
            trace = self.known.trace
        return ActorMatch(self.code, span, trace)


class Modifier(NamedTuple):
    """A word that changes the role of the noun after it ("former minister", "rebel commander")."""

    word: str
    entry: AgentEntry


class RecognizedSentence:
    """A sentence with its items, and what can be read off a phrase of it."""

    def __init__(self, sentence: Sentence, items: Sequence[Item], dictionary: Dictionary, date: str) -> None:
        self.index = sentence.index
        self.start = sentence.start
        self.text = sentence.text
        self.tokens = sentence.tokens
        self.items = items
        """The items from left to right."""
        self.dictionary = dictionary
        self.date = date
        """The date of the article (ISO, or empty for none)."""
        roles = dictionary.modifiers
        words = [(at, token.text.lower()) for at, token in enumerate(self.tokens)]
        self.modifiers = [(at, Modifier(word, roles[word])) for at, word in words if word in roles]
        """The modifiers of the sentence with their positions."""
        self._firsts = [item.first for item in items]
        self._within: dict[tuple[int, int], Sequence[Item]] = {}

    def within(self, phrase: Phrase) -> Sequence[Item]:
        """Return the items of the phrase itself without its possessor.

        A name may run past the end of the phrase ("Secretary of State").
        """
        first, stop = phrase.first, phrase.stop
        if phrase.possessor is not None:
            first = max(first, phrase.possessor.stop)
        found = self._within.get((first, stop))
        if found is None:
            firsts = self._firsts
            found = self.items[bisect_left(firsts, first) : bisect_left(firsts, stop)]
            self._within[first, stop] = found
        return found

    def first_name(self, phrase: Phrase) -> Item | None:
        """Return the first name in a phrase, else in its possessor, else in what is attached to it."""
        named = next((item for item in self.within(phrase) if item.is_named), None)
        if named is not None:
            return named
        if phrase.possessor is not None:
            return self.first_name(phrase.possessor)
        return next((item for other in phrase.attached if (item := self.first_name(other)) is not None), None)

    def scene(self) -> str:
        """Return the country of a place that the sentence names after "in", "at" or "near"; "" where there is none."""
        for item in self.items:
            named = item.first and item.is_place and item.form in ("name", "capital")
            if named and self.tokens[item.first - 1].lemma in SCENE_PREPOSITIONS:
                return country_part(item.code)
        return ""

    def town(self) -> str:
        """Return the country of the first city or region that the sentence names; "" where it names none."""
        towns = (ActorKind.CITY, ActorKind.REGION)
        return next((country_part(item.code) for item in self.items if item.kind in towns), "")

    def word(self, at: int) -> str:
        """Return the token at a position in lower case."""
        return self.tokens[at].text.lower()

    def words(self, phrase: Phrase) -> str:
        """Return the words of a phrase as written, joined by blanks."""
        return " ".join([token.text for token in self.tokens[phrase.first : phrase.stop]])

    def covers_head(self, item: Item, phrase: Phrase) -> bool:
        """Whether an item names the head of a phrase, or is the title of an unknown name that ends the phrase."""
        if item.stop > phrase.head:
            return True
        tail = self.tokens[item.stop : phrase.stop]
        return item.agent is not None and all(token.tag in ("NNP", "NNPS") for token in tail)

    def bare(self, phrase: Phrase) -> ActorMatch:
        """Return an actor without a code at the place of a phrase."""
        return ActorMatch(None, self.span(phrase))

    def match(
        self, phrase: Phrase, code: str | None, items: Sequence[Item], steps: tuple[Reason, ...] = ()
    ) -> ActorMatch:
        """Return an actor at the place of a phrase, with the entries of the items that made its code in the trace."""
        trace: list[Reason] = []
        for item in items:
            entry = item.actor or item.agent
            if entry is not None:
                words = " ".join([token.text for token in self.tokens[item.first : item.stop]])
                trace.append(Reason("actor" if item.actor else "agent", entry.id, entry.where, words))
            elif item.known is not None:
                trace += item.known.trace
        return ActorMatch(code, self.span(phrase), (*trace, *steps))

    def span(self, phrase: Phrase) -> Span:
        """Return the place of a phrase in the text of the article."""
        start, end = self.tokens[phrase.first].start, self.tokens[phrase.stop - 1].end
        return Span(start, end, self.text[start - self.start : end - self.start])
