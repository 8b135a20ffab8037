"""The only door to Lark: builds LALR parsers from the files in ``grammars/``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any

from coder.cache import cached, sources_hash
from coder.errors import GrammarError
from coder.paths import grammars_dir

Terminal = tuple[str, int]
"""One symbol of an input that was cut into symbols before: the name of a terminal and its place."""
Make = Callable[[list[Any]], Any]


class _Inline(list[Any]):
    """The children of a rule that begins with an underscore: they become children of the rule above it."""


class TokenParser:
    """Parses sequences of terminal names with one LALR grammar.

    ``callbacks`` has a method for each rule or alias, which gets the list of its children and whose value replaces the rule.
    The tables are Lark's, kept as plain numbers and names; the loop over them is our own, so that a run with a warm cache need not load Lark.
    """

    def __init__(self, name: str, callbacks: object, *, start: str = "start") -> None:
        self._name = name
        key = f"{sources_hash(sorted(grammars_dir().glob('*.lark')))} {start} {TABLES}"
        tables = cached(f"tables-{Path(name).stem}", key, lambda: _plain_tables(name, start))
        self._start, self._end, self._table = tables["start"], tables["end"], tables["table"]
        self._rules = [(size, origin, _maker(rule, callbacks)) for size, origin, *rule in tables["rules"]]

    def parse(self, names: Sequence[str]) -> Any:
        """Return what the callback of the start rule makes of the sequence."""
        table, rules, end = self._table, self._rules, self._end
        states, row = [self._start], table[self._start]
        values: list[Any] = []
        for terminal in zip((*names, "$END"), count(), strict=False):
            name = terminal[0]
            action = row.get(name)
            while action is not None and action < 0:
                size, origin, make = rules[~action]
                if size == 1:
                    del states[-1]
                    if make is not None:
                        values[-1] = make(values[-1:])
                elif size:
                    values[-size:] = [make(values[-size:])]
                    del states[-size:]
                else:
                    values.append(make([]))
                state = table[states[-1]][origin]
                if state == end and name == "$END":
                    return values[-1]
                states.append(state)
                row = table[state]
                action = row.get(name)
            if action is None:
                break
            states.append(action)
            values.append(terminal)
            row = table[action]
        raise GrammarError(f"{self._name} has no parse for {' '.join(names)}", file=self._name)


def _maker(rule: Sequence[Any], callbacks: object) -> Make | None:
    """What a rule makes of its children, None where it hands on its only child: ``rule`` is its name, and whether it is inline, a link, and has inline children."""
    name, inline, link, nested = rule
    if link:
        return None
    if inline:
        return _flat if nested else _Inline
    callback: Make = getattr(callbacks, name, list)
    return (lambda children: callback(_flat(children))) if nested else callback


def _flat(children: list[Any]) -> _Inline:
    """Children with those of inline rules in their place; the list of the first, which nobody else holds, grows."""
    first = children[0] if children else None
    flat = first if type(first) is _Inline else _Inline(children[:1])
    for child in children[1:]:
        if type(child) is _Inline:
            flat += child
        else:
            flat.append(child)
    return flat


TABLES = 2
"""The form of the tables; a new number makes them anew."""


def _plain_tables(name: str, start: str) -> dict[str, Any]:
    """Lark's table: for each state the next state by symbol, or (below zero, inverted) the number of the rule to reduce by."""
    from lark.parsers.lalr_analysis import Shift

    table = _load(name, start, _pass_through_lexer()).parser.parser.parser.parse_table
    rules: dict[Any, int] = {}
    rows: dict[int, dict[str, int]] = {}
    for state, actions in table.states.items():
        rows[state] = {str(symbol): to if action is Shift else ~rules.setdefault(to, len(rules)) for symbol, (action, to) in actions.items()}
    plain = [(len(rule.expansion), str(rule.origin.name), str(rule.alias or rule.origin.name), rule.origin.name.startswith("_"),
              bool(rule.options.expand1) and len(rule.expansion) == 1, any(symbol.name.startswith("_") for symbol in rule.expansion)) for rule in rules]
    _skip_links(rows, {~number: origin for number, (_, origin, _, _, link, _) in enumerate(plain) if link})
    return {"start": table.start_states[start], "end": table.end_states[start], "table": rows, "rules": plain}


def _skip_links(rows: dict[int, dict[str, int]], links: Mapping[int, str]) -> None:
    """Where a state can do nothing but hand on ("chunk: noun_chunk"), go at once to the state behind it."""
    above = {state: links[min(row.values())] for state, row in rows.items() if len(set(row.values())) == 1 and min(row.values()) in links}
    for row in rows.values():
        for symbol, state in row.items():
            while state in above and not symbol.isupper():
                state = row[above[state]]
            row[symbol] = state


class TextParser:
    """Parses text in one of the little languages; terminals are defined in the grammar itself."""

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


def _pass_through_lexer() -> type[Any]:
    from lark.lexer import Lexer

    class PassThrough(Lexer):
        """Hands on the terminals that it is given."""

        def __init__(self, lexer_conf: object) -> None:
            del lexer_conf

        def lex(self, lexer_state: Any, parser_state: Any = None) -> Iterator[Any]:
            del parser_state
            return iter(lexer_state)

    return PassThrough


def _load(name: str, start: str, lexer: Any, callbacks: object = None) -> Any:
    from lark import Lark
    from lark.exceptions import LarkError

    path = grammars_dir() / name
    try:
        return Lark.open(str(path), parser="lalr", lexer=lexer, start=start, maybe_placeholders=False, transformer=callbacks)
    except LarkError as error:
        raise GrammarError(str(error).splitlines()[0], file=path) from error
