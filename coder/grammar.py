"""The only door to Lark: builds LALR parsers from the files in ``grammars/``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from coder.cache import cached, sources_hash
from coder.errors import GrammarError
from coder.paths import grammars_dir


class Terminal:
    """One symbol of an input that was cut into symbols before: the name of a terminal and its place."""

    __slots__ = ("index", "type")

    start_pos = end_pos = line = column = end_line = end_column = None
    """Lark borrows these from the last symbol of the input."""

    def __init__(self, type: str, index: int) -> None:
        self.type = type
        self.index = index


class TokenParser:
    """Parses sequences of terminal names with one LALR grammar.

    ``callbacks`` has a method for each rule, which gets the list of its children and whose value replaces the rule.
    """

    def __init__(self, name: str, callbacks: object, *, start: str = "start") -> None:
        self._name = name
        self._lark = _build(name, callbacks, start, _pass_through_lexer())

    def parse(self, names: Sequence[str]) -> Any:
        """Return what the callback of the start rule makes of the sequence."""
        import lark

        try:
            return self._lark.parse([Terminal(name, index) for index, name in enumerate(names)])
        except (lark.exceptions.UnexpectedInput, KeyError) as error:
            raise GrammarError(f"{self._name} has no parse for {' '.join(names)}", file=self._name) from error


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
