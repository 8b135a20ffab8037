"""Events in the 20 columns of the published ICEWS files."""

from __future__ import annotations

from coder.core.circumstances import Place
from coder.core.model import ActorMatch, Event
from coder.formats.output.actor_parts import entity_role_rest
from coder.formats.output.columns import Row
from coder.formats.output.place_parts import coordinates
from coder.formats.output.tab_separated import code_of, day, number, schema

_COLUMNS = (
    "Event ID,Event Date,Source Name,Source Sectors,Source Country,Event Text,CAMEO Code,Intensity,Target Name,"
    "Target Sectors,Target Country,Story ID,Sentence Number,Publisher,City,District,Province,Country,Latitude,Longitude"
)


def _row(event: Event) -> Row:
    name = event.event.replace("_", " ").capitalize()
    return (
        event.event_id,
        day(event.date, "%Y-%m-%d"),
        *_side(event.source),
        name,
        event.code,
        number(event.goldstein),
        *_side(event.target),
        event.article_id,
        str(event.sentence + 1),
        "",
        *_place(event.circumstances.place),
    )


def _place(place: Place | None) -> Row:
    """City, district, province, country, latitude and longitude; a place without coordinates may be no city."""
    if place is None:
        return ("",) * 6
    city = place.name if place.geonames_id is not None else ""
    return city, "", place.admin1 or "", place.country or "", *coordinates(place)


def _side(actor: ActorMatch | None) -> Row:
    """The name, the sectors and the country of an actor."""
    entity, role, rest = entity_role_rest(code_of(actor))
    sectors = ",".join(part for part in (role, *rest.split(";")) if part)
    return (actor.name or actor.span.text) if actor else "", sectors, entity


ICEWS = schema("icews", tuple(_COLUMNS.split(",")), _row, header=True)
