"""Whether an event has happened, and the reasons that leave it out of the default output."""

from __future__ import annotations

from enum import StrEnum, unique
from typing import Final

from coder.core.rejections import RejectReason


@unique
class Status(StrEnum):
    """The status of an event, by the name that the output has."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    HISTORICAL = "historical"
    """More than a year before the article, or told as its background."""
    CONDITIONAL = "conditional"
    NEGATED = "negated"
    HABITUAL = "habitual"


STATUS_OF: Final = {
    RejectReason.NEGATED: Status.NEGATED,
    RejectReason.HYPOTHETICAL: Status.CONDITIONAL,
    RejectReason.POSSIBLE: Status.CONDITIONAL,
    RejectReason.PURPOSE: Status.PLANNED,
    RejectReason.HISTORY: Status.HISTORICAL,
    RejectReason.HABITUAL: Status.HABITUAL,
}
"""The status of what the default output leaves out for such a reason; ``Options.all_statuses`` keeps it."""
