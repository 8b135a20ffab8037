"""Makes actors and agents of what tables and blocks say of them: a name, aliases, a country, a sector, and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date as Date

from coder.dictionary.inflection import plural_by_ending
from coder.dictionary.word_lists import word_set, word_values
from coder.petrarch.convert.bundled import Bundled
from coder.petrarch.convert.dates import old_date
from coder.petrarch.convert.names import has_letters, plain_name
from coder.petrarch.convert.records import OldActor, OldAgent, OldDictionaries
from coder.petrarch.convert.report import Line, Report

SECTORS = word_values("petrarch.sectors")
OPEN_DATES = word_set("petrarch.open_dates")
WORLD = frozenset(("IGO", "NGO", "MNC", "IMG", "NGM", "INT"))
"""Codes of actors above the states, which stand first in a code."""
_ASIDE = re.compile(r"\([^()]*+\)")
_ALIASES = re.compile(r"\|\|?|;|\n")
_SECTORS = re.compile(r"[,;|>]")
_CODE = re.compile(r"[A-Za-z]{3,}(?:/[A-Za-z]{3,})*+")
_US_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


@dataclass(slots=True)
class Entries:
    """The actors and agents of a file; what several lines say of one name becomes one entry."""

    known: Bundled
    report: Report
    actors: dict[str, OldActor] = field(default_factory=dict)
    agents: dict[str, OldAgent] = field(default_factory=dict)

    def add(self, line: Line, values: Mapping[str, str], agent: bool) -> None:
        """Add what a line says, by the names of ``petrarch.table_columns``, or report what it lacks."""
        names = tuple(dict.fromkeys(self._names(line, values)))
        if not names:
            self.report.drop(line, "has no name and was left out", "give it a name")
            return
        code = self._code(line, values, agent)
        if not code:
            return
        self.report.use(line)
        if agent:
            forms = (form for name in names for form in (name, plural_by_ending(name)))
            self.agents.setdefault(names[0], OldAgent(tuple(dict.fromkeys(forms)), f"~{code}", line.where))
            return
        dated = self._dated(line, code, values.get("start", ""), values.get("end", ""))
        first = self.actors.get(names[0], OldActor((), (), line.where))
        codes = sorted(dict.fromkeys((*first.codes, dated)), key=lambda one: ".." not in one)
        self.actors[names[0]] = OldActor(tuple(dict.fromkeys((*first.names, *names))), tuple(codes), first.was)

    def into(self, old: OldDictionaries) -> None:
        """Add all entries to ``old``."""
        old.actors += self.actors.values()
        old.agents += self.agents.values()

    def _names(self, line: Line, values: Mapping[str, str]) -> Iterator[str]:
        """Return the name and the aliases without what stands in brackets."""
        aliases = values.get("aliases", "")
        parts = _ALIASES.split(aliases)
        commas = aliases.split(",")
        if len(parts) == 1 and len(commas) > 1:
            if all(len(part.split()) > 1 for part in commas):
                parts = commas
            else:
                self.report.note(line, "its aliases were read as one, with commas in it", "put | between aliases")
        for name in (values.get("name", ""), *parts):
            plain = plain_name(_ASIDE.sub(" ", name).strip(" .,\"'"))
            if has_letters(plain):
                yield plain

    def _code(self, line: Line, values: Mapping[str, str], agent: bool) -> str:
        """Return the code that a line gives, else that of its country and its sectors; "" with a finding for none."""
        given = values.get("code", "").strip().strip("~")
        if given:
            if _CODE.fullmatch(given):
                return given
            self.report.drop(line, f"the code '{given}' can't be read; it was left out", "write capital letters")
            return ""
        affiliation = values.get("affiliation", "").strip()
        country_name = values.get("country", "").strip() or affiliation
        country = self.known.country(country_name) if country_name and not agent else ""
        sectors = values.get("sector", "") or ("" if country else affiliation)
        roles = self._roles(line, sectors)
        world = next((role for role in roles if role in WORLD), "")
        code = "".join(dict.fromkeys([world or country, *(role for role in roles if role != world)]))
        if not code:
            what = f"country '{country_name}', sector '{sectors}'"
            self.report.drop(line, f"its code is not known ({what}); it was left out", "give it a column Code")
        elif country_name and not (country or agent or world or country_name == affiliation):
            self.report.note(line, f"the country '{country_name}' is not known", "give it a column Code")
            code = code if code.startswith("---") else "---" + code
        return code

    def _roles(self, line: Line, text: str) -> list[str]:
        """Return the codes of sectors, whose names commas or marks of order separate."""
        roles: list[str] = []
        for part in filter(None, map(str.strip, _SECTORS.split(text))):
            key = " ".join(part.lower().split())
            found = [SECTORS[key]] if key in SECTORS else [SECTORS[one] for one in _halves(key) if one in SECTORS]
            roles += found
            if not found:
                self.report.note(line, f"the sector '{part}' is not known", "give the actor a column Code")
        return list(dict.fromkeys(roles))

    def _dated(self, line: Line, code: str, start: str, end: str) -> str:
        """Return a code with its dates."""
        first, last = self._day(line, start), self._day(line, end)
        if first and last and first > last:
            self.report.note(line, f"begins on {first} and ends on {last}: it holds always", "correct the dates")
            return code
        return f"{code} {first or ''}..{last or ''}" if first or last else code

    def _day(self, line: Line, text: str) -> Date | None:
        """Return a date; None where it is open, or cannot be read, which is a finding."""
        text = text.strip()
        if not text or text.lower() in OPEN_DATES:
            return None
        american = _US_DATE.fullmatch(text.split()[0])
        found = old_date("{2}-{0}-{1}".format(*american.groups()) if american else text.split()[0].split("T")[0])
        if found is None:
            self.report.note(line, f"the date '{text}' can't be read: it is open", "write YYYY-MM-DD")
        elif found.fault:
            self.report.note(line, found.fault, "correct the date")
        return found.day if found else None


def _halves(text: str) -> list[str]:
    """Return the parts of a sector that a stroke separates."""
    return [part.strip() for part in text.split("/")]
