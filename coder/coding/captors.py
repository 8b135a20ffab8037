"""Who held those who come free: "a priest seized by rebels was freed", "gunmen seized two nurses. They were freed"."""

from __future__ import annotations

from typing import Final

from coder.actors.discourse import Discourse
from coder.actors.mention import Deed
from coder.actors.reach import Reach
from coder.coding.arguments import arguments_of
from coder.coding.candidate import COERCION, EventCandidate
from coder.coding.deeds import ASKED, LONG_MEMORY, VIOLENCE
from coder.coding.effects import is_assumed
from coder.coding.extraction import Extraction
from coder.coding.makers import AGENT
from coder.core.basis import Basis
from coder.core.model import Actors, Reason
from coder.core.syntax import Phrase
from coder.core.values import replace
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_set

CAPTURING: Final = word_set("coding.capturing_verbs")
RELEASE: Final = "0841"
"""The code of releases of persons."""
CAPTURES: Final = ("173", "181")
"""The beginnings of the codes of arrests and abductions."""
HELD: Final = "held "
"""The name under which the text keeps who holds people of a country."""
RESCUERS: Final = ("MIL", "COP")
"""The roles of those who free hostages by force."""
CAPTOR: Final = Reason("resolution", "resolve.captor")


def frees(name: str, dictionary: Dictionary) -> bool:
    """Whether an action lets people go."""
    action = dictionary.actions.get(name)
    return action is not None and action.done == RELEASE


def captors(freed: Phrase | None, reading: Extraction, depth: int) -> Actors:
    """Who held those who come free, by a clause that says more of them: "two nurses held by rebels were freed"."""
    for part in freed.nested() if freed is not None else ():
        for index in part.clauses:
            clause = reading.parse.clauses[index]
            if clause.verb.lemma not in CAPTURING or clause.verb.negated:
                continue
            agents = [phrase for phrase in clause.preps if phrase.prep == AGENT and clause.verb.passive]
            found = next(filter(None, [reading.actors.actors(agent, Reach.DOER) for agent in agents]), ())
            told = [one.source for one in reading.of_clause(index, depth + 1) if _captures(one, reading.dictionary)]
            found = found or next(filter(None, told), ())
            found = found or reading.implied.of_place(arguments_of(clause), "", at_home=False)
            if found:
                return found
    return ()


def with_captors(
    candidate: EventCandidate, discourse: Discourse, sentence: int, dictionary: Dictionary
) -> EventCandidate:
    """A release by nobody, as one by those who were told to hold or rescue the freed; arrests are remembered.

    A state asks these too to free its people: "Mali arrested two Danes. Denmark demanded their release".
    """
    if candidate.blocked:
        return candidate
    if candidate.frame in ASKED and not candidate.target and frees(candidate.action, dictionary):
        held = [_held(actor.country, discourse, sentence) for actor in candidate.source if actor.country]
        return replace(candidate, target=held[0].source).because(CAPTOR) if len(held) == 1 and held[0] else candidate
    if candidate.frame is not None or not candidate.target:
        return candidate
    if _captures(candidate, dictionary) and candidate.source:
        for actor in candidate.target:
            if actor.country:
                discourse.deeds.put(HELD + actor.country, Deed(sentence, candidate.source, candidate.target))
    elif is_assumed(candidate.source) and frees(candidate.action, dictionary):
        rescuers = _rescuers(discourse, sentence)
        if rescuers:
            return replace(candidate, source=rescuers).because(CAPTOR)
        for actor in candidate.target if not candidate.source else ():
            told = _held(actor.country, discourse, sentence) if actor.country else None
            if told is None:
                continue
            if actor.basis is Basis.REFERENCE or any(actor.code == other.code for other in told.target):
                return replace(candidate, source=told.source).because(CAPTOR)
    return candidate


def _held(country: str, discourse: Discourse, sentence: int) -> Deed | None:
    """The arrest or abduction of people of a country of which the text has told, and not too long ago."""
    told = discourse.deeds.get(HELD + country)
    return told if told is not None and sentence - told.sentence <= LONG_MEMORY else None


def _rescuers(discourse: Discourse, sentence: int) -> Actors:
    """The soldiers or police who used force just before the hostages came free: "commandos stormed the plane"."""
    deeds = [discourse.deeds.get(kind) for kind in (VIOLENCE, COERCION)]
    near = [deed for deed in deeds if deed is not None and sentence - deed.sentence <= 1 and not deed.mutual]
    forces = [deed.source for deed in near if all(actor.role in RESCUERS for actor in deed.source)]
    return forces[0] if forces else ()


def _captures(candidate: EventCandidate, dictionary: Dictionary) -> bool:
    """Whether a candidate tells of an arrest or an abduction."""
    action = dictionary.actions.get(candidate.action)
    return action is not None and candidate.frame is None and action.done.startswith(CAPTURES)
