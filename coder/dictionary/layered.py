"""What dictionary folders say that lie one over another: their entries by kind, and the tables of frames."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from coder.core.entry import Entry


@dataclass(slots=True)
class Layered:
    """The entries of all layers by kind, and the tables of ``frames.yaml``."""

    entries: dict[str, list[Entry]] = field(default_factory=dict)
    actions: dict[str, Entry] = field(default_factory=dict)
    defaults: dict[str, str] = field(default_factory=dict)
    """The code of each frame over an action that has none of its own under it."""
    default_codes: list[Entry] = field(default_factory=list)
    """Where these codes stand."""

    def copy(self) -> Layered:
        """Return layers on which more can be laid; these stay as they are."""
        entries = {kind: list(entries) for kind, entries in self.entries.items()}
        return Layered(entries, dict(self.actions), dict(self.defaults), list(self.default_codes))

    def plain(self) -> dict[str, Any]:
        """Return all that was read as plain values, of which ``of_plain`` makes it again.

        >>> made = Layered({"set": [Entry("nouns.yaml", 3, {"id": "aid"})]}, {}, {"demand": "100"})
        >>> Layered.of_plain(made.plain()) == made
        True
        """
        entries = {kind: list(map(tuple, entries)) for kind, entries in self.entries.items()}
        actions = {name: tuple(entry) for name, entry in self.actions.items()}
        codes = list(map(tuple, self.default_codes))
        return {"entries": entries, "actions": actions, "defaults": self.defaults, "default_codes": codes}

    @classmethod
    def of_plain(cls, plain: Mapping[str, Any]) -> Layered:
        """Return the layers that plain values tell of."""
        return cls(
            {kind: [Entry(*row) for row in rows] for kind, rows in plain["entries"].items()},
            {name: Entry(*row) for name, row in plain["actions"].items()},
            dict(plain["defaults"]),
            [Entry(*row) for row in plain["default_codes"]],
        )
