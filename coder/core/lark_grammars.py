"""Reads the files in ``grammars/`` with Lark; no other module imports it, and this one only where it is needed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coder.core.errors import GrammarError
from coder.core.paths import grammars_dir


def plain_tables(name: str, start: str) -> dict[str, Any]:
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

    __slots__ = ("_lark", "_name")

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
