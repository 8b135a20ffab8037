"""What the engine finds in a sentence, written as lines of text for case files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from coder.core.syntax import Parse, Sentence
from coder.petrarch.engine.clauses import comma_clauses, governed_end, words_after, words_before
from coder.petrarch.engine.codes import actors_of
from coder.petrarch.engine.hits import Choice, PatternChooser, VerbHit, find_hits
from coder.petrarch.engine.roles import Roles
from coder.petrarch.engine.tables import Tables
from coder.petrarch.engine.units import Layout, lay_out
from coder.pipeline import Pipeline

CASES = Path(__file__).parents[1] / "cases" / "petrarch"
DATE = "1994-05-06"


def cases(name: str) -> list[tuple[str, str]]:
    """Return the sentences of a case file, each with what it should give."""
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    pairs = (line.split(" => ") for line in lines if line and not line.startswith("#"))
    return [(text, wanted) for text, wanted in pairs]


def _listed(parts: Iterable[str]) -> str:
    """Return parts on one line, ``none`` if there are none."""
    return " ; ".join(parts) or "none"


class Reading:
    """A sentence as the engine sees it."""

    def __init__(self, coder: Pipeline, text: str) -> None:
        assert coder.patterns is not None
        self.tables: Tables = coder.patterns.tables
        self.parse: Parse = coder.parse(Sentence(0, 0, len(text), text))
        self.layout: Layout = lay_out(self.parse, self.tables)
        self.actors = [actors_of(unit, self.tables, self.parse.sentence, DATE) for unit in self.layout.units]

    def words(self, first: int, stop: int) -> str:
        """Return the words of tokens."""
        return self.parse.sentence.span(first, stop).text

    def units(self) -> str:
        """Return the units with known actors, each with its codes; ``+`` stands before a compound."""
        return _listed(
            f"{'+' * unit.compound}{self.words(unit.first, unit.stop)} [{' '.join(str(one.code) for one in actors)}]"
            for unit, actors in zip(self.layout.units, self.actors, strict=True)
            if actors
        )

    def choices(self) -> list[tuple[VerbHit, Choice | None, tuple[int, ...], tuple[int, ...]]]:
        """Return the verbs with the choice for each, and the words before and after it."""
        chooser = PatternChooser(self.layout, self.parse, self.tables)
        found = []
        for hit in find_hits(self.parse, self.layout, self.tables):
            before = words_before(hit.first, 0, self.layout, frozenset())
            after = words_after(hit.stop, governed_end(hit.at, self.parse), self.layout, frozenset())
            found.append((hit, chooser.choose(hit, before, after), before, after))
        return found

    def hits(self) -> str:
        """Return the verbs, each with its code and what decided it."""
        return _listed(
            f"{self.words(hit.first, hit.stop)} "
            + (f"{choice.code} by {choice.reason.part} {choice.reason.words}" if choice else "not coded")
            for hit, choice, _, _ in self.choices()
        )

    def roles(self) -> str:
        """Return source and target of each verb that is coded."""
        roles = Roles(self.parse, self.layout, self.actors, self.tables.options)
        return _listed(
            " > ".join(self._unit(number) for number in roles.sides(hit, choice, before, after)[:2])
            for hit, choice, before, after in self.choices()
            if choice
        )

    def skipped(self) -> str:
        """Return the words that the comma rules skip."""
        skipped, _ = comma_clauses(self.layout, self.parse, self.tables.options)
        return " ".join(token.text for at, token in enumerate(self.parse.sentence.tokens) if at in skipped) or "none"

    def governed(self) -> str:
        """Return the words that each verb of the dictionary governs."""
        return _listed(
            f"{self.words(hit.first, hit.stop)}: {' '.join(self.parse.sentence.tokens[at].text for at in after)}"
            for hit, _, _, after in self.choices()
        )

    def _unit(self, number: int | None) -> str:
        if number is None:
            return "-"
        unit = self.layout.units[number]
        return self.words(unit.first, unit.stop)
