"""A file that only grows, and can be cut back to any length it had."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


class AppendFile:
    """Appends whole pieces: one that does not fit on the disk leaves no part of itself behind."""

    def __init__(self, path: Path, size: int) -> None:
        """Open the file, cut to a size that it had."""
        self.path = path
        self._handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
        self.size = size
        if os.fstat(self._handle).st_size < size:
            os.close(self._handle)
            raise OSError(0, "is shorter than at the last checkpoint", str(path))
        os.ftruncate(self._handle, size)
        os.lseek(self._handle, size, os.SEEK_SET)

    def append(self, data: bytes) -> None:
        """Write all of a piece, or none of it and raise ``OSError``."""
        view = memoryview(data)
        try:
            while view:
                view = view[os.write(self._handle, view) :]
        except OSError:
            with suppress(OSError):
                os.ftruncate(self._handle, self.size)
                os.lseek(self._handle, self.size, os.SEEK_SET)
            raise
        self.size += len(data)

    def sync(self) -> int:
        """Put it all on disk; returns the size."""
        os.fsync(self._handle)
        return self.size

    def close(self) -> None:
        """Close the file."""
        os.close(self._handle)
