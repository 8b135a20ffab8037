"""The only door to Lark: builds LALR parsers from the files in ``grammars/``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from coder.cache import cached, sources_hash
from coder.errors import GrammarError
from coder.paths import grammars_dir


class Terminal:
    """One symbol of an input that was cut into symbols before: the name of a terminal and its place."""

    __slots__ = ("index", "type")

    def __init__(self, type: str, index: int) -> None:
        self.type = type
        self.index = index


Reduction = tuple[int, str, Callable[[list[Any]], Any]]
"""How many symbols a rule takes off the stack, the name that it puts there, and its callback."""


class TokenParser:
    """Parses sequences of terminal names with one LALR grammar.

    ``callbacks`` has a method for each rule, which gets the list of its children and whose value replaces the rule.
    The tables are Lark's; the loop over them is our own: it skips what Lark does for interactive parsers (measured: 15 % less time from text to triples).
    """

    def __init__(self, name: str, callbacks: object, *, start: str = "start") -> None:
        self._name = name
        conf = _build(name, callbacks, start, _pass_through_lexer()).parser.parser.parser
        self._start, self._end = conf.parse_table.start_states[start], conf.parse_table.end_states[start]
        self._shifts, self._reductions = _plain_tables(conf.parse_table.states, conf.callbacks)

    def parse(self, names: Sequence[str]) -> Any:
        """Return what the callback of the start rule makes of the sequence."""
        shifts, reductions, end = self._shifts, self._reductions, self._end
        state, states = self._start, [self._start]
        values: list[Any] = []
        symbols = [*map(Terminal, names, range(len(names))), Terminal("$END", len(names))]
        for symbol in symbols:
            name = symbol.type
            while (following := shifts[state].get(name)) is None:
                reduction = reductions[state].get(name)
                if reduction is None:
                    raise GrammarError(f"{self._name} has no parse for {' '.join(names)}", file=self._name)
                size, origin, callback = reduction
                at = len(values) - size
                values[at:] = [callback(values[at:])]
                del states[at + 1:]
                state = shifts[states[-1]][origin]
                states.append(state)
                if state == end and name == "$END":
                    return values[-1]
            state = following
            states.append(state)
            values.append(symbol)
        raise GrammarError(f"{self._name} has no parse for {' '.join(names)}", file=self._name)


def _plain_tables(states: dict[int, Any], callbacks: dict[Any, Any]) -> tuple[dict[int, dict[str, int]], dict[int, dict[str, Reduction]]]:
    """Lark's table, parted into what is shifted and what is reduced."""
    from lark.parsers.lalr_analysis import Shift

    shifts: dict[int, dict[str, int]] = {}
    reductions: dict[int, dict[str, Reduction]] = {}
    for state, actions in states.items():
        shifts[state] = {name: to for name, (action, to) in actions.items() if action is Shift}
        reductions[state] = {name: (len(rule.expansion), rule.origin.name, callbacks[rule])
                             for name, (action, rule) in actions.items() if action is not Shift}
    return shifts, reductions


class TextParser:
    """Parses text in one of the little languages; terminals are defined in the grammar itself."""

    def __init__(self, name: str, callbacks: object, *, start: str = "start") -> None:
        self._name = name
        self._lark = _build(name, callbacks, start, "contextual")

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


def _build(name: str, callbacks: object, start: str, lexer: Any) -> Any:
    """A parser from the tables in the cache, which are made from the grammar when they are not there."""
    from lark import Lark, __version__

    sources = sorted(grammars_dir().glob("*.lark"))
    key = f"{sources_hash(sources)} {__version__} {start}"
    tables = cached(f"grammar-{Path(name).stem}", key, lambda: _tables(name, start, lexer))
    data, memo = tables["data"], tables["memo"]
    data["options"]["lexer"] = data["parser"]["lexer_conf"]["lexer_type"] = lexer
    load: Any = Lark._load_from_dict
    return load(data, memo, transformer=callbacks)


def _tables(name: str, start: str, lexer: Any) -> dict[str, Any]:
    from lark import Lark
    from lark.exceptions import LarkError
    from lark.grammar import Rule
    from lark.lexer import TerminalDef

    path = grammars_dir() / name
    try:
        parser = Lark.open(str(path), parser="lalr", lexer=lexer, start=start, maybe_placeholders=False)
    except LarkError as error:
        raise GrammarError(str(error).splitlines()[0], file=path) from error
    data, memo = parser.memo_serialize([TerminalDef, Rule])
    for options in (data["options"], data["parser"]["lexer_conf"]):
        options.pop("lexer", None)
        options.pop("lexer_type", None)
    return {"data": _plain(data), "memo": _plain(memo)}


def _plain(value: Any) -> Any:
    """The same in exact built-in types, which is all that the cache can keep."""
    if isinstance(value, dict):
        return {_plain(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, (set, frozenset)):
        return sorted(_plain(item) for item in value)
    return str(value) if isinstance(value, str) else value
