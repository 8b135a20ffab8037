"""A file that only grows, and can be cut back to any length it had."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from coder.core.errors import OutputError


class AppendFile:
    """Appends pieces whole or not at all: a piece that does not fit on the disk leaves nothing behind."""

    def __init__(self, path: Path) -> None:
        """Open the file, and lock out other processes."""
        self.path = path
        self.size = 0
        self._handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
        _lock(self._handle, path)

    def cut(self, size: int) -> None:
        """Go back to a size that it had."""
        if os.fstat(self._handle).st_size < size:
            raise OutputError(
                "is shorter than at the last checkpoint", file=self.path, remedy="start anew with --overwrite"
            )
        os.ftruncate(self._handle, size)
        os.lseek(self._handle, size, os.SEEK_SET)
        self.size = size

    def cut_to_line(self) -> None:
        """Go back to the last end of a line: what stands after it was cut off when it was written."""
        os.lseek(self._handle, 0, os.SEEK_SET)
        size = at = 0
        while block := os.read(self._handle, 1 << 20):
            size = at + block.rfind(b"\n") + 1 if b"\n" in block else size
            at += len(block)
        self.cut(size)

    def append(self, data: bytes) -> None:
        """Write a piece, or nothing and raise ``OSError``."""
        view = memoryview(data)
        try:
            while view:
                view = view[os.write(self._handle, view) :]
        except OSError as error:
            with suppress(OSError):
                os.ftruncate(self._handle, self.size)
                os.lseek(self._handle, self.size, os.SEEK_SET)
            raise OSError(error.errno, error.strerror, str(self.path)) from error
        self.size += len(data)

    def sync(self) -> int:
        """Put the whole file on disk, and return its size."""
        os.fsync(self._handle)
        return self.size

    def close(self) -> None:
        """Close the file."""
        os.close(self._handle)


def lock_file(path: Path) -> int:
    """Make a file that locks other processes out of a folder; the lock ends when the handle is closed."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    _lock(handle, path)
    try:
        if os.path.samestat(os.fstat(handle), os.stat(path)):
            return handle
    except FileNotFoundError:
        pass  # another run has ended just now
    os.close(handle)
    raise _in_use(path)


def _lock(handle: int, path: Path) -> None:
    """Lock a file until its handle is closed, if the system can; raise ``OutputError`` if another process has it.

    Processes that are forked later have no part in the lock, so that none of a killed run keeps it.
    """
    try:
        import fcntl
    except ImportError:
        return
    try:
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError) as error:
        os.close(handle)
        raise _in_use(path) from error
    except OSError:
        return  # a file system without locks


def _in_use(path: Path) -> OutputError:
    return OutputError(
        "another run is writing this file", file=path, remedy="wait until it ends, or name another output"
    )
