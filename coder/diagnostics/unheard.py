"""Finds names of a user's entries that are read as another entry, which stands before it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from coder.actors.discourse import Discourse
from coder.actors.items import Item
from coder.actors.recognizer import Recognizer
from coder.core.entry import Entry
from coder.core.errors import DictionaryError
from coder.core.syntax import Token
from coder.dictionary.actor_codes import code_at
from coder.dictionary.actor_entries import ActorEntry
from coder.dictionary.extensions import EXTENDS
from coder.dictionary.layers import folder_entries
from coder.dictionary.name_table import words
from coder.dictionary.tables import Dictionary


def unheard_names(dictionary: Dictionary, folder: Path) -> Iterator[DictionaryError]:
    """Return an error for each name of an actor of a folder that a text would not be heard to name.

    Names that only count in a context are left out.
    """
    by_id = {row[0]: number for number, row in enumerate(dictionary.actors.rows)}
    for entry in folder_entries(folder, "actor"):
        actor = dictionary.actors[by_id[entry.text(EXTENDS) or entry.text("id")]]
        if actor.context:
            continue
        for name in entry.texts("names"):
            read = _reading(name, actor, dictionary)
            if read is not actor:
                yield _fault(entry, name, actor, read)


def _reading(name: str, actor: ActorEntry, dictionary: Dictionary) -> ActorEntry | None:
    """Return who a name that stands alone is at a date at which the actor has a code."""
    tokens = [Token(word, 0, 0, "NNP", word) for word in words(name)]
    date = actor.terms[0].first if not actor.terms[0].is_undated else ""
    found = Recognizer(tokens, dictionary, Discourse(), date if code_at(actor, date)[1] else "").find()
    whole: list[Item] = [item for item in found if item.first == 0 and item.stop == len(tokens)]
    return whole[0].actor if whole else None


def _fault(entry: Entry, name: str, actor: ActorEntry, read: ActorEntry | None) -> DictionaryError:
    other = f"{read.id} ({read.where}) stands before it" if read is not None else "no name is read there"
    return DictionaryError(
        f"'{name}' of {actor.id} is not heard: {other}",
        file=entry.file,
        line=entry.line,
        remedy="choose another name, or take it from the other entry",
    )
