"""Whether an event noun names what has happened: not where another word makes it a plan, a fear or a memory."""

from __future__ import annotations

from typing import Final

from coder.coding.candidate import COERCION, EventCandidate, root_of
from coder.core.rejections import RejectReason
from coder.core.syntax import Clause, Parse, Phrase
from coder.dictionary.frames import Frame
from coder.dictionary.tables import Dictionary
from coder.dictionary.word_lists import word_set

CIRCUMSTANCES: Final = word_set("coding.circumstance_prepositions")
DEBATE_VERBS: Final = word_set("actuality.debate_verbs")
PROSPECT_VERBS: Final = word_set("actuality.prospect_verbs")
PROSPECT_NOUNS: Final = word_set("actuality.prospect_nouns")
DEBATE_NOUNS: Final = word_set("actuality.debate_nouns")
PROSPECTIVE: Final = word_set("actuality.prospective_adjectives")
MEMORIAL_NOUNS: Final = word_set("actuality.memorial_nouns")
ENVOYS: Final = word_set("actuality.envoy_nouns")
USUAL: Final = word_set("actuality.usual_adjectives")
AWAITING: Final = word_set("actuality.awaiting_prepositions")
STANDING: Final = word_set("actuality.standing_prepositions")
HELD: Final = word_set("actuality.captive_prepositions")
NEAR: Final = word_set("actuality.near_words")
NEARING: Final = word_set("actuality.nearing_prepositions")
CLUES: Final = word_set("actuality.clues")
LEADING: Final = word_set("actuality.leading_verbs")
NEAR_REACH: Final = 10
"""So far before an event noun may stand what says that it is near."""
UTTERED: Final = (Frame.OFFER, Frame.INTEND, Frame.THREATEN, Frame.APPEAL, Frame.DEMAND, Frame.REJECT)
"""The frames of what somebody has said as soon as others speak of it as his."""
REDUCED: Final = "16"
"""The root of sanctions and other breaks of relations."""
ABOUT: Final = word_set("actuality.subject_prepositions")
GIVEN: Final = word_set("coding.given_prepositions")
OPEN: Final = word_set("coding.open_determiners")
WITHIN: Final = word_set("coding.spans")
DEFINITE, OF = "the", "of"
MEMORIAL_VERBS: Final = word_set("actuality.memorial_verbs")
RELATIONS: Final = ("050", "051", "053", "057", "06")
"""Beginnings of the codes of nouns that name a relation which lasts: "the ties between", "the support of"."""
AGREED: Final = ("03", "04", "05", "06", "07", "08")
"""Beginnings of the codes of what people discuss in order to do it."""


def doubt_of_object(
    clause: Clause, phrase: Phrase, candidate: EventCandidate, dictionary: Dictionary
) -> RejectReason | None:
    """Why an event noun among the objects of a verb names nothing that has happened: "feared an attack"."""
    if phrase.prep and phrase.prep not in ABOUT:
        return None
    lemma = clause.verb.lemma
    if lemma in MEMORIAL_VERBS:
        return RejectReason.HISTORY
    if lemma in PROSPECT_VERBS or (lemma in DEBATE_VERBS and _is_agreed(candidate, dictionary)):
        return RejectReason.POSSIBLE
    return None


def doubt_of_noun(
    phrase: Phrase, candidate: EventCandidate, parse: Parse, dictionary: Dictionary
) -> RejectReason | None:
    """Why an event noun names nothing that has happened: by the noun that it hangs on, or a word before it.

    "The anniversary of the invasion", "fears of an attack", "a possible withdrawal", "until the withdrawal", "his usual
    yearly visit".
    """
    tokens = parse.sentence.tokens
    if phrase.prep in AWAITING:
        return RejectReason.POSSIBLE
    if phrase.prep in STANDING and root_of(candidate, dictionary) == REDUCED:
        return RejectReason.HISTORY  # "left in defiance of the sanctions against Libya"
    if phrase.prep in HELD and root_of(candidate, dictionary) == COERCION:
        return RejectReason.HISTORY  # "was put under house arrest in Havana"
    above = _noun_above(phrase, parse)
    if above in MEMORIAL_NOUNS:
        return RejectReason.HISTORY
    if above in PROSPECT_NOUNS or (above in DEBATE_NOUNS and _is_agreed(candidate, dictionary)):
        return RejectReason.POSSIBLE
    if phrase.prep == "to" and above in ENVOYS:
        return RejectReason.POSSIBLE  # "the envoy to the talks between Chad and Mali"
    if _is_near(phrase, parse) or _is_sought(phrase, parse):
        return RejectReason.POSSIBLE  # "closer than ever to a clash"
    words = [token.text.lower() for token in tokens[phrase.first : phrase.head]]
    if not USUAL.isdisjoint(words):
        return RejectReason.HABITUAL
    return RejectReason.POSSIBLE if not PROSPECTIVE.isdisjoint(words) else None


def _is_near(phrase: Phrase, parse: Parse) -> bool:
    """Whether it is said to be near, no noun between: "is close to war", but not "sources close to the talks"."""
    tokens = parse.sentence.tokens
    if phrase.prep in NEARING:
        return tokens[max(phrase.first - 3, 0)].tag[0] != "N"
    if phrase.prep != "to":
        return False
    for at in range(phrase.first - 2, max(phrase.first - NEAR_REACH, 0), -1):
        if tokens[at].tag[0] == "N":
            return False
        if tokens[at].text.lower() in NEAR:
            return tokens[at - 1].tag[0] != "N"
    return False


def _is_sought(phrase: Phrase, parse: Parse) -> bool:
    """Whether it is what clues are to bring about: "a reward for information leading to his arrest"."""
    tokens, at = parse.sentence.tokens, phrase.first - 2
    return phrase.prep == "to" and at > 0 and tokens[at].lemma in LEADING and tokens[at - 1].lemma.lower() in CLUES


def is_given(part: Phrase, above: str, clause: Clause | None, blocked: RejectReason, parse: Parse) -> bool:
    """Whether a noun is the ground for what a clause says, a fact even where the rest may or will not be done.

    "May send troops following an attack by rebels", "may have died in the raid", but not "may strike after any attack",
    and where the clause is a condition only if the noun is one in particular: "if it strikes after the attack".
    ``above`` is the preposition of the phrase that an "of" hangs on: "after a series of attacks".
    """
    words = [token.text.lower() for token in parse.sentence.tokens[part.first : part.head]]
    definite = words[:1] == [DEFINITE]
    if not OPEN.isdisjoint(words) or blocked is RejectReason.HYPOTHETICAL and not definite:
        return False
    if part.prep in GIVEN or part.prep == OF and above in GIVEN:
        return True
    return definite and clause is not None and clause.verb.perfect and part.prep in WITHIN


def was_uttered(phrase: Phrase, candidate: EventCandidate) -> bool:
    """Whether a noun tells what its owner said, whatever comes of it: "Chad's offer to mediate could fail"."""
    return phrase.possessor is not None and candidate.frame in UTTERED


def is_relation(candidate: EventCandidate, dictionary: Dictionary) -> bool:
    """Whether a free noun names a relation that lasts, and nothing that was done: "the trade between"."""
    action = dictionary.actions.get(candidate.action)
    if action is None:
        return candidate.frame is Frame.APPROVE
    return not candidate.frame and action.done.startswith(RELATIONS)


def _noun_above(phrase: Phrase, parse: Parse) -> str:
    """The lemma of the noun whose prepositional phrase this is; "" where there is none."""
    tokens = parse.sentence.tokens
    before = (phrase.possessor.first if phrase.possessor is not None else phrase.first) - 2
    if before < 0 or tokens[before].tag[0] != "N":
        return ""
    link = tokens[before + 1]
    hangs = phrase.prep or link.tag == "IN" and link.text.lower() in ABOUT  # of what follows, only what it hangs on
    if not hangs or phrase.prep in CIRCUMSTANCES:
        return ""
    return tokens[before].lemma.lower()


def _is_agreed(candidate: EventCandidate, dictionary: Dictionary) -> bool:
    action = dictionary.actions.get(candidate.action)
    return action is not None and (action.done or action.codes.get(Frame.INTEND.word, "")).startswith(AGREED)
