"""Writes a dictionary folder that stands alone: one entry a line, each with the place it came from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from coder.petrarch.convert.records import Old

Plain = str | list[str]
_SAFE = re.compile(r"[A-Za-z][A-Za-z0-9_.:-]*(?<!:)")
_WORDS_OF_YAML = frozenset(("yes", "no", "null", "true", "false", "on", "off"))


def write_folder(old: Old, folder: Path, codes: str, options: Mapping[str, str]) -> list[Path]:
    """Write all files; ``codes`` is ``cameo`` or ``own``."""
    written = [_manifest(folder, codes, options)]
    tables: dict[str, Iterable[Mapping[str, Plain]]] = {
        "actors/actors.yaml": _ids(
            "actor", ({"names": list(item.names), "codes": list(item.codes), "was": item.was} for item in old.actors)
        ),
        "agents.yaml": _ids(
            "agent", ({"names": list(item.names), "code": item.code, "was": item.was} for item in old.agents)
        ),
        "nouns.yaml": (
            {"id": item.name, "words": [_set_word(word) for word in item.words], "was": item.was} for item in old.sets
        ),
        "patterns/verbs.yaml": _ids(
            "verb",
            ({"block": item.block, "verb": list(item.forms), "code": item.code, "was": item.was} for item in old.verbs),
        ),
        "patterns/patterns.yaml": _ids(
            "pattern",
            (
                {"block": item.block, "pattern": item.pattern, "code": item.code, "was": item.was}
                for item in old.patterns
            ),
        ),
        "patterns/transforms.yaml": _ids(
            "transform", ({"rule": item.rule, "was": item.was} for item in old.transforms)
        ),
        "discards.yaml": _ids(
            "discard",
            (
                {"phrase": item.phrase, "scope": "story" if item.story else "sentence", "was": item.was}
                for item in old.discards
            ),
        ),
        "issues.yaml": _ids(
            "issue", ({"code": item.code, "words": list(item.words), "was": item.was} for item in old.issues)
        ),
    }
    for name, entries in tables.items():
        lines = [f"- {{{_entry(entry)}}}" for entry in entries]
        if lines:
            written.append(_write(folder / name, lines))
    return written


def _manifest(folder: Path, codes: str, options: Mapping[str, str]) -> Path:
    lines = [f"  {key}: {_scalar(value)}" for key, value in options.items()]
    return _write(folder / "manifest.yaml", ["stands_alone: yes", f"codes: {codes}", "options:", *lines])


def _write(path: Path, lines: Iterable[str]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _ids(kind: str, entries: Iterable[Mapping[str, Plain]]) -> Iterable[Mapping[str, Plain]]:
    for number, entry in enumerate(entries, 1):
        yield {"id": f"{kind}.{number}", **entry}


def _entry(values: Mapping[str, Plain]) -> str:
    return ", ".join(f"{key}: {_value(value)}" for key, value in values.items())


def _value(value: Plain) -> str:
    return "[" + ", ".join(map(_scalar, value)) + "]" if isinstance(value, list) else _scalar(value)


def _scalar(text: str) -> str:
    """A scalar that YAML reads back as this text; JSON's quoting is YAML's."""
    return (
        text if _SAFE.fullmatch(text) and text.lower() not in _WORDS_OF_YAML else json.dumps(text, ensure_ascii=False)
    )


def _set_word(word: str) -> str:
    return word if word.startswith("&") else " ".join(word.replace("_", " ").split())
