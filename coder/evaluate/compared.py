"""Events as far as they are compared: of gold records, of what the coder makes of a text, of files of events."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from coder.core.errors import InputError
from coder.core.paths import dictionaries_dir
from coder.core.yaml_entries import read_entries
from coder.evaluate.actor_codes import country_of, full_code
from coder.evaluate.gold import Record
from coder.pipeline import Coded

_REMEDY = "see docs/evaluation.md for gold files of events"


@dataclass(frozen=True, slots=True)
class ComparedEvent:
    """An event as far as it is compared; an actor that is None is unknown."""

    code: str | None
    roots: frozenset[str]
    """The root of the code; of a gold event also the other roots that count as right."""
    source: str | None
    target: str | None
    pair: str = ""
    """Names the reciprocal pair of which a gold event is one direction."""
    plover: str | None = None
    quad: int | None = None
    text: str = ""
    """The sentence of an event that was coded."""

    def __str__(self) -> str:
        """The event in the notation of the dictionaries' examples."""
        code = self.code or "/".join(sorted(self.roots)) or "-"
        return f"{self.source or '-'} {code} {self.target or '-'}"


Value = str | int | frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Criterion:
    """What must agree if a found event is to count as a gold event: a part of what was done, and the actors."""

    name: str
    part: Callable[[ComparedEvent], Value] | None = None
    """What was done, by its root, code, PLOVER type or quad class; None if it does not matter."""
    actors: Callable[[str], str] | None = None
    """Reduces an actor code to the part that must agree; None if actors do not matter."""

    def applies(self, gold: Iterable[ComparedEvent]) -> bool:
        """Return whether all gold events of a record say what the criterion asks for."""
        return self.part is None or all(self.part(event) is not None for event in gold)

    def fits(self, gold: ComparedEvent, found: ComparedEvent) -> bool:
        """Return whether a found event counts as a gold event; either direction of a collapsed pair does."""
        if self.part is not None and not _agree(self.part(gold), self.part(found)):
            return False
        if self.actors is None or self.same_actors(gold, found.source, found.target):
            return True
        return gold.pair != "" and self.same_actors(gold, found.target, found.source)

    def same_actors(self, gold: ComparedEvent, source: str | None, target: str | None) -> bool:
        """Return whether two actors are those of a gold event."""
        return self.same_actor(gold.source, source) and self.same_actor(gold.target, target)

    def same_actor(self, gold: str | None, found: str | None) -> bool:
        """Return whether an actor is that of a gold event; an unknown gold actor accepts anything."""
        assert self.actors is not None
        return gold is None or found is not None and self.actors(gold) == self.actors(found)


def _agree(gold: Value, found: Value) -> bool:
    """Of several roots one that is shared is enough."""
    if isinstance(gold, frozenset) and isinstance(found, frozenset):
        return bool(gold & found)
    return gold == found


def roots_of(event: ComparedEvent) -> Value:
    """Return the roots that count as right."""
    return event.roots


def code_of(event: ComparedEvent) -> Value:
    """Return the full code."""
    return event.code


def plover_of(event: ComparedEvent) -> Value:
    """Return the PLOVER type."""
    return event.plover


def quad_of(event: ComparedEvent) -> Value:
    """Return the quad class."""
    return event.quad


CRITERIA = (
    Criterion("root", roots_of),
    Criterion("code", code_of),
    Criterion("plover", plover_of),
    Criterion("quad", quad_of),
    Criterion("actors", actors=country_of),
    Criterion("root+actors", roots_of, country_of),
    Criterion("code+actors", code_of, country_of),
    Criterion("strict", code_of, full_code),
)
"""All criteria; the last three compare triples of source, event and target."""


def gold_event(event: Record) -> ComparedEvent:
    """Return an event of a gold file; its root may be given alone, and further roots may count as right.

    The PLOVER type and the quad class may be given, else they are those of the code, or what all codes of the
    roots share. An actor is a record with a ``code``, or the code itself. Raises ``InputError`` for what is no event.

    >>> gold = gold_event({"code": None, "root": "19", "roots_ok": ["18"], "source": {"code": "RUS"}, "target": None})
    >>> gold.code, sorted(gold.roots), gold.source, gold.target, gold.plover, gold.quad
    (None, ['18', '19'], 'RUS', None, None, 4)
    """
    if not isinstance(event, dict):
        raise InputError(f"{event!r} is no gold event", remedy=_REMEDY)
    code = _text(event, "code")
    root = _text(event, "root") or (code and code[:2])
    full = f"{code}0" if code and len(code) == 2 else code
    roots = frozenset((*(event.get("roots_ok") or ()), *((root,) if root else ())))
    types = [types_of(name) for name in ([full] if full else sorted(roots))]
    plover, quad = _only([kind for kind, _ in types]), _only([kind for _, kind in types])
    return ComparedEvent(
        full,
        roots,
        _actor(event, "source"),
        _actor(event, "target"),
        _text(event, "pair") or "",
        _text(event, "plover") or plover,
        event.get("quad") or quad,
    )


def _actor(event: Record, side: str) -> str | None:
    """The code of an actor, which may be written as a record."""
    actor = event.get(side)
    return _text(actor, "code") if isinstance(actor, dict) else _text(event, side)


def _text(record: Record, key: str) -> str | None:
    """A text of a record, None for none."""
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise InputError(f"the {key} {value!r} of a gold event is not a text", remedy=_REMEDY)
    return value or None


def coded_events(coded: Coded) -> list[ComparedEvent]:
    """Return the events of a coded article."""
    return [
        found_event(
            event.code,
            event.source.code if event.source else None,
            event.target.code if event.target else None,
            event.text,
        )
        for event in coded.events
    ]


def found_event(code: str, source: str | None, target: str | None, text: str = "") -> ComparedEvent:
    """Return an event that was coded; its root, PLOVER type and quad class follow from its code.

    >>> found = found_event("190", "RUS", "GEO")
    >>> found.plover, found.quad, str(found)
    ('ASSAULT', 4, 'RUS 190 GEO')
    """
    return ComparedEvent(code, frozenset((code[:2],)), source, target, "", *types_of(code), text)


def types_of(code: str) -> tuple[str | None, int | None]:
    """Return the PLOVER type and the quad class of a code, of a root what all its codes share; None if unknown.

    >>> types_of("190"), types_of("19"), types_of("x")
    (('ASSAULT', 4), (None, 4), (None, None))
    """
    return _types().get(code, (None, None))


@cache
def _types() -> dict[str, tuple[str | None, int | None]]:
    name = "ontology/cameo.yaml"
    types: dict[str, tuple[str | None, int | None]] = {}
    shared: dict[str, set[tuple[str, int]]] = {}
    for entry in read_entries(dictionaries_dir() / name, name):
        code, kind = entry.text("code"), (entry.text("plover"), int(entry.text("quad")))
        types[code] = kind
        shared.setdefault(code[:2], set()).add(kind)
    for root, kinds in shared.items():
        types[root] = _only([plover for plover, _ in kinds]), _only([quad for _, quad in kinds])
    return types


def _only(values: Sequence[Any]) -> Any:
    """The one value that all are; None if they differ, or if there is none."""
    return values[0] if len(set(values)) == 1 else None
