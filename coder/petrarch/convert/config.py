"""Reads settings: PETRARCH's configuration file (``PETR_config.ini``), and TABARI's projects and options.

A configuration and a project name the dictionary files to load.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from coder.core.errors import DictionaryError
from coder.petrarch.convert.names import has_letters
from coder.petrarch.convert.records import OldCode, OldDictionaries
from coder.petrarch.convert.report import Line, Report
from coder.petrarch.engine.options import pattern_options

_SETTING = re.compile(r"(?:SET\s*+:)?+\s*+(?P<name>\w[\w ]*+)[:=](?P<value>.*)", re.IGNORECASE)
_LABEL = re.compile(r"LABEL\s*+[:=]?\s*+(?P<code>\d\w{1,3})\b[\s:=]++(?P<name>.++)", re.IGNORECASE)
_ELEMENT = re.compile(r"<\s*+(?P<name>\w++)\s*+>(?P<value>[^<>]*+)(?:<.*)?")
_NOT_IN_NAMES = re.compile(r"[^A-Z0-9]+")
FOLDERS = (".", "dictionaries", "../dictionaries", "..", "data/dictionaries", "../data/dictionaries")
"""Where a configuration file's dictionaries are looked for, from its own folder on."""
PARTS = ("verb", "actor", "agent", "discard", "issue", "option")


class Named(NamedTuple):
    """A file that a configuration or a project names, its kind, and the line that names it."""

    name: str
    path: Path | None
    """Where it is, None if it is at none of the usual places."""
    kind: str
    line: Line


def read_config(lines: Iterable[Line], old: OldDictionaries, report: Report, path: Path) -> Iterator[Named]:
    """Add the settings of ``[Options]``, and return the files that ``[Dictionaries]`` names.

    Settings that have no counterpart here are reported.
    """
    section = ""
    for line in lines:
        text = line.text.strip()
        if text.startswith("[") and text.endswith("]"):
            section = text[1:-1].strip().lower()
            report.use(line)
            continue
        match = _SETTING.fullmatch(text)
        if match and section == "dictionaries" and (kind := _kind(match["name"])):
            report.use(line)
            for name in filter(None, map(str.strip, match["value"].split(","))):
                yield _named(path, name, kind, line)
        elif match and section == "options":
            _add_setting(match["name"], match["value"], line, old, report)
        else:
            report.drop(line, "is not a setting of [Options] or [Dictionaries] and was left out", "none is needed")


def read_project(lines: Iterable[Line], old: OldDictionaries, report: Report, path: Path) -> Iterator[Named]:
    """Return the dictionary files that a project of TABARI names: ``<verbsfile> CAMEO.verbs``."""
    for line in lines:
        match = _ELEMENT.fullmatch(line.text.strip())
        kind = _kind(match["name"]) if match and "file" in match["name"].lower() else ""
        if match and kind and match["value"].strip():
            report.use(line)
            yield _named(path, match["value"].strip(), kind, line)
        else:
            report.drop(line, "names no dictionary and was left out", "none is needed: give texts to `coder code`")


def read_options(lines: Iterable[Line], old: OldDictionaries, report: Report) -> None:
    """Add the settings of a TABARI options file that have a counterpart, and the labels of its codes."""
    for line in lines:
        text = line.text.strip()
        label, setting = _LABEL.fullmatch(text), _SETTING.fullmatch(text)
        if label and has_letters(label["name"]):
            name = _NOT_IN_NAMES.sub("_", label["name"].upper()).strip("_")
            if all(one.code != label["code"] for one in old.codes):
                old.codes.append(OldCode(label["code"], name or label["code"], "", line.where))
                report.use(line)
            else:
                report.drop(line, f"the code {label['code']} has a label already; it was left out", "keep one of them")
        elif setting:
            _add_setting(setting["name"], setting["value"], line, old, report)
        else:
            report.drop(line, "is not an option that has a counterpart and was left out", "see docs/from_petrarch.md")


def _kind(name: str) -> str:
    """Return the kind of the files that a setting names: ``actorfile_list``, ``verbsfile``."""
    kind = next((part for part in PARTS if part in name.lower()), "")
    return f"{kind}s" if kind else ""


def _add_setting(name: str, value: str, line: Line, old: OldDictionaries, report: Report) -> None:
    """Add a setting, or report that it has no counterpart."""
    name, value = "_".join(name.lower().split()), value.strip().lower()
    try:
        pattern_options({name: value})
    except DictionaryError as error:
        report.drop(line, f"{error.message}; the setting was left out", error.remedy)
        return
    old.options[name] = value
    report.use(line)


def _named(path: Path, name: str, kind: str, line: Line) -> Named:
    """Return a file that a line names, where it is beside the file of the line or in a folder of dictionaries."""
    name = name.strip("\"'").replace("\\", "/")
    places = (path.parent / folder / part for part in (name, Path(name).name) for folder in FOLDERS)
    return Named(Path(name).name, next(filter(Path.is_file, places), None), kind, line)
