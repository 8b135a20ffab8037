"""Reads agent dictionaries: role nouns with plurals in braces, codes with ``~``, and ``!SUBSTITUTION!`` markers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from coder.dictionary.inflection import plural_by_ending
from coder.petrarch.convert.actors import clean_name
from coder.petrarch.convert.records import OldAgent
from coder.petrarch.convert.source import Line, Report

_DEFINITION = re.compile(r"^\s*(!\w+!)\s*=\s*(.+)$")
_ENTRY = re.compile(r"(?P<name>[^\[\]{}]++)(?P<plurals>\{[^{}]*+\})?\s*+\[(?P<code>[^\[\]]*+)\]")
_MARKER = re.compile(r"!\w+!")


def read_agents(lines: Iterable[Line], report: Report) -> Iterator[OldAgent]:
    """Return the agents of a file; the definition of a marker holds for the lines after it."""
    markers: dict[str, list[str]] = {}
    for line in lines:
        definition = _DEFINITION.match(line.text)
        if definition:
            markers[definition[1]] = [word.strip() for word in definition[2].split(",") if word.strip()]
            continue
        match = _ENTRY.fullmatch(line.text.strip())
        name, code = (match["name"].strip(), match["code"].strip()) if match else ("", "")
        if match is None:
            report.add(line, "is not an agent 'NAME {PLURALS} [~CODE]' and was left out")
        elif code.count("~") != 1 or code.strip("~") == "":
            report.add(line, f"the code '[{code}]' has no '~' before or after it and was left out")
        else:
            names = _forms(name, match["plurals"], markers, line, report)
            if not names:
                continue
            if not re.search(r"[^\W_]", names[0]):
                report.add(line, "has no name and was left out")
            else:
                yield OldAgent(names, code.replace(" ", ""), line.where)


def _forms(
    name: str, plurals: str | None, markers: Mapping[str, list[str]], line: Line, report: Report
) -> tuple[str, ...]:
    """Return every form of a name; without braces the plural is regular, with empty braces there is none."""
    unknown = [marker for marker in _MARKER.findall(name) if marker not in markers]
    if unknown:
        report.add(line, f"the marker {unknown[0]} is not defined; the line was left out")
        return ()
    names = _substituted(name, markers)
    if plurals is None and len(names) == 1:
        names += [plural_by_ending(names[0].rstrip("_"))]
    elif plurals:
        names += plurals.strip("{}").replace(",", " ").split()
    return tuple(dict.fromkeys(clean_name(form) for form in names))


def _substituted(name: str, markers: Mapping[str, list[str]]) -> list[str]:
    """Return a name with each word of its markers in their place."""
    match = _MARKER.search(name)
    if match is None:
        return [name]
    return [form for word in markers[match[0]] for form in _substituted(name.replace(match[0], word, 1), markers)]
