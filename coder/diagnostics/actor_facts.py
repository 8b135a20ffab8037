"""Checks the facts about actors: codes that exist, one holder of an office at a time, terms, names with two codes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from coder.core.actor_code import NO_COUNTRY, SEVERAL, code_parts, country_part, role_part
from coder.core.errors import DictionaryError
from coder.core.paths import dictionaries_dir
from coder.core.yaml_entries import read_entries
from coder.dictionary.actor_codes import code_at
from coder.dictionary.actor_entries import ALWAYS, ActorEntry, AgentEntry, Term
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_set

CODES_FILE = "ontology/actor_codes.yaml"
SOLE_OFFICES = word_set("diagnostics.sole_offices")
UNDATED = "0001"
KnownParts = Mapping[str, frozenset[str]]
"""The parts of actor codes by their kind: state, region, type, role, religion, ethnic, body."""
KNOWN_SHARES = frozenset(("BIH", "CHE", "SMR", "AND"))
"""Countries whose head is a body or several persons: Bosnia's presidency, the captains regent ..."""


class Ambiguity(NamedTuple):
    """A name with different codes at one date: its readings as ``CODE (file:line)``, the one that wins first."""

    name: str
    date: str
    readings: tuple[str, ...]


def actor_faults(dictionary: Dictionary, folder: Path | None = None) -> Iterator[DictionaryError]:
    """Return what is wrong with the codes, terms and offices of all actors.

    The parts of codes are those of the bundled list and of the one in the user's folder.
    """
    entries = [dictionary.actors[number] for number in range(len(dictionary.actors.rows))]
    known = known_parts(dictionary.countries, folder)
    for entry in entries:
        yield from entry_faults(entry, known)
    for agent in dictionary.agents:
        yield from role_faults(agent, known)
    yield from _shared_offices(entries)


def entry_faults(entry: ActorEntry, known: KnownParts) -> Iterator[DictionaryError]:
    """Return what is wrong with the codes and terms of one actor.

    >>> from coder.dictionary.actor_kinds import ActorKind
    >>> entry = ActorEntry("a", "actors/own.yaml:3", ActorKind.GROUP, "", (Term("MLIQQQ", "", *ALWAYS),), "A")
    >>> [fault.message for fault in entry_faults(entry, known_parts(["MLI"]))]
    ["'QQQ' in the code MLIQQQ is no role, religion or people"]
    """
    yield from _bad_codes(entry, known)
    yield from _bad_terms(entry)


def role_faults(agent: AgentEntry, known: KnownParts) -> Iterator[DictionaryError]:
    """Return the parts of the role of a role noun that are none."""
    for part in code_parts(agent.role if agent.role not in ("=", "-") else ""):
        if part not in known["role"] | known["religion"] | known["ethnic"]:
            yield _fault(
                agent.where, f"'{part}' in the role {agent.role} is no role", f"see {CODES_FILE} for the roles"
            )


def known_parts(states: Iterable[str], folder: Path | None = None) -> KnownParts:
    """Return the parts of actor codes by their kind: those of the bundled list and of the one in a user's folder.

    ``states`` are the codes of all states.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for path in (Path(dictionaries_dir()) / CODES_FILE, *((folder / CODES_FILE,) if folder is not None else ())):
        for entry in read_entries(path, path.as_posix()) if path.is_file() else ():
            found[entry.text("kind")] |= set(entry.texts("codes"))
    found["state"] = set(states)
    return {kind: frozenset(codes) for kind, codes in found.items()}


def ambiguous_names(dictionary: Dictionary) -> Iterator[Ambiguity]:
    """Return the names to which two entries give different codes at one date, with no context to decide."""
    for name, readings in sorted(dictionary.names.items()):
        if len(readings) < 2:
            continue
        entries = [(dictionary.actors[number], role, form) for number, role, form in readings]
        rivals = [(entry, role, form) for entry, role, form in entries if not entry.context]
        yield from _ambiguity(name, rivals)


def _ambiguity(name: str, rivals: list[tuple[ActorEntry, str, str]]) -> Iterator[Ambiguity]:
    """Return the first date at which rival entries tie; a date before all terms stands for the undated codes."""
    for date in sorted(
        {term.first for entry, _, _ in rivals for term in entry.terms if term.first != ALWAYS[0]} | {UNDATED}
    ):
        ranked = []
        for entry, role, form in rivals:
            code, fit = code_at(entry, date)
            if not (form == "bare" and fit == 0):
                ranked.append(((fit, form != "bare"), code + role, entry.where))
        best = max((rank for rank, _, _ in ranked), default=None)
        codes = [(code, where) for rank, code, where in ranked if rank == best]
        if len({code for code, _ in codes}) > 1:
            yield Ambiguity(name, date if date != UNDATED else "", tuple(f"{code} ({where})" for code, where in codes))
            return


def _bad_codes(entry: ActorEntry, known: KnownParts) -> Iterator[DictionaryError]:
    for term in entry.terms:
        for code in term.code.split(SEVERAL):
            first, *rest = code_parts(code)
            if first in known["type"]:
                continue
            if first not in known["state"] | known["region"] | known["ethnic"] | known["religion"] | {NO_COUNTRY}:
                yield _fault(
                    entry.where,
                    f"the code {code} begins with '{first}', which is no state, region or type",
                    f"see actors/states.yaml and {CODES_FILE}",
                )
            for part in rest:
                if part not in known["role"] | known["religion"] | known["ethnic"] | known["body"]:
                    yield _fault(
                        entry.where,
                        f"'{part}' in the code {code} is no role, religion or people",
                        f"correct it, or add it to {CODES_FILE}",
                    )


def _bad_terms(entry: ActorEntry) -> Iterator[DictionaryError]:
    for at, term in enumerate(entry.terms[:-1]):
        if (term.first, term.last) == ALWAYS:
            yield _fault(
                entry.where, f"the undated code {term.code} hides the terms after it", "put the code without dates last"
            )
        if (term.first, term.last) != ALWAYS and any(
            _same_office(term, other) and _overlap(term, other) for other in entry.terms[at + 1 :]
        ):
            yield _fault(entry.where, f"two terms as {term.office or term.code} overlap", "correct their dates")


def _same_office(one: Term, other: Term) -> bool:
    return one.code == other.code and one.office == other.office and (other.first, other.last) != ALWAYS


def _overlap(one: Term, other: Term) -> bool:
    """Return whether two terms share more than the day, month or year of a handover, as exactly as both are dated.

    >>> later = Term("A", "", "2005", "2009")
    >>> _overlap(Term("A", "", "2001", "2005-03-01"), later), _overlap(Term("A", "", "2001", "2006"), later)
    (False, True)
    """
    return _before(one.first, other.last) and _before(other.first, one.last)


def _before(first: str, last: str) -> bool:
    size = min(len(first), len(last))
    return first[:size] < last[:size]


def _shared_offices(entries: list[ActorEntry]) -> Iterator[DictionaryError]:
    holders: dict[tuple[str, str], list[tuple[ActorEntry, Term]]] = defaultdict(list)
    for entry in entries:
        for term in entry.terms:
            if (
                term.office in SOLE_OFFICES
                and role_part(term.code) == "GOV"
                and country_part(term.code) not in KNOWN_SHARES
            ):
                holders[country_part(term.code), term.office].append((entry, term))
    for (country, office), held in holders.items():
        for (one, term), (other, later) in combinations(sorted(held, key=lambda pair: pair[1].first), 2):
            if one.id != other.id and _overlap(term, later):
                yield _fault(
                    other.where,
                    f"{other.name} is {office} of {country} {later.first}..{later.last} while {one.name} is so "
                    f"{term.first}..{term.last} ({one.where})",
                    "correct the dates, or name another office",
                )


def _fault(where: str, message: str, remedy: str) -> DictionaryError:
    file, _, line = where.rpartition(":")
    return DictionaryError(message, file=file, line=int(line), remedy=remedy)
