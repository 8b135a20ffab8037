"""The field that co-operation or an inquiry lies in: trade, defence, courts; corruption, abuses, the use of force."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from coder.coding.arguments import Arguments
from coder.coding.extraction import Extraction
from coder.core.syntax import Clause, ClauseKind, Phrase
from coder.dictionary.synonyms import SynonymSet
from coder.dictionary.word_lists import word_set

FIELD_PREPOSITIONS: Final = word_set("coding.field_prepositions")
PURPOSE: Final = "to"
FieldWords = Sequence[tuple[str, SynonymSet]]
"""The words of each field, with the action that a general one is in this field."""


def in_field(name: str, arguments: Arguments, clause: Clause | None, extraction: Extraction) -> str:
    """The action for the field in which a general action lies; the action itself where several are named, or none.

    "agreed to cooperate on customs" is economic co-operation, "a probe into the bribes" one of a crime. Of what is
    listed at least half must lie in the field: "cooperation in farming, health and sport" is of any kind.
    """
    action = extraction.dictionary.actions.get(name)
    if action is None or not action.fields:
        return name
    sets = extraction.dictionary.sets
    words = [(special, sets[field]) for field, special in action.fields if field in sets]
    found: set[str] = set()
    for phrase in _topics(arguments, clause, extraction):
        items = [set(_fields_of(extraction.matcher.lemmas(item), words)) for item in (phrase, *phrase.conjuncts)]
        if 2 * len([item for item in items if item]) >= len(items):
            found = found.union(*items)
    return found.pop() if len(found) == 1 else name


def _topics(arguments: Arguments, clause: Clause | None, extraction: Extraction) -> Iterator[Phrase]:
    """The phrases that say what it is about: the object, what follows "on" or "in", and what the purpose names."""
    about = [phrase for phrase in arguments.around if phrase.prep in FIELD_PREPOSITIONS]
    for phrase in (arguments.object, *about):
        if phrase is not None:
            yield phrase
            for index in phrase.clauses:
                yield from _named_by(extraction.parse.clauses[index])
    if clause is not None:
        for other in extraction.parse.clauses:
            if other.parent == clause.index and other.link == PURPOSE and other.kind is ClauseKind.ADVERBIAL:
                yield from _named_by(other)


def _named_by(clause: Clause) -> Iterator[Phrase]:
    """The objects of a clause, with what they are of: "to build a new generation of tanks"."""
    for phrase in clause.objects:
        yield phrase
        yield from phrase.attached


def _fields_of(lemmas: Sequence[str], words: FieldWords) -> Iterator[str]:
    """The special actions of the fields that a phrase names; of expressions that end alike the longest counts."""
    stop = len(lemmas)
    while stop > 0:
        length, special = max([(found.ends_at(lemmas, stop), special) for special, found in words])
        if length:
            yield special
        stop -= length or 1
