"""The cache of compiled dictionaries on disk.

Each is keyed by the hash of its sources and made anew when it is stale or damaged; none is a pickle.
"""

from __future__ import annotations

import hashlib
import logging
import marshal
import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any
from zlib import crc32

from coder.core.paths import cache_dir

FORMAT = 24
CHECKSUM = 4
"""So many bytes of a file are its checksum."""
_LOG = logging.getLogger(__name__)


def sources_hash(paths: Iterable[Path]) -> str:
    """The SHA-256 over names and contents of files, the format of the cache and the version of Python."""
    digest = hashlib.sha256(f"{FORMAT} {sys.version}".encode())
    for path in paths:
        digest.update(path.as_posix().encode("utf-8", "surrogateescape"))
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def cached(name: str, key: str, build: Callable[[], dict[str, Any]], is_shared: bool = False) -> dict[str, Any]:
    """The value kept under ``name`` if it was kept with this key, else a new one, which is kept.

    ``is_shared`` says that the new value is made of values that were kept, whose equal parts are one object already.
    """
    folder = cache_dir()
    if _is_open_to_others(folder):
        _LOG.warning("others may write to the cache folder %s, so that it is not used (chmod 700 it)", folder)
        return build()
    path = folder / f"{name}-{key[:24]}.bin"
    value = _read(path, key)
    if value is None:
        value = build() if is_shared else dict(_shared(build(), {}))
        _write(path, key, value)
    return value


def _shared(value: Any, known: dict[Any, Any]) -> Any:
    """The same plain value with one object for all strings and tuples that are equal: it takes less room and time."""
    if isinstance(value, dict):
        return {_shared(key, known): _shared(one, known) for key, one in value.items()}
    if isinstance(value, tuple):
        parts = tuple([_shared(part, known) for part in value])
        return known.setdefault((tuple, *map(id, parts)), parts)  # the parts live as long as they are known
    return known.setdefault((type(value), value), value) if isinstance(value, str | int | float) else value


def _is_open_to_others(folder: Path) -> bool:
    """Return whether somebody else may have put something into a folder, which then is not to be believed."""
    try:
        found = folder.stat()
    except OSError:
        return False
    return hasattr(os, "getuid") and (found.st_uid not in (os.getuid(), 0) or bool(found.st_mode & 0o022))


def _read(path: Path, key: str) -> dict[str, Any] | None:
    """The value that a file keeps; None where the file is missing, damaged or has another key."""
    try:
        data = memoryview(path.read_bytes())
        checksum, body = data[:CHECKSUM], data[CHECKSUM:]
        if _checksum(body) != checksum:
            return None
        stored_key, value = marshal.loads(body)
    except (OSError, ValueError, EOFError, TypeError, MemoryError):
        return None
    return value if stored_key == key and isinstance(value, dict) and value else None


def _checksum(body: bytes | memoryview) -> bytes:
    """What tells whether a file is damaged; nobody else may write there."""
    return crc32(body).to_bytes(CHECKSUM, "big")


def _write(path: Path, key: str, value: dict[str, Any]) -> None:
    """Keep a value; a cache that cannot be written costs time, not results."""
    body = marshal.dumps((key, value))
    new: Path | None = None
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            new = Path(file.name)
            file.write(_checksum(body) + body)
        os.replace(new, path)
        _drop_old(path)
    except OSError as error:
        _LOG.info("the compiled dictionaries could not be kept in %s: %s", path.parent, error)
    finally:
        if new is not None:
            with suppress(OSError):
                new.unlink(missing_ok=True)


def _drop_old(path: Path, keep: int = 6) -> None:
    """Remove all but the newest files of the same name."""
    name = path.name.rsplit("-", 1)[0]
    kept = sorted(path.parent.glob(f"{name}-*.bin"), key=lambda file: file.stat().st_mtime, reverse=True)
    for old in kept[keep:]:
        old.unlink(missing_ok=True)
