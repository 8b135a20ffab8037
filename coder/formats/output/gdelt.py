"""Events in the 58 columns of GDELT 1.0."""

from __future__ import annotations

from coder.core.actor_code import code_parts
from coder.core.model import ActorMatch, Event
from coder.formats.output.actor_parts import INTERNATIONAL, RELIGIONS, ROLES
from coder.formats.output.columns import Row
from coder.formats.output.place_parts import gdelt_place
from coder.formats.output.tab_separated import NULL, code_of, day, number, schema

_ACTOR = (
    "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code".split()
)
_PLACE = "Type FullName CountryCode ADM1Code Lat Long FeatureID".split()
_COLUMNS = (
    *"GLOBALEVENTID SQLDATE MonthYear Year FractionDate".split(),
    *(f"Actor1{part}" for part in _ACTOR),
    *(f"Actor2{part}" for part in _ACTOR),
    *"IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale".split(),
    *"NumMentions NumSources NumArticles AvgTone".split(),
    *(f"{who}Geo_{part}" for who in ("Actor1", "Actor2", "Action") for part in _PLACE),
    *"DATEADDED SOURCEURL".split(),
)
_PLACES_OF_ACTORS = ("",) * 2 * len(_PLACE)
_ONE_REPORT = ("1", "1", "1", "")
"""Mentions, sources, articles and tone of what one article reports."""


def _row(event: Event) -> Row:
    date = event.date
    fraction = f"{date.year + (date.month * 30 + date.day) / 365:.4f}" if date else ""
    code = ("1" if event.sentence == 0 else "0", event.code, event.code[:3], event.root)
    return (
        str(int(event.event_id[:15], 16)),
        *(day(date, form) for form in ("%Y%m%d", "%Y%m", "%Y")),
        fraction,
        *_actor(event.source),
        *_actor(event.target),
        *code,
        number(event.quad_class),
        number(event.goldstein),
        *_ONE_REPORT,
        *_PLACES_OF_ACTORS,
        *gdelt_place(event.circumstances.place),
        day(date),
        event.article_id,
    )


def _actor(actor: ActorMatch | None) -> Row:
    code = code_of(actor)
    parts = [part for part in code_parts(code) if part != NULL]
    known = INTERNATIONAL | ROLES | RELIGIONS
    country = parts.pop(0) if parts and parts[0] not in known and not code.startswith(NULL) else ""
    religions = [part for part in parts if part in RELIGIONS]
    types = [part for part in parts if part in ROLES | INTERNATIONAL]
    groups = [part for part in parts if part not in known]
    name = (actor.name or actor.span.text).upper() if actor else ""
    return code, name, country, *_padded(groups, 1), "", *_padded(religions, 2), *_padded(types, 3)


def _padded(values: list[str], length: int) -> Row:
    """Return ``length`` cells: the first values, then empty ones."""
    return tuple([*values, *[""] * length][:length])


GDELT = schema("gdelt", _COLUMNS, _row)
