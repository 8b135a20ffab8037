"""Scores how many heads of state and government of a table the dictionaries know at the middle of their terms."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date as Date
from functools import cache
from pathlib import Path

from coder.core.actor_code import NO_COUNTRY
from coder.core.errors import InputError
from coder.core.model import Article
from coder.core.paths import dictionaries_dir
from coder.core.yaml_entries import read_entries
from coder.evaluate.actor_codes import country_of
from coder.evaluate.gold import read_text
from coder.evaluate.scores import Mistake, Share
from coder.pipeline import Pipeline

COLUMNS = ("cow_abbreviation", "leader", "from", "until")
SENTENCE = "President {} criticized {} on Monday."
TARGETS = {"SWE": "Sweden", "NOR": "Norway"}
"""Whom the leader criticizes: the first of these states that is not the leader's own."""
TABLE_ENDS = "2021-06"
"""Until when a leader without an end held office."""
MIDDLE_OF_MONTH = 15


@dataclass(frozen=True, slots=True)
class Leader:
    """A row of the table: one term of one person."""

    codes: frozenset[str]
    """The actor codes of the country."""
    name: str
    middle: Date
    """The day in the middle of the term."""


@dataclass(frozen=True, slots=True)
class LeaderScores:
    """The share of the leaders whose sentence is coded with their country as source, and the others."""

    known: Share
    mistakes: tuple[Mistake, ...]


def score_leaders(coder: Pipeline, leaders: Iterable[Leader]) -> LeaderScores:
    """Code for each leader "President NAME criticized Sweden on Monday." at the middle of the term.

    >>> reagan = Leader(frozenset(["USA"]), "Reagan", Date(1985, 1, 20))
    >>> score_leaders(Pipeline(), [reagan]).known
    Share(right=1, total=1)
    """
    mistakes: list[Mistake] = []
    total = 0
    for leader in leaders:
        total += 1
        own = {country_of(code) for code in leader.codes}
        target = next(code for code in TARGETS if code not in own)
        found = _sources(coder, leader, TARGETS[target])
        if not found & own:
            known = found - {NO_COUNTRY}
            cause = f"{'/'.join(sorted(leader.codes))}: {'another country' if known else 'not known'}"
            text = f"{leader.name} on {leader.middle}: {' '.join(sorted(found)) or 'no event'}"
            mistakes.append(Mistake(cause, text))
    return LeaderScores(Share(total - len(mistakes), total), tuple(mistakes))


def read_leaders(path: Path) -> list[Leader]:
    """Return the leaders of a table with columns separated by tabs; raise ``InputError`` for a row that is wrong."""
    rows = csv.DictReader(read_text(path).splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    missing = [column for column in COLUMNS if column not in (rows.fieldnames or ())]
    if missing:
        remedy = "see docs/evaluation.md for the formats"
        raise InputError(f"has no column '{missing[0]}'", file=path, line=1, remedy=remedy)
    return [_leader(row, path, number) for number, row in enumerate(rows, 2)]


def middle_of_term(first: str, last: str) -> Date:
    """Return the day in the middle of a term from a day to a month; a term without an end lasts as long as the table.

    >>> str(middle_of_term("2001-01-21", "2009-01")), str(middle_of_term("2020-06-15", ""))
    ('2005-01-18', '2020-12-14')
    """
    start, end = _day(first), max(_day(first), _day(last or TABLE_ENDS))
    return start + (end - start) // 2


@cache
def cow_states() -> Mapping[str, frozenset[str]]:
    """Return the actor codes of each state by its abbreviation in the Correlates of War.

    >>> cow_states()["FRN"]
    frozenset({'FRA'})
    """
    name = "ontology/cow_states.yaml"
    entries = read_entries(dictionaries_dir() / name, name)
    return {entry.text("cow"): frozenset(entry.texts("codes")) for entry in entries}


def _leader(row: Mapping[str, str | None], path: Path, number: int) -> Leader:
    state, name, first, last = ((row[column] or "").strip() for column in COLUMNS)
    if state not in cow_states():
        remedy = "use an abbreviation of dictionaries/ontology/cow_states.yaml, or add it there"
        raise InputError(f"'{state}' is no state", file=path, line=number, remedy=remedy)
    try:
        middle = middle_of_term(first, last)
    except ValueError as error:
        remedy = "write YYYY-MM-DD or YYYY-MM"
        raise InputError(f"'{first}' to '{last}' is no term", file=path, line=number, remedy=remedy) from error
    family, _, given = name.partition("(")[0].rstrip().partition(", ")
    return Leader(cow_states()[state], f"{given} {family}".strip(), middle)


def _day(text: str) -> Date:
    """A date, or the middle of a month."""
    return Date.fromisoformat(text if len(text) > len("YYYY-MM") else f"{text}-{MIDDLE_OF_MONTH}")


def _sources(coder: Pipeline, leader: Leader, target: str) -> set[str]:
    """The countries of the sources of the events in the leader's sentence."""
    events = coder.read(Article("leader", SENTENCE.format(leader.name, target), leader.middle)).events
    return {country_of(event.source.code or NO_COUNTRY) for event in events if event.source}
