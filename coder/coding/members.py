"""What several do with each other whom one plural noun names: "NATO members met", "the warring parties made peace"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.actors.resolver import SentenceActors
from coder.coding.bare_places import is_scene
from coder.coding.candidate import CONSULT, STATEMENTS, EventCandidate, code_of, is_resumed, root_of
from coder.coding.meeting_places import MEETING
from coder.core.actor_code import code_parts
from coder.core.basis import ASSURED
from coder.core.model import ActorMatch, Reason
from coder.core.syntax import Phrase, Token
from coder.core.values import replace
from coder.dictionary.frames import Frame
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_set

BODIES: Final = frozenset(("IGO", "IMG"))
"""How the codes of bodies begin whose members are states or groups of several."""
PARTIES: Final = word_set("coding.mutual_parties")
OF_SEVERAL: Final = word_set("coding.member_prepositions")
SEVERAL: Final = 2
MUTUAL_CODES: Final = ("160", "161", "164", "0871", "196")
"""How codes begin of what several without a target do to each other: "broke off relations", "began a truce"."""
PLANNED: Final = (None, Frame.INTEND, Frame.EXPECT)
"""The frames of what several do or will do with each other."""
OPENED_REACH: Final = 6
"""So many words before "opened" the body that meets stands at most: "the EU summit in Nice opened"."""
NOUN: Final = "noun"
"""The step of a trace that tells which noun named the deed."""
VERB: Final = "verb"
SITTINGS: Final = word_set("coding.sitting_nouns")
MEMBERS: Final = "resolve.members"
"""The rule by which the members of a body, or several parties, are the other side of what they do together."""
WITH: Final = "with"
PLURAL: Final = frozenset(("NNS", "NNPS"))
BEFORE_NOUN: Final = frozenset(("POS", "JJ", "VBG", "VBN"))
"""The tags between an owner and what he owns: "Mali's warring parties"."""


def with_members(candidate: EventCandidate, tokens: Sequence[Token], dictionary: Dictionary) -> EventCandidate:
    """A candidate of what is done together, with several on both sides where no other side is named.

    They are the members of one body, or several whose noun says that they deal with each other.
    """
    if candidate.target or candidate.frame not in PLANNED or len(candidate.source) != 1:
        return candidate
    source = candidate.source[0]
    if not _is_mutual(candidate, dictionary):
        return candidate
    head = _noun_of(source, tokens)
    gathers = candidate.action == MEETING and _gathers(candidate, tokens)
    body = (candidate.frame is None or gathers) and not BODIES.isdisjoint(code_parts(source.code or "")[:1])
    if head is None or head.tag not in PLURAL and not (body and (gathers or _is_opened(candidate, tokens))):
        return candidate
    if not body and (source.basis not in ASSURED or head.lemma.lower() not in PARTIES):
        return candidate
    reason = Reason("resolution", MEMBERS, words=source.span.text)
    return replace(candidate, target=(replace(source, trace=(*source.trace, reason)),))


def without_scene(candidate: EventCandidate, actors: SentenceActors) -> EventCandidate:
    """A truce of several with each other, and not with the place: "Chad and Sudan signed a truce in Tripoli"."""
    code = code_of(candidate, actors.dictionary) or ""
    if len(candidate.source) < SEVERAL or not candidate.target or not code.startswith(MUTUAL_CODES):
        return candidate
    return replace(candidate, target=tuple([one for one in candidate.target if not is_scene(one, actors)]))


def with_those_met(
    phrase: Phrase, candidates: list[EventCandidate], tokens: Sequence[Token], dictionary: Dictionary
) -> list[EventCandidate]:
    """The meetings that a noun names as those of several: "a summit of African leaders opened"."""
    several = _is_of_several(phrase)
    return [_of_those_met(one, tokens, dictionary) for one in candidates] if several else candidates


def with_each_other(phrase: Phrase, candidate: EventCandidate, dictionary: Dictionary) -> EventCandidate:
    """A meeting without a doer of its own, of those of several states with each other: "talks of Danes and Thais"."""
    states = {actor.country for actor in candidate.target if actor.country in dictionary.countries}
    alone = not candidate.source and len(states) > 1 and root_of(candidate, dictionary) == CONSULT
    if not alone or not _is_of_several(phrase) or not _is_mutual(candidate, dictionary):
        return candidate
    return replace(candidate, source=candidate.target, target=())


def _is_of_several(phrase: Phrase) -> bool:
    """Whether a noun says of whom a meeting is, and not with whom."""
    preps = [other.prep for other in phrase.attached]
    return WITH not in preps and any(prep in OF_SEVERAL for prep in preps)


def _of_those_met(candidate: EventCandidate, tokens: Sequence[Token], dictionary: Dictionary) -> EventCandidate:
    """A meeting without a doer of its own, with those as both sides of whom it is."""
    if candidate.source or root_of(candidate, dictionary) != CONSULT:
        return candidate
    met = with_members(replace(candidate, source=candidate.target, target=()), tokens, dictionary)
    return met if met.target else candidate


def _is_opened(candidate: EventCandidate, tokens: Sequence[Token]) -> bool:
    """Whether a meeting that the noun right before the verb names begins: "the ASEAN summit opened"."""
    near = tokens[max(candidate.trigger[0] - OPENED_REACH, 0) : candidate.trigger[0]]
    follows = any(token.end == candidate.source[0].span.end for token in near)
    return follows and is_resumed(candidate) and candidate.trace[0].part == NOUN


def _gathers(candidate: EventCandidate, tokens: Sequence[Token]) -> bool:
    """Whether a body comes together: "NATO met in Brussels", "the Security Council held an emergency meeting"."""
    told = candidate.trace[0]
    return told.part == VERB or (told.part == NOUN and tokens[candidate.trigger[0]].lemma.lower() in SITTINGS)


def _noun_of(actor: ActorMatch, tokens: Sequence[Token]) -> Token | None:
    """The noun by which the text names an actor: the last one of his phrase, else the one that he owns."""
    at = next((at for at, token in enumerate(tokens) if token.end == actor.span.end), None)
    if at is None:
        return None
    if at > 1 and tokens[at].tag not in PLURAL and tokens[at - 1].tag == "IN":
        at -= 2  # "heads of state"
    owned = at + 1
    while tokens[at].tag not in PLURAL and owned < len(tokens) and tokens[owned].tag in BEFORE_NOUN:
        owned += 1
    return tokens[owned] if at + 1 < owned < len(tokens) else tokens[at]


def _is_mutual(candidate: EventCandidate, dictionary: Dictionary) -> bool:
    """Whether those who do something do it to each other: meetings, agreements, truces, broken relations."""
    action = dictionary.actions.get(candidate.action)
    if action is None or candidate.blocked:
        return False
    if action.reciprocal:
        return action.root != STATEMENTS  # several may say something to nobody
    return (code_of(candidate, dictionary) or "").startswith(MUTUAL_CODES)


def are_members(actor: ActorMatch) -> bool:
    """Whether an actor stands for the other members of the body that the source is of."""
    return any(reason.rule == MEMBERS for reason in actor.trace)
