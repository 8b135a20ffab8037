"""Infinitives, gerunds and participles: who does it, and what the clause hangs on."""

from __future__ import annotations

from dataclasses import replace

from coder.core.model import ClauseKind, Verb
from coder.language.clauses.attachment import subject_at_end
from coder.language.clauses.drafts import Draft
from coder.language.clauses.groups import Group
from coder.language.clauses.segments import Segment
from coder.language.clauses.state import FINITE, GERUND, INFINITIVE, State

OF_NOUN = frozenset(("of", "for", "about", "in", "against", "on", "to", "at"))
PLACES = frozenset(("in", "at", "near", "outside"))
ADVERBIAL_PREPS = frozenset(
    ("by", "without", "after", "before", "while", "since", "upon", "despite", "instead of", "rather than")
)


# --- coordination --------------------------------------------------------------------------------
def coordinate(state: State, draft: Draft) -> None:
    """A verb without tense after "and": like the last verb of its form, with the same subject."""
    first = next((clause for clause in reversed(state.clauses[-8:-1]) if _same_form(clause, draft)), None)
    if first is None:
        draft.share(state.owner, "shared")
        return
    draft.coordinate = first
    draft.share(first, "shared")
    draft.hang(first.kind, first.parent, first.link)
    draft.antecedent = first.antecedent
    draft.verb = _like(draft.verb, first.verb)


def _same_form(clause: Draft, draft: Draft) -> bool:
    """May ``draft`` be coordinated with ``clause``, by the forms of their verbs?"""
    if draft.chunk == "VBARE":
        return clause.verb.form == "infinitive" or bool(clause.verb.modal)
    if draft.chunk in INFINITIVE:
        return clause.chunk in INFINITIVE
    if draft.chunk in GERUND:
        return clause.chunk in GERUND or clause.verb.progressive
    return clause.chunk == "VEN" or clause.verb.passive or clause.verb.perfect


def _like(verb: Verb, first: Verb) -> Verb:
    """The second verb of a group whose auxiliaries stand only before the first ("has met and praised")."""
    passive = first.passive if verb.form == "participle" else verb.passive
    return replace(
        verb,
        passive=passive,
        negated=verb.negated or first.negated,
        modal=first.modal,
        form=first.form,
        tense=first.tense,
        perfect=first.perfect,
    )


# --- infinitives ---------------------------------------------------------------------------------
def infinitive(state: State, draft: Draft, segment: Segment) -> None:
    """'to meet', or a bare infinitive."""
    owner, last = state.owner, state.last_group()
    if last is not None and last.kind == "P" and last.prep == "in" and last.word == "order":
        _aim(state, draft)
    elif owner is None:
        _before_any_verb(state, draft, last)
    elif segment.opener or last is None or last.kind in ("ADJP", "PRT") or (last.kind == "P" and not last.word):
        draft.hang(ClauseKind.COMPLEMENT, owner, state.text(segment.opener[-1]) if segment.opener else "to")
        draft.share(owner, "control")
    elif last.kind in ("N", "P"):
        _after_noun(state, draft, owner, last)
    else:
        _aim(state, draft)


def _before_any_verb(state: State, draft: Draft, last: Group | None) -> None:
    state.hold_subject()
    if last is not None and last.kind == "P" and last.prep == "for" and last.host is not None:
        draft.hang(ClauseKind.RELATIVE, None, "to")
        draft.done_by(last, "control")
        draft.antecedent = last.host
    elif last is not None and last.kind in ("N", "P"):
        _of_noun(state, draft, _asking_noun(state, last) or last, last)
    elif draft.chunk == "VBARE" and not state.region:
        state.frames[-1].verb = draft
    else:
        draft.hang(ClauseKind.ADVERBIAL, None, "to")


def _aim(state: State, draft: Draft) -> None:
    """'used force to leave'."""
    draft.hang(ClauseKind.ADVERBIAL, state.owner, "to")
    draft.share(state.owner, "control")


def _after_noun(state: State, draft: Draft, owner: Draft, last: Group) -> None:
    """An infinitive after a noun: the noun's ("a plan to"), its own ("urged X to") or an aim ("used force to")."""
    words, lemma = state.words, owner.verb.lemma
    objects = [group for group in state.region if group.kind == "N"]
    of_noun = words.has("noun", state.lemma(last))
    courtesy = words.has("naming", lemma) and words.has("courtesy", draft.verb.lemma)
    if last.kind == "P" and (words.has_pair("prep", lemma, last.prep) or (last.prep == "for" and not of_noun)):
        draft.hang(ClauseKind.COMPLEMENT, owner, "to")
        draft.done_by(last, "control")
    elif objects and words.has("object", lemma) and not (of_noun and objects[-1] is last) and not courtesy:
        draft.hang(ClauseKind.COMPLEMENT, owner, "to" if draft.chunk != "VBARE" else "")
        draft.done_by(objects[0] if len(objects) < 3 else objects[-1], "control")
    elif words.has("subject", lemma) if objects else _governs(state, owner) and not of_noun:
        draft.hang(ClauseKind.COMPLEMENT, owner, "to")
        draft.share(owner, "control")
    elif of_noun or (objects and words.has("noun", state.lemma(objects[-1]))):
        _of_noun(state, draft, last if of_noun else objects[-1], last)
        draft.share(owner, "control")
    elif draft.chunk == "VBARE" and objects:
        draft.hang(ClauseKind.COMPLEMENT, owner)
        draft.done_by(objects[-1], "control")
    else:
        _aim(state, draft)


def _governs(state: State, owner: Draft) -> bool:
    """'agreed in Geneva to meet', 'was urged by Iran to meet': the infinitive is its own over what stands between."""
    lemma = owner.verb.lemma
    return state.words.has("object", lemma) if owner.verb.passive else state.words.has("infinitive", lemma)


def _of_noun(state: State, draft: Draft, noun: Group, last: Group) -> None:
    """'a plan to meet': its possessor does it, else the subject of the verb that governs it; in "an appeal to Iran to talk" Iran does."""
    state.hold_subject(modified=True)
    draft.hang(ClauseKind.RELATIVE, state.owner, "to")
    draft.done_by(last if noun is _asking_noun(state, last) else noun.possessor, "control")
    draft.modify(noun)


def _asking_noun(state: State, last: Group) -> Group | None:
    """The noun whose infinitive stands behind the one who does it: "an appeal to Iran", "pressure on Iran", "a decision by Iran"."""
    kind = ASKING.get(last.prep) if last.kind == "P" else None
    at = next((at for at in range(len(state.region) - 1, -1, -1) if state.region[at] is last), 0)
    before = state.region[at - 1] if at else None
    return (
        before
        if kind and before is not None and before.kind in ("N", "P") and state.words.has(kind, state.lemma(before))
        else None
    )


ASKING = {"to": "asking", "on": "asking", "for": "asking", "by": "noun", "of": "noun"}
"""Prepositions of the one who does it, and the list that the noun before must be in."""


# --- gerunds and participles ---------------------------------------------------------------------
def gerund(state: State, draft: Draft, segment: Segment) -> None:
    """'attacking': after a preposition, a noun, a verb, or a mark."""
    owner, last = state.owner, state.last_group()
    if segment.opener:
        link = state.text(segment.opener[0])
        if segment.opener[0].kind == "PP":
            _after_preposition(state, draft, owner, last, link)
        else:
            adverbial(state, draft, link)
    elif (
        last is not None
        and last.kind in ("N", "P")
        and draft.verb.lemma not in ("use", "cite")
        and not _named_place(state, last)
    ):
        _of_participle(state, draft, last)
    elif owner is not None and (last is None or last.kind == "PRT"):
        draft.hang(ClauseKind.COMPLEMENT, owner)
        draft.share(owner, "control")
    else:
        adverbial(state, draft, "")


def _named_place(state: State, last: Group) -> bool:
    """'staged a protest in Athens demanding ...': a place that only has a name does nothing."""
    return state.owner is not None and last.kind == "P" and last.prep in PLACES and state.tokens[last.head].tag == "NNP"


def _after_preposition(state: State, draft: Draft, owner: Draft | None, last: Group | None, link: str) -> None:
    if owner is not None and state.words.has_pair("gerund", owner.verb.lemma, link):
        _governed(state, draft, owner, link)
    elif last is not None and last.kind in ("N", "P") and last.word and link in OF_NOUN:
        state.hold_subject(modified=True)
        draft.hang(ClauseKind.RELATIVE, owner, link)
        draft.done_by(last.possessor, "control")
        draft.modify(last)
    elif owner is not None and last is None and link not in ADVERBIAL_PREPS:
        draft.hang(ClauseKind.COMPLEMENT, owner, link)
        draft.share(owner, "control")
    else:
        adverbial(state, draft, link)


def _governed(state: State, draft: Draft, owner: Draft, link: str) -> None:
    """'accused X of attacking': the object, or the subject of a passive, is the one who does it."""
    draft.hang(ClauseKind.COMPLEMENT, owner, link)
    noun = next((group for group in state.region if group.kind == "N"), None)
    if noun is None or owner.verb.passive:
        draft.share(owner, "control")
    else:
        draft.done_by(noun, "control")


def adverbial(state: State, draft: Draft, link: str) -> None:
    """'..., saying that', 'after meeting': the subject is that of the clause it belongs to."""
    state.hold_subject()
    draft.hang(ClauseKind.ADVERBIAL, state.owner, link)
    frame = state.frames[-1]
    if state.owner is None and frame.verb is None and frame.pending is not None:
        draft.done_by(frame.pending, "participle")
    else:
        draft.share(state.owner, "participle")


def _of_participle(state: State, draft: Draft, noun: Group) -> None:
    """'troops guarding the border', 'the deal signed in Paris'."""
    state.hold_subject(modified=True)
    draft.hang(ClauseKind.RELATIVE, state.owner)
    draft.done_by(noun, "participle")
    draft.modify(noun)


def participle(state: State, draft: Draft, segment: Segment) -> None:
    """'signed': after a noun it modifies the noun, also over a comma."""
    last = state.last_group()
    noun = last if last is not None and last.kind in ("N", "P") and last.word else None
    if noun is None and state.after_comma():
        noun = _before_comma(state)
    if segment.opener or noun is None:
        adverbial(state, draft, state.text(segment.opener[0]) if segment.opener else "")
        return
    if state.owner is None and state.after_comma():
        state.hold_subject()
        noun = state.frames[-1].pending or noun
    _of_participle(state, draft, noun)


def _before_comma(state: State) -> Group | None:
    """The noun before a comma, if it stands right there."""
    rest = [group for group in state.region if group.kind not in ("ADVP", "T", "PT", "LQ", "RQ")]
    if len(rest) > 1 and rest[-2].kind == "N":
        return rest[-2]
    return rest[-2] if len(rest) > 1 and rest[-2].kind == "P" and state.owner is None and rest[-2].word else None


def _mistagged(state: State) -> bool:
    """Has a bare infinitive a subject and nothing that governs it, so that it must be a finite verb ("The rebels now | control ...", "'They,' he said, '| have left'")?"""
    if state.owner is None:
        return state.frames[-1].verb is None and subject_at_end(state.region, joined=True) >= 0
    last = state.last_group()
    resumed = last is None and state.owner.subject_rule == "inverted"
    noun_before = last is not None and last.kind in ("N", "P", "COMMA")
    return (
        (noun_before or resumed) and state.waiting_frame() >= 0 and not state.words.has("bare", state.owner.verb.lemma)
    )


def _resumes(state: State, segment: Segment) -> bool:
    """'Israel, which builds rockets, | shared technology': after a relative clause closed by a comma the waiting subject gets its verb."""
    assert segment.verb is not None
    owner, last = state.owner, state.last_group()
    closed = (
        owner is not None
        and owner.kind is ClauseKind.RELATIVE
        and not segment.opener
        and last is not None
        and last.kind == "COMMA"
    )
    following = state.tokens[segment.verb.stop].text if segment.verb.stop < len(state.tokens) else ""
    ambiguous = segment.verb.stop - segment.verb.first == 1 and state.tokens[segment.verb.head].text.endswith("ed")
    return (
        closed
        and ambiguous
        and following != "by"
        and bool(segment.tail)
        and segment.tail[0].kind == "N"
        and state.waiting_frame() >= 0
    )


def is_finite(state: State, segment: Segment) -> bool:
    """Finite, or a bare infinitive with a subject of its own ("demand that he leave")."""
    assert segment.verb is not None
    if segment.verb.kind in FINITE:
        return True
    if segment.verb.kind == "VEN":
        asked = (
            bool(segment.opener)
            and segment.opener[0].kind == "WHNP"
            and any(group.kind == "N" for group in segment.front)
        )
        return asked or _resumes(state, segment)
    if segment.verb.kind == "VBARE" and not segment.opener:
        return _mistagged(state)
    return segment.verb.kind == "VBARE" and bool(segment.opener) and segment.opener[0].kind in ("THAT", "SUB", "WHNP")
