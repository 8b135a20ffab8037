"""With whom somebody goes on doing what the text told before: talks with the same side, aid for the same state.

"Mali met Niger on Monday. Mali said it would hold another round of talks", "Peru pledged 20 million dollars to Haiti.
Chile also promised to send aid". Police act against the crowd that marches, and stones are thrown by it; those who were
seized are freed by those who seized them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from coder.actors.discourse import Discourse
from coder.actors.mention import Deed
from coder.coding.candidate import AID, CONSULT, EventCandidate
from coder.coding.captors import with_captors
from coder.coding.deeds import PROTEST, REPRESSION
from coder.core.model import Actors, Reason
from coder.core.syntax import Sentence
from coder.core.values import replace
from coder.dictionary.frames import Frame
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_set

PARTIES: Final = word_set("coding.party_prepositions")
TOLD: Final = (None, Frame.INTEND, Frame.OFFER)
"""The frames of what is done or to come."""
HELPED, VISITED = "helped", "visited "
"""The names under which the text keeps who got aid last, and whom a country visits; whom it meets, under its code."""
PLEDGED: Final = "033"
"""The beginning of the codes of aid that is to come."""
VISIT: Final = "VISIT"
"""The action of visits."""
MEMORY: Final = 6
"""So many sentences after it was told somebody may go on with it."""
REACH: Final = 8
"""So many words behind a trigger another partner may stand, whom nobody knows: "talks with local chiefs"."""
THROWN: Final = "USE_UNCONVENTIONAL_VIOLENCE"
"""The action of throwing stones and bottles."""
CROWD_MEMORY: Final = 3
"""So many sentences after a protest force is used against those who took part."""
CONTINUED: Final = Reason("resolution", "resolve.continued")


def continued(
    candidates: Sequence[EventCandidate], discourse: Discourse, sentence: Sentence, dictionary: Dictionary
) -> Iterator[EventCandidate]:
    """The candidates, those of talks, visits to come and aid without a target with that of the sentences before."""
    for one in candidates:
        root = _root(one, dictionary)
        if one.source and not one.blocked and one.frame in TOLD and root in (CONSULT, AID):
            if one.target:
                _note(one, root, discourse, sentence.index)
            elif _may_go_on(one, root, sentence, dictionary):
                target = _before(one, root, discourse, sentence.index)
                one = replace(one, target=target).because(CONTINUED) if target else one
        freed = with_captors(one, discourse, sentence.index, dictionary)
        yield _with_crowd(freed, discourse, sentence.index)


def _with_crowd(candidate: EventCandidate, discourse: Discourse, sentence: int) -> EventCandidate:
    """Police action against nobody, or what nobody has thrown, with the crowd that the text told of shortly before."""
    if candidate.blocked or candidate.frame is not None:
        return candidate
    police = candidate.action == REPRESSION and candidate.source and not candidate.target
    thrown = candidate.action == THROWN and candidate.target and not candidate.source
    told = discourse.deeds.get(PROTEST) if police or thrown else None
    if told is None or sentence - told.sentence > CROWD_MEMORY:
        return candidate
    others = {actor.country for actor in candidate.source or candidate.target}
    crowd = tuple([actor for actor in told.source if actor.country in others])
    if not crowd:
        return candidate
    return replace(candidate, source=candidate.source or crowd, target=candidate.target or crowd).because(CONTINUED)


def _root(candidate: EventCandidate, dictionary: Dictionary) -> str:
    """The root of the action itself: 04 or 07 also where it is only to come, or pledged."""
    action = dictionary.actions.get(candidate.action)
    if action is None:
        return ""
    return AID if action.codes.get("done", "").startswith(PLEDGED) else action.root


def _may_go_on(candidate: EventCandidate, root: str, sentence: Sentence, dictionary: Dictionary) -> bool:
    """Whether one side alone is told to give aid, or one state to talk with somebody or to visit him."""
    country = candidate.source[0].country
    if country is None or any(actor.country != country for actor in candidate.source):
        return False
    if root == AID or country not in dictionary.countries:
        return root == AID
    action = dictionary.actions.get(candidate.action)
    comes = candidate.action == VISIT and candidate.frame is Frame.INTEND
    after = sentence.tokens[candidate.trigger[1] : candidate.trigger[1] + REACH]
    talks = action is not None and action.reciprocal and all(token.text.lower() not in PARTIES for token in after)
    return comes or talks


def _note(candidate: EventCandidate, root: str, discourse: Discourse, sentence: int) -> None:
    """Remember who met or visited whom, or who got aid; what goes on at home tells of no other side."""
    own = {actor.country for actor in candidate.source}
    others = tuple([actor for actor in candidate.target if actor.country and actor.country not in own])
    if not others:
        return
    if root == AID:
        discourse.deeds.put(HELPED, Deed(sentence, candidate.source, others))
        return
    visit = VISITED if candidate.action == VISIT else ""
    for sides, opposite in ((candidate.source, others), (others, candidate.source)):
        for actor in sides:
            if actor.country and (opposite is others or not visit):
                discourse.deeds.put(f"{visit}{actor.country}", Deed(sentence, sides, opposite))


def _before(candidate: EventCandidate, root: str, discourse: Discourse, sentence: int) -> Actors:
    """With whom the text told before that the source meets, or who got aid of others."""
    country = candidate.source[0].country
    if not country:
        return ()
    visit = VISITED if candidate.action == VISIT else ""
    told = discourse.deeds.get(HELPED if root == AID else f"{visit}{country}")
    if told is None or sentence - told.sentence > MEMORY:
        return ()
    if told.sentence == sentence and any(actor.country == country for actor in told.source):
        return ()  # "helped Peru by sending food"
    return tuple([actor for actor in told.target if actor.country != country])
