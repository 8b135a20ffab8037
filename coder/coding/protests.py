"""Protests: what they are about, and what a clause beside them says that the protesters want."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from coder.coding.arguments import Arguments
from coder.coding.candidate import EventCandidate
from coder.coding.extraction import Extraction
from coder.coding.protest_topics import TOPIC_PREPOSITIONS, topic_in, topic_wanted
from coder.core.model import Reason
from coder.core.rejections import RejectReason
from coder.core.syntax import Clause, ClauseKind, Phrase
from coder.core.values import replace
from coder.dictionary.frames import Trait
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_set

RALLIES: Final = word_set("coding.rally_nouns")
ONE_PERSON: Final = word_set("actors.singular_pronouns")
AGAINST: Final = "against"
SURNAME: Final = "surname"
"""The form of a surname that the article introduced."""
RELEASE: Final = "084"
"""The code of setting free or giving back; the codes below begin with it."""


def with_topic(
    candidate: EventCandidate, arguments: Arguments, clause: Clause | None, extraction: Extraction
) -> EventCandidate:
    """A protest with its topic; a clause that says what protesters demand belongs to it ("marched to demand ...")."""
    dictionary, matcher = extraction.dictionary, extraction.matcher
    if not _is_protest(candidate.action, dictionary):
        return candidate
    topic = (
        candidate.topic
        or topic_in(_named(arguments, extraction), dictionary, matcher)
        or _topic_of_object(candidate, arguments, extraction)
    )
    wants = list(_wanted_in(clause, extraction)) if clause is not None else []
    extraction.taken_clauses.update(wants)
    extraction.taken_nouns.update(phrase.head for phrase in arguments.around if phrase.prep in TOPIC_PREPOSITIONS)
    target = candidate.target
    against = any(phrase.prep == AGAINST for phrase in arguments.around)
    opposed = against or any(actor.role and actor.country for actor in target)
    for index in wants:
        wanted, aim = extraction.of_clause(index, 1), extraction.parse.clauses[index]
        asked = next((other.target for other in wanted if other.target and not _is_release(other, dictionary)), ())
        target = asked if asked and not opposed else target
        topic = topic or topic_wanted(wanted, dictionary) or topic_in((*aim.objects, *aim.preps), dictionary, matcher)
    if not (topic or wants or against) and _is_rally_of_one(arguments, extraction):
        return candidate.block(RejectReason.NO_CODE).because(Reason("action", "protest.rally_of_one"))
    return replace(candidate, topic=topic, target=target)


def _is_rally_of_one(arguments: Arguments, extraction: Extraction) -> bool:
    """Whether one person holds a rally, who protests against nothing but campaigns: "Trump held a rally in Ohio"."""
    holder, rally, tokens = arguments.subject, arguments.object, extraction.tokens
    if holder is None or rally is None or holder.conjuncts or tokens[rally.head].lemma.lower() not in RALLIES:
        return False
    if tokens[holder.head].text.lower() in ONE_PERSON:
        return True
    return any(
        (item.is_person or item.form == SURNAME) and item.first <= holder.head < item.stop
        for item in extraction.actors.sentence.within(holder)
    )


def _named(arguments: Arguments, extraction: Extraction) -> Iterator[Phrase]:
    """The phrases that name what a protest is about, what is to be done before the plan to do it.

    "Marched over a plan to rewrite the constitution".
    """
    for phrase in arguments.around:
        if phrase.prep in TOPIC_PREPOSITIONS:
            for index in phrase.clauses:
                yield from extraction.parse.clauses[index].objects
            yield phrase


def _topic_of_object(candidate: EventCandidate, arguments: Arguments, extraction: Extraction) -> str:
    """The topic of what is protested without a preposition: "protested the visit", but not "staged a protest"."""
    thing = arguments.object if candidate.trace[0].part == "verb" else None
    if thing is None:
        return ""
    return topic_in([replace(thing, attached=())], extraction.dictionary, extraction.matcher)


def _is_protest(name: str, dictionary: Dictionary) -> bool:
    action = dictionary.actions.get(name)
    return action is not None and action.protest


def _is_release(candidate: EventCandidate, dictionary: Dictionary) -> bool:
    """Whether somebody or something is set free: that is the target then, and nobody protests against it."""
    action = dictionary.actions.get(candidate.action)
    return action is not None and action.done.startswith(RELEASE)


def _wanted_in(clause: Clause, extraction: Extraction) -> Iterator[int]:
    """The clauses that say what the subject of a protest wants, and those of the subject: "miners demanding work"."""
    clauses, dictionary = extraction.parse.clauses, extraction.dictionary
    below = [other.index for other in clauses if other.parent == clause.index and _may_say_aim(other)]
    of_crowd = clause.subject.clauses if clause.subject is not None else ()
    for index in (*clause.complements, *below, *of_crowd):
        entries = [fit.entry for fit in extraction.matcher.verb_fits(clauses[index])]
        voiced = any(
            _is_protest(entry.name, dictionary) and index not in of_crowd
            if entry.frame is None
            else Trait.VOICES_PROTEST in entry.frame.traits
            for entry in entries
        )
        if voiced or index in clause.complements:
            yield index


def _may_say_aim(clause: Clause) -> bool:
    """ "marched to demand", "marched, demanding", "protesters demanding"."""
    gerund = clause.kind is ClauseKind.RELATIVE and clause.verb.form == "gerund"
    return clause.link in ("", "to") and (clause.kind is ClauseKind.ADVERBIAL or gerund)
