"""The compiled dictionaries: folders laid over each other, from the cache where nothing has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from coder.core.cache import cached, sources_hash
from coder.core.errors import UsageError
from coder.core.paths import dictionaries_dir
from coder.dictionary.layers import ACTOR_KINDS, EVENT_KINDS, Layered, files_without, read_layers
from coder.dictionary.tables import Plain, compile_actor_tables, compile_event_tables


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
    """Return folders laid over each other as plain tables; the lowest must be whole, as the bundled one is."""
    return _part("actors", layers, ACTOR_KINDS, EVENT_KINDS, compile_actor_tables) | _part(
        "events", layers, EVENT_KINDS, ACTOR_KINDS, compile_event_tables
    )


def _part(
    name: str,
    layers: Sequence[Path],
    kinds: frozenset[str],
    others: frozenset[str],
    compile_part: Callable[[Layered], Plain],
) -> Plain:
    """Return the tables of some kinds of entries, which depend on all files but those of the other kinds."""
    key = sources_hash(path for folder in layers for path in files_without(folder, others))
    return cached(f"dictionaries_{name}", key, lambda: compile_part(read_layers(layers, kinds)))


def _alone(folders: Sequence[Path]) -> Path | None:
    """Return the one folder that stands alone, if there is any."""
    from coder.petrarch.engine.folder import stands_alone

    alone = [folder for folder in folders if stands_alone(folder)]
    if len(alone) > 1:
        raise UsageError("two folders stand alone", file=alone[1], remedy="name one of them")
    return alone[0] if alone else None
