"""Verbs and nouns between two actors that no entry takes, with all that tells what they may mean."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from coder.actors.mentions import PARTNERS
from coder.actors.reach import Reach
from coder.actors.resolver import SentenceActors
from coder.coding.arguments import Arguments, arguments_of, attached
from coder.coding.extractor import Extracted
from coder.coding.fits import Fit
from coder.coding.matcher import PROPER_TAGS, Matcher
from coder.core.model import ActorMatch, Actors
from coder.core.syntax import Clause, Phrase
from coder.diagnostics.missing_verbs import COPULA, OBJECT
from coder.dictionary.frames import Trait
from coder.dictionary.verb_tables import VerbEntry

CONTENT_TAGS = frozenset(("NN", "NNS", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "JJ"))


class Head(NamedTuple):
    """What a phrase may be taken for: the lemmas up to its head, and which of them are names."""

    lemmas: tuple[str, ...]
    proper: tuple[bool, ...]


class Place(NamedTuple):
    """A phrase at a place: object, indirect, possessor or a preposition."""

    name: str
    heads: tuple[Head, ...]
    is_actor: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """One use of a verb or noun between two actors that no entry takes."""

    kind: str
    """``verb`` or ``noun``."""
    word: str
    """The lemma, with the particle."""
    places: tuple[Place, ...]
    """What stands around it, the object first."""
    target_place: str
    """Where the other actor stands."""
    source: str
    target: str
    """The codes of the two actors."""
    content: frozenset[str]
    """The lemmas of the nouns, verbs and adjectives of its sentence that are no names."""
    has_clause: bool
    """Whether it governs a clause: "asked Iraq to leave"."""
    text: str
    """The sentence."""

    @property
    def lemma(self) -> str:
        """The word without its particle."""
        return self.word.split(" ")[0]


def gaps(sentence: Extracted, uncoded: Collection[int] = ()) -> Iterator[Gap]:
    """Yield the verbs and nouns of a sentence that stand between two actors and that no entry takes.

    ``uncoded`` are the characters at which triggers begin whose meaning has no code: they are gaps all the same.
    """
    if sentence.actors.items:
        yield from _Reader(sentence, uncoded).gaps()


class _Reader:
    """Reads the gaps of one sentence."""

    def __init__(self, sentence: Extracted, uncoded: Collection[int]) -> None:
        self._parse, self._actors = sentence.parse, sentence.actors
        self._tokens = self._parse.sentence.tokens
        self._matcher = Matcher(sentence.actors.dictionary, self._tokens)
        self._proper = tuple(token.tag[:3] in PROPER_TAGS for token in self._tokens)
        self._taken = {
            candidate.trigger[0]: {actor.code for actor in candidate.source}
            for candidate in sentence.candidates
            if self._tokens[candidate.trigger[0]].start not in uncoded
        }
        """Where a candidate begins that an entry takes, with the codes of its doers."""
        self._text = " ".join(self._parse.sentence.text.split())
        self._quotes = any(token.tag == OPENS for token in self._tokens)
        self._content = frozenset(
            token.lemma.lower() for token in self._tokens if token.tag in CONTENT_TAGS and len(token.lemma) > 2
        )

    def gaps(self) -> Iterator[Gap]:
        for clause in self._parse.clauses:
            if clause.verb.lemma == COPULA:
                continue
            fits = {self._takes(fit.entry, clause) for fit in self._fits(clause)}
            arguments = arguments_of(clause)
            if NONE not in fits:
                yield from self._verb(clause, arguments)
            for phrase in (clause.subject, *clause.objects, *clause.preps):
                if phrase is not None and not self._matcher.noun_fits(phrase):
                    yield from self._noun(phrase, arguments, bool(fits) and NONE not in fits)

    def _fits(self, clause: Clause) -> list[Fit]:
        """The entries that take a verb: all that fit as well as the best."""
        fits = self._matcher.verb_fits(clause)
        return [fit for fit in fits if fit.weight == fits[0].weight]

    def _takes(self, entry: VerbEntry, clause: Clause) -> str:
        """What an entry makes of a verb; a frame without content, also one that reports, leaves a gap."""
        frame = entry.frame
        if frame is None:
            return entry.result
        reports = Trait.REPORTS in frame.traits or Trait.OPENS_QUOTATION in frame.traits
        return NONE if reports and (clause.complements or self._quotes) else EMPTY

    def _verb(self, clause: Clause, arguments: Arguments) -> Iterator[Gap]:
        if arguments.subject is not None and not self._is_taken(clause, arguments):
            word = f"{clause.verb.lemma} {clause.verb.particle}".strip().lower()
            yield from self._gap("verb", word, arguments.subject, arguments, clause.complements)

    def _is_taken(self, clause: Clause, arguments: Arguments) -> bool:
        """Whether an entry takes a verb, or a noun behind it, unless others do what that says: "condemned the raid"."""
        verb = clause.verb
        within = [phrase for phrase in (arguments.object, *arguments.preps) if phrase is not None]
        stop = max([verb.stop, *(phrase.stop for phrase in within)])
        doers = (
            {actor.code for actor in _coded(self._actors, arguments.subject, Reach.ANY)} if arguments.subject else {}
        )
        return any(
            first < verb.stop or not sources or not sources.isdisjoint(doers)
            for first, sources in self._taken.items()
            if verb.first <= first < stop
        )

    def _noun(self, phrase: Phrase, clause: Arguments, is_content: bool) -> Iterator[Gap]:
        """Yield a noun with its doers, or one that a verb without a meaning of its own carries."""
        tag = self._tokens[phrase.head].tag
        if tag not in ("NN", "NNS") or phrase.head in self._taken:
            return
        own = Arguments(phrase.possessor, preps=tuple(attached(phrase)))
        word = self._tokens[phrase.head].lemma.lower()
        doer = phrase.possessor or _doer(own.preps)
        if doer is not None:
            yield from self._gap("noun", word, doer, own, phrase.clauses)
        elif is_content:
            others = tuple(other for other in clause.preps if other.head != phrase.head)
            doer = clause.subject if clause.subject is not None else _doer(others)
            if doer is not None and phrase.head != doer.head:
                around = Arguments(doer, None, clause.indirect, (*own.preps, *others))
                yield from self._gap("noun", word, doer, around, phrase.clauses)

    def _gap(
        self, kind: str, word: str, subject: Phrase, arguments: Arguments, clauses: tuple[int, ...]
    ) -> Iterator[Gap]:
        doers = tuple(_coded(self._actors, subject, Reach.ANY))
        doers = doers[:1] if subject.prep == BETWEEN else doers
        if not doers:
            return
        places = list(self._places(arguments, doers)) + list(self._places_of_content(clauses, doers))
        others = [(place.name, code) for place, code in places if code]
        if not others and len(doers) > 1:
            others = [(TOGETHER, str(doers[1].code))]
        if others:
            where, other = min(others, key=lambda found: found[0] not in NEAR and found[0] not in PARTNERS)
            around = tuple(place for place, _ in places)
            yield Gap(kind, word, around, where, str(doers[0].code), other, self._content, bool(clauses), self._text)

    def _places_of_content(self, clauses: tuple[int, ...], doers: Actors) -> Iterator[tuple[Place, str]]:
        """Yield the other actors of the clauses that a verb governs: "plans to meet France"."""
        for index in clauses:
            for place, code in self._places(arguments_of(self._parse.clauses[index]), doers):
                if code:
                    yield Place(CONTENT, place.heads, place.is_actor), code

    def _places(self, arguments: Arguments, doers: Actors) -> Iterator[tuple[Place, str]]:
        """Yield what stands around, each with the code of the other actor that it names."""
        codes = {actor.code for actor in doers}
        phrases = [(OBJECT, arguments.object), ("indirect", arguments.indirect)]
        phrases += [(phrase.prep, phrase) for phrase in arguments.around]
        if arguments.object is not None:
            phrases.append(("possessor", arguments.object.possessor))
        for name, phrase in phrases:
            if phrase is None:
                continue
            head = [actor.code for actor in _coded(self._actors, phrase, Reach.HEAD) if actor.code not in codes]
            reached = head or [
                actor.code for actor in _coded(self._actors, phrase, Reach.ANY) if actor.code not in codes
            ]
            yield Place(name, self._heads(phrase), bool(head)), str(reached[0]) if reached else ""

    def _heads(self, phrase: Phrase) -> tuple[Head, ...]:
        return tuple(
            Head(self._matcher.lemmas(head), self._proper[head.first : head.head + 1])
            for head in self._matcher.heads(phrase)
        )


def _doer(phrases: Iterable[Phrase]) -> Phrase | None:
    """Who does what a noun says: behind "by", or the first of two behind "between"."""
    return next((phrase for phrase in phrases if phrase.prep in (BY, BETWEEN)), None)


def _coded(actors: SentenceActors, phrase: Phrase, reach: Reach) -> list[ActorMatch]:
    return [actor for actor in actors.actors(phrase, reach) if actor.code]


NONE, EMPTY = "none", "empty"
"""What entries make of a verb that say that it is no event, and frames without their content."""
BY, BETWEEN = "by", "between"
OPENS = "``"
"""The tag of the mark that opens a quotation."""
TOGETHER = "subject"
"""The place of the second of two who do something together."""
CONTENT = "content"
"""The place of an actor in a clause that the verb governs."""
NEAR = (OBJECT, "indirect", "possessor")
"""The places of those to whom most acts are done."""
