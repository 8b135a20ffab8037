"""Values that travel through the compiled packages and that nobody changes once they are made."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

T = TypeVar("T")


class Record:
    """A value that is printed, compared, hashed and pickled by its fields, and that nobody changes.

    Its fields are the parameters of its ``__init__``. Each kind of record writes it out, so that the compiler makes a
    record without the interpreter; that of a data class is made at run time.

    >>> from coder.core.syntax import Chunk
    >>> Chunk("NP", 0, 2, 1), Chunk("NP", 0, 2, 1) == Chunk("NP", 0, 2, 1)
    (Chunk(kind='NP', first=0, stop=2, head=1), True)
    """

    __slots__ = ()

    def __repr__(self) -> str:
        kind: Any = type(self)
        values = [f"{name}={getattr(self, name)!r}" for name in field_names(kind)]
        return f"{kind.__name__}({', '.join(values)})"

    def __eq__(self, other: object) -> bool:
        return self is other or type(other) is type(self) and field_values(self) == field_values(other)

    def __hash__(self) -> int:
        return hash(field_values(self))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), field_values(self)


@cache
def field_names(kind: Any) -> tuple[str, ...]:
    """The fields of a kind of record, or of a data class, in order.

    >>> from coder.core.syntax import Span
    >>> field_names(Span)
    ('start', 'end', 'text')
    """
    compiled: tuple[str, ...] | None = getattr(kind, "__mypyc_attrs__", None)
    if compiled is not None:
        return compiled
    code = kind.__init__.__code__
    names: tuple[str, ...] = code.co_varnames[1 : code.co_argcount]
    return names


@cache
def _reader(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    """What returns the values of the fields of a record, in order."""
    names = field_names(kind)
    if len(names) > 1:
        return attrgetter(*names)
    only = attrgetter(*names)
    return lambda record: (only(record),)


@cache
def _shape(kind: Any) -> tuple[Callable[[Any], tuple[Any, ...]], dict[str, int]]:
    """What reads the fields of a kind of record, and the place of each."""
    return _reader(kind), {name: at for at, name in enumerate(field_names(kind))}


def field_values(record: object) -> tuple[Any, ...]:
    """The values of the fields of a record, in order."""
    kind: Any = type(record)
    return _reader(kind)(record)


def replace(record: T, **changes: Any) -> T:
    """A record, or an instance of a data class, with other values in some of its fields.

    >>> from coder.core.syntax import Span
    >>> replace(Span(0, 6, "Russia"), start=10, end=16)
    Span(start=10, end=16, text='Russia')
    """
    kind: Any = type(record)
    read, places = _shape(kind)
    values = list(read(record))
    for name, value in changes.items():
        values[places[name]] = value
    made: T = kind(*values)
    return made
