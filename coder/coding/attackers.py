"""Who uses force where a sentence names only his arms: those who have used it against the same country just before.

"Israel raided Nablus on Monday. Gunships fired at a police post in Jenin", "Tanks shelled houses".
"""

from __future__ import annotations

from typing import Final

from coder.actors.discourse import Discourse
from coder.actors.role_country import OCCUPIERS
from coder.coding.candidate import EventCandidate, root_of
from coder.coding.continued import CONTINUED
from coder.coding.deeds import attackers_of
from coder.core.model import ActorMatch
from coder.core.values import replace
from coder.dictionary.actor_codes import RULERS, SOLDIERS
from coder.dictionary.tables import Dictionary

FORCE: Final = "19"
"""The root of conventional force."""
AIR_STRIKE: Final = "AIR_STRIKE"
FROM_AFAR: Final = (AIR_STRIKE, "FIGHT_ARTILLERY")
"""The actions of arms that only states have, whoever is named."""
BOMB: Final = "BOMB"
"""The action of bombs of whatever kind."""
ARMIES: Final = (None, RULERS, SOLDIERS)
"""The roles of those who have such arms."""


def with_attackers(
    candidate: EventCandidate, discourse: Discourse, sentence: int, dictionary: Dictionary
) -> EventCandidate:
    """A use of force by nobody's arms, with the state that attacked the same country shortly before.

    States drop their bombs on other countries from the air, and lay none.
    """
    if candidate.action == BOMB and _is_between_states(candidate, dictionary):
        return replace(candidate, action=AIR_STRIKE)
    if candidate.blocked or candidate.frame is not None or root_of(candidate, dictionary) != FORCE:
        return candidate
    unknown = all(actor.country is None and actor.role == SOLDIERS for actor in candidate.source)
    if not unknown or not candidate.source and candidate.action not in FROM_AFAR:
        return candidate
    struck = {actor.country for actor in candidate.target if actor.country}
    found = [one for one in attackers_of(discourse, sentence, struck) if _is_army(one, struck, dictionary)]
    return replace(candidate, source=tuple(found[:1])).because(CONTINUED) if found else candidate


def _is_between_states(candidate: EventCandidate, dictionary: Dictionary) -> bool:
    """Whether the forces of a state are said to have bombed somebody in or of another country.

    No place without an army has planes.
    """
    struck = {actor.country for actor in candidate.target if actor.country}
    bombed = bool(candidate.source and struck) and candidate.frame is None
    flying = all(one.country not in OCCUPIERS for one in candidate.source)
    return bombed and flying and all(_is_army(one, struck, dictionary) for one in candidate.source)


def _is_army(actor: ActorMatch, struck: set[str], dictionary: Dictionary) -> bool:
    """Whether it is a state, or its forces, that may strike others."""
    return actor.role in ARMIES and actor.country in dictionary.countries and actor.country not in struck
