"""Entries that add names, terms or words to an entry of the layers below: ``extends: pse.hamas``."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence

from coder.core.entry import Entry, Value
from coder.dictionary.schema import fail

EXTENDS = "extends"
"""The key that names the entry to which one adds."""
FRONT = frozenset(("codes",))
"""Keys of which what is added goes first: of two terms that hold at a date the first counts."""


def extended(entries: Sequence[Entry], below: Sequence[Entry]) -> tuple[list[Entry], list[Entry]]:
    """Return the entries of a layer that stand by themselves, and those below with what others of the layer add.

    >>> base = Entry("actors/a.yaml", 1, {"id": "x", "names": ["A"], "codes": ["TUR"]})
    >>> added = Entry("mine/a.yaml", 1, {"extends": "x", "names": "B", "codes": "FRA 2020.."})
    >>> extended([added], [base])[1][0].values
    {'id': 'x', 'names': ['A', 'B'], 'codes': ['FRA 2020..', 'TUR']}
    """
    known = {entry.text("id"): entry for entry in (*below, *entries) if EXTENDS not in entry.values}
    found: dict[str, Entry] = {}
    for entry in entries:
        if EXTENDS not in entry.values:
            continue
        name = entry.text(EXTENDS)
        base = found.get(name) or known.get(name)
        if base is None:
            close = difflib.get_close_matches(name, known, 1)
            raise fail(
                entry,
                f"there is no entry '{name}' to extend",
                f"did you mean '{close[0]}'?" if close else "correct the id, or give the entry an 'id' of its own",
            )
        found[name] = base._replace(values=_joined(base.values, entry))
    return [found.get(one.text("id"), one) for one in entries if EXTENDS not in one.values], [
        found.get(one.text("id"), one) for one in below
    ]


def _joined(values: Mapping[str, Value], added: Entry) -> dict[str, Value]:
    """Return the values of an entry with those that another adds: lists grow, single values are replaced."""
    made: dict[str, Value] = dict(values)
    for key, value in added.values.items():
        if key in (EXTENDS, "id"):
            continue
        if isinstance(made.get(key), list) or (key in made and isinstance(value, list)):
            before = Entry("", 0, made).texts(key)
            more = [text for text in added.texts(key) if text not in before]
            made[key] = [*more, *before] if key in FRONT else [*before, *more]
        else:
            made[key] = value
    return made
