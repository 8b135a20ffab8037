"""Turns the actors of a sentence into codes: the entry's code at the date of the article, with those of its agents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from coder.core.actor_code import code_parts
from coder.core.basis import JOINT, Basis
from coder.core.model import ActorMatch, Reason
from coder.core.syntax import Sentence
from coder.petrarch.engine.rows import reason
from coder.petrarch.engine.tables import NULL, Tables
from coder.petrarch.engine.units import Unit, UnitMention


def with_agents(code: str, agents: Iterable[str]) -> str:
    """Return an actor's code with the codes of its agents, no part twice; ``~`` stands for the actor's code.

    >>> with_agents("ISR", ["~MIL"]), with_agents("USAGOV", ["~GOV"])
    ('ISRMIL', 'USAGOV')
    >>> with_agents("", ["~EDU"]), with_agents("FRA", ["NGO~"])
    ('---EDU', 'NGOFRA')
    """
    code = code or NULL
    for agent in agents:
        known_parts = code_parts(code)
        fresh = "".join(part for part in code_parts(agent.strip("~")) if part not in known_parts)
        code = fresh + code if agent.endswith("~") else code + fresh
    return code


def actors_of(unit: Unit, tables: Tables, sentence: Sentence, date: str) -> tuple[ActorMatch, ...]:
    """Return all actors of a unit in the order of the text, each code once."""
    found: dict[str, ActorMatch] = {}
    for mention in unit.mentions:
        for actor in _codes(mention, tables, sentence, date):
            found.setdefault(str(actor.code), actor)
    return tuple(found.values())


def _codes(mention: UnitMention, tables: Tables, sentence: Sentence, date: str) -> Iterator[ActorMatch]:
    codes = tables.code_at(mention.actor.number, date) if mention.actor else ()
    agents = [tables.agent_rows[found.number].code for found in mention.agents]
    if mention.former and agents and tables.options.former:
        agents = ["~" + tables.options.former]
    if not codes and not agents:
        return
    span = sentence.span(mention.group.first, mention.group.stop)
    trace = tuple(_trace(mention, tables, sentence))
    ids = JOINT.join(dict.fromkeys(step.rule for step in trace))
    name = trace[-1].words if mention.agents else trace[0].words
    basis = Basis.NAMED if not mention.agents else Basis.COMPOSED if codes else Basis.UNKNOWN
    for code in codes or ("",):
        yield ActorMatch(with_agents(code, agents), span, trace, ids, name, basis)


def _trace(mention: UnitMention, tables: Tables, sentence: Sentence) -> Iterator[Reason]:
    """Return the entries of an actor and its agents, each with the words that it was found in."""
    if mention.actor:
        words = sentence.span(mention.actor.first, mention.actor.stop).text
        yield reason("actor", tables.actor_rows[mention.actor.number], words)
    for found in mention.agents:
        yield reason("agent", tables.agent_rows[found.number], sentence.span(found.first, found.stop).text)


def new_actor(unit: Unit, stop: int, sentence: Sentence, longest: int) -> ActorMatch | None:
    """Return an unknown noun group as an actor that its words in quotation marks name, or none if it is too long."""
    words = [
        token.text.upper()
        for token in sentence.tokens[unit.first : stop]
        if token.tag != "POS" and any(map(str.isalnum, token.text))
    ]
    if not words or len(words) > longest:
        return None
    name = '"' + " ".join(words) + '"'
    return ActorMatch(name, sentence.span(unit.first, stop), (Reason("actor", "new_actor"),), name=name)


def known(actors: Sequence[ActorMatch]) -> int:
    """Return how well a unit is known: 2 by an actor, 1 by agents alone, 0 not at all."""
    if not actors:
        return 0
    return 2 if any(not str(actor.code).startswith(NULL) for actor in actors) else 1
