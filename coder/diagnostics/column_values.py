"""What the words in the columns of the output mean: modes, contexts and weapons, statuses, subjects and bases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from coder.circumstances.manner import MODES
from coder.diagnostics.identifiers import ontology_names
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_values


def value_lines(dictionary: Dictionary, word: str) -> Iterator[str]:
    """Yield a line on each column in whose cells a word may stand.

    >>> from coder.pipeline import Pipeline
    >>> list(value_lines(Pipeline().dictionary, "heavy-weapons"))
    ['heavy-weapons in a column: a PLOVER mode']
    """
    said = [what for what, words in _manner(dictionary).items() if word and word in words]
    meaning = _meanings().get(word)
    yield from (f"{word} in a column: {what}" for what in (*said, *([meaning] if meaning else ())))


def _manner(dictionary: Dictionary) -> Mapping[str, frozenset[str]]:
    """The words of three columns: those of the codes, and those that words of a text say."""
    codes = dictionary.codes.values()
    told = [word_values(f"manner.{plover.lower()}").values() for plover in MODES]
    return {
        "a PLOVER mode": frozenset((*(code.mode for code in codes), *(mode for modes in told for mode in modes))),
        "a PLOVER context": frozenset(
            (*(name for code in codes for name in code.contexts), *word_values("manner.contexts").values())
        ),
        "a weapon": frozenset(word_values("manner.weapons").values()),
    }


@cache
def _meanings() -> Mapping[str, str]:
    return ontology_names("rules.yaml")[-1]
