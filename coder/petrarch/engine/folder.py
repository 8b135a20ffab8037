"""Reads a dictionary folder that stands alone into plain tables, which the cache can keep."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from pathlib import Path
from typing import Any

from coder.core.entry import Entry
from coder.core.errors import DictionaryError
from coder.core.yaml_entries import read_entries, read_mapping
from coder.petrarch.engine.notation import parse_side, split_pattern
from coder.petrarch.engine.rows import PatternRow, Words
from coder.petrarch.engine.sets import phrases_of_sets
from coder.petrarch.engine.tables import STEM, STEM_KEY, cut_words
from coder.petrarch.engine.transforms import parse_transform

MANIFEST = "manifest.yaml"
CODE_SYSTEMS = ("cameo", "own")
KEYS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "actors": (frozenset(("id", "names", "codes")), frozenset(("was",))),
    "agents": (frozenset(("id", "names", "code")), frozenset(("was",))),
    "sets": (frozenset(("id", "words")), frozenset(("was",))),
    "verbs": (frozenset(("id", "block", "verb", "code")), frozenset(("was",))),
    "patterns": (frozenset(("id", "block", "pattern", "code")), frozenset(("was",))),
    "transforms": (frozenset(("id", "rule")), frozenset(("was",))),
    "discards": (frozenset(("id", "phrase", "scope")), frozenset(("was",))),
    "issues": (frozenset(("id", "code", "words")), frozenset(("was",))),
    "codes": (frozenset(("id",)), frozenset(("name", "goldstein", "quad", "plover", "was"))),
}
"""For each kind of entry the keys that it must have and those that it may have."""
FILES = {
    "agents.yaml": "agents",
    "nouns.yaml": "sets",
    "discards.yaml": "discards",
    "issues.yaml": "issues",
    "ontology/codes.yaml": "codes",
    "patterns/verbs.yaml": "verbs",
    "patterns/patterns.yaml": "patterns",
    "patterns/transforms.yaml": "transforms",
    MANIFEST: "",
}
"""The kind of entry in each file beside those of the folder ``actors``."""

Plain = dict[str, Any]


def stands_alone(folder: Path) -> bool:
    """Return whether the manifest of a folder says that it is used in place of the bundled dictionaries."""
    return bool(_manifest(folder)["stands_alone"] == "yes")


def compile_folder(folder: Path) -> Plain:
    """Return all entries of a folder as plain tables; raise ``DictionaryError`` at the first fault."""
    entries: dict[str, list[Entry]] = {kind: [] for kind in KEYS}
    seen: dict[str, Entry] = {}
    for path in sorted(folder.rglob("*.yaml")):
        name = path.relative_to(folder).as_posix()
        kind = _kind_of(name)
        for entry in read_entries(path, name) if kind else ():
            _check(entry, kind, seen)
            entries[kind].append(entry)
    sets = phrases_of_sets(entries["sets"])
    manifest = _manifest(folder)
    return {
        "codes": manifest["codes"],
        "options": manifest["options"],
        "actors": _names_table(entries["actors"]),
        "actor_rows": tuple(_actor(entry) for entry in entries["actors"]),
        "agents": _names_table(entries["agents"]),
        "agent_rows": tuple(_row(entry, "code") for entry in entries["agents"]),
        "sets": sets,
        "verbs": _verb_forms(entries["verbs"]),
        "verb_rows": tuple(_verb(entry) for entry in entries["verbs"]),
        "patterns": _patterns(entries["patterns"], sets),
        "transforms": tuple(
            (*_row(entry, "rule"), parse_transform(entry.text("rule"))) for entry in entries["transforms"]
        ),
        "discards": _phrases(entries["discards"], "phrase"),
        "discard_rows": tuple(_row(entry, "scope") for entry in entries["discards"]),
        "issues": _phrases(entries["issues"], "words"),
        "issue_rows": tuple(_row(entry, "code") for entry in entries["issues"]),
        "ontology": {entry.text("id"): _meaning(entry) for entry in entries["codes"]},
    }


def _manifest(folder: Path) -> Plain:
    """Return what the manifest says: whether the folder stands alone, whose codes it uses, and its options."""
    values = read_mapping(folder / MANIFEST, MANIFEST)
    unknown = values.keys() - {"stands_alone", "extends", "codes", "options"}
    options = values.get("options", {})
    if unknown or not isinstance(options, dict):
        raise DictionaryError(
            f"the key '{min(unknown)}' is unknown" if unknown else "'options' is not a mapping",
            file=MANIFEST,
            remedy="known keys: stands_alone, extends, codes, options",
        )
    for key in ("stands_alone", "extends"):
        if values.get(key, "no") not in ("yes", "no"):
            raise DictionaryError(f"'{key}' is neither yes nor no", file=MANIFEST, remedy="write yes or no")
    if values.get("stands_alone") == values.get("extends") == "yes":
        raise DictionaryError(
            "a folder stands alone or extends the bundled dictionaries, not both",
            file=MANIFEST,
            remedy="keep one of the two",
        )
    codes = str(values.get("codes", "cameo"))
    if codes not in CODE_SYSTEMS:
        raise DictionaryError(f"'{codes}' is not a system of codes", file=MANIFEST, remedy="write cameo or own")
    return {
        "stands_alone": str(values.get("stands_alone", "no")),
        "codes": codes,
        "options": {key: str(value) for key, value in options.items()},
    }


def _kind_of(name: str) -> str:
    """Return the kind of entry in a file, empty for the manifest."""
    if name.split("/")[0] == "actors":
        return "actors"
    if name not in FILES:
        remedy = "known files: actors/*.yaml, " + ", ".join(FILES)
        raise DictionaryError("no file of a folder that stands alone has this name", file=name, remedy=remedy)
    return FILES[name]


def _check(entry: Entry, kind: str, seen: dict[str, Entry]) -> None:
    """Raise ``DictionaryError`` for an entry with unknown or missing keys, or with an id that is taken."""
    needed, allowed = KEYS[kind]
    wrong = (entry.values.keys() - needed - allowed) or (needed - entry.values.keys())
    if wrong:
        word = "unknown" if wrong & entry.values.keys() else "missing"
        raise DictionaryError(
            f"the key '{min(wrong)}' is {word}",
            file=entry.file,
            line=entry.line,
            remedy="keys: " + ", ".join(sorted(needed | allowed)),
        )
    key = f"{kind} {entry.text('id')}"
    if key in seen:
        raise DictionaryError(
            f"the id '{entry.text('id')}' is taken by {seen[key].where}",
            file=entry.file,
            line=entry.line,
            remedy="choose another id",
        )
    seen[key] = entry


def _row(entry: Entry, key: str) -> tuple[str, str, str, str]:
    """Return id, line and old line of an entry, and the value of a key."""
    return entry.text("id"), entry.where, entry.text("was"), entry.text(key)


def _meaning(entry: Entry) -> tuple[str, str, str, str]:
    """Return what an entry says of a code: name, Goldstein weight, quad class, PLOVER type."""
    goldstein, quad = entry.text("goldstein"), entry.text("quad")
    if quad not in ("", "1", "2", "3", "4") or not re.fullmatch(r"(-?\d+(\.\d+)?)?", goldstein):
        raise DictionaryError(
            f"'{quad}' is not a quad class or '{goldstein}' is not a weight",
            file=entry.file,
            line=entry.line,
            remedy="write quad: 1 to 4, goldstein: -10 to 10",
        )
    return entry.text("name"), goldstein, quad, entry.text("plover")


def _actor(entry: Entry) -> tuple[Any, ...]:
    """Return an actor with its codes, each with its first and last day."""
    terms = []
    for text in entry.texts("codes"):
        code, _, dates = text.partition(" ")
        first, _, last = dates.partition("..")
        if dates and ".." not in dates:
            raise DictionaryError(
                f"'{dates}' is not a range of dates", file=entry.file, line=entry.line, remedy="write CODE FROM..UNTIL"
            )
        terms.append((code, first or "0000", last or "9999"))
    return entry.text("id"), entry.where, entry.text("was"), tuple(terms)


def _names_table(entries: Iterable[Entry]) -> dict[str, tuple[tuple[Words, tuple[bool, ...], int], ...]]:
    """Return names by their first word, those with more words first; other words may stand at ``...``."""
    table: dict[str, dict[tuple[Words, tuple[bool, ...]], int]] = {}
    for number, entry in enumerate(entries):
        for name in entry.texts("names"):
            words, gaps, gap = [], [], False
            for word in cut_words(name):
                if word == "...":
                    gap = True
                    continue
                words.append(word)
                gaps.append(gap)
                gap = False
            if words:
                table.setdefault(_key(words[0], entry), {}).setdefault((tuple(words), tuple(gaps)), number)
    return {
        first: tuple(
            sorted(((words, gaps, number) for (words, gaps), number in found.items()), key=lambda item: -len(item[0]))
        )
        for first, found in table.items()
    }


def _key(word: str, entry: Entry) -> str:
    """Return the key of a name by its first word: the word itself, or the first letters of a stem."""
    if not word.endswith(STEM):
        return word
    if len(word) <= STEM_KEY:
        message = f"'{word}' stands for all words that begin so, and has fewer than {STEM_KEY} letters"
        raise DictionaryError(message, file=entry.file, line=entry.line, remedy="write more letters")
    return word[:STEM_KEY] + STEM


def _verb_forms(entries: Iterable[Entry]) -> dict[str, tuple[tuple[Words, Words, int], ...]]:
    """Return forms by their verb, the longest first: the words before and after it, and the number of the entry."""
    forms: dict[str, list[tuple[Words, Words, int]]] = {}
    for number, entry in enumerate(entries):
        for form in entry.texts("verb"):
            words = cut_words(form)
            at = next((index for index, word in enumerate(words) if word.startswith("+")), 0)
            forms.setdefault(words[at].lstrip("+"), []).append((tuple(words[:at]), tuple(words[at + 1 :]), number))
    return {verb: tuple(sorted(found, key=lambda form: -len(form[0]) - len(form[1]))) for verb, found in forms.items()}


def _verb(entry: Entry) -> tuple[str, ...]:
    """Return a verb with its code, its block and its first form."""
    return *_row(entry, "code"), entry.text("block"), entry.texts("verb")[0].lstrip("+").replace("+", "")


def _patterns(entries: Iterable[Entry], sets: Container[str]) -> dict[str, tuple[tuple[Any, ...], ...]]:
    """Return the patterns of each block, the longest first."""
    blocks: dict[str, list[PatternRow]] = {}
    for entry in entries:
        texts = split_pattern(entry.text("pattern"))
        before = tuple((kind, value, link) for kind, value, link in parse_side(texts[0], True))
        after = tuple((kind, value, link) for kind, value, link in parse_side(texts[1], False))
        unknown = [value for kind, value, _ in (*before, *after) if kind == "set" and value not in sets]
        if unknown:
            message, remedy = f"the set &{unknown[0]} is not defined", "add it to nouns.yaml"
            raise DictionaryError(message, file=entry.file, line=entry.line, remedy=remedy)
        row = PatternRow(*_row(entry, "code"), entry.text("pattern"), before, after)
        blocks.setdefault(entry.text("block"), []).append(row)
    return {
        block: tuple(tuple(row) for row in sorted(rows, key=lambda row: -row.length)) for block, rows in blocks.items()
    }


def _phrases(entries: Iterable[Entry], key: str) -> dict[str, tuple[tuple[Words, tuple[bool, ...], int], ...]]:
    """Return phrases as a table of names."""
    return _names_table(Entry(entry.file, entry.line, {"names": list(entry.texts(key))}) for entry in entries)
