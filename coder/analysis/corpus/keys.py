"""What a stored corpus depends on: the language stages that parsed it, and the dictionaries that coded it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from coder.core.errors import UsageError
from coder.core.paths import dictionaries_dir, grammars_dir
from coder.dictionary.layers import dictionary_files

FORMAT = 9
"""The format of a store; another one makes all of them anew."""
BUNDLED = "bundled"
"""What the bundled dictionaries are called where a folder could be named."""
WORDS = "words"
PACKAGE = Path(__file__).resolve().parents[2]
_PARSING = ("core", "dictionary", "language")
"""The packages that decide how a text is parsed."""
_NOT_OF_TEXTS = ("patterns.lark", "queries.lark")
"""Grammars that read no text of an article."""
_WHOLE = ("frames.yaml", "ontology/cameo.yaml", "actors/states.yaml")
"""What a folder has that is a whole set of dictionaries, and not some entries to be laid over the bundled ones."""


def language_key() -> str:
    """Return the hash of all that decides a parse: the grammars, the word lists and the program.

    >>> len(language_key())
    64
    """
    code = [hashed(PACKAGE / name, _program(PACKAGE / name)) for name in _PARSING]
    words = dictionaries_dir() / WORDS
    grammars = hashed(
        grammars_dir(), (path for path in grammars_dir().glob("*.lark") if path.name not in _NOT_OF_TEXTS)
    )
    return _joined([str(FORMAT), *code, grammars, hashed(words, words.rglob("*"))])


def coding_key(folders: Sequence[Path]) -> str:
    """Return the hash of all that decides the events of a parse: dictionaries and program."""
    parts = [hashed(folder, dictionary_files(folder)) for folder in layers(folders)]
    return _joined([hashed(PACKAGE, _program(PACKAGE)), *parts])


def layers(folders: Sequence[Path]) -> list[Path]:
    """Return the folders that are laid over each other: the bundled one, unless the first is whole itself.

    Raises ``UsageError`` for a whole folder whose words are not ours, since they decide the parses.

    >>> [folder.name for folder in layers([Path("bundled")])]
    ['dictionaries']
    """
    named = [folder for folder in folders if str(folder) != BUNDLED]
    if not named or not all((named[0] / part).is_file() for part in _WHOLE):
        return [dictionaries_dir(), *named]
    own, ours = named[0] / WORDS, dictionaries_dir() / WORDS
    if own.is_dir() and hashed(own, own.rglob("*")) != hashed(ours, ours.rglob("*")):
        raise UsageError(
            "has other words than the bundled dictionaries, so that texts would be parsed otherwise",
            file=own,
            remedy="code the corpus with that version of the coder, and compare the events",
        )
    return named


def hashed(folder: Path, files: Iterable[Path]) -> str:
    """Return the SHA-256 of the names and contents of files below a folder, wherever that lies."""
    digest = hashlib.sha256()
    for file in sorted(path for path in files if path.is_file()):
        name = file.relative_to(folder).as_posix()
        digest.update(name.encode("utf-8", "surrogateescape") + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _program(folder: Path) -> Iterable[Path]:
    return (path for path in folder.rglob("*") if path.suffix in (".py", ".so", ".pyd"))


def _joined(parts: Iterable[str]) -> str:
    return hashlib.sha256("+".join(parts).encode()).hexdigest()
