"""Passes that mark whether and how something happened: voice, modality, polarity, quotation, hypotheticals."""

from __future__ import annotations

from typing import Final

from coder.core.syntax import ClauseKind
from coder.core.values import replace
from coder.dictionary.verb_classes import ClauseWords
from coder.dictionary.word_lists import word_set, word_values
from coder.language.clauses.drafts import ClauseDraft
from coder.language.clauses.groups import Group
from coder.language.clauses.sentence_draft import SentenceDraft

NEITHER: Final = "neither"
AIMLESS: Final = word_set("clauses.aimless_phrases")
AIMLESS_LENGTH: Final = 3
"""So many words such a phrase has."""
SET_PHRASES: Final = word_set("clauses.set_phrases")
TOPIC_LINKS: Final = word_set("clauses.topic_links")
KNOWN_BY: Final = word_set("clauses.definite_determiners")
TOPIC_PREDICATES: Final = word_set("clauses.topic_predicates")
BESIDE: Final = word_set("clauses.beside")
LIMITS_IN_TIME: Final = word_set("clauses.limits_in_time")
NEED: Final = "need"
SHORT: Final = word_set("clauses.short_of")
DUTIES: Final = word_values("clauses.duties")
"""Verbs before an infinitive that says what somebody must or should do, with the modal that they stand for."""
SPEAKERS: Final = word_set("actors.speaker_pronouns")
PRESENT_TAGS: Final = frozenset(("VBZ", "VBP", "MD"))
"""Tags of verbs in the present tense; a modal has no other."""
DAYS: Final = word_set("calendar.days") | word_set("chunking.near_days")
"""Days that stand between "is" and "to"."""
REASONS: Final = word_set("clauses.reason_links")
NEXT: Final = word_set("clauses.next_adverbs")
ACCUSING: Final = word_set("clauses.accusing_verbs")
CHARGES: Final = word_set("clauses.charge_prepositions")
OPENINGS: Final = word_set("clauses.negative_openings")
OPENING_WORDS: Final = frozenset([opening.split()[0] for opening in OPENINGS])
OPENING_LENGTHS: Final = (1, 2, 3)
"""How many words such an opening may have."""
LEADING: Final = 3
"""So many conjunctions and marks of quotation may stand before it."""
LEADING_TAGS: Final = frozenset(("CC", "``", "''", '"'))
AFTER_PASSIVE_TAGS: Final = frozenset(("IN", "TO", ".", "RB", "JJ"))
"""Tags of the word after a passive verb: no object begins with them."""


# --- voice and modality --------------------------------------------------------------------------
def mark_is_to(sentence: SentenceDraft) -> None:
    """'The king is to visit Spain', 'is later to visit': mark an infinitive right after "be" as arranged."""
    for draft in sentence.clauses:
        be = draft.parent
        if be is None or be.verb.modal or not _is_infinitive_of_be(draft, be):
            continue
        between = [token.text.lower() for token in sentence.tokens[be.verb.stop : draft.verb.first]]
        arranged = not between or between == ["about"] or _is_day(between)
        if arranged and be.predicate is None or NEXT.issuperset(between):
            draft.verb = replace(draft.verb, modal="to be", negated=draft.verb.negated or be.verb.negated)


def _is_day(words: list[str]) -> bool:
    """Do the words only say on which day: "today", "on Friday"?"""
    return words[-1] in DAYS and words[:-1] in ([], ["on"])


def mark_duties(sentence: SentenceDraft) -> None:
    """'Iran has to leave', 'said Iran needed to leave': mark an infinitive after a verb of duty as after "must"."""
    for draft in sentence.clauses:
        above = draft.parent
        if above is None or draft.link != "to" or draft.verb.first != above.verb.stop:
            continue
        if above.subject is not None and above.subject.word in SPEAKERS:
            continue  # "we have to ask"
        modal = DUTIES.get(above.verb.lemma)
        present = sentence.tokens[above.verb.head].tag in PRESENT_TAGS
        if modal and not above.verb.negated and (present or _is_reported_need(above, sentence.words)):
            draft.verb = replace(draft.verb, form="finite", modal=modal)


def _is_reported_need(draft: ClauseDraft, words: ClauseWords) -> bool:
    """'said Iran needed to leave': is it a past tense that only follows that of a report?"""
    report = draft.parent
    if draft.verb.lemma != NEED or draft.verb.modal or report is None:
        return False
    return words.has("report", report.verb.lemma)


def _is_infinitive_of_be(draft: ClauseDraft, parent: ClauseDraft) -> bool:
    """Is it an infinitive with "to" under the copula "be"?"""
    infinitive = draft.link == "to" and draft.verb.form == "infinitive"
    return infinitive and parent.chunk == "VCOP" and parent.verb.lemma == "be"


def restore_auxiliaries(sentence: SentenceDraft) -> None:
    """Mark as passive a verb that always has an object and here has none.

    'Two soldiers killed in ambush', 'minister charged with fraud'.
    """
    for draft in sentence.clauses:
        if draft.objects or draft.gap or draft.antecedent is not None or not _is_simple_past(sentence, draft):
            continue
        stop = draft.verb.stop
        following = sentence.tokens[stop] if stop < len(sentence.tokens) else None
        objectless = following is None or (following.tag in AFTER_PASSIVE_TAGS and following.text != "at")
        lacking = sentence.words.has("transitive", draft.verb.lemma) or _is_charged(sentence, draft)
        if objectless and (lacking or _is_asked(sentence, draft)) and not _is_aimless(sentence, stop):
            draft.verb = replace(draft.verb, passive=True)


def _is_aimless(sentence: SentenceDraft, at: int) -> bool:
    """'Police shot in the air': does what follows a verb say that it hits nobody?"""
    return " ".join([token.text.lower() for token in sentence.tokens[at : at + AIMLESS_LENGTH]]) in AIMLESS


def _is_charged(sentence: SentenceDraft, draft: ClauseDraft) -> bool:
    """'Minister charged with fraud': does what is charged stand where the one accused would stand?"""
    stop = draft.verb.stop
    follows = stop < len(sentence.tokens) and sentence.tokens[stop].text.lower() in CHARGES
    return follows and draft.verb.lemma in ACCUSING


def _is_asked(sentence: SentenceDraft, draft: ClauseDraft) -> bool:
    """'Spain urged to free sailors': does an infinitive stand where the one asked would stand?"""
    words, lemma, stop = sentence.words, draft.verb.lemma, draft.verb.stop
    if sentence.tokens[-1].tag == ".":
        return False
    follows = stop < len(sentence.tokens) and sentence.tokens[stop].tag == "TO"
    infinitive = any(other.parent is draft and other.verb.first == stop for other in sentence.clauses)
    return follows and infinitive and words.has("object", lemma) and not words.has("infinitive", lemma)


def _is_simple_past(sentence: SentenceDraft, draft: ClauseDraft) -> bool:
    """Is the verb a single word in the past tense?"""
    verb = draft.verb
    return draft.chunk == "VFIN" and verb.stop - verb.first == 1 and sentence.tokens[verb.head].tag == "VBD"


# --- polarity ------------------------------------------------------------------------------------
def negate_yet_to(sentence: SentenceDraft) -> None:
    """'has yet to agree': negate an infinitive after "yet"."""
    for draft in sentence.clauses:
        first = draft.verb.first
        if draft.verb.form == "infinitive" and first and sentence.tokens[first - 1].text.lower() == "yet":
            draft.verb = replace(draft.verb, negated=True)


def negate_short_of(sentence: SentenceDraft) -> None:
    """'stopped short of condemning', 'steered clear on Monday of condemning': negate a gerund after "short of"."""
    for draft in sentence.clauses:
        first = draft.verb.first
        before = [token.text.lower() for token in sentence.tokens[max(first - 3, 0) : first - 1]]
        if draft.link == "of" and before and before[-1] in DAYS:
            before.pop()
        if draft.link == "of" and before and before[-1] in SHORT:
            draft.verb = replace(draft.verb, negated=True)


def negate_denied_reasons(sentence: SentenceDraft) -> None:
    """'won not because Chad agreed but for its oil': negate a clause of reason after "not"."""
    tokens = sentence.tokens
    for draft in sentence.clauses:
        if draft.link not in REASONS or draft.verb.negated:
            continue
        at = next((at for at in range(draft.verb.first - 1, 0, -1) if tokens[at].text.lower() == draft.link), 0)
        if at and tokens[at - 1].text.lower() == "not":
            draft.verb = replace(draft.verb, negated=True)


def negate_by_opening(sentence: SentenceDraft) -> None:
    """'Never before has Chad met Niger', 'But at no time did it threaten': negate the clauses up to the next mark."""
    tokens = sentence.tokens
    first = next((at for at, token in enumerate(tokens[:LEADING]) if token.tag not in LEADING_TAGS), 0)
    words = [token.text.lower() for token in tokens[first : first + len(OPENING_LENGTHS)]]
    if not OPENING_WORDS.issuperset(words[:1]) or not any(
        " ".join(words[:size]) in OPENINGS for size in OPENING_LENGTHS
    ):
        return
    stop = next((at for at in range(first, len(tokens)) if not tokens[at].tag[0].isalpha()), len(tokens))
    for draft in sentence.clauses:
        governed = draft.parent is not None and draft.parent.verb.first < stop
        if draft.verb.first < stop and not governed and not draft.verb.negated:
            draft.verb = replace(draft.verb, negated=True)


def negate_by_nouns(sentence: SentenceDraft) -> None:
    """'no one left', 'signed no deal', 'neither A nor B left': negate the verb of a negative subject or object."""
    for draft in sentence.clauses:
        if draft.verb.negated:
            continue
        nouns = [draft.subject] if draft.subject is not None and draft.subject_rule in ("own", "inverted") else []
        objects = [group for group in draft.objects if not _is_set_phrase(sentence, draft, group)]
        if (
            _shares_negative(sentence, draft)
            or _is_followed_by_neither(sentence, draft)
            or any(_is_negative(sentence, group) for group in nouns + objects)
        ):
            draft.verb = replace(draft.verb, negated=True)


def _is_followed_by_neither(sentence: SentenceDraft, draft: ClauseDraft) -> bool:
    """Does a verb deny what follows it: "was neither free nor fair"?"""
    tokens = sentence.tokens
    return draft.verb.stop < len(tokens) and tokens[draft.verb.stop].text.lower() == NEITHER


def _shares_negative(sentence: SentenceDraft, draft: ClauseDraft) -> bool:
    """Has it the negative subject of the clause before it: "no soldier was killed or | wounded"?"""
    first, subject = draft.coordinate, draft.subject
    if first is None or subject is None or first.subject is not subject or not first.verb.negated:
        return False
    joined = (
        subject.stop < draft.verb.first and sentence.tokens[subject.stop].tag[0].isalpha()
    )  # no mark of quotation parts it from the verb
    return joined and sentence.words.has("negative", sentence.tokens[subject.first].text.lower())


def _is_set_phrase(sentence: SentenceDraft, draft: ClauseDraft, group: Group) -> bool:
    """Is "no" part of an expression that denies nothing: "lost no time in", "made no secret of"?"""
    return f"{draft.verb.lemma} {sentence.tokens[group.head].lemma}" in SET_PHRASES


def _is_negative(sentence: SentenceDraft, group: Group) -> bool:
    """Does a noun group begin with a negative word, or follow one?"""
    first = sentence.tokens[group.first].text.lower()
    before = sentence.tokens[group.first - 1].text.lower() if group.first else ""
    found = sentence.words.has("negative", first) or before == NEITHER or (before == "not" and group.kind == "N")
    return found and not _is_estimate(sentence, group)


def _is_estimate(sentence: SentenceDraft, group: Group) -> bool:
    """Does a noun group begin with an estimate, which denies nothing: "no fewer than 20 people"?"""
    tags = [token.tag for token in sentence.tokens[group.first : min(group.first + 4, group.stop)]]
    return tags == ["DT", "JJR", "IN", "CD"]


# --- quotation and hypotheticals -----------------------------------------------------------------
def mark_quoted(sentence: SentenceDraft) -> None:
    """Mark clauses whose verb stands between quotation marks.

    A closing mark without an opening one quotes all from the beginning of the sentence, an opening one all to its end.
    """
    inside = [False] * len(sentence.tokens)
    start, opened = 0, False
    for chunk in sentence.chunks:
        if chunk.kind == "LQ":
            start, opened = chunk.first, True
        elif chunk.kind == "RQ":
            inside[start : chunk.first] = [True] * (chunk.first - start)
            start, opened = chunk.stop, False
    if opened:
        inside[start:] = [True] * (len(inside) - start)
    for draft in sentence.clauses:
        draft.quoted = inside[draft.verb.head]


def mark_hypothetical(sentence: SentenceDraft) -> None:
    """'if', 'unless', 'whether': mark clauses that did not (yet) happen, and those that they govern.

    So are those that tell nothing: "as far as Togo is concerned".
    """
    for draft in sentence.clauses:
        coming = draft.link in LIMITS_IN_TIME and draft.verb.tense == "present" or _only_names_topic(sentence, draft)
        if coming or sentence.words.has("hypothetical", draft.link) or _inherits_hypothetical(sentence, draft):
            draft.hypothetical = True


def _only_names_topic(sentence: SentenceDraft, draft: ClauseDraft) -> bool:
    """'as far as Togo | is concerned': does the clause only say of what the rest speaks?"""
    if draft.subject is None or draft.predicate is None or draft.predicate.word not in TOPIC_PREDICATES:
        return False
    first = draft.subject.first
    words = [token.text.lower() for token in sentence.tokens[max(first - 3, 0) : first]]
    return any(" ".join(words[at:]) in TOPIC_LINKS for at in range(len(words)))


def _inherits_hypothetical(sentence: SentenceDraft, draft: ClauseDraft) -> bool:
    """Is the clause above it, or the one with which it is coordinated, hypothetical?"""
    parent, first = draft.parent, draft.coordinate
    if first is not None:
        return first.hypothetical
    governed = parent is not None and parent.hypothetical and parent.index < draft.index
    return governed and not _stands_beside(sentence, draft) and not _tells_which(sentence, draft)


def _tells_which(sentence: SentenceDraft, draft: ClauseDraft) -> bool:
    """'unless the men [whom Togo arrested] are freed': does it say by what was done which ones are meant?"""
    noun, verb = draft.antecedent, draft.verb
    past = verb.tense == "past" or (verb.form == "participle" and verb.passive)
    if draft.kind is not ClauseKind.RELATIVE or noun is None or not past or verb.modal or draft.hypothetical:
        return False
    return noun.possessor is not None or sentence.tokens[noun.first].text.lower() in KNOWN_BY


def _stands_beside(sentence: SentenceDraft, draft: ClauseDraft) -> bool:
    """'will stay out until it yields, as troops [seized] a ship': is it past, and apart from what is imagined?"""
    if draft.link not in BESIDE or draft.verb.tense != "past":
        return False
    tokens = sentence.tokens
    opener = next((at for at in range(draft.verb.first - 1, 0, -1) if tokens[at].text.lower() == draft.link), 0)
    return opener > 0 and tokens[opener - 1].tag == ","
