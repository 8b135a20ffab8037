"""Writes a dictionary folder that stands alone: each entry on a line, with the line of the old file it came from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from coder.petrarch.convert.records import (
    OldActor,
    OldAgent,
    OldCode,
    OldDictionaries,
    OldDiscard,
    OldIssue,
    OldPattern,
    OldSet,
    OldVerb,
)

Value = str | list[str]
Entries = Iterable[Mapping[str, Value]]
_SAFE = re.compile(r"[A-Za-z][A-Za-z0-9_.:-]*(?<!:)")
_WORDS_OF_YAML = frozenset(("yes", "no", "null", "true", "false", "on", "off"))


def write_folder(old: OldDictionaries, folder: Path, codes: str, options: Mapping[str, str]) -> list[Path]:
    """Write all files and return their names; ``codes`` is ``cameo`` or ``own``."""
    written = [_manifest(folder, codes, options)]
    for name, entries in _files(old).items():
        lines = [f"- {{{_entry(entry)}}}" for entry in entries]
        if lines:
            written.append(_write(folder / name, lines))
    return written


def _files(old: OldDictionaries) -> dict[str, Entries]:
    """Return the entries of each file."""
    return {
        "actors/actors.yaml": _ids("actor", (_actor(one) for one in old.actors)),
        "agents.yaml": _ids("agent", (_agent(one) for one in old.agents)),
        "nouns.yaml": (_set(one) for one in old.sets),
        "patterns/verbs.yaml": _ids("verb", (_verb(one) for one in old.verbs)),
        "patterns/patterns.yaml": _ids("pattern", (_pattern(one) for one in old.patterns)),
        "patterns/transforms.yaml": _ids("transform", ({"rule": one.rule, "was": one.was} for one in old.transforms)),
        "discards.yaml": _ids("discard", (_discard(one) for one in old.discards)),
        "issues.yaml": _ids("issue", (_issue(one) for one in old.issues)),
        "ontology/codes.yaml": (_code(one) for one in old.codes),
    }


def _actor(actor: OldActor) -> Mapping[str, Value]:
    return {"names": list(actor.names), "codes": list(actor.codes), "was": actor.was}


def _agent(agent: OldAgent) -> Mapping[str, Value]:
    return {"names": list(agent.names), "code": agent.code, "was": agent.was}


def _set(item: OldSet) -> Mapping[str, Value]:
    return {"id": item.name, "words": [_set_word(word) for word in item.words], "was": item.was}


def _verb(verb: OldVerb) -> Mapping[str, Value]:
    return {"block": verb.block, "verb": list(verb.forms), "code": verb.code, "was": verb.was}


def _pattern(item: OldPattern) -> Mapping[str, Value]:
    return {"block": item.block, "pattern": item.pattern, "code": item.code, "was": item.was}


def _discard(item: OldDiscard) -> Mapping[str, Value]:
    return {"phrase": item.phrase, "scope": "story" if item.story else "sentence", "was": item.was}


def _issue(issue: OldIssue) -> Mapping[str, Value]:
    return {"code": issue.code, "words": list(issue.words), "was": issue.was}


def _code(code: OldCode) -> Mapping[str, Value]:
    said = {"name": code.name, "goldstein": code.goldstein}
    return {"id": code.code, **{key: value for key, value in said.items() if value}, "was": code.was}


def _manifest(folder: Path, codes: str, options: Mapping[str, str]) -> Path:
    lines = [f"  {key}: {_scalar(value)}" for key, value in options.items()]
    return _write(folder / "manifest.yaml", ["stands_alone: yes", f"codes: {codes}", "options:", *lines])


def _write(path: Path, lines: Iterable[str]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _ids(kind: str, entries: Entries) -> Entries:
    """Return entries with ids: the kind and a number."""
    for number, entry in enumerate(entries, 1):
        yield {"id": f"{kind}.{number}", **entry}


def _entry(values: Mapping[str, Value]) -> str:
    return ", ".join(f"{key}: {_value(value)}" for key, value in values.items())


def _value(value: Value) -> str:
    return "[" + ", ".join(map(_scalar, value)) + "]" if isinstance(value, list) else _scalar(value)


def _scalar(text: str) -> str:
    """Return a text as a scalar that YAML reads back; JSON quotes as YAML does."""
    return (
        text if _SAFE.fullmatch(text) and text.lower() not in _WORDS_OF_YAML else json.dumps(text, ensure_ascii=False)
    )


def _set_word(word: str) -> str:
    """Return a member of a set with blanks between its words; the name of another set stays as it is."""
    return word if word.startswith("&") else " ".join(word.replace("_", " ").split())
