"""Which events are news of politics: decided by who acts on whom, and by what the passage is about.

A passage about sport, companies, the arts, science, accidents or private crime gives an event only on strong evidence:
a political actor who does something to another, an organ of a state that acts in its office, a protest.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import Final

from coder.coding.candidate import GATHERING, EventCandidate
from coder.coding.subjects import PLAYED_SUBJECTS, Passage, Subject
from coder.core.actor_code import NO_COUNTRY, code_parts
from coder.core.basis import Basis
from coder.core.model import ActorMatch
from coder.dictionary.actor_codes import INTERNATIONAL, OPPOSED
from coder.dictionary.word_lists import word_set

OFFICIAL_ROLES: Final = frozenset("GOV MIL COP JUD LEG SPY OPP PTY REB SEP INS UAF RAD".split())
"""Roles of those who act in politics by their office or their aim (CAMEO codebook, ch. 4)."""
LAW_ROLES: Final = frozenset(("COP", "JUD"))
"""Roles of those who act on private persons for what these have done as such."""
ORGAN_ROLES: Final = frozenset("GOV MIL COP JUD LEG SPY".split())
"""Roles of the organs of a state, which it pays for."""
OFFICIAL_BODIES: Final = frozenset(("IGO", "IMG"))
PRIVATE_BODIES: Final = frozenset(("MNC", "BUS"))
UNIDENTIFIED: Final = "UAF"
"""The role of armed men, who may be robbers where only the setting names them."""
PROTEST: Final = "14"
VIOLENCE: Final = frozenset(("18", "19", "20"))
STATEMENT: Final = "01"
ADDRESSED: Final = frozenset(("02", "05", "10", "11", "12", "13"))
"""Roots of what firms and associations ask of other states, and say of them: that is politics also in trade news."""
SAID: Final = frozenset((STATEMENT, "02", "10", "11"))
"""Roots of what somebody only says or asks for."""
VOICED: Final = SAID | {"03", "09", "12"}
"""Roots of what somebody says, promises, looks into or refuses."""
GOVERNMENT: Final = "GOV"
STATE_OFFICES: Final = word_set("coding.state_offices")
ARMY: Final = "MIL"
AID: Final = "07"
CONSULT: Final = "04"
COOPERATION: Final = "06"
PRESS: Final = "MED"
LAWLESS_SUBJECTS: Final = frozenset((Subject.CRIME, Subject.ACCIDENT, Subject.SPORT))
"""Subjects in which violence among private persons is no news of politics."""


VISITS: Final = frozenset(("042", "043"))
"""The codes of a visit, made and received."""
CIVILIANS: Final = "CVL"
Pairs = list[tuple[ActorMatch, ActorMatch]]
FOREIGN_AFFAIRS: Final = ("031", "032", "036", "061", "04", "050", "053", "054", "055", "056", "057")
"""How the codes begin of what states do with each other, and nobody with his own."""
TIES: Final = ("031", "032", "061")
"""How the codes begin of ties and trade, which nobody has with his own state: "a firm plans a line from A to B"."""


class Standing(IntEnum):
    """How far an actor is a political one."""

    NOBODY = 0
    PRIVATE = 1
    """Companies, media, universities, civilians."""
    STATE = 2
    """The name of a state, or somebody of whom only the state is known."""
    OFFICIAL = 3
    """Organs of states, parties, armed groups, bodies of states."""


def standing(actor: ActorMatch | None) -> Standing:
    """How far an actor is a political one.

    >>> from coder.core.syntax import Span
    >>> [standing(ActorMatch(code, Span(0, 1, "x"))).name for code in ("RUSGOV", "RUS", "RUSBUS", "IGOUNO", None)]
    ['OFFICIAL', 'STATE', 'PRIVATE', 'OFFICIAL', 'STATE']
    """
    if actor is None:
        return Standing.NOBODY
    parts = code_parts(actor.code or "")
    if actor.basis is Basis.SETTING and actor.role == UNIDENTIFIED:
        return Standing.PRIVATE
    if parts and (parts[0] in OFFICIAL_BODIES or not OFFICIAL_ROLES.isdisjoint(parts)):
        return Standing.OFFICIAL
    if parts and parts[0] in PRIVATE_BODIES:
        return Standing.PRIVATE
    return Standing.STATE if len(parts) < 2 else Standing.PRIVATE


def is_relevant(passage: Passage, root: str, source: ActorMatch | None, target: ActorMatch | None) -> bool:
    """Whether an event of this root between these two is news of politics in such a passage."""
    if root == AID and is_own_budget(source, target):
        return False
    if root == CONSULT and (is_press(source) or is_press(target)):
        return False
    if root == COOPERATION and _is_private_deal(source, target):
        return False
    if passage.subject is Subject.POLITICS:
        return True
    doer, other = standing(source), standing(target)
    if passage.subject in PLAYED_SUBJECTS and not _acts_outside_the_game(passage.subject, root, source, doer, other):
        return False
    if doer >= Standing.STATE and other >= Standing.STATE:
        return True
    if root == PROTEST:
        return True
    if max(doer, other) <= Standing.PRIVATE:
        helps = root == AID and are_of_two_countries(source, target)
        return helps or (root in VIOLENCE and passage.subject not in LAWLESS_SUBJECTS)
    if doer == Standing.OFFICIAL:
        return passage.subject is not Subject.BUSINESS or not _is_nameless(source)
    if doer == Standing.STATE:
        return root != STATEMENT
    addresses = root in ADDRESSED and doer == Standing.PRIVATE and other == Standing.OFFICIAL
    return (addresses and are_of_two_countries(source, target)) or root in VIOLENCE


def are_of_two_countries(source: ActorMatch | None, target: ActorMatch | None) -> bool:
    """Whether both are known, and are of different countries or bodies.

    >>> from coder.core.syntax import Span
    >>> firm, own, other = [ActorMatch(code, Span(0, 1, "x")) for code in ("FRABUS", "FRAGOV", "IGOEEC")]
    >>> are_of_two_countries(firm, own), are_of_two_countries(firm, other), are_of_two_countries(firm, None)
    (False, True, False)
    """
    return source is not None and target is not None and bool(source.country) and source.country != target.country


def _is_private_deal(source: ActorMatch | None, target: ActorMatch | None) -> bool:
    """Whether private persons or firms of one country deal with each other: "investors bought bonds of a bank"."""
    if source is None or target is None or source.country != target.country:
        return False
    return standing(source) is Standing.PRIVATE and standing(target) is Standing.PRIVATE


def _is_nameless(actor: ActorMatch | None) -> bool:
    """Whether of an official only the title is told, which companies give as well: "the president resigned"."""
    return actor is not None and (actor.code or "").startswith(NO_COUNTRY)


def is_press(actor: ActorMatch | None) -> bool:
    """Whether an actor is of the press: who speaks to it meets nobody.

    >>> from coder.core.syntax import Span
    >>> is_press(ActorMatch("NZLMED", Span(0, 1, "x"))), is_press(ActorMatch("NZLGOV", Span(0, 1, "x"))), is_press(None)
    (True, False, False)
    """
    return actor is not None and PRESS in code_parts(actor.code or "")


def is_own_budget(source: ActorMatch | None, target: ActorMatch | None) -> bool:
    """Whether a government pays for organs of its own state: that is its budget and no aid.

    >>> from coder.core.syntax import Span
    >>> army, state, rebels = [ActorMatch(code, Span(0, 1, "x")) for code in ("NZLMIL", "NZLGOV", "NZLREB")]
    >>> is_own_budget(state, army), is_own_budget(state, rebels), is_own_budget(None, army)
    (True, False, False)
    """
    if source is None or target is None or not source.country or source.country != target.country:
        return False
    payer, paid = code_parts(source.code or ""), code_parts(target.code or "")
    return all(len(parts) < 2 or not ORGAN_ROLES.isdisjoint(parts) for parts in (payer, paid))


def _acts_outside_the_game(
    subject: Subject, root: str, source: ActorMatch | None, doer: Standing, other: Standing
) -> bool:
    """Whether politics enters a passage about sport or the arts: by an official who acts, or on whom others act.

    Protesters there are only those known as such, and police and courts deal with players and artists as persons; a
    court that nobody names may be the jury of a match. A captain who says something or asks for it leads a team, and a
    president or spokesman who does so may be that of a club.
    """
    role = () if source is None else code_parts(source.code or "")
    if root in SAID and ARMY in role:
        doer = Standing.PRIVATE
    if root == PROTEST:
        return doer is Standing.OFFICIAL
    implied = source is not None and source.basis is Basis.SETTING
    if other < (Standing.OFFICIAL if implied else Standing.STATE) and not LAW_ROLES.isdisjoint(role):
        return False
    sport = subject is Subject.SPORT and root in VOICED and other < Standing.OFFICIAL
    if sport and GOVERNMENT in role and _may_lead_a_club(source):
        return False
    return max(doer, other) is Standing.OFFICIAL


def _may_lead_a_club(actor: ActorMatch | None) -> bool:
    """Whether only a title like that of a club makes somebody an official: "the president of the league"."""
    if actor is None or actor.basis is Basis.NAMED:
        return False
    return STATE_OFFICES.isdisjoint(actor.span.text.lower().split())


def is_at_home(source: ActorMatch, target: ActorMatch, code: str) -> bool:
    """Whether an official deals with his own country as one does with others: "the president returned to Gabon"."""
    if source.country != target.country or target.country in INTERNATIONAL or not code.startswith(FOREIGN_AFFAIRS):
        return False
    opposed = not OPPOSED.isdisjoint((source.role or "", target.role or ""))  # "protesters received ministers"
    guessed = Basis.SETTING in (source.basis, target.basis) and not opposed  # only thought to be at home
    visit = code in VISITS and (guessed or source.country in (source.code, target.code))
    if target.code != target.country or not source.role:
        return visit
    official = source.role not in OPPOSED and standing(source) is Standing.OFFICIAL
    return visit or official or code.startswith(TIES)


def apart(candidate: EventCandidate, pairs: Iterable[tuple[ActorMatch, ActorMatch]]) -> Pairs:
    """The pairs of those who do something together; who attends a meeting does not meet the people in attendance."""
    gathering = candidate.action == GATHERING
    return [(one, other) for one, other in pairs if not (gathering and CIVILIANS in (one.role, other.role))]
