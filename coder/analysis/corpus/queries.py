"""The query language of ``coder find`` (``grammars/queries.lark``): conditions that one clause must meet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from coder.core.errors import GrammarError, UsageError
from coder.core.lark_grammars import TextParser
from coder.core.paths import dictionaries_dir
from coder.dictionary.lexicon import Lexicon
from coder.dictionary.noun_classes import NounClasses
from coder.dictionary.patterns import Pattern, Vocabulary, build_pattern, parse_pattern
from coder.dictionary.synonyms import SynonymSet

PREPOSITION_TAGS = frozenset(("IN", "TO"))


class Field(StrEnum):
    """What a condition is about; any other field is a preposition."""

    WORD = "word"
    VERB = "verb"
    SUBJECT = "subject"
    OBJECT = "object"
    INDIRECT = "indirect"
    SOURCE = "source"
    TARGET = "target"
    VOICE = "voice"
    NEGATED = "negated"
    TENSE = "tense"


ACTORS = frozenset((Field.SOURCE, Field.TARGET))
_VALUES: Mapping[str, frozenset[str]] = {
    Field.VOICE: frozenset(("active", "passive")),
    Field.NEGATED: frozenset(("yes", "no")),
    Field.TENSE: frozenset(("past", "present")),
}
"""The fields that have one of a few values."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition: the field, what must stand there, and whether it must not."""

    field: str
    """A ``Field``, or a preposition in small letters."""
    text: str
    """The pattern, actor code or value as it is written."""
    pattern: Pattern | None
    """The pattern of fields that hold phrases or words."""
    holds: bool = True


@dataclass(frozen=True, slots=True)
class Query:
    """The conditions that one clause must meet."""

    conditions: tuple[Condition, ...]

    def of(self, *fields: str) -> tuple[Condition, ...]:
        """The conditions on these fields."""
        return tuple(one for one in self.conditions if one.field in fields)


def parse_query(text: str, sets: Mapping[str, SynonymSet], classes: NounClasses) -> Query:
    """Return the conditions of a query; raises ``UsageError`` that names the column of what is wrong.

    >>> from coder.core.paths import dictionaries_dir
    >>> classes = NounClasses.load(dictionaries_dir())
    >>> query = parse_query('verb:shell -in:^location "war"', {}, classes)
    >>> [(one.field, one.text, one.holds) for one in query.conditions]
    [('verb', 'shell', True), ('in', '^location', False), ('word', 'war', True)]
    >>> parse_query("verb:shell objct:city", {}, classes)
    Traceback (most recent call last):
    coder.core.errors.UsageError: column 12: 'objct' is no field (did you mean object?)
    """
    try:
        found = _parser().parse(text)
    except GrammarError as error:
        where = error.message.rpartition(" ")[2]
        column = f"column {where}: " if where.isdigit() and where != "0" else ""
        raise UsageError(f"{column}the query can't be read: {text!r}", remedy=_REMEDY) from error
    words = _Words(sets, classes)
    return Query(tuple(_condition(part, words) for part in found))


_REMEDY = "write FIELD:PATTERN, such as verb:shell, or a word; see docs/corpus.md"


class _Part(NamedTuple):
    """A condition as it is written: field, value, the columns of both, and whether it must hold."""

    field: str
    text: str
    column: int
    at: int
    holds: bool


class _Words(NamedTuple):
    """The words that patterns can name."""

    sets: Mapping[str, SynonymSet]
    classes: NounClasses


@cache
def _parser() -> TextParser:
    return TextParser("queries.lark", _Callbacks())


class _Callbacks:
    """Makes the parts of a query of what the grammar finds; the method names are the aliases of its rules."""

    def start(self, conditions: list[_Part]) -> list[_Part]:
        return conditions

    def holds(self, parts: list[Any]) -> _Part:
        field, value = parts
        return _Part(str(field)[:-1], _bare(value), field.column, value.column, True)

    def fails(self, parts: list[Any]) -> _Part:
        return self.holds(parts)._replace(holds=False)

    def has_word(self, parts: list[Any]) -> _Part:
        (value,) = parts
        return _Part(Field.WORD.value, _bare(value), value.column, value.column, True)

    def lacks_word(self, parts: list[Any]) -> _Part:
        return self.has_word(parts)._replace(holds=False)


def _bare(value: Any) -> str:
    return str(value).strip('"')


def _condition(part: _Part, words: _Words) -> Condition:
    """Return a condition, with its pattern made."""
    field, text = part.field.lower(), part.text
    if field not in set(Field) and not _is_preposition(field.rpartition("_")[2]):
        near = get_close_matches(field, list(Field), 1)
        remedy = f"did you mean {near[0]}?" if near else f"use {', '.join(Field)} or a preposition"
        raise UsageError(f"column {part.column}: '{part.field}' is no field", remedy=remedy)
    values = _VALUES.get(field)
    if values is not None and text not in values:
        message = f"column {part.at}: '{text}' is no value of {field}"
        raise UsageError(message, remedy=f"use {' or '.join(sorted(values))}")
    if field in ACTORS or values is not None:
        return Condition(field, text, None, part.holds)
    return Condition(field.replace("_", " "), text, _pattern(text, part.at, words), part.holds)


def _is_preposition(word: str) -> bool:
    """Whether a word, or the last of several, can be a preposition."""
    return not PREPOSITION_TAGS.isdisjoint(Lexicon.load(dictionaries_dir()).tags(word))


def _pattern(text: str, column: int, words: _Words) -> Pattern:
    try:
        return build_pattern(parse_pattern(text), Vocabulary(words.sets, words.classes))
    except GrammarError as error:
        raise UsageError(f"column {column}: '{text}' is no pattern", remedy=_PATTERN) from error
    except KeyError as error:
        name = str(error.args[0])
        kind, known = ("class of nouns", words.classes.names()) if f"^{name}" in text else ("synonym set", words.sets)
        near = get_close_matches(name, known, 3)
        remedy = f"did you mean {' or '.join(near)}?" if near else "see dictionaries/nouns.yaml, or write a word"
        raise UsageError(f"column {column}: there is no {kind} '{name}'", remedy=remedy) from error


_PATTERN = 'write a word, &set, ^class, several with | between them, or "two words"'
