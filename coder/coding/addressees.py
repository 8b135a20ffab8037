"""Whom a frame is addressed to, where the entry alone can't tell: somebody unnamed, or nobody at all."""

from __future__ import annotations

from typing import Final

from coder.coding.candidate import EventCandidate, is_hostile, is_speech_act
from coder.coding.fits import Fit
from coder.core.model import Actors
from coder.core.syntax import Clause, Parse, Phrase, Verb
from coder.core.values import replace
from coder.dictionary.frames import Frame, Trait
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_set

COURT: Final = "JUD"
"""The role of those who judge claims."""
EXISTENTIAL: Final = "EX"
THAT: Final = "that"
FUTURE: Final = word_set("coding.future_modals")
HOPED: Final = FUTURE | word_set("coding.possible_modals")
ORDERING: Final = word_set("coding.ordering_reports")
FORETOLD: Final = (Frame.INTEND, Frame.EXPECT)
AGREEING: Final = word_set("coding.agreeing_verbs")
QUESTIONING: Final = word_set("coding.questioning_verbs")
QUESTION_OPENERS: Final = word_set("coding.question_openers")
AGENT: Final = "by"
POINTING: Final = word_set("coding.pointing_verbs")
MANDATIVE: Final = word_set("coding.mandative_verbs")


def is_agentless(candidate: EventCandidate, parse: Parse, dictionary: Dictionary) -> bool:
    """Whether nobody is said to have done it: "officials said nine people had been killed" blames nobody.

    A clause with a pronoun as subject means the speaker.
    """
    if candidate.source or is_speech_act(candidate, dictionary):
        return False
    clause = next((other for other in parse.clauses if (other.verb.first, other.verb.stop) == candidate.trigger), None)
    subject = clause.subject if clause is not None else None
    return subject is not None and parse.sentence.tokens[subject.head].tag not in ("PRP", "EX")


def asks_somebody_unnamed(fit: Fit, clause: Clause, addressee: Actors, parse: Parse) -> bool:
    """Whether an appeal or demand goes to somebody without a code: "urged the parties to free the men"."""
    asked, frame = fit.arguments.object, fit.entry.frame
    if addressee or asked is None or frame is None or Trait.ASKS not in frame.traits:
        return False
    inner = [parse.clauses[index] for index in clause.complements]
    return any(
        other.verb.form == "infinitive" and other.subject is not None and other.subject.first == asked.first
        for other in inner
    )


def asks_addressee(clause: Clause, addressee: Actors, parse: Parse) -> bool:
    """Whether a report asks for something: "told Iran to leave" does, "told Iran that ..." does not.

    To report somebody "to be dead" asks for nothing, nor does a headline that "says Iran unable to pay".
    """
    if not addressee or clause.verb.lemma not in ORDERING:
        return False
    inner = [parse.clauses[index] for index in clause.complements]
    return any(_is_order(other, parse) for other in inner)


def threat_told(
    candidate: EventCandidate, clause: Clause, teller: Actors, addressee: Actors, dictionary: Dictionary
) -> EventCandidate:
    """A threat of the teller's own without a target, with who is told of it: "told Chad that it would strike back"."""
    own = clause.verb.lemma in ORDERING and any(one.code == actor.code for one in teller for actor in candidate.source)
    if candidate.target or not own or candidate.frame not in FORETOLD or not is_hostile(candidate, dictionary):
        return candidate
    return replace(candidate, target=addressee)


def asks_question(clause: Clause, parse: Parse) -> bool:
    """Whether somebody is asked for an answer and for no act: "asked the envoy why he had come", "asked Chad if"."""
    if clause.verb.lemma not in QUESTIONING:
        return False
    asked = [*clause.objects, *(phrase for phrase in clause.preps if phrase.prep == AGENT)]
    ends = {clause.verb.stop, *(phrase.stop for phrase in asked)}
    tokens = parse.sentence.tokens
    return any(end < len(tokens) and tokens[end].text.lower() in QUESTION_OPENERS for end in ends)


def tells_a_fact(clause: Clause, parse: Parse) -> bool:
    """Whether a verb that may ask for something reports a fact: "insisted that Chad had left", not "that Chad leave".

    The indicative tells them apart where it shows: in the past, the perfect and the progressive. Nor does anybody ask
    for what it is important to point out.
    """
    if clause.predicate is not None:
        inner = (parse.clauses[index].verb for index in clause.complements)
        return any(verb.form == "infinitive" and verb.lemma in POINTING for verb in inner)
    if clause.verb.lemma not in MANDATIVE:
        return False
    return any(_is_past_or_perfect(parse.clauses[index].verb) for index in clause.complements)


def holds_true(frame: Frame, clause: Clause, parse: Parse) -> bool:
    """Whether what is considered is held to be so, and is no choice: "considers that Chad has left".

    So is what people agree about: "agreed that it was a crime".
    """
    inner = [parse.clauses[index] for index in clause.complements]
    if frame is Frame.INTEND:
        facts = (_is_past_or_perfect(other.verb) and not other.verb.modal for other in inner)
        return clause.verb.lemma in AGREEING and any(facts)
    if frame is not Frame.CONSIDER:
        return False
    return any(other.verb.form == "finite" and not other.hypothetical for other in inner)


def wants_subjunctive(frame: Frame, clause: Clause, parse: Parse) -> bool:
    """Whether the mood says that something is asked for: "insisted that Chad leave", not "that Chad is leaving"."""
    if frame is not Frame.DEMAND:
        return False
    inner = [parse.clauses[index] for index in clause.complements]
    return any(
        other.subject is not None
        and other.verb.form == "infinitive"
        and other.link == "that"
        and _is_bare(other, parse)
        for other in inner
    )


def promises(frame: Frame, clause: Clause, parse: Parse) -> bool:
    """Whether somebody agrees to what will be done, though no entry knows it: "agreed that members will draw up"."""
    if frame is not Frame.INTEND:
        return False
    inner = [other.verb for other in map(parse.clauses.__getitem__, clause.complements) if other.link == THAT]
    return any(verb.modal in FUTURE and verb.lemma != "be" and not (verb.negated or verb.passive) for verb in inner)


def foresees(frame: Frame, clause: Clause, parse: Parse) -> bool:
    """Whether people only agree on what there will be or not: "agreed there would be no changes"."""
    if frame is not Frame.INTEND:
        return False
    inner = [parse.clauses[index].subject for index in clause.complements]
    return any(subject is not None and parse.sentence.tokens[subject.head].tag == EXISTENTIAL for subject in inner)


def hoped_of(frame: Frame, clause: Clause, parse: Parse) -> Phrase | None:
    """Who is hoped to do what no entry knows: "China hopes Chad can strengthen its dialogue with the rebels"."""
    if frame is not Frame.APPEAL or clause.verb.lemma in MANDATIVE:
        return None
    inner = map(parse.clauses.__getitem__, clause.complements)
    return next((other.subject for other in inner if other.verb.form == "finite" and other.verb.modal in HOPED), None)


def disputes_a_fact(clause: Clause, subject: Actors, parse: Parse) -> bool:
    """Whether what is rejected is said to be so, and is nothing asked for: "dismissed suggestions that he had lied".

    A court that rejects a claim denies nothing.
    """
    if any(actor.role == COURT for actor in subject):
        return False
    inner = [parse.clauses[index].verb for index in clause.complements]
    return any(_is_past_or_perfect(verb) or parse.sentence.tokens[verb.first].tag == "VBZ" for verb in inner)


def _is_past_or_perfect(verb: Verb) -> bool:
    """Whether a verb is an indicative without a modal that no subjunctive looks like; the progressive counts."""
    indicative = verb.tense == "past" or verb.perfect or verb.progressive
    return verb.form == "finite" and not verb.modal and indicative


def _is_bare(clause: Clause, parse: Parse) -> bool:
    """Whether no "to" stands in the verb of a clause."""
    return all(token.tag != "TO" for token in parse.sentence.tokens[clause.verb.first : clause.verb.stop])


def _is_order(clause: Clause, parse: Parse) -> bool:
    """Whether a complement is an infinitive with "to" that says what somebody should do."""
    verb = clause.verb
    return (
        verb.form == "infinitive"
        and not _is_bare(clause, parse)
        and verb.lemma != "be"
        and not verb.passive
        and not verb.perfect
    )
