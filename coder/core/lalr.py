"""Builds LALR parsers from the files in ``grammars/``; no other module imports Lark."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Any

from coder.core.cache import cached, sources_hash
from coder.core.errors import GrammarError
from coder.core.paths import grammars_dir

Terminal = tuple[str, int]
"""A symbol of an input that has been cut into symbols: the name of a terminal and its index."""
Make = Callable[[list[Any]], Any]
"""Makes the value of a rule from the values of its children."""
Reduction = tuple[int, Make | None, int]
"""How a reduction changes the values on the stack.

First, how many values join the one before them (-1: a rule without children begins a new one). Second, what makes
another value of these. Third, how many values join after that.
"""


class _ParserState(dict[str, "tuple[tuple[Reduction, ...], bool, _ParserState]"]):
    """A state that a parse can be in, with its steps.

    By the next terminal: the reductions that come first, whether the terminal joins the value before it, and the state
    after it.
    """

    __slots__ = ("stack",)

    def __init__(self, stack: tuple[int, ...]) -> None:
        super().__init__()
        self.stack = stack
        """The states of the LALR automaton."""


class TokenParser:
    """Parses sequences of terminal names with one LALR grammar.

    ``callbacks`` has a method for each rule or alias; it gets the list of the children, and its value replaces the
    rule. The children of a rule whose name begins with an underscore become children of the rule above it.

    The tables are made by Lark and kept as plain numbers and names. The loop over them is our own, so that a run with a
    warm cache need not load Lark. What a terminal does in a state is worked out once: our grammars nest nothing, so
    they have few states.
    """

    def __init__(self, name: str, callbacks: object, *, start: str = "start") -> None:
        self._name = name
        key = f"{sources_hash(sorted(grammars_dir().glob('*.lark')))} {start} {TABLES}"
        tables = cached(f"tables-{Path(name).stem}", key, lambda: _plain_tables(name, start))
        self._end, self._table = tables["end"], tables["table"]
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
        for terminal in zip((*names, "$END"), count(), strict=False):
            name = terminal[0]
            reductions, joins, state = state.get(name) or self._step(state, name)
            for before, make, after in reductions:
                if before > 0:
                    del firsts[-before:]
                elif before < 0:
                    firsts.append(len(values))
                if make is not None:
                    first = firsts[-1]
                    values[first:] = [make(values[first:])]
                if after:
                    del firsts[-after:]
            if not joins:
                firsts.append(len(values))
            values.append(terminal)
        return values[0]

    def _step(self, state: _ParserState, name: str) -> tuple[tuple[Reduction, ...], bool, _ParserState]:
        """What a terminal does in a state where it has not been met yet."""
        stack, done = list(state.stack), list[tuple[int, Make | None]]()
        while (action := self._table[stack[-1]].get(name)) is not None:
            if action >= 0:
                stack.append(action)
                joins = self._settle(stack)
                after = self._states.setdefault(tuple(stack), _ParserState(tuple(stack)))
                return state.setdefault(name, (_merged(done), joins, after))
            done.append(self._reduce(stack, action))
            if stack[-1] == self._end and name == "$END":
                return state.setdefault(name, (_merged(done), False, _ParserState(())))
        raise GrammarError(f"no parse for '{name}'", file=self._name)

    def _settle(self, stack: list[int]) -> bool:
        """Do the reductions that follow a terminal whatever comes next, as long as they make no new value.

        Returns whether the terminal joins the value before it.
        """
        joins = False
        while len(actions := set(self._table[stack[-1]].values())) == 1 and (action := actions.pop()) < 0:
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


TABLES = 3
"""The version of the form that tables are kept in; with a new number all are made anew."""


def _plain_tables(name: str, start: str) -> dict[str, Any]:
    """Lark's table as plain numbers and names.

    For each state it has by symbol the next state, or the inverted (negative) number of the rule to reduce by.
    """
    from lark.parsers.lalr_analysis import Shift

    table = _load(name, start, pass_through_lexer()).parser.parser.parser.parse_table
    rules: dict[Any, int] = {}
    rows: dict[int, dict[str, int]] = {}
    for state, actions in table.states.items():
        rows[state] = {
            str(symbol): to if action is Shift else ~rules.setdefault(to, len(rules))
            for symbol, (action, to) in actions.items()
        }
    plain = [
        (
            len(rule.expansion),
            str(rule.origin.name),
            str(rule.alias or rule.origin.name),
            rule.origin.name.startswith("_") or (bool(rule.options.expand1) and len(rule.expansion) == 1),
        )
        for rule in rules
    ]
    return {"start": table.start_states[start], "end": table.end_states[start], "table": rows, "rules": plain}


class TextParser:
    """Parses text by a grammar that defines its own terminals, such as ``patterns.lark``."""

    def __init__(self, name: str, callbacks: object, *, start: str = "start") -> None:
        self._name = name
        self._lark = _load(name, start, "contextual", callbacks)

    def parse(self, text: str) -> Any:
        """Return what the callback of the start rule makes of the text; raise GrammarError where it has no parse."""
        import lark

        try:
            return self._lark.parse(text)
        except lark.exceptions.VisitError as error:
            raise error.orig_exc from error
        except lark.exceptions.UnexpectedInput as error:
            column = getattr(error, "column", 0)
            remedy = f"see grammars/{self._name}"
            raise GrammarError(f"cannot read {text!r} at character {column}", remedy=remedy) from error


def pass_through_lexer() -> type[Any]:
    """The class of a lexer for input that has been cut into symbols; a function, so that Lark is loaded late."""
    from lark.lexer import Lexer

    class PassThrough(Lexer):
        """Passes on the terminals that it is given."""

        def __init__(self, lexer_conf: object) -> None:
            del lexer_conf

        def lex(self, lexer_state: Any, parser_state: Any = None) -> Iterator[Any]:
            del parser_state
            return iter(lexer_state)

    return PassThrough


def _load(name: str, start: str, lexer: Any, callbacks: object = None) -> Any:
    """Lark's parser of a grammar file."""
    from lark import Lark
    from lark.exceptions import LarkError

    path = grammars_dir() / name
    try:
        return Lark.open(
            str(path), parser="lalr", lexer=lexer, start=start, maybe_placeholders=False, transformer=callbacks
        )
    except LarkError as error:
        raise GrammarError(str(error).splitlines()[0], file=path) from error
