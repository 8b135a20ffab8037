"""The closed set of keys of each kind of dictionary entry, and the checks that need no other entry."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection
from typing import NamedTuple

from coder.core.entry import Entry, Value
from coder.core.errors import DictionaryError, gathered
from coder.dictionary.actor_kinds import ActorKind
from coder.dictionary.frames import FRAMES

KINDS = frozenset(kind.value for kind in ActorKind)
FLAGS = frozenset(("yes", "no"))


class Keys(NamedTuple):
    """The keys of a kind of entry: with one string, with one or more, with a mapping; and those it must have."""

    one: frozenset[str]
    many: frozenset[str]
    mappings: frozenset[str] = frozenset()
    required: frozenset[str] = frozenset()


def _keys(one: str, many: str, mappings: str = "", required: str = "id") -> Keys:
    return Keys(
        frozenset(one.split()), frozenset(many.split()), frozenset(mappings.split()), frozenset(required.split())
    )


STATE_PARTS = {
    "government": "GOV",
    "legislature": "LEG",
    "military": "MIL",
    "police": "COP",
    "intelligence": "SPY",
    "judiciary": "JUD",
    "central_bank": "GOVBUS",
}
"""Keys of a state whose names take a role: name of the key, role appended to the code."""

SCHEMAS = {
    "actor": _keys("id extends kind gender from until", "names bare codes context examples", required="id names codes"),
    "state": _keys(
        "id extends state kind from until",
        "names adjectives people capital codes " + " ".join(STATE_PARTS),
        required="id state names",
    ),
    "agent": _keys("id extends role code generic", "names plural modifier examples takes_up"),
    "set": _keys("id extends", "words", required="id words"),
    "verb": _keys(
        "id subject object action frame light event alone",
        "verb noun adjective source target examples",
        "with without",
        "id examples",
    ),
    "code": _keys(
        "code name parent goldstein quad plover mode context title",
        "examples",
        required="code name goldstein quad title",
    ),
}


def check_entry(entry: Entry, kind: str) -> None:
    """Raise ``DictionaryError`` where an entry has unknown keys, lacks one, or holds values of the wrong shape."""
    keys = SCHEMAS[kind]
    known = keys.one | keys.many | keys.mappings

    def check(pair: tuple[str, Value]) -> None:
        key, value = pair
        if key not in known:
            close = difflib.get_close_matches(key, known, 1)
            hint = f"did you mean '{close[0]}'?" if close else "known keys: " + ", ".join(sorted(known))
            raise fail(entry, f"unknown key '{key}'", hint)
        if not _fits(value, key, keys):
            raise fail(
                entry, f"the value of '{key}' has the wrong shape", "see dictionaries/README.md for what it may hold"
            )

    gathered(check, entry.values.items())
    required = keys.required if "extends" not in entry.values else frozenset(("extends",))
    for key in sorted(required - entry.values.keys(), key=lambda key: (key != "id", key)):
        raise fail(entry, f"the key '{key}' is missing", f"add '{key}:' to the entry")
    for key in sorted(required):
        if not any(entry.texts(key)):
            raise fail(entry, f"the key '{key}' is empty", f"say after '{key}:' what it is")
    if "id" in required and not re.fullmatch(r"[A-Za-z0-9_.\-]+", entry.text("id")):
        raise fail(
            entry, f"the id '{entry.text('id')}' is not made of letters, digits, '_', '-' and '.'", "choose another id"
        )
    _ALLOWED.get(kind, _anything)(entry)


def fail(entry: Entry, message: str, remedy: str) -> DictionaryError:
    """A ``DictionaryError`` at the place of an entry."""
    return DictionaryError(message, file=entry.file, line=entry.line, remedy=remedy)


def _fits(value: Value, key: str, keys: Keys) -> bool:
    if key in keys.one:
        return isinstance(value, str)
    if key in keys.mappings:
        return isinstance(value, dict) and all(isinstance(item, str) for item in value.values())
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(item, str) for item in value))


def _one_of(entry: Entry, key: str, allowed: Collection[str]) -> None:
    value = entry.text(key)
    if value and value not in allowed:
        raise fail(entry, f"'{key}' can't be '{value}'", "allowed: " + ", ".join(sorted(allowed)))


def _check_verb(entry: Entry) -> None:
    _one_of(entry, "frame", FRAMES)
    for key in ("light", "alone"):
        _one_of(entry, key, FLAGS)
    _one_of(entry, "event", frozenset(("none",)))
    if not any(entry.texts(key) for key in ("verb", "noun", "adjective")):
        raise fail(entry, "has neither 'verb' nor 'noun' nor 'adjective'", "say which word it is about")
    results = [key for key in ("action", "frame", "light", "event") if key in entry.values]
    if len(results) != 1:
        raise fail(
            entry,
            "needs exactly one of 'action', 'frame', 'light' and 'event: none'",
            f"it has {', '.join(results) or 'none'}",
        )


def _check_actor(entry: Entry) -> None:
    _one_of(entry, "kind", KINDS)
    _one_of(entry, "gender", frozenset(("f", "m")))


def _check_agent(entry: Entry) -> None:
    if "extends" in entry.values:
        return
    if bool(entry.texts("names")) == bool(entry.texts("modifier")):
        raise fail(entry, "needs either 'names' or 'modifier'", "keep one of them")


def _anything(entry: Entry) -> None:
    """No check beyond the keys."""


_ALLOWED = {"verb": _check_verb, "actor": _check_actor, "state": _check_actor, "agent": _check_agent}
