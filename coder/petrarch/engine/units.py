"""Joins the noun groups of a sentence, with their actors and agents, to units that act together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coder.core.syntax import Parse
from coder.dictionary.word_lists import word_list, word_set
from coder.petrarch.engine.tables import PhraseMatch, Tables, capitals, search

JOINING = word_set("petrarch.joining_prepositions")
COORDINATORS = word_set("petrarch.coordinators")
ADJECTIVE_ENDINGS = word_list("petrarch.adjective_endings")
ARTICLES = frozenset(map(str.upper, word_set("petrarch.articles")))
FORMER = frozenset(map(str.upper, word_set("petrarch.former_words")))


class NounGroup(NamedTuple):
    """A noun group: token positions, half open, with the names and role nouns in it."""

    first: int
    stop: int
    actors: tuple[PhraseMatch, ...]
    agents: tuple[PhraseMatch, ...]
    former: bool
    adjective: bool = False
    """Whether it is one word that says whose another group is: "Ruritanian" before "and Graustarkian soldiers"."""


class UnitMention(NamedTuple):
    """An actor as a group names it: an entry, or none, with agents."""

    group: NounGroup
    actor: PhraseMatch | None
    agents: tuple[PhraseMatch, ...]
    former: bool


class Unit(NamedTuple):
    """One or more groups that act together: "the ambassadors of Ruritania and Graustark".

    It has no mentions if none of its words is known.
    """

    first: int
    stop: int
    mentions: tuple[UnitMention, ...]
    compound: bool


class Node(NamedTuple):
    """A part of the sentence while units are built.

    ``kind`` is G for noun groups, P for a preposition, C for a comma, A for "and", X for anything else.
    """

    kind: str
    first: int
    stop: int
    groups: tuple[NounGroup, ...] = ()
    owners: tuple[tuple[NounGroup, tuple[NounGroup, ...]], ...] = ()
    """Agents with the groups that their "of" phrase names."""


class Layout(NamedTuple):
    """A sentence as word patterns see it."""

    words: list[str]
    groups: list[int]
    """For each token the number of its noun group, outside of one a negative number that no other token has."""
    units: tuple[Unit, ...]
    unit_at: list[int]
    """For each token the number of its unit, -1 outside of one."""


def lay_out(parse: Parse, tables: Tables) -> Layout:
    """Return the words, groups and units of a parsed sentence."""
    tokens = parse.sentence.tokens
    words = _words(parse)
    nodes = _nodes(parse)
    groups = [-1 - at for at in range(len(tokens))]
    for number, node in enumerate(nodes):
        if node.kind == "G":
            groups[node.first : node.stop] = [number] * (node.stop - node.first)
    names: dict[int, PhraseMatch] = {}
    for node in nodes:
        if node.kind == "G" and node.first not in _covered(names) and tokens[node.first].tag != "PRP":
            for found in search(tables.actors, words, node.first, node.stop, groups):
                names[found.first] = found
    nodes = [_with_names(node, names, words, groups, tables) for node in _merged(nodes, names, tables, words, groups)]
    subjects = frozenset(
        clause.subject.first for clause in parse.clauses if clause.subject and clause.subject_rule == "own"
    )
    joined = _join_agents(_join_lists(nodes, subjects), words)
    units = tuple(_unit(node) for node in joined if node.kind == "G")
    unit_at = [-1] * len(tokens)
    for number, unit in enumerate(units):
        unit_at[unit.first : unit.stop] = [number] * (unit.stop - unit.first)
    return Layout(words, groups, units, unit_at)


def _words(parse: Parse) -> list[str]:
    """Return the words in capitals; a prefix before a blank keeps its hyphen ("anti- Ruritania")."""
    tokens = parse.sentence.tokens
    words = capitals([token.text for token in tokens])
    for at, (token, mark) in enumerate(zip(tokens, tokens[1:], strict=False)):
        if mark.text == "-" and token.end == mark.start and words[at]:
            words[at] += "-"
    return words


def _nodes(parse: Parse) -> list[Node]:
    """Return chunks as nodes; a possessor and what it owns are one group, and brackets are skipped."""
    tokens = parse.sentence.tokens
    nodes: list[Node] = []
    depth = 0
    for chunk in parse.chunks:
        kind, lemma = chunk.kind, tokens[chunk.first].lemma
        depth += (kind == "LB") - (kind == "RB")
        if depth or kind == "RB":
            continue
        if kind == "NP_POSS" and nodes and nodes[-1].kind == "G":
            nodes[-1] = nodes[-1]._replace(stop=chunk.stop)
        elif kind in ("NP", "PRON", "NP_POSS") or (kind == "NP_TIME" and nodes and nodes[-1].kind in "PA"):
            nodes.append(Node("G", chunk.first, chunk.stop))
        elif kind in ("CC", "NEG_CC") and lemma in COORDINATORS:
            nodes.append(Node("A", chunk.first, chunk.stop))
        else:
            nodes.append(Node({"PP": "P", "COMMA": "C"}.get(kind, "X"), chunk.first, chunk.stop))
    return nodes


def _covered(names: dict[int, PhraseMatch]) -> set[int]:
    """Return the positions of all tokens of names."""
    return {at for found in names.values() for at in range(found.first, found.stop)}


def _merged(
    nodes: Sequence[Node], names: dict[int, PhraseMatch], tables: Tables, words: list[str], groups: list[int]
) -> list[Node]:
    """Join groups over which one name runs: "Duke of Strelsau", "Minister of Public Works"."""
    ends = {found.first: found.stop for found in names.values()}
    for node in nodes:
        if node.kind == "G":
            ends |= {
                found.first: found.stop
                for found in search(tables.agents, words, node.first, node.stop, groups)
                if found.stop > node.stop
            }
    out: list[Node] = []
    for node in nodes:
        reach = max(
            (
                stop
                for first, stop in ends.items()
                if out and out[-1].kind == "G" and out[-1].first <= first < out[-1].stop
            ),
            default=0,
        )
        if out and reach > node.first:
            out[-1] = out[-1]._replace(stop=max(out[-1].stop, node.stop))
        else:
            out.append(node)
    for node in out:
        if node.kind == "G":
            groups[node.first : node.stop] = [groups[node.first]] * (node.stop - node.first)
    return out


def _with_names(node: Node, names: dict[int, PhraseMatch], words: list[str], groups: list[int], tables: Tables) -> Node:
    """Return a noun group with its first name, the further names after "and", and the agents outside of the names."""
    if node.kind != "G":
        return node
    actors = tuple(names[at] for at in sorted(names) if node.first <= at < node.stop)
    own = tuple(actor for at, actor in enumerate(actors) if not at or "AND" in words[actors[at - 1].stop : actor.first])
    taken = _covered({found.first: found for found in own})
    free = [word if at not in taken else "" for at, word in enumerate(words)]
    agents = tuple(found for found in search(tables.agents, free, node.first, node.stop, groups))
    held = _covered({found.first: found for found in agents})
    former = any(words[at] in FORMER and at not in held for at in range(node.first, node.stop))
    adjective = node.stop == node.first + 1 and words[node.first].lower().endswith(ADJECTIVE_ENDINGS)
    return node._replace(groups=(NounGroup(node.first, node.stop, own, agents, former, adjective),))


def _join_lists(nodes: Sequence[Node], subjects: frozenset[int]) -> list[Node]:
    """Join the members of "A, B and C"; a group that begins the subject of a clause is never a later member."""
    out: list[Node] = []
    at = 0
    while at < len(nodes):
        stop = _list_end(nodes, at, subjects)
        if stop > at + 1:
            members = tuple(group for node in nodes[at:stop] for group in node.groups)
            out.append(Node("G", nodes[at].first, nodes[stop - 1].stop, members))
        else:
            out.append(nodes[at])
        at = max(stop, at + 1)
    return out


def _list_end(nodes: Sequence[Node], at: int, subjects: frozenset[int]) -> int:
    """Return the end of the list that begins at a node: groups with commas between them, the last after "and"."""
    kinds = "".join(node.kind for node in nodes[at : at + 40])
    spot, end = 1, 0
    while kinds[:1] == "G" and spot < len(kinds):
        step = next((step for step in ("CAG", "AG", "CG") if kinds.startswith(step, spot)), "")
        if not step or (end and step == "CAG") or nodes[at + spot + len(step) - 1].first in subjects:
            break
        spot += len(step)
        if "A" in step:
            end = at + spot
            if not kinds.startswith("AG", spot):
                break
        elif end:
            break
    return end


def _join_agents(nodes: Sequence[Node], words: list[str]) -> list[Node]:
    """Join agents with the actors of their "of" phrase: "officials in Ruritania and Graustark"."""
    out: list[Node] = []
    for node in nodes:
        agents = _waiting(out[-2]) if len(out) > 1 and node.kind == "G" and out[-1].kind == "P" else ()
        actors = [group for group in node.groups if group.actors]
        if agents and actors and words[out[-1].first].lower() in JOINING and out[-1].stop - out[-1].first == 1:
            head = out[-2]
            low = node.groups[: _low_end(node.groups, agents[-1], words)]
            owners = (*head.owners, *((agent, low) for agent in agents))
            out[-2:] = [Node("G", head.first, node.stop, (*head.groups, *node.groups[len(low) :]), owners)]
        else:
            out.append(node)
    return out


def _waiting(node: Node) -> tuple[NounGroup, ...]:
    """Return the last groups of a node that have agents and neither an actor nor an "of" phrase."""
    owned = [agent for agent, _ in node.owners]
    found: tuple[NounGroup, ...] = ()
    for group in reversed(node.groups):
        if group.actors or not group.agents or group in owned:
            break
        found = (group, *found)
    return found


def _low_end(groups: Sequence[NounGroup], agent: NounGroup, words: list[str]) -> int:
    """Return how many members of a list belong to the "of" before it.

    A member with an agent of its own does not, nor does one with an article after a single agent: "the ministry of
    Ruritania and the League".
    """
    many = words[agent.agents[-1].stop - 1].endswith("S")
    for at in range(1, len(groups)):
        article = words[groups[at].first] in ARTICLES
        if not groups[at].actors or groups[at].agents or (article and not many):
            return at
    return len(groups)


def _unit(node: Node) -> Unit:
    """Return a node of noun groups as a unit."""
    mentions = tuple(_mentions(node))
    return Unit(node.first, node.stop, mentions, len(node.groups) > 1 or len(mentions) > 1)


def _mentions(node: Node) -> Iterator[UnitMention]:
    """Return each actor of a unit with its agents.

    An agent alone takes the actor of its "of" phrase, or those of the members before it, with "former". An adjective
    takes the agents of the member after it: "Ruritanian and Graustarkian soldiers and police".
    """
    first, owners = node.groups[0], dict(node.owners)
    for number, group in enumerate(node.groups):
        if group in owners:
            yield from (
                UnitMention(group, actor, (*group.agents, *owner.agents), group.former)
                for owner in owners[group]
                for actor in owner.actors
            )
        elif group.actors:
            agents = group.agents or _shared_agents(node.groups, number)
            yield from (UnitMention(group, actor, agents, group.former) for actor in group.actors)
        elif group.agents:
            shared = _shared_actors(node.groups[:number])
            former = group.former or (bool(shared) and first.former)
            yield from (UnitMention(group, actor, group.agents, former) for actor in shared or (None,))


def _shared_actors(before: Sequence[NounGroup]) -> tuple[PhraseMatch, ...]:
    """Return the actors that an agent takes over: of the first member with agents, and of the adjectives before it."""
    found: tuple[PhraseMatch, ...] = ()
    for group in before:
        found += group.actors[:1]
        if group.agents:
            return found if group.actors else ()
        if not (group.actors and group.adjective):
            break
    return ()


def _shared_agents(groups: Sequence[NounGroup], number: int) -> tuple[PhraseMatch, ...]:
    """Return the agents of the first later member that has any, if the members up to it are adjectives."""
    for group in groups[number:]:
        if group.agents:
            return group.agents
        if not group.adjective:
            break
    return ()
