"""Passes that settle to which verb or deed an agent behind "by" belongs."""

from __future__ import annotations

from typing import Final

from coder.core.syntax import ClauseKind
from coder.dictionary.word_lists import word_set
from coder.language.clauses.drafts import ClauseDraft
from coder.language.clauses.groups import Group
from coder.language.clauses.sentence_draft import SentenceDraft

AGENT: Final = "by"
ANSWERING: Final = word_set("clauses.answering_prepositions")
FOLLOWING: Final = word_set("clauses.following_prepositions")
ANSWERED: Final = word_set("clauses.answered_deeds")
DONE_IN_DEEDS: Final = word_set("clauses.done_in_deeds")


def raise_agents(sentence: SentenceDraft) -> None:
    """'was invited to visit Oslo by the king': give the agent after the infinitive to the passive verb above it.

    So it is behind a gerund that the passive governs: "was accused of taking bribes by the court".
    """
    for draft in sentence.clauses:
        passive = draft.parent
        if passive is None or not passive.verb.passive or not _is_governed(sentence, draft, passive.verb.lemma):
            continue
        agent = next((group for group in draft.preps if group.prep == AGENT and group.word), None)
        has_agent = any(group.prep == AGENT for group in passive.preps)
        if agent is not None and not has_agent:
            draft.preps = [group for group in draft.preps if group is not agent]
            passive.preps = [*passive.preps, agent]


def _is_governed(sentence: SentenceDraft, draft: ClauseDraft, verb: str) -> bool:
    """Is it an infinitive, or a gerund behind a preposition, in the active voice that a verb governs?"""
    if draft.kind is not ClauseKind.COMPLEMENT or draft.verb.passive:
        return False
    if draft.verb.form == "gerund":
        own = any(sentence.tokens[group.head].lemma in ANSWERED for group in (*draft.objects, *draft.preps))
        return not own and sentence.words.has_pair("gerund", verb, draft.link)
    return draft.verb.form == "infinitive" and sentence.words.has("object", verb)


def leave_agents(sentence: SentenceDraft) -> None:
    """'was closed after raids by rebels': leave to a deed that is answered the agent behind it, and not to the verb."""
    for draft in sentence.clauses:
        if draft.verb.passive and draft.preps:
            draft.preps = [group for group in draft.preps if not _did_what_is_answered(sentence, draft, group)]


def _did_what_is_answered(sentence: SentenceDraft, draft: ClauseDraft, agent: Group) -> bool:
    """Does an agent belong to the deed to which the verb is the answer?"""
    deed = agent.host if agent.prep == AGENT else None
    while deed is not None and deed.prep == "of":
        deed = deed.host
    if deed is None or sentence.tokens[deed.head].lemma.lower() not in ANSWERED:
        return False
    return deed.prep in ANSWERING or deed.prep in FOLLOWING and draft.verb.lemma not in DONE_IN_DEEDS
