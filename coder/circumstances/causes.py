"""Why: which event of a sentence the text names as the cause or occasion of another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.circumstances.reach import AGENT, Reach
from coder.core.model import Reason
from coder.core.syntax import Clause, ClauseKind, Parse, Phrase
from coder.dictionary.word_lists import word_set

LINKS: Final = word_set("circumstances.cause_links")
AIMS: Final = word_set("circumstances.aims")
LONG_UNITS: Final = word_set("circumstances.long_units")
PREPOSITIONS: Final = word_set("circumstances.cause_prepositions")
PROMPTING: Final = word_set("circumstances.prompting_verbs")
REPORTING: Final = word_set("circumstances.reporting_verbs")
FOLLOWING: Final = word_set("circumstances.following_verbs")

FOR: Final = "for"
"""A link behind which another clause begins that tells no reason, where it governs one."""

Words = tuple[int, int]
"""The first word of a trigger and the one behind it."""


def cause_step(effect: Reach, cause: Words, parse: Parse) -> Reason | None:
    """Return the step of the trace by which the event of some words is the cause of another; None where it is none.

    ``cause`` stands in an adverbial clause of the effect with a link such as "after", in a phrase of the effect with a
    preposition such as "over" or "in response to", or beside a verb such as "spark" or "follow". "Ten weeks after"
    names no cause.
    """
    own = effect.own
    if own is None:
        return None
    attached = [inner for phrase in own.objects for inner in phrase.attached if inner.prep not in AIMS]
    told = cause_beside(own, cause, parse, attached)
    if told is not None:
        return told
    for phrase in effect.noun.attached if effect.noun is not None else ():
        if phrase.prep in PREPOSITIONS and holds(phrase, cause):
            return Reason("cause", "cause.phrase", words=phrase.prep)
    verb = _linking_verb(effect, own, cause, parse)
    return Reason("cause", "cause.verb", words=verb) if verb else None


def cause_beside(own: Clause, cause: Words, parse: Parse, attached: Sequence[Phrase] = ()) -> Reason | None:
    """Return the step by which a clause or phrase that hangs on a clause names its cause."""
    for clause in parse.clauses:
        linked = clause.parent == own.index and clause.link in LINKS
        if linked and _tells(clause, cause, parse) and not _is_long_after(clause, parse):
            return Reason("cause", "cause.clause", words=clause.link)
    for phrase in (*own.preps, *attached):
        if phrase.prep in PREPOSITIONS and holds(phrase, cause):
            return Reason("cause", "cause.phrase", words=phrase.prep)
    return None


def _tells(clause: Clause, words: Words, parse: Parse) -> bool:
    """Whether some words are the verb of a clause, or what a clause without another event reports or makes known."""
    below = [parse.clauses[index].verb for index in clause.complements if clause.link != FOR]
    verbs = [clause.verb, *(verb for verb in below if verb.form != "infinitive")]
    if any(verb.first <= words[0] < verb.stop for verb in verbs):
        return True
    return clause.verb.lemma in REPORTING and any(holds(phrase, words) for phrase in clause.objects)


def holds(phrase: Phrase, words: Words) -> bool:
    """Whether an event noun of some words heads a phrase or a member of it."""
    return any(words[0] <= inner.head < words[1] for inner in (phrase, *phrase.conjuncts))


def _linking_verb(effect: Reach, own: Clause, cause: Words, parse: Parse) -> str:
    """The verb of which the cause and the effect are the two sides: "the arrest sparked protests"; "" for none."""
    above = own if effect.noun is not None or own.parent is None else parse.clauses[own.parent]
    if above.subject is None or above.hypothetical or above.verb.negated:
        return ""
    verb, agents = above.verb, [phrase for phrase in above.preps if phrase.prep == AGENT]
    is_subject = above is own and _is_member(above.subject, effect.noun)
    follows = verb.lemma in FOLLOWING
    if not (follows or verb.lemma in PROMPTING):
        return ""
    if is_subject:
        named = above.objects if follows and not verb.passive else agents if verb.passive and not follows else ()
        return verb.lemma if any(holds(phrase, cause) for phrase in named) else ""
    beside = own.kind is ClauseKind.COMPLEMENT if above is not own else _is_acted_on(above, effect.noun, follows)
    return verb.lemma if beside and follows == verb.passive and holds(above.subject, cause) else ""


def _is_member(phrase: Phrase, noun: Phrase | None) -> bool:
    return noun is not None and holds(phrase, (noun.head, noun.head + 1))


def _is_acted_on(clause: Clause, noun: Phrase | None, by: bool) -> bool:
    """Whether a noun is the object of a verb, stands behind "to" beside it or, ``by``, is its agent."""
    sides = [phrase for phrase in clause.preps if phrase.prep == (AGENT if by else "to")]
    return any(_is_member(phrase, noun) for phrase in (*sides, *(() if by else clause.objects)))


def _is_long_after(clause: Clause, parse: Parse) -> bool:
    """Whether a clause only tells from when weeks or more are counted: "was freed ten weeks after he was jailed"."""
    tokens = parse.sentence.tokens
    first = clause.subject.first if clause.subject is not None and clause.subject_rule == "own" else clause.verb.first
    before = [token.lemma.lower() for token in tokens[max(0, first - 2) : first]]
    return len(before) > 1 and before[1] == clause.link and before[0] in LONG_UNITS
