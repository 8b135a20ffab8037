"""Events in the 26 columns of the Phoenix data set."""

from __future__ import annotations

from coder.core.model import Event
from coder.formats.output.actor_parts import entity_role_rest
from coder.formats.output.columns import Row
from coder.formats.output.place_parts import coordinates
from coder.formats.output.tab_separated import code_of, day, number, schema

PENTA_CLASS = {
    root: penta
    for penta, roots in enumerate(("01 02", "03 04 05", "06 07 08", "09 10 11 12 13", "14 15 16 17 18 19 20"))
    for root in roots.split()
}
"""The five classes of events by root code."""
_COLUMNS = (
    "EventID Date Year Month Day SourceActorFull SourceActorEntity SourceActorRole SourceActorAttribute "
    "TargetActorFull TargetActorEntity TargetActorRole TargetActorAttribute EventCode EventRootCode PentaClass "
    "GoldsteinScore Issues Lat Lon LocationName StateName CountryCode SentenceID URLs NewsSources"
)


def _row(event: Event) -> Row:
    source, target = code_of(event.source), code_of(event.target)
    place = event.circumstances.place
    when = (day(event.date), *(day(event.date, form) for form in ("%Y", "%m", "%d")))
    actors = (source, *entity_role_rest(source), target, *entity_role_rest(target))
    kind = (event.code, event.root, number(PENTA_CLASS.get(event.root)), number(event.goldstein), _issues(event))
    return (
        event.event_id,
        *when,
        *actors,
        *kind,
        *coordinates(place),
        *((place.name, place.admin1 or "", place.country or "") if place else ("",) * 3),
        f"{event.article_id}_{event.sentence}",
        event.article_id,
        "",
    )


def _issues(event: Event) -> str:
    found = [reason.words for reason in event.trace if reason.part == "issue"]
    return ";".join(f"{name},{found.count(name)}" for name in dict.fromkeys(found))


PHOENIX = schema("phoenix", tuple(_COLUMNS.split()), _row)
