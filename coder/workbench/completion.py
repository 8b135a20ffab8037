"""What may be typed in an entry: keys, frames, actions, sets and codes."""

from __future__ import annotations

from coder.core.paths import dictionaries_dir
from coder.core.records import record
from coder.core.yaml_entries import read_entries
from coder.dictionary.frames import FRAMES
from coder.dictionary.schema import FLAGS, KINDS, SCHEMAS
from coder.dictionary.tables import Dictionary


@record
class Word:
    """A word with what it says."""

    word: str
    says: str


@record
class Completions:
    """The words that may stand at each kind of place."""

    keys: dict[str, tuple[str, ...]]
    """The keys by kind of entry."""
    values: dict[str, tuple[Word, ...]]
    """The words that a key takes: ``frame``, ``action``, ``kind`` ..."""
    sets: tuple[Word, ...]
    classes: tuple[Word, ...]
    actors: tuple[Word, ...]
    """Parts of actor codes."""


def completions(dictionary: Dictionary) -> Completions:
    """Return all that may be typed."""
    keys = {kind: tuple(sorted(known.one | known.many | known.mappings)) for kind, known in SCHEMAS.items()}
    titles = {code.code: code.title for code in dictionary.codes.values()}
    actions = tuple(
        Word(action.name, f"{action.done} {titles.get(action.done, '')}".strip())
        for action in sorted(dictionary.actions.values(), key=lambda action: action.name)
    )
    flags = tuple(Word(flag, "") for flag in sorted(FLAGS))
    values = {
        "action": actions,
        "frame": tuple(Word(frame, "") for frame in sorted(FRAMES)),
        "kind": tuple(Word(kind, "") for kind in sorted(KINDS)),
        "light": flags,
        "alone": flags,
        "event": (Word("none", "the phrase is no event"),),
    }
    sets = tuple(Word(name, ", ".join(sorted(held.single)[:4])) for name, held in sorted(dictionary.sets.items()))
    classes = tuple(Word(name, "") for name in sorted(dictionary.noun_classes.names()))
    states = [Word(code, dictionary.actors[number].name) for code, number in sorted(dictionary.countries.items())]
    return Completions(keys, values, sets, classes, (*states, *_actor_codes()))


def _actor_codes() -> tuple[Word, ...]:
    path = dictionaries_dir() / "ontology" / "actor_codes.yaml"
    entries = [entry for entry in read_entries(path, path.name) if entry.text("kind") in ("role", "type")]
    return tuple(Word(code, entry.text("kind")) for entry in entries for code in entry.texts("codes"))
