"""Events in the columns of other data sets: PETRARCH, Phoenix, ICEWS and GDELT 1.0. What text alone can't tell stays empty."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date as Date
from typing import NamedTuple

from coder.core.model import ActorMatch, Event

Values = tuple[str, ...]
NULL = "---"
ROLES = frozenset(
    [
        "GOV",
        "MIL",
        "REB",
        "OPP",
        "PTY",
        "COP",
        "JUD",
        "SPY",
        "MED",
        "EDU",
        "BUS",
        "CRM",
        "CVL",
        "LEG",
        "LAB",
        "REF",
        "ELI",
        "AGR",
        "DEV",
        "ENV",
        "HLH",
        "HRI",
        "INS",
        "SEP",
        "RAD",
        "MOD",
        "UAF",
        "PPL",
    ]
)
RELIGIONS = frozenset(
    [
        "ADR",
        "ATH",
        "BAH",
        "BUD",
        "CHR",
        "CON",
        "CPT",
        "CTH",
        "DOX",
        "DRZ",
        "HIN",
        "HSD",
        "ITR",
        "JAN",
        "JEW",
        "JHW",
        "LDS",
        "MOS",
        "MRN",
        "MRZ",
        "MSN",
        "MUS",
        "NRM",
        "PAG",
        "PRO",
        "SFI",
        "SHI",
        "SHN",
        "SIK",
        "SUN",
        "TAO",
        "UDX",
        "ZRO",
    ]
)
INTERNATIONAL = frozenset(("IGO", "NGO", "IMG", "MNC", "INT", "NGM", "UNO"))
PENTA_CLASS = {
    root: number
    for number, roots in enumerate(("01 02", "03 04 05", "06 07 08", "09 10 11 12 13", "14 15 16 17 18 19 20"))
    for root in roots.split()
}


class Schema(NamedTuple):
    """A way to write events: columns, how an event fills them, and whether their names stand in the first line."""

    columns: Values
    values: Callable[[Event], Values]
    header: bool


def lines(schema: Schema, events: Iterator[Event]) -> Iterator[str]:
    """The lines of a file in a schema: cells parted by tabs, without quotes."""
    if schema.header:
        yield line(schema.columns)
    for event in events:
        yield line(schema.values(event))


def line(values: Values) -> str:
    """One line; tabs and line ends inside a cell become blanks.

    >>> line(("20140305", "RUS", "a\\tb"))
    '20140305\\tRUS\\ta b\\n'
    """
    return "\t".join(" ".join(value.split()) for value in values) + "\n"


def parts(code: str | None) -> tuple[str, str, str]:
    """An actor code as entity, role and the further attributes joined by ``;``.

    >>> parts("SYRREBISI"), parts("---GOV"), parts(None)
    (('SYR', 'REB', 'ISI'), ('', 'GOV', ''), ('', '', ''))
    """
    pieces = [(code or NULL)[at : at + 3] for at in range(0, len(code or NULL), 3)]
    entity = "" if pieces[0] == NULL else pieces[0]
    role = next((piece for piece in pieces[1:] if piece in ROLES), "")
    others = list(pieces[1:])
    if role:
        others.remove(role)
    return entity, role, ";".join(others)


def _code(actor: ActorMatch | None) -> str:
    return (actor.code if actor else None) or ""


def _day(date: Date | None, form: str = "%Y%m%d") -> str:
    return date.strftime(form) if date else ""


def _issues(event: Event) -> str:
    found = [reason.words for reason in event.trace if reason.part == "issue"]
    return ";".join(f"{name},{found.count(name)}" for name in dict.fromkeys(found))


def _number(value: float | int | None) -> str:
    return "" if value is None else str(value)


def _petrarch(event: Event) -> Values:
    return _day(event.date), _code(event.source) or NULL, _code(event.target) or NULL, event.code, event.article_id


def _phoenix(event: Event) -> Values:
    date, penta = event.date, PENTA_CLASS.get(event.root)
    year, month, day = (_day(date, form) for form in ("%Y", "%m", "%d"))
    source, target = _code(event.source), _code(event.target)
    return (
        event.event_id,
        _day(date),
        year,
        month,
        day,
        source,
        *parts(source),
        target,
        *parts(target),
        event.code,
        event.root,
        _number(penta),
        _number(event.goldstein),
        _issues(event),
        "",
        "",
        "",
        "",
        "",
        f"{event.article_id}_{event.sentence}",
        event.article_id,
        "",
    )


def _icews(event: Event) -> Values:
    def side(actor: ActorMatch | None) -> Values:
        entity, role, others = parts(_code(actor))
        return (actor.span.text if actor else "", ",".join(part for part in (role, *others.split(";")) if part), entity)

    name = event.event.replace("_", " ").capitalize()
    return (
        event.event_id,
        _day(event.date, "%Y-%m-%d"),
        *side(event.source),
        name,
        event.code,
        _number(event.goldstein),
        *side(event.target),
        event.article_id,
        str(event.sentence + 1),
        "",
        "",
        "",
        "",
        "",
        "",
        "",
    )


def _gdelt_actor(actor: ActorMatch | None) -> Values:
    code = _code(actor)
    pieces = [piece for piece in (code[at : at + 3] for at in range(0, len(code), 3)) if piece != NULL]
    country = (
        pieces[0] if pieces and pieces[0] not in INTERNATIONAL | ROLES | RELIGIONS and not code.startswith(NULL) else ""
    )
    rest = pieces[1:] if country else pieces
    religions = [piece for piece in rest if piece in RELIGIONS][:2]
    types = [piece for piece in rest if piece in ROLES | INTERNATIONAL][:3]
    others = [piece for piece in rest if piece not in ROLES | INTERNATIONAL | RELIGIONS][:1]
    return (
        code,
        actor.span.text.upper() if actor else "",
        country,
        *_padded(others, 1),
        "",
        *_padded(religions, 2),
        *_padded(types, 3),
    )


def _padded(values: list[str], length: int) -> Values:
    return (*values, *[""] * (length - len(values)))


def _gdelt(event: Event) -> Values:
    date = event.date
    fraction = f"{date.year + (date.month * 30 + date.day) / 365:.4f}" if date else ""
    return (
        str(int(event.event_id[:15], 16)),
        _day(date),
        _day(date, "%Y%m"),
        _day(date, "%Y"),
        fraction,
        *_gdelt_actor(event.source),
        *_gdelt_actor(event.target),
        "1" if event.sentence == 0 else "0",
        event.code,
        event.code[:3],
        event.root,
        _number(event.quad_class),
        _number(event.goldstein),
        "1",
        "1",
        "1",
        "",
        *[""] * 21,
        _day(date),
        event.article_id,
    )


_GDELT_ACTOR = (
    "Code",
    "Name",
    "CountryCode",
    "KnownGroupCode",
    "EthnicCode",
    "Religion1Code",
    "Religion2Code",
    "Type1Code",
    "Type2Code",
    "Type3Code",
)
_GDELT_PLACE = ("Type", "FullName", "CountryCode", "ADM1Code", "Lat", "Long", "FeatureID")
SCHEMAS: dict[str, Schema] = {
    "petrarch": Schema(("date", "source", "target", "code", "ids"), _petrarch, False),
    "phoenix": Schema(
        (
            "EventID",
            "Date",
            "Year",
            "Month",
            "Day",
            "SourceActorFull",
            "SourceActorEntity",
            "SourceActorRole",
            "SourceActorAttribute",
            "TargetActorFull",
            "TargetActorEntity",
            "TargetActorRole",
            "TargetActorAttribute",
            "EventCode",
            "EventRootCode",
            "PentaClass",
            "GoldsteinScore",
            "Issues",
            "Lat",
            "Lon",
            "LocationName",
            "StateName",
            "CountryCode",
            "SentenceID",
            "URLs",
            "NewsSources",
        ),
        _phoenix,
        False,
    ),
    "icews": Schema(
        (
            "Event ID",
            "Event Date",
            "Source Name",
            "Source Sectors",
            "Source Country",
            "Event Text",
            "CAMEO Code",
            "Intensity",
            "Target Name",
            "Target Sectors",
            "Target Country",
            "Story ID",
            "Sentence Number",
            "Publisher",
            "City",
            "District",
            "Province",
            "Country",
            "Latitude",
            "Longitude",
        ),
        _icews,
        True,
    ),
    "gdelt": Schema(
        (
            "GLOBALEVENTID",
            "SQLDATE",
            "MonthYear",
            "Year",
            "FractionDate",
            *(f"Actor1{part}" for part in _GDELT_ACTOR),
            *(f"Actor2{part}" for part in _GDELT_ACTOR),
            "IsRootEvent",
            "EventCode",
            "EventBaseCode",
            "EventRootCode",
            "QuadClass",
            "GoldsteinScale",
            "NumMentions",
            "NumSources",
            "NumArticles",
            "AvgTone",
            *(f"{who}Geo_{part}" for who in ("Actor1", "Actor2", "Action") for part in _GDELT_PLACE),
            "DATEADDED",
            "SOURCEURL",
        ),
        _gdelt,
        False,
    ),
}
"""The schemas by the names that ``--schema`` takes."""
