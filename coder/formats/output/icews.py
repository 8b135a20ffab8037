"""Events in the 20 columns of the published ICEWS files."""

from __future__ import annotations

from coder.core.model import ActorMatch, Event
from coder.formats.output.actor_parts import entity_role_rest
from coder.formats.output.columns import Row
from coder.formats.output.tab_separated import code_of, day, number, schema

_COLUMNS = (
    "Event ID,Event Date,Source Name,Source Sectors,Source Country,Event Text,CAMEO Code,Intensity,Target Name,"
    "Target Sectors,Target Country,Story ID,Sentence Number,Publisher,City,District,Province,Country,Latitude,Longitude"
)
_PUBLISHER_AND_PLACE = ("",) * 7


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
        *_PUBLISHER_AND_PLACE,
    )


def _side(actor: ActorMatch | None) -> Row:
    """The name, the sectors and the country of an actor."""
    entity, role, rest = entity_role_rest(code_of(actor))
    sectors = ",".join(part for part in (role, *rest.split(";")) if part)
    return (actor.name or actor.span.text) if actor else "", sectors, entity


ICEWS = schema("icews", tuple(_COLUMNS.split(",")), _row, header=True)
