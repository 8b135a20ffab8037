"""Who uses force where a sentence names only his arms: those who have used it against the same country just before.

"Israel raided Nablus on Monday. Gunships fired at a police post in Jenin", "Tanks shelled houses". In a story where one
state alone strikes one other, its planes and guns strike that one: "the tanks fired shells into the building".
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from coder.actors.discourse import Discourse
from coder.actors.identity import in_state
from coder.actors.mention import Deed
from coder.actors.role_country import OCCUPIERS
from coder.coding.candidate import EventCandidate, root_of
from coder.coding.continued import CONTINUED
from coder.coding.deeds import LONG_MEMORY, attackers_of
from coder.core.basis import Basis
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
STRIKES: Final = "strikes"
"""The name under which the text keeps which state has struck which other country."""


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
        return _against_foe(candidate, discourse, sentence, dictionary)
    struck = {actor.country for actor in candidate.target if actor.country}
    found = [one for one in attackers_of(discourse, sentence, struck) if _is_army(one, struck, dictionary)]
    if found:
        return replace(candidate, source=tuple(found[:1])).because(CONTINUED)
    return _by_foe(candidate, struck, discourse, sentence, dictionary)


def note_strikes(
    candidates: Iterable[EventCandidate], discourse: Discourse, sentence: int, dictionary: Dictionary
) -> None:
    """Remember which state has used force against which other country, and whether no other two have."""
    for one in candidates:
        if one.blocked or one.frame is not None or root_of(one, dictionary) != FORCE:
            continue
        hit = one.target or one.source[1:]  # "Chad and Sudan clashed"
        struck = {actor.country for actor in hit if actor.country}
        armies = [actor for actor in one.source if _is_army(actor, struck, dictionary)]
        if not armies or len(struck) != 1:
            continue
        before = discourse.deeds.get(STRIKES)
        sides = (armies[0].country, *struck)
        sole = before is None or before.sole and set(_sides(before)) == set(sides)
        mutual = not one.target or before is not None and (before.mutual or _sides(before) != sides)
        discourse.deeds.put(STRIKES, Deed(sentence, (armies[0],), hit[:1], mutual, sole))


def _against_foe(
    candidate: EventCandidate, discourse: Discourse, sentence: int, dictionary: Dictionary
) -> EventCandidate:
    """What an army fires at nobody who is named, with the other one of the two countries that fight in the story.

    So does what only the setting takes for its own: "Ethiopian planes raided Asmara. The planes hit a police post".
    """
    deed = _strikes(discourse, sentence) if candidate.action in FROM_AFAR and candidate.source else None
    if deed is None or any(actor.role not in ARMIES for actor in candidate.source):
        return candidate
    homes = {actor.country for actor in candidate.source}
    assumed = all(actor.basis is Basis.SETTING and actor.country in homes for actor in candidate.target)
    foes = [country for country in _sides(deed) if country not in homes]
    if len(foes) != 1 or not assumed:
        return candidate
    bare = replace(candidate.source[0], code="", trace=())
    target = tuple([_of_country(one, foes[0] or "", dictionary) for one in candidate.target or (bare,)])
    return replace(candidate, target=target).because(CONTINUED)


def _by_foe(
    candidate: EventCandidate, struck: set[str], discourse: Discourse, sentence: int, dictionary: Dictionary
) -> EventCandidate:
    """What nobody's planes and guns hit, with the one state that strikes in the story, of the country it strikes."""
    deed = _strikes(discourse, sentence) if candidate.action in FROM_AFAR and candidate.target else None
    country = (deed.target[0].country or "") if deed is not None else ""
    if deed is None or deed.mutual or not struck <= {country}:
        return candidate
    target = tuple([one if one.country else _of_country(one, country, dictionary) for one in candidate.target])
    return replace(candidate, source=deed.source, target=target).because(CONTINUED)


def _strikes(discourse: Discourse, sentence: int) -> Deed | None:
    """The last use of force of the sentences before, where in the whole text only two countries fight."""
    deed = discourse.deeds.get(STRIKES)
    return deed if deed is not None and deed.sole and 0 < sentence - deed.sentence <= LONG_MEMORY else None


def _sides(deed: Deed) -> tuple[str | None, str | None]:
    """Which state struck which country."""
    return deed.source[0].country, deed.target[0].country


def _of_country(actor: ActorMatch, country: str, dictionary: Dictionary) -> ActorMatch:
    """An actor of whom at most the role is known as one of a country."""
    return replace(in_state(actor, country, dictionary.state(country)), basis=Basis.SETTING)


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
