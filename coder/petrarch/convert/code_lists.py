"""Reads lists of codes with their meaning, as GDELT gives those of CAMEO: events, weights, countries, groups, types."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from coder.dictionary.inflection import plural_by_ending
from coder.dictionary.word_lists import word_list
from coder.petrarch.convert.names import has_letters, plain_name
from coder.petrarch.convert.records import OldActor, OldAgent, OldCode, OldDictionaries
from coder.petrarch.convert.report import Line, Report

AGENT_FILES = word_list("petrarch.agent_files")
_ROW = re.compile(r"(?P<code>\w{2,9}) *+[\t,;:|]\s*+(?P<meaning>.*)")
_HEADER = re.compile(r"(?:CAMEO\w*+|CODE) *+[\t,;:|]\s*+(?:LABEL|EVENTDESCRIPTION|GOLDSTEINSCALE|NAME)", re.IGNORECASE)
_EVENT = re.compile(r"\d{2,4}\w?")
_WEIGHT = re.compile(r"[-+]?\d{1,2}(?:\.\d{1,4})?")
_ACTOR = re.compile(r"[A-Z]{3,9}")
_NOT_IN_NAMES = re.compile(r"[^A-Z0-9]+")
_ASIDE = re.compile(r"\([^()]*+\)")


def is_code_list(texts: Sequence[str]) -> bool:
    """Return whether lines are codes with their meaning.

    >>> is_code_list(["CODE\\tLABEL"]), is_code_list(["010: Make a statement"]), is_code_list(["URA [URA]"])
    (True, True, False)
    """
    if not texts or _HEADER.match(texts[0].strip()):
        return bool(texts)
    rows = [_ROW.fullmatch(text.strip()) for text in texts]
    return all(row and "[" not in row[0] and (_EVENT.fullmatch(row["code"]) or _is_actor(row)) for row in rows)


def read_code_list(lines: Iterable[Line], old: OldDictionaries, report: Report) -> None:
    """Add codes of events to the ontology, and codes of actors as actors, or as agents if the file says types."""
    for at, line in enumerate(lines):
        row = _ROW.fullmatch(line.text.strip())
        if at == 0 and _HEADER.match(line.text.strip()):
            report.use(line)
        elif row is None or not has_letters(row["meaning"]):
            report.drop(line, "is not a code and its meaning; it was left out", "write CODE, a tab, and the meaning")
        elif _EVENT.fullmatch(row["code"]):
            _add_event(row, line, old, report)
        else:
            _add_actor(row, line, old, report)


def _is_actor(row: re.Match[str]) -> bool:
    """Return whether a row has the code of an actor before a tab."""
    return bool(_ACTOR.fullmatch(row["code"])) and "\t" in row[0]


def _add_event(row: re.Match[str], line: Line, old: OldDictionaries, report: Report) -> None:
    """Add what a row says of the code of an event: its weight, or else its name."""
    meaning = row["meaning"].strip()
    weight = meaning if _WEIGHT.fullmatch(meaning) else ""
    name = "" if weight else _NOT_IN_NAMES.sub("_", meaning.upper()).strip("_")
    at = next((at for at, one in enumerate(old.codes) if one.code == row["code"]), None)
    report.use(line)
    if at is None:
        old.codes.append(OldCode(row["code"], name, weight.lstrip("+"), line.where))
        return
    first = old.codes[at]
    if (first.name and name and first.name != name) or (first.goldstein and weight and first.goldstein != weight):
        report.change(line, f"the code is also at {first.was}, which holds", "keep one of the two")
    old.codes[at] = first._replace(name=first.name or name, goldstein=first.goldstein or weight.lstrip("+"))


def _add_actor(row: re.Match[str], line: Line, old: OldDictionaries, report: Report) -> None:
    """Add the actor or the role that a row names."""
    name = plain_name(_ASIDE.sub(" ", row["meaning"]))
    if not has_letters(name) or not row["code"].isalnum():
        report.drop(line, "names no actor and was left out", "write CODE, a tab, and the name")
        return
    report.use(line)
    if any(word in line.file.lower() for word in AGENT_FILES):
        forms = tuple(dict.fromkeys((name, plural_by_ending(name))))
        old.agents.append(OldAgent(forms, f"~{row['code']}", line.where))
    else:
        old.actors.append(OldActor((name,), (row["code"],), line.where))
