"""Infinitives: who does it, and which verb or noun governs it."""

from __future__ import annotations

from typing import Final

from coder.core.syntax import ClauseKind
from coder.dictionary.word_lists import word_values
from coder.language.clauses.drafts import ClauseDraft
from coder.language.clauses.groups import Group
from coder.language.clauses.segments import Segment
from coder.language.clauses.state import BuilderState

AGENT_PREPOSITIONS: Final = word_values("clauses.infinitive_agents")
"""Prepositions of the one who does it, with the kind of nouns that they must follow."""
BELONGING: Final = "of"
ITEM_MARKS = frozenset(("CC", "COMMA"))
"""Kinds of the groups between the items of a row of nouns."""


def infinitive(state: BuilderState, draft: ClauseDraft, segment: Segment) -> None:
    """Place "to meet" or a bare infinitive under the verb or noun that governs it."""
    preceding, last = state.preceding, state.last_group()
    if last is not None and last.kind == "P" and last.prep == "in" and last.word == "order":
        if preceding is None:  # "Chad, in order to win, has ..."
            state.hold_subject()
        _purpose(state, draft)
    elif preceding is None:
        _before_any_verb(state, draft, last)
    elif segment.opener or last is None or last.kind in ("ADJP", "PRT") or (last.kind == "P" and not last.word):
        draft.place(ClauseKind.COMPLEMENT, preceding, "to")
        draft.share_subject(preceding, "control")
    elif last.kind in ("N", "P"):
        _after_noun(state, draft, preceding, last)
    else:
        _purpose(state, draft)
    if segment.opener:
        draft.link = state.text(segment.opener[-1])


def _before_any_verb(state: BuilderState, draft: ClauseDraft, last: Group | None) -> None:
    """Place an infinitive without a verb before it: it modifies a noun, or is the clause itself, or a purpose."""
    state.hold_subject()
    if last is not None and last.kind == "P" and last.prep == "for" and last.host is not None:
        draft.place(ClauseKind.RELATIVE, None, "to")
        draft.set_subject(last, "control")
        draft.antecedent = last.host
    elif last is not None and last.kind in ("N", "P"):
        _of_noun(state, draft, _asking_noun(state, last) or last, last)
    elif draft.chunk == "VBARE" and all(group.kind == "LQ" for group in state.recent):
        state.open_clauses[-1].draft = draft
    else:
        draft.place(ClauseKind.ADVERBIAL, None, "to")


def _purpose(state: BuilderState, draft: ClauseDraft) -> None:
    """'used force to leave': make the infinitive a purpose clause."""
    draft.place(ClauseKind.ADVERBIAL, state.preceding, "to")
    draft.share_subject(state.preceding, "control")


def _after_noun(state: BuilderState, draft: ClauseDraft, governor: ClauseDraft, last: Group) -> None:
    """Place an infinitive after a noun: of the noun ("a plan to"), of the verb ("urged X to"), or a purpose."""
    words, lemma = state.words, governor.verb.lemma
    objects = [group for group in state.recent if group.kind == "N"]
    of_noun = words.has("noun", state.lemma(last))
    agent = last if of_noun else _whole_phrase(state, lemma, last)
    if _preposition_controls(state, lemma, agent, of_noun):
        draft.place(ClauseKind.COMPLEMENT, governor, "to")
        draft.set_subject(agent, "control")
    elif objects and not (of_noun and objects[-1] is last) and _object_controls(state, draft, lemma):
        draft.place(ClauseKind.COMPLEMENT, governor, "to" if draft.chunk != "VBARE" else "")
        draft.set_subject(objects[0] if len(objects) < 3 else objects[-1], "control")
    elif words.has("subject", lemma) if objects else _governs(state, governor) and not of_noun:
        draft.place(ClauseKind.COMPLEMENT, governor, "to")
        draft.share_subject(governor, "control")
    elif of_noun or (objects and words.has("noun", state.lemma(objects[-1]))):
        _of_noun(state, draft, last if of_noun else objects[-1], last)
        draft.share_subject(governor, "control")
    elif last.prep != BELONGING and (asking := _asking_noun(state, last)) is not None:
        _of_noun(state, draft, asking, last)  # "came after an offer by Iran to talk"
    elif draft.chunk == "VBARE" and objects:
        draft.place(ClauseKind.COMPLEMENT, governor)
        draft.set_subject(objects[-1], "control")
    else:
        _purpose(state, draft)


def _whole_phrase(state: BuilderState, lemma: str, last: Group) -> Group:
    """Return the phrase of the verb, or with "for", of which the last group is only a part; else the last group.

    "Called for | Iran and Iraq to talk", "called on | the people of Chad to vote".
    """
    recent, at = state.recent, len(state.recent) - 1
    while at > 0 and (_is_of(recent[at]) or (recent[at].kind == "N" and recent[at - 1].kind in ITEM_MARKS)):
        at -= 1 if _is_of(recent[at]) else 2
    first = recent[at] if at >= 0 else last
    if first.kind != "P" or first.host is not None:
        return last
    return first if first.prep == "for" or state.words.has_pair("prep", lemma, first.prep) else last


def _is_of(group: Group) -> bool:
    """Is it a phrase with "of", which belongs to the noun before it?"""
    return group.kind == "P" and group.prep == "of"


def _preposition_controls(state: BuilderState, lemma: str, last: Group, of_noun: bool) -> bool:
    """'called on Iran to talk', 'waited for Iran to talk': does the noun after a preposition do it?"""
    if last.kind != "P":
        return False
    return state.words.has_pair("prep", lemma, last.prep) or (last.prep == "for" and not of_noun)


def _object_controls(state: BuilderState, draft: ClauseDraft, lemma: str) -> bool:
    """'urged Iran to talk': does the object do it? It does not in "called Iran to thank it"."""
    courtesy = state.words.has("naming", lemma) and state.words.has("courtesy", draft.verb.lemma)
    return state.words.has("object", lemma) and not courtesy


def _governs(state: BuilderState, governor: ClauseDraft) -> bool:
    """'agreed in Geneva to meet', 'was urged by Iran to meet': does the verb govern it over what stands between?"""
    kind = "object" if governor.verb.passive else "infinitive"
    return state.words.has(kind, governor.verb.lemma)


def _of_noun(state: BuilderState, draft: ClauseDraft, noun: Group, last: Group) -> None:
    """'a plan to meet': make it a modifier of the noun, whose possessor does it.

    In "an appeal to Iran to talk" Iran does it.
    """
    state.hold_subject(modified=True)
    draft.place(ClauseKind.RELATIVE, state.preceding, "to")
    draft.set_subject(last if noun is _asking_noun(state, last) else noun.possessor, "control")
    draft.modify(noun)


def _asking_noun(state: BuilderState, last: Group) -> Group | None:
    """Return the noun before the one who does it: "an appeal to Iran", "pressure on Iran", "a decision by Iran"."""
    kind = AGENT_PREPOSITIONS.get(last.prep) if last.kind == "P" else None
    at = next((at for at in range(len(state.recent) - 1, -1, -1) if state.recent[at] is last), 0)
    if not kind or at == 0:
        return None
    before = state.recent[at - 1]
    return before if before.kind in ("N", "P") and state.words.has(kind, state.lemma(before)) else None
