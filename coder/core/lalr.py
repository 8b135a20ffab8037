"""Parses sequences of symbols by LALR tables, which come from the files in ``grammars/``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from coder.core.cache import cached, sources_hash
from coder.core.errors import GrammarError
from coder.core.lark_grammars import plain_tables
from coder.core.paths import grammars_dir

TABLES: Final = 3
"""The version of the form that tables are kept in; with a new number all are made anew."""
Terminal = tuple[str, int]
"""A symbol of an input that has been cut into symbols: the name of a terminal and its index."""
Make = Callable[[list[Any]], Any]
"""Makes the value of a rule from the values of its children."""
Reduction = tuple[int, Make | None, int]
"""How a reduction changes the values on the stack.

First, how many values join the one before them (-1: a rule without children begins a new one). Second, what makes
another value of these. Third, how many values join after that.
"""


class _ParserState:
    """A state that a parse can be in, with its steps by the next terminal."""

    __slots__ = ("stack", "steps")

    def __init__(self, stack: tuple[int, ...]) -> None:
        self.stack = stack
        """The states of the LALR automaton."""
        self.steps: dict[str, _Step] = {}


class _Step:
    """What a terminal does in a state."""

    __slots__ = ("joins", "reductions", "state")

    def __init__(self, reductions: tuple[Reduction, ...], joins: bool, state: _ParserState) -> None:
        self.reductions = reductions
        """Those that come before it."""
        self.joins = joins
        """Whether it joins the value before it."""
        self.state = state
        """The state after it."""


def is_compiled() -> bool:
    """Whether this module, and with it all that every sentence passes through, runs as compiled code."""
    return not __file__.endswith(".py")


class TokenParser:
    """Parses sequences of terminal names with one LALR grammar.

    ``callbacks`` has a method for each rule or alias; it gets the list of the children, and its value replaces the
    rule. The children of a rule whose name begins with an underscore become children of the rule above it.

    The tables are made by Lark and kept as plain numbers and names. The loop over them is our own, so that a run with a
    warm cache need not load Lark. What a terminal does in a state is worked out once: our grammars nest nothing, so
    they have few states.
    """

    __slots__ = ("_end", "_name", "_only", "_rules", "_start", "_states", "_table")

    def __init__(self, name: str, callbacks: object, *, start: str = "start") -> None:
        self._name = name
        key = f"{sources_hash(sorted(grammars_dir().glob('*.lark')))} {start} {TABLES}"
        tables = cached(f"tables-{Path(name).stem}", key, lambda: plain_tables(name, start))
        self._end, self._table = tables["end"], tables["table"]
        self._only = {state: _only_reduction(actions) for state, actions in self._table.items()}
        self._rules = [
            (size, origin, None if silent else getattr(callbacks, rule, list))
            for size, origin, rule, silent in tables["rules"]
        ]
        self._start = _ParserState((tables["start"],))
        self._states = {self._start.stack: self._start}

    def parse(self, names: Sequence[str]) -> Any:
        """Return what the callback of the start rule makes of the sequence."""
        state = self._start
        values: list[Any] = []
        firsts: list[int] = []  # for each symbol on the stack, where its values begin
        for at, name in enumerate((*names, "$END")):
            step = state.steps.get(name) or self._step(state, name)
            for before, make, after in step.reductions:
                if before == 1:
                    firsts.pop()
                elif before > 1:
                    del firsts[-before:]
                elif before < 0:
                    firsts.append(len(values))
                if make is not None:
                    first = firsts[-1]
                    children = values[first:]
                    if len(children) == 1:
                        values[first] = make(children)
                    else:
                        values[first:] = [make(children)]
                if after == 1:
                    firsts.pop()
                elif after:
                    del firsts[-after:]
            if not step.joins:
                firsts.append(len(values))
            values.append((name, at))
            state = step.state
        return values[0]

    def _step(self, state: _ParserState, name: str) -> _Step:
        """What a terminal does in a state where it has not been met yet."""
        stack, done = list(state.stack), list[tuple[int, Make | None]]()
        while (action := self._table[stack[-1]].get(name)) is not None:
            if action >= 0:
                stack.append(action)
                joins = self._settle(stack)
                after = self._states.setdefault(tuple(stack), _ParserState(tuple(stack)))
                return state.steps.setdefault(name, _Step(_merged(done), joins, after))
            done.append(self._reduce(stack, action))
            if stack[-1] == self._end and name == "$END":
                return state.steps.setdefault(name, _Step(_merged(done), False, _ParserState(())))
        raise GrammarError(f"no parse for '{name}'", file=self._name)

    def _settle(self, stack: list[int]) -> bool:
        """Do the reductions that follow a terminal whatever comes next, as long as they make no new value.

        Returns whether the terminal joins the value before it.
        """
        joins = False
        while (action := self._only[stack[-1]]) < 0:
            size, _, make = self._rules[~action]
            if make is not None or not 1 <= size <= 2 - joins:
                break
            self._reduce(stack, action)
            joins = joins or size == 2
        return joins

    def _reduce(self, stack: list[int], action: int) -> tuple[int, Make | None]:
        """Reduce the stack by a rule; returns how many values the rule joins, and what makes a value of them."""
        size, origin, make = self._rules[~action]
        del stack[len(stack) - size :]
        stack.append(self._table[stack[-1]][origin])
        return size - 1, make


def _only_reduction(actions: Mapping[str, int]) -> int:
    """The reduction, a number below 0, that a state of the automaton does whatever comes next; 0 for none."""
    found = set(actions.values())
    return min(*found, 0) if len(found) == 1 else 0


def _merged(reductions: Iterable[tuple[int, Make | None]]) -> tuple[Reduction, ...]:
    """The reductions in as few as possible, without those that change nothing.

    One that only joins values goes into the one before it, or else into the one after it.
    """
    out: list[Reduction] = []
    for joined, make in reductions:
        before, last, after = out[-1] if out else (0, None, 0)
        if joined < 0 or before < 0 or make is not None and last is not None:
            out.append((joined, make, 0))
        elif make is None and last is not None:
            out[-1] = (before, last, after + joined)
        elif joined or make is not None:
            out[-1:] = [(before + joined, make, 0)]
    return tuple(out)
