"""What the extractors of clauses, frames and nouns share while they read one sentence."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Final

from coder.actors.resolver import SentenceActors
from coder.coding.arguments import Arguments
from coder.coding.candidate import EventCandidate
from coder.coding.concerns import Concerns
from coder.coding.implied import ImpliedSides
from coder.coding.matcher import Matcher
from coder.coding.participants import Participants
from coder.coding.persons import persons_in
from coder.core.model import Reason
from coder.core.syntax import Parse, Phrase
from coder.dictionary.tables import Dictionary
from coder.dictionary.verb_tables import VerbEntry
from coder.dictionary.word_lists import word_set

NEGATIVE_DETERMINERS: Final = word_set("coding.negative_determiners")
CONTENT_PREPOSITIONS: Final = word_set("coding.content_prepositions")
MAX_DEPTH: Final = 8
"""How deep frames may nest before the rest of a sentence is left out."""


class Extraction(ABC):
    """The sentence, its actors and entries, and which clauses and nouns are coded already.

    A clause leads to nouns and a noun to clauses: ``of_clause`` stands here so that both can ask for it.
    """

    def __init__(self, dictionary: Dictionary, parse: Parse, actors: SentenceActors) -> None:
        self.dictionary = dictionary
        self.parse = parse
        self.tokens = parse.sentence.tokens
        self.actors = actors
        self.participants = Participants(parse, actors)
        self.concerns = Concerns(parse, actors, self.participants)
        self.implied = ImpliedSides(parse, actors, self.participants)
        self.matcher = Matcher(dictionary, self.tokens, persons_in(self.tokens, actors.items))
        self.taken_clauses: set[int] = set()
        """Clauses that a frame has taken in, so that they give no event of their own."""
        self.taken_nouns: set[int] = set()
        """Places of nouns that a verb has taken in or that are known to be no event."""
        self.eventless_clauses: set[int] = set()
        """Clauses whose entry says that they are no event."""

    @abstractmethod
    def of_clause(self, index: int, depth: int) -> tuple[EventCandidate, ...]:
        """What a clause says was done; ``depth`` counts the frames above it."""

    def content_phrases(self, arguments: Arguments) -> Iterator[Phrase]:
        """The phrases that may name what a frame or light verb is about: the object, then prepositional phrases.

        What is not done beside tells nothing: "kept order with no concessions".
        """
        if arguments.object is not None:
            yield from self.matcher.heads(arguments.object)
        for phrase in sorted(arguments.around, key=lambda phrase: phrase.first):
            if phrase.prep in CONTENT_PREPOSITIONS and not self.is_denied(phrase):
                yield from self.matcher.heads(phrase)

    def is_denied(self, phrase: Phrase) -> bool:
        """Whether a phrase says what there is not: "with no concessions"."""
        return self.tokens[phrase.first].lemma.lower() in NEGATIVE_DETERMINERS

    def hangs_on_adjective(self, phrase: Phrase) -> bool:
        """Whether a phrase only says of what something is free or full: "made the visit free of charge"."""
        return phrase.prep == "of" and phrase.first > 1 and self.tokens[phrase.first - 2].tag.startswith("JJ")

    def reason(self, part: str, entry: VerbEntry, trigger: tuple[int, int]) -> Reason:
        """A step of the trace: an entry has decided, on the words of the trigger."""
        words = " ".join([token.text for token in self.tokens[trigger[0] : trigger[1]]])
        return Reason(part, entry.id, entry.where, words)
