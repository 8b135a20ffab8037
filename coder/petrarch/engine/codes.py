"""Mentions to actor codes: the code of the entry at the date of the article, composed with the agents' codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from coder.core.actor_code import code_parts
from coder.core.model import ActorMatch, Reason, Sentence, Span
from coder.petrarch.engine.tables import NULL, Tables
from coder.petrarch.engine.units import Unit, UnitMention


def with_agents(code: str, agents: Iterable[str]) -> str:
    """An actor's code with those of its agents: ``~`` says where the actor's stands; no part of three letters comes twice.

    >>> with_agents("ISR", ["~MIL"]), with_agents("USAGOV", ["~GOV"]), with_agents("", ["~EDU"]), with_agents("FRA", ["NGO~"])
    ('ISRMIL', 'USAGOV', '---EDU', 'NGOFRA')
    """
    code = code or NULL
    for agent in agents:
        parts = set(code_parts(code))
        fresh = "".join(part for part in code_parts(agent.strip("~")) if part not in parts)
        code = fresh + code if agent.endswith("~") else code + fresh
    return code


def actors_of(unit: Unit, tables: Tables, sentence: Sentence, date: str) -> tuple[ActorMatch, ...]:
    """All actors of a unit, each code once; those with a known actor stand before bare agents."""
    found: dict[str, ActorMatch] = {}
    for mention in unit.mentions:
        for actor in _codes(mention, tables, sentence, date):
            found.setdefault(str(actor.code), actor)
    return tuple(found.values())


def _codes(mention: UnitMention, tables: Tables, sentence: Sentence, date: str) -> Iterator[ActorMatch]:
    codes = tables.code_at(mention.actor.number, date) if mention.actor else ()
    agents = [tables.agent_rows[found.number][3] for found in mention.agents]
    if mention.former and agents and tables.options.former:
        agents = ["~" + tables.options.former]
    if not codes and not agents:
        return
    span, trace = _span(mention, sentence), tuple(_trace(mention, tables, sentence))
    for code in codes or ("",):
        yield ActorMatch(with_agents(code, agents), span, trace)


def _span(mention: UnitMention, sentence: Sentence) -> Span:
    return span_of(mention.group.first, mention.group.stop, sentence)


def span_of(first: int, stop: int, sentence: Sentence) -> Span:
    """The place of some tokens in the text of the article."""
    start, end = sentence.tokens[first].start, sentence.tokens[stop - 1].end
    return Span(start, end, sentence.text[start - sentence.start : end - sentence.start])


def _trace(mention: UnitMention, tables: Tables, sentence: Sentence) -> Iterator[Reason]:
    if mention.actor:
        id_, where, was, _ = tables.actor_rows[mention.actor.number]
        yield Reason("actor", id_, place(where, was), span_of(mention.actor.first, mention.actor.stop, sentence).text)
    for found in mention.agents:
        id_, where, was, _ = tables.agent_rows[found.number]
        yield Reason("agent", id_, place(where, was), span_of(found.first, found.stop, sentence).text)


def place(where: str, was: str) -> str:
    """The line of an entry, and the line of the old dictionary that it came from.

    >>> place("agents.yaml:3", "PETR.agents.txt:17")
    'agents.yaml:3 from PETR.agents.txt:17'
    """
    return f"{where} from {was}" if was else where


def new_actor(unit: Unit, stop: int, sentence: Sentence, longest: int) -> ActorMatch | None:
    """An unknown noun group as an actor of its own, named by its words in quotation marks, if it is short enough."""
    words = [
        token.text.upper()
        for token in sentence.tokens[unit.first : stop]
        if token.tag != "POS" and any(map(str.isalnum, token.text))
    ]
    if not words or len(words) > longest:
        return None
    return ActorMatch('"' + " ".join(words) + '"', span_of(unit.first, stop, sentence), (Reason("actor", "new_actor"),))


def known(actors: Sequence[ActorMatch]) -> int:
    """How well a unit is known: 2 by an actor, 1 by agents alone, 0 not at all."""
    if not actors:
        return 0
    return 2 if any(not str(actor.code).startswith(NULL) for actor in actors) else 1
