"""Where the data of the coder stands: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

import os
from pathlib import Path

from coder.core.errors import CoderError

CACHE_VARIABLE = "CODER_CACHE"
"""The environment variable that names another cache directory."""


def _data_dir(name: str) -> Path:
    package = Path(__file__).resolve().parents[1]
    for parent in (package / "_data", package.parent):
        if (parent / name).is_dir():
            return parent / name
    raise CoderError(f"the data directory {name!r} is missing", file=package, remedy="install cameo-coder again")


def grammars_dir() -> Path:
    """Return the directory of the ``.lark`` files.

    >>> (grammars_dir() / "chunks.lark").is_file()
    True
    """
    return _data_dir("grammars")


def dictionaries_dir() -> Path:
    """Return the directory of the bundled dictionaries.

    >>> (dictionaries_dir() / "README.md").is_file()
    True
    """
    return _data_dir("dictionaries")


def samples_dir() -> Path:
    """Return the directory of the sample articles.

    >>> (samples_dir() / "articles.jsonl").is_file()
    True
    """
    return _data_dir("samples")


def cache_dir() -> Path:
    """Return the user's cache directory for compiled data; it need not exist.

    >>> cache_dir().name == (Path(os.environ[CACHE_VARIABLE]).name if CACHE_VARIABLE in os.environ else "cameo-coder")
    True
    """
    if own := os.environ.get(CACHE_VARIABLE):
        return Path(own)
    if local := os.environ.get("LOCALAPPDATA"):
        return Path(local) / "cameo-coder"
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else _home() / ".cache") / "cameo-coder"


def _home() -> Path:
    """Return the home of the user; for one whom the system does not know a place where nothing can be kept."""
    try:
        return Path.home()
    except RuntimeError:
        return Path(os.devnull)
