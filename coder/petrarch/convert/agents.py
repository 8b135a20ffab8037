"""Reads agent dictionaries: role nouns with plurals in braces, codes with ``~``, and ``!SUBSTITUTION!`` markers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from coder.dictionary.inflection import plural_by_ending
from coder.petrarch.convert.names import clean_name, has_letters
from coder.petrarch.convert.records import OldAgent, OldDictionaries
from coder.petrarch.convert.report import Line, Report

MARKER_DEFINITION = re.compile(r"(?P<marker>!\w+!)\s*+=(?P<words>.+)")
_CODE = re.compile(r"\[([^\[\]]*+)\]")
_PLURALS = re.compile(r"\{([^{}]*+)\}")
_BRACES = re.compile(r"[{}]")
_MARKER = re.compile(r"!\w+!")
MOST_FORMS = 200
"""Forms that the markers of one agent may give it."""
FORM = "write NAME {PLURALS} [~CODE]"


def read_agents(lines: Iterable[Line], old: OldDictionaries, report: Report) -> None:
    """Add the agents of a file; the definition of a marker holds for the lines after it."""
    markers: dict[str, list[str]] = {}
    for line in lines:
        definition = MARKER_DEFINITION.fullmatch(line.text.strip())
        if definition:
            markers[definition["marker"]] = [word.strip() for word in definition["words"].split(",") if word.strip()]
            report.use(line)
            continue
        text = line.text.strip()
        plurals = _PLURALS.search(text)
        name = _PLURALS.sub(" ", _CODE.sub(" ", text)).strip()
        code = _agent_code(line, _CODE.findall(text), report)
        if not code:
            continue
        if _BRACES.search(name) or not has_letters(name):
            report.drop(line, "is not an agent 'NAME {PLURALS} [~CODE]' and was left out", FORM)
            continue
        names = _forms(name.removeprefix("+"), plurals[1] if plurals else None, markers, line, report)
        if names:
            report.use(line)
            old.closed.update(names if name.endswith("_") else ())
            old.agents.append(OldAgent(names, code, line.where))


def _agent_code(line: Line, codes: list[str], report: Report) -> str:
    """Return the code of an agent, without dates, or report why it has none."""
    if not codes:
        report.drop(line, "has no code and was left out", FORM)
        return ""
    whole = codes[0].strip()
    code = whole.split("/")[0].split("<")[0].split(">")[0]
    code = code.split(maxsplit=1)[0] if code.replace("~", " ").split() and not code.startswith("~ ") else code
    code = "".join(code.split())
    if code.count("~") != 1 or code.strip("~") == "" or "~" in code.strip("~"):
        report.drop(line, f"the code '[{whole}]' has no '~' before or after it and was left out", FORM)
        return ""
    if code != "".join(whole.split()):
        report.note(line, f"an agent has one code without dates: of '[{whole}]' only [{code}] was kept", FORM)
    for other in codes[1:]:
        report.note(
            line, f"an agent has one code: [{code}] was kept, [{other}] left out", "write the other as an entry"
        )
    return code


def _forms(
    name: str, plurals: str | None, markers: Mapping[str, list[str]], line: Line, report: Report
) -> tuple[str, ...]:
    """Return every form of a name; without braces the plural is regular, with empty braces there is none."""
    unknown = [marker for marker in _MARKER.findall(name) if marker not in markers]
    if unknown:
        report.drop(
            line, f"the marker {unknown[0]} is not defined; the line was left out", "define it above: !X! = A, B"
        )
        return ()
    names = _substituted(name, markers)
    if not 0 < len(names) <= MOST_FORMS:
        message = f"its markers give it no form, or more than {MOST_FORMS}; it was left out"
        report.drop(line, message, "write its forms out in braces")
        return ()
    if plurals is None and len(names) == 1:
        names += [plural_by_ending(names[0].rstrip("_"))]
    elif plurals:
        names += plurals.replace(",", " ").split()
    return tuple(dict.fromkeys(form for form in map(clean_name, names) if has_letters(form)))


def _substituted(name: str, markers: Mapping[str, list[str]]) -> list[str]:
    """Return a name with each word of its markers in their place; none where a marker stands for itself for ever."""
    done: list[str] = []
    names = [name]
    for _ in range(MOST_FORMS * 2):
        if not names:
            return done
        form = names.pop()
        match = _MARKER.search(form)
        if match is None:
            done.append(form)
        else:
            names += [form.replace(match[0], word, 1) for word in reversed(markers.get(match[0], ()))]
    return []
