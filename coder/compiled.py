"""The compiled dictionaries: folders laid over each other, from the cache where nothing has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from coder.core.cache import cached, sources_hash
from coder.core.errors import UsageError, gathered
from coder.core.paths import dictionaries_dir
from coder.dictionary.actor_tables import Pieces
from coder.dictionary.layered import Layered
from coder.dictionary.layers import ACTOR_KINDS, EVENT_KINDS, files_without, read_layers
from coder.dictionary.tables import Plain, compile_actor_tables, compile_event_tables, known_terms


def compiled_dictionaries(folders: Iterable[Path] = ()) -> Plain:
    """Return the bundled dictionaries with the user's folders laid over them, as plain tables.

    They come from the cache where nothing has changed; who only changes verbs does not wait for the actors.
    ``patterns`` are the tables of a folder that stands alone.
    """
    named = list(folders)
    alone = _alone(named) if named else None
    tables = compiled_layers([dictionaries_dir(), *(folder for folder in named if folder != alone)])
    if alone is None:
        return tables
    from coder.petrarch.engine.coder import compiled_folder

    return tables | {"patterns": compiled_folder(alone)}


def compiled_layers(layers: Sequence[Path]) -> Plain:
    """Return folders laid over each other as plain tables; the lowest must be whole, as the bundled one is.

    The errors of both parts are raised together.
    """
    actors, events = gathered(lambda part: part(layers), (_actors, _events))
    return actors | events


class Part(NamedTuple):
    """A part of the tables: the kinds of entries that it is made of, and all others."""

    name: str
    kinds: frozenset[str]
    others: frozenset[str]


ACTORS, EVENTS = Part("actors", ACTOR_KINDS, EVENT_KINDS), Part("events", EVENT_KINDS, ACTOR_KINDS)


def _actors(layers: Sequence[Path]) -> Plain:
    """Return the tables of who is who; what the entries of the lowest folder say is not found out again."""

    def over(below: Layered) -> Plain:
        return compile_actor_tables(read_layers(layers[1:], ACTORS.kinds, below), known_actors(below, layers[:1]))

    return _part(ACTORS, layers, over, compile_actor_tables)


def _events(layers: Sequence[Path]) -> Plain:
    """Return the tables of what happens; what the patterns of the lowest folder say is not found out again."""

    def over(below: Layered) -> Plain:
        known = known_terms(_events(layers[:1]))
        return compile_event_tables(read_layers(layers[1:], EVENTS.kinds, below), known)

    return _part(EVENTS, layers, over, compile_event_tables)


def _part(
    part: Part, layers: Sequence[Path], over: Callable[[Layered], Plain], alone: Callable[[Layered], Plain]
) -> Plain:
    """Return the tables of some kinds of entries, which depend on all files but those of the other kinds.

    ``over`` makes them of the entries below, those of the lowest folder; ``alone`` where there is no other folder.
    """
    name, key = f"dictionaries_{part.name}", _key(part, layers)
    if len(layers) == 1:
        return cached(name, key, lambda: alone(read_layers(layers, part.kinds)))
    return cached(name, key, lambda: over(_entries(part, layers[:1])), is_shared=True)


def _entries(part: Part, lowest: Sequence[Path]) -> Layered:
    """Return the entries of the lowest folder, which are many and seldom change, so that they are kept."""
    name, key = f"entries_{part.name}", _key(part, lowest)
    return Layered.of_plain(cached(name, key, lambda: read_layers(lowest, part.kinds).plain()))


def event_entries(layers: Sequence[Path]) -> Layered:
    """Return the entries of what happens of folders laid over each other; those of the lowest are kept."""
    return read_layers(layers[1:], EVENTS.kinds, _entries(EVENTS, layers[:1]))


def bundled_entries() -> Layered:
    """Return the entries of the bundled dictionaries; they are kept, so that their files are not read again."""
    actors, events = (_entries(part, [dictionaries_dir()]) for part in (ACTORS, EVENTS))
    entries = {kind: (actors if kind in ACTOR_KINDS else events).entries[kind] for kind in events.entries}
    return Layered(entries, events.actions, events.defaults, events.default_codes)


def known_actors(below: Layered, lowest: Sequence[Path] | None = None) -> Pieces:
    """Return what the actors of the lowest folder give to the tables, which is kept; ``below`` are its entries."""
    lowest = lowest or [dictionaries_dir()]
    states, actors = below.entries["state"], below.entries["actor"]

    def made() -> Plain:
        fresh = Pieces()
        return {"pieces": tuple(map(tuple, (*map(fresh.state, states), *map(fresh.actor, actors))))}

    return Pieces([*states, *actors], cached("pieces", _key(ACTORS, lowest), made)["pieces"])


def _key(part: Part, layers: Sequence[Path]) -> str:
    return sources_hash(path for folder in layers for path in files_without(folder, part.others))


def _alone(folders: Sequence[Path]) -> Path | None:
    """Return the one folder that stands alone, if there is any."""
    from coder.petrarch.engine.folder import stands_alone

    alone = [folder for folder in folders if stands_alone(folder)]
    if len(alone) > 1:
        raise UsageError("two folders stand alone", file=alone[1], remedy="name one of them")
    return alone[0] if alone else None
