"""Whether a clause only says what would be, was to be or is thought likely, of which nobody has given his word."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from coder.coding.habits import is_simple_present
from coder.core.rejections import RejectReason
from coder.core.syntax import Clause, ClauseKind, Parse, Phrase
from coder.dictionary.word_lists import word_set

FUTURE: Final = word_set("coding.future_modals")
TERMS: Final = word_set("actuality.terms_links")
DEMANDING: Final = word_set("actuality.demanding_verbs")
TELLING: Final = word_set("actuality.telling_verbs")
PROPOSALS: Final = word_set("actuality.proposal_nouns")
PLANS: Final = word_set("actuality.plan_nouns")
SOUGHT: Final = (
    word_set("actuality.prospect_verbs") | word_set("actuality.debate_verbs") | word_set("actuality.view_verbs")
)
UNMET: Final = word_set("actuality.unmet_verbs")
UNMET_STATES: Final = word_set("actuality.unmet_adjectives")
DOUBTING: Final = word_set("actuality.doubting_verbs")
LIKELY: Final = word_set("actuality.likely_adjectives")
AFRAID: Final = word_set("actuality.afraid_adjectives")
SEEMING: Final = word_set("actuality.seeming_verbs")
FAILURES: Final = word_set("actuality.failure_nouns")
PRESSURE: Final = word_set("actuality.pressure_nouns")
DOCUMENTS: Final = word_set("actuality.passed_nouns")
BLOCKING: Final = word_set("actuality.blocking_verbs")
MEANING: Final = word_set("actuality.meaning_verbs")
DRAFT: Final = "draft"
OPENING: Final = 2
"""A verb that opens a sentence stands no farther behind its beginning."""
BELIEVING: Final = word_set("actuality.believing_verbs")
SPEAKERS: Final = word_set("actors.speaker_pronouns")
PRONOUN: Final = "PRP"
IT, WOULD = "it", "would"
TO, UNDER = "to", "under"
OF: Final = "of"
ONLY: Final = "only"
GERUND: Final = "gerund"


def is_on_terms(clause: Clause, parse: Parse) -> bool:
    """Whether what is to come waits for terms: "remains a condition before Chad will lift the embargo".

    So does what somebody does only for what he demands first: "demanded a truce before freeing them", and what he
    "would only" do.
    """
    if clause.verb.modal == WOULD:
        between = parse.sentence.tokens[clause.verb.first : clause.verb.head]
        if any(token.lemma == ONLY for token in between) and clause.verb.lemma not in TELLING:
            return True
    if clause.kind is not ClauseKind.ADVERBIAL or clause.link not in TERMS:
        return False
    if clause.verb.form == GERUND and clause.parent is not None:
        return parse.clauses[clause.parent].verb.lemma in DEMANDING
    return clause.verb.modal in FUTURE


def is_proposal(clause: Clause, parse: Parse) -> bool:
    """Whether it is what a proposal would do: "the amendment would let", "seeks a deal that will enable"."""
    if clause.subject is None or clause.verb.modal not in FUTURE:
        return False
    relative = clause.kind is ClauseKind.RELATIVE
    if parse.sentence.tokens[clause.subject.head].lemma.lower() in PROPOSALS:
        return clause.verb.modal == WOULD or relative
    above = parse.clauses[clause.parent].verb if relative and clause.parent is not None else None
    if above is None or parse.sentence.tokens[clause.subject.head].lemma.lower() not in PLANS:
        return False
    return above.lemma in SOUGHT or above.form == "infinitive"


def is_unmet(clause: Clause, parse: Parse) -> bool:
    """Whether somebody had planned or hoped for it, so that it did not come to be: "had been due to meet"."""
    verb = clause.verb
    if not verb.perfect or verb.tense != "past" or verb.modal:
        return False
    if clause.predicate is not None:
        return parse.sentence.tokens[clause.predicate.head].text.lower() in UNMET_STATES
    return verb.lemma in UNMET


def is_thought_likely(clause: Clause, parse: Parse) -> bool:
    """Whether it is thought likely, feared or doubted: "it is likely that he will go", "doubts that he will"."""
    above = parse.clauses[clause.parent] if clause.parent is not None else None
    if above is None or clause.kind is not ClauseKind.COMPLEMENT or clause.verb.form != "finite" or above.verb.negated:
        return False
    if above.verb.lemma in DOUBTING:
        return True
    tokens = parse.sentence.tokens
    if above.predicate is not None and tokens[above.predicate.head].lemma.lower() in AFRAID:
        return True
    if above.subject is None or tokens[above.subject.head].text.lower() != IT:
        return False
    if above.predicate is not None:
        return tokens[above.predicate.head].text.lower() in LIKELY
    between = tokens[above.verb.stop : clause.verb.first]
    return above.verb.lemma in SEEMING and any(token.text.lower() in LIKELY for token in between[:3])


def is_believed(clause: Clause, parse: Parse) -> bool:
    """Whether a speaker only believes that others will do it: "I believe that the public will back it"."""
    above = parse.clauses[clause.parent] if clause.parent is not None else None
    if above is None or clause.kind is not ClauseKind.COMPLEMENT or clause.verb.modal not in FUTURE:
        return False
    if above.verb.lemma not in BELIEVING or above.subject is None or clause.subject is None:
        return False
    tokens = parse.sentence.tokens
    own = tokens[clause.subject.head].tag == PRONOUN
    return tokens[above.subject.head].text.lower() in SPEAKERS and not own


def is_failure(clause: Clause, parse: Parse) -> bool:
    """Whether somebody failed to do it, as a noun says: "the failure of the parties to agree", "Mali's failure to"."""
    above = parse.clauses[clause.parent] if clause.parent is not None else None
    if above is None or clause.verb.form != "infinitive" or clause.link != TO:
        return False
    if parse.sentence.tokens[clause.verb.first - 1].lemma.lower() in FAILURES:
        return True
    phrases = (*above.objects, *above.preps, *((above.subject,) if above.subject is not None else ()))
    return any(_fails(phrase, clause, parse) for phrase in _nested(phrases))


def _nested(phrases: Iterable[Phrase]) -> Iterable[Phrase]:
    return (inner for phrase in phrases for inner in phrase.nested())


def _fails(phrase: Phrase, clause: Clause, parse: Parse) -> bool:
    """Whether a phrase is a failure of somebody, behind whom the infinitive stands."""
    if parse.sentence.tokens[phrase.head].lemma.lower() not in FAILURES:
        return False
    whose = [part for part in phrase.attached if part.prep == OF]
    return any(inner.stop == clause.verb.first for part in whose for inner in (part, *part.conjuncts))


def is_pressed(clause: Clause, parse: Parse) -> bool:
    """Whether others press for it: "has come under pressure to cut tariffs"."""
    above = parse.clauses[clause.parent] if clause.parent is not None else None
    if above is None or clause.verb.form != "infinitive" or clause.link != TO or clause.verb.modal:
        return False
    tokens = parse.sentence.tokens
    return any(
        phrase.prep == UNDER and tokens[phrase.head].lemma.lower() in PRESSURE and phrase.stop <= clause.verb.first
        for phrase in above.preps
    )


def is_in_document_to_come(clause: Clause, parse: Parse) -> bool:
    """Whether a draft says it, or a document that is only wanted or was refused: "vetoed a resolution condemning"."""
    above = parse.clauses[clause.parent] if clause.parent is not None else None
    document, tokens = clause.subject, parse.sentence.tokens
    if above is None or clause.verb.form != "gerund" or clause.kind is not ClauseKind.RELATIVE or document is None:
        return False
    if tokens[document.head].lemma.lower() not in DOCUMENTS:
        return False
    if any(token.text.lower() == DRAFT for token in tokens[document.first : document.head]):
        return True
    verb = above.verb
    return bool(verb.modal) or verb.negated or above.hypothetical or verb.lemma in SOUGHT or verb.lemma in BLOCKING


def is_general(clause: Clause, parse: Parse) -> bool:
    """Whether a verb without tense is the subject of one in the present: "rejecting the offer means war"."""
    if clause.verb.form != "gerund" or clause.subject is not None or clause.link or clause.verb.first > OPENING:
        return False
    after = parse.clauses[clause.index + 1] if clause.index + 1 < len(parse.clauses) else None
    return after is not None and after.subject is None and after.verb.lemma in MEANING and is_simple_present(after)


Sign = tuple[Callable[[Clause, Parse], bool], RejectReason, str]
"""What shows that a clause tells no event, why it does not, and the rule that the trace names."""
PROSPECTS: Final[tuple[Sign, ...]] = (
    (is_on_terms, RejectReason.HYPOTHETICAL, "modal.terms"),
    (is_proposal, RejectReason.HYPOTHETICAL, "modal.proposal"),
    (is_unmet, RejectReason.HYPOTHETICAL, "modal.unmet"),
    (is_thought_likely, RejectReason.POSSIBLE, "modal.likely"),
    (is_believed, RejectReason.HYPOTHETICAL, "modal.believed"),
    (is_failure, RejectReason.FAILED, "modal.failure"),
    (is_pressed, RejectReason.POSSIBLE, "modal.pressed"),
    (is_in_document_to_come, RejectReason.PURPOSE, "modal.draft"),
    (is_general, RejectReason.HYPOTHETICAL, "modal.general"),
)
