"""Headlines, which lack articles, auxiliaries and conjunctions: their verbs and their subjects."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.core.syntax import Chunk, Token, Verb
from coder.dictionary.verb_classes import ClauseWords
from coder.dictionary.word_lists import word_set
from coder.language.clauses.drafts import ClauseDraft
from coder.language.clauses.groups import Group
from coder.language.clauses.segments import Segment
from coder.language.clauses.state import FINITE, BuilderState
from coder.language.clauses.subjects import MARKS, subject_at_end, take_subject

READY: Final = word_set("clauses.ready")
"""Adjectives that announce what the infinitive after them says: "Chad ready to talk"."""
OWNERS: Final = word_set("clauses.owners")
"""Prepositions inside the name of the one who will act: "envoy to Chad", "leaders of Chad"."""
STATES: Final = word_set("clauses.states")
"""Prepositions with their nouns that say in a headline what somebody is doing: "Chad in talks with Mali"."""
PLACES: Final = frozenset(("in", "at"))
ERRANDS: Final = word_set("clauses.errands")
"""What somebody is at a place for, in a headline without a verb: "Chad minister in Cairo for talks"."""
CIRCUMSTANCES: Final = word_set("clauses.circumstances")
"""Prepositions that open the clause of another subject behind a headline: "as row grows"."""
MAX_NAMES: Final = 12
"""So many groups the names at the beginning of a headline have at most."""
INFINITIVES: Final = frozenset(("VINF", "VINF_PASS"))
"""Kinds of infinitives with "to"."""
SUBJECT_TAGS: Final = frozenset(("NNP", "NNPS", "NNS"))
"""Tags of the heads of subjects in headlines."""
PLURAL: Final = "NNS"
NAMING_TAGS: Final = frozenset(("NNP", "NNPS", "JJ"))
"""Tags of names and of the adjectives made of them."""
BEFORE_AS: Final = frozenset(("N", "P", "COMMA"))
"""Kinds of the groups of a headline without a verb, up to "as"."""
STOPS: Final = frozenset((".", "''"))
"""Tags at the end of an ordinary sentence."""
DETERMINERS: Final = frozenset(("DT", "PRP$", "CD"))
"""Tags of the words that a noun in a headline lacks."""
PLAIN_FORMS: Final = frozenset(("VBP", "VB", "TO"))
"""Tags of the first word of a verb in the plural or infinitive."""
PLURAL_VERB_TAGS: Final = frozenset(("VBP", "VB", "TO", "JJ", "IN", "VBN"))
"""Tags of the first word of a verb or predicate of which several may be the subject."""


# --- infinitives ---------------------------------------------------------------------------------
def announces(segments: Sequence[Segment], tokens: Sequence[Token], words: ClauseWords) -> bool:
    """'Obama to visit Cuba', 'Chad ready to talk': is the infinitive at the beginning the main verb of a headline?"""
    verbs = [segment for segment in segments if segment.verb is not None]
    if not verbs or verbs[0].verb is None or verbs[0].verb.kind not in INFINITIVES or verbs[0].opener:
        return False
    at = segments.index(verbs[0])
    front = [group for segment in segments[: at + 1] if not segment.opener for group in segment.front]
    return _is_announcer(front, verbs[0].verb, tokens, words) and _stays_main(segments[at:], tokens, words)


def told_in_headline(state: BuilderState, draft: ClauseDraft, segment: Segment) -> bool:
    """'Premier says Chad to send troops': is the infinitive what somebody says in a headline that another will do?"""
    preceding, recent, tokens = state.preceding, state.recent, state.tokens
    if draft.chunk not in INFINITIVES or segment.verb is None or segment.opener or tokens[-1].tag in STOPS:
        return False
    if preceding is None or preceding.chunk != "VFIN" or not state.words.has("clause_only", preceding.verb.lemma):
        return False
    return len(recent) == 1 and _is_announcer(recent, segment.verb, tokens, state.words)


def _stays_main(segments: Sequence[Segment], tokens: Sequence[Token], words: ClauseWords) -> bool:
    """Has the next finite verb behind the first of these segments, if there is one, a subject of its own?

    That may stand behind it: "Chad to leave, says minister".
    """
    between = segments[0].tail
    for segment in segments[1:]:
        between = [*between, *segment.front]
        if segment.verb is None:
            continue
        if segment.verb.kind in FINITE and not segment.opener:
            return tokens[-1].tag not in STOPS and (
                _has_other_subject(between) or _reports(segment, between, tokens, words)
            )
        between = segment.tail
    return True


def _reports(segment: Segment, between: Sequence[Group], tokens: Sequence[Token], words: ClauseWords) -> bool:
    """Is its verb that of a report after a comma, with the one who speaks behind it?"""
    inverted = bool(between) and between[-1].kind == "COMMA" and bool(segment.tail) and segment.tail[0].kind == "N"
    return inverted and segment.verb is not None and words.has("report", tokens[segment.verb.head].lemma)


def _is_announcer(front: Sequence[Group], verb: Chunk, tokens: Sequence[Token], words: ClauseWords) -> bool:
    """Do the groups before an infinitive end with the name of one who may act, and with nothing but it?"""
    if not front:
        return False
    last = front[-1]
    if verb.stop > verb.first + 2 and tokens[verb.first + 1].lemma == "have":
        return False  # "the army's claim to have won"
    ready = last.kind == "ADJP" and last.word in READY
    at = subject_at_end(front, joined=True)
    if at < 0 or last.stop != verb.first or not (ready or last.kind in ("N", "P")):
        return False
    if not _is_one_name(front[at + 1 : -1] if ready else front[at + 1 :]):
        return False
    governs = not ready and verb.kind != "VINF_PASS" and words.has("noun", tokens[front[at].head].lemma)
    return not governs and _may_act(tokens, front[at])


def _is_one_name(inside: Sequence[Group]) -> bool:
    """Does nothing but "of", "to" or "from" stand inside the name of the one who acts?"""
    return not any(group.kind == "ADJP" or (group.kind == "P" and group.prep not in OWNERS) for group in inside)


def _may_act(tokens: Sequence[Token], group: Group) -> bool:
    """Is it a name, a plural, or a noun after a name: "Cuban minister"?"""
    head = tokens[group.head]
    if head.tag in SUBJECT_TAGS:
        return True
    first = group.first
    named = tokens[first].text[:1].isupper() and any(token.tag in NAMING_TAGS for token in tokens[first : group.head])
    return head.tag == "NN" and named


def _has_other_subject(between: Sequence[Group]) -> bool:
    """'Chad to leave, ministry says', 'Chad to leave as row grows': has a later verb a subject of its own?"""
    if any(group.kind == "P" and group.prep in CIRCUMSTANCES for group in between):
        return True
    at = subject_at_end(between, joined=False, after_verb=True)
    return at > 0 and between[at - 1].kind in MARKS


# --- no verb at all ------------------------------------------------------------------------------
def supply_copula(state: BuilderState) -> None:
    """'Chad worried over drill', 'Chad, Mali in talks': supply the "is" that a headline without a verb leaves out."""
    recent, tokens = state.recent, state.tokens
    if not recent or tokens[-1].tag in STOPS:
        return
    at = next((i for i, group in enumerate(recent) if _is_predicate(group) or _is_errand(recent[i : i + 2])), 0)
    start = subject_at_end(recent[:at], joined=True) if at and at < MAX_NAMES else -1
    if start < 0 or not _is_one_name(recent[start + 1 : at]) or not _may_act(tokens, recent[start]):
        return
    first = recent[at].first
    draft = ClauseDraft(0, Verb(first, first + 1, first, "be", tense="present"), "VCOP", "fragment")
    draft.subject = joined_names(state, draft, start) or take_subject(recent[:at], start)
    draft.tail = recent[at:]
    state.drafts.append(draft)


def _is_predicate(group: Group) -> bool:
    """May this group say how somebody is: "worried", "in talks"?"""
    return group.kind == "ADJP" or (group.kind == "P" and f"{group.prep} {group.word}" in STATES)


def _is_errand(groups: Sequence[Group]) -> bool:
    """Do these groups say where somebody is and what for: "in Cairo for talks"?"""
    return len(groups) == 2 and groups[0].prep in PLACES and f"{groups[1].prep} {groups[1].word}" in ERRANDS


# --- subjects ------------------------------------------------------------------------------------
def after_headline(state: BuilderState) -> bool:
    """'Clashes in Cairo as police fire tear gas': does a headline without a verb come before an "as" clause?

    So does one whose verb looks like a noun: "Oil tops agenda as Chad premier visits Cairo".
    """
    recent, tokens = state.recent, state.tokens
    if state.preceding is not None or len(recent) < 2 or recent[-1].prep != "as":
        return False
    first, last = recent[0], recent[-1]
    if first.kind != "N" or first.first != 0 or any(group.kind not in BEFORE_AS for group in recent):
        return False
    if first.head == 0 and tokens[0].tag == "NNS" and tokens[last.head].tag in SUBJECT_TAGS:
        return all(group.kind != "COMMA" for group in recent)
    return tokens[-1].tag not in STOPS and _may_act(tokens, last)


def joined_names(state: BuilderState, draft: ClauseDraft, at: int) -> Group | None:
    """'Putin, Merkel discuss Syria': return the first of the names that commas join at the beginning of a headline."""
    recent, tokens = state.recent, state.tokens
    if at < 2 or tokens[draft.verb.first].tag not in PLURAL_VERB_TAGS:
        return None
    start = at
    while start > 1 and recent[start - 1].kind == "COMMA" and recent[start - 2].kind == "N":
        start -= 2
    if start == at or (start and recent[start - 1].kind != "COLON"):
        return None
    first, *others = recent[start : at + 1 : 2]
    if not all(_are_paired(state, draft, first, other) for other in others):
        return None
    first.conjuncts += others
    return first


def _are_paired(state: BuilderState, draft: ClauseDraft, first: Group, second: Group) -> bool:
    """Are both names, or one of them a name and the other a bare noun at the beginning ("Chad army, rebels clash")?

    Two single persons must both have a country or a name: "Chad king, Thai premier meet". Plurals need none: "Students,
    police clash".
    """
    tokens = state.tokens
    if tokens[first.head].tag.startswith("NNP") and tokens[second.head].tag.startswith("NNP"):
        return True
    bare = first.first == 0 and all(tokens[group.first].tag not in DETERMINERS for group in (first, second))
    if not bare or state.words.has("report", draft.verb.lemma):
        return False
    named = [tokens[group.first].tag in NAMING_TAGS for group in (first, second)]
    plain = tokens[draft.verb.first].tag in PLAIN_FORMS
    if plain and tokens[first.head].tag == tokens[second.head].tag == PLURAL:
        return True
    if tokens[second.head].tag in SUBJECT_TAGS:
        return any(named)
    return all(named) and plain
