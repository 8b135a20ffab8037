"""Finds verbs and nouns that stand between two actors and have no entry that fits, as entries to be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from coder.actors.mentions import PARTNERS
from coder.actors.reach import Reach
from coder.actors.resolver import SentenceActors
from coder.coding.matcher import Matcher
from coder.core.model import Actors, Article
from coder.core.syntax import Clause, Parse, Phrase
from coder.pipeline import Pipeline

EXAMPLES = 3
LONGEST_EXAMPLE = 200
COPULA = "be"
OBJECT = "object"


@dataclass(slots=True)
class MissingVerb:
    """A verb or noun between two actors that no entry fits, with its count and examples."""

    words: str
    kind: str
    """``verb`` or ``noun``."""
    place: str
    """Where the other actor stands: ``object`` or a preposition."""
    count: int = 0
    examples: list[str] = field(default_factory=list)

    def entry(self) -> str:
        """Return the entry to be filled in, with the examples as comments above it."""
        lines = [
            f"# {self.count} times: {example}" if number == 0 else f"#   {example}"
            for number, example in enumerate(self.examples)
        ]
        slug = re.sub(r"[^a-z0-9]+", "_", f"{self.words} {self.place}".lower()).strip("_")
        return "\n".join(
            [
                *lines,
                f'- {{id: new.{slug}, {self.kind}: [{self.words}], target: [{self.place}], action: "???", '
                'examples: ["??? => ???"]}',
            ]
        )


def missing_verbs(coder: Pipeline, articles: Iterable[Article], least: int = 2) -> list[MissingVerb]:
    """Return the verbs and nouns between two actors that no entry fits, the commonest first.

    ``least`` is how often one must be found.
    """
    found: dict[tuple[str, str, str], MissingVerb] = {}
    for article in articles:
        for parse, actors in coder.opened(article):
            text = " ".join(parse.sentence.text.split())[:LONGEST_EXAMPLE]
            for kind, words, place in _of_sentence(parse, actors):
                verb = found.setdefault((kind, words, place), MissingVerb(words, kind, place))
                verb.count += 1
                if len(verb.examples) < EXAMPLES and text not in verb.examples:
                    verb.examples.append(text)
    return sorted((one for one in found.values() if one.count >= least), key=lambda one: (-one.count, one.words))


def _of_sentence(parse: Parse, actors: SentenceActors) -> Iterator[tuple[str, str, str]]:
    """Yield kind, words and place of the other actor of each verb and noun between two actors without an entry."""
    if not actors.items:
        return
    matcher = Matcher(actors.dictionary, parse.sentence.tokens)
    for clause in parse.clauses:
        if clause.verb.lemma != COPULA and clause.subject is not None and not matcher.verb_fits(clause):
            yield from _verb(clause, actors)
        for phrase in (clause.subject, *clause.objects, *clause.preps):
            if phrase is not None and not matcher.noun_fits(phrase):
                yield from _noun(phrase, parse, actors)


def _verb(clause: Clause, actors: SentenceActors) -> Iterator[tuple[str, str, str]]:
    """Yield the verb of a clause whose subject is an actor, with the first place where another one stands."""
    assert clause.subject is not None
    verb, doer = clause.verb, actors.actors(clause.subject, Reach.HEAD)
    words = f"{verb.lemma} {verb.particle}".strip()
    places = [(OBJECT, phrase) for phrase in clause.objects]
    places += [(phrase.prep, phrase) for phrase in clause.preps if phrase.prep in PARTNERS]
    place = next((place for place, phrase in places if _is_other(doer, phrase, actors)), "")
    if place:
        yield "verb", words.lower(), "subject" if verb.passive and place == "by" else place


def _noun(phrase: Phrase, parse: Parse, actors: SentenceActors) -> Iterator[tuple[str, str, str]]:
    """Yield the noun of a phrase that belongs to one actor and has another one after a preposition."""
    if phrase.possessor is None or parse.sentence.tokens[phrase.head].tag not in ("NN", "NNS"):
        return
    doer = actors.actors(phrase.possessor, Reach.HEAD)
    for other in phrase.attached:
        if other.prep in PARTNERS and _is_other(doer, other, actors):
            yield "noun", parse.sentence.tokens[phrase.head].lemma.lower(), other.prep
            return


def _is_other(doer: Actors, phrase: Phrase, actors: SentenceActors) -> bool:
    """Whether a phrase names an actor of a known code besides the doer, who has one too."""
    codes = {actor.code for actor in doer}
    return bool(codes) and any(actor.code not in codes for actor in actors.actors(phrase, Reach.HEAD))
