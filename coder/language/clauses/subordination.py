"""Words that open a clause inside another: who, which, that, if, after."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coder.core.syntax import Chunk, ClauseKind
from coder.dictionary.word_lists import word_set
from coder.language.clauses.drafts import OpenClause
from coder.language.clauses.groups import CONJUNCTIONS, Group
from coder.language.clauses.segments import Segment
from coder.language.clauses.state import BOUNDARIES, FINITE, INFINITIVE, NAMES, BuilderState, nearest_agreeing

WHICH, WHOSE = "which", "whose"
OPENERS: Final = ("WHNP", "THAT", "SUB")
"""The relative words of a thing and of an owner, and the kinds of chunks behind which a finite verb is to come."""
TIMES: Final = ("T", "PT")
COMMON: Final = ("NN", "NNS")
"""Tags of nouns that are no names."""
INDIRECT_QUESTIONS: Final = word_set("clauses.indirect_questions")
RELATIVE_ADVERBS: Final = word_set("clauses.relative_adverbs")
HARM: Final = word_set("clauses.harm_verbs")
HARMED_PLACES: Final = word_set("clauses.harmed_places")
FREE_RELATIVES: Final = word_set("clauses.free_relatives")
INVERTED_CONDITIONS: Final = word_set("clauses.inverted_conditions")


def open_clause(state: BuilderState, segment: Segment) -> None:
    """Open a relative, complement or adverbial clause, if a finite verb may follow the opener."""
    if _is_nonfinite(state, segment):
        return
    last = segment.opener[-1]
    word = state.text(last)
    clause = OpenClause(ClauseKind.ADVERBIAL, state.preceding, word)
    clause.after_comma = state.after_boundary()
    if last.kind == "WHNP":
        _open_wh(state, clause, segment)
    elif last.kind == "THAT":
        _open_that(state, clause, segment)
    else:
        _open_subordinate(state, clause, word)
    state.hold_subject(modified=clause.antecedent is not None)
    _begin(state, clause, segment)


def open_condition(state: BuilderState, segment: Segment) -> None:
    """'Should the talks fail, ...': open the clause of an "if" without the word."""
    _begin(state, OpenClause(ClauseKind.ADVERBIAL, state.preceding, "if"), segment)


def is_inverted_condition(state: BuilderState, segment: Segment) -> bool:
    """'Should the talks fail, ...': does an auxiliary before its subject begin a condition?"""
    if not segment.inverted or segment.opener or segment.verb is None:
        return False
    return state.tokens[segment.verb.first].text in INVERTED_CONDITIONS and not state.is_question()


def _begin(state: BuilderState, clause: OpenClause, segment: Segment) -> None:
    """Open a clause that begins with the groups before the verb of a segment."""
    clause.front = segment.front
    state.open(clause)
    state.recent, state.preceding = clause.front, None


def _is_nonfinite(state: BuilderState, segment: Segment) -> bool:
    """Is the verb after an opener no finite one?

    A participle after a subject may turn out to be finite, or modify the subject of the verb to come: "when a man
    [carrying a gun] fled"; so may an infinitive: "whose attempt [to flee] failed".
    """
    verb = segment.verb
    if verb is None or verb.kind in FINITE or verb.kind == "VBARE":
        return False
    if verb.kind in INFINITIVE:
        return not _may_wait(state, segment)
    return not segment.has_subject()


def _may_wait(state: BuilderState, segment: Segment) -> bool:
    """Is the noun before an infinitive one that takes it, and may its own verb come after that without a comma?"""
    opener, tail = segment.opener[-1], segment.tail
    if opener.kind not in OPENERS or (tail and tail[-1].kind in BOUNDARIES):
        return False
    if segment.front:
        last = segment.front[-1]
        return last.kind == "N" and state.words.has("noun", state.lemma(last))
    owned = opener.kind == "WHNP" and opener.stop - opener.first > 1
    return owned and state.tokens[opener.first].text.lower() == WHOSE and state.last_group() is not None


def _noun_before(state: BuilderState, verb: Chunk | None) -> Group | None:
    """Return the noun right before the opener; over the place in a phrase of it: "a raid in Peru [that killed two]"."""
    last = state.last_group()
    if last is None or last.kind not in ("N", "P") or not last.word:
        return None
    return _over_places(state, state.recent, verb) or state.antecedent(verb)


def _over_places(state: BuilderState, groups: Sequence[Group], verb: Chunk | None) -> Group | None:
    """'an accord between Chad and Niger [which calls for talks]': return the noun before the names of places."""
    if verb is None:
        return None
    end = len(groups)
    harms = state.tokens[verb.head].lemma in HARM
    joined = end > 2 and groups[end - 2].kind in CONJUNCTIONS and groups[end - 3].kind == "P"
    if joined and groups[end - 1].kind == "N" and state.tokens[groups[end - 1].head].tag in NAMES:
        end -= 2
    while end and groups[end - 1].kind == "P" and _is_place(state, groups[end - 1], harms):
        end -= 1
    over = groups[end - 1] if 0 < end < len(groups) else None
    if over is not None and over.kind in ("N", "P") and state.tokens[over.head].tag in COMMON:
        return nearest_agreeing(groups[:end], state.tokens, verb)
    return None


def _does_harm(state: BuilderState, verb: Chunk) -> bool:
    """Does a verb say in the active what no place does: "a raid in Lima, [which killed two]"?"""
    return verb.kind == "VFIN" and state.tokens[verb.head].lemma in HARM


def _is_place(state: BuilderState, group: Group, harms: bool) -> bool:
    """Is a noun a name, or the place of what does harm: "a raid on a market [that killed two]"?"""
    return state.tokens[group.head].tag in NAMES or (harms and state.lemma(group) in HARMED_PLACES)


# --- relative words ------------------------------------------------------------------------------
def _open_wh(state: BuilderState, clause: OpenClause, segment: Segment) -> None:
    """who, which, whose: a relative clause after a noun, else a question or an indirect one."""
    chunk = segment.opener[-1]
    word = state.tokens[chunk.first].text.lower()
    free, governed = word in FREE_RELATIVES, len(segment.opener) > 1
    noun = _wh_antecedent(state, clause, segment, free)
    if noun is not None:
        clause.kind, clause.antecedent = ClauseKind.RELATIVE, noun
    else:
        clause.kind = ClauseKind.COMPLEMENT if state.preceding else ClauseKind.MAIN
    clause.no_gap = governed and not free
    if governed and free:
        group = Group("P", chunk.first, chunk.stop, chunk.head, word)
        group.prep = state.text(segment.opener[0])
        state.recent.append(group)
    if noun is None or (chunk.stop - chunk.first > 1 and word == WHOSE):
        _add_wh_group(state, clause, segment, noun)


def _wh_antecedent(state: BuilderState, clause: OpenClause, segment: Segment, free: bool) -> Group | None:
    """Return the noun that a relative clause modifies, right before the relative word or before a comma."""
    verb = None if segment.has_subject() else segment.verb
    noun = None if free else _noun_before(state, verb) or _inverted_subject(state) or _of_relative_before(state)
    part = _partitive(state, segment)
    if part is not None:
        segment.front.insert(0, part)
        clause.after_comma, noun = True, None
    asked = state.is_question() and state.innermost_empty() == 0
    if noun is None and clause.after_comma and not free and not asked:
        groups = [group for group in state.recent if group.kind not in BOUNDARIES]
        dated = len(groups) > 1 and groups[-1].kind in TIMES and groups[-2].prep != "of"
        which = verb is not None and state.text(segment.opener[-1]) == WHICH and _does_harm(state, verb)
        over = _over_places(state, groups[:-1] if dated else groups, verb) if dated or which else None
        return over or nearest_agreeing(groups, state.tokens, verb)
    return noun


def _of_relative_before(state: BuilderState) -> Group | None:
    """'Lund, who led the party and [who] fled': return the noun of the relative clause before "and"."""
    preceding = state.preceding
    if preceding is None or not state.recent or state.recent[-1].kind not in CONJUNCTIONS:
        return None
    return preceding.antecedent


def _inverted_subject(state: BuilderState) -> Group | None:
    """'..., said the governor, [who is a Dane]': return the subject after its verb, if nothing else follows that."""
    preceding = state.preceding
    if preceding is None or preceding.subject_rule != "inverted" or state.recent:
        return None
    return preceding.subject


def _add_wh_group(state: BuilderState, clause: OpenClause, segment: Segment, possessor: Group | None) -> None:
    """Give the relative word its role: the subject if there is no other, else what the clause has a gap for."""
    chunk = segment.opener[-1]
    group = Group("N", chunk.first, chunk.stop, chunk.head, state.tokens[chunk.head].text.lower())
    if possessor is not None:
        group.possessor, clause.no_gap = possessor, True
    if not segment.has_subject():
        segment.front.insert(0, group)
    elif possessor is None and not clause.no_gap:
        clause.antecedent = group


def _partitive(state: BuilderState, segment: Segment) -> Group | None:
    """'the men, most of whom fled': return the quantity, which is the subject."""
    recent = state.recent
    if len(segment.opener) < 2 or state.text(segment.opener[0]) != "of" or len(recent) < 2 or segment.has_subject():
        return None
    if recent[-1].kind not in ("N", "ADJP") or recent[-2].kind != "COMMA":
        return None
    part = recent.pop()
    part.kind = "N"
    return part


# --- that, and subordinators ---------------------------------------------------------------------
def _open_that(state: BuilderState, clause: OpenClause, segment: Segment) -> None:
    """that: a relative clause, or a complement of the verb or of a noun ("the claim that")."""
    preceding, has_subject = state.preceding, segment.has_subject()
    noun = _noun_before(state, None if has_subject else segment.verb)
    clause.kind = ClauseKind.COMPLEMENT
    passive = preceding is not None and preceding.verb.passive
    if not has_subject and segment.verb is not None and (noun is not None or passive):
        clause.kind = ClauseKind.RELATIVE
        clause.antecedent = noun or (preceding.subject if preceding else None)
    elif noun is not None and not state.takes_clause(preceding):
        noun = _noun_of_content(state, noun)
        clause.antecedent = noun
        if state.words.has("that", state.lemma(noun)):
            clause.no_gap = True
        else:
            clause.kind = ClauseKind.RELATIVE


def _noun_of_content(state: BuilderState, noun: Group) -> Group:
    """The noun of which a clause with a subject says the content, over its phrases: "the claim by Chad | that"."""
    at = len(state.recent)
    while at and not state.words.has("that", state.lemma(state.recent[at - 1])):
        at -= 1
        if state.recent[at].kind != "P":
            return noun
    return state.recent[at - 1] if at else noun


def _open_subordinate(state: BuilderState, clause: OpenClause, word: str) -> None:
    """if, when, whether, how: a complement of a verb of saying, a relative clause after a place, else adverbial."""
    noun = None if clause.after_comma else _noun_before(state, None)
    question = word in INDIRECT_QUESTIONS or (word in RELATIVE_ADVERBS and noun is None)
    governed = state.takes_clause(state.preceding) and not clause.after_comma
    if (word == "whether" and state.preceding is not None) or (governed and question):
        clause.kind = ClauseKind.COMPLEMENT
    elif word == "where" and noun is not None:
        clause.kind, clause.antecedent, clause.no_gap = ClauseKind.RELATIVE, noun, True
