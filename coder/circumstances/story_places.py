"""The town where the deeds of a sentence happened, for the next one that goes on with them.

It is read off the words of the sentence and the gazetteer alone: what dictionaries say of its actors does not matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from coder.circumstances.gazetteer import Gazetteer, Town
from coder.circumstances.place_names import (
    AROUND,
    ENTERING,
    FARTHEST,
    LARGE,
    LINKS,
    NO_TOWNS,
    OF,
    PARTICLES,
    PLACE_NOUNS,
    TIMES,
    VERBS,
    named_place,
)
from coder.circumstances.places import REPORTING
from coder.circumstances.reach import OCCASIONS, ClauseOwners
from coder.core.circumstances import Place
from coder.core.syntax import Clause, ClauseKind, Parse, Token
from coder.core.values import replace
from coder.dictionary.name_table import fold

STORY: Final = "story"
"""The basis of a place that the sentence before tells."""
BETWEEN: Final = ("POS", "PRP$")
"""Tags of what may stand between "in" and a name besides nouns, adjectives, articles and numbers."""
SHORTEST: Final = 3
"""So many letters has the name of a town at least."""


def town_of_deed(parse: Parse, countries: Sequence[str], abroad: bool, gazetteer: Gazetteer) -> Place | None:
    """Return the first town, in one of some countries, where a sentence says that something happened.

    ``abroad`` says that it may be a large town elsewhere too. Where it was reported, and what it only tells as an
    earlier occasion, is no place of its deeds.
    """
    tokens = parse.sentence.tokens
    owners = ClauseOwners(tokens, parse.clauses)
    for first, stop in _names(tokens):
        town = _longest(tokens, first, stop, countries, gazetteer)
        if town is None and abroad:
            town = _large(" ".join([token.text for token in tokens[first:stop]]), gazetteer)
        if town is not None and _is_of_deed(owners.of(first, stop)):
            return replace(named_place(town.name, town.country, town), basis=STORY)
    return None


def _names(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The names behind words that say where, each by its first word and the one behind: "in the city of Gao"."""
    for at, token in enumerate(tokens):
        named = token.lemma.lower() in PLACE_NOUNS and tokens[at + 1 : at + 2] and tokens[at + 1].text.lower() == OF
        entered = token.tag in VERBS and token.lemma in ENTERING
        if not (token.text.lower() in AROUND or named or entered):
            continue
        for first in range(at + 1, min(at + 1 + FARTHEST, len(tokens))):
            word = tokens[first]
            stop = _end(tokens, first)
            alone = stop == len(tokens) or tokens[first + 1].text.lower() not in PARTICLES
            if word.tag in ("NNP", "NNPS") and not (alone and word.text.lower() in TIMES):
                if tokens[stop - 1].lemma.lower() not in NO_TOWNS:
                    yield first, stop
                break
            elif not (word.tag[0] in "NJDC" or word.tag in BETWEEN or word.text.lower() in LINKS):
                break


def _end(tokens: Sequence[Token], first: int) -> int:
    """Where a name ends that begins at a word: names with particles between them, "Mar del Plata"."""
    stop = first + 1
    while stop < len(tokens):
        particle = tokens[stop].text.lower() in PARTICLES and stop + 1 < len(tokens)
        if tokens[stop + particle].tag not in ("NNP", "NNPS"):
            break
        stop += 1 + particle
    return stop


def _longest(
    tokens: Sequence[Token], first: int, stop: int, countries: Sequence[str], gazetteer: Gazetteer
) -> Town | None:
    """The town of the longest name at a word."""
    for end in range(stop, first, -1):
        name = " ".join([token.text for token in tokens[first:end]])
        town = gazetteer.best(fold(name), countries) if len(name) >= SHORTEST else None
        if town is not None:
            return town
    return None


def _large(name: str, gazetteer: Gazetteer) -> Town | None:
    """The largest town of a name, where it is known the world over."""
    town = next(gazetteer.towns(fold(name)), None)
    return town if town is not None and town.population >= LARGE else None


def _is_of_deed(clause: Clause | None) -> bool:
    if clause is None or clause.quoted or clause.verb.lemma in REPORTING or clause.verb.tense == "present":
        return False
    earlier = clause.link in OCCASIONS and clause.subject_rule == "own"
    return not earlier and clause.kind is not ClauseKind.RELATIVE
