"""Opens inputs as bytes or as text, compressed or not."""

from __future__ import annotations

import codecs
import gzip
import importlib
import io
import os
import select
import stat
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any, BinaryIO, cast

from coder.core.errors import CoderError, InputError
from coder.formats.input.source import Source

_BLOCK = 1 << 16
_PATIENCE = 5.0
"""Seconds that a named pipe may take until its writer comes."""
_BYTE_ORDER = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
"""The first bytes of a text that is no UTF-8."""
_MAGIC = {b"\x1f\x8b": "gzip", b"\x28\xb5\x2f\xfd": "zstd"}


class Progress:
    """Counts the bytes that were read from disk, before decompression."""

    def __init__(self) -> None:
        self.bytes = 0


class _Counted(io.RawIOBase):
    """A binary stream that counts what is read from it."""

    def __init__(self, stream: BinaryIO, progress: Progress) -> None:
        self._stream = stream
        self._progress = progress

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer))
        data = (
            self._stream.read1(len(view))
            if isinstance(self._stream, io.BufferedReader)
            else self._stream.read(len(view))
        )
        view[: len(data)] = data
        self._progress.bytes += len(data)
        return len(data)


@contextmanager
def opened(source: Source, progress: Progress) -> Iterator[io.BufferedReader]:
    """Open a source as decompressed bytes."""
    with _file(source) as file:
        counted = io.BufferedReader(_Counted(file, progress), _BLOCK)
        head = counted.peek(4)[:4]
        compression = source.compression
        if compression == "sniff":
            compression = next((name for magic, name in _MAGIC.items() if head.startswith(magic)), "")
        if compression == "gzip" and head:
            yield io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=counted, mode="rb")), _BLOCK)
        elif compression == "zstd" and head:
            yield io.BufferedReader(cast(io.RawIOBase, _zstd(counted)), _BLOCK)
        else:
            yield cast(io.BufferedReader, counted)


def is_compressed(stream: io.BufferedReader) -> bool:
    """Return whether the bytes of an open source are decompressed ones."""
    return not isinstance(stream.raw, _Counted)


def text_stream(stream: io.BufferedReader, encoding: str) -> io.TextIOWrapper:
    """Return a stream as text; a byte order mark goes before UTF-8, not before any other encoding that is named.

    Bytes that the encoding does not know become surrogates, so that only the records with them are rejected.
    """
    return io.TextIOWrapper(stream, _marked(stream.peek(2), encoding), "surrogateescape", newline="\n")


def decoded(data: bytes, encoding: str) -> str:
    """Return bytes as text; those that the encoding does not know become surrogates.

    >>> decoded(b"Espa\\xf1a", "latin-1"), decoded(b"\\xff\\xfea\\x00", "utf-8")
    ('España', 'a')
    """
    return data.decode(_marked(data, encoding), "surrogateescape")


def _marked(head: bytes, encoding: str) -> str:
    """Return the encoding that a byte order mark shows where it should be UTF-8, else the given one."""
    if encoding.lower().replace("_", "-") not in ("utf-8", "utf8"):
        return encoding
    return next((name for mark, name in _BYTE_ORDER.items() if head.startswith(mark)), "utf-8-sig")


@contextmanager
def faults_of(source: Source) -> Iterator[list[InputError]]:
    """Catch what can go wrong while a file is read, and put the error into the list."""
    faults: list[InputError] = []
    try:
        yield faults
    except InputError as error:
        faults.append(error)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        faults.append(
            InputError(
                f"is damaged: {error}",
                file=source.path,
                remedy="get the file again; what stood before the damage was read",
            )
        )
    except UnicodeError as error:
        faults.append(
            InputError(
                f"is not text in its encoding: {error}", file=source.path, remedy="name its encoding with --encoding"
            )
        )
    except OSError as error:
        faults.append(
            InputError(
                f"can't be read: {error.strerror or error}",
                file=source.path,
                remedy="check the file and its permissions",
            )
        )
    except Exception as error:
        if type(error).__name__ != "ZstdError":
            raise
        faults.append(
            InputError(
                f"is damaged: {error}",
                file=source.path,
                remedy="get the file again; what stood before the damage was read",
            )
        )


@contextmanager
def _file(source: Source) -> Iterator[BinaryIO]:
    if source.path == "-":
        if sys.stdin is None:
            raise InputError("is closed", file="standard input", remedy="pipe the articles into the command")
        yield sys.stdin.buffer
        return
    with open(source.path, "rb", opener=_opened_pipe if _is_pipe(source.path) else None) as file:
        yield file


def _is_pipe(path: str) -> bool:
    try:
        return stat.S_ISFIFO(os.stat(path).st_mode)
    except OSError:
        return False


def _opened_pipe(path: str, flags: int) -> int:
    """Open a named pipe; raise ``InputError`` if nobody comes to write to it."""
    handle = os.open(path, flags | os.O_NONBLOCK)
    if not select.select([handle], [], [], _PATIENCE)[0] and not _has_writer(handle):
        os.close(handle)
        raise InputError("is a pipe to which nobody writes", file=path, remedy="start the program that does")
    os.set_blocking(handle, True)
    return handle


def _has_writer(handle: int) -> bool:
    """Return whether somebody has opened a pipe that is empty, and only has not written yet."""
    try:
        return bool(os.read(handle, 1))
    except BlockingIOError:
        return True


def _zstd(stream: IO[bytes]) -> IO[bytes]:
    return cast(IO[bytes], zstd_module().ZstdFile(stream))


def zstd_module() -> Any:
    """Return the module for zstd of the standard library, or before Python 3.14 its backport."""
    name = "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd"
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise CoderError(
            "zstd needs the package backports.zstd", remedy="python3 -m pip install backports.zstd"
        ) from error
