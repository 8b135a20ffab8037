"""Reads the settings of PETRARCH's configuration file (``PETR_config.ini``)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coder.core.errors import DictionaryError
from coder.petrarch.convert.records import OldDictionaries
from coder.petrarch.convert.source import Line, Report
from coder.petrarch.engine.options import pattern_options

_SETTING = re.compile(r"^(?P<name>\w+)\s*[:=]\s*(?P<value>.*)$")


def read_config(lines: Iterable[Line], old: OldDictionaries, report: Report) -> None:
    """Add the settings of the section ``[Options]``, and report those that have no counterpart here."""
    section = ""
    for line in lines:
        text = line.text.strip()
        if text.startswith("[") and text.endswith("]"):
            section = text[1:-1].strip().lower()
            continue
        match = _SETTING.match(text)
        if match is None or section != "options":
            report.add(line, "is not a setting of [Options] and was left out")
            continue
        name, value = match["name"].lower(), match["value"].strip().lower()
        try:
            pattern_options({name: value})
        except DictionaryError as error:
            report.add(line, f"{error.message}; the setting was left out")
        else:
            old.options[name] = value
