"""Verbs after "and": which earlier verb they are coordinated with, whose subject they share."""

from __future__ import annotations

from typing import Final

from coder.core.syntax import ClauseKind, Verb
from coder.core.values import replace
from coder.dictionary.word_lists import word_set
from coder.language.clauses.drafts import ClauseDraft
from coder.language.clauses.groups import CONJUNCTIONS
from coder.language.clauses.segments import Segment
from coder.language.clauses.state import GERUND, INFINITIVE, BuilderState

CONTRASTS: Final = word_set("clauses.contrasts")
ANSWERS: Final = word_set("clauses.answers")
SPEECH_ACTS: Final = word_set("clauses.speech_acts")
HARM: Final = word_set("clauses.harm")
FREE_RELATIVES: Final = word_set("clauses.free_relatives")
LOOK_BACK_CLAUSES: Final = 7
"""How many clauses are searched for the first of two coordinated verbs."""


# --- finite verbs --------------------------------------------------------------------------------
def coordinate_finite(state: BuilderState, draft: ClauseDraft) -> None:
    """Coordinate a finite verb with the verb of the innermost open clause, whose subject it shares."""
    infinitive = state.preceding
    if infinitive is not None and _is_bare_infinitive(state, draft, infinitive):
        draft.join(infinitive)
        draft.verb = replace(draft.verb, form="infinitive", tense="")
        return
    clauses = state.open_clauses
    if state.recent and state.recent[-1].kind == "COMMA":
        while len(clauses) > 1 and (clauses[-1].after_comma or _is_restrictive(state, draft)):
            clauses.pop()
    earlier = (clause.draft for clause in reversed(clauses) if clause.draft is not None)
    apart = bool(state.recent) and state.recent[-1].kind == "COMMA" and draft.verb.lemma in SPEECH_ACTS
    answers = apart or _is_answer(state, draft)
    first = next((other for other in earlier if not _is_apart(state, other, draft.verb, answers)), None)
    state.hold_subject()
    if first is not None:
        draft.join(first)
        draft.antecedent = first.antecedent
        return
    pending = state.innermost_pending()
    if pending >= 0:
        state.resume(pending, draft)


def _is_restrictive(state: BuilderState, draft: ClauseDraft) -> bool:
    """'praised the guard who stopped him, and | left': does a relative clause of one verb end with the comma?"""
    inner, outer = state.open_clauses[-1], state.open_clauses[-2]
    if inner.kind is not ClauseKind.RELATIVE or inner.draft is None or outer.draft is None:
        return False
    return inner.draft is state.preceding and state.tokens[max(draft.verb.first - 1, 0)].tag == "CC"


def _is_answer(state: BuilderState, draft: ClauseDraft) -> bool:
    """'said the men had fled but | declined to say where': is it what a speaker does beside reporting something?"""
    contrasted = state.tokens[max(draft.verb.first - 1, 0)].text.lower() in CONTRASTS
    return contrasted and draft.verb.lemma in ANSWERS


def _is_spoken_beside(first: ClauseDraft, second: ClauseDraft) -> bool:
    """'said neither side had won and | called on both': is it what a speaker asks beside what he reports?"""
    asked = second.verb.lemma in SPEECH_ACTS and first.verb.lemma not in SPEECH_ACTS
    past = first.kind is ClauseKind.COMPLEMENT and first.verb.tense == "past" and first.verb.perfect
    return asked and (past or first.kind is ClauseKind.ADVERBIAL and first.verb.passive)


def _is_apart(state: BuilderState, first: ClauseDraft, second: Verb, answers: bool) -> bool:
    """Does a second verb not go with the first, but with one above it?"""
    return _is_condition_of(state, first, second, answers) or _is_background(first, second, answers)


def _is_condition_of(state: BuilderState, first: ClauseDraft, second: Verb, answers: bool) -> bool:
    """'said it will leave if the rebels attack, but | added': does a past or an answer come after a condition?"""
    if first.kind is not ClauseKind.ADVERBIAL or not state.words.has("hypothetical", first.link):
        return False
    return second.tense == "past" and (first.verb.tense != "past" or answers and first.verb.lemma not in ANSWERS)


def _is_background(first: ClauseDraft, second: Verb, answers: bool) -> bool:
    """'denied that troops had fired and | accused Georgia': does a second verb go with the verb that reports?

    A simple past does if the first verb is in the past perfect or has a modal, or its subject is a free relative ("tore
    up what remained and | left"); after "but" also an answer ("declined") if the first verb is none, and so does a word
    in public ("urged") after a comma or a predicate. What is going on ("was stealing") is reported too, and so is who
    harmed whom ("said Lund had shot a guard and | wounded two").
    """
    verb = first.verb
    if first.kind is not ClauseKind.COMPLEMENT or second.perfect or second.progressive:
        return False
    if second.tense != "past":
        above = first.parent
        reported = above is not None and above.verb.tense == second.tense == "present" and not above.verb.modal
        return reported and answers and bool(verb.modal) and not second.modal
    if first.subject is not None and first.subject.word in FREE_RELATIVES:
        return True
    if answers and verb.lemma not in ANSWERS or (verb.lemma == "be" or verb.passive) and second.lemma in SPEECH_ACTS:
        return True
    if verb.perfect and verb.tense == "past":
        return second.lemma not in HARM
    return bool(verb.modal) and not second.modal


def _is_bare_infinitive(state: BuilderState, draft: ClauseDraft, infinitive: ClauseDraft) -> bool:
    """'were told to surround the camp and | disarm the guards': does a bare form go with the infinitive before it?

    It does where the finite verb is in the past or has a modal.
    """
    bare = state.tokens[draft.verb.first].tag == "VBP" and draft.verb.stop - draft.verb.first == 1
    if infinitive.verb.form != "infinitive" or not bare:
        return False
    finite = next((clause.draft for clause in reversed(state.open_clauses) if clause.draft is not None), None)
    return finite is not None and (finite.verb.tense == "past" or bool(finite.verb.modal))


# --- verbs without tense -------------------------------------------------------------------------
def is_listed(state: BuilderState, draft: ClauseDraft, following: Segment | None) -> bool:
    """'cannot be sued, | arrested or jailed': is it the second of several participles of one passive verb?"""
    first, behind = state.preceding, state.recent
    if draft.chunk != "VEN" or first is None or not first.verb.passive or len(behind) != 1:
        return False
    if behind[0].kind != "COMMA" or following is None or not following.opener or following.verb is None:
        return False
    return following.opener[0].kind in CONJUNCTIONS and following.verb.kind == "VEN"


def coordinate_nonfinite(state: BuilderState, draft: ClauseDraft) -> None:
    """Coordinate a verb without tense with the last verb of its form, whose subject it shares."""
    earlier = reversed(state.drafts[-LOOK_BACK_CLAUSES - 1 : -1])
    first = next((other for other in earlier if _has_form_of(state, other, draft)), None)
    if first is None:
        draft.share_subject(state.preceding, "shared")
        return
    if _is_spoken_beside(first, draft) or first.verb.perfect and _is_answer(state, draft):
        past = replace(draft.verb, form="finite", tense="past", passive=False)
        if _is_apart(state, first, past, answers=True):
            draft.verb = past
            coordinate_finite(state, draft)
            return
    if draft.chunk in GERUND and (state.recent and state.recent[-1].kind == "COMMA" or _is_charge(state, first, draft)):
        _join_list(state, first)
    draft.join(first)
    draft.antecedent = first.antecedent
    contrasted = state.tokens[max(draft.verb.first - 1, 0)].text.lower() in CONTRASTS
    negated = draft.verb.negated or (first.verb.negated and not contrasted)
    draft.verb = replace(_with_auxiliaries_of(first.verb, draft.verb), negated=negated)


def _join_list(state: BuilderState, item: ClauseDraft) -> None:
    """'favours selling arms, [sending] troops, and closing bases': make a gerund between commas one of the list."""
    above = item.parent
    while above is not None and above.chunk not in GERUND and above.verb.form != "finite":
        above = above.parent
    if above is None or above.chunk not in GERUND or item.kind is not ClauseKind.ADVERBIAL or item.link:
        return
    if state.tokens[item.verb.first - 1].text != "," or state.words.has("report", item.verb.lemma):
        return
    _join_list(state, above)
    if above.kind is ClauseKind.COMPLEMENT:
        item.join(above)


def _is_charge(state: BuilderState, item: ClauseDraft, last: ClauseDraft) -> bool:
    """'accused Chad of arming rebels, [shelling] towns and killing ten': is a list without a comma before "and"?

    It is one behind a preposition that the verb governs, of which nobody only speaks: "saying so and urging talks".
    """
    governed = item.parent is not None and item.parent.kind is ClauseKind.COMPLEMENT and bool(item.parent.link)
    spoken = item.verb.lemma in SPEECH_ACTS or last.verb.lemma in SPEECH_ACTS
    return governed and not spoken and not state.words.has("report", last.verb.lemma)


def _has_form_of(state: BuilderState, first: ClauseDraft, draft: ClauseDraft) -> bool:
    """May ``draft`` be coordinated with an earlier clause, by the forms of their verbs?"""
    if draft.chunk == "VBARE":
        return first.verb.form == "infinitive" or bool(first.verb.modal) or _has_do(state, first.verb)
    if draft.chunk in INFINITIVE:
        return first.chunk in INFINITIVE
    if draft.chunk in GERUND:
        return first.chunk in GERUND or first.verb.progressive
    return first.chunk == "VEN" or first.verb.passive or first.verb.perfect


def _has_do(state: BuilderState, verb: Verb) -> bool:
    """'did not attack them and | take the town': is it a bare verb with "do" before it?"""
    return verb.stop - verb.first > 1 and state.tokens[verb.first].lemma == "do" and verb.lemma != "do"


def _with_auxiliaries_of(first: Verb, verb: Verb) -> Verb:
    """Return the second of two verbs whose auxiliaries stand only before the first ("has met and praised")."""
    return replace(
        verb,
        passive=first.passive if verb.form == "participle" else verb.passive,
        modal=first.modal,
        form=first.form,
        tense=first.tense,
        perfect=first.perfect,
    )
