"""Finds the stems among names: TABARI matched the beginnings of words, and ``MINIST`` stood for all its words."""

from __future__ import annotations

from collections.abc import Container
from itertools import islice

from coder.petrarch.convert.bundled import Bundled
from coder.petrarch.convert.records import OldDictionaries
from coder.petrarch.convert.report import Line, Report
from coder.petrarch.engine.tables import STEM

SHORTEST_ROLE, SHORTEST_NAME = 4, 5
"""Letters that a stem has in a role noun and in the name of an actor."""
SHOWN = 3
"""Words that a finding gives for a stem."""


def mark_stems(old: OldDictionaries, known: Bundled, report: Report) -> None:
    """Mark the stems at the end of names with ``*``, and report them.

    A stem is no word of English but the beginning of one, and no ``_`` ended it in the old file. Names of actors are
    stems only where ``_`` ends others, as TABARI asked for.
    """
    for at, agent in enumerate(old.agents):
        names = _marked(agent.names, SHORTEST_ROLE, old.closed, known)
        if names != agent.names:
            old.agents[at] = agent._replace(names=names)
            _report(names, agent.was, known, report)
    for at, actor in enumerate(old.actors) if old.closed else ():
        names = _marked(actor.names, SHORTEST_NAME, old.closed, known)
        if names != actor.names:
            old.actors[at] = actor._replace(names=names)
            _report(names, actor.was, known, report)


def _marked(names: tuple[str, ...], shortest: int, closed: Container[str], known: Bundled) -> tuple[str, ...]:
    """Return names with their stems marked, without the forms that a stem covers."""
    stems = [name for name in names if name not in closed and _is_stem(name.split()[-1], shortest, known)]
    if not stems:
        return names
    kept = [name for name in names if not any(name.startswith(stem) for stem in stems)]
    return (*(stem + STEM for stem in stems if not _covered(stem, stems)), *kept)


def _covered(name: str, stems: list[str]) -> bool:
    """Return whether another stem covers a name."""
    return any(name != stem and name.startswith(stem) for stem in stems)


def _is_stem(word: str, shortest: int, known: Bundled) -> bool:
    """Return whether a word is none of English, but the beginning of one.

    >>> _is_stem("MINIST", 4, Bundled(words=["minister"])), _is_stem("MINISTER", 4, Bundled(words=["minister"]))
    (True, False)
    """
    return len(word) >= shortest and word.isalpha() and next(known.beginning_with(word), word.lower()) != word.lower()


def _report(names: tuple[str, ...], was: str, known: Bundled, report: Report) -> None:
    for name in names:
        if name.endswith(STEM):
            word = name.split()[-1].rstrip(STEM)
            shown = ", ".join(islice(known.beginning_with(word), SHOWN))
            message = f"'{word}' is a stem: it stands for all words that begin so ({shown}, ...)"
            report.note(Line.at(was, name), message, "end it with _ if it is a whole word")
