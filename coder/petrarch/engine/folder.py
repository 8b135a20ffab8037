"""Reads a dictionary folder that stands alone into plain tables, which can be kept in the cache."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from coder.core.errors import DictionaryError
from coder.core.yaml_entries import Entry, read_entries, read_mapping
from coder.dictionary.inflection import plural_by_ending
from coder.dictionary.name_table import fold
from coder.petrarch.engine.notation import parse_side, split_pattern
from coder.petrarch.engine.tables import full_initials
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
    "codes": (frozenset(("id",)), frozenset(("name", "goldstein", "quad", "plover"))),
}
"""For each kind of entry the keys that it must and that it may have."""

Plain = dict[str, Any]
Words = tuple[str, ...]


def stands_alone(folder: Path) -> bool:
    """Whether a folder says in its manifest that it is used in place of the bundled dictionaries."""
    return bool(_manifest(folder)["stands_alone"] == "yes")


def compile_folder(folder: Path) -> Plain:
    """All entries of a folder as plain tables; raises ``DictionaryError`` at the first fault."""
    entries: dict[str, list[Entry]] = {kind: [] for kind in KEYS}
    seen: dict[str, Entry] = {}
    for path in sorted(folder.rglob("*.yaml")):
        name = path.relative_to(folder).as_posix()
        kind = _kind_of(name)
        for entry in read_entries(path, name) if kind else ():
            _check(entry, kind, seen)
            entries[kind].append(entry)
    sets = _sets(entries["sets"])
    manifest = _manifest(folder)
    return {
        "codes": manifest["codes"],
        "options": manifest["options"],
        "actors": _names_table(entries["actors"]),
        "actor_rows": tuple(_actor(entry) for entry in entries["actors"]),
        "agents": _names_table(entries["agents"]),
        "agent_rows": tuple(_row(entry, "code") for entry in entries["agents"]),
        "sets": sets,
        **_verbs(entries["verbs"], entries["patterns"], sets),
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
    """The manifest: whether the folder stands alone, whose codes it uses, and its options."""
    values = read_mapping(folder / MANIFEST, MANIFEST)
    unknown = values.keys() - {"stands_alone", "extends", "codes", "options"}
    options = values.get("options", {})
    if unknown or not isinstance(options, dict):
        raise DictionaryError(
            f"unknown key '{min(unknown)}'" if unknown else "'options' is no mapping",
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
        raise DictionaryError(f"'{codes}' is no system of codes", file=MANIFEST, remedy="write cameo or own")
    return {
        "stands_alone": str(values.get("stands_alone", "no")),
        "codes": codes,
        "options": {key: str(value) for key, value in options.items()},
    }


def _kind_of(name: str) -> str:
    top = name.split("/")[0]
    known = {
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
    if top == "actors":
        return "actors"
    if name not in known:
        raise DictionaryError(
            "no file of a folder that stands alone has this name",
            file=name,
            remedy="known: actors/*.yaml, " + ", ".join(known),
        )
    return known[name]


def _check(entry: Entry, kind: str, seen: dict[str, Entry]) -> None:
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
    return entry.text("id"), entry.where, entry.text("was"), entry.text(key)


def _meaning(entry: Entry) -> tuple[str, str, str, str]:
    """What an entry says of a code: name, Goldstein weight, quad class, PLOVER type."""
    goldstein, quad = entry.text("goldstein"), entry.text("quad")
    if quad not in ("", "1", "2", "3", "4") or not re.fullmatch(r"(-?\d+(\.\d+)?)?", goldstein):
        raise DictionaryError(
            f"'{quad}' is no quad class or '{goldstein}' no weight",
            file=entry.file,
            line=entry.line,
            remedy="write quad: 1 to 4, goldstein: -10 to 10",
        )
    return entry.text("name"), goldstein, quad, entry.text("plover")


def _actor(entry: Entry) -> tuple[Any, ...]:
    """An actor with its codes as (code, first day, last day)."""
    terms = []
    for text in entry.texts("codes"):
        code, _, dates = text.partition(" ")
        first, _, last = dates.partition("..")
        if dates and ".." not in dates:
            raise DictionaryError(
                f"'{dates}' are no dates", file=entry.file, line=entry.line, remedy="write CODE FROM..UNTIL"
            )
        terms.append((code, first or "0000", last or "9999"))
    return entry.text("id"), entry.where, entry.text("was"), tuple(terms)


def _names_table(entries: Iterable[Entry]) -> dict[str, tuple[tuple[Words, tuple[bool, ...], int], ...]]:
    """Names by their first word, those with more words first; ``...`` before a word lets others come between."""
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
                table.setdefault(words[0], {}).setdefault((tuple(words), tuple(gaps)), number)
    return {
        first: tuple(
            sorted(((words, gaps, number) for (words, gaps), number in found.items()), key=lambda item: -len(item[0]))
        )
        for first, found in table.items()
    }


def cut_words(text: str) -> list[str]:
    """The words of a name or phrase in capitals, possessive endings apart, as the tokenizer cuts them.

    >>> cut_words("Graustark's U.N.")
    ['GRAUSTARK', "'S", 'U.N.']
    """
    out: list[str] = []
    for word in fold(text).upper().replace("_", " ").split():
        if word.endswith(("'S", "N'T")) and len(word) > 3 and not word.startswith(("N'T", "'")):
            cut = len(word) - (3 if word.endswith("N'T") else 2)
            out += [word[:cut], word[cut:]]
        else:
            out.append(full_initials(word.rstrip("'") or word))
    return out


def _sets(entries: Iterable[Entry]) -> dict[str, tuple[Words, ...]]:
    """Each set as its phrases, longest first; sets inside sets are filled in, and the regular plural counts too."""
    listed = {entry.text("id"): entry for entry in entries}
    done: dict[str, tuple[Words, ...]] = {}

    def build(name: str, path: Words) -> tuple[Words, ...]:
        if name in path or name not in listed:
            return ()
        if name not in done:
            phrases = {phrase for word in listed[name].texts("words") for phrase in expand(word, (*path, name))}
            done[name] = tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))
        return done[name]

    def expand(text: str, path: Words) -> Iterator[Words]:
        parts = [build(word[1:], path) if word.startswith("&") else ((word,),) for word in cut_words(text)]
        for choice in itertools.product(*parts):
            phrase = tuple(word for part in choice for word in part)
            yield phrase
            if phrase and phrase[-1].isalpha() and not phrase[-1].endswith("S"):
                yield (*phrase[:-1], plural_by_ending(phrase[-1]))

    for name in listed:
        build(name, ())
    return done


def _verbs(verbs: Iterable[Entry], patterns: Iterable[Entry], sets: Mapping[str, Any]) -> Plain:
    """Verb forms by their verb, and the patterns of each block, the longest first."""
    forms: dict[str, list[tuple[Words, Words, int]]] = {}
    rows = []
    for number, entry in enumerate(verbs):
        rows.append((*_row(entry, "code"), entry.text("block"), entry.texts("verb")[0].lstrip("+").replace("+", "")))
        for form in entry.texts("verb"):
            words = cut_words(form)
            at = next((index for index, word in enumerate(words) if word.startswith("+")), 0)
            head = words[at].lstrip("+")
            forms.setdefault(head, []).append((tuple(words[:at]), tuple(words[at + 1 :]), number))
    blocks: dict[str, list[tuple[Any, ...]]] = {}
    for entry in patterns:
        before, after = split_pattern(entry.text("pattern"))
        sides = tuple(tuple(map(tuple, parse_side(text, side))) for text, side in ((before, True), (after, False)))
        unknown = [item[1] for side in sides for item in side if item[0] == "set" and item[1] not in sets]
        if unknown:
            raise DictionaryError(
                f"the set &{unknown[0]} is not defined", file=entry.file, line=entry.line, remedy="add it to nouns.yaml"
            )
        blocks.setdefault(entry.text("block"), []).append((*_row(entry, "code"), entry.text("pattern"), *sides))
    return {
        "verb_rows": tuple(rows),
        "verbs": {
            head: tuple(sorted(found, key=lambda item: -len(item[0]) - len(item[1]))) for head, found in forms.items()
        },
        "patterns": {
            block: tuple(sorted(found, key=lambda row: -len(row[5]) - len(row[6]))) for block, found in blocks.items()
        },
    }


def _phrases(entries: Iterable[Entry], key: str) -> dict[str, tuple[tuple[Words, tuple[bool, ...], int], ...]]:
    return _names_table(Entry(entry.file, entry.line, {"names": list(entry.texts(key))}) for entry in entries)
