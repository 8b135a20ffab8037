"""Finds verbs of a user's entries that the lexicon lacks: their forms are guessed by the endings."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from coder.core.errors import DictionaryError
from coder.core.paths import dictionaries_dir
from coder.dictionary.layers import folder_entries
from coder.dictionary.lexicon import Lexicon
from coder.dictionary.schema import fail
from coder.dictionary.verb_tables import verb_words


def unknown_verbs(folder: Path) -> Iterator[DictionaryError]:
    """Yield a remark on each verb of a folder's entries that the lexicon does not know as a verb."""
    lexicon = Lexicon.load(dictionaries_dir())
    for entry in folder_entries(folder, "verb"):
        for written in entry.texts("verb"):
            verb = verb_words(written)[1]
            if not any(tag.startswith("VB") for tag in lexicon.tags(verb)):
                yield fail(entry, f"the lexicon knows no verb '{verb}'", _remedy(verb, lexicon))


def _remedy(verb: str, lexicon: Lexicon) -> str:
    known = sorted(form for form, tags in lexicon.forms.items() if form[:1] == verb[:1] and "VB" in tags.split())
    near = get_close_matches(verb, known, 2, 0.8)
    if near:
        return f"did you mean {' or '.join(near)}?"
    return "its forms are recognised by their endings: give an example of each form that you need"
