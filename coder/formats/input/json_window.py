"""The part of a JSON text that is in memory: one object, or a block if that is longer."""

from __future__ import annotations

import re
from typing import TextIO

_BLOCK = 1 << 16
_FARTHEST = 1 << 20
"""Characters in which the end of a broken object is looked for."""
_NESTING = re.compile(r'[{}"]|\\.', re.DOTALL)
_BEHIND = re.compile(r"\s*(?:[,\]}]|\Z)")
_NEXT = re.compile(r"\}[\s,\[\]]*(?=\{)|,\s*(?=\{\s*\")")


class Window:
    """A text that is read block by block; ``at`` is the place of the reader in ``buffer``."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self.buffer = ""
        self.at = 0
        self._ended = False
        self._unbalanced = 0
        """Up to this many characters from the end no bracket closes what is open before."""
        self.lost = False
        """Whether no object was found behind a broken one."""

    def more(self) -> bool:
        """Drop what is done, and read on: each time twice as much."""
        block = "" if self._ended else self._text.read(max(_BLOCK, self.length()))
        self._ended = self._ended or not block
        self.buffer, self.at = self.buffer[self.at :] + block, 0
        self._unbalanced += len(block) if self._unbalanced else 0
        return not self._ended

    def length(self) -> int:
        """Return how many characters are in memory from here on."""
        return len(self.buffer) - self.at

    def see(self, length: int) -> str:
        """Return the next characters, fewer at the end of the text."""
        while self.length() < length and self.more():
            continue
        return self.buffer[self.at : self.at + length]

    def skip(self, pattern: re.Pattern[str]) -> None:
        """Go behind what the pattern matches here."""
        while True:
            match = pattern.match(self.buffer, self.at)
            self.at = match.end() if match else self.at
            if self.at < len(self.buffer) or not self.more():
                return

    def leave_object(self) -> None:
        """Go behind a broken object: behind the bracket that closes it, else to the next object, or to the end."""
        if self.at > _FARTHEST:
            self.buffer, self.at = self.buffer[self.at :], 0
        end = self._closing_bracket() if self.length() > self._unbalanced else None
        if end is None:
            self._unbalanced = self.length()
            self._go_to_next_object()
        else:
            self.at = end

    def _closing_bracket(self) -> int | None:
        """Return the place behind the bracket that closes the object here, if it is near and no text follows."""
        self.see(_FARTHEST)
        depth, quoted = 0, False
        for match in _NESTING.finditer(self.buffer, self.at, self.at + _FARTHEST):
            mark = match[0]
            if mark == '"':
                quoted = not quoted
            elif not quoted and mark in "{}":
                depth += 1 if mark == "{" else -1
                if not depth:
                    return match.end() if _BEHIND.match(self.buffer, match.end()) else None
        return None

    def _go_to_next_object(self) -> None:
        start = self.at + 1
        while True:
            match = _NEXT.search(self.buffer, start)
            if match:
                self.at = match.end()
                return
            self.at = max(self.at, len(self.buffer) - _BLOCK)
            if not self.more():
                self.at, self.lost = len(self.buffer), True
                return
            start = self.at
