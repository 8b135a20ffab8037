"""The roles that a protest implies: who strikes works, and those who rule are the target of one that faces them."""

from __future__ import annotations

from typing import Final

from coder.actors.reach import Reach
from coder.actors.resolver import SentenceActors
from coder.coding.bare_places import PLACES, is_scene, lies_in, word_before
from coder.coding.candidate import EventCandidate
from coder.coding.sides import IMPLIED_RULE
from coder.core.actor_code import after_country, code_parts
from coder.core.basis import Basis
from coder.core.model import ActorMatch, Actors, Reason
from coder.core.syntax import Phrase, Span, clause_of_verb
from coder.core.values import replace
from coder.dictionary.actions import Action
from coder.dictionary.actor_codes import join_code
from coder.dictionary.actor_entries import ActorEntry
from coder.dictionary.actor_kinds import ActorKind
from coder.dictionary.frames import Frame
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_set

TO_COME: Final = (Frame.THREATEN, Frame.INTEND)
"""The frames of protests that are to come."""
STRIKE: Final = "143"
"""The beginning of the codes of strikes and boycotts."""
STRIKES: Final = word_set("coding.strikes")
RALLY: Final = "141"
"""The code of demonstrations, which are not directed at the town at home where they are held."""
RALLIES: Final = frozenset(("141", "144"))
"""The codes of demonstrations and blockades, which are directed at those who rule."""
WORKERS, RULERS, BUSINESS = "LAB", "GOV", "BUS"
OPPOSED_RULE: Final = "resolve.opposed"
ANTI: Final = "anti-"
"""The prefix of adjectives that say against whom something is."""
EMPLOYING: Final = word_set("coding.employing_prepositions")
COMPANIES: Final = frozenset((BUSINESS, "MNC"))
REGIMES: Final = word_set("coding.regimes")
EMPLOYED: Final = frozenset(("", BUSINESS, RULERS + BUSINESS))
"""Roles of the employers after whom a strike is called: "a bank strike"."""


def with_roles(candidate: EventCandidate, actors: SentenceActors, dictionary: Dictionary) -> EventCandidate:
    """Return a protest whose strikers and whose rulers of the place have their roles; one under a frame as it is."""
    action = dictionary.actions.get(candidate.action)
    if action is None or not action.protest or candidate.blocked:
        return candidate
    source = candidate.source
    wanted = candidate.topic or action.topic
    home = {one.country for one in source} if action.done == RALLY and not wanted else set()
    target = tuple([one for one in candidate.target if one.country not in home or not is_scene(one, actors)])
    if candidate.frame in TO_COME:
        return replace(candidate, target=target or _rulers(source, action, actors, dictionary))
    if candidate.frame is not None:
        return candidate
    same = any(actor.code == other.code for actor in source for other in target)
    if not target or same:
        candidate = replace(candidate, target=target)
        target = _opposed(candidate, actors, dictionary) or target
    if action.done.startswith(STRIKE):
        source = tuple([_as_striker(actor, actors) for actor in source])
        target = target or _employers(candidate, actors)
    target = target or _rulers(source, action, actors, dictionary)
    same = any(actor.code == other.code for actor in source for other in target)
    if action.done in RALLIES and not same:
        target = tuple([_as_rulers(actor, actors) for actor in target])
    return replace(candidate, source=source, target=target)


def _rulers(source: Actors, action: Action, actors: SentenceActors, dictionary: Dictionary) -> Actors:
    """Return the government of those who protest at home against nobody named.

    Workers strike against who employs them there, the state or a company: "miners went on strike over pay".
    """
    if len(source) != 1:
        return ()
    (own,) = source
    state, roles = dictionary.state(own.country or ""), code_parts(own.code or "")
    if RULERS in roles or actors.sentence.scene() not in ("", own.country):
        return ()
    strikes = WORKERS in roles and action.done.startswith(STRIKE)
    return _of_state(state, own.country, [] if strikes else [RULERS], own.span, IMPLIED_RULE)


def _of_state(state: ActorEntry | None, country: str | None, roles: list[str], span: Span, rule: str) -> Actors:
    """Return a state, or its government, which the words of a span imply by a rule; nobody for no state."""
    if state is None:
        return ()
    reason = Reason("resolution", rule, words=span.text)
    code = join_code(country or "", roles, "")
    return (ActorMatch(code, span, (reason,), state.id, state.name, Basis.SETTING),)


def _opposed(candidate: EventCandidate, actors: SentenceActors, dictionary: Dictionary) -> Actors:
    """Return against whom a protest is by its adjective: "anti-Chinese riots", "an anti-government rally"."""
    found = actors.sentence
    places = [at for at, token in enumerate(found.tokens) if token.text[: len(ANTI)].lower() == ANTI]
    if len(places) != 1 or len(candidate.source) != 1:
        return ()
    at = places[0]
    word, span = found.tokens[at].text[len(ANTI) :], found.span(Phrase(at, at + 1, at))
    own = dictionary.state(candidate.source[0].country or "")
    if word.lower() in REGIMES:
        return _of_state(own, candidate.source[0].country, [RULERS], span, OPPOSED_RULE)
    entries = (dictionary.actors[reading.entry] for reading in dictionary.names.readings(word.lower()))
    state = next((entry for entry in entries if entry.kind is ActorKind.STATE), None)
    if state is None or not word[:1].isupper() or state is own:
        return ()
    reason = Reason("resolution", OPPOSED_RULE, words=span.text)
    return (ActorMatch(state.terms[0].code, span, (reason,), state.id, state.name, Basis.NAMED),)


def _employers(candidate: EventCandidate, actors: SentenceActors) -> Actors:
    """Return the companies that strikers work for: "workers at two steel companies", "pilots of Air France"."""
    clause = clause_of_verb(actors.clauses, candidate.trigger[0])
    workers = clause.subject if clause is not None else None
    if workers is None:
        return ()
    for phrase in workers.attached:
        if phrase.prep in EMPLOYING:
            found = actors.actors(phrase, Reach.HEAD)
            employers = tuple(actor for actor in found if COMPANIES & set(code_parts(actor.code or "")))
            if employers:
                return employers
    return ()


def _as_striker(actor: ActorMatch, actors: SentenceActors) -> ActorMatch:
    """Return workers for the strike itself ("a bank strike"), and for people of whom only the state is told."""
    role = after_country(actor.code or "")
    if not actor.country or role not in EMPLOYED or role and not _is_strike(actor, actors):
        return actor
    if not role and actor.basis is Basis.NAMED and _names_state(actor, actors):
        return actor
    return _in_role(actor, WORKERS)


def _is_strike(actor: ActorMatch, actors: SentenceActors) -> bool:
    """Whether the words of an actor are those of the strike."""
    tokens = enumerate(actors.sentence.tokens)
    return any(token.lemma.lower() in STRIKES and lies_in(at, actor, actors) for at, token in tokens)


def _names_state(actor: ActorMatch, actors: SentenceActors) -> bool:
    """Whether an actor is called by the name of his state or of its people: "Israel", "Bolivians"."""
    names = (item for item in actors.items if item.is_place and item.form in ("name", "people"))
    return any(lies_in(item.first, actor, actors) for item in names)


def _as_rulers(actor: ActorMatch, actors: SentenceActors) -> ActorMatch:
    """Return the government of a place for what protesters block or stand before: "outside the palace in Rome"."""
    if actor.role or not actor.country:
        return actor
    found = actors.sentence
    items = [item for item in found.items if lies_in(item.first, actor, actors)]
    if not items or not items[-1].is_place:
        return actor
    return _in_role(actor, RULERS) if items[-1].is_town or found.word(word_before(actor, actors)) in PLACES else actor


def _in_role(actor: ActorMatch, role: str) -> ActorMatch:
    """Return an actor of a state in a role that the event implies."""
    reason = Reason("resolution", IMPLIED_RULE, words=actor.span.text)
    return replace(actor, code=join_code(actor.country or "", [role], ""), trace=(*actor.trace, reason))
