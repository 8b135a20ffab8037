"""Checks what the entries of laid dictionaries name: codes, frames, actions and sets that must exist."""

from __future__ import annotations

from collections.abc import Callable, Collection
from difflib import get_close_matches
from functools import partial

from coder.core.entry import Entry
from coder.core.errors import gathered
from coder.dictionary.actions import FIELDS
from coder.dictionary.frames import CODED_FRAMES, FRAMES
from coder.dictionary.layered import Layered
from coder.dictionary.positions import check_positions
from coder.dictionary.schema import fail

ACTION_KEYS = frozenset(FRAMES) | {
    "done",
    "stop",
    "mirror",
    "attempt",
    "reciprocal",
    "target",
    "topic",
    "protest",
    "implied",
    "scheduled",
    *FIELDS,
}
"""What ``frames.yaml`` may say of an action: its code under each frame, when done, and how it is coded."""


def check_names(layered: Layered) -> None:
    """Every code, frame, action and set that an entry names must exist, and every frame must have its code."""
    codes = frozenset(entry.text("code") for entry in layered.entries["code"])
    sets = {entry.text("id") for entry in layered.entries["set"]}
    checks: list[Callable[[], None]] = [
        *(partial(_check_default_codes, entry, layered, codes) for entry in layered.default_codes),
        *(partial(_check_action, action, entry, layered, codes) for action, entry in layered.actions.items()),
        *(partial(_check_set, entry, sets) for entry in layered.entries["set"]),
        *(partial(_check_verb, entry, layered.actions) for entry in layered.entries["verb"]),
    ]
    gathered(lambda check: check(), checks)


def _check_set(entry: Entry, sets: Collection[str]) -> None:
    for word in entry.texts("words"):
        if word.startswith("&") and word[1:] not in sets:
            raise fail(entry, f"the set {word} is not defined", "add it to nouns.yaml or correct its name")


def _check_verb(entry: Entry, actions: Collection[str]) -> None:
    action = entry.text("action")
    if action and action not in actions:
        near = get_close_matches(action, actions, 2)
        remedy = f"did you mean {' or '.join(near)}?" if near else "define it in frames.yaml of your folder"
        raise fail(entry, f"the action '{action}' is not defined", remedy)
    if entry.own:
        check_positions(entry)


def _check_default_codes(entry: Entry, layered: Layered, codes: frozenset[str]) -> None:
    """The frames with a default code are those of ``coder.dictionary.frames`` that stay over an action."""
    for frame, code in entry.values.items():
        if frame not in CODED_FRAMES:
            raise fail(
                entry,
                f"'{frame}' is no frame that has a code",
                "frames with a code: " + ", ".join(sorted(CODED_FRAMES)),
            )
        _check_code(entry, str(code), codes)
    for frame in sorted(CODED_FRAMES - layered.defaults.keys()):
        raise fail(entry, f"the frame '{frame}' has no code", f"add '{frame}:' with its code to 'default'")


def _check_action(action: str, entry: Entry, layered: Layered, codes: frozenset[str]) -> None:
    for key, value in entry.values.items():
        if key not in ACTION_KEYS:
            raise fail(
                entry,
                f"unknown key '{key}' in the action {action}",
                "known keys: " + ", ".join(sorted(ACTION_KEYS)),
            )
        text = str(value)
        if key in ("stop", "mirror", *FIELDS) or (key in ("attempt", "allow") and not text.isdigit()):
            if text not in layered.actions:
                raise fail(entry, f"the action '{text}' is not defined", "define it in frames.yaml or correct its name")
        elif text.isdigit() and key != "topic":
            _check_code(entry, text, codes)


def _check_code(entry: Entry, code: str, codes: frozenset[str]) -> None:
    if codes and code not in codes:
        raise fail(entry, f"'{code}' is no CAMEO code", "see dictionaries/ontology/cameo.yaml")
