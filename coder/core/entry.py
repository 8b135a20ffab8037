"""One entry of a dictionary file, which knows its line."""

from __future__ import annotations

from typing import NamedTuple

Value = str | list["Value"] | dict[str, "Value"]


class Entry(NamedTuple):
    """One entry of a dictionary file: its keys and values, and where it stands."""

    file: str
    line: int
    values: dict[str, Value]
    own: bool = False
    """Whether it stands in a folder of the user's."""

    @property
    def where(self) -> str:
        """The place as ``file:line``."""
        return f"{self.file}:{self.line}"

    def texts(self, key: str) -> list[str]:
        """The value of a key as a list of strings; one string counts as a list of one, no key as an empty list.

        >>> Entry("verbs/x.yaml", 3, {"verb": "meet"}).texts("verb")
        ['meet']
        """
        value = self.values.get(key, [])
        return [str(item) for item in value] if isinstance(value, list) else [str(value)]

    def text(self, key: str, default: str = "") -> str:
        """The value of a key as one string."""
        value = self.values.get(key, default)
        return value if isinstance(value, str) else default
