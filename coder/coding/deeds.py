"""Who did what a later sentence judges or turns down: "Mali executed a bishop. Peru denounced the execution"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from coder.actors.dealings import note_dealings
from coder.actors.discourse import Discourse
from coder.actors.mention import SENT, Deed
from coder.coding.candidate import COERCION, POSTURE, VIOLENT_ROOTS, EventCandidate, root_of
from coder.core.model import Actors
from coder.core.syntax import Phrase, Token
from coder.dictionary.frames import Frame
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_set

ANAPHORIC: Final = word_set("coding.anaphoric")
DAYS: Final = word_set("calendar.days")
TIME: Final = "time"
"""The class of nouns for times."""
DEED_NOUNS: Final = word_set("coding.deed_nouns")
DECISION_NOUNS: Final = word_set("coding.decision_nouns")
AGAINST: Final = frozenset((Frame.ACCUSE, Frame.CRITICISE, Frame.REJECT, Frame.THREATEN, Frame.DEMAND, Frame.COMPLAIN))
"""Frames that put somebody against another."""
JUDGEMENTS: Final = frozenset((Frame.CRITICISE, Frame.APPROVE, Frame.DEFEND, Frame.COMPLAIN, Frame.REJECT))
"""The frames that hold somebody responsible for what he has done or decided."""
ASSENTS: Final = word_set("coding.assent_verbs")
"""The verbs for which an offer or a demand that was told before is taken up too: "accepted the offer"."""
DECIDED: Final = frozenset((None, Frame.INTEND, Frame.OFFER, Frame.REJECT, Frame.THREATEN, Frame.DEMAND))
"""The frames of what somebody has decided; the act alone where there is none."""
SAID: Final = frozenset(("01", "09", "11"))
"""The roots of what is merely said or looked into, which is no decision."""
ASKED: Final = frozenset((Frame.APPEAL, Frame.DEMAND))
"""The frames of what others may turn down later: "rejected the demands", "spurned the plea"."""
VIOLENCE, PROTEST, DECISION, REQUEST = "18", "14", "decision", "request"
"""The kinds of deeds that later sentences take up, beside coercion."""
DISPATCHES: Final = frozenset(("MOBILIZE_FORCES", "PROVIDE_PEACEKEEPING", "PROVIDE_MILITARY_AID", "STATION_FORCES"))
"""The actions of who sends soldiers, of whom the text speaks on: "the troops"."""
REPRESSION: Final = "REPRESS"
"""The action of force against crowds."""
UNKNOWN: Final = "UAF"
"""The role of a doer whom nobody knows yet."""
MEMORY: Final = 2
"""So many sentences after a deed it may be taken up."""
LONG_MEMORY: Final = 12
"""So many sentences after a deed it may be taken up by its name, where the text tells of no other like it."""


def note_deeds(discourse: Discourse, sentence: int, told: Iterable[EventCandidate], dictionary: Dictionary) -> None:
    """Remember by kind who did the last deeds, and who has asked for something."""
    dealings = [_sides(one, dictionary) for one in told if one.frame is None or one.frame in AGAINST]
    note_dealings(discourse, sentence, dealings, dictionary.countries)
    for one in told:
        kind = _kind(one, dictionary)
        if kind:
            last, before = discourse.deeds.just_told(kind), discourse.deeds.get(kind)
            others = last is not None and (last.mutual or _differ(last.source, one.source))
            sole = before is None or (before.sole and (_is_unknown(before) or not _differ(before.source, one.source)))
            discourse.deeds.put(kind, Deed(sentence, one.source, one.target, others, sole))
        if one.frame is None and one.action in DISPATCHES and not one.blocked:
            discourse.deeds.put(SENT, Deed(sentence, one.source))
        if _is_decision(one, dictionary):
            discourse.deeds.put(DECISION, Deed(sentence, one.source))


def _sides(candidate: EventCandidate, dictionary: Dictionary) -> tuple[Actors, Actors]:
    """Both sides of a candidate, which are the same where several do something with each other: "Chad and Mali met"."""
    action = dictionary.actions.get(candidate.action)
    mutual = not candidate.target and action is not None and action.reciprocal
    return candidate.source, candidate.source if mutual else candidate.target


def doer_before(
    discourse: Discourse,
    sentence: int,
    judged: Phrase,
    content: Sequence[EventCandidate],
    tokens: Sequence[Token],
    dictionary: Dictionary,
) -> Actors:
    """Who did the deed that a phrase takes up: one of the same kind, or of any ("the act"), told shortly before.

    Where the phrase names the victim, it is a deed that was done to him: "condemned the strike on Ganja".
    """
    if not takes_up(judged, tokens, dictionary):
        return ()
    if tokens[judged.head].lemma.lower() in DEED_NOUNS:
        kinds = [VIOLENCE, COERCION, PROTEST]
    else:
        kinds = [kind for one in content if (kind := _kind(one, dictionary))]
        shown = all(root_of(one, dictionary) == POSTURE for one in content)  # "the missile test"
        if not kinds and shown and tokens[judged.head].lemma.lower() in DECISION_NOUNS:
            kinds = [DECISION]
    deeds = [deed for kind in kinds if (deed := discourse.deeds.get(kind)) is not None]
    last = max(deeds, key=lambda deed: deed.sentence, default=None)
    if last is None or sentence - last.sentence > (LONG_MEMORY if content and last.sole else MEMORY):
        return ()
    victims = {actor.country for one in content for actor in one.target}
    return last.source if not victims or any(actor.country in victims for actor in last.target) else ()


def attackers_before(discourse: Discourse, sentence: int) -> Actors:
    """Who used force shortly before, where only one side is told to have: "the strikes killed ten"."""
    deed = discourse.deeds.get(VIOLENCE)
    if deed is None or sentence - deed.sentence > MEMORY or deed.mutual:
        return ()
    return deed.source


def attackers_of(discourse: Discourse, sentence: int, countries: Iterable[str]) -> Actors:
    """Who used force against one of some countries shortly before this sentence, where that did not strike back."""
    deed = discourse.deeds.get(VIOLENCE)
    if deed is None or not 0 < sentence - deed.sentence <= (MEMORY if deed.sole else 1) or deed.mutual:
        return ()
    struck = {actor.country for actor in deed.target}
    return deed.source if any(country in struck for country in countries) else ()


def takes_up(judged: Phrase, tokens: Sequence[Token], dictionary: Dictionary) -> bool:
    """Whether a phrase speaks of a deed that is known: "the attack", "Monday's attack", "last week's attack"."""
    if judged.possessor is None:
        return tokens[judged.first].text.lower() in ANAPHORIC
    day = tokens[judged.possessor.head].lemma.lower()
    return day in DAYS or TIME in dictionary.noun_classes.of(day) or tokens[judged.first].text.lower() in ANAPHORIC


def _is_decision(candidate: EventCandidate, dictionary: Dictionary) -> bool:
    """Whether it tells of a step that others may welcome or reject: a plan, an offer, a measure, a refusal."""
    root = root_of(candidate, dictionary)
    decided = candidate.frame in DECIDED and not candidate.blocked and bool(root) and root not in SAID
    return decided and bool(candidate.source)


def _kind(candidate: EventCandidate, dictionary: Dictionary) -> str:
    """The kind of a deed; "" of what is no such deed."""
    if candidate.frame is not None:
        return REQUEST if candidate.frame in ASKED else ""
    root = root_of(candidate, dictionary)
    if root in VIOLENT_ROOTS or candidate.action == REPRESSION:
        return VIOLENCE
    return root if root in (PROTEST, COERCION) else ""


def _is_unknown(deed: Deed) -> bool:
    """Whether nobody knew who did a deed when it was told."""
    return all(actor.role == UNKNOWN for actor in deed.source)


def _differ(some: Actors, others: Actors) -> bool:
    """Whether two deeds have different doers."""
    return {actor.code for actor in some} != {actor.code for actor in others}
